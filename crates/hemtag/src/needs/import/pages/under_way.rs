//! A file of needs that a job reads or imports.

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{PATH, path as above, result};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{Context, PageResult},
    queue::{Kind, under_way::Of, uploads::at_work},
};

/// Where a job's page is.
pub(super) fn path(job: i64) -> String {
    Of::path(PATH, job)
}

/// The page of the job that works on an uploaded file, where there is one.
pub(super) async fn of_upload(app: &App, upload: i64) -> PageResult<Option<String>> {
    Ok(at_work(app, [Kind::NeedsImport, Kind::NeedsPreview], upload).await?.map(path))
}

/// `GET /needs/imports/under-way/{id}`
///
/// # Errors
/// When the caller may not, or there is no such job.
pub async fn show(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult<Response> {
    access::check(&context.caller, Action::ImportNeeds, Relation::None)?;
    let above = above(&context);
    let nothing_new = result::nothing_new(&context, &context.t("needs-import-title"));
    let of = Of { kind: Kind::NeedsImport, reads: Kind::NeedsPreview, at: PATH, above: &above, nothing_new };
    of.show(&app, &context, &id).await
}
