//! The words of the scale and of evidence.

use workforce::map::{Age, EvidenceKind, Level, Scale};

use crate::words::Language;

/// A step of the scale: its name, and how one sees that somebody stands on it. 0 is "cannot".
#[must_use]
pub fn step(language: Language, scale: &Scale, level: Level) -> (String, String) {
    let own = usize::from(level.0).checked_sub(1).and_then(|at| scale.0.get(at));
    match own {
        Some(step) => (step.name.clone(), step.anchor.clone()),
        None if level.0 > Scale::USUAL => (level.0.to_string(), String::new()),
        None => (
            language.t(&format!("skills-level-{}", level.0)),
            language.t(&format!("skills-level-{}-anchor", level.0)),
        ),
    }
}

/// "2 – with support".
#[must_use]
pub fn level(language: Language, scale: &Scale, level: Level) -> String {
    format!("{} – {}", level.0, step(language, scale, level).0)
}

/// The names of the steps from 1: the firm's own, or the program's in both languages one after the other.
#[must_use]
pub fn names(scale: &Scale) -> Vec<String> {
    if !scale.0.is_empty() {
        return scale.0.iter().map(|step| step.name.clone()).collect();
    }
    let of = |language: Language| (1..=Scale::USUAL).map(move |n| step(language, scale, Level(n)).0);
    Language::ALL.into_iter().flat_map(of).collect()
}

/// Levels to choose from, from `lowest`.
#[must_use]
pub fn levels(language: Language, scale: &Scale, lowest: u8) -> Vec<(String, String)> {
    (lowest..=scale.highest().0).map(|n| (n.to_string(), level(language, scale, Level(n)))).collect()
}

#[must_use]
pub fn kind(language: Language, kind: EvidenceKind) -> String {
    language.t(&format!("skills-evidence-{}", kind.code()))
}

/// The kinds of evidence to choose from.
#[must_use]
pub fn kinds(language: Language) -> Vec<(String, String)> {
    EvidenceKind::ALL.into_iter().map(|one| (one.code().to_owned(), kind(language, one))).collect()
}

/// How evidence stands, where it is not as it should be.
#[must_use]
pub fn age(language: Language, age: Age) -> Option<String> {
    let code = match age {
        Age::Good => return None,
        Age::NotYet => "not-yet",
        Age::Expired => "expired",
        Age::Old => "old",
        Age::Unknown => "unknown",
    };
    Some(language.t(&format!("skills-age-{code}")))
}
