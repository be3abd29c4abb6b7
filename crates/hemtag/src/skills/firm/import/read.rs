//! The file: which shape it has, and its cells as statements.

use std::{
    collections::{BTreeMap, HashSet},
    ops::ControlFlow,
};

use jiff::civil::Date;
use workforce::map::{EvidenceKind, Level, Scale, plain};

use super::cells;
use crate::files::table::{self, Cell, FileProblem, Head, Options, Take};

/// The columns that are understood, by the heads that they may have; the first is the one of our own files.
const PERSON: &[&str] = &["person", "namn", "name", "medarbetare", "anställd", "personal", "employee"];
const COUNT: &[&str] = &["people", "antal", "antal personer", "heads", "headcount"];
const ROLE: &[&str] = &["role", "befattning", "roll", "position", "tjänst", "yrke"];
const SHIFT: &[&str] = &["shift", "skift", "lag", "team"];
const SKILL: &[&str] = &["skill", "kompetens", "färdighet", "kunskap", "competence"];
const LEVEL: &[&str] = &["level", "nivå", "betyg", "grad"];
const KIND: &[&str] = &["evidence", "underlag", "bedömt av", "källa", "source"];
const ON: &[&str] = &["on", "datum", "date", "bedömd", "utfärdad"];
const UNTIL: &[&str] = &["until", "giltig till", "giltig t.o.m.", "utgår", "expires", "valid until"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Person,
    Count,
    Role,
    Shift,
    Skill,
    Level,
    Kind,
    On,
    Until,
}

fn column(head: &str) -> Option<Column> {
    let head = head.trim().to_lowercase();
    let any = |names: &[&str]| names.contains(&head.as_str());
    let all = [
        (Column::Person, PERSON),
        (Column::Count, COUNT),
        (Column::Role, ROLE),
        (Column::Shift, SHIFT),
        (Column::Skill, SKILL),
        (Column::Level, LEVEL),
        (Column::Kind, KIND),
        (Column::On, ON),
        (Column::Until, UNTIL),
    ];
    all.into_iter().find(|(_, names)| any(names)).map(|(column, _)| column)
}

/// How the file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// People as rows, skills as columns.
    Matrix,
    /// A row for each that somebody can do.
    List,
}

/// Somebody can do something, as a cell or row says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub row: u64,
    /// The column's head, of a matrix.
    pub column: Option<String>,
    pub person: String,
    pub skill: String,
    pub level: Level,
    pub kind: Option<EvidenceKind>,
    pub on: Option<Date>,
    pub until: Option<Date>,
}

/// A row with somebody in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somebody {
    pub row: u64,
    pub name: String,
    /// How many they are; none: one person by name.
    pub heads: Option<u32>,
    pub role: Option<String>,
    pub shift: Option<String>,
}

/// What is wrong in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub row: u64,
    /// The column's head.
    pub column: String,
    pub text: String,
    pub kind: FaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    NoPerson,
    NoSkill,
    /// Not a level of the scale.
    Level {
        highest: u8,
    },
    /// A mark that says that something is there, and not how well.
    Mark,
    Kind,
    Day,
    /// A day that lies ahead for what has been found out.
    Ahead,
    EndsBefore,
    Heads,
    /// The value stands in merged cells: whose it is cannot be told.
    Merged,
    /// The same person has an earlier row.
    Twice {
        row: u64,
    },
    /// Another column to the left has the same head: whose the cells are cannot be told.
    SameHead {
        first: String,
    },
    /// An earlier row says something else of the same.
    Differs {
        row: u64,
    },
    /// A cell that shows an error of the spreadsheet, or a formula without its value.
    Broken,
    Long,
}

impl FaultKind {
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            FaultKind::NoPerson => "no-person",
            FaultKind::NoSkill => "no-skill",
            FaultKind::Level { .. } => "level",
            FaultKind::Mark => "mark",
            FaultKind::Kind => "kind",
            FaultKind::Day => "day",
            FaultKind::Ahead => "ahead",
            FaultKind::EndsBefore => "ends-before",
            FaultKind::Heads => "heads",
            FaultKind::Merged => "merged",
            FaultKind::Twice { .. } => "twice",
            FaultKind::SameHead { .. } => "same-head",
            FaultKind::Differs { .. } => "differs",
            FaultKind::Broken => "broken",
            FaultKind::Long => "long",
        }
    }
}

/// What a file says, and what in it is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    pub shape: Shape,
    pub people: Vec<Somebody>,
    pub skills: Vec<String>,
    pub statements: Vec<Statement>,
    pub faults: Vec<Fault>,
    /// Rows with anything in them.
    pub rows: u64,
    /// Cells of a matrix that are empty: nothing is known.
    pub silent: u64,
}

/// Reads a file: CSV in any usual encoding, or the first sheet of a workbook.
///
/// # Errors
/// When it is no table, or has no column for people, or no skills.
pub fn read_file(
    content: &[u8],
    limit: u64,
    scale: &Scale,
    names: &[String],
    today: Date,
) -> Result<Read, FileProblem> {
    let options = Options { sheet: None, limit, knows: |head| column(head).is_some() };
    let mut taker = Taker::new(scale, names, today);
    table::read(std::io::Cursor::new(content), &options, &mut taker)?;
    Ok(taker.read)
}

struct Taker<'a> {
    scale: &'a Scale,
    /// The names of the scale's steps, in both languages where they are the program's.
    names: &'a [String],
    today: Date,
    heads: Vec<String>,
    columns: Vec<Option<Column>>,
    /// The skills of a list.
    skills: HashSet<String>,
    first_row_of: BTreeMap<String, u64>,
    first_of: BTreeMap<(String, String), usize>,
    read: Read,
}

impl<'a> Taker<'a> {
    fn new(scale: &'a Scale, names: &'a [String], today: Date) -> Taker<'a> {
        let read = Read {
            shape: Shape::Matrix,
            people: Vec::new(),
            skills: Vec::new(),
            statements: Vec::new(),
            faults: Vec::new(),
            rows: 0,
            silent: 0,
        };
        Taker {
            scale,
            names,
            today,
            heads: Vec::new(),
            columns: Vec::new(),
            skills: HashSet::new(),
            first_row_of: BTreeMap::new(),
            first_of: BTreeMap::new(),
            read,
        }
    }

    fn fault(&mut self, row: u64, at: usize, text: String, kind: FaultKind) {
        let column = self.heads.get(at).cloned().unwrap_or_default();
        self.read.faults.push(Fault { row, column, text, kind });
    }

    /// Where a column stands.
    fn at(&self, wanted: Column) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(wanted))
    }

    /// The text of a row's cell, with what cannot be read told.
    fn text(&mut self, row: &table::Row, wanted: Column) -> Option<(usize, String)> {
        let at = self.at(wanted)?;
        let cell = row.cells.get(at)?;
        if matches!(cell, Cell::Fault(_) | Cell::FormulaWithoutValue) {
            self.fault(row.number, at, cell.text(), FaultKind::Broken);
            return None;
        }
        let text = cell.text().split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() > 200 {
            self.fault(row.number, at, text.chars().take(40).collect(), FaultKind::Long);
            return None;
        }
        (!text.is_empty()).then_some((at, text))
    }

    fn day(&mut self, row: &table::Row, wanted: Column, past: bool) -> Result<Option<Date>, ()> {
        let Some((at, text)) = self.text(row, wanted) else { return Ok(None) };
        match cells::day(&text) {
            Some(day) if past && day > self.today => {
                self.fault(row.number, at, text, FaultKind::Ahead);
                Err(())
            }
            Some(day) => Ok(Some(day)),
            None => {
                self.fault(row.number, at, text, FaultKind::Day);
                Err(())
            }
        }
    }

    fn somebody(&mut self, row: &table::Row) -> Option<Somebody> {
        let Some((_, name)) = self.text(row, Column::Person) else {
            let at = self.at(Column::Person).unwrap_or_default();
            self.fault(row.number, at, String::new(), FaultKind::NoPerson);
            return None;
        };
        let heads = match self.text(row, Column::Count) {
            None => None,
            Some((at, text)) => match text.parse::<f64>() {
                Ok(number) if (1.0..=100_000.0).contains(&number) && number.fract() == 0.0 => {
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "within bounds"
                    )]
                    let number = number as u32;
                    Some(number)
                }
                _ => {
                    self.fault(row.number, at, text, FaultKind::Heads);
                    return None;
                }
            },
        };
        let role = self.text(row, Column::Role).map(|(_, text)| text);
        let shift = self.text(row, Column::Shift).map(|(_, text)| text);
        Some(Somebody { row: row.number, name, heads, role, shift })
    }

    fn of_matrix(&mut self, row: &table::Row) {
        let Some(somebody) = self.somebody(row) else { return };
        let plain = plain(&somebody.name);
        if let Some(earlier) = self.first_row_of.get(&plain).copied() {
            let at = self.at(Column::Person).unwrap_or_default();
            self.fault(row.number, at, somebody.name, FaultKind::Twice { row: earlier });
            return;
        }
        self.first_row_of.insert(plain, row.number);
        let on = self.day(row, Column::On, true);
        let kind = self.kind(row);
        for at in 0..self.columns.len() {
            if self.columns[at].is_some() || self.heads[at].trim().is_empty() {
                continue;
            }
            if row.merged.contains(&at) {
                let text = row.cells.get(at).map(Cell::text).unwrap_or_default();
                self.fault(row.number, at, text, FaultKind::Merged);
                continue;
            }
            let cell = row.cells.get(at).cloned().unwrap_or_default();
            match cells::level(&cell, self.scale.highest(), self.names) {
                Ok(None) => self.read.silent += 1,
                Ok(Some(level)) => {
                    if let (Ok(on), Ok(kind)) = (on, kind) {
                        let statement = Statement {
                            row: row.number,
                            column: Some(self.heads[at].clone()),
                            person: somebody.name.clone(),
                            skill: self.heads[at].clone(),
                            level,
                            kind,
                            on,
                            until: None,
                        };
                        self.read.statements.push(statement);
                    }
                }
                Err(kind) => self.fault(row.number, at, cell.text(), kind),
            }
        }
        self.read.people.push(somebody);
    }

    /// Two columns with one head are two statements of the same, and which one holds nobody knows.
    fn same_heads(&mut self, row: u64) {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for at in 0..self.heads.len() {
            // Columns of a list that are not understood are not read.
            let key = match self.columns[at] {
                Some(column) => format!("{column:?}"),
                None if self.read.shape == Shape::Matrix => plain(&self.heads[at]),
                None => continue,
            };
            if self.heads[at].trim().is_empty() {
                continue;
            }
            match first.get(&key) {
                Some(earlier) => {
                    let earlier = self.heads[*earlier].clone();
                    let text = self.heads[at].clone();
                    self.fault(row, at, text, FaultKind::SameHead { first: earlier });
                }
                None => {
                    first.insert(key, at);
                }
            }
        }
    }

    fn kind(&mut self, row: &table::Row) -> Result<Option<EvidenceKind>, ()> {
        let Some((at, text)) = self.text(row, Column::Kind) else { return Ok(None) };
        if let Some(kind) = cells::kind(&text) {
            return Ok(Some(kind));
        }
        self.fault(row.number, at, text, FaultKind::Kind);
        Err(())
    }

    fn of_list(&mut self, row: &table::Row) {
        let Some(somebody) = self.somebody(row) else { return };
        let at = self.at(Column::Level).unwrap_or_default();
        let cell = row.cells.get(at).cloned().unwrap_or_default();
        let Some((_, skill)) = self.text(row, Column::Skill) else {
            if cell.is_empty() {
                // Somebody of whom nothing is said yet.
                self.first_row_of.entry(plain(&somebody.name)).or_insert(row.number);
                self.read.people.push(somebody);
                return;
            }
            let at = self.at(Column::Skill).unwrap_or_default();
            self.fault(row.number, at, String::new(), FaultKind::NoSkill);
            return;
        };
        let level = match cells::level(&cell, self.scale.highest(), self.names) {
            Ok(level) => level,
            Err(kind) => {
                self.fault(row.number, at, cell.text(), kind);
                return;
            }
        };
        let (Ok(on), Ok(until), Ok(kind)) =
            (self.day(row, Column::On, true), self.day(row, Column::Until, false), self.kind(row))
        else {
            return;
        };
        if let (Some(on), Some(until)) = (on, until)
            && until < on
        {
            let at = self.at(Column::Until).unwrap_or_default();
            self.fault(row.number, at, until.to_string(), FaultKind::EndsBefore);
            return;
        }
        let key = (plain(&somebody.name), plain(&skill));
        if self.skills.insert(key.1.clone()) {
            self.read.skills.push(skill.clone());
        }
        let person = somebody.name.clone();
        if self.first_row_of.insert(key.0.clone(), row.number).is_none() {
            self.read.people.push(somebody);
        }
        let Some(level) = level else {
            self.read.silent += 1;
            return;
        };
        let statement =
            Statement { row: row.number, column: None, person, skill: skill.clone(), level, kind, on, until };
        if let Some(earlier) = self.first_of.get(&key).map(|at| self.read.statements[*at].clone()) {
            // The history of a skill has days; the same on the same day is said twice.
            if earlier.on == statement.on && earlier.kind == statement.kind {
                let at = self.at(Column::Level).unwrap_or_default();
                let kind = FaultKind::Differs { row: earlier.row };
                self.fault(row.number, at, cell.text(), kind);
                return;
            }
        } else {
            self.first_of.insert(key, self.read.statements.len());
        }
        self.read.statements.push(statement);
    }
}

impl Take for Taker<'_> {
    fn head(&mut self, head: Head) -> Result<(), FileProblem> {
        self.columns = head.columns.iter().map(|name| column(name)).collect();
        self.heads = head.columns.clone();
        let has = |wanted| self.columns.contains(&Some(wanted));
        let is_list = has(Column::Skill) && has(Column::Level);
        self.read.shape = if is_list { Shape::List } else { Shape::Matrix };
        let others = self
            .columns
            .iter()
            .zip(&self.heads)
            .filter(|(column, name)| column.is_none() && !name.trim().is_empty());
        if !is_list {
            self.read.skills =
                others.map(|(_, name)| name.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
            self.heads =
                self.heads.iter().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        }
        let enough = has(Column::Person) && (is_list || !self.read.skills.is_empty());
        self.same_heads(head.row);
        if enough { Ok(()) } else { Err(FileProblem::NoName { columns: head.columns }) }
    }

    fn row(&mut self, row: table::Row) -> ControlFlow<()> {
        self.read.rows += 1;
        match self.read.shape {
            Shape::Matrix => self.of_matrix(&row),
            Shape::List => self.of_list(&row),
        }
        ControlFlow::Continue(())
    }
}
