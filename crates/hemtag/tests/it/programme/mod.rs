//! The programme, at the boundary.

mod deadlines;
mod definition;
mod demo;
mod indicators;
pub(crate) mod reports;
