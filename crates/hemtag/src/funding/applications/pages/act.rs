//! What the applicant does with an application as a whole: hand it in, ask for a signature, answer, take it back, throw it away.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{
    form::{self, address},
    one::{self, Sent, may_be_withdrawn, view},
};
use crate::{
    app::App,
    funding::{
        FundingError,
        applications::{
            self, Whole, answer, ask_to_sign, delete_draft, submit,
            terms::terms,
            whole, withdraw,
            words::{self, moment},
        },
        model::{
            application::State as Stands,
            check::{Problem, Step},
        },
    },
    http::{Context, PageResult, Typed, error::again},
};

fn seen(typed: &Typed) -> i64 {
    typed.text("version").parse().unwrap_or(0)
}

pub(super) fn back(context: &Context, id: i64, done: &str) -> Response {
    Redirect::to(&context.href(&format!("{}?done={done}", address(id)))).into_response()
}

/// The last step again, with what keeps the application from going on.
async fn check_again(
    app: &App,
    context: &Context,
    id: i64,
    field: &str,
    sentence: String,
) -> PageResult<Response> {
    let kept = applications::to_edit(app, &context.caller, id).await?;
    let terms = terms(app, &context.caller, &kept).await?;
    let sent = form::Sent {
        typed: applications::form::write(&kept.application, Step::Check),
        errors: vec![(field.to_owned(), sentence)],
        ..form::Sent::default()
    };
    Ok(again(form::view(app, context, &kept, &terms, Step::Check, sent).await?))
}

async fn lacks(app: &App, context: &Context, id: i64, wrong: &[Problem]) -> PageResult<Response> {
    let kept = applications::to_edit(app, &context.caller, id).await?;
    let held = terms(app, &context.caller, &kept).await?.held;
    let sentences = wrong.iter().map(|one| words::problem(context.language, &held, one));
    let sentence = context
        .ta("apply-hand-in-lacks-these", &[("problems", sentences.collect::<Vec<_>>().join(" ").into())]);
    let field = wrong.iter().find(|one| one.step == Step::Check).map_or("hand-in", |one| one.field.as_str());
    check_again(app, context, id, field, sentence).await
}

/// `POST /funding/applications/{id}/submit`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send_in(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let declares = !typed.text("declared").is_empty();
    let once = typed.text("once");
    let once = if once.is_empty() { crate::app::random_key() } else { once.to_owned() };
    match submit(&app, &context.caller, id, seen(&typed), &once, declares).await {
        Ok(_) => Ok(back(&context, id, "submitted")),
        Err(FundingError::Unsigned) => {
            check_again(&app, &context, id, "declared", context.t("apply-unsigned")).await
        }
        Err(FundingError::NotOpen) => {
            let kept = applications::to_edit(&app, &context.caller, id).await?;
            let held = terms(&app, &context.caller, &kept).await?.held;
            let closes = held.closes_at.map_or_else(String::new, |at| moment(context.language, at));
            let now = moment(context.language, app.clock.now());
            let sentence =
                context.ta("apply-hand-in-closed", &[("closes", closes.into()), ("now", now.into())]);
            check_again(&app, &context, id, "hand-in", sentence).await
        }
        Err(FundingError::Incomplete(wrong)) => lacks(&app, &context, id, &wrong).await,
        Err(FundingError::Changed) => {
            check_again(&app, &context, id, "hand-in", context.t("apply-changed-before-hand-in")).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /funding/applications/{id}/signature`: a letter to who signs.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn ask_signature(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    match ask_to_sign(&app, &context.caller, id, seen(&typed), context.language).await {
        Ok(_) => {
            let to = format!("{}/check?done=asked#signing", address(id));
            Ok(Redirect::to(&context.href(&to)).into_response())
        }
        Err(FundingError::Incomplete(wrong)) => lacks(&app, &context, id, &wrong).await,
        Err(FundingError::Changed) => {
            check_again(&app, &context, id, "signing", context.t("apply-changed-before-hand-in")).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /funding/applications/{id}/answer`: words for what was asked.
///
/// # Errors
/// When the caller may not, or nothing waits for an answer.
pub async fn send_answer(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let completion = typed.text("completion").parse().unwrap_or(0);
    let drop_changes = !typed.text("drop").is_empty();
    let done = answer(&app, &context.caller, id, completion, typed.text("answer"), drop_changes).await;
    let (field, sentence) = match done {
        Ok(_) => return Ok(back(&context, id, "answered")),
        Err(FundingError::NoReason) => ("answer", context.t("apply-answer-missing")),
        Err(FundingError::TooLong(most)) => {
            ("answer", context.ta("apply-too-long", &[("most", most.into())]))
        }
        Err(FundingError::Unsent) => ("drop", context.t("apply-answer-unsent")),
        Err(other) => return Err(other.into()),
    };
    page_again(&app, &context, id, typed, field, sentence).await
}

/// The application's page again, with what was typed and what is wrong with it.
pub(super) async fn page_again(
    app: &App,
    context: &Context,
    id: i64,
    typed: Typed,
    field: &str,
    sentence: String,
) -> PageResult<Response> {
    let whole = whole(app, &context.caller, id).await?;
    let mut sent = Sent { typed, ..Sent::default() };
    sent.errors.add(field, sentence);
    Ok(again(view(app, context, &whole, &sent, "")))
}

/// `POST /funding/applications/{id}/withdraw`
///
/// # Errors
/// When the caller may not, or it is decided.
pub async fn take_back(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    if typed.text("sure").is_empty() {
        // Denied before anything is asked.
        applications::to_edit(&app, &context.caller, id).await?;
        return page_again(&app, &context, id, typed, "sure", context.t("apply-sure-missing")).await;
    }
    withdraw(&app, &context.caller, id).await?;
    Ok(back(&context, id, "withdrawn"))
}

/// `POST /funding/applications/{id}/delete`
///
/// # Errors
/// When the caller may not, or it was handed in.
pub async fn throw_away(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    if typed.text("sure").is_empty() {
        applications::to_edit(&app, &context.caller, id).await?;
        return page_again(&app, &context, id, typed, "sure", context.t("apply-sure-missing")).await;
    }
    delete_draft(&app, &context.caller, id).await?;
    Ok(Redirect::to(&context.href("/funding/applications?done=deleted")).into_response())
}

/// Taking back what was handed in, or throwing a draft away; both ask whether one is sure.
pub(super) fn leaving(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    let (path, key) = match whole.kept.state {
        Stands::Draft => ("delete", "apply-delete"),
        _ if may_be_withdrawn(whole) => ("withdraw", "apply-withdraw"),
        _ => return html! {},
    };
    let error = sent.errors.of("sure");
    let action = context.href(&format!("{}/{path}", address(whole.kept.id)));
    html! {
        section class="ht-section ht-stack ht-noprint" data-gap="sm" aria-labelledby="leave-title" {
            h2 class="ds-heading" data-size="md" id="leave-title" { (context.t(&format!("{key}-title"))) }
            p class="ht-measure" { (context.ta(&format!("{key}-about"), &[("title", one::title(context, whole).into())])) }
            form class="ht-stack" data-gap="sm" method="post" action=(action) {
                div class="ds-field" data-invalid[error.is_some()] {
                    @if let Some(error) = error { p class="ds-validation-message" id="sure-error" { (error) } }
                    input class="ds-input" type="checkbox" id="sure" name="sure" value="1" aria-describedby=[error.map(|_| "sure-error")];
                    label class="ds-label" for="sure" { (context.t(&format!("{key}-sure"))) }
                }
                p { button class="ds-button" data-variant="secondary" data-color="danger" type="submit" { (context.t(&format!("{key}-do"))) } }
            }
        }
    }
}
