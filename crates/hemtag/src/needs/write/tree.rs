//! A tree with its keys in a chosen order, written as TOML that a person likes to read, or as JSON.

use serde::{Serialize, Serializer, ser::SerializeMap};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    Text(String),
    Whole(u64),
    Decimal(f64),
    Truth(bool),
    /// Of anything but [`Tree::Tables`].
    List(Vec<Tree>),
    /// On one line in TOML.
    Inline(Vec<(&'static str, Tree)>),
    /// Under a head of its own in TOML.
    Table(Vec<(&'static str, Tree)>),
    /// A list of tables, each under a head of its own.
    Tables(Vec<Vec<(&'static str, Tree)>>),
}

pub(super) type Fields = Vec<(&'static str, Tree)>;

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Tree::Text(text) => serializer.serialize_str(text),
            Tree::Whole(number) => serializer.serialize_u64(*number),
            Tree::Decimal(number) => serializer.serialize_f64(*number),
            Tree::Truth(truth) => serializer.serialize_bool(*truth),
            Tree::List(items) => items.serialize(serializer),
            Tree::Inline(fields) | Tree::Table(fields) => Ordered(fields).serialize(serializer),
            Tree::Tables(tables) => serializer.collect_seq(tables.iter().map(Ordered)),
        }
    }
}

struct Ordered<'f>(&'f Fields);

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

pub(super) fn json(fields: &Fields) -> String {
    let mut text = serde_json::to_string_pretty(&Ordered(fields)).expect("texts and numbers can be written");
    text.push('\n');
    text
}

pub(super) fn toml(fields: &Fields) -> String {
    let mut out = String::new();
    table(&mut out, "", fields);
    out
}

fn table(out: &mut String, path: &str, fields: &Fields) {
    let here = |value: &Tree| !matches!(value, Tree::Table(_) | Tree::Tables(_));
    for (key, value) in fields.iter().filter(|(_, v)| here(v)) {
        out.push_str(&format!("{key} = {}\n", inline(value)));
    }
    for (key, value) in fields.iter().filter(|(_, v)| !here(v)) {
        let path = if path.is_empty() { (*key).to_owned() } else { format!("{path}.{key}") };
        match value {
            Tree::Table(fields) => {
                out.push_str(&format!("\n[{path}]\n"));
                table(out, &path, fields);
            }
            Tree::Tables(tables) => {
                for fields in tables {
                    out.push_str(&format!("\n[[{path}]]\n"));
                    table(out, &path, fields);
                }
            }
            _ => unreachable!("only tables are left"),
        }
    }
}

fn inline(value: &Tree) -> String {
    match value {
        Tree::Text(text) => toml::Value::String(text.clone()).to_string(),
        Tree::Whole(number) => number.to_string(),
        Tree::Decimal(number) => toml::Value::Float(*number).to_string(),
        Tree::Truth(truth) => truth.to_string(),
        Tree::List(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Tree::Inline(fields) | Tree::Table(fields) => {
            let fields: Vec<String> = fields.iter().map(|(k, v)| format!("{k} = {}", inline(v))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
        Tree::Tables(tables) => {
            let tables: Vec<String> = tables.iter().map(|t| inline(&Tree::Inline(t.clone()))).collect();
            format!("[{}]", tables.join(", "))
        }
    }
}
