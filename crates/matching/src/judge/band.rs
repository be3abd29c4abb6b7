//! The list that an offer belongs to by one question, without what a page tells of it: no margin, no amount, no change to propose. Says the
//! same as [`super::verdict`], and is what is asked millions of times.

use vocabulary::{MaterialId, ProcessId};

use super::{capacity, certificate, envelope::scale_that_fits};
use crate::ask::Question;
use crate::distance::kilometres;
use crate::need::Newcomer;
use crate::offer::{Newcomers, Offer, Sourcing};
use crate::rank::Band;
use crate::terms::Terms;

/// One question to one offer: [`Band::of`] its verdict. `None` where the question does not arise.
#[must_use]
pub fn band(terms: &Terms, question: &Question, offer: &Offer) -> Option<Band> {
    Some(match question {
        Question::Process(nodes) => of_process(terms, nodes, offer.process),
        Question::Material(nodes) => of_materials(terms, nodes, &offer.materials),
        Question::Size { part, scale } => {
            known(offer.largest, |largest| scale_that_fits(*part, largest) >= *scale)
        }
        Question::SmallestPart(longest) => met(*longest >= offer.smallest?),
        Question::Mass(mass) => known(offer.heaviest, |heaviest| heaviest >= *mass),
        Question::Tolerance(asked) => known(offer.finest_tolerance, |finest| asked.grade >= finest),
        Question::Wall(wall) => known(offer.thinnest_wall, |thinnest| *wall >= thinnest),
        Question::Quantity(pieces) => match (offer.smallest_series, offer.largest_series) {
            (Some(smallest), _) if *pieces < smallest => Band::Near,
            (_, Some(largest)) if largest < *pieces => Band::Near,
            (Some(_), Some(_)) => Band::Exact,
            _ => Band::Ask,
        },
        Question::Stage(stage) => known(offer.stages.get(*stage), |served| served),
        Question::Certificate { certificate, on } => certificate::band(terms, *certificate, *on, offer),
        Question::LeadTime { asked_on, due } => known(offer.lead_time_days, |days| {
            let left = capacity::days_between(*asked_on, *due);
            left >= i64::from(days)
        }),
        Question::Capacity { hours, asked_on, until } => match &offer.calendar {
            None => Band::Ask,
            Some(calendar) => {
                let (free, unsaid) = capacity::free(*asked_on, *until, calendar);
                match (free >= u64::from(*hours), unsaid) {
                    (true, _) => Band::Exact,
                    (false, Some(_)) => Band::Ask,
                    (false, None) => Band::Near,
                }
            }
        },
        Question::Distance(within) => known(offer.position, |at| kilometres(within.of, at) <= within.km),
        Question::County(codes) => known(offer.county, |county| codes.contains(&county)),
        Question::InHouse => known(offer.sourcing, |sourcing| sourcing == Sourcing::InHouse),
        Question::Newcomer(newcomer) => known(offer.newcomers, |welcome| match (newcomer, welcome) {
            (_, Newcomers::Yes) | (Newcomer::WithAdviser, Newcomers::WithAdviser) => true,
            (Newcomer::Alone, Newcomers::WithAdviser) | (_, Newcomers::No) => false,
        }),
    })
}

/// The worst list of several questions; what is missed once is not asked further.
pub(crate) fn worst<'q>(
    terms: &Terms,
    questions: impl IntoIterator<Item = &'q Question>,
    offer: &Offer,
) -> Band {
    let mut worst = Band::Exact;
    for question in questions {
        worst = worst.max(band(terms, question, offer).unwrap_or(Band::Exact));
        if worst == Band::Near {
            break;
        }
    }
    worst
}

/// The list by the process alone.
pub(crate) fn of_process(terms: &Terms, acceptable: &[ProcessId], offered: ProcessId) -> Band {
    if acceptable.iter().any(|node| terms.process_within(*node, offered)) {
        Band::Exact
    } else if acceptable.iter().any(|node| terms.process_within(offered, *node)) {
        Band::Ask
    } else {
        Band::Near
    }
}

/// The list by the materials alone.
pub(crate) fn of_materials(terms: &Terms, acceptable: &[MaterialId], listed: &[MaterialId]) -> Band {
    let any = |rule: &dyn Fn(MaterialId, MaterialId) -> bool| {
        acceptable.iter().any(|node| listed.iter().any(|one| rule(*node, *one)))
    };
    if listed.is_empty() {
        Band::Ask
    } else if any(&|node, one| terms.material_within(node, one)) {
        Band::Exact
    } else if any(&|node, one| terms.material_within(one, node)) {
        Band::Ask
    } else {
        Band::Near
    }
}

/// What is not stated is asked about.
fn known<T>(stated: Option<T>, is_met: impl FnOnce(T) -> bool) -> Band {
    stated.map_or(Band::Ask, |stated| met(is_met(stated)))
}

const fn met(is_met: bool) -> Band {
    if is_met { Band::Exact } else { Band::Near }
}
