//! What is kept in memory of many records, and brought up to the newest event by whoever asks: those records are read that something
//! happened to since the last time.

use std::{
    future::Future,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use sea_orm::DbErr;
use tokio::sync::Mutex;

use crate::app::App;

/// What is kept.
pub trait Follows: Send + Sync + Sized + 'static {
    /// What was read of the records that something happened to.
    type News: Send + 'static;
    /// Everything that was read.
    type All: Send + 'static;

    /// Whether it can be brought up to date; else all is read anew.
    fn holds(&self, app: &App) -> bool;
    /// The records that something happened to after an event.
    fn changed(app: &App, event: i64) -> impl Future<Output = Result<Vec<i64>, DbErr>> + Send;
    /// What is now known of them, as many as are handed over at once.
    fn news(app: &App, some: &[i64]) -> impl Future<Output = Result<Self::News, DbErr>> + Send;
    fn all(app: &App) -> impl Future<Output = Result<Self::All, DbErr>> + Send;
    fn make(all: Self::All, app: &App) -> Self;
    /// Forgets the records, and takes in what is now known of them.
    fn take(&mut self, some: &[i64], news: Self::News);
}

/// Shared by all of a running program. Empty until somebody asks.
#[derive(Debug)]
pub struct Following<T> {
    kept: Arc<Mutex<Option<Kept<T>>>>,
    /// How many looks at the log have begun.
    begun: AtomicU64,
}

#[derive(Debug)]
struct Kept<T> {
    state: Arc<RwLock<T>>,
    /// The newest event that it includes.
    event: i64,
    /// Which look found that.
    look: u64,
}

/// After so many changes everything is read anew.
const TOO_MANY: usize = 5000;

/// So many are read at once.
const TOGETHER: usize = 500;

impl<T> Default for Following<T> {
    fn default() -> Following<T> {
        Following { kept: Arc::default(), begun: AtomicU64::new(0) }
    }
}

impl<T: Follows> Following<T> {
    /// What is kept, with everything that had happened when it was asked for. Of those who ask while somebody looks, one looks for all:
    /// each would find no more than the first of them.
    ///
    /// # Errors
    /// When the database does not answer.
    ///
    /// # Panics
    /// When taking in what was read does.
    pub async fn now(&self, app: &App) -> Result<Arc<RwLock<T>>, DbErr> {
        let before = self.begun.load(Ordering::SeqCst);
        let mut held = Arc::clone(&self.kept).lock_owned().await;
        if let Some(kept) = held.as_ref().filter(|kept| kept.look > before && reading(&kept.state).holds(app))
        {
            return Ok(Arc::clone(&kept.state));
        }
        let look = self.begun.fetch_add(1, Ordering::SeqCst) + 1;
        // Read before the records: what happens meanwhile is looked at once more, never passed over.
        let newest = super::newest(app.db.reader()).await?;
        if let Some(kept) = held.as_mut().filter(|kept| reading(&kept.state).holds(app)) {
            if kept.event == newest {
                kept.look = look;
                return Ok(Arc::clone(&kept.state));
            }
            let changed = T::changed(app, kept.event).await?;
            if changed.len() <= TOO_MANY {
                let mut news = Vec::new();
                for some in changed.chunks(TOGETHER) {
                    news.push((some.to_vec(), T::news(app, some).await?));
                }
                // Whoever reads it now may do so for a while: waiting for that is no work for what serves pages. Nobody else looks until
                // it is taken in, also when the one who asked has gone.
                let taking = tokio::task::spawn_blocking(move || {
                    let kept = held.as_mut().expect("it was there a moment ago");
                    for (some, news) in news {
                        writing(&kept.state).take(&some, news);
                    }
                    (kept.event, kept.look) = (newest, look);
                    Arc::clone(&kept.state)
                });
                return Ok(taking.await.expect("taking in what was read does not panic"));
            }
        }
        let (all, for_app) = (T::all(app).await?, app.clone());
        let making = tokio::task::spawn_blocking(move || {
            let state = Arc::new(RwLock::new(T::make(all, &for_app)));
            *held = Some(Kept { state: Arc::clone(&state), event: newest, look });
            state
        });
        Ok(making.await.expect("taking in what was read does not panic"))
    }
}

/// For as short a while as can be: whoever takes something in waits for it, and those who read after that.
pub fn reading<T>(state: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    state.read().unwrap_or_else(PoisonError::into_inner)
}

fn writing<T>(state: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
    state.write().unwrap_or_else(PoisonError::into_inner)
}
