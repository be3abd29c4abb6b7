//! Skills: what people can do, in words that others share. Here lives what a linked text looks like to whoever asked, and the
//! reading of a folder of vocabularies; how texts are linked and files are read is the crate `skills`. Rooms of its own are in here:
//! `validation` (qualifications, test centres, people's validations) and `privacy` (what is held of people, and how it goes).
//!
//! Invariants:
//! - A text that means no concept clearly enough is linked to none; it is kept as it is and counted.
//! - A folder is read whole or not at all.

pub mod changed;
pub mod contact;
pub mod firm;
pub mod json;
pub mod kept;
pub mod loop_in;
pub mod plan;
pub mod privacy;
pub mod self_test;
pub mod start;
pub mod statistics;
pub mod templates;
pub mod text;
pub mod usual;
pub mod validation;
pub mod vocabulary;
