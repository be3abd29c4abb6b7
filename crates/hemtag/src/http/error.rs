//! How a failed request is told: a page in the reader's language, or a JSON problem (RFC 9457) for programs.
//! Nothing internal leaks; what is internal is logged once, here.

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use maud::html;
use serde_json::json;

use crate::{
    access::Denied,
    app::App,
    http::{Context, page},
};

pub type PageResult<T = maud::Markup> = Result<T, PageError>;

/// Why a request gives no page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageError {
    /// Does not exist, or the caller may not know that it does.
    NotFound,
    /// Exists, and is not the caller's to see or change.
    Forbidden,
    /// The request cannot be understood (not a form's own errors: those are shown at its fields).
    BadRequest,
    /// Was changed by somebody else meanwhile.
    Conflict,
    /// Too large to take.
    TooLarge,
    /// So many came from the same address that it must wait.
    TooMany {
        /// Until the next one is taken.
        seconds: u64,
    },
    /// The database is locked, full or out of reach; already logged. Nothing was kept, and trying again may help.
    Unavailable,
    /// A fault of ours, already logged.
    Internal,
}

impl PageError {
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            PageError::NotFound => StatusCode::NOT_FOUND,
            PageError::Forbidden => StatusCode::FORBIDDEN,
            PageError::BadRequest => StatusCode::BAD_REQUEST,
            PageError::Conflict => StatusCode::CONFLICT,
            PageError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            PageError::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            PageError::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            PageError::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stem of its words: `error-not-found` has `-title` and `-text`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            PageError::NotFound => "error-not-found",
            PageError::Forbidden => "error-forbidden",
            PageError::BadRequest => "error-bad-request",
            PageError::Conflict => "error-conflict",
            PageError::TooLarge => "error-too-large",
            PageError::TooMany { .. } => "error-too-many",
            PageError::Unavailable => "error-unavailable",
            PageError::Internal => "error-internal",
        }
    }

    fn from_status(status: StatusCode) -> Option<PageError> {
        match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(PageError::NotFound),
            StatusCode::FORBIDDEN => Some(PageError::Forbidden),
            StatusCode::BAD_REQUEST
            | StatusCode::UNPROCESSABLE_ENTITY
            | StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(PageError::BadRequest),
            StatusCode::CONFLICT => Some(PageError::Conflict),
            StatusCode::PAYLOAD_TOO_LARGE => Some(PageError::TooLarge),
            StatusCode::SERVICE_UNAVAILABLE => Some(PageError::Unavailable),
            s if s.is_server_error() => Some(PageError::Internal),
            _ => None,
        }
    }
}

impl From<Denied> for PageError {
    fn from(_: Denied) -> Self {
        PageError::Forbidden
    }
}

impl From<anyhow::Error> for PageError {
    fn from(error: anyhow::Error) -> Self {
        use crate::database::{DatabaseError, explain};
        let whole = format!("{error:#}");
        let known = OF_THE_DATABASE
            .iter()
            .any(|begins| whole.contains(begins))
            .then(|| explain("", sea_orm::DbErr::Custom(whole.clone())));
        match known {
            None | Some(DatabaseError::Other(_)) => {
                tracing::error!(error = whole, "a request failed");
                PageError::Internal
            }
            Some(known) => {
                tracing::error!(error = %known, "a request found the database unavailable");
                PageError::Unavailable
            }
        }
    }
}

/// How errors of the database begin (`sea_orm::DbErr`). A use case's error that passes one on hides its type, but not these words;
/// what else says "broken pipe" or "unexpected end of file", such as a zip, is not the database's.
const OF_THE_DATABASE: [&str; 4] =
    ["Failed to acquire connection from pool: ", "Connection Error: ", "Execution Error: ", "Query Error: "];

impl From<sea_orm::DbErr> for PageError {
    fn from(error: sea_orm::DbErr) -> Self {
        use crate::database::{DatabaseError, explain};
        match explain("", error) {
            DatabaseError::Other(error) => PageError::from(anyhow::Error::from(error)),
            known => {
                tracing::error!(error = %known, "a request found the database unavailable");
                PageError::Unavailable
            }
        }
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let PageError::TooMany { seconds } = self {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Marks a response that already says to its reader what is wrong (a form with its errors).
#[derive(Debug, Clone, Copy)]
pub struct Explained;

/// An answer that says itself to its reader what is wrong.
#[must_use]
pub fn explained(status: StatusCode, answer: impl IntoResponse) -> Response {
    let mut response = (status, answer).into_response();
    response.extensions_mut().insert(Explained);
    response
}

/// A form again, with what was typed and what is wrong with it.
#[must_use]
pub fn again(page: maud::Markup) -> Response {
    explained(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// Whether JSON is accepted, and a page is not or only after it. Whoever accepts anything (`*/*`) is a reader.
fn wants_json(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let mut kinds = accepted.flat_map(|value| value.split(',')).filter_map(|range| {
        let (kind, parameters) = range.split_once(';').unwrap_or((range, ""));
        let is_refused = parameters.split(';').any(|one| {
            let weight = one.trim().strip_prefix("q=").or_else(|| one.trim().strip_prefix("Q="));
            weight.is_some_and(|weight| weight.trim().parse::<f32>().is_ok_and(|weight| weight <= 0.0))
        });
        (!is_refused).then(|| kind.trim().to_ascii_lowercase())
    });
    let first = kinds.find(|kind| {
        matches!(
            kind.as_str(),
            "application/json" | "application/problem+json" | "text/html" | "application/xhtml+xml"
        )
    });
    first.is_some_and(|kind| kind.ends_with("json"))
}

/// Gives every failed response its page or problem: a problem below `/api/` and for whoever accepts JSON and no page.
pub async fn explain(State(_app): State<App>, context: Context, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let wants_json = is_api || wants_json(request.headers());
    let response = next.run(request).await;
    let status = response.status();
    if response.extensions().get::<Explained>().is_some()
        || response.headers().contains_key(header::CONTENT_TYPE)
            && status != StatusCode::UNPROCESSABLE_ENTITY
            && status != StatusCode::BAD_REQUEST
    {
        return response;
    }
    let Some(error) =
        response.extensions().get::<PageError>().copied().or_else(|| PageError::from_status(status))
    else {
        return response;
    };
    let title = context.t(&format!("{}-title", error.key()));
    let text = match error {
        PageError::TooMany { seconds } => {
            context.language.counted(&format!("{}-text", error.key()), seconds.div_ceil(60))
        }
        _ => context.t(&format!("{}-text", error.key())),
    };
    let wait = response.headers().get(header::RETRY_AFTER).cloned();
    let told = |mut told: Response| {
        told.headers_mut().extend(wait.map(|wait| (header::RETRY_AFTER, wait)));
        if !is_api {
            // Page or problem: whoever keeps an answer for others must ask by what they accept.
            told.headers_mut().append(header::VARY, HeaderValue::from_static("accept"));
        }
        told
    };
    if wants_json {
        let problem =
            json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": text });
        let head = [(header::CONTENT_TYPE, "application/problem+json")];
        return told((status, head, Json(problem)).into_response());
    }
    let markup = page(
        &context,
        &title,
        html! {
            div class="ht-error ht-stack" {
                p class="ht-error__code" aria-hidden="true" { (status.as_u16()) }
                h1 class="ds-heading" data-size="xl" { (title) }
                p class="ht-lead" { (text) }
                p { a class="ds-button" href=(context.href("/")) { (context.t("error-to-start")) } }
            }
        },
    );
    told((status, markup).into_response())
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbErr, RuntimeErr};

    use super::*;

    #[derive(Debug, thiserror::Error)]
    enum UseCase {
        #[error(transparent)]
        Database(#[from] DbErr),
    }

    #[test]
    fn a_program_that_accepts_json_and_no_page_gets_a_problem() {
        let wants = |accepted: &[&'static str]| {
            let values = accepted.iter().map(|&value| (header::ACCEPT, HeaderValue::from_static(value)));
            wants_json(&values.collect())
        };
        for json in [
            "application/json",
            "Application/JSON; charset=utf-8",
            "*/*, application/json",
            "application/json, text/plain, */*",
            "application/problem+json",
            "text/html;q=0, application/json",
            "application/json, text/html;q=0.5",
        ] {
            assert!(wants(&[json]), "{json}");
        }
        for page in [
            "*/*",
            "",
            "text/html",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "text/html, application/json",
            "application/json;q=0",
            "text/csv",
        ] {
            assert!(!wants(&[page]), "{page}");
        }
        assert!(!wants(&[]));
        assert!(wants(&["text/csv", "application/json"]), "two headers are one list");
    }

    #[test]
    fn only_the_databases_own_words_say_that_it_is_unavailable() {
        let full = || DbErr::Exec(RuntimeErr::Internal("database or disk is full".into()));
        assert_eq!(PageError::from(full()), PageError::Unavailable);
        assert_eq!(PageError::from(anyhow::Error::from(UseCase::from(full()))), PageError::Unavailable);
        let gone = DbErr::Conn(RuntimeErr::Internal("Connection refused".into()));
        assert_eq!(PageError::from(anyhow::Error::from(UseCase::from(gone))), PageError::Unavailable);
        let busy = DbErr::ConnectionAcquire(sea_orm::ConnAcquireErr::Timeout);
        let told = crate::database::explain("x", DbErr::ConnectionAcquire(sea_orm::ConnAcquireErr::Timeout));
        assert!(told.to_string().contains("is busy"), "{told}");
        assert_eq!(PageError::from(busy), PageError::Unavailable);
        for others in
            ["the worker ended: Broken pipe", "zip: unexpected end of file", "database is locked up"]
        {
            assert_eq!(PageError::from(anyhow::anyhow!(others)), PageError::Internal, "{others}");
        }
        let wrong = DbErr::Query(RuntimeErr::Internal("no such column: x".into()));
        assert_eq!(PageError::from(wrong), PageError::Internal);
    }
}
