//! The job that keeps gaps up to date while the program runs: a new or changed offer closes what it closes, and
//! the person waiting sees it.

use std::time::Duration;

use jiff::civil::Date;

use super::{ask_for_matching, refresh_need};
use crate::{app::App, events, needs::NeedId};

/// What was seen by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    /// The newest event of makers, and of needs.
    makers: i64,
    needs: i64,
    /// Days go by, and free weeks and days of delivery with them.
    day: Date,
}

/// Follows the event log for as long as the program runs: after a change of the register, and each day, a job matches every waiting
/// need anew, once for all nodes; after a change of a need each node matches that need, and the first of them writes.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(2));
    let mut seen: Option<Seen> = None;
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

/// One look at the log.
async fn step(app: &App, seen: Option<Seen>) -> anyhow::Result<Seen> {
    let db = app.db.reader();
    let newest = (events::newest_of(db, "maker").await?, events::newest_of(db, "need").await?);
    // The register in memory follows the same log: wait until it has the change.
    let makers = newest.0.min(app.register.snapshot().event);
    let now = Seen { makers, needs: newest.1, day: app.clock.today() };
    match seen {
        Some(before) if before.makers >= makers && before.day == now.day => {
            let caller = app.administrator();
            for need in events::needs_since(db, before.needs).await? {
                refresh_need(app, &caller, NeedId(need)).await?;
            }
            Ok(Seen { makers: before.makers, ..now })
        }
        before => {
            ask_for_matching(app, makers, before.is_none_or(|before| before.day != now.day)).await?;
            Ok(now)
        }
    }
}
