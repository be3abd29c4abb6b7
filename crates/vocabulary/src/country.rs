//! Countries, for makers outside Sweden: ISO 3166-1 codes with their names.

use std::collections::HashMap;

use crate::find::tokens;
use crate::table::{self, TableError};
use crate::term::Language;

/// A country or territory of ISO 3166-1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// Two letters: "DE".
    pub code: String,
    pub name_sv: String,
    pub name_en: String,
    /// Three letters, common other names.
    pub synonyms: Vec<String>,
}

impl Country {
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.name_sv,
            Language::En => &self.name_en,
        }
    }
}

/// All countries.
#[derive(Debug)]
pub struct Countries {
    countries: Vec<Country>,
    by_name: HashMap<String, usize>,
}

impl Countries {
    pub(crate) fn read(text: &str) -> Result<Countries, TableError> {
        let countries = table::rows("countries.csv", text, |row| {
            Ok(Country {
                code: row.required("code")?,
                name_sv: row.required("name_sv")?,
                name_en: row.required("name_en")?,
                synonyms: row.list("synonyms")?,
            })
        })?;
        let mut by_name = HashMap::new();
        for (index, country) in countries.iter().enumerate() {
            let names = [&country.code, &country.name_sv, &country.name_en];
            for name in names.into_iter().chain(&country.synonyms) {
                by_name.entry(folded(name)).or_insert(index);
            }
        }
        Ok(Countries { countries, by_name })
    }

    /// All, in order of code.
    #[must_use]
    pub fn all(&self) -> &[Country] {
        &self.countries
    }

    /// The country of a code or name, whatever the case and accents; `None` for anything else. Nothing is
    /// guessed by likeness.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&Country> {
        let key = folded(text);
        if key.is_empty() { None } else { self.by_name.get(&key).map(|&index| &self.countries[index]) }
    }
}

fn folded(name: &str) -> String {
    tokens(name).into_iter().map(|t| t.word).collect()
}
