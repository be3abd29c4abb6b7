//! The answer to one need.

use serde::{Deserialize, Serialize};

use crate::criterion::{Amount, Criterion, Judgement};
use crate::offer::{MakerId, OfferId, SiteId};

/// What the register says to one need. The order within each list is total: the same register and need give the
/// same lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// All required criteria met.
    pub exact: Vec<Candidate>,
    /// None missed, some unknown: ask them.
    pub ask: Vec<Candidate>,
    /// Fewest missed, within the process asked for, its unknowns and its relatives.
    pub near: Vec<Candidate>,
    /// What to change, and what it would give. Empty when `exact` already has as many as were wished for.
    pub relaxations: Vec<Relaxation>,
    pub counts: Counts,
}

/// One offer with its proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub offer: OfferId,
    pub site: SiteId,
    pub maker: MakerId,
    /// From the need's position, in whole kilometres rounded down; `None` when either position is not stated.
    pub distance_km: Option<u16>,
    /// In the order of [`Criterion`].
    pub judgements: Vec<Judgement>,
}

/// How many offers there are, and why the others fell away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub offers: u32,
    pub exact: u32,
    pub ask: u32,
    pub criteria: Vec<CriterionCount>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionCount {
    pub criterion: Criterion,
    /// Offers that miss this criterion, whatever else they miss.
    pub missed: u32,
    /// Offers whose profile does not say.
    pub unknown: u32,
    /// Offers that miss this required criterion and no other required one: what it alone removes.
    pub alone: u32,
}

/// A minimal set of changes: each is needed, and together they give at least the number wished for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxation {
    pub changes: Vec<Change>,
    pub gives: Gives,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub criterion: Criterion,
    pub from: Amount,
    pub to: Amount,
}

/// What the need would find after the changes, counting those it finds already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gives {
    pub exact: u32,
    pub ask: u32,
    /// Of both, within 100 km of the need's position; `None` when the need states none.
    pub within_100_km: Option<u32>,
}
