//! The engines that are compared, and what each must be able to do.

pub(crate) mod duckdb;
mod duckdb_library;
pub(crate) mod ours;
pub(crate) mod postgresql;
pub(crate) mod sqlite;

use anyhow::Result;

use crate::question::{Found, Plain};

/// A database with the register in it.
pub(crate) trait Database {
    /// How it is called in the table.
    fn name(&self) -> &'static str;

    /// Its version, as it tells it.
    fn version(&mut self) -> Result<String>;

    /// Makes the question ready, untimed: parsed and, where the database can, planned.
    fn prepare(&mut self, plain: &Plain, question: Question) -> Result<Vec<String>>;

    /// Runs prepared texts. What is timed.
    fn run(&mut self, prepared: &[String]) -> Result<Found>;

    /// Another connection to the same register, for another core.
    fn second(&self) -> Result<Box<dyn Database + Send>>;
}

/// The texts of a database, with places for a need's values.
struct SqlText {
    exact: &'static str,
    ask: &'static str,
    near: &'static str,
}

impl SqlText {
    fn fill(&self, plain: &Plain, question: Question) -> Vec<String> {
        match question {
            Question::Exact => vec![plain.fill(self.exact)],
            Question::Near => vec![plain.fill(self.ask), plain.fill(self.near)],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    Exact,
    Near,
}

/// Takes one row of a database's answer: list 0 has the counts, 1 to 3 are exact, to ask and near, with the numbers of
/// criteria missed and unknown.
fn found(all: &mut Found, [list, a, b]: [i64; 3]) {
    let small = |n: i64| u8::try_from(n).unwrap_or(u8::MAX);
    let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    match usize::try_from(list) {
        Ok(0) => (all.exact, all.ask) = (count(a), count(b)),
        Ok(1) => all.lists[0].push((0, 0)),
        Ok(list) => all.lists[list - 1].push((small(a), small(b))),
        Err(_) => {}
    }
}
