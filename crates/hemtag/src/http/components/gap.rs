//! A gap as a card: its kind, what is missing and where, what waits, and the lever that would close it.

use maud::{Markup, html};

use super::{Icon, icon};
use crate::http::Context;

/// The kinds of gap of the loop, each with its lever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapKind {
    Unknown,
    Design,
    Certificate,
    Capacity,
    Place,
    Capability,
}

impl GapKind {
    const fn icon(self) -> Icon {
        match self {
            GapKind::Unknown => Icon::Ask,
            GapKind::Design => Icon::Design,
            GapKind::Certificate => Icon::Certificate,
            GapKind::Capacity => Icon::Calendar,
            GapKind::Place => Icon::Place,
            GapKind::Capability => Icon::Fund,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            GapKind::Unknown => "unknown",
            GapKind::Design => "design",
            GapKind::Certificate => "certificate",
            GapKind::Capacity => "capacity",
            GapKind::Place => "place",
            GapKind::Capability => "capability",
        }
    }

    /// What the kind is called.
    #[must_use]
    pub fn name(self, context: &Context) -> String {
        context.t(&format!("gap-kind-{}", self.code()))
    }

    /// What closes it: one verb.
    #[must_use]
    pub fn lever(self, context: &Context) -> String {
        context.t(&format!("gap-lever-{}", self.code()))
    }
}

#[derive(Debug, Clone)]
pub struct GapCard {
    pub kind: GapKind,
    pub title: String,
    pub href: Option<String>,
    /// What is missing, and what waits for it.
    pub lines: Vec<Markup>,
    /// After the lever's verb: whom or what it takes.
    pub lever: String,
    /// The sentence that says when and how it closed.
    pub closed: Option<String>,
}

/// Cards in a `ul class="ht-gaps"`.
#[must_use]
pub fn gap_card(context: &Context, card: &GapCard) -> Markup {
    html! {
        li class="ht-gap" data-state=[card.closed.as_ref().map(|_| "closed")] {
            p class="ht-gap__kind" { (icon(card.kind.icon())) (card.kind.name(context)) }
            div class="ht-gap__body" {
                h3 class="ds-heading" {
                    @match &card.href { Some(href) => a href=(href) { (card.title) }, None => (card.title) }
                }
                @for line in &card.lines { p { (line) } }
                @if let Some(closed) = &card.closed { p { strong { (closed) } } }
            }
            p class="ht-gap__lever" { b { (card.kind.lever(context)) } span { (card.lever) } }
        }
    }
}
