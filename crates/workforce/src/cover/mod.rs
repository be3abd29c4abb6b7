//! What is covered on a day: of what is required, how many are sure to have it and how many may.
//!
//! # Which of several pieces of evidence counts
//!
//! Evidence of one person in one skill is seldom of one mind. Kinds weigh as in [`EvidenceKind::ALL`]: own word, leader's word,
//! delivered work, certificate, validation. The first two and a validation are *assessments*: they say what the level is. Work
//! delivered and a certificate say only that it was reached, so they never lower what something else says.
//!
//! A person is **sure** at a level when some evidence that is good on the day says at least that level, and nothing speaks
//! against it. Against it speak assessments that say less and
//! 1. are newer, whatever they weigh: a leader who writes a lower level after a validation may have seen something; or
//! 2. where it is an assessment itself: are good and weigh more, or weigh as much and are not older. One's own word raises
//!    nobody above a validation.
//!
//! A person **may** be at a level when something that stands says at least that level, or when nothing is said at all. An
//! assessment takes the place of everything older that weighs no more; all else stands, old, undated or contradicted.
//!
//! So a newer, lower assessment by the leader against an older, higher validation that is still good gives a range: sure of the
//! lower level, perhaps the higher. The validation is no longer sure, because the newer word has seen later work; it is not
//! overturned, because whoever said it did not test. A new validation ends the doubt. And age never turns into absence: what is
//! old may hold still.
//!
//! Where the skill is itself a certificate (a licence to drive a truck), only a certificate or a validation makes sure of it, and
//! one whose last day has passed is no longer held: that is known, and no "perhaps". A certificate is held or not: a level that is
//! written for it, asked for or held, says no more than that. Of other skills an ended certificate is old evidence.
//!
//! Of **heads** nobody knows which is which. Rows of the same kind, days and giver are one statement about different heads; two
//! statements may be about the same heads or others. Sure is what holds however they overlap; perhaps is what some overlap
//! allows.

mod ending;
mod matrix;
mod statement;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

pub use ending::{Ending, What};
pub use matrix::{Cell, SinglePoint};
pub use statement::Tally;

use crate::map::{Level, Map, People, PersonId, Required, RoleId, SkillId};
use statement::Statements;

/// A map as it stands on a day.
#[derive(Debug)]
pub struct Cover<'a> {
    map: &'a Map,
    day: Date,
    /// The rows of what is held, by person and skill.
    rows: BTreeMap<(PersonId, SkillId), Vec<usize>>,
    /// Those that are certificates themselves.
    certificates: BTreeSet<SkillId>,
    shifts: Vec<&'a str>,
}

/// How one requirement is covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The number of the row of the map.
    pub row: usize,
    /// Heads asked for: on all shifts together where it is for every shift.
    pub needed: u32,
    /// All who work in the role, together.
    pub tally: Tally,
    /// Those of whom anything else than nothing counts, by number of the person.
    pub people: Vec<(PersonId, Tally)>,
    /// By shift, where it is required on every shift and the firm has shifts.
    pub shifts: Vec<OnShift>,
    /// How many are missing at least, if all who may be are.
    pub missing_least: u32,
    /// How many are missing if only those count who are sure.
    pub missing_most: u32,
}

/// How a shift is covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnShift {
    pub shift: String,
    /// Those on this shift. Who works on a shift that nobody has said is not here.
    pub tally: Tally,
    /// Those whose shift nobody has said, and who are or may be at the level: they may be here.
    pub anywhere: u32,
}

impl Covered {
    /// Sure ..= perhaps, in heads.
    #[must_use]
    pub fn range(&self) -> (u32, u32) {
        (self.tally.sure, self.tally.perhaps())
    }

    /// Covered even if only those count who are sure.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.missing_most == 0
    }
}

impl<'a> Cover<'a> {
    #[must_use]
    pub fn new(map: &'a Map, day: Date) -> Cover<'a> {
        let mut rows: BTreeMap<(PersonId, SkillId), Vec<usize>> = BTreeMap::new();
        for (row, held) in map.held.iter().enumerate() {
            rows.entry((held.person, held.skill)).or_default().push(row);
        }
        let certificates = map.skills.iter().filter(|s| s.certificate.is_some()).map(|s| s.id).collect();
        Cover { map, day, rows, certificates, shifts: map.shifts() }
    }

    /// The same map on another day.
    #[must_use]
    pub fn on(&self, day: Date) -> Cover<'a> {
        Cover {
            map: self.map,
            day,
            rows: self.rows.clone(),
            certificates: self.certificates.clone(),
            shifts: self.shifts.clone(),
        }
    }

    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    #[must_use]
    pub fn map(&self) -> &'a Map {
        self.map
    }

    /// Whether they work in the firm on the day: the last day is one of them.
    #[must_use]
    pub fn is_here(&self, people: &People) -> bool {
        people.leaves.is_none_or(|leaves| leaves >= self.day)
    }

    /// How many of these people have a skill at a level, as far as that is known. Whether they are in the firm is not asked.
    #[must_use]
    pub fn tally(&self, people: &People, skill: SkillId, level: Level) -> Tally {
        let level = if self.certificates.contains(&skill) { level.min(Level(1)) } else { level };
        self.statements(people, skill).tally(level)
    }

    fn statements(&self, people: &People, skill: SkillId) -> Statements {
        let rows = self.rows.get(&(people.id, skill)).map_or(&[][..], Vec::as_slice);
        Statements::new(self.map, people, rows, self.day, self.certificates.contains(&skill))
    }

    /// Those in the firm on the day who work in a role.
    fn in_role(&self, role: RoleId) -> impl Iterator<Item = &'a People> {
        self.map.people.iter().filter(move |people| people.roles.contains(&role) && self.is_here(people))
    }

    /// How every open requirement is covered, in the order of the map, whatever day it is due.
    #[must_use]
    pub fn all(&self) -> Vec<Covered> {
        let open = self.map.required.iter().enumerate().filter(|(_, required)| self.map.is_open(required));
        open.map(|(row, required)| self.of(row, required)).collect()
    }

    /// How a requirement is covered, the row of the map that it is.
    #[must_use]
    pub fn of(&self, row: usize, required: &Required) -> Covered {
        let mut tally = Tally::default();
        let mut each = Vec::new();
        for people in self.in_role(required.role) {
            let one = self.tally(people, required.skill, required.level);
            tally.add(one);
            each.push((people, one));
        }
        each.sort_by_key(|(people, _)| people.id);
        let by_shift = required.every_shift && !self.shifts.is_empty();
        let mut shifts = Vec::new();
        let (needed, missing_least, missing_most);
        if by_shift {
            let nowhere = each.iter().filter(|(people, _)| people.shift.is_none());
            let anywhere: u32 = nowhere.map(|(_, one)| one.perhaps()).sum();
            let (mut least, mut most) = (0_u32, 0_u32);
            for shift in &self.shifts {
                let mut here = Tally::default();
                for (_, one) in each.iter().filter(|(people, _)| people.shift.as_deref() == Some(shift)) {
                    here.add(*one);
                }
                least += required.people.saturating_sub(here.perhaps());
                most += required.people.saturating_sub(here.sure);
                shifts.push(OnShift { shift: (*shift).to_owned(), tally: here, anywhere });
            }
            needed = required.people.saturating_mul(u32::try_from(self.shifts.len()).unwrap_or(u32::MAX));
            // Whose shift is not said works on one of them.
            missing_least = least.saturating_sub(anywhere);
            missing_most = most;
        } else {
            needed = required.people;
            missing_least = needed.saturating_sub(tally.perhaps());
            missing_most = needed.saturating_sub(tally.sure);
        }
        let people = each.into_iter().map(|(people, one)| (people.id, one)).collect();
        Covered { row, needed, tally, people, shifts, missing_least, missing_most }
    }
}
