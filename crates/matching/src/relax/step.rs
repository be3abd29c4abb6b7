//! One change of one question.

use vocabulary::Length;

use crate::ask::Question;
use crate::criterion::{Amount, Verdict};
use crate::judge::{days_between, scale_that_fits, stage_steps, verdict};
use crate::need::{Stage, Tolerance, Within};
use crate::offer::Offer;
use crate::terms::Terms;

/// The smallest change of a question that makes one offer meet it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub weight: Weight,
    /// What the question would ask for instead.
    pub to: Amount,
    /// The question after the change; `None` when it is given up.
    pub question: Option<Question>,
}

/// How large a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight {
    /// In thousandths of what is asked, rounded up; a change of words counts as a whole.
    pub effort: u64,
    /// In the question's own unit: tells changes apart that round to the same thousandth.
    pub extent: u64,
}

/// A whole grade of ISO 286 is about 60 % wider than the one before.
const EFFORT_OF_A_GRADE: u64 = 600;

/// A change of words (another process, a certificate given up) counts as much as doubling a number.
const EFFORT_OF_A_WORD: u64 = 1000;

/// What it takes for the offer to meet the question; `None` when it is met or unknown, or no change helps.
#[must_use]
pub fn step(terms: &Terms, question: &Question, offer: &Offer) -> Option<Step> {
    let Verdict::Missed { relax_to: Some(to), .. } = verdict(terms, question, offer)? else { return None };
    let (weight, changed) = match (question, &to) {
        (_, Amount::Waived) => (words(1), None),
        (Question::Process(nodes), Amount::Processes(over)) => {
            let shape = terms.processes();
            let over = *over.first()?;
            let below = nodes.iter().filter(|&&node| terms.process_within(over, node));
            let steps = below.map(|node| shape.level(node.0) - shape.level(over.0)).min()?;
            let kept = nodes.iter().copied().filter(|&node| !terms.process_within(over, node));
            (words(u64::from(steps)), Some(Question::Process(with(kept, over))))
        }
        (Question::Material(nodes), Amount::Materials(families)) => {
            let family = *families.first()?;
            let kept = nodes.iter().copied().filter(|&node| !terms.material_within(family, node));
            (words(1), Some(Question::Material(with(kept, family))))
        }
        (Question::Size { part, scale }, _) => {
            let fits = scale_that_fits(*part, offer.largest?);
            (number(*scale, fits), Some(Question::Size { part: *part, scale: fits }))
        }
        (Question::SmallestPart(from), Amount::Length(to)) => {
            (lengths(*from, *to), Some(Question::SmallestPart(*to)))
        }
        (Question::Mass(from), Amount::Mass(to)) => (number(from.mg(), to.mg()), Some(Question::Mass(*to))),
        (Question::Tolerance(from), Amount::Tolerance { grade, .. }) => {
            let extent = u64::from(grade.0 - from.grade.0);
            let weight = Weight { effort: (extent * EFFORT_OF_A_GRADE).div_ceil(1000), extent };
            (weight, Some(Question::Tolerance(Tolerance { grade: *grade, at: from.at })))
        }
        (Question::Wall(from), Amount::Length(to)) => (lengths(*from, *to), Some(Question::Wall(*to))),
        (Question::Quantity(from), Amount::Pieces(to)) => (number(*from, *to), Some(Question::Quantity(*to))),
        (Question::Stage(from), Amount::Stages(to)) => {
            let to: Stage = *to.first()?;
            (words(u64::from(stage_steps(*from, to))), Some(Question::Stage(to)))
        }
        (Question::LeadTime { asked_on, due }, Amount::Due(to)) => {
            let days = |day| u64::try_from(days_between(*asked_on, day)).unwrap_or(0);
            let extent = u64::try_from(days_between(*due, *to)).unwrap_or(0);
            let weight = Weight { effort: (extent * 1000).div_ceil(days(*due).max(1)), extent };
            (weight, Some(Question::LeadTime { asked_on: *asked_on, due: *to }))
        }
        (Question::Capacity { hours, asked_on, until }, Amount::Hours(to)) => {
            let to = u16::try_from(*to).ok()?;
            let changed = Question::Capacity { hours: to, asked_on: *asked_on, until: *until };
            (number(*hours, to), Some(changed))
        }
        (Question::Distance(within), Amount::Kilometres(to)) => {
            let changed = Question::Distance(Within { of: within.of, km: *to });
            (number(within.km, *to), Some(changed))
        }
        (Question::Newcomer(_), Amount::Newcomer(to)) => (words(1), Some(Question::Newcomer(*to))),
        _ => return None,
    };
    Some(Step { weight, to, question: changed })
}

const fn words(steps: u64) -> Weight {
    Weight { effort: steps * EFFORT_OF_A_WORD, extent: steps }
}

fn lengths(from: Length, to: Length) -> Weight {
    number(from.um(), to.um())
}

fn number(from: impl Into<u64>, to: impl Into<u64>) -> Weight {
    let (from, to) = (from.into(), to.into());
    let extent = from.abs_diff(to);
    let thousandths = (u128::from(extent) * 1000).div_ceil(u128::from(from.max(1)));
    Weight { effort: u64::try_from(thousandths).unwrap_or(u64::MAX), extent }
}

fn with<T: Ord>(kept: impl Iterator<Item = T>, added: T) -> Vec<T> {
    let mut all: Vec<T> = kept.chain([added]).collect();
    all.sort_unstable();
    all
}
