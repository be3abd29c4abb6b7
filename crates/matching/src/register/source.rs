//! What columns are made of: offers as records, or as they stand in columns made before. A rebuild reads these a column at a time, so
//! that a million records never lie in memory beside both.

use std::borrow::Cow;

use jiff::civil::Date;
use vocabulary::{CertificateId, MaterialId, ProcessId};

use super::bits::{foresee, foresee_one, get};
use super::calendars::Statement;
use super::columns::Columns;
use super::limit::by_digits;
use super::normal::{counted_from, normal};
use super::places::Place;
use crate::judge::days_between;
use crate::offer::{Calendar, HeldCertificate, Offer, OfferId};

/// Offers in the order of their ids, which all differ.
pub(super) struct Source<'a> {
    /// Normal (see the parent module).
    records: Vec<Offer>,
    earlier: Option<Earlier<'a>>,
    /// Where each offer is; empty when all are records, in their order.
    rows: Vec<Row>,
}

/// Columns made before.
#[derive(Clone, Copy)]
struct Earlier<'a> {
    columns: &'a Columns,
    /// The week from which calendars are to be counted, and how many weeks of theirs have passed by then.
    first_week: Date,
    passed: usize,
}

#[derive(Clone, Copy)]
enum Row {
    Record(u32),
    Column(u32),
}

/// One offer.
#[derive(Clone, Copy)]
enum One<'a> {
    Record(&'a Offer),
    Column(Earlier<'a>, usize),
}

/// Offers by which records are asked for ahead.
const AHEAD: usize = 16;

impl<'a> Source<'a> {
    /// `records` are normal, have different ids and are sorted by them.
    pub(super) fn records(records: Vec<Offer>) -> Source<'a> {
        Source { records, earlier: None, rows: Vec::new() }
    }

    /// The offers of `columns` that still stand (`live`), and `added` ones, none of which does. `None` when calendars would have to be
    /// counted from an earlier week than they are.
    pub(super) fn columns<'b>(
        columns: &'a Columns,
        live: &[u64],
        added: impl ExactSizeIterator<Item = &'b Offer>,
        first_week: Date,
    ) -> Option<Source<'a>> {
        let passed = usize::try_from(days_between(columns.first_week, first_week) / 7).ok()?;
        let earlier = Earlier { columns, first_week, passed };
        let mut rows: Vec<(OfferId, Row)> = Vec::with_capacity(columns.len() + added.len());
        rows.extend(
            columns
                .by_id()
                .filter(|&i| get(live, i as usize))
                .map(|i| (columns.ids[i as usize], Row::Column(i))),
        );
        let mut records = Vec::with_capacity(added.len());
        for (offer, i) in added.zip(0..) {
            let mut offer = offer.clone();
            normal(&mut offer, first_week);
            rows.push((offer.id, Row::Record(i)));
            records.push(offer);
        }
        // Two runs that are sorted already.
        rows.sort_by_key(|(id, _)| *id);
        Some(Source { records, earlier: Some(earlier), rows: rows.into_iter().map(|(_, row)| row).collect() })
    }

    pub(super) fn len(&self) -> usize {
        if self.earlier.is_some() { self.rows.len() } else { self.records.len() }
    }

    fn one(&self, i: usize) -> One<'_> {
        match self.earlier {
            None => One::Record(&self.records[i]),
            Some(earlier) => match self.rows[i] {
                Row::Record(at) => One::Record(&self.records[at as usize]),
                Row::Column(at) => One::Column(earlier, at as usize),
            },
        }
    }

    pub(super) fn id(&self, i: usize) -> OfferId {
        match self.one(i) {
            One::Record(offer) => offer.id,
            One::Column(earlier, at) => earlier.columns.ids[at],
        }
    }

    pub(super) fn process(&self, i: usize) -> ProcessId {
        match self.one(i) {
            One::Record(offer) => offer.process,
            One::Column(earlier, at) => earlier.columns.process(at),
        }
    }

    pub(super) fn trust(&self, i: usize) -> u16 {
        match self.one(i) {
            One::Record(offer) => offer.trust,
            One::Column(earlier, at) => earlier.columns.trust[at],
        }
    }

    pub(super) fn place(&self, i: usize) -> Place {
        match self.one(i) {
            One::Record(offer) => Place::of(offer),
            One::Column(earlier, at) => *earlier.columns.places.get(at),
        }
    }

    /// Weeks of an offer's calendar.
    pub(super) fn weeks(&self, i: usize) -> Option<usize> {
        match self.one(i) {
            One::Record(offer) => offer.calendar.as_ref().map(|calendar| calendar.free_hours.len()),
            One::Column(earlier, at) => earlier.weeks(at),
        }
    }

    /// Shows every offer once, as it lies in memory: where it will stand, and all of it but for lists and calendar.
    pub(super) fn visit(&self, order: &[u32], places: &[u32], mut see: impl FnMut(usize, &Offer)) {
        match self.earlier {
            None => self.records.iter().zip(places).for_each(|(offer, &place)| see(place as usize, offer)),
            // They stand almost as they will.
            Some(_) => order.iter().enumerate().for_each(|(place, &i)| match self.one(i as usize) {
                One::Record(offer) => see(place, offer),
                One::Column(earlier, at) => see(place, &earlier.columns.bare(at)),
            }),
        }
    }

    pub(super) fn materials<'b>(&'b self, order: &'b [u32]) -> impl Fn(usize) -> Cow<'b, [MaterialId]> {
        let column = |earlier: Earlier<'b>, at| earlier.columns.materials.get(at);
        self.lists(order, |offer| &offer.materials, |materials| materials, column)
    }

    pub(super) fn certificates<'b>(
        &'b self,
        order: &'b [u32],
    ) -> impl Fn(usize) -> Cow<'b, [HeldCertificate]> {
        let column = |earlier: Earlier<'b>, at| earlier.columns.certificates.get(at);
        self.lists(order, |offer| &offer.certificates, |certificates| certificates, column)
    }

    /// The certificates that an offer says it does not hold, and whether it states all that it holds.
    pub(super) fn not_held(&self, i: usize) -> (Cow<'_, [CertificateId]>, bool) {
        match self.one(i) {
            One::Record(offer) => (Cow::Borrowed(&offer.certificates_not_held), offer.certificates_complete),
            One::Column(earlier, at) => {
                let certificates = &earlier.columns.certificates;
                (Cow::Owned(certificates.not_held_by(at)), certificates.is_complete(at))
            }
        }
    }

    /// The free hours of those with a calendar.
    pub(super) fn hours<'b>(&'b self, order: &'b [u32]) -> impl Fn(usize) -> Cow<'b, [Option<u16>]> {
        let column = |earlier: Earlier<'b>, at| earlier.hours(at).unwrap_or_default();
        self.lists(order, |offer| &offer.calendar, hours_of, column)
    }

    /// A list of each offer, asked for in the order in which offers will stand: records and their lists lie anywhere in memory, and
    /// those that come next are asked for ahead.
    fn lists<'b, F: 'b, T: Clone + 'b>(
        &'b self,
        order: &'b [u32],
        field: impl Fn(&'b Offer) -> &'b F,
        list: impl Fn(&'b F) -> &'b [T],
        column: impl Fn(Earlier<'b>, usize) -> Vec<T>,
    ) -> impl Fn(usize) -> Cow<'b, [T]> {
        let ahead =
            |i: usize| Some(&self.records[*order.get(i).filter(|_| self.earlier.is_none())? as usize]);
        move |i| {
            if let Some(far) = ahead(i + 2 * AHEAD) {
                foresee_one(field(far));
            }
            if let Some(near) = ahead(i + AHEAD) {
                foresee(list(field(near)), 0);
            }
            match self.one(order[i] as usize) {
                One::Record(offer) => Cow::Borrowed(list(field(offer))),
                One::Column(earlier, at) => Cow::Owned(column(earlier, at)),
            }
        }
    }

    /// Where each offer will stand: by process, those with a calendar first, then the most trusted, then by id. Gives the offers in
    /// that order, each offer's place in it, and the weeks of the longest calendar.
    pub(super) fn order(&self) -> (Vec<u32>, Vec<u32>, usize) {
        assert!(self.len() < 1 << INDEX, "offers are counted in 31 bits");
        let mut longest = 0;
        let key = |i: usize| {
            let weeks = self.weeks(i);
            longest = longest.max(weeks.unwrap_or(0));
            let run = u64::from(self.process(i).0) << 1 | u64::from(weeks.is_none());
            (run << 16 | u64::from(u16::MAX - self.trust(i))) << INDEX | i as u64
        };
        let keys = by_digits((0..self.len()).map(key).collect(), INDEX);
        let order: Vec<u32> = keys.into_iter().map(|key| (key & ((1 << INDEX) - 1)) as u32).collect();
        let mut places = vec![0; order.len()];
        order.iter().zip(0..).for_each(|(&offer, place)| places[offer as usize] = place);
        (order, places, longest)
    }

    /// Its records, when nothing is read of it any more.
    pub(super) fn into_records(self) -> Vec<Offer> {
        self.records
    }
}

/// Bits of an offer's index in a key.
const INDEX: u32 = 31;

impl Earlier<'_> {
    fn weeks(self, at: usize) -> Option<usize> {
        match self.columns.calendars.listed(at)? {
            Statement::Whole(weeks) => weeks.checked_sub(self.passed).filter(|&left| left > 0),
            Statement::Irregular => self.hours(at).map(|hours| hours.len()),
        }
    }

    /// The free hours from the week from which they are to be counted.
    fn hours(self, at: usize) -> Option<Vec<Option<u16>>> {
        let free_hours = self.columns.calendars.get(at)?;
        let calendar = Calendar { first_week: self.columns.first_week, free_hours };
        counted_from(self.first_week, calendar).map(|calendar| calendar.free_hours)
    }
}

fn hours_of(calendar: &Option<Calendar>) -> &[Option<u16>] {
    calendar.as_ref().map_or(&[], |calendar| &calendar.free_hours)
}
