//! The files of a decision: attached while it is prepared, listed where it is read, handed out.

use axum::{
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{above, address};
use crate::{
    access::{Action, Relation, check},
    app::App,
    funding::{
        attached::{
            AttachedFile,
            pages::{Form, Mark, form, handed_out, received, sentence, table},
        },
        decisions::{Kept, attach, attached_to, detach, is_frozen, record},
        model::{attachment::Purpose, handed::HandedFile},
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{Column, breadcrumbs, data_table, page_head},
        error::explained,
        page,
        ration::Client,
    },
};

/// `GET /funding/decisions/{id}/files`: what is attached, and the form that attaches.
///
/// # Errors
/// When the caller may not, or there is none.
pub async fn show(context: Context, State(app): State<App>, Path(id): Path<i64>) -> PageResult {
    view(&app, &context, id, &Typed::default(), None).await
}

async fn view(app: &App, context: &Context, id: i64, typed: &Typed, error: Option<&str>) -> PageResult {
    check(&context.caller, Action::DecideFunding, Relation::None)?;
    let record = record(app, &context.caller, id).await?;
    let files = attached_to(app, &context.caller, id).await?;
    let title = context.t("annex-title");
    let decision = record.kept.prepared().unwrap_or(&record.kept.decision);
    Ok(page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(Some(&decision.case_number), &title, Some(&decision.title)))
            p class="ht-measure" { (context.t("annex-about")) }
            (own(context, &record.kept, &files))
            @if record.kept.prepared().is_some() {
                (form(context, &Form {
                    own: &format!("{}/files", address(id)),
                    purposes: Purpose::OF_DECISION,
                    purpose: typed.given("purpose").unwrap_or(Purpose::Annex.code()),
                    error,
                    may_be_public: true,
                }))
                p { a class="ds-link" href=(context.href(&format!("{}/prepare", address(id)))) { (context.t("decision-to-prepare")) } }
            } @else {
                p { (context.t("annex-frozen")) }
                p { a class="ds-link" href=(context.href(&format!("{}/record", address(id)))) { (context.t("decision-to-record")) } }
            }
        },
    ))
}

/// The table of what is attached.
fn own(context: &Context, kept: &Kept, files: &[AttachedFile]) -> Markup {
    let own = format!("{}/files", address(kept.id));
    html! {
        @if files.is_empty() { p class="ht-soft" { (context.t("apply-files-none")) } }
        @else { (table(context, &own, files, |file| kept.prepared().is_some() && !is_frozen(kept, &file.key))) }
    }
}

/// What was decided with, as a list with fingerprints.
pub(super) fn decided(context: &Context, id: i64, files: &[&HandedFile]) -> Markup {
    let columns = ["name", "size", "sha256"].map(|key| Column::text(context.t(&format!("apply-file-{key}"))));
    let rows: Vec<Vec<Markup>> = files
        .iter()
        .map(|file| {
            let link = context.href(&format!("{}/files/{}", address(id), file.key));
            vec![
                html! { a class="ds-link" href=(link) { (file.name) } " (" (file.kind) ")" },
                html! { (context.language.file_size(file.bytes)) },
                html! { code class="ht-small" { (file.sha256) } },
            ]
        })
        .collect();
    html! {
        @if !files.is_empty() {
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="sm" { (context.t("annex-title")) }
                (data_table(&context.t("annex-caption"), &columns, &rows))
            }
        }
    }
}

/// `POST /funding/decisions/{id}/files?once=…`
///
/// # Errors
/// When the caller may not, there is none, or nothing is being prepared.
pub async fn keep(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(mark): Query<Mark>,
    client: Client,
    mut form: Multipart,
) -> PageResult<Response> {
    check(&context.caller, Action::DecideFunding, Relation::None)?;
    app.ration.take(client)?;
    let l = context.language;
    let (typed, told, status) = match received(l, &mut form, Purpose::OF_DECISION, mark).await {
        Err(refused) => refused,
        Ok((handing, typed)) => {
            let name = handing.name.clone();
            match attach(&app, &context.caller, id, handing).await {
                Ok(_) => return Ok(led(&context, id)),
                Err(error) => match sentence(l, &name, &error) {
                    Some(sentence) => (typed, sentence, StatusCode::UNPROCESSABLE_ENTITY),
                    None => return Err(PageError::from(error)),
                },
            }
        }
    };
    Ok(explained(status, view(&app, &context, id, &typed, Some(&told)).await?))
}

fn led(context: &Context, id: i64) -> Response {
    Redirect::to(&context.href(&format!("{}/files", address(id)))).into_response()
}

/// `GET /funding/decisions/{id}/files/{key}`
///
/// # Errors
/// Not found, for a file that the caller may not have, as for none.
pub async fn content(
    context: Context,
    State(app): State<App>,
    Path((id, key)): Path<(i64, String)>,
) -> PageResult<Response> {
    let (file, content) = crate::funding::decisions::file(&app, &context.caller, id, &key).await?;
    Ok(handed_out(&file, content))
}

/// `POST /funding/decisions/{id}/files/{key}/remove`
///
/// # Errors
/// When the caller may not, or it was decided with.
pub async fn remove(
    context: Context,
    State(app): State<App>,
    Path((id, key)): Path<(i64, String)>,
) -> PageResult<Response> {
    check(&context.caller, Action::DecideFunding, Relation::None)?;
    detach(&app, &context.caller, id, &key).await?;
    Ok(led(&context, id))
}
