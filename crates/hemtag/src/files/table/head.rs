//! Which row holds the heads of the columns: the first that names a column that is looked for, else the first with more than
//! one cell. What stands above it (a title, an empty row) is passed over.

use super::{Cell, Row};

/// How many rows are looked at.
pub(super) const LOOKED_AT: usize = 15;

/// The index of the head among the first rows.
pub(super) fn find(rows: &[Row], knows: fn(&str) -> bool) -> Option<usize> {
    let filled = |row: &Row| row.cells.iter().filter(|c| !c.is_empty()).count();
    let known = |row: &Row| row.cells.iter().filter(|c| knows(&c.text())).count();
    // A row of values may hold one word that is also a head; two are no accident unless the row is short.
    let best = rows.iter().position(|row| known(row) >= 2 || (known(row) == 1 && filled(row) <= 2));
    best.or_else(|| rows.iter().position(|row| filled(row) >= 2))
        .or_else(|| rows.iter().position(|row| filled(row) >= 1))
}

/// Heads as texts, empty ones at the end left out, the same one twice told apart by a number.
pub(super) fn names(row: &Row) -> Vec<String> {
    let last = row.cells.iter().rposition(|c| !c.is_empty()).map_or(0, |at| at + 1);
    let mut names: Vec<String> = Vec::new();
    for cell in row.cells.iter().take(last) {
        let name = one_line(&cell_name(cell));
        let mut unique = name.clone();
        let mut again = 2;
        while names.contains(&unique) && !name.is_empty() {
            unique = format!("{name} ({again})");
            again += 1;
        }
        names.push(unique);
    }
    names
}

fn cell_name(cell: &Cell) -> String {
    match cell {
        Cell::FormulaWithoutValue => String::new(),
        other => other.text(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
