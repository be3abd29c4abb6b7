//! A call that names the measures that it pays for.

use std::collections::BTreeSet;

use jiff::ToSpan;
use workforce::{
    gap::Lead,
    map::{Level, Map, PersonId, SkillId},
    plan::{Call, Effort, Key, Kind, Question, Settings, Year, plan},
};

use super::generate::today;

#[test]
fn a_call_pays_only_for_the_measures_that_it_names() {
    let map: Map = serde_json::from_value(serde_json::json!({
        "skills": [{ "id": 1, "name": "TIG-svetsning" }],
        "roles": [{ "id": 2, "name": "Svetsare" }],
        "required": [{ "role": 2, "skill": 1, "level": 2, "people": 2 }],
        "people": [
            { "id": 3, "who": { "named": "Kim" }, "roles": [2] },
            { "id": 4, "who": { "named": "Bo" }, "roles": [2] },
        ],
        "held": [
            { "person": 3, "skill": 1, "level": 1, "evidence": { "kind": "validated", "on": "2026-10-01" } },
            { "person": 4, "skill": 1, "level": 1, "evidence": { "kind": "leader_assessed", "on": "2026-10-01" } },
        ],
        "next": 5,
    }))
    .unwrap();
    let mut figures = workforce::plan::read(include_str!("../../../../data/skills/measures.csv")).unwrap();
    figures.retain(|figure| figure.kind == Kind::Develop);
    let settings = Settings {
        years: (today().year()..today().year() + 3)
            .map(|year| Year { year, budget: 100_000_000, hours: 10_000 })
            .collect(),
        person_hours: 2_000,
        at_once_weeks: 104,
        skills_per_hire: 4,
        chosen: std::collections::BTreeMap::new(),
    };
    let step = |person| Key::Develop { person: PersonId(person), skill: SkillId(1), to: Level(2) };
    let calls = [Call {
        id: "A".to_owned(),
        kinds: vec![Kind::Develop],
        per_mille: 500,
        ceiling: 1_000_000_000,
        first_day: today(),
        last_day: today().saturating_add(3.years()),
        only: Some(BTreeSet::from([step(3)])),
    }];
    let lead = Lead::default();
    let question = Question {
        map: &map,
        today: today(),
        figures: &figures,
        calls: &calls,
        settings: &settings,
        lead: &lead,
    };
    let made = plan(question, Effort::default()).unwrap();
    let of = |person| made.measures.iter().find(|one| one.key == step(person)).expect("both learn the step");
    assert_eq!((&of(3).calls, &of(4).calls), (&vec!["A".to_owned()], &Vec::new()));
    let paid: i64 = made.funding.iter().map(|one| one.paid).sum();
    // In whole öre from below.
    let share = of(3).cost.twice_middle() * 500 / 2_000;
    assert!((share - 1..=share).contains(&paid), "{paid} of {share}");
}
