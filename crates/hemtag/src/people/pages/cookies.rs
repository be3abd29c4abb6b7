//! The cookies of accounts, set by an answer.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};

use crate::{app::App, people::SESSION};

/// The browser by which an account is known again.
pub(super) const DEVICE: &str = "hemtag_device";

/// Days for which a browser is known again.
const DEVICE_DAYS: u32 = 400;

/// A session's cookie lives at most as long as the longest session; the server ends it before.
const SESSION_DAYS: u32 = 90;

/// Lax, so that a link in a letter finds its reader signed in; forms from other sites are refused by where they come from.
fn set(app: &App, response: &mut Response, name: &str, value: &str, days: u32) {
    let secure = if app.config.is_served_safely() { "; Secure" } else { "" };
    let seconds = u64::from(days) * 24 * 60 * 60;
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

pub(crate) fn set_session(app: &App, response: &mut Response, token: &str) {
    set(app, response, SESSION, token, SESSION_DAYS);
}

pub(super) fn set_device(app: &App, response: &mut Response, device: &str) {
    set(app, response, DEVICE, device, DEVICE_DAYS);
}

pub(crate) fn forget_session(app: &App, response: &mut Response) {
    set(app, response, SESSION, "", 0);
}
