//! A made-up firm's map for the demo: a goal two years ahead, today's work, six people who say so that they are made up, evidence
//! of every kind and age. No input or output but the keeping.

use ::skills::shipped;
use jiff::{ToSpan, civil::Date};
use workforce::map::{
    Capability, CapabilityId, Concept, Evidence, EvidenceKind, Goal, GoalId, GoalState, Held, Level, Map,
    People, PersonId, Required, Role, RoleId, Skill, SkillId, Who,
};

use super::{
    FirmError,
    keep::{keep_facts, open, save},
    model::{Change, Facts},
};
use crate::{access::Caller, app::App};

/// The skills: name, the certificate's code where it is one, and the concept of ESCO (the last part of its address) where one is
/// clear. Of welding by friction and of leading improvements ESCO has none that is.
const SKILLS: [(&str, Option<&str>, Option<&str>); 7] = [
    ("TIG-svetsning av aluminium", None, Some("a51adea8-bf02-488a-a0d8-b0961caca5b0")),
    ("Svetsarprövning ISO 9606-1", Some("ISO 9606-1"), None),
    ("Läsa svetsritning", None, Some("68b6ef08-d823-489d-a95c-752ae6f6e6a7")),
    ("Ställa om fleroperationsmaskin", None, Some("d9818afc-1dec-4944-8c9c-e3ae8fad176d")),
    ("Mäta med koordinatmätmaskin", None, Some("42c25baf-ccb3-47d9-a872-bb2ceb615538")),
    ("Friktionsomrörningssvetsning", None, None),
    ("Leda dagligt förbättringsarbete", None, None),
];

/// The roles: name, SSYK 2012, ISCO-08.
const ROLES: [(&str, &str, &str); 3] =
    [("Svetsare", "7212", "7212"), ("CNC-operatör", "7223", "7223"), ("Produktionstekniker", "3115", "3115")];

/// What is required: role, skill, level, people, on every shift, for the goal.
const REQUIRED: [(usize, usize, u8, u32, bool, bool); 8] = [
    (0, 0, 3, 1, true, false),
    (0, 1, 3, 3, false, true),
    (0, 2, 3, 2, false, false),
    (0, 5, 3, 2, false, true),
    (1, 3, 3, 1, true, false),
    (1, 4, 2, 1, false, false),
    (2, 4, 4, 1, false, true),
    (2, 6, 3, 1, false, false),
];

/// The people: name, role, shift.
const PEOPLE: [(&str, usize, &str); 6] = [
    ("Robin Fräs (exempel)", 1, "Dag"),
    ("Sam Ny (exempel)", 1, "Natt"),
    ("Tage Tråd (exempel)", 0, "Dag"),
    ("Ulla Ugn (exempel)", 0, "Dag"),
    ("Vera Vinkel (exempel)", 0, "Natt"),
    ("Östen Mått (exempel)", 2, "Dag"),
];

/// What they can: person, skill, level, kind, found out so many days ago, good for so many days more.
const HELD: [(usize, usize, u8, EvidenceKind, i64, Option<i64>); 13] = [
    (0, 3, 4, EvidenceKind::DeliveredWork, 120, None),
    (0, 4, 2, EvidenceKind::SelfAssessed, 30, None),
    (1, 3, 2, EvidenceKind::LeaderAssessed, 60, None),
    (2, 0, 4, EvidenceKind::LeaderAssessed, 200, None),
    (2, 1, 3, EvidenceKind::Certificate, 640, Some(88)),
    (2, 2, 3, EvidenceKind::LeaderAssessed, 200, None),
    (3, 0, 3, EvidenceKind::LeaderAssessed, 90, None),
    (3, 1, 3, EvidenceKind::Certificate, 1_100, Some(-5)),
    (3, 2, 2, EvidenceKind::SelfAssessed, 1_500, None),
    (4, 0, 2, EvidenceKind::LeaderAssessed, 40, None),
    (4, 2, 3, EvidenceKind::SelfAssessed, 25, None),
    (5, 4, 3, EvidenceKind::LeaderAssessed, 300, None),
    (5, 6, 3, EvidenceKind::SelfAssessed, 15, None),
];

/// The map on a day. Nobody in it has an account.
#[must_use]
pub fn map(today: Date) -> Map {
    let mut map = Map::default();
    let skills: Vec<SkillId> = SKILLS.iter().map(|_| SkillId(map.number())).collect();
    for (id, (name, certificate, concept)) in skills.iter().zip(SKILLS) {
        let (name, certificate) = (name.to_owned(), certificate.map(str::to_owned));
        let concept = concept.map(|key| Concept {
            scheme: "esco".into(),
            version: shipped::VERSION.into(),
            id: format!("http://data.europa.eu/esco/skill/{key}"),
        });
        map.skills.push(Skill { id: *id, name, concept, certificate, after: Vec::new() });
    }
    let goal = GoalId(map.number());
    map.goals.push(Goal {
        id: goal,
        name: "Batterilådor i serie".into(),
        by: Some(today.saturating_add(400.days())),
        state: GoalState::Open,
        note: "Påhittat för demonstrationen".into(),
    });
    let capability = CapabilityId(map.number());
    let name = "Svetsa täta lådor i aluminium".to_owned();
    map.capabilities.push(Capability { id: capability, goal, name, process: Some("4.6".into()) });
    let roles: Vec<RoleId> = ROLES.iter().map(|_| RoleId(map.number())).collect();
    for (id, (name, ssyk, isco)) in roles.iter().zip(ROLES) {
        map.roles.push(Role { id: *id, name: name.into(), ssyk: Some(ssyk.into()), isco: Some(isco.into()) });
    }
    map.required = REQUIRED
        .iter()
        .map(|(role, skill, level, people, every_shift, for_goal)| Required {
            role: roles[*role],
            skill: skills[*skill],
            level: Level(*level),
            people: *people,
            every_shift: *every_shift,
            capability: for_goal.then_some(capability),
            by: None,
        })
        .collect();
    let people: Vec<PersonId> = PEOPLE.iter().map(|_| PersonId(map.number())).collect();
    for (id, (name, role, shift)) in people.iter().zip(PEOPLE) {
        map.people.push(People {
            id: *id,
            who: Who::Named(name.into()),
            roles: vec![roles[role]],
            shift: Some(shift.into()),
            account: None,
            leaves: None,
        });
    }
    map.held = HELD
        .iter()
        .map(|(person, skill, level, kind, ago, left)| Held {
            person: people[*person],
            skill: skills[*skill],
            level: Level(*level),
            heads: 1,
            evidence: Evidence {
                kind: *kind,
                on: Some(today.saturating_sub(ago.days())),
                until: left.map(|days| today.saturating_add(days.days())),
                by: if *kind == EvidenceKind::Certificate {
                    "Påhittat organ (exempel)".into()
                } else {
                    String::new()
                },
            },
        })
        .collect();
    map
}

/// Writes the map of a made-up firm, where it has none, as one of the firm would.
///
/// # Errors
/// When the caller is not of the firm, or the database refuses.
pub async fn fill(app: &App, caller: &Caller, organisation: i64) -> Result<(), FirmError> {
    if open(app, caller, organisation).await?.version > 0 {
        return Ok(());
    }
    let facts = Facts {
        branch: Some("25".into()),
        county: Some("06".into()),
        employees: Some(14),
        headcounts_only: false,
    };
    keep_facts(app, caller, organisation, &facts).await?;
    save(app, caller, organisation, 0, Change::Begun, &map(app.clock.today())).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use workforce::{cover::Cover, map::check};

    use super::*;

    #[test]
    fn the_map_is_right_and_shows_what_a_map_can_show() {
        let today = Date::constant(2026, 11, 26);
        let map = map(today);
        assert_eq!(check(&map), []);
        let cover = Cover::new(&map, today);
        let open = cover.all();
        assert!(open.iter().any(|one| one.is_sure()));
        assert!(open.iter().any(|one| one.missing_least > 0));
        assert!(open.iter().any(|one| one.missing_least == 0 && one.missing_most > 0), "a perhaps");
        assert!(!cover.single_points().is_empty() && !cover.ending(183).is_empty());
        let esco = shipped::esco();
        let ids = esco.by_id();
        let linked: Vec<&Concept> = map.skills.iter().filter_map(|skill| skill.concept.as_ref()).collect();
        assert!(
            linked.len() >= 4 && linked.iter().all(|one| ids.contains_key(one.id.as_str())),
            "{linked:?}"
        );
    }
}
