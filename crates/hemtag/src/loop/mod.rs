//! The loop's page: needs stated, placed, quoted and made; gaps by kind and what closed them; capacity added; month by month.
//!
//! For the agency's staff whole, for everybody else with small counts hidden. Everything is counted from the event log and from
//! nothing else, so that a figure can be counted anew later and is the same.
//!
//! Invariants:
//! - Each figure has a definition, one link away, that names the events it is counted from ([`model::Measure`]).
//! - What the public sees never changes afterwards, and is a sum of at least [`model::small_counts`] or nothing: neither sums nor
//!   the same page on two dates give a small count away ([`model::published`]).
//! - The log is read once; after that only what is new ([`Tallies`]).

mod files;
pub mod model;
pub mod page;
mod read;

pub use read::{LoopReport, Tallies, read_loop};
