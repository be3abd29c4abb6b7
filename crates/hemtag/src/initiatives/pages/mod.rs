//! The pages: the register, one initiative, the coverage with its white spots, the report, suggestions and their review.

pub mod coverage;
pub mod edit;
mod fields;
pub mod fitting;
pub mod import;
pub mod list;
pub mod one;
pub mod report;
pub mod review;
pub mod suggest;

use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::{
    keep::NotKept,
    model::{BANK, Initiative, Overlap},
    words,
};
use crate::{
    http::{Context, PageError, components::tags},
    words::Language,
};

pub(super) const PATH: &str = "/initiatives";

impl From<NotKept> for PageError {
    fn from(error: NotKept) -> PageError {
        match error {
            NotKept::Denied(denied) => denied.into(),
            NotKept::NotFound => PageError::NotFound,
            NotKept::ChangedMeanwhile => PageError::Conflict,
            NotKept::Wrong(_) | NotKept::NoReason | NotKept::Nothing | NotKept::Taken | NotKept::TooMany => {
                PageError::BadRequest
            }
            NotKept::Database(error) => error.into(),
        }
    }
}

pub(super) fn address(id: &str) -> String {
    format!("{PATH}/{id}")
}

/// The way back to the list.
fn above(context: &Context) -> [(String, &'static str); 1] {
    [(context.t("initiatives-title"), PATH)]
}

/// The middle of a county's kommuner, in degrees.
pub(crate) fn middle(county: &str) -> Option<(f64, f64)> {
    let kommuner: Vec<_> = Vocabulary::embedded().places().kommuner_of(county).collect();
    let count = u32::try_from(kommuner.len()).ok().filter(|count| *count > 0)?;
    let mean = |sum: f64| sum / f64::from(count);
    Some((mean(kommuner.iter().map(|k| k.lat).sum()), mean(kommuner.iter().map(|k| k.lon).sum())))
}

/// A source, as a link where it is an address.
fn source(l: Language, source: &str) -> Markup {
    html! {
        @if source.starts_with(BANK) { (words::source(l, source)) }
        @else { a class="ds-link" href=(source) rel="noopener external" { (words::source(l, source)) } }
    }
}

/// One of a list: name, for whom, what it does, what it is.
fn card(context: &Context, one: &Initiative, today: jiff::civil::Date) -> Markup {
    let l = context.language;
    let mut marks = vec![html! { (words::kind(l, one.kind)) }, html! { (words::shows(l, one.shows)) }];
    marks.extend(one.stages.iter().map(|stage| html! { (words::stage(l, *stage)) }));
    marks.push(html! { (words::status(l, one.status(today))) });
    html! {
        li class="ht-result" {
            h3 class="ds-heading" data-size="2xs" {
                a class="ds-link" href=(context.href(&address(&one.id))) { (one.name) }
            }
            p class="ht-soft" { (words::reach(l, one)) @if !one.operator.is_empty() { " · " (one.operator) } }
            p { (words::does(l, one)) }
            (tags(&marks))
        }
    }
}

/// A pair of near-identical offers: the other (or both), and why.
fn pair(context: &Context, pair: &Overlap<'_>, both: bool) -> Markup {
    let link = |one: &Initiative| {
        html! { a class="ds-link" href=(context.href(&address(&one.id))) { (one.name) } }
    };
    html! {
        li {
            @if both { (link(pair.one)) " – " }
            (link(pair.other)) ": " (words::overlap(context.language, pair))
        }
    }
}
