//! The answer as a table to take away: one row for each verdict of each offer listed.

use axum::response::{IntoResponse, Response};
use matching::{Verdict, ask::asks};
use vocabulary::Vocabulary;

use super::{directory::Directory, json, model::NeedAnswer, wording};
use crate::{
    http::{
        Context,
        download::{Cell, Format, Table, file_name},
    },
    words::Language,
};

/// The answer as a file: JSON whole, CSV and XLSX as rows.
///
/// # Errors
/// When a spreadsheet cannot be written.
pub fn respond(
    context: &Context,
    directory: &dyn Directory,
    answer: &NeedAnswer,
    format: Format,
) -> anyhow::Result<Response> {
    let language = context.language;
    match format {
        Format::Json => Ok(axum::Json(json::whole(language, directory, answer)).into_response()),
        Format::Csv | Format::Xlsx => rows(language, directory, answer).respond(context, format),
    }
}

/// The rows of the table.
#[must_use]
pub fn rows(language: Language, directory: &dyn Directory, answer: &NeedAnswer) -> Table {
    let mut rows = Vec::new();
    for (p, o, operation) in answer.operations() {
        let asks = asks(&operation.need);
        let lists = &operation.answer;
        for (band, candidates) in [("exact", &lists.exact), ("ask", &lists.ask), ("near", &lists.near)] {
            for (place, candidate) in candidates.iter().enumerate() {
                let facts = directory.offer(candidate);
                let number = |n: usize| Cell::from(u32::try_from(n).unwrap_or(u32::MAX));
                let head: Vec<Cell> = vec![
                    answer.parts[p].name.as_str().into(),
                    number(o + 1),
                    band.into(),
                    number(place + 1),
                    facts.as_ref().map(|f| f.maker.clone()).into(),
                    facts.as_ref().and_then(|f| f.place.clone()).into(),
                    facts
                        .as_ref()
                        .map(|f| Vocabulary::embedded().processes().get(f.process).code.clone())
                        .into(),
                    candidate.distance_km.map(u32::from).into(),
                ];
                let example: Cell =
                    if facts.is_some_and(|f| f.example) { "example".into() } else { Cell::Empty };
                for judgement in &candidate.judgements {
                    let Some(ask) = asks.iter().find(|ask| ask.criterion() == judgement.criterion) else {
                        continue;
                    };
                    let told = wording::tell(language, ask, judgement);
                    let verdict = match judgement.verdict {
                        Verdict::Met { .. } => "met",
                        Verdict::Missed { .. } => "missed",
                        Verdict::Unknown { .. } => "unknown",
                    };
                    let mut row = head.clone();
                    row.extend([
                        told.criterion.into(),
                        told.asked.into(),
                        told.offered.into(),
                        verdict.into(),
                        told.remark.into(),
                        example.clone(),
                    ]);
                    rows.push(row);
                }
            }
        }
    }
    Table {
        name: file_name(language, "svar", "answer", answer.asked_on),
        columns: vec![
            "part",
            "operation",
            "list",
            "place_in_list",
            "maker",
            "place",
            "process",
            "distance_km",
            "criterion",
            "asked",
            "offered",
            "verdict",
            "remark",
            "example",
        ],
        rows,
        note: None,
    }
}
