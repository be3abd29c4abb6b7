//! Files of a vocabulary taken in: choose a zip or several files, look at what they hold or what is wrong with them, confirm.

use axum::{
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use skills::{Faults, read};

use super::PATH;
use crate::{
    access::{self, Action, Relation},
    app::App,
    files::{
        What,
        receive::{Sent, fields},
        upload::{drop_upload, find_upload, keep_upload, last_of_name},
    },
    http::{
        Context, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, Tone, breadcrumbs, data_table, error_summary, field, notice,
            page_head,
        },
        error::explained,
        page,
    },
    skills::kept::{Fate, Plan, carry_out, pack, plan, told, unpack},
};

const HERE: &str = "/skills/vocabularies/import";
/// Faults that are shown; whoever brings the files mends the first and looks again.
const SHOWN: usize = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: String,
    version: String,
}

/// `GET /skills/vocabularies/import`
///
/// # Errors
/// When the caller may not.
pub async fn ask(State(app): State<App>, context: Context, Query(asked): Query<Asked>) -> PageResult {
    access::check(&context.caller, Action::KeepVocabulary, Relation::None)?;
    Ok(view(&context, app.config.upload_limit, &FieldErrors::new(), None, &asked.done))
}

/// `POST /skills/vocabularies/import`: keeps the files and leads to what they hold, or says what is wrong with them.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(State(app): State<App>, context: Context, mut sent: Multipart) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepVocabulary, Relation::None)?;
    let limit = app.config.upload_limit;
    let again = |status, sentence: &str, faults: Option<&Faults>| {
        let mut errors = FieldErrors::new();
        errors.add("file", context.t(sentence));
        explained(status, view(&context, limit, &errors, faults, ""))
    };
    let received = match fields(&mut sent).await {
        Ok(received) => received,
        Err(StatusCode::PAYLOAD_TOO_LARGE) => {
            return Ok(again(StatusCode::PAYLOAD_TOO_LARGE, "kept-import-large", None));
        }
        Err(status) => return Ok(again(status, "kept-import-broken", None)),
    };
    let (name, packed) = match received.files.as_slice() {
        [] => return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, "kept-import-no-file", None)),
        [one] if is_zip(one) => (one.name.clone(), one.content.to_vec()),
        many if many.iter().any(is_zip) => {
            return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, "kept-import-mixed", None));
        }
        many => ("vocabulary.zip".to_owned(), pack(&files_of(many))),
    };
    let read = match unpack(&name, &packed) {
        Ok(read) => read,
        Err(faults) => {
            return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, "kept-import-faults", Some(&faults)));
        }
    };
    if let Err(faults) = plan(&app, &context.caller, &read, None).await? {
        return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, "kept-import-faults", Some(&faults)));
    }
    let key = keep_upload(&app, &context.caller, What::Vocabulary, &name, packed).await?;
    Ok(Redirect::to(&context.href(&format!("{HERE}/{key}"))).into_response())
}

fn is_zip(sent: &Sent) -> bool {
    sent.content.starts_with(b"PK") || sent.name.to_lowercase().ends_with(".zip")
}

fn files_of(sent: &[Sent]) -> Vec<read::File> {
    sent.iter().map(|one| read::File { name: last_of_name(&one.name), bytes: one.content.to_vec() }).collect()
}

/// What a person says of the version; nothing when they said nothing.
fn stated(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty() && text.chars().count() <= 40)
}

/// `GET /skills/vocabularies/import/{key}`: what would be taken in.
///
/// # Errors
/// When the caller may not, or the files do not wait any more.
pub async fn preview(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Vocabulary, &key).await?;
    let planned = match unpack(&upload.file_name, &upload.content) {
        Ok(read) => plan(&app, &context.caller, &read, stated(&asked.version)).await?,
        Err(faults) => Err(faults),
    };
    Ok(match planned {
        Ok(plan) => preview_view(&context, &key, &upload.file_name, &plan, &asked.version).into_response(),
        Err(faults) => faulty(&context, app.config.upload_limit, &faults),
    })
}

fn faulty(context: &Context, limit: usize, faults: &Faults) -> Response {
    let mut errors = FieldErrors::new();
    errors.add("file", context.t("kept-import-faults"));
    explained(StatusCode::UNPROCESSABLE_ENTITY, view(context, limit, &errors, Some(faults), ""))
}

/// `POST /skills/vocabularies/import/{key}`: takes the files in, or drops them.
///
/// # Errors
/// As [`preview`].
pub async fn confirm(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    body: String,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Vocabulary, &key).await?;
    let typed = Typed::of_body(&body);
    if typed.has("do", "drop") {
        drop_upload(&app, &context.caller, What::Vocabulary, &key).await?;
        return Ok(Redirect::to(&context.href(HERE)).into_response());
    }
    let version = typed.text("version").to_owned();
    let done = match unpack(&upload.file_name, &upload.content) {
        Ok(read) => carry_out(&app, &context.caller, &read, stated(&version), Some(upload.id)).await?,
        Err(faults) => Err(faults),
    };
    Ok(match done {
        Ok(plan) if plan.may() => {
            let kept = plan.versions.iter().filter(|one| one.fate == Fate::New).count();
            Redirect::to(&context.href(&format!("{HERE}?done={kept}"))).into_response()
        }
        Ok(plan) => explained(
            StatusCode::UNPROCESSABLE_ENTITY,
            preview_view(&context, &key, &upload.file_name, &plan, &version),
        ),
        Err(faults) => faulty(&context, app.config.upload_limit, &faults),
    })
}

fn above(context: &Context) -> Vec<(String, &'static str)> {
    vec![(context.t("kept-title"), PATH)]
}

/// The page that takes files, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    limit: usize,
    errors: &FieldErrors,
    faults: Option<&Faults>,
    done: &str,
) -> Markup {
    let title = context.t("kept-import-title");
    let limit = context.language.whole((limit / (1024 * 1024)) as u64);
    let error = errors.of("file");
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("kept-import-lead"))))
            @if let Ok(kept) = done.parse::<u64>() {
                (notice(Tone::Success, &context.language.counted("kept-import-done", kept), html! {
                    p { a class="ds-link" href=(context.href(PATH)) { (context.t("kept-title")) } }
                }))
            }
            @if let Some(faults) = faults { (fault_table(context, faults)) }
            form class="ht-stack ht-section" method="post" enctype="multipart/form-data" action=(context.href(HERE)) {
                div class="ds-field" data-invalid[error.is_some()] {
                    label class="ds-label" for="file" { (context.t("kept-import-files")) }
                    p data-field="description" id="file-hint" { (context.ta("kept-import-hint", &[("limit", limit.into())])) }
                    @if let Some(error) = error { p class="ds-validation-message" id="file-error" { (error) } }
                    input class="ds-input" type="file" id="file" name="file" multiple required accept=".zip,.csv"
                        aria-invalid=[error.map(|_| "true")]
                        aria-describedby=(if error.is_some() { "file-hint file-error" } else { "file-hint" });
                }
                div { button class="ds-button" type="submit" { (context.t("import-look")) } }
            }
        },
    )
}

fn fault_table(context: &Context, faults: &Faults) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("kept-fault-file")),
        Column::number(context.t("kept-fault-row")),
        Column::text(context.t("kept-fault-column")),
        Column::text(context.t("kept-fault-what")),
    ];
    let rows: Vec<Vec<Markup>> = faults
        .0
        .iter()
        .take(SHOWN)
        .map(|fault| {
            vec![
                html! { (told::file(l, fault)) },
                html! { @if let Some(row) = fault.row { (l.whole(row)) } },
                html! { (fault.column.as_deref().unwrap_or_default()) },
                html! { (told::problem(l, &fault.problem)) },
            ]
        })
        .collect();
    let more = faults.0.len().saturating_sub(SHOWN) as u64;
    html! {
        section class="ht-section ht-stack" id="faults" {
            (data_table(&context.t("kept-faults"), &columns, &rows))
            @if more > 0 { p { (l.counted("kept-faults-more", more)) } }
        }
    }
}

/// What the files would do, from plain data.
#[must_use]
pub fn preview_view(context: &Context, key: &str, name: &str, plan: &Plan, version: &str) -> Markup {
    let l = context.language;
    let title = context.ta("initiatives-import-of", &[("file", name.into())]);
    let here = format!("{HERE}/{key}");
    let columns = [
        Column::text(context.t("kept-scheme")),
        Column::number(context.t("kept-concepts")),
        Column::number(context.t("kept-deprecated")),
        Column::number(context.t("kept-occupations")),
        Column::text(context.t("kept-languages")),
        Column::text(context.t("kept-fate")),
    ];
    let count = |count: usize| html! { (l.whole(count as u64)) };
    let rows: Vec<Vec<Markup>> = plan
        .versions
        .iter()
        .map(|one| {
            let counts = &one.new.counts;
            vec![
                html! { (context.t(&format!("kept-scheme-{}", one.new.scheme))) " " (one.new.version) },
                count(counts.concepts),
                count(counts.deprecated),
                count(counts.occupations),
                html! { (counts.languages.join(", ")) },
                html! { (context.t(&format!("kept-fate-{}", one.fate.code()))) },
            ]
        })
        .collect();
    let needs_version = plan.versions.iter().any(|one| matches!(one.fate, Fate::NoVersion | Fate::Differs));
    let none = FieldErrors::new();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("kept-import-nothing-yet"))))
            (data_table(&context.t("kept-versions"), &columns, &rows))
            @if !plan.unread.is_empty() {
                p { (context.ta("kept-import-unread", &[("files", plan.unread.join(", ").into())])) }
            }
            @for note in plan.notes.iter().take(SHOWN) { p { (told::note(l, note)) } }
            @if needs_version || !version.is_empty() {
                form class="ht-section ht-stack" method="get" action=(context.href(&here)) {
                    (field(&none, &Field {
                        name: "version", label: context.t("kept-version"), hint: Some(context.t("kept-version-hint")),
                        value: version, ..Field::default()
                    }))
                    div { button class="ds-button" data-variant="secondary" type="submit" { (context.t("kept-version-look")) } }
                }
            }
            form class="ht-section ht-acts" method="post" action=(context.href(&here)) {
                input type="hidden" name="version" value=(version);
                @if plan.may() {
                    button class="ds-button" type="submit" name="do" value="import" { (context.t("kept-import-do")) } " "
                }
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="drop" { (context.t("initiatives-import-drop")) }
            }
        },
    )
}
