//! The best offers of a list, level by level: what is missed, then what is unknown, then which wishes are missed.
//! Only the offers of the last level taken are looked at one by one.

use super::bits::{self, Buffer, exactly};
use super::query::Query;
use super::sparse::{Counted, Sparse};
use crate::ask::Question;
use crate::distance::{Point, chord2_beyond};
use crate::need::Within;

/// Every offer of the register, by how many required questions it misses.
pub(super) struct Sifted {
    none: Buffer,
    one: Buffer,
    /// For each required question that anybody misses, in order: how many miss it and nothing else.
    pub(super) alone: Vec<u32>,
}

impl Query<'_> {
    pub(super) fn sift(&self) -> Sifted {
        let words = self.columns.words();
        let (mut none, mut one) = (Buffer::of(words), Buffer::of(words));
        let missed = self.missed(&[]);
        let mut alone = vec![0; missed.len()];
        bits::sift(self.live, &missed, &mut none, &mut one, &mut alone);
        Sifted { none, one, alone }
    }

    /// Offers that miss nothing required: the exact ones, and those to be asked by how much is unknown.
    pub(super) fn possible(&self, sifted: &Sifted) -> Possible {
        let by_unknown = Sparse::of(&sifted.none, &self.core).counted(&self.unknown(&[]));
        Possible { exact: by_unknown.level(0), by_unknown }
    }

    /// The places of at least the best `top` near offers.
    pub(super) fn best_near(&self, sifted: Sifted, top: usize) -> Vec<u32> {
        let mut picked = Vec::new();
        let missed = self.missed(&[]);
        let Sifted { none: mut from, one: mut level, .. } = sifted;
        for misses in 1..=missed.len() {
            if picked.len() >= top {
                break;
            }
            if misses > 1 {
                if misses == 2 {
                    self.scope
                        .iter()
                        .for_each(|span| from[span.clone()].copy_from_slice(&self.live[span.clone()]));
                }
                exactly(misses, &from, &missed, &self.scope, &mut level);
            }
            if let Some(related) = &self.in_scope {
                self.scope.iter().cloned().flatten().for_each(|word| level[word] &= related[word]);
            }
            // Those of whom nothing is unknown are often enough.
            let known = Sparse::none_of(&level, &self.unknown(&[]), &self.scope);
            if picked.len() + known.count() >= top {
                self.by_preference(known, top, &mut picked);
                break;
            }
            let level = Sparse::of(&level, &self.scope);
            if picked.len() + level.count() <= top {
                picked.extend(level.ones());
                continue;
            }
            for level in level.counted(&self.unknown(&[])).levels(0) {
                if picked.len() >= top {
                    break;
                }
                self.by_preference(level, top, &mut picked);
            }
        }
        picked
    }

    /// Adds offers in order of the wishes that they miss, as long as fewer than `top` are picked; more where they tie.
    pub(super) fn by_preference(&self, list: Sparse, top: usize, picked: &mut Vec<u32>) {
        if picked.len() >= top {
            return;
        }
        if picked.len() + list.count() <= top {
            picked.extend(list.ones());
            return;
        }
        let preferred = (0..self.asks.len()).filter(|&i| !self.asks[i].is_required());
        let (mut masks, mut within) = (Vec::new(), None);
        for i in preferred {
            match &self.asks[i].question {
                Question::Distance(wish) => within = Some(*wish),
                _ => masks.extend(self.masks[i].missed.words()),
            }
        }
        let levels = if masks.is_empty() { vec![list] } else { list.counted(&masks).levels(0).collect() };
        // A wish for nearness adds one miss to those that are far: of each level first the near ones, then the far
        // ones together with the near ones of the next.
        let mut far = Vec::new();
        for level in levels {
            if picked.len() >= top {
                return;
            }
            far = self.most_trusted(&far, &level, within, top, picked);
        }
        if picked.len() < top {
            self.most_trusted(&far, &Sparse::default(), None, top, picked);
        }
    }

    /// Adds the most trusted of `taken` and of those of `level` that are near, and all that are trusted as much as the
    /// last of them. Gives those that are far, the most trusted first (all of them only when fewer than `top` are
    /// picked: else nobody asks).
    fn most_trusted(
        &self,
        taken: &[(u16, u32)],
        level: &Sparse,
        within: Option<Within>,
        top: usize,
        picked: &mut Vec<u32>,
    ) -> Vec<(u16, u32)> {
        let circle = within.map(|within| (Point::of(within.of), chord2_beyond(within.km)));
        let is_far = |i: u32| {
            let beyond = |(of, limit2)| {
                self.columns.places.point(i as usize).is_some_and(|point| point.chord2(of) >= limit2)
            };
            circle.is_some_and(beyond)
        };
        let mut taken = taken.iter().copied().peekable();
        let mut level = level.falling(&self.columns.falling, &self.columns.trust).peekable();
        let (mut far, mut last) = (Vec::new(), None);
        loop {
            let sure = match (taken.peek(), level.peek()) {
                (Some((one, _)), Some((other, _))) => one >= other,
                (one, _) => one.is_some(),
            };
            let next = if sure { taken.next() } else { level.next() };
            let Some((trust, i)) = next else { return far };
            if picked.len() >= top && last != Some(trust) {
                return Vec::new();
            }
            if !sure && is_far(i) {
                far.push((trust, i));
            } else {
                picked.push(i);
                last = Some(trust);
            }
        }
    }
}

/// The offers that miss nothing required.
pub(super) struct Possible {
    pub(super) exact: Sparse,
    /// All of them, the exact ones too.
    by_unknown: Counted,
}

impl Possible {
    /// Those to be asked, by the number of unknowns.
    pub(super) fn ask(&self) -> impl Iterator<Item = Sparse> + '_ {
        self.by_unknown.levels(1)
    }

    pub(super) fn best_exact(&self, query: &Query<'_>, top: usize) -> Vec<u32> {
        let mut picked = Vec::new();
        query.by_preference(self.exact.clone(), top, &mut picked);
        picked
    }

    pub(super) fn best_ask(&self, query: &Query<'_>, top: usize) -> Vec<u32> {
        let mut picked = Vec::new();
        for level in self.ask() {
            if picked.len() >= top {
                break;
            }
            query.by_preference(level, top, &mut picked);
        }
        picked
    }

    /// The numbers of exact offers and of those to be asked.
    pub(super) fn counts(&self) -> (u32, u32) {
        let (exact, all) = (self.exact.count(), self.by_unknown.of.count());
        (narrow(exact), narrow(all - exact))
    }
}

pub(super) fn narrow(i: usize) -> u32 {
    u32::try_from(i).expect("offers are counted in 32 bits")
}
