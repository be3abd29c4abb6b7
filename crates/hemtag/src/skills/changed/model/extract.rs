//! What a firm's map says of skills, without people: how many are required, and how many have them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use workforce::{
    cover::Cover,
    map::{Level, Map, SkillId},
};

use crate::skills::kept::model::plain;

/// What is counted by.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FirmFacts {
    /// SNI 2007, two digits; none: not stated.
    pub branch: Option<String>,
    /// Two digits.
    pub county: Option<String>,
    pub employees: Option<u32>,
}

/// A skill across firms: a concept whatever the version it was linked in, or a word that means none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    Concept {
        scheme: String,
        id: String,
    },
    /// In small letters.
    Word(String),
}

/// What a firm says of a skill. People are counted, never told apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    pub subject: Subject,
    /// How many are to have it, over all roles, for goals that are open and for the work of today; 0: nobody is asked to.
    pub required: u32,
    /// How many of those required are missing at least and at most.
    pub missing_least: u32,
    pub missing_most: u32,
    /// Of those in the roles that ask for it, at the level asked for (of everybody, at the lowest, where no role does): how many are
    /// sure to have it, and how many besides may.
    pub sure: u32,
    pub perhaps: u32,
}

/// What is kept of a firm's map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extract {
    pub firm: FirmFacts,
    /// By subject, each once.
    pub skills: Vec<Stated>,
}

impl Extract {
    /// The extract of a map as it stands on a day.
    #[must_use]
    pub fn of(map: &Map, firm: &FirmFacts, day: Date) -> Extract {
        let cover = Cover::new(map, day);
        let mut stated: BTreeMap<Subject, Stated> = BTreeMap::new();
        let mut asked: Vec<SkillId> = Vec::new();
        for covered in cover.all() {
            let required = &map.required[covered.row];
            asked.push(required.skill);
            let Some(one) = entry(&mut stated, map, required.skill) else { continue };
            let (sure, most) = covered.range();
            one.required = one.required.saturating_add(covered.needed);
            one.missing_least = one.missing_least.saturating_add(covered.missing_least);
            one.missing_most = one.missing_most.saturating_add(covered.missing_most);
            one.sure = one.sure.saturating_add(sure);
            one.perhaps = one.perhaps.saturating_add(most - sure);
        }
        for skill in map.skills.iter().filter(|skill| !asked.contains(&skill.id)) {
            let Some(one) = entry(&mut stated, map, skill.id) else { continue };
            for people in map.people.iter().filter(|people| cover.is_here(people)) {
                let tally = cover.tally(people, skill.id, Level(1));
                one.sure = one.sure.saturating_add(tally.sure);
                one.perhaps = one.perhaps.saturating_add(tally.perhaps().saturating_sub(tally.sure));
            }
        }
        Extract { firm: firm.clone(), skills: stated.into_values().collect() }
    }
}

/// What is said of a skill so far; none for a name that is no word.
fn entry<'s>(stated: &'s mut BTreeMap<Subject, Stated>, map: &Map, skill: SkillId) -> Option<&'s mut Stated> {
    let skill = map.skill(skill)?;
    let subject = match &skill.concept {
        Some(concept) => Subject::Concept { scheme: concept.scheme.clone(), id: concept.id.clone() },
        None => Subject::Word(plain(&skill.name)?),
    };
    let new = Stated {
        subject: subject.clone(),
        required: 0,
        missing_least: 0,
        missing_most: 0,
        sure: 0,
        perhaps: 0,
    };
    Some(stated.entry(subject).or_insert(new))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use workforce::map::{
        Concept, Evidence, EvidenceKind, Held, People, PersonId, Required, Role, RoleId, Skill, Who,
    };

    use super::*;

    #[test]
    fn an_extract_counts_people_and_names_none() {
        let welding = Concept { scheme: "esco".into(), version: "1.1.1".into(), id: "u1".into() };
        let skill = |id, name: &str, concept| Skill {
            id: SkillId(id),
            name: name.into(),
            concept,
            certificate: None,
            after: Vec::new(),
        };
        let required = |skill, people| Required {
            role: RoleId(3),
            skill: SkillId(skill),
            level: Level(2),
            people,
            every_shift: false,
            capability: None,
            by: None,
        };
        let person = |id, name: &str| People {
            id: PersonId(id),
            who: Who::Named(name.into()),
            roles: vec![RoleId(3)],
            shift: None,
            account: None,
            leaves: None,
        };
        let on = Some(date(2026, 10, 1));
        let evidence = Evidence { kind: EvidenceKind::LeaderAssessed, on, until: None, by: String::new() };
        let map = Map {
            skills: vec![
                skill(1, "Svetsning", Some(welding.clone())),
                skill(2, "MIG", Some(welding)),
                skill(6, "Friction  Stir", None),
            ],
            roles: vec![Role { id: RoleId(3), name: "Svetsare".into(), ssyk: None, isco: None }],
            required: vec![required(1, 2), required(2, 1)],
            people: vec![person(4, "Åsa Unik"), person(5, "Bo Ensam")],
            held: vec![Held { person: PersonId(4), skill: SkillId(1), level: Level(3), heads: 1, evidence }],
            next: 6,
            ..Map::default()
        };
        let extract = Extract::of(&map, &FirmFacts::default(), date(2026, 11, 1));
        assert_eq!(extract.skills.len(), 2, "{extract:?}");
        let welding = &extract.skills[0];
        // One of two is sure of welding; of MIG nothing is said of either.
        assert_eq!((welding.required, welding.sure, welding.perhaps), (3, 1, 3));
        assert_eq!((welding.missing_least, welding.missing_most), (0, 2));
        assert_eq!(extract.skills[1].subject, Subject::Word("friction stir".into()));
        assert_eq!(extract.skills[1].required, 0);
        let text = serde_json::to_string(&extract).unwrap();
        assert!(!text.contains("Unik") && !text.contains("Ensam"), "{text}");
    }
}
