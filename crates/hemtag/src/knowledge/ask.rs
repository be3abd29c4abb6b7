//! Whom to ask: the adviser for everywhere, or the way to one's own.

use maud::{Markup, html};

use crate::{app::App, http::Context};

/// The section at the end of a page of knowledge.
pub(super) fn section(context: &Context, app: &App) -> Markup {
    let l = context.language;
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="md" { (context.t("adviser-title")) }
            @match app.config.adviser_for(None) {
                Some(adviser) => p {
                    b { (adviser.name) }
                    @if let Some(phone) = &adviser.phone { " · " a class="ds-link" href={ "tel:" (phone.replace([' ', '-'], "")) } { (phone) } }
                    @if let Some(mail) = &adviser.mail { " · " a class="ds-link" href={ "mailto:" (mail) } { (mail) } }
                    @let hours = l.pick(adviser.hours.as_deref().unwrap_or_default(), adviser.hours_in_english());
                    @if !hours.is_empty() { " · " (hours) }
                },
                None => p { (context.t("adviser-nobody")) },
            }
            p { (context.t("process-ask-need")) " " a class="ds-link" href=(context.href("/needs/new")) { (context.t("nav-need")) } }
        }
    }
}
