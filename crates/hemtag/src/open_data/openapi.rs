//! Everything that programs may ask for, as one OpenAPI 3.1 document: the tables of the open data, told from their columns, and the
//! other addresses, told by `data/open_data/operations.json`, with the schemas of `data/open_data/schemas`.

use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde_json::{Map, Value, json};

use super::model::{Column, Dataset, FORMATS, Filter, Kind, all};

/// Raised when a field changes its meaning or goes.
pub const VERSION: &str = "1";

const OPERATIONS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/open_data/operations.json"));

#[derive(RustEmbed)]
#[folder = "../../data/open_data/schemas"]
struct Schemas;

/// The document. `address` is where the service stands, without a slash at its end.
///
/// # Panics
/// When an embedded file is no JSON, which a test finds.
#[must_use]
pub fn whole(address: &str) -> Value {
    /// What is the same wherever the service stands: the schemas and the addresses.
    static SAME: LazyLock<(Map<String, Value>, Map<String, Value>)> = LazyLock::new(schemas_and_paths);
    let (schemas, paths) = &*SAME;
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Hemtag",
            "version": VERSION,
            "summary": "Who in Sweden can make it, what cannot be made yet, and what is done about it.",
            "description": "All that the pages show the public can be had as files and as JSON from the same addresses. \
                What is not known is null, never false. Words for people are in the language of the address: Swedish, or English \
                under /en. A refused request is answered by a problem (RFC 9457). What people take away while they are signed in is not \
                described here: a program identifies itself by a key, never by the session of a person.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [
            { "url": address, "description": "Swedish" },
            { "url": format!("{address}/en"), "description": "English" },
        ],
        "paths": paths,
        "webhooks": {
            "happened": {
                "post": {
                    "operationId": "told",
                    "summary": "What is sent to an organisation's own address when something happened",
                    "description": "Signed as Standard Webhooks 1.0 has it (webhook-id, webhook-timestamp, webhook-signature). A message keeps its \
                        number however often it is tried.",
                    "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/WebhookMessage" } } } },
                    "responses": { "2XX": { "description": "It arrived." } },
                },
            },
        },
        "components": {
            "schemas": schemas,
            "headers": {
                "RetryAfter": {
                    "description": "So many seconds until the next request is taken.",
                    "schema": { "type": "integer", "minimum": 1 },
                },
                "Authenticate": {
                    "description": "How to show a key: `Bearer` (RFC 6750).",
                    "schema": { "type": "string", "const": "Bearer" },
                },
            },
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A key of an organisation, made by its members on the page Keys and webhooks.",
                },
            },
        },
    })
}

fn schemas_and_paths() -> (Map<String, Value>, Map<String, Value>) {
    let mut schemas = named_schemas();
    let mut paths: Map<String, Value> = serde_json::from_str(OPERATIONS).expect("the operations can be read");
    for dataset in all() {
        if dataset.json == "rows" {
            schemas.insert(rows_name(dataset), rows(dataset));
        }
        paths.insert(dataset.path().to_owned(), json!({ "get": operation(dataset) }));
    }
    (schemas, paths)
}

fn named_schemas() -> Map<String, Value> {
    let mut names: Vec<_> = Schemas::iter().filter(|name| name.ends_with(".json")).collect();
    names.sort();
    let read = |name: &str| -> Value {
        let file = Schemas::get(name).expect("the file was just listed");
        serde_json::from_slice(&file.data).unwrap_or_else(|why| panic!("schemas/{name}: {why}"))
    };
    names.iter().map(|name| (name.trim_end_matches(".json").to_owned(), read(name))).collect()
}

/// `funding-money` gives `FundingMoneyRows`.
fn rows_name(dataset: &Dataset) -> String {
    let mut name = String::new();
    for word in dataset.code.split('-') {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name + "Rows"
}

fn rows(dataset: &Dataset) -> Value {
    let properties: Map<String, Value> =
        dataset.columns.iter().map(|column| (column.name.clone(), cell(column))).collect();
    let names: Vec<&str> = dataset.columns.iter().map(|column| column.name.as_str()).collect();
    let mut schema = json!({
        "type": "object",
        "description": dataset.title.en,
        "required": ["rows"],
        "additionalProperties": false,
        "properties": {
            "note": { "type": "string", "description": "Where the rows are from, and what is to be known of them." },
            "rows": {
                "type": "array",
                "items": { "type": "object", "required": names, "additionalProperties": false, "properties": properties },
            },
        },
    });
    for field in &dataset.beside {
        schema["properties"][&field.name] = beside(field);
    }
    let fields = std::iter::once("rows").chain(dataset.beside.iter().map(|field| field.name.as_str()));
    schema["required"] = fields.collect::<Vec<_>>().into();
    schema
}

/// A field beside the rows: JSON of its own, not the text of a cell.
fn beside(field: &Column) -> Value {
    let mut schema = cell(field);
    if field.kind == Kind::Boolean {
        schema = json!({ "type": "boolean", "description": schema["description"] });
    }
    schema
}

/// A cell as it stands in the JSON: the same text as in the CSV, but numbers as numbers and what is not known as null.
fn cell(column: &Column) -> Value {
    let mut schema = Map::new();
    let several = column.separator.is_some();
    let kind = match column.kind {
        _ if several => "string",
        Kind::Integer => "integer",
        Kind::Number => "number",
        _ => "string",
    };
    schema.insert("type".into(), if column.optional { json!([kind, "null"]) } else { kind.into() });
    let more: Option<(&str, Value)> = match column.kind {
        _ if several => None,
        Kind::Boolean => Some(("enum", values(&["yes".into(), "no".into()], column.optional))),
        Kind::Date => Some(("format", "date".into())),
        Kind::Uri => Some(("format", "uri".into())),
        Kind::Month => Some(("pattern", r"^\d{4}-\d{2}$".into())),
        Kind::Decimal => Some(("pattern", r"^-?\d+(\.\d+)?$".into())),
        Kind::String if !column.one_of.is_empty() => Some(("enum", values(&column.one_of, column.optional))),
        Kind::String | Kind::Integer | Kind::Number => None,
    };
    schema.extend(more.map(|(name, value)| (name.to_owned(), value)));
    let mut meaning = column.en.clone();
    if let Some(unit) = &column.unit {
        meaning = format!("{} Unit: {unit}.", meaning.trim_end());
    }
    if let Some(separator) = &column.separator {
        meaning =
            format!("{} Several stand with \u{201c}{separator}\u{201d} between them.", meaning.trim_end());
    }
    schema.insert("description".into(), meaning.into());
    Value::Object(schema)
}

fn values(all: &[String], or_null: bool) -> Value {
    let mut values: Vec<Value> = all.iter().map(|one| one.as_str().into()).collect();
    if or_null {
        values.push(Value::Null);
    }
    Value::Array(values)
}

/// One filter, as a parameter of the address.
fn parameter(filter: &Filter) -> Value {
    let mut schema = json!({ "type": "string" });
    if !filter.one_of.is_empty() {
        schema["enum"] = values(&filter.one_of, false);
    }
    let mut parameter =
        json!({ "name": filter.name, "in": "query", "description": filter.en, "schema": schema });
    if let Some(example) = &filter.example {
        parameter["example"] = example.as_str().into();
    }
    parameter
}

fn operation(dataset: &Dataset) -> Value {
    let name = match dataset.json.as_str() {
        "rows" => rows_name(dataset),
        "makers" => "MakersExport".to_owned(),
        "needs" => "NeedsExport".to_owned(),
        "initiatives" => "InitiativesExport".to_owned(),
        "coverage" => "InitiativeCoverage".to_owned(),
        _ => "Programme".to_owned(),
    };
    let formats: Vec<&str> = FORMATS
        .iter()
        .map(|(end, ..)| *end)
        .chain(dataset.others().into_iter().map(|(end, ..)| end))
        .collect();
    let in_the_path = dataset.files.contains("/{format}");
    let mut content = Map::new();
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let json_forms: Vec<Value> = std::iter::once(reference(&name))
        .chain(
            dataset
                .others()
                .into_iter()
                .map(|(end, ..)| reference(if end == "okw" { "OpenKnowWhere" } else { "GivingFile" })),
        )
        .collect();
    let json_schema = match json_forms.as_slice() {
        [one] => one.clone(),
        several => json!({ "anyOf": several }),
    };
    content.insert("application/json".into(), json!({ "schema": json_schema }));
    content.insert("text/csv".into(), json!({ "schema": { "type": "string" } }));
    content.insert(FORMATS[1].1.into(), json!({ "schema": { "type": "string", "format": "binary" } }));
    let format = json!({
        "name": "format",
        "in": if in_the_path { "path" } else { "query" },
        "required": true,
        "description": if in_the_path { "The form of the file." } else { "The form of the file; without it the address gives the page." },
        "schema": { "type": "string", "enum": formats },
    });
    let parameters: Vec<Value> =
        std::iter::once(format).chain(dataset.filters.iter().map(parameter)).collect();
    json!({
        "operationId": format!("get-{}", dataset.code),
        "tags": ["open-data"],
        "summary": dataset.title.en,
        "description": dataset.description.en,
        "parameters": parameters,
        "responses": {
            "200": { "description": "The whole table.", "content": content },
            "default": {
                "description": "A problem, where the request accepts JSON and no page before it; else a page that says the same.",
                "content": { "application/problem+json": { "schema": reference("Problem") } },
            },
        },
    })
}
