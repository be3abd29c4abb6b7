//! The open gaps, kept in memory and counted, so that neither the register's page nor who closes what reads them all: those of
//! needs are read that something happened to since the last time, told by the event log.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use sea_orm::DbErr;

use super::{
    model::{Counted, Filter, Gap},
    store,
    tallied::Tallied,
};
use crate::{
    app::App,
    events::{
        self,
        following::{Following, Follows, reading},
    },
    needs::{self, NeedId, model::Confidentiality},
};

/// Shared by all of a running program. Empty until somebody asks.
#[derive(Debug, Default)]
pub struct OpenGaps(Following<Kept>);

/// The gaps of the needs that wait.
#[derive(Debug, Default)]
struct Kept {
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
        let (kept, filter) = (self.0.now(app).await?, filter.clone());
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
        let kept = self.0.now(app).await?;
        let kept = reading(&kept);
        let all = kept.all().filter(|(gap, level)| wanted(gap, *level));
        let mut found: Vec<_> = all.map(|(gap, level)| (Arc::clone(gap), level)).collect();
        found.sort_unstable_by_key(|(gap, _)| gap.id);
        Ok(found)
    }

    /// Whether there are more than so many of those that are asked for.
    ///
    /// # Errors
    /// When the database does not answer.
    ///
    /// # Panics
    /// When what is asked does.
    pub async fn are_more_than(
        &self,
        app: &App,
        most: usize,
        wanted: impl Fn(&Gap) -> bool,
    ) -> Result<bool, DbErr> {
        let kept = self.0.now(app).await?;
        let kept = reading(&kept);
        Ok(kept.all().filter(|(gap, _)| wanted(gap)).nth(most).is_some())
    }
}

impl Follows for Kept {
    type News = (Vec<(NeedId, Confidentiality)>, Vec<Gap>);
    type All = Self::News;

    fn holds(&self, _: &App) -> bool {
        true
    }

    async fn changed(app: &App, event: i64) -> Result<Vec<i64>, DbErr> {
        events::needs_since(app.db.reader(), event).await
    }

    async fn news(app: &App, some: &[i64]) -> Result<Self::News, DbErr> {
        let (db, some) = (app.db.reader(), some.iter().copied().map(NeedId).collect::<Vec<_>>());
        Ok((needs::store::waiting_levels_of(db, &some).await?, store::open_of(db, &some).await?))
    }

    async fn all(app: &App) -> Result<Self::All, DbErr> {
        let db = app.db.reader();
        Ok((needs::store::waiting_levels(db).await?, store::open(db).await?))
    }

    fn make((levels, gaps): Self::All, _: &App) -> Kept {
        let mut kept = Kept::default();
        kept.take_in(levels, gaps);
        kept
    }

    fn take(&mut self, some: &[i64], (levels, gaps): Self::News) {
        some.iter().for_each(|id| self.take_out(NeedId(*id)));
        self.take_in(levels, gaps);
    }
}

impl Kept {
    fn all(&self) -> impl Iterator<Item = (&Arc<Gap>, Confidentiality)> {
        self.of.values().flat_map(|(level, gaps)| gaps.iter().map(|gap| (gap, *level)))
    }

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
