//! Facts in pairs, numbers side by side, tags, and where a page's figures come from.

use maud::{Markup, html};

/// A list of labelled facts.
#[must_use]
pub fn facts(rows: &[(String, Markup)]) -> Markup {
    html! {
        dl class="ht-facts" {
            @for (label, value) in rows { div { dt { (label) } dd { (value) } } }
        }
    }
}

/// The same, in two columns where there is room.
#[must_use]
pub fn facts_in_columns(rows: &[(String, Markup)]) -> Markup {
    html! {
        dl class="ht-pairs" {
            @for (label, value) in rows { div { dt { (label) } dd { (value) } } }
        }
    }
}

/// One number of a strip.
#[derive(Debug, Clone)]
pub struct NumberFact {
    pub label: String,
    /// The number or range, with its unit when it is short.
    pub value: String,
    /// Unit in full, what it counts, how sure it is, its date: whatever makes it a figure and not a boast.
    pub note: Markup,
}

/// Up to five numbers side by side.
#[must_use]
pub fn number_strip(numbers: &[NumberFact]) -> Markup {
    html! {
        dl class="ht-strip" {
            @for number in numbers {
                div { dt { (number.label) } dd { b { (number.value) } span class="ht-sure" { (number.note) } } }
            }
        }
    }
}

/// Short facts as tags in a row.
#[must_use]
pub fn tags(tags: &[Markup]) -> Markup {
    html! { @if !tags.is_empty() { ul class="ht-tags" { @for tag in tags { li class="ds-tag" { (tag) } } } } }
}

/// The line under a page's figures that says where they come from.
#[must_use]
pub fn source(text: Markup) -> Markup {
    html! { p class="ht-source" { (text) } }
}
