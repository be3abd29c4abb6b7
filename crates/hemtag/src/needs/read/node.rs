//! TOML and JSON as one tree that remembers where everything stands, so that every message can say its line.

use std::fmt;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use toml::de::{DeTable, DeValue};

use super::problem::{Place, Problem, ProblemKind};

/// Deeper nesting than this is no need of anybody's.
const DEEPEST: usize = 24;

#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub place: Place,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    /// A number as it was written.
    Number(String),
    Truth(bool),
    /// A date as it was written.
    Date(String),
    List(Vec<Node>),
    /// In the order of the text (JSON) or of the keys (TOML).
    Table(Vec<(String, Node)>),
    /// JSON's null: nothing is said.
    Nothing,
}

impl Node {
    /// # Errors
    /// The first mistake in the text, with its line and column.
    pub fn from_toml(text: &str) -> Result<Node, Problem> {
        let lines = Lines::new(text);
        let table = DeTable::parse(text).map_err(|e| Problem {
            place: e.span().map_or(Place::default(), |s| lines.place(s.start)),
            field: None,
            kind: ProblemKind::Syntax { format: "TOML", message: e.message().to_owned() },
        })?;
        let place = lines.place(table.span().start);
        Ok(Node { place, value: Value::Table(toml_table(table.into_inner(), &lines, 0)?) })
    }

    /// # Errors
    /// The first mistake in the text, with its line and column.
    pub fn from_json(text: &str) -> Result<Node, Problem> {
        let lines = Lines::new(text);
        let raw: &RawValue = serde_json::from_str(text).map_err(|e| json_mistake(&e))?;
        json(raw, text, &lines, 0)
    }

    /// The fields of a table; empty for anything else.
    #[must_use]
    pub fn fields(&self) -> &[(String, Node)] {
        match &self.value {
            Value::Table(fields) => fields,
            _ => &[],
        }
    }

    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.fields().iter().find(|(k, _)| k == key).map(|(_, node)| node)
    }

    /// Text, number, date or truth as it was written; `None` for lists, tables and nothing.
    #[must_use]
    pub fn scalar(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) | Value::Date(text) => Some(text.clone()),
            // A number is no text: 12.345 has three decimals and is not twelve thousand. A fourth says so.
            Value::Number(text) => Some(match text.split_once('.') {
                Some((_, decimals)) if decimals.len() == 3 => format!("{text}0"),
                _ => text.clone(),
            }),
            Value::Truth(truth) => Some(truth.to_string()),
            Value::List(_) | Value::Table(_) | Value::Nothing => None,
        }
    }

    /// The things of a list, or the one thing that stands alone.
    #[must_use]
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            Value::Nothing => &[],
            _ => std::slice::from_ref(self),
        }
    }
}

impl fmt::Display for Node {
    /// As a person would repeat it: text bare, lists and tables in brackets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Value::Nothing => Ok(()),
            Value::List(items) => {
                f.write_str("[")?;
                for (i, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if i > 0 { ", " } else { "" })?;
                }
                f.write_str("]")
            }
            Value::Table(fields) => {
                f.write_str("{ ")?;
                for (i, (key, node)) in fields.iter().enumerate() {
                    write!(f, "{}{key} = {node}", if i > 0 { ", " } else { "" })?;
                }
                f.write_str(" }")
            }
            _ => f.write_str(&self.scalar().unwrap_or_default()),
        }
    }
}

/// Where the lines of a text begin.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { text, starts }
    }

    /// Line and column, both from one, columns in characters.
    fn place(&self, byte: usize) -> Place {
        let line = self.starts.partition_point(|&start| start <= byte).max(1);
        let start = self.starts[line - 1];
        let column = self.text.get(start..byte).map_or(0, |before| before.chars().count()) + 1;
        Place { line: Some(line), column: Some(column), ..Place::default() }
    }
}

fn too_deep(place: Place) -> Problem {
    Problem { place, field: None, kind: ProblemKind::TooDeep }
}

fn toml_table(table: DeTable<'_>, lines: &Lines<'_>, depth: usize) -> Result<Vec<(String, Node)>, Problem> {
    let mut fields: Vec<(usize, String, Node)> = Vec::with_capacity(table.len());
    for (key, value) in table {
        let at = key.span().start;
        fields.push((at, key.into_inner().into_owned(), toml_node(value, lines, depth + 1)?));
    }
    fields.sort_by_key(|(at, _, _)| *at);
    Ok(fields.into_iter().map(|(_, key, node)| (key, node)).collect())
}

fn toml_node(value: toml::Spanned<DeValue<'_>>, lines: &Lines<'_>, depth: usize) -> Result<Node, Problem> {
    let place = lines.place(value.span().start);
    if depth > DEEPEST {
        return Err(too_deep(place));
    }
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => Value::Number(number.to_string()),
        DeValue::Float(number) => Value::Number(number.to_string()),
        DeValue::Boolean(truth) => Value::Truth(truth),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(items) => {
            Value::List(items.into_iter().map(|i| toml_node(i, lines, depth + 1)).collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => Value::Table(toml_table(table, lines, depth)?),
    };
    Ok(Node { place, value })
}

fn json_mistake(error: &serde_json::Error) -> Problem {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(m, _)| m).to_owned();
    Problem {
        place: Place { line: Some(error.line()), column: Some(error.column()), ..Place::default() },
        field: None,
        kind: ProblemKind::Syntax { format: "JSON", message },
    }
}

fn json(raw: &RawValue, text: &str, lines: &Lines<'_>, depth: usize) -> Result<Node, Problem> {
    let written = raw.get();
    // The raw value is a slice of the text, so that their addresses tell where it stands.
    let at = (written.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let place = lines.place(at.min(text.len()));
    if depth > DEEPEST {
        return Err(too_deep(place));
    }
    let mut reader = serde_json::Deserializer::from_str(written);
    let value = match written.as_bytes().first() {
        Some(b'{') => {
            let fields = reader.deserialize_map(Fields).map_err(|e| json_mistake(&e))?;
            let mut table = Vec::with_capacity(fields.len());
            for (key, value) in fields {
                table.push((key, json(value, text, lines, depth + 1)?));
            }
            Value::Table(table)
        }
        Some(b'[') => {
            let items = reader.deserialize_seq(Items).map_err(|e| json_mistake(&e))?;
            Value::List(items.into_iter().map(|i| json(i, text, lines, depth + 1)).collect::<Result<_, _>>()?)
        }
        Some(b'"') => Value::Text(serde_json::from_str(written).map_err(|e| json_mistake(&e))?),
        Some(b't') => Value::Truth(true),
        Some(b'f') => Value::Truth(false),
        Some(b'n') => Value::Nothing,
        _ => Value::Number(written.to_owned()),
    };
    Ok(Node { place, value })
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(entry) = map.next_entry()? {
            fields.push(entry);
        }
        Ok(fields)
    }
}

struct Items;

impl<'de> Visitor<'de> for Items {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(items)
    }
}
