//! Why these: what each project and each condition costs, what else could be chosen, and how sure the scores make it.
//!
//! Every figure is the answer to a question of its own ("the best without this project"), solved near the portfolio that
//! is explained, with its own bound. No figure is an estimate from prices of rows, which say nothing of all or nothing.

mod clash;
mod others;
mod redraw;

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{
    call::{Bound, Call, Condition, Fixed, Value},
    choose::{Chosen, Effort, Outcome, SelectionError, solve},
    exchange::{Exchange, Relaxation},
    model::Model,
};

pub use clash::clash;
pub use others::{Other, others};
pub use redraw::{Redrawn, redraw};

/// How near each answer comes when hundreds of questions are asked: to 0.16 % of the whole.
pub const NEAR: Effort = Effort { seconds: None, gap: 1.6e-3, branches: None };

/// How far others are searched: a portfolio that differs a little more may be missed, and [`Other::at_most`] says how much more.
pub const OTHERS: Effort = Effort { seconds: None, gap: 0.2, branches: Some(30) };

/// What a change to the question comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// The best portfolio with the change is worth this, and none more than the bound.
    Worth { worth: Value, bound: Value },
    /// Nothing meets every condition with the change.
    NothingFits,
    /// The time was over before an answer.
    Unknown,
}

impl Changed {
    /// From the outcome of the changed question.
    fn from(outcome: Outcome) -> Changed {
        match outcome {
            Outcome::Chosen(chosen) => Changed::Worth { worth: chosen.worth.total, bound: chosen.bound },
            Outcome::NothingFits => Changed::NothingFits,
            Outcome::OutOfTime { .. } => Changed::Unknown,
        }
    }

    /// A question with one condition more is bounded by the answer without it.
    fn beside(self, chosen: &Chosen) -> Changed {
        match self {
            Changed::Worth { worth, bound } => {
                Changed::Worth { worth, bound: bound.min(chosen.bound.max(worth)) }
            }
            other => other,
        }
    }

    /// A question with one condition less has the portfolio as an answer too.
    fn at_least(self, chosen: &Chosen) -> Changed {
        match self {
            Changed::Worth { worth, bound } => {
                let worth = worth.max(chosen.worth.total);
                Changed::Worth { worth, bound: bound.max(worth) }
            }
            other => other,
        }
    }

    /// By how much it is worth less than `before`, as a range from the least to the most; negative when it is worth more.
    #[must_use]
    pub fn lost(self, before: Value) -> Option<(Value, Value)> {
        match self {
            Changed::Worth { worth, bound } => Some((Value(before.0 - bound.0), Value(before.0 - worth.0))),
            Changed::NothingFits | Changed::Unknown => None,
        }
    }
}

/// The best when a project is out that is in, or in that is out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turned {
    pub project: usize,
    /// Whether the portfolio holds it: then this is the best without it, else the best with it.
    pub chosen: bool,
    pub best: Changed,
}

/// The best when a condition is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Priced {
    pub condition: Condition,
    pub best: Changed,
}

/// What each project costs: for each in turn the best without it when it is chosen, with it when it is not. A project that
/// is fixed is turned round all the same.
///
/// # Errors
/// When the solver gives up.
pub fn turned(call: &Call, chosen: &Chosen, effort: Effort) -> Result<Vec<Turned>, SelectionError> {
    let model = Model::new(call, &BTreeSet::new());
    let hoped = hoped(&model, chosen, effort)?;
    each(&(0..call.projects.len()).collect::<Vec<_>>(), |project| {
        let (project, holds) = (*project, chosen.portfolio.holds(*project));
        let mut changed = model.clone();
        changed.problem.fix(model.chosen[project], if holds { 0.0 } else { 1.0 });
        let mut question = call.clone();
        question.projects[project].fixed = Some(if holds { Fixed::Out } else { Fixed::In });
        let best = Changed::from(solve_near(&question, &changed, effort, chosen, hoped)?);
        // One that was fixed the other way is freed of that; only of the others can no answer be better.
        let best = if call.projects[project].fixed.is_none() { best.beside(chosen) } else { best };
        Ok(Turned { project, chosen: holds, best })
    })
}

/// What each floor, cap, rule and fixed project costs: the best when it is left out. One whose leaving changes nothing
/// does not bind. Appropriations are given, and left in.
///
/// # Errors
/// When the solver gives up.
pub fn priced(call: &Call, chosen: &Chosen, effort: Effort) -> Result<Vec<Priced>, SelectionError> {
    let mut conditions = call.conditions();
    conditions.retain(|condition| !matches!(condition, Condition::Appropriation(_)));
    let hoped = hoped(&Model::new(call, &BTreeSet::new()), chosen, effort)?;
    each(&conditions, |condition| {
        let question = without(call, *condition);
        let model = Model::new(&question, &BTreeSet::new());
        let best = Changed::from(solve_near(&question, &model, effort, chosen, hoped)?).at_least(chosen);
        Ok(Priced { condition: *condition, best })
    })
}

/// Answers questions that have nothing to do with each other, on as many threads as there are processors; the answers stand in
/// the order of the questions and do not depend on how many that is.
fn each<Q: Sync, A: Send>(
    questions: &[Q],
    answer: impl Fn(&Q) -> Result<A, SelectionError> + Sync,
) -> Result<Vec<A>, SelectionError> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(questions.len().max(1));
    let next = AtomicUsize::new(0);
    let mut answers: Vec<(usize, Result<A, SelectionError>)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut answers = Vec::new();
                    loop {
                        let place = next.fetch_add(1, Ordering::Relaxed);
                        let Some(question) = questions.get(place) else { return answers };
                        answers.push((place, answer(question)));
                    }
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no question panics")).collect()
    });
    answers.sort_by_key(|(place, _)| *place);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

/// The call without one of its conditions; places of the others stay.
fn without(call: &Call, condition: Condition) -> Call {
    let mut call = call.clone();
    match condition {
        Condition::Appropriation(year) => {
            let asked = call.projects.iter().map(|project| project.asked[year]).sum();
            call.years[year].appropriation = asked;
        }
        Condition::Limit(limit) => call.limits[limit].bound = Bound::AtLeast(0),
        Condition::Rule(rule) => {
            call.rules.remove(rule);
        }
        Condition::Fixed(project) => call.projects[project].fixed = None,
    }
    call
}

/// How far below the relaxed answer a portfolio is hoped to lie, as a share: a little further than that which is explained
/// does, and never nearer than is asked for.
fn hoped(model: &Model, chosen: &Chosen, effort: Effort) -> Result<f64, SelectionError> {
    let Some(relaxed) = model.problem.relax()? else { return Ok(effort.gap) };
    let distance = relaxed.gained - model.gain(chosen.worth.total.0);
    Ok((MARGIN * distance / relaxed.gained.abs().max(f64::MIN_POSITIVE)).max(effort.gap))
}

/// By how much further.
const MARGIN: f64 = 1.25;

/// Solves a question whose answer lies near one that is known: begins at the best that exchanges lead to.
fn solve_near(
    call: &Call,
    model: &Model,
    effort: Effort,
    known: &Chosen,
    hoped: f64,
) -> Result<Outcome, SelectionError> {
    let mut shares = vec![0; call.projects.len()];
    for grant in &known.portfolio.grants {
        shares[grant.project] = grant.percent;
    }
    let Some(relaxed) = model.problem.relax()? else { return Ok(Outcome::NothingFits) };
    let begun = Exchange::new(call, model, &relaxed.reduced)
        .and_then(|exchange| exchange.from(&shares, &Relaxation::new(call, model, &relaxed), hoped));
    let answer = match begun {
        Some(shares) => {
            let distance = hoped * relaxed.gained.abs();
            model.problem.solve_from(&relaxed, &model.values(&shares), distance, model.effort(effort))?
        }
        None => model.problem.solve_near(&model.values(&shares), model.effort(effort))?,
    };
    match super::choose::outcome(call, model, answer) {
        // Rounding may break what was cut small; the whole is solved then.
        Err(SelectionError::Broken(_)) => solve(call, model, effort, None),
        outcome => outcome,
    }
}
