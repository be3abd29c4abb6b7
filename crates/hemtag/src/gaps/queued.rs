//! Matching every waiting need, as a job: one node does it after a change of the register, and another begins it anew when that node
//! vanishes.
//!
//! Each need's gaps are written in a transaction of their own, so that pages and other needs do not wait for all of them. That is no
//! second effect: a need that was matched already gives no difference, and then nothing is written.

use std::sync::Arc;

use serde_json::json;

use super::refresh::{RefreshError, refresh_waiting};
use crate::{
    app::App,
    events::{self, Event, Subject},
    queue::{self, CameTo, Kind, MATCHED, NewJob, Progress, QueueError, State, Taken, Undone, Why},
};

/// Has every waiting need matched against the register as it was after an event, or later. Nothing is asked for where that is done,
/// under way or waiting already; `anew` asks although it was done, as a program does that starts: it may match otherwise than the
/// one before it. Gives the job's number.
///
/// # Errors
/// When the key that seals is missing, or the database refuses.
pub async fn ask_for_matching(app: &App, event: i64, anew: bool) -> Result<Option<i64>, QueueError> {
    let caller = app.administrator();
    let transaction = app.db.write().await?;
    let newest = queue::newest_of(&transaction, Kind::Matching).await?;
    let is_covered = newest.is_some_and(|job| match job.state {
        // It begins later, and matches against what the register holds then.
        State::Waiting | State::Failed => true,
        State::Taken => job.subject >= Some(event),
        State::Done => !anew && job.subject >= Some(event),
        State::GivenUp => false,
    });
    if is_covered {
        transaction.rollback().await?;
        return Ok(None);
    }
    let new = NewJob { kind: Kind::Matching, subject: Some(event), content: (), asked_by: caller.label() };
    let job = queue::enqueue(app, &transaction, new).await?;
    // Of no maker and no need: it would be followed by another.
    let data = json!({ "job": job, "register": event });
    let asked = Event { action: "gaps.matching_asked", subject: Subject::Operation, data };
    events::append(&transaction, &caller, app.clock.now(), asked).await?;
    transaction.commit().await?;
    Ok(Some(job))
}

/// Carries the job out.
///
/// # Errors
/// Why it is not done.
pub(crate) async fn work(app: &App, taken: &Taken) -> Result<(), Undone> {
    // This node may be behind the one that saw the change.
    let newest = events::newest_of(app.db.reader(), "maker").await?;
    if app.register.snapshot().event < newest
        && let Err(error) = app.register.reload(&app.db, &app.clock).await
    {
        tracing::warn!(error = format!("{error:#}"), "the register could not be read for matching");
        return Err(Undone::Again(Why::Database));
    }
    let (under_way, job) = (Arc::clone(&app.under_way), taken.id);
    let told = move |done, of| {
        under_way.tell(job, Progress { step: "matching".to_owned(), done, of: Some(of) });
    };
    match refresh_waiting(app, &taken.caller(), &told).await {
        Ok(done) => {
            tracing::info!(job, needs = done.needs, opened = done.opened, closed = done.closed, "matched");
        }
        Err(RefreshError::Database(error)) => return Err(error.into()),
        // Nobody is asked for here.
        Err(RefreshError::Denied(_)) => return Err(Undone::ForGood(Why::Broken)),
    }
    let transaction = app.db.write().await?;
    queue::done(&transaction, taken, app.clock.now(), CameTo { outcome: MATCHED, made: None }).await?;
    queue::forget_earlier(&transaction, taken).await?;
    Ok(transaction.commit().await?)
}
