//! What every page needs to know of its request.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use fluent_templates::fluent_bundle::FluentValue;

use crate::{access::Caller, app::App, http::language, people, words::Language};

/// The request's language, address and caller. An extractor: take it first in every page.
#[derive(Debug, Clone)]
pub struct Context {
    pub language: Language,
    /// Path and query without the language.
    pub path: String,
    pub caller: Caller,
    /// This is a demonstration, or the register holds made-up makers: every page says so.
    pub examples: bool,
}

impl Context {
    /// For pages rendered from samples in tests.
    #[must_use]
    pub fn sample(language: Language, path: &str) -> Context {
        Context { language, path: path.to_owned(), caller: Caller::visitor(), examples: true }
    }

    /// For what of a page is made before anybody asks for it: the same for whoever may see it.
    #[must_use]
    pub fn beforehand(language: Language, path: &str) -> Context {
        Context { language, path: path.to_owned(), caller: Caller::visitor(), examples: false }
    }

    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.language.t(key)
    }

    #[must_use]
    pub fn ta(&self, key: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
        self.language.ta(key, args)
    }

    /// A title; in a demonstration it says so.
    #[must_use]
    pub fn marked(&self, title: String) -> String {
        self.language.marked(title, self.examples)
    }

    /// What the address says was just done: `?done=changed`.
    #[must_use]
    pub fn done(&self) -> Option<&str> {
        let (_, query) = self.path.split_once('?')?;
        query.split('&').find_map(|pair| pair.strip_prefix("done="))
    }

    /// The address of a path in the page's language.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        language::href(self.language, path)
    }
}

impl FromRequestParts<App> for Context {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let language = parts.extensions.get::<Language>().copied().unwrap_or_default();
        let path = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        let cookie = |name: &str| cookie(&parts.headers, name);
        let mut caller = match cookie(people::SESSION) {
            Some(token) => people::caller_of(app, token).await,
            None => Caller::visitor(),
        };
        if cookie(SIGNED_IN).is_some_and(|value| value == session_value(app)) {
            caller.held.extend(Caller::administrator().held);
        }
        caller.need_keys =
            cookie(NEED_KEYS).into_iter().flat_map(|v| v.split('.')).map(str::to_owned).collect();
        Ok(Context { language, path, caller, examples: app.holds_examples() })
    }
}

/// The value of a cookie of a request.
#[must_use]
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// The cookie of a signed-in administrator.
pub const SIGNED_IN: &str = "hemtag_administrator";
/// The cookie that remembers the needs stated in this browser.
pub const NEED_KEYS: &str = "hemtag_needs";

/// What the administrator's cookie must hold: derived from the start's key, so that the key itself is not sent
/// with every request.
#[must_use]
pub fn session_value(app: &App) -> String {
    use hmac::{Hmac, KeyInit, Mac};
    let mut mac = <Hmac<sha2::Sha256> as KeyInit>::new_from_slice(app.sign_in_key.as_bytes())
        .expect("HMAC takes a key of any length");
    mac.update(b"administrator session");
    data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes())
}
