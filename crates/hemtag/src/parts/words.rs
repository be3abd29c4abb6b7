//! The words of what the engine and the worker say by code.

use part::{Refusal, Unread, unread::What};
use serde::Serialize;

use super::drawings::Refused;
use crate::words::Language;

/// The name of a value of a closed set, as JSON has it.
pub(super) fn code_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// A code as the second half of a key.
pub(super) fn key(prefix: &str, value: &impl Serialize) -> String {
    format!("{prefix}-{}", code_of(value).replace('_', "-"))
}

/// Why a file gave nothing: what happened, and what to do.
#[must_use]
pub fn refusal_in_words(language: Language, refusal: &Refusal) -> String {
    let megabytes = |bytes: u64| language.whole(bytes / (1024 * 1024));
    match refusal {
        Refusal::Empty => language.t("part-refused-empty"),
        Refusal::TooLarge { most_bytes } => {
            language.ta("part-refused-too-large", &[("most", megabytes(*most_bytes).into())])
        }
        Refusal::UnknownFormat { looks_like: Some(name) } => {
            language.ta("part-refused-other-format", &[("format", name.as_str().into())])
        }
        Refusal::UnknownFormat { looks_like: None } => language.t("part-refused-unknown-format"),
        Refusal::Damaged { format, detail } => language.ta(
            "part-refused-damaged",
            &[("format", format.to_string().into()), ("detail", detail.as_str().into())],
        ),
        Refusal::CutOff { format } => {
            language.ta("part-refused-cut-off", &[("format", format.to_string().into())])
        }
        Refusal::NothingInIt { format } => {
            language.ta("part-refused-nothing", &[("format", format.to_string().into())])
        }
        Refusal::Bomb { most_bytes } => {
            language.ta("part-refused-bomb", &[("most", megabytes(*most_bytes).into())])
        }
        Refusal::NoStepReader => language.t("part-refused-no-step"),
        Refusal::OutOfMemory => language.t("part-refused-memory"),
        Refusal::OutOfTime => language.t("part-refused-time"),
        Refusal::AnswerTooLarge => language.t("part-refused-answer"),
        Refusal::ReaderEnded { detail } => {
            language.ta("part-refused-ended", &[("detail", detail.as_str().into())])
        }
        Refusal::NoWorker { detail } => {
            language.ta("part-refused-no-worker", &[("detail", detail.as_str().into())])
        }
    }
}

/// The same for a visitor of the pages, who cannot build or install anything: what they can do instead. The reason stands in
/// the log ([`super::keep_part`]) and on the command line.
#[must_use]
pub fn refusal_for_visitor(language: Language, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoWorker { .. } => language.t("part-visitor-no-worker"),
        Refusal::NoStepReader => language.t("part-visitor-no-step"),
        Refusal::ReaderEnded { .. } => language.t("part-visitor-ended"),
        other => refusal_in_words(language, other),
    }
}

/// What could not be read or is not sure, and what to do.
#[must_use]
pub fn unread_in_words(language: Language, unread: &Unread) -> String {
    let count = unread.count.unwrap_or_default();
    let words = match unread.what {
        What::LooseFaces
        | What::UnmeshedFaces
        | What::OpenMesh
        | What::FlippedTriangles
        | What::EmptyTriangles
        | What::TooManySolids
        | What::Tolerances
        | What::TolerancesOfWhich
        | What::DrawingEntities
        | What::OpenOutlines
        | What::OtherObjects => language.counted(&key("part-unread", &unread.what), count),
        What::InsideOut
        | What::NoUnit
        | What::VerySmall
        | What::VeryLarge
        | What::TessellatedOnly
        | What::MeshOnly
        | What::ShellAsSolid
        | What::StepText
        | What::NoThickness
        | What::OtherName => language.t(&key("part-unread", &unread.what)),
    };
    match unread.solid {
        Some(solid) => {
            language.ta("part-unread-of-solid", &[("solid", (solid + 1).into()), ("words", words.into())])
        }
        None => words,
    }
}

impl Refused {
    /// Why a file is not kept as a drawing, and what to do.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let of = |key: &str, format: String| language.ta(key, &[("format", format.into())]);
        match self {
            Refused::Empty => language.t("drawing-refused-empty"),
            Refused::Model(format) => of("drawing-refused-model", format.clone()),
            Refused::OtherFormat(Some(format)) => of("drawing-refused-other", format.clone()),
            Refused::OtherFormat(None) => language.t("drawing-refused-unknown"),
            Refused::Broken(format) => of("drawing-refused-broken", format.to_string()),
            Refused::Dxf(refusal) => refusal_for_visitor(language, refusal),
        }
    }
}
