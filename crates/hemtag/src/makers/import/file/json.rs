//! A file in JSON: our own export, Open Know-Where facilities, or capabilities (asset administration shell, Catena-X). Read whole,
//! since none of these forms can be told row by row.

use std::{io::Read, ops::ControlFlow};

use serde_json::Value;

use super::{FileProblem, Source, Take, capabilities, okw, own};
use crate::files::table::encoding;

/// # Errors
/// When it is no JSON, or none of them.
pub(super) fn read<S: Source>(mut source: S, take: &mut dyn Take) -> Result<(), FileProblem> {
    let encoding = encoding::detect(&mut source)?;
    let mut text = String::new();
    encoding::AsUtf8::new(source, encoding).read_to_string(&mut text)?;
    let text = text.trim_start_matches('\u{feff}');
    let root: Value =
        serde_json::from_str(text).map_err(|error| FileProblem::Broken { message: error.to_string() })?;
    match own::makers(root) {
        Ok(makers) => own::read(&makers, take),
        Err(root) => match capabilities::recognise(&root) {
            Some(format) => capabilities::read(format, &root, take),
            None => okw::read(root, take),
        },
    }
}

/// Hands rows to the taker until it has enough.
pub(super) fn hand_over(
    rows: impl Iterator<Item = super::Row>,
    take: &mut dyn Take,
) -> Result<(), FileProblem> {
    for row in rows {
        if take.row(row) == ControlFlow::Break(()) {
            break;
        }
    }
    Ok(())
}
