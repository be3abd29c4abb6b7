//! Times, and the check that two engines say the same.

use std::time::Instant;

use matching::{Need, Register};

use crate::engines::{Question, ours};
use crate::question::Found;

/// Times of one question, in milliseconds.
#[derive(Debug, Clone)]
pub(crate) struct Times {
    pub(crate) median: f64,
    pub(crate) p95: f64,
    pub(crate) most: f64,
    /// Needs asked.
    pub(crate) needs: usize,
}

impl Times {
    pub(crate) fn of(mut spent: Vec<f64>, needs: usize) -> Times {
        spent.sort_by(f64::total_cmp);
        let at = |share: usize| spent.get((spent.len() * share / 100).min(spent.len() - 1)).copied();
        let at = |share| at(share).unwrap_or(f64::NAN);
        Times { median: at(50), p95: at(95), most: at(100), needs }
    }
}

/// The time, for measuring only.
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// Asks each thing once and times it.
pub(crate) fn times<T>(asked: &[T], mut ask: impl FnMut(&T)) -> Times {
    let spent = asked.iter().map(|thing| {
        let start = now();
        ask(thing);
        start.elapsed().as_secs_f64() * 1000.0
    });
    Times::of(spent.collect(), asked.len())
}

/// Whether a database counts the same exact offers and offers to ask, and its lists have as many offers that miss
/// (and leave unknown) as many criteria as the engine's.
pub(crate) fn checked(register: &Register, need: &Need, found: &Found, question: Question) -> bool {
    let mut own = ours::near(register, need);
    if question == Question::Exact {
        let alone = register.exact(need, ours::NEAR.top);
        if (alone.exact, alone.ask) != (own.exact, own.ask) {
            return false;
        }
        own.lists[1].clear();
        own.lists[2].clear();
    }
    let same = own == *found;
    if !same {
        eprintln!("not agreed: {own:?} beside {found:?}");
    }
    same
}
