//! An import of needs that a job makes.

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{PATH, path as above, result};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{Context, PageResult},
    queue::{Kind, under_way::Of},
};

/// Where a job's page is.
pub(super) fn path(job: i64) -> String {
    Of::path(PATH, job)
}

/// `GET /needs/imports/under-way/{id}`
///
/// # Errors
/// When the caller may not, or there is no such job.
pub async fn show(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult<Response> {
    access::check(&context.caller, Action::ImportNeeds, Relation::None)?;
    let above = above(&context);
    let nothing_new = result::nothing_new(&context, &context.t("needs-import-title"));
    Of { kind: Kind::NeedsImport, at: PATH, above: &above, nothing_new }.show(&app, &context, &id).await
}
