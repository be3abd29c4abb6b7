//! The officers' pages of statistics, and everybody's pages of where people work in which occupation.

pub mod import;
pub mod list;
pub mod occupation;
pub mod occupations;

/// The officers' list.
pub(super) const PATH: &str = "/skills/statistics";
/// Everybody's list of occupations.
pub(crate) const OCCUPATIONS: &str = "/skills/occupations";

use maud::{Markup, html};

use super::{
    StatisticsError,
    model::{Import, InOccupation},
};
use crate::{
    http::{Context, PageError, components::source},
    skills::kept::KeptError,
    words::Language,
};

impl From<StatisticsError> for PageError {
    fn from(error: StatisticsError) -> Self {
        match error {
            StatisticsError::Denied(denied) => denied.into(),
            StatisticsError::NotFound => PageError::NotFound,
            StatisticsError::Vocabulary(KeptError::Database(error)) | StatisticsError::Database(error) => {
                error.into()
            }
            StatisticsError::Vocabulary(error) => {
                tracing::error!(%error, "the vocabularies in use cannot be read");
                PageError::Internal
            }
        }
    }
}

/// The address of an occupation.
#[must_use]
pub(crate) fn address(ssyk: &str) -> String {
    format!("{OCCUPATIONS}/{ssyk}")
}

/// An occupation with its code. Labels are as the file has them, in its language.
#[must_use]
pub(crate) fn named(l: Language, told: &InOccupation) -> String {
    match &told.label {
        Some(label) => format!("{label} ({})", told.ssyk),
        None => l.ta("statistics-occupation-unnamed", &[("code", told.ssyk.as_str().into())]),
    }
}

/// A number of people, or that it is not known.
#[must_use]
pub(crate) fn number(context: &Context, number: Option<u32>) -> Markup {
    html! {
        @match number {
            Some(number) => { (context.language.whole(number)) }
            None => { span class="ht-soft" { (context.t("statistics-not-known")) } }
        }
    }
}

/// Thousandths as a percentage, or that it is not known.
#[must_use]
pub(crate) fn percent(context: &Context, thousandths: Option<u32>) -> Markup {
    match thousandths {
        Some(share) => html! { (context.language.number(f64::from(share) / 10.0, 1)) "\u{a0}%" },
        None => number(context, None),
    }
}

/// What is counted, where it is from and when it was read there.
#[must_use]
pub(crate) fn source_of(context: &Context, import: &Import) -> Markup {
    source(html! { (source_text(context.language, import)) })
}

/// The same as a sentence.
pub(crate) fn source_text(l: Language, import: &Import) -> String {
    l.ta(
        "statistics-source-line",
        &[
            ("title", import.title.as_str().into()),
            ("source", import.source.as_str().into()),
            ("day", l.date(import.read_on).into()),
        ],
    )
}
