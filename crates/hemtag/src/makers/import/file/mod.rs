//! A file of makers: a table; or our own JSON, Open Know-Where facilities, or capabilities as an asset administration shell or
//! Catena-X has them, laid out as rows of one.

mod capabilities;
mod json;
mod okw;
mod own;

use super::column;
use crate::files::table::{self, Kind};
pub use crate::files::table::{Cell, FileProblem, Head, Options, Row, Source, Take};

/// Whether a cell is the head of a column of a register.
#[must_use]
pub fn knows(head: &str) -> bool {
    column::recognise(head).is_some()
}

/// Reads a file through, row by row.
///
/// # Errors
/// When it is no table, is empty, or larger than allowed.
pub fn read<S: Source>(mut source: S, options: &Options, take: &mut dyn Take) -> Result<(), FileProblem> {
    match table::kind(&mut source, options.limit)? {
        Kind::Json => json::read(source, take),
        Kind::Workbook | Kind::Text => table::read(source, options, take),
    }
}
