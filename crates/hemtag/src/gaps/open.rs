//! The open gaps, kept in memory and counted, so that neither the register's page nor who closes what reads them all: those of
//! needs are read that something happened to since the last time, told by the event log.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard},
};

use sea_orm::DbErr;
use tokio::sync::Mutex;

use super::{
    model::{Counted, Filter, Gap},
    store,
    tallied::Tallied,
};
use crate::{
    app::App,
    events,
    needs::{self, NeedId, model::Confidentiality},
};

/// After so many changes everything is read anew.
const TOO_MANY: usize = 5000;

/// So many are read at once.
const TOGETHER: usize = 500;

/// Shared by all of a running program. Empty until somebody asks.
#[derive(Debug, Default)]
pub struct OpenGaps(Mutex<Option<Arc<RwLock<Kept>>>>);

/// The gaps of the needs that wait, as of an event.
#[derive(Debug, Default)]
struct Kept {
    event: i64,
    of: BTreeMap<NeedId, (Confidentiality, Vec<Arc<Gap>>)>,
    tallied: Tallied,
}

impl OpenGaps {
    /// What the filter lets through, counted; needs for advisers only as they are with `everything`, else only in company.
    pub(super) async fn counted(
        &self,
        app: &App,
        filter: &Filter,
        everything: bool,
    ) -> Result<Counted, DbErr> {
        let (kept, filter) = (self.now(app).await?, filter.clone());
        // Many cells are work for the processor: it must not hold up the pages.
        let counted =
            tokio::task::spawn_blocking(move || reading(&kept).tallied.counted(&filter, everything));
        Ok(counted.await.expect("counting does not panic"))
    }

    /// Those that are asked for, oldest first, of needs of every confidentiality.
    ///
    /// # Errors
    /// When the database does not answer.
    ///
    /// # Panics
    /// When what is asked does.
    pub async fn those(
        &self,
        app: &App,
        wanted: impl Fn(&Gap, Confidentiality) -> bool,
    ) -> Result<Vec<(Arc<Gap>, Confidentiality)>, DbErr> {
        let kept = self.now(app).await?;
        let kept = reading(&kept);
        let all = kept.of.values().flat_map(|(level, gaps)| gaps.iter().map(|gap| (gap, *level)));
        let mut found: Vec<_> = all
            .filter(|(gap, level)| wanted(gap, *level))
            .map(|(gap, level)| (Arc::clone(gap), level))
            .collect();
        found.sort_unstable_by_key(|(gap, _)| gap.id);
        Ok(found)
    }

    /// What is kept, brought up to the newest event.
    async fn now(&self, app: &App) -> Result<Arc<RwLock<Kept>>, DbErr> {
        let db = app.db.reader();
        let mut held = self.0.lock().await;
        // Read before the gaps: what happens meanwhile is looked at once more, never passed over.
        let newest = events::newest(db).await?;
        if let Some(kept) = held.as_ref() {
            let event = reading(kept).event;
            if event == newest {
                return Ok(Arc::clone(kept));
            }
            let changed = events::needs_since(db, event).await?;
            if changed.len() <= TOO_MANY {
                let changed: Vec<NeedId> = changed.into_iter().map(NeedId).collect();
                let (mut levels, mut gaps) = (Vec::new(), Vec::new());
                for some in changed.chunks(TOGETHER) {
                    levels.extend(needs::store::waiting_levels_of(db, some).await?);
                    gaps.extend(store::open_of(db, some).await?);
                }
                let mut mine = kept.write().unwrap_or_else(PoisonError::into_inner);
                changed.iter().for_each(|id| mine.take_out(*id));
                mine.take_in(levels, gaps);
                mine.event = newest;
                return Ok(Arc::clone(kept));
            }
        }
        let levels = needs::store::waiting_levels(db).await?;
        let gaps = store::open(db).await?;
        let kept = tokio::task::spawn_blocking(move || {
            let mut kept = Kept { event: newest, ..Kept::default() };
            kept.take_in(levels, gaps);
            Arc::new(RwLock::new(kept))
        });
        let kept = kept.await.expect("counting does not panic");
        *held = Some(Arc::clone(&kept));
        Ok(kept)
    }
}

fn reading(kept: &RwLock<Kept>) -> RwLockReadGuard<'_, Kept> {
    kept.read().unwrap_or_else(PoisonError::into_inner)
}

impl Kept {
    /// A need that was closed a moment ago, whose level is not told, has its gaps closed by the job: they count no longer.
    fn take_in(&mut self, levels: Vec<(NeedId, Confidentiality)>, gaps: Vec<Gap>) {
        let mut by_need: HashMap<NeedId, Vec<Arc<Gap>>> = HashMap::new();
        for gap in gaps {
            by_need.entry(gap.need).or_default().push(Arc::new(gap));
        }
        for (need, level) in levels {
            let Some(gaps) = by_need.remove(&need) else { continue };
            self.tallied.put(need, level, &gaps);
            self.of.insert(need, (level, gaps));
        }
    }

    fn take_out(&mut self, need: NeedId) {
        self.tallied.take_out(need);
        self.of.remove(&need);
    }
}
