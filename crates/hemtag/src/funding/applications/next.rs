//! One next step and one deadline, for whoever reads an application.

use jiff::{Timestamp, civil::Date};

use super::{record::holding, whole::Whole};
use crate::funding::model::{
    application::State,
    check::{Step, problems},
    due::{Due, Of, What},
};

/// What comes next, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Go on writing, at the first step that lacks something.
    Write { step: Step, closes: Option<Timestamp> },
    /// Nothing lacks: sign and hand in.
    HandIn { closes: Option<Timestamp> },
    /// The call has closed and it was not handed in.
    TooLate { closed: Option<Timestamp> },
    /// Answer what was asked; the number of the request.
    Answer { completion: i64, by: Option<Date> },
    /// Others are to do something.
    Wait { what: What, by: Option<Date> },
    /// It is decided, or taken back.
    Nothing,
}

/// Those days of one kind that concern one thing.
fn day(whole: &Whole, of: Of, what: What) -> Option<Date> {
    let own: Vec<Due> = whole.days.iter().filter(|due| due.of == of).cloned().collect();
    holding(&own, what).map(|due| due.on)
}

#[must_use]
pub fn next(whole: &Whole, now: Timestamp) -> Next {
    let application = Of::Application(whole.kept.id);
    match whole.kept.state {
        State::Draft => {
            let closes = whole.terms.held.closes_at;
            if closes.is_some_and(|closes| closes <= now) {
                return Next::TooLate { closed: closes };
            }
            match problems(&whole.kept.application, &whole.terms.held).first() {
                Some(problem) => Next::Write { step: problem.step, closes },
                None => Next::HandIn { closes },
            }
        }
        State::ToComplete => {
            let open = whole.completions.iter().find(|one| one.answered_at.is_none());
            let Some(open) = open else { return Next::Nothing };
            Next::Answer { completion: open.id, by: day(whole, Of::Completion(open.id), What::Complete) }
        }
        State::Submitted => {
            Next::Wait { what: What::Eligibility, by: day(whole, application, What::Eligibility) }
        }
        State::InAssessment => Next::Wait { what: What::Assess, by: day(whole, application, What::Decide) },
        State::Assessed => Next::Wait { what: What::Decide, by: day(whole, application, What::Decide) },
        State::Granted | State::Refused | State::Withdrawn => Next::Nothing,
    }
}
