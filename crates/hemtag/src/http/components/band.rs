//! The bands of an answer, and the counts on top that lead to them.

use maud::{Markup, html};

use super::{Mark, mark};

/// A part of an answer under its own heading.
#[derive(Debug, Clone)]
pub struct Band<'a> {
    /// The fragment that a link leads to.
    pub id: &'a str,
    pub mark: Option<Mark>,
    pub title: String,
    /// To the right of the heading: "7 tillverkare".
    pub count: Option<String>,
    pub lead: Option<String>,
}

#[must_use]
pub fn band(band: &Band<'_>, content: Markup) -> Markup {
    html! {
        section class="ht-band" id=(band.id) data-verdict=[band.mark.map(Mark::code)] {
            div class="ht-band__head" {
                @if let Some(m) = band.mark { (mark(m)) }
                h2 class="ds-heading" data-size="md" { (band.title) }
                @if let Some(count) = &band.count { span class="ht-band__count" { (count) } }
            }
            @if let Some(lead) = &band.lead { p class="ht-band__lead" { (lead) } }
            (content)
        }
    }
}

/// One count on top of the answer.
#[derive(Debug, Clone)]
pub struct SummaryItem {
    pub mark: Option<Mark>,
    pub number: String,
    pub label: String,
    /// Where it leads, usually `#id` of a band; `None` when there is nothing to read.
    pub href: Option<String>,
}

/// The counts of an answer, each a link to its band. Four fit a row.
#[must_use]
pub fn answer_summary(items: &[SummaryItem]) -> Markup {
    html! {
        ul class="ht-sum" {
            @for item in items {
                li {
                    b { @if let Some(m) = item.mark { (mark(m)) } (item.number) }
                    @match &item.href {
                        Some(href) => a href=(href) { (item.label) },
                        None => span class="ht-soft" { (item.label) },
                    }
                }
            }
        }
    }
}
