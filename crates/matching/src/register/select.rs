//! The best offers of a list, level by level: what is missed, then what is unknown, then which wishes are missed.
//! Only the offers of the last level taken are looked at one by one.

use super::bits::{self, Buffer, exactly};
use super::query::Query;
use super::sparse::{Falling, Sparse};
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

    /// Offers that miss nothing required: the exact ones, and how many are to be asked.
    pub(super) fn possible(&self, sifted: &Sifted) -> Possible {
        let exact = Sparse::none_of(&sifted.none, &self.unknown(), &self.core);
        let ask = narrow(bits::count(&sifted.none, &self.core) as usize - exact.count());
        Possible { exact, ask }
    }

    /// The places of at least the best `top` of those that meet everything.
    pub(super) fn best_exact(&self, possible: Possible, top: usize) -> Vec<u32> {
        let mut picked = Vec::new();
        self.by_preference(possible.exact, top, &mut picked);
        picked
    }

    /// The places of at least the best `top` of those to be asked.
    pub(super) fn best_ask(&self, sifted: &Sifted, top: usize) -> Vec<u32> {
        let mut picked = Vec::new();
        let unknown = self.unknown();
        let next_from = |from: u32| bits::next_in_one(&sifted.none, &unknown, from as usize).map(narrow);
        if self.best_falling(next_from, top, &mut picked) {
            return picked;
        }
        for level in Sparse::of(&sifted.none, &self.core).counted(&unknown).levels(1) {
            self.by_preference(level, top, &mut picked);
        }
        picked
    }

    /// The places of at least the best `top` near offers.
    pub(super) fn best_near(&self, sifted: Sifted, top: usize) -> Vec<u32> {
        let mut picked = Vec::new();
        let (missed, unknown) = (self.missed(&[]), self.unknown());
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
                level.iter_mut().zip(related.iter()).for_each(|(level, related)| *level &= related);
            }
            // Those of whom nothing is unknown are often enough, and the first of each process.
            let next_from = |from: u32| bits::next_from(&level, &unknown, from as usize).map(narrow);
            if self.best_falling(next_from, top, &mut picked) {
                break;
            }
            let level = Sparse::of(&level, &self.scope);
            if picked.len() + level.count() <= top {
                picked.extend(level.ones());
                continue;
            }
            for level in level.counted(&unknown).levels(0) {
                if picked.len() >= top {
                    break;
                }
                self.by_preference(level, top, &mut picked);
            }
        }
        picked
    }

    /// Adds the best of the offers that `next_from` gives, when these are enough and nothing but nearness is wished.
    fn best_falling(
        &self,
        next_from: impl Fn(u32) -> Option<u32>,
        top: usize,
        picked: &mut Vec<u32>,
    ) -> bool {
        let Some(within) = self.only_nearness() else { return false };
        let before = picked.len();
        let falling = self.falling(next_from);
        let far = self.most_trusted(&[], falling, within, top, picked);
        self.most_trusted(&far, std::iter::empty(), None, top, picked);
        if picked.len() < top {
            picked.truncate(before);
        }
        picked.len() >= top
    }

    /// Offers with their trust, the most trusted first.
    fn falling<'b>(
        &'b self,
        next_from: impl Fn(u32) -> Option<u32> + 'b,
    ) -> impl Iterator<Item = (u16, u32)> + 'b {
        let columns = self.columns;
        // Its place will be asked for.
        let next_from = move |from| next_from(from).inspect(|&i| columns.places.foresee(i as usize));
        Falling::new(next_from, &columns.falling, &columns.trust)
    }

    /// The nearness wished for, if nothing else is wished.
    fn only_nearness(&self) -> Option<Option<Within>> {
        let mut within = None;
        for ask in self.asks.iter().filter(|ask| !ask.is_required()) {
            match &ask.question {
                Question::Distance(wish) => within = Some(*wish),
                _ => return None,
            }
        }
        Some(within)
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
            far = self.most_trusted(&far, self.falling(|from| level.next_from(from)), within, top, picked);
        }
        self.most_trusted(&far, std::iter::empty(), None, top, picked);
    }

    /// Adds, while fewer than `top` are picked, the most trusted of `taken` and of those of `level` that are near, and all that are trusted as much as the
    /// last of them. Gives those that are far, the most trusted first (all of them only when fewer than `top` are
    /// picked: else nobody asks).
    fn most_trusted(
        &self,
        taken: &[(u16, u32)],
        level: impl Iterator<Item = (u16, u32)>,
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
        let mut level = level.peekable();
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
    /// How many are to be asked.
    pub(super) ask: u32,
}

pub(super) fn narrow(i: usize) -> u32 {
    u32::try_from(i).expect("offers are counted in 32 bits")
}
