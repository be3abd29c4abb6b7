//! What was typed is not lost when a session is over: a form that is refused because of it is kept sealed for an hour, its
//! sender signs in and finds the form again as it was typed. It is never sent by itself. One layer around every route.
//!
//! - Kept for whoever's session it was, and shown to that account only, in that browser only.
//! - A session that somebody ended on purpose (signed out, new password) keeps nothing.
//! - Passwords and codes are never kept ([`NEVER_KEPT`], [`NEVER_KEPT_FROM`]); files and forms over [`MOST`] bytes are not either, and the page
//!   says so.

mod fill;
pub mod page;

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{PageError, Typed, context::cookie, language};
use crate::{
    access::{Caller, PersonId},
    app::App,
    events::{self, Event, Subject},
    people,
    set_aside::{self, AsideError},
    words::Language,
};

/// Fields that are never kept, whatever form they stand in: the names of every field for a password.
pub const NEVER_KEPT: [&str; 2] = ["password", "present"];

/// Where nothing is kept that is sent: what proves who somebody is.
pub const NEVER_KEPT_FROM: [&str; 5] =
    ["/account/second-factor", "/account/sign-in", "/account/link/", "/account/passkey", "/sign-in/"];

/// The largest form that is kept, in bytes.
pub const MOST: usize = 256 * 1024;

/// How long it is kept.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(1);

/// The largest page that a form is filled in on, in bytes.
const LARGEST_PAGE: usize = 8 * 1024 * 1024;

/// The cookie by which the browser has its form again.
const COOKIE: &str = "hemtag_kept_form";

const KIND: &str = "form";

/// A form that was refused because its sender's session was over.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    person: i64,
    /// The page that the form stood on, and where it was sent: as the browser has them, with the language.
    page: String,
    action: String,
    typed: Typed,
}

/// Keeps what is refused for a session that is over, and fills it in again.
pub async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    match *request.method() {
        Method::POST => sent(&app, request, next).await,
        Method::GET if cookie(request.headers(), COOKIE).is_some() => opened(&app, request, next).await,
        _ => next.run(request).await,
    }
}

async fn sent(app: &App, request: Request, next: Next) -> Response {
    let token = cookie(request.headers(), people::SESSION).unwrap_or_default().to_owned();
    let person = match people::whose_session_is_over(app, &token).await {
        Ok(person) => person,
        Err(error) => return PageError::from(error).into_response(),
    };
    let Some(person) = person else { return sent_in_time(app, request, next).await };
    let (action, page) = (address(&request), page_of(&request));
    let language = language_of(&request);
    let is_secret = NEVER_KEPT_FROM.iter().any(|path| request.uri().path().starts_with(path));
    if is_secret || !is_of_kind(&request, "application/x-www-form-urlencoded") {
        let why = if is_of_kind(&request, "multipart/form-data") { "file" } else { "ended-by-itself" };
        let response = next.run(request).await;
        return if is_refused(&response) { to_sign_in(language, &page, why) } else { response };
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, app.config.upload_limit).await else {
        return PageError::TooLarge.into_response();
    };
    let typed = (body.len() <= MOST).then(|| Typed::of_body(&String::from_utf8_lossy(&body)));
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    if !is_refused(&response) {
        return response;
    }
    let Some(mut typed) = typed else { return to_sign_in(language, &page, "large") };
    typed.0.retain(|name, _| !NEVER_KEPT.contains(&name.as_str()));
    if typed.0.is_empty() {
        return to_sign_in(language, &page, "ended-by-itself");
    }
    let kept = Kept { person: person.0, page: page.clone(), action, typed };
    match set_form_aside(app, person, &kept).await {
        Ok(token) => {
            let mut response = to_sign_in(language, &page, "kept");
            set_cookie(app, &mut response, &token);
            response
        }
        Err(error) => {
            tracing::error!(%error, "a form whose session was over could not be kept");
            response
        }
    }
}

async fn set_form_aside(app: &App, person: PersonId, kept: &Kept) -> Result<String, AsideError> {
    let transaction = app.db.write().await?;
    let token = set_aside::put(app, &transaction, KIND, kept).await?;
    let caller = Caller { person: Some(person), ..Caller::visitor() };
    let data = json!({ "fields": kept.typed.0.len() });
    let event = Event { action: "form.set_aside", subject: Subject::Person(person.0), data };
    events::append(&transaction, &caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(token)
}

/// A form like any other. When it is the one that was kept, it has arrived now.
async fn sent_in_time(app: &App, request: Request, next: Next) -> Response {
    let Some(token) = cookie(request.headers(), COOKIE).map(str::to_owned) else {
        return next.run(request).await;
    };
    let action = address(&request);
    let mut response = next.run(request).await;
    let has_arrived =
        (response.status().is_success() || response.status().is_redirection()) && !is_refused(&response);
    if has_arrived {
        match set_aside::look::<Kept>(app, KIND, &token, KEPT_FOR).await {
            Ok(Some(kept)) if kept.action == action => forget(app, &mut response, &token).await,
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "a kept form could not be looked at"),
        }
    }
    response
}

/// The page of the form that was kept: filled in for whom it was kept.
async fn opened(app: &App, request: Request, next: Next) -> Response {
    let token = cookie(request.headers(), COOKIE).unwrap_or_default().to_owned();
    let kept = match set_aside::look::<Kept>(app, KIND, &token, KEPT_FOR).await {
        Ok(kept) => kept,
        Err(error) => {
            tracing::warn!(%error, "a kept form could not be looked at");
            None
        }
    };
    let Some(kept) = kept.filter(|kept| kept.page == address(&request)) else {
        return next.run(request).await;
    };
    let session = cookie(request.headers(), people::SESSION).unwrap_or_default().to_owned();
    if people::caller_of(app, &session).await.person != Some(PersonId(kept.person)) {
        return next.run(request).await;
    }
    let language = language_of(&request);
    let response = next.run(request).await;
    let is_page = response.status() == StatusCode::OK
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let to_list = || Redirect::to(&language::href(language, page::PATH)).into_response();
    if !is_page {
        return to_list();
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_PAGE).await else { return to_list() };
    let notice = page::notice_above(language).into_string();
    match fill::fill(&String::from_utf8_lossy(&body), &kept.action, &kept.typed, &notice) {
        Some(filled) => {
            parts.headers.remove(header::CONTENT_LENGTH);
            parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            Response::from_parts(parts, Body::from(filled))
        }
        None => to_list(),
    }
}

/// Refused as whoever is not signed in is: by a page, or by the way to sign in.
fn is_refused(response: &Response) -> bool {
    let error = response.extensions().get::<PageError>();
    let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
    matches!(error, Some(PageError::Forbidden | PageError::NotFound)) || to.contains("/account/sign-in?to=")
}

fn is_of_kind(request: &Request, kind: &str) -> bool {
    let own = request.headers().get(header::CONTENT_TYPE).and_then(|own| own.to_str().ok());
    own.is_some_and(|own| own.starts_with(kind))
}

fn language_of(request: &Request) -> Language {
    request.extensions().get::<Language>().copied().unwrap_or_default()
}

/// The address as the browser has it: path and query with the language.
fn address(request: &Request) -> String {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    language::href(language_of(request), path)
}

/// The page that the form stands on: where the browser says that it comes from, within this site; else where it was sent.
fn page_of(request: &Request) -> String {
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let from = text(header::REFERER).and_then(|from| from.split_once("://"));
    let parts = from.map(|(_, rest)| rest.split_at(rest.find('/').unwrap_or(rest.len())));
    let Some((host, path)) = parts else { return address(request) };
    if Some(host) == text(header::HOST) && path.starts_with('/') { path.to_owned() } else { address(request) }
}

fn to_sign_in(language: Language, page: &str, why: &str) -> Response {
    let to = page.strip_prefix("/en").filter(|_| language == Language::English).unwrap_or(page);
    let to = percent_encoding::utf8_percent_encode(to, percent_encoding::NON_ALPHANUMERIC);
    Redirect::to(&language::href(language, &format!("/account/sign-in?to={to}&done={why}"))).into_response()
}

fn set_cookie(app: &App, response: &mut Response, token: &str) {
    let secure = if app.config.is_served_safely() { "; Secure" } else { "" };
    let seconds = if token.is_empty() { 0 } else { KEPT_FOR.as_secs() };
    let cookie = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

async fn forget(app: &App, response: &mut Response, token: &str) {
    if let Err(error) = set_aside::drop_it(app, KIND, token).await {
        tracing::warn!(%error, "a kept form could not be taken away; it goes by itself");
    }
    set_cookie(app, response, "");
}
