//! Rows of a list as fields: `cost-0-amount`. A row whose fields are all empty is no row.

use crate::{
    funding::model::check::MOST_ROWS,
    http::{
        Typed,
        components::{REMOVE, filled_rows},
    },
};

/// The rows that somebody typed into, without those that are taken away, at most [`MOST_ROWS`].
#[must_use]
pub fn rows(typed: &Typed, list: &str, ignored: &[&str]) -> Vec<usize> {
    let mut all = filled_rows(typed, list, ignored);
    all.retain(|at| typed.given(&format!("{list}-{at}-{REMOVE}")).is_none());
    all.truncate(MOST_ROWS);
    all
}
