//! The course of a validation, from mapping to outcome, with everything that was undone or tried again. It stands sealed.
//!
//! The ordinance on validation (2022:1549) calls validation an in-depth mapping and an assessment that aim at recognition. So a
//! mapping alone is never a validation: [`Standing`] has no word for it but "mapped".
//!
//! The days within which an outcome can be undone or appealed are this project's proposal: no law sets them for validation by
//! industry models.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::qualification::Qualification;

/// Days within which whoever said an outcome may undo it.
pub const UNDO_DAYS: i64 = 30;

/// Days within which the person may appeal against an outcome.
pub const APPEAL_DAYS: i64 = 21;

/// All that was done and said.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// The person's own word, unit by unit.
    pub mapping: Option<Mapping>,
    pub depths: Vec<Depth>,
    pub assessed: Vec<Assessed>,
    pub conclusions: Vec<Conclusion>,
    pub appeals: Vec<Appeal>,
    /// When the person began once more.
    pub again: Vec<Timestamp>,
}

/// What the person says of each unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    pub at: Timestamp,
    pub units: BTreeMap<String, Says>,
    pub words: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    Can,
    Partly,
    Cannot,
    NotKnown,
}

impl Says {
    pub const ALL: [Says; 4] = [Says::Can, Says::Partly, Says::Cannot, Says::NotKnown];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Says::Can => "can",
            Says::Partly => "partly",
            Says::Cannot => "cannot",
            Says::NotKnown => "not_known",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Says> {
        Says::ALL.into_iter().find(|says| says.code() == code)
    }
}

/// Undone, by whom and why; what was stays to be seen by those who may.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    pub at: Timestamp,
    pub by: i64,
    pub why: String,
}

/// An in-depth mapping by an assessor: talk, papers, work that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Depth {
    pub on: Date,
    pub at: Timestamp,
    pub by: i64,
    pub centre: i64,
    pub words: String,
}

/// An assessment of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessed {
    pub unit: String,
    pub on: Date,
    pub at: Timestamp,
    pub by: i64,
    pub centre: i64,
    pub met: bool,
    /// How: test, work at a machine, interview.
    pub how: String,
    /// What is missing, where it is not met.
    pub missing: String,
    pub undone: Option<Undone>,
}

/// What it came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// All units are met.
    Award,
    Partial,
    None,
}

impl Outcome {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Award => "award",
            Outcome::Partial => "partial",
            Outcome::None => "none",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    pub on: Date,
    pub at: Timestamp,
    pub by: i64,
    pub centre: i64,
    pub outcome: Outcome,
    /// The number of the certificate, where something was awarded.
    pub certificate: String,
    /// Codes of the units that are met, and of those that are not with what is missing.
    pub units: Vec<String>,
    pub missing: Vec<(String, String)>,
    pub undone: Option<Undone>,
}

/// The person says that an outcome is wrong; somebody else at the centre answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    pub at: Timestamp,
    /// Against which of the outcomes, from 0.
    pub against: usize,
    pub why: String,
    pub answered: Option<Answered>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub at: Timestamp,
    pub by: i64,
    /// The outcome was undone, to be assessed again.
    pub changed: bool,
    pub words: String,
}

/// How far it has come, in the words of the ordinance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Begun,
    /// Only the person's own word.
    Mapped,
    MappedInDepth,
    /// Some units are assessed; nothing is said of the whole.
    BeingAssessed,
    /// In-depth mapping, assessment and an outcome.
    Validated(Outcome),
}

impl Standing {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Standing::Begun => "begun",
            Standing::Mapped => "mapped",
            Standing::MappedInDepth => "in-depth",
            Standing::BeingAssessed => "assessed",
            Standing::Validated(Outcome::Award) => "award",
            Standing::Validated(Outcome::Partial) => "partial",
            Standing::Validated(Outcome::None) => "none",
        }
    }

    /// What the ordinance calls a validation.
    #[must_use]
    pub const fn is_validation(self) -> bool {
        matches!(self, Standing::Validated(_))
    }
}

/// Why a unit is not assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAssessed {
    NoSuchUnit,
    /// The day has not come.
    Future,
    /// There must be an in-depth mapping first, on that day or before.
    NotMappedInDepth,
    /// The qualification does not hold that day.
    NotInForce,
    /// The centre is not accredited for it that day.
    NotAccredited,
    /// Whoever assesses is not authorised at the centre that day.
    NotAuthorised,
    /// These units must be met before.
    Before(Vec<String>),
    /// What is missing must be said where it is not met.
    NothingMissing,
}

impl Course {
    /// The outcome that holds.
    #[must_use]
    pub fn in_force(&self) -> Option<&Conclusion> {
        self.conclusions.iter().rev().find(|one| one.undone.is_none())
    }

    /// The last assessment of a unit that was not undone.
    #[must_use]
    pub fn latest(&self, unit: &str) -> Option<&Assessed> {
        self.assessed.iter().rev().find(|one| one.unit == unit && one.undone.is_none())
    }

    /// The same as it stood when something was said.
    #[must_use]
    pub fn latest_before(&self, unit: &str, at: Timestamp) -> Option<&Assessed> {
        let stood = |one: &&Assessed| {
            one.unit == unit && one.at <= at && one.undone.as_ref().is_none_or(|undone| undone.at > at)
        };
        self.assessed.iter().rev().find(stood)
    }

    #[must_use]
    pub fn standing(&self) -> Standing {
        if let Some(conclusion) = self.in_force() {
            return Standing::Validated(conclusion.outcome);
        }
        if self.assessed.iter().any(|one| one.undone.is_none()) {
            Standing::BeingAssessed
        } else if !self.depths.is_empty() {
            Standing::MappedInDepth
        } else if self.mapping.is_some() {
            Standing::Mapped
        } else {
            Standing::Begun
        }
    }

    /// Whether a unit may be assessed so, but for the periods of centre and assessor, which the caller says.
    ///
    /// # Errors
    /// When it may not.
    pub fn may_assess(
        &self,
        of: &Qualification,
        new: &Assessed,
        accredited: bool,
        authorised: bool,
        today: Date,
    ) -> Result<(), NotAssessed> {
        let unit = of.unit(&new.unit).ok_or(NotAssessed::NoSuchUnit)?;
        if new.on > today {
            return Err(NotAssessed::Future);
        }
        if !of.holds_on(new.on) {
            return Err(NotAssessed::NotInForce);
        }
        if !accredited {
            return Err(NotAssessed::NotAccredited);
        }
        if !authorised {
            return Err(NotAssessed::NotAuthorised);
        }
        if !self.depths.iter().any(|depth| depth.on <= new.on) {
            return Err(NotAssessed::NotMappedInDepth);
        }
        let is_met = |code: &String| self.latest(code).is_some_and(|one| one.met && one.on <= new.on);
        let before: Vec<String> = unit.after.iter().filter(|code| !is_met(code)).cloned().collect();
        if !before.is_empty() {
            return Err(NotAssessed::Before(before));
        }
        if !new.met && new.missing.trim().is_empty() {
            return Err(NotAssessed::NothingMissing);
        }
        Ok(())
    }

    /// What it has come to: the units that are met, those that are not with what is missing, and the outcome. `None` when no unit
    /// was assessed, or nobody has mapped in depth.
    #[must_use]
    #[expect(clippy::type_complexity, reason = "three things that are read together once")]
    pub fn comes_to(&self, of: &Qualification) -> Option<(Outcome, Vec<String>, Vec<(String, String)>)> {
        if self.depths.is_empty() || of.units.iter().all(|unit| self.latest(&unit.code).is_none()) {
            return None;
        }
        let (mut met, mut missing) = (Vec::new(), Vec::new());
        for unit in &of.units {
            match self.latest(&unit.code) {
                Some(one) if one.met => met.push(unit.code.clone()),
                Some(one) => missing.push((unit.code.clone(), one.missing.clone())),
                // Nobody has looked at it: missing, and nothing is known of why.
                None => missing.push((unit.code.clone(), String::new())),
            }
        }
        let outcome = match (met.is_empty(), missing.is_empty() && of.is_whole()) {
            (true, _) => Outcome::None,
            (false, true) => Outcome::Award,
            (false, false) => Outcome::Partial,
        };
        Some((outcome, met, missing))
    }

    /// Whether whoever said the outcome in force may undo it.
    #[must_use]
    pub fn may_undo(&self, by: i64, at: Timestamp) -> bool {
        let answered = self.appeal_of_outcome().is_some_and(|appeal| appeal.answered.is_some());
        self.in_force().is_some_and(|one| one.by == by && within(one.at, at, UNDO_DAYS) && !answered)
    }

    /// Whether the person may appeal against the outcome in force: once, and in time.
    #[must_use]
    pub fn may_appeal(&self, at: Timestamp) -> bool {
        self.in_force().is_some_and(|one| within(one.at, at, APPEAL_DAYS))
            && self.appeal_of_outcome().is_none()
    }

    /// Which of the outcomes holds.
    #[must_use]
    pub fn number_in_force(&self) -> Option<usize> {
        self.conclusions.iter().rposition(|one| one.undone.is_none())
    }

    fn appeal_of_outcome(&self) -> Option<&Appeal> {
        let number = self.number_in_force()?;
        self.appeals.iter().find(|appeal| appeal.against == number)
    }

    /// The appeal that waits for its answer.
    #[must_use]
    pub fn open_appeal(&self) -> Option<&Appeal> {
        self.appeals.last().filter(|appeal| appeal.answered.is_none())
    }
}

fn within(said: Timestamp, at: Timestamp, days: i64) -> bool {
    at <= said.saturating_add((24 * days).hours()).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skills::validation::model::{Fact, Unit, facts};

    fn two() -> Qualification {
        let unit = |code: &str, after: Vec<String>| Unit { code: code.into(), after, ..Unit::default() };
        Qualification {
            units: vec![unit("a", Vec::new()), unit("b", vec!["a".into()])],
            until: "2026-12-31".parse().ok(),
            ..Qualification::default()
        }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn assessed(unit: &str, day: &str, met: bool) -> Assessed {
        Assessed {
            unit: unit.into(),
            on: day.parse().unwrap(),
            at: at(&format!("{day}T10:00:00Z")),
            by: 1,
            centre: 1,
            met,
            how: String::new(),
            missing: if met { String::new() } else { "läsa ritning".into() },
            undone: None,
        }
    }

    fn depth() -> Depth {
        Depth {
            on: "2026-11-01".parse().unwrap(),
            at: at("2026-11-01T10:00:00Z"),
            by: 1,
            centre: 1,
            words: String::new(),
        }
    }

    #[test]
    fn a_mapping_alone_is_never_a_validation() {
        let mapping =
            Mapping { at: at("2026-11-01T10:00:00Z"), units: BTreeMap::new(), words: String::new() };
        let mut course = Course { mapping: Some(mapping), ..Course::default() };
        assert_eq!(course.standing(), Standing::Mapped);
        assert!(!course.standing().is_validation() && course.comes_to(&two()).is_none());
        // Even what was assessed without an in-depth mapping comes to nothing.
        course.assessed.push(assessed("a", "2026-11-02", true));
        assert!(course.comes_to(&two()).is_none());
        course.depths.push(depth());
        assert!(!course.standing().is_validation());
        assert_eq!(course.comes_to(&two()).unwrap().0, Outcome::Partial);
    }

    #[test]
    fn a_unit_is_assessed_in_its_order_and_within_its_days() {
        let (q, mut course) = (two(), Course::default());
        let today = "2026-11-24".parse().unwrap();
        let may = |course: &Course, new: &Assessed| course.may_assess(&q, new, true, true, today);
        assert_eq!(may(&course, &assessed("a", "2026-11-10", true)), Err(NotAssessed::NotMappedInDepth));
        course.depths.push(depth());
        assert_eq!(may(&course, &assessed("a", "2026-10-31", true)), Err(NotAssessed::NotMappedInDepth));
        assert_eq!(may(&course, &assessed("a", "2026-11-25", true)), Err(NotAssessed::Future));
        assert_eq!(may(&course, &assessed("z", "2026-11-10", true)), Err(NotAssessed::NoSuchUnit));
        assert_eq!(
            may(&course, &assessed("b", "2026-11-10", true)),
            Err(NotAssessed::Before(vec!["a".into()]))
        );
        course.assessed.push(assessed("a", "2026-11-11", true));
        assert_eq!(
            may(&course, &assessed("b", "2026-11-10", true)),
            Err(NotAssessed::Before(vec!["a".into()]))
        );
        assert_eq!(may(&course, &assessed("b", "2026-11-11", true)), Ok(()));
        let new = assessed("b", "2026-11-11", true);
        assert_eq!(course.may_assess(&q, &new, false, true, today), Err(NotAssessed::NotAccredited));
        assert_eq!(course.may_assess(&q, &new, true, false, today), Err(NotAssessed::NotAuthorised));
        let silent = Assessed { missing: " ".into(), ..assessed("b", "2026-11-11", false) };
        assert_eq!(may(&course, &silent), Err(NotAssessed::NothingMissing));
    }

    #[test]
    fn an_outcome_is_what_the_units_come_to_and_a_unit_tried_again_counts_anew() {
        let (q, mut course) = (two(), Course { depths: vec![depth()], ..Course::default() });
        course.assessed.push(assessed("a", "2026-11-02", false));
        assert_eq!(course.comes_to(&q).unwrap().0, Outcome::None);
        course.assessed.push(assessed("a", "2026-11-03", true));
        let (outcome, met, missing) = course.comes_to(&q).unwrap();
        assert_eq!((outcome, met), (Outcome::Partial, vec!["a".to_owned()]));
        assert_eq!(missing, [("b".to_owned(), String::new())]);
        course.assessed.push(assessed("b", "2026-11-04", true));
        assert_eq!(course.comes_to(&q).unwrap().0, Outcome::Award);
        // Of a qualification whose units are not all known nobody has all.
        let short = Qualification { units_stated: Some(3), ..q };
        assert_eq!(course.comes_to(&short).unwrap().0, Outcome::Partial);
    }

    #[test]
    fn what_is_shared_is_what_the_outcome_said_and_not_what_came_after() {
        let (q, mut course) = (two(), Course { depths: vec![depth()], ..Course::default() });
        course.assessed.push(assessed("a", "2026-11-02", true));
        assert_eq!(facts(&q, &course, None), Vec::<Fact>::new(), "nothing before the outcome");
        course.conclusions.push(Conclusion {
            on: "2026-11-03".parse().unwrap(),
            at: at("2026-11-03T10:00:00Z"),
            by: 1,
            centre: 1,
            outcome: Outcome::Partial,
            certificate: "7".into(),
            units: vec!["a".into()],
            missing: Vec::new(),
            undone: None,
        });
        course.assessed.push(assessed("b", "2026-11-04", true));
        assert_eq!(facts(&q, &course, None).len(), 1);
        assert_eq!(facts(&q, &course, Some(&["b".to_owned()])).len(), 0);
        assert!(
            course.may_undo(1, at("2026-12-03T10:00:00Z")) && !course.may_undo(1, at("2026-12-03T10:00:01Z"))
        );
        assert!(!course.may_undo(2, at("2026-11-03T11:00:00Z")));
        assert!(
            course.may_appeal(at("2026-11-24T10:00:00Z")) && !course.may_appeal(at("2026-11-24T10:00:01Z"))
        );
        course.conclusions[0].undone =
            Some(Undone { at: at("2026-11-05T10:00:00Z"), by: 1, why: "fel".into() });
        assert!(facts(&q, &course, None).is_empty() && !course.standing().is_validation());
    }
}
