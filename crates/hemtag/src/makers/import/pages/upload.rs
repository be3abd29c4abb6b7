//! Choosing a file to import.

use axum::{
    extract::{Multipart, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use crate::{
    access::{self, Action, Relation},
    app::App,
    files::{What, receive::form, upload::keep_for_preview},
    http::{
        Context, PageResult,
        components::{FieldErrors, breadcrumbs, error_summary, page_head},
        error::explained,
        page,
    },
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
pub async fn send(State(app): State<App>, context: Context, mut sent: Multipart) -> PageResult<Response> {
    access::check(&context.caller, Action::ImportMakers, Relation::None)?;
    let limit = app.config.upload_limit as u64;
    match keep_for_preview(&app, &context.caller, What::Makers, &mut sent, |_, _| Ok(())).await? {
        Ok(key) => Ok(Redirect::to(&context.href(&format!("/makers/import/{key}"))).into_response()),
        Err((problem, status)) => {
            let mut errors = FieldErrors::new();
            errors.add("file", problem.sentence(context.language));
            Ok(explained(status, view(&context, limit, &errors)))
        }
    }
}

/// What a browser offers to choose.
const ACCEPT: &str = ".csv,.txt,.tsv,.xlsx,.json,text/csv,application/json,\
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, limit: u64, errors: &FieldErrors) -> Markup {
    let title = context.t("import-title");
    let limit = context.language.whole(limit / (1024 * 1024));
    let hint = context.ta("import-file-hint", &[("limit", limit.into())]);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers")], &title))
            (page_head(None, &title, Some(&context.t("import-lead"))))
            (form(context, "/makers/import", ACCEPT, &hint, &context.t("import-look"), errors))
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
