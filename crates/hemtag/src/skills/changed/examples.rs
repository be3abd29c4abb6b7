//! Made-up firms for the demo, with releases of two quarters that are over: so that the page shows what it is for. They have no
//! maps that anybody could open: only what is counted of one. Their names say that they are made up.

use jiff::civil::Date;
use workforce::map::{
    Evidence, EvidenceKind, Held, Level, Map, People, PersonId, Required, Role, RoleId, Skill, SkillId, Who,
    plain,
};

use super::{
    ChangedError,
    keep::keep,
    model::{FirmFacts, Quarter},
    release::make_of,
    store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    people,
    skills::firm::link_all,
    words::Language,
};

const FIRMS: usize = 48;

/// What they ask for: in how many firms in the first quarter and in the second, and in how many of these somebody can already.
const SKILLS: [(&str, usize, usize, usize); 6] = [
    ("TIG-svetsning", 30, 37, 12),
    ("Läsa ritningar", 36, 36, 24),
    ("Programmera industrirobotar", 20, 29, 0),
    ("Manuell fräsning", 24, 16, 16),
    ("Mäta med koordinatmätmaskin", 18, 20, 6),
    ("Friktionsomrörningssvetsning", 0, 12, 0),
];

/// A firm's branch, county and size. The first stride over the firms keeps the three from going together.
fn facts(firm: usize) -> FirmFacts {
    FirmFacts {
        branch: Some(["25", "28", "29"][firm % 3].to_owned()),
        county: Some(["06", "14", "05"][firm / 3 % 3].to_owned()),
        employees: Some([7, 24, 80][firm / 9 % 3]),
    }
}

/// Which firms are among the first so many of a skill: spread, and the same ones later.
fn is_among(firm: usize, skill: usize, count: usize) -> bool {
    (firm * 7 + skill * 11) % FIRMS < count
}

fn map(firm: usize, quarter: usize, concepts: &[Option<workforce::map::Concept>], on: Date) -> Map {
    let role = RoleId(1);
    let heads = PersonId(2);
    let mut map = Map {
        roles: vec![Role { id: role, name: "Operatör (exempel)".into(), ssyk: None, isco: None }],
        people: vec![People {
            id: heads,
            who: Who::Heads { count: 5, called: "Skift (exempel)".into() },
            roles: vec![role],
            shift: None,
            account: None,
            leaves: None,
        }],
        next: 2,
        ..Map::default()
    };
    for (at, (name, first, second, can)) in SKILLS.into_iter().enumerate() {
        if !is_among(firm, at, if quarter == 0 { first } else { second }) {
            continue;
        }
        let skill = SkillId(map.number());
        map.skills.push(Skill {
            id: skill,
            name: name.into(),
            concept: concepts[at].clone(),
            certificate: None,
            after: Vec::new(),
        });
        map.required.push(Required {
            role,
            skill,
            level: Level(3),
            people: 2,
            every_shift: false,
            capability: None,
            by: None,
        });
        let level = Level(if is_among(firm, at, can) { 3 } else { 0 });
        let evidence =
            Evidence { kind: EvidenceKind::LeaderAssessed, on: Some(on), until: None, by: String::new() };
        map.held.push(Held { person: heads, skill, level, heads: 5, evidence });
    }
    map
}

/// Makes them, and both releases, where nothing is released yet.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn fill(app: &App, caller: &Caller) -> Result<(), ChangedError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    if !store::releases(app.db.reader()).await?.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = SKILLS.iter().map(|(name, ..)| (*name).to_owned()).collect();
    let known = link_all(app, Language::Swedish, names).await;
    let known = known.map_err(|error| ChangedError::Failed(error.to_string()))?;
    let concepts: Vec<_> = SKILLS.iter().map(|(name, ..)| known.get(&plain(name)).cloned()).collect();
    let names: Vec<String> = (1..=FIRMS).map(|number| format!("Verkstad {number} (exempel)")).collect();
    let firms = people::examples::make_organisations(app, caller, &names).await;
    let firms = firms.map_err(|error| ChangedError::Failed(error.to_string()))?;
    let last = Quarter::of(app.clock.today()).before();
    for (number, quarter) in [last.before(), last].into_iter().enumerate() {
        let day = quarter.first_day();
        let transaction = app.db.write().await?;
        for (firm, organisation) in firms.iter().enumerate() {
            keep(app, &transaction, *organisation, &map(firm, number, &concepts, day), &facts(firm), day)
                .await?;
        }
        transaction.commit().await?;
        make_of(app, caller, quarter).await?;
    }
    Ok(())
}
