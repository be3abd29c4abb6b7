//! Headers that every response carries, and the refusal of forms sent from other sites.

use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{app::App, http::PageError};

/// Nothing is loaded from another host, no script or style stands in a page.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'; worker-src 'self' blob:";

/// For a file that somebody handed over: nothing in it runs or loads anything, wherever it is opened.
pub const NOTHING_RUNS: HeaderValue =
    HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'");

/// Refuses a form that another site's page sends in the reader's name.
pub async fn refuse_elsewhere(request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) && from_elsewhere(&request)
    {
        return PageError::Forbidden.into_response();
    }
    next.run(request).await
}

/// Sets the headers.
pub async fn guard(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // A file that somebody handed over has a stricter one of its own.
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    response
}

const FOR_A_YEAR: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

/// Where people come by an encrypted way, they come by no other: for a year, and with no cookie.
pub async fn keep_encrypted(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if !app.config.is_served_safely() {
        return response;
    }
    let headers = response.headers_mut();
    headers.insert(header::STRICT_TRANSPORT_SECURITY, FOR_A_YEAR);
    let cookies: Vec<HeaderValue> = headers.get_all(header::SET_COOKIE).iter().cloned().collect();
    headers.remove(header::SET_COOKIE);
    for cookie in cookies {
        let secure = [cookie.as_bytes(), b"; Secure"].concat();
        let is_secure = String::from_utf8_lossy(cookie.as_bytes()).contains("; Secure");
        let kept = if is_secure { Some(cookie) } else { HeaderValue::from_bytes(&secure).ok() };
        if let Some(kept) = kept {
            headers.append(header::SET_COOKIE, kept);
        }
    }
    response
}

/// Browsers say where a form comes from; a program that says nothing carries no cookies of ours either.
fn from_elsewhere(request: &Request) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    match (header("origin"), header("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").map(|(_, o)| o) != Some(host),
        (Some(_), None) => true,
        (None, _) => false,
    }
}
