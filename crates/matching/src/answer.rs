//! The answer to one need.

use serde::{Deserialize, Serialize};

use crate::criterion::{Amount, Criterion, Judgement};
use crate::offer::{MakerId, OfferId, SiteId};
use crate::rank::Band;

/// The most relaxations that an answer lists.
pub const RELAXATIONS: usize = 12;

/// What the register says to one need. The order within each list is total: the same register and need give the
/// same lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// All required criteria met.
    pub exact: Vec<Candidate>,
    /// None missed, some unknown: ask them.
    pub ask: Vec<Candidate>,
    /// Fewest missed, within the wish's scope.
    pub near: Vec<Candidate>,
    /// What to change, and what it would give, the smallest changes first; at most [`RELAXATIONS`]. Empty when
    /// enough offers meet everything, and when no change of the need would give one more.
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
    /// In the order of [`Criterion`].
    pub changes: Vec<Change>,
    /// What `wanted` counts: offers that meet everything, or also those that must be asked.
    pub goal: Goal,
    /// The number of offers that the changes reach at the least. Below the number wished for only where no
    /// changes reach that many.
    pub wanted: u32,
    /// The relative size of all changes together, in thousandths; for comparing relaxations of one answer.
    pub effort: u64,
    pub gives: Gives,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// Offers that meet everything.
    Exact,
    /// Offers that miss nothing: those that meet everything, and those that must be asked.
    Possible,
}

impl Goal {
    /// Whether the goal counts the offers of this list.
    #[must_use]
    pub const fn counts(self, band: Band) -> bool {
        match self {
            Goal::Exact => matches!(band, Band::Exact),
            Goal::Possible => matches!(band, Band::Exact | Band::Ask),
        }
    }
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
    /// Of those that the relaxation's goal counts (`exact`, or for [`Goal::Possible`] `exact` and `ask` together), how
    /// many are within 100 km of the need's position; `None` when the need states none.
    pub within_100_km: Option<u32>,
}

/// How much of an answer is wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Wish {
    /// The longest that each list may be.
    pub top: usize,
    /// Relaxations are sought until this many offers meet everything; 0 for no relaxations.
    pub k: u32,
    /// The most criteria that one relaxation may change: 1 to 3.
    pub max_changes: usize,
    pub scope: Scope,
}

impl Default for Wish {
    fn default() -> Self {
        Wish { top: 20, k: 3, max_changes: 3, scope: Scope::Related }
    }
}

/// Which offers may be listed as near.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Those whose process is met, unknown or related to the one asked for: that a sewing shop misses one of
    /// seven helps nobody who needs milling. The whole register when no process is required.
    #[default]
    Related,
    /// Every offer.
    Whole,
}
