//! A file that a job reads or imports.

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::result;
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{Context, PageResult},
    queue::{Kind, under_way::Of, uploads::at_work},
};

/// Where files of makers are handed over.
pub(super) const AT: &str = "/makers/import";

/// Where a job's page is.
pub(super) fn path(job: i64) -> String {
    Of::path(AT, job)
}

/// The page of the job that works on an uploaded file, where there is one.
pub(super) async fn of_upload(app: &App, upload: i64) -> PageResult<Option<String>> {
    Ok(at_work(app, [Kind::MakersImport, Kind::MakersPreview], upload).await?.map(path))
}

/// `GET /makers/imports/under-way/{id}`
///
/// # Errors
/// When the caller may not, or there is no such job.
pub async fn show(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult<Response> {
    access::check(&context.caller, Action::ImportMakers, Relation::None)?;
    let above = [(context.t("nav-makers"), "/makers"), (context.t("import-title"), AT)];
    let nothing_new = result::nothing_new(&context, &context.t("import-title"));
    let of = Of { kind: Kind::MakersImport, reads: Kind::MakersPreview, at: AT, above: &above, nothing_new };
    of.show(&app, &context, &id).await
}
