//! How a fact is known, said in words that tell its age: "styrkt av dokument 2024-03-01, mer än två år sedan".

use jiff::{Unit, civil::Date};

use crate::{
    makers::model::{Evidence, Level},
    words::Language,
};

/// Level and day; what is older than two years also says how old.
#[must_use]
pub fn evidence_in_words(language: Language, known: &Evidence, today: Date) -> String {
    let level = language.t(match known.level {
        Level::SelfDeclared => "evidence-self-declared",
        Level::AdviserSeen => "evidence-adviser-seen",
        Level::Document => "evidence-document",
        Level::Delivered => "evidence-delivered",
    });
    let years = known.on.until((Unit::Year, today)).map_or(0, |span| i32::from(span.get_years()));
    let day = language.date(known.on);
    if years < 2 { format!("{level} {day}") } else { format!("{level} {day}, {}", age(language, years)) }
}

fn age(language: Language, years: i32) -> String {
    language.ta("evidence-years-old", &[("years", years.into())])
}
