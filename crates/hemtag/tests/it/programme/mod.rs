//! The programme, at the boundary.

mod deadlines;
mod definition;
mod indicators;
pub(crate) mod reports;
