//! The vocabulary that comes with the program stands among the others from the start.

use sea_orm::DbErr;
use serde_json::json;

use super::{
    model::{Counts, NewVersion},
    store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    clock::Clock,
    database::Database,
    events::{self, Event, Subject},
};

/// Keeps a row for the ESCO of this program, once. It is in use unless another ESCO is.
///
/// # Errors
/// When the database refuses.
pub async fn keep_shipped(db: &Database, clock: &Clock, caller: &Caller) -> Result<(), DbErr> {
    check(caller, Action::KeepVocabulary, Relation::None)
        .map_err(|denied| DbErr::Custom(denied.to_string()))?;
    let version = skills::shipped::VERSION;
    if store::find(db.reader(), "esco", version).await?.is_some() {
        return Ok(());
    }
    let transaction = db.write().await?;
    // Another process may have been first.
    store::lock(&transaction).await?;
    if store::find(&transaction, "esco", version).await?.is_some() {
        return transaction.rollback().await;
    }
    let is_first = !store::in_use(&transaction).await?.iter().any(|kept| kept.scheme == "esco");
    let new = NewVersion {
        scheme: "esco".to_owned(),
        version: version.to_owned(),
        read_as: None,
        counts: Counts {
            concepts: skills::shipped::CONCEPTS,
            deprecated: 0,
            occupations: skills::shipped::OCCUPATIONS,
            languages: vec!["en".to_owned()],
        },
        in_use: is_first,
    };
    let at = clock.now();
    let id = store::insert(&transaction, &new, None, at, &caller.label()).await?;
    let data = json!({ "scheme": "esco", "version": version });
    let event = Event { action: "vocabulary.shipped_kept", subject: Subject::Vocabulary(Some(id)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await
}
