//! Signing in and out.

use axum::{
    extract::{Query, State},
    http::{HeaderMap, HeaderValue},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    cookies::{self, DEVICE},
    own_path, password_field,
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
    people::{SESSION, SignInError, half_session, session, sign_in, sign_out},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Where to go on afterwards.
    to: String,
    done: String,
}

/// `GET /account/sign-in`
pub async fn ask(State(app): State<App>, context: Context, Query(asked): Query<Asked>) -> Response {
    if context.caller.person.is_some() {
        return Redirect::to(&context.href(own_path(&asked.to))).into_response();
    }
    let mut typed = Typed::default();
    typed.set("to", asked.to);
    view(&app, &context, &typed, &FieldErrors::new(), &asked.done).into_response()
}

/// `POST /account/sign-in`
///
/// # Errors
/// When the database does not answer.
pub async fn send(
    State(app): State<App>,
    context: Context,
    client: crate::http::ration::Client,
    headers: HeaderMap,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let secret = typed.0.get("password").and_then(|v| v.first()).cloned().unwrap_or_default();
    let device = cookie(&headers, DEVICE);
    let tried =
        sign_in(&app, &context.caller, typed.text("email"), &secret, device, Some(client.address())).await;
    let mut errors = FieldErrors::new();
    match tried {
        Ok(signed_in) => {
            let needs_factor = half_session(&app, &signed_in.token).await?;
            let to = own_path(typed.text("to"));
            let next = match needs_factor {
                Some(half) if super::factor::has_factor(&app, &half).await? => {
                    format!("/account/second-factor?to={}", encoded(to))
                }
                Some(_) => format!("/account/second-factor/new?to={}", encoded(to)),
                None => to.to_owned(),
            };
            let mut response = Redirect::to(&context.href(&next)).into_response();
            cookies::set_session(&app, &mut response, &signed_in.token);
            cookies::set_device(&app, &mut response, &signed_in.device);
            return Ok(response);
        }
        Err(SignInError::Wrong) => errors.add("email", context.t("sign-in-wrong")),
        Err(SignInError::Wait(seconds)) => {
            let wait = context.language.number(seconds as f64, 0);
            errors.add("email", context.ta("sign-in-wait", &[("n", wait.into())]));
        }
        Err(SignInError::Denied(denied)) => return Err(denied.into()),
        Err(SignInError::Database(error)) => return Err(error.into()),
        Err(SignInError::Key) => return Err(PageError::Internal),
    }
    Ok(again(view(&app, &context, &typed, &errors, "")))
}

pub(super) fn encoded(path: &str) -> String {
    percent_encoding::utf8_percent_encode(path, percent_encoding::NON_ALPHANUMERIC).to_string()
}

pub(super) fn view(app: &App, context: &Context, typed: &Typed, errors: &FieldErrors, done: &str) -> Markup {
    let title = context.t("account-sign-in");
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (page_head(None, &title, None))
            @if done == "out" { (notice(Tone::Success, &context.t("account-signed-out"), html! {})) }
            @if matches!(done, "kept" | "large" | "file" | "ended-by-itself") {
                (notice(Tone::Warning, &context.t("session-over"), html! { p { (context.t(&format!("session-over-{done}"))) } }))
            }
            @if let Some(done) = done.strip_prefix("oidc-").filter(|d| matches!(*d, "silent" | "again" | "refused" | "no-account" | "known")) {
                @let tone = if done == "known" { Tone::Info } else { Tone::Warning };
                (notice(tone, &context.t(&format!("oidc-{done}-title")), html! { p { (context.t(&format!("oidc-{done}"))) } }))
            }
            @if done == "ended" { (notice(Tone::Success, &context.t("account-was-ended"), html! {})) }
            form class="ht-form ht-stack" method="post" action=(context.href("/account/sign-in")) novalidate {
                input type="hidden" name="to" value=(typed.text("to"));
                (field(errors, &Field {
                    name: "email",
                    label: context.t("account-email"),
                    value: typed.text("email"),
                    kind: FieldKind::Email,
                    autocomplete: Some("username"),
                    ..Field::default()
                }))
                (password_field(context, errors, "password", &context.t("account-password"), "current-password"))
                p { button class="ds-button" type="submit" { (context.t("account-sign-in")) } }
            }
            (super::passkey_sign_in::way_in(app, context, typed.text("to")))
            (super::elsewhere::ways(app, context, typed.text("to")))
            ul class="ht-section" {
                li { a class="ds-link" href=(context.href("/account/recover")) { (context.t("account-recover")) } }
                li { a class="ds-link" href=(context.href("/account/new")) { (context.t("account-new")) } }
            }
        },
    )
}

/// `POST /sign-out`: ends the session, and the administrator's by the printed link.
///
/// # Errors
/// When the database does not answer.
pub async fn leave(State(app): State<App>, context: Context, headers: HeaderMap) -> PageResult<Response> {
    if let Some(token) = cookie(&headers, SESSION) {
        sign_out(&app, token).await?;
    }
    let mut response = Redirect::to(&context.href("/account/sign-in?done=out")).into_response();
    cookies::forget_session(&app, &mut response);
    crate::http::sign_in::forget(&mut response);
    // What the browser keeps of pages goes too; the cookies that know the browser and its needs again stay.
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static(r#""cache", "storage""#));
    Ok(response)
}

/// The token of the request's session, when it is one of a signed-in person.
pub(super) async fn own_token<'h>(app: &App, headers: &'h HeaderMap) -> PageResult<&'h str> {
    let token = cookie(headers, SESSION).ok_or(PageError::Forbidden)?;
    match session::living(app, token).await? {
        Some(_) => Ok(token),
        None => Err(PageError::Forbidden),
    }
}
