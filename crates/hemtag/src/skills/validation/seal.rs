//! A validation opened: what stands sealed of it, with the qualification that it began under.

use sea_orm::{ConnectionTrait, DbErr};

use super::{
    ValidationError,
    model::{Course, Qualification},
    store::{
        qualifications::{self, Version},
        validations::{self, Kept},
    },
};
use crate::{app::App, sealed::Keys};

/// The largest of what is opened.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// A validation, opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    pub kept: Kept,
    pub course: Course,
    /// The version that it began under.
    pub of: Version,
}

impl Opened {
    #[must_use]
    pub fn qualification(&self) -> &Qualification {
        &self.of.document
    }
}

fn of_course(seal: &str) -> String {
    format!("validation {seal} course")
}

/// What else belongs to a validation is sealed for it and its kind.
pub(super) fn of_part(seal: &str, part: &str) -> String {
    format!("validation {seal} {part}")
}

/// # Panics
/// Never: a course can be written.
pub(super) fn course(keys: &Keys, seal: &str, course: &Course) -> Vec<u8> {
    keys.seal(&of_course(seal), &serde_json::to_vec(course).expect("a course can be written"))
}

pub(super) fn open_course(keys: &Keys, kept: &Kept) -> Result<Course, ValidationError> {
    let opened = keys.open(&of_course(&kept.seal), &kept.document, MOST_BYTES)?;
    let broken = |error| DbErr::Custom(format!("validation {}: {error}", kept.id));
    Ok(serde_json::from_slice(&opened).map_err(broken)?)
}

/// The units of a share; none: the whole.
pub(super) fn open_units(
    keys: &Keys,
    kept: &Kept,
    units: Option<&[u8]>,
) -> Result<Option<Vec<String>>, ValidationError> {
    let Some(units) = units else { return Ok(None) };
    let opened = keys.open(&of_part(&kept.seal, "units"), units, MOST_BYTES)?;
    let broken = |error| DbErr::Custom(format!("validation {}: {error}", kept.id));
    Ok(Some(serde_json::from_slice(&opened).map_err(broken)?))
}

/// Opens several. For use cases that have asked.
///
/// # Errors
/// When the database does not answer, or one does not open.
pub async fn open_all(
    app: &App,
    db: &impl ConnectionTrait,
    all: Vec<Kept>,
) -> Result<Vec<Opened>, ValidationError> {
    let keys = app.keys()?;
    let ids: Vec<i64> = all.iter().map(|kept| kept.qualification).collect();
    let versions = qualifications::by_ids(db, &ids).await?;
    all.into_iter()
        .map(|kept| {
            let of = versions.get(&kept.qualification).cloned();
            let of = of.ok_or_else(|| DbErr::Custom(format!("validation {}: no qualification", kept.id)))?;
            Ok(Opened { course: open_course(keys, &kept)?, kept, of })
        })
        .collect()
}

/// One by its number.
pub(super) async fn open_one(
    app: &App,
    db: &impl ConnectionTrait,
    id: i64,
) -> Result<Opened, ValidationError> {
    let kept = validations::by_id(db, id).await?.ok_or(ValidationError::NotFound)?;
    open_all(app, db, vec![kept]).await?.pop().ok_or(ValidationError::NotFound)
}

/// Writes an opened one back, sealed anew.
pub(super) async fn keep(
    app: &App,
    db: &impl ConnectionTrait,
    opened: &mut Opened,
) -> Result<(), ValidationError> {
    opened.kept.document = course(app.keys()?, &opened.kept.seal, &opened.course);
    opened.kept.changed_at = app.clock.now();
    if validations::update(db, &opened.kept).await? { Ok(()) } else { Err(ValidationError::Changed) }
}
