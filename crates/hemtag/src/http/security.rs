//! Headers that every response carries, and the refusal of forms sent from other sites.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
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
    // A page or a list may be about whoever asked: nobody on the way keeps it. The reader's own browser may, so that going back is at
    // once and what was typed is still there.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private"));
    response
}

const FOR_A_YEAR: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

/// What the name of a cookie begins with that browsers take from this very host only, encrypted.
const OF_THIS_HOST: &str = "__Host-";
/// What the names of our cookies begin with.
const OURS: &str = "hemtag_";

/// Where people come by an encrypted way, they come by no other: for a year, and with no cookie. Our cookies then have names by
/// which browsers keep other hosts of the domain from setting them; one without such a name is not ours.
pub async fn keep_encrypted(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if !app.config.is_served_safely() {
        return next.run(request).await;
    }
    take_cookies_of_this_host(request.headers_mut());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::STRICT_TRANSPORT_SECURITY, FOR_A_YEAR);
    let cookies: Vec<HeaderValue> = headers.get_all(header::SET_COOKIE).iter().cloned().collect();
    headers.remove(header::SET_COOKIE);
    for cookie in cookies {
        let Ok(text) = cookie.to_str() else { continue };
        let name = if text.starts_with(OURS) { OF_THIS_HOST } else { "" };
        let secure = if text.contains("; Secure") { "" } else { "; Secure" };
        if let Ok(kept) = HeaderValue::from_str(&format!("{name}{text}{secure}")) {
            headers.append(header::SET_COOKIE, kept);
        }
    }
    response
}

/// Gives the cookies of this host the names by which the pages know them, and leaves out what only has such a name.
fn take_cookies_of_this_host(headers: &mut HeaderMap) {
    let sent: Vec<String> = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| {
            let pair = pair.trim();
            match pair.strip_prefix(OF_THIS_HOST) {
                Some(ours) if ours.starts_with(OURS) => Some(ours.to_owned()),
                _ => (!pair.starts_with(OURS)).then(|| pair.to_owned()),
            }
        })
        .collect();
    headers.remove(header::COOKIE);
    if !sent.is_empty()
        && let Ok(kept) = HeaderValue::from_str(&sent.join("; "))
    {
        headers.insert(header::COOKIE, kept);
    }
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
