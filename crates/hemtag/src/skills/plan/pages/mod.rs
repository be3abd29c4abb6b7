//! The plan of a firm as pages, files and paper.

mod followed;
mod parts;
mod people;
mod profile;
mod view;
mod ways;

use axum::{
    extract::{Path, Query, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::Markup;
use serde::Deserialize;
use workforce::map::RoleId;

use super::{
    apply,
    error::PlanRoomError,
    follow::follow_up,
    keep::{self, Room},
    legible,
    made::{Made, make, sought, would_meet},
    model, paper, table,
    yearly::Stated,
};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::FieldErrors,
        download::Format,
        error::{again, explained},
        pdf::{hand_out, typeset},
    },
    skills::{
        firm::{FirmError, pages::path},
        statistics::where_people,
        templates::{Names, pages::read},
    },
};

impl From<PlanRoomError> for PageError {
    fn from(error: PlanRoomError) -> PageError {
        match error {
            PlanRoomError::Firm(error) => error.into(),
            PlanRoomError::Changed | PlanRoomError::Stale => PageError::Conflict,
            PlanRoomError::Plan(error) => {
                tracing::error!(%error, "a plan for skills could not be made");
                PageError::Internal
            }
            PlanRoomError::Database(error) => error.into(),
        }
    }
}

/// What an address asks for.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub struct Wanted {
    format: Option<Format>,
    /// A requirement, by its row: what would meet it.
    meet: Option<usize>,
    /// The kept plan that is followed up, by its number; without, the newest.
    baseline: Option<i32>,
}

/// What is shown of the form of the settings.
#[derive(Debug, Default)]
struct Form {
    typed: Typed,
    errors: FieldErrors,
    changed: bool,
}

pub(super) fn address(organisation: i64) -> String {
    format!("{}/plan", path(organisation))
}

/// `GET /skills/firm/{id}/plan`, and as a file with `?format=`
///
/// # Errors
/// When the caller is not of the firm.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    let room = keep::open_at(&app, &context.caller, id, wanted.baseline).await?;
    let made = make(&app, &context.caller, &room, context.language).await?;
    if let (Some(format), Ok(plan)) = (wanted.format, &made.plan) {
        let people = sought(&app, &context.caller, &room, &made).await?;
        let name = format!("skills-plan-{}", plan.today);
        return Ok(
            table::book(context.language, &room, &made, plan, &people).respond(&context, &name, format)?
        );
    }
    let met = match wanted.meet {
        Some(row) => would_meet(&room, &made, row).await?.map(|relaxed| (row, relaxed)),
        None => None,
    };
    let form = Form { typed: model::fill(&room.set), ..Form::default() };
    Ok(view::view(&context, &room, &made, &form, met.as_ref()).into_response())
}

/// `POST /skills/firm/{id}/plan`: keeps what is set.
///
/// # Errors
/// As [`show`].
pub async fn set(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let room = keep::open(&app, &context.caller, id).await?;
    let typed = Typed::of_body(&body);
    let taken = match model::take(&room.set, &typed) {
        Ok(taken) => taken,
        Err(wrong) => {
            let mut errors = FieldErrors::new();
            for (name, least, most) in wrong {
                let sentence = context.ta(
                    "skills-plan-problem-number",
                    &[("least", least.into()), ("most", context.language.whole(most.unsigned_abs()).into())],
                );
                errors.add(&name, sentence);
            }
            let made = make(&app, &context.caller, &room, context.language).await?;
            let form = Form { typed, errors, changed: false };
            return Ok(again(view::view(&context, &room, &made, &form, None)));
        }
    };
    let version = typed.text("version").parse().unwrap_or(-1);
    match keep::set(&app, &context.caller, id, version, &taken).await {
        Ok(()) => Ok(led(&context, id, "plan-set")),
        Err(PlanRoomError::Changed) => {
            let room = keep::open(&app, &context.caller, id).await?;
            let made = make(&app, &context.caller, &room, context.language).await?;
            let form = Form { typed, changed: true, ..Form::default() };
            Ok(conflict(view::view(&context, &room, &made, &form, None)))
        }
        Err(other) => Err(other.into()),
    }
}

fn conflict(page: Markup) -> Response {
    explained(StatusCode::CONFLICT, page)
}

fn led(context: &Context, id: i64, done: &str) -> Response {
    Redirect::to(&context.href(&format!("{}?done={done}", address(id)))).into_response()
}

/// `POST /skills/firm/{id}/plan/choose`: a measure always, never, or as the plan chooses.
///
/// # Errors
/// As [`show`], and when there is no such measure.
pub async fn choose(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let wanted = match typed.text("do") {
        "in" => Some(true),
        "out" => Some(false),
        _ => None,
    };
    // Who may not see the firm learns nothing of what was sent.
    let _ = keep::open(&app, &context.caller, id).await?;
    let key = model::parse_key(typed.text("measure")).ok_or(PageError::BadRequest)?;
    keep::choose(&app, &context.caller, id, key, wanted).await?;
    Ok(led(&context, id, "plan-chosen"))
}

/// `POST /skills/firm/{id}/plan/keep`: the plan as it is made today becomes the one that the firm follows, if the map and the
/// settings are those that the page showed.
///
/// # Errors
/// As [`show`].
pub async fn keep(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let room = keep::open(&app, &context.caller, id).await?;
    let seen = |name: &str, is: i32| typed.text(name).parse() == Ok(is);
    if !seen("map", room.kept.version) || !seen("version", room.version) {
        return Ok(led(&context, id, "plan-stale"));
    }
    let made = make(&app, &context.caller, &room, context.language).await?;
    match &made.plan {
        Ok(plan) => match keep::keep_plan(&app, &context.caller, &room, plan).await {
            Ok(()) => Ok(led(&context, id, "plan-kept")),
            Err(PlanRoomError::Stale) => Ok(led(&context, id, "plan-stale")),
            Err(other) => Err(other.into()),
        },
        Err(_) => Ok(led(&context, id, "plan-none")),
    }
}

/// `POST /skills/firm/{id}/plan/follow`: writes down how the kept plan stands today, with what the firm says that it has used.
///
/// # Errors
/// As [`show`], and when what was typed is no number.
pub async fn follow(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let mut typed = Typed::of_body(&body);
    let room = keep::open_at(&app, &context.caller, id, typed.text("baseline").parse().ok()).await?;
    let Some(baseline) = &room.baseline else { return Ok(led(&context, id, "plan-none")) };
    let this = app.clock.today().year();
    let year = typed.given("year").map_or(Ok(this), str::parse).map_err(|_| PageError::BadRequest)?;
    if year > this || !baseline.plan.years.iter().any(|one| one.year == year) {
        return Err(PageError::BadRequest);
    }
    let mut errors = FieldErrors::new();
    let mut number = |name: &str, most: i64| -> Option<i64> {
        let bare: String = typed.text(name).chars().filter(|c| !c.is_whitespace()).collect();
        if bare.is_empty() {
            return None;
        }
        let number = bare.parse().ok().filter(|number| (0..=most).contains(number));
        if number.is_none() {
            let most = context.language.whole(most.unsigned_abs()).into();
            errors.add(
                name,
                context.ta("skills-plan-problem-number", &[("least", 0_i64.into()), ("most", most)]),
            );
        }
        number
    };
    let spent = number("spent", 1_000_000_000).map(|kronor| kronor * 100);
    let hours = number("spent_hours", 10_000_000).and_then(|hours| u32::try_from(hours).ok());
    if !errors.is_empty() {
        let made = make(&app, &context.caller, &room, context.language).await?;
        for (name, values) in model::fill(&room.set).0 {
            for value in values {
                typed.push(name.clone(), value);
            }
        }
        let form = Form { typed, errors, changed: false };
        return Ok(again(view::view(&context, &room, &made, &form, None)));
    }
    follow_up(&app, &context.caller, &room, year, Stated { spent, hours }).await?;
    Ok(led(&context, id, "plan-followed"))
}

/// `POST /skills/firm/{id}/plan/apply`: an application under one of the calls that the plan counts on, with numbers of people and hours.
///
/// # Errors
/// As [`show`], and when the plan counts on no such call or the caller may not apply.
pub async fn apply(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let room = keep::open(&app, &context.caller, id).await?;
    let made = make(&app, &context.caller, &room, context.language).await?;
    let code = typed.text("call");
    if !made.open.iter().any(|call| call.code == code) {
        return Err(PageError::BadRequest);
    }
    let begun = apply::begin_from(&app, &context.caller, (&room, &made), code, context.language).await?;
    let to = match begun {
        apply::Begun::Filled(number) => format!("/funding/applications/{number}/skills"),
        apply::Begun::LeftOut(number) => {
            format!("/funding/applications/{number}/skills?done=skills-left-out")
        }
        apply::Begun::NotCounted => return Err(PageError::BadRequest),
    };
    Ok(Redirect::to(&context.href(&to)).into_response())
}

/// `GET /skills/firm/{id}/plan/pdf`
///
/// # Errors
/// As [`show`], and when there is no plan.
pub async fn pdf(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    let mut room = keep::open_at(&app, &context.caller, id, wanted.baseline).await?;
    let made = make(&app, &context.caller, &room, context.language).await?;
    let Ok(plan) = &made.plan else { return Err(PageError::NotFound) };
    let people = sought(&app, &context.caller, &room, &made).await?;
    let numbered = legible::number_people(context.language, &mut room.kept.map);
    let mut document = paper::paper(context.language, &room, &made, plan, &people).marked(context.examples);
    legible::tell(context.language, &numbered, &mut document);
    hand_out(typeset(document).await, &format!("skills-plan-{}.pdf", plan.today))
}

/// `GET /skills/firm/{id}/plan/recruit/{role}`: what somebody is sought with, a draft of the advertisement, and where such
/// people work. `?with=` skills that the occupation usually needs, by the last parts of their addresses, are in the draft too.
///
/// # Errors
/// As [`show`], and when there is no such role.
pub async fn recruit(
    State(app): State<App>,
    context: Context,
    Path((id, role)): Path<(i64, u32)>,
    RawQuery(query): RawQuery,
) -> PageResult {
    let room = keep::open(&app, &context.caller, id).await?;
    let names = Names::of(&app, context.language).await.map_err(FirmError::from)?;
    // The skills that are new need no plan.
    let made = without_plan(&app, &room, names);
    let role = room.kept.map.role(RoleId(role)).ok_or(PageError::NotFound)?;
    let profile = paper::profile(context.language, &room, &made, role.id).ok_or(PageError::NotFound)?;
    let people =
        where_people(&app, &context.caller, profile.ssyk.as_deref(), profile.isco.as_deref()).await?;
    let typed = Typed::of_body(&query.unwrap_or_default());
    let book = read().await?;
    let shown = profile::Shown {
        room: &room,
        profile: &profile,
        role,
        people: &people,
        book,
        names: &made.names,
        typed: &typed,
    };
    Ok(profile::view(&context, &shown))
}

fn without_plan(app: &App, room: &Room, names: Names) -> Made {
    let today = app.clock.today();
    Made {
        gaps: workforce::gap::find(&room.kept.map, today, &workforce::gap::Lead::default()),
        plan: Err(workforce::plan::PlanError::OutOfTime),
        ways: Vec::new(),
        open: Vec::new(),
        calls: Vec::new(),
        usual: Vec::new(),
        names,
        today,
    }
}
