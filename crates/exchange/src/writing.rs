//! Gathering what is wrong with a source, and what of it is not carried.

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::outcome::{NotCarried, Problem, WriteError, Written};
use crate::values::{Decimal, quoted};

/// Everything that is told of one writing.
#[derive(Default)]
pub(crate) struct Telling {
    problems: Vec<Problem>,
    not_carried: Vec<NotCarried>,
}

impl Telling {
    pub(crate) fn missing(&mut self, field: impl Into<String>, remedy: &str) {
        self.problems.push(Problem::Missing { field: field.into(), remedy: remedy.to_owned() });
    }

    pub(crate) fn not_allowed(&mut self, field: impl Into<String>, found: String, allowed: &str) {
        self.problems.push(Problem::NotAllowed { field: field.into(), found, allowed: allowed.to_owned() });
    }

    pub(crate) fn not_carried(&mut self, field: impl Into<String>, why: impl Into<String>) {
        self.not_carried.push(NotCarried { field: field.into(), why: why.into() });
    }

    /// Where a list has room for one, the others are not carried.
    pub(crate) fn only_first<'n>(
        &mut self,
        field: &str,
        room: &str,
        mut names: impl Iterator<Item = &'n str>,
    ) {
        let Some(first) = names.next() else { return };
        for name in names {
            self.not_carried(
                format!("{field}/{name}"),
                format!("The message has room for {room}, and {first} stands there."),
            );
        }
    }

    /// A mandatory text: an empty one is not known.
    pub(crate) fn text(&mut self, field: impl Into<String>, text: &str) -> Value {
        if text.trim().is_empty() {
            self.missing(field, "Write it.");
        }
        text.into()
    }

    /// Anything mandatory that may be unknown in the source.
    pub(crate) fn known<'a, T>(&mut self, field: &str, value: Option<&'a T>, remedy: &str) -> Option<&'a T> {
        if value.is_none() {
            self.missing(field, remedy);
        }
        value
    }

    /// An amount that must not be below zero.
    pub(crate) fn not_negative(&mut self, field: impl Into<String>, number: Decimal) -> Value {
        if number.is_negative() {
            self.not_allowed(field, number.to_string(), "zero and above");
        }
        number.number()
    }

    /// A day with a year of four digits, as the formats write it.
    pub(crate) fn day(&mut self, field: impl Into<String>, day: Date) -> Value {
        if day.year() < 0 {
            self.not_allowed(field, quoted(&day.to_string()), "years from 0 to 9999");
        }
        day.to_string().into()
    }

    pub(crate) fn finish(self, message: Value) -> Result<Written, WriteError> {
        if self.problems.is_empty() {
            Ok(Written { message, not_carried: self.not_carried })
        } else {
            Err(WriteError { problems: self.problems })
        }
    }
}

/// An object of those fields that are there.
pub(crate) fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let fields: Map<String, Value> =
        fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    Value::Object(fields)
}

/// A list, or nothing when it would be empty.
pub(crate) fn filled(items: Vec<Value>) -> Option<Value> {
    (!items.is_empty()).then_some(Value::Array(items))
}

/// A text that may be unknown.
pub(crate) fn maybe(text: Option<&String>) -> Option<Value> {
    text.filter(|text| !text.is_empty()).map(|text| text.as_str().into())
}
