//! What stands beside each CSV: its columns as CSV on the Web metadata (W3C, Metadata Vocabulary for Tabular Data, 2015).

use serde_json::{Map, Value, json};

use super::model::{Column, Dataset, Kind};

/// The media type of the metadata.
pub const MEDIA_TYPE: &str = "application/csvm+json";

/// `address` is where the service stands, without a slash at its end.
#[must_use]
pub fn whole(dataset: &Dataset, address: &str) -> Value {
    let mut whole = Map::new();
    whole.insert("@context".into(), json!(["http://www.w3.org/ns/csvw", { "@language": "sv" }]));
    whole.insert("url".into(), format!("{address}{}", dataset.file("csv")).into());
    whole.insert("dc:title".into(), both(&dataset.title.sv, &dataset.title.en));
    whole.insert("dc:description".into(), both(&dataset.description.sv, &dataset.description.en));
    if let Some(licence) = dataset.licence_address() {
        whole.insert("dc:license".into(), json!({ "@id": licence }));
    }
    whole.insert(
        "dialect".into(),
        json!({ "encoding": "utf-8", "delimiter": ",", "header": true, "doubleQuote": true }),
    );
    let columns: Vec<Value> = dataset.columns.iter().map(column).collect();
    whole.insert("tableSchema".into(), json!({ "columns": columns }));
    Value::Object(whole)
}

fn both(swedish: &str, english: &str) -> Value {
    json!([{ "@value": swedish, "@language": "sv" }, { "@value": english, "@language": "en" }])
}

fn column(column: &Column) -> Value {
    let mut told = Map::new();
    told.insert("name".into(), column.name.as_str().into());
    told.insert("titles".into(), column.name.as_str().into());
    told.insert("dc:description".into(), both(&column.sv, &column.en));
    if let Some(unit) = &column.unit {
        told.insert("schema:unitText".into(), unit.as_str().into());
    }
    told.insert("datatype".into(), datatype(column));
    if let Some(separator) = &column.separator {
        told.insert("separator".into(), separator.as_str().into());
    }
    told.insert("required".into(), (!column.optional).into());
    Value::Object(told)
}

fn datatype(column: &Column) -> Value {
    match column.kind {
        // A closed list is a pattern: the vocabulary has no list of its own.
        Kind::String if !column.one_of.is_empty() => {
            let values: Vec<String> = column.one_of.iter().map(|one| escaped(one)).collect();
            json!({ "base": "string", "format": format!("^({})$", values.join("|")) })
        }
        Kind::String => "string".into(),
        Kind::Integer => "integer".into(),
        Kind::Number => "number".into(),
        Kind::Boolean => json!({ "base": "boolean", "format": "yes|no" }),
        Kind::Date => json!({ "base": "date", "format": "yyyy-MM-dd" }),
        Kind::Month => "gYearMonth".into(),
        Kind::Decimal => "decimal".into(),
        Kind::Uri => "anyURI".into(),
    }
}

/// A text within a pattern: what a pattern reads as a sign of its own stands for itself.
fn escaped(text: &str) -> String {
    let mut written = String::new();
    for c in text.chars() {
        if r"\^$.|?*+()[]{}-".contains(c) {
            written.push('\\');
        }
        written.push(c);
    }
    written
}
