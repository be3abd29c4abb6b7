//! The job that keeps gaps up to date while the program runs: a new or changed offer closes what it closes, and
//! the person waiting sees it.

use std::time::Duration;

use super::{ask_for_matching, refresh_need};
use crate::{app::App, events};

/// Follows the event log for as long as the program runs: after a change of the register a job matches every waiting need anew, once
/// for all nodes; after a change of a need each node matches that need, and the first of them writes.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(2));
    let mut seen: Option<(i64, i64)> = None;
    loop {
        tick.tick().await;
        let round = app.traces.round("gaps", step(&app, seen), move |now| seen != Some(*now));
        match round.await {
            Ok(now) => seen = Some(now),
            Err(error) => {
                tracing::warn!(error = format!("{error:#}"), "the gaps could not be brought up to date");
            }
        }
    }
}

/// One look at the log: what was seen of makers and of needs by now.
async fn step(app: &App, seen: Option<(i64, i64)>) -> anyhow::Result<(i64, i64)> {
    let db = app.db.reader();
    let now = (events::newest_of(db, "maker").await?, events::newest_of(db, "need").await?);
    // The register in memory follows the same log: wait until it has the change.
    let read = app.register.snapshot().event;
    let makers = now.0.min(read);
    let caller = app.administrator();
    match seen {
        Some((of_makers, of_needs)) if of_makers >= makers => {
            for need in events::needs_since(db, of_needs).await? {
                refresh_need(app, &caller, crate::needs::NeedId(need)).await?;
            }
            Ok((of_makers, now.1))
        }
        _ => {
            ask_for_matching(app, makers, seen.is_none()).await?;
            Ok((makers, now.1))
        }
    }
}
