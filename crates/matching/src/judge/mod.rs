//! The rule book: one offer against one need, criterion by criterion. Everything faster must agree with it.
//!
//! - Unknown is neither met nor missed: what a maker has not stated is asked about.
//! - A criterion that the need does not state gives no judgement.
//! - Margins are thousandths of the larger of what is asked and what is offered: 0 or above when met, below 0
//!   when missed.

mod band;
mod capacity;
mod certificate;
mod envelope;
mod measures;
mod place;
mod term;

pub(crate) use band::{of_materials, worst};
pub(crate) use capacity::{days_between, enough, full_weeks, monday};
pub(crate) use envelope::{circle_needed, descending};
pub(crate) use measures::whole_grade;
pub(crate) use term::{is_unrelated, stage_steps};

pub use band::band;
pub use envelope::{scale_that_fits, scaled};

use crate::ask::{Ask, Question, asks};
use crate::criterion::{Amount, Judgement, Unstated, Verdict};
use crate::need::{Need, Newcomer};
use crate::offer::{Newcomers, Offer, Sourcing};
use crate::terms::Terms;

/// Every criterion that the need asks about, in order, with its verdict for this offer.
#[must_use]
pub fn judge(terms: &Terms, need: &Need, offer: &Offer) -> Vec<Judgement> {
    judge_asks(terms, &asks(need), offer)
}

/// [`judge`] for a need already taken apart.
#[must_use]
pub fn judge_asks(terms: &Terms, asks: &[Ask], offer: &Offer) -> Vec<Judgement> {
    asks.iter()
        .filter_map(|ask| {
            let verdict = verdict(terms, &ask.question, offer)?;
            Some(Judgement { criterion: ask.criterion(), strength: ask.strength, verdict })
        })
        .collect()
}

/// One question to one offer. `None` where the question does not arise: a part is too small only for a maker
/// that has stated a lower limit.
#[must_use]
pub fn verdict(terms: &Terms, question: &Question, offer: &Offer) -> Option<Verdict> {
    Some(match question {
        Question::Process(nodes) => term::process(terms, nodes, offer.process),
        Question::Material(nodes) => term::material(terms, nodes, &offer.materials),
        Question::Size { part, scale } => envelope::size(*part, *scale, offer.largest),
        Question::SmallestPart(longest) => return measures::smallest_part(*longest, offer.smallest),
        Question::Mass(mass) => measures::mass(*mass, offer.heaviest),
        Question::Tolerance(tolerance) => measures::tolerance(*tolerance, offer.finest_tolerance),
        Question::Wall(wall) => measures::wall(*wall, offer.thinnest_wall),
        Question::Quantity(pieces) => {
            measures::quantity(*pieces, offer.smallest_series, offer.largest_series)
        }
        Question::Stage(stage) => term::stage(*stage, offer.stages),
        Question::Certificate { certificate, on } => {
            certificate::certificate(terms, *certificate, *on, offer)
        }
        Question::LeadTime { asked_on, due } => capacity::lead_time(*asked_on, *due, offer.lead_time_days),
        Question::Capacity { hours, asked_on, until } => {
            capacity::capacity(*hours, *asked_on, *until, offer.calendar.as_ref())
        }
        Question::Distance(within) => place::distance(*within, offer.position),
        Question::County(codes) => place::county(codes, offer.county),
        Question::InHouse => in_house(offer.sourcing),
        Question::Newcomer(newcomer) => newcomers(*newcomer, offer.newcomers),
    })
}

fn in_house(sourcing: Option<Sourcing>) -> Verdict {
    let Some(sourcing) = sourcing else { return not_stated() };
    let offered = Some(Amount::Sourcing(sourcing));
    match sourcing {
        Sourcing::InHouse => Verdict::Met { margin: None, offered },
        Sourcing::Partner | Sourcing::Brokered => {
            Verdict::Missed { margin: None, offered, relax_to: Some(Amount::Waived) }
        }
    }
}

fn newcomers(newcomer: Newcomer, welcome: Option<Newcomers>) -> Verdict {
    let Some(welcome) = welcome else { return not_stated() };
    let offered = Some(Amount::Newcomers(welcome));
    match (newcomer, welcome) {
        (_, Newcomers::Yes) | (Newcomer::WithAdviser, Newcomers::WithAdviser) => {
            Verdict::Met { margin: None, offered }
        }
        (Newcomer::Alone, Newcomers::WithAdviser) => {
            let relax_to = Some(Amount::Newcomer(Newcomer::WithAdviser));
            Verdict::Missed { margin: None, offered, relax_to }
        }
        // Nobody can stop being new by wishing it.
        (_, Newcomers::No) => Verdict::Missed { margin: None, offered, relax_to: None },
    }
}

const fn not_stated() -> Verdict {
    Verdict::Unknown { why: Unstated::NotStated }
}

/// `reach - asked` in thousandths of the larger, rounded down: below zero exactly when `reach < asked`.
fn margin(reach: u64, asked: u64) -> i16 {
    let larger = i128::from(reach.max(asked).max(1));
    let thousandths = ((i128::from(reach) - i128::from(asked)) * 1000).div_euclid(larger);
    i16::try_from(thousandths).expect("the difference is at most the larger")
}
