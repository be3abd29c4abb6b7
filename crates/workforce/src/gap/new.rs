//! Skills that are required and that nobody in the firm has at any level.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    cover::{Cover, Tally},
    map::{Level, Map, RoleId, SkillId},
};

/// A skill that is new to the firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhollyNew {
    pub skill: SkillId,
    /// Everybody is known not to have it. Else nobody is said to have it, and somebody might.
    pub certain: bool,
    /// What asks for it: the row of the map.
    pub required: Vec<usize>,
    pub roles: Vec<RoleId>,
    /// The highest level that is asked for.
    pub level: Level,
    /// The most heads that one requirement asks for, on one shift or altogether.
    pub people: u32,
    /// The first day that is asked for; none: no goal has one.
    pub first: Option<Date>,
}

/// By number of the skill.
pub(crate) fn find(map: &Map, now: &Cover<'_>) -> Vec<WhollyNew> {
    let mut new: BTreeMap<SkillId, WhollyNew> = BTreeMap::new();
    for (row, required) in map.required.iter().enumerate().filter(|(_, required)| map.is_open(required)) {
        let due = map.due(required, now.day());
        let one = new.entry(required.skill).or_insert_with(|| WhollyNew {
            skill: required.skill,
            certain: true,
            required: Vec::new(),
            roles: Vec::new(),
            level: map.step(required.skill, required.level),
            people: 0,
            first: due,
        });
        one.required.push(row);
        one.roles.push(required.role);
        one.level = one.level.max(map.step(required.skill, required.level));
        one.people = one.people.max(required.people);
        one.first = [one.first, due].into_iter().flatten().min();
    }
    new.retain(|skill, one| {
        let mut all = Tally::default();
        for people in map.people.iter().filter(|people| now.is_here(people)) {
            all.add(now.tally(people, *skill, Level(1)));
        }
        one.certain = all.unsaid == 0;
        one.roles.sort_unstable();
        one.roles.dedup();
        // What was once held and is old, or was a certificate that ended, is not new.
        all.perhaps() == all.unsaid && all.expired == 0
    });
    new.into_values().collect()
}
