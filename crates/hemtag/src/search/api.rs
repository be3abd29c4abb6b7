//! The same search for programs.

use axum::{
    Json,
    extract::{Query as Asked, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::model::{EACH_PAGE, Found, Kind, NotAsked, Query, Results};
use crate::{
    app::App,
    http::{Context, PageResult, error::explained},
};

/// The version of the form, as docs/json.md describes it.
pub const VERSION: u32 = 1;

/// `GET /api/search?q=&kind=&page=`
///
/// # Errors
/// When the index cannot be built.
pub async fn answer(
    State(app): State<App>,
    context: Context,
    Asked(query): Asked<Query>,
) -> PageResult<Response> {
    match super::search(&app, &context.caller, context.language, &query).await {
        Ok(results) => Ok(Json(written(&context, &query, &results)).into_response()),
        Err(NotAsked::Nothing) => Ok(refused(&context, "search-nothing-asked")),
        Err(NotAsked::TooLong) => Ok(refused(&context, "search-too-long")),
        Err(NotAsked::Denied(denied)) => Err(denied.into()),
        Err(NotAsked::Failed(error)) => Err(error.into()),
    }
}

fn written(context: &Context, query: &Query, results: &Results) -> Value {
    let plain =
        |pieces: &[::search::Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    let one = |found: &Found| {
        let marked: Vec<&str> =
            found.excerpt.iter().filter(|piece| piece.marked).map(|piece| piece.text.as_str()).collect();
        json!({
            "kind": found.item.kind.code(),
            "path": context.href(&found.item.path),
            "title": plain(&found.title),
            "excerpt": plain(&found.excerpt),
            "words_found": marked,
        })
    };
    let counts: serde_json::Map<String, Value> = Kind::ALL
        .into_iter()
        .zip(results.counts)
        .map(|(kind, n)| (kind.code().to_owned(), n.into()))
        .collect();
    json!({
        "version": VERSION,
        "text": query.q.trim(),
        "language": context.language.code(),
        "total": results.total,
        "page": results.page,
        "each_page": EACH_PAGE,
        "counts": counts,
        "all_words": results.all_words,
        "read_as": results.readings.iter().map(|r| json!({ "typed": r.typed, "read_as": r.read_as })).collect::<Vec<_>>(),
        "unknown": results.unknown,
        "found": results.found.iter().map(one).collect::<Vec<_>>(),
    })
}

/// A JSON problem (RFC 9457).
fn refused(context: &Context, key: &str) -> Response {
    let body = json!({
        "type": "about:blank",
        "title": context.t("search-refused"),
        "status": StatusCode::BAD_REQUEST.as_u16(),
        "detail": context.t(key),
    });
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    explained(StatusCode::BAD_REQUEST, (kind, body.to_string()))
}
