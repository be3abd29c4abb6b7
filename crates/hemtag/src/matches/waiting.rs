//! The waiting needs, indexed by process and kept in memory, so that neither a maker's page nor whoever asks which needs a change of
//! the register concerns reads them all: those are read that something happened to since the last time, told by the event log.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::Date;
use matching::{
    Band, Needs, Offer, Wish,
    concern::{OperationKey, Operations, Standing, Step},
    reverse::NeedId as OperationId,
};
use sea_orm::DbErr;

use crate::{
    app::App,
    events::{
        self,
        following::{Following, Follows, reading},
    },
    makers,
    makers::pages::maker::Waiting,
    needs::{
        self, Need, NeedId,
        model::{Confidentiality, engine_parts},
    },
};

/// Shared by all of a running program. Empty until somebody asks.
#[derive(Debug, Default)]
pub struct WaitingNeeds(Following<Kept>);

/// The needs as of a day: what is asked may depend on it, so that a new day begins anew.
#[derive(Debug)]
struct Kept {
    day: Date,
    /// Every operation of every part, for comparing those that have a gap.
    asked: Operations,
    /// The operations of those that makers are told of, each under a number of its own.
    told: Needs,
    /// Those of the others, for whom a change of the register concerns.
    untold: Needs,
    numbers: HashMap<NeedId, Vec<OperationId>>,
    /// Whose operation each number is.
    needs: HashMap<OperationId, NeedId>,
    /// The needs that makers are told of with several: these are met together or not at all.
    several: HashSet<NeedId>,
    /// Numbers that no operation has any more, and the first that none ever had.
    unused: Vec<OperationId>,
    next: u32,
}

/// So many changes are compared before whoever has something to take in gets a turn.
const TOGETHER: usize = 20;

impl WaitingNeeds {
    /// Reads them before anybody asks, so that the first visitor of a maker's page does not wait for all of them.
    pub async fn begin(app: App) {
        if let Err(error) = app.waiting.0.now(&app).await {
            tracing::warn!(%error, "the waiting needs could not be read; whoever asks first reads them");
        }
    }

    /// How many of the waiting needs offers of one maker meet in every operation, or may meet. Needs for advisers' eyes
    /// only are not counted, nor those that name no process: everybody who says nothing would meet them.
    ///
    /// # Errors
    /// When the database does not answer.
    ///
    /// # Panics
    /// When comparing does.
    pub async fn met_by(&self, app: &App, offers: Vec<Offer>) -> Result<Waiting, DbErr> {
        let kept = self.0.now(app).await?;
        // Comparing is work for the processor: it must not hold up the pages.
        let counted = tokio::task::spawn_blocking(move || reading(&kept).count(&offers));
        Ok(counted.await.expect("comparing does not panic"))
    }

    /// The needs that changes of the register concern, where these operations have a gap and all others are placed: no other has
    /// another gap than before.
    ///
    /// # Errors
    /// When the database does not answer.
    ///
    /// # Panics
    /// When comparing does.
    pub async fn concerned_by(
        &self,
        app: &App,
        mut gaps: BTreeMap<OperationKey, Standing>,
        mut changes: Vec<Step>,
    ) -> Result<BTreeSet<NeedId>, DbErr> {
        let kept = self.0.now(app).await?;
        let compared = tokio::task::spawn_blocking(move || {
            // In the order in which they were made, those of each offer together.
            changes.sort_by_key(Step::offer);
            let mut concerned = BTreeSet::new();
            let mut rest = changes.as_slice();
            while !rest.is_empty() {
                let last = rest[TOGETHER.min(rest.len()) - 1].offer();
                let (some, later) = rest.split_at(rest.partition_point(|one| one.offer() <= last));
                let kept = reading(&kept);
                concerned.extend(kept.left(some));
                for key in kept.asked.concerned(&gaps, some, Wish::default().max_changes) {
                    gaps.remove(&key);
                    concerned.insert(NeedId(key.need));
                }
                rest = later;
            }
            concerned
        });
        Ok(compared.await.expect("comparing does not panic"))
    }
}

impl Follows for Kept {
    type News = Vec<Need>;
    type All = Kept;

    fn holds(&self, app: &App) -> bool {
        self.day == app.clock.today()
    }

    async fn changed(app: &App, event: i64) -> Result<Vec<i64>, DbErr> {
        events::needs_changed_since(app.db.reader(), event).await
    }

    async fn news(app: &App, some: &[i64]) -> Result<Vec<Need>, DbErr> {
        let some: Vec<NeedId> = some.iter().copied().map(NeedId).collect();
        needs::store::by_ids(app.db.reader(), &some).await
    }

    async fn all(app: &App) -> Result<Kept, DbErr> {
        let mut kept = Kept::empty(app.clock.today());
        let waiting = needs::store::waiting_ids(app.db.reader()).await?;
        for some in waiting.chunks(READ_TOGETHER) {
            let some = needs::store::by_ids(app.db.reader(), some).await?;
            // Work for the processor: it must not hold up the pages.
            let taken = tokio::task::spawn_blocking(move || {
                kept.take_in_all(&some);
                kept
            });
            kept = taken.await.expect("taking needs in does not panic");
        }
        Ok(kept)
    }

    fn make(all: Kept, _: &App) -> Kept {
        all
    }

    fn take(&mut self, some: &[i64], news: Vec<Need>) {
        some.iter().for_each(|id| self.take_out(NeedId(*id)));
        self.take_in_all(&news);
    }
}

/// So many needs are read at once.
const READ_TOGETHER: usize = 500;

impl Kept {
    fn empty(day: Date) -> Kept {
        Kept {
            day,
            asked: Operations::new(makers::terms()),
            told: Needs::index(makers::terms(), std::iter::empty()),
            untold: Needs::index(makers::terms(), std::iter::empty()),
            numbers: HashMap::new(),
            needs: HashMap::new(),
            several: HashSet::new(),
            unused: Vec::new(),
            next: 0,
        }
    }

    /// Those that are not closed.
    fn take_in_all(&mut self, needs: &[Need]) {
        needs.iter().filter(|need| need.closed_at.is_none()).for_each(|need| self.take_in(need));
    }

    fn take_in(&mut self, need: &Need) {
        let parts = engine_parts(&need.document, self.day);
        let operations = parts.iter().enumerate().flat_map(|(p, part)| {
            part.operations.iter().enumerate().map(move |(o, operation)| (p, o, &operation.need))
        });
        self.asked.put(need.id.0, operations);
        let own: Vec<_> = parts.into_iter().flat_map(|part| part.operations).map(|o| o.need).collect();
        // Whoever says nothing would meet what names no process.
        let is_told = need.document.confidentiality != Confidentiality::AdviserOnly
            && own.iter().all(|operation| operation.processes.is_some());
        let mut numbers = Vec::with_capacity(own.len());
        for operation in &own {
            let number = self.unused.pop().unwrap_or_else(|| {
                self.next += 1;
                OperationId(self.next - 1)
            });
            if is_told { &mut self.told } else { &mut self.untold }.put(number, operation);
            self.needs.insert(number, need.id);
            numbers.push(number);
        }
        if is_told && numbers.len() > 1 {
            self.several.insert(need.id);
        }
        self.numbers.insert(need.id, numbers);
    }

    fn take_out(&mut self, id: NeedId) {
        self.asked.remove(id.0);
        self.several.remove(&id);
        for number in self.numbers.remove(&id).unwrap_or_default() {
            self.told.remove(number);
            self.untold.remove(number);
            self.needs.remove(&number);
            self.unused.push(number);
        }
    }

    /// The needs with an operation that changed offers met and that none of them meets any more.
    fn left(&self, changes: &[Step]) -> impl Iterator<Item = NeedId> {
        let numbers = [&self.told, &self.untold].into_iter().flat_map(|needs| needs.left(changes));
        numbers.filter_map(|number| self.needs.get(&number).copied())
    }

    fn count(&self, offers: &[Offer]) -> Waiting {
        let closed = self.told.closed_by(offers);
        let operations = |list| closed.of(list).count() as u64;
        let mut waiting = Waiting { met: operations(Band::Exact), to_ask: operations(Band::Ask) };
        // A product counts once, in the list of its worst operation, whichever offer meets each.
        for own in self.several.iter().filter_map(|id| self.numbers.get(id)) {
            let lists: Vec<Band> = own.iter().map(|number| closed.list_of(*number)).collect();
            let of = |list| lists.iter().filter(|is| **is == list).count() as u64;
            let worst = lists.iter().max();
            waiting.met = waiting.met - of(Band::Exact) + u64::from(worst == Some(&Band::Exact));
            waiting.to_ask = waiting.to_ask - of(Band::Ask) + u64::from(worst == Some(&Band::Ask));
        }
        waiting
    }
}
