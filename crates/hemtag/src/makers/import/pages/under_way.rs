//! An import that a job makes.

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::result;
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{Context, PageResult},
    queue::{Kind, under_way::Of},
};

/// Where files of makers are handed over.
const AT: &str = "/makers/import";

/// Where a job's page is.
pub(super) fn path(job: i64) -> String {
    Of::path(AT, job)
}

/// `GET /makers/imports/under-way/{id}`
///
/// # Errors
/// When the caller may not, or there is no such job.
pub async fn show(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult<Response> {
    access::check(&context.caller, Action::ImportMakers, Relation::None)?;
    let above = [(context.t("nav-makers"), "/makers"), (context.t("import-title"), AT)];
    let nothing_new = result::nothing_new(&context, &context.t("import-title"));
    Of { kind: Kind::MakersImport, at: AT, above: &above, nothing_new }.show(&app, &context, &id).await
}
