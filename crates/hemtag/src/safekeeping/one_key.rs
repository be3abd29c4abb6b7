//! That every node seals with the same key: the database knows it by a mark, and a server with another does not begin. Of two nodes
//! with different keys neither could open what the other sealed, and a key file that was lost would be made anew without a word.

use std::path::Path;

use serde_json::json;

use super::store;
use crate::{
    access::Caller,
    app::App,
    database::{Database, hold_log},
    events::{self, Event, Subject},
    sealed::{KeyError, Keys},
};

/// Why a server does not begin.
#[derive(Debug, thiserror::Error)]
pub enum OtherKey {
    #[error(
        "The key file {0} is not there, and this database holds what is sealed by a key. Put the copy of the key file back. If it is \
         lost for good, what was sealed cannot be read any more: start once with --accept-key to go on with a new one."
    )]
    Missing(String),
    #[error(
        "The key file {0} is not the one by which this database is sealed: this server could not read what others sealed, nor they \
         what it seals. Use the same key file on every node (docs/deploying.md, \"The key\"). If that one is lost for good, start once \
         with --accept-key to go on with this one."
    )]
    Other(String),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

/// Whether the key file is the one by which the database is sealed, or nothing is sealed yet. Changes nothing.
///
/// # Errors
/// When it is another, or not there.
pub async fn key_fits(db: &Database, path: &Path) -> Result<(), OtherKey> {
    let Some(kept) = store::key_mark(db.reader()).await? else { return Ok(()) };
    let shown = path.display().to_string();
    match Keys::of_existing(path)? {
        None => Err(OtherKey::Missing(shown)),
        Some(keys) if keys.marks().contains(&kept) => Ok(()),
        Some(_) => Err(OtherKey::Other(shown)),
    }
}

/// Looks whether the key is the one by which the database is sealed, and remembers it where none was; `accept` takes whichever is there.
/// A key that was put before the old one in its file is remembered from now on.
///
/// # Errors
/// When it is another, or not there.
pub async fn same_key(app: &App, accept: bool) -> Result<(), OtherKey> {
    let path = app.config.key_path();
    let Some(path) = path else { return Ok(()) };
    if !accept {
        key_fits(&app.db, &path).await?;
    }
    let keys = app.keys()?;
    let newest = keys.mark();
    if store::key_mark(app.db.reader()).await?.as_ref() == Some(&newest) {
        return Ok(());
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    // Several nodes may begin at once: each sees what the one before it wrote.
    hold_log(&transaction).await?;
    let kept = store::key_mark(&transaction).await?;
    if kept.as_deref() == Some(newest.as_str()) {
        return Ok(());
    }
    if kept.as_ref().is_some_and(|kept| !keys.marks().contains(kept)) && !accept {
        return Err(OtherKey::Other(path.display().to_string()));
    }
    store::keep_key_mark(&transaction, &newest, at).await?;
    let event = Event {
        action: "key.known",
        subject: Subject::Register,
        data: json!({ "mark": newest, "instead_of": kept }),
    };
    events::append(&transaction, &Caller::administrator(), at, event).await?;
    Ok(transaction.commit().await?)
}
