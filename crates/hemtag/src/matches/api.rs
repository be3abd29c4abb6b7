//! The API that answers a need without keeping it.

use axum::{
    Json,
    body::Bytes,
    extract::{RawQuery, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use matching::Wish;
use serde_json::json;

use super::{LISTED, answer_need, json, view::View};
use crate::{
    app::App,
    files::decoded,
    http::{Context, PageResult, error::explained},
    needs::read,
};

/// `POST /api/match`: a need as JSON, TOML or an Open Know-How manifest in the body; the answer as JSON.
pub async fn answer(
    context: Context,
    State(app): State<App>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> PageResult<Response> {
    let (document, _) = match read::read(&decoded(&body)) {
        Ok(read) => read,
        Err(problems) => return Ok(refused(&context, &problems)),
    };
    let view = View::read(&query.unwrap_or_default());
    let wish = Wish { top: LISTED, ..Wish::default() };
    let (snapshot, answer) = answer_need(&app, &context.caller, document, &wish, &view.changes).await?;
    Ok(Json(json::whole(context.language, &*snapshot, &answer)).into_response())
}

/// A JSON problem (RFC 9457) with one entry for each thing that is wrong.
fn refused(context: &Context, problems: &[read::Problem]) -> Response {
    let errors: Vec<_> = problems
        .iter()
        .map(|problem| json!({ "detail": problem.sentence(context.language), "problem": problem }))
        .collect();
    let body = json!({
        "type": "about:blank",
        "title": context.t("api-need-refused"),
        "status": StatusCode::UNPROCESSABLE_ENTITY.as_u16(),
        "errors": errors,
    });
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    explained(StatusCode::UNPROCESSABLE_ENTITY, (kind, body.to_string()))
}
