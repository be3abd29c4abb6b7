//! The files of an application: the step that takes them, handing one out, taking one away.

use axum::{
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;

use super::form::{Asked, Sent, Shown, address, show, view};
use crate::{
    app::App,
    funding::{
        applications::{self, file_content, keep_file, remove_file, terms::terms},
        attached::pages::{Form, Mark, form, handed_out, received, sentence, table},
        model::{attachment::Purpose, check::Step},
    },
    http::{Context, PageResult, error::explained, ration::Client},
};

pub(super) async fn section(app: &App, shown: &Shown<'_>) -> PageResult {
    let context = shown.context;
    let files = applications::files(app, &context.caller, shown.kept.id).await?;
    let own = format!("{}/files", address(shown.kept.id));
    let check = context.href(&format!("{}/{}", address(shown.kept.id), Step::Check.code()));
    Ok(html! {
        @if files.is_empty() { p class="ht-soft" { (context.t("apply-files-none")) } }
        @else { (table(context, &own, &files, |_| true)) }
        (form(context, &Form {
            own: &own,
            purposes: Purpose::OF_APPLICATION,
            purpose: shown.typed.given("purpose").unwrap_or(Purpose::Other.code()),
            error: shown.errors.of("file"),
            may_be_public: false,
        }))
        p class="ht-acts" { a class="ds-button" href=(check) { (context.t("apply-to-check")) } }
    })
}

/// `GET /funding/applications/{id}/files`: the step, as all others.
///
/// # Errors
/// As [`show`].
pub async fn step(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(asked): Query<Asked>,
) -> PageResult<Response> {
    show(context, State(app), Path((id, Step::Files.code().to_owned())), Query(asked)).await
}

/// `POST /funding/applications/{id}/files?once=…`
///
/// # Errors
/// When the caller may not, the address has handed over too many, or it is handed in.
pub async fn keep(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(mark): Query<Mark>,
    client: Client,
    mut form: Multipart,
) -> PageResult<Response> {
    app.ration.take(client)?;
    let l = context.language;
    let (typed, sentence, status) = match received(l, &mut form, Purpose::OF_APPLICATION, mark).await {
        Err(refused) => refused,
        Ok((handing, typed)) => {
            let name = handing.name.clone();
            match keep_file(&app, &context.caller, id, handing).await {
                Ok(_) => {
                    let to = format!("{}/files?done=file", address(id));
                    return Ok(Redirect::to(&context.href(&to)).into_response());
                }
                Err(error) => match sentence(l, &name, &error) {
                    Some(sentence) => (typed, sentence, StatusCode::UNPROCESSABLE_ENTITY),
                    None => return Err(error.into()),
                },
            }
        }
    };
    let kept = applications::to_edit(&app, &context.caller, id).await?;
    let terms = terms(&app, &context.caller, &kept).await?;
    let sent = Sent { typed, errors: vec![("file".to_owned(), sentence)], ..Sent::default() };
    let page = view(&app, &context, &kept, &terms, Step::Files, sent);
    Ok(explained(status, page.await?))
}

/// `GET /funding/applications/{id}/files/{key}`
///
/// # Errors
/// Not found, when there is none or the caller may not see it.
pub async fn content(
    context: Context,
    State(app): State<App>,
    Path((id, key)): Path<(i64, String)>,
) -> PageResult<Response> {
    let (file, content) = file_content(&app, &context.caller, id, &key).await?;
    Ok(handed_out(&file, content))
}

/// `POST /funding/applications/{id}/files/{key}/remove`
///
/// # Errors
/// When the caller may not, or it is handed in.
pub async fn remove(
    context: Context,
    State(app): State<App>,
    Path((id, key)): Path<(i64, String)>,
) -> PageResult<Response> {
    remove_file(&app, &context.caller, id, &key).await?;
    Ok(Redirect::to(&context.href(&format!("{}/files?done=kept", address(id)))).into_response())
}
