//! Plans against trying measures by hand: nothing that keeps to what is there is better.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date, civil::date};
use proptest::{collection::vec, option, prelude::*};
use workforce::{
    gap::Lead,
    map::{Level, Map, SkillId},
    plan::{
        About, Bounded, Broken, Call, Confidence, Effort, Fault, Figure, Funded, Key, Kind, Measure, Met,
        Money, Plan, PlanError, Question, Settings, Totals, Year, check, plan, relax,
    },
};

use super::generate::{self, today};

fn figure(kind: Kind, about: About, low: i64, hours: u32, weeks: u32) -> Figure {
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

fn figures() -> impl Strategy<Value = Vec<Figure>> {
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

fn settings() -> impl Strategy<Value = Settings> {
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

fn calls() -> impl Strategy<Value = Vec<Call>> {
    vec((1_u32..1000, 0_i64..60_000, 0_i64..30, any::<bool>()), 0..3).prop_map(|calls| {
        let each = calls.into_iter().enumerate().map(|(nth, (per_mille, ceiling, months, both))| Call {
            id: format!("C{nth}"),
            kinds: if both { vec![Kind::Develop, Kind::Validate] } else { vec![Kind::Validate] },
            per_mille,
            ceiling: ceiling * 100,
            first_day: today(),
            last_day: generate::month(months),
        });
        each.collect()
    })
}

/// Every measure that one could think of, useful or not.
fn keys(map: &Map) -> Vec<Key> {
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
    for required in &map.required {
        let shifts: Vec<Option<String>> = if required.every_shift && !map.shifts().is_empty() {
            map.shifts().into_iter().map(|shift| Some(shift.to_owned())).collect()
        } else {
            vec![None]
        };
        for shift in shifts {
            let (role, skill, level) = (required.role, required.skill, required.level);
            keys.push(Key::BuyIn { role, skill, level, shift });
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

fn found<'a>(question: &Question<'a>, key: &Key) -> Option<&'a Figure> {
    let skill = match key {
        Key::Develop { skill, .. } | Key::Validate { skill, .. } | Key::BuyIn { skill, .. } => Some(*skill),
        _ => None,
    };
    let certificate = skill.and_then(|id| question.map.skill(id)).is_some_and(|s| s.certificate.is_some());
    let of = |about: About| question.figures.iter().find(|one| one.kind == key.kind() && one.about == about);
    skill
        .and_then(|skill| of(About::Skill(skill)))
        .or_else(|| if certificate { of(About::Certificates) } else { None })
        .or_else(|| of(About::Anything))
}

/// A measure for one head; none where no figure has it or the share that passes is not known.
fn measure(question: &Question<'_>, key: &Key, from: Date) -> Option<Measure> {
    let figure = found(question, key)?;
    let done = from.saturating_add(ToSpan::weeks(i64::from(figure.weeks)));
    let (mut cost, mut until, mut counts) = (figure.cost, None, 1000);
    if figure.kind == Kind::BuyIn {
        let ends = date(question.settings.years.last()?.year, 12, 31);
        let mut months = 1_i64;
        while months < 6 && done.saturating_add(months.months()) <= ends {
            months += 1;
        }
        cost = cost.times(months);
        until = Some(done.saturating_add(months.months()).saturating_sub(1.day()));
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
        wage: Money::default(),
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

fn by_hand(question: &Question<'_>, measures: Vec<Measure>) -> Option<Totals> {
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
fn open(question: &Question<'_>, plan: &Plan) -> Vec<Met> {
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
fn days(question: &Question<'_>, key: &Key) -> BTreeSet<Date> {
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
            let of = question.map.required.iter().filter_map(|required| required.by);
            days.extend(of.map(|day| day.saturating_sub(ToSpan::weeks(weeks(key)))));
        }
        _ => {}
    }
    days.retain(|day| *day >= today() && question.settings.years.iter().any(|year| year.year == day.year()));
    days
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_two_measures_are_better_than_the_plan(
        map in generate::map(), figures in figures(), calls in calls(), settings in settings(), picks in vec(any::<prop::sample::Index>(), 60),
    ) {
        let question = Question { map: &map, today: today(), figures: &figures, calls: &calls, settings: &settings, lead: &Lead::default() };
        let planned = plan(question, Effort::default()).expect("a sound question");
        prop_assert!(planned.open.is_proven() && planned.own.is_proven(), "{planned:?}");
        let totals = check(&question, &planned).expect("it was looked over");
        prop_assert_eq!((totals.open, totals.own), (planned.open.reached, planned.own.reached));
        prop_assert!(2 * planned.own_range.low <= planned.own.reached + 2 * i64::try_from(calls.len()).expect("few") + 2);
        let best = (planned.open.reached, planned.own.reached);
        let one: Vec<Measure> = keys(&map)
            .iter()
            .flat_map(|key| {
                let days = days(&question, key);
                days.iter().filter_map(|day| measure(&question, key, *day)).collect::<Vec<_>>()
            })
            .collect();
        let better = |measures: Vec<Measure>| {
            // Each call leaves broken öre to the firm, which the programme does not see.
            by_hand(&question, measures).filter(|by_hand| {
                by_hand.open < best.0 || (by_hand.open == best.0 && by_hand.own + 4 < best.1)
            })
        };
        prop_assert_eq!(better(Vec::new()), None);
        for first in &one {
            prop_assert_eq!(better(vec![first.clone()]), None, "{:?} {:?}", first, planned);
        }
        // Two and three of those that do something, picked at random.
        if !one.is_empty() {
            for pick in picks.chunks(3) {
                let some: Vec<Measure> = pick.iter().map(|pick| pick.get(&one).clone()).collect();
                prop_assert_eq!(better(some[..2].to_vec()), None, "{:?} {:?}", some, planned);
                prop_assert_eq!(better(some.clone()), None, "{:?} {:?}", some, planned);
            }
        }
    }

    #[test]
    fn what_is_only_expected_meets_nothing(
        map in generate::map(), figures in figures(), settings in settings(),
    ) {
        let lead = Lead::default();
        let question = Question { map: &map, today: today(), figures: &figures, calls: &[], settings: &settings, lead: &lead };
        let planned = plan(question, Effort::default()).expect("a sound question");
        let mut sure = planned.clone();
        sure.measures.retain(|measure| measure.key.kind() != Kind::Validate);
        sure.requirements.clear();
        let left = open(&question, &sure);
        for met in &planned.requirements {
            let without = left.iter().find(|one| (one.row, &one.shift) == (met.row, &met.shift));
            prop_assert_eq!(without.map(|one| one.open), Some(met.open), "{:?}", planned);
            prop_assert!(met.expected <= met.open);
        }
        let new = workforce::gap::find(&map, today(), &lead).wholly_new;
        for measure in &planned.measures {
            if let Key::Validate { skill, .. } = measure.key {
                prop_assert!(new.iter().all(|one| one.skill != skill), "{:?}", measure);
            }
        }
        // What falls in the years is all of it, and nothing twice.
        let whole = planned.measures.iter().fold(Money::default(), |sum, one| sum.plus(one.cost));
        let parts = planned.years.iter().fold(Money::default(), |sum, one| sum.plus(one.cost));
        prop_assert_eq!(whole, parts);
        let hours = |all: u32, one: u32| all + one;
        prop_assert_eq!(
            planned.measures.iter().map(|one| one.hours).fold(0, hours),
            planned.years.iter().map(|one| one.hours).fold(0, hours)
        );
    }

    #[test]
    fn leaving_a_measure_out_or_putting_it_off_is_no_better(
        map in generate::map(), figures in figures(), settings in settings(),
    ) {
        let question = Question { map: &map, today: today(), figures: &figures, calls: &[], settings: &settings, lead: &Lead::default() };
        let planned = plan(question, Effort::default()).expect("a sound question");
        let best = (planned.open.reached, planned.own.reached);
        for nth in 0..planned.measures.len() {
            let mut fewer = planned.clone();
            fewer.measures.remove(nth);
            fewer.requirements = Vec::new();
            if let Some(totals) = by_hand(&question, fewer.measures) {
                prop_assert!(totals.open > best.0 || (totals.open == best.0 && totals.own >= best.1));
            }
        }
        // With what was chosen ruled out, measure by measure, nothing gets better; chosen again it is the same.
        if let Some(first) = planned.measures.first() {
            let mut without = settings.clone();
            without.chosen.insert(first.key.clone(), false);
            let other = plan(Question { settings: &without, ..question }, Effort::default()).expect("sound");
            prop_assert!((other.open.reached, other.own.reached) >= best);
            prop_assert!(other.measures.iter().all(|measure| measure.key != first.key));
            let mut with = settings.clone();
            with.chosen.insert(first.key.clone(), true);
            let same = plan(Question { settings: &with, ..question }, Effort::default()).expect("sound");
            prop_assert_eq!((same.open.reached, same.own.reached), best, "{:#?} {:#?}", same, planned);
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        map in generate::map(), figures in figures(), calls in calls(), settings in settings(),
    ) {
        let lead = Lead::default();
        let question = Question { map: &map, today: today(), figures: &figures, calls: &calls, settings: &settings, lead: &lead };
        let mut turned = map.clone();
        turned.people.reverse();
        turned.held.reverse();
        turned.skills.reverse();
        turned.goals.reverse();
        let (mut other_figures, mut other_calls) = (figures.clone(), calls.clone());
        other_figures.reverse();
        other_calls.reverse();
        let other = Question { map: &turned, figures: &other_figures, calls: &other_calls, ..question };
        prop_assert_eq!(plan(question, Effort::default()), plan(other, Effort::default()));
    }

    #[test]
    fn what_would_meet_a_requirement_meets_it_and_a_krona_less_does_not(
        map in generate::map(), figures in figures(), settings in settings(),
    ) {
        let lead = Lead::default();
        let question = Question { map: &map, today: today(), figures: &figures, calls: &[], settings: &settings, lead: &lead };
        let planned = plan(question, Effort::default()).expect("a sound question");
        let Some(met) = planned.requirements.iter().find(|met| met.open > 0) else { return Ok(()) };
        let relaxed = relax(question, &planned, met.row, Effort::default()).expect("sound");
        let others = |plan: &Plan| -> i64 {
            let of = plan.requirements.iter().filter(|one| one.row != met.row);
            of.map(|one| one.left() * i64::from(one.weight)).sum()
        };
        let open = |plan: &Plan| plan.requirements.iter().filter(|one| one.row == met.row).map(|one| one.open).sum::<u32>();
        for (year, money) in &relaxed.money {
            let mut more = settings.clone();
            let place = more.years.iter().position(|one| one.year == *year).expect("a year");
            more.years[place].budget += money;
            let with = plan(Question { settings: &more, ..question }, Effort::default()).expect("sound");
            // All that was open before is open no more, and nothing else is worse.
            prop_assert!(with.open.reached <= others(&planned), "{relaxed:?}");
            more.years[place].budget -= 100;
            let less = plan(Question { settings: &more, ..question }, Effort::default()).expect("sound");
            prop_assert!(open(&less) > 0 || others(&less) > others(&planned), "{relaxed:?}");
        }
        for (year, hours) in &relaxed.hours {
            let mut more = settings.clone();
            let place = more.years.iter().position(|one| one.year == *year).expect("a year");
            more.years[place].hours += hours;
            let with = plan(Question { settings: &more, ..question }, Effort::default()).expect("sound");
            prop_assert!(with.open.reached <= others(&planned));
            more.years[place].hours -= 1;
            let less = plan(Question { settings: &more, ..question }, Effort::default()).expect("sound");
            prop_assert!(open(&less) > 0 || others(&less) > others(&planned));
        }
    }
}

#[test]
fn a_single_price_and_other_bad_input_is_told_with_its_place() {
    let map = Map::default();
    let mut figures = vec![figure(Kind::Develop, About::Anything, 100, 8, 1)];
    figures[0].cost.high = figures[0].cost.low;
    figures.push(Figure {
        source: " ".to_owned(),
        hours: 400,
        ..figure(Kind::Recruit, About::Anything, 100, 8, 1)
    });
    figures.push(figure(Kind::Develop, About::Anything, 200, 8, 1));
    figures.push(figure(Kind::Develop, About::Skill(SkillId(9)), 200, 8, 1));
    let settings = Settings {
        years: vec![Year { year: 2026, budget: -1, hours: 10 }, Year { year: 2028, budget: 0, hours: 10 }],
        person_hours: 100,
        at_once_weeks: 0,
        skills_per_hire: 3,
        chosen: std::collections::BTreeMap::new(),
    };
    let calls = [Call {
        id: "A".to_owned(),
        kinds: vec![Kind::Recruit],
        per_mille: 0,
        ceiling: 1,
        first_day: today(),
        last_day: today(),
    }];
    let question = Question {
        map: &map,
        today: today(),
        figures: &figures,
        calls: &calls,
        settings: &settings,
        lead: &Lead::default(),
    };
    let Err(PlanError::Faults(faults)) = plan(question, Effort::default()) else { panic!("it has faults") };
    for expected in [
        Fault::NotARange { row: 0, low: 10_000 },
        Fault::NoSource { row: 1 },
        Fault::HoursInWeeks { row: 1, hours: 400, weeks: 1 },
        Fault::SameFigure { row: 2, other: 0 },
        Fault::NoSuchSkill { row: 3 },
        Fault::NegativeBudget { year: 2026 },
        Fault::YearOrder { before: 2026, year: 2028 },
        Fault::Share { id: "A".to_owned(), given: 0 },
        Fault::NotFunded { id: "A".to_owned(), kind: "recruit" },
        Fault::Setting { what: "weeks for what is required already", given: 0, least: 1, most: 520 },
    ] {
        assert!(faults.contains(&expected), "{expected:?} in {faults:?}");
    }
}

/// Settings as they are proposed to a firm.
fn proposed() -> Settings {
    Settings {
        years: (2026..2030).map(|year| Year { year, budget: 10_000_000, hours: 80 }).collect(),
        person_hours: 40,
        at_once_weeks: 26,
        skills_per_hire: 4,
        chosen: std::collections::BTreeMap::new(),
    }
}

#[test]
fn a_firm_that_lacks_nothing_has_a_plan_without_measures() {
    let read = |document: serde_json::Value| -> Map { serde_json::from_value(document).unwrap() };
    let covered = serde_json::json!({
        "skills": [{ "id": 1, "name": "TIG-svetsning" }],
        "roles": [{ "id": 2, "name": "Svetsare" }],
        "required": [{ "role": 2, "skill": 1, "level": 3, "people": 1 }],
        "people": [
            { "id": 3, "who": { "named": "Kim" }, "roles": [2], "shift": "Dag" },
            { "id": 4, "who": { "named": "Bo" }, "roles": [2], "shift": "Natt" },
        ],
        "held": [{ "person": 3, "skill": 1, "level": 4, "heads": 1, "evidence": { "kind": "leader_assessed", "on": "2026-10-01" } }],
        "next": 5,
    });
    let figures = workforce::plan::read(include_str!("../../../../data/skills/measures.csv")).unwrap();
    for map in [Map::default(), read(covered)] {
        let settings = proposed();
        let lead = Lead::default();
        let question = Question {
            map: &map,
            today: date(2026, 11, 27),
            figures: &figures,
            calls: &[],
            settings: &settings,
            lead: &lead,
        };
        let made = plan(question, Effort { gap: 0.0, branches: Some(1_000), seconds: Some(20.0) }).unwrap();
        assert!(made.measures.is_empty() && made.requirements.iter().all(|met| met.open == 0), "{made:?}");
    }
}
