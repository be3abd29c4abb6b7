//! One row, all or nothing: the exact method for a single knapsack.
//!
//! Dynamic programming over a growing core, after Pisinger, A minimal algorithm for the 0-1 knapsack problem, Operations
//! Research 45(5), 1997. Items are sorted by gain for weight and taken while they fit; the first that does not is where the
//! search begins. From there items are added on one side and taken out on the other, in turn; of all ways to do so only
//! those are kept that no other way beats in both weight and gain, and that could still beat the best. All numbers are whole,
//! so the answer is exact.

use crate::{Answer, Kind, Problem, Solution};

/// One thing to take or leave. Neither number is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    pub weight: i64,
    pub gain: i64,
}

/// So many ways are looked at before the problem is left to the general solver.
const MOST_WAYS: usize = 8_000_000;

/// Whole numbers up to here are exact as floating point, and so are their sums.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The items that together gain the most within the capacity; none when the ways to look at are too many.
///
/// Sums of weights and of gains must fit an `i64`.
#[must_use]
pub fn best(items: &[Item], capacity: i64) -> Option<Vec<bool>> {
    let mut taken: Vec<bool> =
        items.iter().map(|item| item.weight == 0 && item.gain > 0 && capacity >= 0).collect();
    let mut order: Vec<usize> = (0..items.len())
        .filter(|i| items[*i].weight > 0 && items[*i].weight <= capacity && items[*i].gain > 0)
        .collect();
    order.sort_by(|a, b| {
        let (a, b) = (&items[*a], &items[*b]);
        product(b.gain, a.weight).cmp(&product(a.gain, b.weight)).then(b.gain.cmp(&a.gain))
    });
    let sorted: Vec<Item> = order.iter().map(|i| items[*i]).collect();
    let flipped = Core::new(&sorted, capacity).search()?;
    for (place, item) in order.into_iter().enumerate() {
        taken[item] = flipped[place];
    }
    Some(taken)
}

fn product(a: i64, b: i64) -> i128 {
    i128::from(a) * i128::from(b)
}

/// A way to differ from the start: its weight and gain, and the last step that led to it.
#[derive(Debug, Clone, Copy)]
struct Way {
    weight: i64,
    gain: i64,
    step: usize,
}

/// The item that was put in or taken out, after which other step.
#[derive(Debug, Clone, Copy)]
struct Step {
    before: usize,
    item: usize,
}

/// No step: the start itself.
const START: usize = usize::MAX;

struct Core<'a> {
    items: &'a [Item],
    capacity: i64,
    /// The first item that does not fit.
    first_out: usize,
    start: Way,
    steps: Vec<Step>,
    best: Way,
}

impl<'a> Core<'a> {
    fn new(items: &'a [Item], capacity: i64) -> Core<'a> {
        let mut start = Way { weight: 0, gain: 0, step: START };
        let mut first_out = 0;
        for item in items {
            if start.weight + item.weight > capacity {
                break;
            }
            start = Way { weight: start.weight + item.weight, gain: start.gain + item.gain, step: START };
            first_out += 1;
        }
        Core { items, capacity, first_out, start, steps: Vec::new(), best: start }
    }

    /// For each item whether it is taken in the best way.
    fn search(mut self) -> Option<Vec<bool>> {
        let mut ways = vec![self.start];
        // Items below `low` are in and those from `high` on are out, in all ways.
        let (mut low, mut high) = (self.first_out, self.first_out);
        while !ways.is_empty() && (low > 0 || high < self.items.len()) {
            if high < self.items.len() {
                let item = high;
                high += 1;
                if self.may_change(item, 1) {
                    ways = self.with(&ways, item, 1);
                }
                self.prune(&mut ways, low, high);
            }
            if low > 0 {
                low -= 1;
                if self.may_change(low, -1) {
                    ways = self.with(&ways, low, -1);
                }
                self.prune(&mut ways, low, high);
            }
            if self.steps.len() > MOST_WAYS {
                return None;
            }
        }
        let mut taken: Vec<bool> = (0..self.items.len()).map(|item| item < self.first_out).collect();
        let mut step = self.best.step;
        while step != START {
            let Step { before, item } = self.steps[step];
            taken[item] = !taken[item];
            step = before;
        }
        Some(taken)
    }

    /// Whether a way that differs in this item could beat the best, by the bound of Dembo and Hammer (1980).
    fn may_change(&self, item: usize, sign: i64) -> bool {
        let Some(border) = self.items.get(self.first_out) else {
            // All items fit: the start is the best there is.
            return false;
        };
        let Item { weight, gain } = self.items[item];
        let room = self.capacity - self.start.weight - sign * weight;
        let most = i128::from(self.start.gain + sign * gain)
            + (product(room, border.gain)).div_euclid(i128::from(border.weight));
        most > i128::from(self.best.gain)
    }

    /// All ways, and all ways that differ in the item too, without those that another beats. Both lists rise in weight.
    fn with(&mut self, ways: &[Way], item: usize, sign: i64) -> Vec<Way> {
        let Item { weight, gain } = self.items[item];
        let mut all: Vec<Way> = Vec::with_capacity(ways.len() * 2);
        let (mut same, mut other) = (0, 0);
        while same < ways.len() || other < ways.len() {
            let changed =
                ways.get(other).map(|way| (way.weight + sign * weight, way.gain + sign * gain, way.step));
            let kept = ways.get(same);
            let next = match (kept, changed) {
                (Some(kept), Some((weight, gain, _))) if (kept.weight, -kept.gain) <= (weight, -gain) => {
                    same += 1;
                    *kept
                }
                (Some(kept), None) => {
                    same += 1;
                    *kept
                }
                (_, Some((weight, gain, before))) => {
                    other += 1;
                    if all.last().is_some_and(|last| last.gain >= gain) {
                        continue;
                    }
                    self.steps.push(Step { before, item });
                    Way { weight, gain, step: self.steps.len() - 1 }
                }
                (None, None) => break,
            };
            if all.last().is_some_and(|last| last.gain >= next.gain) {
                continue;
            }
            if next.weight <= self.capacity && next.gain > self.best.gain {
                self.best = next;
            }
            all.push(next);
        }
        all
    }

    /// Leaves out what cannot beat the best by any change of the items not yet looked at.
    fn prune(&self, ways: &mut Vec<Way>, low: usize, high: usize) {
        let (capacity, best) = (self.capacity, i128::from(self.best.gain));
        let next_in = self.items.get(high);
        let next_out = low.checked_sub(1).map(|i| &self.items[i]);
        ways.retain(|way| {
            let room = capacity - way.weight;
            let item = if room >= 0 { next_in } else { next_out };
            let more = match item {
                Some(item) => product(room, item.gain).div_euclid(i128::from(item.weight)),
                None if room >= 0 => 0,
                None => return false,
            };
            i128::from(way.gain) + more > best
        });
    }
}

/// The answer to a problem that is a single knapsack; none when it is not, or has too many ways.
pub(crate) fn of(problem: &Problem) -> Option<Answer> {
    let whole = |value: f64| value.fract() == 0.0 && value.abs() < EXACT;
    let binary = problem.kinds.iter().zip(&problem.bounds).all(|(kind, bounds)| {
        *kind == Kind::Whole
            && [0.0, 1.0].contains(&bounds.low)
            && [0.0, 1.0].contains(&bounds.high)
            && bounds.low <= bounds.high
    });
    if !binary || !problem.gains.iter().all(|gain| whole(*gain)) {
        return None;
    }
    let mut binding = problem.rows.iter().filter(|(range, terms)| {
        let (mut least, mut most) = (0.0, 0.0);
        for (variable, factor) in terms {
            let bounds = problem.bounds[*variable];
            least += (factor * bounds.low).min(factor * bounds.high);
            most += (factor * bounds.low).max(factor * bounds.high);
        }
        // A margin, so that what rounding may decide is left to the solver.
        let margin = 1e-9 * (least.abs() + most.abs());
        !(range.low <= least - margin && most + margin <= range.high)
    });
    let (range, terms) = binding.next()?;
    let single = binding.next().is_none() && range.low == f64::NEG_INFINITY && range.high.abs() < EXACT;
    if !single || !terms.iter().all(|(_, factor)| *factor >= 0.0 && whole(*factor)) {
        return None;
    }
    let sums =
        terms.iter().map(|(_, factor)| *factor).sum::<f64>().max(problem.gains.iter().map(|g| g.abs()).sum());
    if sums >= EXACT {
        return None;
    }
    let mut weights = vec![0_i64; problem.variables()];
    for (variable, factor) in terms {
        weights[*variable] = exact(*factor);
    }
    let mut capacity = exact(range.high.floor());
    let mut values: Vec<f64> = problem.bounds.iter().map(|bounds| bounds.low).collect();
    let mut open = Vec::new();
    let mut items = Vec::new();
    for (variable, bounds) in problem.bounds.iter().enumerate() {
        if bounds.low > 0.0 {
            capacity -= weights[variable];
        } else if bounds.high > 0.0 {
            open.push(variable);
            items.push(Item { weight: weights[variable], gain: exact(problem.gains[variable]).max(0) });
        }
    }
    if capacity < 0 {
        return Some(Answer::Infeasible);
    }
    for (variable, taken) in open.into_iter().zip(best(&items, capacity)?) {
        values[variable] = f64::from(u8::from(taken));
    }
    let gained = problem.gained(&values);
    Some(Answer::Solved(Solution { values, gained, bound: gained, proven: true }))
}

#[expect(clippy::cast_possible_truncation, reason = "whole and below 2 to the power of 53")]
fn exact(value: f64) -> i64 {
    value as i64
}
