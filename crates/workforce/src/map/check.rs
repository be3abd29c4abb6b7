//! What cannot be right in a map, each with its place: whoever reads the answer knows which cell it is about.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{CapabilityId, Evidence, GoalId, Level, Map, PersonId, RoleId, SkillId, Who, plain};

/// Where a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Map,
    Scale(usize),
    Skill(SkillId),
    Goal(GoalId),
    Capability(CapabilityId),
    Role(RoleId),
    /// The number of the row, from 0.
    Required(usize),
    Person(PersonId),
    /// The number of the row, from 0.
    Held(usize),
}

/// What is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Fault {
    #[error("the name is empty")]
    NoName,
    #[error("the name is there already")]
    Twice,
    #[error("what it belongs to is not in the map")]
    Gone,
    #[error("the level is not on the scale, which has {highest} steps")]
    Level { highest: u8 },
    #[error("at least one person is required")]
    Nobody,
    #[error("it ends ({until}) before it begins ({on})")]
    EndsBefore { on: Date, until: Date },
    #[error("more heads ({heads}) than there are ({count})")]
    Heads { heads: u32, count: u32 },
    #[error("a skill that must come before it comes after it too: {}", names.join(" → "))]
    Circle { names: Vec<String> },
    #[error("a scale has 2 to 9 steps")]
    Steps,
}

/// Everything that is wrong, in the order of the map. A goal without a day is not wrong: it is told where gaps are dated.
#[must_use]
pub fn check(map: &Map) -> Vec<(Place, Fault)> {
    let mut faults = Vec::new();
    scale(map, &mut faults);
    names(&mut faults, map.skills.iter().map(|s| (Place::Skill(s.id), s.name.as_str())));
    names(&mut faults, map.goals.iter().map(|g| (Place::Goal(g.id), g.name.as_str())));
    names(&mut faults, map.roles.iter().map(|r| (Place::Role(r.id), r.name.as_str())));
    names(&mut faults, map.people.iter().map(|p| (Place::Person(p.id), p.who.name())));
    let skills: BTreeSet<SkillId> = map.skills.iter().map(|skill| skill.id).collect();
    let roles: BTreeSet<RoleId> = map.roles.iter().map(|role| role.id).collect();
    for skill in &map.skills {
        if skill.after.iter().any(|id| !skills.contains(id)) {
            faults.push((Place::Skill(skill.id), Fault::Gone));
        }
    }
    circles(map, &mut faults);
    for capability in &map.capabilities {
        let place = Place::Capability(capability.id);
        if capability.name.trim().is_empty() {
            faults.push((place, Fault::NoName));
        }
        if map.goal(capability.goal).is_none() {
            faults.push((place, Fault::Gone));
        }
    }
    let highest = map.scale.highest();
    for (row, required) in map.required.iter().enumerate() {
        let place = Place::Required(row);
        let gone = required.capability.is_some_and(|id| map.capability(id).is_none());
        if gone || !skills.contains(&required.skill) || !roles.contains(&required.role) {
            faults.push((place, Fault::Gone));
        }
        if required.level == Level(0) || required.level > highest {
            faults.push((place, Fault::Level { highest: highest.0 }));
        }
        if required.people == 0 {
            faults.push((place, Fault::Nobody));
        }
    }
    for person in &map.people {
        let place = Place::Person(person.id);
        if person.roles.iter().any(|role| !roles.contains(role)) {
            faults.push((place, Fault::Gone));
        }
        if matches!(person.who, Who::Heads { count: 0, .. }) {
            faults.push((place, Fault::Nobody));
        }
    }
    let counts: BTreeMap<PersonId, u32> = map.people.iter().map(|p| (p.id, p.who.count())).collect();
    for (row, held) in map.held.iter().enumerate() {
        let place = Place::Held(row);
        match counts.get(&held.person) {
            Some(_) if !skills.contains(&held.skill) => faults.push((place, Fault::Gone)),
            Some(&count) if held.heads > count => {
                faults.push((place, Fault::Heads { heads: held.heads, count }));
            }
            Some(_) => {}
            None => faults.push((place, Fault::Gone)),
        }
        if held.heads == 0 {
            faults.push((place, Fault::Nobody));
        }
        if held.level > highest {
            faults.push((place, Fault::Level { highest: highest.0 }));
        }
        if let Some(fault) = backwards(&held.evidence) {
            faults.push((place, fault));
        }
    }
    faults
}

/// Evidence that ends before it begins.
fn backwards(evidence: &Evidence) -> Option<Fault> {
    match (evidence.on, evidence.until) {
        (Some(on), Some(until)) if until < on => Some(Fault::EndsBefore { on, until }),
        _ => None,
    }
}

fn scale(map: &Map, faults: &mut Vec<(Place, Fault)>) {
    let steps = &map.scale.0;
    if !steps.is_empty() && !(2..=super::Scale::MOST).contains(&steps.len()) {
        faults.push((Place::Map, Fault::Steps));
    }
    let mut seen = BTreeSet::new();
    for (number, step) in steps.iter().enumerate() {
        if step.name.trim().is_empty() {
            faults.push((Place::Scale(number), Fault::NoName));
        } else if !seen.insert(plain(&step.name)) {
            faults.push((Place::Scale(number), Fault::Twice));
        }
    }
}

/// Names that are empty or the same as one before, whatever their capitals and spaces.
fn names<'a>(faults: &mut Vec<(Place, Fault)>, all: impl Iterator<Item = (Place, &'a str)>) {
    let mut seen = BTreeSet::new();
    for (place, name) in all {
        if name.trim().is_empty() {
            faults.push((place, Fault::NoName));
        } else if !seen.insert(plain(name)) {
            faults.push((place, Fault::Twice));
        }
    }
}

/// One fault for every skill that comes, step by step, after itself, with the shortest way round.
fn circles(map: &Map, faults: &mut Vec<(Place, Fault)>) {
    let after: BTreeMap<SkillId, &[SkillId]> =
        map.skills.iter().map(|s| (s.id, s.after.as_slice())).collect();
    for skill in &map.skills {
        let mut came_from: BTreeMap<SkillId, SkillId> = BTreeMap::new();
        let mut front: Vec<SkillId> = vec![skill.id];
        while !front.is_empty() && !came_from.contains_key(&skill.id) {
            let mut further = Vec::new();
            for at in front {
                for &before in after.get(&at).copied().unwrap_or_default() {
                    came_from.entry(before).or_insert_with(|| {
                        further.push(before);
                        at
                    });
                }
            }
            front = further;
        }
        if !came_from.contains_key(&skill.id) {
            continue;
        }
        let name = |id: SkillId| map.skill(id).map(|one| one.name.clone()).unwrap_or_default();
        let mut names = vec![name(skill.id)];
        let mut at = came_from[&skill.id];
        while at != skill.id {
            names.push(name(at));
            at = came_from[&at];
        }
        names.push(name(skill.id));
        faults.push((Place::Skill(skill.id), Fault::Circle { names }));
    }
}
