//! The files of a signed report while a job makes them: how far it has come, on the report's page and on one of its own, and in
//! place of a file that is asked for too early.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{PATH, above};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{Column, Tone, breadcrumbs, data_table, facts, notice, page_head},
        error::explained,
        page,
    },
    programme::report::{self, File, MadeFile, Making},
    queue::{
        Job, State as Stands,
        pages::PATH as JOBS,
        under_way::{EACH, is_still, loading_anew, stands},
    },
};

/// Where the page of a report's files is.
fn path(code: &str) -> String {
    format!("{PATH}/reports/{code}/under-way")
}

/// `GET /programme/reports/{code}/under-way`: how far the files have come; leads to the report when they are made.
///
/// # Errors
/// For a report that is not begun; when the caller may not.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadReport, Relation::None)?;
    let draft = report::draft(&app, &context.caller, &code).await?.ok_or(PageError::NotFound)?;
    let to = |done: &str| {
        let address = context.href(&format!("{PATH}/reports/{code}{done}"));
        Ok(Redirect::to(&address).into_response())
    };
    match &draft.making {
        None => to(""),
        Some(Making::Made(_)) => to("?done=files"),
        Some(making) => {
            let shown = view(&context, &code, making);
            if is_coming(making) { Ok(loading_anew(&context, shown)) } else { Ok(shown.into_response()) }
        }
    }
}

/// `POST /programme/reports/{code}/under-way`: has files made that nobody is to make.
///
/// # Errors
/// When it is not signed, when the caller may not, or the database refuses.
pub async fn ask(State(app): State<App>, context: Context, Path(code): Path<String>) -> PageResult<Response> {
    access::check(&context.caller, Action::WriteReport, Relation::None)?;
    report::ask_again(&app, &context.caller, &code).await?;
    Ok(Redirect::to(&context.href(&path(&code))).into_response())
}

/// Whether the files come by themselves.
fn is_coming(making: &Making) -> bool {
    matches!(making, Making::Asked(job) if job.state != Stands::GivenUp)
}

/// What is answered in place of a file that is not there yet.
pub(super) fn answer(context: &Context, code: &str, making: &Making) -> Response {
    let shown = view(context, code, making);
    if is_coming(making) {
        let later = [(header::RETRY_AFTER, EACH.to_string())];
        return (StatusCode::ACCEPTED, later, shown).into_response();
    }
    explained(StatusCode::SERVICE_UNAVAILABLE, shown)
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, code: &str, making: &Making) -> Markup {
    let key = if is_coming(making) { "report-files-making" } else { "report-files-not-made" };
    let title = context.t(key);
    let report = format!("{PATH}/reports/{code}");
    let to_report = context.t("report-files-report");
    let to_all = (context.t("reports-title"), "/programme/reports");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[above(context), to_all, (to_report.clone(), report.as_str())], &title))
            (page_head(Some(code), &title, None))
            (part(context, code, making))
            p { a class="ds-link" href=(context.href(&report)) { (to_report) } }
        },
    )
}

/// How it is with the files, for the report's page and the one of its own.
pub(super) fn part(context: &Context, code: &str, making: &Making) -> Markup {
    match making {
        Making::Made(files) => made(context, files),
        Making::Asked(job) if job.state == Stands::GivenUp => not_made(context, code, Some(job.as_ref())),
        Making::Missing => not_made(context, code, None),
        Making::Asked(job) => {
            let here = path(code);
            html! {
                p { (context.t("report-files-making-text")) }
                div role="status" { (facts(&stands(context, job))) }
                p class="ht-acts" {
                    a class="ds-link" href=(context.href(&here)) { (context.t("report-files-look")) } " "
                    @if context.path.contains("/under-way") && !is_still(context) {
                        a class="ds-link" href=(context.href(&format!("{here}?still=1"))) { (context.t("import-under-way-still")) }
                    }
                }
            }
        }
    }
}

/// Each file with its size and its sum, as they were made.
fn made(context: &Context, files: &[MadeFile]) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("report-files-file")),
        Column::number(context.t("report-files-size")),
        Column::text(context.t("report-files-sum")),
    ];
    let rows: Vec<Vec<Markup>> = files
        .iter()
        .map(|one| {
            let format = one.file.format().to_uppercase();
            let name = match one.file {
                File::Pdf(of) | File::Xlsx(of) => {
                    context.ta(&format!("report-file-{}", of.code()), &[("format", format.into())])
                }
                File::Data => format,
            };
            vec![
                html! { (name) },
                html! { (l.file_size(one.size)) },
                html! { code class="ht-break" { (one.fingerprint) } },
            ]
        })
        .collect();
    let when = files.first().map(|one| l.in_sweden(one.made_at)).unwrap_or_default();
    html! {
        details {
            summary { (context.t("report-files-sums")) }
            p { (context.ta("report-files-made", &[("at", when.into())])) }
            (data_table(&context.t("report-files-sums"), &columns, &rows))
        }
    }
}

/// Nothing comes by itself: why, and what can be done.
fn not_made(context: &Context, code: &str, job: Option<&Job>) -> Markup {
    let why = job.and_then(|job| job.why).map(|why| context.t(&format!("job-why-{}", why.code())));
    let may_ask = context.caller.may(Action::WriteReport, Relation::None);
    let may_operate = context.caller.may(Action::Operate, Relation::None);
    html! {
        (notice(Tone::Warning, &context.t("report-files-not-made"), html! {
            @if let Some(why) = why { p { (why) } }
            p { (context.t("report-files-not-made-text")) }
        }))
        @if may_ask {
            form method="post" action=(context.href(&path(code))) {
                button class="ds-button" type="submit" { (context.t("report-files-ask")) }
            }
        }
        @if may_operate && job.is_some() {
            p { a class="ds-link" href=(context.href(&format!("{JOBS}?state=given_up"))) { (context.t("jobs-title")) } }
        }
    }
}
