//! What a list of initiatives is narrowed to.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Initiative, Reach};

/// The state of the list as it stands in the address; an empty text narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Query {
    pub q: String,
    pub stage: String,
    pub county: String,
    pub kind: String,
    pub shows: String,
    pub country: String,
    pub status: String,
    /// Of the list; narrows nothing.
    pub page: String,
}

impl Query {
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.in_force().is_empty()
    }

    /// Name and value of each that narrows.
    #[must_use]
    pub fn in_force(&self) -> Vec<(&'static str, &str)> {
        [
            ("q", self.q.trim()),
            ("stage", &self.stage),
            ("county", &self.county),
            ("kind", &self.kind),
            ("shows", &self.shows),
            ("country", &self.country),
            ("status", &self.status),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
    }

    /// The page of the list, from 1.
    #[must_use]
    pub fn page(&self) -> u32 {
        self.page.parse().unwrap_or(1).max(1)
    }

    /// The same without one of them, on its first page.
    #[must_use]
    pub fn without(&self, name: &str) -> Query {
        let mut query = Query { page: String::new(), ..self.clone() };
        let field = match name {
            "q" => &mut query.q,
            "stage" => &mut query.stage,
            "county" => &mut query.county,
            "kind" => &mut query.kind,
            "shows" => &mut query.shows,
            "country" => &mut query.country,
            _ => &mut query.status,
        };
        field.clear();
        query
    }

    /// A county takes those of the county and those of the whole country; a word must stand in a text or name.
    #[must_use]
    pub fn takes(&self, one: &Initiative, today: Date) -> bool {
        let given = |text: &str, holds: bool| text.is_empty() || holds;
        let stage = one.stages.iter().any(|stage| stage.code() == self.stage);
        given(&self.stage, stage || (self.stage == "unknown" && one.stages.is_empty()))
            && given(&self.county, one.is_in(&self.county) || one.reach == Reach::WholeCountry)
            && given(&self.kind, one.kind.code() == self.kind)
            && given(&self.shows, one.shows.code() == self.shows)
            && given(&self.country, one.country == self.country)
            && given(&self.status, one.status(today).code() == self.status)
            && self.q.split_whitespace().all(|word| says(one, &word.to_lowercase()))
    }
}

fn says(one: &Initiative, word: &str) -> bool {
    [&one.name, &one.operator, &one.payer, &one.does_sv, &one.does_en]
        .into_iter()
        .any(|text| text.to_lowercase().contains(word))
}
