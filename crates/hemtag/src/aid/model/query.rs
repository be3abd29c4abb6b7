//! How the register's list is narrowed, as its address says it.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Entry, Firm, Origin, day_of};

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Query {
    /// Words of the firm's name, its number or who granted it.
    pub q: String,
    /// An origin's code.
    pub origin: String,
    /// The first and the last day of the grant.
    pub from: String,
    pub to: String,
    pub page: String,
}

impl Query {
    /// What narrows, by name.
    #[must_use]
    pub fn in_force(&self) -> Vec<(&'static str, &str)> {
        let all = [("q", &self.q), ("origin", &self.origin), ("from", &self.from), ("to", &self.to)];
        let all = all.into_iter().map(|(name, value)| (name, value.trim()));
        all.filter(|(name, value)| !value.is_empty() && self.is_read(name, value)).collect()
    }

    /// A day or an origin that cannot be read narrows nothing.
    fn is_read(&self, name: &str, value: &str) -> bool {
        match name {
            "origin" => Origin::parse(value).is_some(),
            "from" | "to" => value.parse::<Date>().is_ok(),
            _ => true,
        }
    }

    /// The same without one of them, on the first page.
    #[must_use]
    pub fn without(&self, name: &str) -> Query {
        let mut next = Query { page: String::new(), ..self.clone() };
        match name {
            "q" => next.q.clear(),
            "origin" => next.origin.clear(),
            "from" => next.from.clear(),
            _ => next.to.clear(),
        }
        next
    }

    /// Whether an entry is among them; one whose day is not known is not within days. `shown` is the firm's name as the reader
    /// may see it.
    #[must_use]
    pub fn takes(&self, entry: &Entry, firm: Option<&Firm>, shown: &str) -> bool {
        let number = firm
            .and_then(|firm| firm.number)
            .and_then(vocabulary::OrganisationNumber::shown)
            .unwrap_or_default();
        let text = format!("{shown} {number} {}", entry.facts.authority).to_lowercase();
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let day = day_of(entry.facts.when);
        self.in_force().into_iter().all(|(name, value)| match name {
            "q" => {
                let mut words = value.split_whitespace().map(str::to_lowercase);
                words.all(|word| text.contains(&word) || (!digits.is_empty() && digits == word))
            }
            "origin" => entry.facts.origin.code() == value,
            "from" => value.parse::<Date>().is_ok_and(|from| day.is_some_and(|day| day >= from)),
            _ => value.parse::<Date>().is_ok_and(|to| day.is_some_and(|day| day <= to)),
        })
    }

    #[must_use]
    pub fn page(&self) -> u32 {
        self.page.parse().unwrap_or(1).max(1)
    }
}
