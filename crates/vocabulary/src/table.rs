//! Reads the embedded CSV tables. A mistake in a table is told with file, row and column, and stops the tests;
//! it cannot reach a user, since the tables are part of the program.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::term::{Confidence, Term};
use crate::terms::Terms;
use crate::tree::TermId;

/// What is wrong in an embedded table, and where.
#[derive(Debug, thiserror::Error)]
#[error("data/{file}, row {row}, column {column}: {problem}")]
pub struct TableError {
    pub file: &'static str,
    /// As a spreadsheet counts: the head is row 1.
    pub row: usize,
    pub column: &'static str,
    pub problem: String,
}

/// One row of a table, read by column name.
#[derive(Debug)]
pub(crate) struct Row<'t> {
    file: &'static str,
    number: usize,
    columns: &'t HashMap<String, usize>,
    cells: &'t csv::StringRecord,
}

impl Row<'_> {
    pub(crate) fn error(&self, column: &'static str, problem: impl Into<String>) -> TableError {
        TableError { file: self.file, row: self.number, column, problem: problem.into() }
    }

    /// The cell's text without blanks around it, empty when nothing stands there.
    pub(crate) fn text(&self, column: &'static str) -> Result<&str, TableError> {
        let index =
            self.columns.get(column).ok_or_else(|| self.error(column, "the table lacks this column"))?;
        Ok(self.cells.get(*index).unwrap_or_default().trim())
    }

    pub(crate) fn list(&self, column: &'static str) -> Result<Vec<String>, TableError> {
        let cell = self.text(column)?;
        Ok(cell.split(';').map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect())
    }

    pub(crate) fn optional<T: std::str::FromStr>(
        &self,
        column: &'static str,
    ) -> Result<Option<T>, TableError> {
        match self.text(column)? {
            "" => Ok(None),
            cell => cell.parse().map(Some).map_err(|_| self.error(column, format!("cannot read '{cell}'"))),
        }
    }

    pub(crate) fn required<T: std::str::FromStr>(&self, column: &'static str) -> Result<T, TableError> {
        self.optional(column)?.ok_or_else(|| self.error(column, "is empty"))
    }

    pub(crate) fn confidence(&self, column: &'static str) -> Result<Confidence, TableError> {
        let word = self.text(column)?;
        Confidence::parse(word).ok_or_else(|| self.error(column, format!("'{word}' is no confidence")))
    }
}

/// Reads every row of `table` with `read`.
pub(crate) fn rows<T>(
    file: &'static str,
    table: &str,
    mut read: impl FnMut(&Row<'_>) -> Result<T, TableError>,
) -> Result<Vec<T>, TableError> {
    let broken = |row, e: csv::Error| TableError { file, row, column: "", problem: e.to_string() };
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head = reader.headers().map_err(|e| broken(1, e))?;
    let columns: HashMap<String, usize> =
        head.iter().enumerate().map(|(i, name)| (name.to_owned(), i)).collect();
    let mut read_rows = Vec::new();
    for (index, cells) in reader.records().enumerate() {
        let number = index + 2;
        let cells = cells.map_err(|e| broken(number, e))?;
        read_rows.push(read(&Row { file, number, columns: &columns, cells: &cells })?);
    }
    Ok(read_rows)
}

struct Plain<F> {
    row: usize,
    code: String,
    parent: String,
    name_sv: String,
    name_en: String,
    synonyms_sv: Vec<String>,
    synonyms_en: Vec<String>,
    source: String,
    confidence: Confidence,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    facts: F,
}

/// Reads a table of terms and puts it in depth-first order; siblings keep the order of the file. `confidence`
/// names the column that says how sure the name is, `facts` reads what is particular to the kind.
pub(crate) fn terms<I: TermId, F>(
    file: &'static str,
    table: &str,
    confidence: &'static str,
    mut facts: impl FnMut(&Row<'_>) -> Result<F, TableError>,
) -> Result<Terms<I, F>, TableError> {
    let plain = rows(file, table, |row| {
        Ok(Plain {
            row: row.number,
            code: row.required("code")?,
            parent: row.text("parent")?.to_owned(),
            name_sv: row.required("name_sv")?,
            name_en: row.required("name_en")?,
            synonyms_sv: row.list("synonyms_sv")?,
            synonyms_en: row.list("synonyms_en")?,
            source: row.required("source")?,
            confidence: row.confidence(confidence)?,
            valid_from: row.optional("valid_from")?,
            valid_to: row.optional("valid_to")?,
            facts: facts(row)?,
        })
    })?;
    let order = depth_first(file, &plain)?;
    let mut position = HashMap::new();
    let mut level = HashMap::new();
    let mut slots: Vec<Option<Plain<F>>> = plain.into_iter().map(Some).collect();
    let mut sorted = Vec::with_capacity(order.len());
    for index in order {
        let p = slots[index].take().expect("depth-first order names every row once");
        let id =
            I::from_index(u16::try_from(sorted.len()).expect("a vocabulary has fewer than 65,536 terms"));
        let parent = (!p.parent.is_empty()).then(|| position[&p.parent]);
        let own_level = parent.map_or(1, |_| level[&p.parent] + 1);
        position.insert(p.code.clone(), id);
        level.insert(p.code.clone(), own_level);
        let is_approximate = |s: &String| s.ends_with('~');
        let approximate = p.synonyms_sv.iter().chain(&p.synonyms_en).filter(|s| is_approximate(s));
        let approximate = approximate.map(|s| s.trim_end_matches('~').trim().to_owned()).collect();
        let plainly = |list: Vec<String>| list.into_iter().filter(|s| !is_approximate(s)).collect();
        sorted.push(Term {
            id,
            code: p.code,
            parent,
            level: own_level,
            name_sv: p.name_sv,
            name_en: p.name_en,
            approximate,
            synonyms_sv: plainly(p.synonyms_sv),
            synonyms_en: plainly(p.synonyms_en),
            source: p.source,
            confidence: p.confidence,
            valid_from: p.valid_from,
            valid_to: p.valid_to,
            facts: p.facts,
        });
    }
    Ok(Terms::new(sorted))
}

fn depth_first<F>(file: &'static str, plain: &[Plain<F>]) -> Result<Vec<usize>, TableError> {
    let mut known = HashMap::new();
    for (index, p) in plain.iter().enumerate() {
        if known.insert(p.code.as_str(), index).is_some() {
            let problem = format!("code '{}' stands twice", p.code);
            return Err(TableError { file, row: p.row, column: "code", problem });
        }
    }
    let mut children: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, p) in plain.iter().enumerate() {
        if !p.parent.is_empty() && !known.contains_key(p.parent.as_str()) {
            let problem = format!("no row has the code '{}'", p.parent);
            return Err(TableError { file, row: p.row, column: "parent", problem });
        }
        children.entry(p.parent.as_str()).or_default().push(index);
    }
    let mut order = Vec::with_capacity(plain.len());
    let mut stack: Vec<usize> = children.get("").into_iter().flatten().rev().copied().collect();
    while let Some(index) = stack.pop() {
        order.push(index);
        stack.extend(children.get(plain[index].code.as_str()).into_iter().flatten().rev());
    }
    if order.len() != plain.len() {
        let problem = "some rows are their own ancestors".to_owned();
        return Err(TableError { file, row: 0, column: "parent", problem });
    }
    Ok(order)
}
