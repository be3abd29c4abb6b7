//! Keys: made and ended by people of an organisation, and what a request with one may do.

use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
};

use axum::http::{HeaderMap, header};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter, clock::Clock as _};
use jiff::{Timestamp, civil::Date};
use sea_orm::{DbBackend, DbErr};
use serde_json::json;

use super::{
    IntegrationError, check_keeps, happened,
    model::{KEY_BEGINS, MOST, MOST_EACH_MINUTE, SHOWN, Scope, hash},
    store::{self, NewKey, key_row},
};
use crate::{
    access::{Action, Caller, Denied, Held, Relation, Role, check},
    app::{App, random_key},
    database::moment,
    people,
};

/// The longest name of a key, in characters.
const LONGEST: usize = 80;

/// A key, as those who keep it see it: never the key itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub id: i64,
    pub name: String,
    pub begins: String,
    pub scopes: Vec<Scope>,
    pub each_minute: u32,
    pub at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub used_on: Option<Date>,
}

impl TryFrom<key_row::Model> for Key {
    type Error = DbErr;

    fn try_from(row: key_row::Model) -> Result<Key, DbErr> {
        let broken = |column: &str| DbErr::Custom(format!("api_key {}: {column} cannot be read", row.id));
        let used_on = row.used_on.as_deref().map(str::parse).transpose();
        Ok(Key {
            id: row.id,
            scopes: scopes(&row.scopes),
            each_minute: u32::try_from(row.each_minute).map_err(|_| broken("each_minute"))?,
            at: moment(&row.at)?,
            ended_at: row.ended_at.as_deref().map(moment).transpose()?,
            used_on: used_on.map_err(|_| broken("used_on"))?,
            name: row.name,
            begins: row.begins,
        })
    }
}

fn scopes(codes: &str) -> Vec<Scope> {
    codes.split(' ').filter_map(Scope::parse).collect()
}

/// The keys of an organisation.
///
/// # Errors
/// When the caller does not keep them, or the database does not answer.
pub async fn keys(app: &App, caller: &Caller, organisation: i64) -> Result<Vec<Key>, IntegrationError> {
    check_keeps(caller, organisation)?;
    let rows = store::keys_of(app.db.reader(), organisation).await?;
    Ok(rows.into_iter().map(Key::try_from).collect::<Result<_, _>>()?)
}

/// Makes a key and gives it, this once.
///
/// # Errors
/// What is wrong, field by field; when the caller may not, or the database refuses.
pub async fn make_key(
    app: &App,
    caller: &Caller,
    organisation: i64,
    name: &str,
    wanted: &[Scope],
    each_minute: u32,
) -> Result<String, IntegrationError> {
    check_keeps(caller, organisation)?;
    let person = caller.person.ok_or(Denied(Action::KeepIntegrations))?;
    let name = name.trim();
    let mut wrong = Vec::new();
    if name.is_empty() || name.chars().count() > LONGEST {
        wrong.push(("name", "integrations-key-no-name"));
    }
    if wanted.is_empty() {
        wrong.push(("scope", "integrations-key-no-scope"));
    }
    if !(1..=MOST_EACH_MINUTE).contains(&each_minute) {
        wrong.push(("each_minute", "integrations-key-wrong-limit"));
    }
    let transaction = app.db.write().await?;
    let in_use = store::keys_of(&transaction, organisation).await?;
    if in_use.iter().filter(|key| key.ended_at.is_none()).count() >= MOST {
        wrong.push(("name", "integrations-too-many"));
    }
    if !wrong.is_empty() {
        return Err(IntegrationError::Wrong(wrong));
    }
    let key = format!("{KEY_BEGINS}{}", random_key());
    let at = app.clock.now();
    let codes: Vec<&str> = wanted.iter().map(|scope| scope.code()).collect();
    let new = NewKey {
        organisation,
        name,
        begins: key.get(..SHOWN).unwrap_or(&key),
        hash: &hash(&key),
        scopes: &codes.join(" "),
        each_minute,
        person,
    };
    let id = store::insert_key(&transaction, new, at).await?;
    let data = json!({ "key": id, "scopes": codes, "each_minute": each_minute });
    happened(&transaction, caller, at, organisation, "api_key.made", data).await?;
    transaction.commit().await?;
    Ok(key)
}

/// Ends a key: the next request with it is refused.
///
/// # Errors
/// When there is none in use, the caller may not, or the database refuses.
pub async fn end_key(app: &App, caller: &Caller, organisation: i64, id: i64) -> Result<(), IntegrationError> {
    check_keeps(caller, organisation)?;
    let transaction = app.db.write().await?;
    let at = app.clock.now();
    if !store::end_key(&transaction, organisation, id, at).await? {
        return Err(IntegrationError::NotFound);
    }
    happened(&transaction, caller, at, organisation, "api_key.ended", json!({ "key": id })).await?;
    transaction.commit().await?;
    Ok(())
}

/// Who asks with a key.
#[derive(Debug, Clone)]
pub struct Keyed {
    /// Acts as the organisation; no person.
    pub caller: Caller,
    pub organisation: i64,
    /// The maker that it is in the register.
    pub maker: Option<i64>,
    pub scopes: Vec<Scope>,
    pub each_minute: u32,
}

/// Why a request with a key is refused.
#[derive(Debug, thiserror::Error)]
pub enum KeyedError {
    /// None is given, or it is none of ours, or it has ended.
    #[error("no key in use")]
    NoKey,
    #[error("the key has not the scope {}", .0.code())]
    NoScope(Scope),
    #[error("the key has made as many requests as it may")]
    TooMany {
        /// Until the next one is taken.
        seconds: u64,
    },
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// The key of a request (`Authorization: Bearer hemtag_…`), counted against its limit; with the scope that is asked for.
///
/// # Errors
/// Why it is refused.
pub async fn keyed(app: &App, headers: &HeaderMap, scope: Option<Scope>) -> Result<Keyed, KeyedError> {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let (kind, key) = given.and_then(|text| text.split_once(' ')).ok_or(KeyedError::NoKey)?;
    let key = key.trim();
    if !kind.eq_ignore_ascii_case("bearer") || !key.starts_with(KEY_BEGINS) {
        return Err(KeyedError::NoKey);
    }
    let db = app.db.reader();
    let row = store::key_of_hash(db, &hash(key)).await?.ok_or(KeyedError::NoKey)?;
    let id = row.id;
    let organisation = row.organisation_id;
    let today = app.clock.today();
    let is_first_today = row.used_on.as_deref() != Some(today.to_string().as_str());
    let key = Key::try_from(row)?;
    count(app, id, key.each_minute).await?;
    if let Some(scope) = scope.filter(|scope| !key.scopes.contains(scope)) {
        return Err(KeyedError::NoScope(scope));
    }
    if is_first_today {
        store::key_used(app.db.writer(), id, today).await?;
    }
    let maker = people::maker_of_organisation(db, organisation).await?;
    let role = if maker.is_some() { Role::Maker } else { Role::ProductOwner };
    let held = Held { organisation: Some(organisation), maker, ..Held::everywhere(role) };
    let caller = Caller { held: vec![held], person: None, need_keys: Vec::new() };
    check(&caller, Action::UseKey, Relation::Owner)?;
    Ok(Keyed { caller, organisation, maker, scopes: key.scopes, each_minute: key.each_minute })
}

/// Counts one request of a key against its limit: in PostgreSQL, which several nodes share; else in memory.
async fn count(app: &App, key: i64, each_minute: u32) -> Result<(), KeyedError> {
    if app.db.backend() != DbBackend::Postgres {
        return app.limits.take(key, each_minute);
    }
    match store::take_request(app.db.writer(), key, each_minute).await? {
        None => Ok(()),
        Some(seconds) => Err(KeyedError::TooMany { seconds }),
    }
}

/// Counts the requests of each key in memory, where the one node keeps its database in a file.
#[derive(Debug, Default)]
pub struct Limits(Mutex<HashMap<i64, (u32, Arc<DefaultDirectRateLimiter>)>>);

impl Limits {
    fn take(&self, key: i64, each_minute: u32) -> Result<(), KeyedError> {
        let limiter = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let one = known.entry(key).or_insert_with(|| (each_minute, limiter(each_minute)));
            // Who changed the limit gets the new one.
            if one.0 != each_minute {
                *one = (each_minute, limiter(each_minute));
            }
            Arc::clone(&one.1)
        };
        limiter.check().map_err(|until| {
            let wait = until.wait_time_from(limiter.clock().now());
            KeyedError::TooMany { seconds: wait.as_secs() + 1 }
        })
    }
}

fn limiter(each_minute: u32) -> Arc<DefaultDirectRateLimiter> {
    Arc::new(RateLimiter::direct(Quota::per_minute(NonZeroU32::new(each_minute).unwrap_or(NonZeroU32::MIN))))
}
