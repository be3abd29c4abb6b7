//! The answer to the letter that asks whether the hours still hold: from its own link, without an account.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use vocabulary::IsoWeek;

use super::grid::state;
use crate::{
    app::App,
    http::{
        Context, PageResult, Typed,
        components::{Column, Tone, data_table, notice, page_head},
        page,
    },
    makers::{
        capacity::{Answered, CapacityError, answer_letter, files, letter_of},
        model::Maker,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
    off: String,
}

/// `GET /capacity/answer/{token}`. Following a link changes nothing: programs that look through letters follow them too.
///
/// # Errors
/// When the link does not answer any more.
pub async fn letter(
    State(app): State<App>,
    context: Context,
    Path(token): Path<String>,
    Query(told): Query<Told>,
) -> PageResult {
    let (maker, is_off) = letter_of(&app, &token).await?;
    Ok(letter_view(&context, &maker, &token, is_off, &told.done, !told.off.is_empty(), app.clock.today()))
}

/// `POST /capacity/answer/{token}`
///
/// # Errors
/// As [`letter`].
pub async fn answer(
    State(app): State<App>,
    context: Context,
    Path(token): Path<String>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let (answered, done) = match typed.text("do") {
        "off" => (Answered::LettersOff, "off"),
        "on" => (Answered::LettersOn, "on"),
        _ => (Answered::Holds { version: typed.text("version").parse().unwrap_or(0) }, "confirmed"),
    };
    let done = match answer_letter(&app, &context.caller, &token, answered).await {
        Ok(()) => done,
        Err(CapacityError::Changed(_)) => "changed",
        Err(other) => return Err(other.into()),
    };
    Ok(Redirect::to(&context.href(&format!("/capacity/answer/{token}?done={done}"))).into_response())
}

/// The page, from plain data. `only_off`: the person came to turn letters off.
#[must_use]
pub fn letter_view(
    context: &Context,
    maker: &Maker,
    token: &str,
    is_off: bool,
    done: &str,
    only_off: bool,
    today: jiff::civil::Date,
) -> Markup {
    let title = context.t("capacity-answer-title");
    let action = context.href(&format!("/capacity/answer/{token}"));
    let groups: Vec<_> = maker.machine_groups().into_iter().filter(|group| group.speaks_of(today)).collect();
    let columns = [
        Column::text(context.t("week")),
        Column::number(context.t("week-free")),
        Column::number(context.t("week-maximum")),
    ];
    page(
        context,
        &format!("{title} {}", maker.name),
        html! {
            (page_head(Some(&maker.name), &title, None))
            @if ["confirmed", "off", "on"].contains(&done) {
                div role="status" { (notice(Tone::Success, &context.t(&format!("capacity-answer-done-{done}")), html! {})) }
            }
            @if done == "changed" {
                div role="status" { (notice(Tone::Warning, &context.t("capacity-changed-title"), html! { p { (context.t("capacity-changed-text")) } })) }
            }
            @if !only_off {
                @if groups.is_empty() { p { (context.t("capacity-answer-nothing")) } }
                @for group in &groups {
                    @let name = files::group_name(context.language, maker, group);
                    section class="ht-section ht-stack" {
                        h2 { (name) }
                        p { (state(context, group, today)) }
                        (data_table(&format!("{}: {name}", context.t("weeks-caption")), &columns, &group.weeks.iter().map(|week| vec![
                            html! { (IsoWeek::of(week.monday)) },
                            html! { (context.language.hours(week.actual.into())) },
                            html! { (week.maximum.map_or_else(|| context.t("not-stated"), |most| context.language.hours(most.into()))) },
                        ]).collect::<Vec<_>>()))
                    }
                }
                @if !groups.is_empty() && done != "confirmed" {
                    form class="ht-section" method="post" action=(action) {
                        input type="hidden" name="version" value=(maker.version);
                        p { button class="ds-button" type="submit" name="do" value="confirm" { (context.t("capacity-answer-confirm")) } }
                    }
                }
                p {
                    (context.t("capacity-answer-change")) " "
                    a class="ds-link" href=(context.href(&format!("/makers/{}/capacity", maker.id))) { (context.t("capacity-answer-change-do")) }
                }
            }
            form class="ht-section ht-stack" method="post" action=(action) {
                h2 class="ds-heading" data-size="xs" { (context.t("capacity-answer-letters")) }
                p { (context.t(if is_off { "capacity-answer-are-off" } else { "capacity-answer-are-on" })) }
                p {
                    button class="ds-button" data-variant="secondary" type="submit" name="do" value=(if is_off { "on" } else { "off" }) {
                        (context.t(if is_off { "capacity-answer-on" } else { "capacity-answer-off" }))
                    }
                }
            }
        },
    )
}
