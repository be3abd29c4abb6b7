//! Whether a plan keeps to what is there: exact, in whole numbers, and without a line in common with what builds the programme.
//! What a solver proposes is believed only after this.

use jiff::{ToSpan, civil::Date};

use super::{
    answer::{Measure, Plan},
    figures::{Figures, Kind, Money},
    question::{Key, Question},
};
use crate::{
    cover::Cover,
    gap::Due,
    map::{Level, PersonId, SkillId},
};

/// What a plan breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// No figures, or others than these, or a day outside the years.
    Figures(Key),
    /// Begins before what must come before it ends, or more heads than there are.
    Order(Key),
    /// More heads tested and taught than there are.
    Heads(PersonId, SkillId),
    /// Works in two other places, or learns where nobody is left.
    Places(PersonId),
    Budget(i16),
    Hours(i16),
    PersonHours(PersonId, i16),
    Funding(String),
    Recruits(Key),
    RuledOut(Key),
    /// A test of what nobody in the firm is said to have, or one that counts for more than pass.
    Test(Key),
    NotTaken(Key),
    /// It leaves more or less open than it says.
    Open {
        row: usize,
        said: i64,
        is: i64,
    },
    /// It expects more or less of tests than they may show.
    Expected {
        row: usize,
        said: i64,
        is: i64,
    },
}

/// What a plan comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Half thousandths of heads, each times its risk; one who is expected counts for half.
    pub open: i64,
    /// Half öre at the middle, after funding.
    pub own: i64,
}

/// What the plan comes to, when it can be done.
///
/// # Errors
/// Everything that it breaks.
pub fn check(question: &Question<'_>, plan: &Plan) -> Result<Totals, Vec<Broken>> {
    let mut broken = Vec::new();
    figures(question, plan, &mut broken);
    order(question, plan, &mut broken);
    places(question, plan, &mut broken);
    money(question, plan, &mut broken);
    hours(question, plan, &mut broken);
    recruits(question, plan, &mut broken);
    for (key, wanted) in &question.settings.chosen {
        let taken = plan.measures.iter().any(|measure| measure.key == *key);
        if taken && !wanted {
            broken.push(Broken::RuledOut(key.clone()));
        } else if !taken && *wanted && !plan.moot.contains(key) {
            broken.push(Broken::NotTaken(key.clone()));
        }
    }
    let open = open(question, plan, &mut broken);
    let own = plan.measures.iter().map(|measure| measure.cost.low + measure.cost.high).sum::<i64>()
        - 2 * plan.funding.iter().map(|one| one.paid).sum::<i64>();
    if broken.is_empty() { Ok(Totals { open, own }) } else { Err(broken) }
}

fn figures(question: &Question<'_>, plan: &Plan, broken: &mut Vec<Broken>) {
    let figures = Figures::new(question.figures);
    let last = question.settings.years.last().map_or(0, |year| year.year);
    for measure in &plan.measures {
        let (skill, to) = match measure.key {
            Key::Develop { skill, to, .. } => (Some(skill), Some(to)),
            Key::Validate { skill, level, .. } => (Some(skill), Some(level)),
            _ => (None, None),
        };
        let Some(figure) = figures.find(question.map, measure.key.kind(), skill, to) else {
            broken.push(Broken::Figures(measure.key.clone()));
            continue;
        };
        let heads = i64::from(measure.heads);
        let mut wage = Money::default();
        if let (Kind::Recruit, Some(of_month)) = (figure.kind, figures.wage()) {
            let most = i64::from(of_month.months.unwrap_or(1));
            wage = of_month.cost.times(begun_months(measure.done, question.ends(), most) * heads);
        }
        let mut times = heads;
        if let (Kind::BuyIn, Some(until)) = (figure.kind, measure.until) {
            // Month by month until it ends.
            let mut months = 0;
            while measure.done.saturating_add(months.months()) <= until {
                months += 1;
            }
            times *= months;
            if months > i64::from(figure.months.unwrap_or(0)) {
                broken.push(Broken::Figures(measure.key.clone()));
            }
        }
        let sound = heads > 0
            && measure.cost.low == figure.cost.low * times + wage.low
            && measure.cost.high == figure.cost.high * times + wage.high
            && measure.wage == wage
            && measure.hours == figure.hours * measure.heads
            && measure.done == measure.from.saturating_add((7 * i64::from(figure.weeks)).days())
            && measure.from >= question.today
            && measure.year == measure.from.year()
            && measure.year <= last;
        if !sound {
            broken.push(Broken::Figures(measure.key.clone()));
        }
    }
}

/// Months from a day to another, also those that have only begun: one at the least, and so many at the most.
fn begun_months(from: Date, to: Date, most: i64) -> i64 {
    (1..most).find(|months| from.saturating_add(months.months()) > to).unwrap_or(most)
}

/// Of so much by the day, what falls in a year of the plan. What runs past its last year counts there.
fn falls(question: &Question<'_>, place: usize, all: i64, from: Date, end: Date) -> i64 {
    let length = crate::gap::days(from, end).max(1);
    let until = |place: usize| -> i64 {
        let ends = Date::new(question.settings.years[place].year, 12, 31).unwrap_or(Date::MAX);
        if place + 1 == question.settings.years.len() {
            return all;
        }
        let gone = crate::gap::days(from, ends) + 1;
        all * gone.clamp(0, length) / length
    };
    until(place) - if place == 0 { 0 } else { until(place - 1) }
}

/// What of a measure's cost falls in a year, twice its middle, and of its hours.
fn of_year(question: &Question<'_>, place: usize, measure: &Measure) -> (i64, i64) {
    let heads = i64::from(measure.heads.max(1));
    let (from, done) = (measure.from, measure.done);
    let cost = |all: i64, wage: i64| {
        let (all, wage) = (all / heads, wage / heads);
        match (measure.key.kind(), measure.until) {
            (Kind::BuyIn, Some(until)) => {
                falls(question, place, all, done, until.tomorrow().unwrap_or(until))
            }
            // Wages are no training: in which year they fall, no limit asks.
            _ => falls(question, place, all - wage, from, done),
        }
    };
    let both = cost(measure.cost.low, measure.wage.low) + cost(measure.cost.high, measure.wage.high);
    (both * heads, falls(question, place, i64::from(measure.hours) / heads, from, done) * heads)
}

fn is_certificate(question: &Question<'_>, skill: SkillId) -> bool {
    question.map.skill(skill).is_some_and(|skill| skill.certificate.is_some())
}

fn base(question: &Question<'_>, person: PersonId, skill: SkillId, level: u8) -> i64 {
    let Some(people) = question.map.person(person) else { return 0 };
    let cover = Cover::new(question.map, question.today);
    i64::from(if level == 0 { people.who.count() } else { cover.tally(people, skill, Level(level)).sure })
}

/// Heads that a plan has taught a step by a day, ended or begun.
fn taught(plan: &Plan, person: PersonId, skill: SkillId, level: u8, by: Date, ended: bool) -> i64 {
    let key = Key::Develop { person, skill, to: Level(level) };
    let of = plan
        .measures
        .iter()
        .filter(|measure| measure.key == key && if ended { measure.done <= by } else { measure.from <= by });
    of.map(|measure| i64::from(measure.heads)).sum()
}

fn order(question: &Question<'_>, plan: &Plan, broken: &mut Vec<Broken>) {
    for measure in &plan.measures {
        match measure.key {
            Key::Develop { person, skill, to } => {
                let base = |skill, level| base(question, person, skill, level);
                // A certificate that ends is taken again, by each once.
                let own = |level| if is_certificate(question, skill) { 0 } else { base(skill, level) };
                let begun = own(to.0) + taught(plan, person, skill, to.0, measure.from, false);
                let mut ready = base(skill, to.0 - 1);
                if to.0 > 1 {
                    ready += taught(plan, person, skill, to.0 - 1, measure.from, true);
                }
                let mut sound = begun <= ready;
                let after = question.map.skill(skill).map_or(&[][..], |skill| &skill.after);
                for needed in after.iter().filter(|_| to.0 == 1) {
                    let have = (base(*needed, 1) - own(1)).max(0)
                        + taught(plan, person, *needed, 1, measure.from, true);
                    sound &= begun - own(1) <= have;
                }
                if !sound {
                    broken.push(Broken::Order(measure.key.clone()));
                }
            }
            Key::Validate { person, skill, level } => {
                let figure = Figures::new(question.figures).find(
                    question.map,
                    Kind::Validate,
                    Some(skill),
                    Some(level),
                );
                let most = figure.map_or(0, |figure| figure.pass_said.max(figure.pass_unsaid));
                let now = Cover::new(question.map, question.today);
                if crate::gap::wholly_new(question.map, &now).iter().any(|new| new.skill == skill)
                    || measure.counts > most * measure.heads
                {
                    broken.push(Broken::Test(measure.key.clone()));
                }
                let tested: i64 = plan
                    .measures
                    .iter()
                    .filter(|one| {
                        matches!(one.key, Key::Validate { person: p, skill: s, .. } if (p, s) == (person, skill))
                    })
                    .map(|one| i64::from(one.heads))
                    .sum();
                let count = question.map.person(person).map_or(0, |people| i64::from(people.who.count()));
                let learned = (1..=9).map(|level| taught(plan, person, skill, level, Date::MAX, false)).max();
                if tested + learned.unwrap_or(0) > count {
                    broken.push(Broken::Heads(person, skill));
                }
            }
            // There on the day of a requirement of the role, neither before nor after it.
            Key::BuyIn { role, .. } => {
                let sound = question.map.required.iter().enumerate().any(|(row, required)| {
                    question.map.is_open(required)
                        && required.role == role
                        && day(question, row).0 == measure.done
                });
                if !sound {
                    broken.push(Broken::Order(measure.key.clone()));
                }
            }
            _ => {}
        }
    }
}

fn places(question: &Question<'_>, plan: &Plan, broken: &mut Vec<Broken>) {
    for people in &question.map.people {
        let of = || plan.measures.iter().filter(|measure| measure.key.person() == Some(people.id));
        let moves = of().filter(|measure| matches!(measure.key, Key::Move { .. })).count();
        let shares = of().filter(|measure| matches!(measure.key, Key::Share { .. })).count();
        let learns = of().count() - moves - shares;
        // Of heads without names nobody can be told to go elsewhere.
        let heads = people.who.count() != 1 && moves + shares > 0;
        if heads || moves + shares > 1 || (moves > 0 && learns > 0) {
            broken.push(Broken::Places(people.id));
        }
    }
}

fn money(question: &Question<'_>, plan: &Plan, broken: &mut Vec<Broken>) {
    for call in question.calls {
        let paid: i64 = plan.funding.iter().filter(|one| one.call == call.id).map(|one| one.paid).sum();
        let mut sound = paid <= call.ceiling;
        for (place, year) in question.settings.years.iter().enumerate() {
            let of_call = plan.funding.iter().filter(|one| one.call == call.id && one.year == year.year);
            let paid: i64 = of_call.map(|one| one.paid).sum();
            let cost: i64 = plan
                .measures
                .iter()
                .filter(|measure| {
                    (call.first_day..=call.last_day).contains(&measure.from)
                        && call.kinds.contains(&measure.key.kind())
                        && call.only.as_ref().is_none_or(|only| only.contains(&measure.key))
                })
                .map(|measure| of_year(question, place, measure).0)
                .sum();
            sound &= paid * 2000 <= cost * i64::from(call.per_mille);
        }
        if !sound {
            broken.push(Broken::Funding(call.id.clone()));
        }
    }
    // Calls pay whole öre, so that each may leave one more to the firm.
    let slack = i64::try_from(question.calls.len()).unwrap_or(0) * 2 + 1;
    for (place, year) in question.settings.years.iter().enumerate() {
        let training = plan.measures.iter();
        let training =
            training.filter(|measure| matches!(measure.key.kind(), Kind::Develop | Kind::Validate));
        let cost: i64 = training.map(|measure| of_year(question, place, measure).0).sum();
        let paid: i64 = plan.funding.iter().filter(|one| one.year == year.year).map(|one| one.paid).sum();
        if cost - 2 * paid > 2 * year.budget + slack {
            broken.push(Broken::Budget(year.year));
        }
    }
}

fn hours(question: &Question<'_>, plan: &Plan, broken: &mut Vec<Broken>) {
    for (place, year) in question.settings.years.iter().enumerate() {
        let hours = |measure: &Measure| of_year(question, place, measure).1;
        if plan.measures.iter().map(hours).sum::<i64>() > i64::from(year.hours) {
            broken.push(Broken::Hours(year.year));
        }
        for people in &question.map.people {
            let own = plan.measures.iter().filter(|measure| measure.key.person() == Some(people.id));
            if own.map(hours).sum::<i64>()
                > i64::from(question.person_hours(place)) * i64::from(people.who.count())
            {
                broken.push(Broken::PersonHours(people.id, year.year));
            }
        }
    }
}

/// The day on which a requirement is to be met, and its due.
fn day(question: &Question<'_>, row: usize) -> (Date, Due) {
    let due = Due::of(question.map, &question.map.required[row], question.today);
    let day = match due {
        Due::By(day) => day,
        Due::Now(_) => {
            let days = 7 * i64::from(question.settings.at_once_weeks);
            question.today.saturating_add(days.days())
        }
        Due::Undated => question.ends(),
    };
    (day, due)
}

/// What those bring who are new: of their role and shift, so much of it and so many, while they are there.
fn recruits(question: &Question<'_>, plan: &Plan, broken: &mut Vec<Broken>) {
    for measure in &plan.measures {
        let (Key::Recruit { role, shift } | Key::BuyIn { role, shift }) = &measure.key else {
            if !measure.brings.is_empty() {
                broken.push(Broken::Recruits(measure.key.clone()));
            }
            continue;
        };
        let of_role = measure.brings.iter().all(|one| {
            question.map.required.get(one.row).is_some_and(|required| required.role == *role)
                && (one.shift.is_none() || one.shift == *shift)
        });
        let mut sound = of_role;
        if let (Key::BuyIn { .. }, Some(until)) = (&measure.key, measure.until) {
            let all: u64 = measure.brings.iter().map(|one| u64::from(one.heads)).sum();
            sound &= all <= u64::from(measure.heads) * u64::from(question.settings.skills_per_hire);
            for (place, one) in measure.brings.iter().enumerate() {
                let same =
                    |other: &&super::answer::Brought| (other.row, &other.shift) == (one.row, &one.shift);
                sound &= one.heads <= measure.heads
                    && (measure.done..=until).contains(&day(question, one.row).0)
                    && !measure.brings[..place].iter().any(|other| same(&other));
            }
        }
        if !sound {
            broken.push(Broken::Recruits(measure.key.clone()));
        }
    }
    let mut keys: Vec<&Key> = plan.measures.iter().map(|measure| &measure.key).collect();
    keys.retain(|key| matches!(key, Key::Recruit { .. }));
    keys.sort();
    keys.dedup();
    for key in keys {
        let of = || plan.measures.iter().filter(|measure| measure.key == *key);
        let there = |by: Date| -> u64 {
            of().filter(|measure| measure.done <= by).map(|measure| u64::from(measure.heads)).sum()
        };
        let brings: Vec<_> = of().flat_map(|measure| &measure.brings).collect();
        for one in &brings {
            let (on, _) = day(question, one.row);
            let so_far = brings.iter().filter(|other| day(question, other.row).0 <= on);
            let so_far: u64 = so_far.map(|other| u64::from(other.heads)).sum();
            let same = brings.iter().filter(|other| (other.row, &other.shift) == (one.row, &one.shift));
            let same: u64 = same.map(|other| u64::from(other.heads)).sum();
            if same > there(on) || so_far > there(on) * u64::from(question.settings.skills_per_hire) {
                broken.push(Broken::Recruits(key.clone()));
            }
        }
    }
}

/// What stays open, weighted, seen afresh; told where the plan says otherwise.
fn open(question: &Question<'_>, plan: &Plan, broken: &mut Vec<Broken>) -> i64 {
    let mut all = 0;
    for (row, required) in question.map.required.iter().enumerate() {
        if !question.map.is_open(required) {
            continue;
        }
        let (on, due) = day(question, row);
        let cover = Cover::new(question.map, on);
        let covered = cover.of(row, required);
        let lead = question.lead.of.get(&required.skill).copied().unwrap_or(question.lead.usual);
        let weight = crate::gap::Risk::of(due, question.today, lead, &covered).score;
        let shifts: Vec<Option<&str>> = if covered.shifts.is_empty() {
            vec![None]
        } else {
            covered.shifts.iter().map(|one| Some(one.shift.as_str())).collect()
        };
        for shift in shifts {
            let each = question
                .map
                .people
                .iter()
                .filter(|people| cover.is_here(people))
                .map(|people| heads(question, plan, &cover, row, people, shift, on));
            let (have, tested) = each.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            let others = bought_and_hired(plan, row, shift);
            let is = (i64::from(required.people) * 1000 - have - others).max(0);
            let said = plan.requirements.iter().find(|met| met.row == row && met.shift.as_deref() == shift);
            let (said, hoped) = said.map_or((0, 0), |met| (i64::from(met.open), i64::from(met.expected)));
            if said != is {
                broken.push(Broken::Open { row, said, is });
            }
            let expected = tested.min(is);
            if hoped != expected {
                broken.push(Broken::Expected { row, said: hoped, is: expected });
            }
            all += (2 * is - expected) * i64::from(weight);
        }
    }
    all
}

/// Thousandths of heads that some people are for a requirement on a shift, with the plan: for sure, and as tests may show.
fn heads(
    question: &Question<'_>,
    plan: &Plan,
    cover: &Cover<'_>,
    row: usize,
    people: &crate::map::People,
    shift: Option<&str>,
    on: Date,
) -> (i64, i64) {
    let required = &question.map.required[row];
    let of = || plan.measures.iter().filter(|measure| measure.key.person() == Some(people.id));
    let count = i64::from(people.who.count()) * 1000;
    let sure = i64::from(cover.tally(people, required.skill, required.level).sure) * 1000;
    let in_role = people.roles.contains(&required.role);
    if !in_role {
        let shares = of().any(|measure| {
            measure.key == (Key::Share { person: people.id, role: required.role }) && measure.done <= on
        });
        let here = shift.is_none() || people.shift.as_deref() == shift;
        return (if shares && here && sure > 0 { 1000 } else { 0 }, 0);
    }
    let moved = of().find(|measure| matches!(measure.key, Key::Move { .. }));
    if let (Some(Measure { key: Key::Move { shift: to, .. }, from, done, .. }), Some(shift)) = (moved, shift)
    {
        let here =
            if shift == to { *done <= on } else { people.shift.as_deref() == Some(shift) && *from > on };
        return (if here { sure } else { 0 }, 0);
    }
    if shift.is_some() && people.shift.as_deref() != shift {
        return (0, 0);
    }
    // Raised to the level or above: through its lowest step that anybody could take.
    let asked = question.map.step(required.skill, required.level);
    let first = (asked.0..=9).find(|level| {
        is_certificate(question, required.skill)
            || base(question, people.id, required.skill, *level) < i64::from(people.who.count())
    });
    let was_here = Cover::new(question.map, question.today).is_here(people);
    let learned = first.map_or(0, |level| taught(plan, people.id, required.skill, level, on, true) * 1000);
    let tested: i64 = of()
        .filter(|measure| {
            matches!(measure.key, Key::Validate { skill, level, .. } if skill == required.skill && level >= asked)
                && measure.done <= on
        })
        .map(|measure| i64::from(measure.counts))
        .sum();
    if !was_here {
        return (sure, 0);
    }
    let known = (sure + learned).min(count);
    (known, tested.min(count - known))
}

/// Thousandths of heads that those bring who are new; [`recruits`] has looked whether they can.
fn bought_and_hired(plan: &Plan, row: usize, shift: Option<&str>) -> i64 {
    let of = plan.measures.iter().flat_map(|measure| &measure.brings);
    let of = of.filter(|one| one.row == row && one.shift.as_deref() == shift);
    of.map(|one| i64::from(one.heads) * 1000).sum()
}
