//! One offer in an answer: who, what, where, how many criteria, the next step, and the proof folded under it.

use maud::{Markup, html};

use super::{Icon, Mark, icon, marks};
use crate::http::Context;

#[derive(Debug, Clone)]
pub struct OfferCard {
    pub maker: String,
    pub href: String,
    /// The process offered, in words.
    pub what: String,
    /// Short facts in one line: place, distance, evidence.
    pub facts: Vec<Markup>,
    pub verdicts: Vec<(String, Mark)>,
    /// "7 av 7 krav", "Saknar 1 av 7": never a percentage.
    pub sum: String,
    /// The next step, with what it is.
    pub next: Option<(Icon, Markup)>,
    /// The [`super::proof_table`].
    pub proof: Markup,
    /// Whether the proof stands open.
    pub open: bool,
}

#[must_use]
pub fn offer_card(context: &Context, card: &OfferCard) -> Markup {
    html! {
        li class="ht-offer" {
            div class="ht-offer__head" {
                h3 class="ds-heading" { a href=(card.href) { (card.maker) } }
                p class="ht-offer__what" { (card.what) }
                p class="ht-offer__where" { @for fact in &card.facts { span { (fact) } } }
                div class="ht-offer__sum" { (marks(context, &card.verdicts)) strong { (card.sum) } }
            }
            @if let Some((sign, next)) = &card.next {
                p class="ht-offer__next" { (icon(*sign)) span { (next) } }
            }
            details open[card.open] {
                summary { span { (context.t("offer-proof")) span class="ds-sr-only" { ": " (card.maker) } } }
                div class="ht-offer__proof" { (card.proof) }
            }
        }
    }
}

/// How many cards of a band stand open; the rest are one click away.
const OPEN: usize = 5;

/// The cards of a band, in the answer's order: the first few, and the rest folded.
#[must_use]
pub fn offer_list(context: &Context, cards: &[OfferCard]) -> Markup {
    // One card behind a click would cost more than it saves.
    let (first, rest) = if cards.len() > OPEN + 1 { cards.split_at(OPEN) } else { (cards, &cards[..0]) };
    html! {
        ol class="ht-offers" { @for card in first { (offer_card(context, card)) } }
        @if !rest.is_empty() {
            details class="ht-more" {
                summary { (context.language.counted("offers-more", rest.len() as u64)) }
                ol class="ht-offers" start=(first.len() + 1) { @for card in rest { (offer_card(context, card)) } }
            }
        }
    }
}
