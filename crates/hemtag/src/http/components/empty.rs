//! A list with nothing in it says whether nothing exists or something hides it, and shows the way out.

use maud::{Markup, html};

/// `action` is the control that changes it: its words and its address.
#[must_use]
pub fn empty(title: &str, why: Markup, action: Option<(&str, String)>) -> Markup {
    html! {
        div class="ht-empty" {
            h2 class="ds-heading" data-size="sm" { (title) }
            div { (why) }
            @if let Some((words, href)) = action {
                a class="ds-button" data-variant="secondary" href=(href) { (words) }
            }
        }
    }
}
