//! What the bank says, in words.

use super::{
    import::Fate,
    model::{Column, Granted, Money, Note, Place, Problem, Project},
};
use crate::words::Language;

/// "Jämtlands län", "Österbotten (Finland)".
pub(super) fn place(l: Language, place: &Place) -> String {
    match place {
        Place::County(code) => l.county(code),
        Place::Abroad(name) => l.ta(
            "bank-abroad",
            &[
                ("name", (*name).into()),
                ("country", l.t(&format!("bank-country-{}", place.country())).into()),
            ],
        ),
    }
}

/// A place by its code in an address; `none` for no place.
pub(super) fn place_of(l: Language, code: &str) -> String {
    if code == "none" {
        return l.t("bank-no-place");
    }
    Place::named(code).map_or_else(|| code.to_owned(), |one| place(l, &one))
}

/// The places of a project, apart by commas.
pub(super) fn places(l: Language, project: &Project) -> String {
    match project.places.as_slice() {
        [] => l.t("bank-no-place"),
        some if some.iter().filter(|one| one.county().is_some()).count() == 21 => l.t("bank-every-county"),
        some => some.iter().map(|one| place(l, one)).collect::<Vec<_>>().join(", "),
    }
}

pub(super) fn euro(l: Language, cents: i64) -> String {
    l.ta("bank-euro", &[("amount", l.hundredths(cents).into())])
}

/// "842 000 kr", "48 516 euro", "0 kr", "–" for what is not given.
pub(in crate::funding) fn granted(l: Language, project: &Project) -> String {
    match project.granted() {
        Granted::Kronor(amount) => l.kronor(amount),
        Granted::Euro(cents) => euro(l, cents),
        Granted::Zero => l.kronor(funding::Ore::ZERO),
        Granted::Both(amount, cents) => format!("{} + {}", l.kronor(amount), euro(l, cents)),
        Granted::Unknown => l.t("bank-amount-unknown"),
    }
}

/// The days of a project, as far as they are given.
pub(in crate::funding) fn days(l: Language, project: &Project) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "?".to_owned(), |day| l.date(day));
    match (project.starts, project.ends) {
        (None, None) => l.t("bank-days-unknown"),
        (starts, ends) => format!("{} – {}", day(starts), day(ends)),
    }
}

/// "12 400 000 kr", with the euro beside where there are some.
pub(super) fn sum(l: Language, money: &Money) -> String {
    let mut parts = Vec::new();
    if money.kronor.0 != 0 || money.euro == 0 {
        parts.push(l.kronor(money.kronor));
    }
    if money.euro != 0 {
        parts.push(euro(l, money.euro));
    }
    parts.join(" + ")
}

pub(super) fn column(l: Language, column: Column) -> String {
    l.t(&format!("bank-column-{}", column.code()))
}

fn columns(l: Language, all: &[Column]) -> String {
    all.iter().map(|one| column(l, *one).to_lowercase()).collect::<Vec<_>>().join(", ")
}

/// What becomes of a row.
pub(super) fn fate(l: Language, fate: &Fate) -> String {
    match fate {
        Fate::New(_) | Fate::Unchanged => l.t(&format!("bank-row-{}", fate.code())),
        Fate::Changed(_, _, which) => l.ta("bank-row-changed", &[("columns", columns(l, which).into())]),
        Fate::Twice(row) => l.ta("bank-row-twice", &[("row", (*row).into())]),
        Fate::Wrong(problems) => {
            let why: Vec<String> = problems.iter().map(|one| problem(l, one)).collect();
            l.ta("bank-row-wrong", &[("why", why.join(" ").into())])
        }
    }
}

/// What is told of a row that is kept.
pub(super) fn note(l: Language, note: &Note) -> String {
    let key = format!("bank-note-{}", note.code());
    match note {
        Note::Mended(count, which) | Note::Lost(count, which) => {
            l.ta(&key, &[("count", (*count).into()), ("columns", columns(l, which).into())])
        }
        Note::FinancierWithoutAmount(count) => l.ta(&key, &[("count", (*count).into())]),
        Note::PerhapsSameAs(row) => l.ta(&key, &[("row", (*row).into())]),
        Note::Zero | Note::NoAmount | Note::BothCurrencies | Note::NoCounty | Note::NoDays => l.t(&key),
    }
}

fn problem(l: Language, problem: &Problem) -> String {
    let in_column = |key: &str, which: Column, text: &str| {
        l.ta(key, &[("column", column(l, which).into()), ("text", text.to_owned().into())])
    };
    match problem {
        Problem::Cells { has, heads } => {
            l.ta("bank-wrong-cells", &[("has", (*has).into()), ("heads", (*heads).into())])
        }
        Problem::Needed(which) => l.ta("bank-wrong-needed", &[("column", column(l, *which).into())]),
        Problem::NotANumber(text) => in_column("bank-wrong-number", Column::Number, text),
        Problem::TooLong(which, most) => {
            l.ta("bank-wrong-long", &[("column", column(l, *which).into()), ("most", (*most).into())])
        }
        Problem::NotAnAmount(which, text) => in_column("bank-wrong-amount", *which, text),
        Problem::Negative(which, text) => in_column("bank-wrong-negative", *which, text),
        Problem::TooMuch(which, text) => in_column("bank-wrong-too-much", *which, text),
        Problem::NotADay(which, text) => in_column("bank-wrong-day", *which, text),
        Problem::EndsBeforeItStarts(starts, ends) => l.ta(
            "bank-wrong-order",
            &[("starts", starts.to_string().into()), ("ends", ends.to_string().into())],
        ),
        Problem::UnknownCounty(name) => in_column("bank-wrong-county", Column::Counties, name),
        Problem::NumberTwice(row, which) => {
            l.ta("bank-wrong-twice", &[("row", (*row).into()), ("columns", columns(l, which).into())])
        }
    }
}
