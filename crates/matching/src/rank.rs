//! From proof to place: band and rank follow from the judgements alone.

use std::cmp::Reverse;

use crate::criterion::{Judgement, Verdict};
use crate::need::Strength;
use crate::offer::OfferId;

/// Which list an offer belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    Exact,
    Ask,
    Near,
}

impl Band {
    /// The list that an offer with this one required verdict belongs to; the worst verdict decides.
    #[must_use]
    pub const fn of(verdict: &Verdict) -> Band {
        match verdict {
            Verdict::Met { .. } => Band::Exact,
            Verdict::Unknown { .. } => Band::Ask,
            Verdict::Missed { .. } => Band::Near,
        }
    }
}

/// How many required criteria are missed and unknown, and how many preferred ones are missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tally {
    pub required_missed: u8,
    pub required_unknown: u8,
    pub preferred_missed: u8,
}

impl Tally {
    #[must_use]
    pub fn of(judgements: &[Judgement]) -> Tally {
        let count = |strength: Strength, verdict: fn(&Verdict) -> bool| {
            let hits = judgements.iter().filter(|j| j.strength == strength && verdict(&j.verdict)).count();
            u8::try_from(hits).unwrap_or(u8::MAX)
        };
        Tally {
            required_missed: count(Strength::Required, Verdict::is_missed),
            required_unknown: count(Strength::Required, Verdict::is_unknown),
            preferred_missed: count(Strength::Preferred, Verdict::is_missed),
        }
    }

    #[must_use]
    pub const fn band(self) -> Band {
        match (self.required_missed, self.required_unknown) {
            (0, 0) => Band::Exact,
            (0, _) => Band::Ask,
            _ => Band::Near,
        }
    }
}

/// The total order within each list; the smallest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RankKey {
    pub tally: Tally,
    pub trust: Reverse<u16>,
    /// The worst margin of the measured criteria, 1000 when nothing is measured.
    pub margin: Reverse<i16>,
    /// Kilometres; unstated comes last.
    pub distance: u32,
    pub offer: OfferId,
}

impl RankKey {
    #[must_use]
    pub fn of(judgements: &[Judgement], trust: u16, distance_km: Option<u16>, offer: OfferId) -> RankKey {
        let worst = judgements.iter().filter_map(|j| j.verdict.margin()).min().unwrap_or(1000);
        RankKey {
            tally: Tally::of(judgements),
            trust: Reverse(trust),
            margin: Reverse(worst),
            distance: distance_km.map_or(u32::MAX, u32::from),
            offer,
        }
    }
}
