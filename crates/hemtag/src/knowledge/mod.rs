//! Knowledge: what can be made, of what and how. The trees of processes and materials with a page for each, the
//! certificates, and the search for a term.
//!
//! Invariants:
//! - Nothing here decides what a maker can do: the figures of a process are rules of thumb, shown with how sure
//!   they are and where they come from.
//! - A word that is not found, or that means several things, is said to be so; nothing is guessed.

pub mod about;
pub mod accessibility;
pub mod certificates;
pub mod help;
pub mod look_up;
mod makers_of;
pub mod materials;
pub mod process;
pub mod processes;
pub mod search;
mod show;
pub mod start;
mod tables;
