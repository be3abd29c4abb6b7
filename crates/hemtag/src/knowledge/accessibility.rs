//! The accessibility statement that the law asks of public digital services (lag 2018:1937), with the eleven things
//! that Digg lists for it.

use axum::extract::State;
use jiff::civil::{Date, date};
use maud::{Markup, html};

use crate::{
    app::App,
    http::{
        Context,
        components::{breadcrumbs, facts, page_head},
        page,
    },
};

/// When somebody last went through the whole service and wrote down what they found. Change it together with the
/// list of what is not accessible.
const ASSESSED: Date = date(2026, 11, 24);
/// Digg's form for reports.
const REPORT: &str = "https://www.digg.se/tdosanmalan";

/// `GET /accessibility`
pub async fn accessibility(State(app): State<App>, context: Context) -> Markup {
    let title = context.t("accessibility-title");
    let not_stated = || context.t("accessibility-operator-not-stated");
    let operator = app.config.operator.clone().unwrap_or_else(not_stated);
    let rows = [
        ("accessibility-actor", html! { (operator) }),
        ("accessibility-service", html! { (context.t("accessibility-service-value")) }),
        ("accessibility-conformity", html! { (context.t("accessibility-conformity-value")) }),
        ("accessibility-assessed", html! { (context.language.date(ASSESSED)) }),
        ("accessibility-updated", html! { (context.language.date(ASSESSED)) }),
        ("accessibility-method", html! { (context.t("accessibility-method-value")) }),
    ]
    .map(|(key, value)| (context.t(key), value));
    page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[], &title))
            (page_head(None, &title, Some(&context.t("accessibility-lead"))))
            div class="ht-section ht-prose" {
                (facts(&rows))
                h2 class="ds-heading" data-size="md" { (context.t("accessibility-gaps-title")) }
                p { (context.t("accessibility-gaps-lead")) }
                ul {
                    @for key in ["accessibility-gap-people", "accessibility-gap-downloads", "accessibility-gap-map"] {
                        li { (context.t(key)) }
                    }
                }
                h2 class="ds-heading" data-size="md" { (context.t("accessibility-burden-title")) }
                p { (context.t("accessibility-burden-text")) }
                h2 class="ds-heading" data-size="md" { (context.t("accessibility-outside-title")) }
                p { (context.t("accessibility-outside-text")) }
                h2 class="ds-heading" data-size="md" { (context.t("accessibility-tell-title")) }
                p { (context.t("accessibility-tell-text")) }
                @match &app.config.contact {
                    Some(contact) if contact.contains('@') => p { a href={ "mailto:" (contact) } { (contact) } },
                    Some(contact) => p { (contact) },
                    None => p { (context.t("accessibility-contact-not-stated")) },
                }
                h2 class="ds-heading" data-size="md" { (context.t("accessibility-report-title")) }
                p { (context.t("accessibility-report-text")) }
                p { a href=(REPORT) { (context.t("accessibility-report-link")) } }
            }
        },
    )
}
