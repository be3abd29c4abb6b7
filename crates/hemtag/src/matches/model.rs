//! A need's answer: every operation of every part asked of the register, with the reasons. No input or output.

use jiff::civil::Date;
use matching::{
    Answer, Band, Candidate, Change, Gap, Need, Register, Relaxation, Wish,
    answer::RELAXATIONS,
    ask::asks,
    gap::classify,
    product::{self, OperationId, Product, ProductAnswer},
    rank::Tally,
};
use sha2::{Digest, Sha256};

use super::what_if::{self, WhatIf};
use crate::needs::model::{Finding, NeedDocument, engine_parts, findings};

/// What the register says to a whole need. Proposes only: it changes nothing, and can be made again from the
/// same need, day and register.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedAnswer {
    pub need: NeedDocument,
    pub asked_on: Date,
    pub parts: Vec<PartAnswer>,
    /// For a product of several operations: groups of makers that cover it, and what breaks the chain.
    pub groups: Groups,
    /// What to ask the owner and tell about the need itself.
    pub findings: Vec<Finding>,
    /// Identifies the input: the need and the day.
    pub input_hash: String,
    pub engine: &'static str,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PartAnswer {
    pub name: String,
    /// In sequence, at least one.
    pub operations: Vec<OperationAnswer>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct OperationAnswer {
    /// As stated; empty when nothing was.
    pub name: String,
    /// As asked, with the changes that were tried.
    pub need: Need,
    /// What was changed to try it; empty for the need as it stands.
    pub tried: Vec<Change>,
    pub answer: Answer,
    /// `None` when some offer meets everything.
    pub gap: Option<Gap>,
    pub reason: Reason,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Groups {
    pub consortia: Vec<product::Consortium>,
    pub broken_by: Vec<OperationId>,
}

/// Why the answer is as it is; every answer has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Some offers meet everything.
    Met,
    /// None does, but some have only not said all: ask them.
    Ask,
    /// Some nearly do: change the need.
    Change,
    /// No change of up to three criteria gives a maker.
    Lacking,
    /// The register holds no offer at all.
    EmptyRegister,
    /// The need says nothing that can be compared, so that meeting it says nothing either.
    NothingAsked,
}

/// The engine that made an answer, for what is kept.
pub const ENGINE: &str = concat!("matching ", env!("CARGO_PKG_VERSION"));

/// Asks the register, with `changes` tried on the way.
#[must_use]
pub fn answer(
    register: &Register,
    need: NeedDocument,
    asked_on: Date,
    wish: &Wish,
    changes: &[WhatIf],
) -> NeedAnswer {
    let mut tried = Vec::new();
    let mut parts = engine_parts(&need, asked_on);
    for (p, part) in parts.iter_mut().enumerate() {
        for (o, operation) in part.operations.iter_mut().enumerate() {
            let mine: Vec<&WhatIf> = changes.iter().filter(|c| (c.part, c.operation) == (p, o)).collect();
            let (changed, made) = what_if::changed(register, operation.need.clone(), &mine);
            operation.need = changed;
            tried.push(made);
        }
    }
    let product = Product {
        parts: parts
            .iter()
            .map(|part| product::Part {
                name: part.name.clone(),
                operations: part.operations.iter().map(|operation| operation.need.clone()).collect(),
            })
            .collect(),
    };
    // One operation needs no group.
    let (answers, groups) = if tried.len() > 1 {
        let ProductAnswer { parts, consortia, broken_by } = product::answer(register, &product, wish);
        (parts, Groups { consortia, broken_by })
    } else {
        (product::answers(register, &product, wish), Groups::default())
    };
    let mut tried = tried.into_iter();
    let parts = parts
        .into_iter()
        .zip(answers)
        .map(|(part, answers)| PartAnswer {
            name: part.name,
            operations: part
                .operations
                .into_iter()
                .zip(answers)
                .map(|(operation, answer)| {
                    let tried = tried.next().unwrap_or_default();
                    let first = one_more(register, &operation.need, &answer, wish);
                    OperationAnswer::of(operation.name, operation.need, answer, first, tried)
                })
                .collect(),
        })
        .collect();
    let findings = findings(&need, asked_on);
    let input_hash = input_hash(&need, asked_on);
    NeedAnswer { need, asked_on, parts, groups, findings, input_hash, engine: ENGINE }
}

/// What the gaps of a need are told by: every operation by its part and its place in it, asked as [`answer`] asks it where nobody meets
/// it or may meet it, and else neither for groups of makers nor for changes, which its gap does not depend on.
#[must_use]
pub fn operations(
    register: &Register,
    need: &NeedDocument,
    asked_on: Date,
) -> Vec<((usize, usize), OperationAnswer)> {
    let wish = Wish { top: OF_GAPS, ..Wish::default() };
    let mut told = Vec::new();
    for (p, part) in engine_parts(need, asked_on).into_iter().enumerate() {
        for (o, operation) in part.operations.into_iter().enumerate() {
            let mut answer = register.answer(&operation.need, &Wish { k: 0, ..wish });
            let mut first = Vec::new();
            if answer.counts.exact == 0 && answer.counts.ask == 0 {
                answer = register.answer(&operation.need, &wish);
                first = one_more(register, &operation.need, &answer, &wish);
            }
            let told_of = OperationAnswer::of(operation.name, operation.need, answer, first, Vec::new());
            told.push(((p, o), told_of));
        }
    }
    told
}

/// So many offers of each list are looked at for what a gap says.
pub const OF_GAPS: usize = 3;

/// The smallest changes that give one maker more than there are. They place the need, so they tell its gap's
/// kind, and they are what a person tries first; the wish's own reach for several makers at once.
fn one_more(register: &Register, need: &Need, answer: &Answer, wish: &Wish) -> Vec<Relaxation> {
    if answer.counts.exact >= wish.k {
        return Vec::new();
    }
    let one_more = Wish { top: 0, k: answer.counts.exact + 1, ..*wish };
    register.answer(need, &one_more).relaxations
}

/// The same need asked on the same day has the same hash.
#[must_use]
pub fn input_hash(need: &NeedDocument, asked_on: Date) -> String {
    let document = serde_json::to_string(need).expect("a need's document is plain data");
    let mut digest = Sha256::new();
    digest.update(asked_on.to_string());
    digest.update(document);
    data_encoding::HEXLOWER.encode(&digest.finalize())
}

impl OperationAnswer {
    /// An answer with its gap and reason. `first` are the changes that give one maker more; they come before the
    /// answer's own.
    #[must_use]
    pub fn of(
        name: String,
        need: Need,
        mut answer: Answer,
        first: Vec<Relaxation>,
        tried: Vec<Change>,
    ) -> OperationAnswer {
        let several = std::mem::replace(&mut answer.relaxations, first);
        let gap = classify(&need, &answer);
        for relaxation in several {
            let known = |r: &Relaxation| r.changes == relaxation.changes;
            if answer.relaxations.len() < RELAXATIONS && !answer.relaxations.iter().any(known) {
                answer.relaxations.push(relaxation);
            }
        }
        let reason = match &answer.counts {
            counts if counts.offers == 0 => Reason::EmptyRegister,
            _ if asks(&need).is_empty() => Reason::NothingAsked,
            counts if counts.exact > 0 => Reason::Met,
            counts if counts.ask > 0 => Reason::Ask,
            _ if !answer.relaxations.is_empty() => Reason::Change,
            _ => Reason::Lacking,
        };
        OperationAnswer { name, need, tried, answer, gap, reason }
    }

    /// True when the owner has not said how it is to be made, so that makers of every kind are in the answer.
    #[must_use]
    pub fn process_not_stated(&self) -> bool {
        self.need.processes.is_none()
    }

    /// How good the best there is is: the lower the harder for the part.
    fn best(&self) -> Band {
        match self.reason {
            Reason::Met | Reason::NothingAsked => Band::Exact,
            Reason::Ask => Band::Ask,
            _ => Band::Near,
        }
    }
}

impl PartAnswer {
    /// The operation that decides whether the part can be made: the one with the worst best offer, of equals the
    /// one with the fewest that meet everything, then the first.
    #[must_use]
    pub fn deciding(&self) -> usize {
        let hardness = |operation: &OperationAnswer| {
            let counts = &operation.answer.counts;
            (operation.best(), std::cmp::Reverse((counts.exact, counts.ask)))
        };
        let operations = self.operations.iter().enumerate();
        operations
            .max_by_key(|(i, operation)| (hardness(operation), std::cmp::Reverse(*i)))
            .map_or(0, |(i, _)| i)
    }
}

impl NeedAnswer {
    /// Every operation with its part's and its own number.
    pub fn operations(&self) -> impl Iterator<Item = (usize, usize, &OperationAnswer)> {
        self.parts.iter().enumerate().flat_map(|(p, part)| {
            part.operations.iter().enumerate().map(move |(o, operation)| (p, o, operation))
        })
    }

    /// True when there is more than one thing to find makers for.
    #[must_use]
    pub fn is_product(&self) -> bool {
        self.operations().nth(1).is_some()
    }
}

/// How many required criteria an offer is judged by, and how many of them it misses and leaves unsaid.
#[must_use]
pub fn tally(candidate: &Candidate) -> (usize, Tally) {
    let required = candidate.judgements.iter().filter(|j| j.strength == matching::Strength::Required).count();
    (required, Tally::of(&candidate.judgements))
}
