//! The smallest changes of one to three numbers that enough offers can live with: exact, by sweeping.
//!
//! Each row is an offer and the change that it needs of each number. Wanted are changes that cover at least
//! `wanted` rows, with the least sum of efforts; of equals the least in order of the questions.

use std::collections::BinaryHeap;

use super::super::numbers::Shortfall;
use crate::answer::Goal;
use crate::ask::Question;
use crate::relax::{Weight, weight};

/// What one offer needs. A series is two-sided and so not an amount of change: its ends are kept.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Its place in the columns, or beyond them among the added offers.
    owner: usize,
    /// By question; 0 for the series.
    short: [u64; 3],
    smallest: u32,
    largest: u32,
}

impl Row {
    /// `None` when the offer cannot be reached by changing these questions.
    pub(super) fn of(
        owner: usize,
        questions: &[&Question],
        goal: Goal,
        series: impl Fn() -> (Option<u32>, Option<u32>),
        shortfall: impl Fn(&Question) -> Shortfall,
    ) -> Option<Row> {
        let mut row = Row { owner, short: [0; 3], smallest: 0, largest: u32::MAX };
        for (question, short) in questions.iter().zip(&mut row.short) {
            if matches!(question, Question::Quantity(_)) {
                let (smallest, largest) = series();
                if goal == Goal::Exact && (smallest.is_none() || largest.is_none()) {
                    return None;
                }
                (row.smallest, row.largest) = (smallest.unwrap_or(0), largest.unwrap_or(u32::MAX));
                continue;
            }
            *short = match shortfall(question) {
                Shortfall::By(short) => short,
                Shortfall::Unknown | Shortfall::UnknownOr(_) if goal == Goal::Possible => 0,
                Shortfall::UnknownOr(short) => short,
                Shortfall::Unknown | Shortfall::Never => return None,
            };
        }
        Some(row)
    }
}

pub(super) struct Rows<'a> {
    questions: &'a [&'a Question],
    rows: Vec<Row>,
}

/// The sum of efforts, then each change.
type Key = (u64, Vec<Weight>);

impl<'a> Rows<'a> {
    pub(super) fn new(questions: &'a [&'a Question], rows: Vec<Row>) -> Rows<'a> {
        Rows { questions, rows }
    }

    /// For each question, its change and an offer that needs just this.
    pub(super) fn smallest(&self, wanted: usize) -> Option<Vec<(Weight, usize)>> {
        let series = self.questions.iter().position(|question| matches!(question, Question::Quantity(_)));
        let Some(series) = series else {
            let rows: Vec<&Row> = self.rows.iter().collect();
            let (_, weights) = self.sweep(&rows, None, wanted, None)?;
            return self.owned(weights, None);
        };
        let Question::Quantity(asked) = self.questions[series] else { return None };
        let mut ends: Vec<(u64, u32)> = self
            .rows
            .iter()
            .filter_map(|row| {
                if row.smallest > *asked {
                    Some(row.smallest)
                } else {
                    (row.largest < *asked && row.largest > 0).then_some(row.largest)
                }
            })
            .map(|end| (u64::from(end.abs_diff(*asked)), end))
            .collect();
        ends.sort_unstable();
        ends.dedup();
        let mut best: Option<(Key, u32)> = None;
        for (extent, end) in ends {
            let moved = weight(self.questions[series], extent);
            if best.as_ref().is_some_and(|((effort, _), _)| moved.effort > *effort) {
                break;
            }
            let rows: Vec<&Row> =
                self.rows.iter().filter(|row| row.smallest <= end && end <= row.largest).collect();
            if let Some(key) =
                self.sweep(&rows, Some((series, moved)), wanted, best.as_ref().map(|(key, _)| key.0))
            {
                // Of a series as far up as down the smaller number comes first.
                if best.as_ref().is_none_or(|(known, pieces)| (&key, end) < (known, *pieces)) {
                    best = Some((key, end));
                }
            }
        }
        let ((_, weights), end) = best?;
        self.owned(weights, Some((series, end)))
    }

    /// Finds for each change an offer that needs it.
    fn owned(&self, weights: Vec<Weight>, series: Option<(usize, u32)>) -> Option<Vec<(Weight, usize)>> {
        let owner = |(i, weight): (usize, Weight)| {
            let needs = |row: &&Row| match series {
                Some((series, end)) if series == i => {
                    let Question::Quantity(asked) = self.questions[i] else { return false };
                    (row.smallest == end && end > *asked)
                        || (row.largest == end && end < *asked && row.smallest <= *asked)
                }
                _ => row.short[i] == weight.extent,
            };
            Some((weight, self.rows.iter().find(needs)?.owner))
        };
        weights.into_iter().enumerate().map(owner).collect()
    }

    /// The best changes of the questions other than `fixed`, which has its change already.
    fn sweep(
        &self,
        rows: &[&Row],
        fixed: Option<(usize, Weight)>,
        wanted: usize,
        known: Option<u64>,
    ) -> Option<Key> {
        if rows.len() < wanted {
            return None;
        }
        let free: Vec<usize> =
            (0..self.questions.len()).filter(|&i| fixed.is_none_or(|(fixed, _)| fixed != i)).collect();
        let base = fixed.map_or(0, |(_, weight)| weight.effort);
        let mut best: Option<Key> = None;
        let mut try_changes = |changes: &[u64]| {
            let mut weights = vec![Weight { effort: 0, extent: 0 }; self.questions.len()];
            if let Some((i, weight)) = fixed {
                weights[i] = weight;
            }
            for (&i, &extent) in free.iter().zip(changes) {
                weights[i] = weight(self.questions[i], extent);
            }
            let key = (weights.iter().map(|weight| weight.effort).sum(), weights);
            if best.as_ref().is_none_or(|best| key < *best) {
                best = Some(key);
            }
            best.as_ref().map_or(u64::MAX, |(effort, _)| *effort)
        };
        match free[..] {
            [] => {
                try_changes(&[]);
            }
            [a] => {
                let mut short: Vec<u64> = rows.iter().map(|row| row.short[a]).collect();
                let (_, nth, _) = short.select_nth_unstable(wanted - 1);
                try_changes(&[*nth]);
            }
            [a, b] => {
                let mut pairs: Vec<(u64, u64)> =
                    rows.iter().map(|row| (row.short[a], row.short[b])).collect();
                pairs.sort_unstable();
                let mut limit = known.unwrap_or(u64::MAX);
                for (first, second) in frontier(&pairs, wanted) {
                    if base + weight(self.questions[a], first).effort > limit {
                        break;
                    }
                    limit = limit.min(try_changes(&[first, second]));
                }
            }
            [a, b, c] => {
                let mut sorted: Vec<(u64, u64, u64)> =
                    rows.iter().map(|row| (row.short[a], row.short[b], row.short[c])).collect();
                sorted.sort_unstable();
                self.bound(&mut sorted, &free, wanted);
                let mut limit = known.unwrap_or(u64::MAX);
                for end in wanted..=sorted.len() {
                    let first = sorted[end - 1].0;
                    if sorted.get(end).is_some_and(|next| next.0 == first) {
                        continue;
                    }
                    let first_effort = weight(self.questions[a], first).effort;
                    if first_effort > limit {
                        break;
                    }
                    let mut pairs: Vec<(u64, u64)> = sorted[..end].iter().map(|&(_, b, c)| (b, c)).collect();
                    pairs.sort_unstable();
                    for (second, third) in frontier(&pairs, wanted) {
                        if first_effort + weight(self.questions[b], second).effort > limit {
                            break;
                        }
                        limit = limit.min(try_changes(&[first, second, third]));
                    }
                }
            }
            _ => {}
        }
        best
    }

    /// Leaves out rows that cost more by themselves than the cheapest `wanted` rows together.
    fn bound(&self, rows: &mut Vec<(u64, u64, u64)>, free: &[usize], wanted: usize) {
        let effort = |i: usize, extent: u64| weight(self.questions[free[i]], extent).effort;
        let own = |row: &(u64, u64, u64)| effort(0, row.0) + effort(1, row.1) + effort(2, row.2);
        let mut cheapest = rows.clone();
        cheapest.sort_unstable_by_key(own);
        let most = cheapest[..wanted].iter().fold((0, 0, 0), |most: (u64, u64, u64), row| {
            (most.0.max(row.0), most.1.max(row.1), most.2.max(row.2))
        });
        let limit = own(&most);
        rows.retain(|row| own(row) <= limit);
    }
}

/// For pairs sorted by their first: each first with the least second that together cover `wanted` pairs.
fn frontier(pairs: &[(u64, u64)], wanted: usize) -> Vec<(u64, u64)> {
    let mut heap = BinaryHeap::with_capacity(wanted + 1);
    let mut out: Vec<(u64, u64)> = Vec::new();
    for (i, &(first, second)) in pairs.iter().enumerate() {
        heap.push(second);
        if heap.len() > wanted {
            heap.pop();
        }
        let last_of_first = pairs.get(i + 1).is_none_or(|next| next.0 != first);
        let worst = heap.peek().copied().unwrap_or(0);
        if heap.len() == wanted && last_of_first && out.last().is_none_or(|&(_, known)| worst < known) {
            out.push((first, worst));
        }
    }
    out
}
