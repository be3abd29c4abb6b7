//! The import of aid from a table: choose a file, look at what each row would do, confirm.

use axum::{
    extract::{Multipart, Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{PATH, Told, list::trail};
use crate::{
    access::{self, Action, Relation},
    aid::{
        import::{self, Fate, Planned},
        model::row::{COLUMNS, Problem},
    },
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
            Column, FieldErrors, NumberFact, Tone, data_table, error_summary, notice, number_strip, page_head,
        },
        error::explained,
        page,
    },
    words::Language,
};

const HERE: &str = "/aid/import";
const ROWS_SHOWN: usize = 500;

/// `GET /aid/import`
///
/// # Errors
/// When the caller may not.
pub async fn ask(State(app): State<App>, context: Context, Query(told): Query<Told>) -> PageResult {
    access::check(&context.caller, Action::KeepAid, Relation::None)?;
    Ok(view(&context, app.config.upload_limit as u64, &FieldErrors::new(), &told.done))
}

/// `POST /aid/import`: keeps the file and leads to its preview, or says why it cannot.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(State(app): State<App>, context: Context, mut sent: Multipart) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepAid, Relation::None)?;
    let limit = app.config.upload_limit as u64;
    let kept = keep_for_preview(&app, &context.caller, What::Aid, &mut sent, import::read_file).await?;
    let problem = match kept {
        Ok(key) => return Ok(Redirect::to(&context.href(&format!("{HERE}/{key}"))).into_response()),
        Err(problem) => problem,
    };
    let mut errors = FieldErrors::new();
    let sentence = match &problem.0 {
        FileProblem::NoName { columns } => {
            context.ta("aid-import-no-columns", &[("columns", columns.join(", ").into())])
        }
        other => other.sentence(context.language),
    };
    errors.add("file", sentence);
    Ok(explained(problem.1, view(&context, limit, &errors, "")))
}

/// `GET /aid/import/{key}`
///
/// # Errors
/// When the caller may not, or the file does not wait any more.
pub async fn preview(State(app): State<App>, context: Context, Path(key): Path<String>) -> PageResult {
    let upload = find_upload(&app, &context.caller, What::Aid, &key).await?;
    let rows = import::read_file(&upload.content, app.config.upload_limit as u64)
        .map_err(|_| PageError::BadRequest)?;
    let planned = import::plan(&app, &context.caller, rows).await?;
    Ok(preview_view(&context, &key, &upload.file_name, &planned))
}

/// `POST /aid/import/{key}`: carries the import out, or drops the file.
///
/// # Errors
/// As [`preview`].
pub async fn confirm(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    body: String,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Aid, &key).await?;
    if Typed::of_body(&body).has("do", "drop") {
        drop_upload(&app, &context.caller, What::Aid, &key).await?;
        return Ok(Redirect::to(&context.href(HERE)).into_response());
    }
    let written = import::carry_out(&app, &context.caller, &upload).await?;
    Ok(Redirect::to(&context.href(&format!("{HERE}?done={written}"))).into_response())
}

/// The page that takes a file, from plain data.
#[must_use]
pub fn view(context: &Context, limit: u64, errors: &FieldErrors, done: &str) -> Markup {
    let title = context.t("aid-import-title");
    let limit = context.language.whole(limit / (1024 * 1024));
    let hint = context.ta("initiatives-import-hint", &[("limit", limit.into())]);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (trail(context, &title))
            (page_head(None, &title, Some(&context.t("aid-import-lead"))))
            @if let Ok(written) = done.parse::<u64>() {
                (notice(Tone::Success, &context.language.counted("aid-import-done", written), html! {
                    p { a class="ds-link" href=(context.href(PATH)) { (context.t("aid-title")) } }
                }))
            }
            (form(context, HERE, ".csv,.txt,.xlsx", &hint, &context.t("import-look"), errors))
            section class="ht-prose ht-section ht-stack" {
                p {
                    (context.t("initiatives-import-columns")) " "
                    @for (i, column) in COLUMNS.iter().enumerate() { @if i > 0 { ", " } code { (column) } } "."
                }
                p { (context.t("aid-import-about")) }
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
        label: context.t(&format!("aid-import-{code}")),
        value: l.whole(count(code)),
        note: html! {},
    };
    let columns = [
        Column::number(context.t("initiatives-import-row")),
        Column::text(context.t("aid-column-firm")),
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
            (trail(context, &title))
            (page_head(None, &title, Some(&context.t("initiatives-import-nothing-yet"))))
            (number_strip(&["new", "known", "twice", "wrong"].map(fact)))
            form class="ht-section ht-acts" method="post" action=(context.href(&format!("{HERE}/{key}"))) {
                @if count("new") > 0 {
                    button class="ds-button" type="submit" name="do" value="import" { (l.counted("aid-import-do", count("new"))) } " "
                }
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="drop" { (context.t("initiatives-import-drop")) }
            }
            (data_table(&context.t("initiatives-import-rows"), &columns, &rows))
            @if planned.len() > ROWS_SHOWN { p { (l.counted("initiatives-import-more", (planned.len() - ROWS_SHOWN) as u64)) } }
        },
    )
}

fn fate(context: &Context, fate: &Fate) -> Markup {
    let word = context.t(&format!("aid-import-{}", fate.code()));
    html! {
        (word)
        @match fate {
            Fate::Twice(row) => { " (" (context.ta("initiatives-import-earlier", &[("row", (*row).into())])) ")" }
            Fate::Wrong(problems) => { ": " @for problem in problems { (sentence(context.language, problem)) " " } }
            Fate::New(_) | Fate::Known => {}
        }
    }
}

fn sentence(l: Language, problem: &Problem) -> String {
    let with = |key: &str, text: &str| l.ta(key, &[("text", text.into())]);
    match problem {
        Problem::NoBeneficiary => l.t("aid-row-no-beneficiary"),
        Problem::NotANumber { text } => with("case-aid-wrong-number", text),
        Problem::NotAnAmount { text } => with("case-aid-wrong-amount", text),
        Problem::NotACurrency { text } => with("aid-row-no-currency", text),
        Problem::NotARate { text } => with("aid-row-no-rate", text),
        Problem::NotADay { column, text } => {
            l.ta("aid-row-no-day", &[("column", (*column).into()), ("text", text.as_str().into())])
        }
        Problem::NoRules { day } => with("aid-row-no-rules", &l.date(*day)),
        Problem::Future { day } => with("aid-row-future", &l.date(*day)),
        Problem::NoAuthority => l.t("aid-row-no-authority"),
        Problem::NotAnInstrument { text } => with("aid-row-no-instrument", text),
        Problem::NotABranch { text } => with("aid-wrong-branch", text),
        Problem::NotYesOrNo { text } => with("aid-row-no-yes", text),
    }
}
