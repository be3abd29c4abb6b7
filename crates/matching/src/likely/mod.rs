//! Makers that do not say that they have a process, but whose like usually have it: whom else to ask.
//!
//! What one maker states, others often state together: of those that turn and grind hardened steel, most also measure in
//! three dimensions. From how often traits stand together in the register comes a share, told with its figures: "9 of 11
//! makers with X and Y also state Z". It is a question to ask and never a verdict: nothing here makes an offer meet a need.
//!
//! The share of a process among makers with one or two traits is drawn towards its share among all makers, as if
//! [`Rule::prior`] more makers had been seen of which just that share had it (the m-estimate: B. Cestnik, "Estimating
//! probabilities: a crucial task in machine learning", ECAI 1990). Few makers thus say little, and a share of the best of many
//! pairs of traits is not taken at its word. Under [`Rule::claim_at`], or with fewer than [`Rule::alike`] makers alike, nothing
//! is claimed.
//!
//! Arithmetic is exact: shares are fractions of whole numbers, compared crosswise. The maker itself is never counted among
//! its like.

mod claims;
mod pairs;
mod profiles;
mod share;

use vocabulary::{MaterialId, ProcessId};

pub use claims::Claims;
pub use profiles::Profiles;
pub use share::Share;

use crate::offer::MakerId;

/// Something that a maker states of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trait {
    Process(ProcessId),
    Material(MaterialId),
    /// A branch, by the digits of its code.
    Branch(u32),
    /// A word for a machine, by a number that the caller gave it.
    Word(u32),
}

/// What a maker states, over all its sites. Terms above a stated one are understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub maker: MakerId,
    pub traits: Vec<Trait>,
}

/// When something is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The fewest other makers alike.
    pub alike: u32,
    /// How many makers the share among all counts for.
    pub prior: u32,
    /// The least share that is claimed, in thousandths.
    pub claim_at: u32,
}

/// Why a maker is likely to have a process: of so many other makers with the same traits, so many state it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// One trait or two, in order.
    pub shared: Vec<Trait>,
    pub also: u32,
    pub of: u32,
}

/// A maker that is likely to have what is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likely {
    pub maker: MakerId,
    /// Drawn towards the share among all makers.
    pub share: Share,
    pub reason: Reason,
}
