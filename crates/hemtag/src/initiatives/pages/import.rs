//! The import of a table of initiatives: choose a file, look at what it would do, confirm.

use axum::{
    extract::{Multipart, Path, Query as Asked, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{PATH, above, one::Told};
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
        components::{
            Column, FieldErrors, NumberFact, Tone, breadcrumbs, data_table, error_summary, notice,
            number_strip, page_head,
        },
        error::explained,
        page,
    },
    initiatives::{
        import::{self, Fate, Planned},
        model::COLUMNS,
        words,
    },
};

const HERE: &str = "/initiatives/import";
const ACCEPT: &str =
    ".csv,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ROWS_SHOWN: usize = 200;

/// `GET /initiatives/import`
///
/// # Errors
/// When the caller may not.
pub async fn ask(State(app): State<App>, context: Context, Asked(told): Asked<Told>) -> PageResult {
    access::check(&context.caller, Action::EditInitiative, Relation::None)?;
    Ok(view(&context, app.config.upload_limit as u64, &FieldErrors::new(), &told.done))
}

/// `POST /initiatives/import`: keeps the file and leads to its preview, or says why it cannot.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(State(app): State<App>, context: Context, mut sent: Multipart) -> PageResult<Response> {
    access::check(&context.caller, Action::EditInitiative, Relation::None)?;
    let limit = app.config.upload_limit as u64;
    let kept =
        keep_for_preview(&app, &context.caller, What::Initiatives, &mut sent, import::read_file).await?;
    let problem = match kept {
        Ok(key) => return Ok(Redirect::to(&context.href(&format!("{HERE}/{key}"))).into_response()),
        Err(problem) => problem,
    };
    let mut errors = FieldErrors::new();
    errors.add("file", sentence(&context, &problem.0));
    Ok(explained(problem.1, view(&context, limit, &errors, "")))
}

fn sentence(context: &Context, problem: &FileProblem) -> String {
    match problem {
        FileProblem::NoName { columns } => {
            context.ta("initiatives-import-no-name", &[("columns", columns.join(", ").into())])
        }
        other => other.sentence(context.language),
    }
}

/// `GET /initiatives/import/{key}`
///
/// # Errors
/// When the caller may not, or the file does not wait any more.
pub async fn preview(State(app): State<App>, context: Context, Path(key): Path<String>) -> PageResult {
    let upload = find_upload(&app, &context.caller, What::Initiatives, &key).await?;
    let planned = plan(&app, &context, &upload.content).await?;
    Ok(preview_view(&context, &key, &upload.file_name, &planned))
}

/// `POST /initiatives/import/{key}`: carries the import out, or drops the file.
///
/// # Errors
/// As [`preview`].
pub async fn confirm(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    body: String,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Initiatives, &key).await?;
    if Typed::of_body(&body).has("do", "drop") {
        drop_upload(&app, &context.caller, What::Initiatives, &key).await?;
        return Ok(Redirect::to(&context.href(HERE)).into_response());
    }
    let planned = plan(&app, &context, &upload.content).await?;
    let written = import::carry_out(&app, &context.caller, &upload, &planned).await?;
    Ok(Redirect::to(&context.href(&format!("{HERE}?done={written}"))).into_response())
}

async fn plan(app: &App, context: &Context, content: &[u8]) -> PageResult<Vec<Planned>> {
    let rows =
        import::read_file(content, app.config.upload_limit as u64).map_err(|_| PageError::BadRequest)?;
    Ok(import::plan(app, &context.caller, rows).await?)
}

/// The page that takes a file, from plain data.
#[must_use]
pub fn view(context: &Context, limit: u64, errors: &FieldErrors, done: &str) -> Markup {
    let title = context.t("initiatives-import-title");
    let limit = context.language.whole(limit / (1024 * 1024));
    let hint = context.ta("initiatives-import-hint", &[("limit", limit.into())]);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("initiatives-import-lead"))))
            @if let Ok(written) = done.parse::<u64>() {
                (notice(Tone::Success, &context.language.counted("initiatives-import-done", written), html! {
                    p { a class="ds-link" href=(context.href(PATH)) { (context.t("initiatives-title")) } }
                }))
            }
            (form(context, HERE, ACCEPT, &hint, &context.t("import-look"), errors))
            section class="ht-prose ht-section ht-stack" {
                p {
                    (context.t("initiatives-import-columns")) " "
                    @for (i, column) in COLUMNS.iter().enumerate() { @if i > 0 { ", " } code { (column) } } "."
                }
                p { (context.t("initiatives-import-again")) }
                p { a class="ds-link" href=(context.href("/initiatives?format=csv")) { (context.t("initiatives-import-example")) } }
            }
        },
    )
}

/// What the file would do, from plain data.
#[must_use]
pub fn preview_view(context: &Context, key: &str, file_name: &str, planned: &[Planned]) -> Markup {
    let l = context.language;
    let title = context.ta("initiatives-import-of", &[("file", file_name.into())]);
    let counts = import::counts(planned);
    let count = |code: &str| counts[code].as_u64().unwrap_or(0);
    let fact = |code: &str| NumberFact {
        label: context.t(&format!("initiatives-import-{code}")),
        value: l.whole(count(code)),
        note: html! {},
    };
    let columns = [
        Column::number(context.t("initiatives-import-row")),
        Column::text(words::column(l, "name")),
        Column::text(context.t("initiatives-import-fate")),
    ];
    let rows: Vec<Vec<Markup>> = planned
        .iter()
        .take(ROWS_SHOWN)
        .map(|one| vec![html! { (l.whole(one.row)) }, html! { (one.name) }, fate(context, &one.fate)])
        .collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("initiatives-title"), PATH), (context.t("initiatives-import-title"), HERE)], &title))
            (page_head(None, &title, Some(&context.t("initiatives-import-nothing-yet"))))
            (number_strip(&["new", "changed", "known", "twice", "wrong"].map(fact)))
            form class="ht-section ht-acts" method="post" action=(context.href(&format!("{HERE}/{key}"))) {
                @if count("new") + count("changed") > 0 {
                    button class="ds-button" type="submit" name="do" value="import" {
                        (l.counted("initiatives-import-do", count("new") + count("changed")))
                    } " "
                }
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="drop" { (context.t("initiatives-import-drop")) }
            }
            (data_table(&context.t("initiatives-import-rows"), &columns, &rows))
            @if planned.len() > ROWS_SHOWN { p { (l.counted("initiatives-import-more", (planned.len() - ROWS_SHOWN) as u64)) } }
        },
    )
}

fn fate(context: &Context, fate: &Fate) -> Markup {
    let word = context.t(&format!("initiatives-import-{}", fate.code()));
    html! {
        (word)
        @match fate {
            Fate::Wrong(problems) => ul class="ht-list" {
                @for problem in problems { li { (words::problem(context.language, problem)) } }
            },
            Fate::Twice(row) => { " (" (context.ta("initiatives-import-earlier", &[("row", (*row).into())])) ")" }
            Fate::New(_) | Fate::Changed(_) | Fate::Known => {}
        }
    }
}
