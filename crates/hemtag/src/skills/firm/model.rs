//! What is known of a firm that has a map.

use workforce::map::Map;

/// What tells where a firm belongs when skills are counted across firms. Nothing here is of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// SNI 2007, two digits.
    pub branch: Option<String>,
    /// A county's code.
    pub county: Option<String>,
    /// People employed.
    pub employees: Option<u32>,
    /// Only numbers of people are kept, no names.
    pub headcounts_only: bool,
}

/// A firm's size by people employed: the classes of Commission Recommendation 2003/361/EC, by headcount alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Size {
    Micro,
    Small,
    Medium,
    Large,
}

impl Size {
    pub const ALL: [Size; 4] = [Size::Micro, Size::Small, Size::Medium, Size::Large];

    #[must_use]
    pub fn of(employees: u32) -> Size {
        match employees {
            0..10 => Size::Micro,
            10..50 => Size::Small,
            50..250 => Size::Medium,
            _ => Size::Large,
        }
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Size::Micro => "micro",
            Size::Small => "small",
            Size::Medium => "medium",
            Size::Large => "large",
        }
    }
}

/// What was changed, for the history: which part of the map, never of whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Begun,
    Goals,
    Roles,
    People,
    Levels,
    Skills,
    Scale,
    Imported,
    Template,
    BroughtBack,
    /// Evidence that a person has shared, or no longer shares.
    Validated,
    Forgotten,
}

impl Change {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Change::Begun => "begun",
            Change::Goals => "goals",
            Change::Roles => "roles",
            Change::People => "people",
            Change::Levels => "levels",
            Change::Skills => "skills",
            Change::Scale => "scale",
            Change::Imported => "imported",
            Change::Template => "template",
            Change::BroughtBack => "brought_back",
            Change::Validated => "validated",
            Change::Forgotten => "forgotten",
        }
    }
}

/// People, skills, goals and roles of one map together, and what is held: more is a mistake or no small firm.
pub const MOST_ROWS: usize = 200_000;

/// Whether the map names somebody.
#[must_use]
pub fn names_people(map: &Map) -> bool {
    map.people.iter().any(|one| matches!(one.who, workforce::map::Who::Named(_)))
}

/// Rows of a map, as [`MOST_ROWS`] counts them.
#[must_use]
pub fn rows(map: &Map) -> usize {
    map.skills.len()
        + map.goals.len()
        + map.capabilities.len()
        + map.roles.len()
        + map.required.len()
        + map.people.len()
        + map.held.len()
}
