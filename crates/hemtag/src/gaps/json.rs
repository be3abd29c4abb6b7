//! The register of gaps as rows: JSON on the command line, tables to take away.

use serde_json::{Map, Value, json};
use vocabulary::Vocabulary;

use super::model::{Cell as Count, Counted, Key, SMALLEST_CELL};
use crate::{
    http::download::{Cell, Table, file_name},
    matches::{sentences::gap_stem, view::stage_code},
    words::Language,
};

/// The version of the form, as docs/json.md describes it.
pub const VERSION: u32 = 1;

/// The counts as JSON.
#[must_use]
pub fn whole(counted: &Counted) -> Value {
    let rows: Vec<Value> = counted
        .cells
        .iter()
        .map(|(key, cell)| {
            json!({
                "kind": gap_stem(key.kind),
                "process": key.process,
                "county": key.county,
                "stage": key.stage.map(stage_code),
                "pooled": key.pooled,
                "gaps": cell.gaps,
                "needs": cell.needs,
                "pieces": cell.pieces,
                "hours": cell.hours,
            })
        })
        .collect();
    let mut whole = json!({ "version": VERSION, "gaps": rows });
    if let Value::Object(fields) = &mut whole {
        fields.extend(beside(counted));
    }
    whole
}

/// What stands beside the counts: whether some are not told, and how few are too few.
#[must_use]
pub fn beside(counted: &Counted) -> Map<String, Value> {
    [("withheld", Value::from(counted.withheld)), ("smallest_cell", Value::from(SMALLEST_CELL))]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// The counts as a table.
#[must_use]
pub fn table(language: Language, counted: &Counted, day: jiff::civil::Date, note: String) -> Table {
    Table {
        name: file_name(language, "luckor", "gaps", day),
        columns: vec![
            "kind",
            "process",
            "process_name",
            "county",
            "county_name",
            "stage",
            "pooled",
            "gaps",
            "needs",
            "pieces",
            "hours",
        ],
        rows: counted.cells.iter().map(|(key, cell)| row(language, key, cell)).collect(),
        note: Some(note),
    }
}

fn row(language: Language, key: &Key, cell: &Count) -> Vec<Cell> {
    #[expect(clippy::cast_precision_loss, reason = "sums of pieces are far below 2^53")]
    let number = |n: Option<u64>| n.map_or(Cell::Empty, |n| Cell::Number(n as f64));
    vec![
        gap_stem(key.kind).into(),
        key.process.clone().into(),
        key.process.as_deref().map(|code| process_name(language, code)).into(),
        key.county.clone().into(),
        key.county.as_deref().map(|code| language.county(code)).into(),
        key.stage.map(stage_code).into(),
        if key.pooled { "yes".into() } else { Cell::Empty },
        cell.gaps.into(),
        cell.needs.into(),
        number(cell.pieces),
        number(cell.hours),
    ]
}

/// A process by its code; the code itself where the table has it no more.
#[must_use]
pub fn process_name(language: Language, code: &str) -> String {
    let process = Vocabulary::embedded().processes().by_code(code);
    process.map_or_else(|| code.to_owned(), |p| p.name(language.of_terms()).to_owned())
}
