//! People by skills, and skills that hang on one person.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Cover, Tally};
use crate::map::{Age, Held, Level, PersonId, SkillId};

/// What is known of some people in a skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub person: PersonId,
    pub skill: SkillId,
    /// For every level from 1, how many are at it or above.
    pub levels: Vec<Tally>,
    /// The row of the map that weighs most of those that say the most: what one would show as "how that is known".
    pub row: usize,
    /// How that row's evidence stands on the day.
    pub age: Age,
    /// The last day for which it is taken as it is, if a day ends it.
    pub good_until: Option<Date>,
}

impl Cell {
    /// The highest level that a person is sure of; 0: known to have not even the lowest; none: nothing is sure.
    #[must_use]
    pub fn sure(&self) -> Option<Level> {
        let highest = self.levels.iter().rposition(|tally| tally.sure > 0).map(|at| at + 1);
        match highest {
            Some(level) => Some(Level(u8::try_from(level).unwrap_or(u8::MAX))),
            None => self.levels.first().is_some_and(|lowest| lowest.perhaps() == 0).then_some(Level(0)),
        }
    }

    /// The highest level that a person may be at.
    #[must_use]
    pub fn perhaps(&self) -> Level {
        let highest = self.levels.iter().rposition(|tally| tally.perhaps() > 0).map_or(0, |at| at + 1);
        Level(u8::try_from(highest).unwrap_or(u8::MAX))
    }
}

/// A skill at a level that is required and that only one person is sure to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SinglePoint {
    pub skill: SkillId,
    pub level: Level,
    /// The person, or the group in which one head has it.
    pub person: PersonId,
    /// How many others may have it.
    pub others: u32,
    /// The rows of the map that require it.
    pub required: Vec<usize>,
}

impl Cover<'_> {
    /// A cell for every person in the firm and skill of which something is said, by person and skill.
    #[must_use]
    pub fn matrix(&self) -> Vec<Cell> {
        let here: BTreeMap<PersonId, _> =
            self.map.people.iter().filter(|people| self.is_here(people)).map(|p| (p.id, p)).collect();
        let mut cells = Vec::new();
        for ((person, skill), rows) in &self.rows {
            let Some(people) = here.get(person) else { continue };
            let statements = self.statements(people, *skill);
            let levels =
                (1..=self.map.scale.highest().0).map(|level| statements.tally(Level(level))).collect();
            let Some(&row) = rows.iter().max_by_key(|row| self.weight(&self.map.held[**row])) else {
                continue;
            };
            let evidence = &self.map.held[row].evidence;
            cells.push(Cell {
                person: *person,
                skill: *skill,
                levels,
                row,
                age: self.map.ageing.on(evidence, self.day),
                good_until: self.map.ageing.good_until(evidence),
            });
        }
        cells
    }

    /// Good before undated before old before ended; then what weighs more, is newer, says more.
    fn weight<'h>(&self, held: &'h Held) -> impl Ord + use<'h> {
        let evidence = &held.evidence;
        let age = match self.map.ageing.on(evidence, self.day) {
            Age::Good => 4,
            Age::Unknown => 3,
            Age::Old => 2,
            Age::Expired => 1,
            Age::NotYet => 0,
        };
        (age, evidence.kind, evidence.on, held.level, held.heads, evidence.until, evidence.by.as_str())
    }

    /// What is required by somebody and hangs on one person, by skill and level. Where nobody is sure it is a gap, not a point.
    #[must_use]
    pub fn single_points(&self) -> Vec<SinglePoint> {
        let mut required: BTreeMap<(SkillId, Level), Vec<usize>> = BTreeMap::new();
        for (row, one) in self.map.required.iter().enumerate().filter(|(_, one)| self.map.is_open(one)) {
            required.entry((one.skill, one.level)).or_default().push(row);
        }
        let mut points = Vec::new();
        for ((skill, level), required) in required {
            let (mut sure, mut unsure, mut last) = (0, 0, None);
            for people in self.map.people.iter().filter(|people| self.is_here(people)) {
                let tally = self.tally(people, skill, level);
                sure += tally.sure;
                unsure += tally.unsure();
                if tally.sure > 0 {
                    last = Some(people.id);
                }
            }
            if let (1, Some(person)) = (sure, last) {
                points.push(SinglePoint { skill, level, person, others: unsure, required });
            }
        }
        points
    }
}
