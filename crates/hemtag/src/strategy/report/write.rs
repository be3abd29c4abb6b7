//! The report as the bytes of a PDF.

use documents::{NotRendered, Pdf, render};

use super::{About, report};
use crate::{strategy::NeedStrategy, words::Language};

/// Writes the report. Typesetting is work for the processor: it must not hold up other pages.
///
/// # Errors
/// When the typesetter refuses what it is handed: a fault of the program.
///
/// # Panics
/// When the typesetter does.
pub async fn write(l: Language, advised: &NeedStrategy, about: &About) -> Result<Pdf, NotRendered> {
    let document = report(l, advised, about);
    let pdf = tokio::task::spawn_blocking(move || render(&document)).await;
    let pdf = pdf.expect("the typesetter does not panic")?;
    if !pdf.unprintable.is_empty() {
        tracing::warn!(letters = ?pdf.unprintable, "a report has letters that its fonts lack");
    }
    Ok(pdf)
}
