//! Free hours from a file: the page that takes it, what each of its rows would do, and the confirmation.

use axum::{
    extract::{Multipart, Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use vocabulary::IsoWeek;

use super::path;
use crate::{
    app::App,
    files::{
        What,
        receive::form,
        table::FileProblem,
        upload::{drop_upload, find_upload, keep_for_preview},
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, FieldErrors, NumberFact, Tone, breadcrumbs, data_table, error_summary, notice,
            number_strip, page_head,
        },
        error::explained,
        page,
    },
    makers::{
        capacity::{
            CapacityError,
            grid::written,
            import::{Fate, Plan, plan, read_file},
            state::to_state,
            state_hours,
        },
        model::{Maker, MakerId},
    },
};

/// Rows shown of a file.
const ROWS_SHOWN: usize = 500;

fn here(id: MakerId) -> String {
    format!("{}/import", path(id))
}

/// `GET /makers/{id}/capacity/import`
///
/// # Errors
/// When the caller may not state the maker's hours, or there is no such maker.
pub async fn ask(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let maker = to_state(&app, &context.caller, MakerId(id)).await?;
    Ok(ask_view(&context, &maker, app.config.upload_limit as u64, &FieldErrors::new()))
}

/// `POST /makers/{id}/capacity/import`: keeps the file for its preview.
///
/// # Errors
/// As [`ask`].
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    mut sent: Multipart,
) -> PageResult<Response> {
    let maker = to_state(&app, &context.caller, MakerId(id)).await?;
    let limit = app.config.upload_limit as u64;
    let what = What::Capacity { maker: id };
    let problem = match keep_for_preview(&app, &context.caller, what, &mut sent, read_file).await? {
        Ok(key) => {
            let to = format!("{}/{key}", here(maker.id));
            return Ok(Redirect::to(&context.href(&to)).into_response());
        }
        Err(problem) => problem,
    };
    let mut errors = FieldErrors::new();
    errors.add("file", sentence(&context, &problem.0));
    Ok(explained(problem.1, ask_view(&context, &maker, limit, &errors)))
}

fn sentence(context: &Context, problem: &FileProblem) -> String {
    match problem {
        FileProblem::NoName { columns } => {
            context.ta("capacity-import-no-columns", &[("columns", columns.join(", ").into())])
        }
        other => other.sentence(context.language),
    }
}

/// `GET /makers/{id}/capacity/import/{key}`
///
/// # Errors
/// When the caller may not, or the file does not wait any more.
pub async fn preview(
    State(app): State<App>,
    context: Context,
    Path((id, key)): Path<(i64, String)>,
) -> PageResult {
    let maker = to_state(&app, &context.caller, MakerId(id)).await?;
    let upload = find_upload(&app, &context.caller, What::Capacity { maker: id }, &key).await?;
    let plan = planned(&app, &maker, &upload.content)?;
    Ok(preview_view(&context, &maker, &key, &upload.file_name, &plan))
}

fn planned(app: &App, maker: &Maker, content: &[u8]) -> PageResult<Plan> {
    let rows = read_file(content, app.config.upload_limit as u64).map_err(|_| PageError::BadRequest)?;
    Ok(plan(maker, rows, app.clock.today()))
}

/// `POST /makers/{id}/capacity/import/{key}`: states the hours, or drops the file. When the maker was changed since the preview,
/// a new one is shown instead.
///
/// # Errors
/// As [`preview`].
pub async fn confirm(
    State(app): State<App>,
    context: Context,
    Path((id, key)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    let what = What::Capacity { maker: id };
    let maker = to_state(&app, &context.caller, MakerId(id)).await?;
    let upload = find_upload(&app, &context.caller, what, &key).await?;
    let typed = Typed::of_body(&body);
    if typed.has("do", "drop") {
        drop_upload(&app, &context.caller, what, &key).await?;
        return Ok(Redirect::to(&context.href(&here(maker.id))).into_response());
    }
    let plan = planned(&app, &maker, &upload.content)?;
    let version = typed.text("version").parse().unwrap_or(0);
    match state_hours(&app, &context.caller, maker.id, version, &plan.hours, Some(upload.id)).await {
        Ok(_) => {
            Ok(Redirect::to(&context.href(&format!("{}?done=imported", path(maker.id)))).into_response())
        }
        Err(CapacityError::Changed(_)) => {
            Ok(Redirect::to(&context.href(&format!("{}/{key}", here(maker.id)))).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

fn above(context: &Context, maker: &Maker) -> [(String, String); 3] {
    [
        (context.t("nav-makers"), "/makers".to_owned()),
        (maker.name.clone(), format!("/makers/{}", maker.id)),
        (context.t("capacity-title"), path(maker.id)),
    ]
}

fn trail(context: &Context, maker: &Maker, title: &str) -> Markup {
    let above = above(context, maker);
    let above: Vec<(String, &str)> = above.iter().map(|(name, to)| (name.clone(), to.as_str())).collect();
    breadcrumbs(context, &above, title)
}

/// The page that takes a file, from plain data.
#[must_use]
pub fn ask_view(context: &Context, maker: &Maker, limit: u64, errors: &FieldErrors) -> Markup {
    let title = context.t("capacity-import-title");
    let limit = context.language.whole(limit / (1024 * 1024));
    let hint = context.ta("initiatives-import-hint", &[("limit", limit.into())]);
    page(
        context,
        &format!("{title}: {}", maker.name),
        html! {
            (error_summary(context, errors))
            (trail(context, maker, &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("capacity-import-lead"))))
            (form(context, &here(maker.id), ".csv,.txt,.xlsx,.json", &hint, &context.t("import-look"), errors))
            section class="ht-prose ht-section ht-stack" {
                p { (context.t("capacity-import-columns")) }
                p { (context.t("capacity-import-message")) }
                p { a class="ds-link" href=(context.href(&format!("{}/file/csv", path(maker.id)))) { (context.t("capacity-import-example")) } }
            }
        },
    )
}

/// What the file would do, from plain data.
#[must_use]
pub fn preview_view(context: &Context, maker: &Maker, key: &str, file_name: &str, plan: &Plan) -> Markup {
    let l = context.language;
    let title = context.ta("initiatives-import-of", &[("file", file_name.into())]);
    let codes = ["new", "changed", "known", "passed", "twice", "wrong"];
    let fact = |code: &str| NumberFact {
        label: context.t(&format!("capacity-import-{code}")),
        value: l.whole(plan.count(code)),
        note: html! {},
    };
    let columns = [
        Column::number(context.t("initiatives-import-row")),
        Column::text(context.t("capacity-import-group")),
        Column::text(context.t("week")),
        Column::text(context.t("week-free")),
        Column::text(context.t("initiatives-import-fate")),
    ];
    let rows: Vec<Vec<Markup>> = plan
        .rows
        .iter()
        .take(ROWS_SHOWN)
        .map(|one| {
            let hours = if one.row.most.is_empty() {
                one.row.free.clone()
            } else {
                format!("{}/{}", one.row.free, one.row.most)
            };
            vec![
                html! { (l.whole(one.row.number)) },
                html! { (one.row.group) },
                html! { (one.row.week) },
                html! { (hours) },
                fate(context, &one.fate),
            ]
        })
        .collect();
    let stated = plan.count("new") + plan.count("changed") + plan.count("known");
    page(
        context,
        &title,
        html! {
            (trail(context, maker, &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("initiatives-import-nothing-yet"))))
            (number_strip(&codes.map(fact)))
            form class="ht-section ht-acts" method="post" action=(context.href(&format!("{}/{key}", here(maker.id)))) {
                input type="hidden" name="version" value=(maker.version);
                @if stated > 0 {
                    button class="ds-button" type="submit" name="do" value="import" { (l.counted("capacity-import-do", stated)) } " "
                }
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="drop" { (context.t("initiatives-import-drop")) }
            }
            @if !plan.notes.is_empty() {
                (notice(Tone::Info, &context.t("capacity-import-notes"), html! {
                    ul { @for note in &plan.notes { li { (context.ta("exchange-note", &[("at", note.at.as_str().into()), ("what", note.what.as_str().into())])) } } }
                }))
            }
            (data_table(&context.t("initiatives-import-rows"), &columns, &rows))
            @if plan.rows.len() > ROWS_SHOWN { p { (l.counted("initiatives-import-more", (plan.rows.len() - ROWS_SHOWN) as u64)) } }
        },
    )
}

fn fate(context: &Context, fate: &Fate) -> Markup {
    let word = context.t(&format!("capacity-import-{}", fate.code()));
    html! {
        (word)
        @match fate {
            Fate::Changed { before } => { " (" (context.ta("capacity-import-before", &[("hours", written(before).into()), ("week", IsoWeek::of(before.monday).to_string().into())])) ")" }
            Fate::Twice { row } => { " (" (context.ta("initiatives-import-earlier", &[("row", (*row).into())])) ")" }
            Fate::Wrong(problem) => { ": " (problem.sentence(context.language)) }
            Fate::New | Fate::Known | Fate::Passed => {}
        }
    }
}
