//! Maps small enough to think every case through: days that are missing, evidence from tomorrow, ended and old, certificates,
//! heads, shifts that some have, people who leave, goals without a day.

use jiff::{ToSpan, civil::Date, civil::date};
use proptest::{collection::vec, option, prelude::*};
use workforce::map::{
    Capability, CapabilityId, Evidence, EvidenceKind, Goal, GoalId, GoalState, Held, Level, Map, People,
    PersonId, Required, Role, RoleId, Skill, SkillId, Who,
};

pub fn today() -> Date {
    date(2026, 11, 26)
}

/// Some months before or after today.
pub fn month(from_today: i64) -> Date {
    today().saturating_add(from_today.months())
}

pub fn evidence() -> impl Strategy<Value = Evidence> {
    let on = option::weighted(0.8, (-80_i64..3).prop_map(month));
    let lasts = option::weighted(0.3, 1_i64..70);
    (prop::sample::select(EvidenceKind::ALL.to_vec()), on, lasts).prop_map(|(kind, on, lasts)| Evidence {
        kind,
        on,
        until: lasts.map(|months| on.unwrap_or(month(-30)).saturating_add(months.months())),
        by: String::new(),
    })
}

fn people(nth: u32) -> impl Strategy<Value = People> {
    let who = prop_oneof![
        2 => Just(Who::Named(format!("P{nth}"))),
        1 => (1_u32..4).prop_map(move |count| Who::Heads { count, called: format!("H{nth}") }),
    ];
    let roles = prop::sample::subsequence(vec![RoleId(1), RoleId(2)], 0..=2);
    let shift = option::weighted(0.6, prop::sample::select(vec!["dag".to_owned(), "natt".to_owned()]));
    (who, roles, shift, option::weighted(0.2, -2_i64..20)).prop_map(move |(who, roles, shift, leaves)| {
        People { id: PersonId(100 + nth), who, roles, shift, account: None, leaves: leaves.map(month) }
    })
}

pub fn held(people: Vec<(PersonId, u32)>) -> impl Strategy<Value = Held> {
    let of = prop::sample::select(people);
    (of, 1_u32..4, 0_u8..5, 1_u32..4, evidence()).prop_map(
        |((person, count), skill, level, heads, evidence)| Held {
            person,
            skill: SkillId(skill),
            level: Level(level),
            heads: heads.min(count),
            evidence,
        },
    )
}

fn required() -> impl Strategy<Value = Required> {
    let what = (1_u32..3, 1_u32..4, 1_u8..5, 1_u32..4);
    (what, any::<bool>(), option::of(1_u32..4), option::weighted(0.4, -3_i64..30)).prop_map(
        |((role, skill, level, people), every_shift, capability, by)| Required {
            role: RoleId(role),
            skill: SkillId(skill),
            level: Level(level),
            people,
            every_shift,
            capability: capability.map(|nth| CapabilityId(10 + nth)),
            by: by.map(month),
        },
    )
}

/// Three skills, of which the third comes after the second and may be a certificate; two roles; three goals.
pub fn map() -> impl Strategy<Value = Map> {
    let people = (1_usize..5)
        .prop_flat_map(|count| (1..=u32::try_from(count).expect("few")).map(people).collect::<Vec<_>>());
    let goal = |nth: u32| {
        let state = prop_oneof![3 => Just(GoalState::Open), 1 => Just(GoalState::Dropped)];
        (option::weighted(0.8, 1_i64..30), state).prop_map(move |(by, state)| Goal {
            id: GoalId(nth),
            name: format!("G{nth}"),
            by: by.map(month),
            state,
            note: String::new(),
        })
    };
    let goals = (1..4).map(goal).collect::<Vec<_>>();
    (people, goals, any::<bool>(), vec(required(), 0..5)).prop_flat_map(
        |(people, goals, licence, required)| {
            let who = people.iter().map(|one| (one.id, one.who.count())).collect();
            vec(held(who), 0..9).prop_map(move |held| Map {
                skills: (1..4)
                    .map(|nth| Skill {
                        id: SkillId(nth),
                        name: format!("S{nth}"),
                        concept: None,
                        certificate: (nth == 3 && licence).then(|| "TLP10".to_owned()),
                        after: if nth == 3 { vec![SkillId(2)] } else { Vec::new() },
                    })
                    .collect(),
                goals: goals.clone(),
                capabilities: (1..4)
                    .map(|nth| Capability {
                        id: CapabilityId(10 + nth),
                        goal: GoalId(nth),
                        name: format!("C{nth}"),
                        process: None,
                    })
                    .collect(),
                roles: (1..3)
                    .map(|nth| Role { id: RoleId(nth), name: format!("R{nth}"), ssyk: None, isco: None })
                    .collect(),
                required: required.clone(),
                people: people.clone(),
                held,
                next: 1000,
                ..Map::default()
            })
        },
    )
}
