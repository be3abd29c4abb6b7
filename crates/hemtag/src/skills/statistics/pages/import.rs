//! A file of statistics taken in: choose it, look at what it holds or what is wrong with it, say where it is from, confirm.

use axum::{
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::{PATH, list::years};
use crate::{
    access::{self, Action, Relation},
    app::App,
    files::{
        What,
        receive::{form, receive},
        upload::{drop_upload, find_upload, keep_upload},
    },
    http::{
        Context, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, Tone, breadcrumbs, data_table, error_summary, facts,
            field, notice, page_head,
        },
        error::explained,
        page,
    },
    skills::statistics::{
        Fate, Plan, Stated, StatedProblem, carry_out, plan,
        read::{Fault, Problem},
    },
};

const HERE: &str = "/skills/statistics/import";
/// Faults that are shown; whoever brings the file mends the first and looks again.
const SHOWN: usize = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: String,
}

/// `GET /skills/statistics/import`
///
/// # Errors
/// When the caller may not.
pub async fn ask(State(app): State<App>, context: Context, Query(asked): Query<Asked>) -> PageResult {
    access::check(&context.caller, Action::KeepVocabulary, Relation::None)?;
    Ok(view(&context, app.config.upload_limit, None, &asked.done))
}

/// `POST /skills/statistics/import`: keeps the file and leads to what it holds, or says what is wrong with it.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(State(app): State<App>, context: Context, mut sent: Multipart) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepVocabulary, Relation::None)?;
    let limit = app.config.upload_limit;
    let again = |status, problem: &Problem| explained(status, view(&context, limit, Some(problem), ""));
    let received = match receive(&mut sent, limit as u64).await {
        Ok(received) => received,
        Err((problem, status)) => return Ok(again(status, &Problem::File(problem))),
    };
    if let Err(problem) = plan(&app, &context.caller, &received.content, limit as u64).await? {
        return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, &problem));
    }
    let content = received.content.to_vec();
    let key = keep_upload(&app, &context.caller, What::Statistics, &received.name, content).await?;
    Ok(Redirect::to(&context.href(&format!("{HERE}/{key}"))).into_response())
}

/// `GET /skills/statistics/import/{key}`: what would be taken in.
///
/// # Errors
/// When the caller may not, or the file does not wait any more.
pub async fn preview(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Statistics, &key).await?;
    let limit = app.config.upload_limit;
    Ok(match plan(&app, &context.caller, &upload.content, limit as u64).await? {
        Ok(plan) => {
            let mut typed = Typed::default();
            typed.set("title", plan.read.counted.clone().unwrap_or_default());
            typed.set("read_on", app.clock.today().to_string());
            let shown = Shown { key: &key, name: &upload.file_name, plan: &plan };
            preview_view(&context, &shown, &typed, &FieldErrors::new()).into_response()
        }
        Err(problem) => {
            explained(StatusCode::UNPROCESSABLE_ENTITY, view(&context, limit, Some(&problem), ""))
        }
    })
}

/// `POST /skills/statistics/import/{key}`: takes the file in, or drops it.
///
/// # Errors
/// As [`preview`].
pub async fn confirm(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    body: String,
) -> PageResult<Response> {
    let upload = find_upload(&app, &context.caller, What::Statistics, &key).await?;
    let typed = Typed::of_body(&body);
    if typed.has("do", "drop") {
        drop_upload(&app, &context.caller, What::Statistics, &key).await?;
        return Ok(Redirect::to(&context.href(HERE)).into_response());
    }
    let limit = app.config.upload_limit;
    let plan = match plan(&app, &context.caller, &upload.content, limit as u64).await? {
        Ok(plan) => plan,
        Err(problem) => {
            return Ok(explained(
                StatusCode::UNPROCESSABLE_ENTITY,
                view(&context, limit, Some(&problem), ""),
            ));
        }
    };
    let shown = Shown { key: &key, name: &upload.file_name, plan: &plan };
    let today = app.clock.today();
    let stated = Stated {
        title: Some(typed.text("title").to_owned()),
        source: typed.text("source").to_owned(),
        // What cannot be read is told as a day that cannot be.
        read_on: typed.text("read_on").trim().parse().unwrap_or(Date::MAX),
    };
    let wrong = plan.wrong(&stated, today);
    if !wrong.is_empty() || plan.fate == Fate::Known {
        let errors = errors(&context, &wrong);
        return Ok(explained(
            StatusCode::UNPROCESSABLE_ENTITY,
            preview_view(&context, &shown, &typed, &errors),
        ));
    }
    let fate = carry_out(&app, &context.caller, &plan, &stated, Some(upload.id)).await?;
    Ok(Redirect::to(&context.href(&format!("{HERE}?done={}", fate.code()))).into_response())
}

fn errors(context: &Context, wrong: &[StatedProblem]) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for problem in wrong {
        errors.add(problem.field(), context.t(problem.key()));
    }
    errors
}

fn above(context: &Context) -> Vec<(String, &'static str)> {
    vec![(context.t("skills-title"), "/skills"), (context.t("statistics-title"), PATH)]
}

/// The page that takes a file, from plain data.
#[must_use]
pub fn view(context: &Context, limit: usize, problem: Option<&Problem>, done: &str) -> Markup {
    let title = context.t("statistics-import-title");
    let limit = context.language.whole((limit / (1024 * 1024)) as u64);
    let mut errors = FieldErrors::new();
    if let Some(problem) = problem {
        errors.add("file", problem.sentence(context.language));
    }
    let done = context.language.find(&format!("statistics-done-{done}"));
    page(
        context,
        &title,
        html! {
            (error_summary(context, &errors))
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("statistics-import-lead"))))
            @if let Some(done) = done {
                div role="status" { (notice(Tone::Success, &done, html! {
                    p { a class="ds-link" href=(context.href(PATH)) { (context.t("statistics-title")) } }
                })) }
            }
            @if let Some(problem) = problem { (fault_table(context, problem.faults())) }
            (form(context, HERE, ".csv,.txt,.tsv,.xlsx", &context.ta("statistics-import-hint", &[("limit", limit.into())]), &context.t("import-look"), &errors))
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="sm" { (context.t("statistics-how")) }
                ol class="ht-measure" {
                    @for step in ["statistics-how-table", "statistics-how-choose", "statistics-how-save", "statistics-how-source"] {
                        li { (context.t(step)) }
                    }
                }
            }
        },
    )
}

fn fault_table(context: &Context, faults: &[Fault]) -> Markup {
    let l = context.language;
    let columns = [
        Column::number(context.t("statistics-fault-row")),
        Column::text(context.t("statistics-fault-column")),
        Column::text(context.t("statistics-fault-text")),
        Column::text(context.t("statistics-fault-what")),
    ];
    let rows: Vec<Vec<Markup>> = faults
        .iter()
        .take(SHOWN)
        .map(|fault| {
            vec![
                html! { (l.whole(fault.row)) },
                html! { (fault.column) },
                html! { (fault.text) },
                html! { (fault.kind.sentence(l)) },
            ]
        })
        .collect();
    let more = faults.len().saturating_sub(SHOWN) as u64;
    html! {
        @if !rows.is_empty() {
            section class="ht-section ht-stack" id="faults" {
                (data_table(&context.t("statistics-faults"), &columns, &rows))
                @if more > 0 { p { (l.counted("statistics-faults-more", more)) } }
            }
        }
    }
}

/// A file that waits, and what it holds.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    pub key: &'a str,
    pub name: &'a str,
    pub plan: &'a Plan,
}

/// What the file would do, from plain data.
#[must_use]
pub fn preview_view(context: &Context, shown: &Shown<'_>, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let title = context.ta("statistics-import-of", &[("file", shown.name.into())]);
    let here = format!("{HERE}/{}", shown.key);
    let read = &shown.plan.read;
    let over = read.passed_over;
    let unknown = read.figures.values().filter(|number| number.is_none()).count() as u64;
    let counted = read.counted.clone().unwrap_or_else(|| context.t("statistics-not-in-file"));
    let mut told = vec![
        (context.t("statistics-counted"), html! { (counted) }),
        (context.t("statistics-years"), html! { (years(&read.years)) }),
        (context.t("statistics-occupations"), html! { (l.whole(read.occupations.len() as u64)) }),
        (context.t("statistics-rows"), html! { (l.whole(read.figures.len() as u64)) }),
        (context.t("statistics-rows-unknown"), html! { (l.whole(unknown)) }),
    ];
    for (key, rows) in [
        ("statistics-over-municipalities", over.municipalities),
        ("statistics-over-no-county", over.no_county),
        ("statistics-over-no-occupation", over.no_occupation),
    ] {
        if rows > 0 {
            told.push((context.t(key), html! { (l.counted("statistics-over-rows", rows)) }));
        }
    }
    let is_new = shown.plan.fate != Fate::Known;
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("statistics-import-nothing-yet"))))
            (facts(&told))
            p class="ht-measure" { (context.t(&format!("statistics-fate-{}", shown.plan.fate.code()))) }
            form class="ht-form ht-stack ht-section" method="post" action=(context.href(&here)) novalidate {
                @if is_new {
                    (field(errors, &Field {
                        name: "title", label: context.t("statistics-counted"), hint: Some(context.t("statistics-counted-hint")),
                        value: typed.text("title"), ..Field::default()
                    }))
                    (field(errors, &Field {
                        name: "source", label: context.t("statistics-source"), hint: Some(context.t("statistics-source-hint")),
                        value: typed.text("source"), ..Field::default()
                    }))
                    (field(errors, &Field {
                        name: "read_on", label: context.t("statistics-read-on"), hint: Some(context.t("statistics-read-on-hint")),
                        value: typed.text("read_on"), kind: FieldKind::Date, ..Field::default()
                    }))
                }
                div class="ht-acts" {
                    @if is_new {
                        button class="ds-button" type="submit" name="do" value="import" { (context.t("statistics-import-do")) } " "
                    }
                    button class="ds-button" data-variant="secondary" type="submit" name="do" value="drop" { (context.t("statistics-import-drop")) }
                }
            }
        },
    )
}
