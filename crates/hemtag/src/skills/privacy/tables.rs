//! The two tables: what is held of people, column by column, and how long.

use std::sync::LazyLock;

use serde::Deserialize;

/// A column of the database in which something of a person stands, or that belongs to such a row.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Column {
    pub table: String,
    pub column: String,
    pub what: String,
    pub purpose: String,
    /// This project's reading, not a lawyer's.
    pub basis: String,
    pub seen_by: String,
    /// The rules by which it goes, whichever comes first, with `; ` between them.
    pub rule: String,
    /// Where it stands in what a person is handed out: names from the outside in, with points between them. Or `no: ` and why not.
    pub handed_out: String,
}

impl Column {
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        self.rule.split("; ")
    }

    /// Where it stands in what a person is handed out; none: nowhere.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        (!self.handed_out.starts_with("no: ")).then_some(self.handed_out.as_str())
    }
}

/// How long something is kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Retention {
    pub rule: String,
    pub days: i64,
    pub counted_from: String,
    pub since: String,
    pub goes: String,
    pub why: String,
}

/// What the job erases. Each has its row in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    ValidationConcluded,
    ValidationUnfinished,
    ShareEnded,
    Look,
    RecordWithdrawn,
    InvitationWhom,
    Invitation,
    AssessorEnded,
    MapVersion,
    PersonLeft,
    MapUntouched,
    /// From the letter that tells of it.
    MapUntouchedTold,
    PlanEarlier,
    /// By the job of files that wait for their confirmation.
    Upload,
    /// By the job of the post.
    Letter,
}

impl Rule {
    pub const ALL: [Rule; 15] = [
        Rule::ValidationConcluded,
        Rule::ValidationUnfinished,
        Rule::ShareEnded,
        Rule::Look,
        Rule::RecordWithdrawn,
        Rule::InvitationWhom,
        Rule::Invitation,
        Rule::AssessorEnded,
        Rule::MapVersion,
        Rule::PersonLeft,
        Rule::MapUntouched,
        Rule::MapUntouchedTold,
        Rule::PlanEarlier,
        Rule::Upload,
        Rule::Letter,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Rule::ValidationConcluded => "validation_concluded",
            Rule::ValidationUnfinished => "validation_unfinished",
            Rule::ShareEnded => "share_ended",
            Rule::Look => "look",
            Rule::RecordWithdrawn => "record_withdrawn",
            Rule::InvitationWhom => "invitation_whom",
            Rule::Invitation => "invitation",
            Rule::AssessorEnded => "assessor_ended",
            Rule::MapVersion => "map_version",
            Rule::PersonLeft => "person_left",
            Rule::MapUntouched => "map_untouched",
            Rule::MapUntouchedTold => "map_untouched_told",
            Rule::PlanEarlier => "plan_earlier",
            Rule::Upload => "upload",
            Rule::Letter => "letter",
        }
    }

    /// Days of the table.
    ///
    /// # Panics
    /// When the table has no row for it: a test reads it.
    #[must_use]
    pub fn days(self) -> i64 {
        let row = retention().iter().find(|row| row.rule == self.code());
        row.map(|row| row.days).unwrap_or_else(|| panic!("retention.csv: {} has no row", self.code()))
    }
}

/// Tables of the rooms of skills that hold nothing of people but who wrote a row, as a role with the number of an account; and
/// what that is needed for.
pub const WITHOUT_PEOPLE: [(&str, &str); 12] = [
    ("qualification_version", "an officer's change of a public register"),
    ("test_centre", "an organisation"),
    ("centre_accreditation", "an officer's change of a public register"),
    ("skills_firm", "a firm's branch, county and size"),
    ("skills_vocabulary", "a public vocabulary"),
    ("skills_vocabulary_files", "a public vocabulary"),
    ("skills_unmatched", "names of skills that are in no vocabulary, sealed, by firm; no person"),
    ("skills_extract", "counts of firms by skill, sealed; no person"),
    ("skills_release", "what was published of them"),
    ("skills_statistics", "public statistics: where they are from"),
    ("skills_statistics_row", "public statistics by occupation and county"),
    ("skills_statistics_occupation", "what public statistics call an occupation"),
];

fn read<T: for<'d> Deserialize<'d>>(name: &str, text: &str) -> Vec<T> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    rows.map(|row| row.unwrap_or_else(|e| panic!("{name}: {e}"))).collect()
}

/// Every column, in the order of the table.
///
/// # Panics
/// When the table cannot be read: a test reads it.
#[must_use]
pub fn columns() -> &'static [Column] {
    static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(|| {
        const TABLE: &str =
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/skills/personal_data.csv"));
        read("data/skills/personal_data.csv", TABLE)
    });
    &COLUMNS
}

/// Every rule of retention, in the order of the table.
///
/// # Panics
/// As [`columns`].
#[must_use]
pub fn retention() -> &'static [Retention] {
    static RULES: LazyLock<Vec<Retention>> = LazyLock::new(|| {
        const TABLE: &str =
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/skills/retention.csv"));
        read("data/skills/retention.csv", TABLE)
    });
    &RULES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_goes_by_a_rule_and_every_rule_is_one_a_job_knows() {
        for column in columns() {
            assert!(column.rules().all(|rule| retention().iter().any(|row| row.rule == rule)), "{column:?}");
            let said = [&column.what, &column.purpose, &column.basis, &column.seen_by, &column.handed_out];
            assert!(said.iter().all(|text| !text.trim().is_empty()), "{column:?}");
        }
        for row in retention() {
            assert!(Rule::ALL.iter().any(|rule| rule.code() == row.rule), "{row:?}");
        }
        assert!(Rule::ALL.iter().all(|rule| rule.days() >= 0));
        // What other jobs let go, as long as they keep it.
        assert_eq!(Rule::MapVersion.days(), crate::skills::firm::DAYS_KEPT);
        assert_eq!(Rule::Letter.days(), crate::letters::KEPT_DAYS);
        assert_eq!(Rule::Upload.days() * 24, crate::files::upload::WAITS);
    }
}
