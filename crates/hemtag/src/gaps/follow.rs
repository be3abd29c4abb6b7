//! The job that keeps gaps up to date while the program runs: a new or changed offer closes what it closes, and
//! the person waiting sees it.

use std::time::Duration;

use jiff::civil::Date;

use super::{Asked, ask_for_matching, queued::last_asked, refresh_needs};
use crate::{app::App, events, needs::NeedId};

/// What was seen by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The newest event of makers, and the day, for which every need was matched or will be: days go by, and free weeks and days of
    /// delivery with them. None until that is known after a start.
    register: Option<(i64, Date)>,
    /// The newest event of needs whose gaps were brought up to date, or will be.
    needs: i64,
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

/// One look at the log, as [`follow`] takes it every two seconds; `seen` is what the look before it gave, none at the start.
///
/// # Errors
/// When the database does not answer, or the key of the installation cannot be used. Then nothing counts as seen.
pub async fn step(app: &App, seen: Option<Seen>) -> anyhow::Result<Seen> {
    let db = app.db.reader();
    let newest = (events::newest_of(db, "maker").await?, events::newest_of(db, "need").await?);
    // By an older register than that of which a gap was written, nothing would be written.
    app.register.catch_up(&app.db, &app.clock).await?;
    let has = app.register.snapshot().event;
    let now = (newest.0.min(has), app.clock.today());
    let before = seen.and_then(|seen| seen.register);
    // A matching that others asked for may have read the needs before these were stated or changed; one that is asked for now may look
    // only at those that a change of the register concerns.
    let since = match seen {
        Some(seen) => seen.needs,
        // What nobody followed while no node ran.
        None => last_asked(db).await?.map_or(0, |asked| asked.id),
    };
    // Gaps that a matching wrote say nothing new of a need.
    let needs = events::needs_changed_since(db, since).await?;
    let asked = match before {
        Some((makers, day)) if makers >= now.0 && day == now.1 => None,
        before => Some(ask_for_matching(app, now.0, before.is_none()).await?),
    };
    let register = match asked {
        // The job reads all needs when it begins: also those of which the newest event tells.
        Some(Asked::New { all: true, .. }) => return Ok(Seen { register: Some(now), needs: newest.1 }),
        Some(Asked::New { .. } | Asked::Covered) => Some(now),
        Some(Asked::Later) | None => before,
    };
    let needs: Vec<NeedId> = needs.into_iter().map(NeedId).collect();
    refresh_needs(app, &app.administrator(), &needs, &|_, _| {}).await?;
    // By a register that is behind, some may have got another gap than they have.
    let needs = if has < newest.0 { since } else { newest.1 };
    Ok(Seen { register, needs })
}
