//! Why a day is that day, in words.

use crate::{funding::model::due::Reason, words::Language};

#[must_use]
pub fn reason(l: Language, reason: &Reason) -> String {
    let days = |key: &str, days: i64| l.ta(key, &[("days", days.into())]);
    match reason {
        Reason::CameIn { days: n } => days("due-why-came-in", *n),
        Reason::Asked { days: n } => days("due-why-asked", *n),
        Reason::Complete { days: n, complete } => {
            l.ta("due-why-complete", &[("days", (*n).into()), ("on", l.date(*complete).into())])
        }
        Reason::AssessorAsked => l.t("due-why-assessor"),
        Reason::Claims { first, each } => {
            l.ta("due-why-claims", &[("first", (*first).into()), ("each", (*each).into())])
        }
        Reason::LastDay => l.t("due-why-last-day"),
        Reason::CompleteClaim { days: n } => days("due-why-complete-claim", *n),
        Reason::DecideClaim { days: n } => days("due-why-decide-claim", *n),
        Reason::PayWithin { days: n } => days("due-why-pay", *n),
        Reason::Own { words } => words.clone(),
    }
}
