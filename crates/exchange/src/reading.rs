//! Walking through a message: where one is, what has been looked at, and what has not.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::str::FromStr;

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::outcome::{NotUnderstood, Read, ReadError};
use crate::values::{Decimal, quoted};

const ASK: &str = "Ask the sender to correct it.";

/// What was not understood so far.
#[derive(Default)]
pub(crate) struct Notes(RefCell<Vec<NotUnderstood>>);

impl Notes {
    pub(crate) fn add(&self, at: &str, what: impl Into<String>) {
        self.0.borrow_mut().push(NotUnderstood { at: at.to_owned(), what: what.into() });
    }
}

/// Reads a text with a reader of values.
pub(crate) fn message<T>(
    text: &str,
    read: impl FnOnce(Node<'_>) -> Result<T, ReadError>,
) -> Result<Read<T>, ReadError> {
    value(&json(text)?, read)
}

/// A text as a value.
pub(crate) fn json(text: &str) -> Result<Value, ReadError> {
    // A mark of the order of bytes is no part of the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text)
        .map_err(|error| ReadError::NotJson { line: error.line(), column: error.column() })
}

/// Reads what is a value already with a reader of values.
pub(crate) fn value<T>(
    value: &Value,
    read: impl FnOnce(Node<'_>) -> Result<T, ReadError>,
) -> Result<Read<T>, ReadError> {
    let notes = Notes::default();
    let value = read(Node { value, at: String::new(), notes: &notes })?;
    Ok(Read { value, not_understood: notes.0.into_inner() })
}

/// One value and where it stands.
#[derive(Clone)]
pub(crate) struct Node<'a> {
    pub(crate) value: &'a Value,
    pub(crate) at: String,
    pub(crate) notes: &'a Notes,
}

impl<'a> Node<'a> {
    pub(crate) fn unexpected(&self, expected: impl Into<String>) -> ReadError {
        self.unexpected_because(expected, ASK)
    }

    pub(crate) fn unexpected_because(&self, expected: impl Into<String>, remedy: &str) -> ReadError {
        ReadError::Unexpected {
            at: self.at.clone(),
            expected: expected.into(),
            found: described(self.value),
            remedy: remedy.to_owned(),
        }
    }

    pub(crate) fn note(&self, what: impl Into<String>) {
        self.notes.add(&self.at, what);
    }

    pub(crate) fn object(&self) -> Result<Object<'a>, ReadError> {
        match self.value {
            Value::Object(fields) => {
                Ok(Object { fields, at: self.at.clone(), notes: self.notes, looked_at: RefCell::default() })
            }
            _ => Err(self.unexpected("an object")),
        }
    }

    pub(crate) fn list(&self) -> Result<Vec<Node<'a>>, ReadError> {
        let Value::Array(items) = self.value else { return Err(self.unexpected("a list")) };
        Ok(items
            .iter()
            .enumerate()
            .map(|(index, value)| Node { value, at: format!("{}/{index}", self.at), notes: self.notes })
            .collect())
    }

    /// Text; told when it is empty, since that is no value.
    pub(crate) fn text(&self) -> Result<String, ReadError> {
        match self.value {
            Value::String(text) => {
                if text.is_empty() {
                    self.note("The text is empty: nothing is stated.");
                }
                Ok(text.clone())
            }
            _ => Err(self.unexpected("a text")),
        }
    }

    pub(crate) fn flag(&self) -> Result<bool, ReadError> {
        self.value.as_bool().ok_or_else(|| self.unexpected("true or false"))
    }

    /// Text of a certain form.
    pub(crate) fn formed<T: FromStr>(&self, form: &str) -> Result<T, ReadError> {
        self.value.as_str().and_then(|text| text.parse().ok()).ok_or_else(|| self.unexpected(form))
    }

    pub(crate) fn date(&self) -> Result<Date, ReadError> {
        self.value
            .as_str()
            .filter(|text| text.len() == 10)
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| self.unexpected("a day such as 2026-11-27"))
    }

    pub(crate) fn number(&self) -> Result<Decimal, ReadError> {
        let text = match self.value {
            Value::Number(number) if number.is_f64() => {
                // Without an exponent, which JSON's own text has from 0.00001 down.
                number.as_f64().map(|number| number.to_string())
            }
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        text.and_then(|text| text.parse().ok())
            .ok_or_else(|| self.unexpected("a number of at most 15 digits"))
    }

    /// One of some texts.
    pub(crate) fn one_of<T: Copy>(&self, all: &[(T, &str)]) -> Result<T, ReadError> {
        let text = self.value.as_str();
        all.iter().find(|(_, name)| Some(*name) == text).map(|(one, _)| *one).ok_or_else(|| {
            self.unexpected(format!(
                "one of {}",
                all.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
            ))
        })
    }
}

/// The fields of one object, and which of them have been looked at.
pub(crate) struct Object<'a> {
    fields: &'a Map<String, Value>,
    pub(crate) at: String,
    pub(crate) notes: &'a Notes,
    looked_at: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Object<'a> {
    pub(crate) fn at(&self, name: &str) -> String {
        format!("{}/{}", self.at, name.replace('~', "~0").replace('/', "~1"))
    }

    /// A field that may be left out; `null` is left out too.
    pub(crate) fn maybe(&self, name: &'static str) -> Option<Node<'a>> {
        self.looked_at.borrow_mut().insert(name);
        let value = self.fields.get(name).filter(|value| !value.is_null())?;
        Some(Node { value, at: self.at(name), notes: self.notes })
    }

    /// A field that the format demands.
    pub(crate) fn need(&self, name: &'static str, expected: &str) -> Result<Node<'a>, ReadError> {
        self.maybe(name).ok_or_else(|| ReadError::Unexpected {
            at: self.at(name),
            expected: expected.to_owned(),
            found: "nothing".to_owned(),
            remedy: "Ask the sender for it: the format demands it.".to_owned(),
        })
    }

    pub(crate) fn need_text(&self, name: &'static str) -> Result<String, ReadError> {
        self.need(name, "a text")?.text()
    }

    /// A text that may be left out; an empty one is.
    pub(crate) fn maybe_text(&self, name: &'static str) -> Result<Option<String>, ReadError> {
        Ok(self.maybe(name).map(|node| node.text()).transpose()?.filter(|text| !text.is_empty()))
    }

    pub(crate) fn need_formed<T: FromStr>(&self, name: &'static str, form: &str) -> Result<T, ReadError> {
        self.need(name, form)?.formed(form)
    }

    pub(crate) fn maybe_formed<T: FromStr>(
        &self,
        name: &'static str,
        form: &str,
    ) -> Result<Option<T>, ReadError> {
        self.maybe(name).map(|node| node.formed(form)).transpose()
    }

    /// The items of a list that may be left out.
    pub(crate) fn list(&self, name: &'static str) -> Result<Vec<Node<'a>>, ReadError> {
        self.maybe(name).map_or_else(|| Ok(Vec::new()), |node| node.list())
    }

    pub(crate) fn texts_in(&self, name: &'static str) -> Result<Vec<String>, ReadError> {
        self.list(name)?.iter().map(Node::text).collect()
    }

    /// Fields that say nothing beyond what is read elsewhere.
    pub(crate) fn pass_over(&self, names: &[&'static str]) {
        self.looked_at.borrow_mut().extend(names);
    }

    /// All fields, for objects whose names are data.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> + use<'a, '_> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), Node { value, at: self.at(name), notes: self.notes }))
    }

    /// Tells what was never looked at.
    pub(crate) fn done(self, of: &str) {
        let looked_at = self.looked_at.borrow();
        // Sorted, since the order of a map depends on how the library was built.
        let rest: BTreeSet<&String> =
            self.fields.keys().filter(|name| !looked_at.contains(name.as_str())).collect();
        for name in rest {
            self.notes.add(
                &self.at(name),
                format!("{} is not read: it is no field of {of} that we know.", quoted(name)),
            );
        }
    }
}

fn described(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("a list of {}", items.len()),
        Value::Object(_) => "an object".to_owned(),
    }
}
