//! The rule sets with their days, the articles that reasons name, and the branches outside the rules: three tables.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The years that a ceiling counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// The firm's current fiscal year and those before it.
    Fiscal,
    /// Back from the day itself.
    Rolling,
}

/// One rule set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RuleSet {
    pub code: String,
    pub regulation: String,
    /// For a single undertaking in one Member State, in whole euro.
    pub ceiling_eur: i64,
    pub years: i16,
    pub window: Window,
    /// The first and the last day on which aid is granted under it.
    pub valid_from: Date,
    pub valid_to: Date,
    pub source: String,
    pub confidence: String,
}

impl RuleSet {
    #[must_use]
    pub const fn ceiling_cents(&self) -> i64 {
        self.ceiling_eur * 100
    }
}

/// What an article says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Firms that make up one undertaking.
    SingleUndertaking,
    /// When aid counts as granted.
    Granted,
    Ceiling,
    Window,
    /// Aid in kind counts at what it is worth.
    Equivalent,
    Merger,
    Split,
    /// Aid that depends on the use of domestic over imported goods lies outside.
    Domestic,
    /// From one rule set to the next.
    Transition,
    Register,
}

/// Where a rule set says something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Article {
    pub rule_set: String,
    pub subject: Subject,
    /// "article 3(8)".
    pub article: String,
    pub source: String,
    pub confidence: String,
}

/// A branch that a rule set leaves out: aid to that activity is not covered; aid to another activity of the same firm is, when
/// the two are kept apart.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Exclusion {
    pub rule_set: String,
    /// The first digits of the branch (NACE, as in SNI).
    pub nace_prefix: String,
    pub name_sv: String,
    pub name_en: String,
    pub article: String,
    pub source: String,
    pub confidence: String,
}

macro_rules! table {
    ($name:ident: $row:ty, $file:literal) => {
        fn $name() -> &'static [$row] {
            static ALL: LazyLock<Vec<$row>> = LazyLock::new(|| {
                read(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/", $file)), $file)
            });
            &ALL
        }
    };
}

table!(all_rule_sets: RuleSet, "aid_rules.csv");
table!(all_articles: Article, "aid_articles.csv");
table!(all_exclusions: Exclusion, "aid_exclusions.csv");

fn read<T: DeserializeOwned>(text: &str, file: &str) -> Vec<T> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    rows.collect::<Result<_, _>>().unwrap_or_else(|error| panic!("data/{file} is wrong: {error}"))
}

/// Every rule set of the table, oldest first.
///
/// # Panics
/// When the embedded table is wrong, which a test finds.
#[must_use]
pub fn rule_sets() -> &'static [RuleSet] {
    all_rule_sets()
}

/// The rule set that holds on a day.
#[must_use]
pub fn rules_on(day: Date) -> Option<&'static RuleSet> {
    rule_sets().iter().find(|rules| rules.valid_from <= day && day <= rules.valid_to)
}

/// The rule set of a code, for what was decided under it.
#[must_use]
pub fn rules_of(code: &str) -> Option<&'static RuleSet> {
    rule_sets().iter().find(|rules| rules.code == code)
}

/// Where a rule set says something. `None` where no source says so.
#[must_use]
pub fn article(rules: &RuleSet, subject: Subject) -> Option<&'static Article> {
    all_articles().iter().find(|row| row.rule_set == rules.code && row.subject == subject)
}

/// Whether a branch lies outside a rule set.
#[must_use]
pub fn exclusion(rules: &RuleSet, nace: &str) -> Option<&'static Exclusion> {
    let digits: String = nace.chars().filter(char::is_ascii_digit).collect();
    all_exclusions().iter().find(|row| row.rule_set == rules.code && digits.starts_with(&row.nace_prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn each_day_has_at_most_one_rule_set() {
        for (i, rules) in rule_sets().iter().enumerate() {
            assert!(rules.valid_from < rules.valid_to && !rules.source.is_empty());
            for other in &rule_sets()[i + 1..] {
                assert!(rules.valid_to < other.valid_from, "oldest first, and never two: {}", other.code);
            }
        }
        assert_eq!(rules_on(day("2023-12-31")).unwrap().ceiling_eur, 200_000);
        assert_eq!(rules_on(day("2024-01-01")).unwrap().ceiling_eur, 300_000);
        assert_eq!(rules_on(day("2031-01-01")), None);
    }

    #[test]
    fn every_row_names_a_rule_set_and_its_source() {
        for row in all_articles() {
            assert!(rules_of(&row.rule_set).is_some() && row.article.starts_with("article "), "{row:?}");
            assert!(!row.source.is_empty() && !row.confidence.is_empty(), "{row:?}");
        }
        for row in all_exclusions() {
            assert!(rules_of(&row.rule_set).is_some() && !row.source.is_empty(), "{row:?}");
        }
        for rules in rule_sets() {
            for subject in [Subject::Merger, Subject::Split, Subject::Domestic, Subject::SingleUndertaking] {
                assert!(article(rules, subject).is_some(), "{} {subject:?}", rules.code);
            }
        }
    }

    #[test]
    fn farms_and_fisheries_lie_outside_and_workshops_do_not() {
        let rules = rules_of("2023-2831").unwrap();
        assert_eq!(exclusion(rules, "01.110").unwrap().article, "article 1(1)(c)");
        assert_eq!(exclusion(rules, "A03.21").unwrap().article, "article 1(1)(a)");
        for inside in ["25.620", "C10.2", "", "13"] {
            assert_eq!(exclusion(rules, inside), None, "{inside}");
        }
    }
}
