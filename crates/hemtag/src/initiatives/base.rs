//! The rows that the program brings, and how they come into the database.

use std::{collections::BTreeMap, sync::LazyLock};

use sea_orm::DbErr;
use serde_json::json;

use super::{
    model::{Initiative, Row, read, written},
    store::{self, NewVersion, Origin},
};
use crate::{
    access::Caller,
    clock::Clock,
    database::Database,
    events::{self, Event, Subject},
};

const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/initiatives.csv"));

/// The rows of a table whose head names the columns; other columns are left out.
///
/// # Errors
/// What the reader of CSV says.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, csv::Error> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect()
}

/// The embedded initiatives.
///
/// # Panics
/// When the embedded table is wrong, which a test finds.
pub(super) fn embedded() -> &'static [Initiative] {
    static BASE: LazyLock<Vec<Initiative>> = LazyLock::new(|| {
        let rows = rows(TEXT).expect("data/initiatives.csv is a table");
        rows.iter()
            .map(|row| {
                read(row).unwrap_or_else(|problems| panic!("data/initiatives.csv: {row:?}: {problems:?}"))
            })
            .collect()
    });
    &BASE
}

/// Brings the rows of this program into the database: those that it does not hold as they are. One event for all.
///
/// # Errors
/// When the database refuses.
pub async fn keep_base(db: &Database, clock: &Clock, caller: &Caller) -> Result<(), DbErr> {
    let lacking = lacking(&store::versions(db.reader()).await?);
    if lacking.is_empty() {
        return Ok(());
    }
    let transaction = db.write().await?;
    // Another process may have been first.
    let lacking = self::lacking(&store::versions(&transaction).await?);
    let at = clock.now();
    let actor = caller.label();
    let new: Vec<NewVersion<'_>> = lacking
        .iter()
        .map(|one| NewVersion {
            initiative: &one.id,
            document: Some(written(one)),
            origin: Origin::Base,
            reason: "",
            at,
            actor: &actor,
        })
        .collect();
    store::insert_versions(&transaction, &new).await?;
    if !lacking.is_empty() {
        let data = json!({ "rows": lacking.len() });
        let event = Event { action: "initiative.base_kept", subject: Subject::Initiative(None), data };
        events::append(&transaction, caller, at, event).await?;
    }
    transaction.commit().await
}

/// The embedded rows whose newest base version in the database says something else, or that have none.
fn lacking(versions: &[store::Version]) -> Vec<&'static Initiative> {
    let newest: BTreeMap<&str, Option<&Row>> = versions
        .iter()
        .filter(|version| version.origin == Origin::Base)
        .map(|version| (version.initiative.as_str(), version.document.as_ref()))
        .collect();
    let known = |one: &Initiative| newest.get(one.id.as_str()).copied().flatten() == Some(&written(one));
    embedded().iter().filter(|one| !known(one)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::initiatives::model::Shows;

    #[test]
    fn the_table_holds_real_initiatives_each_with_its_source() {
        let all = embedded();
        assert!(all.len() >= 60, "{}", all.len());
        let ids: std::collections::BTreeSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids.len(), all.len(), "no id twice");
        for county in vocabulary::Vocabulary::embedded().places().counties() {
            assert!(all.iter().any(|one| one.is_in(&county.code)), "nothing in {}", county.name_sv);
        }
        assert!(
            all.iter().any(|one| one.shows == Shows::Both) && all.iter().all(|one| !one.sources.is_empty())
        );
    }
}
