//! A release as it is published, and the counts behind it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FirmFacts, Subject};

/// What is counted of a skill, each of the firms of the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Firms that ask for at least one person with it.
    Required,
    /// Firms that ask for more people with it than are sure to have it.
    Lacking,
}

impl Measure {
    pub const ALL: [Measure; 2] = [Measure::Required, Measure::Lacking];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Measure::Required => "required",
            Measure::Lacking => "lacking",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Measure {
        if code == "lacking" { Measure::Lacking } else { Measure::Required }
    }
}

/// What firms are divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    All,
    Branch,
    County,
    Size,
}

impl Axis {
    pub const PARTS: [Axis; 3] = [Axis::Branch, Axis::County, Axis::Size];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Axis::All => "all",
            Axis::Branch => "branch",
            Axis::County => "county",
            Axis::Size => "size",
        }
    }
}

/// Some firms: all, or those of a branch, a county or a size. An empty code: it is not stated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Group {
    pub axis: Axis,
    pub code: String,
}

impl Group {
    #[must_use]
    pub fn all() -> Group {
        Group { axis: Axis::All, code: String::new() }
    }

    /// The group of a firm by a division.
    #[must_use]
    pub fn of(firm: &FirmFacts, axis: Axis) -> Group {
        let code = match axis {
            Axis::All => String::new(),
            // Two digits, whatever is stated.
            Axis::Branch => firm.branch.iter().flat_map(|branch| branch.chars()).take(2).collect(),
            Axis::County => firm.county.clone().unwrap_or_default(),
            Axis::Size => firm.employees.map(size).unwrap_or_default().to_owned(),
        };
        Group { axis, code }
    }

    /// As it stands in addresses: `branch-25`.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}-{}", self.axis.code(), self.code)
    }
}

/// Size classes by people employed, as those of the EU's statistics of firms.
fn size(employees: u32) -> &'static str {
    match employees {
        0..=9 => "0-9",
        10..=49 => "10-49",
        50..=249 => "50-249",
        250.. => "250-",
    }
}

/// How a count is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Disclosed {
    /// So many firms; 0: none.
    Counted { count: u32 },
    /// As it was in an earlier release, from which it differs by fewer than the threshold.
    Since { count: u32, quarter: String },
    /// Few, or hidden so that a few cannot be computed.
    Hidden,
}

impl Disclosed {
    /// The figure that is told.
    #[must_use]
    pub const fn count(&self) -> Option<u32> {
        match self {
            Disclosed::Counted { count } | Disclosed::Since { count, .. } => Some(*count),
            Disclosed::Hidden => None,
        }
    }
}

/// A group's count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    #[serde(flatten)]
    pub group: Group,
    #[serde(flatten)]
    pub told: Disclosed,
}

/// A skill of a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    pub subject: Subject,
    /// As the vocabulary in use had them when the release was made; of a word the word.
    pub label_sv: String,
    pub label_en: String,
    /// In no release before, where there is any.
    pub is_new: bool,
    pub required: Vec<Cell>,
    /// Empty: it cannot be told of any group.
    pub lacking: Vec<Cell>,
}

impl Skill {
    #[must_use]
    pub fn cells(&self, measure: Measure) -> &[Cell] {
        match measure {
            Measure::Required => &self.required,
            Measure::Lacking => &self.lacking,
        }
    }

    /// How the count of a group is told; a group that no firm was in has none of it.
    #[must_use]
    pub fn told(&self, measure: Measure, group: &Group) -> Disclosed {
        let cells = self.cells(measure);
        match cells.iter().find(|cell| cell.group == *group) {
            Some(cell) => cell.told.clone(),
            None if cells.is_empty() => Disclosed::Hidden,
            None => Disclosed::Counted { count: 0 },
        }
    }
}

/// What is published of a quarter. Its form is kept as it is: a later program reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Of this form.
    pub version: u32,
    pub quarter: String,
    pub day: String,
    /// The least count of firms that is told.
    pub threshold: u32,
    /// Firms with a map.
    pub firms: Vec<Cell>,
    /// Most firms first. Skills of fewer firms than the threshold are not here.
    pub skills: Vec<Skill>,
    /// Skills of enough firms whose counts could not be told safely beside earlier releases.
    pub withheld: u32,
}

impl Release {
    pub const VERSION: u32 = 1;
}

/// A count as it is, and how it was told: what a later release must not give away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub value: u32,
    /// Whether even none was hidden, since it is of a group that was.
    pub group_hidden: bool,
    pub told: Disclosed,
}

/// What is told of a skill: by how it is measured, the groups with their counts.
pub type Told = (Subject, Measure, Vec<(Group, Counted)>);

/// The counts behind a release, for the choice of later ones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    pub firms: Vec<(Group, Counted)>,
    pub skills: Vec<Told>,
}

impl Counts {
    /// The table of a skill, or that of the firms.
    #[must_use]
    pub fn table(&self, of: Option<(&Subject, Measure)>) -> Option<BTreeMap<&Group, &Counted>> {
        let cells = match of {
            None => &self.firms,
            Some((subject, measure)) => {
                &self.skills.iter().find(|(known, which, _)| known == subject && *which == measure)?.2
            }
        };
        Some(cells.iter().map(|(group, counted)| (group, counted)).collect())
    }
}
