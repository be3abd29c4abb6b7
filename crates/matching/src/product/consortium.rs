//! The smallest group of makers that covers every operation, by branch and bound.
//!
//! Best means: fewest makers, then fewest operations that somebody must be asked about, then the fewest
//! kilometres from the need to where its operations are carried out, then the lowest maker ids.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::OperationId;
use crate::offer::{MakerId, OfferId, SiteId};
use crate::register::Fit;

/// Makers that cover a product together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consortium {
    /// The maker with the most operations; of equals the one that carries out the last, which assembles.
    pub lead: MakerId,
    /// In order of id.
    pub makers: Vec<MakerId>,
    pub assignments: Vec<Assignment>,
    /// Operations whose maker must be asked first.
    pub to_ask: u32,
    /// Sum over the operations; distances that are not known count nothing and are told by `unplaced`.
    pub total_km: u32,
    /// Operations whose distance is not known.
    pub unplaced: u32,
    /// True when every other group was excluded; false when the search stopped at its limit of
    /// [`SEARCH_LIMIT`] groups, and a better one may exist.
    pub proven: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    pub operation: OperationId,
    pub offer: OfferId,
    pub site: SiteId,
    pub maker: MakerId,
    pub distance_km: Option<u16>,
    /// The offer leaves something unknown.
    pub ask: bool,
}

/// Partial groups looked at before the search gives up proving.
pub const SEARCH_LIMIT: u32 = 200_000;

/// The most groups listed: the best, then for each of its makers the best group without that maker.
const LISTED: usize = 4;

/// What it costs to let a maker do an operation: asked first, then unplaced, then kilometres, then the offer.
type Cost = (u32, u32, u32);

#[derive(Debug, Clone, Copy)]
struct Way {
    cost: Cost,
    fit: Fit,
}

/// For every operation, the best way of every maker that can do it.
type Ways = Vec<(OperationId, BTreeMap<MakerId, Way>)>;

/// The best group, and up to three that do without one of its makers.
pub(super) fn find(operations: &[(OperationId, Vec<Fit>)]) -> Vec<Consortium> {
    // A maker that two others replace is in no group that is listed: of those that are left out only one is missing at a time.
    let ways = replaced_by_fewer_than(
        2,
        &operations.iter().map(|(id, fits)| (*id, best_ways(fits))).collect::<Vec<_>>(),
    );
    let undominated = |ways: &Ways| {
        let ways =
            ways.iter().map(|(id, ways)| (*id, ways.iter().map(|(&maker, &way)| (maker, way)).collect()));
        replaced_by_fewer_than(1, &ways.collect::<Vec<_>>())
    };
    let Some(best) = Search::run(&undominated(&ways)) else { return Vec::new() };
    let mut listed = vec![best];
    for maker in listed[0].makers.clone() {
        let without = |(id, ways): &(OperationId, BTreeMap<MakerId, Way>)| {
            (*id, ways.iter().filter(|(other, _)| **other != maker).map(|(&m, &way)| (m, way)).collect())
        };
        let others: Ways = ways.iter().map(without).collect();
        listed.extend(Search::run(&undominated(&others)).filter(|other| !listed.contains(other)));
        if listed.len() == LISTED {
            break;
        }
    }
    listed
}

/// The best way of every maker, in the order of the makers.
fn best_ways(fits: &[Fit]) -> Vec<(MakerId, Way)> {
    let way = |&fit: &Fit| {
        let known = fit.distance_km.map(u32::from);
        (fit.maker, Way { cost: (fit.ask.into(), known.is_none().into(), known.unwrap_or(0)), fit })
    };
    let mut ways: Vec<(MakerId, Way)> = fits.iter().map(way).collect();
    ways.sort_unstable_by_key(|(maker, way)| (*maker, way.cost, way.fit.offer));
    ways.dedup_by_key(|(maker, _)| *maker);
    ways
}

/// A maker, the operations it covers with their costs, and the sum of these.
struct Cover<'a> {
    maker: MakerId,
    sum: Cost,
    covers: &'a [(MakerId, usize, Cost)],
}

impl Cover<'_> {
    fn operations(&self) -> impl Iterator<Item = usize> {
        self.covers.iter().map(|&(_, i, _)| i)
    }

    /// Whether this one replaces another that covers the same, in any group, without making it worse: it is cheaper at each, or no
    /// dearer and before it in order.
    fn replaces(&self, other: &Cover<'_>) -> bool {
        let mut pairs = self.covers.iter().zip(other.covers).map(|(mine, theirs)| (mine.2, theirs.2));
        if self.maker < other.maker { pairs.all(|(a, b)| a <= b) } else { pairs.all(|(a, b)| a < b) }
    }
}

/// Leaves out every maker that so many others replace.
fn replaced_by_fewer_than(others: usize, ways: &[(OperationId, Vec<(MakerId, Way)>)]) -> Ways {
    let each = ways
        .iter()
        .enumerate()
        .flat_map(|(i, (_, makers))| makers.iter().map(move |&(m, way)| (m, i, way.cost)));
    let mut all: Vec<(MakerId, usize, Cost)> = each.collect();
    all.sort_unstable();
    let mut makers: Vec<Cover> = all
        .chunk_by(|a, b| a.0 == b.0)
        .map(|covers| {
            let sum = covers.iter().map(|&(_, _, cost)| cost).fold((0, 0, 0), add);
            Cover { maker: covers[0].0, sum, covers }
        })
        .collect();
    // Whoever replaces another comes before it: what is no dearer at each operation is no dearer in all.
    makers.sort_unstable_by(|a, b| {
        a.operations().cmp(b.operations()).then_with(|| (a.sum, a.maker).cmp(&(b.sum, b.maker)))
    });
    let mut left: HashSet<MakerId> = HashSet::new();
    for same in makers.chunk_by(|a, b| a.operations().eq(b.operations())) {
        let mut kept: Vec<&Cover> = Vec::new();
        for cover in same {
            // One that is not kept is replaced by others that are, and these replace what it replaces.
            if kept.iter().filter(|other| other.replaces(cover)).take(others).count() < others {
                kept.push(cover);
            }
        }
        left.extend(kept.iter().map(|cover| cover.maker));
    }
    let keep = |makers: &[(MakerId, Way)]| {
        makers.iter().filter(|(maker, _)| left.contains(maker)).copied().collect()
    };
    ways.iter().map(|(id, makers)| (*id, keep(makers))).collect()
}

type Key = (usize, Cost, Vec<MakerId>);

struct Search<'a> {
    ways: &'a Ways,
    best: Option<Key>,
    visited: u32,
    /// The most operations that one maker covers.
    reach: usize,
    /// The cheapest way of every operation, whoever does it.
    floor: Cost,
}

impl<'a> Search<'a> {
    /// The best group; `None` when somebody is lacking for an operation.
    fn run(ways: &'a Ways) -> Option<Consortium> {
        if ways.iter().any(|(_, makers)| makers.is_empty()) {
            return None;
        }
        let mut reach: BTreeMap<MakerId, usize> = BTreeMap::new();
        for maker in ways.iter().flat_map(|(_, makers)| makers.keys()) {
            *reach.entry(*maker).or_default() += 1;
        }
        let cheapest = |makers: &BTreeMap<MakerId, Way>| makers.values().map(|way| way.cost).min();
        let floor = ways.iter().filter_map(|(_, makers)| cheapest(makers)).fold((0, 0, 0), add);
        let reach = reach.values().copied().max().unwrap_or(1);
        let mut search = Search { ways, best: None, visited: 0, reach, floor };
        search.greedy();
        search.extend(&mut Vec::new());
        let proven = search.visited < SEARCH_LIMIT;
        search.best.map(|(_, _, makers)| told(ways, &makers, proven))
    }

    /// A first group, so that the search has a bound: whoever covers the most of what is left.
    fn greedy(&mut self) {
        let mut makers: Vec<MakerId> = Vec::new();
        while let Some(open) = self.open(&makers) {
            let mut gain: BTreeMap<MakerId, usize> = BTreeMap::new();
            for maker in open.iter().flat_map(|&i| self.ways[i].1.keys()) {
                *gain.entry(*maker).or_default() += 1;
            }
            let most = gain.into_iter().max_by_key(|&(maker, gain)| (gain, std::cmp::Reverse(maker)));
            makers.push(most.expect("an open operation has makers").0);
        }
        self.offer(&makers);
    }

    fn extend(&mut self, makers: &mut Vec<MakerId>) {
        self.visited += 1;
        if self.visited >= SEARCH_LIMIT {
            return;
        }
        let Some(open) = self.open(makers) else {
            self.offer(makers);
            return;
        };
        let least = makers.len() + open.len().div_ceil(self.reach);
        let bound = self.best.as_ref().map(|(size, cost, _)| (*size, *cost));
        if bound.is_some_and(|best| (least, self.floor) > best) {
            return;
        }
        // Some maker must do the open operation that fewest can: one branch for each of them.
        let hardest = open.iter().copied().min_by_key(|&i| self.ways[i].1.len()).expect("something is open");
        let mut branches: Vec<(std::cmp::Reverse<usize>, Cost, MakerId)> = self.ways[hardest]
            .1
            .iter()
            .map(|(&maker, way)| {
                let covers = open.iter().filter(|&&i| self.ways[i].1.contains_key(&maker)).count();
                (std::cmp::Reverse(covers), way.cost, maker)
            })
            .collect();
        branches.sort_unstable();
        for (_, _, maker) in branches {
            makers.push(maker);
            self.extend(makers);
            makers.pop();
        }
    }

    /// The operations that none of the makers covers; `None` when all are covered.
    fn open(&self, makers: &[MakerId]) -> Option<Vec<usize>> {
        let covered = |i: usize| makers.iter().any(|maker| self.ways[i].1.contains_key(maker));
        let open: Vec<usize> = (0..self.ways.len()).filter(|&i| !covered(i)).collect();
        (!open.is_empty()).then_some(open)
    }

    fn offer(&mut self, makers: &[MakerId]) {
        let mut makers = makers.to_vec();
        makers.sort_unstable();
        let cost = self
            .ways
            .iter()
            .filter_map(|(_, ways)| chosen(ways, &makers))
            .map(|way| way.cost)
            .fold((0, 0, 0), add);
        let key = (makers.len(), cost, makers);
        if self.best.as_ref().is_none_or(|best| key < *best) {
            self.best = Some(key);
        }
    }
}

fn add(a: Cost, b: Cost) -> Cost {
    (a.0 + b.0, a.1 + b.1, a.2 + b.2)
}

/// The cheapest way among some makers.
fn chosen(ways: &BTreeMap<MakerId, Way>, makers: &[MakerId]) -> Option<Way> {
    let mine = makers.iter().filter_map(|maker| ways.get(maker));
    mine.copied().min_by_key(|way| (way.cost, way.fit.offer))
}

fn told(ways: &Ways, makers: &[MakerId], proven: bool) -> Consortium {
    let assignments: Vec<Assignment> = ways
        .iter()
        .filter_map(|(operation, ways)| {
            let Fit { offer, site, maker, distance_km, ask } = chosen(ways, makers)?.fit;
            Some(Assignment { operation: *operation, offer, site, maker, distance_km, ask })
        })
        .collect();
    let mut work: BTreeMap<MakerId, (usize, usize)> = BTreeMap::new();
    for (order, assignment) in assignments.iter().enumerate() {
        let (count, last) = work.entry(assignment.maker).or_default();
        (*count, *last) = (*count + 1, order);
    }
    let lead = work.iter().max_by_key(|&(_, work)| work).expect("a product has an operation").0;
    Consortium {
        lead: *lead,
        makers: work.keys().copied().collect(),
        to_ask: assignments.iter().map(|a| u32::from(a.ask)).sum(),
        total_km: assignments.iter().filter_map(|a| a.distance_km).map(u32::from).sum(),
        unplaced: assignments.iter().map(|a| u32::from(a.distance_km.is_none())).sum(),
        assignments,
        proven,
    }
}
