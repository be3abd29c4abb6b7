//! A report's tables as one spreadsheet, and all of it as data.

use serde_json::{Value as Json, json};

use super::{
    model::{Figure, Value},
    paper::{Told, about_language},
};
use crate::words::Language;

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
    let mut book = rust_xlsxwriter::Workbook::new();
    if let Some(signature) = told.signature {
        // The same report gives the same file, byte by byte, whenever it is made.
        let at = rust_xlsxwriter::ExcelDateTime::from_timestamp(signature.at.as_second())?;
        book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&at));
    }
    let bold = rust_xlsxwriter::Format::new().set_bold();
    for section in &document.sections {
        for block in &section.blocks {
            let documents::Block::Table(table) = block else { continue };
            let sheet = book.add_worksheet();
            sheet.set_name(table.caption.chars().take(31).collect::<String>())?;
            for (column, head) in (0_u16..).zip(&table.columns) {
                sheet.write_string_with_format(0, column, &head.head, &bold)?;
            }
            for (number, row) in (1_u32..).zip(&table.rows) {
                for (column, cell) in (0_u16..).zip(row) {
                    match plain(l, &cell.text) {
                        Some(value) if column > 0 => sheet.write_number(number, column, value)?,
                        _ => sheet.write_string(number, column, noted(cell))?,
                    };
                }
            }
            sheet.autofit();
        }
    }
    if let Some(sentences) = about_language(l, told) {
        let sheet = book.add_worksheet();
        sheet.set_name(l.t("report-language"))?;
        for (row, sentence) in (0_u32..).zip(&sentences) {
            sheet.write_string(row, 0, sentence)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

fn noted(cell: &documents::Cell) -> String {
    if cell.note.is_empty() { cell.text.clone() } else { format!("{} ({})", cell.text, cell.note) }
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
