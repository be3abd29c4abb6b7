//! How far the firm's own map has come with something that the maker lacks. No input or output.

use jiff::civil::Date;
use vocabulary::Vocabulary;
use workforce::{
    cover::Cover,
    map::{Age, Evidence, EvidenceKind, Goal, GoalState, Map, Required},
};

use super::model::Lack;

/// The goal for a lack, and what the firm's people have of what it requires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub goal: String,
    /// Heads that the goal asks for, over everything it requires; 0: it requires nothing yet.
    pub needed: u32,
    /// Of these, those who are sure to have it, and those who may.
    pub sure: u32,
    pub perhaps: u32,
    /// What bodies outside the firm have said that counts for it, newest first, each body once. Names of bodies and their
    /// qualifications, never of people.
    pub shown_by: Vec<(String, Date)>,
}

impl Standing {
    /// Everything that the goal requires is there, and surely.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.needed > 0 && self.sure >= self.needed
    }
}

/// Where the map stands on a day with what is lacking; none: it has no such goal, or gave it up.
#[must_use]
pub fn standing(map: &Map, lack: Lack, day: Date) -> Option<Standing> {
    let goal = goal_for(map, lack)?;
    let cover = Cover::new(map, day);
    let rows: Vec<(usize, &Required)> = map
        .required
        .iter()
        .enumerate()
        .filter(|(_, row)| map.goal_of(row).is_some_and(|of| of.id == goal.id))
        .collect();
    let (mut needed, mut sure, mut perhaps) = (0, 0, 0);
    for (at, row) in &rows {
        let covered = cover.of(*at, row);
        needed += covered.needed;
        sure += covered.needed - covered.missing_most.min(covered.needed);
        perhaps += covered.needed - covered.missing_least.min(covered.needed);
    }
    let counts = |one: &Evidence| {
        matches!(one.kind, EvidenceKind::Validated | EvidenceKind::Certificate)
            && !one.by.is_empty()
            && map.ageing.on(one, day) == Age::Good
    };
    let is_here = |person| map.person(person).is_some_and(|people| cover.is_here(people));
    let mut shown_by: Vec<(String, Date)> = map
        .held
        .iter()
        .filter(|held| rows.iter().any(|(_, row)| row.skill == held.skill) && is_here(held.person))
        .filter(|held| counts(&held.evidence))
        .filter_map(|held| Some((held.evidence.by.clone(), held.evidence.on?)))
        .collect();
    shown_by.sort_by(|(by, on), (other, than)| than.cmp(on).then(by.cmp(other)));
    let mut known = Vec::new();
    shown_by.retain(|(by, _)| {
        !known.contains(by) && {
            known.push(by.clone());
            true
        }
    });
    Some(Standing { goal: goal.name.clone(), needed, sure, perhaps, shown_by })
}

/// The goal that is for the lack: of a process, the goal with a capability of its code; of a certificate, the goal that requires the
/// skill with its code. An open goal before one that was reached; one that was given up is none.
pub(super) fn goal_for(map: &Map, lack: Lack) -> Option<&Goal> {
    let v = Vocabulary::embedded();
    let found: Vec<&Goal> = match lack {
        Lack::Process(id) => {
            let code = v.processes().get(id).code.as_str();
            let of = map.capabilities.iter().filter(|one| one.process.as_deref() == Some(code));
            of.filter_map(|one| map.goal(one.goal)).collect()
        }
        Lack::Certificate(id) => {
            let code = v.certificates().get(id).code.as_str();
            let is_it = |row: &&Required| {
                map.skill(row.skill).is_some_and(|skill| skill.certificate.as_deref() == Some(code))
            };
            map.required.iter().filter(is_it).filter_map(|row| map.goal_of(row)).collect()
        }
    };
    let with = |state| found.iter().copied().find(|goal| goal.state == state);
    with(GoalState::Open).or_else(|| with(GoalState::Reached))
}

#[cfg(test)]
mod tests {
    use workforce::map::{Held, Level, People, PersonId, Who};

    use super::*;
    use crate::{
        skills::{
            loop_in::{Proposal, take, ways},
            templates::{Names, book},
        },
        words::Language,
    };

    const TODAY: Date = Date::constant(2026, 11, 24);

    fn with_goal(code: &str) -> (Map, Lack) {
        let lack = Lack::parse(code).unwrap();
        let proposal = Proposal { lack, needs: 1, unsaid: 0, ways: ways(lack) };
        let mut map = Map::default();
        take(book(), &Names::new(Language::Swedish), Language::Swedish, &proposal, None, &mut map);
        (map, lack)
    }

    fn validated(map: &mut Map, name: &str, by: &str, on: Date) -> PersonId {
        let id = PersonId(map.number());
        let (role, skill) = (map.required[0].role, map.required[0].skill);
        let who = Who::Named(name.to_owned());
        map.people.push(People { id, who, roles: vec![role], shift: None, leaves: None, account: None });
        let evidence =
            Evidence { kind: EvidenceKind::Validated, on: Some(on), until: None, by: by.to_owned() };
        map.held.push(Held { person: id, skill, level: Level(3), heads: 1, evidence });
        id
    }

    #[test]
    fn a_goal_is_reached_when_all_that_it_requires_is_sure() {
        for code in ["certificate:ISO 9606-1", "process:4.6.01"] {
            let (mut map, lack) = with_goal(code);
            let now = standing(&map, lack, TODAY).unwrap();
            assert_eq!((now.needed, now.sure, now.perhaps, now.is_reached()), (2, 0, 0, false), "{code}");
            let first = Date::constant(2026, 10, 1);
            validated(&mut map, "Åsa", "Centret, Svetsare", first);
            let now = standing(&map, lack, TODAY).unwrap();
            assert_eq!((now.sure, now.is_reached()), (1, false), "{code}");
            let second = Date::constant(2026, 11, 1);
            validated(&mut map, "Bo", "Ett annat centrum, Svetsare", second);
            validated(&mut map, "Cy", "Centret, Svetsare", second);
            let now = standing(&map, lack, TODAY).unwrap();
            assert_eq!((now.sure, now.is_reached()), (2, true), "{code}: more than enough is enough");
            let by = [
                ("Centret, Svetsare".to_owned(), second),
                ("Ett annat centrum, Svetsare".to_owned(), second),
            ];
            assert_eq!(now.shown_by, by, "{code}: each body once, with its newest");
            // Before it was shown it was not there, and long after it may be.
            assert!(!standing(&map, lack, Date::constant(2026, 9, 1)).unwrap().is_reached());
            let late = standing(&map, lack, Date::constant(2036, 1, 1)).unwrap();
            assert_eq!((late.sure, late.perhaps, late.shown_by.len()), (0, 2, 0), "{code}");
        }
    }

    #[test]
    fn whoever_has_left_is_not_counted_and_a_goal_given_up_is_none() {
        let (mut map, lack) = with_goal("certificate:ISO 9606-1");
        assert_eq!(standing(&map, Lack::parse("certificate:ISO 9001").unwrap(), TODAY), None);
        for name in ["Åsa", "Bo"] {
            validated(&mut map, name, "Centret", Date::constant(2026, 11, 1));
        }
        map.people[0].leaves = Some(Date::constant(2026, 11, 10));
        assert_eq!(standing(&map, lack, TODAY).unwrap().sure, 1);
        map.goals[0].state = GoalState::Dropped;
        assert_eq!(standing(&map, lack, TODAY), None);
    }
}
