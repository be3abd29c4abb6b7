//! The facts as of now: kept in memory, brought up to the newest event whenever they are asked for.

use std::sync::Arc;

use tokio::sync::Mutex;

use super::{
    ProgrammeError,
    model::{Counted, Fact, Pointed, Tally, decision_of, happened},
};
use crate::{app::App, events, funding::pointed, r#loop::model::Happened};

/// Events read in one query.
const AT_ONCE: u64 = 10_000;

/// Shared by all pages of a running program. Empty until somebody asks; then as of the newest event.
#[derive(Debug, Default)]
pub struct FactsInMemory(Mutex<Tally>);

impl FactsInMemory {
    /// The facts, and the number of the newest event that is counted in them.
    pub(super) async fn now(&self, app: &App) -> Result<(Arc<Vec<Fact>>, i64), ProgrammeError> {
        let mut tally = self.0.lock().await;
        let actions = Counted::all_events();
        loop {
            let more = events::after(app.db.reader(), tally.event, &actions, AT_ONCE).await?;
            let is_last = (more.len() as u64) < AT_ONCE;
            for event in more.into_iter().map(happened) {
                let pointed = point(app, &event).await?;
                tally.take(event, &pointed);
            }
            if is_last {
                let event = tally.event;
                return Ok((tally.facts(app.clock.now()), event));
            }
        }
    }
}

/// What an event points at.
async fn point(app: &App, event: &Happened) -> Result<Pointed, ProgrammeError> {
    let Some(decision) = decision_of(event) else { return Ok(Pointed::default()) };
    let assignment = pointed::assignment_of(app, decision).await?;
    let claim = event.subject_id.filter(|_| event.action == "claim.decided");
    let reported = match claim {
        Some(claim) => pointed::reported(app, decision, claim).await?,
        None => Vec::new(),
    };
    Ok(Pointed { assignment, reported })
}
