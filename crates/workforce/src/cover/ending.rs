//! What ends soon: certificates and validations, evidence that grows old, people who leave.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use super::{Cover, Tally};
use crate::map::{Age, EvidenceKind, PersonId, SkillId};

/// Something that ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ending {
    /// The last day for which it is good.
    pub day: Date,
    pub person: PersonId,
    pub what: What,
    /// The open requirements, by row, that it is for: of the person's roles.
    pub required: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A row of what is held.
    Evidence {
        skill: SkillId,
        kind: EvidenceKind,
        /// The row of the map.
        row: usize,
        /// Its own last day, not the firm's rule of age.
        own_day: bool,
        /// Heads that are sure at the row's level on the last day, and on the day after: the same where something else holds.
        sure: u32,
        sure_after: u32,
    },
    /// They leave the firm.
    Leaves,
}

impl Cover<'_> {
    /// What ends from the day on and within so many days of it, the first first.
    #[must_use]
    pub fn ending(&self, days: u32) -> Vec<Ending> {
        let until = self.day.saturating_add(i64::from(days).days());
        let mut after: BTreeMap<Date, (Cover<'_>, Cover<'_>)> = BTreeMap::new();
        let mut all = Vec::new();
        for people in self.map.people.iter().filter(|people| self.is_here(people)) {
            if let Some(day) = people.leaves.filter(|day| *day <= until) {
                let required = self.asked(|required| {
                    people.roles.contains(&required.role)
                        && self.tally(people, required.skill, required.level).sure > 0
                });
                all.push(Ending { day, person: people.id, what: What::Leaves, required });
            }
        }
        for (row, held) in self.map.held.iter().enumerate() {
            let evidence = &held.evidence;
            let last = self.map.ageing.good_until(evidence).filter(|day| *day <= until);
            let people = self.map.person(held.person);
            let (Some(day), Some(people)) = (last, people) else { continue };
            let good = self.map.ageing.on(evidence, self.day) == Age::Good;
            if !good || people.leaves.is_some_and(|leaves| leaves < day) {
                continue;
            }
            let (on, then) =
                after.entry(day).or_insert_with(|| (self.on(day), self.on(day.saturating_add(1.day()))));
            let tally = |cover: &Cover<'_>| -> Tally { cover.tally(people, held.skill, held.level) };
            let what = What::Evidence {
                skill: held.skill,
                kind: evidence.kind,
                row,
                own_day: evidence.until == Some(day),
                sure: tally(on).sure,
                sure_after: tally(then).sure,
            };
            let required =
                self.asked(|required| people.roles.contains(&required.role) && required.skill == held.skill);
            all.push(Ending { day, person: held.person, what, required });
        }
        all.sort();
        all
    }

    fn asked(&self, of: impl Fn(&crate::map::Required) -> bool) -> Vec<usize> {
        let all = self.map.required.iter().enumerate();
        all.filter(|(_, required)| self.map.is_open(required) && of(required)).map(|(row, _)| row).collect()
    }
}
