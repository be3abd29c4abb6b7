//! Tables of counts by dimensions that may have hierarchies, with all their totals, as a scenario.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Demand, Goal, Problem, Scenario, Told, Unknown};

/// A dimension: its nodes, each with the node that it is part of. Exactly one has none: the total. What nothing is part of is a leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    pub parents: Vec<Option<usize>>,
}

impl Dimension {
    /// A total (node 0) and so many leaves (nodes 1 and on).
    #[must_use]
    pub fn flat(leaves: usize) -> Dimension {
        Dimension { parents: std::iter::once(None).chain((0..leaves).map(|_| Some(0))).collect() }
    }

    /// The node and all that it is part of.
    fn up(&self, node: usize) -> Vec<usize> {
        std::iter::successors(Some(node), |at| self.parents[*at]).collect()
    }
}

/// A table with its totals: of each cell that holds anything where it lies, one node a dimension. Cells that hold nothing are not
/// here: they are told as none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub cells: Vec<Vec<usize>>,
    /// One scenario; each cell is an unknown, in this order, and a choice unless it is small.
    pub problem: Problem,
}

impl Table {
    /// The table of counts by leaves. A cell of one to `threshold` - 1 is hidden; all others are told unless hiding them protects one.
    /// Hiding a cell costs as much as it holds, and a hundred.
    #[must_use]
    pub fn of(
        dimensions: &[Dimension],
        counts: impl IntoIterator<Item = (Vec<usize>, u32)>,
        threshold: i64,
    ) -> Table {
        let mut held: BTreeMap<Vec<usize>, i64> = BTreeMap::new();
        for (leaf, count) in counts {
            if count == 0 {
                continue;
            }
            let ups: Vec<Vec<usize>> =
                dimensions.iter().zip(&leaf).map(|(dimension, node)| dimension.up(*node)).collect();
            for cell in product(&ups) {
                *held.entry(cell).or_default() += i64::from(count);
            }
        }
        let cells: Vec<Vec<usize>> = held.keys().cloned().collect();
        let places: BTreeMap<&Vec<usize>, usize> = cells.iter().zip(0..).collect();
        let mut scenario = Scenario::default();
        let mut weights = Vec::new();
        for (at, count) in held.values().enumerate() {
            let told = if *count < threshold {
                scenario.demands.push(Demand { unknown: at, goals: vec![Goal::AtLeast(threshold)] });
                Told::Hidden
            } else {
                weights.push(100 + count.unsigned_abs());
                Told::Unless { choice: weights.len() - 1, low: *count, high: *count }
            };
            // Cells that hold nothing are told, so that a hidden one holds something.
            scenario.unknowns.push(Unknown { value: *count, low: 1, high: None, told });
        }
        let mut sums: BTreeSet<Vec<(usize, i64)>> = BTreeSet::new();
        for (side, dimension) in dimensions.iter().enumerate() {
            let mut parts: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
            for (at, cell) in cells.iter().enumerate() {
                if let Some(parent) = dimension.parents[cell[side]] {
                    let mut whole = cell.clone();
                    whole[side] = parent;
                    parts.entry(whole).or_default().push(at);
                }
            }
            for (whole, parts) in parts {
                let mut row = vec![(places[&whole], -1)];
                row.extend(parts.into_iter().map(|at| (at, 1)));
                sums.insert(row);
            }
        }
        scenario.rows = sums.into_iter().collect();
        Table { cells, problem: Problem { weights, scenarios: vec![scenario] } }
    }
}

fn product(sides: &[Vec<usize>]) -> Vec<Vec<usize>> {
    sides.iter().fold(vec![Vec::new()], |cells, nodes| {
        cells
            .iter()
            .flat_map(|cell| {
                nodes.iter().map(move |node| cell.iter().copied().chain(std::iter::once(*node)).collect())
            })
            .collect()
    })
}
