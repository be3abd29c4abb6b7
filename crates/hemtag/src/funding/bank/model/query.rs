//! What a list of projects is narrowed to.

use serde::Deserialize;

use super::{Granted, Project, plain};

/// The state of the list as it stands in the address; an empty text narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Query {
    pub q: String,
    /// A county's code, a region abroad by its name, or `none`.
    pub county: String,
    pub period: String,
    pub programme: String,
    pub recipient: String,
    /// It ran in this year or later.
    pub from: String,
    /// It ran in this year or earlier.
    pub to: String,
    /// `zero`, `unknown`, `kronor` or `euro`.
    pub amount: String,
    /// Of the list; narrows nothing.
    pub page: String,
}

impl Query {
    fn fields(&self) -> [(&'static str, &str); 8] {
        [
            ("q", self.q.trim()),
            ("county", &self.county),
            ("period", &self.period),
            ("programme", &self.programme),
            ("recipient", &self.recipient),
            ("from", self.from.trim()),
            ("to", self.to.trim()),
            ("amount", &self.amount),
        ]
    }

    /// Name and value of each that narrows.
    #[must_use]
    pub fn in_force(&self) -> Vec<(&'static str, &str)> {
        self.fields().into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// As it stands in an address, without its page.
    #[must_use]
    pub fn written(&self) -> String {
        serde_html_form::to_string(self.in_force()).unwrap_or_default()
    }

    /// The same without one of them.
    #[must_use]
    pub fn without(&self, name: &str) -> String {
        let all: Vec<_> = self.in_force().into_iter().filter(|(field, _)| *field != name).collect();
        serde_html_form::to_string(all).unwrap_or_default()
    }

    /// The page of the list, from 1.
    #[must_use]
    pub fn page(&self) -> u32 {
        self.page.parse().unwrap_or(1).max(1)
    }

    /// Every word stands in name, number, recipient, priority, theme or kommuner, or in the summary where it was read: for staff.
    /// A project without days is in no year.
    #[must_use]
    pub fn takes(&self, one: &Project) -> bool {
        let given = |text: &str, holds: bool| text.is_empty() || holds;
        let county = match self.county.as_str() {
            "none" => one.places.is_empty(),
            code => one.places.iter().any(|place| place.code() == code),
        };
        let year = |text: &str| text.trim().parse::<i16>().ok();
        let from = year(&self.from).is_some_and(|from| one.ends.is_some_and(|ends| ends.year() >= from));
        let to = year(&self.to).is_some_and(|to| one.starts.is_some_and(|starts| starts.year() <= to));
        let granted = one.granted();
        let amount = match self.amount.as_str() {
            "zero" => granted == Granted::Zero,
            "unknown" => granted == Granted::Unknown,
            "kronor" => matches!(granted, Granted::Kronor(_) | Granted::Both(..)),
            "euro" => matches!(granted, Granted::Euro(_) | Granted::Both(..)),
            _ => false,
        };
        given(&self.county, county)
            && given(&self.period, one.period.code() == self.period)
            && given(&self.programme, one.programme == self.programme)
            && (self.recipient.is_empty() || plain(&one.recipient) == plain(&self.recipient))
            && given(self.from.trim(), from)
            && given(self.to.trim(), to)
            && given(&self.amount, amount)
            && self.q.split_whitespace().all(|word| says(one, &word.to_lowercase()))
    }
}

fn says(one: &Project, word: &str) -> bool {
    [&one.name, &one.number, &one.recipient, &one.priority, &one.theme, &one.kommuner, &one.summary]
        .into_iter()
        .any(|text| text.to_lowercase().contains(word))
}
