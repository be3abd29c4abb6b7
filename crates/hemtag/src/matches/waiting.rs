//! The waiting needs, indexed by process and kept in memory, so that a maker's page does not read them all at every view:
//! it reads those that something happened to since the last one, told by the event log.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::Date;
use matching::{Needs, Offer, reverse::NeedId as OperationId};
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

/// After so many changes everything is read anew: one query instead of as many.
const TOO_MANY: usize = 500;

/// Shared by all pages of a running program. Empty until somebody asks.
#[derive(Debug, Default)]
pub struct WaitingNeeds(Mutex<Option<Arc<Kept>>>);

/// The needs as of an event and a day: what is asked may depend on the day, so that a new day begins anew.
#[derive(Debug, Clone)]
struct Kept {
    event: i64,
    day: Date,
    /// Every operation of every part, under a number of its own.
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
        let kept = self.now(app).await?;
        let counted = tokio::task::spawn_blocking(move || kept.count(&offers));
        Ok(counted.await.expect("comparing does not panic"))
    }

    /// What is kept, brought up to the newest event.
    async fn now(&self, app: &App) -> Result<Arc<Kept>, DbErr> {
        let (db, day) = (app.db.reader(), app.clock.today());
        let mut held = self.0.lock().await;
        // Read before the needs: what happens meanwhile is looked at once more, never passed over.
        let newest = events::newest(db).await?;
        if let Some(kept) = held.as_mut().filter(|kept| kept.day == day) {
            if kept.event == newest {
                return Ok(Arc::clone(kept));
            }
            let changed = events::needs_since(db, kept.event).await?;
            if changed.len() <= TOO_MANY {
                let mine = Arc::make_mut(kept);
                for id in changed.into_iter().map(NeedId) {
                    let need = needs::store::by_id(db, id).await?.filter(|need| need.closed_at.is_none());
                    mine.take_out(id);
                    if let Some(need) = need {
                        mine.take_in(&need);
                    }
                }
                mine.event = newest;
                return Ok(Arc::clone(kept));
            }
        }
        let waiting = needs::store::waiting(db).await?;
        let kept = tokio::task::spawn_blocking(move || {
            let mut kept = Kept::empty(newest, day);
            waiting.iter().for_each(|need| kept.take_in(need));
            Arc::new(kept)
        });
        let kept = kept.await.expect("reading needs does not panic");
        *held = Some(Arc::clone(&kept));
        Ok(kept)
    }
}

impl Kept {
    fn empty(event: i64, day: Date) -> Kept {
        let operations = Needs::index(makers::terms(), std::iter::empty());
        Kept { event, day, operations, of: BTreeMap::new(), numbers: BTreeMap::new(), next: 0 }
    }

    fn take_in(&mut self, need: &Need) {
        if need.document.confidentiality == Confidentiality::AdviserOnly {
            return;
        }
        let parts = engine_parts(&need.document, self.day);
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
