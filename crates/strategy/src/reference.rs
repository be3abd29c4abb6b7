//! The same answers, computed slowly and plainly, for property tests to hold the fast way to.

use crate::cost::{Lines, Percentiles};
use crate::path::Runs;

/// Kronor a piece, counted out: batch after batch, tool after tool.
#[must_use]
pub fn unit_cost(lines: &Lines, n: u32, cavities: f64) -> f64 {
    let mut total = lines.once;
    let (mut in_batch, mut in_tool) = (0.0, 0.0);
    for piece in 0..n {
        if piece == 0 || in_batch + 1.0 > lines.batch {
            // The batch is full. A batch is not whole pieces: what is over counts towards the next.
            total += lines.set_up;
            in_batch = if piece == 0 { 0.0 } else { in_batch - lines.batch };
        }
        if piece == 0 || in_tool + 1.0 > lines.life * cavities {
            total += lines.tool * cavities.powf(lines.cavity_growth);
            in_tool = if piece == 0 { 0.0 } else { in_tool - lines.life * cavities };
        }
        in_batch += 1.0;
        in_tool += 1.0;
        total += lines.per_piece + lines.per_cycle / cavities;
    }
    total / f64::from(n)
}

/// Percentiles by sorting.
#[must_use]
pub fn percentiles(values: &[f64]) -> Option<Percentiles> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted.get(crate::cost::rank(share, sorted.len())).copied();
    Some(Percentiles { p10: at(0.1)?, p50: at(0.5)?, p90: at(0.9)? })
}

/// The cost of the cheapest path, by trying every assignment of candidates to stages.
#[must_use]
pub fn shortest(runs: &Runs, candidates: usize, stages: usize) -> f64 {
    let mut best = f64::INFINITY;
    let all = u32::try_from(stages).ok().and_then(|stages| candidates.checked_pow(stages)).unwrap_or(0);
    for number in 0..all {
        let mut rest = number;
        let assigned: Vec<usize> = (0..stages)
            .map(|_| {
                let candidate = rest % candidates;
                rest /= candidates;
                candidate
            })
            .collect();
        let mut cost = 0.0;
        let mut from = 0;
        for at in 0..stages {
            if at + 1 == stages || assigned[at + 1] != assigned[at] {
                cost += runs.costs[runs.index(assigned[at], from, at)];
                from = at + 1;
            }
        }
        best = best.min(cost);
    }
    best
}

/// Where `b` becomes cheaper, by stepping through the numbers: the first of `grid` at which it is.
#[must_use]
pub fn crossing(a: (&Lines, f64), b: (&Lines, f64), grid: impl Iterator<Item = f64>) -> Option<f64> {
    let total = |(lines, cavities): (&Lines, f64), n: f64| {
        let tool = lines.tool * cavities.powf(lines.cavity_growth);
        lines.once
            + (lines.per_piece + lines.per_cycle / cavities) * n
            + lines.set_up * (n / lines.batch).max(1.0)
            + tool * (n / (lines.life * cavities)).max(1.0)
    };
    grid.into_iter().find(|&n| total(a, n) > total(b, n))
}
