//! Knowledge: what can be made, of what and how. The trees of processes and materials with a page for each (what it is, when
//! it fits, what it costs, how to draw for it, what comes before and after, who in Sweden does it), the certificates, and
//! the looking up of a term. Guides and the search over everything are slices of their own.
//!
//! Invariants:
//! - Nothing here decides what a maker can do: the figures of a process are rules of thumb, shown with how sure
//!   they are and where they come from.
//! - A word that is not found, or that means several things, is said to be so; nothing is guessed.

pub mod about;
pub mod accessibility;
mod ask;
pub mod certificates;
mod design;
mod economy;
pub mod help;
pub mod look_up;
pub mod makers_of;
pub mod materials;
mod neighbours;
pub mod process;
pub mod processes;
pub mod search;
mod show;
pub mod start;
mod tables;
