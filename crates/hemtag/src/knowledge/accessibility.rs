//! The accessibility statement that the law asks of public digital services (lag 2018:1937), with the eleven things
//! that Digg lists for it. What only the operator knows is a setting; what is not set is said to be missing.

use axum::{extract::State, response::Redirect};
use jiff::civil::{Date, date};
use maud::{Markup, html};

use crate::{
    app::App,
    config::Config,
    http::{
        Context,
        components::{Tone, breadcrumbs, facts, notice, page_head},
        page,
    },
};

/// When somebody last went through the whole service and wrote down what they found. Change it together with the
/// list of what is not accessible.
const ASSESSED: Date = date(2026, 11, 24);
/// When the words of the statement were last changed.
const UPDATED: Date = date(2026, 11, 27);
/// Digg's form for reports.
const REPORT: &str = "https://www.digg.se/tdosanmalan";
/// Digg's mail address for reports that are not made in the form; its page of reports has it.
const REPORT_MAIL: &str = "info@digg.se";
/// What is not accessible: each has its name, the requirement that it misses, why, and what there is instead.
const GAPS: [&str; 3] = ["downloads", "languages", "map"];

/// The settings that the statement needs and that nobody has stated.
#[must_use]
pub fn lacks(config: &Config) -> Vec<&'static str> {
    let stated = [
        ("operator", config.operator.is_some()),
        ("contact", config.contact.is_some()),
        ("answer_days", config.answer_days.is_some()),
        ("published_on", config.published_on.is_some()),
    ];
    stated.into_iter().filter(|(_, is_stated)| !is_stated).map(|(name, _)| name).collect()
}

/// `GET /accessibility`
pub async fn accessibility(State(app): State<App>, context: Context) -> Markup {
    statement(&context, &app.config)
}

/// `GET /tillganglighet`: the address that people in Sweden try leads to the statement.
pub async fn in_swedish(context: Context) -> Redirect {
    Redirect::permanent(&context.href("/accessibility"))
}

/// The statement, from plain data.
fn statement(context: &Context, config: &Config) -> Markup {
    let title = context.t("accessibility-title");
    let lacks = lacks(config);
    let operator = config.operator.clone().unwrap_or_else(|| context.t("accessibility-operator-not-stated"));
    let published = config
        .published_on
        .map_or_else(|| context.t("accessibility-published-not-stated"), |day| context.language.date(day));
    let rows = [
        ("accessibility-actor", html! { (operator) }),
        ("accessibility-service", html! { (context.t("accessibility-service-value")) }),
        ("accessibility-conformity", html! { (context.t("accessibility-conformity-value")) }),
        ("accessibility-assessed", html! { (context.language.date(ASSESSED)) }),
        ("accessibility-published", html! { (published) }),
        ("accessibility-updated", html! { (context.language.date(UPDATED)) }),
    ]
    .map(|(key, value)| (context.t(key), value));
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("accessibility-lead"))))
            @if !lacks.is_empty() {
                (notice(Tone::Warning, &context.t("accessibility-lacks-title"), html! {
                    p { (context.ta("accessibility-lacks-text", &[("settings", lacks.join(", ").into())])) }
                }))
            }
            div class="ht-section ht-prose" {
                (facts(&rows))
                (tell(context, config))
                (report(context))
                h2 class="ds-heading" data-size="md" { (context.t("accessibility-gaps-title")) }
                p { (context.t("accessibility-gaps-lead")) }
                @for gap in GAPS { (not_accessible(context, gap)) }
                h2 class="ds-heading" data-size="md" { (context.t("accessibility-burden-title")) }
                p { (context.t("accessibility-burden-text")) }
                h2 class="ds-heading" data-size="md" { (context.t("accessibility-outside-title")) }
                p { (context.t("accessibility-outside-text")) }
                h2 class="ds-heading" data-size="md" { (context.t("accessibility-method")) }
                p { (context.t("accessibility-method-value")) }
                p { (context.t("accessibility-method-limits")) }
            }
        },
    )
}

/// How to tell whoever runs the service, and when they answer.
fn tell(context: &Context, config: &Config) -> Markup {
    html! {
        h2 class="ds-heading" data-size="md" { (context.t("accessibility-tell-title")) }
        p { (context.t("accessibility-tell-text")) }
        @match &config.contact {
            Some(contact) if contact.contains('@') => p { a href={ "mailto:" (contact) } { (contact) } },
            Some(contact) => p { (contact) },
            None => p { (context.t("accessibility-contact-not-stated")) },
        }
        @match config.answer_days {
            Some(days) => p { (context.language.counted("accessibility-answer", u64::from(days))) },
            None => p { (context.t("accessibility-answer-not-stated")) },
        }
    }
}

/// Where to go when whoever runs the service does not listen.
fn report(context: &Context) -> Markup {
    html! {
        h2 class="ds-heading" data-size="md" { (context.t("accessibility-report-title")) }
        p { (context.t("accessibility-report-text")) }
        p { a href=(REPORT) { (context.t("accessibility-report-link")) } }
        p { (context.t("accessibility-report-address")) " " a href={ "mailto:" (REPORT_MAIL) } { (REPORT_MAIL) } }
    }
}

fn not_accessible(context: &Context, gap: &str) -> Markup {
    let rows = ["requirement", "why", "instead"].map(|of| {
        let value = context.t(&format!("accessibility-gap-{gap}-{of}"));
        (context.t(&format!("accessibility-gap-{of}")), html! { (value) })
    });
    html! {
        h3 class="ds-heading" data-size="sm" { (context.t(&format!("accessibility-gap-{gap}"))) }
        (facts(&rows))
    }
}
