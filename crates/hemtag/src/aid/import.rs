//! Aid from a table with our columns: each row is new, stands in the register already, stands twice in the file, or is told what is
//! wrong with it. Nothing is written before the whole is known, and then all in one transaction with one event.

use std::{collections::HashMap, ops::ControlFlow};

use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use vocabulary::OrganisationNumber;

use super::{
    AidError,
    grants::{Recipient, firm_of},
    model::{
        Entry, Facts,
        row::{COLUMNS, Problem, Read, Row, read},
    },
    store::{
        self,
        grants::{self, NewVersion},
    },
    words,
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
    /// Whom it is about, as the file names it; a sole trader's number is left out.
    pub name: String,
    pub fate: Fate,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    New(Box<Read>),
    /// The same beneficiary, authority, day and amount stand in the register.
    Known,
    /// They stand in an earlier row of the file.
    Twice(u64),
    Wrong(Vec<Problem>),
}

impl Fate {
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Fate::New(_) => "new",
            Fate::Known => "known",
            Fate::Twice(_) => "twice",
            Fate::Wrong(_) => "wrong",
        }
    }
}

/// Reads the rows of a file: CSV in any usual encoding, or the first sheet of an XLSX workbook.
///
/// # Errors
/// When it is no table, or lacks the columns without which no row says anything.
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
        let has = |column| self.columns.contains(&Some(column));
        if (has("beneficiary") || has("beneficiary_number")) && has("amount") && has("granted_on") {
            Ok(())
        } else {
            Err(FileProblem::NoName { columns: head.columns })
        }
    }

    fn row(&mut self, row: table::Row) -> ControlFlow<()> {
        let cells = self.columns.iter().zip(&row.cells);
        let cells = cells.filter_map(|(column, cell)| Some(((*column)?, cell.text())));
        self.rows.push((row.number, cells.collect()));
        ControlFlow::Continue(())
    }
}

/// What tells one grant from another.
type Key = (String, String, String, String);

fn key(number: Option<OrganisationNumber>, name: &str, facts: &Facts) -> Key {
    let plain = |text: &str| text.trim().to_lowercase();
    let who = number.map_or_else(|| plain(name), OrganisationNumber::digits);
    (who, plain(&facts.authority), format!("{:?}", facts.when), format!("{:?}", facts.worth))
}

/// What the import would do. Nothing is written.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn plan(app: &App, caller: &Caller, rows: Vec<(u64, Row)>) -> Result<Vec<Planned>, AidError> {
    check(caller, Action::KeepAid, Relation::None)?;
    planned(app, app.db.reader(), rows, app.clock.today()).await
}

async fn planned(
    app: &App,
    db: &impl ConnectionTrait,
    rows: Vec<(u64, Row)>,
    today: Date,
) -> Result<Vec<Planned>, AidError> {
    let firms = store::firms(db).await?;
    let key_of = |entry: &Entry| {
        let firm = firms.get(&entry.facts.firm)?;
        Some(key(firm.number, &firm.name, &entry.facts))
    };
    let there: std::collections::HashSet<Key> = grants::all(db).await?.iter().filter_map(key_of).collect();
    let agency = words::agency(app);
    let mut here: HashMap<Key, u64> = HashMap::new();
    let plan = rows.into_iter().map(|(number, row)| {
        let cell = |column: &str| row.get(column).cloned().unwrap_or_default();
        let shown =
            cell("beneficiary_number").parse::<OrganisationNumber>().ok().and_then(OrganisationNumber::shown);
        let name =
            if cell("beneficiary").is_empty() { shown.unwrap_or_default() } else { cell("beneficiary") };
        let fate = match read(&row, &agency, today) {
            Err(problems) => Fate::Wrong(problems),
            Ok(one) => {
                let key = key(one.number, &one.name, &one.facts);
                if there.contains(&key) {
                    Fate::Known
                } else if let Some(earlier) = here.get(&key) {
                    Fate::Twice(*earlier)
                } else {
                    here.insert(key, number);
                    Fate::New(Box::new(one))
                }
            }
        };
        Planned { row: number, name, fate }
    });
    Ok(plan.collect())
}

/// How many of each fate, and how many rows in all.
#[must_use]
pub fn counts(planned: &[Planned]) -> Value {
    let count = |code: &str| planned.iter().filter(|one| one.fate.code() == code).count();
    json!({
        "rows": planned.len(), "new": count("new"), "known": count("known"), "twice": count("twice"),
        "wrong": count("wrong"),
    })
}

/// Writes the new rows of an uploaded file, planned anew within the transaction, with one event, and forgets the file. Gives how
/// many were written; with none, the file is kept.
///
/// # Errors
/// When the caller may not, the file cannot be read any more, or the database refuses.
pub async fn carry_out(app: &App, caller: &Caller, upload: &Upload) -> Result<usize, AidError> {
    check(caller, Action::KeepAid, Relation::None)?;
    let rows = read_file(&upload.content, app.config.upload_limit as u64).map_err(|_| AidError::NotFound)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    grants::lock(&transaction).await?;
    let planned = planned(app, &transaction, rows, app.clock.today()).await?;
    let mut written = 0;
    for one in &planned {
        let Fate::New(read) = &one.fate else { continue };
        let name = if read.name.is_empty() {
            read.number.and_then(OrganisationNumber::shown).unwrap_or_else(|| "–".to_owned())
        } else {
            read.name.clone()
        };
        let recipient = Recipient { number: read.number, name, nace: read.facts.nace.clone() };
        let firm = firm_of(&transaction, &recipient, at).await?;
        let facts = Facts { firm: firm.id, ..read.facts.clone() };
        let new =
            NewVersion { facts: &facts, withdrawn: false, reason: "", at, actor: caller.label(), once: None };
        grants::insert(&transaction, None, new).await?;
        written += 1;
    }
    if written == 0 {
        transaction.rollback().await?;
        return Ok(0);
    }
    imports::forget_upload(&transaction, upload.id).await?;
    let new = imports::NewImport {
        what: What::Aid,
        file_name: upload.file_name.clone(),
        file_hash: data_encoding::HEXLOWER.encode(&Sha256::digest(&upload.content)),
        mapping: String::new(),
        counts: counts(&planned),
    };
    imports::keep(&transaction, &at.to_string(), new).await?;
    let event = Event { action: "aid.imported", subject: Subject::Aid(None), data: counts(&planned) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(written)
}
