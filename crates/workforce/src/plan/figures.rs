//! What measures cost and take, as the caller states it: dated, with a source, and never a single price.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::map::{Level, Map, SkillId};

/// From and to, in öre, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Money {
    pub low: i64,
    pub high: i64,
}

impl Money {
    /// Twice the middle, which is always whole.
    #[must_use]
    pub fn twice_middle(self) -> i64 {
        self.low + self.high
    }

    #[must_use]
    pub fn times(self, heads: i64) -> Money {
        Money { low: self.low * heads, high: self.high * heads }
    }

    #[must_use]
    pub fn plus(self, other: Money) -> Money {
        Money { low: self.low + other.low, high: self.high + other.high }
    }
}

/// What a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A person learns one step of a skill.
    Develop,
    /// What a person may have is tested by somebody outside.
    Validate,
    Recruit,
    /// People of another firm work here for so many months.
    BuyIn,
    /// Somebody who is sure already works in another role too, or on another shift.
    Reorganise,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Develop, Kind::Validate, Kind::Recruit, Kind::BuyIn, Kind::Reorganise];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Kind::Develop => "develop",
            Kind::Validate => "validate",
            Kind::Recruit => "recruit",
            Kind::BuyIn => "buy_in",
            Kind::Reorganise => "reorganise",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Paid from the training budget.
    #[must_use]
    pub fn is_training(self) -> bool {
        matches!(self, Kind::Develop | Kind::Validate)
    }
}

/// What figures are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Anything,
    /// All skills that are certificates.
    Certificates,
    Skill(SkillId),
    /// A month of employing a recruit: wage and what the employer pays on it. Only of recruiting.
    Wage,
}

/// How sure a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    Low,
    Medium,
    High,
}

/// What a measure costs and takes, for one head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    pub kind: Kind,
    pub about: About,
    /// The step that is learned, by the level it ends at; none: every step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Level>,
    /// For a head; a month of it where it is bought in, and of a wage.
    pub cost: Money,
    /// Hours of the firm's own people away from production, for a head.
    pub hours: u32,
    /// From the day that it begins to the day that it counts.
    pub weeks: u32,
    /// Bought in: months at the most. A wage: months that are counted at the most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// Validation: of a thousand of whom something old, undated or contradicted is said, how many pass at least.
    #[serde(default)]
    pub pass_said: u32,
    /// Validation: of a thousand of whom nothing is said.
    #[serde(default)]
    pub pass_unsaid: u32,
    pub source: String,
    pub on: Date,
    pub confidence: Confidence,
}

/// Figures by what they are about: the most particular one counts.
#[derive(Debug)]
pub(crate) struct Figures<'a> {
    of: BTreeMap<(Kind, About, Option<Level>), &'a Figure>,
}

impl<'a> Figures<'a> {
    pub(crate) fn new(figures: &'a [Figure]) -> Figures<'a> {
        Figures { of: figures.iter().map(|one| ((one.kind, one.about, one.to), one)).collect() }
    }

    /// What employing a recruit costs a month.
    pub(crate) fn wage(&self) -> Option<&'a Figure> {
        self.of.get(&(Kind::Recruit, About::Wage, None)).copied()
    }

    /// The skill's own before those of certificates before those of anything; within each the step's own first.
    pub(crate) fn find(
        &self,
        map: &Map,
        kind: Kind,
        skill: Option<SkillId>,
        to: Option<Level>,
    ) -> Option<&'a Figure> {
        let is_certificate =
            skill.and_then(|id| map.skill(id)).is_some_and(|skill| skill.certificate.is_some());
        let abouts =
            [skill.map(About::Skill), is_certificate.then_some(About::Certificates), Some(About::Anything)];
        abouts
            .into_iter()
            .flatten()
            .flat_map(|about| [to.map(|to| (kind, about, Some(to))), Some((kind, about, None))])
            .flatten()
            .find_map(|key| self.of.get(&key).copied())
    }
}
