//! What an open data set is: where it stands, what it holds, column by column.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::words::{Both, Language};

const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/open_data/datasets.toml"));

/// A table that the public may take away.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dataset {
    /// Stays the same for ever: addresses and harvested catalogues hold on to it.
    pub code: String,
    /// The page that shows it.
    pub page: String,
    /// Where its files are; `{format}` stands for one of [`FORMATS`].
    pub files: String,
    /// `rows` where the JSON holds the same rows as the table; else the name of the document it holds.
    pub json: String,
    pub title: Both,
    pub description: Both,
    pub keywords: Keywords,
    /// Code in the EU's vocabulary of data themes.
    pub theme: String,
    /// How often it changes: code in the EU's vocabulary of frequencies.
    pub frequency: String,
    /// SPDX; none where nothing is said of it.
    pub licence: Option<String>,
    /// What its address takes to give fewer rows, or others.
    #[serde(default)]
    pub filters: Vec<Filter>,
    #[serde(rename = "column")]
    pub columns: Vec<Column>,
    /// What the JSON has beside its rows.
    #[serde(default)]
    pub beside: Vec<Column>,
}

/// A field of a data set's address.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    pub name: String,
    pub sv: String,
    pub en: String,
    /// All values there are; empty where they are not from a list.
    #[serde(default)]
    pub one_of: Vec<String>,
    /// A value that narrows the demo's table.
    pub example: Option<String>,
}

impl Filter {
    #[must_use]
    pub fn meaning(&self, language: Language) -> &str {
        language.pick(&self.sv, &self.en)
    }
}

/// Words by which a data set is found.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keywords {
    pub sv: Vec<String>,
    pub en: Vec<String>,
}

impl Keywords {
    #[must_use]
    pub fn of(&self, language: Language) -> &[String] {
        match language {
            Language::Swedish => &self.sv,
            Language::English => &self.en,
        }
    }
}

/// One column of a table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: Kind,
    pub sv: String,
    pub en: String,
    pub unit: Option<String>,
    /// All values there are; empty where they are not from a list.
    #[serde(default)]
    pub one_of: Vec<String>,
    /// What stands between several values of one cell; then the type is that of each one.
    pub separator: Option<String>,
    /// May be empty: not known, or not for this row.
    #[serde(default)]
    pub optional: bool,
}

impl Column {
    #[must_use]
    pub fn meaning(&self, language: Language) -> &str {
        language.pick(&self.sv, &self.en)
    }

    /// What is wrong with the text of a cell; none when it is as described.
    #[must_use]
    pub fn wrong(&self, cell: &str) -> Option<String> {
        if cell.is_empty() {
            return (!self.optional).then(|| format!("{}: is empty", self.name));
        }
        let values: Vec<&str> = match &self.separator {
            Some(between) => cell.split(between.as_str()).collect(),
            None => vec![cell],
        };
        let listed = |value: &str| self.one_of.is_empty() || self.one_of.iter().any(|one| one == value);
        values
            .into_iter()
            .find(|value| !self.kind.reads(value) || !listed(value))
            .map(|value| format!("{}: {value:?} is no {}", self.name, self.kind.code()))
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    String,
    Integer,
    Number,
    /// `yes` or `no`.
    Boolean,
    /// 2026-12-24
    Date,
    /// 2026-12
    Month,
    /// An amount that is written with its decimals and never rounded.
    Decimal,
    Uri,
}

impl Kind {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Kind::String => "string",
            Kind::Integer => "integer",
            Kind::Number => "number",
            Kind::Boolean => "boolean",
            Kind::Date => "date",
            Kind::Month => "month",
            Kind::Decimal => "decimal",
            Kind::Uri => "uri",
        }
    }

    /// Whether a text is one.
    #[must_use]
    pub fn reads(self, text: &str) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let unsigned = || text.strip_prefix('-').unwrap_or(text);
        match self {
            Kind::String => true,
            Kind::Integer => digits(unsigned()),
            Kind::Number => text.parse::<f64>().is_ok_and(f64::is_finite),
            Kind::Boolean => matches!(text, "yes" | "no"),
            Kind::Date => text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
            Kind::Month => text.len() == 7 && format!("{text}-01").parse::<jiff::civil::Date>().is_ok(),
            Kind::Decimal => match unsigned().split_once('.') {
                Some((whole, part)) => digits(whole) && digits(part),
                None => digits(unsigned()),
            },
            Kind::Uri => url::Url::parse(text).is_ok(),
        }
    }
}

/// The forms of each table: the end of the file, its media type, its name for people.
pub const FORMATS: [(&str, &str, &str); 3] = [
    ("csv", "text/csv", "CSV"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    ("json", "application/json", "JSON"),
];

impl Dataset {
    /// The address of a file, in Swedish.
    #[must_use]
    pub fn file(&self, format: &str) -> String {
        self.files.replace("{format}", format)
    }

    /// The path alone, by which programs are told apart.
    #[must_use]
    pub fn path(&self) -> &str {
        self.files.split('?').next().unwrap_or(&self.files)
    }

    /// Files beyond those of [`FORMATS`]: end, media type, name for people, address.
    #[must_use]
    pub fn others(&self) -> Vec<(&'static str, &'static str, &'static str, String)> {
        match self.code.as_str() {
            "makers" => vec![("okw", "application/json", "Open Know-Where", self.file("okw"))],
            "decisions" => vec![("360giving", "application/json", "360Giving", self.file("360giving"))],
            _ => Vec::new(),
        }
    }

    /// The licence as an address; none where none is stated or it is not one that we know an address of.
    #[must_use]
    pub fn licence_address(&self) -> Option<&'static str> {
        match self.licence.as_deref()? {
            "CC0-1.0" => Some(CC0),
            "CC-BY-4.0" => Some("http://creativecommons.org/licenses/by/4.0/"),
            "EUPL-1.2" => Some("https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12"),
            _ => None,
        }
    }
}

/// What the catalogue itself is under, as DCAT-AP-SE asks.
pub const CC0: &str = "http://creativecommons.org/publicdomain/zero/1.0/";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    dataset: Vec<Dataset>,
}

/// Every data set, in the order of the file.
///
/// # Panics
/// When the embedded file cannot be read, which a test finds.
#[must_use]
pub fn all() -> &'static [Dataset] {
    static BOOK: LazyLock<Book> =
        LazyLock::new(|| toml::from_str(TEXT).expect("the description of the open data can be read"));
    &BOOK.dataset
}

/// The data set of a code.
#[must_use]
pub fn named(code: &str) -> Option<&'static Dataset> {
    all().iter().find(|one| one.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_held_against_what_is_said_of_its_column() {
        let column = |kind, one_of: &[&str], separator: Option<&str>| Column {
            name: "c".into(),
            kind,
            sv: String::new(),
            en: String::new(),
            unit: None,
            one_of: one_of.iter().map(|&one| one.to_owned()).collect(),
            separator: separator.map(str::to_owned),
            optional: false,
        };
        let right = [
            (column(Kind::Integer, &[], None), "-12"),
            (column(Kind::Decimal, &[], None), "200000.00"),
            (column(Kind::Month, &[], None), "2026-12"),
            (column(Kind::Date, &[], None), "2026-12-24"),
            (column(Kind::String, &["a", "b"], Some("; ")), "a; b"),
            (column(Kind::Number, &[], None), "0.5"),
        ];
        for (column, cell) in right {
            assert_eq!(column.wrong(cell), None, "{cell}");
        }
        let wrong = [
            (column(Kind::Integer, &[], None), "1.5"),
            (column(Kind::Decimal, &[], None), "1,5"),
            (column(Kind::Month, &[], None), "2026-13"),
            (column(Kind::Date, &[], None), "2026-02-30"),
            (column(Kind::String, &["a", "b"], Some("; ")), "a; c"),
            (column(Kind::String, &[], None), ""),
            (column(Kind::Number, &[], None), "inf"),
        ];
        for (column, cell) in wrong {
            assert!(column.wrong(cell).is_some(), "{cell}");
        }
    }
}
