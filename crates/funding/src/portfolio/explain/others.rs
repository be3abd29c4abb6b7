//! Other portfolios that are nearly as good and differ the most: what people can choose among without losing much.

use std::collections::BTreeSet;

use solver::{Answer, Problem, Range, Variable};

use super::super::{
    call::{Call, Portfolio, Value},
    check::check,
    choose::{Chosen, Effort, SelectionError},
    model::Model,
};

/// A portfolio nearly as good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    pub portfolio: Portfolio,
    pub worth: Value,
    /// In how many projects it differs from that one of all before (the best, and the others) which it is nearest to.
    pub differs: usize,
    /// No portfolio as good differs in more than this many.
    pub at_most: usize,
}

/// Up to `count` portfolios worth at least `share` of the best (0.99: within one per cent), each differing as much as can be
/// from all before it. Fewer when no other is as good.
///
/// # Errors
/// When the solver gives up.
pub fn others(
    call: &Call,
    chosen: &Chosen,
    share: f64,
    count: usize,
    effort: Effort,
) -> Result<Vec<Other>, SelectionError> {
    let model = Model::new(call, &BTreeSet::new());
    let least = share_of(chosen.worth.total, share);
    let (mut problem, difference) = distant(&model, least);
    let mut before = vec![chosen.portfolio.clone()];
    let mut found = Vec::new();
    let effort = solver::Effort {
        distance: 0.9,
        gap: effort.gap,
        seconds: effort.seconds,
        branches: effort.branches,
        brief: false,
    };
    while let Some(portfolio) = before.last().filter(|_| found.len() < count) {
        // Differences from a portfolio: those it holds that are out, and those in that it does not hold.
        let terms = model
            .chosen
            .iter()
            .enumerate()
            .map(|(place, variable)| (*variable, if portfolio.holds(place) { 1.0 } else { -1.0 }));
        let held = whole(portfolio.grants.len());
        let _ = problem.row(Range::at_most(held), terms.chain([(difference, 1.0)]));
        let Answer::Solved(solution) = problem.solve(effort, None)? else { break };
        let portfolio = model.portfolio(call, &solution.values);
        let Ok(worth) = check(call, &portfolio) else { break };
        let differs = before.iter().map(|other| differences(call, other, &portfolio)).min().unwrap_or(0);
        if differs == 0 || worth.total < least {
            break;
        }
        let at_most = count_of(solution.bound).max(differs);
        before.push(portfolio.clone());
        found.push(Other { portfolio, worth: worth.total, differs, at_most });
    }
    Ok(found)
}

/// The programme whose gain is the smallest difference, with what is worth at least `least`.
fn distant(model: &Model, least: Value) -> (Problem, Variable) {
    let mut problem = model.problem.clone();
    let terms = problem.gains();
    let _ = problem.row(Range::at_least(model.gain(least.0)), terms);
    problem.forget_gains();
    let difference = problem.whole(0.0..=whole(model.chosen.len()), 1.0);
    (problem, difference)
}

/// In how many projects two portfolios differ.
fn differences(call: &Call, one: &Portfolio, other: &Portfolio) -> usize {
    (0..call.projects.len()).filter(|project| one.holds(*project) != other.holds(*project)).count()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "rounded up, and checked exactly after"
)]
fn share_of(value: Value, share: f64) -> Value {
    Value((value.0 as f64 * share).ceil() as i64)
}

#[expect(clippy::cast_precision_loss, reason = "a number of projects")]
fn whole(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of projects")]
fn count_of(bound: f64) -> usize {
    (bound + 1e-6).floor().max(0.0) as usize
}
