//! Matching the waiting needs, as a job: one node does it after a change of the register, and another begins it anew when that node
//! vanishes. Where the node knows every change since the job before, only the needs are matched that they concern; else, and on a new
//! day, all of them.
//!
//! Each need's gaps are written in a transaction of their own, so that pages and other needs do not wait for all of them. That is no
//! second effect: a need that was matched already gives no difference, and then nothing is written.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::refresh::{RefreshError, refresh_concerned, refresh_waiting};
use crate::{
    app::App,
    clock::day_in_sweden,
    database::{Turn, take_turn},
    events::{self, Event, Logged, Subject},
    matches::model::ENGINE,
    queue::{self, CameTo, Kind, MATCHED, NewJob, Progress, QueueError, State, Taken, Undone, Why},
};

/// What came of asking for a matching of every waiting need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It was put into the queue: the number of the job, and whether it is to match all of them whatever changed.
    New { job: i64, all: bool },
    /// It is done, or waits already and begins later.
    Covered,
    /// A matching is under way, perhaps by an older register: ask again when it is done. So one runs at a time and none waits behind
    /// it, and other jobs get their turn.
    Later,
}

/// What is asked with, and told of in the log.
const ASKED: &str = "gaps.matching_asked";

/// Has every waiting need matched against the register as it was after an event, or later, and as the day is. Nothing is asked for
/// where that is done or waits already. A program that starts (`starts`) may match otherwise than the one before it: then what counts as
/// done was asked for by this version of the engine.
///
/// # Errors
/// When the key that seals is missing, or the database refuses.
pub async fn ask_for_matching(app: &App, event: i64, starts: bool) -> Result<Asked, QueueError> {
    let caller = app.administrator();
    let transaction = app.db.write().await?;
    // Two nodes that look at once would both find nothing.
    take_turn(&transaction, Turn::AskingForJob).await?;
    let open = queue::open_of(&transaction, Kind::Matching).await?;
    if open.iter().any(|job| job.state == State::Taken) {
        transaction.rollback().await?;
        return Ok(Asked::Later);
    }
    // What waits matches against what the register holds when it begins.
    let before = last_done(app, &transaction, starts).await?;
    if !open.is_empty() || before.is_some_and(|before| before >= event) {
        transaction.rollback().await?;
        return Ok(Asked::Covered);
    }
    let content = Content { since: before };
    let new = NewJob { kind: Kind::Matching, subject: Some(event), content, asked_by: caller.label() };
    let job = queue::enqueue(app, &transaction, new).await?;
    // Of no maker and no need: it would be followed by another.
    let data = json!({ "job": job, "register": event, "engine": ENGINE });
    let asked = Event { action: ASKED, subject: Subject::Operation, data };
    events::append(&transaction, &caller, app.clock.now(), asked).await?;
    transaction.commit().await?;
    Ok(Asked::New { job, all: before.is_none() })
}

/// What the job is asked with.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(default)]
struct Content {
    /// Every waiting need was matched against the register as it was after this event, or later, today and by this version of the
    /// engine; none where that is not known.
    since: Option<i64>,
}

/// The event after which the register was matched against every need last, where that was today, and by this version of the engine if
/// the program starts.
async fn last_done(
    app: &App,
    transaction: &DatabaseTransaction,
    starts: bool,
) -> Result<Option<i64>, QueueError> {
    let Some(job) = queue::newest_of(transaction, Kind::Matching).await? else { return Ok(None) };
    let of_today = day_in_sweden(job.asked_at) == app.clock.today();
    if job.state != State::Done || !of_today {
        return Ok(None);
    }
    if starts {
        let asked = last_asked(transaction).await?;
        let is_mine =
            asked.is_some_and(|asked| asked.data["job"] == job.id && asked.data["engine"] == ENGINE);
        return Ok(job.subject.filter(|_| is_mine));
    }
    Ok(job.subject)
}

/// The event by which a matching of every waiting need was last asked for: whatever was told of a need before it, that matching has
/// taken into account, or will.
pub(super) async fn last_asked(db: &impl ConnectionTrait) -> Result<Option<Logged>, DbErr> {
    events::last(db, ASKED).await
}

/// Carries the job out.
///
/// # Errors
/// Why it is not done.
pub(crate) async fn work(app: &App, taken: &Taken) -> Result<(), Undone> {
    // This node may be behind the one that saw the change, or the day.
    if let Err(error) = app.register.catch_up(&app.db, &app.clock).await {
        tracing::warn!(error = format!("{error:#}"), "the register could not be read for matching");
        return Err(Undone::Again(Why::Database));
    }
    // Perhaps later than was asked for: whoever asks next needs only what came after this.
    let matched = app.register.snapshot().event.max(taken.subject.unwrap_or_default());
    let (under_way, job) = (Arc::clone(&app.under_way), taken.id);
    let told = move |done, of| {
        under_way.tell(job, Progress { step: "matching".to_owned(), done, of: Some(of) });
    };
    // A version of the program that matched all of them asked with nothing.
    let Content { since } = taken.content::<Option<Content>>(app)?.unwrap_or_default();
    let caller = taken.caller();
    let refreshed = match since.and_then(|event| app.register.changes_since(event)) {
        Some(changes) => refresh_concerned(app, &caller, changes, &told).await,
        None => refresh_waiting(app, &caller, &told).await,
    };
    match refreshed {
        Ok(done) => {
            tracing::info!(job, needs = done.needs, opened = done.opened, closed = done.closed, "matched");
        }
        Err(RefreshError::Database(error)) => return Err(error.into()),
        // Nobody is asked for here.
        Err(RefreshError::Denied(_)) => return Err(Undone::ForGood(Why::Broken)),
    }
    let transaction = app.db.write().await?;
    queue::now_about(&transaction, taken, matched).await?;
    queue::done(&transaction, taken, app.clock.now(), CameTo { outcome: MATCHED, made: None }).await?;
    queue::forget_earlier(&transaction, taken).await?;
    Ok(transaction.commit().await?)
}
