//! Words of assessing in the reader's language.

use jiff::Timestamp;

use crate::{
    funding::assessment::model::{conflict::Conflict, sheet::State, spread::Spread},
    words::Language,
};

/// A day in Sweden.
pub(in crate::funding) fn day(at: Timestamp) -> String {
    crate::clock::day_in_sweden(at).to_string()
}

pub(super) fn state(l: Language, state: State) -> String {
    l.t(&format!("assess-state-{}", state.code()))
}

/// A conflict, with what it rests on.
pub(super) fn conflict(l: Language, conflict: &Conflict) -> String {
    let ground = l.t(&format!("assess-ground-{}", conflict.ground.code()));
    if conflict.rests_on.is_empty() { ground } else { format!("{ground}: {}", conflict.rests_on) }
}

/// "64 ± 8 (2)": mean, spread, how many.
pub(super) fn spread(l: Language, spread: Option<&Spread>) -> String {
    let Some(spread) = spread else { return l.t("assess-not-known") };
    let mean = l.number(spread.mean, 1);
    match spread.deviation {
        Some(deviation) => format!("{mean} ± {}", l.number(deviation, 1)),
        None => l.ta("assess-one-only", &[("mean", mean.into())]),
    }
}

/// What is wrong with a field.
pub(super) fn wrong(l: Language, key: &str) -> String {
    l.ta(key, &[("most", crate::funding::assessment::model::sheet::MOST_TEXT.into())])
}
