//! The program's own qualifications: what `data/validation_models.csv` states of the industry models. It says how many areas some
//! have and not what they are called, so that no units are brought in; whoever knows them imports them.

use serde::Deserialize;
use serde_json::json;

use super::{
    model::{Basis, Levels, Qualification},
    store::qualifications::{self, NewVersion, Origin},
};
use crate::{
    access::{Action, Caller, Relation, check},
    clock::Clock,
    database::Database,
    events::{self, Event, Subject},
};

/// The row for a standard that the table does not have.
const OTHER: &str = "other";

#[derive(Deserialize)]
struct Row {
    code: String,
    name_sv: String,
    name_en: String,
    areas: Option<u32>,
    source: String,
    seqf: String,
    basis: String,
}

/// The qualifications of the table.
///
/// # Panics
/// When the table cannot be read: a test reads it.
#[must_use]
pub fn of_table() -> Vec<Qualification> {
    const TABLE: &str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/validation_models.csv"));
    let rows = csv::Reader::from_reader(TABLE.as_bytes()).into_deserialize();
    let row =
        |row: Result<Row, csv::Error>| row.unwrap_or_else(|e| panic!("data/validation_models.csv: {e}"));
    rows.map(row)
        .filter(|row| row.code != OTHER)
        .map(|row| Qualification {
            seqf: row.seqf.parse::<Levels>().ok(),
            basis: Basis::parse(&row.basis),
            units_stated: row.areas,
            code: row.code,
            name_sv: row.name_sv,
            name_en: row.name_en,
            source: row.source,
            ..Qualification::default()
        })
        .collect()
}

/// Brings the table's qualifications into the database where they are not there at all. What an officer has written holds.
///
/// # Errors
/// When the database refuses.
pub async fn keep_base(db: &Database, clock: &Clock, caller: &Caller) -> anyhow::Result<()> {
    check(caller, Action::KeepQualifications, Relation::None)?;
    let there = qualifications::newest(db.reader()).await?;
    if of_table().iter().all(|one| there.contains_key(&one.code)) {
        return Ok(());
    }
    let at = clock.now();
    let transaction = db.write().await?;
    // Another node may have been first.
    let there = qualifications::newest(&transaction).await?;
    let mut brought = 0;
    for one in of_table().iter().filter(|one| !there.contains_key(&one.code)) {
        let (reason, actor) = ("", caller.label());
        let new = NewVersion { document: one, version: 1, origin: Origin::Base, reason, at, actor: &actor };
        qualifications::insert(&transaction, new).await?;
        brought += 1;
    }
    if brought > 0 {
        let data = json!({ "brought": brought });
        let event = Event { action: "qualification.brought", subject: Subject::Qualification(None), data };
        events::append(&transaction, caller, at, event).await?;
        transaction.commit().await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skills::validation::model::check;

    #[test]
    fn the_table_states_levels_and_numbers_and_no_names_of_areas() {
        let all = of_table();
        assert!(all.iter().all(|one| check(one).is_empty() && one.units.is_empty()), "{all:?}");
        let of = |code: &str| all.iter().find(|one| one.code == code).unwrap();
        assert_eq!(of("industriteknik-bas").units_missing(), 10);
        assert_eq!(of("industriteknik-bas").basis, None, "nobody has said");
        assert_eq!(of("underhall-bas").seqf.unwrap().to_string(), "3-4");
        assert_eq!(of("underhall-bas").basis, Some(Basis::Judged));
        assert!(!all.iter().any(|one| one.code == OTHER));
    }
}
