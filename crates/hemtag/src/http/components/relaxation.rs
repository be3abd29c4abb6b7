//! What to change in the need, and how many makers it gives: the most useful sentence of an answer.

use maud::{Markup, html};

use crate::http::Context;

#[derive(Debug, Clone)]
pub struct RelaxationCard {
    /// "Om toleransen får vara H7".
    pub title: String,
    /// From what to what, for each change of the set.
    pub changes: Vec<(String, String)>,
    /// How many it gives, and of what: ("5", "tillverkare till").
    pub gives: (String, String),
    /// What else is worth knowing: how many near, how many of them must be asked.
    pub notes: Vec<String>,
    /// Shows the answer with the change made.
    pub try_href: Option<String>,
}

#[must_use]
pub fn relaxations(context: &Context, cards: &[RelaxationCard]) -> Markup {
    html! {
        ul class="ht-relaxes" {
            @for card in cards {
                li class="ht-relax" {
                    div {
                        p { strong { (card.title) } }
                        @for (from, to) in &card.changes {
                            p class="ht-fromto" {
                                span { (from) }
                                span aria-hidden="true" { "→" }
                                span class="ds-sr-only" { (context.t("relaxation-to")) }
                                b { (to) }
                            }
                        }
                    }
                    p class="ht-relax__gives" { b { (card.gives.0) } span { (card.gives.1) } }
                    @if !card.notes.is_empty() || card.try_href.is_some() {
                        p class="ht-relax__foot" {
                            @for note in &card.notes { span { (note) } }
                            @if let Some(href) = &card.try_href {
                                a href=(href) {
                                    (context.t("relaxation-try"))
                                    span class="ds-sr-only" { ": " (card.title) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
