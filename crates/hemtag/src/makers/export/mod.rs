//! Export of makers: one row for each offer with every field, as CSV and XLSX; the same as JSON; and public profiles as
//! Open Know-Where; and a maker as messages of industrial formats (`exchange`).
//!
//! Invariants:
//! - A sole trader's organisation number is in no export.
//! - An example says so in every row and in every file.
//! - What is exported as CSV, XLSX or JSON is imported again as it was (`import`), with the exception above.

pub mod exchange;
pub mod json;
pub mod okw;
pub mod pages;
mod sheet;
pub mod table;
mod write;

use crate::{
    access::{self, Action, Caller, Denied, Relation},
    app::App,
    makers::{
        model::{Maker, MakerId},
        store::{self, Filter},
    },
};

pub use write::Format;

/// The signs that a spreadsheet takes for the beginning of a formula.
const FORMULA_SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// True for a text that begins like a formula, after any apostrophes. An export puts one more in front of it, and an
/// import takes one off.
#[must_use]
pub fn is_neutralised(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_SIGNS)
}

/// A file to hand over.
#[derive(Debug)]
pub struct Exported {
    pub bytes: Vec<u8>,
    pub makers: u64,
    /// `hemtag-tillverkare-2026-11-24.csv`
    pub file_name: String,
}

#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
    #[error(transparent)]
    Write(#[from] anyhow::Error),
}

/// The makers that a filter holds, as a file.
///
/// # Errors
/// When the caller may not, the database does not answer, or a spreadsheet would be larger than the format allows.
pub async fn export_makers(
    app: &App,
    caller: &Caller,
    filter: &Filter,
    format: Format,
    language: crate::words::Language,
) -> Result<Exported, ExportError> {
    access::check(caller, Action::ExportRegister, Relation::None)?;
    let about = About { language, day: app.clock.today(), examples: app.holds_examples() };
    let mut writer = write::Writer::new(format, about)?;
    let mut makers = 0_u64;
    let mut failed = None;
    store::each_of(app.db.reader(), filter, |maker: Maker| {
        makers += 1;
        if failed.is_none() {
            failed = writer.maker(&maker).err();
        }
    })
    .await?;
    if let Some(error) = failed {
        return Err(error.into());
    }
    let name = crate::http::download::file_name(language, "tillverkare", "makers", about.day);
    let file_name = format!("{name}.{}", format.extension());
    Ok(Exported { bytes: writer.end()?, makers, file_name })
}

/// One maker as a file in the forms of the register; none where there is no such maker.
///
/// # Errors
/// When the caller may not, the database does not answer, or a spreadsheet would be larger than the format allows.
pub async fn export_maker(
    app: &App,
    caller: &Caller,
    id: MakerId,
    format: Format,
    language: crate::words::Language,
) -> Result<Option<Exported>, ExportError> {
    access::check(caller, Action::ExportRegister, Relation::None)?;
    let Some(maker) = store::find(app.db.reader(), id).await? else { return Ok(None) };
    let about = About { language, day: app.clock.today(), examples: maker.example };
    let mut writer = write::Writer::new(format, about)?;
    writer.maker(&maker)?;
    let name = language.pick("tillverkare", "maker");
    let file_name = format!("hemtag-{name}-{id}-{}.{}", about.day, format.extension());
    Ok(Some(Exported { bytes: writer.end()?, makers: 1, file_name }))
}

/// What is said of the file as a whole.
#[derive(Debug, Clone, Copy)]
pub struct About {
    pub language: crate::words::Language,
    pub day: jiff::civil::Date,
    /// Some of its makers are made up.
    pub examples: bool,
}
