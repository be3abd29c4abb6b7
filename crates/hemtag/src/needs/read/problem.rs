//! What is wrong with something that was handed over: where, what was expected, what to do.

use serde::Serialize;

use crate::{files::table::FileProblem, needs::model::Field, values::ValueProblem, words::Language};

/// Where in a file. Lines, columns and rows count from one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Characters from the line's beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// Row of a table, its head being row 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    /// Head of the table's column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub place: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    #[serde(flatten)]
    pub kind: ProblemKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum ProblemKind {
    /// There is nothing in the file.
    Empty,
    /// The file breaks the rules of its format.
    Syntax {
        format: &'static str,
        message: String,
    },
    TooDeep,
    /// A format with a name, broken at a place.
    OtherForm {
        form: &'static str,
        at: String,
        /// What the format asks for there and what stands there, in English.
        message: String,
    },
    /// Some fields of a manifest are there, but not what every manifest has.
    NotAManifest {
        lacks: String,
    },
    /// A field that a need does not have; `nearest` is one it has.
    UnknownKey {
        key: String,
        nearest: Option<String>,
    },
    /// A field of a part that stands at the product, or the other way round.
    ElsewhereKey {
        key: String,
        belongs: &'static str,
    },
    Missing,
    NotText {
        stated: String,
    },
    NotAPosition {
        stated: String,
    },
    /// Longer than a field takes, in characters.
    TooLong {
        most: usize,
    },
    /// More parts or operations than a need takes.
    TooMany {
        most: usize,
    },
    /// A part states processes and operations both.
    ProcessesTwice,
    /// A column stands twice in the head of a table.
    Twice,
    /// A cell that begins as a formula.
    Formula {
        stated: String,
    },
    /// A cell that stands under no head; columns count from one.
    NoHead {
        column: usize,
    },
    /// Two rows of one need say two things of the product; `first` is the row of its first part.
    RowsDiffer {
        first: usize,
    },
    /// The file cannot be read as a table.
    NoTable {
        #[serde(serialize_with = "told")]
        why: FileProblem,
    },
    /// A table with a head and no rows, or a list of nothing.
    NoNeeds,
    /// Something in a list that is no need: a number, a text.
    NotANeed {
        stated: String,
    },
    /// The file is a picture, a program or a spreadsheet, not text.
    NotATextFile,
    /// The file is larger than any of its kind.
    TooLarge {
        most_mb: usize,
    },
    /// A text that is no value of its kind.
    #[serde(untagged)]
    Value(ValueProblem),
}

impl Problem {
    #[must_use]
    pub fn whole(kind: ProblemKind) -> Problem {
        Problem { place: Place::default(), field: None, kind }
    }

    /// The whole sentence: where, what is wrong, what to do.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let mut text = String::new();
        if let (Some(line), Some(column)) = (self.place.line, self.place.column) {
            text.push_str(
                &language.ta("need-place-line", &[("line", line.into()), ("column", column.into())]),
            );
        }
        if let Some(row) = self.place.row {
            text.push_str(&match &self.place.head {
                Some(head) => {
                    language.ta("need-place-cell", &[("row", row.into()), ("head", head.as_str().into())])
                }
                None => language.ta("need-place-row", &[("row", row.into())]),
            });
        }
        if let Some(field) = self.field.filter(|_| self.place.head.is_none()) {
            text.push_str(&language.t(&format!("need-field-{}", field.key())));
            text.push_str(": ");
        }
        text + &self.kind.sentence(language)
    }
}

impl From<ValueProblem> for ProblemKind {
    fn from(problem: ValueProblem) -> ProblemKind {
        ProblemKind::Value(problem)
    }
}

impl ProblemKind {
    /// What is wrong and what to do, without the place.
    #[must_use]
    pub fn sentence(&self, l: Language) -> String {
        match self {
            ProblemKind::Value(problem) => problem.sentence(l),
            ProblemKind::Empty => l.t("need-problem-empty"),
            ProblemKind::Syntax { format, message } => l.ta(
                "need-problem-syntax",
                &[("format", (*format).into()), ("message", message.as_str().into())],
            ),
            ProblemKind::TooDeep => l.t("need-problem-too-deep"),
            ProblemKind::OtherForm { form, at, message } => l.ta(
                "import-file-other-form",
                &[("form", (*form).into()), ("at", at.as_str().into()), ("message", message.as_str().into())],
            ),
            ProblemKind::NotAManifest { lacks } => {
                l.ta("need-problem-not-a-manifest", &[("lacks", lacks.as_str().into())])
            }
            ProblemKind::UnknownKey { key, nearest: None } => {
                l.ta("need-problem-unknown-key", &[("key", key.as_str().into())])
            }
            ProblemKind::UnknownKey { key, nearest: Some(nearest) } => l.ta(
                "need-problem-unknown-key-nearest",
                &[("key", key.as_str().into()), ("nearest", nearest.as_str().into())],
            ),
            ProblemKind::ElsewhereKey { key, belongs } => l.ta(
                "need-problem-elsewhere-key",
                &[("key", key.as_str().into()), ("belongs", (*belongs).into())],
            ),
            ProblemKind::Missing => l.t("need-problem-missing"),
            ProblemKind::NotText { stated } => stated_in(l, "need-problem-not-text", stated),
            ProblemKind::NotAPosition { stated } => stated_in(l, "need-problem-not-a-position", stated),
            ProblemKind::TooLong { most } => l.ta("need-problem-too-long", &[("most", (*most).into())]),
            ProblemKind::TooMany { most } => l.ta("need-problem-too-many", &[("most", (*most).into())]),
            ProblemKind::ProcessesTwice => l.t("need-problem-processes-twice"),
            ProblemKind::Twice => l.t("need-problem-twice"),
            ProblemKind::NoHead { column } => l.ta("need-problem-no-head", &[("column", (*column).into())]),
            ProblemKind::RowsDiffer { first } => {
                l.ta("need-problem-rows-differ", &[("first", (*first).into())])
            }
            ProblemKind::NoTable { why: FileProblem::Empty } => l.t("need-problem-empty"),
            ProblemKind::NoTable { why: FileProblem::NoRows } => l.t("need-problem-no-needs"),
            ProblemKind::NoTable { why } => why.sentence(l),
            ProblemKind::NoNeeds => l.t("need-problem-no-needs"),
            ProblemKind::NotANeed { stated } => stated_in(l, "need-problem-not-a-need", stated),
            ProblemKind::NotATextFile => l.t("need-problem-not-a-text-file"),
            ProblemKind::Formula { stated } => stated_in(l, "need-problem-formula", stated),
            ProblemKind::TooLarge { most_mb } => {
                l.ta("need-problem-too-large", &[("most", (*most_mb).into())])
            }
        }
    }
}

fn told<S: serde::Serializer>(problem: &FileProblem, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&problem.sentence(Language::English))
}

fn stated_in(language: Language, key: &str, stated: &str) -> String {
    language.ta(key, &[("stated", stated.into())])
}
