//! Reads a table row by row and collects everything that is wrong with it.

use std::collections::HashMap;

use jiff::civil::Date;
use vocabulary::term::Confidence;

/// What is wrong in a table, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("data/strategy/{file}, row {row}, column {column}: {problem}")]
pub struct TableProblem {
    pub file: &'static str,
    /// As a spreadsheet counts: the head is row 1. 0 when it is about the table as a whole.
    pub row: usize,
    pub column: &'static str,
    pub problem: String,
}

/// What reading finds: problems, and the youngest day that a row states.
pub(super) struct Found<'f> {
    pub problems: &'f mut Vec<TableProblem>,
    pub newest: &'f mut Date,
}

impl Found<'_> {
    /// Something that the table as a whole lacks.
    pub(super) fn missing(&mut self, file: &'static str, column: &'static str, problem: String) {
        self.problems.push(TableProblem { file, row: 0, column, problem });
    }
}

/// Where a row's figure or statement comes from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Origin {
    pub source: String,
    pub on: Date,
    pub confidence: Confidence,
}

/// One row, read by column name.
pub(super) struct Row<'t> {
    file: &'static str,
    number: usize,
    columns: &'t HashMap<String, usize>,
    cells: &'t csv::StringRecord,
}

impl Row<'_> {
    pub(super) fn problem(&self, column: &'static str, problem: impl Into<String>) -> TableProblem {
        TableProblem { file: self.file, row: self.number, column, problem: problem.into() }
    }

    /// The cell without blanks around it, empty when nothing stands there.
    pub(super) fn text(&self, column: &'static str) -> Result<&str, TableProblem> {
        let index = self.columns.get(column);
        let index = index.ok_or_else(|| self.problem(column, "the table lacks this column"))?;
        Ok(self.cells.get(*index).unwrap_or_default().trim())
    }

    pub(super) fn required(&self, column: &'static str) -> Result<&str, TableProblem> {
        match self.text(column)? {
            "" => Err(self.problem(column, "is empty; every row must state it")),
            text => Ok(text),
        }
    }

    /// The cell as one of a closed set of words.
    pub(super) fn word<T>(
        &self,
        column: &'static str,
        known: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, TableProblem> {
        let word = self.required(column)?;
        parse(word).ok_or_else(|| self.problem(column, format!("'{word}' is not known; write {known}")))
    }

    pub(super) fn number(&self, column: &'static str) -> Result<f64, TableProblem> {
        let text = self.required(column)?;
        text.parse().ok().filter(|n: &f64| n.is_finite()).ok_or_else(|| {
            self.problem(
                column,
                format!("'{text}' is not a number; write digits and a decimal point, such as 12.5"),
            )
        })
    }

    pub(super) fn origin(&self) -> Result<Origin, TableProblem> {
        let source = self.text("source")?;
        if source.is_empty() {
            return Err(self.problem("source", "is empty; name the source, or write 'estimate'"));
        }
        let on = self.required("on")?;
        let on: Date = on
            .parse()
            .map_err(|_| self.problem("on", format!("'{on}' is not a day; write it as 2026-11-25")))?;
        let confidence = self.word("confidence", "low, low-medium, medium or high", Confidence::parse)?;
        Ok(Origin { source: source.to_owned(), on, confidence })
    }
}

/// Reads every row with `read`; a row with a problem is told and left out.
pub(super) fn rows<T>(
    file: &'static str,
    text: &str,
    found: &mut Found<'_>,
    mut read: impl FnMut(&Row<'_>) -> Result<T, TableProblem>,
) -> Vec<T> {
    let broken = |row, e: &csv::Error| TableProblem { file, row, column: "", problem: e.to_string() };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns: HashMap<String, usize> = match reader.headers() {
        Ok(head) => head.iter().enumerate().map(|(i, name)| (name.to_owned(), i)).collect(),
        Err(e) => {
            found.problems.push(broken(1, &e));
            return Vec::new();
        }
    };
    let mut all = Vec::new();
    for (index, cells) in reader.records().enumerate() {
        let number = index + 2;
        let cells = match cells {
            Ok(cells) => cells,
            Err(e) => {
                found.problems.push(broken(number, &e));
                continue;
            }
        };
        match read(&Row { file, number, columns: &columns, cells: &cells }) {
            Ok(value) => all.push(value),
            Err(problem) => found.problems.push(problem),
        }
    }
    all
}
