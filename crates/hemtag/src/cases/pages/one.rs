//! One case: what comes next, who helps, what is to be done.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use serde::Deserialize;

use super::words;
use crate::{
    app::App,
    cases::{Found, case_by_id, model::CaseId},
    http::{
        Context, PageResult,
        components::{Tone, breadcrumbs, facts, notice, page_head},
        page,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

/// `GET /cases/{id}`
///
/// # Errors
/// Not found, when there is none or the caller may not read it.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(told): Query<Told>,
) -> PageResult {
    let found = case_by_id(&app, &context.caller, CaseId(id)).await?;
    let number = context.ta("case-number", &[("number", id.to_string().into())]);
    let title = match found.need.document.title.as_str() {
        "" => context.t("need-page-untitled"),
        title => title.to_owned(),
    };
    Ok(page(
        &context,
        &format!("{number}: {title}"),
        html! {
            (breadcrumbs(&context, &[(context.t("cases-title"), "/cases")], &number))
            (page_head(Some(&number), &title, None))
            @if told.done == "opened" { (notice(Tone::Success, &context.t("case-done-opened"), html! {})) }
            (next(&context, &found))
            (facts(&[
                (context.t("case-triage"), html! { (words::triage(context.language, found.case.triage)) }),
                (context.t("case-state"), html! { (words::state(context.language, found.case.state(app.clock.today()))) }),
                (context.t("case-county"), html! { (words::county(context.language, found.case.county.as_deref())) }),
                (context.t("case-branch"), html! { (words::branch(context.language, found.case.branch.as_deref())) }),
            ]))
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t("case-tasks")) }
                ol class="ht-list" {
                    @for task in &found.tasks {
                        li { (words::task(context.language, task)) ": " (words::stands(context.language, &task.state)) }
                    }
                }
            }
        },
    ))
}

fn next(context: &Context, found: &Found) -> Markup {
    let l = context.language;
    let next = &found.case.next;
    notice(
        Tone::Info,
        &context.t("case-next"),
        html! {
            p { (words::step(l, &found.case, &found.tasks)) }
            p class="ht-small" {
                (words::party(l, next.waits_for))
                @if let Some(day) = next.on { ", " (l.date(day)) }
            }
        },
    )
}
