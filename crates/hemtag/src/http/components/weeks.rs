//! Free hours week by week: small bars over their table. The table holds the figures, the bars the shape.

use maud::{Markup, html};

use crate::http::Context;

/// One ISO week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekHours {
    /// "2026-W50".
    pub week: String,
    /// Free hours, and the hours that the week has at most, where stated.
    pub free: u32,
    pub maximum: Option<u32>,
}

/// Bars for the weeks, and the table under a fold.
#[must_use]
pub fn week_bars(context: &Context, summary: &str, weeks: &[WeekHours], table: Markup) -> Markup {
    let tallest = weeks.iter().map(|w| w.maximum.unwrap_or(w.free).max(w.free)).max().unwrap_or(0).max(1);
    let height = |hours: u32| f64::from(hours) / f64::from(tallest) * 40.0;
    let names = weeks.first().zip(weeks.last()).map(|(a, b)| (a.week.as_str(), b.week.as_str()));
    html! {
        div class="ht-weeks" {
            svg viewBox={ "0 0 " (weeks.len() * 10) " 42" } preserveAspectRatio="none" aria-hidden="true" {
                @for (i, week) in weeks.iter().enumerate() {
                    @if let Some(maximum) = week.maximum {
                        rect class="max" x=(i * 10 + 1) y=(format!("{:.1}", 41.0 - height(maximum))) width="8" height=(format!("{:.1}", height(maximum))) {}
                    }
                    rect class="free" x=(i * 10 + 1) y=(format!("{:.1}", 41.0 - height(week.free))) width="8" height=(format!("{:.1}", height(week.free))) {}
                }
                path class="base" d={ "M0 41.5H" (weeks.len() * 10) } {}
            }
            @if let Some((first, last)) = names {
                p class="ht-weeks__ends" aria-hidden="true" { span { (first) } span { (last) } }
            }
            ul class="ht-weeks__key" aria-hidden="true" {
                li data-key="free" { (context.t("weeks-key-free")) }
                @if weeks.iter().any(|w| w.maximum.is_some()) { li data-key="max" { (context.t("weeks-key-maximum")) } }
            }
            details { summary { (summary) } (table) }
        }
    }
}
