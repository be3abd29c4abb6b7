//! The engine asked, its answer checked by the checker that shares no code with it, and told in the words of the call.

use funding::portfolio::{
    self, Chosen, Effort, Outcome, SelectionError, Value, check,
    explain::{self, Changed},
};

use super::{
    input::{Asked, thousandths},
    model::{Found, Granted, Other, Price, Proposal, Question, Why},
};

/// Draws of the assessors' points, and where they begin.
const DRAWS: usize = 200;
const SEED: u64 = 2_018;

/// Other portfolios that are told, each worth at least 99 % of the best.
const OTHERS: usize = 4;
const NEAR: f64 = 0.99;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    #[error("The question cannot be put to the engine: {0}")]
    Question(String),
    /// The checker does not confirm what the engine says: a fault of ours.
    #[error("The check does not confirm the answer.")]
    NotConfirmed,
}

impl From<SelectionError> for NoAnswer {
    fn from(error: SelectionError) -> NoAnswer {
        NoAnswer::Question(error.to_string())
    }
}

/// The best portfolio within so many seconds; with its reasons, each of which may take a twentieth of them.
///
/// # Errors
/// [`NoAnswer`].
pub(super) fn solve(question: &Question, seconds: f64, reasons: bool) -> Result<Found, NoAnswer> {
    let asked = Asked::of(question);
    let effort = Effort { seconds: Some(seconds), ..Effort::default() };
    let chosen = match portfolio::choose(&asked.call, effort)? {
        Outcome::Chosen(chosen) => chosen,
        Outcome::NothingFits => {
            let clash = explain::clash(&asked.call, effort)?;
            return Ok(Found::Clash(clash.into_iter().filter_map(|one| asked.condition(one)).collect()));
        }
        _ => return Ok(Found::NotInTime),
    };
    let confirmed = check(&asked.call, &chosen.portfolio).map_err(|_| NoAnswer::NotConfirmed)?;
    if confirmed.total != chosen.worth.total {
        return Err(NoAnswer::NotConfirmed);
    }
    let why = if reasons { Some(why(&asked, &chosen, seconds / 20.0)?) } else { None };
    let sum = |values: &mut dyn Iterator<Item = Value>| thousandths(Value(values.map(|value| value.0).sum()));
    Ok(Found::Portfolio(Proposal {
        granted: asked.granted(&chosen.portfolio),
        worth: thousandths(chosen.worth.total),
        bound: thousandths(chosen.bound),
        proven: chosen.proven,
        by_scores: sum(&mut confirmed.criteria.iter().copied()),
        by_reach: sum(&mut confirmed.cells.iter().map(|reached| reached.worth)),
        by_gaps: sum(&mut confirmed.demands.iter().map(|reached| reached.worth)),
        why,
    }))
}

fn why(asked: &Asked, chosen: &Chosen, seconds: f64) -> Result<Why, NoAnswer> {
    let effort = Effort { seconds: Some(seconds), ..explain::NEAR };
    let far = Effort { seconds: Some(seconds), ..explain::OTHERS };
    let before = chosen.worth.total;
    let price = |best: Changed, lost: bool| match (best, best.lost(before)) {
        (_, Some((least, most))) if lost => Price::Of { least: thousandths(least), most: thousandths(most) },
        // A condition left out can only give more.
        (_, Some((least, most))) => Price::Of { least: -thousandths(most), most: -thousandths(least) },
        (Changed::NothingFits, None) => Price::NothingFits,
        (_, None) => Price::Unknown,
    };
    let turned = explain::turned(&asked.call, chosen, effort)?;
    let priced = explain::priced(&asked.call, chosen, effort)?;
    let others = explain::others(&asked.call, chosen, NEAR, OTHERS, far)?;
    let redrawn = explain::redraw(&asked.call, chosen, DRAWS, SEED, effort)?;
    Ok(Why {
        turned: turned
            .into_iter()
            .map(|one| (asked.application(one.project), price(one.best, true)))
            .collect(),
        priced: priced
            .into_iter()
            .filter_map(|one| Some((asked.condition(one.condition)?, price(one.best, false))))
            .collect(),
        others: others
            .into_iter()
            .map(|one| Other {
                granted: asked.granted(&one.portfolio),
                worth: thousandths(one.worth),
                differs: one.differs,
            })
            .collect(),
        draws: redrawn.draws,
        seed: redrawn.seed,
        chosen_in: redrawn
            .chosen
            .iter()
            .enumerate()
            .map(|(at, count)| (asked.application(at), *count))
            .collect(),
    })
}

/// What a person's choice is worth by the same question; `None` when it does not meet every condition.
pub(super) fn worth(question: &Question, granted: &[Granted]) -> Option<i64> {
    let asked = Asked::of(question);
    let portfolio = asked.portfolio(granted)?;
    check(&asked.call, &portfolio).ok().map(|worth| thousandths(worth.total))
}
