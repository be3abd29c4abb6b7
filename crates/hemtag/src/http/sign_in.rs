//! Signing in as administrator with the link that `hemtag serve` printed (decision 0004).

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use crate::{
    app::App,
    http::{
        Context, PageError, PageResult,
        context::{SIGNED_IN, session_value},
        page,
    },
};

/// `GET /sign-in/{key}`: asks once, so that a link that is fetched ahead signs nobody in.
///
/// # Errors
/// Not found, unless the key is that of this start.
pub async fn ask(State(app): State<App>, context: Context, Path(key): Path<String>) -> PageResult {
    check(&app, &key)?;
    let title = context.t("sign-in-title");
    Ok(page(&context, &title, form(&context, &title, &key)))
}

fn form(context: &Context, title: &str, key: &str) -> Markup {
    html! {
        h1 { (title) }
        p { (context.t("sign-in-what")) }
        form method="post" action=(context.href(&format!("/sign-in/{key}"))) {
            button class="ds-button" type="submit" { (context.t("sign-in-button")) }
        }
    }
}

/// `POST /sign-in/{key}`
///
/// # Errors
/// Not found, unless the key is that of this start.
pub async fn enter(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
) -> PageResult<Response> {
    check(&app, &key)?;
    Ok(with_cookie(&context, &session_value(&app), 12 * 60 * 60))
}

/// Takes the administrator's cookie from the browser.
pub fn forget(response: &mut Response) {
    response.headers_mut().append(header::SET_COOKIE, cookie("", 0));
}

fn with_cookie(context: &Context, value: &str, seconds: u32) -> Response {
    let mut response = Redirect::to(&context.href("/")).into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie(value, seconds));
    response
}

fn cookie(value: &str, seconds: u32) -> HeaderValue {
    let cookie = format!("{SIGNED_IN}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}");
    HeaderValue::from_str(&cookie).expect("the cookie is ASCII")
}

/// Compares digests, so that the time it takes tells nothing of the key.
fn check(app: &App, key: &str) -> PageResult<()> {
    use sha2::{Digest, Sha256};
    if Sha256::digest(key.as_bytes()) == Sha256::digest(app.sign_in_key.as_bytes()) {
        Ok(())
    } else {
        Err(PageError::NotFound)
    }
}
