//! What the person does with their own validation: every form of its page.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

use super::{
    day,
    own::{address, ask_view, mapping_view, whole},
    seen, to,
};
use crate::{
    app::App,
    http::{Context, PageError, PageResult, Typed, components::FieldErrors, error::again},
    skills::validation::{self, NewShare, ValidationError, model::Says},
};

/// `POST /account/skills/new`
///
/// # Errors
/// When nobody is signed in, or the database refuses.
pub async fn begin(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let code = typed.text("qualification");
    let mut errors = FieldErrors::new();
    match validation::begin(&app, &context.caller, code).await {
        Ok(id) => return Ok(to(&context, &format!("{}?done=begun", address(id)))),
        Err(ValidationError::Begun(id)) => return Ok(to(&context, &address(id))),
        Err(ValidationError::NotFound) => errors.add("qualification", context.t("valid-choose-one")),
        Err(ValidationError::NotWhole) => errors.add("qualification", context.t("valid-not-whole")),
        Err(other) => return Err(other.into()),
    }
    let all = validation::all(&app, &context.caller).await?;
    Ok(again(ask_view(&context, &all, code, &errors)))
}

/// `POST /account/skills/validations/{id}/mapping`
///
/// # Errors
/// When it is somebody else's, or somebody was first.
pub async fn mapping(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let own = validation::own_one(&app, &context.caller, id).await?;
    let one = own.one(id).ok_or(PageError::NotFound)?;
    let says: Vec<(String, Says)> = one
        .qualification()
        .units
        .iter()
        .filter_map(|unit| {
            let says = Says::parse(typed.text(&format!("unit-{}", unit.code)))?;
            Some((unit.code.clone(), says))
        })
        .collect();
    let mut errors = FieldErrors::new();
    for unit in
        one.qualification().units.iter().filter(|unit| !says.iter().any(|(code, _)| *code == unit.code))
    {
        errors.add(format!("unit-{}", unit.code), context.t("valid-map-each"));
    }
    if !errors.is_empty() {
        return Ok(again(mapping_view(&context, one, &typed, &errors)));
    }
    validation::keep_mapping(&app, &context.caller, (id, seen(&typed)), &says, typed.text("words")).await?;
    Ok(to(&context, &format!("{}?done=mapped", address(id))))
}

/// `POST /account/skills/validations/{id}/centre`
///
/// # Errors
/// When it is somebody else's, or somebody was first.
pub async fn centre(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let centre = typed.text("centre").parse().unwrap_or(0);
    match validation::choose_centre(&app, &context.caller, (id, seen(&typed)), centre).await {
        Ok(()) => Ok(to(&context, &format!("{}?done=asked", address(id)))),
        Err(ValidationError::NotAccredited) => {
            let mut errors = FieldErrors::new();
            errors.add("centre", context.t("valid-centre-not-accredited"));
            Ok(again(whole(&app, &context, id, &typed, &errors, "").await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /account/skills/validations/{id}/appeal`
///
/// # Errors
/// When it is somebody else's, or somebody was first.
pub async fn appeal(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let sentence =
        match validation::appeal(&app, &context.caller, (id, seen(&typed)), typed.text("why")).await {
            Ok(()) => return Ok(to(&context, &format!("{}?done=appealed", address(id)))),
            Err(ValidationError::NoReason) => "valid-no-reason",
            Err(ValidationError::TooLate) => "valid-too-late",
            Err(other) => return Err(other.into()),
        };
    let mut errors = FieldErrors::new();
    errors.add("why", context.t(sentence));
    Ok(again(whole(&app, &context, id, &typed, &errors, "").await?))
}

/// `POST /account/skills/validations/{id}/again`
///
/// # Errors
/// When it is somebody else's, or does not stand so.
pub async fn once_more(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    validation::again(&app, &context.caller, (id, seen(&typed))).await?;
    Ok(to(&context, &format!("{}?done=again", address(id))))
}

/// `POST /account/skills/validations/{id}/shares`
///
/// # Errors
/// When it is somebody else's, or there is no outcome.
pub async fn share(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let until = day(&context, &typed, "until", &mut errors);
    let units: Vec<String> = typed.all("units").to_vec();
    let new = NewShare {
        organisation: typed.text("organisation").parse().unwrap_or(0),
        units: Some(units).filter(|units| !units.is_empty()),
        until,
    };
    if errors.is_empty() {
        match validation::share(&app, &context.caller, id, &new).await {
            Ok(()) => return Ok(to(&context, &format!("{}?done=shared", address(id)))),
            Err(ValidationError::NoDay(most)) => {
                errors.add("until", context.ta("valid-no-day", &[("most", most.into())]));
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(again(whole(&app, &context, id, &typed, &errors, "").await?))
}

/// `POST /account/skills/shares/{id}/withdraw`
///
/// # Errors
/// When it is somebody else's.
pub async fn unshare(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult<Response> {
    let of = validation::withdraw_share(&app, &context.caller, id).await?;
    Ok(to(&context, &format!("{}?done=unshared", address(of))))
}

/// `POST /account/skills/validations/{id}/record`
///
/// # Errors
/// When it is somebody else's, or nothing was awarded.
pub async fn make_record(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
) -> PageResult<Response> {
    validation::make_record(&app, &context.caller, id, context.language).await?;
    Ok(to(&context, &format!("{}?done=recorded", address(id))))
}

/// `GET /account/skills/records/{id}`: the file.
///
/// # Errors
/// When it is somebody else's, or withdrawn.
pub async fn record(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult<Response> {
    let file = validation::file_of_record(&app, &context.caller, id).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/vc+ld+json".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"open-badge-{id}.json\"")),
    ];
    Ok((headers, file).into_response())
}

/// `POST /account/skills/records/{id}/withdraw`
///
/// # Errors
/// When it is somebody else's.
pub async fn unrecord(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult<Response> {
    let of = validation::withdraw_record(&app, &context.caller, id).await?;
    Ok(to(&context, &format!("{}?done=unrecorded", address(of))))
}
