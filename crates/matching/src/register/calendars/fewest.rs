//! Who has the fewest free hours in some weeks. Most needs ask for fewer hours than almost anybody has, and hundreds of
//! needs ask about the same weeks: who has next to nothing is looked up once for each span of weeks, and kept.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// At most this share of the offers with a calendar is kept.
const SHARE: usize = 256;

/// But no fewer than this many.
const LEAST: usize = 64;

/// The offers with fewer hours than a bound, those with the fewest first.
#[derive(Debug)]
pub(super) struct Fewest {
    pub(super) offers: Vec<u32>,
    hours: Vec<u16>,
    /// Whoever is not listed has at least so many.
    bound: u16,
}

impl Fewest {
    /// From the hours of each offer.
    pub(super) fn of(free: impl Iterator<Item = (u16, u32)> + Clone) -> Fewest {
        let mut counts = vec![0_usize; usize::from(u16::MAX) + 1];
        free.clone().for_each(|(hours, _)| counts[usize::from(hours)] += 1);
        let most = (counts.iter().sum::<usize>() / SHARE).max(LEAST);
        let (mut below, mut bound) = (0, 0);
        while bound < u16::MAX && below + counts[usize::from(bound)] <= most {
            below += counts[usize::from(bound)];
            bound += 1;
        }
        let mut fewest: Vec<(u16, u32)> = free.filter(|(hours, _)| *hours < bound).collect();
        fewest.sort_unstable();
        let (hours, offers) = fewest.into_iter().unzip();
        Fewest { offers, hours, bound }
    }

    /// How many of the listed lack `hours`; `None` when others may lack them too.
    pub(super) fn lacking(&self, hours: u16) -> Option<usize> {
        (hours <= self.bound).then(|| self.hours.partition_point(|&free| free < hours))
    }
}

/// By the first week and the week after the last.
type Span = [u16; 2];

/// What was looked up so far.
#[derive(Debug, Default)]
pub(super) struct Kept(RwLock<BTreeMap<Span, Arc<Fewest>>>);

impl Kept {
    /// Nobody waits while somebody else looks: two may look for the same.
    pub(super) fn of(&self, span: Span, look: impl FnOnce() -> Fewest) -> Arc<Fewest> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&span).map(Arc::clone);
        kept.unwrap_or_else(|| {
            let found = Arc::new(look());
            let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(kept.entry(span).or_insert(found))
        })
    }

    pub(super) fn bytes(&self) -> usize {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        kept.values().map(|fewest| fewest.offers.capacity() * 4 + fewest.hours.capacity() * 2 + 128).sum()
    }
}
