//! A table of comma-separated values whose heads are known: every fault with its row and column.

use std::collections::HashMap;

use crate::{Fault, Faults, Problem};

pub(crate) struct Table<'b> {
    file: &'b str,
    heads: Vec<String>,
    rows: Vec<(u64, csv::StringRecord)>,
}

/// One row: its number as a spreadsheet shows it, and its cells by head.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t> {
    table: &'t Table<'t>,
    pub(crate) number: u64,
    cells: &'t csv::StringRecord,
}

impl<'b> Table<'b> {
    /// # Errors
    /// When it is not UTF-8, lacks one of the heads, or a row has another number of cells than the heads.
    pub(crate) fn read(file: &'b str, bytes: &[u8], needed: &[&str]) -> Result<Table<'b>, Faults> {
        let fault = |row: Option<u64>, column: Option<&str>, problem: Problem| {
            let (file, column) = (Some(file.to_owned()), column.map(str::to_owned));
            Faults(vec![Fault { file, row, column, problem }])
        };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|&&b| b == b'\n').count() as u64 + 1;
            let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
            let sign = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
            fault(None, None, Problem::NotUtf8 { line, sign })
        })?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let broken = |error: &csv::Error| {
            let row = error.position().map(|position| position.record() + 1);
            fault(row, None, Problem::NotCsv { reason: error.to_string() })
        };
        let heads: Vec<String> =
            reader.headers().map_err(|e| broken(&e))?.iter().map(|head| head.trim().to_owned()).collect();
        let mut faults = Vec::new();
        for head in needed {
            if !heads.iter().any(|there| there == head) {
                let there = heads.iter().filter(|head| !head.is_empty()).cloned().collect();
                let problem = Problem::NoColumn { column: (*head).to_owned(), heads: there };
                faults.extend(fault(Some(1), Some(head), problem).0);
            }
        }
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for head in &heads {
            *seen.entry(head).or_default() += 1;
            if seen[head.as_str()] == 2 {
                faults.extend(fault(Some(1), Some(head), Problem::ColumnTwice).0);
            }
        }
        if !faults.is_empty() {
            return Err(Faults(faults));
        }
        let mut rows = Vec::new();
        for (at, record) in reader.records().enumerate() {
            let number = at as u64 + 2;
            let cells = record.map_err(|e| broken(&e))?;
            if cells.len() != heads.len() {
                let problem = Problem::Cells { cells: cells.len(), heads: heads.len() };
                faults.extend(fault(Some(number), None, problem).0);
            }
            rows.push((number, cells));
        }
        if faults.is_empty() { Ok(Table { file, heads, rows }) } else { Err(Faults(faults)) }
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, cells)| Row { table: self, number: *number, cells })
    }
}

impl<'t> Row<'t> {
    /// The cell under a head, trimmed; empty when the file has no such column.
    pub(crate) fn cell(&self, head: &str) -> &'t str {
        let at = self.table.heads.iter().position(|there| there == head);
        at.and_then(|at| self.cells.get(at)).unwrap_or_default().trim()
    }

    /// The cell, which must not be empty.
    pub(crate) fn needed(&self, head: &str, faults: &mut Vec<Fault>) -> Option<&'t str> {
        let cell = self.cell(head);
        if cell.is_empty() {
            faults.push(self.fault(head, Problem::Empty));
            return None;
        }
        Some(cell)
    }

    /// The lines of a cell, as ESCO parts several labels.
    pub(crate) fn lines(&self, head: &str) -> impl Iterator<Item = &'t str> {
        self.cell(head).lines().map(str::trim).filter(|line| !line.is_empty())
    }

    pub(crate) fn fault(&self, head: &str, problem: Problem) -> Fault {
        Fault {
            file: Some(self.table.file.to_owned()),
            row: Some(self.number),
            column: Some(head.to_owned()),
            problem,
        }
    }
}
