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
        "projects": told.projects.iter().map(|one| json!({
            "indicator": one.key, "call": one.call, "title": one.title, "unit": one.unit, "value": number(one.value),
        })).collect::<Vec<_>>(),
        "before": told.before.map(|(report, day, before)| json!({
            "report": report, "reporting_day": day.to_string(), "figures": figures(before),
        })),
        "money": told.money,
        "money_before": told.money_before,
        "given": told.given,
        "written": told.written,
        "signature": told.signature,
        "programme": told.programme,
    })
}

/// Which report it is: as of which day, a draft or signed by whom, and what its figures rest on.
fn which(l: Language, told: &Told<'_>) -> Vec<(String, String)> {
    let kind = l.t(&format!("programme-kind-{}", told.duty.kind.code()));
    let assignment = told.given.map_or(told.duty.assignment.as_str(), |given| given.title.of(l));
    let mut rows = vec![
        (l.t("reports-report"), format!("{kind} ({})", told.duty.code)),
        (l.t("report-assignment"), assignment.to_owned()),
        (l.t("report-day"), told.day.to_string()),
        (
            l.t("reports-state"),
            l.t(if told.signature.is_some() { "reports-signed" } else { "reports-draft" }),
        ),
    ];
    if let Some(signature) = told.signature {
        rows.push((l.t("report-name"), signature.name.clone()));
        rows.push((l.t("report-function"), signature.function.clone()));
        rows.push((l.t("report-signed-at"), l.in_sweden(signature.at)));
    }
    rows.push((l.t("report-sheet-event"), told.event.to_string()));
    rows.push((l.t("report-sheet-hash"), told.hash.to_owned()));
    rows
}

/// A sheet that says which report it is, and every table, a sheet each. In another language than the signed document's, a last sheet says what is not translated.
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
    let which = which(l, told);
    let heads = [l.t("report-sheet-what"), l.t("report-sheet-value")];
    let first = Sheet {
        name: Some(l.t("report-sheet").into()),
        heads: heads.iter().map(String::as_str).collect(),
        rows: which
            .iter()
            .map(|(what, value)| vec![Cell::from(what.as_str()), value.as_str().into()])
            .collect(),
    };
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
    workbook(
        std::iter::once(first).chain(sheets),
        about.as_ref().map(|(name, sentences)| (name.as_str(), sentences.as_slice())),
        made_at,
    )
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
