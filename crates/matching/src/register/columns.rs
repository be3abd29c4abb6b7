//! The register's columns: every offer, taken apart by criterion, in the order of the process tree.

use std::ops::Range;

use jiff::civil::Date;
use vocabulary::{Length, Mass, MilliGrade, ProcessId};

use super::bits::words_for;
use super::calendars::Calendars;
use super::limit::{First, Limit};
use super::places::Places;
use super::raw::Raw;
use super::source::Source;
use super::words::{Category, Certificates, Listed};
use crate::offer::{Calendar, Envelope, Newcomers, Offer, OfferId, Sourcing, Stages};
use crate::terms::Terms;

#[derive(Debug)]
pub(super) struct Columns {
    pub(super) terms: Terms,
    pub(super) first_week: Date,
    pub(super) ids: Vec<OfferId>,
    /// Places of the offers in the columns, by id.
    by_id: Vec<u32>,
    /// Where the offers of each process begin: those of a subtree are one range.
    starts: Vec<u32>,
    pub(super) trust: Vec<u16>,
    /// Where runs of falling trust begin, two for each process, and the end of the last.
    pub(super) falling: Vec<u32>,
    pub(super) places: Places,
    pub(super) materials: Listed,
    /// Longest, middle and shortest side of box envelopes.
    pub(super) sides: [Limit<u32>; 3],
    /// Diameter and length of round envelopes.
    pub(super) round: [Limit<u32>; 2],
    /// Set where neither envelope is stated.
    pub(super) size_unstated: Vec<u64>,
    pub(super) size_unstated_count: u32,
    pub(super) smallest: Limit<u32>,
    pub(super) heaviest: Limit<u64>,
    pub(super) tolerance: Limit<u16>,
    pub(super) wall: Limit<u32>,
    pub(super) smallest_series: Limit<u32>,
    pub(super) largest_series: Limit<u32>,
    pub(super) lead_time: Limit<u16>,
    pub(super) stages: [Category; 3],
    pub(super) certificates: Certificates,
    pub(super) calendars: Calendars,
    pub(super) county: Category,
    pub(super) sourcing: Category,
    pub(super) newcomers: Category,
}

impl Columns {
    /// Works on two threads: most of the time goes into waiting for memory.
    pub(super) fn build(terms: Terms, source: Source<'_>, first_week: Date) -> Columns {
        let count = source.len();
        let (order, place, longest) = source.order();
        let at = |i: usize| order[i] as usize;
        let starts = starts(&terms, count, |i| source.process(at(i)));
        let ((raw, materials, certificates), (ids, trust, falling, places, calendars)) = both(
            || {
                let raw = Raw::of(&source, &order, &place);
                let materials = Listed::build(terms.materials(), count, source.materials(&order));
                let stated = source.certificates(&order);
                let certificates = Certificates::build(count, |i| (stated(i), source.not_held(at(i))));
                (raw, materials, certificates)
            },
            || {
                let (mut ids, mut trust) = (vec![OfferId(0); count], vec![0; count]);
                for (i, &place) in place.iter().enumerate() {
                    (ids[place as usize], trust[place as usize]) = (source.id(i), source.trust(i));
                }
                let runs = runs(&starts, |i| source.weeks(at(i)).is_some());
                let with_calendar = runs.iter().map(|run| run.end);
                let mut falling: Vec<u32> = starts.iter().copied().chain(with_calendar).collect();
                falling.sort_unstable();
                falling.dedup();
                let calendars = Calendars::build(count, longest, runs, source.hours(&order));
                (ids, trust, falling, Places::build(&source, &place), calendars)
            },
        );
        let unstated = raw.sides[0].unstated.iter().zip(&raw.round[0].unstated);
        let size_unstated: Vec<u64> = unstated.map(|(a, b)| a & b).collect();
        // Bits beyond the last offer are set.
        let beyond = narrow(size_unstated.len() * 64 - count);
        let size_unstated_count = size_unstated.iter().map(|word| word.count_ones()).sum::<u32>() - beyond;
        // Giving back a million records takes a tenth of a second, for which nobody needs to wait.
        let records = source.into_records();
        std::thread::spawn(|| drop(records));
        let (
            (sides, round, heaviest, smallest, stages),
            (tolerance, wall, smallest_series, largest_series, lead_time, county, sourcing, newcomers),
        ) = both(
            || {
                (
                    raw.sides.map(|side| Limit::build(side, First::Least)),
                    raw.round.map(|side| Limit::build(side, First::Least)),
                    Limit::build(raw.heaviest, First::Least),
                    Limit::build(raw.smallest, First::Greatest),
                    raw.stages.map(|answers| Category::build(&answers)),
                )
            },
            || {
                (
                    Limit::build(raw.tolerance, First::Greatest),
                    Limit::build(raw.wall, First::Greatest),
                    Limit::build(raw.smallest_series, First::Greatest),
                    Limit::build(raw.largest_series, First::Least),
                    Limit::build(raw.lead_time, First::Greatest),
                    Category::build(&raw.county),
                    Category::build(&raw.sourcing),
                    Category::build(&raw.newcomers),
                )
            },
        );
        Columns {
            first_week,
            ids,
            by_id: place,
            trust,
            falling,
            places,
            materials,
            sides,
            round,
            size_unstated,
            size_unstated_count,
            smallest,
            heaviest,
            tolerance,
            wall,
            smallest_series,
            largest_series,
            lead_time,
            stages,
            certificates,
            calendars,
            county,
            sourcing,
            newcomers,
            starts,
            terms,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn words(&self) -> usize {
        words_for(self.len())
    }

    /// The offers of a process and everything below it.
    pub(super) fn subtree(&self, process: ProcessId) -> Range<usize> {
        let below = self.terms.processes().subtree(process.0);
        self.starts[usize::from(below.start)] as usize..self.starts[usize::from(below.end)] as usize
    }

    /// The offers that name exactly this process.
    pub(super) fn exactly(&self, process: ProcessId) -> Range<usize> {
        let node = usize::from(process.0);
        self.starts[node] as usize..self.starts[node + 1] as usize
    }

    pub(super) fn process(&self, i: usize) -> ProcessId {
        let node = self.starts.partition_point(|&start| start as usize <= i) - 1;
        ProcessId(u16::try_from(node).expect("a vocabulary has fewer than 65,536 terms"))
    }

    /// Places of the offers, by id.
    pub(super) fn by_id(&self) -> impl Iterator<Item = u32> + '_ {
        self.by_id.iter().copied()
    }

    pub(super) fn find(&self, id: OfferId) -> Option<usize> {
        let place = self.by_id.binary_search_by_key(&id, |&i| self.ids[i as usize]).ok()?;
        Some(self.by_id[place] as usize)
    }

    pub(super) fn envelope(&self, i: usize) -> Option<Envelope> {
        let length = |column: &Limit<u32>| column.get(i).map(Length::from_um);
        let [a, b, c] = &self.sides;
        if let Some(longest) = length(a) {
            return Some(Envelope::Box([longest, length(b)?, length(c)?]));
        }
        Some(Envelope::Round { diameter: length(&self.round[0])?, length: length(&self.round[1])? })
    }

    pub(super) fn smallest_part(&self, i: usize) -> Option<Length> {
        self.smallest.get(i).map(Length::from_um)
    }

    pub(super) fn heaviest_part(&self, i: usize) -> Option<Mass> {
        self.heaviest.get(i).map(Mass::from_mg)
    }

    pub(super) fn finest_tolerance(&self, i: usize) -> Option<MilliGrade> {
        self.tolerance.get(i).map(MilliGrade)
    }

    pub(super) fn thinnest_wall(&self, i: usize) -> Option<Length> {
        self.wall.get(i).map(Length::from_um)
    }

    pub(super) fn served(&self, i: usize) -> Stages {
        let stage = |n: usize| self.stages[n].get(i).map(|yes| yes == 1);
        Stages { prototype: stage(0), pilot_series: stage(1), full_scale: stage(2) }
    }

    pub(super) fn sourcing(&self, i: usize) -> Option<Sourcing> {
        self.sourcing.get(i).map(|n| SOURCING[usize::from(n)])
    }

    pub(super) fn welcome(&self, i: usize) -> Option<Newcomers> {
        self.newcomers.get(i).map(|n| NEWCOMERS[usize::from(n)])
    }

    /// Puts an offer together again. Its calendar costs the most and is left out unless asked for.
    pub(super) fn offer(&self, i: usize, with_calendar: bool) -> Offer {
        let calendar = if with_calendar { self.calendars.get(i) } else { None };
        Offer {
            materials: self.materials.get(i),
            certificates: self.certificates.get(i),
            certificates_complete: self.certificates.is_complete(i),
            certificates_not_held: self.certificates.not_held_by(i),
            calendar: calendar.map(|free_hours| Calendar { first_week: self.first_week, free_hours }),
            ..self.bare(i)
        }
    }

    /// An offer without what it lists and its calendar.
    pub(super) fn bare(&self, i: usize) -> Offer {
        let place = self.places.get(i);
        Offer {
            id: self.ids[i],
            site: place.site,
            maker: place.maker,
            process: self.process(i),
            materials: Vec::new(),
            largest: self.envelope(i),
            smallest: self.smallest_part(i),
            heaviest: self.heaviest_part(i),
            finest_tolerance: self.finest_tolerance(i),
            thinnest_wall: self.thinnest_wall(i),
            smallest_series: self.smallest_series.get(i),
            largest_series: self.largest_series.get(i),
            stages: self.served(i),
            certificates: Vec::new(),
            certificates_complete: false,
            certificates_not_held: Vec::new(),
            lead_time_days: self.lead_time.get(i),
            calendar: None,
            position: place.position(),
            county: place.county,
            sourcing: self.sourcing(i),
            newcomers: self.welcome(i),
            trust: self.trust[i],
        }
    }

    /// Bytes held, spare capacity included.
    pub(super) fn bytes(&self) -> usize {
        let lengths = self.sides.iter().chain(&self.round).chain([
            &self.smallest,
            &self.wall,
            &self.smallest_series,
            &self.largest_series,
        ]);
        let categories = self.stages.iter().chain([&self.county, &self.sourcing, &self.newcomers]);
        (self.ids.capacity() + self.by_id.capacity() + self.starts.capacity() + self.falling.capacity()) * 4
            + self.trust.capacity() * 2
            + self.size_unstated.capacity() * 8
            + self.places.bytes()
            + self.materials.bytes()
            + lengths.map(Limit::bytes).sum::<usize>()
            + self.heaviest.bytes()
            + self.tolerance.bytes()
            + self.lead_time.bytes()
            + categories.map(Category::bytes).sum::<usize>()
            + self.certificates.bytes()
            + self.calendars.bytes()
    }
}

const SOURCING: [Sourcing; 3] = [Sourcing::InHouse, Sourcing::Partner, Sourcing::Brokered];
const NEWCOMERS: [Newcomers; 3] = [Newcomers::Yes, Newcomers::WithAdviser, Newcomers::No];

/// Where the offers of each process begin.
fn starts(terms: &Terms, count: usize, process: impl Fn(usize) -> ProcessId) -> Vec<u32> {
    let mut starts = Vec::with_capacity(terms.processes().len() + 1);
    let mut at = 0;
    for node in 0..=terms.processes().len() {
        at = first_without(at..narrow(count), |i| usize::from(process(i).0) < node);
        starts.push(at);
    }
    starts
}

/// The offers with a calendar, as one run for each process.
fn runs(starts: &[u32], has_calendar: impl Fn(usize) -> bool) -> Vec<Range<u32>> {
    let run = |process: &[u32]| process[0]..first_without(process[0]..process[1], &has_calendar);
    starts.windows(2).map(run).filter(|run| !run.is_empty()).collect()
}

/// The first of a range of places of which something does not hold that holds of all before it.
fn first_without(range: Range<u32>, holds: impl Fn(usize) -> bool) -> u32 {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle as usize) { low = middle + 1 } else { high = middle }
    }
    low
}

/// Two works at once.
fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().expect("building does not panic"), other)
    })
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).expect("offers are counted in 32 bits")
}
