//! Qualifications from a file: what each would become is shown first, and nothing is written unless all of it can be. A
//! qualification that the file does not name stays as it is.

use std::{collections::BTreeMap, ops::ControlFlow};

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::{
    ValidationError,
    model::{COLUMNS, Fault, FileFault, Found, Place, check as check_document, read_rows, read_toml},
    store::qualifications::{self, NewVersion, Origin, Version},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    files::{
        store::{self as uploads, Upload},
        table::{self, FileProblem, Head, Options, Take},
    },
};

/// What a qualification of the file would become.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    New,
    /// A version after this one.
    Changed(i32),
    Same,
    /// What its rows say cannot be read.
    Unreadable(Vec<(u64, FileFault)>),
    Wrong(Vec<(Place, Fault)>),
    /// The file has it before.
    Twice(u64),
}

impl Fate {
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Fate::New => "new",
            Fate::Changed(_) => "changed",
            Fate::Same => "same",
            Fate::Unreadable(_) | Fate::Wrong(_) => "wrong",
            Fate::Twice(_) => "twice",
        }
    }

    #[must_use]
    pub const fn is_wrong(&self) -> bool {
        matches!(self, Fate::Unreadable(_) | Fate::Wrong(_) | Fate::Twice(_))
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    pub found: Found,
    pub fate: Fate,
}

/// The qualifications of a file: TOML when it reads as such, else a table (CSV or XLSX).
///
/// # Errors
/// When it is neither, or has no column that names a qualification.
pub fn read_file(content: &[u8], limit: u64) -> Result<Vec<Found>, FileProblem> {
    if let Ok(text) = std::str::from_utf8(content)
        && text.trim_start_matches('\u{feff}').lines().any(|line| line.trim() == "[[qualification]]")
    {
        let text = text.trim_start_matches('\u{feff}');
        return read_toml(text).map_err(|message| FileProblem::Broken { message });
    }
    let options = Options { sheet: None, limit, knows: |head| ours(head).is_some() };
    let mut rows = Rows::default();
    table::read(std::io::Cursor::new(content), &options, &mut rows)?;
    Ok(read_rows(&rows.rows))
}

fn ours(head: &str) -> Option<&'static str> {
    let head = head.trim().to_lowercase();
    COLUMNS.into_iter().find(|column| *column == head)
}

#[derive(Default)]
struct Rows {
    columns: Vec<Option<&'static str>>,
    rows: Vec<(u64, BTreeMap<&'static str, String>)>,
}

impl Take for Rows {
    fn head(&mut self, head: Head) -> Result<(), FileProblem> {
        self.columns = head.columns.iter().map(|name| ours(name)).collect();
        if self.columns.contains(&Some("qualification")) {
            Ok(())
        } else {
            Err(FileProblem::NoName { columns: head.columns })
        }
    }

    fn row(&mut self, row: table::Row) -> ControlFlow<()> {
        let cells = self.columns.iter().zip(&row.cells);
        let cells: BTreeMap<&'static str, String> =
            cells.filter_map(|(column, cell)| Some(((*column)?, cell.text().trim().to_owned()))).collect();
        if cells.values().any(|text| !text.is_empty()) {
            self.rows.push((row.number, cells));
        }
        ControlFlow::Continue(())
    }
}

/// What the import would do. Nothing is written.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn plan(app: &App, caller: &Caller, found: Vec<Found>) -> Result<Vec<Planned>, ValidationError> {
    check(caller, Action::KeepQualifications, Relation::None)?;
    Ok(planned(app.db.reader(), found).await?)
}

async fn planned(db: &impl ConnectionTrait, found: Vec<Found>) -> Result<Vec<Planned>, DbErr> {
    let there = qualifications::newest(db).await?;
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let fate = |one: &Found, earlier: Option<u64>| match &one.read {
        _ if earlier.is_some() => Fate::Twice(earlier.unwrap_or_default()),
        Err(faults) => Fate::Unreadable(faults.clone()),
        Ok(document) => {
            let faults = check_document(document);
            match there.get(&one.code) {
                _ if !faults.is_empty() => Fate::Wrong(faults),
                None => Fate::New,
                Some(Version { document: same, .. }) if same == document => Fate::Same,
                Some(Version { version, .. }) => Fate::Changed(*version),
            }
        }
    };
    Ok(found
        .into_iter()
        .map(|one| {
            let earlier = seen.get(&one.code).copied().filter(|_| !one.code.is_empty());
            let fate = fate(&one, earlier);
            seen.entry(one.code.clone()).or_insert(one.row);
            Planned { found: one, fate }
        })
        .collect())
}

/// Writes what is new or changed of an uploaded file, planned anew, with one event, and forgets the file. Gives how many versions
/// were written; 0 when something is wrong in it, and then nothing is.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn carry_out(app: &App, caller: &Caller, upload: &Upload) -> Result<usize, ValidationError> {
    check(caller, Action::KeepQualifications, Relation::None)?;
    let found = read_file(&upload.content, app.config.upload_limit as u64).map_err(ValidationError::File)?;
    let (at, actor) = (app.clock.now(), caller.label());
    let transaction = app.db.write().await?;
    let planned = planned(&transaction, found).await?;
    let mut written = 0;
    if planned.iter().all(|one| !one.fate.is_wrong()) {
        for one in &planned {
            let Ok(document) = &one.found.read else { continue };
            let version = match one.fate {
                Fate::New => 1,
                Fate::Changed(before) => before + 1,
                _ => continue,
            };
            let reason = &upload.file_name;
            let new = NewVersion { document, version, origin: Origin::Imported, reason, at, actor: &actor };
            qualifications::insert(&transaction, new).await?;
            written += 1;
        }
    }
    if written == 0 {
        return Ok(0);
    }
    uploads::forget_upload(&transaction, upload.id).await?;
    let data = json!({ "written": written });
    let event = Event { action: "qualification.imported", subject: Subject::Qualification(None), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(written)
}
