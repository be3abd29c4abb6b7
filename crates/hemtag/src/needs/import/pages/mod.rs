//! The pages of an import of needs, for the administrator: choose a file, look at what it would do, confirm, read what
//! it did. The file waits between them as one of makers does.

mod preview;
mod result;
mod under_way;

use axum::{
    extract::{Multipart, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

pub(super) use preview::shown as preview_shown;
pub use preview::{confirm, errors, preview, view as preview_view};
pub use result::result;
pub use under_way::show as under_way;

use super::columns;
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

const PATH: &str = "/needs/import";

/// What a browser offers to choose.
const ACCEPT: &str = ".csv,.tsv,.xlsx,.json,.toml,text/csv,application/json,application/toml,\
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `GET /needs/import`
///
/// # Errors
/// When the caller may not.
pub async fn ask(State(app): State<App>, context: Context) -> PageResult {
    access::check(&context.caller, Action::ImportNeeds, Relation::None)?;
    Ok(view(&context, app.config.upload_limit as u64, &FieldErrors::new()))
}

/// `POST /needs/import`: keeps the file and leads to its preview, or says why it cannot.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(State(app): State<App>, context: Context, mut sent: Multipart) -> PageResult<Response> {
    access::check(&context.caller, Action::ImportNeeds, Relation::None)?;
    let limit = app.config.upload_limit as u64;
    match keep_for_preview(&app, &context.caller, What::Needs, &mut sent, |_, _| Ok(())).await? {
        Ok(key) => Ok(Redirect::to(&context.href(&format!("{PATH}/{key}"))).into_response()),
        Err((problem, status)) => {
            let mut errors = FieldErrors::new();
            errors.add("file", problem.sentence(context.language));
            Ok(explained(status, view(&context, limit, &errors)))
        }
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, limit: u64, errors: &FieldErrors) -> Markup {
    let title = context.t("needs-import-title");
    let limit = context.language.whole(limit / (1024 * 1024));
    let hint = context.ta("needs-import-file-hint", &[("limit", limit.into())]);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("needs-title"), "/needs")], &title))
            (page_head(None, &title, Some(&context.t("needs-import-lead"))))
            (form(context, PATH, ACCEPT, &hint, &context.t("import-look"), errors))
            section class="ht-prose ht-section ht-stack" {
                h2 class="ds-heading" data-size="sm" { (context.t("needs-import-help-table-title")) }
                p { (context.t("needs-import-help-table-1")) }
                p { (context.t("needs-import-help-table-2")) }
                p {
                    (context.t("needs-import-help-columns")) " "
                    @for (i, column) in columns().enumerate() { @if i > 0 { ", " } code { (column) } } "."
                }
                h2 class="ds-heading" data-size="sm" { (context.t("import-help-again-title")) }
                p { (context.t("needs-import-help-again")) }
                h2 class="ds-heading" data-size="sm" { (context.t("needs-import-help-level-title")) }
                p { (context.t("needs-import-help-level")) }
            }
        },
    )
}

fn path(context: &Context) -> [(String, &'static str); 2] {
    [(context.t("needs-title"), "/needs"), (context.t("needs-import-title"), PATH)]
}
