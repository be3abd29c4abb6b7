//! The mixed whole programme of a plan.

use std::collections::BTreeMap;

use jiff::civil::Date;
use solver::{Problem, Range, Variable};

use super::{
    figures::Kind,
    items::{Item, Offers, Unit},
    question::Key,
    spread::Part,
};
use crate::map::{Level, PersonId, SkillId};

/// Half öre in a unit of money of the programme: a thousand kronor, so that its numbers lie near one.
pub(crate) const HALF_ORE: f64 = 200_000.0;

/// Who brings required skills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Bringer {
    /// The recruits of a role, on a shift or anywhere, whenever they come.
    Recruits(Key),
    /// Those who are bought in for a day: the item's place.
    BoughtIn(usize),
}

#[derive(Debug)]
pub(crate) struct Programme {
    pub(crate) problem: Problem,
    /// One for each item: heads.
    pub(crate) items: Vec<Variable>,
    /// One for each unit: heads that stay open.
    pub(crate) open: Vec<Variable>,
    /// One for each unit that tests may help with: heads that are expected of what stays open.
    pub(crate) expected: BTreeMap<usize, Variable>,
    /// What those bring who are new: the unit, who, the heads.
    pub(crate) brought: Vec<(usize, Bringer, Variable)>,
    /// What a call pays in a year, in thousands of kronor.
    pub(crate) paid: Vec<(usize, usize, Variable)>,
    /// Items under a call: heads. Only where several calls are open for an item.
    pub(crate) split: BTreeMap<(usize, usize), Variable>,
    /// More money and hours than the firm has said, for each year; fixed at 0 unless a relaxation is asked for.
    pub(crate) more_money: Vec<Variable>,
    pub(crate) more_hours: Vec<Variable>,
}

/// A whole number as the solver takes it. All numbers here are below 2^53.
#[expect(clippy::cast_precision_loss, reason = "below 2^53: budgets are checked")]
pub(crate) fn float(number: i64) -> f64 {
    number as f64
}

/// What falls in a year, for a head.
fn in_year(part: &Part) -> f64 {
    float(part.cost.twice_middle()) / HALF_ORE
}

fn middle(item: &Item<'_>) -> f64 {
    float(item.cost.twice_middle()) / HALF_ORE
}

impl Programme {
    pub(crate) fn new(offers: &Offers<'_>) -> Programme {
        let mut problem = Problem::new();
        let chosen = &offers.question.settings.chosen;
        let items: Vec<Variable> = offers
            .items
            .iter()
            .map(|item| {
                let most = if chosen.get(&item.key) == Some(&false) { 0 } else { item.most };
                problem.whole(0.0..=f64::from(most), 0.0)
            })
            .collect();
        let open =
            offers.units.iter().map(|unit| problem.continuous(0.0..=f64::from(unit.needed), 0.0)).collect();
        let years = offers.question.settings.years.len();
        let more = |problem: &mut Problem| (0..years).map(|_| problem.continuous(0.0..=0.0, 0.0)).collect();
        let (more_money, more_hours) = (more(&mut problem), more(&mut problem));
        let mut programme = Programme {
            problem,
            items,
            open,
            expected: BTreeMap::new(),
            brought: Vec::new(),
            paid: Vec::new(),
            split: BTreeMap::new(),
            more_money,
            more_hours,
        };
        programme.order(offers);
        programme.either(offers);
        programme.persons(offers);
        programme.recruits(offers);
        programme.bought_in(offers);
        programme.cover(offers);
        programme.money(offers);
        programme.hours(offers);
        programme.choices(offers);
        programme
    }

    fn at_most(&mut self, most: f64, terms: Vec<(Variable, f64)>) {
        if !terms.is_empty() {
            let _ = self.problem.row(Range::at_most(most), terms);
        }
    }

    /// A step after the one below it, and a skill after what must come before it; no more heads than there are.
    fn order(&mut self, offers: &Offers<'_>) {
        let mut steps: BTreeMap<(PersonId, SkillId, Level), Vec<usize>> = BTreeMap::new();
        for (place, item) in offers.items.iter().enumerate() {
            if let Key::Develop { person, skill, to } = item.key {
                steps.entry((person, skill, to)).or_default().push(place);
            }
        }
        for ((person, skill, to), places) in &steps {
            let base = i64::from(offers.settled(*person, *skill, *to));
            let count = i64::from(offers.count(*person));
            let all = places.iter().map(|place| (self.items[*place], 1.0)).collect();
            self.at_most(float(count - base), all);
            let lower = Level(to.0 - 1);
            // Heads that are ready without the plan, and what makes more of them ready.
            let mut before: Vec<(i64, SkillId, Level)> = Vec::new();
            if lower.0 > 0 {
                before.push((i64::from(offers.base(*person, *skill, lower)) - base, *skill, lower));
            } else {
                for needed in offers.after_skill(*skill) {
                    // Of heads, those who have it may be those who have the skill already.
                    let ready = i64::from(offers.base(*person, *needed, Level(1))) - base;
                    before.push((ready.max(0), *needed, Level(1)));
                }
            }
            for (ready, needed, level) in before {
                if ready >= count - base {
                    continue;
                }
                let first = steps.get(&(*person, needed, level)).map_or(&[][..], Vec::as_slice);
                for last in places {
                    let from = offers.items[*last].from;
                    let begun = places.iter().filter(|place| offers.items[**place].from <= from);
                    let mut terms: Vec<_> = begun.map(|place| (self.items[*place], 1.0)).collect();
                    let done = first.iter().filter(|place| offers.items[**place].done <= from);
                    terms.extend(done.map(|place| (self.items[*place], -1.0)));
                    self.at_most(float(ready), terms);
                }
            }
        }
    }

    /// A head is developed in a skill or validated, and what is there to validate is validated once.
    fn either(&mut self, offers: &Offers<'_>) {
        let mut tests: BTreeMap<(PersonId, SkillId), Vec<usize>> = BTreeMap::new();
        let mut steps: BTreeMap<(PersonId, SkillId, Level), Vec<usize>> = BTreeMap::new();
        for (place, item) in offers.items.iter().enumerate() {
            match item.key {
                Key::Validate { person, skill, .. } => tests.entry((person, skill)).or_default().push(place),
                Key::Develop { person, skill, to } => {
                    steps.entry((person, skill, to)).or_default().push(place);
                }
                _ => {}
            }
        }
        for ((person, skill), places) in &tests {
            let most = places.iter().map(|place| offers.items[*place].most).max().unwrap_or(0);
            let tested: Vec<_> = places.iter().map(|place| (self.items[*place], 1.0)).collect();
            self.at_most(f64::from(most), tested.clone());
            for ((..), learned) in
                steps.range((*person, *skill, Level(0))..=(*person, *skill, Level(u8::MAX)))
            {
                let mut terms = tested.clone();
                terms.extend(learned.iter().map(|place| (self.items[*place], 1.0)));
                self.at_most(f64::from(offers.count(*person)), terms);
            }
        }
    }

    /// A person works in one other role or on another shift, and does not learn what the old shift counts on.
    fn persons(&mut self, offers: &Offers<'_>) {
        let mut of: BTreeMap<PersonId, [Vec<usize>; 3]> = BTreeMap::new();
        for (place, item) in offers.items.iter().enumerate() {
            let Some(person) = item.key.person() else { continue };
            let [shares, moves, learns] = of.entry(person).or_default();
            match item.key {
                Key::Share { .. } => shares.push(place),
                Key::Move { .. } => moves.push(place),
                _ => learns.push(place),
            }
        }
        for [shares, moves, learns] in of.into_values() {
            let other: Vec<_> = shares.iter().chain(&moves).map(|place| (self.items[*place], 1.0)).collect();
            if other.len() > 1 {
                self.at_most(1.0, other);
            }
            if moves.is_empty() {
                continue;
            }
            for place in learns {
                let mut terms = vec![(self.items[place], 1.0)];
                terms.extend(moves.iter().map(|place| (self.items[*place], 1.0)));
                self.at_most(1.0, terms);
            }
        }
    }

    /// A recruit brings so many required skills at the most, each once, from the day of being there.
    fn recruits(&mut self, offers: &Offers<'_>) {
        let mut pools: BTreeMap<&Key, Vec<usize>> = BTreeMap::new();
        for (place, item) in offers.items.iter().enumerate() {
            if let Key::Recruit { .. } = &item.key {
                pools.entry(&item.key).or_default().push(place);
            }
        }
        let each = f64::from(offers.question.settings.skills_per_hire);
        for (key, places) in pools {
            let Key::Recruit { role, shift } = key else { continue };
            let there = |programme: &Programme, by: Date, factor: f64| -> Vec<(Variable, f64)> {
                let in_time = places.iter().filter(|place| offers.items[**place].done <= by);
                in_time.map(|place| (programme.items[*place], factor)).collect()
            };
            let mut by_day: BTreeMap<Date, Vec<Variable>> = BTreeMap::new();
            for (place, unit) in offers.units.iter().enumerate().filter(|(_, unit)| unit.short() > 0) {
                if !offers.is_for(unit, *role, shift.as_ref()) {
                    continue;
                }
                let brought = self.problem.whole(0.0..=f64::from(unit.short()), 0.0);
                self.brought.push((place, Bringer::Recruits(key.clone()), brought));
                let mut terms = there(self, unit.day, -1.0);
                terms.push((brought, 1.0));
                self.at_most(0.0, terms);
                by_day.entry(unit.day).or_default().push(brought);
            }
            let mut so_far: Vec<(Variable, f64)> = Vec::new();
            for (day, brought) in by_day {
                so_far.extend(brought.into_iter().map(|brought| (brought, 1.0)));
                let mut terms = there(self, day, -each);
                terms.extend(&so_far);
                self.at_most(0.0, terms);
            }
        }
    }

    /// One who is bought in brings so many required skills of the role at the most, each once, while being there.
    fn bought_in(&mut self, offers: &Offers<'_>) {
        let each = f64::from(offers.question.settings.skills_per_hire);
        for (at, item) in offers.items.iter().enumerate() {
            let Key::BuyIn { role, shift } = &item.key else { continue };
            let until = item.until.unwrap_or(Date::MAX);
            let mut all = vec![(self.items[at], -each)];
            for (place, unit) in offers.units.iter().enumerate().filter(|(_, unit)| unit.short() > 0) {
                let meanwhile = (item.done..=until).contains(&unit.day);
                if !meanwhile || !offers.is_for(unit, *role, shift.as_ref()) {
                    continue;
                }
                let brought = self.problem.whole(0.0..=f64::from(unit.short()), 0.0);
                self.brought.push((place, Bringer::BoughtIn(at), brought));
                self.at_most(0.0, vec![(brought, 1.0), (self.items[at], -1.0)]);
                all.push((brought, 1.0));
            }
            self.at_most(0.0, all);
        }
    }

    /// What covers a unit, and what stays open.
    fn cover(&mut self, offers: &Offers<'_>) {
        let by_person = by_person(offers);
        for (place, unit) in offers.units.iter().enumerate() {
            let mut terms: Vec<(Variable, f64)> = vec![(self.open[place], 1.0)];
            // Of those whose outcome is sure, and of tests.
            let mut of_heads: BTreeMap<PersonId, [Vec<(Variable, f64)>; 2]> = BTreeMap::new();
            let mut tests: Vec<(Variable, f64)> = Vec::new();
            for item in by_person.may(offers, unit) {
                let counts = offers.counts(&offers.items[item], unit);
                if counts == 0 {
                    continue;
                }
                let term = (self.items[item], f64::from(counts) / 1000.0);
                let test = offers.items[item].key.kind() == Kind::Validate;
                match offers.items[item].key.person().filter(|person| offers.count(*person) > 1) {
                    Some(person) => of_heads.entry(person).or_default()[usize::from(test)].push(term),
                    None if test => tests.push(term),
                    None => terms.push(term),
                }
            }
            for (person, gained) in of_heads {
                let sure =
                    offers.question.map.person(person).map_or(0, |people| offers.tally(unit, people).sure);
                let left = offers.count(person) - sure;
                // No more heads than are not sure anyway.
                let mut both = Vec::new();
                for (gained, counts) in gained.into_iter().zip([&mut terms, &mut tests]) {
                    if gained.is_empty() {
                        continue;
                    }
                    let counted = self.problem.continuous(0.0..=f64::from(left), 0.0);
                    let mut row: Vec<_> =
                        gained.iter().map(|(variable, factor)| (*variable, -factor)).collect();
                    row.push((counted, 1.0));
                    self.at_most(0.0, row);
                    counts.push((counted, 1.0));
                    both.push((counted, 1.0));
                }
                if both.len() > 1 {
                    self.at_most(f64::from(left), both);
                }
            }
            if !tests.is_empty() {
                // Never more than what stays open: what is expected closes nothing.
                let expected = self.problem.continuous(0.0..=f64::from(unit.needed), 0.0);
                self.at_most(0.0, vec![(expected, 1.0), (self.open[place], -1.0)]);
                let mut row: Vec<_> = tests.iter().map(|(variable, factor)| (*variable, -factor)).collect();
                row.push((expected, 1.0));
                self.at_most(0.0, row);
                let _ = self.expected.insert(place, expected);
            }
            terms.extend(self.brought.iter().filter(|(of, ..)| *of == place).map(|(.., v)| (*v, 1.0)));
            let short = i64::from(unit.needed) - i64::from(unit.sure);
            let _ = self.problem.row(Range::at_least(float(short)), terms);
        }
    }

    /// Budgets, and what calls pay.
    fn money(&mut self, offers: &Offers<'_>) {
        let question = &offers.question;
        let years = question.settings.years.len();
        // Half öre in thousands of kronor, by call and year.
        let mut under: BTreeMap<(usize, usize), Vec<(Variable, f64)>> = BTreeMap::new();
        for (place, item) in offers.items.iter().enumerate() {
            let open = open_calls(offers, item);
            if open.len() > 1 {
                let mut all = vec![(self.items[place], -1.0)];
                for call in &open {
                    let part = self.problem.whole(0.0..=f64::from(item.most), 0.0);
                    let _ = self.split.insert((place, *call), part);
                    all.push((part, 1.0));
                    for of in &item.parts {
                        under.entry((*call, of.year)).or_default().push((part, in_year(of)));
                    }
                }
                self.at_most(0.0, all);
            } else if let Some(call) = open.first() {
                for of in &item.parts {
                    under.entry((*call, of.year)).or_default().push((self.items[place], in_year(of)));
                }
            }
        }
        let mut of_year: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); years];
        let mut of_call: BTreeMap<usize, Vec<(Variable, f64)>> = BTreeMap::new();
        for ((call, year), costs) in under {
            let ceiling = float(offers.calls[call].ceiling * 2) / HALF_ORE;
            let paid = self.problem.continuous(0.0..=ceiling, 0.0);
            let share = f64::from(offers.calls[call].per_mille) / 1000.0;
            let mut terms: Vec<_> = costs.iter().map(|(variable, cost)| (*variable, -share * cost)).collect();
            terms.push((paid, 1.0));
            self.at_most(0.0, terms);
            of_year[year].push((paid, -1.0));
            of_call.entry(call).or_default().push((paid, 1.0));
            self.paid.push((call, year, paid));
        }
        for (call, paid) in of_call {
            self.at_most(float(offers.calls[call].ceiling * 2) / HALF_ORE, paid);
        }
        for (year, mut terms) in of_year.into_iter().enumerate() {
            for (place, item) in offers.items.iter().enumerate() {
                let of_year = item.parts.iter().filter(|part| part.year == year);
                if item.key.kind().is_training() {
                    terms.extend(of_year.map(|part| (self.items[place], in_year(part))));
                }
            }
            terms.push((self.more_money[year], -1.0));
            self.at_most(float(question.settings.years[year].budget * 2) / HALF_ORE, terms);
        }
    }

    /// Hours of the firm and of each person, in each year.
    fn hours(&mut self, offers: &Offers<'_>) {
        let question = &offers.question;
        for (year, limit) in question.settings.years.iter().enumerate() {
            let mut all = vec![(self.more_hours[year], -1.0)];
            let mut each: BTreeMap<PersonId, Vec<(Variable, f64)>> = BTreeMap::new();
            for (place, item) in offers.items.iter().enumerate() {
                let Some(part) = item.parts.iter().find(|part| part.year == year && part.hours > 0) else {
                    continue;
                };
                let term = (self.items[place], f64::from(part.hours));
                all.push(term);
                if let Some(person) = item.key.person() {
                    each.entry(person).or_default().push(term);
                }
            }
            self.at_most(f64::from(limit.hours), all);
            for (person, terms) in each {
                let limit = f64::from(question.person_hours(year)) * f64::from(offers.count(person));
                let most: f64 = terms.iter().map(|(v, hours)| hours * self.problem.bounds(*v).high).sum();
                if most > limit {
                    self.at_most(limit, terms);
                }
            }
        }
    }

    /// What the firm has chosen is taken at least once.
    fn choices(&mut self, offers: &Offers<'_>) {
        for (key, _) in offers.question.settings.chosen.iter().filter(|(_, wanted)| **wanted) {
            let all = offers.items.iter().enumerate().filter(|(_, item)| item.key == *key);
            let terms: Vec<_> = all.map(|(place, _)| (self.items[place], 1.0)).collect();
            if !terms.is_empty() {
                let _ = self.problem.row(Range::at_least(1.0), terms);
            }
        }
    }

    /// What is left, weighted by risk: what stays open, of which what is expected counts for half. The place of the unit is beside it.
    pub(crate) fn weighted(&self, offers: &Offers<'_>) -> Vec<(usize, Variable, f64)> {
        let mut terms = Vec::new();
        for (place, (open, unit)) in self.open.iter().zip(&offers.units).enumerate() {
            let weight = f64::from(unit.weight);
            terms.push((place, *open, weight));
            if let Some(expected) = self.expected.get(&place) {
                terms.push((place, *expected, -weight / 2.0));
            }
        }
        terms
    }

    /// The firm's own cost, in thousands of kronor.
    pub(crate) fn own(&self, offers: &Offers<'_>) -> Vec<(Variable, f64)> {
        let mut own: Vec<_> =
            self.items.iter().zip(&offers.items).map(|(variable, item)| (*variable, middle(item))).collect();
        own.extend(self.paid.iter().map(|(.., paid)| (*paid, -1.0)));
        own
    }
}

/// Calls that are open for an item, by place.
pub(crate) fn open_calls(offers: &Offers<'_>, item: &Item<'_>) -> Vec<usize> {
    let calls = offers.calls.iter().enumerate();
    calls
        .filter(|(_, call)| {
            call.kinds.contains(&item.key.kind())
                && (call.first_day..=call.last_day).contains(&item.from)
                && call.only.as_ref().is_none_or(|only| only.contains(&item.key))
        })
        .map(|(place, _)| place)
        .collect()
}

/// Items by what they are about, so that not all are asked for each unit.
struct ByPerson {
    skill: BTreeMap<SkillId, Vec<usize>>,
    others: Vec<usize>,
}

impl ByPerson {
    fn may(&self, offers: &Offers<'_>, unit: &Unit) -> impl Iterator<Item = usize> {
        let skill = offers.required(unit).skill;
        self.skill.get(&skill).into_iter().flatten().chain(&self.others).copied()
    }
}

fn by_person(offers: &Offers<'_>) -> ByPerson {
    let mut by = ByPerson { skill: BTreeMap::new(), others: Vec::new() };
    for (place, item) in offers.items.iter().enumerate() {
        match item.key {
            Key::Develop { skill, .. } | Key::Validate { skill, .. } => {
                by.skill.entry(skill).or_default().push(place);
            }
            Key::Share { .. } | Key::Move { .. } => by.others.push(place),
            // What those bring who are new is chosen.
            Key::Recruit { .. } | Key::BuyIn { .. } => {}
        }
    }
    by
}
