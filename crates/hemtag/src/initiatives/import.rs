//! Many initiatives at once, from a table with our columns: each row is new, changes one that is there, says what is there
//! already, or is told what is wrong with it. Nothing is written before the whole is known, and then all in one transaction.

use std::{collections::BTreeMap, ops::ControlFlow};

use sea_orm::DatabaseTransaction;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    keep::{Kept, NotKept, holding, with_id},
    model::{COLUMNS, Initiative, Problem, Row, read, written},
    store::{self, NewVersion, Origin},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    files::{
        What,
        store::{self as imports, Upload},
        table::{self, FileProblem, Head, Options, Take},
    },
};

/// A row of the file, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// As a spreadsheet counts, from 1.
    pub row: u64,
    pub name: String,
    pub fate: Fate,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    New(Box<Initiative>),
    Changed(Box<Initiative>),
    Known,
    /// The same id stands in an earlier row of the file.
    Twice(u64),
    Wrong(Vec<Problem>),
}

impl Fate {
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Fate::New(_) => "new",
            Fate::Changed(_) => "changed",
            Fate::Known => "known",
            Fate::Twice(_) => "twice",
            Fate::Wrong(_) => "wrong",
        }
    }

    const fn written(&self) -> Option<&Initiative> {
        match self {
            Fate::New(one) | Fate::Changed(one) => Some(one),
            Fate::Known | Fate::Twice(_) | Fate::Wrong(_) => None,
        }
    }
}

/// Reads the rows of a file: CSV in any usual encoding, or the first sheet of an XLSX workbook.
///
/// # Errors
/// When it is no table, or none of its columns is ours.
pub fn read_file(content: &[u8], limit: u64) -> Result<Vec<(u64, Row)>, FileProblem> {
    let options = Options { sheet: None, limit, knows: |head| ours(head).is_some() };
    let mut rows = Rows::default();
    table::read(std::io::Cursor::new(content), &options, &mut rows)?;
    Ok(rows.rows)
}

fn ours(head: &str) -> Option<&'static str> {
    let head = head.trim().to_lowercase();
    COLUMNS.into_iter().find(|column| *column == head)
}

#[derive(Default)]
struct Rows {
    columns: Vec<Option<&'static str>>,
    rows: Vec<(u64, Row)>,
}

impl Take for Rows {
    fn head(&mut self, head: Head) -> Result<(), FileProblem> {
        self.columns = head.columns.iter().map(|name| ours(name)).collect();
        if self.columns.contains(&Some("name")) {
            Ok(())
        } else {
            Err(FileProblem::NoName { columns: head.columns })
        }
    }

    fn row(&mut self, row: table::Row) -> ControlFlow<()> {
        let cells = self.columns.iter().zip(&row.cells);
        let cells = cells.filter_map(|(column, cell)| Some(((*column)?.to_owned(), cell.text())));
        self.rows.push((row.number, cells.collect()));
        ControlFlow::Continue(())
    }
}

/// What the import would do. Nothing is written.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn plan(app: &App, caller: &Caller, rows: Vec<(u64, Row)>) -> Result<Vec<Planned>, NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    let there = holding(app.db.reader()).await?;
    let mut here: BTreeMap<String, u64> = BTreeMap::new();
    Ok(rows.into_iter().map(|(number, row)| planned(number, row, &there, &mut here)).collect())
}

fn planned(number: u64, mut row: Row, there: &[Kept], here: &mut BTreeMap<String, u64>) -> Planned {
    let name = row.get("name").cloned().unwrap_or_default();
    // A row without an id means the one of the same name, when there is one.
    if row.get("id").is_none_or(|id| id.trim().is_empty()) {
        let same = there.iter().find(|kept| kept.initiative.name == name.trim());
        row = match same {
            Some(kept) => {
                row.insert("id".to_owned(), kept.initiative.id.clone());
                row
            }
            None => with_id(&row, there),
        };
    }
    let fate = match read(&row) {
        Err(problems) => Fate::Wrong(problems),
        Ok(one) => match here.get(&one.id) {
            Some(earlier) => Fate::Twice(*earlier),
            None => {
                here.insert(one.id.clone(), number);
                match there.iter().find(|kept| kept.initiative.id == one.id) {
                    None => Fate::New(Box::new(one)),
                    Some(kept) if kept.initiative == one => Fate::Known,
                    Some(_) => Fate::Changed(Box::new(one)),
                }
            }
        },
    };
    Planned { row: number, name, fate }
}

/// How many of each fate, and how many rows in all.
#[must_use]
pub fn counts(planned: &[Planned]) -> Value {
    let count = |code: &str| planned.iter().filter(|one| one.fate.code() == code).count();
    json!({
        "rows": planned.len(), "new": count("new"), "changed": count("changed"), "known": count("known"),
        "twice": count("twice"), "wrong": count("wrong"),
    })
}

/// Writes what is new or changed, in one transaction with one event, and forgets the uploaded file. Gives how many were
/// written; with none, the file is kept.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn carry_out(
    app: &App,
    caller: &Caller,
    upload: &Upload,
    planned: &[Planned],
) -> Result<usize, NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    let transaction = app.db.write().await?;
    let written = write(app, caller, &transaction, planned, &upload.file_name).await?;
    if written == 0 {
        transaction.rollback().await?;
        return Ok(0);
    }
    imports::forget_upload(&transaction, upload.id).await?;
    let new = imports::NewImport {
        what: What::Initiatives,
        file_name: upload.file_name.clone(),
        file_hash: data_encoding::HEXLOWER.encode(&Sha256::digest(&upload.content)),
        mapping: String::new(),
        counts: counts(planned),
    };
    imports::keep(&transaction, &app.clock.now().to_string(), new).await?;
    transaction.commit().await?;
    Ok(written)
}

async fn write(
    app: &App,
    caller: &Caller,
    transaction: &DatabaseTransaction,
    planned: &[Planned],
    file_name: &str,
) -> Result<usize, NotKept> {
    let at = app.clock.now();
    let new: Vec<&Initiative> = planned.iter().filter_map(|one| one.fate.written()).collect();
    let actor = caller.label();
    let versions: Vec<NewVersion<'_>> = new
        .iter()
        .map(|one| NewVersion {
            initiative: &one.id,
            document: Some(written(one)),
            origin: Origin::Imported,
            reason: file_name,
            at,
            actor: &actor,
        })
        .collect();
    store::insert_versions(transaction, &versions).await?;
    if !new.is_empty() {
        let event = Event {
            action: "initiative.imported",
            subject: Subject::Initiative(None),
            data: counts(planned),
        };
        events::append(transaction, caller, at, event).await?;
    }
    Ok(new.len())
}
