//! Scarce weeks: which need is made by which maker in which weeks, when the free hours do not suffice for all.
//!
//! Never first come, first served. A [`Question`] says what is asked for and which hours makers have stated; [`allocate`]
//! answers in three steps, each without giving up anything of those before it: the most value placed; among those the
//! fairest spread over the regions that needs come from; among those the fairest load of the firms. [`check`](check())
//! looks the answer over without knowing how it was found, [`why`] says for each need why it is placed or not and which weeks
//! are short, [`one_more`](one_more()) who would move if one more need came.
//!
//! Hours are whole, and those that nobody has stated are unknown: never counted as free, always somebody to ask. No result
//! depends on the order of the input.

pub mod aim;
mod allocate;
mod arrange;
pub mod check;
mod cuts;
pub mod file;
mod flow;
mod improve;
mod master;
mod one_more;
mod question;
mod ready;
mod search;
pub mod valid;
pub mod why;

pub use allocate::{Allocated, AllocationError, Effort, Level, allocate};
pub use check::{Measure, Placement, check};
pub use one_more::{Change, Changed, one_more};
pub use question::{Candidate, Machines, Maker, Need, Question};
