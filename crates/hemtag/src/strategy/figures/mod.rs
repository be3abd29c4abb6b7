//! The figures that costs are reckoned with: the tables of the program, and what the agency knows better.
//!
//! For whoever reads an answer and asks where a number comes from, and for the officer who keeps the numbers.
//!
//! - A change never overwrites: each is a row for good, with who, when, source and reason; the latest of a place holds.
//! - Every set of figures has a version. The tables of each program that ever ran are kept, so that an answer can be
//!   reckoned again with the figures of its own version.
//! - What a figure may be is the engine's to say ([`strategy::Economics::figure_of`]).

mod current;
mod keep;
mod model;
pub mod page;
mod store;
pub(super) mod words;

pub use current::FiguresInMemory;
pub use keep::{NotKept, change, keep_tables, of_version, one, restore};
pub use model::{Entry, NewFigure, OneFigure};
pub(crate) use page::links;
