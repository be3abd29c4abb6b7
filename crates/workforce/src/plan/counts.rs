//! What a measure counts for.

use super::{
    items::{Item, Offers, Unit},
    question::Key,
};
use crate::map::{Level, People};

impl Offers<'_> {
    /// How many of a thousand heads an item counts for in a unit, if it is taken for one head; negative where it takes away.
    /// Those who are recruited or bought in are not counted here: what they bring is chosen.
    pub(crate) fn counts(&self, item: &Item<'_>, unit: &Unit) -> i32 {
        let required = self.required(unit);
        let asked = self.level(unit);
        let whole = i32::try_from(item.counts).unwrap_or(0);
        let person = item.key.person().and_then(|id| self.question.map.person(id));
        let in_unit = |people: &People| {
            people.roles.contains(&required.role)
                && self.covers[&unit.day].is_here(people)
                && (unit.shift.is_none() || people.shift == unit.shift)
        };
        let in_time = item.done <= unit.day;
        match (&item.key, person) {
            (Key::Develop { person, skill, to }, Some(people)) => {
                // A certificate that ends is taken again.
                let first = (asked.0..=to.0).map(Level).find(|level| {
                    self.is_certificate(*skill) || self.base(*person, *skill, *level) < people.who.count()
                });
                let counts = *skill == required.skill
                    && first == Some(*to)
                    && in_time
                    && in_unit(people)
                    && self.tally(unit, people).sure < people.who.count();
                if counts { whole } else { 0 }
            }
            (Key::Validate { skill, level, .. }, Some(people)) => {
                let tally = self.tally(unit, people);
                let counts = *skill == required.skill
                    && *level >= asked
                    && in_time
                    && in_unit(people)
                    && tally.sure < people.who.count();
                if counts { whole } else { 0 }
            }
            (Key::Share { role, .. }, Some(people)) => {
                let counts = *role == required.role
                    && in_time
                    && self.covers[&unit.day].is_here(people)
                    && (unit.shift.is_none() || people.shift == unit.shift)
                    && self.tally(unit, people).sure > 0;
                if counts { whole } else { 0 }
            }
            (Key::Move { shift, .. }, Some(people)) => {
                let of_role = people.roles.contains(&required.role)
                    && self.covers[&unit.day].is_here(people)
                    && self.tally(unit, people).sure > 0;
                match &unit.shift {
                    Some(at) if of_role && at == shift && in_time => whole,
                    Some(at) if of_role && people.shift.as_ref() == Some(at) && item.from <= unit.day => {
                        -whole
                    }
                    _ => 0,
                }
            }
            _ => 0,
        }
    }
}
