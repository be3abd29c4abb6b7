//! What is missing by when: required against held, with the reasons and a risk.
//!
//! # The risk of a gap
//!
//! `time × share + hang`, from 2 to 18; its parts are kept beside it.
//!
//! - *time*, 1 to 4: 4 when the day is today or has passed, 3 when fewer days are left than the lead time of closing such a gap, 2
//!   when fewer than twice as many, else 1. A goal without a day has 1, and says so.
//! - *share*, 1 to 4: quarters begun of what is missing, of what is asked for; a head that may be there counts half.
//! - *hang*, 2 when at most one head is sure: the next to leave takes the skill along.
//!
//! From 12 on it is high, from 6 on middle. It orders gaps and weighs them in a plan; it is no chance of anything.

mod kinds;
mod new;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use kinds::Kinds;
pub use new::WhollyNew;
pub(crate) use new::find as wholly_new;

use crate::{
    cover::{Cover, Covered},
    map::{CapabilityId, GoalId, Level, Map, PersonId, Required, RoleId, SkillId},
};

/// Weeks that closing a gap takes where the caller knows no better: this project's estimate, half a year.
pub const USUAL_LEAD_WEEKS: u32 = 26;

/// Lead times of closing a gap, in weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    pub usual: u32,
    /// Of skills of which the caller knows more.
    pub of: BTreeMap<SkillId, u32>,
}

impl Default for Lead {
    fn default() -> Lead {
        Lead { usual: USUAL_LEAD_WEEKS, of: BTreeMap::new() }
    }
}

/// When it must be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// It is required today, or was before.
    Now(Date),
    /// A day to come.
    By(Date),
    /// The goal has no day: measured today.
    Undated,
}

impl Due {
    /// The due day of a requirement, seen from today.
    #[must_use]
    pub fn of(map: &Map, required: &Required, today: Date) -> Due {
        match map.due(required, today) {
            Some(day) if day > today => Due::By(day),
            Some(day) => Due::Now(day),
            None => Due::Undated,
        }
    }

    /// The day on which cover is measured.
    #[must_use]
    pub fn measured(self, today: Date) -> Date {
        match self {
            Due::By(day) => day,
            Due::Now(_) | Due::Undated => today,
        }
    }

    /// For ordering: what has no day comes last.
    fn key(self) -> (bool, Option<Date>) {
        match self {
            Due::Now(day) | Due::By(day) => (false, Some(day)),
            Due::Undated => (true, None),
        }
    }
}

/// The risk of a gap and its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Risk {
    pub score: u32,
    pub time: u32,
    pub share: u32,
    pub hang: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    Low,
    Middle,
    High,
}

impl Risk {
    #[must_use]
    pub fn band(self) -> Band {
        match self.score {
            12.. => Band::High,
            6.. => Band::Middle,
            _ => Band::Low,
        }
    }

    pub(crate) fn of(due: Due, today: Date, lead_weeks: u32, covered: &Covered) -> Risk {
        let lead = i64::from(lead_weeks) * 7;
        let time = match due {
            Due::Now(_) => 4,
            Due::Undated => 1,
            Due::By(day) => match days(today, day) {
                left if left < lead => 3,
                left if left < 2 * lead => 2,
                _ => 1,
            },
        };
        let missing = u64::from(covered.missing_least) + u64::from(covered.missing_most);
        let share = (4 * missing).div_ceil(2 * u64::from(covered.needed).max(1)).clamp(1, 4);
        let share = u32::try_from(share).unwrap_or(4);
        let hang = if covered.tally.sure <= 1 { 2 } else { 0 };
        Risk { score: time * share + hang, time, share, hang }
    }
}

/// Whole days from one day to another.
#[must_use]
pub fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// A requirement that is not covered for sure on its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The row of the map.
    pub row: usize,
    pub role: RoleId,
    pub skill: SkillId,
    pub level: Level,
    pub capability: Option<CapabilityId>,
    pub goal: Option<GoalId>,
    pub due: Due,
    /// How it is covered on its day.
    pub covered: Covered,
    /// Those who work in the role today, by why they do not count for sure on the day.
    pub kinds: Kinds,
    pub risk: Risk,
    /// The lead time that the risk was judged with, in weeks.
    pub lead_weeks: u32,
}

impl Gap {
    /// Missing at least ..= at most, in heads.
    #[must_use]
    pub fn missing(&self) -> (u32, u32) {
        (self.covered.missing_least, self.covered.missing_most)
    }
}

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gaps {
    pub today: Date,
    /// The highest risk first, then the first day, then by skill, role and level.
    pub gaps: Vec<Gap>,
    pub wholly_new: Vec<WhollyNew>,
    /// Open goals without a day: what is required for them is measured today.
    pub undated: Vec<GoalId>,
}

/// Everything that is missing, seen from a day.
#[must_use]
pub fn find(map: &Map, today: Date, lead: &Lead) -> Gaps {
    let mut covers: BTreeMap<Date, Cover<'_>> = BTreeMap::new();
    let now = Cover::new(map, today);
    let mut gaps = Vec::new();
    for (row, required) in map.required.iter().enumerate().filter(|(_, required)| map.is_open(required)) {
        let due = Due::of(map, required, today);
        let day = due.measured(today);
        let then = covers.entry(day).or_insert_with(|| now.on(day));
        let covered = then.of(row, required);
        if covered.is_sure() {
            continue;
        }
        let lead_weeks = lead.of.get(&required.skill).copied().unwrap_or(lead.usual);
        gaps.push(Gap {
            row,
            role: required.role,
            skill: required.skill,
            level: map.step(required.skill, required.level),
            capability: required.capability,
            goal: map.goal_of(required).map(|goal| goal.id),
            due,
            kinds: Kinds::of(required, &now, then),
            risk: Risk::of(due, today, lead_weeks, &covered),
            covered,
            lead_weeks,
        });
    }
    gaps.sort_by_key(|gap| {
        let missing = (std::cmp::Reverse(gap.covered.missing_most), gap.covered.needed);
        let what = (gap.skill, gap.role, gap.level, gap.capability);
        (std::cmp::Reverse(gap.risk.score), gap.due.key(), missing, what, gap.row)
    });
    let undated: BTreeSet<GoalId> = map
        .goals
        .iter()
        .filter(|goal| goal.by.is_none() && goal.state == crate::map::GoalState::Open)
        .map(|goal| goal.id)
        .collect();
    Gaps { today, gaps, wholly_new: new::find(map, &now), undated: undated.into_iter().collect() }
}

/// Those of a role who count for something, by number: shared by the parts of this module.
fn in_role(map: &Map, role: RoleId) -> impl Iterator<Item = (PersonId, &crate::map::People)> {
    map.people.iter().filter(move |people| people.roles.contains(&role)).map(|people| (people.id, people))
}
