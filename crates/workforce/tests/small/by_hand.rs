//! Measures tried by hand, and the questions that they are tried on.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date, civil::date};
use proptest::{collection::vec, option, prelude::*};
use workforce::{
    map::{Level, Map, SkillId},
    plan::{
        About, Bounded, Broken, Brought, Call, Confidence, Figure, Funded, Key, Kind, Measure, Met, Money,
        Plan, Question, Settings, Totals, Year, check,
    },
};

use super::generate::{self, today};

pub fn figure(kind: Kind, about: About, low: i64, hours: u32, weeks: u32) -> Figure {
    Figure {
        kind,
        about,
        to: None,
        cost: Money { low: low * 100, high: low * 150 },
        hours,
        weeks,
        months: (kind == Kind::BuyIn || about == About::Wage).then_some(6),
        pass_said: 700,
        pass_unsaid: 250,
        source: "made up for a test".to_owned(),
        on: date(2026, 11, 1),
        confidence: Confidence::Low,
    }
}

pub fn figures() -> impl Strategy<Value = Vec<Figure>> {
    let of = |kind: Kind, about: About| {
        option::weighted(0.8, (1_i64..60_000, 0_u32..60, 1_u32..40))
            .prop_map(move |one| one.map(|(low, hours, weeks)| figure(kind, about, low, hours, weeks)))
    };
    let all = vec![
        of(Kind::Develop, About::Anything).boxed(),
        of(Kind::Develop, About::Skill(SkillId(2))).boxed(),
        of(Kind::Validate, About::Anything).boxed(),
        of(Kind::Recruit, About::Anything).boxed(),
        of(Kind::BuyIn, About::Anything).boxed(),
        of(Kind::Reorganise, About::Anything).boxed(),
        of(Kind::Develop, About::Certificates).boxed(),
        of(Kind::Recruit, About::Wage).boxed(),
    ];
    all.prop_map(|all| all.into_iter().flatten().collect())
}

pub fn settings() -> impl Strategy<Value = Settings> {
    let year = (0_i64..150_000, 0_u32..150);
    (vec(year, 1..4), 20_u32..200, 1_u32..40, 1_u32..4).prop_map(
        |(years, person_hours, at_once_weeks, skills)| Settings {
            years: (2026..)
                .zip(years)
                .map(|(year, (sek, hours))| Year { year, budget: sek * 100, hours })
                .collect(),
            person_hours,
            at_once_weeks,
            skills_per_hire: skills,
            chosen: std::collections::BTreeMap::new(),
        },
    )
}

pub fn calls() -> impl Strategy<Value = Vec<Call>> {
    vec((1_u32..1000, 0_i64..60_000, 0_i64..30, any::<bool>()), 0..3).prop_map(|calls| {
        let each = calls.into_iter().enumerate().map(|(nth, (per_mille, ceiling, months, both))| Call {
            id: format!("C{nth}"),
            kinds: if both { vec![Kind::Develop, Kind::Validate] } else { vec![Kind::Validate] },
            per_mille,
            ceiling: ceiling * 100,
            first_day: today(),
            last_day: generate::month(months),
            only: None,
        });
        each.collect()
    })
}

/// Every measure that one could think of, useful or not.
pub fn keys(map: &Map) -> Vec<Key> {
    let mut keys = Vec::new();
    for people in &map.people {
        let person = people.id;
        for skill in &map.skills {
            for level in (1..=4).map(Level) {
                keys.push(Key::Develop { person, skill: skill.id, to: level });
                keys.push(Key::Validate { person, skill: skill.id, level });
            }
        }
        for role in &map.roles {
            keys.push(Key::Share { person, role: role.id });
        }
        for shift in map.shifts() {
            keys.push(Key::Move { person, shift: shift.to_owned() });
        }
    }
    for role in &map.roles {
        let shifts = map.shifts().into_iter().map(|shift| Some(shift.to_owned()));
        for shift in shifts.chain([None]) {
            keys.push(Key::BuyIn { role: role.id, shift: shift.clone() });
            keys.push(Key::Recruit { role: role.id, shift });
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

fn found<'a>(question: &Question<'a>, key: &Key) -> Option<&'a Figure> {
    let skill = match key {
        Key::Develop { skill, .. } | Key::Validate { skill, .. } => Some(*skill),
        _ => None,
    };
    let certificate = skill.and_then(|id| question.map.skill(id)).is_some_and(|s| s.certificate.is_some());
    let of = |about: About| question.figures.iter().find(|one| one.kind == key.kind() && one.about == about);
    skill
        .and_then(|skill| of(About::Skill(skill)))
        .or_else(|| if certificate { of(About::Certificates) } else { None })
        .or_else(|| of(About::Anything))
}

/// The day on which a requirement is to be met.
fn due(question: &Question<'_>, row: usize) -> Date {
    match workforce::gap::Due::of(question.map, &question.map.required[row], question.today) {
        workforce::gap::Due::By(day) => day,
        workforce::gap::Due::Now(_) => {
            question.today.saturating_add(ToSpan::weeks(i64::from(question.settings.at_once_weeks)))
        }
        workforce::gap::Due::Undated => date(question.settings.years.last().expect("some").year, 12, 31),
    }
}

/// A measure for one head, in each way in which somebody new could be of most use; none where no figure has it or the share that passes
/// is not known.
pub fn measures(question: &Question<'_>, key: &Key, from: Date) -> Vec<Measure> {
    let Some(one) = measure(question, key, from) else { return Vec::new() };
    let (Key::Recruit { role, shift } | Key::BuyIn { role, shift }) = key else { return vec![one] };
    let until = one.until.unwrap_or(Date::MAX);
    let mut fits: Vec<Brought> = Vec::new();
    for (row, required) in question.map.required.iter().enumerate() {
        let on = due(question, row);
        if required.role != *role || !question.map.is_open(required) || !(one.done..=until).contains(&on) {
            continue;
        }
        let shifts: Vec<Option<String>> = if required.every_shift && !question.map.shifts().is_empty() {
            question.map.shifts().into_iter().map(|shift| Some(shift.to_owned())).collect()
        } else {
            vec![None]
        };
        let here = shifts.into_iter().filter(|at| at.is_none() || at == shift);
        fits.extend(here.map(|shift| Brought { row, shift, heads: 1 }));
    }
    let most = usize::try_from(question.settings.skills_per_hire).expect("few").min(fits.len());
    let chosen = (0_u32..1 << fits.len().min(8)).filter(|bits| bits.count_ones() as usize == most);
    let brings = |bits: u32| -> Vec<Brought> {
        fits.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, one)| one.clone()).collect()
    };
    chosen.map(|bits| Measure { brings: brings(bits), ..one.clone() }).collect()
}

fn measure(question: &Question<'_>, key: &Key, from: Date) -> Option<Measure> {
    let figure = found(question, key)?;
    let done = from.saturating_add(ToSpan::weeks(i64::from(figure.weeks)));
    let (mut cost, mut until, mut counts, mut wage) = (figure.cost, None, 1000, Money::default());
    let ends = date(question.settings.years.last()?.year, 12, 31);
    let mut months = 1_i64;
    while months < 6 && done.saturating_add(months.months()) <= ends {
        months += 1;
    }
    if figure.kind == Kind::BuyIn {
        cost = cost.times(months);
        until = Some(done.saturating_add(months.months()).saturating_sub(1.day()));
    }
    if figure.kind == Kind::Recruit
        && let Some(of_month) = question.figures.iter().find(|one| one.about == About::Wage)
    {
        wage = of_month.cost.times(months);
        cost = cost.plus(wage);
    }
    if let Key::Validate { person, skill, level } = key {
        let cover = workforce::cover::Cover::new(question.map, question.today);
        let people = question.map.person(*person)?;
        let tally = cover.tally(people, *skill, *level);
        // Only what is unsure today and certainly on every later day: the plan may know of more.
        counts = if tally.unsaid == people.who.count() { figure.pass_unsaid } else { figure.pass_said };
        if tally.unsure() == 0 || people.who.count() > 1 {
            return None;
        }
    }
    Some(Measure {
        key: key.clone(),
        heads: 1,
        from,
        done,
        until,
        year: from.year(),
        cost,
        wage,
        hours: figure.hours,
        weeks: figure.weeks,
        counts,
        rows: Vec::new(),
        brings: Vec::new(),
        calls: Vec::new(),
        source: String::new(),
        source_on: from,
        confidence: Confidence::Low,
    })
}

/// What falls in a year, day for day: twice the middle, of a measure for one head that is paid while it goes on.
fn falls(question: &Question<'_>, place: usize, measure: &Measure) -> i64 {
    let days: Vec<Date> = (0..)
        .map(|day: i64| measure.from.saturating_add(day.days()))
        .take_while(|day| *day < measure.done || *day == measure.from)
        .collect();
    let until = |place: Option<usize>| -> i64 {
        let Some(place) = place else { return 0 };
        let last = place + 1 == question.settings.years.len();
        let year = question.settings.years[place].year;
        let gone = i64::try_from(days.iter().filter(|day| last || day.year() <= year).count()).expect("few");
        let all = i64::try_from(days.len()).expect("few");
        measure.cost.low * gone / all + measure.cost.high * gone / all
    };
    until(Some(place)) - until(place.checked_sub(1))
}

pub fn by_hand(question: &Question<'_>, measures: Vec<Measure>) -> Option<Totals> {
    let mut by_hand = Plan {
        today: question.today,
        measures,
        funding: Vec::new(),
        years: Vec::new(),
        requirements: Vec::new(),
        open: Bounded::default(),
        own: Bounded::default(),
        own_range: Money::default(),
        moot: Vec::new(),
    };
    // The first call that is open for all pays what it can, year by year.
    if let [call] = question.calls {
        let mut left = call.ceiling;
        for (place, year) in question.settings.years.iter().enumerate() {
            let cost: i64 = by_hand
                .measures
                .iter()
                .filter(|m| m.from <= call.last_day && call.kinds.contains(&m.key.kind()))
                .map(|m| falls(question, place, m))
                .sum();
            let paid = (cost * i64::from(call.per_mille) / 2000).min(left);
            left -= paid;
            by_hand.funding.push(Funded { call: call.id.clone(), year: year.year, paid });
        }
    }
    let broken = check(question, &by_hand).err().unwrap_or_default();
    for one in broken {
        let (Broken::Open { .. } | Broken::Expected { .. }) = one else { return None };
    }
    // What stays open is told by the check itself.
    let open = open(question, &by_hand);
    by_hand.requirements = open;
    check(question, &by_hand).ok()
}

/// The open requirements as the check tells them, shift by shift in its order.
pub fn open(question: &Question<'_>, plan: &Plan) -> Vec<Met> {
    let mut plan = plan.clone();
    let shifts: Vec<Option<String>> =
        std::iter::once(None).chain(question.map.shifts().into_iter().map(|s| Some(s.to_owned()))).collect();
    for row in 0..question.map.required.len() {
        for shift in &shifts {
            let met = |open: u32, expected: u32| Met {
                row,
                shift: shift.clone(),
                due: workforce::gap::Due::Undated,
                day: question.today,
                needed: 0,
                sure: 0,
                open,
                expected,
                weight: 0,
                why: None,
            };
            // Ask with a figure that cannot be, and take the answer.
            plan.requirements.push(met(u32::MAX, u32::MAX));
            let told = check(question, &plan).err().unwrap_or_default();
            plan.requirements.pop();
            let (mut open, mut expected) = (None, None);
            for one in told {
                match one {
                    Broken::Open { row: of, said, is } if of == row && said == i64::from(u32::MAX) => {
                        open = Some(u32::try_from(is).expect("few"));
                    }
                    Broken::Expected { row: of, said, is } if of == row && said == i64::from(u32::MAX) => {
                        expected = Some(u32::try_from(is).expect("few"));
                    }
                    _ => {}
                }
            }
            if let (Some(open), Some(expected)) = (open, expected) {
                plan.requirements.push(met(open, expected));
            }
        }
    }
    plan.requirements
}

/// The days on which a plan may begin something: first days of years and today; what needs something else first, when that ends;
/// what is bought in comes on the day of a requirement.
pub fn days(question: &Question<'_>, key: &Key) -> BTreeSet<Date> {
    let begins = question.settings.years.iter().map(|year| date(year.year, 1, 1).max(today()));
    let mut days: BTreeSet<Date> = begins.collect();
    let weeks = |key: &Key| found(question, key).map_or(0, |figure| i64::from(figure.weeks));
    match key {
        Key::Develop { person, skill, to } => {
            let cover = workforce::cover::Cover::new(question.map, question.today);
            let people = question.map.person(*person).expect("of the map");
            let after = question.map.skill(*skill).map_or(&[][..], |skill| &skill.after);
            let before: Vec<(SkillId, Level)> = if to.0 > 1 {
                vec![(*skill, Level(to.0 - 1))]
            } else {
                after.iter().map(|skill| (*skill, Level(1))).collect()
            };
            for (skill, to) in before {
                if cover.tally(people, skill, to).sure < people.who.count() {
                    let first = Key::Develop { person: *person, skill, to };
                    let ends = self::days(question, &first);
                    days.extend(ends.into_iter().map(|day| day.saturating_add(ToSpan::weeks(weeks(&first)))));
                }
            }
        }
        Key::BuyIn { .. } => {
            let of = (0..question.map.required.len()).map(|row| due(question, row));
            days.extend(of.map(|day| day.saturating_sub(ToSpan::weeks(weeks(key)))));
        }
        _ => {}
    }
    days.retain(|day| *day >= today() && question.settings.years.iter().any(|year| year.year == day.year()));
    days
}
