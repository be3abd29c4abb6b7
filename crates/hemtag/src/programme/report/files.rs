//! A report's tables as one spreadsheet, and all of it as data.

use serde_json::{Value as Json, json};

use super::{
    model::{Figure, Value},
    paper::{Told, about_language},
};
use crate::{
    http::download::{Cell, Sheet, workbook},
    words::Language,
};

/// A number where it is one; a few and none as words.
fn number(value: Value) -> Json {
    match value {
        Value::Is(number) => number.into(),
        Value::Few => "few".into(),
        Value::None => Json::Null,
    }
}

/// All of a report as data. Money in öre, time in seconds.
#[must_use]
pub fn data(told: &Told<'_>) -> Json {
    let figures = |figures: &[Figure]| -> Json {
        figures
            .iter()
            .map(|one| (one.indicator.clone(), number(one.value)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    json!({
        "report": told.duty.code,
        "assignment": told.duty.assignment,
        "kind": told.duty.kind.code(),
        "reporting_day": told.day.to_string(),
        "draft": told.signature.is_none(),
        "example": told.example,
        "counted_event": told.event,
        "event_hash": told.hash,
        "figures": figures(told.figures),
        "before": told.before.map(|(report, day, before)| json!({
            "report": report, "reporting_day": day.to_string(), "figures": figures(before),
        })),
        "money": told.money,
        "written": told.written,
        "signature": told.signature,
        "programme": told.programme,
    })
}

/// Every table of a report, a sheet each. In another language than the signed document's, a last sheet says what is not translated.
///
/// # Errors
/// When a sheet would be larger than the format allows.
pub fn spreadsheet(l: Language, told: &Told<'_>) -> anyhow::Result<Vec<u8>> {
    let document = super::document(l, told);
    let tables =
        document.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            documents::Block::Table(table) => Some(table),
            _ => None,
        });
    let sheets = tables.map(|table| Sheet {
        name: Some(table.caption.chars().take(31).collect::<String>().into()),
        heads: table.columns.iter().map(|column| column.head.as_str()).collect(),
        rows: table.rows.iter().map(|row| cells(l, row)).collect(),
    });
    let mut about = about_language(l, told).map(|sentences| (l.t("report-language"), sentences));
    if told.example {
        about.get_or_insert_with(|| (l.t("demo-sheet"), Vec::new())).1.insert(0, l.t("demo-note"));
    }
    // The same report gives the same file, byte by byte, whenever it is made.
    let made_at = told.signature.map(|signature| signature.at);
    workbook(sheets, about.as_ref().map(|(name, sentences)| (name.as_str(), sentences.as_slice())), made_at)
}

/// The first names the row, also where it is a year.
fn cells(l: Language, row: &[documents::Cell]) -> Vec<Cell> {
    let noted = |cell: &documents::Cell| -> Cell {
        if cell.note.is_empty() {
            cell.text.as_str().into()
        } else {
            format!("{} ({})", cell.text, cell.note).into()
        }
    };
    let number =
        |at: usize, cell: &documents::Cell| plain(l, &cell.text).filter(|_| at > 0).map(Cell::Number);
    row.iter().enumerate().map(|(at, cell)| number(at, cell).unwrap_or_else(|| noted(cell))).collect()
}

/// The number that a figure as it is read stands for.
fn plain(l: Language, text: &str) -> Option<f64> {
    let text = text.replace(['\u{a0}', '\u{202f}'], "").replace('\u{2212}', "-");
    let text = match l {
        Language::Swedish => text.replace(',', "."),
        Language::English => text.replace(',', ""),
    };
    text.parse().ok()
}
