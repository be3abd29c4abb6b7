//! The counts as of now: kept in memory, brought up to the newest event whenever they are asked for.

use jiff::Timestamp;
use sea_orm::DbErr;
use tokio::sync::Mutex;

use super::model::{ACTIONS, Counts, Happened, Month, Tally};
use crate::{
    access::{Action, Caller, Denied, Relation, check},
    app::App,
    events,
};

/// Events read in one query.
const AT_ONCE: u64 = 10_000;

/// Shared by all pages of a running program. Empty until somebody asks; then as of the newest event.
#[derive(Debug, Default)]
pub struct Tallies(Mutex<Tally>);

impl Tallies {
    async fn now(&self, app: &App) -> Result<Counts, DbErr> {
        let mut tally = self.0.lock().await;
        loop {
            let more = events::after(app.db.reader(), tally.event, &ACTIONS, AT_ONCE).await?;
            let is_last = (more.len() as u64) < AT_ONCE;
            for event in more {
                tally.take(&Happened {
                    id: event.id,
                    at: event.at,
                    action: event.action,
                    subject_kind: event.subject_kind,
                    subject_id: event.subject_id,
                    data: event.data,
                });
            }
            if is_last {
                return Ok(tally.counts(app.clock.now()).clone());
            }
        }
    }
}

/// What the loop's page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoopReport {
    /// Everything that was counted. What the public sees of it is made from this, as of [`LoopReport::last`].
    pub counts: Counts,
    /// Small counts are shown too, and the month that is not over.
    pub whole: bool,
    /// The months from the first event to the last that is shown; none before the first.
    pub first: Option<Month>,
    pub last: Month,
    pub at: Timestamp,
}

#[derive(Debug, thiserror::Error)]
pub enum LoopError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// The loop as far as the caller may see it. Everybody else than staff sees months that are over, for a day at least: what is
/// counted in them does not change any more.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn read_loop(app: &App, caller: &Caller) -> Result<LoopReport, LoopError> {
    check(caller, Action::ReadLoop, Relation::None)?;
    let whole = caller.may(Action::ReadWholeLoop, Relation::None);
    let counts = app.tallies.now(app).await?;
    let now = app.clock.now();
    let last = if whole { Month::at(now) } else { last_whole_month(now) };
    let first = counts.keys().map(|(month, _)| *month).min().filter(|first| *first <= last);
    Ok(LoopReport { counts, whole, first, last, at: now })
}

/// The last month that was over two days ago: a need is placed up to a day after it was stated.
fn last_whole_month(now: Timestamp) -> Month {
    let then = now.checked_sub(jiff::SignedDuration::from_hours(48)).unwrap_or(now);
    let this = Month::at(then).first_day();
    Month::of(this.yesterday().unwrap_or(this))
}
