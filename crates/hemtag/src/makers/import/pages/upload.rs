//! Choosing a file to import.

use axum::{
    extract::{Multipart, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageResult,
        components::{FieldErrors, breadcrumbs, error_summary, page_head},
        error::Explained,
        page,
    },
    makers::import::{FileProblem, upload::keep_upload},
};

/// `GET /makers/import`
///
/// # Errors
/// When the caller may not.
pub async fn ask(State(app): State<App>, context: Context) -> PageResult {
    access::check(&context.caller, Action::ImportMakers, Relation::None)?;
    Ok(view(&context, app.config.upload_limit as u64, &FieldErrors::new()))
}

/// `POST /makers/import`: keeps the file and leads to its preview, or says why it cannot.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(State(app): State<App>, context: Context, mut form: Multipart) -> PageResult<Response> {
    access::check(&context.caller, Action::ImportMakers, Relation::None)?;
    let limit = app.config.upload_limit as u64;
    let again = |problem: &FileProblem, status: StatusCode| {
        let mut errors = FieldErrors::new();
        errors.add("file", problem.sentence(context.language));
        let mut response = (status, view(&context, limit, &errors)).into_response();
        response.extensions_mut().insert(Explained);
        response
    };
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => return Ok(again(&FileProblem::Empty, StatusCode::UNPROCESSABLE_ENTITY)),
            Err(error) => return Ok(again(&of_form(&error, limit), error.status())),
        };
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let content = match field.bytes().await {
            Ok(content) => content,
            Err(error) => return Ok(again(&of_form(&error, limit), error.status())),
        };
        if content.is_empty() {
            return Ok(again(&FileProblem::Empty, StatusCode::UNPROCESSABLE_ENTITY));
        }
        let key = keep_upload(&app, &context.caller, &name, content.to_vec()).await?;
        return Ok(Redirect::to(&context.href(&format!("/makers/import/{key}"))).into_response());
    }
}

fn of_form(error: &axum::extract::multipart::MultipartError, limit: u64) -> FileProblem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        FileProblem::TooLarge { limit }
    } else {
        FileProblem::Broken { message: String::new() }
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, limit: u64, errors: &FieldErrors) -> Markup {
    let title = context.t("import-title");
    let error = errors.of("file");
    let limit = context.language.whole(limit / (1024 * 1024));
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers")], &title))
            (page_head(None, &title, Some(&context.t("import-lead"))))
            form class="ht-stack ht-section" method="post" enctype="multipart/form-data" action=(context.href("/makers/import")) {
                div class="ds-field" data-invalid[error.is_some()] {
                    label class="ds-label" for="file" { (context.t("import-file")) }
                    p data-field="description" id="file-hint" { (context.ta("import-file-hint", &[("limit", limit.into())])) }
                    @if let Some(error) = error { p class="ds-validation-message" id="file-error" { (error) } }
                    input class="ds-input" type="file" id="file" name="file" required
                        accept=".csv,.txt,.tsv,.xlsx,.json,text/csv,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        aria-invalid=[error.map(|_| "true")] aria-describedby=(if error.is_some() { "file-hint file-error" } else { "file-hint" });
                }
                div { button class="ds-button" type="submit" { (context.t("import-look")) } }
            }
            section class="ht-prose ht-section ht-stack" {
                @for (title, texts) in HELP {
                    h2 class="ds-heading" data-size="sm" { (context.t(title)) }
                    @for text in texts { p { (context.t(text)) } }
                }
            }
        },
    )
}

const HELP: [(&str, &[&str]); 4] = [
    ("import-help-columns-title", &["import-help-columns-1", "import-help-columns-2"]),
    ("import-help-values-title", &["import-help-values-1", "import-help-values-2"]),
    ("import-help-again-title", &["import-help-again-1", "import-help-again-2"]),
    ("import-help-personal-title", &["import-help-personal-1"]),
];
