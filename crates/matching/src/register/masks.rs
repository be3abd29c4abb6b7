//! For one question, the offers that miss it and those whose profile does not say: two bits an offer.

use std::ops::Range;

use vocabulary::{Length, ProcessId};

use super::bits::{self, Buffer, clear_range, set_range};
use super::calendars::Weeks;
use super::columns::Columns;
use super::limit::{Limit, Measure};
use super::places::mark_far;
use super::select::narrow;
use super::words::{Category, Found};
use crate::ask::Question;
use crate::distance::Point;
use crate::judge::{circle_needed, days_between, descending, full_weeks};
use crate::need::{Newcomer, PartSize};
use crate::offer::{Newcomers, Sourcing};

/// A set of offers: none, one of the register's own, or one made for this question. Bits beyond the last offer
/// have no meaning.
#[derive(Debug)]
pub(super) enum Set<'a> {
    None,
    Kept(&'a [u64]),
    Made(Buffer),
}

impl Set<'_> {
    /// `None` for the empty set.
    pub(super) fn words(&self) -> Option<&[u64]> {
        match self {
            Set::None => None,
            Set::Kept(words) => Some(words),
            Set::Made(words) => Some(words),
        }
    }
}

/// Two bits an offer, with their numbers over the whole register.
#[derive(Debug)]
pub(super) struct Mask<'a> {
    pub(super) missed: Set<'a>,
    pub(super) unknown: Set<'a>,
    pub(super) missed_count: u32,
    pub(super) unknown_count: u32,
}

impl Mask<'_> {
    /// Nobody misses, nobody leaves unknown.
    pub(super) const fn none() -> Self {
        Mask { missed: Set::None, unknown: Set::None, missed_count: 0, unknown_count: 0 }
    }
}

impl Columns {
    /// The mask of a question. For a distance, offers are looked at only where `wanted` says (their number is that
    /// of the whole register all the same): each costs a place to look up.
    pub(super) fn mask(&self, question: &Question, wanted: Wanted<'_>) -> Mask<'_> {
        match question {
            Question::Process(nodes) => self.process_mask(nodes),
            Question::Material(nodes) => self.split(|found| {
                let (missed, unknown) = self.materials.split(self.terms.materials(), nodes, found);
                (missed, unknown - self.tail())
            }),
            Question::Size { part, scale } => self.size_mask(*part, *scale),
            Question::SmallestPart(longest) => {
                let mut missed = Buffer::of(self.words());
                let missed_count = self.smallest.missed(|um| um > longest.um(), &mut missed);
                Mask { missed: Set::Made(missed), unknown: Set::None, missed_count, unknown_count: 0 }
            }
            Question::Mass(mass) => self.limited(&self.heaviest, |mg| mg < mass.mg()),
            Question::Tolerance(tolerance) => {
                self.limited(&self.tolerance, |grade| grade > tolerance.grade.0)
            }
            Question::Wall(wall) => self.limited(&self.wall, |um| um > wall.um()),
            Question::Quantity(pieces) => self.quantity_mask(*pieces),
            Question::Stage(stage) => self.category(&self.stages[*stage as usize], |yes| yes == 1),
            Question::Certificate { certificate, on } => self.split(|found| {
                let covering: Vec<_> = self.terms.covering(*certificate).collect();
                let (missed, unknown) = self.certificates.split(*certificate, &covering, *on, found);
                (missed, unknown - self.tail())
            }),
            Question::LeadTime { asked_on, due } => match u16::try_from(days_between(*asked_on, *due)) {
                Ok(limit) => self.limited(&self.lead_time, |days| days > limit),
                // Further off than any lead time that can be stated, or in the past.
                Err(_) if due > asked_on => self.limited(&self.lead_time, |_| false),
                Err(_) => self.limited(&self.lead_time, |_| true),
            },
            Question::Capacity { hours, .. } => {
                let weeks = self.weeks(question);
                self.few_lacking(*hours, weeks).unwrap_or_else(|| {
                    self.split(|found| self.calendars.split(*hours, weeks, self.len(), found))
                })
            }
            Question::Distance(within) => self.distance_mask(Point::of(within.of), within.km, wanted),
            Question::County(codes) => self.category(&self.county, |code| codes.contains(&code)),
            Question::InHouse => self.category(&self.sourcing, |answer| answer == Sourcing::InHouse as u8),
            Question::Newcomer(newcomer) => self.category(&self.newcomers, |answer| {
                answer == Newcomers::Yes as u8
                    || (*newcomer == Newcomer::WithAdviser && answer == Newcomers::WithAdviser as u8)
            }),
        }
    }

    /// The weeks that a question of capacity asks about.
    pub(super) fn weeks(&self, question: &Question) -> Weeks {
        let Question::Capacity { asked_on, until, .. } = question else {
            return Weeks { from: 0, to: Some(0) };
        };
        let (from, to) = full_weeks(*asked_on, *until, self.first_week, 0);
        Weeks { from, to: until.map(|_| to) }
    }

    /// The mask of a question of hours that hardly anybody lacks.
    fn few_lacking(&self, hours: u16, weeks: Weeks) -> Option<Mask<'_>> {
        let calendars = &self.calendars;
        let few = calendars.few_lacking(hours, weeks)?;
        let mut missed: Vec<usize> = few.offers().iter().map(|&i| i as usize).collect();
        let mut unsaid = Vec::new();
        for (i, why) in calendars.irregular_lacking(hours, weeks) {
            if why.is_some() { unsaid.push(i) } else { missed.push(i) }
        }
        let mut mask = Mask {
            missed: Set::None,
            unknown: Set::Kept(&calendars.unstated),
            missed_count: narrow(missed.len()),
            unknown_count: calendars.unstated_count(self.len()) + narrow(unsaid.len()),
        };
        if !missed.is_empty() {
            let mut set = Buffer::zeroed(self.words());
            missed.into_iter().for_each(|i| bits::set(&mut set, i));
            mask.missed = Set::Made(set);
        }
        if !unsaid.is_empty() {
            let mut set = Buffer::of(self.words());
            set.copy_from_slice(&calendars.unstated);
            unsaid.into_iter().for_each(|i| bits::set(&mut set, i));
            mask.unknown = Set::Made(set);
        }
        Some(mask)
    }

    /// Ranges of offers at or below one of the processes, and of those that name only something above one.
    pub(super) fn process_ranges(&self, nodes: &[ProcessId]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let shape = self.terms.processes();
        let met = nodes.iter().map(|&node| self.subtree(node)).collect();
        let above = nodes.iter().flat_map(|node| shape.ancestors(node.0).skip(1)).map(ProcessId);
        let apart = |above: &ProcessId| !nodes.iter().any(|&node| self.terms.process_within(node, *above));
        (met, above.filter(apart).map(|above| self.exactly(above)).collect())
    }

    fn process_mask(&self, nodes: &[ProcessId]) -> Mask<'_> {
        let (met, above) = self.process_ranges(nodes);
        let mut missed = Buffer::of(self.words());
        missed.fill(u64::MAX);
        let mut unknown = Buffer::zeroed(self.words());
        met.iter().cloned().for_each(|range| clear_range(&mut missed, range));
        for range in above.iter().cloned() {
            clear_range(&mut missed, range.clone());
            set_range(&mut unknown, range);
        }
        let number = |mut ranges: Vec<Range<usize>>| {
            ranges.sort_by_key(|range| range.start);
            let mut end = 0;
            let new = |range: Range<usize>| {
                let from = range.start.max(end);
                end = range.end.max(end);
                end.max(from) - from
            };
            narrow(ranges.into_iter().map(new).sum())
        };
        let unknown_count = number(above);
        Mask {
            missed_count: narrow(self.len()) - number(met) - unknown_count,
            unknown_count,
            missed: Set::Made(missed),
            unknown: Set::Made(unknown),
        }
    }

    fn size_mask(&self, part: PartSize, scale: u32) -> Mask<'_> {
        let needed = |length: Length| {
            let um = (u64::from(scale) * u64::from(length.um().max(1))).div_ceil(1000);
            u32::try_from(um).ok()
        };
        let (mut missed, mut one) = (Buffer::of(self.words()), Buffer::of(self.words()));
        // A limit beyond what can be stated is missed by all that state anything.
        let below = |column: &Limit<u32>, limit: Option<u32>, out: &mut [u64]| {
            column.missed(|um| limit.is_none_or(|limit| um < limit), out);
        };
        if !self.sides[0].is_empty() {
            let sides = descending(match part {
                PartSize::Box(sides) => sides,
                PartSize::Round { diameter, length } => [diameter, diameter, length],
            });
            below(&self.sides[0], needed(sides[0]), &mut missed);
            for (column, side) in self.sides.iter().zip(sides).skip(1) {
                below(column, needed(side), &mut one);
                bits::unite(&mut missed, &one);
            }
        } else {
            missed.fill(0);
        }
        if !self.round[0].is_empty() {
            let [room, along] = &self.round;
            let ways = match part {
                PartSize::Round { diameter, length } => vec![(needed(diameter), needed(length))],
                PartSize::Box([a, b, c]) => [(a, b, c), (b, a, c), (c, a, b)]
                    .map(|(axis, x, y)| (u32::try_from(circle_needed(scale, x, y)).ok(), needed(axis)))
                    .to_vec(),
            };
            let mut none = Buffer::of(self.words());
            none.iter_mut().zip(&room.unstated).for_each(|(none, unstated)| *none = !unstated);
            let mut two = Buffer::of(self.words());
            for (diameter, length) in ways {
                below(room, diameter, &mut one);
                below(along, length, &mut two);
                bits::keep_either(&mut none, &one, &two);
            }
            bits::unite(&mut missed, &none);
        }
        let all = [0..self.words()];
        Mask {
            missed_count: bits::count(&missed, &all),
            unknown_count: self.size_unstated_count,
            missed: Set::Made(missed),
            unknown: Set::Kept(&self.size_unstated),
        }
    }

    fn quantity_mask(&self, pieces: u32) -> Mask<'_> {
        let mut missed = Buffer::of(self.words());
        let mut unknown = Buffer::of(self.words());
        self.smallest_series.missed(|smallest| smallest > pieces, &mut missed);
        self.largest_series.missed(|largest| largest < pieces, &mut unknown);
        let unstated = (&self.smallest_series.unstated[..], &self.largest_series.unstated[..]);
        let counts = either_end(unstated.0, unstated.1, &mut missed, &mut unknown);
        Mask {
            missed: Set::Made(missed),
            unknown: Set::Made(unknown),
            missed_count: counts.0,
            unknown_count: counts.1 - self.tail(),
        }
    }

    fn distance_mask(&self, of: Point, km: u16, wanted: Wanted<'_>) -> Mask<'_> {
        let mut missed = Buffer::of(self.words());
        match wanted {
            Wanted::Some(offers, spans) => mark_far(&self.places, of, km, offers, spans, &mut missed),
            Wanted::All => {
                let marks = self.places.beyond_by_place(of, km);
                for (word, bits) in missed.iter_mut().enumerate() {
                    *bits = self.places.marked(word, &marks);
                }
            }
        }
        Mask {
            missed: Set::Made(missed),
            unknown: Set::Kept(&self.places.unstated),
            missed_count: self.places.count_beyond(of, km),
            unknown_count: self.places.unstated_count,
        }
    }

    fn limited<'a, T: Measure>(&self, column: &'a Limit<T>, misses: impl Fn(T) -> bool) -> Mask<'a> {
        let mut missed = Buffer::of(self.words());
        let missed_count = column.missed(misses, &mut missed);
        let unknown_count = column.unstated_count(self.len());
        Mask { missed: Set::Made(missed), unknown: Set::Kept(&column.unstated), missed_count, unknown_count }
    }

    fn category<'a>(&self, column: &'a Category, accepted: impl Fn(u8) -> bool) -> Mask<'a> {
        let mut missed = Buffer::of(self.words());
        let missed_count = column.other_than(accepted, &mut missed);
        let (unknown, unknown_count) = (Set::Kept(column.unstated.as_slice()), column.unstated_count);
        Mask { missed: Set::Made(missed), unknown, missed_count, unknown_count }
    }

    fn split(&self, fill: impl FnOnce(Found<'_>) -> (u32, u32)) -> Mask<'_> {
        let (mut missed, mut unknown) = (Buffer::of(self.words()), Buffer::of(self.words()));
        let (missed_count, unknown_count) = fill(Found { missed: &mut missed, unknown: &mut unknown });
        Mask { missed: Set::Made(missed), unknown: Set::Made(unknown), missed_count, unknown_count }
    }

    /// Bits of the last word that stand for no offer.
    fn tail(&self) -> u32 {
        u32::try_from(self.words() * 64 - self.len()).expect("less than a word")
    }
}

bits::thrice! {
    /// From (below the smallest, above the largest) to (missed, unknown), in place; gives their numbers.
    fn either_end(smallest: &[u64], largest: &[u64], missed: &mut [u64], unknown: &mut [u64]) -> (u32, u32) {
        let mut counts = (0, 0);
        let unstated = smallest.iter().zip(largest);
        for ((missed, unknown), (smallest, largest)) in missed.iter_mut().zip(unknown).zip(unstated) {
            *missed |= *unknown;
            *unknown = (smallest | largest) & !*missed;
            counts.0 += missed.count_ones();
            counts.1 += unknown.count_ones();
        }
        counts
    }
}

/// The offers that matter to whoever asks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted<'a> {
    All,
    Some(&'a [u64], &'a [Range<usize>]),
}
