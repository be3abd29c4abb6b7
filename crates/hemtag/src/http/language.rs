//! Which language an address is in: `/makers` is Swedish, `/en/makers` the same page in English.

use axum::{
    extract::Request,
    http::{Uri, uri::PathAndQuery},
};

use crate::words::Language;

/// Takes `/en` off the front of the path and remembers the language for the page.
pub fn read<B>(mut request: Request<B>) -> Request<B> {
    let path = request.uri().path();
    let rest = path.strip_prefix("/en").filter(|rest| rest.is_empty() || rest.starts_with('/'));
    let Some(rest) = rest else {
        request.extensions_mut().insert(Language::Swedish);
        return request;
    };
    let rest = if rest.is_empty() { "/" } else { rest };
    let path_and_query = match request.uri().query() {
        Some(query) => format!("{rest}?{query}"),
        None => rest.to_owned(),
    };
    let mut parts = request.uri().clone().into_parts();
    if let Ok(path_and_query) = path_and_query.parse::<PathAndQuery>() {
        parts.path_and_query = Some(path_and_query);
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
    }
    request.extensions_mut().insert(Language::English);
    request
}

/// The address of a path in a language.
#[must_use]
pub fn href(language: Language, path: &str) -> String {
    match language {
        Language::Swedish => path.to_owned(),
        Language::English if path == "/" => "/en".to_owned(),
        Language::English => format!("/en{path}"),
    }
}
