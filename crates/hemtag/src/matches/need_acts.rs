//! What the owner of a need does on its page: closes it and opens it again, keeps a change that was tried and takes it
//! back, has read what happened, takes the need away as a file.

use axum::{
    Form,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use serde::Deserialize;

use super::{
    keep_change,
    need_page::{close_form, title},
};
use crate::{
    app::App,
    gaps,
    http::{
        Context, PageError, PageResult,
        components::{FieldErrors, breadcrumbs, error_summary},
        error::explained,
        page,
    },
    needs::{self, CloseReason, Need, NeedError, write},
};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Closing {
    why: String,
}

/// `POST /needs/{key}/close`
///
/// # Errors
/// Not found, when nobody holds such a key; when the database refuses.
pub async fn close(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    Form(closing): Form<Closing>,
) -> PageResult<Response> {
    let need = needs::find_need(&app, &context.caller, &key).await?;
    let Some(why) = CloseReason::parse(&closing.why) else {
        let mut errors = FieldErrors::new();
        errors.add("why", context.t("need-close-choose"));
        let title = title(&context, &need);
        let markup = page(
            &context,
            &title,
            html! {
                (breadcrumbs(&context, &[], &title))
                (error_summary(&context, &errors))
                (close_form(&context, &need, &errors))
            },
        );
        return Ok(explained(StatusCode::UNPROCESSABLE_ENTITY, markup));
    };
    match needs::close_need(&app, &context.caller, &key, why).await {
        // Closed already: sent twice.
        Ok(()) | Err(NeedError::Closed) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(to_need(&context, &app, &need, "").await)
}

/// `POST /needs/{key}/reopen`
///
/// # Errors
/// Not found, when nobody holds such a key; when the database refuses.
pub async fn reopen(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
) -> PageResult<Response> {
    needs::reopen_need(&app, &context.caller, &key).await?;
    let need = needs::find_need(&app, &context.caller, &key).await?;
    Ok(to_need(&context, &app, &need, "").await)
}

/// `POST /needs/{key}/notices`: they have been read.
///
/// # Errors
/// Not found, when nobody holds such a key; when the database refuses.
pub async fn see(context: Context, State(app): State<App>, Path(key): Path<String>) -> PageResult<Response> {
    needs::see_notices(&app, &context.caller, &key).await?;
    Ok(Redirect::to(&context.href(&format!("/needs/{key}"))).into_response())
}

type Sent = Vec<(String, String)>;

fn version(sent: &Sent) -> i64 {
    sent.iter().find(|(name, _)| name == "version").and_then(|(_, v)| v.parse().ok()).unwrap_or(0)
}

/// `POST /needs/{key}/use`: keeps the changes that were tried.
///
/// # Errors
/// Not found, when nobody holds such a key; a conflict when the need was changed meanwhile.
pub async fn use_change(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    Form(sent): Form<Sent>,
) -> PageResult<Response> {
    let need = needs::find_need(&app, &context.caller, &key).await?;
    let changes: Vec<_> = sent
        .iter()
        .filter(|(name, _)| name == "change")
        .filter_map(|(_, written)| super::what_if::WhatIf::read(written))
        .collect();
    let register = app.register.snapshot();
    let document = keep_change::keep(&register.register, &need.document, app.clock.today(), &changes);
    if document == need.document {
        return Err(PageError::BadRequest);
    }
    let need = needs::update_need(&app, &context.caller, &key, version(&sent), document).await?;
    Ok(to_need(&context, &app, &need, "?changed=1").await)
}

/// `POST /needs/{key}/undo`: takes the newest change back.
///
/// # Errors
/// Not found, when nobody holds such a key or nothing was changed; a conflict when it was changed meanwhile.
pub async fn undo(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    Form(sent): Form<Sent>,
) -> PageResult<Response> {
    let need = needs::undo_change(&app, &context.caller, &key, version(&sent)).await?;
    Ok(to_need(&context, &app, &need, "").await)
}

async fn to_need(context: &Context, app: &App, need: &Need, query: &str) -> Response {
    if let Err(error) = gaps::refresh_after_own_change(app, &context.caller, need).await {
        // The job that follows the log brings them up to date.
        tracing::warn!(%error, "the gaps of a need are not up to date yet");
    }
    Redirect::to(&context.href(&format!("/needs/{}{query}", need.key))).into_response()
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    format: String,
}

/// `GET /needs/{key}/file?format=`: the need itself, as TOML, JSON or an Open Know-How manifest.
///
/// # Errors
/// Not found, when nobody holds such a key; a bad request for another format.
pub async fn file(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    let need = needs::find_need(&app, &context.caller, &key).await?;
    let (text, end, kind) = match wanted.format.as_str() {
        "toml" => (write::toml(&need.document), "toml", "application/toml"),
        "json" => (write::json(&need.document), "json", "application/json"),
        "okh" => (write::manifest(&need.document), "okh.toml", "application/toml"),
        _ => return Err(PageError::BadRequest),
    };
    let name = format!("attachment; filename=\"hemtag-{}.{end}\"", context.language.pick("behov", "need"));
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], text).into_response())
}
