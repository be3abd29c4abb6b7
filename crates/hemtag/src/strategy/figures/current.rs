//! The figures in memory, and how they keep up with the database.

use std::{
    sync::{Arc, RwLock},
    time::Duration,
};

use sea_orm::{ConnectionTrait, DbErr};
use strategy::{Economics, FigureAt};

use super::{
    model::{Entry, with_changes},
    store,
};
use crate::{app::App, database::Database, events};

/// The figures that hold, swapped whole.
#[derive(Debug)]
pub struct FiguresInMemory {
    current: RwLock<Arc<Current>>,
}

/// The figures at one moment.
#[derive(Debug)]
pub(super) struct Current {
    pub(super) economics: Arc<Economics>,
    /// Every change, oldest first.
    pub(super) changes: Vec<Entry>,
    /// Places of changes that the tables of this program no longer have or allow.
    pub(super) left_out: Vec<FigureAt>,
    /// The newest event that they include.
    event: i64,
}

impl FiguresInMemory {
    /// Reads the changes from the database.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(db: &Database) -> Result<FiguresInMemory, DbErr> {
        Ok(FiguresInMemory { current: RwLock::new(Arc::new(read(db.reader()).await?)) })
    }

    /// The figures now. Keep them for the length of one answer.
    #[must_use]
    pub fn economics(&self) -> Arc<Economics> {
        Arc::clone(&self.current().economics)
    }

    pub(super) fn current(&self) -> Arc<Current> {
        Arc::clone(&self.current.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Reads the changes anew.
    pub(super) async fn reload(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let next = Arc::new(read(db).await?);
        *self.current.write().unwrap_or_else(std::sync::PoisonError::into_inner) = next;
        Ok(())
    }

    /// Follows the event log for as long as the program runs, so that a change made by another process is seen here.
    pub async fn follow(app: App) {
        let mut tick = tokio::time::interval(Duration::from_secs(2));
        loop {
            tick.tick().await;
            let behind = match events::newest_of(app.db.reader(), "figure").await {
                Ok(newest) => newest > app.figures.current().event,
                Err(error) => {
                    tracing::warn!(%error, "the event log could not be read; the figures of costs may be behind");
                    continue;
                }
            };
            if behind
                && let Err(error) =
                    app.traces.round("figures", app.figures.reload(app.db.reader()), |()| true).await
            {
                tracing::warn!(%error, "the figures of costs could not be read anew");
            }
        }
    }
}

pub(super) async fn read(db: &impl ConnectionTrait) -> Result<Current, DbErr> {
    let event = events::newest_of(db, "figure").await?;
    let changes = store::changes(db, i64::MAX).await?;
    let (economics, left_out) = with_changes(Economics::embedded(), &changes);
    for at in &left_out {
        tracing::warn!(figure = %at, "the tables of this program have no place for a change of the agency's");
    }
    Ok(Current { economics: Arc::new(economics), changes, left_out, event })
}
