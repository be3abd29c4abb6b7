//! The job that keeps gaps up to date while the program runs: a new or changed offer closes what it closes, and
//! the person waiting sees it. Of several nodes one does it at a time, and how far it came stands in the database.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::{Instant, MissedTickBehavior, interval_at};

use super::{
    refresh_all, refresh_need,
    store::{self, Reached},
};
use crate::{app::App, events, matches::model::ENGINE, needs::NeedId};

/// For how long the round is left to a node that says nothing more.
const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// How often a node says that it is still at work.
const RENEWED_EACH: Duration = Duration::from_secs(15);

/// Follows the event log for as long as the program runs: after a change of the register every waiting need is
/// matched anew, after a change of a need that need; and each day, and with each new engine, all of them.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(2));
    loop {
        tick.tick().await;
        if let Err(error) = app.traces.round("gaps", step(&app), |did| *did).await {
            tracing::warn!(error = format!("{error:#}"), "the gaps could not be brought up to date");
        }
    }
}

/// One look at the log. False when there was nothing to do, or another node does it.
///
/// # Errors
/// When the database does not answer. What was done until then is kept, and the round is done anew when its lease ends.
pub async fn step(app: &App) -> anyhow::Result<bool> {
    let db = app.db.reader();
    let round = store::round(db).await?;
    let before = round.reached();
    let newest = events::newest_of(db, "maker").await?;
    let until = Reached {
        // The register in memory follows the same log: wait until it has the change.
        makers: newest.min(app.register.snapshot().event).max(before.makers),
        needs: events::newest_of(db, "need").await?,
        day: Some(app.clock.today().to_string()),
        engine: Some(ENGINE.to_owned()),
    };
    if until == before || round.is_taken(app.clock.now(), LEASE) {
        return Ok(false);
    }
    let Some(mut held) = store::take(db, round, lease_from(app.clock.now())).await? else { return Ok(false) };
    let work = bring_up(app, &before, &until);
    tokio::pin!(work);
    let mut renewal = interval_at(Instant::now() + RENEWED_EACH, RENEWED_EACH);
    renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            came = &mut work => {
                came?;
                store::end(db, &held, &until, app.clock.now()).await?;
                return Ok(true);
            }
            _ = renewal.tick() => match store::take(db, held.clone(), lease_from(app.clock.now())).await {
                Ok(Some(longer)) => held = longer,
                // Another node took it for lost: what was done is kept, the rest is its.
                Ok(None) => return Ok(true),
                Err(error) => tracing::warn!(%error, "the round of gaps could not be held longer"),
            },
        }
    }
}

fn lease_from(now: Timestamp) -> Timestamp {
    now.checked_add(LEASE).unwrap_or(Timestamp::MAX)
}

/// Matches what may have another answer than before.
async fn bring_up(app: &App, before: &Reached, until: &Reached) -> anyhow::Result<()> {
    let caller = app.administrator();
    if (before.makers, &before.day, &before.engine) != (until.makers, &until.day, &until.engine) {
        refresh_all(app, &caller).await?;
        return Ok(());
    }
    for need in events::needs_since(app.db.reader(), before.needs).await? {
        refresh_need(app, &caller, NeedId(need)).await?;
    }
    Ok(())
}
