//! Whether needs fit at machines together, and in which weeks.

use std::collections::BTreeMap;

use solver::{Answer, Problem, Range, SolverError, Variable};

use super::{
    flow::{Load, spread, weeks_of},
    ready::{Ready, Weeks},
};

/// For each pair its hours by week.
pub(crate) type Arranged = Vec<Vec<i64>>;

/// Why pairs do not fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Clash {
    /// These weeks have too few hours for those that have no others.
    Hours(Weeks),
    /// The hours suffice, but not in as few weeks as each may use.
    Weeks,
}

impl Ready<'_> {
    /// A way found quickly; none may still mean that there is one.
    pub(crate) fn arrange_quickly(&self, machines: usize, pairs: &[usize]) -> Option<Arranged> {
        let mut used = vec![vec![0; self.weeks.len()]; pairs.len()];
        let left = self.fill_limited(machines, pairs, |at, week, hours| used[at][week] += hours)?;
        let (free, loads) = self.unlimited(pairs);
        for (at, hours) in free.into_iter().zip(spread(&loads, &left).ok()?) {
            used[at] = hours;
        }
        Some(used)
    }

    /// Whether [`Ready::arrange_quickly`] finds a way.
    pub(crate) fn fits_quickly(&self, machines: usize, pairs: &[usize]) -> bool {
        let Some(left) = self.fill_limited(machines, pairs, |_, _, _| {}) else { return false };
        let (_, loads) = self.unlimited(pairs);
        loads.is_empty() || spread(&loads, &left).is_ok()
    }

    /// Puts pairs that may use few weeks where they fill best, and gives the hours that are left by week; none when one does not
    /// fit.
    fn fill_limited(
        &self,
        machines: usize,
        pairs: &[usize],
        mut uses: impl FnMut(usize, usize, i64),
    ) -> Option<Vec<i64>> {
        let total: i64 = pairs.iter().map(|pair| self.pairs[*pair].hours).sum();
        if total > self.free[machines].iter().sum() {
            return None;
        }
        let mut left = self.free[machines].clone();
        let mut limited: Vec<usize> =
            (0..pairs.len()).filter(|at| self.pairs[pairs[*at]].is_limited()).collect();
        limited.sort_by_key(|at| {
            let pair = &self.pairs[pairs[*at]];
            (pair.most, pair.usable.count_ones(), std::cmp::Reverse(pair.hours), *at)
        });
        for at in limited {
            let pair = &self.pairs[pairs[at]];
            // The week that it fills best; else the emptiest weeks.
            let one = weeks_of(pair.usable)
                .filter(|week| left[*week] >= pair.hours)
                .min_by_key(|week| (left[*week], *week));
            if let Some(week) = one {
                uses(at, week, pair.hours);
                left[week] -= pair.hours;
                continue;
            }
            let mut weeks: Vec<usize> = weeks_of(pair.usable).collect();
            weeks.sort_by_key(|week| (std::cmp::Reverse(left[*week]), *week));
            weeks.truncate(pair.most as usize);
            let mut open = pair.hours;
            for week in weeks {
                let here = open.min(left[week]);
                uses(at, week, here);
                left[week] -= here;
                open -= here;
            }
            if open > 0 {
                return None;
            }
        }
        Some(left)
    }

    /// Those that may use all their weeks, by their place among the pairs.
    fn unlimited(&self, pairs: &[usize]) -> (Vec<usize>, Vec<Load>) {
        let free: Vec<usize> = (0..pairs.len()).filter(|at| !self.pairs[pairs[*at]].is_limited()).collect();
        let loads = free.iter().map(|at| self.load(pairs[*at])).collect();
        (free, loads)
    }

    fn load(&self, pair: usize) -> Load {
        Load { hours: self.pairs[pair].hours, usable: self.pairs[pair].usable }
    }

    /// A way, or proof that there is none.
    pub(crate) fn arrange(
        &self,
        machines: usize,
        pairs: &[usize],
    ) -> Result<Result<Arranged, Clash>, SolverError> {
        let loads: Vec<Load> = pairs.iter().map(|pair| self.load(*pair)).collect();
        if let Err(weeks) = spread(&loads, &self.free[machines]) {
            return Ok(Err(Clash::Hours(weeks)));
        }
        if let Some(used) = self.arrange_quickly(machines, pairs) {
            return Ok(Ok(used));
        }
        self.arrange_near(machines, pairs, &BTreeMap::new())
    }

    /// A way that changes as few hours as can be of those that were arranged before, by pair and week; or proof that there is
    /// none.
    pub(crate) fn arrange_near(
        &self,
        machines: usize,
        pairs: &[usize],
        before: &BTreeMap<usize, Vec<i64>>,
    ) -> Result<Result<Arranged, Clash>, SolverError> {
        let mut problem = Problem::new();
        let mut by_week: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); self.weeks.len()];
        let mut hours: Vec<Vec<(usize, Variable)>> = Vec::new();
        for pair in pairs {
            let was = before.get(pair);
            let pair = &self.pairs[*pair];
            let (mut mine, mut taken) = (Vec::new(), Vec::new());
            for week in weeks_of(pair.usable) {
                let most = float(pair.hours.min(self.free[machines][week]));
                let used = problem.whole(0.0..=most, 0.0);
                if let Some(was) = was.map(|was| was[week]).filter(|was| *was > 0) {
                    let kept = problem.continuous(0.0..=float(was), 1.0);
                    let _ = problem.row(Range::at_most(0.0), [(kept, 1.0), (used, -1.0)]);
                }
                if pair.is_limited() {
                    let on = problem.binary(0.0);
                    let _ = problem.row(Range::at_most(0.0), [(used, 1.0), (on, -most)]);
                    taken.push((on, 1.0));
                }
                by_week[week].push((used, 1.0));
                mine.push((week, used));
            }
            let _ = problem.row(Range::exactly(float(pair.hours)), mine.iter().map(|(_, used)| (*used, 1.0)));
            if !taken.is_empty() {
                let _ = problem.row(Range::at_most(f64::from(pair.most)), taken);
            }
            hours.push(mine);
        }
        for (week, terms) in by_week.into_iter().enumerate().filter(|(_, terms)| !terms.is_empty()) {
            let _ = problem.row(Range::at_most(float(self.free[machines][week])), terms);
        }
        let effort = solver::Effort { distance: 0.9, ..solver::Effort::default() };
        match problem.solve(effort, None)? {
            Answer::Solved(solution) => Ok(Ok(hours
                .iter()
                .map(|mine| {
                    let mut used = vec![0; self.weeks.len()];
                    for (week, variable) in mine {
                        used[*week] = whole(solution.values[variable.index()]);
                    }
                    used
                })
                .collect())),
            _ => Ok(Err(Clash::Weeks)),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "hours and values are checked to be small")]
pub(crate) fn float(number: i64) -> f64 {
    number as f64
}

#[expect(clippy::cast_possible_truncation, reason = "whole and small")]
pub(crate) fn whole(number: f64) -> i64 {
    number.round() as i64
}
