//! Plans for firms as there are: told case by case.

use jiff::civil::{Date, date};
use workforce::{
    gap::Lead,
    map::{Level, Map, PersonId, RoleId, SkillId},
    plan::{
        About, Call, Effort, Fault, Figure, Hindrance, Key, Kind, Plan, PlanError, Question, Settings, State,
        Ways, Why, Year, follow, plan, ways,
    },
};

use super::{by_hand::figure, generate::today};

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
        only: None,
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

fn read(document: serde_json::Value) -> Map {
    serde_json::from_value(document).expect("a map")
}

/// The plan with the usual figures, and every way to close each gap.
fn planned(map: &Map, today: Date, settings: &Settings) -> (Plan, Vec<Ways>) {
    let figures = workforce::plan::read(include_str!("../../../../data/skills/measures.csv")).expect("sound");
    let lead = Lead::default();
    let question = Question { map, today, figures: &figures, calls: &[], settings, lead: &lead };
    let made = plan(question, Effort::default()).expect("a sound question");
    let ways = ways(question, &made);
    (made, ways)
}

/// Settings as they are proposed to a firm of some heads.
fn usual(hours: u32) -> Settings {
    Settings {
        years: (2026..2030).map(|year| Year { year, budget: 10_000_000, hours }).collect(),
        person_hours: 160,
        at_once_weeks: 26,
        skills_per_hire: 5,
        chosen: std::collections::BTreeMap::new(),
    }
}

#[test]
fn four_quarters_of_people_of_whom_nothing_is_said_are_nobody() {
    let people =
        |id: u32| serde_json::json!({ "id": id, "who": { "named": format!("P{id}") }, "roles": [2] });
    let map = read(serde_json::json!({
        "skills": [{ "id": 1, "name": "Friktionsomrörningssvetsning" }, { "id": 9, "name": "TIG-svetsning" }],
        "roles": [{ "id": 2, "name": "Svetsare" }],
        "required": [{ "role": 2, "skill": 1, "level": 3, "people": 2, "by": "2027-03-31" }],
        "people": (10..15).map(people).collect::<Vec<_>>(),
        "held": (10..15).map(|id| serde_json::json!({ "person": id, "skill": 9, "level": 3,
            "evidence": { "kind": "leader_assessed", "on": "2026-10-01" } })).collect::<Vec<_>>(),
        "next": 20,
    }));
    // Too few hours next year for anybody bought in, and too few weeks for all else.
    let mut settings = usual(7);
    settings.years[0].hours = 30;
    let (made, ways) = planned(&map, date(2026, 11, 27), &settings);
    assert!(made.measures.iter().all(|one| one.key.kind() != Kind::Validate), "{made:#?}");
    assert!(made.requirements[0].open > 0 && made.requirements[0].expected == 0, "{made:#?}");
    assert!(ways[0].none.contains(&(Kind::Validate, Hindrance::WhollyNew)), "{ways:#?}");
    // One of them is sure of the lowest level: it is no new skill, and tests are expected to show something, but meet nothing.
    let mut known = map.clone();
    let mut held = known.held[0].clone();
    (held.skill, held.level) = (SkillId(1), Level(1));
    known.held.push(held);
    let (made, ways) = planned(&known, date(2026, 11, 27), &settings);
    let met = &made.requirements[0];
    assert_eq!((met.open, met.needed), (2000, 2), "{made:#?}");
    assert_eq!(met.expected, 750, "{made:#?}");
    let tests: Vec<_> = ways[0].ways.iter().filter(|way| way.key.kind() == Kind::Validate).collect();
    assert_eq!(tests.len(), 4, "{ways:#?}");
    assert!(tests.iter().all(|way| way.counts == 250));
    assert!(tests.iter().any(|way| way.taken == 1));
}

#[test]
fn at_the_end_of_the_year_those_a_step_below_learn_and_nobody_is_recruited() {
    let people =
        |id: u32| serde_json::json!({ "id": id, "who": { "named": format!("P{id}") }, "roles": [2] });
    let map = read(serde_json::json!({
        "skills": [{ "id": 1, "name": "TIG-svetsning" }],
        "roles": [{ "id": 2, "name": "Svetsare" }],
        "required": [{ "role": 2, "skill": 1, "level": 3, "people": 3 }],
        "people": (10..13).map(people).collect::<Vec<_>>(),
        "held": ([(10, 3), (11, 2), (12, 2)].map(|(id, level)| serde_json::json!({ "person": id, "skill": 1,
            "level": level, "evidence": { "kind": "leader_assessed", "on": "2026-10-01" } }))),
        "next": 20,
    }));
    let today = date(2026, 11, 27);
    let (made, ways) = planned(&map, today, &usual(120));
    let keys: Vec<&Key> = made.measures.iter().map(|one| &one.key).collect();
    let learn = |id| Key::Develop { person: PersonId(id), skill: SkillId(1), to: Level(3) };
    assert_eq!(keys, [&learn(11), &learn(12)], "{made:#?}");
    assert!(made.requirements.iter().all(|met| met.open == 0));
    // Half a year from today: a fifth of the hours and the cost falls in this year, and nothing is lost.
    let hours: Vec<u32> = made.years.iter().map(|year| year.hours).collect();
    assert_eq!(hours, [22, 98, 0, 0]);
    assert_eq!(made.years.iter().map(|year| year.training.low).sum::<i64>(), 2 * 800_000);
    // The other ways are told, with what they cost.
    let of = |kind: Kind| ways[0].ways.iter().find(|way| way.key.kind() == kind);
    let (develop, recruit, bought) =
        (of(Kind::Develop).unwrap(), of(Kind::Recruit).unwrap(), of(Kind::BuyIn).unwrap());
    assert_eq!((develop.taken, develop.steps, develop.in_time), (1, 1, true));
    assert_eq!((recruit.taken, recruit.in_time), (0, true));
    // A year's wage, and a year bought in: of the same kind.
    assert_eq!(recruit.cost.low, (60_000 + 12 * 44_000) * 100);
    assert_eq!(bought.cost.low, 12 * 75_000 * 100);
    assert_eq!(
        ways[0].none,
        [(Kind::Validate, Hindrance::NothingToTest), (Kind::Reorganise, Hindrance::NobodyElsewhere)]
    );
}

/// A role that asks for so many skills of one, whom nobody has.
fn empty_role(skills: u32) -> Map {
    let ids = 1..=skills;
    read(serde_json::json!({
        "skills": ids.clone().map(|id| serde_json::json!({ "id": id, "name": format!("S{id}") })).collect::<Vec<_>>(),
        "roles": [{ "id": 100, "name": "Arborrare" }],
        "required": ids.map(|id| serde_json::json!({ "role": 100, "skill": id, "level": 3, "people": 1 })).collect::<Vec<_>>(),
        "next": 200,
    }))
}

#[test]
fn somebody_new_brings_what_the_role_asks_for_and_is_not_taken_skill_by_skill() {
    let today = date(2026, 11, 27);
    let map = empty_role(16);
    // With the hours for it one is recruited; with fewer one is bought in: not one for each skill.
    for (hours, kind) in [(120, Kind::Recruit), (20, Kind::BuyIn)] {
        let (made, _) = planned(&map, today, &Settings { skills_per_hire: 20, ..usual(hours) });
        let taken: Vec<_> = made.measures.iter().map(|one| (one.key.kind(), one.heads)).collect();
        assert_eq!(taken, [(kind, 1)], "{made:#?}");
        assert_eq!(made.measures[0].brings.len(), 16);
        assert!(made.requirements.iter().all(|met| met.open == 0));
    }
    // One who brings five of them leaves the rest to others.
    let (made, _) = planned(&map, today, &usual(1000));
    assert_eq!(made.measures.iter().map(|one| one.heads).sum::<u32>(), 4, "{made:#?}");
    assert!(made.requirements.iter().all(|met| met.open == 0));
}

#[test]
fn a_choice_that_was_stored_for_one_skill_bought_in_is_read_as_one_for_the_role() {
    let stored = serde_json::json!({ "buy_in": { "role": 2, "skill": 1, "level": 3, "shift": "Natt" } });
    let key: Key = serde_json::from_value(stored).expect("what earlier versions wrote is read");
    assert_eq!(key, Key::BuyIn { role: RoleId(2), shift: Some("Natt".to_owned()) });
}

#[test]
fn without_anybody_in_the_role_there_is_nobody_to_test() {
    let map = read(serde_json::json!({
        "skills": [{ "id": 1, "name": "TIG-svetsning" }],
        "roles": [{ "id": 2, "name": "Svetsare" }, { "id": 3, "name": "Montör" }],
        "required": [{ "role": 2, "skill": 1, "level": 3, "people": 1 }],
        "people": [{ "id": 10, "who": { "named": "P10" }, "roles": [3] }],
        "held": [{ "person": 10, "skill": 1, "level": 1,
            "evidence": { "kind": "leader_assessed", "on": "2026-10-01" } }],
        "next": 20,
    }));
    let (_, ways) = planned(&map, date(2026, 11, 27), &usual(120));
    for kind in [Kind::Develop, Kind::Validate] {
        assert!(ways[0].none.contains(&(kind, Hindrance::NobodyToTeach)), "{ways:#?}");
    }
}

#[test]
fn a_certificate_is_held_or_not_and_is_taken_again_when_it_ends() {
    let map = read(serde_json::json!({
        "skills": [{ "id": 1, "name": "Svetsarprövning", "certificate": "welder" }],
        "roles": [{ "id": 2, "name": "Svetsare" }],
        "required": [{ "role": 2, "skill": 1, "level": 3, "people": 3, "by": "2027-12-01" }],
        "people": [
            { "id": 3, "who": { "named": "Kim" }, "roles": [2] },
            { "id": 4, "who": { "named": "Bo" }, "roles": [2] },
            { "id": 5, "who": { "named": "Lo" }, "roles": [2] },
        ],
        "held": [
            { "person": 3, "skill": 1, "level": 1, "evidence": { "kind": "certificate", "on": "2026-10-01", "until": "2028-10-01" } },
            { "person": 4, "skill": 1, "level": 4, "evidence": { "kind": "certificate", "on": "2025-05-01", "until": "2027-05-01" } },
            { "person": 5, "skill": 1, "level": 0, "evidence": { "kind": "leader_assessed", "on": "2026-10-01" } },
        ],
        "next": 6,
    }));
    let (made, ways) = planned(&map, date(2026, 11, 27), &usual(120));
    // Kim's lasts, Bo's ends before the day, Lo has none: the course once each, whatever level is written.
    let keys: Vec<&Key> = made.measures.iter().map(|one| &one.key).collect();
    let takes = |id| Key::Develop { person: PersonId(id), skill: SkillId(1), to: Level(1) };
    assert_eq!(keys, [&takes(4), &takes(5)], "{made:#?}");
    assert!(made.requirements.iter().all(|met| met.open == 0 && met.sure == 1), "{made:#?}");
    // Bo's is good still, and that is not yet the new one.
    let before = map.clone();
    let states = |map: &Map| -> Vec<State> {
        follow(&made, &before, map, date(2026, 12, 1)).into_iter().map(|one| one.state).collect()
    };
    assert_eq!(states(&map), [State::Ahead, State::Ahead]);
    let mut renewed = map.clone();
    let mut held = renewed.held[1].clone();
    held.evidence.on = Some(date(2026, 11, 30));
    held.evidence.until = Some(date(2028, 11, 30));
    renewed.held.push(held);
    assert_eq!(states(&renewed), [State::Done, State::Ahead]);
    let develop: Vec<_> = ways[0].ways.iter().filter(|way| way.key.kind() == Kind::Develop).collect();
    assert!(develop.iter().all(|way| way.steps == 1 && way.taken == 1) && develop.len() == 2, "{ways:#?}");
}

#[test]
fn where_only_tests_could_close_it_that_is_said() {
    let map = read(serde_json::json!({
        "skills": [{ "id": 1, "name": "TIG-svetsning" }],
        "roles": [{ "id": 2, "name": "Svetsare" }],
        "required": [{ "role": 2, "skill": 1, "level": 2, "people": 1 }],
        "people": [{ "id": 3, "who": { "named": "Kim" }, "roles": [2] }],
        "held": [{ "person": 3, "skill": 1, "level": 3, "evidence": { "kind": "leader_assessed", "on": "2015-10-01" } }],
        "next": 6,
    }));
    let figures = [figure(Kind::Validate, About::Anything, 3_000, 8, 6)];
    let (settings, lead) = (usual(120), Lead::default());
    let question = Question {
        map: &map,
        today: today(),
        figures: &figures,
        calls: &[],
        settings: &settings,
        lead: &lead,
    };
    let made = plan(question, Effort::default()).unwrap();
    let met = &made.requirements[0];
    assert_eq!((met.open, met.expected, met.why), (1000, 700, Some(Why::Unsure)));
}
