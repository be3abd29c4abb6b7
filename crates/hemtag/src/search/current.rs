//! The index in memory, and how it keeps up with the database.

use std::{
    sync::{Arc, RwLock},
    time::{Duration, Instant},
};

use ::search::Document;
use tokio::sync::Mutex;

use super::{
    collect,
    model::{Held, Item},
};
use crate::{
    app::App,
    events,
    makers::{model::MakerId, store as makers},
};

/// The index, swapped whole, so that a search never waits for a newer one.
#[derive(Debug, Default)]
pub struct SearchInMemory {
    current: RwLock<Option<Arc<Held>>>,
    /// Held while one is built: two would do the same work.
    building: Mutex<()>,
}

/// So many makers are read one by one; more are read with everything else.
const FEW: u64 = 200;

/// How often it is asked whether something changed, at the most.
const EVERY: Duration = Duration::from_secs(2);

/// So many times as long as a look took nothing is looked at after it.
const REST: u32 = 10;

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
        let before = self.held();
        let (items, documents) = match &before {
            Some(held) => match only_makers(app, held).await? {
                Some(changed) => {
                    let Some(now) = put(held, changed) else {
                        // The event alone is another.
                        let held =
                            Held { index: Arc::clone(&held.index), items: Arc::clone(&held.items), event };
                        return Ok((self.swap(held), false));
                    };
                    now
                }
                None => collect::all(app).await?,
            },
            None => collect::all(app).await?,
        };
        let same = before.filter(|held| *held.items == items && held.index.documents() == documents);
        let is_new = same.is_none();
        let index = match same {
            Some(held) => Arc::clone(&held.index),
            None => Arc::new(tokio::task::spawn_blocking(move || ::search::Index::build(documents)).await??),
        };
        Ok((self.swap(Held { index, items: Arc::new(items), event }), is_new))
    }

    fn swap(&self, held: Held) -> Arc<Held> {
        let held = Arc::new(held);
        *self.current.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(Arc::clone(&held));
        held
    }

    /// Follows the event log for as long as the program runs.
    pub async fn follow(app: App) {
        loop {
            let began = Instant::now();
            let round = app.traces.round("search", app.search.refresh(&app), |is_new| *is_new);
            if let Err(error) = round.await {
                tracing::warn!(
                    error = format!("{error:#}"),
                    "the index for searching could not be built anew"
                );
            }
            // A change a second does not build an index a second: a large one is built for a small part of the time at the most.
            tokio::time::sleep(EVERY.max(began.elapsed() * REST)).await;
        }
    }
}

/// The makers that changed since the index was built, each as it is found now, or with the address of one that is gone; none where
/// something else changed too, or more makers than are worth reading one by one.
async fn only_makers(app: &App, held: &Held) -> anyhow::Result<Option<Vec<Changed>>> {
    let db = app.db.reader();
    for subject in SUBJECTS.into_iter().filter(|subject| *subject != "maker") {
        if events::newest_of(db, subject).await? > held.event {
            return Ok(None);
        }
    }
    let Some(ids) = events::makers_since(db, held.event, FEW).await? else { return Ok(None) };
    let mut changed = Vec::with_capacity(ids.len());
    for id in ids.into_iter().map(MakerId) {
        changed.push((collect::path_of(id), makers::find(db, id).await?.as_ref().map(collect::maker)));
    }
    Ok(Some(changed))
}

/// Where a maker's page is, and what is searched of it; nothing once it is gone.
type Changed = (String, Option<(Item, Document)>);

/// Everything that is searched with these makers as they are now; none where that is what it was.
fn put(held: &Held, changed: Vec<Changed>) -> Option<(Vec<Item>, Vec<Document>)> {
    let documents = held.index.documents();
    let place = |path: &str| held.items.iter().position(|item| item.path == path);
    let differs = changed.iter().any(|(path, now)| match (place(path), now) {
        (Some(at), Some((item, document))) => held.items[at] != *item || documents[at] != *document,
        (None, None) => false,
        (Some(_), None) | (None, Some(_)) => true,
    });
    if !differs {
        return None;
    }
    let (mut items, mut documents) = (Vec::clone(&held.items), documents.to_vec());
    for (path, now) in changed {
        match (items.iter().position(|item| item.path == path), now) {
            (Some(at), Some((item, document))) => (items[at], documents[at]) = (item, document),
            (Some(at), None) => {
                items.remove(at);
                documents.remove(at);
            }
            (None, Some((item, document))) => {
                items.push(item);
                documents.push(document);
            }
            (None, None) => {}
        }
    }
    Some((items, documents))
}

async fn newest(app: &App) -> anyhow::Result<i64> {
    let mut newest = 0;
    for subject in SUBJECTS {
        newest = newest.max(events::newest_of(app.db.reader(), subject).await?);
    }
    Ok(newest)
}
