//! Templates: a firm that has written nothing down begins from an occupation. It picks one, sees the skills that ESCO calls
//! essential for it and those that are optional, ticks what fits, and has a role with what it requires.
//!
//! - What is essential and optional is ESCO's; levels are this project's proposal and are shown as such.
//! - Every skill carries its ESCO concept. Swedish names are ESCO's own where its Swedish labels are loaded, else this
//!   project's (`data/skills/*.csv`), else the English name, marked: nothing is translated by a machine.
//! - Looking, searching and taking a list away need no account and keep nothing.

mod book;
mod names;
pub mod pages;
mod parts;

pub use book::{Book, Group, Occupation, Skill, book};
pub use names::{Named, Names, Whose};
pub use parts::{Added, Chosen, parts, proposed};
pub(in crate::skills) use parts::{on_scale, role, skill};
