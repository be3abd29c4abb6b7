//! One day: what it is for, which days it was before and why, and moving it.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::list::{PATH, kind};
use crate::{
    app::App,
    funding::{
        FundingError,
        work::{self, Day},
    },
    http::{
        Context, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, breadcrumbs, data_table, error_summary, facts, field,
            page_head,
        },
        error::again,
        page,
    },
};

fn view(context: &Context, id: i64, day: &Day, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let title = kind(l, day.item.kind);
    let who = context.t(&format!("work-waits-{}", day.item.waits_for.code()));
    let who = day.person.as_ref().map_or(who.clone(), |name| format!("{who}: {name}"));
    let now = day.now();
    let columns = ["work-day", "work-day-why", "work-day-set", "work-day-holds"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = day
        .days
        .iter()
        .rev()
        .map(|one| {
            let stands = match (one.holds, one.done_at) {
                (true, Some(at)) => context.ta("work-day-done", &[("at", l.in_sweden(at).into())]),
                (true, None) => context.t("work-day-now"),
                (false, _) => context.t("work-day-before"),
            };
            vec![
                html! { (l.date(one.on)) },
                html! { (crate::funding::due::words::reason(l, &one.reason)) },
                html! { (l.in_sweden(one.set_at)) },
                html! { (stands) },
            ]
        })
        .collect();
    let can_move = now.is_some_and(|due| due.holds && due.done_at.is_none());
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("work-title"), PATH)], &title))
            (page_head(day.item.number.as_deref(), &title, None))
            (facts(&[
                (context.t("work-application"), html! { a class="ds-link" href=(context.href(&day.item.path())) { (day.title) } }),
                (context.t("work-waits-for"), html! { (who) }),
            ]))
            (data_table(&context.t("work-days"), &columns, &rows))
            @if can_move {
                form class="ht-form ht-stack" method="post" action=(context.href(&format!("{PATH}/days/{id}"))) novalidate {
                    h2 class="ds-heading" data-size="md" { (context.t("work-move")) }
                    (field(errors, &Field {
                        name: "on",
                        label: context.t("work-move-to"),
                        value: typed.text("on"),
                        kind: FieldKind::Date,
                        ..Field::default()
                    }))
                    (field(errors, &Field {
                        name: "reason",
                        label: context.t("work-move-why"),
                        hint: Some(context.t("work-move-why-hint")),
                        value: typed.text("reason"),
                        kind: FieldKind::Lines(3),
                        ..Field::default()
                    }))
                    p { button class="ds-button" type="submit" { (context.t("work-move-send")) } }
                }
            } @else { p { (context.t("work-day-over")) } }
        },
    )
}

/// `GET /funding/work/days/{id}`
///
/// # Errors
/// When the caller is no officer, or there is no such day.
pub async fn ask(context: Context, State(app): State<App>, Path(id): Path<i64>) -> PageResult {
    let day = work::day(&app, &context.caller, id).await?;
    Ok(view(&context, id, &day, &Typed::default(), &FieldErrors::new()))
}

/// `POST /funding/work/days/{id}`
///
/// # Errors
/// When the caller is no officer, there is no such day, or the database refuses.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    work::day(&app, &context.caller, id).await?;
    match typed.text("on").parse() {
        Err(_) => errors.add("on", context.ta("assess-wrong-day", &[("text", typed.text("on").into())])),
        Ok(on) => match work::move_day(&app, &context.caller, id, on, typed.text("reason")).await {
            Ok(moved) => {
                return Ok(Redirect::to(&context.href(&format!("{PATH}/days/{moved}"))).into_response());
            }
            Err(FundingError::WrongDay) => errors.add("on", context.t("work-move-wrong-day")),
            Err(FundingError::NoReason) => errors.add("reason", context.t("assess-no-reason")),
            Err(FundingError::Changed) => errors.add("on", context.t("work-move-changed")),
            Err(other) => return Err(other.into()),
        },
    }
    let day = work::day(&app, &context.caller, id).await?;
    Ok(again(view(&context, id, &day, &typed, &errors)))
}
