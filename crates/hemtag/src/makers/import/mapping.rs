//! Which column of a file says what: guessed from the heads, or stated in a file that can be kept and edited.

use serde::{Deserialize, Serialize};
use vocabulary::{IsoWeek, Notation, Vocabulary};

use super::{
    column::{Field, Sure, recognise},
    file::FileProblem,
};
use crate::makers::model::Level;

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Field(Field),
    /// The head is a certificate; the cell says whether it is held, or until when.
    Certificate(vocabulary::CertificateId),
    /// The head is a week; the cell holds its free hours.
    Week(IsoWeek),
    /// Not understood: kept with the maker as it was written.
    AsStated,
    /// Left out, because the mapping says so.
    Ignore,
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    pub head: String,
    pub target: Target,
    /// `None` for a column that is kept as stated without anybody having said so.
    pub sure: Option<Sure>,
    /// The unit of numbers that have none of their own.
    pub unit: Option<String>,
    /// Another column already says this, so that it is kept as stated.
    pub taken_by: Option<String>,
}

/// All columns of the file, in its order, and what holds for all rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    pub columns: Vec<Mapped>,
    pub notation: Notation,
    /// The country of rows that say none.
    pub country: Option<String>,
    /// The maker of rows that name none.
    pub name: Option<String>,
    pub evidence: Option<StatedEvidence>,
}

/// Evidence for facts of rows that state none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedEvidence {
    pub level: Level,
    #[serde(default, deserialize_with = "day", skip_serializing_if = "Option::is_none")]
    pub on: Option<jiff::civil::Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// The mapping file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappingFile {
    /// 1.
    pub version: u32,
    /// What stands before decimals: `","` or `"."`. Without it a number that can be read in two ways is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<String>,
    /// ISO code or name of the country of rows that say none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The maker of rows that name none, for messages that do not say whose they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<StatedEvidence>,
    /// Columns; those that are not listed are guessed.
    #[serde(default, rename = "column", skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<MappedFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedFile {
    /// The head as it stands in the file; "Namn (2)" is the second of that name.
    pub head: String,
    /// One of our names, `as_stated`, `ignore`, `certificate:CODE` or `week:2026-W48`.
    pub field: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

impl Target {
    /// As a mapping file and a form write it.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Target::Field(field) => field.code().to_owned(),
            Target::Certificate(id) => {
                format!("certificate:{}", Vocabulary::embedded().certificates().get(id).code)
            }
            Target::Week(week) => format!("week:{week}"),
            Target::AsStated => AS_STATED.to_owned(),
            Target::Ignore => IGNORE.to_owned(),
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Target> {
        let code = code.trim();
        if let Some(certificate) = code.strip_prefix("certificate:") {
            let found = Vocabulary::embedded().find_certificate(certificate.trim()).term();
            return found.map(Target::Certificate);
        }
        if let Some(week) = code.strip_prefix("week:") {
            return week.parse().ok().map(Target::Week);
        }
        match code {
            AS_STATED | "" => Some(Target::AsStated),
            IGNORE => Some(Target::Ignore),
            _ => Field::from_code(code).map(Target::Field),
        }
    }
}

/// The word for a column that is kept as it was written. (The field `as_stated` of an export is another thing: it
/// holds such columns of an earlier import.)
pub const AS_STATED: &str = "keep";
pub const IGNORE: &str = "ignore";

impl Mapping {
    /// Guesses from the heads alone.
    #[must_use]
    pub fn guess(heads: &[String]) -> Mapping {
        let mut columns: Vec<Mapped> = heads.iter().map(|head| guess(head)).collect();
        settle(&mut columns);
        Mapping { columns, notation: Notation::Unknown, country: None, name: None, evidence: None }
    }

    /// The stated mapping, with what it leaves open guessed.
    ///
    /// # Errors
    /// When it names a column that the file does not have, or says something that is not understood.
    pub fn of(heads: &[String], file: &MappingFile) -> Result<Mapping, FileProblem> {
        let wrong = |message: String| FileProblem::Mapping { message };
        if file.version != 1 {
            return Err(wrong(format!("version = {}", file.version)));
        }
        let notation = match file.decimal.as_deref().map(str::trim) {
            None | Some("") => Notation::Unknown,
            Some("," | "comma" | "komma") => Notation::Swedish,
            Some("." | "point" | "punkt") => Notation::English,
            Some(other) => return Err(wrong(format!("decimal = \"{other}\""))),
        };
        let country = match file.country.as_deref() {
            None => None,
            Some(text) => match Vocabulary::embedded().countries().find(text) {
                Some(country) => Some(country.code.clone()),
                None => return Err(wrong(format!("country = \"{text}\""))),
            },
        };
        let mut columns: Vec<Mapped> = heads.iter().map(|head| guess(head)).collect();
        for stated in &file.columns {
            let wanted = stated.head.trim();
            let at = heads
                .iter()
                .position(|head| head.trim() == wanted)
                .ok_or_else(|| FileProblem::NoSuchColumn { column: stated.head.clone() })?;
            let target = Target::from_code(&stated.field)
                .ok_or_else(|| wrong(format!("head \"{}\": field = \"{}\"", stated.head, stated.field)))?;
            let unit = stated.unit.clone().or_else(|| columns[at].unit.clone());
            columns[at] =
                Mapped { head: heads[at].clone(), target, sure: Some(Sure::Stated), unit, taken_by: None };
        }
        settle(&mut columns);
        let name = file.name.clone().filter(|name| !name.trim().is_empty());
        Ok(Mapping { columns, notation, country, name, evidence: file.evidence.clone() })
    }

    /// The mapping as a file to keep and edit.
    #[must_use]
    pub fn file(&self) -> MappingFile {
        MappingFile {
            version: 1,
            decimal: match self.notation {
                Notation::Unknown => None,
                Notation::Swedish => Some(",".to_owned()),
                Notation::English => Some(".".to_owned()),
            },
            country: self.country.clone(),
            name: self.name.clone(),
            evidence: self.evidence.clone(),
            columns: self
                .columns
                .iter()
                .map(|column| MappedFile {
                    head: column.head.clone(),
                    field: column.target.code(),
                    unit: column.unit.clone(),
                })
                .collect(),
        }
    }

    /// True when some column says it.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.columns.iter().any(|c| c.target == Target::Field(field))
    }

    /// The head of the first column that says it.
    #[must_use]
    pub fn head(&self, field: Field) -> Option<String> {
        self.columns.iter().find(|c| c.target == Target::Field(field)).map(|c| c.head.clone())
    }
}

impl MappingFile {
    /// # Errors
    /// What is wrong with the file, as the reader of TOML says it.
    pub fn read(text: &str) -> Result<MappingFile, FileProblem> {
        toml::from_str(text)
            .map_err(|error| FileProblem::Mapping { message: error.to_string().trim().to_owned() })
    }

    /// # Panics
    /// Never: plain texts can be written as TOML.
    #[must_use]
    pub fn write(&self) -> String {
        toml::to_string_pretty(self).expect("texts can be written as TOML")
    }
}

/// A day, written as TOML's own date or as a text.
fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<jiff::civil::Date>, D::Error> {
    let text = match toml::Value::deserialize(deserializer)? {
        toml::Value::Datetime(day) => day.to_string(),
        toml::Value::String(text) => text,
        other => other.to_string(),
    };
    text.parse().map(Some).map_err(serde::de::Error::custom)
}

fn guess(head: &str) -> Mapped {
    let mapped = |target, sure, unit| Mapped { head: head.to_owned(), target, sure, unit, taken_by: None };
    if let Some((field, sure, unit)) = recognise(head).filter(|(_, sure, _)| *sure == Sure::Sure) {
        return mapped(Target::Field(field), Some(sure), unit);
    }
    if let Ok(week) = head.parse::<IsoWeek>() {
        return mapped(Target::Week(week), Some(Sure::Sure), None);
    }
    if let vocabulary::Finding::Found { term, how: vocabulary::How::Exact | vocabulary::How::Synonym } =
        Vocabulary::embedded().find_certificate(head)
    {
        return mapped(Target::Certificate(term), Some(Sure::Sure), None);
    }
    match recognise(head) {
        Some((field, sure, unit)) => mapped(Target::Field(field), Some(sure), unit),
        None => mapped(Target::AsStated, None, None),
    }
}

/// One column for each field that takes one: the stated before the sure before the likely, the left before the right.
fn settle(columns: &mut [Mapped]) {
    for at in 0..columns.len() {
        let Target::Field(field) = columns[at].target else { continue };
        if field.takes_several() {
            continue;
        }
        let rank = |column: &Mapped, place: usize| (column.sure, std::cmp::Reverse(place));
        let winner = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.target == Target::Field(field))
            .max_by_key(|(place, column)| rank(column, *place))
            .map(|(place, column)| (place, column.head.clone()));
        if let Some((place, head)) = winner.filter(|(place, _)| *place != at) {
            let _ = place;
            columns[at].target = Target::AsStated;
            columns[at].taken_by = Some(head);
        }
    }
}
