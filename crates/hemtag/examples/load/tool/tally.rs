//! How long requests took, and which were answered otherwise than they should be. Every time is kept: percentiles are exact.

use std::{collections::BTreeMap, time::Duration};

use super::mix::Kind;

/// What came of one kind of request.
#[derive(Debug, Clone, Default)]
pub(super) struct OfKind {
    /// From when it was due until its answer was whole.
    took: Vec<Duration>,
    pub(super) bytes: u64,
    pub(super) wrong: usize,
    /// The first that was wrong.
    pub(super) example: Option<String>,
}

/// What came of all requests.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    by_kind: BTreeMap<Kind, OfKind>,
    /// From when each was due until this program sent it.
    waited: Vec<Duration>,
}

/// One request that was answered, or not.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    pub(super) kind: Kind,
    pub(super) waited: Duration,
    pub(super) took: Duration,
    pub(super) bytes: usize,
    pub(super) wrong: Option<String>,
    /// Whether it was due within the time that is measured. What is wrong counts in any case.
    pub(super) is_measured: bool,
}

impl Tally {
    pub(super) fn add(&mut self, sample: Sample) {
        let of_kind = self.by_kind.entry(sample.kind).or_default();
        if let Some(wrong) = sample.wrong {
            of_kind.wrong += 1;
            of_kind.example.get_or_insert(wrong);
        }
        if sample.is_measured {
            of_kind.took.push(sample.took);
            of_kind.bytes += sample.bytes as u64;
            self.waited.push(sample.waited);
        }
    }

    pub(super) fn kinds(&self) -> impl Iterator<Item = (Kind, &OfKind)> {
        self.by_kind.iter().map(|(kind, of_kind)| (*kind, of_kind))
    }

    pub(super) fn wrong(&self) -> usize {
        self.by_kind.values().map(|of_kind| of_kind.wrong).sum()
    }

    pub(super) fn bytes(&self) -> u64 {
        self.by_kind.values().map(|of_kind| of_kind.bytes).sum()
    }

    pub(super) fn waited(&self) -> Spread {
        Spread::of(self.waited.clone())
    }

    /// Of the requests of some kinds together.
    pub(super) fn spread(&self, takes: impl Fn(Kind) -> bool) -> Spread {
        let taken = self.by_kind.iter().filter(|(kind, _)| takes(**kind));
        Spread::of(taken.flat_map(|(_, of_kind)| of_kind.took.iter().copied()).collect())
    }
}

/// Percentiles of some times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Spread {
    pub(super) count: usize,
    pub(super) median: Duration,
    pub(super) p95: Duration,
    pub(super) p99: Duration,
    pub(super) most: Duration,
}

impl Spread {
    fn of(mut times: Vec<Duration>) -> Spread {
        times.sort_unstable();
        // The smallest time that so many of a hundred do not exceed.
        let percentile = |of_hundred: usize| {
            let place = (times.len() * of_hundred).div_ceil(100);
            times.get(place.saturating_sub(1)).copied().unwrap_or_default()
        };
        Spread {
            count: times.len(),
            median: percentile(50),
            p95: percentile(95),
            p99: percentile(99),
            most: times.last().copied().unwrap_or_default(),
        }
    }
}
