//! What is one step away: on a maker's page and on a page of its own for its members, and over the whole register beside the
//! gaps.

pub mod maker;
pub mod nearest;

use maud::{Markup, html};

use super::{Lack, NearestError, Way, ways::model_name};
use crate::{
    http::{Context, PageError},
    skills::templates::{Book, Names, pages::address},
};

impl From<NearestError> for PageError {
    fn from(error: NearestError) -> PageError {
        match error {
            NearestError::Denied(denied) => denied.into(),
            NearestError::Database(error) => error.into(),
        }
    }
}

/// What is lacking, with where to read of it.
fn named(context: &Context, lack: Lack) -> Markup {
    let v = vocabulary::Vocabulary::embedded();
    let path = match lack {
        Lack::Certificate(id) => {
            format!(
                "/certificates#{}",
                crate::knowledge::certificates::anchor(&v.certificates().get(id).code)
            )
        }
        Lack::Process(id) => format!("/processes/{}", v.processes().get(id).code),
    };
    html! { a class="ds-link" href=(context.href(&path)) { (lack.name(context.language)) } }
}

/// The ways to close it, each with where it begins.
fn ways_of(context: &Context, book: &Book, ways: &[Way]) -> Markup {
    let l = context.language;
    let names = Names::new(l);
    html! {
        dl class="ht-facts" {
            @for way in ways {
                div {
                    @match way {
                        Way::Develop { swedish, english } => {
                            dt { (context.t("skills-loop-develop")) }
                            dd { (l.pick(swedish, english)) "." }
                        },
                        Way::Validate { model } => {
                            dt { (context.t("skills-loop-validate")) }
                            dd {
                                (model_name(l, model).unwrap_or_else(|| model.clone())) ". "
                                a class="ds-link" href=(context.href("/skills/qualifications")) { (context.t("skills-door-qualifications")) }
                                " · "
                                a class="ds-link" href=(context.href("/guides/validate-skills")) { (context.t("skills-loop-validate-read")) }
                            }
                        },
                        Way::Recruit { occupation } => @if let Some(one) = book.occupation(occupation) {
                            dt { (context.t("skills-loop-recruit")) }
                            dd { a class="ds-link" href=(context.href(&address(one))) { (names.occupation(one).shown(l)) } }
                        },
                    }
                }
            }
        }
    }
}
