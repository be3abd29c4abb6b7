//! The form that asks for what a message about free hours demands and the register does not hold, and says what it does not carry.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use exchange::capacity_group::SEMANTIC_ID;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use vocabulary::IsoWeek;

use super::path;
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, Tone, breadcrumbs, checkbox, data_table, error_summary, field,
            notice, page_head,
        },
        download,
        error::again,
        page, partner,
    },
    makers::{
        capacity::{
            MakeError, files, make,
            message::{Asked, to_tell},
            state::to_state,
        },
        model::{MachineGroup, Maker, MakerId, OfferId},
    },
};

/// What is left out of every message, by the ends of its words.
const LEFT: [&str; 5] = ["stated", "offers", "place", "most", "passed"];

/// What the address says: the machine group, by its first offer. May be left out where there is one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    group: Option<i64>,
}

/// `GET /makers/{id}/capacity/exchange?group=`
///
/// # Errors
/// When the caller may not state the maker's hours, there is no such maker, or it has no such group with hours that count.
pub async fn exchange_ask(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(chosen): Query<Chosen>,
) -> PageResult {
    let maker = to_state(&app, &context.caller, MakerId(id)).await?;
    let today = app.clock.today();
    let groups = to_tell(&maker, today);
    let at = of(&groups, &chosen)?;
    Ok(exchange_view(&context, &maker, &groups, at, &Typed::default(), &FieldErrors::new(), today))
}

/// `POST /makers/{id}/capacity/exchange?group=`: the message, as a download.
///
/// # Errors
/// As [`exchange_ask`].
pub async fn exchange_send(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(chosen): Query<Chosen>,
    body: String,
) -> PageResult<Response> {
    let maker = to_state(&app, &context.caller, MakerId(id)).await?;
    let today = app.clock.today();
    let groups = to_tell(&maker, today);
    let at = of(&groups, &chosen)?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    if let (Some(asked), Some(group)) = (read(&context, &typed, &mut errors), groups.get(at)) {
        match make(&app, &context.caller, maker.id, group.id(), &asked, context.language).await {
            Ok(text) => {
                let name = context.language.pick("ledig-kapacitet", "capacity");
                return Ok(download::message(&format!("hemtag-{name}-{id}-{}", group.id()), text));
            }
            Err(MakeError::NoWeeks) => errors.add("no_more-yes", context.t("capacity-exchange-no-weeks")),
            Err(MakeError::Capacity(error)) => return Err(error.into()),
            Err(MakeError::Write(error)) => return Err(anyhow::Error::from(error).into()),
        }
    }
    Ok(again(exchange_view(&context, &maker, &groups, at, &typed, &errors, today)))
}

/// The group's place among those that can be told of.
fn of(groups: &[MachineGroup], chosen: &Chosen) -> PageResult<usize> {
    match chosen.group {
        None => Ok(0),
        Some(id) => groups.iter().position(|one| one.id() == OfferId(id)).ok_or(PageError::NotFound),
    }
}

/// What was typed; `None` with what is wrong among the errors.
fn read(context: &Context, typed: &Typed, errors: &mut FieldErrors) -> Option<Asked> {
    for name in ["supplier", "customer"] {
        if typed.given(name).is_none() {
            errors.add(name, context.t("quotation-demanded"));
        }
    }
    let supplier = partner::number(context, typed, "supplier", errors);
    let customer = partner::number(context, typed, "customer", errors);
    let sites = partner::several(typed.text("sites"));
    if sites.is_none() {
        errors.add("sites", context.ta("capacity-exchange-wrong-site", &[("most", partner::MOST.into())]));
    }
    Some(Asked {
        supplier: supplier?,
        customer: customer?,
        sites: sites?,
        no_more: typed.has("no_more", "yes"),
    })
}

/// The page, from plain data: `at` is the place of the group that it is about.
#[must_use]
pub fn exchange_view(
    context: &Context,
    maker: &Maker,
    groups: &[MachineGroup],
    at: usize,
    typed: &Typed,
    errors: &FieldErrors,
    today: Date,
) -> Markup {
    let title = context.t("capacity-exchange-title");
    let own = format!("/makers/{}", maker.id);
    let capacity = path(maker.id);
    page(
        context,
        &format!("{title}: {}", maker.name),
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[
                (context.t("nav-makers"), "/makers"),
                (maker.name.clone(), own.as_str()),
                (context.t("capacity-title"), capacity.as_str()),
            ], &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("capacity-exchange-lead"))))
            @match groups.get(at) {
                None => {
                    p {
                        (context.t("capacity-exchange-nothing")) " "
                        a class="ds-link" href=(context.href(&capacity)) { (context.t("capacity-title")) }
                    }
                }
                Some(group) => {
                    (choice(context, maker, groups, at))
                    (carried(context, maker, group, today))
                    (form(context, maker, group, typed, errors))
                }
            }
        },
    )
}

fn address(context: &Context, maker: &Maker, group: &MachineGroup) -> String {
    context.href(&format!("{}/exchange?group={}", path(maker.id), group.id()))
}

/// Which group, where there are several.
fn choice(context: &Context, maker: &Maker, groups: &[MachineGroup], at: usize) -> Markup {
    let name = |group: &MachineGroup| files::full_name(context.language, maker, group);
    html! {
        @if groups.len() > 1 {
            p { (context.t("capacity-exchange-groups")) }
            ul {
                @for (number, group) in groups.iter().enumerate() {
                    li {
                        @if number == at { strong { (name(group)) } }
                        @else { a class="ds-link" href=(address(context, maker, group)) { (name(group)) } }
                    }
                }
            }
        }
    }
}

/// What the file says and what it does not.
fn carried(context: &Context, maker: &Maker, group: &MachineGroup, today: Date) -> Markup {
    let columns = [
        Column::text(context.t("week")),
        Column::number(context.t("week-free")),
        Column::number(context.t("week-maximum")),
    ];
    let hours = |hours: u16| context.language.hours(hours.into());
    let rows: Vec<Vec<Markup>> = group
        .weeks_ahead(today)
        .map(|week| {
            vec![
                html! { (IsoWeek::of(week.monday)) },
                html! { (hours(week.actual)) },
                html! { (week.maximum.map_or_else(|| context.t("not-stated"), hours)) },
            ]
        })
        .collect();
    let name = files::full_name(context.language, maker, group);
    html! {
        section class="ht-section ht-stack" {
            h2 { (name) }
            p { (super::grid::state(context, group, today)) }
            (data_table(&format!("{}: {name}", context.t("weeks-caption")), &columns, &rows))
        }
        (notice(Tone::Info, &context.t("capacity-exchange-names"), html! {
            p { (context.t("capacity-exchange-lost")) }
            ul { @for one in LEFT { li { (context.t(&format!("capacity-exchange-lost-{one}"))) } } }
            p { (context.t("exchange-version")) " " code { (SEMANTIC_ID) } }
        }))
    }
}

fn form(
    context: &Context,
    maker: &Maker,
    group: &MachineGroup,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let asked = |name: &'static str, hint: &str| {
        let label = context.t(&format!("capacity-exchange-{name}"));
        field(
            errors,
            &Field { name, label, hint: Some(context.t(hint)), value: typed.text(name), ..Field::default() },
        )
    };
    html! {
        form class="ht-form ht-stack" method="post" action=(address(context, maker, group)) novalidate {
            (asked("supplier", "quotation-hint-bpn"))
            (asked("customer", "quotation-hint-bpn"))
            (asked("sites", "capacity-exchange-sites-hint"))
            fieldset class="ds-fieldset" {
                legend class="ds-label" { (context.t("capacity-exchange-no-more-title")) }
                @if let Some(error) = errors.of("no_more-yes") { p class="ds-validation-message" data-color="danger" { (error) } }
                (checkbox("no_more", "yes", &context.t("capacity-exchange-no-more"), typed.has("no_more", "yes")))
            }
            div { button class="ds-button" type="submit" { (context.t("quotation-make")) } }
        }
    }
}
