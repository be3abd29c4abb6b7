//! An import as sentences, for the terminal and for its page.

pub(in crate::funding) use super::words::{days, granted};
use super::{
    import::{FATES, Plan, Planned},
    model::{HEADS_2007, HEADS_2014},
    words,
};
use crate::words::Language;

/// That a file's heads are those of neither period, with what it has and what is looked for.
#[must_use]
pub fn no_layout(l: Language, columns: &[String]) -> String {
    let of = |heads: &[(&str, super::model::Column)]| {
        heads.iter().map(|(head, _)| *head).collect::<Vec<_>>().join(", ")
    };
    l.ta(
        "bank-import-no-layout",
        &[
            ("columns", columns.join(", ").into()),
            ("first", of(&HEADS_2007).into()),
            ("second", of(&HEADS_2014).into()),
        ],
    )
}

/// Which period it is, and which columns are not read or lack.
#[must_use]
pub fn head(l: Language, plan: &Plan) -> String {
    let mut parts = vec![l.ta("bank-import-period", &[("period", plan.period.shown().into())])];
    if !plan.unknown.is_empty() {
        parts.push(l.ta("bank-import-unknown", &[("columns", plan.unknown.join(", ").into())]));
    }
    if !plan.lacking.is_empty() {
        parts.push(l.ta("bank-import-lacking", &[("columns", plan.lacking.join(", ").into())]));
    }
    parts.join(" ")
}

/// What becomes of a row, and what is told of it: a sentence each.
#[must_use]
pub fn row(l: Language, one: &Planned) -> Vec<String> {
    std::iter::once(words::fate(l, &one.fate))
        .chain(one.notes.iter().map(|note| words::note(l, note)))
        .collect()
}

/// How many rows of each fate and each note, and how many projects the file does not name.
#[must_use]
pub fn counts(l: Language, plan: &Plan) -> Vec<String> {
    let fates = FATES.into_iter().map(|fate| (format!("bank-fate-{fate}"), plan.count(fate)));
    let fates = fates.map(|(key, count)| format!("{}: {}", l.t(&key), l.whole(count as u64)));
    let notes = notes(l, plan).into_iter().map(|(label, count)| format!("{label}: {}", l.whole(count)));
    let not_named = (plan.not_named > 0).then(|| l.counted("bank-import-not-named", plan.not_named as u64));
    fates.chain(notes).chain(not_named).collect()
}

/// How many rows have each note, in words.
#[must_use]
pub fn notes(l: Language, plan: &Plan) -> Vec<(String, u64)> {
    plan.notes().into_iter().map(|(code, count)| (l.t(&format!("bank-noted-{code}")), count as u64)).collect()
}
