//! Items of each kind.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

use super::{Item, Offers, Unit, Want, after, months};
use crate::{
    map::{Level, People, PersonId, RoleId, SkillId},
    plan::{
        figures::{Figure, Kind, Money},
        question::Key,
    },
};

/// Heads that could be validated.
#[derive(Debug, Default)]
struct Pool {
    /// Of whom something is said.
    said: u32,
    unsaid: u32,
    /// The last day on which it is of use.
    by: Option<Date>,
    rows: BTreeSet<usize>,
}

impl<'a> Offers<'a> {
    pub(super) fn developments(&mut self) {
        let wants: Vec<(PersonId, SkillId, Want)> =
            self.wants.iter().map(|((person, skill), want)| (*person, *skill, want.clone())).collect();
        for (person, skill, want) in wants {
            for to in (1..=want.level.0).map(Level) {
                let most = self.count(person).saturating_sub(self.settled(person, skill, to));
                let Some(figure) = self.figure(Kind::Develop, Some(skill), Some(to)).filter(|_| most > 0)
                else {
                    continue;
                };
                let key = Key::Develop { person, skill, to };
                for from in self.begins(person, skill, to) {
                    self.push(key.clone(), from, None, most, figure, 1000);
                }
                self.rows.entry(key).or_default().extend(&want.rows);
            }
        }
    }

    fn push(
        &mut self,
        key: Key,
        from: Date,
        until: Option<Date>,
        most: u32,
        figure: &'a Figure,
        counts: u32,
    ) {
        let Some(year) = self.question.year_of(from) else { return };
        let done = after(from, figure.weeks);
        let mut item = Item {
            key,
            from,
            done,
            until,
            year,
            most,
            cost: figure.cost,
            monthly: Money::default(),
            paid_until: None,
            hours: figure.hours,
            figure,
            counts,
            parts: Vec::new(),
        };
        if matches!(item.key, Key::Recruit { .. })
            && let Some(wage) = self.figures.wage()
        {
            let (_, last) = months(done, self.question.ends().max(done), wage.months.unwrap_or(1));
            item.monthly = self.wages(done);
            item.cost = item.cost.plus(item.monthly);
            item.paid_until = Some(last);
        }
        if let (Key::BuyIn { .. }, Some(last)) = (&item.key, until) {
            let (months, _) = months(done, self.question.ends(), figure.months.unwrap_or(1));
            item.monthly = figure.cost.times(i64::from(months));
            item.cost = item.monthly;
            item.paid_until = Some(last);
        }
        item.parts = item.parts(&self.question);
        self.items.push(item);
    }

    /// On the first days of years, where it is done by a day.
    fn each_year(&mut self, key: &Key, by: Date, most: u32, figure: &'a Figure, counts: u32) {
        for from in self.question.begins() {
            if after(from, figure.weeks) <= by {
                self.push(key.clone(), from, None, most, figure, counts);
            }
        }
    }

    /// Heads of whom something is said that a test could make sure, and of whom nothing is said.
    pub(crate) fn to_test(&self, unit: &Unit, people: &People) -> (u32, u32) {
        let tally = self.tally(unit, people);
        (tally.unsure() - tally.unsaid + tally.expired, tally.unsaid)
    }

    /// What is old, undated, contradicted, unproven, ended or not said may be tested; not a skill that nobody in the firm is said to
    /// have. The share that passes at least is expected, and never sure.
    pub(super) fn validations(&mut self) {
        let mut pools: BTreeMap<(PersonId, SkillId, Level), Pool> = BTreeMap::new();
        for unit in self.units.iter().filter(|unit| unit.short() > 0) {
            let required = self.required(unit);
            if self.is_new(required.skill) {
                continue;
            }
            for people in self.of_unit(unit) {
                let (said, unsaid) = self.to_test(unit, people);
                if said + unsaid > 0 {
                    let key = (people.id, required.skill, self.level(unit));
                    let pool = pools.entry(key).or_default();
                    pool.said = pool.said.max(said);
                    pool.unsaid = pool.unsaid.max(unsaid);
                    pool.by = pool.by.max(Some(unit.day));
                    pool.rows.insert(unit.row);
                }
            }
        }
        for ((person, skill, level), Pool { said, unsaid, by, rows }) in pools {
            let Some(by) = by else { continue };
            let Some(figure) = self.figure(Kind::Validate, Some(skill), Some(level)) else { continue };
            let (most, counts) =
                if said > 0 { (said, figure.pass_said) } else { (unsaid, figure.pass_unsaid) };
            if counts > 0 {
                let key = Key::Validate { person, skill, level };
                self.each_year(&key, by, most, figure, counts);
                self.rows.entry(key).or_default().extend(rows);
            }
        }
    }

    /// The shifts that a role's recruits may work on: those of its requirements, or none.
    pub(crate) fn pools(&self, role: RoleId) -> Vec<Option<String>> {
        let of_role = self.units.iter().filter(|unit| self.required(unit).role == role);
        let shifts: BTreeSet<Option<String>> =
            of_role.filter(|unit| unit.shift.is_some()).map(|unit| unit.shift.clone()).collect();
        if shifts.is_empty() { vec![None] } else { shifts.into_iter().collect() }
    }

    /// Whether somebody new in a role, on a shift or anywhere, would count for a unit.
    pub(crate) fn is_for(&self, unit: &Unit, role: RoleId, shift: Option<&String>) -> bool {
        self.required(unit).role == role && (unit.shift.is_none() || unit.shift.as_ref() == shift)
    }

    /// What is missing of each role, by the shifts that somebody new may work on.
    fn missing(&self) -> Vec<(RoleId, Option<String>, Vec<Unit>)> {
        let short: Vec<&Unit> = self.units.iter().filter(|unit| unit.short() > 0).collect();
        let roles: BTreeSet<RoleId> = short.iter().map(|unit| self.required(unit).role).collect();
        let pools = roles.into_iter().flat_map(|role| self.pools(role).into_iter().map(move |s| (role, s)));
        let of = pools.map(|(role, shift)| {
            let mine = short.iter().filter(|unit| self.is_for(unit, role, shift.as_ref()));
            let mine: Vec<Unit> = mine.map(|unit| (*unit).clone()).collect();
            (role, shift, mine)
        });
        of.filter(|(.., mine)| !mine.is_empty()).collect()
    }

    pub(super) fn recruits(&mut self) {
        let Some(figure) = self.figure(Kind::Recruit, None, None) else { return };
        for (role, shift, units) in self.missing() {
            let most = units.iter().map(Unit::short).sum();
            let by = units.iter().map(|unit| unit.day).max().unwrap_or(Date::MIN);
            let key = Key::Recruit { role, shift };
            self.each_year(&key, by, most, figure, 1000);
            self.rows.entry(key).or_default().extend(units.iter().map(|unit| unit.row));
        }
    }

    /// From the day of a requirement to the end of the plan, or as long as one buys in at the most.
    pub(super) fn bought_in(&mut self) {
        let Some(figure) = self.figure(Kind::BuyIn, None, None) else { return };
        let ends = self.question.ends();
        for (role, shift, units) in self.missing() {
            let key = Key::BuyIn { role, shift };
            self.rows.entry(key.clone()).or_default().extend(units.iter().map(|unit| unit.row));
            for day in units.iter().map(|unit| unit.day).collect::<BTreeSet<Date>>() {
                // Ordered so early that they are there on the day.
                let from = day.saturating_sub((7 * i64::from(figure.weeks)).days());
                if from < self.question.today {
                    continue;
                }
                let (_, until) = months(day, ends, figure.months.unwrap_or(1));
                let meanwhile = units.iter().filter(|unit| (day..=until).contains(&unit.day));
                let most = meanwhile.map(Unit::short).sum();
                self.push(key.clone(), from, Some(until), most, figure, 1000);
            }
        }
    }

    /// Those who are sure and could work in the role too, or on the shift.
    pub(crate) fn elsewhere(&self, unit: &Unit) -> Vec<Key> {
        let required = self.required(unit);
        let cover = &self.covers[&unit.day];
        let here = self.question.map.people.iter().filter(|people| {
            people.who.count() == 1
                && cover.is_here(people)
                && self.now.is_here(people)
                && self.tally(unit, people).sure > 0
        });
        let keys = here.filter_map(|people| match (&unit.shift, people.roles.contains(&required.role)) {
            (None, false) => Some(Key::Share { person: people.id, role: required.role }),
            (Some(shift), false) if people.shift.as_ref() == Some(shift) => {
                Some(Key::Share { person: people.id, role: required.role })
            }
            (Some(shift), true) if people.shift.as_ref() != Some(shift) => {
                Some(Key::Move { person: people.id, shift: shift.clone() })
            }
            _ => None,
        });
        keys.collect()
    }

    pub(super) fn reorganised(&mut self) {
        let Some(figure) = self.figure(Kind::Reorganise, None, None) else { return };
        let mut found: BTreeMap<Key, (Date, BTreeSet<usize>)> = BTreeMap::new();
        for unit in self.units.iter().filter(|unit| unit.short() > 0) {
            for key in self.elsewhere(unit) {
                let known = found.entry(key).or_insert_with(|| (Date::MIN, BTreeSet::new()));
                known.0 = known.0.max(unit.day);
                known.1.insert(unit.row);
            }
        }
        for (key, (by, rows)) in found {
            self.each_year(&key, by, 1, figure, 1000);
            self.rows.entry(key).or_default().extend(rows);
        }
    }
}
