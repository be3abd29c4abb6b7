//! A portfolio brought near to the best by exchanges: one project for one, two for one, one for two.
//!
//! Where a search for the best begins, never its end: what is found here holds every condition exactly, and is as good as no
//! exchange can better. All sums are whole numbers.
//!
//! Exchanges of three are tried only among projects that the relaxed answer is least sure of: those whose reduced gain is
//! the smallest (the core of Balas and Zemel, An algorithm for large zero-one knapsack problems, Operations Research 28(5), 1980).

mod state;

use solver::Relaxed;
use state::State;

use super::{
    call::{Call, Percent},
    model::{Model, float, percent_of},
};

/// So many projects are turned round.
const TURNS: usize = 3;

/// A condition: the sum over projects must lie between.
#[derive(Debug, Clone)]
struct Held {
    low: i64,
    high: i64,
}

/// What a project takes of a condition: for each per cent that it is granted, and for being granted anything.
#[derive(Debug, Clone, Copy)]
struct Takes {
    held: usize,
    percent: i64,
    choice: i64,
}

/// The conditions and gains of a programme, by project.
#[derive(Debug, Clone)]
pub(crate) struct Exchange {
    held: Vec<Held>,
    takes: Vec<Vec<Takes>>,
    /// Units and worth of each step, by cell.
    steps: Vec<Vec<(i64, i64)>>,
    adds: Vec<Vec<(usize, i64)>>,
    /// The cells of each project, several cells to a bit: projects without a common bit add to no common cell.
    cells: Vec<u128>,
    gains: Vec<i64>,
    lowest: Vec<Percent>,
    /// Whether a project must be in or out.
    fixed: Vec<Option<bool>>,
    /// How near the relaxed answer is to giving each project up: small is near.
    sure: Vec<f64>,
}

impl Exchange {
    /// Of a programme and the reduced gains of its relaxed answer; none when its numbers are too large to be summed here.
    pub(crate) fn new(call: &Call, model: &Model, reduced: &[f64]) -> Option<Exchange> {
        let projects = model.chosen.len();
        let mut place = vec![None; model.problem.variables()];
        for project in 0..projects {
            place[model.chosen[project].index()] = Some((project, false));
            if let Some(percent) = model.percent[project] {
                place[percent.index()] = Some((project, true));
            }
        }
        let mut exchange = Exchange {
            held: Vec::new(),
            takes: vec![Vec::new(); projects],
            steps: Vec::new(),
            adds: vec![Vec::new(); projects],
            cells: vec![0; projects],
            gains: model.gains.clone(),
            lowest: call.projects.iter().map(|project| project.lowest.clamp(1, 100)).collect(),
            fixed: Vec::new(),
            sure: Vec::new(),
        };
        for row in &model.held {
            let most: i128 = row.terms.iter().map(|(_, factor)| factor.abs() * 100).sum();
            if most > i128::from(i64::MAX / 4) {
                return None;
            }
            let bound = |value: i128| i64::try_from(value.clamp(-most - 1, most + 1)).expect("within");
            let held = exchange.held.len();
            for (variable, factor) in &row.terms {
                let (project, percent) = place[variable.index()].expect("of a project");
                let factor = i64::try_from(*factor).expect("within");
                let (percent, choice) = if percent { (factor, 0) } else { (0, factor) };
                exchange.takes[project].push(Takes { held, percent, choice });
            }
            let low = row.low.map_or(i64::MIN, bound);
            let high = row.high.map_or(i64::MAX, bound);
            exchange.held.push(Held { low, high });
        }
        for (cell, reach) in model.reached.iter().enumerate() {
            exchange.steps.push(reach.steps.iter().map(|(units, worth, _)| (units * 100, *worth)).collect());
            for (project, units) in &reach.adds {
                exchange.adds[*project].push((cell, *units));
                exchange.cells[*project] |= 1 << (cell % 128);
            }
        }
        for project in 0..projects {
            let chosen = model.chosen[project];
            let bounds = model.problem.bounds(chosen);
            exchange.fixed.push((bounds.low >= bounds.high).then_some(bounds.low > 0.5));
            let least = |variable: solver::Variable| reduced[variable.index()].abs();
            let percent = model.percent[project].map_or(0.0, |percent| least(percent) * 100.0);
            exchange.sure.push(least(chosen) + percent);
        }
        Some(exchange)
    }

    /// The best shares that exchanges lead to from others and from the relaxed answer, and from the best again with one project
    /// turned round; none when they break conditions that no exchange mends.
    ///
    /// The turns end when the relaxed answer gains no more than a `near` share above what is found.
    pub(crate) fn from(&self, shares: &[Percent], relaxed: &Relaxation, near: f64) -> Option<Vec<Percent>> {
        let near_enough = |found: &Found| relaxed.gained <= float(found.gained) * (1.0 + near);
        let known = self.better(shares, &self.fixed);
        if let Some(known) = &known
            && near_enough(known)
        {
            return Some(known.shares.clone());
        }
        let other = self.better(&relaxed.shares, &self.fixed);
        let mut best = match (known, other) {
            (Some(known), Some(other)) if other.gained > known.gained => other,
            (known, other) => known.or(other)?,
        };
        for turn in relaxed.torn.iter().take(TURNS) {
            if near_enough(&best) {
                break;
            }
            let mut fixed = self.fixed.clone();
            fixed[*turn] = Some(best.shares[*turn] == 0);
            if let Some(turned) =
                self.better(&best.shares, &fixed).filter(|turned| turned.gained > best.gained)
            {
                best = turned;
            }
        }
        Some(best.shares)
    }

    /// Exchanges from a start until none is better.
    fn better(&self, shares: &[Percent], fixed: &[Option<bool>]) -> Option<Found> {
        let mut state = State::new(self, fixed);
        let at = |project: usize| match fixed[project] {
            Some(false) => 0,
            Some(true) => shares[project].max(self.lowest[project]),
            None => shares[project],
        };
        state.make(&(0..shares.len()).map(|project| (project, at(project))).collect());
        while state.broken() {
            let (better, moved) = state.best_of_two()?;
            if better.mended <= 0.0 {
                return None;
            }
            state.make(&moved);
        }
        state.all_hold();
        loop {
            state.fill();
            let Some((_, moved)) = state.best_of_two().or_else(|| state.best_of_three()) else { break };
            state.make(&moved);
        }
        Some(Found { gained: state.gained, shares: state.shares })
    }
}

/// What exchanges led to.
struct Found {
    gained: i64,
    shares: Vec<Percent>,
}

/// The relaxed answer, as exchanges begin from it.
pub(crate) struct Relaxation {
    gained: f64,
    shares: Vec<Percent>,
    /// Projects that it grants in part without need, most torn first.
    torn: Vec<usize>,
}

impl Relaxation {
    pub(crate) fn new(call: &Call, model: &Model, relaxed: &Relaxed) -> Relaxation {
        let chosen = |project: usize| relaxed.values[model.chosen[project].index()];
        let share = |project: usize| {
            let part = chosen(project);
            if part < 0.5 {
                return 0;
            }
            let lowest = call.projects[project].lowest.clamp(1, 100);
            model.percent[project]
                .map_or(100, |percent| percent_of(relaxed.values[percent.index()].floor()).max(lowest))
        };
        let torn_by = |project: &usize| (chosen(*project) - 0.5).abs();
        let mut torn: Vec<usize> = (0..call.projects.len()).filter(|place| torn_by(place) < 0.499).collect();
        torn.sort_by(|a, b| torn_by(a).total_cmp(&torn_by(b)).then(a.cmp(b)));
        Relaxation {
            gained: model.value(relaxed.gained),
            shares: (0..call.projects.len()).map(share).collect(),
            torn,
        }
    }
}
