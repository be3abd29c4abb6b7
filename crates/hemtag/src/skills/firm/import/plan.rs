//! What a file would do to a map. Nothing is written here.

use std::collections::HashMap;

use jiff::civil::Date;
use workforce::map::{
    Concept, Evidence, EvidenceKind, Fault as InMap, Held, Level, Map, People, PersonId, Place, Role, RoleId,
    SkillId, Who, check, plain,
};

use super::{
    fault::{Fault, FaultKind},
    read::{Read, Somebody, Statement},
};
use crate::skills::firm::{
    edit::new_skill,
    model::{MOST_ROWS, rows as rows_of},
};

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
    let mut places = Places::default();
    let mut said_of: HashMap<Key, Said> = HashMap::new();
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
        places.people.insert(id, (somebody.row, somebody.name.clone()));
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
            let key = (id, skill, evidence.kind, evidence.on);
            if let Some(earlier) = said_of.get(&key) {
                if (earlier.level, earlier.until) == (statement.level, statement.until) {
                    row.same += 1;
                } else {
                    faults.push(Fault {
                        row: statement.row,
                        column: statement.column.clone(),
                        text: statement.level.0.to_string(),
                        kind: FaultKind::Differs { row: earlier.row },
                    });
                }
                continue;
            }
            said_of.insert(key, Said { row: statement.row, level: statement.level, until: statement.until });
            let held = Held { person: id, skill, level: statement.level, heads, evidence };
            let (does, at) = built.take(held, statement.on.is_none());
            places.held.insert(at, (statement.row, statement.column.clone()));
            match does {
                Does::New => row.new += 1,
                Does::Changed => row.changed += 1,
                Does::Same => row.same += 1,
            }
        }
        rows.push(row);
    }
    faults.extend(check(&built.map).into_iter().map(|(place, fault)| places.told(&built.map, place, &fault)));
    if rows_of(&built.map) > MOST_ROWS {
        let kind = FaultKind::TooLarge { most: MOST_ROWS };
        faults.push(Fault { row: 0, column: String::new(), text: String::new(), kind });
    }
    faults.sort_by(|a, b| a.row.cmp(&b.row).then_with(|| a.column.cmp(&b.column)));
    faults.dedup();
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

/// What is one statement only: a second with other words contradicts the first.
type Key = (PersonId, SkillId, EvidenceKind, Option<Date>);

/// What the file has said.
struct Said {
    row: u64,
    level: Level,
    until: Option<Date>,
}

/// What a statement does to the map.
enum Does {
    New,
    Changed,
    Same,
}

/// Where in the file parts of the map come from.
#[derive(Default)]
struct Places {
    /// Row and name.
    people: HashMap<PersonId, (u64, String)>,
    /// Row and column, by the row of the map.
    held: HashMap<usize, (u64, String)>,
}

impl Places {
    /// What cannot be right in the map, told where it stands in the file.
    fn told(&self, map: &Map, place: Place, fault: &InMap) -> Fault {
        let of_person = |id: PersonId| {
            let (row, name) = self.people.get(&id).cloned().unwrap_or_default();
            (row, String::new(), name)
        };
        let (row, column, text) = match place {
            Place::Held(at) => match self.held.get(&at) {
                Some((row, column)) => (*row, column.clone(), map.held[at].level.0.to_string()),
                None => of_person(map.held[at].person),
            },
            Place::Person(id) => of_person(id),
            _ => (0, String::new(), String::new()),
        };
        let kind = match fault {
            InMap::Level { highest } => FaultKind::Level { highest: *highest },
            InMap::EndsBefore { .. } => FaultKind::EndsBefore,
            InMap::Heads { count, .. } => FaultKind::MoreHeads { count: *count },
            _ => FaultKind::Map,
        };
        Fault { row, column, text, kind }
    }
}

/// A map that grows, with where everything stands in it.
struct Built {
    map: Map,
    skills: HashMap<String, SkillId>,
    roles: HashMap<String, RoleId>,
    /// Places in the map.
    people: HashMap<String, usize>,
    /// Rows of what is held.
    held: HashMap<(PersonId, SkillId), Vec<usize>>,
}

impl Built {
    fn of(map: &Map) -> Built {
        let mut held: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, one) in map.held.iter().enumerate() {
            held.entry((one.person, one.skill)).or_default().push(at);
        }
        Built {
            skills: map.skills.iter().map(|skill| (plain(&skill.name), skill.id)).collect(),
            roles: map.roles.iter().map(|role| (plain(&role.name), role.id)).collect(),
            people: map.people.iter().enumerate().map(|(at, one)| (plain(one.who.name()), at)).collect(),
            held,
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

    /// Takes a statement; gives what it does, and the row of the map where it stands. Evidence of the same kind and day is the
    /// same evidence: what the file says otherwise of it is put right. Any other is added, and what was before stays as its
    /// history. `undated`: the file has no day, so that what the newest says already is nothing new.
    fn take(&mut self, said: Held, undated: bool) -> (Does, usize) {
        let rows = self.held.entry((said.person, said.skill)).or_default();
        let all = &self.map.held;
        let newest = rows.iter().copied().max_by_key(|at| (all[*at].evidence.on, *at));
        let is_one = |at: &usize| {
            let known = &all[*at].evidence;
            known.kind == said.evidence.kind && known.on == said.evidence.on
        };
        // A last day that the file does not have is none.
        let is_same = |at: &usize| {
            let known = &all[*at];
            known.level == said.level
                && known.evidence.kind == said.evidence.kind
                && (said.evidence.until.is_none() || known.evidence.until == said.evidence.until)
        };
        let same = rows.iter().copied().find(|at| is_one(at) && is_same(at));
        if let Some(at) = same.or_else(|| newest.filter(|at| undated && is_same(at))) {
            return (Does::Same, at);
        }
        // What a person lets the firm see of a validation stands as it was given.
        let right = said.evidence.kind != EvidenceKind::Validated;
        if let Some(at) = rows.iter().copied().rfind(is_one).filter(|_| right) {
            let known = &mut self.map.held[at];
            known.level = said.level;
            known.heads = said.heads;
            known.evidence.until = said.evidence.until.or(known.evidence.until);
            return (Does::Changed, at);
        }
        let does = if rows.is_empty() { Does::New } else { Does::Changed };
        let at = self.map.held.len();
        rows.push(at);
        self.map.held.push(said);
        (does, at)
    }
}
