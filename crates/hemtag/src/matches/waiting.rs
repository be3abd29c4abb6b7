//! The waiting needs, indexed by process and kept in memory, so that neither a maker's page nor whoever asks which needs a change of
//! the register concerns reads them all: those are read that something happened to since the last time, told by the event log.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, PoisonError, RwLock},
};

use jiff::civil::Date;
use matching::{
    Needs, Offer, Wish,
    concern::{Concern, OperationKey, Step, Waiting as ByProcesses},
    reverse::NeedId as OperationId,
};
use sea_orm::DbErr;
use tokio::sync::Mutex;

use crate::{
    app::App,
    events, makers,
    makers::pages::maker::Waiting,
    needs::{
        self, Need, NeedId,
        model::{Confidentiality, engine_parts},
    },
};

/// After so many changes everything is read anew.
const TOO_MANY: usize = 5000;

/// So many are read at once.
const TOGETHER: usize = 500;

/// Shared by all of a running program. Empty until somebody asks.
#[derive(Debug, Default)]
pub struct WaitingNeeds(Mutex<Option<Arc<RwLock<Kept>>>>);

/// The needs as of an event and a day: what is asked may depend on the day, so that a new day begins anew.
#[derive(Debug)]
struct Kept {
    event: i64,
    day: Date,
    /// All of them, of every confidentiality: for whom a change of the register concerns.
    all: ByProcesses,
    /// Every operation of every part of those that makers are told of, under a number of its own.
    operations: Needs,
    of: BTreeMap<OperationId, NeedId>,
    numbers: BTreeMap<NeedId, Vec<OperationId>>,
    next: u32,
}

impl WaitingNeeds {
    /// How many of the waiting needs offers of one maker meet in every operation, or may meet. Needs for advisers' eyes
    /// only are not counted, nor those that name no process: everybody who says nothing would meet them.
    ///
    /// # Errors
    /// When the database does not answer.
    ///
    /// # Panics
    /// When comparing does.
    pub async fn met_by(&self, app: &App, offers: Vec<Offer>) -> Result<Waiting, DbErr> {
        self.ask(app, move |kept| kept.count(&offers)).await
    }

    /// The operations of waiting needs that changes of the register concern, with the standings in which they do: no other has another
    /// gap than before.
    ///
    /// # Errors
    /// When the database does not answer.
    ///
    /// # Panics
    /// When comparing does.
    pub async fn concerned_by(
        &self,
        app: &App,
        changes: Vec<Step>,
    ) -> Result<BTreeMap<OperationKey, Concern>, DbErr> {
        self.ask(app, move |kept| kept.all.concerned(&changes, Wish::default().max_changes)).await
    }

    /// Comparing is work for the processor: it must not hold up the pages.
    async fn ask<T: Send + 'static>(
        &self,
        app: &App,
        question: impl FnOnce(&Kept) -> T + Send + 'static,
    ) -> Result<T, DbErr> {
        let kept = self.now(app).await?;
        let answered = tokio::task::spawn_blocking(move || {
            question(&kept.read().unwrap_or_else(PoisonError::into_inner))
        });
        Ok(answered.await.expect("comparing does not panic"))
    }

    /// What is kept, brought up to the newest event.
    async fn now(&self, app: &App) -> Result<Arc<RwLock<Kept>>, DbErr> {
        let (db, day) = (app.db.reader(), app.clock.today());
        let mut held = self.0.lock().await;
        // Read before the needs: what happens meanwhile is looked at once more, never passed over.
        let newest = events::newest(db).await?;
        if let Some(kept) = held.as_ref() {
            let (event, its_day) = {
                let kept = kept.read().unwrap_or_else(PoisonError::into_inner);
                (kept.event, kept.day)
            };
            if its_day == day && event == newest {
                return Ok(Arc::clone(kept));
            }
            let changed = events::needs_changed_since(db, event).await?;
            if its_day == day && changed.len() <= TOO_MANY {
                let changed: Vec<NeedId> = changed.into_iter().map(NeedId).collect();
                let mut needs = Vec::with_capacity(changed.len());
                for some in changed.chunks(TOGETHER) {
                    needs.extend(needs::store::by_ids(db, some).await?);
                }
                let mut mine = kept.write().unwrap_or_else(PoisonError::into_inner);
                changed.iter().for_each(|id| mine.take_out(*id));
                needs.iter().filter(|need| need.closed_at.is_none()).for_each(|need| mine.take_in(need));
                mine.event = newest;
                return Ok(Arc::clone(kept));
            }
        }
        let waiting = needs::store::waiting(db).await?;
        let kept = tokio::task::spawn_blocking(move || {
            let mut kept = Kept::empty(newest, day);
            waiting.iter().for_each(|need| kept.take_in(need));
            Arc::new(RwLock::new(kept))
        });
        let kept = kept.await.expect("reading needs does not panic");
        *held = Some(Arc::clone(&kept));
        Ok(kept)
    }
}

impl Kept {
    fn empty(event: i64, day: Date) -> Kept {
        Kept {
            event,
            day,
            all: ByProcesses::new(makers::terms()),
            operations: Needs::index(makers::terms(), std::iter::empty()),
            of: BTreeMap::new(),
            numbers: BTreeMap::new(),
            next: 0,
        }
    }

    fn take_in(&mut self, need: &Need) {
        let parts = engine_parts(&need.document, self.day);
        let operations = parts.iter().enumerate().flat_map(|(p, part)| {
            part.operations.iter().enumerate().map(move |(o, operation)| (p, o, &operation.need))
        });
        self.all.put(need.id.0, operations);
        if need.document.confidentiality == Confidentiality::AdviserOnly {
            return;
        }
        let own: Vec<_> = parts.into_iter().flat_map(|part| part.operations).map(|o| o.need).collect();
        if own.is_empty() || own.iter().any(|operation| operation.processes.is_none()) {
            return;
        }
        for operation in &own {
            let number = OperationId(self.next);
            self.next += 1;
            self.operations.put(number, operation);
            self.of.insert(number, need.id);
            self.numbers.entry(need.id).or_default().push(number);
        }
    }

    fn take_out(&mut self, id: NeedId) {
        self.all.remove(id.0);
        for number in self.numbers.remove(&id).unwrap_or_default() {
            self.operations.remove(number);
            self.of.remove(&number);
        }
    }

    fn count(&self, offers: &[Offer]) -> Waiting {
        let (mut met, mut ask) = (BTreeSet::new(), BTreeSet::new());
        for offer in offers {
            let closed = self.operations.closed_by(offer);
            met.extend(closed.exact);
            ask.extend(closed.ask);
        }
        let touched: BTreeSet<NeedId> =
            met.union(&ask).filter_map(|number| self.of.get(number).copied()).collect();
        // A product is met when each of its operations is.
        let mut waiting = Waiting::default();
        for own in touched.iter().filter_map(|id| self.numbers.get(id)) {
            if own.iter().all(|number| met.contains(number)) {
                waiting.met += 1;
            } else if own.iter().all(|number| met.contains(number) || ask.contains(number)) {
                waiting.to_ask += 1;
            }
        }
        waiting
    }
}
