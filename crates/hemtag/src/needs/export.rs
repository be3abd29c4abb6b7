//! Needs to take away: as JSON that can be imported again, as a table with one part a row, or as files of our own form.
//! An administrator gets all of them, each with its level; anybody else what may be seen.

use serde_json::{Value, json};

use super::{
    Need, NeedError,
    looks::{self, Seen},
    model::{Confidentiality, Field, NeedDocument},
    store,
    summary::{self, Said},
    write,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    http::download::{Cell, Table, file_name},
    words::Language,
};

/// The version of the JSON, as docs/json.md describes it.
pub const VERSION: u32 = 1;

/// The needs that the caller may take away, oldest first. With `public`, an administrator too gets only what anybody
/// may see.
///
/// # Errors
/// When the database does not answer.
pub async fn needs(app: &App, caller: &Caller, public: bool) -> Result<Vec<Need>, NeedError> {
    check(caller, Action::ReadOpenNeed, Relation::None)?;
    let everything = !public && check(caller, Action::ReadConfidentialNeed, Relation::None).is_ok();
    let all = store::all(app.db.reader()).await?;
    if everything {
        looks::record_all(app, caller, &all, Seen::Name).await?;
        return Ok(all);
    }
    Ok(all
        .into_iter()
        .filter(|need| need.closed_at.is_none())
        .filter(|need| need.document.confidentiality != Confidentiality::AdviserOnly)
        .map(Need::shown_to_anybody)
        .collect())
}

/// One need as it stands in the list.
#[must_use]
pub fn one(need: &Need) -> Value {
    json!({
        "id": need.external_id,
        "number": need.id.0,
        "confidentiality": need.document.confidentiality,
        "example": need.example,
        "source_format": need.source_format,
        "stated_at": need.stated_at.to_string(),
        "updated_at": need.updated_at.to_string(),
        "closed_at": need.closed_at.map(|at| at.to_string()),
        "closed_why": need.closed_why.map(super::CloseReason::code),
        "version": need.version,
        "need": document(&need.document),
    })
}

/// The need in our own form.
///
/// # Panics
/// When what we write is no JSON, which a test of the writer holds.
#[must_use]
pub fn document(document: &NeedDocument) -> Value {
    serde_json::from_str(&write::json(document)).expect("our own form is JSON")
}

/// All of them as JSON.
#[must_use]
pub fn whole(needs: &[Need]) -> Value {
    json!({ "version": VERSION, "needs": needs.iter().map(one).collect::<Vec<_>>() })
}

const COLUMNS: [(&str, Option<Field>); 26] = [
    ("number", None),
    ("id", None),
    ("title", Some(Field::Title)),
    ("part", Some(Field::PartName)),
    ("function", Some(Field::Function)),
    ("stage", Some(Field::Stage)),
    ("first_series", Some(Field::FirstSeries)),
    ("per_year", Some(Field::PerYear)),
    ("count", Some(Field::Count)),
    ("process", Some(Field::Process)),
    ("material", Some(Field::Material)),
    ("size", Some(Field::Size)),
    ("mass", Some(Field::Mass)),
    ("tolerance", Some(Field::Tolerance)),
    ("wall", Some(Field::Wall)),
    ("hours", Some(Field::Hours)),
    ("certificates", Some(Field::Certificates)),
    ("in_house", Some(Field::InHouse)),
    ("due", Some(Field::Due)),
    ("kommun", Some(Field::Kommun)),
    ("within_km", Some(Field::WithinKm)),
    ("counties", Some(Field::Counties)),
    ("newcomer", Some(Field::Newcomer)),
    ("confidentiality", None),
    ("closed", None),
    ("example", None),
];

/// One row for each part, in words of the language: for people and spreadsheets. The JSON is for programs.
#[must_use]
pub fn table(language: Language, needs: &[Need], day: jiff::civil::Date) -> Table {
    Table {
        name: file_name(language, "behov", "needs", day),
        columns: COLUMNS.iter().map(|(name, _)| *name).collect(),
        rows: needs.iter().flat_map(|need| rows(language, need)).collect(),
        note: None,
    }
}

fn rows(language: Language, need: &Need) -> Vec<Vec<Cell>> {
    let facts = summary::rows(language, &need.document);
    (0..need.document.parts.len().max(1))
        .map(|part| {
            let text = |field: Field| -> Cell {
                let mine =
                    facts.iter().filter(|row| row.field == field && row.part.is_none_or(|p| p == part));
                let told: Vec<String> = mine
                    .filter_map(|row| match &row.said {
                        Said::Value(text) | Said::Unclear(text) => Some(text.replace('\u{a0}', " ")),
                        Said::NotKnown => Some(language.t("not-known")),
                        Said::NotGiven => None,
                    })
                    .collect();
                if told.is_empty() { Cell::Empty } else { told.join("; ").into() }
            };
            COLUMNS
                .iter()
                .map(|(name, field)| match (*name, field) {
                    ("number", _) => u32::try_from(need.id.0).unwrap_or(u32::MAX).into(),
                    ("id", _) => need.external_id.clone().into(),
                    ("confidentiality", _) => need.document.confidentiality.code().into(),
                    ("closed", _) => need.closed_why.map(super::CloseReason::code).into(),
                    ("example", _) => {
                        if need.example {
                            "example".into()
                        } else {
                            Cell::Empty
                        }
                    }
                    (_, Some(field)) => text(*field),
                    (_, None) => Cell::Empty,
                })
                .collect()
        })
        .collect()
}
