//! What is set aside sealed for a while, and had again by a token that the browser keeps in a cookie: a form whose sender's
//! session was over, a sign-in that another house goes on with.
//!
//! - The database holds the token's hash and the sealed content; it opens nothing by itself.
//! - Whatever is older than a day is taken away when the next is set aside.
//! - What is had once is gone ([`take`]); what is looked at stays ([`look`]).

mod store;

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{
    app::App,
    sealed::{KeyError, SealError},
};

/// The largest of what is set aside, opened.
const MOST: u64 = 1024 * 1024;

/// Nothing is kept for longer.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// Why nothing was set aside or had again.
#[derive(Debug, thiserror::Error)]
pub enum AsideError {
    #[error("The key of the installation cannot be used: {0}")]
    Key(#[from] KeyError),
    #[error("What was set aside cannot be opened: {0}")]
    Seal(#[from] SealError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

fn hash(token: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}

fn belongs_to(kind: &str, hash: &str) -> String {
    format!("set aside {kind} {hash}")
}

/// Sets content aside, within the caller's transaction. Gives the token.
///
/// # Errors
/// When the key that seals is missing, or the database refuses.
///
/// # Panics
/// Never for content that JSON can hold.
pub async fn put(
    app: &App,
    db: &impl ConnectionTrait,
    kind: &str,
    content: &impl Serialize,
) -> Result<String, AsideError> {
    let token = crate::app::random_key() + &crate::app::random_key();
    let (hash, at) = (hash(&token), app.clock.now());
    let content = serde_json::to_vec(content).expect("what is set aside can be written");
    let sealed = app.keys()?.seal(&belongs_to(kind, &hash), &content);
    store::forget_before(db, at.checked_sub(LONGEST).unwrap_or(Timestamp::MIN)).await?;
    store::insert(db, &hash, kind, sealed, at).await?;
    Ok(token)
}

/// What was set aside under a token, when it is of that kind and no older than `within`; it stays.
///
/// # Errors
/// When it cannot be opened, or the database does not answer.
pub async fn look<T: DeserializeOwned>(
    app: &App,
    kind: &str,
    token: &str,
    within: SignedDuration,
) -> Result<Option<T>, AsideError> {
    let hash = hash(token);
    let Some((content, made_at)) = store::find(app.db.reader(), &hash, kind).await? else { return Ok(None) };
    if app.clock.now().duration_since(made_at) > within {
        return Ok(None);
    }
    let opened = app.keys()?.open(&belongs_to(kind, &hash), &content, MOST)?;
    // What an older program wrote otherwise is as good as gone.
    Ok(serde_json::from_slice(&opened).ok())
}

/// The same, once: whoever comes second with the token gets nothing.
///
/// # Errors
/// As [`look`].
pub async fn take<T: DeserializeOwned>(
    app: &App,
    kind: &str,
    token: &str,
    within: SignedDuration,
) -> Result<Option<T>, AsideError> {
    let found = look(app, kind, token, within).await?;
    let was_there = drop_it(app, kind, token).await?;
    Ok(found.filter(|_| was_there))
}

/// Takes away what was set aside; false when it was gone.
///
/// # Errors
/// When the database refuses.
pub async fn drop_it(app: &App, kind: &str, token: &str) -> Result<bool, DbErr> {
    let transaction = app.db.write().await?;
    let was_there = store::remove(&transaction, &hash(token), kind).await?;
    transaction.commit().await?;
    Ok(was_there)
}
