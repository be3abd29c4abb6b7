//! The index in memory, and how it keeps up with the database.

use std::{sync::Arc, sync::RwLock, time::Duration};

use tokio::sync::Mutex;

use super::{collect, model::Held};
use crate::{app::App, events};

/// The index, swapped whole, so that a search never waits for a newer one.
#[derive(Debug, Default)]
pub struct SearchInMemory {
    current: RwLock<Option<Arc<Held>>>,
    /// Held while one is built: two would do the same work.
    building: Mutex<()>,
}

/// The kinds of thing in the event log that the index holds.
const SUBJECTS: [&str; 3] = ["maker", "initiative", "guide"];

impl SearchInMemory {
    /// The index now, built when there is none yet.
    pub(super) async fn current(&self, app: &App) -> anyhow::Result<Arc<Held>> {
        if let Some(held) = self.held() {
            return Ok(held);
        }
        let _building = self.building.lock().await;
        match self.held() {
            Some(held) => Ok(held),
            None => Ok(self.build(app).await?.0),
        }
    }

    /// Builds it anew when the event log tells of something newer that is searched. Gives whether it did.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn refresh(&self, app: &App) -> anyhow::Result<bool> {
        let _building = self.building.lock().await;
        let newest = newest(app).await?;
        if self.held().is_some_and(|held| held.event >= newest) {
            return Ok(false);
        }
        Ok(self.build(app).await?.1)
    }

    fn held(&self) -> Option<Arc<Held>> {
        self.current.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// The index of what is there now, and whether it is another than before: most changes of a maker (its free hours, its
    /// evidence) change nothing that is searched. What did change is indexed as a whole: the words that compounds are taken
    /// apart by are those of all documents, so that one new text can change how others are found.
    async fn build(&self, app: &App) -> anyhow::Result<(Arc<Held>, bool)> {
        // Read first: what comes while the rest is read is then newer, and the next look finds it.
        let event = newest(app).await?;
        let (items, documents) = collect::all(app).await?;
        let same = self.held().filter(|held| held.items == items && held.index.documents() == documents);
        let is_new = same.is_none();
        let index = match same {
            Some(held) => Arc::clone(&held.index),
            None => Arc::new(tokio::task::spawn_blocking(move || ::search::Index::build(documents)).await??),
        };
        let held = Arc::new(Held { index, items, event });
        *self.current.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(Arc::clone(&held));
        Ok((held, is_new))
    }

    /// Follows the event log for as long as the program runs.
    pub async fn follow(app: App) {
        let mut tick = tokio::time::interval(Duration::from_secs(2));
        // A change a second does not build an index a second.
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tick.tick().await;
            let round = app.traces.round("search", app.search.refresh(&app), |is_new| *is_new);
            if let Err(error) = round.await {
                tracing::warn!(
                    error = format!("{error:#}"),
                    "the index for searching could not be built anew"
                );
            }
        }
    }
}

async fn newest(app: &App) -> anyhow::Result<i64> {
    let mut newest = 0;
    for subject in SUBJECTS {
        newest = newest.max(events::newest_of(app.db.reader(), subject).await?);
    }
    Ok(newest)
}
