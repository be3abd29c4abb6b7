//! A proposed value in the reader's language, as the field of the form shows it.

use vocabulary::Vocabulary;

use super::Field;
use crate::words::Language;

/// A material by its name, a stage or a choice by its word; a measure as it stands.
#[must_use]
pub fn value_in_words(language: Language, field: Field, value: &str) -> String {
    match field {
        Field::Material => {
            let material = Vocabulary::embedded().materials().by_code(value);
            material.map_or_else(|| value.to_owned(), |m| m.name(language.of_terms()).to_owned())
        }
        Field::Stage => match value.strip_prefix("not ") {
            Some(stage) => language.ta("stage-not", &[("stage", stage_word(language, stage).into())]),
            None => stage_word(language, value),
        },
        Field::Sourcing => language.t(&format!("sourcing-{}", value.replace('_', "-"))),
        Field::Newcomers => language.t(&format!("newcomers-{}", value.replace('_', "-"))),
        Field::LeadTime => value.parse().map_or_else(|_| value.to_owned(), |days| language.days(days)),
        Field::SmallestSeries | Field::LargestSeries => {
            value.parse().map_or_else(|_| value.to_owned(), |n| language.pieces(n))
        }
        _ => value.to_owned(),
    }
}

fn stage_word(language: Language, code: &str) -> String {
    language.t(&format!("stage-{}", code.replace('_', "-")))
}
