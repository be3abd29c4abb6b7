//! What programs read: the catalogue, the columns beside each CSV, the description of the API.

use axum::{
    Json,
    extract::{Path, Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{Context, PageError, PageResult},
    open_data::{catalogue, csvw, model, openapi},
};

/// `GET /open-data/catalogue/{form}`
///
/// # Errors
/// For a form that is none; when the address of the service is none.
pub async fn catalogue(
    State(app): State<App>,
    context: Context,
    Path(form): Path<String>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    let form = catalogue::Form::ALL.into_iter().find(|one| one.code() == form).ok_or(PageError::NotFound)?;
    let text = catalogue::write(&app.config, app.holds_examples(), form)?;
    Ok(([(header::CONTENT_TYPE, form.media_type())], text).into_response())
}

/// `GET /open-data/{code}/csvw`
///
/// # Errors
/// For a code that is none.
pub async fn columns(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    let dataset = model::named(&code).ok_or(PageError::NotFound)?;
    let text = serde_json::to_vec_pretty(&csvw::whole(dataset, &app.config.address()))
        .map_err(anyhow::Error::from)?;
    Ok(([(header::CONTENT_TYPE, csvw::MEDIA_TYPE)], text).into_response())
}

/// `GET /api/openapi.json`
///
/// # Errors
/// When the caller may not.
pub async fn openapi(State(app): State<App>, context: Context) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    Ok(Json(openapi::whole(&app.config.address())).into_response())
}

/// Says of every CSV of the open data where its columns are told (`Link: rel="describedby"`, as CSV on the Web has it).
pub async fn described(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let is_csv = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/csv"));
    if is_csv {
        let dataset = model::all().iter().find(|one| one.file("csv").split('?').next() == Some(&path));
        let link = dataset.and_then(|one| {
            let address = app.config.address();
            let link = format!(
                "<{address}{}/{}/csvw>; rel=\"describedby\"; type=\"{}\"",
                super::PATH,
                one.code,
                csvw::MEDIA_TYPE
            );
            HeaderValue::from_str(&link).ok()
        });
        if let Some(link) = link {
            response.headers_mut().append(header::LINK, link);
        }
    }
    response
}
