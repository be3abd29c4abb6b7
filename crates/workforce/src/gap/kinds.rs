//! Why those who work in a role do not count for sure on the day.

use std::collections::BTreeMap;

use super::in_role;
use crate::{
    cover::Cover,
    map::{Level, Required},
};

/// Heads who work in the role today and are not sure on the day, by the reason. None of them: nobody works in the role, or all are
/// sure and too few.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kinds {
    /// Nobody in the role is sure, or may be, on the day.
    pub nobody: bool,
    /// Below the level, by how many steps.
    pub too_low: BTreeMap<u8, u32>,
    /// Old evidence already today.
    pub old: u32,
    /// Evidence of unknown age.
    pub undated: u32,
    /// Evidence that contradicts itself.
    pub doubted: u32,
    /// Said to have a certificate that nobody has seen.
    pub unproven: u32,
    /// Nothing is said.
    pub unknown: u32,
    /// Sure today; the evidence grows old or ends before the day.
    pub ends_before: u32,
    /// A certificate that has ended already.
    pub ended: u32,
    /// Sure today; leave the firm before the day.
    pub leaves: u32,
}

impl Kinds {
    pub(super) fn of(required: &Required, now: &Cover<'_>, then: &Cover<'_>) -> Kinds {
        let mut kinds = Kinds::default();
        let mut perhaps = 0;
        for (_, people) in in_role(now.map(), required.role) {
            let today = now.tally(people, required.skill, required.level);
            if !then.is_here(people) {
                if now.is_here(people) {
                    kinds.leaves += today.sure;
                }
                continue;
            }
            let tally = then.tally(people, required.skill, required.level);
            perhaps += tally.perhaps();
            let mut lost = today.sure.saturating_sub(tally.sure);
            let mut rest = |heads: u32| {
                let ends = heads.min(lost);
                lost -= ends;
                kinds.ends_before += ends;
                heads - ends
            };
            let (old, ended, undated) = (rest(tally.old), rest(tally.expired), rest(tally.undated));
            let doubted = rest(tally.doubted);
            kinds.old += old;
            kinds.ended += ended;
            kinds.undated += undated;
            kinds.doubted += doubted;
            kinds.unproven += tally.unproven;
            kinds.unknown += tally.unsaid;
            // Of those below the level, so many are below each level under it too.
            let mut left = tally.below;
            let level = now.map().step(required.skill, required.level);
            for steps in 1..=level.0 {
                let lower = level.0 - steps;
                let still = if lower == 0 {
                    0
                } else {
                    then.tally(people, required.skill, Level(lower)).below.min(left)
                };
                if left > still {
                    *kinds.too_low.entry(steps).or_default() += left - still;
                }
                left = still;
            }
        }
        kinds.nobody = perhaps == 0;
        kinds
    }
}
