//! The path of a product from prototype to full scale: which process at each stage, with the tools and the approvals that
//! a change costs.
//!
//! Stages in sequence are nodes of a layered graph. Staying with a process keeps its tools, so what costs is a *run*: one
//! process over one or more stages. A run pays its pieces, its set-ups at each stage, tools for all its pieces together,
//! and approval when the product comes to it from another process. The cheapest path is the shortest over runs.

use vocabulary::{ProcessId, Stage};

use crate::cost::{Lines, Percentiles, percentiles};

/// A process that can be used, over all draws.
#[derive(Debug, Clone)]
pub struct Candidate<'c> {
    pub process: ProcessId,
    pub lines: &'c [Lines],
    /// Kronor for approval, draw by draw.
    pub requalify: &'c [f64],
    /// Cavities for a run of so many pieces, from stage to stage (inclusive).
    pub cavities: Vec<Vec<f64>>,
    /// Whether it competes at each stage.
    pub competes: Vec<bool>,
}

/// A stage and the pieces that are made in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StageQuantity {
    pub stage: Stage,
    pub pieces: u32,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub stage: Stage,
    pub process: ProcessId,
    pub pieces: u32,
    /// The product comes to the process here: tools are made, and the first pieces approved.
    pub enters: bool,
    /// Kronor for the stage, tools and approval included where it enters.
    pub cost: Percentiles,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    pub steps: Vec<Step>,
    /// Kronor for all stages.
    pub cost: Percentiles,
    /// Share of the draws in which no other path is cheaper.
    pub p_cheapest: f64,
}

/// What a run costs in one draw: `from` and `to` are stages, inclusive.
#[must_use]
pub fn run_cost(
    lines: &Lines,
    requalify: f64,
    cavities: f64,
    stages: &[StageQuantity],
    from: usize,
    to: usize,
) -> f64 {
    (from..=to).map(|at| step_cost(lines, requalify, cavities, stages, from, to, at)).sum()
}

/// The share of a run that falls on one of its stages; what is paid once falls on the first.
fn step_cost(
    lines: &Lines,
    requalify: f64,
    cavities: f64,
    stages: &[StageQuantity],
    from: usize,
    to: usize,
    at: usize,
) -> f64 {
    let n = f64::from(stages[at].pieces);
    let mut cost =
        (lines.per_piece + lines.per_cycle / cavities) * n + lines.set_up * (n / lines.batch).ceil();
    if at == from {
        let all: f64 = stages[from..=to].iter().map(|s| f64::from(s.pieces)).sum();
        let tools = (all / (lines.life * cavities)).ceil().max(1.0);
        cost += lines.tool * cavities.powf(lines.cavity_growth) * tools + lines.once;
        cost += if from > 0 { requalify } else { 0.0 };
    }
    cost
}

/// The cheapest path by the median cost of its runs; `None` without candidates or stages.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "there are at most 65,536 draws")]
pub fn cheapest(candidates: &[Candidate<'_>], stages: &[StageQuantity]) -> Option<Path> {
    let draws = candidates.first()?.lines.len();
    if stages.is_empty() || draws == 0 {
        return None;
    }
    let mut runs = Runs::new(candidates.len(), stages.len());
    let mut per_draw: Vec<Vec<f64>> = vec![Vec::new(); runs.costs.len()];
    let mut medians = Runs::new(candidates.len(), stages.len());
    for (c, candidate) in candidates.iter().enumerate() {
        for from in 0..stages.len() {
            for to in from..stages.len() {
                let at = runs.index(c, from, to);
                if !candidate.competes[from..=to].iter().all(|&may| may) {
                    medians.costs[at] = f64::INFINITY;
                    continue;
                }
                let k = candidate.cavities[from][to];
                let costs = candidate.lines.iter().zip(candidate.requalify);
                per_draw[at] = costs.map(|(lines, &rq)| run_cost(lines, rq, k, stages, from, to)).collect();
                medians.costs[at] = percentiles(&per_draw[at])?.p50;
            }
        }
    }
    let best = shortest(&medians)?;
    let mut won = 0_u32;
    let mut reached = vec![f64::INFINITY; (stages.len() + 1) * candidates.len()];
    for draw in 0..draws {
        for (cost, of_draws) in runs.costs.iter_mut().zip(&per_draw) {
            *cost = of_draws.get(draw).copied().unwrap_or(f64::INFINITY);
        }
        let own: f64 = best.iter().map(|&(c, from, to)| runs.costs[runs.index(c, from, to)]).sum();
        // Sums in another order differ by a hair.
        won += u32::from(own <= shortest_length(&runs, &mut reached) * (1.0 + 1e-12));
    }
    let cost_of = |(c, from, to): (usize, usize, usize)| &per_draw[medians.index(c, from, to)];
    let total: Vec<f64> = (0..draws).map(|draw| best.iter().map(|&run| cost_of(run)[draw]).sum()).collect();
    let mut steps = Vec::with_capacity(stages.len());
    for &(c, from, to) in &best {
        let candidate = &candidates[c];
        for at in from..=to {
            let k = candidate.cavities[from][to];
            let costs = candidate.lines.iter().zip(candidate.requalify);
            let costs: Vec<f64> =
                costs.map(|(lines, &rq)| step_cost(lines, rq, k, stages, from, to, at)).collect();
            steps.push(Step {
                stage: stages[at].stage,
                process: candidate.process,
                pieces: stages[at].pieces,
                enters: at == from,
                cost: percentiles(&costs)?,
            });
        }
    }
    Some(Path { steps, cost: percentiles(&total)?, p_cheapest: f64::from(won) / draws as f64 })
}

/// The cost of every run of every candidate.
#[derive(Debug, Clone)]
pub struct Runs {
    candidates: usize,
    stages: usize,
    pub costs: Vec<f64>,
}

impl Runs {
    #[must_use]
    pub fn new(candidates: usize, stages: usize) -> Runs {
        Runs { candidates, stages, costs: vec![f64::INFINITY; candidates * stages * stages] }
    }

    #[must_use]
    pub fn index(&self, candidate: usize, from: usize, to: usize) -> usize {
        (candidate * self.stages + from) * self.stages + to
    }
}

/// The shortest path over runs: candidate, first and last stage of each. Neighbouring runs differ in candidate. Ties go
/// to the candidate that stands first. `None` when no path reaches the end.
#[must_use]
pub fn shortest(runs: &Runs) -> Option<Vec<(usize, usize, usize)>> {
    // best[end][c]: the cheapest way to have made the stages before `end`, the last run being by c.
    let mut best = vec![vec![(f64::INFINITY, None); runs.candidates]; runs.stages + 1];
    for end in 1..=runs.stages {
        for c in 0..runs.candidates {
            for from in 0..end {
                let run = runs.costs[runs.index(c, from, end - 1)];
                let before = if from == 0 { Some((0.0, None)) } else { cheapest_other(&best[from], c) };
                if let Some((cost, other)) = before
                    && cost + run < best[end][c].0
                {
                    best[end][c] = (cost + run, Some((from, other)));
                }
            }
        }
    }
    let mut c = cheapest_other(&best[runs.stages], usize::MAX)?.1?;
    let mut end = runs.stages;
    let mut path = Vec::new();
    while let (_, Some((from, other))) = best[end][c] {
        path.push((c, from, end - 1));
        end = from;
        match other {
            Some(before) => c = before,
            None => break,
        }
    }
    path.reverse();
    Some(path)
}

/// The length of the shortest path, without the path: what is asked of every draw. `reached` is room to work in, one place
/// for every candidate at the end of every stage.
fn shortest_length(runs: &Runs, reached: &mut [f64]) -> f64 {
    let candidates = runs.candidates;
    for end in 1..=runs.stages {
        for c in 0..candidates {
            let mut best = runs.costs[runs.index(c, 0, end - 1)];
            for from in 1..end {
                let run = runs.costs[runs.index(c, from, end - 1)];
                let before = &reached[from * candidates..(from + 1) * candidates];
                for (other, cost) in before.iter().enumerate() {
                    if other != c && cost + run < best {
                        best = cost + run;
                    }
                }
            }
            reached[end * candidates + c] = best;
        }
    }
    reached[runs.stages * candidates..].iter().copied().fold(f64::INFINITY, f64::min)
}

type Reached = (f64, Option<(usize, Option<usize>)>);

/// The cheapest that is reached by another than `not`.
fn cheapest_other(reached: &[Reached], not: usize) -> Option<(f64, Option<usize>)> {
    let others = reached.iter().enumerate().filter(|(c, (cost, _))| *c != not && cost.is_finite());
    others.min_by(|(_, a), (_, b)| a.0.total_cmp(&b.0)).map(|(c, (cost, _))| (*cost, Some(c)))
}
