//! A notice: what happened, what to know.

use maud::{Markup, html};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Info,
    Success,
    Warning,
    Danger,
}

/// `title` in one line, `content` under it.
#[must_use]
pub fn notice(tone: Tone, title: &str, content: Markup) -> Markup {
    let color = match tone {
        Tone::Info => "info",
        Tone::Success => "success",
        Tone::Warning => "warning",
        Tone::Danger => "danger",
    };
    html! {
        div class="ds-alert" data-color=(color) {
            h2 class="ds-heading" { (title) }
            (content)
        }
    }
}
