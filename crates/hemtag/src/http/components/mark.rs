//! The mark of a verdict: met, missed or unknown, told by shape and word before colour.

use matching::Verdict;
use maud::{Markup, html};

use crate::http::Context;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Met,
    Missed,
    Unknown,
}

impl From<&Verdict> for Mark {
    fn from(verdict: &Verdict) -> Mark {
        match verdict {
            Verdict::Met { .. } => Mark::Met,
            Verdict::Missed { .. } => Mark::Missed,
            Verdict::Unknown { .. } => Mark::Unknown,
        }
    }
}

impl Mark {
    /// The value of `data-verdict`, which the style sheet reads.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Mark::Met => "met",
            Mark::Missed => "missed",
            Mark::Unknown => "unknown",
        }
    }

    /// The key of its word.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Mark::Met => "verdict-met",
            Mark::Missed => "verdict-missed",
            Mark::Unknown => "verdict-unknown",
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Mark::Met => "M5 12.5l4.5 4.5L19 7.5",
            Mark::Missed => "M6.5 6.5l11 11M17.5 6.5l-11 11",
            Mark::Unknown => "M8.5 9a3.5 3.5 0 1 1 5.2 3c-1.2.7-1.7 1.3-1.7 2.5M12 18.3v.1",
        }
    }
}

/// The mark alone, for beside a word that says the same.
#[must_use]
pub fn mark(mark: Mark) -> Markup {
    html! {
        span class="ht-mark" data-verdict=(mark.code()) aria-hidden="true" {
            svg viewBox="0 0 24 24" { path d=(mark.path()) {} }
        }
    }
}

/// The mark with its word: "✓ Klarar".
#[must_use]
pub fn verdict(context: &Context, verdict: Mark) -> Markup {
    html! {
        span class="ht-verdict" data-verdict=(verdict.code()) { (mark(verdict)) (context.t(verdict.key())) }
    }
}

/// The row of marks that sums an offer up, in the order of its proof: each criterion's name with its verdict.
#[must_use]
pub fn marks(context: &Context, verdicts: &[(String, Mark)]) -> Markup {
    html! {
        ul class="ht-pips" {
            @for (criterion, verdict) in verdicts {
                @let words = format!("{criterion}: {}", context.t(verdict.key()));
                li title=(words) { (mark(*verdict)) span class="ds-sr-only" { (words) } }
            }
        }
    }
}
