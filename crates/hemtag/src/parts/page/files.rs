//! What is kept of a part, as files: its own, its triangles, its walls, its picture. Nobody else may keep them.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    app::App,
    http::{Context, PageResult},
    parts::{Kept, find_part, kept},
};

/// `GET /parts/{key}/file`: as it was handed over.
///
/// # Errors
/// When there is no such part.
pub async fn content(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let part = find_part(&app, &context.caller, &key).await?;
    let bytes = kept(&app, &context.caller, &key, Kept::Content).await?;
    let name = percent_encoding::utf8_percent_encode(&part.name, percent_encoding::NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename*=UTF-8''{name}");
    Ok(([(header::CONTENT_DISPOSITION, disposition)], private("application/octet-stream", bytes))
        .into_response())
}

/// `GET /parts/{key}/mesh`: binary STL in millimetres.
///
/// # Errors
/// When there is no such part.
pub async fn mesh(context: Context, State(app): State<App>, Path(key): Path<String>) -> PageResult<Response> {
    Ok(private("model/stl", kept(&app, &context.caller, &key, Kept::Mesh).await?))
}

/// `GET /parts/{key}/walls`: thickness for each triangle of the mesh, mm, 32-bit numbers, low byte first.
///
/// # Errors
/// When there is no such part.
pub async fn walls(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
) -> PageResult<Response> {
    Ok(private("application/octet-stream", kept(&app, &context.caller, &key, Kept::Walls).await?))
}

/// `GET /parts/{key}/picture`: PNG.
///
/// # Errors
/// When there is no such part.
pub async fn picture(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let png = kept(&app, &context.caller, &key, Kept::Picture).await?;
    if png.is_empty() {
        return Ok(StatusCode::NOT_FOUND.into_response());
    }
    Ok(private("image/png", png))
}

/// A file that no proxy keeps.
fn private(kind: &'static str, bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "private, no-store")], bytes).into_response()
}
