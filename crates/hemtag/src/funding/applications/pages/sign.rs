//! Signing by the link of a letter: what is signed, whole, and one tick.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::sections::sections;
use crate::{
    app::App,
    funding::{
        FundingError,
        applications::{Asked, AttachedFile, sign, to_sign, told, words::moment},
        attached::pages::handed_out,
        model::handed::HandedFile,
    },
    http::{
        Context, PageResult, Typed,
        components::{FieldErrors, Tone, error_summary, notice, page_head},
        error::again,
        page,
    },
};

/// `GET /funding/sign/{token}`
///
/// # Errors
/// Not found, when the link is not whole.
pub async fn show(context: Context, State(app): State<App>, Path(token): Path<String>) -> PageResult {
    let asked = to_sign(&app, &context.caller, &token).await?;
    Ok(view(&context, &token, &asked, &FieldErrors::new()))
}

fn view(context: &Context, token: &str, asked: &Asked, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let own = format!("/funding/sign/{token}");
    let title = context.t("apply-sign-title");
    let signatory = &asked.signature.signatory;
    let who = [("name", signatory.name.clone().into()), ("function", signatory.function.clone().into())];
    let error = errors.of("declared");
    let body = match (asked.signature.signed_at, asked.is_current) {
        (Some(at), _) => {
            let at = [("at", moment(l, at).into())];
            notice(
                Tone::Success,
                &context.ta("apply-sign-done", &at),
                html! { p { (context.t("apply-sign-done-about")) } },
            )
        }
        (None, false) => notice(
            Tone::Warning,
            &context.t("apply-sign-void"),
            html! { p { (context.t("apply-sign-void-about")) } },
        ),
        (None, true) => html! {
            p class="ht-measure" { (context.ta("apply-sign-about", &who)) }
            (whole(context, &own, asked))
            form class="ht-form ht-stack ht-section" method="post" action=(context.href(&own)) novalidate {
                div class="ds-field" data-invalid[error.is_some()] {
                    @if let Some(error) = error { p class="ds-validation-message" id="declared-error" { (error) } }
                    input class="ds-input" type="checkbox" id="declared" name="declared" value="1" aria-describedby=[error.map(|_| "declared-error")];
                    label class="ds-label" for="declared" { (context.ta("apply-declared", &who)) }
                }
                p { button class="ds-button" type="submit" { (context.t("apply-sign-do")) } }
            }
        },
    };
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (page_head(Some(asked.terms.held.title.of(l)), &title, None))
            (body)
        },
    )
}

/// Everything that is signed, with its files to read.
fn whole(context: &Context, own: &str, asked: &Asked) -> Markup {
    let files: Vec<HandedFile> = asked.files.iter().map(AttachedFile::handed).collect();
    let kept = &asked.kept;
    html! {
        (sections(&told::sections(context.language, &asked.terms.held, &kept.application, &files)))
        @if !asked.files.is_empty() {
            ul class="ds-list" {
                @for file in &asked.files {
                    li { a class="ds-link" href=(context.href(&format!("{own}/files/{}", file.key))) { (file.about.name) } }
                }
            }
        }
    }
}

/// `POST /funding/sign/{token}`
///
/// # Errors
/// Not found, when the link is not whole.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path(token): Path<String>,
    body: String,
) -> PageResult<Response> {
    let asked = to_sign(&app, &context.caller, &token).await?;
    if Typed::of_body(&body).text("declared").is_empty() && asked.signature.signed_at.is_none() {
        let mut errors = FieldErrors::new();
        errors.add("declared", context.t("apply-unsigned"));
        return Ok(again(view(&context, &token, &asked, &errors)));
    }
    match sign(&app, &context.caller, &token).await {
        Ok(_) => {}
        Err(FundingError::Changed) => {
            let asked = to_sign(&app, &context.caller, &token).await?;
            return Ok(again(view(&context, &token, &asked, &FieldErrors::new())));
        }
        Err(other) => return Err(other.into()),
    }
    Ok(Redirect::to(&context.href(&format!("/funding/sign/{token}"))).into_response())
}

/// `GET /funding/sign/{token}/files/{key}`
///
/// # Errors
/// Not found, when there is none, or the application has changed since the letter was sent.
pub async fn file(
    context: Context,
    State(app): State<App>,
    Path((token, key)): Path<(String, String)>,
) -> PageResult<Response> {
    let asked = to_sign(&app, &context.caller, &token).await?;
    let (file, content) = asked.file(&app, &key).await?;
    Ok(handed_out(&file, content))
}
