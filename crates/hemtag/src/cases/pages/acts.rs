//! What is done to a case as a whole: what it is about, its next step, whether its need is fit for makers, closing and opening
//! it again.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{
    address, happened,
    one::{Sent, view},
    whole::Whole,
};
use crate::{
    access::Action,
    app::App,
    cases::{CaseError, close_case, model::CaseId, qualify, reopen_case},
    http::{Context, PageResult, Typed, error::again},
};

/// Back to the case, which says what was done.
pub(super) fn back(context: &Context, id: CaseId, done: &str) -> Response {
    Redirect::to(&context.href(&format!("{}?done={done}", address(id)))).into_response()
}

/// For the second of two: what the first did, so that nobody undoes it unknowingly.
pub(super) fn meanwhile(context: &Context, whole: &Whole) -> String {
    let what = whole.timeline.lines.first().map(|line| {
        format!("{} ({})", happened::sentence(context, whole, line), happened::who(context, whole, line))
    });
    context.ta("case-meanwhile", &[("what", what.unwrap_or_default().into())])
}

/// Whether the need is fit to be shown to makers: said by who works on the case.
pub(super) fn fit(context: &Context, whole: &Whole) -> Markup {
    if !whole.may_now(context, Action::WorkOnCase) {
        return html! {};
    }
    let case = &whole.found.case;
    let (value, words) = match case.qualified_at {
        None => ("yes", "case-fit-do"),
        Some(_) => ("no", "case-fit-undo"),
    };
    html! {
        form class="ht-row ht-noprint" id="fit" method="post" action=(context.href(&format!("{}/fit", address(case.id)))) {
            input type="hidden" name="version" value=(case.version);
            button class="ds-button" data-variant="secondary" type="submit" name="fit" value=(value) { (context.t(words)) }
            span class="ht-small ht-soft" { (context.t("case-fit-about")) }
        }
    }
}

/// Closing, or opening again.
pub(super) fn closing(context: &Context, whole: &Whole) -> Markup {
    if !whole.may(context, Action::TakePartInCase) {
        return html! {};
    }
    let case = &whole.found.case;
    let (path, title, about, button) = match case.closed_at {
        None => ("close", "case-close-title", "case-close-about", "case-close-do"),
        Some(_) => ("reopen", "case-reopen-title", "case-reopen-about", "case-reopen-do"),
    };
    html! {
        section class="ht-section ht-stack ht-noprint" data-gap="sm" id="close" aria-labelledby="close-title" {
            h2 class="ds-heading" data-size="md" id="close-title" { (context.t(title)) }
            p class="ht-measure" { (context.t(about)) }
            form method="post" action=(context.href(&format!("{}/{path}", address(case.id)))) {
                input type="hidden" name="version" value=(case.version);
                button class="ds-button" data-variant="secondary" type="submit" { (context.t(button)) }
            }
        }
    }
}

fn version(typed: &Typed) -> i64 {
    typed.text("version").parse().unwrap_or(0)
}

/// The page again with what the first of two did, at the place that was used.
pub(super) async fn changed(
    app: &App,
    context: &Context,
    id: CaseId,
    typed: Typed,
    at: &str,
) -> PageResult<Response> {
    let whole = Whole::of(app, context, id).await?;
    let mut sent = Sent { typed, ..Sent::default() };
    sent.errors.add(at, meanwhile(context, &whole));
    Ok(again(view(app, context, &whole, &sent, "").await?))
}

/// `POST /cases/{id}/fit`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send_fit(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    match qualify(&app, &context.caller, CaseId(id), version(&typed), typed.text("fit") == "yes").await {
        Ok(_) => Ok(back(&context, CaseId(id), "qualified")),
        Err(CaseError::Changed) => changed(&app, &context, CaseId(id), typed, "fit").await,
        Err(other) => Err(other.into()),
    }
}

/// `POST /cases/{id}/close`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn close(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    match close_case(&app, &context.caller, CaseId(id), version(&typed)).await {
        Ok(_) => Ok(back(&context, CaseId(id), "closed")),
        Err(CaseError::Changed) => changed(&app, &context, CaseId(id), typed, "close").await,
        Err(other) => Err(other.into()),
    }
}

/// `POST /cases/{id}/reopen`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn reopen(context: Context, State(app): State<App>, Path(id): Path<i64>) -> PageResult<Response> {
    reopen_case(&app, &context.caller, CaseId(id)).await?;
    Ok(back(&context, CaseId(id), "reopened"))
}
