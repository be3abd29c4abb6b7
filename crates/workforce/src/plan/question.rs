//! What a plan is asked for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::figures::{Figure, Kind};
use crate::{
    gap::Lead,
    map::{Level, Map, PersonId, RoleId, SkillId},
};

/// All that a plan depends on. The order of rows in any of it changes nothing.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    pub map: &'a Map,
    pub today: Date,
    pub figures: &'a [Figure],
    pub calls: &'a [Call],
    pub settings: &'a Settings,
    pub lead: &'a Lead,
}

/// What the firm sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Calendar years in which measures may begin, one after the other. Cost and hours count in the years in which they fall.
    pub years: Vec<Year>,
    /// Hours that one person can be away in a whole year; of a year that has begun, by the days that are left.
    pub person_hours: u32,
    /// What is required already is to be closed within so many weeks.
    pub at_once_weeks: u32,
    /// Required skills of a role that one recruit, or one who is bought in, can be expected to bring.
    pub skills_per_hire: u32,
    /// Measures that the firm has chosen (true) or ruled out.
    #[serde(default, with = "pairs")]
    pub chosen: BTreeMap<Key, bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Year {
    pub year: i16,
    /// The firm's own money for developing and validating, in öre.
    pub budget: i64,
    /// Hours away from production.
    pub hours: u32,
}

/// Money that the firm may apply for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    pub id: String,
    pub kinds: Vec<Kind>,
    /// Of a thousand of the cost.
    pub per_mille: u32,
    /// In öre, for the firm.
    pub ceiling: i64,
    /// The first and the last day on which something funded may begin.
    pub first_day: Date,
    pub last_day: Date,
    /// The only measures that it pays for, whenever they begin; none: all of its kinds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<BTreeSet<Key>>,
}

/// Which measure, whatever day it begins on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// From the level below it.
    Develop {
        person: PersonId,
        skill: SkillId,
        to: Level,
    },
    Validate {
        person: PersonId,
        skill: SkillId,
        level: Level,
    },
    Recruit {
        role: RoleId,
        shift: Option<String>,
    },
    BuyIn {
        role: RoleId,
        shift: Option<String>,
    },
    /// Works in this role too.
    Share {
        person: PersonId,
        role: RoleId,
    },
    /// Works on this shift instead.
    Move {
        person: PersonId,
        shift: String,
    },
}

impl Key {
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Key::Develop { .. } => Kind::Develop,
            Key::Validate { .. } => Kind::Validate,
            Key::Recruit { .. } => Kind::Recruit,
            Key::BuyIn { .. } => Kind::BuyIn,
            Key::Share { .. } | Key::Move { .. } => Kind::Reorganise,
        }
    }

    /// What is learned or tested, and at which level.
    #[must_use]
    pub fn skill(&self) -> Option<(SkillId, Level)> {
        match self {
            Key::Develop { skill, to: level, .. } | Key::Validate { skill, level, .. } => {
                Some((*skill, *level))
            }
            Key::Recruit { .. } | Key::BuyIn { .. } | Key::Share { .. } | Key::Move { .. } => None,
        }
    }

    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Key::Develop { person, .. }
            | Key::Validate { person, .. }
            | Key::Share { person, .. }
            | Key::Move { person, .. } => Some(*person),
            Key::Recruit { .. } | Key::BuyIn { .. } => None,
        }
    }
}

/// A map with keys that are no text, as a list of pairs.
mod pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Key;

    pub fn serialize<S: Serializer>(map: &BTreeMap<Key, bool>, to: S) -> Result<S::Ok, S::Error> {
        map.iter().collect::<Vec<_>>().serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<Key, bool>, D::Error> {
        Ok(Vec::<(Key, bool)>::deserialize(from)?.into_iter().collect())
    }
}

impl Question<'_> {
    /// The first day of each year on which something may begin.
    pub(crate) fn begins(&self) -> Vec<Date> {
        self.settings.years.iter().map(|year| first_day(year.year).max(self.today)).collect()
    }

    /// The last day of the plan.
    #[must_use]
    pub fn ends(&self) -> Date {
        self.settings.years.last().map_or(self.today, |year| last_day(year.year))
    }

    /// The year's place in the settings.
    pub(crate) fn year_of(&self, day: Date) -> Option<usize> {
        self.settings.years.iter().position(|year| year.year == day.year())
    }

    /// Hours that one person can be away in a year.
    pub(crate) fn person_hours(&self, year: usize) -> u32 {
        let year = self.settings.years[year].year;
        let (first, last) = (first_day(year), last_day(year));
        let whole = crate::gap::days(first, last) + 1;
        let left = crate::gap::days(first.max(self.today), last) + 1;
        u32::try_from(i64::from(self.settings.person_hours) * left.clamp(0, whole) / whole).unwrap_or(0)
    }
}

pub(crate) fn first_day(year: i16) -> Date {
    Date::new(year, 1, 1).unwrap_or(Date::MIN)
}

pub(crate) fn last_day(year: i16) -> Date {
    Date::new(year, 12, 31).unwrap_or(Date::MAX)
}
