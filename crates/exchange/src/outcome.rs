//! What comes of writing and of reading.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::Value;

/// A message, and what of its source is not in it.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Written {
    /// The message as JSON.
    pub message: Value,
    /// What the source had and the format has no place for; to be shown to whoever exports.
    pub not_carried: Vec<NotCarried>,
}

impl Written {
    /// The message as JSON text with fields sorted by name, so that the same data gives the same bytes in every build.
    #[must_use]
    pub fn text(&self) -> String {
        // A value that was built in memory always serialises.
        serde_json::to_string_pretty(&Sorted(&self.message)).unwrap_or_default()
    }
}

/// Something that the source had and the message lacks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NotCarried {
    /// Where in the source, with slashes: `capabilities/milling/comment`.
    pub field: String,
    /// Why the format has no place for it, as a sentence.
    pub why: String,
}

/// A message that was read, and what of it was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Read<T> {
    /// What was understood.
    pub value: T,
    /// What stands in the message and is not in `value`, or was read otherwise than the format says.
    pub not_understood: Vec<NotUnderstood>,
}

/// Something in a message that was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NotUnderstood {
    /// JSON pointer (RFC 6901).
    pub at: String,
    /// What it is and what becomes of it, as a sentence.
    pub what: String,
}

/// Why a message cannot be read. The first reason found; nothing of the message is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The text is no JSON.
    #[error(
        "Line {line}, column {column}: this is not JSON. Send the file as the other system exported it, in UTF-8."
    )]
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// A mandatory field is missing, or a field holds something else than the format allows.
    #[error("{}: expected {expected}, found {found}. {remedy}", place(at))]
    Unexpected {
        /// JSON pointer (RFC 6901); empty for the whole message.
        at: String,
        /// What the format asks for there.
        expected: String,
        /// What stands there, shortened.
        found: String,
        /// What to do, as a sentence.
        remedy: String,
    },
}

/// Why a message cannot be written: everything that is wrong with its source, not only the first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))]
pub struct WriteError {
    /// At least one.
    pub problems: Vec<Problem>,
}

/// One thing that keeps a message from being written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The format demands a value that is not known. None is invented.
    #[error("{field} is not known, and the format demands it. {remedy}")]
    Missing {
        /// Where in the source.
        field: String,
        /// What to do, as a sentence.
        remedy: String,
    },
    /// A value that the format does not allow.
    #[error("{field} is {found}; the format allows only {allowed}.")]
    NotAllowed {
        /// Where in the source.
        field: String,
        /// What stands there, shortened.
        found: String,
        /// What may stand there.
        allowed: String,
    },
}

fn place(at: &str) -> &str {
    if at.is_empty() { "The whole message" } else { at }
}

/// A value whose objects are serialised in the order of their fields' names.
struct Sorted<'a>(&'a Value);

impl Serialize for Sorted<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(fields) => {
                let fields: BTreeMap<&str, Sorted> =
                    fields.iter().map(|(name, value)| (name.as_str(), Sorted(value))).collect();
                fields.serialize(to)
            }
            Value::Array(items) => to.collect_seq(items.iter().map(Sorted)),
            other => other.serialize(to),
        }
    }
}
