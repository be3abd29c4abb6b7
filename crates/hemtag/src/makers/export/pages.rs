//! The downloads of the search for makers: its filters, as a file.

use axum::{
    extract::{Path, Query as Asked, State},
    http::header,
    response::{IntoResponse, Response},
};

use super::{ExportError, Exported, Format, export_maker, export_makers};
use crate::{
    app::App,
    http::{Context, PageError, PageResult},
    makers::{model::MakerId, search::Query},
};

impl From<ExportError> for PageError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Denied(denied) => denied.into(),
            ExportError::Database(error) => error.into(),
            ExportError::Write(error) => error.into(),
        }
    }
}

/// `GET /makers/export/{format}`: csv, xlsx, json or okw.
///
/// # Errors
/// Not found for another format.
pub async fn export(
    State(app): State<App>,
    context: Context,
    Path(format): Path<String>,
    Asked(query): Asked<Query>,
) -> PageResult<Response> {
    let format = match format.as_str() {
        "csv" => Format::Csv,
        "xlsx" => Format::Xlsx,
        "json" => Format::Json,
        "okw" => Format::Okw,
        _ => return Err(PageError::NotFound),
    };
    let exported = export_makers(&app, &context.caller, &query.filter(), format, context.language).await?;
    handed_out(exported, format)
}

/// What a maker's address says of the form it is wanted in: nothing for a page, `format=json` and so on for a file.
#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
pub struct Wanted {
    pub format: Option<Format>,
}

/// `GET /makers/{id}?format=`: one maker as csv, xlsx, json or okw, in the form of the register's export.
///
/// # Errors
/// Not found, when there is no such maker.
pub async fn export_one(app: &App, context: &Context, id: MakerId, format: Format) -> PageResult<Response> {
    let exported = export_maker(app, &context.caller, id, format, context.language).await?;
    handed_out(exported.ok_or(PageError::NotFound)?, format)
}

fn handed_out(exported: Exported, format: Format) -> PageResult<Response> {
    let file = format!("attachment; filename=\"{}\"", exported.file_name);
    let mut response = exported.bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, format.media_type());
    let file = file.parse().map_err(|_| PageError::Internal)?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, file);
    Ok(response)
}
