//! A table with one part a row, as people keep them in spreadsheets: CSV or a sheet of an XLSX workbook.
//!
//! A row is a need of one part. Where there is a column for the part, rows with the same id, or the same title where they
//! have none, are the parts of one need; what they say of the product must not differ. A column that no need has, and
//! whose head is no misspelling of one, is kept with its part and judges nobody.

use std::{io::Cursor, ops::ControlFlow};

use serde_json::{Value, json};

use super::column::{Column, Of, named, nearest};
use crate::{
    files::table::{self, Cell, FileProblem, Head, Options, Row, Take},
    needs::{
        NewNeed,
        examples::hash,
        model::{Answer, Field, NeedDocument, Origin},
        read::{Problem, ProblemKind, node::Node, own, problem::Place},
    },
};

/// Several values in one cell, set apart by semicolons.
const LISTS: [&str; 4] = ["counties", "certificates", "process", "material"];

/// A need and the row of its first part, or what is wrong.
pub(super) type Read = (usize, Result<NewNeed, Vec<Problem>>);

/// The needs of a table, in the order of their first rows.
///
/// # Errors
/// When the file is no table.
pub(super) fn table(bytes: &[u8], limit: usize) -> Result<Vec<Read>, FileProblem> {
    let mut rows = Rows::default();
    let options = Options { sheet: None, limit: limit as u64, knows: |head| named(head).is_some() };
    match table::read(Cursor::new(bytes), &options, &mut rows) {
        Ok(()) => Ok(rows.needs()),
        Err(FileProblem::NoRows) if !rows.wrong.is_empty() => Ok(rows.needs()),
        Err(problem) => Err(problem),
    }
}

#[derive(Default)]
struct Rows {
    workbook: bool,
    heads: Vec<Meant>,
    head_row: usize,
    /// What is wrong with the heads: then no row is read.
    wrong: Vec<Problem>,
    all: Vec<OneRow>,
}

/// A head, and the column that it means.
struct Meant {
    head: String,
    column: Option<&'static Column>,
}

/// What one row says, as a need of one part.
struct OneRow {
    number: usize,
    /// By which rows are found to be parts of one need.
    together: Option<String>,
    id: Option<String>,
    text: String,
    read: Result<NeedDocument, Vec<Problem>>,
}

impl Take for Rows {
    fn head(&mut self, head: Head) -> Result<(), FileProblem> {
        self.workbook = head.form.starts_with("XLSX");
        self.head_row = number(head.row);
        for (at, name) in head.columns.iter().enumerate() {
            let first = name.rsplit_once(" (").map(|(first, _)| first);
            let twice = first.is_some_and(|first| head.columns[..at].iter().any(|c| c == first));
            let column = named(name);
            let again = column.is_some_and(|column| {
                self.heads.iter().any(|m| m.column.is_some_and(|other| other.name == column.name))
            });
            if twice || again {
                self.wrong.push(in_row(
                    self.head_row,
                    Some(first.filter(|_| twice).unwrap_or(name)),
                    ProblemKind::Twice,
                ));
            } else if column.is_none()
                && let Some(nearest) = nearest(name)
            {
                let kind = ProblemKind::UnknownKey { key: name.clone(), nearest: Some(nearest) };
                self.wrong.push(in_row(self.head_row, Some(name), kind));
            }
            self.heads.push(Meant { head: name.clone(), column });
        }
        if !self.has("title") {
            self.wrong.push(in_row(self.head_row, Some("title"), ProblemKind::Missing));
        }
        Ok(())
    }

    fn row(&mut self, row: Row) -> ControlFlow<()> {
        if !self.wrong.is_empty() {
            return ControlFlow::Break(());
        }
        let read = self.read(&row);
        self.all.push(read);
        ControlFlow::Continue(())
    }
}

impl Rows {
    fn has(&self, name: &str) -> bool {
        self.heads.iter().any(|meant| meant.column.is_some_and(|column| column.name == name))
    }

    fn read(&self, row: &Row) -> OneRow {
        let number = number(row.number);
        let (mut need, mut owner, mut part) = (json!({}), json!({}), json!({}));
        let (mut id, mut left, mut problems) = (None, Vec::new(), Vec::new());
        for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let meant = self.heads.get(at).filter(|meant| !meant.head.is_empty());
            let Some(Meant { head, column }) = meant else {
                problems.push(in_row(number, None, ProblemKind::NoHead { column: at + 1 }));
                continue;
            };
            let text = cell.text().trim().to_owned();
            let formula = matches!(cell, Cell::FormulaWithoutValue | Cell::Fault(_)) || text.starts_with('=');
            if formula {
                problems.push(in_row(number, Some(head), ProblemKind::Formula { stated: text }));
                continue;
            }
            let Some(column) = column else {
                left.push(json!({ "part": 0, "name": head, "stated": text }));
                continue;
            };
            let value = value(cell, &text, column.name);
            match (column.of, column.name) {
                (Of::Id, _) => id = Some(text),
                (Of::Owner, name) => owner[name] = value,
                (Of::Part, "part") => part["name"] = value,
                (Of::Part, name) => part[name] = value,
                (Of::Product, name) => need[name] = value,
            }
        }
        let text = json!({ "need": need, "owner": owner, "part": part, "left": left }).to_string();
        let title = need.get("title").and_then(Value::as_str).map(str::to_lowercase);
        let together = if self.has("part") { id.clone().or(title) } else { None };
        if part.get("name").is_none()
            && let Some(title) = need.get("title").cloned()
        {
            part["name"] = title;
        }
        need["owner"] = owner;
        need["part"] = json!([part]);
        need["not_evaluated"] = left.into();
        let document = Node::from_json(&need.to_string())
            .map_err(|problem| vec![problem])
            .and_then(|root| own::read_as(&root, Origin::Sheet))
            .map_err(|problems| problems.into_iter().map(|p| self.placed(number, p)).collect::<Vec<_>>());
        let read = match document {
            Ok(document) if problems.is_empty() => Ok(document),
            Ok(_) => Err(problems),
            Err(more) => Err(problems.into_iter().chain(more).collect()),
        };
        OneRow { number, together, id, text, read }
    }

    /// A problem of a field, at the cell that the field was read from.
    fn placed(&self, row: usize, problem: Problem) -> Problem {
        let head = problem.field.map(|field| match field {
            Field::OwnerName => self.head_of("name"),
            Field::PartName => self.head_of("part"),
            other => self.head_of(&other.key().replace('-', "_")),
        });
        in_row(row, head.as_deref(), problem.kind)
    }

    /// The head that the table has for a field.
    fn head_of(&self, name: &str) -> String {
        let mine = |meant: &&Meant| meant.column.is_some_and(|column| column.name == name);
        self.heads.iter().find(mine).map_or_else(|| name.to_owned(), |meant| meant.head.clone())
    }

    fn needs(mut self) -> Vec<Read> {
        if !self.wrong.is_empty() {
            return vec![(self.head_row, Err(self.wrong))];
        }
        let mut groups: Vec<Vec<OneRow>> = Vec::new();
        let mut place = std::collections::HashMap::<String, usize>::new();
        for row in std::mem::take(&mut self.all) {
            match row.together.as_ref().and_then(|key| place.get(key)) {
                Some(at) => groups[*at].push(row),
                None => {
                    if let Some(key) = &row.together {
                        place.insert(key.clone(), groups.len());
                    }
                    groups.push(vec![row]);
                }
            }
        }
        groups.into_iter().map(|rows| self.join(rows)).collect()
    }

    /// The rows of one need as one document.
    fn join(&self, rows: Vec<OneRow>) -> Read {
        let first = rows[0].number;
        let text: Vec<String> = rows.iter().map(|row| row.text.clone()).collect();
        let id = rows[0].id.clone();
        let several = rows.len() > 1;
        let (mut whole, mut problems): (Option<NeedDocument>, Vec<Problem>) = (None, Vec::new());
        for row in rows {
            let mut document = match row.read {
                Ok(document) => document,
                Err(more) => {
                    problems.extend(more);
                    continue;
                }
            };
            if several {
                // Rows state certificates part by part.
                let certificates = std::mem::take(&mut document.certificates);
                document.parts[0].asks.certificates = certificates;
            }
            match &mut whole {
                None => whole = Some(document),
                Some(whole) => {
                    for name in add(whole, document) {
                        let kind = ProblemKind::RowsDiffer { first };
                        problems.push(in_row(row.number, Some(&self.head_of(name)), kind));
                    }
                }
            }
        }
        let Some(document) = whole.filter(|_| problems.is_empty()) else { return (first, Err(problems)) };
        let new = NewNeed {
            document,
            source_format: if self.workbook { "xlsx" } else { "csv" }.to_owned(),
            source_hash: Some(hash(&text.join("\n"))),
            external_id: id,
            ..NewNeed::default()
        };
        (first, Ok(new))
    }
}

/// Lays the part of a further row to a need. Gives the columns in which the row says something else of the product.
fn add(whole: &mut NeedDocument, row: NeedDocument) -> Vec<&'static str> {
    let mut differ = Vec::new();
    let at = whole.parts.len();
    let mut text = |name, mine: &mut Option<String>, other: Option<String>| {
        if let Some(other) = other {
            match mine {
                None => *mine = Some(other),
                Some(mine) if *mine == other => {}
                Some(_) => differ.push(name),
            }
        }
    };
    text("function", &mut whole.function, row.function);
    text("name", &mut whole.owner.name, row.owner.name);
    text("organisation", &mut whole.owner.organisation, row.owner.organisation);
    text("contact", &mut whole.owner.contact, row.owner.contact);
    let mut lay = |name, same: bool| {
        if !same {
            differ.push(name);
        }
    };
    lay("title", whole.title == row.title);
    lay("stage", answer(&mut whole.stage, row.stage));
    lay("first_series", answer(&mut whole.first_series, row.first_series));
    lay("per_year", answer(&mut whole.per_year, row.per_year));
    lay("due", answer(&mut whole.due, row.due));
    lay("within_km", answer(&mut whole.within_km, row.within_km));
    lay("counties", answer(&mut whole.counties, row.counties));
    lay("in_house", answer(&mut whole.in_house, row.in_house));
    lay("kommun", answer(&mut whole.owner.kommun, row.owner.kommun));
    lay("newcomer", answer(&mut whole.owner.newcomer, row.owner.newcomer));
    lay("confidentiality", whole.confidentiality == row.confidentiality);
    whole.parts.extend(row.parts);
    for left in row.not_evaluated {
        whole.not_evaluated.push(crate::needs::model::Unevaluated { part: Some(at), ..left });
    }
    differ
}

/// What is stated once holds for all rows; false when two rows state two things.
fn answer<T: PartialEq>(mine: &mut Answer<T>, other: Answer<T>) -> bool {
    if !mine.is_given() {
        *mine = other;
        return true;
    }
    !other.is_given() || *mine == other
}

/// A cell as our own form takes it: a spreadsheet's number stays one, so that there is no question of a decimal comma.
fn value(cell: &Cell, text: &str, column: &str) -> Value {
    match cell {
        Cell::Bool(yes) => json!(yes),
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers up to 2^53 are exact")]
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => json!(*number as i64),
        Cell::Number(number) => json!(number),
        _ => {
            let several: Vec<&str> = text.split(';').map(str::trim).filter(|c| !c.is_empty()).collect();
            if LISTS.contains(&column) && several.len() > 1 { json!(several) } else { json!(text) }
        }
    }
}

fn number(row: u64) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}

fn in_row(row: usize, head: Option<&str>, kind: ProblemKind) -> Problem {
    let place = Place { row: Some(row), head: head.map(str::to_owned), ..Place::default() };
    Problem { place, field: None, kind }
}
