//! People and skills as they stand on a day: who is shown, what of each skill is sure and what may be.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use workforce::{
    cover::{self, Cover},
    map::{Map, People, PersonId, RoleId, Skill, SkillId, Who},
};

use crate::http::download::{Cell, Grid};

/// People as rows, the skills that are required of anybody or held by anybody as columns.
#[derive(Debug)]
pub struct Matrix<'m> {
    map: &'m Map,
    pub people: Vec<&'m People>,
    pub skills: Vec<&'m Skill>,
    cells: HashMap<(PersonId, SkillId), cover::Cell>,
}

impl<'m> Matrix<'m> {
    /// The matrix on a day; of one role or shift only where one is given.
    #[must_use]
    pub fn of(map: &'m Map, role: Option<RoleId>, shift: Option<&str>, day: Date) -> Matrix<'m> {
        let takes = |person: &&People| {
            role.is_none_or(|role| person.roles.contains(&role))
                && shift.is_none_or(|shift| person.shift.as_deref() == Some(shift))
        };
        let people: Vec<&People> = map.people.iter().filter(takes).collect();
        let cells = Cover::new(map, day).matrix().into_iter();
        let cells = cells.map(|cell| ((cell.person, cell.skill), cell)).collect();
        // What is required of a role that somebody shown has, or held by somebody shown.
        let roles: BTreeSet<RoleId> = people.iter().flat_map(|one| one.roles.iter().copied()).collect();
        let asked =
            map.required.iter().filter(|one| role.map_or(roles.contains(&one.role), |role| one.role == role));
        let mut shown: BTreeSet<SkillId> = asked.map(|one| one.skill).collect();
        if role.is_none() {
            let people: BTreeSet<PersonId> = people.iter().map(|person| person.id).collect();
            shown.extend(map.held.iter().filter(|one| people.contains(&one.person)).map(|one| one.skill));
        }
        let skills = map.skills.iter().filter(|skill| shown.contains(&skill.id)).collect();
        Matrix { map, people, skills, cells }
    }

    /// What is known of somebody in a skill; nothing when nobody has said anything.
    #[must_use]
    pub fn cell(&self, person: PersonId, skill: SkillId) -> Option<&cover::Cell> {
        self.cells.get(&(person, skill))
    }

    /// The matrix to take away. A level that is sure is a number; one that may hold stands in brackets, so that nobody takes it
    /// in again as if it were sure.
    #[must_use]
    pub fn grid(&self, day: Date) -> Grid {
        let heads = ["person", "people", "role", "shift"].map(str::to_owned);
        let rows = self.people.iter().map(|person| {
            let count = match person.who {
                Who::Heads { count, .. } => Some(count),
                Who::Named(_) => None,
            };
            let roles = person.roles.iter().filter_map(|id| Some(self.map.role(*id)?.name.as_str()));
            let roles = roles.collect::<Vec<_>>().join(", ");
            let own: [Cell; 4] = [
                person.who.name().into(),
                count.into(),
                (!roles.is_empty()).then_some(roles).into(),
                person.shift.clone().into(),
            ];
            let levels = self.skills.iter().map(|skill| self.level(person, skill.id));
            own.into_iter().chain(levels).collect::<Vec<Cell>>()
        });
        Grid {
            name: format!("skills-matrix-{day}"),
            columns: heads.into_iter().chain(self.skills.iter().map(|skill| skill.name.clone())).collect(),
            rows: rows.collect(),
        }
    }

    fn level(&self, person: &People, skill: SkillId) -> Cell {
        let Some(cell) = self.cell(person.id, skill) else { return Cell::Empty };
        let heads = self.map.held[cell.row].heads;
        let perhaps = cell.perhaps();
        let level = match cell.sure() {
            Some(sure) if sure >= perhaps && heads == person.who.count() => return u32::from(sure.0).into(),
            Some(sure) if sure >= perhaps => sure.0.to_string(),
            Some(sure) => format!("{} ({})", sure.0, perhaps.0),
            None => format!("({})", perhaps.0),
        };
        if heads == person.who.count() { level.into() } else { format!("{level} × {heads}").into() }
    }
}
