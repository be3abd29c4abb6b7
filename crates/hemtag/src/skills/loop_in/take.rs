//! A proposal becomes parts of a firm's map: a goal, what it needs the firm to be able to do, and what somebody must know. No
//! input or output.

use jiff::civil::Date;
use vocabulary::Vocabulary;
use workforce::map::{
    Capability, CapabilityId, Goal, GoalId, GoalState, Level, Map, Required, Role, RoleId, Skill, SkillId,
    plain,
};

use super::{
    model::{Lack, Proposal, Way},
    standing::goal_for,
};
use crate::{
    skills::templates::{Book, Names},
    words::Language,
};

/// What came into the map, or was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub goal: GoalId,
    pub capability: CapabilityId,
    pub skill: SkillId,
    /// The goal was there already; it is left as the firm has it.
    pub known: bool,
}

/// Takes a proposal as a goal. `by`: the day by which, where the firm says one. The goal has one capability (with the process's
/// code, when a process is lacking) and requires one skill (with the certificate's code, when a certificate is): two people,
/// at the third of four steps, in the role of the occupation that would be recruited, or in a role that carries the goal's
/// name. Taken twice it is there once.
pub fn take(
    book: &Book,
    names: &Names,
    language: Language,
    proposal: &Proposal,
    by: Option<Date>,
    map: &mut Map,
) -> Taken {
    let name = proposal.lack.name(language);
    let v = Vocabulary::embedded();
    let (process, certificate) = match proposal.lack {
        Lack::Process(id) => (Some(v.processes().get(id).code.clone()), None),
        Lack::Certificate(id) => (None, Some(v.certificates().get(id).code.clone())),
    };
    let skill = skill(map, &name, certificate.as_deref());
    let key = if process.is_some() { "skills-loop-goal-process" } else { "skills-loop-goal-certificate" };
    // Words are kept: no marks of direction around what is put into them.
    let title = language.ta(key, &[("name", name.clone().into())]).replace(['\u{2068}', '\u{2069}'], "");
    if let Some(known) = known(map, proposal.lack, &title) {
        return Taken { goal: known.0, capability: known.1, skill, known: true };
    }
    let goal = GoalId(map.number());
    let note = language
        .counted("skills-loop-goal-note", proposal.needs as u64)
        .replace(['\u{2068}', '\u{2069}'], "");
    map.goals.push(Goal { id: goal, name: title, by, state: GoalState::Open, note });
    let capability = CapabilityId(map.number());
    map.capabilities.push(Capability { id: capability, goal, name: name.clone(), process });
    let role = role(map, book, names, proposal, &name);
    let level = Level(map.scale.highest().0.min(3));
    map.required.push(Required {
        role,
        skill,
        level,
        people: 2,
        every_shift: false,
        capability: Some(capability),
        by: None,
    });
    Taken { goal, capability, skill, known: false }
}

/// An open goal for the lack, or one of that name, with its first capability.
fn known(map: &Map, lack: Lack, title: &str) -> Option<(GoalId, CapabilityId)> {
    let open = goal_for(map, lack).filter(|goal| goal.state == GoalState::Open);
    let goal = open.or_else(|| map.goal_called(title))?;
    let capability = map.capabilities.iter().find(|one| one.goal == goal.id)?;
    Some((goal.id, capability.id))
}

/// The skill by its certificate's code or its name.
fn skill(map: &mut Map, name: &str, certificate: Option<&str>) -> SkillId {
    let is_it = |one: &&mut Skill| {
        (certificate.is_some() && one.certificate.as_deref() == certificate)
            || plain(&one.name) == plain(name)
    };
    if let Some(known) = map.skills.iter_mut().find(is_it) {
        if let Some(code) = certificate {
            known.certificate.get_or_insert_with(|| code.to_owned());
        }
        return known.id;
    }
    let id = SkillId(map.number());
    let certificate = certificate.map(str::to_owned);
    map.skills.push(Skill { id, name: name.to_owned(), concept: None, certificate, after: Vec::new() });
    id
}

fn role(map: &mut Map, book: &Book, names: &Names, proposal: &Proposal, fallback: &str) -> RoleId {
    let occupation = proposal.ways.iter().find_map(|way| match way {
        Way::Recruit { occupation } => book.occupation(occupation),
        _ => None,
    });
    let name = occupation.map_or_else(|| fallback.to_owned(), |one| names.occupation(one).text);
    if let Some(known) = map.role_called(&name) {
        return known.id;
    }
    let id = RoleId(map.number());
    map.roles.push(Role { id, name, ssyk: None, isco: occupation.map(|one| one.isco.clone()) });
    id
}

#[cfg(test)]
mod tests {
    use workforce::map::check;

    use super::*;
    use crate::skills::{loop_in::ways, templates::book};

    fn proposal(code: &str) -> Proposal {
        let lack = Lack::parse(code).unwrap();
        Proposal { lack, needs: 3, unsaid: 0, ways: ways(lack) }
    }

    fn taken(code: &str, map: &mut Map) -> Taken {
        let names = Names::new(Language::Swedish);
        take(book(), &names, Language::Swedish, &proposal(code), Some(Date::constant(2027, 6, 30)), map)
    }

    #[test]
    fn a_certificate_becomes_a_goal_that_two_people_carry_and_is_there_once() {
        let mut map = Map::default();
        let first = taken("certificate:ISO 3834-2", &mut map);
        assert_eq!(check(&map), []);
        assert!(!first.known);
        let required = &map.required[0];
        assert_eq!((required.people, required.level), (2, Level(3)));
        assert_eq!(map.due(required, Date::constant(2026, 11, 26)), Some(Date::constant(2027, 6, 30)));
        assert_eq!(map.skill(first.skill).unwrap().certificate.as_deref(), Some("ISO 3834-2"));
        assert_eq!(map.role(required.role).unwrap().name, "svetsansvarig");
        let before = map.clone();
        assert_eq!(taken("certificate:ISO 3834-2", &mut map), Taken { known: true, ..first });
        assert_eq!(map, before);
    }

    #[test]
    fn a_process_becomes_a_capability_with_its_code() {
        let mut map = Map::default();
        let done = taken("process:3.2.01", &mut map);
        assert_eq!(map.capability(done.capability).unwrap().process.as_deref(), Some("3.2.01"));
        assert_eq!(map.skill(done.skill).unwrap().certificate, None);
        taken("certificate:ISO 9001", &mut map);
        assert_eq!((map.goals.len(), check(&map)), (2, vec![]));
    }
}
