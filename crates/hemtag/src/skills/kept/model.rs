//! Versions of vocabularies and words, without input or output.

use serde::{Deserialize, Serialize};
use skills::Scheme;

/// What a version holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub concepts: usize,
    /// Of the concepts: those that the version gave up. Nothing is linked to them.
    pub deprecated: usize,
    pub occupations: usize,
    /// ISO 639-1, in alphabetical order.
    pub languages: Vec<String>,
}

impl Counts {
    #[must_use]
    pub fn of(scheme: &Scheme) -> Counts {
        let mut languages: Vec<String> = scheme
            .concepts
            .iter()
            .flat_map(|concept| &concept.labels)
            .map(|label| label.language.to_string())
            .collect();
        languages.sort_unstable();
        languages.dedup();
        Counts {
            concepts: scheme.concepts.len(),
            deprecated: scheme.concepts.iter().filter(|concept| concept.is_deprecated).count(),
            occupations: scheme.occupations.len(),
            languages,
        }
    }
}

/// A version about to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVersion {
    pub scheme: String,
    pub version: String,
    /// The version that its files are read as; none: they are told none, and the scheme is called what [`NewVersion::version`] says.
    pub read_as: Option<String>,
    pub counts: Counts,
    pub in_use: bool,
}

/// A version as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVersion {
    pub id: i64,
    pub scheme: String,
    pub version: String,
    pub read_as: Option<String>,
    /// None: what comes with the program.
    pub files: Option<i64>,
    pub counts: Counts,
    pub in_use: bool,
    pub at: String,
}

impl KeptVersion {
    /// Such as `esco 1.2.0`.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} {}", self.scheme, self.version)
    }
}

/// The longest word that is kept, in characters: a longer one is a sentence.
pub const LONGEST: usize = 120;

/// A word for counting: small letters, single spaces, no marks around it. None when nothing is left, or it is too long to be the
/// name of a skill.
#[must_use]
pub fn plain(word: &str) -> Option<String> {
    let words: Vec<String> = word
        .to_lowercase()
        .split_whitespace()
        .map(|one| one.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#')).to_owned())
        .filter(|one| !one.is_empty())
        .collect();
    let plain = words.join(" ");
    let is_word = plain.chars().any(char::is_alphanumeric) && plain.chars().count() <= LONGEST;
    is_word.then_some(plain)
}

/// The quarter of a day, as `2026Q4`.
#[must_use]
pub fn quarter(day: jiff::civil::Date) -> String {
    format!("{}Q{}", day.year(), (day.month() + 2) / 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_whatever_their_writing() {
        for same in ["Friction Stir Welding", " friction  stir welding.", "»Friction stir\twelding«"] {
            assert_eq!(plain(same).as_deref(), Some("friction stir welding"));
        }
        assert_eq!(plain("C++").as_deref(), Some("c++"));
        assert_eq!(plain("C#").as_deref(), Some("c#"));
        assert_eq!(plain(" – "), None);
        assert_eq!(plain(&"lång ".repeat(40)), None);
    }

    #[test]
    fn a_day_has_a_quarter() {
        use jiff::civil::date;
        assert_eq!(quarter(date(2026, 3, 31)), "2026Q1");
        assert_eq!(quarter(date(2026, 4, 1)), "2026Q2");
        assert_eq!(quarter(date(2026, 12, 31)), "2026Q4");
    }
}
