//! The matching engine of this workspace.

use matching::rank::Tally;
use matching::{Answer, Candidate, Need, Register, Scope, Wish};

use crate::question::Found;

/// Exact, to ask and near, 20 of each, over the whole register, with every count: what the databases are asked.
pub(crate) const NEAR: Wish = Wish { top: 20, k: 0, max_changes: 3, scope: Scope::Whole };

/// The same with relaxations until three offers meet all.
pub(crate) const RELAXATIONS: Wish = Wish { k: 3, ..NEAR };

pub(crate) fn found(answer: &Answer) -> Found {
    Found {
        exact: answer.counts.exact,
        ask: answer.counts.ask,
        lists: [tallies(&answer.exact), tallies(&answer.ask), tallies(&answer.near)],
    }
}

fn tallies(list: &[Candidate]) -> Vec<(u8, u8)> {
    let tally = |candidate: &Candidate| {
        let tally = Tally::of(&candidate.judgements);
        (tally.required_missed, tally.required_unknown)
    };
    list.iter().map(tally).collect()
}

pub(crate) fn near(register: &Register, need: &Need) -> Found {
    found(&register.answer(need, &NEAR))
}
