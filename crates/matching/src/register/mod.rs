//! The register of offers: an immutable snapshot that answers needs. A change makes a new snapshot that shares
//! almost everything with the old one; whoever still reads the old one is not disturbed.
//!
//! Inside are columns ([`columns`]): for every criterion, which offers miss it and which leave it unknown, as bits
//! ([`masks`]). A need's answer is a few operations on such sets ([`query`], [`select`], [`relaxations`]); only the
//! offers that are listed are put together again and judged by the rule book, so what is shown is its proof.
//! Changed offers wait beside the columns, judged one by one, until [`Register::rebuilt`] takes them in.

mod bits;
mod calendars;
mod columns;
mod limit;
mod lists;
mod live;
mod masks;
mod normal;
mod numbers;
mod places;
mod query;
mod raw;
mod relaxations;
mod select;
mod shown;
mod sieve;
mod source;
mod sparse;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use columns::Columns;
use jiff::civil::Date;
use lists::Lists;
pub use live::{HoldsRegister, LiveRegister};
use normal::normal;
use query::Query;
use relaxations::Search;
use select::{Possible, Sifted};
use shown::Shown;
use source::Source;
use sparse::Sparse;
use vocabulary::ProcessId;

use crate::answer::{Answer, Candidate, Counts, CriterionCount, Wish};
use crate::ask::{Ask, asks};
use crate::distance::{Point, kilometres};
use crate::judge::{band, judge_asks, monday};
use crate::need::{Need, Strength};
use crate::offer::{MakerId, Offer, OfferId, Position, SiteId};
use crate::rank::{Band, Tally};
use crate::terms::Terms;

/// Offers, ready to be asked. Cheap to clone and to share.
#[derive(Debug, Clone)]
pub struct Register {
    columns: Arc<Columns>,
    /// Offers of the columns that still stand.
    live: Arc<Vec<u64>>,
    /// Offers that changed or went: their places in the columns, and what stands there.
    gone: Arc<Vec<(u32, Arc<Offer>)>>,
    /// Offers that came or changed since the columns were built.
    added: Arc<BTreeMap<OfferId, Offer>>,
    /// How many offers were judged beside the columns since these were built.
    beside: Arc<AtomicU64>,
}

/// Offers that came, changed or went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// New offers, and changed ones in full.
    pub put: Vec<Offer>,
    pub removed: Vec<OfferId>,
}

/// An offer that misses nothing required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    pub offer: OfferId,
    pub site: SiteId,
    pub maker: MakerId,
    /// From the need's position.
    pub distance_km: Option<u16>,
    /// Something required is unknown.
    pub ask: bool,
}

/// The offers that meet everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exact {
    /// Best first.
    pub list: Vec<Candidate>,
    /// Offers that meet everything.
    pub exact: u32,
    /// Offers that miss nothing but leave something unknown.
    pub ask: u32,
}

impl Register {
    /// Builds a register. Of several offers with one id the last counts. Free weeks before the week of
    /// `first_week` are forgotten, and a lack of hours in them is then not known.
    #[must_use]
    pub fn build(terms: Terms, mut offers: Vec<Offer>, first_week: Date) -> Register {
        let first_week = monday(first_week);
        // A stable sort keeps the last of equals last.
        if !offers.is_sorted_by(|a, b| a.id < b.id) {
            offers.sort_by_key(|offer| offer.id);
            offers.reverse();
            offers.dedup_by_key(|offer| offer.id);
            offers.reverse();
        }
        offers.iter_mut().for_each(|offer| normal(offer, first_week));
        Register::of(Columns::build(terms, Source::records(offers), first_week))
    }

    fn of(columns: Columns) -> Register {
        let mut live = vec![0; columns.words()];
        bits::set_range(&mut live, 0..columns.len());
        Register {
            columns: Arc::new(columns),
            live: Arc::new(live),
            gone: Arc::default(),
            added: Arc::default(),
            beside: Arc::default(),
        }
    }

    /// What the register says to a need.
    #[must_use]
    pub fn answer(&self, need: &Need, wish: &Wish) -> Answer {
        let asks = asks(need);
        let query = Query::new(&self.columns, &self.live, &asks, wish.scope);
        let sifted = query.sift();
        let possible = query.possible(&sifted);
        let (counts, added) = self.counts(&query, &sifted, &possible);
        let shown = self.shown(need, &asks);
        let lists = Lists { register: self, need, shown, added };
        let relaxations = if counts.exact >= wish.k {
            Vec::new()
        } else {
            // No relaxation reaches those that miss more than it may change.
            let within = |tally: &Tally| usize::from(tally.required_missed) <= wish.max_changes;
            let within = lists.added.iter().filter(|(tally, _)| within(tally)).map(|(_, offer)| *offer);
            Search::new(&query, within).run(need, wish, counts.exact, counts.ask)
        };
        Answer {
            exact: lists.top(Band::Exact, query.best_exact(possible, wish.top), wish),
            ask: lists.top(Band::Ask, query.best_ask(&sifted, wish.top), wish),
            near: lists.top(Band::Near, query.best_near(sifted, wish.top), wish),
            relaxations,
            counts,
        }
    }

    /// The best offers that meet everything, and the numbers of those and of those to be asked: what an answer says
    /// of them, in much less time, since offers of other processes are not looked at.
    #[must_use]
    pub fn exact(&self, need: &Need, top: usize) -> Exact {
        let asks = asks(need);
        let sieved = self.columns.sieve(&self.live, &required(&asks));
        self.judged_beside(self.added.len());
        let mut bands = Vec::new();
        let added = self.added.values().map(|offer| (tally(self.terms(), &asks, offer, &mut bands), offer));
        let added: Vec<(Tally, &Offer)> = added.filter(|(tally, _)| tally.band() != Band::Near).collect();
        let exact = select::narrow(added.iter().filter(|(tally, _)| tally.band() == Band::Exact).count());
        let ask = select::narrow(added.len()) - exact;
        let (exact, ask) =
            (exact + select::narrow(sieved.exact.count()), ask + select::narrow(sieved.ask.count()));
        let query = Query::of_wishes(&self.columns, &self.live, &asks);
        let mut picked = Vec::new();
        query.by_preference(sieved.exact, top, &mut picked);
        let lists = Lists { register: self, need, shown: self.shown(need, &asks), added };
        Exact { list: lists.top(Band::Exact, picked, &Wish { top, ..Wish::default() }), exact, ask }
    }

    /// Every offer that misses nothing required, by id: for groups of makers, and for what an offer closes.
    #[must_use]
    pub fn fits(&self, need: &Need) -> Vec<Fit> {
        let asks: Vec<Ask> = asks(need).into_iter().filter(Ask::is_required).collect();
        let sieved = self.columns.sieve(&self.live, &required(&asks));
        let from = need.position.map(Point::of);
        let stored = |list: &Sparse, ask: bool| -> Vec<Fit> {
            let fit = |i: u32| {
                let i = i as usize;
                let place = self.columns.places.get(i);
                let km = |(of, at): (Point, Point)| of.kilometres(at);
                let distance_km = from.zip(self.columns.places.point(i)).map(km);
                Fit { offer: self.columns.ids[i], site: place.site, maker: place.maker, distance_km, ask }
            };
            list.ones().map(fit).collect()
        };
        let mut fits = stored(&sieved.exact, false);
        fits.extend(stored(&sieved.ask, true));
        self.judged_beside(self.added.len());
        let mut bands = Vec::new();
        for offer in self.added.values() {
            let band = tally(self.terms(), &asks, offer, &mut bands).band();
            if band != Band::Near {
                let Offer { id, site, maker, .. } = *offer;
                let ask = band == Band::Ask;
                fits.push(Fit { offer: id, site, maker, distance_km: distance_km(need, offer), ask });
            }
        }
        fits.sort_unstable();
        fits
    }

    /// The answers to many needs, in their order, on as many threads as given (at least one): needs do not wait for
    /// each other, and whoever reads the register meanwhile is not disturbed.
    ///
    /// # Panics
    /// When answering one of the needs panics.
    #[must_use]
    pub fn answer_all(&self, needs: &[Need], wish: &Wish, threads: usize) -> Vec<Answer> {
        // Needs of one day read the same free hours, which are then still at hand.
        let mut turns: Vec<usize> = (0..needs.len()).collect();
        turns.sort_by_key(|&i| needs[i].due.as_ref().map(|due| due.value));
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let turn = next.fetch_add(1, Ordering::Relaxed);
                let Some(&i) = turns.get(turn) else { return done };
                done.push((i, self.answer(&needs[i], wish)));
            }
        };
        let mut answers: Vec<(usize, Answer)> = std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads.min(needs.len())).map(|_| scope.spawn(work)).collect();
            let mut done = work();
            others.into_iter().for_each(|other| done.extend(other.join().expect("answering does not panic")));
            done
        });
        answers.sort_unstable_by_key(|(i, _)| *i);
        answers.into_iter().map(|(_, answer)| answer).collect()
    }

    /// The register after some changes. Costs a copy of one bit an offer; an answer costs a little more for each
    /// changed offer, until [`Register::rebuilt`].
    #[must_use]
    pub fn changed(&self, changes: &Changes) -> Register {
        let (mut live, mut gone) = (self.live.to_vec(), self.gone.to_vec());
        let mut added = BTreeMap::clone(&self.added);
        // What is put as it is held is no change: a maker that changes one of its offers puts them all.
        let is_another = |offer: &Offer| self.offer(offer.id).is_none_or(|held| held != *offer);
        let normalised = |offer: &Offer| {
            let mut offer = offer.clone();
            normal(&mut offer, self.columns.first_week);
            (offer.id, offer)
        };
        // Put twice, the last one counts.
        let mut put: BTreeMap<OfferId, Offer> = changes.put.iter().map(normalised).collect();
        put.retain(|id, offer| !changes.removed.contains(id) && is_another(offer));
        for id in put.keys().chain(&changes.removed) {
            added.remove(id);
            if let Some(i) = self.columns.find(*id).filter(|&i| bits::get(&live, i)) {
                bits::clear(&mut live, i);
                gone.push((select::narrow(i), Arc::new(self.columns.offer(i, true))));
            }
        }
        added.extend(put);
        Register {
            columns: Arc::clone(&self.columns),
            live: Arc::new(live),
            gone: Arc::new(gone),
            added: Arc::new(added),
            beside: Arc::clone(&self.beside),
        }
    }

    fn judged_beside(&self, offers: usize) {
        self.beside.fetch_add(offers as u64, Ordering::Relaxed);
    }

    /// How many offers came, changed or went since the columns were built.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.gone.len().max(self.added.len())
    }

    /// The same register with all changes taken into its columns, counted from the week of `first_week`.
    #[must_use]
    pub fn rebuilt(&self, first_week: Date) -> Register {
        let first_week = monday(first_week);
        let terms = self.terms().clone();
        match Source::columns(&self.columns, &self.live, self.added.values(), first_week) {
            Some(source) => Register::of(Columns::build(terms, source, first_week)),
            // Calendars counted from an earlier week are longer than those that the columns hold.
            None => Register::build(terms, self.offers().collect(), first_week),
        }
    }

    /// All offers as the register holds them, in no particular order.
    pub fn offers(&self) -> impl Iterator<Item = Offer> + '_ {
        let stored = (0..self.columns.len()).filter(|&i| bits::get(&self.live, i));
        stored.map(|i| self.columns.offer(i, true)).chain(self.added.values().cloned())
    }

    /// An offer as the register holds it: lists sorted, its calendar counted from the register's first week.
    #[must_use]
    pub fn offer(&self, id: OfferId) -> Option<Offer> {
        if let Some(offer) = self.added.get(&id) {
            return Some(offer.clone());
        }
        let i = self.columns.find(id).filter(|&i| bits::get(&self.live, i))?;
        Some(self.columns.offer(i, true))
    }

    /// The process of an offer, its county and its position: what a list shows of it, without putting the whole of it together.
    #[must_use]
    pub fn stands(&self, id: OfferId) -> Option<(ProcessId, Option<u8>, Option<Position>)> {
        if let Some(offer) = self.added.get(&id) {
            return Some((offer.process, offer.county, offer.position));
        }
        let i = self.columns.find(id).filter(|&i| bits::get(&self.live, i))?;
        let place = self.columns.places.get(i);
        Some((self.columns.process(i), place.county, place.position()))
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.len() - self.gone.len() + self.added.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[must_use]
    pub fn terms(&self) -> &Terms {
        &self.columns.terms
    }

    /// The Monday of the first week of its calendars.
    #[must_use]
    pub fn first_week(&self) -> Date {
        self.columns.first_week
    }

    /// The plain sum of the stored words that an answer to this need reads at the least, and how many bytes they are:
    /// for measuring how near an answer comes to what memory allows.
    #[must_use]
    pub fn sum_read(&self, need: &Need) -> (u64, usize) {
        self.columns.sum_read(&asks(need))
    }

    /// Memory held by the columns, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.columns.bytes() + self.live.len() * 8
    }

    fn shown<'a>(&'a self, need: &Need, asks: &'a [Ask]) -> Shown<'a> {
        Shown { columns: &self.columns, asks, from: need.position.map(Point::of) }
    }

    /// The counts of an answer, and how the offers beside the columns stand.
    fn counts(
        &self,
        query: &Query<'_>,
        sifted: &Sifted,
        possible: &Possible,
    ) -> (Counts, Vec<(Tally, &Offer)>) {
        let (exact, ask) = (select::narrow(possible.exact.count()), possible.ask);
        let mut alone = sifted.alone.iter();
        let mut alone = |i: usize| {
            let counted = query.asks[i].is_required() && query.masks[i].missed.words().is_some();
            if counted { alone.next().copied().unwrap_or(0) } else { 0 }
        };
        let mut counts = Counts {
            offers: u32::try_from(self.len()).expect("offers have 32-bit ids"),
            exact,
            ask,
            criteria: Vec::with_capacity(query.asks.len()),
        };
        for (i, mask) in query.masks.iter().enumerate() {
            let criterion = query.asks[i].criterion();
            let (missed, unknown) = (mask.missed_count, mask.unknown_count);
            counts.criteria.push(CriterionCount { criterion, missed, unknown, alone: alone(i) });
        }
        self.judged_beside(self.gone.len() + self.added.len());
        // Of each question, in the order of the criteria's counts.
        let mut bands = Vec::new();
        for (_, offer) in self.gone.iter() {
            tally(self.terms(), query.asks, offer, &mut bands);
            for (count, band) in counts.criteria.iter_mut().zip(&bands) {
                count.missed -= u32::from(*band == Some(Band::Near));
                count.unknown -= u32::from(*band == Some(Band::Ask));
            }
        }
        let mut added = Vec::with_capacity(self.added.len());
        for offer in self.added.values() {
            let tally = tally(self.terms(), query.asks, offer, &mut bands);
            counts.exact += u32::from(tally.band() == Band::Exact);
            counts.ask += u32::from(tally.band() == Band::Ask);
            for ((count, band), ask) in counts.criteria.iter_mut().zip(&bands).zip(query.asks) {
                let missed = *band == Some(Band::Near);
                count.missed += u32::from(missed);
                count.unknown += u32::from(*band == Some(Band::Ask));
                count.alone += u32::from(missed && ask.is_required() && tally.required_missed == 1);
            }
            added.push((tally, offer));
        }
        (counts, added)
    }
}

fn required(asks: &[Ask]) -> Vec<&Ask> {
    asks.iter().filter(|ask| ask.is_required()).collect()
}

/// How an offer stands, and the list that it belongs to by each question: [`Tally::of`] its judgements, without what a page tells of them.
fn tally(terms: &Terms, asks: &[Ask], offer: &Offer, bands: &mut Vec<Option<Band>>) -> Tally {
    bands.clear();
    bands.extend(asks.iter().map(|ask| band(terms, &ask.question, offer)));
    let count = |strength: Strength, list: Band| {
        let of = asks.iter().zip(&*bands).filter(|(ask, is)| ask.strength == strength && **is == Some(list));
        u8::try_from(of.count()).unwrap_or(u8::MAX)
    };
    Tally {
        required_missed: count(Strength::Required, Band::Near),
        required_unknown: count(Strength::Required, Band::Ask),
        preferred_missed: count(Strength::Preferred, Band::Near),
    }
}

fn distance_km(need: &Need, offer: &Offer) -> Option<u16> {
    need.position.zip(offer.position).map(|(of, at)| kilometres(of, at))
}

fn candidate(terms: &Terms, need: &Need, asks: &[Ask], offer: &Offer) -> Candidate {
    Candidate {
        offer: offer.id,
        site: offer.site,
        maker: offer.maker,
        distance_km: distance_km(need, offer),
        judgements: judge_asks(terms, asks, offer),
    }
}
