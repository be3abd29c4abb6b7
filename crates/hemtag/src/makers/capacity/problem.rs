//! What is wrong with hours as they were typed or stand in a file, with the sentence that says what to write.

use crate::words::Language;

/// One thing that is wrong. What it names is the text as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    NotHours {
        text: String,
    },
    /// More at most is free than as planned.
    MostBelowFree {
        text: String,
    },
    NothingToCopy,
    NotADay {
        text: String,
    },
    NotAWeek {
        text: String,
    },
    /// The file's row names no machine group of the maker.
    NoGroup {
        text: String,
    },
    /// The file's row could mean several.
    ManyGroups {
        text: String,
    },
    NameTooLong {
        most: usize,
    },
}

impl Problem {
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let stated = |key: &str, text: &str| language.ta(key, &[("stated", text.into())]);
        match self {
            Problem::NotHours { text } => language.ta(
                "capacity-problem-hours",
                &[("stated", text.as_str().into()), ("most", super::model::MOST_HOURS.to_string().into())],
            ),
            Problem::MostBelowFree { text } => stated("capacity-problem-most", text),
            Problem::NothingToCopy => language.t("capacity-problem-nothing"),
            Problem::NotADay { text } => stated("capacity-problem-day", text),
            Problem::NotAWeek { text } => stated("capacity-problem-week", text),
            Problem::NoGroup { text } => stated("capacity-problem-group", text),
            Problem::ManyGroups { text } => stated("capacity-problem-groups", text),
            Problem::NameTooLong { most } => {
                language.ta("capacity-problem-name", &[("most", most.to_string().into())])
            }
        }
    }
}
