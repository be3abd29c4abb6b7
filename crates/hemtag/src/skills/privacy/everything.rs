//! Everything that stands of a person in the rooms of skills, gathered from where it stands: what the person shows on the page of
//! their own, and what they have done in rooms of others.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use serde_json::Value;

use super::in_maps;
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    letters, people,
    skills::{
        firm::{self, About},
        plan,
        validation::{
            self, Look, Own, ValidationError,
            store::{centres, shares},
        },
    },
};

/// A row that a person wrote somewhere, by its column `actor`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrote {
    /// `map`, `plan`, `assessor`: which table.
    pub table: &'static str,
    /// The firm, or the test centre, by name.
    pub whose: String,
    /// What was changed, as a code; of a plan its part.
    pub change: String,
    pub version: Option<i32>,
    pub at: Timestamp,
}

/// A period in which the person may assess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assesses {
    pub id: i64,
    pub centre: String,
    pub from: Date,
    pub until: Option<Date>,
    pub at: Timestamp,
    /// When it was withdrawn, and why, in an officer's words.
    pub withdrawn: Option<(Timestamp, String)>,
}

/// All that is held of the person.
#[derive(Debug, Clone, Default)]
pub struct Everything {
    pub own: Own,
    pub maps: Vec<About>,
    /// What the person looked at of others.
    pub looks_made: Vec<Look>,
    pub assesses: Vec<Assesses>,
    pub wrote: Vec<Wrote>,
    /// The files of records by the record's number, as they were handed out; not of one that was withdrawn.
    pub files: HashMap<i64, Value>,
    /// Letters to the person's address that are still kept, without their text.
    pub letters: Vec<letters::Sent>,
    /// Organisations for which the person looked.
    pub organisations: HashMap<i64, String>,
}

/// Gathers it for the caller.
///
/// # Errors
/// When nobody is signed in, or something does not open.
pub async fn everything(app: &App, caller: &Caller) -> Result<Everything, ValidationError> {
    let relation = if caller.person.is_some() { Relation::Owner } else { Relation::None };
    check(caller, Action::KeepOwnSkills, relation)?;
    let person = caller.person.ok_or(ValidationError::NotFound)?;
    let own = validation::own(app, caller).await?;
    let maps = in_maps(app, caller).await?;
    let db = app.db.reader();
    let mut files = HashMap::new();
    for record in own.records.iter().filter(|record| record.withdrawn_at.is_none()) {
        let file = validation::file_of_record(app, caller, record.id).await?;
        files.insert(record.id, serde_json::from_slice(&file).unwrap_or_default());
    }
    let looks_made = shares::looks_by(db, person).await?;
    let for_whom: Vec<i64> = looks_made.iter().filter_map(|look| look.organisation).collect();
    let periods = centres::assessors(db, None).await?;
    let entered = centres::entered_by(db, person).await?;
    let centre = |id: i64| own.centres.get(&id).cloned().unwrap_or_default();
    let assesses = periods
        .into_iter()
        .filter(|one| one.what == Some(person.0))
        .map(|one| Assesses {
            id: one.id,
            centre: centre(one.centre),
            from: one.period.from,
            until: one.period.until,
            at: one.at,
            withdrawn: one.withdrawn,
        })
        .collect();
    let mut wrote = in_firms(app, person).await?;
    wrote.extend(entered.into_iter().map(|(id, at)| Wrote {
        table: "assessor",
        whose: centre(id),
        change: "entered".to_owned(),
        version: None,
        at,
    }));
    let letters = match people::address_of_person(db, person).await? {
        Some(to) => letters::to_address(db, &to.email).await?,
        None => Vec::new(),
    };
    let organisations = people::organisations_of(db, &for_whom).await?;
    Ok(Everything { own, maps, looks_made, assesses, wrote, files, letters, organisations })
}

async fn in_firms(app: &App, person: PersonId) -> Result<Vec<Wrote>, ValidationError> {
    let db = app.db.reader();
    let (maps, plans) = (firm::written_by(db, person).await?, plan::written_by(db, person).await?);
    let firms: Vec<i64> = maps.iter().chain(&plans).map(|row| row.organisation).collect();
    let names = people::organisations_of(db, &firms).await?;
    let wrote = |table: &'static str, rows: Vec<firm::WrittenRow>| -> Vec<Wrote> {
        rows.into_iter()
            .map(|row| Wrote {
                table,
                whose: names.get(&row.organisation).cloned().unwrap_or_default(),
                change: row.change,
                version: Some(row.version),
                at: row.at,
            })
            .collect()
    };
    Ok([wrote("map", maps), wrote("plan", plans)].concat())
}
