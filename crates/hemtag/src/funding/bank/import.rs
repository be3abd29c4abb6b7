//! The bank's table, row by row: each is new, changed, as it was, stands twice in the file, or is told what is wrong with it.
//! Nothing is written before the whole is known, and then all in one transaction with one event.

use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
};

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    model::{Cells, Column, Layout, Note, Period, Problem, Project, Read, read},
    store::{self, Kept, New, Texts},
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
    funding::FundingError,
};

/// A file of the bank, read but not judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bank {
    pub layout: Layout,
    /// With the number of each row as a spreadsheet counts, from 1.
    pub rows: Vec<(u64, Cells)>,
}

/// A row of the file, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub row: u64,
    pub number: String,
    pub name: String,
    pub fate: Fate,
    pub notes: Vec<Note>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    New(Box<Project>),
    /// It stands in the bank and says something else in these columns: the version that follows.
    Changed(Box<Project>, i32, Vec<Column>),
    Unchanged,
    /// The same row stands above.
    Twice(u64),
    Wrong(Vec<Problem>),
}

impl Fate {
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Fate::New(_) => "new",
            Fate::Changed(..) => "changed",
            Fate::Unchanged => "unchanged",
            Fate::Twice(_) => "twice",
            Fate::Wrong(_) => "wrong",
        }
    }
}

/// The fates in the order in which they are told.
pub const FATES: [&str; 5] = ["new", "changed", "unchanged", "twice", "wrong"];

/// What a file would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub period: Period,
    /// Columns of the file that are not read.
    pub unknown: Vec<String>,
    /// Columns of the layout that the file lacks.
    pub lacking: Vec<&'static str>,
    pub rows: Vec<Planned>,
    /// Projects of the period that the bank holds and the file does not name. They stay.
    pub not_named: usize,
}

impl Plan {
    #[must_use]
    pub fn count(&self, fate: &str) -> usize {
        self.rows.iter().filter(|one| one.fate.code() == fate).count()
    }

    /// How many rows have a note, by its word.
    #[must_use]
    pub fn notes(&self) -> Vec<(&'static str, usize)> {
        let mut counts: Vec<(&'static str, usize)> = Vec::new();
        for note in self.rows.iter().flat_map(|one| &one.notes) {
            match counts.iter_mut().find(|(code, _)| *code == note.code()) {
                Some((_, count)) => *count += 1,
                None => counts.push((note.code(), 1)),
            }
        }
        counts
    }

    /// For the event and for programs.
    #[must_use]
    pub fn counts(&self) -> Value {
        let mut counts = json!({ "period": self.period.code(), "rows": self.rows.len() });
        for fate in FATES {
            counts[fate] = self.count(fate).into();
        }
        counts["not_named"] = self.not_named.into();
        counts
    }
}

/// Reads the rows of a file: CSV in any usual encoding, or the first sheet of an XLSX workbook.
///
/// # Errors
/// When it is no table, or its heads are those of neither period.
pub fn read_file(content: &[u8], limit: u64) -> Result<Bank, FileProblem> {
    let options = Options { sheet: None, limit, knows: super::model::knows };
    let mut rows = Rows::default();
    table::read(std::io::Cursor::new(content), &options, &mut rows)?;
    let layout = rows.layout.ok_or(FileProblem::Empty)?;
    Ok(Bank { layout, rows: rows.rows })
}

#[derive(Default)]
struct Rows {
    layout: Option<Layout>,
    may_be_short: bool,
    rows: Vec<(u64, Cells)>,
}

impl Take for Rows {
    fn head(&mut self, head: Head) -> Result<(), FileProblem> {
        self.may_be_short = !head.form.starts_with("CSV");
        self.layout = Layout::of(&head.columns);
        if self.layout.is_some() { Ok(()) } else { Err(FileProblem::NoName { columns: head.columns }) }
    }

    fn row(&mut self, row: table::Row) -> ControlFlow<()> {
        let texts = row.cells.iter().map(table::Cell::text).collect();
        self.rows.push((row.number, Cells { texts, may_be_short: self.may_be_short }));
        ControlFlow::Continue(())
    }
}

/// What the import would do. Nothing is written.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn plan(app: &App, caller: &Caller, bank: Bank) -> Result<Plan, FundingError> {
    check(caller, Action::KeepBank, Relation::None)?;
    Ok(planned(app.db.reader(), bank).await?)
}

async fn planned(db: &impl ConnectionTrait, bank: Bank) -> Result<Plan, DbErr> {
    let period = bank.layout.period;
    let mut there: HashMap<String, Kept> = store::all(db, Texts::With)
        .await?
        .into_iter()
        .filter(|kept| kept.project.period == period)
        .map(|kept| (kept.project.number.clone(), kept))
        .collect();
    let mut here: HashMap<String, (u64, Project)> = HashMap::new();
    let mut twins: HashMap<_, u64> = HashMap::new();
    let mut rows = Vec::with_capacity(bank.rows.len());
    for (row, cells) in &bank.rows {
        let cell = |column: Column| {
            let at = bank.layout.columns.iter().position(|one| *one == Some(column));
            at.and_then(|at| cells.texts.get(at)).map_or("", |text| text.trim())
        };
        let shown = |text: &str| text.chars().take(160).collect::<String>();
        let mut one = Planned {
            row: *row,
            number: shown(cell(Column::Number)),
            name: shown(&super::model::mended(cell(Column::Name)).text),
            fate: Fate::Unchanged,
            notes: Vec::new(),
        };
        match read(&bank.layout, cells) {
            Err(problems) => one.fate = Fate::Wrong(problems),
            Ok(Read { project, notes }) => {
                one.notes = notes;
                match here.get(&project.number) {
                    Some((above, same)) if *same == project => one.fate = Fate::Twice(*above),
                    Some((above, other)) => {
                        let columns = other.differs(&project);
                        one.fate = Fate::Wrong(vec![Problem::NumberTwice(*above, columns)]);
                    }
                    None => {
                        if let Some(above) = twins.get(&project.twin_key()) {
                            one.notes.push(Note::PerhapsSameAs(*above));
                        } else {
                            twins.insert(project.twin_key(), *row);
                        }
                        here.insert(project.number.clone(), (*row, project.clone()));
                        one.fate = fate(there.remove(&project.number), project);
                    }
                }
            }
        }
        rows.push(one);
    }
    // A row that is refused names its project all the same.
    let named: HashSet<&str> = rows.iter().map(|one| one.number.as_str()).collect();
    there.retain(|number, _| !named.contains(number.as_str()));
    Ok(Plan {
        period,
        unknown: bank.layout.unknown,
        lacking: bank.layout.lacking,
        rows,
        not_named: there.len(),
    })
}

fn fate(there: Option<Kept>, project: Project) -> Fate {
    match there {
        None => Fate::New(Box::new(project)),
        Some(kept) => {
            let columns = kept.project.differs(&project);
            // A later table that says the same changes nothing.
            if columns.is_empty() {
                Fate::Unchanged
            } else {
                Fate::Changed(Box::new(project), kept.version + 1, columns)
            }
        }
    }
}

/// Writes what is new and what changed, planned anew within the transaction, with one event. Gives the plan; with nothing to
/// write, nothing is written, and no event.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn carry_out(
    app: &App,
    caller: &Caller,
    bank: Bank,
    file_name: &str,
    content: &[u8],
    upload: Option<&Upload>,
) -> Result<Plan, FundingError> {
    check(caller, Action::KeepBank, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    store::lock(&transaction).await?;
    let plan = planned(&transaction, bank).await?;
    let new: Vec<New<'_>> = plan
        .rows
        .iter()
        .filter_map(|one| match &one.fate {
            Fate::New(project) => Some(New { project, version: 1, row: one.row }),
            Fate::Changed(project, version, _) => Some(New { project, version: *version, row: one.row }),
            Fate::Unchanged | Fate::Twice(_) | Fate::Wrong(_) => None,
        })
        .collect();
    if new.is_empty() {
        transaction.rollback().await?;
        return Ok(plan);
    }
    if let Some(upload) = upload {
        imports::forget_upload(&transaction, upload.id).await?;
    }
    let kept = imports::NewImport {
        what: What::Bank,
        file_name: file_name.to_owned(),
        file_hash: data_encoding::HEXLOWER.encode(&Sha256::digest(content)),
        mapping: String::new(),
        counts: plan.counts(),
    };
    let import = imports::keep(&transaction, &at.to_string(), kept).await?;
    store::insert(&transaction, import, at, &new).await?;
    let event =
        Event { action: "bank.imported", subject: Subject::GrantedProject(None), data: plan.counts() };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(plan)
}
