//! The addresses of an answer: its files, and the API that answers a need without keeping it.

use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Redirect, Response},
};
use matching::Wish;

use super::{LISTED, answer_need, files, view::View};
use crate::{
    app::App,
    http::{Context, PageResult, download::Wanted},
    needs,
};

/// `GET /needs/{key}/answer?format=`: the answer as a file; without a format, the page.
pub async fn file(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let query = query.unwrap_or_default();
    let need = needs::find_need(&app, &context.caller, &key).await?;
    let wanted: Wanted = serde_html_form::from_str(&query).unwrap_or_default();
    let Some(format) = wanted.format else {
        return Ok(Redirect::to(&context.href(&format!("/needs/{key}"))).into_response());
    };
    let view = View::read(&query);
    let wish = Wish { top: LISTED * 10, ..Wish::default() };
    let (snapshot, answer) = answer_need(&app, &context.caller, need.document, &wish, &view.changes).await?;
    Ok(files::respond(&context, &*snapshot, &answer, format)?)
}
