//! A table with one need a row, as people keep them in spreadsheets and save as CSV.

use serde_json::json;

use crate::needs::{
    NewNeed,
    examples::hash,
    model::NeedDocument,
    read::{self, Problem, ProblemKind, problem::Place},
};

/// The columns of a table that belong to the product's owner, to its part, and to the product.
const OF_OWNER: [&str; 5] = ["name", "organisation", "contact", "kommun", "newcomer"];
const OF_PART: [&str; 9] =
    ["process", "material", "size", "mass", "tolerance", "wall", "hours", "count", "notes"];
const OF_PRODUCT: [&str; 11] = [
    "title",
    "function",
    "stage",
    "first_series",
    "per_year",
    "due",
    "within_km",
    "in_house",
    "counties",
    "certificates",
    "confidentiality",
];
/// Several values in one cell, set apart by semicolons.
const LISTS: [&str; 4] = ["counties", "certificates", "process", "material"];

/// The columns that a table of needs may have.
pub fn columns() -> impl Iterator<Item = &'static str> {
    ["id"].into_iter().chain(OF_PRODUCT).chain(OF_OWNER).chain(OF_PART)
}

pub(super) fn table(text: &str) -> Vec<(usize, Result<NewNeed, Vec<Problem>>)> {
    let head = text.lines().next().unwrap_or_default();
    let counted = |sign: char| head.matches(sign).count();
    let sign = [';', '\t', ','].into_iter().max_by_key(|sign| counted(*sign)).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(sign).unwrap_or(b','))
        .flexible(true)
        .from_reader(text.as_bytes());
    let heads: Vec<String> = match reader.headers() {
        Ok(heads) => heads.iter().map(|h| h.trim().to_lowercase().replace([' ', '-'], "_")).collect(),
        Err(_) => Vec::new(),
    };
    if let Some(problems) = wrong_heads(&heads) {
        return vec![(1, Err(problems))];
    }
    let rows: Vec<_> = reader
        .records()
        .enumerate()
        .map(|(i, record)| {
            let row = i + 2;
            (
                row,
                record.map_err(|e| {
                    vec![in_row(row, None, ProblemKind::Syntax { format: "CSV", message: e.to_string() })]
                }),
            )
        })
        .map(|(row, record)| (row, record.and_then(|record| of_row(row, &heads, &record))))
        .collect();
    if rows.is_empty() { vec![(1, Err(vec![Problem::whole(ProblemKind::NoNeeds)]))] } else { rows }
}

fn wrong_heads(heads: &[String]) -> Option<Vec<Problem>> {
    let known: Vec<&str> = columns().collect();
    let mut problems = Vec::new();
    for (i, head) in heads.iter().enumerate() {
        if !known.contains(&head.as_str()) {
            let nearest = read::values::nearest(head, known.iter().map(|k| ((*k).to_owned(), *k)));
            problems.push(in_row(1, Some(head), ProblemKind::UnknownKey { key: head.clone(), nearest }));
        }
        if heads[..i].contains(head) {
            problems.push(in_row(1, Some(head), ProblemKind::Twice));
        }
    }
    if !heads.iter().any(|head| head == "title") {
        problems.push(in_row(1, Some("title"), ProblemKind::Missing));
    }
    (!problems.is_empty()).then_some(problems)
}

fn in_row(row: usize, head: Option<&str>, kind: ProblemKind) -> Problem {
    let place = Place { row: Some(row), head: head.map(str::to_owned), ..Place::default() };
    Problem { place, field: None, kind }
}

fn of_row(row: usize, heads: &[String], record: &csv::StringRecord) -> Result<NewNeed, Vec<Problem>> {
    let (mut need, mut owner, mut part) = (json!({}), json!({}), json!({}));
    let mut id = None;
    for (head, cell) in heads.iter().zip(record.iter()).map(|(head, cell)| (head.as_str(), cell.trim())) {
        if cell.is_empty() {
            continue;
        }
        if cell.starts_with('=') {
            let stated = cell.to_owned();
            return Err(vec![in_row(row, Some(head), ProblemKind::Formula { stated })]);
        }
        let several: Vec<&str> = cell.split(';').map(str::trim).filter(|c| !c.is_empty()).collect();
        let value = if LISTS.contains(&head) && several.len() > 1 { json!(several) } else { json!(cell) };
        match head {
            "id" => id = Some(cell.to_owned()),
            head if OF_OWNER.contains(&head) => owner[head] = value,
            head if OF_PART.contains(&head) => part[head] = value,
            head => need[head] = value,
        }
    }
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return Err(vec![in_row(row, None, ProblemKind::Empty)]);
    }
    if let Some(title) = need.get("title").cloned() {
        part["name"] = title;
    }
    need["owner"] = owner;
    need["part"] = json!([part]);
    let text = need.to_string();
    let document: NeedDocument = read::read_typed(&need).map_err(|problems| {
        problems
            .into_iter()
            .map(|problem| {
                let head = problem.field.map(|f| f.key().replace('-', "_")).unwrap_or_default();
                let head = if head.is_empty() { None } else { Some(head) };
                in_row(row, head.as_deref(), problem.kind)
            })
            .collect::<Vec<_>>()
    })?;
    Ok(NewNeed {
        document,
        source_format: "csv".to_owned(),
        source_hash: Some(hash(&text)),
        external_id: id,
        ..NewNeed::default()
    })
}
