//! What is kept of a part, as files: its own, its triangles, its walls, its picture. Nobody else may keep them.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub(super) use crate::files::hand_out::{attached, private};

use crate::{
    app::App,
    http::{Context, PageResult},
    parts::{Kept, find_part, kept, picture_of_solid},
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
    Ok(attached(&part.name, private("application/octet-stream", bytes)))
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
    Ok(png(kept(&app, &context.caller, &key, Kept::Picture).await?))
}

/// `GET /parts/{key}/pictures/{number}`: PNG of one of several solids.
///
/// # Errors
/// When there is no such part or solid.
pub async fn picture_of(
    context: Context,
    State(app): State<App>,
    Path((key, number)): Path<(String, usize)>,
) -> PageResult<Response> {
    Ok(png(picture_of_solid(&app, &context.caller, &key, number).await?))
}

/// Empty where there was nothing to draw.
fn png(picture: Vec<u8>) -> Response {
    if picture.is_empty() { StatusCode::NOT_FOUND.into_response() } else { private("image/png", picture) }
}
