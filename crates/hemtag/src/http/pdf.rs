//! Documents as PDF: typeset apart from the pages, and handed out.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use documents::{Document, NotRendered, Pdf, render};

use super::{PageError, PageResult};

/// Typesets a document. That is work for the processor: it must not hold up other pages.
///
/// # Errors
/// When the typesetter refuses what it is handed: a fault of the program.
///
/// # Panics
/// When the typesetter does.
pub async fn typeset(document: Document) -> Result<Pdf, NotRendered> {
    let pdf = tokio::task::spawn_blocking(move || render(&document)).await;
    let pdf = pdf.expect("the typesetter does not panic")?;
    if !pdf.unprintable.is_empty() {
        tracing::warn!(letters = ?pdf.unprintable, "a report has letters that its fonts lack");
    }
    Ok(pdf)
}

/// A typeset document as a file to keep, by a name that ends in `.pdf`.
///
/// # Errors
/// When it could not be typeset.
pub fn hand_out(pdf: Result<Pdf, NotRendered>, name: &str) -> PageResult<Response> {
    let pdf = pdf.map_err(|error| {
        tracing::error!(%error, "a report could not be written");
        PageError::Internal
    })?;
    let file = format!("attachment; filename=\"{name}\"");
    let headers = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, file)];
    Ok((headers, pdf.bytes).into_response())
}
