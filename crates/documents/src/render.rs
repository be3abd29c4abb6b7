//! From a document to the bytes of its PDF.

use typst::{comemo, diag::SourceDiagnostic};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{
    document::{Document, NotRendered},
    legible::Legible,
    values::Values,
    world::{Closed, FONTS},
};

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// Letters that the fonts do not have, in their own order; � is printed for each, and the first page says so.
    pub unprintable: Vec<char>,
}

/// Typesets a document: PDF 1.7, tagged as PDF/UA-1 asks. It works for tenths of a second: not on a thread that others wait
/// for.
///
/// # Errors
/// What the document lacks, or what the typesetter says of a figure.
///
/// # Panics
/// When the typesetter does not know PDF/UA-1.
pub fn render(document: &Document) -> Result<Pdf, NotRendered> {
    document.check()?;
    let mut values = Values { language: document.language, legible: Legible::new(&FONTS) };
    let world = Closed::new(values.document(document));
    let typeset = typst::compile::<PagedDocument>(&world).output.map_err(|problems| told(&problems));
    let pdf = typeset.and_then(|typeset| {
        let standards =
            PdfStandards::new(&[PdfStandard::Ua_1]).expect("PDF/UA-1 alone is a set of standards");
        let options = PdfOptions { standards, ..PdfOptions::default() };
        let bytes = typst_pdf::pdf(&typeset, &options).map_err(|problems| told(&problems))?;
        Ok((bytes, typeset.pages().len()))
    });
    // The typesetter remembers its steps for the next time; the next document is another.
    comemo::evict(0);
    let (bytes, pages) = pdf?;
    Ok(Pdf { bytes, pages, unprintable: values.legible.into_replaced() })
}

fn told(problems: &[SourceDiagnostic]) -> NotRendered {
    let all: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    NotRendered::Typesetting(all.join("; "))
}
