//! What a validation says to somebody with whom it is shared: of each unit that is met, what was to be shown, when and by which
//! body. Never who assessed, what was missing, or what was tried and not met.

use jiff::civil::Date;
use workforce::map::Concept;

use super::{course::Course, qualification::Qualification};

/// One thing that a shared validation shows, for a firm's map of skills: an outcome of a unit that is met. A validation says that
/// what was to be shown was shown, not which step of a firm's own scale that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub qualification: String,
    pub unit: String,
    /// The outcome's words, or the unit's name where its outcomes are not in the register.
    pub name_sv: String,
    pub name_en: String,
    pub concept: Option<Concept>,
    pub certificate: Option<String>,
    pub process: Option<String>,
    /// The day it was assessed.
    pub on: Date,
}

/// What the outcome in force shows, of all units or of some.
#[must_use]
pub fn facts(qualification: &Qualification, course: &Course, units: Option<&[String]>) -> Vec<Fact> {
    let Some(conclusion) = course.in_force() else { return Vec::new() };
    let shown = |code: &String| units.is_none_or(|units| units.contains(code));
    let mut facts = Vec::new();
    for code in conclusion.units.iter().filter(|code| shown(code)) {
        let Some(unit) = qualification.unit(code) else { continue };
        // What was found when the outcome was said.
        let Some(assessed) = course.latest_before(code, conclusion.at) else { continue };
        let fact = Fact {
            qualification: qualification.code.clone(),
            unit: code.clone(),
            name_sv: unit.name_sv.clone(),
            name_en: unit.name_en.clone(),
            concept: None,
            certificate: None,
            process: None,
            on: assessed.on,
        };
        if unit.outcomes.is_empty() {
            facts.push(fact);
            continue;
        }
        facts.extend(unit.outcomes.iter().map(|outcome| Fact {
            name_sv: outcome.text_sv.clone(),
            name_en: outcome.text_en.clone(),
            concept: outcome.concept.clone(),
            certificate: outcome.certificate.clone(),
            process: outcome.process.clone(),
            ..fact.clone()
        }));
    }
    facts
}
