//! Every measure that could help, on every day that it could be wise to begin.
//!
//! Cost and hours count in the years in which they fall, by days. A measure begins on the first day of a year (or today), or on the
//! day that what must come before it ends; what is bought in comes on its day. Of plans on these days the best is found. Another day
//! could share a cost otherwise between two budgets, and would make the programme many times larger.

mod offered;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

use super::{
    figures::{Figure, Figures, Kind, Money},
    question::{Call, Key, Question},
    spread::Part,
};
use crate::{
    cover::{Cover, Tally},
    gap::{Due, Risk, wholly_new},
    map::{Level, People, PersonId, Required, SkillId},
};

/// A requirement, on one shift where it is for every shift.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) row: usize,
    pub(crate) shift: Option<String>,
    pub(crate) due: Due,
    /// The day on which it is to be met.
    pub(crate) day: Date,
    pub(crate) needed: u32,
    pub(crate) sure: u32,
    /// The risk of leaving one head of it open.
    pub(crate) weight: u32,
}

impl Unit {
    pub(crate) fn short(&self) -> u32 {
        self.needed.saturating_sub(self.sure)
    }
}

/// A measure that could be taken, beginning on a day.
#[derive(Debug, Clone)]
pub(crate) struct Item<'a> {
    pub(crate) key: Key,
    pub(crate) from: Date,
    /// The first day on which it counts.
    pub(crate) done: Date,
    /// The last day on which it counts, where it ends.
    pub(crate) until: Option<Date>,
    /// The year's place in the settings.
    pub(crate) year: usize,
    /// Heads at the most.
    pub(crate) most: u32,
    /// For a head.
    pub(crate) cost: Money,
    /// Of the cost, what is paid by the month from the day that it counts to `paid_until`.
    pub(crate) monthly: Money,
    pub(crate) paid_until: Option<Date>,
    pub(crate) hours: u32,
    pub(crate) figure: &'a Figure,
    /// Of a thousand heads, how many it counts for.
    pub(crate) counts: u32,
    /// What of a head falls in which year.
    pub(crate) parts: Vec<Part>,
}

/// A day before which the plan has no use for a step, and what for.
#[derive(Debug, Clone)]
struct Want {
    level: Level,
    latest: Date,
    rows: BTreeSet<usize>,
}

/// Units and items of a question, in an order that does not depend on the order of its rows.
#[derive(Debug)]
pub(crate) struct Offers<'a> {
    pub(crate) question: Question<'a>,
    pub(crate) units: Vec<Unit>,
    pub(crate) items: Vec<Item<'a>>,
    /// For each key, the rows that it helps with.
    pub(crate) rows: BTreeMap<Key, BTreeSet<usize>>,
    /// By id.
    pub(crate) calls: Vec<&'a Call>,
    pub(crate) now: Cover<'a>,
    pub(crate) covers: BTreeMap<Date, Cover<'a>>,
    figures: Figures<'a>,
    certificates: BTreeSet<SkillId>,
    /// Nobody is said to have them, at any level.
    new: BTreeSet<SkillId>,
    wants: BTreeMap<(PersonId, SkillId), Want>,
    begins: BTreeMap<(PersonId, SkillId, Level), Vec<Date>>,
}

/// How a requirement is known whatever its row.
fn content(required: &Required) -> impl Ord + use<> {
    (
        required.skill,
        required.role,
        required.level,
        required.by,
        required.capability,
        required.people,
        required.every_shift,
    )
}

/// The day on which a requirement is to be met.
pub(crate) fn day(question: &Question<'_>, due: Due) -> Date {
    match due {
        Due::By(day) => day,
        Due::Now(_) => question.today.saturating_add((7 * i64::from(question.settings.at_once_weeks)).days()),
        Due::Undated => question.ends(),
    }
}

pub(crate) fn after(day: Date, weeks: u32) -> Date {
    day.saturating_add((7 * i64::from(weeks)).days())
}

impl<'a> Offers<'a> {
    /// For a question without faults.
    pub(crate) fn new(question: Question<'a>) -> Offers<'a> {
        let mut calls: Vec<&Call> = question.calls.iter().collect();
        calls.sort_by_key(|call| &call.id);
        let mut offers = Offers {
            question,
            calls,
            units: Vec::new(),
            items: Vec::new(),
            rows: BTreeMap::new(),
            now: Cover::new(question.map, question.today),
            covers: BTreeMap::new(),
            figures: Figures::new(question.figures),
            certificates: question
                .map
                .skills
                .iter()
                .filter(|s| s.certificate.is_some())
                .map(|s| s.id)
                .collect(),
            new: BTreeSet::new(),
            wants: BTreeMap::new(),
            begins: BTreeMap::new(),
        };
        offers.new = wholly_new(question.map, &offers.now).into_iter().map(|one| one.skill).collect();
        offers.find_units();
        offers.find_wants();
        offers.developments();
        offers.validations();
        offers.recruits();
        offers.bought_in();
        offers.reorganised();
        offers
    }

    pub(crate) fn required(&self, unit: &Unit) -> &'a Required {
        &self.question.map.required[unit.row]
    }

    /// The level that a unit asks for; 1 of a certificate, which is held or not.
    pub(crate) fn level(&self, unit: &Unit) -> Level {
        let required = self.required(unit);
        if self.is_certificate(required.skill) { required.level.min(Level(1)) } else { required.level }
    }

    pub(crate) fn is_certificate(&self, skill: SkillId) -> bool {
        self.certificates.contains(&skill)
    }

    /// Whether nobody in the firm is said to have it at any level.
    pub(crate) fn is_new(&self, skill: SkillId) -> bool {
        self.new.contains(&skill)
    }

    fn find_units(&mut self) {
        let (map, today) = (self.question.map, self.question.today);
        let mut rows: Vec<usize> =
            (0..map.required.len()).filter(|row| map.is_open(&map.required[*row])).collect();
        rows.sort_by_key(|row| (content(&map.required[*row]), *row));
        for row in rows {
            let required = &map.required[row];
            let due = Due::of(map, required, today);
            let on = day(&self.question, due);
            let cover = self.covers.entry(on).or_insert_with(|| self.now.on(on));
            let covered = cover.of(row, required);
            let lead = self.question.lead;
            let lead = lead.of.get(&required.skill).copied().unwrap_or(lead.usual);
            let weight = Risk::of(due, today, lead, &covered).score;
            let unit = |shift: Option<String>, sure| Unit {
                row,
                shift,
                due,
                day: on,
                needed: required.people,
                sure,
                weight,
            };
            if covered.shifts.is_empty() {
                self.units.push(unit(None, covered.tally.sure));
            } else {
                for one in covered.shifts {
                    self.units.push(unit(Some(one.shift), one.tally.sure));
                }
            }
        }
    }

    /// Those who count for a unit if they are sure: in the role, on the shift, in the firm on the day.
    pub(crate) fn of_unit(&self, unit: &Unit) -> Vec<&'a People> {
        let required = self.required(unit);
        let cover = &self.covers[&unit.day];
        let people = self.question.map.people.iter();
        let mut people: Vec<&People> = people
            .filter(|people| {
                people.roles.contains(&required.role)
                    && cover.is_here(people)
                    && self.now.is_here(people)
                    && (unit.shift.is_none() || people.shift == unit.shift)
            })
            .collect();
        people.sort_by_key(|people| people.id);
        people
    }

    pub(crate) fn tally(&self, unit: &Unit, people: &People) -> Tally {
        let required = self.required(unit);
        self.covers[&unit.day].tally(people, required.skill, required.level)
    }

    /// Heads who are sure today.
    pub(crate) fn base(&self, person: PersonId, skill: SkillId, level: Level) -> u32 {
        let Some(people) = self.question.map.person(person) else { return 0 };
        if level.0 == 0 { people.who.count() } else { self.now.tally(people, skill, level).sure }
    }

    /// Heads who need not take a step: those who are sure, and whose certificate lasts as long as it is needed.
    pub(crate) fn settled(&self, person: PersonId, skill: SkillId, level: Level) -> u32 {
        let sure = self.base(person, skill, level);
        let want = self.wants.get(&(person, skill)).filter(|_| self.is_certificate(skill));
        match (want, self.question.map.person(person)) {
            (Some(want), Some(people)) => {
                let then = self.covers.get(&want.latest).map(|cover| cover.tally(people, skill, level).sure);
                sure.min(then.unwrap_or(sure))
            }
            _ => sure,
        }
    }

    pub(crate) fn count(&self, person: PersonId) -> u32 {
        self.question.map.person(person).map_or(0, |people| people.who.count())
    }

    /// What must come before a skill.
    pub(crate) fn after_skill(&self, skill: SkillId) -> &'a [SkillId] {
        self.question.map.skill(skill).map_or(&[], |skill| &skill.after)
    }

    /// The step that makes those sure for a unit who are not: of one who is sure today and whose evidence grows old, the next step is
    /// fresh evidence, and a certificate is taken again.
    pub(crate) fn next_step(&self, unit: &Unit, people: &People) -> Level {
        let (skill, asked) = (self.required(unit).skill, self.level(unit));
        if self.is_certificate(skill) {
            return asked;
        }
        let mut levels = (asked.0..=self.question.map.scale.highest().0).map(Level);
        levels.find(|level| self.base(people.id, skill, *level) < people.who.count()).unwrap_or(asked)
    }

    /// What a recruit is paid for as long as it is counted.
    pub(crate) fn wages(&self, there: Date) -> Money {
        self.figures.wage().map_or(Money::default(), |wage| {
            let (months, _) = months(there, self.question.ends().max(there), wage.months.unwrap_or(1));
            wage.cost.times(i64::from(months))
        })
    }

    fn find_wants(&mut self) {
        let mut left: Vec<(PersonId, SkillId, Want)> = Vec::new();
        for unit in self.units.iter().filter(|unit| unit.short() > 0) {
            let required = self.required(unit);
            for people in self.of_unit(unit) {
                let count = people.who.count();
                if self.tally(unit, people).sure < count {
                    let level = self.next_step(unit, people);
                    let want = Want { level, latest: unit.day, rows: BTreeSet::from([unit.row]) };
                    left.push((people.id, required.skill, want));
                }
            }
        }
        while let Some((person, skill, want)) = left.pop() {
            let known = self.wants.entry((person, skill)).or_insert_with(|| Want {
                level: Level(0),
                latest: Date::MIN,
                rows: BTreeSet::new(),
            });
            let new =
                want.level > known.level || want.latest > known.latest || !want.rows.is_subset(&known.rows);
            known.level = known.level.max(want.level);
            known.latest = known.latest.max(want.latest);
            known.rows.extend(&want.rows);
            if new && self.base(person, skill, Level(1)) < self.count(person) {
                for before in self.after_skill(skill) {
                    left.push((person, *before, Want { level: Level(1), ..want.clone() }));
                }
            }
        }
    }

    pub(crate) fn figure(&self, kind: Kind, skill: Option<SkillId>, to: Option<Level>) -> Option<&'a Figure> {
        self.figures.find(self.question.map, kind, skill, to)
    }

    /// The days on which a step could begin.
    fn begins(&mut self, person: PersonId, skill: SkillId, to: Level) -> Vec<Date> {
        if let Some(known) = self.begins.get(&(person, skill, to)) {
            return known.clone();
        }
        let mut days = BTreeSet::new();
        let found = self.figure(Kind::Develop, Some(skill), Some(to));
        if let (Some(figure), Some(want)) = (found, self.wants.get(&(person, skill)).cloned()) {
            days.extend(self.question.begins());
            let count = self.count(person);
            let lower = Level(to.0 - 1);
            let before: Vec<(SkillId, Level)> = if lower.0 > 0 {
                vec![(skill, lower)]
            } else {
                self.after_skill(skill).iter().map(|skill| (*skill, Level(1))).collect()
            };
            for (skill, level) in before {
                if self.base(person, skill, level) < count {
                    let weeks = self.figure(Kind::Develop, Some(skill), Some(level)).map(|f| f.weeks);
                    let begun = self.begins(person, skill, level);
                    days.extend(begun.into_iter().map(|day| after(day, weeks.unwrap_or(0))));
                }
            }
            days.retain(|day| {
                self.question.year_of(*day).is_some() && after(*day, figure.weeks) <= want.latest
            });
        }
        let days: Vec<Date> = days.into_iter().collect();
        self.begins.insert((person, skill, to), days.clone());
        days
    }

    /// Where the figures of an item come from.
    pub(crate) fn source(&self, item: &Item<'_>) -> String {
        let own = item.figure.source.clone();
        match (&item.key, self.figures.wage()) {
            (Key::Recruit { .. }, Some(wage)) => format!("{own}; {}", wage.source),
            _ => own,
        }
    }
}

/// Months begun from a day to another, at most so many, and the last day.
pub(crate) fn months(from: Date, ends: Date, most: u32) -> (u32, Date) {
    let mut months = 1;
    while months < most && from.saturating_add(i64::from(months).months()) <= ends {
        months += 1;
    }
    (months, from.saturating_add(i64::from(months).months()).saturating_sub(1.day()))
}
