//! The map as a table to take away: who can do what, in the shape that can be taken in again.

use std::collections::HashMap;

use jiff::civil::Date;
use workforce::map::{Held, PersonId, SkillId};

use super::Kept;
use crate::http::download::{Cell, Table};

/// A row for each statement; people of whom nothing is said have a row without a skill.
#[must_use]
pub fn table(kept: &Kept, today: Date) -> Table {
    let map = &kept.map;
    let mut of: HashMap<PersonId, Vec<&Held>> = HashMap::new();
    for held in &map.held {
        of.entry(held.person).or_default().push(held);
    }
    let skills: HashMap<SkillId, &str> =
        map.skills.iter().map(|skill| (skill.id, skill.name.as_str())).collect();
    let mut rows = Vec::new();
    for person in &map.people {
        let role = person.roles.first().and_then(|id| map.role(*id)).map(|role| role.name.clone());
        let head = || -> Vec<Cell> {
            let heads = match person.who {
                workforce::map::Who::Heads { count, .. } => Cell::from(count),
                workforce::map::Who::Named(_) => Cell::Empty,
            };
            vec![person.who.name().into(), heads, role.clone().into(), person.shift.clone().into()]
        };
        let said = of.remove(&person.id).unwrap_or_default();
        if said.is_empty() {
            let mut row = head();
            row.resize(9, Cell::Empty);
            rows.push(row);
        }
        for held in said {
            let mut row = head();
            row.push(skills.get(&held.skill).copied().into());
            row.push(u32::from(held.level.0).into());
            row.push(held.evidence.kind.code().into());
            row.push(held.evidence.on.map(|day| day.to_string()).into());
            row.push(held.evidence.until.map(|day| day.to_string()).into());
            rows.push(row);
        }
    }
    Table {
        name: format!("skills-{today}"),
        columns: vec!["person", "people", "role", "shift", "skill", "level", "evidence", "on", "until"],
        rows,
        note: None,
    }
}
