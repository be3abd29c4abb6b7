//! A qualification of somebody outside the agency: its units, what each is to show, and where in the Swedish framework (SeQF) it
//! stands. What nobody has stated is not there.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use workforce::map::Concept;

use crate::words::Language;

/// One version of a qualification, as it stands in the register and in files of TOML.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Qualification {
    /// Small letters, digits and hyphens: its address.
    pub code: String,
    pub name_sv: String,
    pub name_en: String,
    /// What the owner calls this version; none: not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Who sets what it asks; none: not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Level of SeQF; none with a basis of none: it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seqf: Option<Levels>,
    /// None: not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Where all this was read.
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day on which somebody can be assessed for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// How many units it has, by its owner; there may be fewer here, when the rest is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units_stated: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Unit>,
}

/// A part that is assessed by itself (delkvalifikation).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Unit {
    pub code: String,
    pub name_sv: String,
    pub name_en: String,
    /// Codes of units that must be met before. No circles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<LearningOutcome>,
}

/// What somebody is to know, be able to do or answer for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LearningOutcome {
    pub code: String,
    pub kind: Kind,
    pub text_sv: String,
    pub text_en: String,
    /// What it is in a shared vocabulary of skills.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concept: Option<Concept>,
    /// Code of a certificate of the vocabulary that rests on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// Code of a process of the vocabulary that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process: Option<String>,
}

/// The three kinds of the validation ordinance (2022:1549) and SeQF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    #[default]
    Knowledge,
    Skill,
    Responsibility,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Knowledge, Kind::Skill, Kind::Responsibility];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Knowledge => "knowledge",
            Kind::Skill => "skill",
            Kind::Responsibility => "responsibility",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How it came to its level of SeQF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// By a decision, of the government or of the agency that decides on levels.
    Decided,
    /// By the judgement of its owner or somebody else.
    Judged,
    /// It has no level.
    None,
}

impl Basis {
    pub const ALL: [Basis; 3] = [Basis::Decided, Basis::Judged, Basis::None];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Basis::Decided => "decided",
            Basis::Judged => "judged",
            Basis::None => "none",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Basis> {
        Basis::ALL.into_iter().find(|basis| basis.code() == code)
    }
}

/// A level of SeQF, 1 to 8, or a span where that is how it was judged: "3-4".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Levels {
    pub low: u8,
    pub high: u8,
}

impl FromStr for Levels {
    type Err = String;

    fn from_str(text: &str) -> Result<Levels, String> {
        let wrong = || format!("'{text}' is no level of SeQF: 1 to 8, or a span as 3-4");
        let (low, high) = text.split_once(['-', '–']).unwrap_or((text, text));
        let read = |part: &str| part.trim().parse().ok().filter(|level| (1..=8).contains(level));
        let (low, high) = (read(low).ok_or_else(wrong)?, read(high).ok_or_else(wrong)?);
        if low > high { Err(wrong()) } else { Ok(Levels { low, high }) }
    }
}

impl fmt::Display for Levels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.low == self.high {
            write!(f, "{}", self.low)
        } else {
            write!(f, "{}-{}", self.low, self.high)
        }
    }
}

impl TryFrom<String> for Levels {
    type Error = String;

    fn try_from(text: String) -> Result<Levels, String> {
        text.parse()
    }
}

impl From<Levels> for String {
    fn from(levels: Levels) -> String {
        levels.to_string()
    }
}

impl Qualification {
    #[must_use]
    pub fn name(&self, l: Language) -> &str {
        l.pick(&self.name_sv, &self.name_en)
    }

    #[must_use]
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.code == code)
    }

    /// All its units are here, as far as anybody has said how many there are.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let here = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
        here > 0 && self.units_stated.is_none_or(|stated| stated == here)
    }

    /// How many units are known to be missing here.
    #[must_use]
    pub fn units_missing(&self) -> u32 {
        self.units_stated.unwrap_or(0).saturating_sub(u32::try_from(self.units.len()).unwrap_or(u32::MAX))
    }

    /// It can be assessed for on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Unit {
    #[must_use]
    pub fn name(&self, l: Language) -> &str {
        l.pick(&self.name_sv, &self.name_en)
    }
}

impl LearningOutcome {
    #[must_use]
    pub fn text(&self, l: Language) -> &str {
        l.pick(&self.text_sv, &self.text_en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_one_or_a_span() {
        assert_eq!("4".parse::<Levels>().unwrap().to_string(), "4");
        assert_eq!("3–4".parse::<Levels>().unwrap(), Levels { low: 3, high: 4 });
        for wrong in ["0", "9", "4-3", "", "three"] {
            assert!(wrong.parse::<Levels>().unwrap_err().contains("1 to 8"), "{wrong}");
        }
    }

    #[test]
    fn a_qualification_whose_units_are_not_all_known_is_not_whole() {
        let unit = Unit { code: "a".into(), ..Unit::default() };
        let one =
            Qualification { units_stated: Some(10), units: vec![unit.clone()], ..Qualification::default() };
        assert!(!one.is_whole() && one.units_missing() == 9);
        assert!(Qualification { units_stated: Some(1), units: vec![unit.clone()], ..one.clone() }.is_whole());
        assert!(Qualification { units_stated: None, units: vec![unit], ..one.clone() }.is_whole());
        assert!(!Qualification { units_stated: None, units: Vec::new(), ..one }.is_whole());
    }
}
