//! One change of one question.

use std::collections::BTreeSet;

use vocabulary::tree::Shape;
use vocabulary::{Stage, TermId};

use crate::ask::Question;
use crate::criterion::{Amount, Verdict};
use crate::judge::{days_between, scale_that_fits, stage_steps, verdict};
use crate::need::{Newcomer, Tolerance, Within};
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

/// What it takes for the offer to meet the question; `None` when it is met, or no change helps. An unknown stays
/// unknown whatever is asked, but for free hours: those that are stated suffice for a need of fewer.
#[must_use]
pub fn step(terms: &Terms, question: &Question, offer: &Offer) -> Option<Step> {
    let to = match verdict(terms, question, offer)? {
        Verdict::Missed { relax_to: Some(to), .. } => to,
        Verdict::Unknown { .. } => stated_hours(terms, question, offer)?,
        Verdict::Met { .. } | Verdict::Missed { relax_to: None, .. } => return None,
    };
    if let Some(steps) = word_steps(terms, question) {
        return steps.into_iter().find(|step| step.to == to);
    }
    let changed = match (question, &to) {
        (Question::Size { part, .. }, _) => {
            Question::Size { part: *part, scale: scale_that_fits(*part, offer.largest?) }
        }
        (Question::SmallestPart(_), Amount::Length(to)) => Question::SmallestPart(*to),
        (Question::Mass(_), Amount::Mass(to)) => Question::Mass(*to),
        (Question::Tolerance(from), Amount::Tolerance { grade, .. }) => {
            Question::Tolerance(Tolerance { grade: *grade, at: from.at })
        }
        (Question::Wall(_), Amount::Length(to)) => Question::Wall(*to),
        (Question::Quantity(_), Amount::Pieces(to)) => Question::Quantity(*to),
        (Question::LeadTime { asked_on, .. }, Amount::Due(to)) => {
            Question::LeadTime { asked_on: *asked_on, due: *to }
        }
        (Question::Capacity { asked_on, until, .. }, Amount::Hours(to)) => {
            Question::Capacity { hours: u16::try_from(*to).ok()?, asked_on: *asked_on, until: *until }
        }
        (Question::Distance(within), Amount::Kilometres(to)) => {
            Question::Distance(Within { of: within.of, km: *to })
        }
        _ => return None,
    };
    Some(Step { weight: weight(question, extent(question, &changed)), to, question: Some(changed) })
}

/// The hours stated as free in the span, where some of its weeks are not stated.
fn stated_hours(terms: &Terms, question: &Question, offer: &Offer) -> Option<Amount> {
    let Question::Capacity { asked_on, until, .. } = question else { return None };
    let any = Question::Capacity { hours: 1, asked_on: *asked_on, until: *until };
    match verdict(terms, &any, offer)? {
        Verdict::Met { offered, .. } => offered,
        Verdict::Missed { .. } | Verdict::Unknown { .. } => None,
    }
}

/// The changes that a question of words allows, whatever offers there are: a process or material widened to what
/// stands over it, another stage, coming with an adviser, or giving it up. `None` for questions of numbers, whose
/// changes follow from what offers reach.
#[must_use]
pub fn word_steps(terms: &Terms, question: &Question) -> Option<Vec<Step>> {
    let waived = || vec![Step { weight: words(1), to: Amount::Waived, question: None }];
    Some(match question {
        Question::Process(nodes) => {
            let widened = widenings(terms.processes(), nodes);
            let told = |(over, steps, nodes)| Step {
                weight: words(steps),
                to: Amount::Processes(vec![over]),
                question: Some(Question::Process(nodes)),
            };
            widened.into_iter().map(told).collect()
        }
        Question::Material(nodes) => {
            let widened = widenings(terms.materials(), nodes);
            let told = |(over, steps, nodes)| Step {
                weight: words(steps),
                to: Amount::Materials(vec![over]),
                question: Some(Question::Material(nodes)),
            };
            widened.into_iter().map(told).collect()
        }
        Question::Stage(from) => {
            let others = Stage::ALL.into_iter().filter(|stage| stage != from);
            let to = |stage| Step {
                weight: words(u64::from(stage_steps(*from, stage))),
                to: Amount::Stages(vec![stage]),
                question: Some(Question::Stage(stage)),
            };
            others.map(to).collect()
        }
        Question::Certificate { .. } | Question::County(_) | Question::InHouse => waived(),
        Question::Newcomer(Newcomer::Alone) => {
            let adviser = Newcomer::WithAdviser;
            let (to, question) = (Amount::Newcomer(adviser), Some(Question::Newcomer(adviser)));
            vec![Step { weight: words(1), to, question }]
        }
        Question::Newcomer(Newcomer::WithAdviser) => Vec::new(),
        _ => return None,
    })
}

/// Every term of level 2 or deeper that stands over a node, with the steps up to it from the nearest node and the
/// nodes after it took the place of those below it.
fn widenings<I: TermId>(shape: &Shape, nodes: &[I]) -> Vec<(I, u64, Vec<I>)> {
    let over = nodes.iter().flat_map(|node| shape.ancestors(node.index()).skip(1));
    let over: BTreeSet<u16> = over.filter(|&over| shape.level(over) >= 2).collect();
    let widened = |over: u16| {
        let (below, kept): (Vec<I>, Vec<I>) =
            nodes.iter().partition(|node| shape.contains(over, node.index()));
        let steps = below.iter().map(|node| shape.level(node.index()) - shape.level(over)).min().unwrap_or(0);
        (I::from_index(over), u64::from(steps), with(kept.into_iter(), I::from_index(over)))
    };
    over.into_iter().map(widened).collect()
}

/// How far a question of numbers was moved, in its own unit.
fn extent(from: &Question, to: &Question) -> u64 {
    let days = |from, to| u64::try_from(days_between(from, to)).unwrap_or(0);
    match (from, to) {
        (Question::Size { scale: a, .. }, Question::Size { scale: b, .. }) => u64::from(a.abs_diff(*b)),
        (Question::SmallestPart(a), Question::SmallestPart(b)) | (Question::Wall(a), Question::Wall(b)) => {
            u64::from(a.um().abs_diff(b.um()))
        }
        (Question::Mass(a), Question::Mass(b)) => a.mg().abs_diff(b.mg()),
        (Question::Tolerance(a), Question::Tolerance(b)) => u64::from(a.grade.0.abs_diff(b.grade.0)),
        (Question::Quantity(a), Question::Quantity(b)) => u64::from(a.abs_diff(*b)),
        (Question::LeadTime { due: a, .. }, Question::LeadTime { due: b, .. }) => days(*a, *b),
        (Question::Capacity { hours: a, .. }, Question::Capacity { hours: b, .. }) => {
            u64::from(a.abs_diff(*b))
        }
        (Question::Distance(a), Question::Distance(b)) => u64::from(a.km.abs_diff(b.km)),
        _ => 0,
    }
}

/// How large a change of a question of numbers is.
#[must_use]
pub fn weight(question: &Question, extent: u64) -> Weight {
    let from = match question {
        Question::Size { scale, .. } => u64::from(*scale),
        Question::SmallestPart(length) | Question::Wall(length) => u64::from(length.um()),
        Question::Mass(mass) => mass.mg(),
        Question::Tolerance(_) => {
            return Weight { effort: (extent * EFFORT_OF_A_GRADE).div_ceil(1000), extent };
        }
        Question::Quantity(pieces) => u64::from(*pieces),
        Question::LeadTime { asked_on, due } => u64::try_from(days_between(*asked_on, *due)).unwrap_or(0),
        Question::Capacity { hours, .. } => u64::from(*hours),
        Question::Distance(within) => u64::from(within.km),
        _ => 1,
    };
    let thousandths = (u128::from(extent) * 1000).div_ceil(u128::from(from.max(1)));
    Weight { effort: u64::try_from(thousandths).unwrap_or(u64::MAX), extent }
}

const fn words(steps: u64) -> Weight {
    Weight { effort: steps * EFFORT_OF_A_WORD, extent: steps }
}

fn with<T: Ord>(kept: impl Iterator<Item = T>, added: T) -> Vec<T> {
    let mut all: Vec<T> = kept.chain([added]).collect();
    all.sort_unstable();
    all
}
