//! The files of a claim: the page that takes them while it is written, the list where it is read, handing one out.

use axum::{
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
    response::Response,
};
use maud::{Markup, html};

use super::{Told, address, claim::found, claim_address, done, led};
use crate::{
    access::{Action, check_any},
    app::App,
    funding::{
        attached::pages::{Form, Mark, form, handed_out, received, sentence, table},
        claims::{Grant, Kept, attach, detach, file, files, words},
        model::attachment::Purpose,
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{Column, breadcrumbs, data_table, page_head},
        error::explained,
        page,
        ration::Client,
    },
};

async fn written(app: &App, context: &Context, path: (i64, i64)) -> PageResult<(Grant, Kept)> {
    let (grant, kept) = found(app, context, path).await?;
    let relations = grant.application.relations(&context.caller);
    check_any(&context.caller, Action::ClaimMoney, &relations)?;
    if relations.is_empty() || !kept.is_written() {
        return Err(PageError::Conflict);
    }
    Ok((grant, kept))
}

/// `GET /funding/grants/{id}/claims/{claim}/files`
///
/// # Errors
/// Not found, when there is none or the caller may not know of it; a conflict once it is handed in.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(path): Path<(i64, i64)>,
    Query(told): Query<Told>,
) -> PageResult {
    view(&app, &context, path, &Typed::default(), None, &told).await
}

async fn view(
    app: &App,
    context: &Context,
    path: (i64, i64),
    typed: &Typed,
    error: Option<&str>,
    told: &Told,
) -> PageResult {
    let (grant, kept) = written(app, context, path).await?;
    let all = files(app, kept.id).await?;
    let own = format!("{}/files", claim_address(path.0, path.1));
    let title = format!("{}: {}", words::kind(context.language, kept.kind), context.t("apply-files"));
    let above = [
        (context.t("grants-title"), "/funding/grants"),
        (grant.decision.decision.title.clone(), &*address(path.0)),
    ];
    Ok(page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above, &title))
            (page_head(Some(&grant.decision.decision.title), &title, None))
            (done(context, told))
            p class="ht-measure" { (context.t("claim-files-about")) }
            @if all.is_empty() { p class="ht-soft" { (context.t("apply-files-none")) } }
            @else { (table(context, &own, &all, |_| true)) }
            (form(context, &Form {
                own: &own,
                purposes: Purpose::OF_CLAIM,
                purpose: typed.given("purpose").unwrap_or(Purpose::Books.code()),
                error,
                may_be_public: false,
            }))
            p class="ht-acts" {
                a class="ds-button" href=(context.href(&format!("{}/check", claim_address(path.0, path.1)))) { (context.t("claim-files-on")) }
            }
        },
    ))
}

/// What was handed in with a claim.
pub(super) fn handed(context: &Context, grant: i64, kept: &Kept) -> Markup {
    let columns = ["name", "purpose", "size", "sha256"]
        .map(|key| Column::text(context.t(&format!("apply-file-{key}"))));
    let rows: Vec<Vec<Markup>> = kept
        .claim
        .files
        .iter()
        .map(|one| {
            let link = context.href(&format!("{}/files/{}", claim_address(grant, kept.id), one.key));
            vec![
                html! { a class="ds-link" href=(link) { (one.name) } " (" (one.kind) ")" },
                html! { (context.t(&format!("apply-purpose-{}", one.purpose))) },
                html! { (context.language.file_size(one.bytes)) },
                html! { code class="ht-small" title=(one.sha256) { (&one.sha256[..16]) "…" } },
            ]
        })
        .collect();
    html! { @if !rows.is_empty() { (data_table(&context.t("apply-files"), &columns, &rows)) } }
}

/// `POST /funding/grants/{id}/claims/{claim}/files?once=…`
///
/// # Errors
/// When the caller may not, there is none, or it is handed in.
pub async fn keep(
    context: Context,
    State(app): State<App>,
    Path(path): Path<(i64, i64)>,
    Query(mark): Query<Mark>,
    client: Client,
    mut form: Multipart,
) -> PageResult<Response> {
    app.ration.take(client)?;
    let l = context.language;
    let (typed, told, status) = match received(l, &mut form, Purpose::OF_CLAIM, mark).await {
        Err(refused) => refused,
        Ok((handing, typed)) => {
            let name = handing.name.clone();
            match attach(&app, &context.caller, path, handing).await {
                Ok(()) => {
                    let to = format!("{}/files?done=kept", claim_address(path.0, path.1));
                    return Ok(led(&context, &to));
                }
                Err(error) => match sentence(l, &name, &error) {
                    Some(sentence) => (typed, sentence, StatusCode::UNPROCESSABLE_ENTITY),
                    None => return Err(PageError::from(error)),
                },
            }
        }
    };
    let page = view(&app, &context, path, &typed, Some(&told), &Told::default()).await?;
    Ok(explained(status, page))
}

/// `GET /funding/grants/{id}/claims/{claim}/files/{key}`
///
/// # Errors
/// Not found, when there is none or the caller may not see it.
pub async fn content(
    context: Context,
    State(app): State<App>,
    Path((id, claim, key)): Path<(i64, i64, String)>,
) -> PageResult<Response> {
    let (file, content) = file(&app, &context.caller, (id, claim), &key).await?;
    Ok(handed_out(&file, content))
}

/// `POST /funding/grants/{id}/claims/{claim}/files/{key}/remove`
///
/// # Errors
/// When the caller may not, or it is handed in.
pub async fn remove(
    context: Context,
    State(app): State<App>,
    Path((id, claim, key)): Path<(i64, i64, String)>,
) -> PageResult<Response> {
    detach(&app, &context.caller, (id, claim), &key).await?;
    Ok(led(&context, &format!("{}/files?done=kept", claim_address(id, claim))))
}
