//! What cannot be right in a qualification, each with its place.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use vocabulary::Vocabulary;

use super::qualification::{Basis, LearningOutcome, Qualification, Unit};

/// Where a fault is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Head,
    Unit(String),
    Outcome { unit: String, outcome: String },
}

/// What is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A code of small letters, digits and hyphens is needed.
    Code {
        code: String,
    },
    /// The code is there already.
    Twice {
        code: String,
    },
    /// Names or texts are needed in both languages.
    NoName,
    NoSource,
    /// A level needs a basis, and a basis of none has no level.
    LevelWithoutBasis,
    BasisWithoutLevel,
    EndsBefore {
        from: Date,
        until: Date,
    },
    /// More units than there are said to be.
    TooManyUnits {
        stated: u32,
        here: u32,
    },
    /// A unit that must come before is not there.
    NoSuchUnit {
        code: String,
    },
    /// Units that must each come before the next, all the way round.
    Circle {
        codes: Vec<String>,
    },
    NoSuchCertificate {
        code: String,
    },
    NoSuchProcess {
        code: String,
    },
}

/// Everything that is wrong, in the order of the document.
#[must_use]
pub fn check(one: &Qualification) -> Vec<(Place, Fault)> {
    let mut faults = Vec::new();
    let mut head = |fault| faults.push((Place::Head, fault));
    if !is_code(&one.code) {
        head(Fault::Code { code: one.code.clone() });
    }
    if one.name_sv.trim().is_empty() || one.name_en.trim().is_empty() {
        head(Fault::NoName);
    }
    if one.source.trim().is_empty() {
        head(Fault::NoSource);
    }
    match (one.seqf, one.basis) {
        (Some(_), None | Some(Basis::None)) => head(Fault::LevelWithoutBasis),
        (None, Some(Basis::Decided | Basis::Judged)) => head(Fault::BasisWithoutLevel),
        _ => {}
    }
    if let (Some(from), Some(until)) = (one.from, one.until)
        && until < from
    {
        head(Fault::EndsBefore { from, until });
    }
    let here = u32::try_from(one.units.len()).unwrap_or(u32::MAX);
    if let Some(stated) = one.units_stated.filter(|stated| *stated < here) {
        head(Fault::TooManyUnits { stated, here });
    }
    let codes: BTreeSet<&str> = one.units.iter().map(|unit| unit.code.as_str()).collect();
    let mut seen = BTreeSet::new();
    for unit in &one.units {
        of_unit(unit, &codes, &mut seen, &mut faults);
    }
    if let Some(codes) = circle(&one.units) {
        faults.push((Place::Unit(codes[0].clone()), Fault::Circle { codes }));
    }
    faults
}

fn of_unit<'u>(
    unit: &'u Unit,
    codes: &BTreeSet<&str>,
    seen: &mut BTreeSet<&'u str>,
    faults: &mut Vec<(Place, Fault)>,
) {
    let place = || Place::Unit(unit.code.clone());
    if !is_code(&unit.code) {
        faults.push((place(), Fault::Code { code: unit.code.clone() }));
    }
    if !seen.insert(&unit.code) {
        faults.push((place(), Fault::Twice { code: unit.code.clone() }));
    }
    if unit.name_sv.trim().is_empty() || unit.name_en.trim().is_empty() {
        faults.push((place(), Fault::NoName));
    }
    for code in unit.after.iter().filter(|code| !codes.contains(code.as_str())) {
        faults.push((place(), Fault::NoSuchUnit { code: code.clone() }));
    }
    let mut outcomes = BTreeSet::new();
    for outcome in &unit.outcomes {
        let place = || Place::Outcome { unit: unit.code.clone(), outcome: outcome.code.clone() };
        faults.extend(of_outcome(outcome).into_iter().map(|fault| (place(), fault)));
        if !outcomes.insert(&outcome.code) {
            faults.push((place(), Fault::Twice { code: outcome.code.clone() }));
        }
    }
}

fn of_outcome(outcome: &LearningOutcome) -> Vec<Fault> {
    let vocabulary = Vocabulary::embedded();
    let mut faults = Vec::new();
    if !is_code(&outcome.code) {
        faults.push(Fault::Code { code: outcome.code.clone() });
    }
    if outcome.text_sv.trim().is_empty() || outcome.text_en.trim().is_empty() {
        faults.push(Fault::NoName);
    }
    if let Some(code) =
        outcome.certificate.as_ref().filter(|code| vocabulary.certificates().by_code(code).is_none())
    {
        faults.push(Fault::NoSuchCertificate { code: code.clone() });
    }
    if let Some(code) = outcome.process.as_ref().filter(|code| vocabulary.processes().by_code(code).is_none())
    {
        faults.push(Fault::NoSuchProcess { code: code.clone() });
    }
    faults
}

fn is_code(code: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=60).contains(&code.len()) && code.chars().all(fits)
}

/// The shortest way round, from the first unit that comes after itself: each is to come before the next.
fn circle(units: &[Unit]) -> Option<Vec<String>> {
    let after: BTreeMap<&str, &[String]> =
        units.iter().map(|unit| (unit.code.as_str(), unit.after.as_slice())).collect();
    units.iter().find_map(|unit| {
        let start = unit.code.as_str();
        // From each unit that was reached, the one that asks for it.
        let mut asked_by: BTreeMap<&str, &str> = BTreeMap::new();
        let mut front = vec![start];
        while !front.is_empty() && !asked_by.contains_key(start) {
            let mut further = Vec::new();
            for at in front {
                for before in after.get(at).copied().unwrap_or_default() {
                    if !asked_by.contains_key(before.as_str()) {
                        asked_by.insert(before, at);
                        further.push(before.as_str());
                    }
                }
            }
            front = further;
        }
        let mut codes = vec![start.to_owned()];
        let mut at = *asked_by.get(start)?;
        while at != start {
            codes.push(at.to_owned());
            at = asked_by[at];
        }
        codes.push(start.to_owned());
        Some(codes)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(code: &str, after: &[&str]) -> Unit {
        Unit {
            code: code.into(),
            name_sv: code.into(),
            name_en: code.into(),
            after: after.iter().map(|code| (*code).to_owned()).collect(),
            outcomes: Vec::new(),
        }
    }

    fn with(units: Vec<Unit>) -> Qualification {
        Qualification {
            code: "ett-exempel".into(),
            name_sv: "Ett".into(),
            name_en: "One".into(),
            source: "made up".into(),
            units,
            ..Qualification::default()
        }
    }

    #[test]
    fn a_circle_of_units_is_told_with_the_shortest_way_round() {
        let round =
            with(vec![unit("a", &["c"]), unit("b", &["a"]), unit("c", &["b", "a"]), unit("d", &["a"])]);
        let codes = ["a", "c", "a"].map(str::to_owned).to_vec();
        assert_eq!(check(&round), [(Place::Unit("a".into()), Fault::Circle { codes })]);
        let itself = with(vec![unit("a", &["a"])]);
        assert!(matches!(&check(&itself)[..], [(_, Fault::Circle { codes })] if codes.len() == 2));
        assert_eq!(check(&with(vec![unit("a", &[]), unit("b", &["a"]), unit("c", &["a", "b"])])), []);
    }

    #[test]
    fn every_fault_has_its_place() {
        let mut one = with(vec![unit("a", &["z"]), unit("a", &[])]);
        one.seqf = "4".parse().ok();
        one.units_stated = Some(1);
        one.from = "2026-02-01".parse().ok();
        one.until = "2026-01-01".parse().ok();
        one.units[0].outcomes = vec![LearningOutcome {
            code: "k1".into(),
            text_sv: "x".into(),
            text_en: "x".into(),
            certificate: Some("ISO 0".into()),
            process: Some("9.9.99".into()),
            ..LearningOutcome::default()
        }];
        let of = |place: Place| check(&one).into_iter().filter(|(at, _)| *at == place).count();
        assert_eq!(of(Place::Head), 3, "{:?}", check(&one));
        assert_eq!(of(Place::Unit("a".into())), 2);
        assert_eq!(of(Place::Outcome { unit: "a".into(), outcome: "k1".into() }), 2);
    }
}
