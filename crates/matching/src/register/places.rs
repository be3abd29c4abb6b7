//! Where offers are carried out: each place once, in the order of a grid, so that a circle on the map takes whole
//! cells and looks into those on its rim only.

use std::collections::HashMap;
use std::ops::Range;

use super::bits::{clear, foresee, set, words_for};
use super::source::Source;
use crate::distance::{Point, chord2_beyond};
use crate::offer::{MakerId, Offer, Position, SiteId};

/// What all offers of one place share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) site: SiteId,
    pub(super) maker: MakerId,
    /// Latitude and longitude in millionths of a degree.
    position: Option<(i32, i32)>,
    pub(super) county: Option<u8>,
}

impl Place {
    pub(super) fn of(offer: &Offer) -> Place {
        let position = offer.position.map(|at| (at.lat, at.lon));
        Place { site: offer.site, maker: offer.maker, position, county: offer.county }
    }

    pub(super) fn position(&self) -> Option<Position> {
        self.position.map(|(lat, lon)| Position { lat, lon })
    }

    /// Cells of a tenth by a fifth of a degree: some eleven kilometres in the middle of Sweden.
    fn cell(&self) -> Option<(i32, i32)> {
        self.position.map(|(lat, lon)| (lat.div_euclid(100_000), lon.div_euclid(200_000)))
    }
}

#[derive(Debug)]
pub(super) struct Places {
    /// By cell; those without a position come first.
    places: Vec<Place>,
    points: Vec<Point>,
    /// Places without a position.
    nowhere: u32,
    /// Offers at each place.
    offers: Vec<u32>,
    /// The place of each offer.
    of_offer: Vec<u32>,
    cells: Vec<Cell>,
    pub(super) unstated: Vec<u64>,
    pub(super) unstated_count: u32,
}

#[derive(Debug)]
struct Cell {
    middle: Point,
    /// The longest chord from the middle to a place of the cell.
    radius: f64,
    places: Range<u32>,
    offers: u32,
}

/// Far above the rounding of a chord, far below a metre.
const SLACK: f64 = 1e-9;

impl Places {
    /// `order` says where each offer will stand.
    pub(super) fn build(source: &Source<'_>, order: &[u32]) -> Places {
        let mut known: HashMap<Place, u32> = HashMap::new();
        let mut places: Vec<Place> = Vec::new();
        let mut of_offer = vec![0; source.len()];
        let mut unstated = vec![u64::MAX; words_for(source.len())];
        let (mut unstated_count, mut last) = (0, 0);
        for (offer, &i) in order.iter().enumerate() {
            let place = source.place(offer);
            // Offers of one place often come together.
            if places.get(last as usize) != Some(&place) {
                last = *known.entry(place).or_insert_with(|| {
                    places.push(place);
                    u32::try_from(places.len() - 1).expect("no more places than offers")
                });
            }
            of_offer[i as usize] = last;
            match place.position {
                Some(_) => clear(&mut unstated, i as usize),
                None => unstated_count += 1,
            }
        }
        drop(known);
        let mut order: Vec<u32> = (0..).zip(&places).map(|(i, _)| i).collect();
        order.sort_unstable_by_key(|&i| (places[i as usize].cell(), places[i as usize]));
        let mut moved = vec![0; order.len()];
        order.iter().zip(0..).for_each(|(&from, to)| moved[from as usize] = to);
        of_offer.iter_mut().for_each(|place| *place = moved[*place as usize]);
        let places: Vec<Place> = order.iter().map(|&i| places[i as usize]).collect();
        let mut counts = vec![0; places.len()];
        of_offer.iter().for_each(|&place| counts[place as usize] += 1);
        let nowhere = Position { lat: 0, lon: 0 };
        let points: Vec<Point> = places.iter().map(|p| Point::of(p.position().unwrap_or(nowhere))).collect();
        let nowhere = places.partition_point(|place| place.position.is_none());
        let cells = cells(&places, &points, &counts);
        let nowhere = u32::try_from(nowhere).expect("no more places than offers");
        Places { places, points, nowhere, offers: counts, of_offer, cells, unstated, unstated_count }
    }

    pub(super) fn get(&self, i: usize) -> &Place {
        &self.places[self.of_offer[i] as usize]
    }

    /// The point of an offer that states one.
    pub(super) fn point(&self, i: usize) -> Option<Point> {
        let place = self.of_offer[i];
        (place >= self.nowhere).then(|| self.points[place as usize])
    }

    /// How many offers lie more than `km` away.
    pub(super) fn count_beyond(&self, of: Point, km: u16) -> u32 {
        let limit2 = chord2_beyond(km);
        self.rings(of, km)
            .map(|(cell, side)| match side {
                Side::Within => 0,
                Side::Beyond => cell.offers,
                Side::Rim => {
                    let places = cell.places.start as usize..cell.places.end as usize;
                    offers_beyond(&self.points[places.clone()], &self.offers[places], of, limit2)
                }
            })
            .sum()
    }

    /// Asks for an offer's place before it is needed.
    pub(super) fn foresee(&self, i: usize) {
        foresee(&self.of_offer, i);
    }

    /// Asks for what an offer's place says before it is needed.
    pub(super) fn foresee_place(&self, i: usize) {
        let place = self.of_offer[i] as usize;
        foresee(&self.places, place);
        foresee(&self.points, place);
    }

    /// Which places lie more than `km` away; those without a position do not.
    pub(super) fn beyond_by_place(&self, of: Point, km: u16) -> Vec<bool> {
        let mut far = vec![false; self.places.len()];
        for (cell, side) in self.rings(of, km) {
            match side {
                Side::Within => {}
                Side::Beyond => far[cell.places.start as usize..cell.places.end as usize].fill(true),
                Side::Rim => self.beyond(cell, of, km).for_each(|place| far[place] = true),
            }
        }
        far
    }

    /// Of the offers of a word, those whose place is marked.
    pub(super) fn marked(&self, word: usize, marks: &[bool]) -> u64 {
        let offers = &self.of_offer[word * 64..self.of_offer.len().min(word * 64 + 64)];
        offers.iter().rev().fold(0, |bits, &place| bits << 1 | u64::from(marks[place as usize]))
    }

    fn rings(&self, of: Point, km: u16) -> impl Iterator<Item = (&Cell, Side)> {
        let limit2 = chord2_beyond(km);
        let limit = limit2.sqrt();
        self.cells.iter().map(move |cell| {
            let middle = cell.middle.chord2(of).sqrt();
            let side = if middle + cell.radius + SLACK < limit {
                Side::Within
            } else if middle - cell.radius - SLACK > limit {
                Side::Beyond
            } else {
                Side::Rim
            };
            (cell, side)
        })
    }

    fn beyond<'a>(&'a self, cell: &'a Cell, of: Point, km: u16) -> impl Iterator<Item = usize> + 'a {
        let limit2 = chord2_beyond(km);
        let places = cell.places.start as usize..cell.places.end as usize;
        places.filter(move |&place| self.points[place].chord2(of) >= limit2)
    }

    pub(super) fn bytes(&self) -> usize {
        self.places.capacity() * size_of::<Place>()
            + self.points.capacity() * size_of::<Point>()
            + (self.offers.capacity() + self.of_offer.capacity()) * 4
            + self.cells.capacity() * size_of::<Cell>()
            + self.unstated.capacity() * 8
    }
}

/// Where a cell lies to a circle.
#[derive(Debug, Clone, Copy)]
enum Side {
    Within,
    Rim,
    Beyond,
}

fn cells(places: &[Place], points: &[Point], counts: &[u32]) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut start = places.partition_point(|place| place.position.is_none());
    while start < places.len() {
        let same = |place: &Place| place.cell() == places[start].cell();
        let end = start + places[start..].partition_point(same);
        // Any of its places will do as the middle: the radius follows.
        let middle = points[start + (end - start) / 2];
        let radius2 = points[start..end].iter().map(|point| point.chord2(middle)).fold(0.0, f64::max);
        let range =
            u32::try_from(start).expect("no more places than offers")..u32::try_from(end).expect("same");
        cells.push(Cell {
            middle,
            radius: radius2.sqrt(),
            places: range,
            offers: counts[start..end].iter().sum(),
        });
        start = end;
    }
    cells
}

super::bits::thrice! {
    /// How many offers are at points at least so far away; without a branch, since on the rim every other point is.
    fn offers_beyond(points: &[Point], offers: &[u32], of: Point, limit2: f64) -> u32 {
        points.iter().zip(offers).map(|(point, offers)| u32::from(point.chord2(of) >= limit2) * offers).sum()
    }
}

/// Sets the bit of every offer of `wanted` that is in one of the spans and farther than `km`.
pub(super) fn mark_far(
    places: &Places,
    of: Point,
    km: u16,
    wanted: &[u64],
    spans: &[Range<usize>],
    out: &mut [u64],
) {
    let limit2 = chord2_beyond(km);
    spans.iter().for_each(|span| out[span.clone()].fill(0));
    for i in super::bits::ones(wanted, spans) {
        if places.point(i).is_some_and(|point| point.chord2(of) >= limit2) {
            set(out, i);
        }
    }
}
