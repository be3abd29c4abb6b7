//! What is wrong with a text that should be a value: what was expected, what to do.

use serde::Serialize;

use crate::words::Language;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum ValueProblem {
    NotALength {
        stated: String,
    },
    NotASize {
        stated: String,
    },
    NotAMass {
        stated: String,
    },
    NotATolerance {
        stated: String,
    },
    /// Pieces, hours, kilometres: a whole number above zero, at most `most`.
    NotAWhole {
        stated: String,
        most: u32,
    },
    NotADate {
        stated: String,
    },
    NotAKommun {
        stated: String,
        nearest: Option<String>,
    },
    NotACounty {
        stated: String,
        nearest: Option<String>,
    },
    NotAChoice {
        stated: String,
        allowed: String,
    },
    /// "1,200" can be 1.2 and 1200.
    TwoNumbers {
        stated: String,
        small: String,
        large: String,
    },
    /// A length or mass of nothing, or beyond what can be made.
    OutOfRange {
        stated: String,
        from: String,
        to: String,
    },
}

impl ValueProblem {
    /// What is wrong and what to do, without the place.
    #[must_use]
    pub fn sentence(&self, l: Language) -> String {
        match self {
            ValueProblem::NotALength { stated } => stated_in(l, "need-problem-not-a-length", stated),
            ValueProblem::NotASize { stated } => stated_in(l, "need-problem-not-a-size", stated),
            ValueProblem::NotAMass { stated } => stated_in(l, "need-problem-not-a-mass", stated),
            ValueProblem::NotATolerance { stated } => stated_in(l, "need-problem-not-a-tolerance", stated),
            ValueProblem::NotAWhole { stated, most } => l.ta(
                "need-problem-not-a-whole",
                &[("stated", stated.as_str().into()), ("most", l.whole(*most).into())],
            ),
            ValueProblem::NotADate { stated } => stated_in(l, "need-problem-not-a-date", stated),
            ValueProblem::NotAKommun { stated, nearest } => {
                stated_or_nearest(l, "need-problem-not-a-kommun", stated, nearest.as_deref())
            }
            ValueProblem::NotACounty { stated, nearest } => {
                stated_or_nearest(l, "need-problem-not-a-county", stated, nearest.as_deref())
            }
            ValueProblem::NotAChoice { stated, allowed } => l.ta(
                "need-problem-not-a-choice",
                &[("stated", stated.as_str().into()), ("allowed", allowed.as_str().into())],
            ),
            ValueProblem::TwoNumbers { stated, small, large } => l.ta(
                "need-problem-two-numbers",
                &[
                    ("stated", stated.as_str().into()),
                    ("small", small.as_str().into()),
                    ("large", large.as_str().into()),
                ],
            ),
            ValueProblem::OutOfRange { stated, from, to } => l.ta(
                "need-problem-out-of-range",
                &[
                    ("stated", stated.as_str().into()),
                    ("from", from.as_str().into()),
                    ("to", to.as_str().into()),
                ],
            ),
        }
    }
}

fn stated_in(language: Language, key: &str, stated: &str) -> String {
    language.ta(key, &[("stated", stated.into())])
}

fn stated_or_nearest(language: Language, key: &str, stated: &str, nearest: Option<&str>) -> String {
    match nearest {
        None => stated_in(language, key, stated),
        Some(nearest) => {
            language.ta(&format!("{key}-nearest"), &[("stated", stated.into()), ("nearest", nearest.into())])
        }
    }
}
