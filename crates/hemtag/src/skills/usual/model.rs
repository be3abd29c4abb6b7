//! From a process to the skills that it usually needs, held against a map; and into the map. No input or output.

use vocabulary::{ProcessId, Vocabulary};
use workforce::{
    cover::{Cover, Tally},
    map::{self, Capability, CapabilityId, Concept, GoalState, Level, Map, Required, RoleId, SkillId},
};

use crate::skills::{
    loop_in::{Sure, who_does},
    templates::{self, Book, Names, Occupation, Skill, proposed},
};

/// What a capability's process usually needs.
#[derive(Debug, Clone)]
pub struct Usual {
    pub capability: CapabilityId,
    pub process: ProcessId,
    /// Who does it; nobody where no occupation is clear.
    pub by: Vec<By>,
    /// In ESCO's order, those that are required already last.
    pub skills: Vec<UsualSkill>,
}

/// An occupation that does it.
#[derive(Debug, Clone, Copy)]
pub struct By {
    pub occupation: &'static Occupation,
    /// The process that this is said of: the very one, or one that it is a kind of.
    pub of: ProcessId,
    pub sure: Sure,
}

#[derive(Debug, Clone, Copy)]
pub struct UsualSkill {
    pub skill: &'static Skill,
    pub standing: Standing,
}

/// What the map says of a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing: whether anybody has it is unknown.
    NotInMap,
    InMap {
        /// All in the firm, at the lowest level.
        people: Tally,
        /// An open requirement asks for it.
        required: bool,
    },
}

/// Skills that a process of an open goal usually needs, and of which the map says nothing.
#[derive(Debug, Clone)]
pub struct NotInMap {
    pub capability: CapabilityId,
    pub skills: Vec<&'static Skill>,
}

/// What came into the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub role: RoleId,
    /// Requirements that were not there.
    pub required: usize,
}

/// The map's skill that is one of the book: by its concept, whatever the version, else by one of its names.
pub(in crate::skills) fn known<'m>(names: &Names, map: &'m Map, skill: &Skill) -> Option<&'m map::Skill> {
    let same =
        |one: &&map::Skill| one.concept.as_ref().is_some_and(|it| it.scheme == "esco" && it.id == skill.id);
    let named = |one: &&map::Skill| names.is_skill(skill, &one.name);
    map.skills.iter().find(same).or_else(|| map.skills.iter().find(named))
}

/// The process of the vocabulary that a capability is.
pub(in crate::skills) fn process_of(capability: &Capability) -> Option<ProcessId> {
    let code = capability.process.as_deref()?;
    Some(Vocabulary::embedded().processes().by_code(code)?.id)
}

fn by(book: &'static Book, process: ProcessId) -> Vec<By> {
    let does = who_does(process).into_iter();
    does.filter_map(|one| {
        Some(By { occupation: book.occupation(one.occupation)?, of: one.of, sure: one.sure })
    })
    .collect()
}

/// The essential skills of those who do it, each once.
fn essential(book: &'static Book, by: &[By]) -> Vec<&'static Skill> {
    let mut places: Vec<usize> = Vec::new();
    for at in by.iter().flat_map(|one| &one.occupation.essential) {
        if !places.contains(at) {
            places.push(*at);
        }
    }
    places.into_iter().map(|at| &book.skills[at]).collect()
}

/// What a capability's process usually needs, with what the map says of it on the day of `now`; none, where the capability is no
/// process of the vocabulary.
#[must_use]
pub fn of_capability(
    book: &'static Book,
    names: &Names,
    now: &Cover<'_>,
    capability: &Capability,
) -> Option<Usual> {
    let process = process_of(capability)?;
    let by = by(book, process);
    let mut skills: Vec<UsualSkill> = essential(book, &by)
        .into_iter()
        .map(|skill| UsualSkill { skill, standing: standing(names, now, skill) })
        .collect();
    skills.sort_by_key(|one| matches!(one.standing, Standing::InMap { required: true, .. }));
    Some(Usual { capability: capability.id, process, by, skills })
}

fn standing(names: &Names, now: &Cover<'_>, skill: &Skill) -> Standing {
    let map = now.map();
    let Some(known) = known(names, map, skill) else { return Standing::NotInMap };
    let mut all = Tally::default();
    for people in map.people.iter().filter(|people| now.is_here(people)) {
        all.add(now.tally(people, known.id, Level(1)));
    }
    let required = map.required.iter().any(|row| row.skill == known.id && map.is_open(row));
    Standing::InMap { people: all, required }
}

/// What the processes of open goals usually need and the map says nothing of, by capability.
#[must_use]
pub fn not_in_map(book: &'static Book, names: &Names, map: &Map) -> Vec<NotInMap> {
    let is_open = |one: &&Capability| map.goal(one.goal).is_some_and(|goal| goal.state == GoalState::Open);
    let of = |one: &Capability| {
        let mut skills = essential(book, &by(book, process_of(one)?));
        skills.retain(|skill| known(names, map, skill).is_none());
        (!skills.is_empty()).then_some(NotInMap { capability: one.id, skills })
    };
    map.capabilities.iter().filter(is_open).filter_map(of).collect()
}

/// Takes skills, by the last parts of their addresses, as requirements for the capability: into a role of the map, or into that of
/// the first occupation that does the process. So many people are to have each, at the level that is proposed for what is
/// essential. A requirement that is there stays as the firm has it, so that taking twice is as once. Nothing is taken where
/// nobody is known who does the process.
pub fn take(
    names: &Names,
    usual: &Usual,
    keys: &[String],
    role: Option<RoleId>,
    people: u32,
    map: &mut Map,
) -> Option<Taken> {
    let role = match role {
        Some(role) => role,
        None => templates::role(names, usual.by.first()?.occupation, map),
    };
    let level = templates::on_scale(proposed(skills::Strength::Essential), map.scale.highest());
    let mut required = 0;
    for one in usual.skills.iter().filter(|one| keys.iter().any(|key| key == one.skill.key())) {
        let skill = skill(names, one.skill, map);
        let capability = Some(usual.capability);
        let is_it = |row: &Required| row.role == role && row.skill == skill && row.capability == capability;
        if !map.required.iter().any(is_it) {
            map.required.push(Required {
                role,
                skill,
                level,
                people: people.max(1),
                every_shift: false,
                capability,
                by: None,
            });
            required += 1;
        }
    }
    Some(Taken { role, required })
}

/// The map's skill, which learns what it means; else a new one.
fn skill(names: &Names, skill: &Skill, map: &mut Map) -> SkillId {
    let Some(id) = known(names, map, skill).map(|known| known.id) else {
        return templates::skill(&names.skill(skill).text, &skill.id, map);
    };
    if let Some(known) = map.skills.iter_mut().find(|one| one.id == id) {
        let version = skills::shipped::VERSION.to_owned();
        known.concept.get_or_insert(Concept { scheme: "esco".to_owned(), version, id: skill.id.clone() });
    }
    id
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use workforce::{
        gap::{Lead, find},
        map::{Evidence, EvidenceKind, Goal, GoalId, Held, People, PersonId, Who, check},
    };

    use super::*;
    use crate::{skills::templates::book, words::Language};

    const TODAY: Date = date(2026, 11, 27);

    /// A goal that needs a process, and somebody who works in the firm.
    fn with(process: Option<&str>) -> Map {
        let mut map = Map::default();
        let goal = GoalId(map.number());
        let (by, state) = (None, GoalState::Open);
        map.goals.push(Goal { id: goal, name: "Serie".to_owned(), by, state, note: String::new() });
        let id = CapabilityId(map.number());
        let process = process.map(str::to_owned);
        map.capabilities.push(Capability { id, goal, name: "Processen".to_owned(), process });
        let id = PersonId(map.number());
        let who = Who::Named("Åsa".to_owned());
        map.people.push(People { id, who, roles: Vec::new(), shift: None, account: None, leaves: None });
        map
    }

    fn names() -> Names {
        Names::new(Language::Swedish)
    }

    fn usual(map: &Map) -> Option<Usual> {
        of_capability(book(), &names(), &Cover::new(map, TODAY), &map.capabilities[0])
    }

    fn english(skills: &[UsualSkill]) -> Vec<(&str, Standing)> {
        skills.iter().map(|one| (one.skill.english.as_str(), one.standing)).collect()
    }

    #[test]
    fn a_process_leads_to_skills_that_the_map_does_not_know_and_that_are_not_said_to_be_missing() {
        let map = with(Some("4.6.02"));
        let found = usual(&map).unwrap();
        assert_eq!(found.by[0].occupation.english, "welder");
        assert!(found.skills.len() > 20, "{}", found.skills.len());
        assert!(found.skills.iter().all(|one| one.standing == Standing::NotInMap));
        assert_eq!(not_in_map(book(), &names(), &map)[0].skills.len(), found.skills.len());
        assert!(find(&map, TODAY, &Lead::default()).wholly_new.is_empty(), "nothing is required yet");
        // What is no process, and a process that no occupation is clear for.
        assert!(usual(&with(None)).is_none());
        assert!(usual(&with(Some("6.5.01"))).unwrap().skills.is_empty());
        assert!(not_in_map(book(), &names(), &with(Some("6.5.01"))).is_empty());
        let mut given_up = with(Some("4.6.02"));
        given_up.goals[0].state = GoalState::Dropped;
        assert!(not_in_map(book(), &names(), &given_up).is_empty());
    }

    #[test]
    fn what_is_taken_becomes_a_requirement_once_and_then_counts_as_wholly_new() {
        let mut map = with(Some("4.6.02"));
        let found = usual(&map).unwrap();
        let keys: Vec<String> = found.skills.iter().take(2).map(|one| one.skill.key().to_owned()).collect();
        let taken = take(&names(), &found, &keys, None, 2, &mut map).unwrap();
        assert_eq!((taken.required, check(&map)), (2, vec![]));
        assert_eq!(map.role(taken.role).unwrap().name, "svetsare");
        assert!(map.required.iter().all(|row| row.capability == Some(found.capability) && row.people == 2));
        let new = find(&map, TODAY, &Lead::default()).wholly_new;
        assert!(new.len() == 2 && new.iter().all(|one| !one.certain), "Åsa was not asked");
        let before = map.clone();
        assert_eq!(take(&names(), &found, &keys, Some(taken.role), 5, &mut map).unwrap().required, 0);
        assert_eq!(map, before, "what is there stays as the firm has it");
        let after = usual(&map).unwrap();
        assert_eq!(not_in_map(book(), &names(), &map)[0].skills.len(), after.skills.len() - 2);
        let last = after.skills.last().unwrap();
        assert!(matches!(last.standing, Standing::InMap { required: true, people } if people.unsaid == 1));
    }

    #[test]
    fn what_a_loaded_vocabulary_calls_a_skill_is_that_skill() {
        let mut map = with(Some("4.6.02"));
        let found = usual(&map).unwrap();
        let skill = found.skills[0].skill;
        let loaded = Names::loaded(
            Language::Swedish,
            (skill, "Det officiella namnet"),
            (found.by[0].occupation, "officiell svetsare"),
        );
        let id = SkillId(map.number());
        let name = "Det officiella  namnet".to_owned();
        map.skills.push(map::Skill { id, name, concept: None, certificate: None, after: Vec::new() });
        let is_missing =
            |names: &Names| not_in_map(book(), names, &map)[0].skills.iter().any(|one| one.id == skill.id);
        assert!(is_missing(&names()) && !is_missing(&loaded));
        let keys = vec![skill.key().to_owned()];
        take(&loaded, &found, &keys, None, 1, &mut map).unwrap();
        assert_eq!((map.skills.len(), map.required[0].skill), (1, id), "no second skill of the same meaning");
        assert_eq!(map.roles[0].name, "officiell svetsare");
    }

    #[test]
    fn the_firms_own_words_and_links_are_held_against_what_is_needed() {
        let mut map = with(Some("4.6.02"));
        let wanted = usual(&map).unwrap().skills;
        let (named, linked) = (wanted[0].skill, wanted[1].skill);
        let mut add = |name: &str, concept: Option<Concept>| {
            let id = SkillId(map.number());
            let name = name.to_owned();
            map.skills.push(map::Skill { id, name, concept, certificate: None, after: Vec::new() });
            id
        };
        let version = "0.9".to_owned();
        let concept = Concept { scheme: "esco".to_owned(), version, id: linked.id.clone() };
        let (first, second) = (add(&named.english.to_uppercase(), None), add("Vårt eget ord", Some(concept)));
        for (skill, level) in [(first, 3), (second, 0)] {
            let evidence = Evidence {
                kind: EvidenceKind::LeaderAssessed,
                on: Some(date(2026, 11, 1)),
                until: None,
                by: String::new(),
            };
            let person = map.people[0].id;
            map.held.push(Held { person, skill, level: Level(level), heads: 1, evidence });
        }
        let found = usual(&map).unwrap();
        let told = english(&found.skills);
        let of = |skill: &Skill| told.iter().find(|(name, _)| *name == skill.english).unwrap().1;
        assert!(matches!(of(named), Standing::InMap { people, required: false } if people.sure == 1));
        assert!(matches!(of(linked), Standing::InMap { people, .. } if people.below == 1));
        let keys = vec![named.key().to_owned()];
        take(&Names::new(Language::Swedish), &found, &keys, None, 1, &mut map).unwrap();
        assert_eq!(map.required[0].skill, first, "no second skill of the same meaning");
        assert_eq!(map.skill(first).unwrap().concept.as_ref().unwrap().id, named.id);
    }
}
