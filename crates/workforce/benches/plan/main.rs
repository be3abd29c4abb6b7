//! What docs/performance.md says of plans for a firm's skills: `cargo bench -p workforce`.
#![allow(clippy::print_stdout, reason = "figures are told there")]

use std::time::Instant;

use jiff::civil::date;
use workforce::{
    cover::Cover,
    gap::{Lead, find},
    map::{
        Evidence, EvidenceKind, Goal, GoalId, GoalState, Held, Level, Map, People, PersonId, Required, Role,
        RoleId, Skill, SkillId, Who,
    },
    plan::{Effort, Question, Settings, Year, plan, read, relax},
};

fn main() {
    let figures = read(include_str!("../../../../data/skills/measures.csv")).expect("sound");
    let today = date(2026, 11, 27);
    for (name, people, skills, required) in
        [("page", 30, 30, 40), ("middle", 80, 60, 120), ("large", 200, 120, 300)]
    {
        let map = map(people, skills, required, 2026);
        for (tight, budget, hours) in [("ample", 500_000_000, 50_000), ("tight", 25_000_000, 1_500)] {
            let settings = Settings {
                years: (2026..2030).map(|year| Year { year, budget, hours }).collect(),
                person_hours: 120,
                at_once_weeks: 26,
                skills_per_hire: 4,
                chosen: std::collections::BTreeMap::new(),
            };
            let lead = Lead::default();
            let question = Question {
                map: &map,
                today,
                figures: &figures,
                calls: &[],
                settings: &settings,
                lead: &lead,
            };
            let from = Instant::now();
            let covered = Cover::new(&map, today).all().len();
            let cover = from.elapsed();
            let from = Instant::now();
            let gaps = find(&map, today, &lead).gaps.len();
            let gap = from.elapsed();
            let from = Instant::now();
            let effort = Effort { gap: 1e-3, branches: Some(2_000), seconds: Some(120.0) };
            let planned = plan(question, effort);
            let seconds = from.elapsed().as_secs_f64();
            match planned {
                Ok(planned) => {
                    println!(
                        "{name} {tight}: {covered} required in {cover:.1?}, {gaps} gaps in {gap:.1?}; plan in {seconds:.2} s: \
                         {} measures, open {} (bound {}), own {} kr (bound {})",
                        planned.measures.len(),
                        planned.open.reached,
                        planned.open.bound,
                        planned.own.reached / 200,
                        planned.own.bound / 200,
                    );
                    if let Some(met) = planned.requirements.iter().find(|met| met.open > 0) {
                        let from = Instant::now();
                        let relaxed = relax(question, &planned, met.row, effort);
                        println!("  relaxed in {:.2} s: {relaxed:?}", from.elapsed().as_secs_f64());
                    }
                }
                Err(error) => println!("{name} {tight}: {seconds:.2} s: {error}"),
            }
        }
    }
}

/// Numbers of one stream (splitmix64, Steele, Lea and Flood 2014).
struct Draws(u64);

impl Draws {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) % u64::from(most)).expect("small")
    }
}

/// A firm: roles of ten people, each with some of the skills; a third of what is required is for goals of the next three years.
fn map(people: u32, skills: u32, required: u32, seed: u64) -> Map {
    let mut draws = Draws(seed);
    let roles = (people / 10).max(3);
    let mut map = Map { next: 1_000_000, ..Map::default() };
    for id in 0..skills {
        map.skills.push(Skill {
            id: SkillId(id),
            name: format!("skill {id}"),
            concept: None,
            certificate: (id % 10 == 0).then(|| "C".to_owned()),
            after: if id % 5 == 4 { vec![SkillId(id - 1)] } else { Vec::new() },
        });
    }
    for id in 0..roles {
        map.roles.push(Role { id: RoleId(id), name: format!("role {id}"), ssyk: None, isco: None });
    }
    for id in 0..10 {
        map.goals.push(Goal {
            id: GoalId(id),
            name: format!("goal {id}"),
            by: None,
            state: GoalState::Open,
            note: String::new(),
        });
    }
    for row in 0..required {
        let by = (draws.below(3) == 0).then(|| {
            let month = i8::try_from(1 + draws.below(12)).expect("small");
            date(2027 + i16::try_from(draws.below(3)).expect("small"), month, 1)
        });
        map.required.push(Required {
            role: RoleId(row % roles),
            skill: SkillId(draws.below(skills)),
            level: Level(u8::try_from(1 + draws.below(3)).expect("small")),
            people: 1 + draws.below(3),
            every_shift: draws.below(4) == 0,
            capability: None,
            by,
        });
    }
    for id in 0..people {
        map.people.push(People {
            id: PersonId(id),
            who: Who::Named(format!("person {id}")),
            roles: vec![RoleId(id % roles)],
            shift: Some(["dag", "kväll"][draws.below(2) as usize].to_owned()),
            account: None,
            leaves: (draws.below(20) == 0).then(|| date(2027, 9, 30)),
        });
        for required in map.required.clone().iter().filter(|required| required.role.0 == id % roles) {
            if draws.below(3) > 0 {
                map.held.push(Held {
                    person: PersonId(id),
                    skill: required.skill,
                    level: Level(u8::try_from(draws.below(4)).expect("small")),
                    heads: 1,
                    evidence: Evidence {
                        kind: EvidenceKind::ALL[draws.below(5) as usize],
                        on: Some(date(2023 + i16::try_from(draws.below(4)).expect("small"), 1, 15)),
                        until: None,
                        by: String::new(),
                    },
                });
            }
        }
    }
    map
}
