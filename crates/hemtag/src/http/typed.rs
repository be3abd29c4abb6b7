//! What was typed into a form, as typed: kept so through errors and drafts, and interpreted by the form's own reader.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Field name to its values, exactly as sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(pub BTreeMap<String, Vec<String>>);

impl Typed {
    /// Reads the body of a form. What is no form is empty.
    #[must_use]
    pub fn of_body(body: &str) -> Typed {
        let pairs: Vec<(String, String)> = serde_html_form::from_str(body).unwrap_or_default();
        let mut typed = Typed::default();
        for (name, value) in pairs {
            typed.0.entry(name).or_default().push(value);
        }
        typed
    }

    /// The first value, without blanks at its ends; empty when there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(|v| v.first()).map_or("", |v| v.trim())
    }

    /// The same, `None` when empty.
    #[must_use]
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).iter().any(|v| v == value)
    }

    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), vec![value.into()]);
    }

    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.entry(name.into()).or_default().push(value.into());
    }

    /// The fields that differ, by name; empty and missing are the same.
    #[must_use]
    pub fn differences(&self, other: &Typed) -> Vec<String> {
        let values = |typed: &Typed, name: &str| -> Vec<String> {
            let all = typed.all(name).iter().map(|v| v.trim().replace("\r\n", "\n"));
            all.filter(|v| !v.is_empty()).collect()
        };
        let names: std::collections::BTreeSet<&String> = self.0.keys().chain(other.0.keys()).collect();
        names.into_iter().filter(|name| values(self, name) != values(other, name)).cloned().collect()
    }
}
