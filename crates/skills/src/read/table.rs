//! A table of comma-separated values whose heads are known: every fault with its row and column.

use std::collections::HashMap;

use crate::{Fault, Faults};

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
        let fault = |row: Option<u64>, column: Option<&str>, sentence: String| {
            Faults(vec![Fault { file: file.to_owned(), row, column: column.map(str::to_owned), sentence }])
        };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|&&b| b == b'\n').count() as u64 + 1;
            let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
            let place = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
            let sentence = format!(
                "The file is not UTF-8: line {line}, sign {place} cannot be read. Save it as UTF-8, as ESCO's own files are."
            );
            fault(None, None, sentence)
        })?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let broken = |error: &csv::Error| {
            let row = error.position().map(|position| position.record() + 1);
            fault(row, None, format!("The row cannot be read as comma-separated values: {error}."))
        };
        let heads: Vec<String> =
            reader.headers().map_err(|e| broken(&e))?.iter().map(|head| head.trim().to_owned()).collect();
        let mut faults = Vec::new();
        for head in needed {
            if !heads.iter().any(|there| there == head) {
                let there =
                    heads.iter().filter(|head| !head.is_empty()).cloned().collect::<Vec<_>>().join(", ");
                let sentence = format!(
                    "There is no column {head}. The heads are: {there}. Is it the right file, with its heads in the first row?"
                );
                faults.extend(fault(Some(1), Some(head), sentence).0);
            }
        }
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for head in &heads {
            *seen.entry(head).or_default() += 1;
            if seen[head.as_str()] == 2 {
                faults.extend(
                    fault(Some(1), Some(head), "The column stands there twice. Take one away.".to_owned()).0,
                );
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
                let sentence = format!(
                    "The row has {} cells and the heads are {}. Is there a comma or a quotation mark that is not quoted?",
                    cells.len(),
                    heads.len()
                );
                faults.extend(fault(Some(number), None, sentence).0);
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
            faults.push(self.fault(head, "The cell is empty; every row needs it.".to_owned()));
            return None;
        }
        Some(cell)
    }

    /// The lines of a cell, as ESCO parts several labels.
    pub(crate) fn lines(&self, head: &str) -> impl Iterator<Item = &'t str> {
        self.cell(head).lines().map(str::trim).filter(|line| !line.is_empty())
    }

    pub(crate) fn fault(&self, head: &str, sentence: String) -> Fault {
        Fault {
            file: self.table.file.to_owned(),
            row: Some(self.number),
            column: Some(head.to_owned()),
            sentence,
        }
    }
}
