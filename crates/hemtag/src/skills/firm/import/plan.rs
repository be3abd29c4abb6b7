//! What a file would do to a map. Nothing is written here.

use std::collections::HashMap;

use jiff::civil::Date;
use workforce::map::{
    Concept, Evidence, EvidenceKind, Held, Map, People, PersonId, Role, RoleId, SkillId, Who, plain,
};

use super::read::{Fault, FaultKind, Read, Somebody, Statement};
use crate::skills::firm::edit::new_skill;

/// What a row of the file would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub number: u64,
    pub person: String,
    /// Somebody who is not in the map yet.
    pub is_new: bool,
    /// What is said for the first time, anew or otherwise than before, and as before.
    pub new: u32,
    pub changed: u32,
    pub same: u32,
}

/// What a file would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub rows: Vec<Row>,
    pub faults: Vec<Fault>,
    pub new_people: u32,
    pub new_skills: Vec<String>,
    pub new_roles: Vec<String>,
    pub statements: u32,
    pub silent: u64,
    /// The map as it would be.
    pub map: Map,
}

impl Plan {
    /// Whether the file can be taken: nothing in it is wrong.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Works out what the file would do. `kind` is how it is known where the file does not say, found out on `today` where it has
/// no day. Takes time as the file and the map grow, not as their product.
#[must_use]
pub fn plan(
    map: &Map,
    read: Read,
    headcounts_only: bool,
    kind: EvidenceKind,
    today: Date,
    link: &dyn Fn(&str) -> Option<Concept>,
) -> Plan {
    let mut built = Built::of(map);
    let mut faults = read.faults;
    let skills: Vec<SkillId> = read.skills.iter().map(|name| built.skill(name, link)).collect();
    let skills: HashMap<String, SkillId> = read.skills.iter().map(|name| plain(name)).zip(skills).collect();
    let mut said: HashMap<String, Vec<&Statement>> = HashMap::new();
    for statement in &read.statements {
        said.entry(plain(&statement.person)).or_default().push(statement);
    }
    let mut rows = Vec::new();
    for somebody in &read.people {
        if headcounts_only && somebody.heads.is_none() {
            faults.push(Fault {
                row: somebody.row,
                column: String::new(),
                text: somebody.name.clone(),
                kind: FaultKind::Heads,
            });
        }
        let (at, is_new) = built.person(somebody);
        let (id, heads) = (built.map.people[at].id, built.map.people[at].who.count());
        let mut row =
            Row { number: somebody.row, person: somebody.name.clone(), is_new, new: 0, changed: 0, same: 0 };
        for statement in said.remove(&plain(&somebody.name)).unwrap_or_default() {
            let Some(skill) = skills.get(&plain(&statement.skill)).copied() else { continue };
            let evidence = Evidence {
                kind: statement.kind.unwrap_or(kind),
                on: Some(statement.on.unwrap_or(today)),
                until: statement.until,
                by: String::new(),
            };
            let held = Held { person: id, skill, level: statement.level, heads, evidence };
            match built.newest(id, skill) {
                Some(known) if is_same(known, &held, statement.on.is_none()) => {
                    row.same += 1;
                    continue;
                }
                Some(_) => row.changed += 1,
                None => row.new += 1,
            }
            built.hold(held);
        }
        rows.push(row);
    }
    faults.sort_by(|a, b| a.row.cmp(&b.row).then_with(|| a.column.cmp(&b.column)));
    Plan {
        statements: rows.iter().map(|row| row.new + row.changed + row.same).sum(),
        new_people: u32::try_from(rows.iter().filter(|row| row.is_new).count()).unwrap_or(u32::MAX),
        rows,
        faults,
        new_skills: built.map.skills[map.skills.len()..].iter().map(|skill| skill.name.clone()).collect(),
        new_roles: built.map.roles[map.roles.len()..].iter().map(|role| role.name.clone()).collect(),
        silent: read.silent,
        map: built.map,
    }
}

/// Whether nothing new is said; a day that the file does not have is none.
fn is_same(known: &Held, said: &Held, undated: bool) -> bool {
    known.level == said.level
        && known.evidence.kind == said.evidence.kind
        && (undated || known.evidence.on == said.evidence.on)
}

/// A map that grows, with where everything stands in it.
struct Built {
    map: Map,
    skills: HashMap<String, SkillId>,
    roles: HashMap<String, RoleId>,
    /// Places in the map.
    people: HashMap<String, usize>,
    newest: HashMap<(PersonId, SkillId), usize>,
}

impl Built {
    fn of(map: &Map) -> Built {
        Built {
            skills: map.skills.iter().map(|skill| (plain(&skill.name), skill.id)).collect(),
            roles: map.roles.iter().map(|role| (plain(&role.name), role.id)).collect(),
            people: map.people.iter().enumerate().map(|(at, one)| (plain(one.who.name()), at)).collect(),
            newest: map.held.iter().enumerate().map(|(at, one)| ((one.person, one.skill), at)).collect(),
            map: map.clone(),
        }
    }

    fn skill(&mut self, name: &str, link: &dyn Fn(&str) -> Option<Concept>) -> SkillId {
        if let Some(known) = self.skills.get(&plain(name)) {
            return *known;
        }
        let id = new_skill(&mut self.map, name, link);
        self.skills.insert(plain(name), id);
        id
    }

    fn role(&mut self, name: &str) -> RoleId {
        if let Some(known) = self.roles.get(&plain(name)) {
            return *known;
        }
        let id = RoleId(self.map.number());
        self.map.roles.push(Role { id, name: name.to_owned(), ssyk: None, isco: None });
        self.roles.insert(plain(name), id);
        id
    }

    /// Where somebody stands, and whether they are new.
    fn person(&mut self, somebody: &Somebody) -> (usize, bool) {
        let role = somebody.role.as_deref().map(|name| self.role(name));
        let who = match somebody.heads {
            Some(count) => Who::Heads { count, called: somebody.name.clone() },
            None => Who::Named(somebody.name.clone()),
        };
        if let Some(&at) = self.people.get(&plain(&somebody.name)) {
            let known = &mut self.map.people[at];
            if somebody.heads.is_some() {
                known.who = who;
            }
            if let Some(role) = role.filter(|role| !known.roles.contains(role)) {
                known.roles.push(role);
            }
            if somebody.shift.is_some() {
                known.shift.clone_from(&somebody.shift);
            }
            return (at, false);
        }
        let id = PersonId(self.map.number());
        self.map.people.push(People {
            id,
            who,
            roles: role.into_iter().collect(),
            shift: somebody.shift.clone(),
            account: None,
            leaves: None,
        });
        let at = self.map.people.len() - 1;
        self.people.insert(plain(&somebody.name), at);
        (at, true)
    }

    fn newest(&self, person: PersonId, skill: SkillId) -> Option<&Held> {
        Some(&self.map.held[*self.newest.get(&(person, skill))?])
    }

    fn hold(&mut self, held: Held) {
        self.newest.insert((held.person, held.skill), self.map.held.len());
        self.map.held.push(held);
    }
}
