//! Offers taken apart for the columns, in one pass over them: each offer is visited once, in the order in which it
//! lies in memory, and its numbers are put where it will stand in the columns.

use vocabulary::Stage;

use super::bits::{clear, words_for};
use super::limit::Measure;
use super::source::Source;
use crate::offer::{Envelope, Offer};

/// What every offer states of one number.
#[derive(Debug)]
pub(super) struct Stated<T> {
    /// Without meaning where nothing is stated.
    pub(super) values: Vec<T>,
    /// Set where nothing is stated, and beyond the last offer.
    pub(super) unstated: Vec<u64>,
}

impl<T: Measure> Stated<T> {
    pub(super) fn of(count: usize) -> Stated<T> {
        Stated { values: vec![T::default(); count], unstated: vec![u64::MAX; words_for(count)] }
    }

    fn put(&mut self, i: usize, value: Option<T>) {
        if let Some(value) = value {
            self.values[i] = value;
            clear(&mut self.unstated, i);
        }
    }
}

/// No answer of a closed set.
pub(super) const SILENT: u8 = u8::MAX;

/// The numbers and answers of all offers.
#[derive(Debug)]
pub(super) struct Raw {
    pub(super) sides: [Stated<u32>; 3],
    pub(super) round: [Stated<u32>; 2],
    pub(super) smallest: Stated<u32>,
    pub(super) heaviest: Stated<u64>,
    pub(super) tolerance: Stated<u16>,
    pub(super) wall: Stated<u32>,
    pub(super) smallest_series: Stated<u32>,
    pub(super) largest_series: Stated<u32>,
    pub(super) lead_time: Stated<u16>,
    pub(super) stages: [Vec<u8>; 3],
    pub(super) county: Vec<u8>,
    pub(super) sourcing: Vec<u8>,
    pub(super) newcomers: Vec<u8>,
}

impl Raw {
    /// `order` says which offer stands where, `places` where each offer stands.
    pub(super) fn of(source: &Source<'_>, order: &[u32], places: &[u32]) -> Raw {
        let count = source.len();
        let silent = || vec![SILENT; count];
        let mut raw = Raw {
            sides: std::array::from_fn(|_| Stated::of(count)),
            round: std::array::from_fn(|_| Stated::of(count)),
            smallest: Stated::of(count),
            heaviest: Stated::of(count),
            tolerance: Stated::of(count),
            wall: Stated::of(count),
            smallest_series: Stated::of(count),
            largest_series: Stated::of(count),
            lead_time: Stated::of(count),
            stages: std::array::from_fn(|_| silent()),
            county: silent(),
            sourcing: silent(),
            newcomers: silent(),
        };
        source.visit(order, places, |place, offer| raw.put(offer, place));
        raw
    }

    fn put(&mut self, offer: &Offer, i: usize) {
        match offer.largest {
            Some(Envelope::Box(sides)) => {
                self.sides.iter_mut().zip(sides).for_each(|(column, side)| column.put(i, Some(side.um())));
            }
            Some(Envelope::Round { diameter, length }) => {
                self.round[0].put(i, Some(diameter.um()));
                self.round[1].put(i, Some(length.um()));
            }
            None => {}
        }
        self.smallest.put(i, offer.smallest.map(vocabulary::Length::um));
        self.heaviest.put(i, offer.heaviest.map(vocabulary::Mass::mg));
        self.tolerance.put(i, offer.finest_tolerance.map(|grade| grade.0));
        self.wall.put(i, offer.thinnest_wall.map(vocabulary::Length::um));
        self.smallest_series.put(i, offer.smallest_series);
        self.largest_series.put(i, offer.largest_series);
        self.lead_time.put(i, offer.lead_time_days);
        for (column, stage) in self.stages.iter_mut().zip(Stage::ALL) {
            column[i] = offer.stages.get(stage).map_or(SILENT, u8::from);
        }
        self.county[i] = offer.county.unwrap_or(SILENT);
        self.sourcing[i] = offer.sourcing.map_or(SILENT, |sourcing| sourcing as u8);
        self.newcomers[i] = offer.newcomers.map_or(SILENT, |newcomers| newcomers as u8);
    }
}
