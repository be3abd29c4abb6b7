//! Money for projects: who assesses what, which projects to choose together, which earlier aid counts, and what an appropriation
//! has left.
//!
//! A leaf: no database, no clock, no randomness but a given seed; plain data in, plain data and its reasons out.

pub mod aid;
pub mod assign;
pub mod ledger;
pub mod money;
pub mod portfolio;

pub use money::Ore;
