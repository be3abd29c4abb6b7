//! The downloads of the search for makers: its filters, as a file.

use axum::{
    extract::{Path, Query as Asked, State},
    http::header,
    response::{IntoResponse, Response},
};

use super::{ExportError, Format, export_makers};
use crate::{
    app::App,
    http::{Context, PageError, PageResult},
    makers::search::Query,
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
    let file = format!("attachment; filename=\"{}\"", exported.file_name);
    let mut response = exported.bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, format.media_type());
    let file = file.parse().map_err(|_| PageError::Internal)?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, file);
    Ok(response)
}
