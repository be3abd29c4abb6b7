//! The second factor: shown at signing in, and set up.

use axum::{
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, PreEscaped, html};
use sea_orm::DbErr;
use serde::Deserialize;

use super::{
    cookies, own_path,
    sign_in::{encoded, own_token},
};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{Field, FieldErrors, FieldKind, Tone, error_summary, field, notice, page_head},
        context::cookie,
        error::again,
        page,
    },
    people::{
        FactorError, NewFactor, SESSION, begin_factor, factor, half_session, keep_factor, passkeys,
        remove_factors, session::Living, show_factor,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    to: String,
}

impl From<FactorError> for PageError {
    fn from(error: FactorError) -> PageError {
        match error {
            FactorError::Denied(denied) => denied.into(),
            FactorError::Database(error) => error.into(),
            FactorError::NoSession => PageError::Forbidden,
            FactorError::Installation => PageError::Internal,
            FactorError::WrongCode | FactorError::Wait(_) | FactorError::WrongKey | FactorError::Needed => {
                PageError::BadRequest
            }
        }
    }
}

/// Whether the account of a session has an authenticator or a passkey.
pub(super) async fn has_factor(app: &App, living: &Living) -> Result<bool, DbErr> {
    passkeys::guards(app.db.reader(), living.person.id).await
}

fn to_sign_in(context: &Context, to: &str) -> Response {
    let path = format!("/account/sign-in?to={}", encoded(own_path(to)));
    Redirect::to(&context.href(&path)).into_response()
}

/// `GET /account/second-factor`
///
/// # Errors
/// When the database does not answer.
pub async fn ask(
    State(app): State<App>,
    context: Context,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> PageResult<Response> {
    let token = cookie(&headers, SESSION).unwrap_or_default();
    Ok(match half_session(&app, token).await? {
        Some(living) => {
            code_view(&app, &context, &living, &asked.to, &FieldErrors::new()).await?.into_response()
        }
        None => to_sign_in(&context, &asked.to),
    })
}

/// `POST /account/second-factor`
///
/// # Errors
/// When the database does not answer.
pub async fn send(
    State(app): State<App>,
    context: Context,
    headers: HeaderMap,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let token = cookie(&headers, SESSION).unwrap_or_default();
    let mut errors = FieldErrors::new();
    match show_factor(&app, token, typed.text("code")).await {
        Ok(token) => {
            let mut response = Redirect::to(&context.href(own_path(typed.text("to")))).into_response();
            cookies::set_session(&app, &mut response, &token);
            return Ok(response);
        }
        Err(FactorError::NoSession) => return Ok(to_sign_in(&context, typed.text("to"))),
        Err(FactorError::WrongCode) => errors.add("code", context.t("factor-wrong")),
        Err(FactorError::Wait(seconds)) => {
            let wait = context.language.number(seconds as f64, 0);
            errors.add("code", context.ta("sign-in-wait", &[("n", wait.into())]));
        }
        Err(other) => return Err(other.into()),
    }
    let Some(living) = half_session(&app, token).await? else {
        return Ok(to_sign_in(&context, typed.text("to")));
    };
    Ok(again(code_view(&app, &context, &living, typed.text("to"), &errors).await?))
}

fn code_field(context: &Context, errors: &FieldErrors, hint: &str) -> Markup {
    field(
        errors,
        &Field {
            name: "code",
            label: context.t("factor-code"),
            hint: Some(context.t(hint)),
            kind: FieldKind::Text,
            autocomplete: Some("one-time-code"),
            ..Field::default()
        },
    )
}

pub(super) async fn code_view(
    app: &App,
    context: &Context,
    living: &Living,
    to: &str,
    errors: &FieldErrors,
) -> PageResult {
    let title = context.t("factor-title");
    let has_passkey = passkeys::has_passkey(app, living.person.id).await?;
    let way = has_passkey && passkeys::why_no_passkeys(&app.config).is_none();
    Ok(page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (page_head(None, &title, Some(&context.t("factor-lead"))))
            form class="ht-form ht-stack" method="post" action=(context.href("/account/second-factor")) novalidate {
                input type="hidden" name="to" value=(to);
                (code_field(context, errors, "factor-code-hint"))
                p { button class="ds-button" type="submit" { (context.t("factor-go-on")) } }
            }
            @if way { (super::passkey_sign_in::second_factor(context, to)) }
        },
    ))
}

/// `GET /account/second-factor/new`
///
/// # Errors
/// When the database does not answer.
pub async fn new(
    State(app): State<App>,
    context: Context,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> PageResult<Response> {
    let token = cookie(&headers, SESSION).unwrap_or_default();
    match begin_factor(&app, token).await {
        Ok(new) => Ok(new_view(&app, &context, &new, &asked.to, &FieldErrors::new()).into_response()),
        Err(FactorError::NoSession) => Ok(to_sign_in(&context, &asked.to)),
        Err(other) => Err(other.into()),
    }
}

/// `POST /account/second-factor/new`
///
/// # Errors
/// When the database does not answer.
pub async fn keep(
    State(app): State<App>,
    context: Context,
    headers: HeaderMap,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let token = cookie(&headers, SESSION).unwrap_or_default();
    match keep_factor(&app, token, typed.text("key"), typed.text("code")).await {
        Ok((token, codes)) => {
            let mut response = codes_view(&context, &codes, typed.text("to"), "factor-kept").into_response();
            cookies::set_session(&app, &mut response, &token);
            Ok(response)
        }
        Err(FactorError::NoSession) => Ok(to_sign_in(&context, typed.text("to"))),
        Err(FactorError::WrongCode) => {
            let new = factor::same_factor(&app, token, typed.text("key")).await?;
            let mut errors = FieldErrors::new();
            errors.add("code", context.t("factor-wrong"));
            Ok(again(new_view(&app, &context, &new, typed.text("to"), &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

/// The key as a square that a camera reads: black on white whatever the page's colours.
fn square(address: &str) -> Markup {
    let Ok(code) = qrcode::QrCode::new(address.as_bytes()) else { return html! {} };
    let width = code.width();
    let dark: Vec<(usize, usize)> = code
        .to_colors()
        .iter()
        .enumerate()
        .filter(|(_, color)| **color == qrcode::Color::Dark)
        .map(|(at, _)| (at % width, at / width))
        .collect();
    let path: String = dark.iter().map(|(x, y)| format!("M{} {}h1v1h-1z", x + 4, y + 4)).collect();
    html! {
        svg class="ht-qr" viewBox=(format!("0 0 {0} {0}", width + 8)) aria-hidden="true" {
            rect width="100%" height="100%" fill="#fff" {}
            path d=(PreEscaped(path)) fill="#000" {}
        }
    }
}

/// The page of a new factor again, with what is wrong with the passkey that was to be the first one.
pub(super) async fn new_again(
    app: &App,
    context: &Context,
    token: &str,
    to: &str,
    errors: &FieldErrors,
) -> PageResult<Response> {
    match begin_factor(app, token).await {
        Ok(new) => Ok(again(new_view(app, context, &new, to, errors))),
        Err(FactorError::NoSession) => Ok(to_sign_in(context, to)),
        Err(other) => Err(other.into()),
    }
}

fn new_view(app: &App, context: &Context, new: &NewFactor, to: &str, errors: &FieldErrors) -> Markup {
    let title = context.t("factor-new-title");
    let groups: Vec<String> =
        new.key.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (page_head(None, &title, Some(&context.t("factor-new-lead"))))
            form class="ht-form ht-stack" method="post" action=(context.href("/account/second-factor/new")) novalidate {
                input type="hidden" name="key" value=(new.key);
                input type="hidden" name="to" value=(to);
                (square(&new.address))
                p { (context.t("factor-key")) " " code { (groups.join(" ")) } }
                p { a class="ds-link" href=(new.address) { (context.t("factor-open")) } }
                (code_field(context, errors, "factor-new-hint"))
                p { button class="ds-button" type="submit" { (context.t("factor-keep")) } }
            }
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t("passkey-instead")) }
                p { (context.t("passkeys-lead")) }
                (super::passkeys::add_form(app, context, errors, "", 0, own_path(to)))
            }
        },
    )
}

/// Recovery codes, this once. `kept` are the words for what was kept.
pub(super) fn codes_view(context: &Context, codes: &[String], to: &str, kept: &str) -> Markup {
    let title = context.t("factor-codes-title");
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, None))
            (notice(Tone::Success, &context.t(kept), html! { p { (context.t("factor-codes-lead")) } }))
            ul class="ht-codes" { @for code in codes { li { code { (code) } } } }
            p { a class="ds-button" href=(context.href(own_path(to))) { (context.t("factor-go-on")) } }
        },
    )
}

/// `POST /account/second-factor/remove`
///
/// # Errors
/// When the caller may not, or a role asks for one.
pub async fn remove(State(app): State<App>, context: Context, headers: HeaderMap) -> PageResult<Response> {
    own_token(&app, &headers).await?;
    let person = context.caller.person.ok_or(PageError::Forbidden)?;
    remove_factors(&app, &context.caller, person).await?;
    Ok(Redirect::to(&context.href("/account?done=factor-removed")).into_response())
}
