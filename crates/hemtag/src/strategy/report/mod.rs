//! The answer as a report to take to a bank or a board: the short answer first, every figure in a table, what is not known
//! and what would have to be true, and how it was reckoned. It renders what [`NeedStrategy`] says and decides nothing.

mod answer;
mod asked;
mod basis;
mod costs;
mod drawings;
mod path;
mod place;
mod sources;
mod write;

use documents::{Block, Document, Section};
use jiff::civil::Date;

pub use write::write;

use super::NeedStrategy;
use crate::words::Language;

/// What the report tells beside the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The day the answer was reckoned.
    pub on: Date,
    /// Who to talk to next, as the operator states it.
    pub contact: Option<String>,
    /// The register holds made-up makers.
    pub examples: bool,
}

/// The report of one part of a need.
#[must_use]
pub fn report(l: Language, advised: &NeedStrategy, about: &About) -> Document {
    let name = match advised.need.title.as_str() {
        "" => l.t("need-page-untitled"),
        title => title.to_owned(),
    };
    let part = advised.part_name.as_str();
    Document {
        language: match l {
            Language::Swedish => documents::Language::Swedish,
            Language::English => documents::Language::English,
        },
        title: l.ta("report-title", &[("name", name.as_str().into())]),
        kind: l.t("report-kind"),
        subtitle: if part == name { String::new() } else { part.to_owned() },
        sender: l.t("report-sender"),
        date: about.on,
        note: l.ta("report-note", &[("version", advised.answer.data_version.as_str().into())]),
        example: about.examples,
        sections: [
            answer::short(l, advised, about),
            Some(asked::section(l, advised)),
            asked::unknown(l, advised),
            costs::section(l, advised),
            path::section(l, advised, about),
            place::section(l, advised),
            basis::excluded(l, advised),
            Some(basis::reckoned(l, advised)),
            Some(basis::next(l, about)),
            sources::section(l, advised),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}

/// A name for the file in the reader's language.
#[must_use]
pub fn file_name(l: Language) -> String {
    format!("{}.pdf", l.t("report-file"))
}

/// A section under a heading, unless there is nothing in it.
fn section(heading: String, blocks: Vec<Block>) -> Option<Section> {
    (!blocks.is_empty()).then_some(Section { heading, blocks })
}
