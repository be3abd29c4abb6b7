//! The report as the bytes of a PDF.

use documents::{NotRendered, Pdf};

use super::{About, report};
use crate::{http::pdf, strategy::NeedStrategy, words::Language};

/// Writes the report.
///
/// # Errors
/// When the typesetter refuses what it is handed: a fault of the program.
pub async fn write(l: Language, advised: &NeedStrategy, about: &About) -> Result<Pdf, NotRendered> {
    pdf::typeset(report(l, advised, about)).await
}
