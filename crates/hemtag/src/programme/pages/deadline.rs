//! `/programme/deadlines/{code}`: an officer settles a day that the text leaves open, or moves one, with a reason; and undoes it.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{
    PATH, above,
    show::{Shown, day, report_name},
};
use crate::{
    access::{self, Action, Relation},
    app::App,
    funding::money,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Choice, Choices, Column, Field, FieldErrors, FieldKind, Tone, breadcrumbs, choices, data_table,
            error_summary, facts, field, notice, page_head, source,
        },
        error::again,
        page,
    },
    programme::{self, ProgrammeError, Standing, deadlines, model::Reading, settle, undo},
};

/// The choice of a day that is none of those offered.
const OTHER: &str = "other";

/// `GET /programme/calendar`: the days of all reports for a calendar.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn days(State(app): State<App>, context: Context) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepProgramme, Relation::None)?;
    let text = programme::calendar(&app, &context.caller, context.language).await?;
    let head = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"hemtag-programme.ics\""),
    ];
    Ok((head, text).into_response())
}

/// `GET /programme/deadlines/{code}`
///
/// # Errors
/// For a report that is not there; when the caller may not, or the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepProgramme, Relation::None)?;
    let page = render(&app, &context, &code, &Typed::default(), &FieldErrors::new()).await?;
    Ok(page.into_response())
}

/// `POST /programme/deadlines/{code}`: settles the day, or moves it.
///
/// # Errors
/// When the caller may not, somebody was first, or the database refuses.
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepProgramme, Relation::None)?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let chosen = typed.text("day");
    let (name, text) = if chosen == OTHER { ("other", typed.text("other")) } else { ("day", chosen) };
    let Ok(day) = text.parse::<Date>() else {
        let key = if chosen.is_empty() { "programme-wrong-choice" } else { "programme-wrong-day" };
        errors.add(name, context.t(key));
        if typed.text("reason").is_empty() {
            errors.add("reason", context.t("programme-wrong-reason"));
        }
        return Ok(again(render(&app, &context, &code, &typed, &errors).await?));
    };
    let step = typed.text("step").parse().unwrap_or(-1);
    match settle(&app, &context.caller, &code, step, day, typed.text("reason")).await {
        Ok(()) => {
            Ok(Redirect::to(&context.href(&format!("{PATH}/deadlines/{code}?done=settled"))).into_response())
        }
        Err(error) => {
            match error {
                ProgrammeError::NoReason => errors.add("reason", context.t("programme-wrong-reason")),
                ProgrammeError::WrongDay => errors.add(name, context.t("programme-wrong-day")),
                other => return Err(other.into()),
            }
            Ok(again(render(&app, &context, &code, &typed, &errors).await?))
        }
    }
}

/// `POST /programme/deadlines/{code}/undo`
///
/// # Errors
/// When the caller may not, somebody was first, or nothing is settled.
pub async fn take_back(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepProgramme, Relation::None)?;
    let typed = Typed::of_body(&body);
    let step = typed.text("step").parse().unwrap_or(-1);
    match undo(&app, &context.caller, &code, step, typed.text("undo_reason")).await {
        Ok(()) => {
            Ok(Redirect::to(&context.href(&format!("{PATH}/deadlines/{code}?done=undone"))).into_response())
        }
        Err(ProgrammeError::NoReason) => {
            let mut errors = FieldErrors::new();
            errors.add("undo_reason", context.t("programme-wrong-reason"));
            Ok(again(render(&app, &context, &code, &typed, &errors).await?))
        }
        Err(error) => Err(error.into()),
    }
}

async fn render(
    app: &App,
    context: &Context,
    code: &str,
    typed: &Typed,
    errors: &FieldErrors,
) -> PageResult<Markup> {
    let (programme, _) = app.programmes.report(code).ok_or(PageError::NotFound)?;
    let standing = deadlines(app, &context.caller, programme).await?;
    let money = money::ledger(app, &context.caller).await?;
    let shown = Shown { programme, standing, money, today: app.clock.today() };
    let one = shown.standing.iter().find(|one| one.report.code == code).ok_or(PageError::NotFound)?;
    Ok(view(context, &shown, one, typed, errors))
}

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    shown: &Shown<'_>,
    one: &Standing,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let title = report_name(context, shown, one);
    let deadline = &one.report.deadline;
    let is_open = matches!(one.reading, Reading::Open { .. });
    page(
        context,
        // Several reports of an assignment have one name.
        &format!("{title}, {}", deadline.text_as_stated),
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[above(context)], &title))
            (page_head(Some(&context.t("programme-deadline-kicker")), &title, None))
            @match context.done() {
                Some("settled") => (notice(Tone::Success, &context.t("programme-done-settled"), html! {})),
                Some("undone") => (notice(Tone::Success, &context.t("programme-done-undone"), html! {})),
                _ => {},
            }
            (facts(&[
                (context.t("programme-stated"), html! { "”" (deadline.text_as_stated) "”" }),
                (context.t("programme-day"), day(context, one.reading, shown.today)),
                (context.t("programme-basis"), html! { (deadline.basis.of(context.language)) }),
            ]))
            (form(context, one, is_open, typed, errors))
            @if one.settled.is_some() { (undo_form(context, one, typed, errors)) }
            (history(context, one))
            (source(html! { (context.t("programme-source")) " " (shown.programme.source.name) }))
        },
    )
}

fn form(context: &Context, one: &Standing, is_open: bool, typed: &Typed, errors: &FieldErrors) -> Markup {
    let deadline = &one.report.deadline;
    let title = context.t(if is_open { "programme-settle-title" } else { "programme-move-title" });
    let offered =
        deadline.candidates.iter().filter(|day| one.reading != Reading::Settled(**day)).map(|day| {
            let weekday = context.t(&format!("programme-weekday-{}", day.weekday().to_monday_one_offset()));
            Choice::new(day.to_string(), format!("{weekday} {day}"), typed.text("day") == day.to_string())
        });
    let other = Choice::new(OTHER, context.t("programme-other-day"), typed.text("day") == OTHER);
    let all: Vec<Choice> = offered.chain([other]).collect();
    html! {
        section class="ht-section ht-stack" aria-labelledby="settle" {
            h2 class="ds-heading" data-size="md" id="settle" { (title) }
            p class="ht-prose" { (context.t(if is_open { "programme-settle-text" } else { "programme-move-text" })) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{PATH}/deadlines/{}", one.report.code))) novalidate {
                input type="hidden" name="step" value=(one.step);
                (choices(context, errors, &Choices {
                    name: "day", legend: context.t("programme-which-day"), heading: false, hint: None, many: false,
                    choices: all, unknown: None, columns: false,
                }))
                (field(errors, &Field {
                    name: "other", label: context.t("programme-other-day-label"), hint: Some(context.t("programme-other-day-hint")),
                    value: typed.text("other"), kind: FieldKind::Date, ..Field::default()
                }))
                (field(errors, &Field {
                    name: "reason", label: context.t("programme-reason"), hint: Some(context.t("programme-reason-hint")),
                    value: typed.text("reason"), kind: FieldKind::Lines(3), ..Field::default()
                }))
                button class="ds-button" type="submit" { (context.t(if is_open { "programme-settle-do" } else { "programme-move-do" })) }
            }
        }
    }
}

fn undo_form(context: &Context, one: &Standing, typed: &Typed, errors: &FieldErrors) -> Markup {
    html! {
        section class="ht-section ht-stack" aria-labelledby="undo" {
            h2 class="ds-heading" data-size="md" id="undo" { (context.t("programme-undo-title")) }
            p class="ht-prose" { (context.t("programme-undo-text")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{PATH}/deadlines/{}/undo", one.report.code))) novalidate {
                input type="hidden" name="step" value=(one.step);
                (field(errors, &Field {
                    name: "undo_reason", label: context.t("programme-reason"), hint: Some(context.t("programme-undo-hint")),
                    value: typed.text("undo_reason"), kind: FieldKind::Lines(2), ..Field::default()
                }))
                button class="ds-button" data-variant="secondary" type="submit" { (context.t("programme-undo-do")) }
            }
        }
    }
}

fn history(context: &Context, one: &Standing) -> Markup {
    let columns = ["when", "what", "reason", "by"]
        .map(|name| Column::text(context.t(&format!("programme-history-{name}"))));
    let rows: Vec<Vec<Markup>> = one
        .history
        .iter()
        .rev()
        .map(|said| {
            vec![
                html! { (context.language.in_sweden(said.at)) },
                html! {
                    @match said.day {
                        Some(day) => (context.ta("programme-history-settled", &[("day", day.to_string().into())])),
                        None => (context.t("programme-history-undid")),
                    }
                    @if said.undone { " " span class="ht-soft" { (context.t("programme-history-undone")) } }
                },
                html! { (said.reason) },
                html! { (context.t(&format!("role-{}", said.role.replace('_', "-")))) },
            ]
        })
        .collect();
    let title = context.t("programme-history-title");
    html! {
        section class="ht-section ht-stack" aria-labelledby="history" {
            h2 class="ds-heading" data-size="md" id="history" { (title) }
            @if rows.is_empty() { p { (context.t("programme-history-none")) } } @else { (data_table(&title, &columns, &rows)) }
        }
    }
}
