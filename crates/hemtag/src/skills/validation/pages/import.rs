//! The import of qualifications: choose a file, look at what it would do, confirm.

use axum::{
    extract::{Multipart, Path, State},
    response::Response,
};
use maud::{Markup, html};

use super::{qualifications::PATH, row_fault, to};
use crate::{
    access::{self, Action, Relation},
    app::App,
    files::{
        What,
        receive::form,
        table::FileProblem,
        upload::{drop_upload, find_upload, keep_for_preview},
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{Column, FieldErrors, Tone, breadcrumbs, data_table, error_summary, notice, page_head},
        error::explained,
        page,
    },
    skills::validation::{self, Fate, Planned, model::COLUMNS},
};

/// `GET /skills/qualifications/import`
///
/// # Errors
/// When the caller may not.
pub async fn ask(State(app): State<App>, context: Context) -> PageResult {
    access::check(&context.caller, Action::KeepQualifications, Relation::None)?;
    Ok(view(&context, app.config.upload_limit as u64, &FieldErrors::new()))
}

/// `POST /skills/qualifications/import`: keeps the file and leads to its preview, or says why it cannot.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(State(app): State<App>, context: Context, mut sent: Multipart) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepQualifications, Relation::None)?;
    let limit = app.config.upload_limit as u64;
    let what = What::Qualifications;
    let kept = keep_for_preview(&app, &context.caller, what, &mut sent, validation::read_file).await?;
    let problem = match kept {
        Ok(key) => return Ok(to(&context, &format!("{PATH}/import/{key}"))),
        Err(problem) => problem,
    };
    let mut errors = FieldErrors::new();
    let sentence = match &problem.0 {
        FileProblem::NoName { columns } => {
            context.ta("valid-import-no-columns", &[("columns", columns.join(", ").into())])
        }
        FileProblem::Broken { message } if !message.is_empty() => {
            context.ta("valid-units-unreadable", &[("message", message.as_str().into())])
        }
        other => other.sentence(context.language),
    };
    errors.add("file", sentence);
    Ok(explained(problem.1, view(&context, limit, &errors)))
}

/// `GET /skills/qualifications/import/{key}`
///
/// # Errors
/// When the caller may not, or the file does not wait any more.
pub async fn preview(State(app): State<App>, context: Context, Path(key): Path<String>) -> PageResult {
    let upload = find_upload(&app, &context.caller, What::Qualifications, &key).await?;
    let found = validation::read_file(&upload.content, app.config.upload_limit as u64)
        .map_err(|_| PageError::BadRequest)?;
    let planned = validation::plan(&app, &context.caller, found).await?;
    Ok(preview_view(&context, &key, &upload.file_name, &planned))
}

/// `POST /skills/qualifications/import/{key}`: carries the import out, or drops the file.
///
/// # Errors
/// As [`preview`].
pub async fn confirm(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    body: String,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Qualifications, &key).await?;
    if Typed::of_body(&body).has("do", "drop") {
        drop_upload(&app, &context.caller, What::Qualifications, &key).await?;
        return Ok(to(&context, &format!("{PATH}/import")));
    }
    if validation::carry_out(&app, &context.caller, &upload).await? == 0 {
        return Ok(to(&context, &format!("{PATH}/import/{key}")));
    }
    Ok(to(&context, &format!("{PATH}?done=imported")))
}

/// The page that takes a file, from plain data.
#[must_use]
pub fn view(context: &Context, limit: u64, errors: &FieldErrors) -> Markup {
    let title = context.t("valid-import");
    let limit = context.language.whole(limit / (1024 * 1024));
    let hint = context.ta("valid-import-hint", &[("limit", limit.into())]);
    let here = format!("{PATH}/import");
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("valid-qualifications"), PATH)], &title))
            (page_head(None, &title, Some(&context.t("valid-import-lead"))))
            (form(context, &here, ".toml,.csv,.txt,.xlsx", &hint, &context.t("import-look"), errors))
            section class="ht-prose ht-section ht-stack" {
                p {
                    (context.t("valid-import-columns")) " "
                    @for (i, column) in COLUMNS.iter().enumerate() { @if i > 0 { ", " } code { (column) } } "."
                }
                p { (context.t("valid-import-toml")) }
            }
        },
    )
}

/// What the file would do, from plain data.
#[must_use]
pub fn preview_view(context: &Context, key: &str, file: &str, planned: &[Planned]) -> Markup {
    let l = context.language;
    let title = context.ta("initiatives-import-of", &[("file", file.into())]);
    let is_wrong = planned.iter().any(|one| one.fate.is_wrong());
    let writes = planned.iter().filter(|one| matches!(one.fate, Fate::New | Fate::Changed(_))).count() as u64;
    let columns = [
        Column::number(context.t("initiatives-import-row")),
        Column::text(context.t("valid-qualification")),
        Column::number(context.t("valid-units")),
        Column::text(context.t("initiatives-import-fate")),
    ];
    let rows: Vec<Vec<Markup>> = planned
        .iter()
        .map(|one| {
            let read = one.found.read.as_ref().ok();
            vec![
                html! { (l.whole(one.found.row)) },
                html! { (read.map_or(one.found.code.as_str(), |read| read.name(l))) },
                html! { @if let Some(read) = read { (l.whole(read.units.len() as u64)) } },
                fate(context, &one.fate),
            ]
        })
        .collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("valid-qualifications"), PATH)], &title))
            (page_head(None, &title, Some(&context.t("initiatives-import-nothing-yet"))))
            @if is_wrong { (notice(Tone::Warning, &context.t("valid-import-wrong"), html! {})) }
            (data_table(&title, &columns, &rows))
            form class="ht-section ht-acts" method="post" action=(context.href(&format!("{PATH}/import/{key}"))) {
                @if writes > 0 && !is_wrong {
                    button class="ds-button" type="submit" name="do" value="import" { (l.counted("valid-import-do", writes)) } " "
                }
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="drop" { (context.t("initiatives-import-drop")) }
            }
        },
    )
}

fn fate(context: &Context, fate: &Fate) -> Markup {
    html! {
        (context.t(&format!("valid-import-{}", fate.code())))
        @match fate {
            Fate::Changed(version) => { " (" (context.ta("valid-import-after", &[("version", (*version).into())])) ")" }
            Fate::Twice(row) => { " (" (context.ta("initiatives-import-earlier", &[("row", (*row).into())])) ")" }
            Fate::Unreadable(faults) => {
                ul { @for (row, one) in faults { li { (context.ta("valid-import-row", &[("row", (*row).into())])) ": " (row_fault(context, one)) } } }
            }
            Fate::Wrong(faults) => { ul { @for (place, one) in faults { li { (super::fault(context, place, one)) } } } }
            Fate::New | Fate::Same => {}
        }
    }
}
