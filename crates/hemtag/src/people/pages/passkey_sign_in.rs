//! Signing in by a passkey, and showing one after the password.

use axum::{
    Json,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{
    cookies, own_path,
    passkeys::hidden,
    sign_in::{self, encoded},
};
use crate::{
    app::App,
    http::{
        Context, PageResult, Typed, components::FieldErrors, context::cookie, error::again, ration::Client,
    },
    people::{
        SESSION, half_session,
        passkeys::{
            PasskeyError, begin_passkey_factor, begin_passkey_sign_in, show_passkey, sign_in_by_passkey,
            why_no_passkeys,
        },
    },
};

/// Why nothing was done, in words.
pub(super) fn told(context: &Context, error: &PasskeyError) -> String {
    match error {
        PasskeyError::Full => context.t("passkey-full"),
        PasskeyError::Known => context.t("passkey-known"),
        PasskeyError::NoName => context.t("passkey-no-name"),
        PasskeyError::NotBegun => context.t("passkey-not-begun"),
        PasskeyError::Counter => context.t("passkey-counter"),
        PasskeyError::LastFactor => context.t("passkey-last-factor"),
        PasskeyError::LastWay => context.t("passkey-last-way"),
        _ => context.t("passkey-not-trusted"),
    }
}

/// A form of one button, shown by the script where the browser has passkeys.
fn form(context: &Context, action: &str, to: &str, words: &str) -> Markup {
    html! {
        form class="ht-form ht-section ht-stack" data-gap="sm" method="post" action=(context.href(action)) hidden
            data-passkey="get" data-begin=(context.href(&format!("{action}/begin"))) {
            (hidden(context, to))
            p { button class="ds-button" data-variant="secondary" type="submit" { (context.t(words)) } }
        }
    }
}

/// The button on the page for signing in; nothing where there are no passkeys.
pub(super) fn way_in(app: &App, context: &Context, to: &str) -> Markup {
    if why_no_passkeys(&app.config).is_some() {
        return html! {};
    }
    form(context, "/account/passkey", to, "passkey-sign-in")
}

/// The same on the page for the second factor.
pub(super) fn second_factor(context: &Context, to: &str) -> Markup {
    form(context, "/account/second-factor/passkey", to, "passkey-show")
}

/// `POST /account/passkey/begin`: what the browser is asked for.
///
/// # Errors
/// When there are no passkeys here, or too many begin from one network.
pub async fn begin(State(app): State<App>, context: Context, client: Client) -> PageResult<Response> {
    Ok(Json(begin_passkey_sign_in(&app, &context.caller, client.address()).await?).into_response())
}

/// `POST /account/passkey`
///
/// # Errors
/// When the database does not answer.
pub async fn enter(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    match sign_in_by_passkey(&app, &context.caller, typed.text("wait"), typed.text("answer")).await {
        Ok(signed_in) => {
            let to = own_path(typed.text("to"));
            let mut response = Redirect::to(&context.href(to)).into_response();
            cookies::set_session(&app, &mut response, &signed_in.token);
            cookies::set_device(&app, &mut response, &signed_in.device);
            Ok(response)
        }
        Err(error @ (PasskeyError::NotBegun | PasskeyError::NotTrusted | PasskeyError::Counter)) => {
            let mut errors = FieldErrors::new();
            errors.add("email", told(&context, &error));
            let mut again_with = Typed::default();
            again_with.set("to", typed.text("to"));
            Ok(again(sign_in::view(&app, &context, &again_with, &errors, "")))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /account/second-factor/passkey/begin`
///
/// # Errors
/// When no session waits for a factor, or its account has no passkey.
pub async fn begin_factor(
    State(app): State<App>,
    context: Context,
    headers: HeaderMap,
) -> PageResult<Response> {
    let token = cookie(&headers, SESSION).unwrap_or_default();
    match begin_passkey_factor(&app, &context.caller, token).await {
        Ok(asked) => Ok(Json(asked).into_response()),
        Err(PasskeyError::NoSession) => {
            Ok(Redirect::to(&context.href("/account/sign-in?to=%2Faccount")).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /account/second-factor/passkey`
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    headers: HeaderMap,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let token = cookie(&headers, SESSION).unwrap_or_default();
    let (wait, answer) = (typed.text("wait"), typed.text("answer"));
    match show_passkey(&app, &context.caller, token, wait, answer).await {
        Ok(token) => {
            let mut response = Redirect::to(&context.href(own_path(typed.text("to")))).into_response();
            cookies::set_session(&app, &mut response, &token);
            Ok(response)
        }
        Err(PasskeyError::NoSession) => {
            let path = format!("/account/sign-in?to={}", encoded(own_path(typed.text("to"))));
            Ok(Redirect::to(&context.href(&path)).into_response())
        }
        Err(error @ (PasskeyError::NotBegun | PasskeyError::NotTrusted | PasskeyError::Counter)) => {
            let Some(living) = half_session(&app, token).await? else {
                return Ok(Redirect::to(&context.href("/account/sign-in")).into_response());
            };
            let mut errors = FieldErrors::new();
            errors.add("code", told(&context, &error));
            let shown = super::factor::code_view(&app, &context, &living, typed.text("to"), &errors).await?;
            Ok(again(shown))
        }
        Err(other) => Err(other.into()),
    }
}
