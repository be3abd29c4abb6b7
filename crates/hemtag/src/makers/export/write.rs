//! The forms of an export, each written maker by maker.

use std::io::Write as _;

use axum::http::HeaderValue;

use super::{About, json, okw, sheet::Sheet, table};
use crate::makers::model::Maker;

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Csv,
    Xlsx,
    Json,
    /// Open Know-Where, as JSON
    Okw,
}

impl Format {
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
            Format::Okw => "okw.json",
        }
    }

    #[must_use]
    pub const fn media_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Json | Format::Okw => "application/json",
        })
    }
}

/// Takes makers one by one and gives the file.
pub(super) enum Writer {
    Csv(Box<csv::Writer<Vec<u8>>>),
    Xlsx(Box<Sheet>),
    /// The text so far, and whether a maker stands in it.
    Json {
        text: Vec<u8>,
        form: fn(&Maker) -> serde_json::Value,
        any: bool,
    },
}

impl Writer {
    pub(super) fn new(format: Format, about: About) -> anyhow::Result<Writer> {
        Ok(match format {
            Format::Csv => {
                // The mark tells spreadsheets that it is UTF-8.
                let mut writer = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
                writer.write_record(table::columns())?;
                Writer::Csv(Box::new(writer))
            }
            Format::Xlsx => Writer::Xlsx(Box::new(Sheet::new(about)?)),
            Format::Json => Writer::Json { text: open(&json::head(about))?, form: json::maker, any: false },
            Format::Okw => Writer::Json { text: open(&okw::head(about))?, form: okw::facilities, any: false },
        })
    }

    pub(super) fn maker(&mut self, maker: &Maker) -> anyhow::Result<()> {
        match self {
            Writer::Csv(writer) => {
                for row in table::rows(maker) {
                    writer.write_record(row.into_iter().map(csv_cell))?;
                }
            }
            Writer::Xlsx(sheet) => sheet.maker(maker)?,
            Writer::Json { text, form, any } => {
                let value = form(maker);
                let several = match &value {
                    serde_json::Value::Array(all) => all.as_slice(),
                    one => std::slice::from_ref(one),
                };
                for one in several {
                    text.write_all(if *any { b",\n" } else { b"\n" })?;
                    serde_json::to_writer(&mut *text, one)?;
                    *any = true;
                }
            }
        }
        Ok(())
    }

    pub(super) fn end(self) -> anyhow::Result<Vec<u8>> {
        match self {
            Writer::Csv(writer) => writer.into_inner().map_err(|e| anyhow::anyhow!("{e}")),
            Writer::Xlsx(sheet) => sheet.end(),
            Writer::Json { mut text, .. } => {
                text.write_all(b"\n]}\n")?;
                Ok(text)
            }
        }
    }
}

/// The beginning of an object whose last field is a list: what comes after it is written maker by maker.
fn open((head, list): &(serde_json::Value, &'static str)) -> anyhow::Result<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(head)?;
    text.truncate(text.len().saturating_sub(2));
    write!(text, ",\n  \"{list}\": [")?;
    Ok(text)
}

/// A number with exactly three digits after its point could be read as thousands by somebody else: it gets a zero more.
fn csv_cell(cell: table::Cell) -> String {
    match cell {
        table::Cell::Empty => String::new(),
        table::Cell::Number(number) => {
            let text = number.to_string();
            match text.split_once('.') {
                Some((_, decimals)) if decimals.len() == 3 => format!("{text}0"),
                _ => text,
            }
        }
        table::Cell::Text(text) if super::is_neutralised(&text) => format!("'{text}"),
        table::Cell::Text(text) => text,
    }
}
