//! What an organisation's own systems ask and state, with a key.

use std::collections::BTreeMap;

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::civil::{Date, Weekday};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    keys::{Keyed, KeyedError, keyed},
    model::Scope,
};
use crate::{
    app::App,
    files::decoded,
    http::{Context, PageError, PageResult, error::explained},
    makers::{
        capacity::{self, CapacityError},
        model::{FreeWeek, Maker, MakerId, OfferId},
    },
    needs::{self, read},
};

/// The version of the forms, as the description of the API has them.
pub const VERSION: u32 = 1;

/// The most hours that a week has.
const WEEK: u16 = 168;

/// A JSON problem (RFC 9457).
fn problem(context: &Context, status: StatusCode, key: &str, errors: &[String]) -> Response {
    let mut body = json!({ "type": "about:blank", "title": context.t(key), "status": status.as_u16() });
    if !errors.is_empty() {
        body["errors"] = errors.iter().map(|detail| json!({ "detail": detail })).collect();
    }
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    explained(status, (kind, body.to_string()))
}

fn refused(context: &Context, why: KeyedError) -> Response {
    match why {
        KeyedError::NoKey => {
            let mut response = problem(context, StatusCode::UNAUTHORIZED, "api-no-key", &[]);
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            response
        }
        KeyedError::NoScope(_) | KeyedError::Denied(_) => {
            problem(context, StatusCode::FORBIDDEN, "api-no-scope", &[])
        }
        KeyedError::TooMany { seconds } => {
            let mut response = problem(context, StatusCode::TOO_MANY_REQUESTS, "api-too-many", &[]);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            response
        }
        KeyedError::Database(error) => PageError::from(error).into_response(),
    }
}

/// `GET /api/own`: what the key is, to see that it works.
///
/// # Errors
/// When the database does not answer.
pub async fn own(State(app): State<App>, context: Context, headers: HeaderMap) -> PageResult<Response> {
    let keyed = match keyed(&app, &headers, None).await {
        Ok(keyed) => keyed,
        Err(why) => return Ok(refused(&context, why)),
    };
    let scopes: Vec<&str> = keyed.scopes.iter().map(|scope| scope.code()).collect();
    Ok(Json(json!({
        "version": VERSION,
        "organisation": keyed.organisation,
        "maker": keyed.maker,
        "scopes": scopes,
        "each_minute": keyed.each_minute,
    }))
    .into_response())
}

/// The maker of a key, for whoever may state its hours.
async fn maker_of(app: &App, keyed: &Keyed) -> Result<Option<Maker>, CapacityError> {
    match keyed.maker {
        None => Ok(None),
        Some(id) => capacity::to_state(app, &keyed.caller, MakerId(id)).await.map(Some),
    }
}

/// `GET /api/own/capacity`: the free hours of the organisation's own maker, by machine group and week.
///
/// # Errors
/// When the database does not answer.
pub async fn hours(State(app): State<App>, context: Context, headers: HeaderMap) -> PageResult<Response> {
    let keyed = match keyed(&app, &headers, Some(Scope::Capacity)).await {
        Ok(keyed) => keyed,
        Err(why) => return Ok(refused(&context, why)),
    };
    match maker_of(&app, &keyed).await? {
        Some(maker) => Ok(Json(told(&maker)).into_response()),
        None => Ok(problem(&context, StatusCode::CONFLICT, "api-no-maker", &[])),
    }
}

fn told(maker: &Maker) -> Value {
    let week = |week: &FreeWeek| json!({ "monday": week.monday.to_string(), "hours": week.actual, "at_most": week.maximum });
    let groups: Vec<Value> = maker
        .machine_groups()
        .iter()
        .map(|group| {
            json!({
                "group": group.id().0,
                "name": group.name,
                "offers": group.offers.iter().map(|offer| offer.0).collect::<Vec<_>>(),
                "stated_on": group.stated.as_ref().map(|stated| stated.on.to_string()),
                "counts_until": group.counts_until().map(|day| day.to_string()),
                "weeks": group.weeks.iter().map(week).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({ "version": VERSION, "maker": maker.id.0, "seen": maker.version, "groups": groups })
}

/// What is stated of free hours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stated {
    /// The `seen` of the answer that it is made from: who states over another's change is told.
    seen: i64,
    groups: Vec<StatedGroup>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatedGroup {
    group: i64,
    weeks: Vec<StatedWeek>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatedWeek {
    monday: Date,
    hours: u16,
    #[serde(default)]
    at_most: Option<u16>,
}

impl Stated {
    /// The hours by group, or everything that is wrong.
    fn read(self, context: &Context, maker: &Maker) -> Result<BTreeMap<OfferId, Vec<FreeWeek>>, Vec<String>> {
        let groups = maker.machine_groups();
        let (mut hours, mut wrong) = (BTreeMap::new(), Vec::new());
        for stated in self.groups {
            let id = OfferId(stated.group);
            let mut say = |key: &str, week: String| {
                wrong.push(context.ta(key, &[("group", stated.group.into()), ("week", week.into())]));
            };
            if !groups.iter().any(|group| group.id() == id) {
                say("api-hours-no-group", String::new());
                continue;
            }
            let mut weeks: Vec<FreeWeek> = Vec::new();
            for week in stated.weeks {
                let monday = week.monday.to_string();
                if week.monday.weekday() != Weekday::Monday {
                    say("api-hours-no-monday", monday);
                } else if week.hours > WEEK
                    || week.at_most.is_some_and(|most| most > WEEK || most < week.hours)
                {
                    say("api-hours-too-many", monday);
                } else if weeks.iter().any(|other| other.monday == week.monday) {
                    say("api-hours-twice", monday);
                } else {
                    weeks.push(FreeWeek { monday: week.monday, actual: week.hours, maximum: week.at_most });
                }
            }
            weeks.sort_by_key(|week| week.monday);
            if hours.insert(id, weeks).is_some() {
                say("api-hours-group-twice", String::new());
            }
        }
        if wrong.is_empty() { Ok(hours) } else { Err(wrong) }
    }
}

/// `PUT /api/own/capacity`: states free hours, each machine group's as a whole; groups that are not named keep theirs.
///
/// # Errors
/// When the database does not answer.
pub async fn state(
    State(app): State<App>,
    context: Context,
    headers: HeaderMap,
    body: Bytes,
) -> PageResult<Response> {
    let keyed = match keyed(&app, &headers, Some(Scope::Capacity)).await {
        Ok(keyed) => keyed,
        Err(why) => return Ok(refused(&context, why)),
    };
    let Some(maker) = maker_of(&app, &keyed).await? else {
        return Ok(problem(&context, StatusCode::CONFLICT, "api-no-maker", &[]));
    };
    let wrong = |errors: &[String]| {
        Ok(problem(&context, StatusCode::UNPROCESSABLE_ENTITY, "api-hours-refused", errors))
    };
    let stated: Stated = match serde_json::from_slice(&body) {
        Ok(stated) => stated,
        Err(why) => {
            return wrong(&[context.ta("api-hours-unreadable", &[("why", why.to_string().into())])]);
        }
    };
    let seen = stated.seen;
    let hours = match stated.read(&context, &maker) {
        Ok(hours) => hours,
        Err(errors) => return wrong(&errors),
    };
    match capacity::state_hours(&app, &keyed.caller, maker.id, seen, &hours, None).await {
        Ok(_) => {
            let now = maker_of(&app, &keyed).await?.unwrap_or(maker);
            Ok(Json(told(&now)).into_response())
        }
        Err(CapacityError::Changed(_)) => Ok(problem(&context, StatusCode::CONFLICT, "api-changed", &[])),
        Err(other) => Err(other.into()),
    }
}

/// `POST /api/own/needs`: states a need, as JSON, TOML or an Open Know-How manifest; gives its key, which opens it.
///
/// # Errors
/// When the database does not answer.
pub async fn state_need(
    State(app): State<App>,
    context: Context,
    headers: HeaderMap,
    body: Bytes,
) -> PageResult<Response> {
    let keyed = match keyed(&app, &headers, Some(Scope::Needs)).await {
        Ok(keyed) => keyed,
        Err(why) => return Ok(refused(&context, why)),
    };
    let (document, format) = match read::read(&decoded(&body)) {
        Ok(read) => read,
        Err(problems) => {
            let errors: Vec<String> = problems.iter().map(|one| one.sentence(context.language)).collect();
            return Ok(problem(&context, StatusCode::UNPROCESSABLE_ENTITY, "api-need-refused", &errors));
        }
    };
    let source_text = Some(decoded(&body));
    let new = needs::NewNeed {
        document,
        source_format: format.code().to_owned(),
        source_text,
        example: false,
        external_id: None,
        source_hash: None,
    };
    let need = needs::state_need(&app, &keyed.caller, new).await?;
    let address = format!("{}{}", app.config.address(), context.href(&format!("/needs/{}", need.key)));
    let answer = json!({ "version": VERSION, "number": need.id.0, "key": need.key, "page": address, "answer": format!("{address}/answer?format=json") });
    let location = HeaderValue::from_str(&address).map_err(anyhow::Error::from)?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(answer)).into_response())
}
