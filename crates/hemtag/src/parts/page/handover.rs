//! Handing a file over.

use axum::{
    extract::{Multipart, State, multipart::MultipartError},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use crate::{
    access::{Action, Relation, check},
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{FieldErrors, back_link, error_summary, page_head},
        error::Explained,
        page,
    },
    parts::{KEPT_AFTER_CLOSING_DAYS, KEPT_FOR_DAYS, PartError, keep_part, refusal_in_words},
};

/// `GET /parts/new`
///
/// # Errors
/// When the caller may not.
pub async fn ask(context: Context, State(app): State<App>) -> PageResult {
    check(&context.caller, Action::KeepPart, Relation::None)?;
    Ok(view(&context, &app, &FieldErrors::new()))
}

/// `POST /parts/new`: reads the file, keeps it, and leads to its page.
///
/// # Errors
/// When the caller may not, the form cannot be read, or the database refuses.
pub async fn keep(State(app): State<App>, context: Context, mut form: Multipart) -> PageResult<Response> {
    check(&context.caller, Action::KeepPart, Relation::None)?;
    let (mut name, mut bytes) = (String::new(), Vec::new());
    while let Some(sent) = form.next_field().await.map_err(too_large)? {
        if sent.name() == Some("file") {
            name = sent.file_name().unwrap_or_default().to_owned();
            bytes = sent.bytes().await.map_err(too_large)?.to_vec();
        }
    }
    let mut errors = FieldErrors::new();
    if bytes.is_empty() && name.is_empty() {
        errors.add("file", context.t("part-new-no-file"));
    } else {
        match keep_part(&app, &context.caller, &name, bytes).await {
            Ok(part) => {
                return Ok(Redirect::to(&context.href(&format!("/parts/{}", part.key))).into_response());
            }
            Err(PartError::Refused(refusal)) => {
                errors.add("file", format!("{name}: {}", refusal_in_words(context.language, &refusal)));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let mut response = (StatusCode::UNPROCESSABLE_ENTITY, view(&context, &app, &errors)).into_response();
    response.extensions_mut().insert(Explained);
    Ok(response)
}

fn too_large(error: MultipartError) -> PageError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { PageError::TooLarge } else { PageError::BadRequest }
}

fn view(context: &Context, app: &App, errors: &FieldErrors) -> Markup {
    let title = context.t("part-new-title");
    let error = errors.of("file");
    let most = context.language.whole((app.config.upload_limit / (1024 * 1024)) as u64);
    let days = |days: i64| context.language.whole(days.unsigned_abs());
    page(
        context,
        &title,
        html! {
            (back_link(context, "/needs/new"))
            (error_summary(context, errors))
            (page_head(None, &title, Some(&context.t("part-new-lead"))))
            form class="ht-stack ht-question" data-gap="lg" method="post" enctype="multipart/form-data" action=(context.href("/parts/new")) {
                div class="ds-field" data-invalid[error.is_some()] {
                    label class="ds-label" for="file" { (context.t("part-new-file")) }
                    p data-field="description" id="file-hint" { (context.ta("part-new-hint", &[("most", most.into())])) }
                    @if let Some(error) = error { p class="ds-validation-message" id="file-error" { (error) } }
                    input class="ds-input" type="file" id="file" name="file" required
                        accept=".step,.stp,.stl,.3mf,.dxf,model/step,model/stl,model/3mf,image/vnd.dxf"
                        aria-describedby=[Some(if error.is_some() { "file-hint file-error" } else { "file-hint" })];
                }
                div { button class="ds-button" type="submit" { (context.t("part-new-submit")) } }
            }
            section class="ht-section ht-prose" {
                h2 class="ds-heading" data-size="sm" { (context.t("part-new-kept-title")) }
                p { (context.ta("part-new-kept", &[("days", days(KEPT_FOR_DAYS).into()), ("after", days(KEPT_AFTER_CLOSING_DAYS).into())])) }
            }
        },
    )
}
