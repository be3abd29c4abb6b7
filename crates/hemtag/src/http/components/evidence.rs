//! How a fact is known, by whom and since when. Four levels, drawn as four rising bars and said in words.

use jiff::{Unit, civil::Date};
use maud::{Markup, html};

use crate::http::Context;

/// Weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceLevel {
    /// The maker says so.
    SelfDeclared,
    /// An adviser has seen it.
    AdviserSeen,
    /// A document shows it.
    Document,
    /// It was delivered to somebody.
    Delivered,
}

impl EvidenceLevel {
    pub const ALL: [EvidenceLevel; 4] = [
        EvidenceLevel::SelfDeclared,
        EvidenceLevel::AdviserSeen,
        EvidenceLevel::Document,
        EvidenceLevel::Delivered,
    ];

    const fn key(self) -> &'static str {
        match self {
            EvidenceLevel::SelfDeclared => "evidence-self-declared",
            EvidenceLevel::AdviserSeen => "evidence-adviser-seen",
            EvidenceLevel::Document => "evidence-document",
            EvidenceLevel::Delivered => "evidence-delivered",
        }
    }
}

/// The mark of one fact: "Styrkt av dokument 2026-03-02". What is older than two years also says how old.
#[must_use]
pub fn evidence(context: &Context, level: EvidenceLevel, on: Date, today: Date) -> Markup {
    let years = on.until((Unit::Year, today)).map_or(0, |span| i32::from(span.get_years()));
    html! {
        span class="ht-evidence" data-stale[years >= 2] {
            (bars(level))
            span {
                (context.t(level.key())) " " span class="ht-nowrap" { (context.language.date(on)) }
                @if years >= 2 { ", " (context.ta("evidence-years-old", &[("years", years.into())])) }
            }
        }
    }
}

/// A level by itself, where the levels are explained or chosen among.
#[must_use]
pub fn evidence_level(context: &Context, level: EvidenceLevel) -> Markup {
    html! { span class="ht-evidence" { (bars(level)) span { (context.t(level.key())) } } }
}

fn bars(level: EvidenceLevel) -> Markup {
    html! {
        svg viewBox="0 0 22 16" aria-hidden="true" {
            @for (i, at) in EvidenceLevel::ALL.into_iter().enumerate() {
                @let (x, height) = (0.5 + 5.5 * i as f64, 3.5 + 3.5 * i as f64);
                rect class=(if at <= level { "on" } else { "off" }) x=(x) y=(15.5 - height) width="4" height=(height) {}
            }
        }
    }
}
