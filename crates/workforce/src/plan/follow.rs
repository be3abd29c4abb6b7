//! A plan that was kept, seen again later: what of it has happened, as far as the map shows.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{answer::Plan, question::Key};
use crate::{
    cover::Cover,
    map::{Map, People},
};

/// How far a measure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The map shows what it was to bring.
    Done,
    /// It should be done, and the map does not show it.
    Late,
    /// It should have begun.
    UnderWay,
    /// It is to begin later.
    Ahead,
    /// The person is no longer in the firm, or the skill no longer in the map.
    Gone,
    /// Bought in: the map does not show who works here from other firms.
    NotSeen,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The place of the measure in the plan.
    pub measure: usize,
    pub state: State,
}

/// What has become of each measure of a plan, on a day. `before` is the map that the plan was made from.
#[must_use]
pub fn follow(plan: &Plan, before: &Map, map: &Map, day: Date) -> Vec<Followed> {
    let (then, now) = (Cover::new(before, plan.today), Cover::new(map, day));
    let each = plan.measures.iter().enumerate().map(|(place, measure)| {
        let planned = if measure.done <= day {
            State::Late
        } else if measure.from <= day {
            State::UnderWay
        } else {
            State::Ahead
        };
        let person = measure.key.person().map(|id| map.person(id).filter(|people| now.is_here(people)));
        // Heads of the same measure that were to be there by now.
        let by_now = || -> u32 {
            let same = plan.measures.iter().filter(|one| one.key == measure.key && one.from <= measure.from);
            same.map(|one| one.heads).sum()
        };
        let done = match (&measure.key, person) {
            (_, Some(None)) => None,
            (
                Key::Develop { skill, to: level, .. } | Key::Validate { skill, level, .. },
                Some(Some(people)),
            ) => {
                // A certificate that is taken again is to be good on the last day that asks for it.
                let certificate = map.skill(*skill).is_some_and(|skill| skill.certificate.is_some());
                let asked = plan.requirements.iter().filter(|met| measure.rows.contains(&met.row));
                let until = asked.map(|met| met.day).max().filter(|until| certificate && *until > day);
                let on = |cover: &Cover<'_>, people: &People| {
                    let tally = |cover: &Cover<'_>| cover.tally(people, *skill, *level).sure;
                    until.map_or_else(|| tally(cover), |until| tally(&cover.on(until)))
                };
                let had = before.person(people.id).map_or(0, |old| on(&then, old));
                let goal = (had + by_now()).min(people.who.count());
                map.skill(*skill).map(|_| on(&now, people) >= goal)
            }
            (Key::Share { role, .. }, Some(Some(people))) => Some(people.roles.contains(role)),
            (Key::Move { shift, .. }, Some(Some(people))) => Some(people.shift.as_ref() == Some(shift)),
            (Key::Recruit { role, .. }, _) => {
                // Who was not there when the plan was made.
                let new = map.people.iter().filter(|people| {
                    people.roles.contains(role) && before.person(people.id).is_none() && now.is_here(people)
                });
                Some(new.map(|people| people.who.count()).sum::<u32>() >= by_now())
            }
            _ => return Followed { measure: place, state: State::NotSeen },
        };
        let state = match done {
            None => State::Gone,
            Some(true) => State::Done,
            Some(false) => planned,
        };
        Followed { measure: place, state }
    });
    each.collect()
}
