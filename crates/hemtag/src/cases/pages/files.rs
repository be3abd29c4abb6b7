//! The files of a case: the list, handing one over, handing it out, taking it away.

use axum::{
    extract::{Multipart, Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    acts::back,
    address,
    notes::by,
    one::{Sent, view},
    whole::Whole,
};
use crate::{
    access::Action,
    app::App,
    cases::{
        CaseError, CaseFile, Handed, case_by_id, file_content, keep_file,
        model::{CaseId, NotKept},
        remove_file, sees_inner,
    },
    files::{
        hand_out::{attached, private},
        receive::receive,
        table::FileProblem,
    },
    http::{
        Context, PageResult,
        components::{Column, data_table},
        error::explained,
        ration::Client,
        security::NOTHING_RUNS,
    },
    words::Language,
};

pub(super) fn section(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    let l = context.language;
    let own = format!("{}/files", address(whole.found.case.id));
    let columns = ["case-file", "case-file-size", "case-file-by", "case-file-remove"]
        .map(|key| Column::text(context.t(key)));
    let may_remove = |file: &CaseFile| {
        let own = file.person.is_some() && file.person == context.caller.person;
        whole.may_now(context, Action::WorkOnCase) || (own && whole.may_now(context, Action::TakePartInCase))
    };
    let rows: Vec<Vec<Markup>> = whole
        .files
        .iter()
        .map(|file| {
            vec![
                html! {
                    a class="ds-link" href=(context.href(&format!("{own}/{}", file.key))) { (file.about.name) }
                    " (" (file.about.kind) ")"
                    @if file.inner { " " span class="ds-tag" data-size="sm" { (context.t("case-note-inner")) } }
                },
                html! { (l.file_size(file.bytes)) },
                html! { (by(context, whole, file.person, &file.role)) ", " (l.moment(&file.at.to_string())) },
                html! {
                    @if may_remove(file) {
                        form method="post" action=(context.href(&format!("{own}/{}/remove", file.key))) {
                            button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" {
                                (context.t("case-file-remove")) span class="ds-sr-only" { ": " (file.about.name) }
                            }
                        }
                    }
                },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="files" aria-labelledby="files-title" {
            h2 class="ds-heading" data-size="md" id="files-title" { (context.t("case-files")) }
            @if rows.is_empty() { p class="ht-soft" { (context.t("case-files-none")) } }
            @else { (data_table(&context.t("case-files-caption"), &columns, &rows)) }
            @if whole.may_now(context, Action::TakePartInCase) { (form(context, whole, sent, &own)) }
        }
    }
}

/// The mark of the form and for whom the file is stand in its address: they are known before the file has come.
fn form(context: &Context, whole: &Whole, sent: &Sent, own: &str) -> Markup {
    let error = sent.errors.of("file");
    let staff = whole.may_now(context, Action::WorkOnCase) && sees_inner(&context.caller, &whole.found);
    let action = |inner: bool| {
        let inner = if inner { "&inner=true" } else { "" };
        context.href(&format!("{own}?once={}{inner}", whole.once))
    };
    html! {
        form class="ht-form ht-stack ht-noprint" method="post" enctype="multipart/form-data" action=(action(false)) {
            div class="ds-field" data-invalid[error.is_some()] {
                label class="ds-label" for="file" { (context.t("case-file-new")) }
                p data-field="description" id="file-hint" { (context.t("case-file-hint")) }
                @if let Some(error) = error { p class="ds-validation-message" id="file-error" { (error) } }
                input class="ds-input" type="file" id="file" name="file" required aria-invalid=[error.map(|_| "true")]
                    aria-describedby=(if error.is_some() { "file-hint file-error" } else { "file-hint" });
            }
            p class="ht-actions" {
                button class="ds-button" data-variant="secondary" type="submit" { (context.t(if staff { "case-file-share" } else { "case-file-do" })) }
                @if staff {
                    button class="ds-button" data-variant="secondary" type="submit" formaction=(action(true)) { (context.t("case-file-keep-inner")) }
                }
            }
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Mark {
    once: String,
    inner: bool,
}

/// `POST /cases/{id}/files?once=…`
///
/// # Errors
/// When the caller may not, the address has handed over too many, or the database refuses.
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
    let (sentence, status) = match receive(&mut form, app.config.upload_limit as u64).await {
        Ok(file) => {
            let handed = Handed {
                name: file.name.clone(),
                content: file.content.to_vec(),
                inner: mark.inner,
                once: mark.once,
            };
            let sentence = match keep_file(&app, &context.caller, CaseId(id), handed).await {
                Ok(_) => return Ok(back(&context, CaseId(id), "file")),
                Err(CaseError::File(why)) => format!("{}: {}", file.name, not_kept(l, &why)),
                Err(CaseError::TooMany(most)) => l.ta("case-too-many", &[("most", most.into())]),
                Err(other) => return Err(other.into()),
            };
            (sentence, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err((FileProblem::Empty, status)) => (l.t("case-file-none"), status),
        Err((problem, status)) => (problem.sentence(l), status),
    };
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    let mut sent = Sent::default();
    sent.errors.add("file", sentence);
    Ok(explained(status, view(&app, &context, &whole, &sent, "").await?))
}

fn not_kept(l: Language, why: &NotKept) -> String {
    match why {
        NotKept::Empty => l.t("case-file-none"),
        NotKept::Macros => l.t("case-file-macros"),
        NotKept::Kind(None) => l.t("case-file-kind"),
        NotKept::Kind(Some(kind)) => l.ta("case-file-is-kind", &[("kind", kind.as_str().into())]),
    }
}

/// `GET /cases/{id}/files/{key}`: as it was handed over, to be kept and not opened in the browser.
///
/// # Errors
/// Not found, when there is none or the caller may not see it.
pub async fn content(
    context: Context,
    State(app): State<App>,
    Path((id, key)): Path<(i64, String)>,
) -> PageResult<Response> {
    let found = case_by_id(&app, &context.caller, CaseId(id)).await?;
    let (file, content) = file_content(&app, &context.caller, &found, &key).await?;
    let answer = attached(&file.about.name, private("application/octet-stream", content));
    Ok(([(header::CONTENT_SECURITY_POLICY, NOTHING_RUNS)], answer).into_response())
}

/// `POST /cases/{id}/files/{key}/remove`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn remove(
    context: Context,
    State(app): State<App>,
    Path((id, key)): Path<(i64, String)>,
) -> PageResult<Response> {
    remove_file(&app, &context.caller, CaseId(id), &key).await?;
    Ok(back(&context, CaseId(id), "file"))
}
