//! The file: which shape it has, and its cells as statements.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::ControlFlow,
};

use jiff::civil::Date;
use workforce::map::{EvidenceKind, Level, Scale, plain, unseen};

use super::{
    cells,
    fault::{Fault, FaultKind},
    heads::{Column, column, letters, twin},
};
use crate::{
    files::table::{self, Cell, FileProblem, Head, Options, Take},
    skills::firm::edit::{LineProblem, line},
};

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
    /// The head of the column where the level stands.
    pub column: String,
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

/// It stands among the faults already.
#[derive(Debug, Clone, Copy)]
struct Told;

/// So much of a cell is shown again.
const SHOWN: usize = 60;

struct Taker<'a> {
    scale: &'a Scale,
    /// The names of the scale's steps, in both languages where they are the program's.
    names: &'a [String],
    today: Date,
    heads: Vec<String>,
    columns: Vec<Option<Column>>,
    /// The skills of a list.
    skills: HashSet<String>,
    /// Where in what is read somebody stands.
    people: HashMap<String, usize>,
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
            people: HashMap::new(),
            read,
        }
    }

    fn fault(&mut self, row: u64, at: usize, text: &str, kind: FaultKind) -> Told {
        let column = self.heads.get(at).filter(|head| !head.is_empty());
        let column = column.cloned().unwrap_or_else(|| letters(at));
        self.read.faults.push(Fault { row, column, text: seen(text), kind });
        Told
    }

    /// Where a column stands.
    fn at(&self, wanted: Column) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(wanted))
    }

    /// A text as it is taken: on one line, with what may not be in it told.
    fn line(&mut self, row: u64, at: usize, text: &str) -> Result<String, Told> {
        line(text).map_err(|problem| {
            let kind = match problem {
                LineProblem::Long => FaultKind::Long,
                LineProblem::Unseen(letter) => FaultKind::Unseen { letter },
            };
            self.fault(row, at, text, kind)
        })
    }

    /// The text of a row's cell, with what cannot be read told.
    fn text(&mut self, row: &table::Row, wanted: Column) -> Result<Option<(usize, String)>, Told> {
        let Some(at) = self.at(wanted) else { return Ok(None) };
        let cell = row.cells.get(at).cloned().unwrap_or_default();
        if row.merged.contains(&at) {
            return Err(self.fault(row.number, at, &cell.text(), FaultKind::Merged));
        }
        if matches!(cell, Cell::Fault(_) | Cell::FormulaWithoutValue) {
            return Err(self.fault(row.number, at, &cell.text(), FaultKind::Broken));
        }
        let text = self.line(row.number, at, &cell.text())?;
        Ok((!text.is_empty()).then_some((at, text)))
    }

    fn day(&mut self, row: &table::Row, wanted: Column, past: bool) -> Result<Option<Date>, Told> {
        let Some((at, text)) = self.text(row, wanted)? else { return Ok(None) };
        match cells::day(&text) {
            Some(day) if past && day > self.today => Err(self.fault(row.number, at, &text, FaultKind::Ahead)),
            Some(day) => Ok(Some(day)),
            None => Err(self.fault(row.number, at, &text, FaultKind::Day)),
        }
    }

    /// How it is known; nothing where the file does not say.
    fn kind(&mut self, row: &table::Row) -> Result<Option<EvidenceKind>, Told> {
        let Some((at, text)) = self.text(row, Column::Kind)? else { return Ok(None) };
        let kind = cells::kind(&text);
        kind.map(Some).ok_or_else(|| self.fault(row.number, at, &text, FaultKind::Kind))
    }

    fn level(&mut self, row: &table::Row, at: usize) -> Result<Option<Level>, Told> {
        let cell = row.cells.get(at).cloned().unwrap_or_default();
        if row.merged.contains(&at) {
            return Err(self.fault(row.number, at, &cell.text(), FaultKind::Merged));
        }
        let level = cells::level(&cell, self.scale.highest(), self.names);
        level.map_err(|kind| self.fault(row.number, at, &cell.text(), kind))
    }

    fn heads(&mut self, row: &table::Row) -> Result<Option<u32>, Told> {
        let Some((at, text)) = self.text(row, Column::Count)? else { return Ok(None) };
        match text.parse::<f64>() {
            Ok(number) if (1.0..=100_000.0).contains(&number) && number.fract() == 0.0 => {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds")]
                let number = number as u32;
                Ok(Some(number))
            }
            _ => Err(self.fault(row.number, at, &text, FaultKind::Heads)),
        }
    }

    /// Whose row it is. Every cell is looked at, so that all that is wrong is told at once.
    fn somebody(&mut self, row: &table::Row) -> Result<Somebody, Told> {
        let name = self.text(row, Column::Person);
        let heads = self.heads(row);
        let role = self.text(row, Column::Role);
        let shift = self.text(row, Column::Shift);
        let Some((_, name)) = name? else {
            let at = self.at(Column::Person).unwrap_or_default();
            return Err(self.fault(row.number, at, "", FaultKind::NoPerson));
        };
        let text = |cell: Option<(usize, String)>| cell.map(|(_, text)| text);
        Ok(Somebody { row: row.number, name, heads: heads?, role: text(role?), shift: text(shift?) })
    }

    /// Keeps somebody of a matrix, who has one row there. Gives the name.
    fn once(&mut self, somebody: Somebody) -> Result<String, Told> {
        if let Some(earlier) = self.people.get(&plain(&somebody.name)).map(|at| self.read.people[*at].row) {
            let at = self.at(Column::Person).unwrap_or_default();
            return Err(self.fault(somebody.row, at, &somebody.name, FaultKind::Twice { row: earlier }));
        }
        Ok(self.add(somebody))
    }

    fn add(&mut self, somebody: Somebody) -> String {
        let name = somebody.name.clone();
        self.people.insert(plain(&name), self.read.people.len());
        self.read.people.push(somebody);
        name
    }

    /// Keeps somebody of a list, whose later rows say the same of them as the first, or more. Gives the name.
    fn again(&mut self, somebody: Somebody) -> Result<String, Told> {
        let Some(place) = self.people.get(&plain(&somebody.name)).copied() else {
            return Ok(self.add(somebody));
        };
        let known = self.read.people[place].clone();
        let count = |heads: Option<u32>| heads.map(|number| number.to_string());
        let each = [
            (Column::Count, count(known.heads), count(somebody.heads)),
            (Column::Role, known.role.clone(), somebody.role.clone()),
            (Column::Shift, known.shift.clone(), somebody.shift.clone()),
        ];
        let mut told = Ok(known.name.clone());
        for (column, first, now) in each {
            if let (Some(first), Some(now)) = (first, now)
                && plain(&first) != plain(&now)
            {
                let at = self.at(column).unwrap_or_default();
                told = Err(self.fault(somebody.row, at, &now, FaultKind::Otherwise { first }));
            }
        }
        self.read.people[place] = Somebody {
            heads: known.heads.or(somebody.heads),
            role: known.role.or(somebody.role),
            shift: known.shift.or(somebody.shift),
            row: known.row,
            name: known.name,
        };
        told
    }

    /// What stands in columns without a head: under a head that is merged over several, or beside the table.
    fn without_head(&mut self, row: &table::Row) {
        for (at, cell) in row.cells.iter().enumerate() {
            let has_head = self.heads.get(at).is_some_and(|head| !head.is_empty());
            if !has_head && !cell.is_empty() {
                self.fault(row.number, at, &cell.text(), FaultKind::NoHead);
            }
        }
    }

    fn of_matrix(&mut self, row: &table::Row) {
        let person = self.somebody(row).and_then(|somebody| self.once(somebody));
        let on = self.day(row, Column::On, true);
        let kind = self.kind(row);
        for at in 0..self.columns.len() {
            match self.columns[at] {
                None if self.heads[at].is_empty() => {}
                None => match (self.level(row, at), &person, on, kind) {
                    (Ok(None), ..) => self.read.silent += 1,
                    (Ok(Some(level)), Ok(person), Ok(on), Ok(kind)) => {
                        self.read.statements.push(Statement {
                            row: row.number,
                            column: self.heads[at].clone(),
                            person: person.clone(),
                            skill: self.heads[at].clone(),
                            level,
                            kind,
                            on,
                            until: None,
                        });
                    }
                    _ => {}
                },
                Some(Column::Skill | Column::Level | Column::Until) => {
                    if let Some(cell) = row.cells.get(at).filter(|cell| !cell.is_empty()) {
                        self.fault(row.number, at, &cell.text(), FaultKind::NotInMatrix);
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// Two columns with one head are two statements of the same, and which one holds nobody knows.
    fn same_heads(&mut self, row: u64) {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for at in 0..self.heads.len() {
            let head = twin(&self.heads, at).unwrap_or(&self.heads[at]).to_owned();
            // Columns of a list that are not understood are not read.
            let key = match column(&head) {
                Some(column) => format!("{column:?}"),
                None if self.read.shape == Shape::Matrix => plain(&head),
                None => continue,
            };
            if head.is_empty() {
                continue;
            }
            match first.get(&key) {
                Some(earlier) => {
                    let first = self.heads[*earlier].clone();
                    self.fault(row, at, &head, FaultKind::SameHead { first });
                }
                None => {
                    first.insert(key, at);
                }
            }
        }
    }

    fn of_list(&mut self, row: &table::Row) {
        let person = self.somebody(row).and_then(|somebody| self.again(somebody));
        let skill = self.text(row, Column::Skill);
        let at = self.at(Column::Level).unwrap_or_default();
        let level = self.level(row, at);
        let on = self.day(row, Column::On, true);
        let until = self.day(row, Column::Until, false);
        let kind = self.kind(row);
        let (Ok(person), Ok(skill), Ok(level), Ok(on), Ok(until), Ok(kind)) =
            (person, skill, level, on, until, kind)
        else {
            return;
        };
        let Some((_, skill)) = skill else {
            // Somebody of whom nothing is said yet.
            if row.cells.get(at).is_some_and(|cell| !cell.is_empty()) {
                let at = self.at(Column::Skill).unwrap_or_default();
                self.fault(row.number, at, "", FaultKind::NoSkill);
            }
            return;
        };
        if let Some(until) = until
            && until < on.unwrap_or(self.today)
        {
            let at = self.at(Column::Until).unwrap_or_default();
            let kind = if on.is_some() { FaultKind::EndsBefore } else { FaultKind::Ended };
            self.fault(row.number, at, &until.to_string(), kind);
            return;
        }
        if self.skills.insert(plain(&skill)) {
            self.read.skills.push(skill.clone());
        }
        let Some(level) = level else {
            self.read.silent += 1;
            return;
        };
        let column = self.heads[at].clone();
        self.read.statements.push(Statement {
            row: row.number,
            column,
            person,
            skill,
            level,
            kind,
            on,
            until,
        });
    }
}

/// A cell's text to show: short, and without what nobody sees, which could turn the words around it.
fn seen(text: &str) -> String {
    let is_seen = |letter: &char| unseen(letter.encode_utf8(&mut [0; 4])).is_none();
    text.chars().filter(is_seen).take(SHOWN).collect()
}

impl Take for Taker<'_> {
    fn head(&mut self, head: Head) -> Result<(), FileProblem> {
        self.columns = head.columns.iter().map(|name| column(name)).collect();
        self.heads = head.columns.iter().map(|name| seen(name)).collect();
        let has = |wanted| self.columns.contains(&Some(wanted));
        let is_list = has(Column::Skill) && has(Column::Level);
        let has_person = has(Column::Person);
        self.read.shape = if is_list { Shape::List } else { Shape::Matrix };
        for (at, name) in head.columns.iter().enumerate() {
            // What a list has besides is not read, however long; a head with an unseen letter may be one that is looked for.
            match line(name) {
                Err(LineProblem::Long) if is_list => {}
                _ => {
                    if let Ok(name) = self.line(head.row, at, name) {
                        self.heads[at] = name;
                    }
                }
            }
        }
        if !is_list {
            let others = self.columns.iter().zip(&self.heads);
            let others = others.filter(|(column, name)| column.is_none() && !name.is_empty());
            self.read.skills = others.map(|(_, name)| name.clone()).collect();
        }
        let enough = has_person && (is_list || !self.read.skills.is_empty());
        self.same_heads(head.row);
        if enough { Ok(()) } else { Err(FileProblem::NoName { columns: head.columns }) }
    }

    fn row(&mut self, row: table::Row) -> ControlFlow<()> {
        self.read.rows += 1;
        self.without_head(&row);
        match self.read.shape {
            Shape::Matrix => self.of_matrix(&row),
            Shape::List => self.of_list(&row),
        }
        ControlFlow::Continue(())
    }
}
