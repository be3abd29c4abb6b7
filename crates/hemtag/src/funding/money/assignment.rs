//! What the government assigns, and the money that comes with it. How a total is spread over its years is decided apart where
//! the assignment does not say it.

use std::sync::LazyLock;

use funding::Ore;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::store;
use crate::{
    access::Caller,
    clock::Clock,
    database::Database,
    events::{self, Event, Subject},
    funding::model::call::Both,
};

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/assignments.csv"));

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Given when it is kept.
    #[serde(skip)]
    pub id: i64,
    pub code: String,
    /// The number of its record (diarienummer); empty: not stated.
    pub number: String,
    pub title: Both,
    pub given_by: String,
    pub given_to: String,
    pub total: Ore,
    pub years: Vec<i16>,
    pub source: String,
    pub confidence: String,
    /// Made up, to try the service with.
    #[serde(default)]
    pub example: bool,
}

#[derive(Debug, Deserialize)]
struct Row {
    code: String,
    number: String,
    title_sv: String,
    title_en: String,
    given_by: String,
    given_to: String,
    total_kronor: i64,
    years: String,
    source: String,
    confidence: String,
}

/// The assignments of the program.
///
/// # Panics
/// When the embedded table is wrong, which a test finds.
#[must_use]
pub fn embedded() -> &'static [Assignment] {
    static ALL: LazyLock<Vec<Assignment>> = LazyLock::new(|| {
        let rows = csv::Reader::from_reader(TABLE.as_bytes()).into_deserialize();
        let one = |row: Result<Row, csv::Error>| {
            let row = row.expect("data/assignments.csv is a table of assignments");
            let years = row.years.split_whitespace();
            Assignment {
                id: 0,
                code: row.code,
                number: row.number,
                title: Both::new(row.title_sv, row.title_en),
                given_by: row.given_by,
                given_to: row.given_to,
                total: Ore::kronor(row.total_kronor),
                years: years.map(|year| year.parse().expect("a year")).collect(),
                source: row.source,
                confidence: row.confidence,
                example: false,
            }
        };
        rows.map(one).collect()
    });
    &ALL
}

/// Brings the assignments of this program into the database: those that are not there. One event for all.
///
/// # Errors
/// When the database refuses.
pub async fn keep_base(db: &Database, clock: &Clock, caller: &Caller) -> Result<(), DbErr> {
    let is_lacking = |kept: &[Assignment]| {
        let lacks = |one: &&Assignment| !kept.iter().any(|kept| kept.code == one.code);
        embedded().iter().filter(lacks).collect::<Vec<_>>()
    };
    if is_lacking(&store::assignments(db.reader()).await?).is_empty() {
        return Ok(());
    }
    let transaction = db.write().await?;
    let at = clock.now();
    let kept = store::assignments(&transaction).await?;
    let lacking = is_lacking(&kept);
    for one in &lacking {
        store::insert_assignment(&transaction, one, at).await?;
    }
    if !lacking.is_empty() {
        let codes: Vec<&str> = lacking.iter().map(|one| one.code.as_str()).collect();
        let event = Event {
            action: "funding.assignments_brought",
            subject: Subject::Assignment(None),
            data: json!({ "codes": codes }),
        };
        events::append(&transaction, caller, at, event).await?;
    }
    transaction.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_assignments_of_the_release_are_kept_apart() {
        let all = embedded();
        let told: Vec<(&str, Ore, &[i16])> =
            all.iter().map(|one| (one.code.as_str(), one.total, one.years.as_slice())).collect();
        assert_eq!(
            told,
            [
                ("manufacture", Ore::kronor(20_000_000), &[2018, 2019][..]),
                ("skills", Ore::kronor(10_000_000), &[2018, 2019][..]),
            ]
        );
        assert!(all.iter().all(|one| !one.source.is_empty()));
    }
}
