//! Who may apply: rules as dated data, each judged met, missed or unknown with what it rests on.

use funding::Ore;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::call::Both;

/// One rule with the days on which it holds and where it is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligibility {
    pub rule: Rule,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub source: String,
}

impl Eligibility {
    /// Whether the rule holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// What is asked of the party that applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Rule {
    /// Its branch (SNI 2007) begins with one of these and with none of those.
    Branch { any: Vec<String>, but: Vec<String> },
    /// So many people work there at most.
    EmployeesAtMost { people: u32 },
    /// So many at least.
    EmployeesAtLeast { people: u32 },
    /// It lies in one of these counties (codes).
    County { any: Vec<String> },
    /// Granted by the agency in so many years before: at most so much.
    EarlierAtMost { ore: Ore, years: u8 },
    /// A validation of skills has been done.
    Validated,
    /// A person judges it: the question.
    Judged { question: Both },
}

/// What is known of the party that applies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// SNI 2007, digits without a stop.
    pub branch: Option<String>,
    pub employees: Option<u32>,
    pub county: Option<String>,
    /// Granted before, with the day; `None`: nobody has looked.
    pub earlier: Option<Vec<(Date, Ore)>>,
    pub validated: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Missed,
    Unknown,
    Met,
}

/// Judges one rule on a day. What is not known is unknown, never met.
#[must_use]
pub fn judge(rule: &Rule, known: &Known, day: Date) -> Verdict {
    let of = |known: Option<bool>| match known {
        Some(true) => Verdict::Met,
        Some(false) => Verdict::Missed,
        None => Verdict::Unknown,
    };
    match rule {
        Rule::Branch { any, but } => of(known.branch.as_deref().and_then(|branch| within(branch, any, but))),
        Rule::EmployeesAtMost { people } => of(known.employees.map(|is| is <= *people)),
        Rule::EmployeesAtLeast { people } => of(known.employees.map(|is| is >= *people)),
        Rule::County { any } => of(known.county.as_ref().map(|county| any.contains(county))),
        Rule::EarlierAtMost { ore, years } => of(known.earlier.as_ref().map(|all| {
            let from = day.saturating_sub(jiff::Span::new().years(i64::from(*years)));
            let sum: Ore = all.iter().filter(|(on, _)| from < *on && *on <= day).map(|(_, ore)| *ore).sum();
            sum <= *ore
        })),
        Rule::Validated => of(known.validated),
        Rule::Judged { .. } => Verdict::Unknown,
    }
}

/// Whether a branch lies within some and outside others; `None` where a branch that is known less finely could be either.
fn within(branch: &str, any: &[String], but: &[String]) -> Option<bool> {
    let digits = |code: &str| code.chars().filter(char::is_ascii_digit).collect::<String>();
    let branch = digits(branch);
    if branch.is_empty() {
        return None;
    }
    let lies = |codes: &[String]| codes.iter().any(|code| branch.starts_with(&digits(code)));
    // "25" may or may not be the "25.6" that a rule names.
    let may_lie = |codes: &[String]| codes.iter().any(|code| digits(code).starts_with(&branch));
    if lies(but) || !(lies(any) || may_lie(any)) {
        return Some(false);
    }
    if lies(any) && !may_lie(but) { Some(true) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn branch(of: &str) -> Known {
        Known { branch: Some(of.into()), ..Known::default() }
    }

    #[test]
    fn branches_are_told_by_their_digits_and_a_coarse_one_may_be_unknown() {
        // The automation checks of 2024: SNI 10, 11, 13 to 33, but 10.2.
        let rule =
            Rule::Branch { any: vec!["10".into(), "11".into(), "25".into()], but: vec!["10.2".into()] };
        let judged = |of: &str| judge(&rule, &branch(of), day("2024-05-01"));
        assert_eq!(judged("25.620"), Verdict::Met);
        assert_eq!(judged("10.710"), Verdict::Met);
        assert_eq!(judged("10.200"), Verdict::Missed);
        assert_eq!(judged("10"), Verdict::Unknown, "it may be 10.2");
        assert_eq!(judged("1"), Verdict::Unknown);
        assert_eq!(judged("46"), Verdict::Missed);
        assert_eq!(judge(&rule, &Known::default(), day("2024-05-01")), Verdict::Unknown);
    }

    #[test]
    fn earlier_support_counts_its_years_to_the_day() {
        let rule = Rule::EarlierAtMost { ore: Ore::kronor(100), years: 1 };
        let earlier = |all: &[(&str, i64)]| Known {
            earlier: Some(all.iter().map(|(on, kronor)| (day(on), Ore::kronor(*kronor))).collect()),
            ..Known::default()
        };
        let on = day("2024-05-01");
        assert_eq!(judge(&rule, &earlier(&[("2023-05-01", 500), ("2023-05-02", 100)]), on), Verdict::Met);
        assert_eq!(judge(&rule, &earlier(&[("2023-05-02", 100), ("2024-05-01", 1)]), on), Verdict::Missed);
        assert_eq!(judge(&rule, &Known::default(), on), Verdict::Unknown, "nobody has looked");
    }

    #[test]
    fn a_person_s_question_is_never_answered_by_the_rule() {
        let rule = Rule::Judged { question: Both::new("Är det lämpligt?", "Is it suitable?") };
        assert_eq!(judge(&rule, &Known::default(), day("2024-05-01")), Verdict::Unknown);
    }
}
