//! The use cases: look at a figure with its history, put another in its place, bring an earlier one back, and reckon with
//! the figures of an earlier version.

use std::{collections::BTreeMap, sync::Arc};

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;
use strategy::{Economics, FigureAt, NotChanged, Tables, data::NoFigure};
use vocabulary::Vocabulary;

use super::{
    current,
    model::{NewFigure, OneFigure, with_changes},
    store::{self, Version},
};
use crate::{
    access::{Action, Caller, Denied, Relation, check},
    app::App,
    clock::Clock,
    database::Database,
    events::{self, Event, Subject},
};

/// A likely value that is more times off than this is asked about before it is kept.
pub const FAR: f64 = 10.0;

/// Why a use case of figures came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("There is no such figure.")]
    NoSuchFigure,
    #[error("A change needs a reason.")]
    NoReason,
    #[error(transparent)]
    Wrong(NoFigure),
    /// So many times what holds, or less than one in so many: nobody has said that it is meant.
    #[error("The likely value is {times:.0} times off what holds now.")]
    FarOff { times: f64 },
    /// Somebody else was first.
    #[error("The figure was changed meanwhile.")]
    Changed,
    /// It says what holds already.
    #[error("That is what holds already.")]
    Nothing,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Keeps the tables of this program, once for each version of them, so that what it answers can be reckoned again later.
///
/// # Errors
/// When the database refuses.
pub async fn keep_tables(db: &Database, clock: &Clock, caller: &Caller) -> Result<(), DbErr> {
    let base = Economics::embedded();
    if store::has_tables(db.reader(), &base.version).await? {
        return Ok(());
    }
    let transaction = db.write().await?;
    let at = clock.now();
    store::put_tables(&transaction, &base.version, to_json(&Tables::EMBEDDED), at).await?;
    let now = current::read(&transaction).await?;
    let up_to = now.changes.last().map_or(0, |entry| entry.id);
    note(&transaction, &base.version, 0, at).await?;
    note(&transaction, &now.economics.version, up_to, at).await?;
    let data = json!({ "version": now.economics.version, "tables": base.version });
    events::append(
        &transaction,
        caller,
        at,
        Event { action: "figure.tables_kept", subject: Subject::Figure(None), data },
    )
    .await?;
    transaction.commit().await
}

async fn note(
    db: &impl ConnectionTrait,
    version: &str,
    up_to: i64,
    at: jiff::Timestamp,
) -> Result<(), DbErr> {
    let made_of = Version { tables: Economics::embedded().version.clone(), up_to };
    store::put_version(db, version, &made_of, at).await
}

/// One figure with its history.
///
/// # Errors
/// When there is none, the caller may not, or the database does not answer.
pub async fn one(app: &App, caller: &Caller, at: &FigureAt) -> Result<OneFigure, NotKept> {
    check(caller, Action::ReadFigures, Relation::None)?;
    let economics = app.figures.economics();
    let figure = economics.figure(at).ok_or(NotKept::NoSuchFigure)?.clone();
    let of_tables = Economics::embedded().figure(at).ok_or(NotKept::NoSuchFigure)?.clone();
    let history = store::changes_of(app.db.reader(), at).await?;
    Ok(OneFigure { at: at.clone(), figure, of_tables, history })
}

/// Puts another figure in a place. `seen` is the newest line of the history that the caller saw, 0 where there was none;
/// `None` asks for no such care.
///
/// # Errors
/// When it cannot be right, is far off without being meant, was changed since it was `seen`, says what holds already, lacks a reason, or the caller may not. Nothing is changed then.
pub async fn change(
    app: &App,
    caller: &Caller,
    at: &FigureAt,
    figure: &NewFigure,
    reason: &str,
    is_meant: bool,
    seen: Option<i64>,
) -> Result<(), NotKept> {
    check(caller, Action::ChangeFigure, Relation::None)?;
    let economics = app.figures.economics();
    let next = match economics.figure_of(&figure.at(at)) {
        Ok(next) => next,
        Err(NotChanged::NoSuchFigure(_)) => return Err(NotKept::NoSuchFigure),
        Err(NotChanged::Wrong { problem, .. }) => return Err(NotKept::Wrong(problem)),
    };
    if economics.figure(at) == Some(&next) {
        return Err(NotKept::Nothing);
    }
    let times = economics.figure(at).and_then(|now| times_off(now.range.likely, figure.likely));
    if let Some(times) = times.filter(|_| !is_meant) {
        return Err(NotKept::FarOff { times });
    }
    put(app, caller, at, Some(figure), reason, seen).await
}

/// Brings an earlier figure back: one of the history, or with `None` that of the tables.
///
/// # Errors
/// As [`change`].
pub async fn restore(
    app: &App,
    caller: &Caller,
    at: &FigureAt,
    earlier: Option<i64>,
    reason: &str,
) -> Result<(), NotKept> {
    check(caller, Action::ChangeFigure, Relation::None)?;
    let figure = match earlier {
        None => None,
        Some(id) => {
            let history = store::changes_of(app.db.reader(), at).await?;
            history.into_iter().find(|entry| entry.id == id).ok_or(NotKept::NoSuchFigure)?.figure
        }
    };
    let Some(figure) = figure else {
        let of_tables = Economics::embedded().figure(at).ok_or(NotKept::NoSuchFigure)?;
        if app.figures.economics().figure(at) == Some(of_tables) {
            return Err(NotKept::Nothing);
        }
        return put(app, caller, at, None, reason, None).await;
    };
    change(app, caller, at, &figure, reason, true, None).await
}

/// How many times larger the larger of two is, when that is more than [`FAR`].
fn times_off(now: f64, next: f64) -> Option<f64> {
    let times = (next / now).abs();
    let times = if times < 1.0 { 1.0 / times } else { times };
    (now != 0.0 && times > FAR).then_some(times)
}

async fn put(
    app: &App,
    caller: &Caller,
    at: &FigureAt,
    figure: Option<&NewFigure>,
    reason: &str,
    seen: Option<i64>,
) -> Result<(), NotKept> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(NotKept::NoReason);
    }
    let when = app.clock.now();
    let transaction = app.db.write().await?;
    let newest = store::changes_of(&transaction, at).await?.first().map_or(0, |entry| entry.id);
    if seen.is_some_and(|seen| seen != newest) {
        return Err(NotKept::Changed);
    }
    let new = store::New { at, figure, reason, when, actor: &caller.label() };
    let id = store::insert(&transaction, new).await?;
    let now = current::read(&transaction).await?;
    note(&transaction, &now.economics.version, id, when).await?;
    let data = json!({
        "figure": at.to_string(),
        "range": figure.map(|f| [f.low, f.likely, f.high]),
        "version": now.economics.version,
    });
    let event = Event { action: "figure.changed", subject: Subject::Figure(Some(id)), data };
    events::append(&transaction, caller, when, event).await?;
    transaction.commit().await?;
    app.figures.reload(app.db.reader()).await?;
    Ok(())
}

/// The figures of a version: those that hold, or earlier ones put together again. `None` when the version is not known
/// here, or its tables can no longer be read.
///
/// # Errors
/// When the database does not answer.
pub async fn of_version(app: &App, version: &str) -> Result<Option<Arc<Economics>>, DbErr> {
    let now = app.figures.economics();
    if now.version == version {
        return Ok(Some(now));
    }
    let db = app.db.reader();
    let Some(made_of) = store::version(db, version).await? else { return Ok(None) };
    let Some(text) = store::tables(db, &made_of.tables).await? else { return Ok(None) };
    let Some(tables) = of_json(&text) else {
        tracing::warn!(version, "figures of an earlier version can no longer be read");
        return Ok(None);
    };
    let (economics, _) = with_changes(&tables, &store::changes(db, made_of.up_to).await?);
    // What was put together must be what it was: else nothing is better than something like it.
    Ok((economics.version == version).then(|| Arc::new(economics)))
}

/// The tables' texts by the names of their files.
fn to_json(tables: &Tables<'_>) -> String {
    serde_json::to_string(&BTreeMap::from(tables.named())).expect("texts can be written")
}

/// `None` when one is lacking, or says what this program does not take: a process that the vocabulary no longer has.
fn of_json(text: &str) -> Option<Economics> {
    let texts: BTreeMap<String, String> = serde_json::from_str(text).ok()?;
    let tables = Tables::of_named(|name| texts.get(name).map(String::as_str))?;
    Economics::read(&tables, Vocabulary::embedded()).ok()
}

/// Every version that ever held, newest first, with the day since when.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn versions(app: &App) -> Result<Vec<(String, jiff::Timestamp)>, DbErr> {
    store::versions(app.db.reader()).await
}
