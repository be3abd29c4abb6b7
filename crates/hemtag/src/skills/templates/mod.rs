//! Templates: a firm that has written nothing down begins from an occupation. It picks one, sees the skills that ESCO calls
//! essential for it and those that are optional, ticks what fits, and has a role with what it requires.
//!
//! - What is essential and optional is ESCO's; levels are this project's proposal and are shown as such.
//! - Every skill carries its ESCO concept. Swedish names are ESCO's own where its Swedish labels are loaded, else this
//!   project's (`data/skills/*.csv`), else the English name, marked and counted.
//! - SSYK 2012 is the Swedish taxonomy's, where it is in use: an occupation is found by it, and a role gets its code.
//! - Looking, searching and taking a list away need no account and keep nothing.

mod book;
mod names;
pub mod pages;
mod parts;
mod ssyk;

pub use book::{Book, Group, Occupation, Skill, book};
pub use names::{Named, Names, Whose};
pub use parts::{Added, Chosen, parts, proposed, state_ssyk};
pub(in crate::skills) use parts::{on_scale, role, skill};
pub use ssyk::{Ssyk, SsykGroup};
