//! The workers of a node: they take jobs, hold them while they are at work, and write down what came of them.

use std::time::Duration;

use jiff::SignedDuration;
use sea_orm::{DbBackend, DbErr};
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{Instant, MissedTickBehavior, interval, interval_at, sleep_until},
};

use super::{MOST_ATTEMPTS, State, Taken, Undone, Why, begin::begin, later, model::wait_after, store};
use crate::app::App;

/// For how long a job is left to a node that says nothing more.
pub const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// How often a node says that it still has a job.
const RENEWED_EACH: Duration = Duration::from_secs(15);

/// How often it is looked whether there is something to do.
const EACH: Duration = Duration::from_secs(2);

/// After how many looks what is old is taken away: each hour.
const FORGETS_EACH: u64 = 1800;

/// Days for which a job that ended is kept.
pub const KEPT_DAYS: i64 = 30;

/// So long a job may go on when the program is told to stop; then it is given back. Shorter than the server's own patience.
const PATIENCE: Duration = Duration::from_secs(15);

/// Jobs that a node works on at a time. SQLite has one writer anyway.
fn workers(app: &App) -> usize {
    if app.db.backend() == DbBackend::Sqlite { 1 } else { 2 }
}

/// Takes the next job whose time has come; none when there is none, or others are faster.
///
/// # Errors
/// When the database does not answer.
pub async fn take(app: &App) -> Result<Option<Taken>, DbErr> {
    let now = app.clock.now();
    for due in store::due(app.db.reader(), now).await? {
        let Some(taken) = store::take(app.db.writer(), due, &app.node, now, later(now, LEASE)).await? else {
            continue;
        };
        if taken.attempts > MOST_ATTEMPTS {
            // No attempt came to an end, not even to a failure: perhaps it is the job that ends the nodes.
            give_up(app, &taken, Why::Vanished).await?;
            continue;
        }
        return Ok(Some(taken));
    }
    Ok(None)
}

async fn give_up(app: &App, taken: &Taken, why: Why) -> Result<(), DbErr> {
    if store::failed(app.db.writer(), taken, why, Err(app.clock.now())).await? {
        let (job, kind, why) = (taken.id, taken.kind.code(), why.code());
        tracing::error!(
            job,
            kind,
            why,
            attempts = taken.attempts,
            "a job was given up; it stands at /admin/jobs"
        );
    }
    Ok(())
}

/// Writes down what came of an attempt.
async fn ended(app: &App, taken: &Taken, came: Result<(), Undone>) -> Result<(), DbErr> {
    app.under_way.forget(taken.id);
    let (job, kind) = (taken.id, taken.kind.code());
    match came {
        // It has said so itself; where it has not, its work is not to be done again.
        Ok(()) => give_up(app, taken, Why::Broken).await,
        Err(Undone::Lost) => {
            tracing::warn!(job, kind, "another node has the job: what was done here was not kept");
            Ok(())
        }
        Err(Undone::ForGood(why)) => give_up(app, taken, why).await,
        Err(Undone::Again(why)) => match wait_after(taken.attempts) {
            None => give_up(app, taken, why).await,
            Some(wait) => {
                let again = later(app.clock.now(), wait);
                if store::failed(app.db.writer(), taken, why, Ok(again)).await? {
                    tracing::warn!(
                        job,
                        kind,
                        why = why.code(),
                        attempts = taken.attempts,
                        "a job failed and is tried again"
                    );
                }
                Ok(())
            }
        },
    }
}

/// Whether a job that was not renewed has been taken by another, or was ended otherwise than by its work.
async fn is_lost(app: &App, taken: &Taken) -> bool {
    match store::find(app.db.reader(), taken.id).await {
        Ok(Some(job)) => {
            let is_ours = job.attempts == taken.attempts && job.node.as_deref() == Some(&*taken.node);
            !(is_ours && matches!(job.state, State::Taken | State::Done))
        }
        Ok(None) => true,
        // Nobody knows: the work's own transaction finds out.
        Err(_) => false,
    }
}

/// Carries a job out that was taken, and holds it meanwhile. False when the program was told to stop before it was done: then the
/// job was given back.
///
/// # Errors
/// When it cannot be written down what came of it; its lease ends, and it is begun anew.
pub async fn carry_on(app: &App, taken: &Taken, stop: &mut watch::Receiver<bool>) -> Result<bool, DbErr> {
    // On its own, so that a fault of it is not the worker's.
    let (traces, kind) = (app.traces.clone(), taken.kind.code());
    let job = begin(app.clone(), taken.clone());
    let mut work = tokio::spawn(async move { traces.round(kind, job, |()| true).await });
    let mut renewal = interval_at(Instant::now() + RENEWED_EACH, RENEWED_EACH);
    renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut ends_at: Option<Instant> = None;
    loop {
        let patience = sleep_until(ends_at.unwrap_or_else(Instant::now));
        tokio::select! {
            came = &mut work => {
                let came = came.unwrap_or_else(|error| {
                    // What a fault says may hold what the job was about.
                    let panicked = error.is_panic();
                    tracing::error!(job = taken.id, kind = taken.kind.code(), panicked, "a job ended by a fault of the program");
                    Err(Undone::Again(Why::Broken))
                });
                ended(app, taken, came).await?;
                return Ok(true);
            }
            _ = renewal.tick() => {
                let until = later(app.clock.now(), LEASE);
                let held = store::renew(app.db.writer(), taken, until, app.under_way.of(taken.id)).await;
                // What the database says while it is busy with the work itself is no reason to end it.
                if matches!(held, Ok(false)) && is_lost(app, taken).await {
                    work.abort();
                    let _ = (&mut work).await;
                    ended(app, taken, Err(Undone::Lost)).await?;
                    return Ok(true);
                }
            }
            () = told_to_stop(stop), if ends_at.is_none() => ends_at = Some(Instant::now() + PATIENCE),
            () = patience, if ends_at.is_some() => {
                work.abort();
                // Its transaction is undone when it has ended.
                let _ = (&mut work).await;
                app.under_way.forget(taken.id);
                store::give_back(app.db.writer(), taken, app.clock.now()).await?;
                tracing::warn!(job = taken.id, kind = taken.kind.code(), "a job was given back because the program stops");
                return Ok(false);
            }
        }
    }
}

/// Waits until the program is told to stop.
async fn told_to_stop(stop: &mut watch::Receiver<bool>) {
    // Whoever would tell it has ended: then so do the workers.
    drop(stop.wait_for(|stop| *stop).await);
}

/// Takes one job and carries it out. False when there was none.
///
/// # Errors
/// When the database does not answer.
pub async fn work_once(app: &App) -> Result<bool, DbErr> {
    let Some(taken) = take(app).await? else { return Ok(false) };
    let (_never, mut stop) = watch::channel(false);
    carry_on(app, &taken, &mut stop).await?;
    Ok(true)
}

/// Starts the workers of this node. They end some time after `stop` says so: await them.
#[must_use]
pub fn start(app: &App, stop: &watch::Receiver<bool>) -> JoinSet<()> {
    let mut all = JoinSet::new();
    for number in 0..workers(app) {
        all.spawn(follow(app.clone(), stop.clone(), number == 0));
    }
    all
}

/// Works for as long as the program runs; one of the workers also takes away what is old.
async fn follow(app: App, mut stop: watch::Receiver<bool>, forgets: bool) {
    let mut tick = interval(EACH);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for round in 0_u64.. {
        tokio::select! {
            () = told_to_stop(&mut stop) => return,
            _ = tick.tick() => {}
        }
        if !work_all(&app, &mut stop).await {
            return;
        }
        if !forgets || !round.is_multiple_of(FORGETS_EACH) || !app.may_delete_by_age() {
            continue;
        }
        if let Err(error) = forget(&app).await {
            tracing::warn!(%error, "old jobs could not be taken away");
        }
    }
}

/// Takes away jobs that ended so long ago that nobody asks for them. Gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget(app: &App) -> Result<u64, DbErr> {
    let old = later(app.clock.now(), SignedDuration::from_hours(-24 * KEPT_DAYS));
    store::forget_before(app.db.writer(), old).await
}

/// Works for as long as there is something to do. False when the program was told to stop.
async fn work_all(app: &App, stop: &mut watch::Receiver<bool>) -> bool {
    while !*stop.borrow() {
        let done = match take(app).await {
            Ok(None) => return true,
            Ok(Some(taken)) => carry_on(app, &taken, stop).await,
            Err(error) => Err(error),
        };
        match done {
            Ok(true) => {}
            Ok(false) => return false,
            Err(error) => {
                tracing::warn!(%error, "the queue could not be served");
                return true;
            }
        }
    }
    false
}
