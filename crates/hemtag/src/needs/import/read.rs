//! The needs of a file: our own TOML or JSON, a manifest, a JSON list, a table.

use std::io::Cursor;

use serde_json::Value;

use super::table::table;
use crate::{
    files::{
        decoded,
        table::{self as tables, Kind},
    },
    needs::{
        NewNeed,
        examples::hash,
        read::{self, Problem, ProblemKind, problem::Place},
    },
};

/// Larger than any file of needs: somebody has taken another file.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// One need of a file, read or not.
#[derive(Debug, Clone)]
pub struct Item {
    pub file: String,
    /// Row of a table with its head being row 1, or place in a list counted from one; `None` for a file of one need.
    pub row: Option<usize>,
    pub read: Result<NewNeed, Vec<Problem>>,
}

/// Reads the needs of one file: our own TOML or JSON, a manifest, a JSON list, or a table, CSV by its name's end or XLSX by
/// what it is, with one part a row.
#[must_use]
pub fn read_file(name: &str, bytes: &[u8]) -> Vec<Item> {
    let one = |row, read| Item { file: name.to_owned(), row, read };
    if bytes.len() > LARGEST {
        return vec![one(
            None,
            Err(vec![Problem::whole(ProblemKind::TooLarge { most_mb: LARGEST / 1024 / 1024 })]),
        )];
    }
    if matches!(tables::kind(&mut Cursor::new(bytes), LARGEST as u64), Ok(Kind::Workbook)) {
        return of_table(name, bytes);
    }
    let text = decoded(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let end = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    if text.trim().is_empty() {
        return vec![one(None, Err(vec![Problem::whole(ProblemKind::Empty)]))];
    }
    if matches!(end.as_str(), "csv" | "tsv") && !text.contains('\0') {
        return of_table(name, bytes);
    }
    let list = serde_json::from_str::<Value>(text).ok().and_then(|value| match value {
        Value::Array(list) => Some(list),
        Value::Object(mut object) => match object.remove("needs") {
            Some(Value::Array(list)) => Some(list),
            _ => None,
        },
        _ => None,
    });
    match list {
        Some(list) if list.is_empty() => vec![one(None, Err(vec![Problem::whole(ProblemKind::NoNeeds)]))],
        Some(list) => {
            list.into_iter().enumerate().map(|(i, value)| one(Some(i + 1), of_list(value))).collect()
        }
        None => vec![one(None, whole(text))],
    }
}

fn of_table(name: &str, bytes: &[u8]) -> Vec<Item> {
    match table(bytes, LARGEST) {
        Ok(rows) => {
            rows.into_iter().map(|(row, read)| Item { file: name.to_owned(), row: Some(row), read }).collect()
        }
        Err(why) => {
            let read = Err(vec![Problem::whole(ProblemKind::NoTable { why })]);
            vec![Item { file: name.to_owned(), row: None, read }]
        }
    }
}

fn whole(text: &str) -> Result<NewNeed, Vec<Problem>> {
    let (document, format) = read::read(text)?;
    // A manifest is known by the project it describes.
    let address = document.source.as_ref().and_then(|source| source.address.clone());
    let external_id = address
        .filter(|_| format == read::Format::OpenKnowHow)
        .map(|address| format!("{address}#{}", document.title));
    Ok(NewNeed {
        document,
        source_format: format.code().to_owned(),
        source_hash: Some(hash(text)),
        source_text: Some(text.to_owned()),
        external_id,
        example: false,
    })
}

/// An object of a list: a need in our own form, or one of our exports with its need inside.
fn of_list(value: Value) -> Result<NewNeed, Vec<Problem>> {
    let Value::Object(mut object) = value else {
        return Err(vec![Problem::whole(ProblemKind::NotANeed { stated: value.to_string() })]);
    };
    let id = object.remove("id").and_then(|id| match id {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    let need = object.remove("need").unwrap_or(Value::Object(object));
    // A line within the object says nothing about the file; its place in the list does.
    let mut new = whole(&need.to_string()).map_err(|problems| {
        problems.into_iter().map(|p| Problem { place: Place::default(), ..p }).collect::<Vec<_>>()
    })?;
    new.external_id = id.or(new.external_id);
    Ok(new)
}
