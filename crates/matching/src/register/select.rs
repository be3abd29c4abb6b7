//! The best offers of a list, level by level: what is missed, then what is unknown, then which wishes are missed.
//! Only the offers of the last level taken are looked at one by one.

use std::cmp::Reverse;
use std::ops::Range;

use super::bits::{self, Buffer, count, exactly, ones};
use super::masks::Wanted;
use super::query::Query;
use crate::ask::Question;

impl Query<'_> {
    /// Offers that miss nothing required: the exact ones, and those to be asked.
    pub(super) fn possible(&self) -> (Buffer, Buffer) {
        let mut none_missed = Buffer::of(self.columns.words());
        bits::none_of(self.live, &self.missed(&[]), &self.core, &mut none_missed);
        let mut exact = Buffer::of(self.columns.words());
        bits::none_of(&none_missed, &self.unknown(&[]), &self.core, &mut exact);
        for span in &self.core {
            for word in span.clone() {
                none_missed[word] &= !exact[word];
            }
        }
        (exact, none_missed)
    }

    /// The places of at least the best `top` offers of a list, when there are so many; more where they tie.
    pub(super) fn best_possible(&self, list: &[u64], top: usize) -> Vec<u32> {
        let mut picked = Vec::new();
        self.by_unknown(list, &self.core, top, &mut picked);
        picked
    }

    /// The places of at least the best `top` near offers.
    pub(super) fn best_near(&self, top: usize) -> Vec<u32> {
        let mut picked = Vec::new();
        let mut from = Buffer::of(self.columns.words());
        for span in &self.scope {
            from[span.clone()].copy_from_slice(&self.live[span.clone()]);
            if let Some(related) = &self.in_scope {
                span.clone().for_each(|word| from[word] &= related[word]);
            }
        }
        let missed = self.missed(&[]);
        let mut level = Buffer::of(self.columns.words());
        for misses in 1..=missed.len() {
            if picked.len() >= top {
                break;
            }
            exactly(misses, &from, &missed, &self.scope, &mut level);
            self.by_unknown(&level, &self.scope, top, &mut picked);
        }
        picked
    }

    /// Adds offers in order of their unknowns.
    fn by_unknown(&self, list: &[u64], spans: &[Range<usize>], top: usize, picked: &mut Vec<u32>) {
        if picked.len() + count(list, spans) as usize <= top {
            picked.extend(ones(list, spans).map(narrow));
            return;
        }
        let unknown = self.unknown(&[]);
        let mut level = Buffer::of(self.columns.words());
        for unknowns in 0..=unknown.len() {
            if picked.len() >= top {
                return;
            }
            exactly(unknowns, list, &unknown, spans, &mut level);
            self.by_preference(&level, spans, top, picked);
        }
    }

    /// Adds offers in order of the wishes that they miss.
    fn by_preference(&self, list: &[u64], spans: &[Range<usize>], top: usize, picked: &mut Vec<u32>) {
        if picked.len() + count(list, spans) as usize <= top {
            picked.extend(ones(list, spans).map(narrow));
            return;
        }
        let preferred = (0..self.asks.len()).filter(|&i| !self.asks[i].is_required());
        let late: Vec<_> = preferred
            .clone()
            .filter(|&i| matches!(self.asks[i].question, Question::Distance(_)))
            .map(|i| self.columns.mask(&self.asks[i].question, Wanted::Some(list, spans)))
            .collect();
        let ready = preferred.filter(|&i| !matches!(self.asks[i].question, Question::Distance(_)));
        let missed: Vec<&[u64]> =
            ready.map(|i| &self.masks[i]).chain(&late).filter_map(|mask| mask.missed.words()).collect();
        let mut level = Buffer::of(self.columns.words());
        for misses in 0..=missed.len() {
            if picked.len() >= top {
                return;
            }
            exactly(misses, list, &missed, spans, &mut level);
            self.by_trust(&level, spans, top, picked);
        }
    }

    /// Adds the most trusted offers, and all that are trusted as much as the last of them.
    fn by_trust(&self, list: &[u64], spans: &[Range<usize>], top: usize, picked: &mut Vec<u32>) {
        let mut offers: Vec<(Reverse<u16>, u32)> =
            ones(list, spans).map(|i| (Reverse(self.columns.trust[i]), narrow(i))).collect();
        let wanted = top - picked.len();
        if offers.len() > wanted {
            let (_, &mut (last, _), _) = offers.select_nth_unstable(wanted - 1);
            offers.retain(|&(trust, _)| trust <= last);
        }
        picked.extend(offers.into_iter().map(|(_, i)| i));
    }
}

pub(super) fn narrow(i: usize) -> u32 {
    u32::try_from(i).expect("offers are counted in 32 bits")
}
