//! What the processes of a firm's goals usually need somebody to know, beside what the firm wrote itself: the process leads to the
//! occupations that do it (`data/skills/closing.csv`), and those to the skills that ESCO calls essential for them.
//!
//! - What a process usually needs is no requirement until the firm takes it as one.
//! - What does not stand in the firm's map is unknown, and is never told as missing.

pub mod model;
pub mod pages;

pub use model::{NotInMap, Standing, Taken, Usual, UsualSkill, not_in_map, of_capability, take};
pub(in crate::skills) use model::{known, process_of};
