//! The addresses of the grid and of what is taken away from it.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{grid::Shown, path, view};
use crate::{
    access::{self, Action, Caller, Relation},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::FieldErrors,
        download::Format,
        error::{again, explained},
    },
    makers::{
        capacity::{
            CapacityError, Feed, Problem, confirm_hours, feed_of, files,
            grid::{fields, hours_field, names, read, written},
            name_groups, renew_feed,
            state::to_state,
            state_hours, stop_feed, store,
        },
        model::{FreeWeek, MachineGroup, Maker, MakerId, OfferId},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

/// `GET /makers/{id}/capacity`
///
/// # Errors
/// When the caller may not state the maker's hours, or there is no such maker.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(told): Query<Told>,
) -> PageResult {
    let maker = to_state(&app, &context.caller, MakerId(id)).await?;
    let feed = feed_of(&app, &context.caller, maker.id).await?;
    let today = app.clock.today();
    let typed = fields(&maker.machine_groups(), today);
    Ok(view(&context, &shown(&app, &maker, &feed, &typed, &told.done)))
}

fn shown<'a>(app: &App, maker: &'a Maker, feed: &'a Feed, typed: &'a Typed, done: &'a str) -> Shown<'a> {
    Shown {
        maker,
        feed,
        base: app.config.address(),
        typed,
        errors: FieldErrors::new(),
        now: None,
        filled: false,
        done,
        today: app.clock.today(),
    }
}

/// `POST /makers/{id}/capacity`: keeps the hours; with `do=fill` shows what they would be; with `do=confirm` they hold as of
/// today.
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn save(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let id = MakerId(id);
    let mut typed = Typed::of_body(&body);
    let version = typed.text("version").parse().unwrap_or(0);
    let act = typed.text("do").to_owned();
    typed.0.retain(|name, _| name != "version" && name != "do");
    let maker = to_state(&app, &context.caller, id).await?;
    if act == "confirm" {
        return match confirm_hours(&app, &context.caller, id, version).await {
            Ok(_) => Ok(to(&context, id, "confirmed")),
            Err(CapacityError::Changed(_)) => Ok(to(&context, id, "changed")),
            Err(other) => Err(other.into()),
        };
    }
    let today = app.clock.today();
    let groups = maker.machine_groups();
    let hours = match read(&groups, &typed, today) {
        Ok(hours) => hours,
        Err(problems) => return refused(&app, &context, &maker, &typed, &problems).await,
    };
    if act == "fill" {
        let feed = feed_of(&app, &context.caller, id).await?;
        let typed = filled(&groups, &hours, &typed);
        // The version that was seen stays: who saves over another's change is still told.
        let shown = Shown { filled: true, ..shown(&app, &maker, &feed, &typed, "") };
        return Ok(super::grid::view_of_version(&context, &shown, version).into_response());
    }
    match state_hours(&app, &context.caller, id, version, &hours, None).await {
        Ok(_) => Ok(to(&context, id, "saved")),
        // Sent twice, or somebody else stated just the same.
        Err(CapacityError::Changed(maker)) if stands(&maker, &hours) => Ok(to(&context, id, "saved")),
        Err(CapacityError::Changed(maker)) => {
            let feed = feed_of(&app, &context.caller, id).await?;
            let now = fields(&maker.machine_groups(), today);
            let shown = Shown { now: Some(&now), ..shown(&app, &maker, &feed, &typed, "") };
            Ok(explained(StatusCode::CONFLICT, view(&context, &shown)))
        }
        Err(other) => Err(other.into()),
    }
}

/// Whether the maker's groups state just these hours.
fn stands(maker: &Maker, hours: &BTreeMap<OfferId, Vec<FreeWeek>>) -> bool {
    let groups = maker.machine_groups();
    groups.len() == hours.len() && groups.iter().all(|group| hours.get(&group.id()) == Some(&group.weeks))
}

/// The grid as it would be kept, in place of how it was to be filled in.
fn filled(groups: &[MachineGroup], hours: &BTreeMap<OfferId, Vec<FreeWeek>>, typed: &Typed) -> Typed {
    let mut now = typed.clone();
    now.0.retain(|name, _| !name.starts_with("fill-") && !name.starts_with("until-"));
    for group in groups {
        for week in hours.get(&group.id()).into_iter().flatten() {
            now.set(hours_field(group.id(), week.monday), written(week));
        }
    }
    now
}

async fn refused(
    app: &App,
    context: &Context,
    maker: &Maker,
    typed: &Typed,
    problems: &[(String, Problem)],
) -> PageResult<Response> {
    let feed = feed_of(app, &context.caller, maker.id).await?;
    let mut errors = FieldErrors::new();
    for (field, problem) in problems {
        errors.add(field.clone(), problem.sentence(context.language));
    }
    Ok(again(view(context, &Shown { errors, ..shown(app, maker, &feed, typed, "") })))
}

fn to(context: &Context, id: MakerId, done: &str) -> Response {
    Redirect::to(&context.href(&format!("{}?done={done}", path(id)))).into_response()
}

/// `POST /makers/{id}/capacity/groups`
///
/// # Errors
/// As [`save`].
pub async fn groups(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let id = MakerId(id);
    let typed = Typed::of_body(&body);
    let maker = to_state(&app, &context.caller, id).await?;
    let names = match names(&maker, &typed) {
        Ok(names) => names,
        Err(problems) => {
            let mut all = fields(&maker.machine_groups(), app.clock.today());
            all.0.extend(typed.0);
            return refused(&app, &context, &maker, &all, &problems).await;
        }
    };
    let version = typed.text("version").parse().unwrap_or(0);
    match name_groups(&app, &context.caller, id, version, &names).await {
        Ok(_) => Ok(to(&context, id, "grouped")),
        Err(CapacityError::Changed(_)) => Ok(to(&context, id, "changed")),
        Err(other) => Err(other.into()),
    }
}

/// `POST /makers/{id}/capacity/feed`: a new secret address, or none any more.
///
/// # Errors
/// As [`save`].
pub async fn feed(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let id = MakerId(id);
    let typed = Typed::of_body(&body);
    if typed.has("do", "stop") {
        stop_feed(&app, &context.caller, id).await?;
        return Ok(to(&context, id, "feed-stopped"));
    }
    renew_feed(&app, &context.caller, id).await?;
    Ok(to(&context, id, "feed-renewed"))
}

/// `GET /makers/{id}/capacity/file/{format}`
///
/// # Errors
/// As [`show`].
pub async fn file(
    State(app): State<App>,
    context: Context,
    Path((id, format)): Path<(i64, String)>,
) -> PageResult<Response> {
    let maker = to_state(&app, &context.caller, MakerId(id)).await?;
    let format = Format::ALL.into_iter().find(|one| one.extension() == format);
    let format = format.ok_or(PageError::NotFound)?;
    Ok(files::table(context.language, &maker).respond(&context, format)?)
}

/// `GET /capacity/feed/{key}`: the calendar, for whoever has its address. What it tells is as public as the maker's page.
///
/// # Errors
/// When the address is not in use.
pub async fn calendar(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
) -> PageResult<Response> {
    access::check(&Caller::visitor(), Action::ReadRegister, Relation::None)?;
    let key = key.strip_suffix(".ics").unwrap_or(&key);
    let id = store::by_feed(app.db.reader(), key).await?.ok_or(PageError::NotFound)?;
    let maker = crate::makers::store::find(app.db.reader(), id).await?.ok_or(PageError::NotFound)?;
    let text = files::calendar(context.language, &maker, app.clock.today(), app.clock.now());
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"capacity.ics\""),
    ];
    Ok((headers, text).into_response())
}
