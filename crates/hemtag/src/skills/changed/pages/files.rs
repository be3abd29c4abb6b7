//! The releases to take away: a row for each quarter, skill, measure and group, and what its columns mean.

use axum::{Json, http::header, response::IntoResponse};
use serde_json::{Value, json};

use crate::{
    http::{
        Context,
        download::{Cell, Table},
    },
    skills::changed::model::{Cell as Told, Disclosed, Measure, Release, Subject},
};

/// The columns with their type and the key of what they mean.
const COLUMNS: [(&str, &str, &str); 12] = [
    ("quarter", "string", "changed-column-quarter"),
    ("measure", "string", "changed-column-measure"),
    ("scheme", "string", "changed-column-scheme"),
    ("id", "string", "changed-column-id"),
    ("label_sv", "string", "changed-column-label"),
    ("label_en", "string", "changed-column-label"),
    ("is_new", "boolean", "changed-column-new"),
    ("by", "string", "changed-column-by"),
    ("group", "string", "changed-column-group"),
    ("state", "string", "changed-column-state"),
    ("firms", "integer", "changed-column-firms"),
    ("as_of", "string", "changed-column-as-of"),
];

/// The newest last. Firms with a map stand first in each quarter, with the measure `map`.
pub(super) fn table(context: &Context, releases: &[Release]) -> Table {
    let language = context.language;
    let made_up =
        if context.examples { format!("{} ", language.t("changed-examples")) } else { String::new() };
    let mut rows = Vec::new();
    for release in releases {
        for cell in &release.firms {
            rows.push(row(release, "map", ["", "", "", "", ""], cell));
        }
        for skill in &release.skills {
            let (scheme, id) = match &skill.subject {
                Subject::Concept { scheme, id } => (scheme.as_str(), id.as_str()),
                Subject::Word(word) => ("word", word.as_str()),
            };
            let is_new = if skill.is_new { "true" } else { "false" };
            for measure in Measure::ALL {
                for cell in skill.cells(measure) {
                    let names = [scheme, id, &skill.label_sv, &skill.label_en, is_new];
                    rows.push(row(release, measure.code(), names, cell));
                }
            }
        }
    }
    Table {
        name: "hemtag-skills-changed".to_owned(),
        columns: COLUMNS.map(|(name, ..)| name).to_vec(),
        rows,
        note: Some(format!("{made_up}{} {}", language.t("changed-note"), ::skills::shipped::ACKNOWLEDGEMENT)),
    }
}

fn row(release: &Release, measure: &str, names: [&str; 5], cell: &Told) -> Vec<Cell> {
    let (state, as_of) = match &cell.told {
        Disclosed::Counted { .. } => ("counted", Some(release.quarter.as_str())),
        Disclosed::Since { quarter, .. } => ("since", Some(quarter.as_str())),
        Disclosed::Hidden => ("hidden", None),
    };
    let mut row: Vec<Cell> = vec![release.quarter.as_str().into(), measure.into()];
    row.extend(names.map(|name| if name.is_empty() { Cell::Empty } else { name.into() }));
    row.extend([
        cell.group.axis.code().into(),
        cell.group.code.as_str().into(),
        state.into(),
        cell.told.count().into(),
        as_of.into(),
    ]);
    row
}

/// `GET /skills/changed/schema`: the columns as a Table Schema (Frictionless Data), in the reader's language.
pub async fn schema(context: Context) -> impl IntoResponse {
    let fields: Vec<Value> = COLUMNS
        .iter()
        .map(|(name, kind, key)| json!({ "name": name, "type": kind, "description": context.t(key) }))
        .collect();
    let schema = json!({ "fields": fields, "missingValues": [""] });
    ([(header::CONTENT_TYPE, "application/json")], Json(schema))
}

/// The columns with what they mean.
pub(super) fn columns(context: &Context) -> Vec<(&'static str, String)> {
    COLUMNS.map(|(name, _, key)| (name, context.t(key))).to_vec()
}
