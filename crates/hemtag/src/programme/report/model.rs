//! What a report says, what it must say before it is signed, and how two of them differ. No input or output.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    funding::{model::call::Both, money::Assignment},
    programme::model::{Kind, Programme},
    words::Language,
};

/// The parts that an officer writes, in the report's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Summary,
    CarriedOut,
    Conclusions,
    Proposals,
}

impl Part {
    pub const ALL: [Part; 4] = [Part::Summary, Part::CarriedOut, Part::Conclusions, Part::Proposals];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Part::Summary => "summary",
            Part::CarriedOut => "carried-out",
            Part::Conclusions => "conclusions",
            Part::Proposals => "proposals",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// What became of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Done,
    Partly,
    NotDone,
    /// Of another assignment: told in its own report.
    Elsewhere,
}

impl Status {
    pub const ALL: [Status; 4] = [Status::Done, Status::Partly, Status::NotDone, Status::Elsewhere];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Status::Done => "done",
            Status::Partly => "partly",
            Status::NotDone => "not-done",
            Status::Elsewhere => "elsewhere",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// A line of the check list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyDone {
    pub duty: String,
    /// None until somebody says it.
    pub status: Option<Status>,
    pub words: String,
}

/// What an officer has written so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub parts: Vec<(Part, String)>,
    pub duties: Vec<DutyDone>,
}

impl Written {
    #[must_use]
    pub fn part(&self, part: Part) -> &str {
        self.parts.iter().find(|(one, _)| *one == part).map_or("", |(_, text)| text)
    }

    #[must_use]
    pub fn duty(&self, code: &str) -> Option<&DutyDone> {
        self.duties.iter().find(|one| one.duty == code)
    }
}

/// A figure as it stands in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Things, öre or seconds.
    Is(i64),
    /// Made of fewer things than may be told.
    Few,
    /// Nothing was counted that a middle could be of.
    None,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    pub indicator: String,
    pub value: Value,
}

/// What projects report of an indicator of their call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectsFigure {
    /// `call/indicator`.
    pub key: String,
    pub call: Both,
    pub title: Both,
    pub unit: Both,
    pub value: Value,
}

/// The money of a year, in öre, as the ledger had it at the end of the reporting day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyLine {
    pub year: i16,
    pub frame: i64,
    pub committed: i64,
    pub paid: i64,
    pub recovered: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub name: String,
    pub function: String,
    pub at: Timestamp,
}

/// A report whole, as it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    pub day: Date,
    /// Counted are events before this moment, up to the newest one then, by its number and hash.
    pub until: Timestamp,
    pub event: i64,
    pub hash: String,
    /// The newest line of the ledger that is counted; none in what was signed before it was kept.
    #[serde(default)]
    pub line: Option<i64>,
    /// The programme's file as it was, so that the report can be read without it.
    pub programme: Programme,
    pub figures: Vec<Figure>,
    pub money: Vec<MoneyLine>,
    /// The assignment as it was kept with its money; none in what was signed before it was kept here.
    #[serde(default)]
    pub given: Option<Assignment>,
    /// What projects of the assignment's calls report; none in what was signed before it was kept here.
    #[serde(default)]
    pub projects: Option<Vec<ProjectsFigure>>,
    pub written: Written,
    /// The report of the same assignment that was signed before it, with its figures.
    pub before: Option<(String, Date, Vec<Figure>)>,
    /// And with its money.
    #[serde(default)]
    pub money_before: Vec<MoneyLine>,
    pub signature: Signature,
    /// Signed in a demonstration: its files say so for good.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

/// A report as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    pub id: i64,
    pub programme: String,
    pub report: String,
    pub day: Date,
    pub written: Written,
    /// Counts every change.
    pub version: i64,
    pub updated_at: Timestamp,
    pub frozen: Option<Frozen>,
    /// SHA-256 of the PDF, where it was signed before files were made by a job.
    pub fingerprint: Option<String>,
}

/// A file in which a report is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    Pdf(Language),
    /// Every table, a sheet each.
    Xlsx(Language),
    /// All of it as JSON, which is the same in every language.
    Data,
}

impl File {
    /// Every file of a signed report; the first is what is signed.
    pub const ALL: [File; 5] = [
        File::Pdf(Language::Swedish),
        File::Xlsx(Language::Swedish),
        File::Pdf(Language::English),
        File::Xlsx(Language::English),
        File::Data,
    ];

    /// As it stands in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            File::Pdf(Language::Swedish) => "pdf-sv",
            File::Pdf(Language::English) => "pdf-en",
            File::Xlsx(Language::Swedish) => "xlsx-sv",
            File::Xlsx(Language::English) => "xlsx-en",
            File::Data => "json",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<File> {
        File::ALL.into_iter().find(|file| file.code() == code)
    }

    /// The file of a format, in a language where it has one.
    #[must_use]
    pub fn of_format(format: &str, language: Language) -> Option<File> {
        let one = |file: &File| match file {
            File::Pdf(its) | File::Xlsx(its) => file.format() == format && *its == language,
            File::Data => format == file.format(),
        };
        File::ALL.into_iter().find(one)
    }

    /// As it ends, and as addresses name it.
    #[must_use]
    pub const fn format(self) -> &'static str {
        match self {
            File::Pdf(_) => "pdf",
            File::Xlsx(_) => "xlsx",
            File::Data => "json",
        }
    }

    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            File::Pdf(_) => "application/pdf",
            File::Xlsx(_) => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            File::Data => "application/json",
        }
    }
}

/// A file of a signed report, as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeFile {
    pub file: File,
    /// SHA-256.
    pub fingerprint: String,
    /// In bytes.
    pub size: u64,
    pub made_at: Timestamp,
}

/// What a colleague says of a part of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub id: i64,
    pub part: String,
    pub words: String,
    pub at: Timestamp,
    /// A role, never a name.
    pub role: String,
    pub settled: bool,
}

/// A figure that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub indicator: String,
    pub before: Value,
    pub now: Value,
}

/// The figures that differ, by indicator. One that only one of both has differs from none.
#[must_use]
pub fn differences(before: &[Figure], now: &[Figure]) -> Vec<Change> {
    let of = |figures: &[Figure], code: &str| {
        figures.iter().find(|one| one.indicator == code).map_or(Value::None, |one| one.value)
    };
    let mut codes: Vec<&str> = before.iter().chain(now).map(|one| one.indicator.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
        .into_iter()
        .map(|code| Change { indicator: code.to_owned(), before: of(before, code), now: of(now, code) })
        .filter(|change| change.before != change.now)
        .collect()
}

/// What a figure grew by, where both are told and can be subtracted.
#[must_use]
pub fn growth(kind: Kind, before: Value, now: Value) -> Option<i64> {
    match (kind, before, now) {
        (Kind::Count | Kind::Money, Value::Is(before), Value::Is(now)) => Some(now - before),
        _ => None,
    }
}

/// What a report lacks before it may be signed: the names of its fields.
#[must_use]
pub fn lacks(programme: &Programme, written: &Written) -> Vec<String> {
    let parts = Part::ALL.into_iter().filter(|part| written.part(*part).trim().is_empty());
    let mut lacking: Vec<String> = parts.map(|part| format!("part-{}", part.code())).collect();
    for duty in &programme.duties {
        let said = written.duty(&duty.code);
        if said.and_then(|said| said.status).is_none() {
            lacking.push(format!("status-{}", duty.code));
        }
        // Of another assignment nothing need be said here.
        let is_here = said.is_none_or(|said| said.status != Some(Status::Elsewhere));
        if is_here && said.is_none_or(|said| said.words.trim().is_empty()) {
            lacking.push(format!("duty-{}", duty.code));
        }
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::Programmes;

    fn figure(code: &str, value: Value) -> Figure {
        Figure { indicator: code.to_owned(), value }
    }

    #[test]
    fn files_are_read_as_they_are_written() {
        for file in File::ALL {
            assert_eq!(File::parse(file.code()), Some(file));
        }
        assert_eq!(File::of_format("pdf", Language::English), Some(File::Pdf(Language::English)));
        assert_eq!(File::of_format("json", Language::English), Some(File::Data));
        assert_eq!(File::of_format("doc", Language::Swedish), None);
    }

    #[test]
    fn figures_that_differ_are_told_and_only_sums_are_subtracted() {
        let before = [figure("a", Value::Is(4)), figure("b", Value::Few), figure("c", Value::Is(1))];
        let now = [figure("a", Value::Is(7)), figure("b", Value::Few), figure("d", Value::Is(2))];
        let told: Vec<(String, Value, Value)> =
            differences(&before, &now).into_iter().map(|one| (one.indicator, one.before, one.now)).collect();
        assert_eq!(
            told,
            [
                ("a".to_owned(), Value::Is(4), Value::Is(7)),
                ("c".to_owned(), Value::Is(1), Value::None),
                ("d".to_owned(), Value::None, Value::Is(2)),
            ]
        );
        assert_eq!(growth(Kind::Count, Value::Is(4), Value::Is(7)), Some(3));
        assert_eq!(growth(Kind::MedianSpan, Value::Is(4), Value::Is(7)), None);
        assert_eq!(growth(Kind::Count, Value::Few, Value::Is(7)), None);
    }

    #[test]
    fn every_duty_is_answered_before_a_report_is_signed() {
        let programme = Programmes::shipped();
        let nothing = lacks(programme, &Written::default());
        assert_eq!(nothing.len(), 4 + 2 * programme.duties.len());
        let mut written = Written {
            parts: Part::ALL.map(|part| (part, "Text".to_owned())).to_vec(),
            duties: programme
                .duties
                .iter()
                .map(|duty| DutyDone {
                    duty: duty.code.clone(),
                    status: Some(Status::Done),
                    words: "Gjort".into(),
                })
                .collect(),
        };
        assert_eq!(lacks(programme, &written), Vec::<String>::new());
        written.duties[3].words.clear();
        assert_eq!(lacks(programme, &written), ["duty-M4"]);
        written.duties[3].status = Some(Status::Elsewhere);
        assert_eq!(lacks(programme, &written), Vec::<String>::new());
    }
}
