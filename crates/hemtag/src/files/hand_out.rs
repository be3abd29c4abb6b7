//! A file that somebody handed over, handed out again.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

/// A file to be kept, never opened in the browser.
#[must_use]
pub fn attached(name: &str, file: Response) -> Response {
    let name = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename*=UTF-8''{name}");
    ([(header::CONTENT_DISPOSITION, disposition)], file).into_response()
}

/// A file that no proxy keeps.
#[must_use]
pub fn private(kind: &'static str, bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "private, no-store")], bytes).into_response()
}
