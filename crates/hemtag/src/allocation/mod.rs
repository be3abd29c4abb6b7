//! Allocation: when free hours are scarce, which need goes to which maker in which weeks. A proposal for advisers; people decide.
//!
//! The search itself is the crate `allocation`. Here its questions are made, from a file or from the waiting needs and the hours
//! that makers have stated, and its answers become a page, JSON and text.
//!
//! Invariants:
//! - Nothing is reserved, and nothing is kept but the newest answer in memory: who is proposed is asked in a case, like everybody.
//! - Hours that are not stated, of a need or of a maker, are asked about and never assumed.
//! - Needs for advisers' eyes only are counted and not read; anonymous ones are shown as everywhere.

pub mod answer;
mod current;
pub mod file;
mod files;
pub mod json;
mod model;
pub mod page;
mod plots;
mod propose;
mod read;
mod tables;
pub mod text;

pub use current::NewestAllocation;
pub use propose::{AllocationRefused, More, Proposal, Wanted, propose};
