//! A question as TOML, in the form of docs/allocation-file.md: names instead of places.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use vocabulary::IsoWeek;

use super::question::{Candidate, Machines, Maker, Need, Question};

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Not TOML, or a field that is not known; says the line.
    #[error("{0}")]
    Form(String),
    #[error("{at}: {what} '{name}' is not there. Known are: {known}.")]
    NotThere { at: String, what: &'static str, name: String, known: String },
    #[error("{at}: '{text}' is not a week. Write year and week, for example 2026-W48.")]
    NoWeek { at: String, text: String },
    #[error("{at}: the week {week} stands twice.")]
    WeekTwice { at: String, week: IsoWeek },
    #[error("Two {what} are called '{id}'; give each an id of its own.")]
    SameId { what: &'static str, id: String },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    maker: Vec<FileMaker>,
    #[serde(default)]
    machines: Vec<FileMachines>,
    #[serde(default)]
    need: Vec<FileNeed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMaker {
    id: String,
    #[serde(default)]
    name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMachines {
    id: String,
    maker: String,
    #[serde(default)]
    free: BTreeMap<String, u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileNeed {
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default = "one")]
    value: i64,
    region: Option<String>,
    from: String,
    to: String,
    most_weeks: Option<u32>,
    #[serde(default)]
    candidates: Vec<FileCandidate>,
}

fn one() -> i64 {
    1
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCandidate {
    machines: String,
    hours: Option<u32>,
}

/// Reads a question.
///
/// # Errors
/// The first thing that cannot be understood. What can be read and yet not be computed with is told by
/// [`valid::faults`](crate::valid::faults).
pub fn read(text: &str) -> Result<Question, FileError> {
    let file: File =
        toml::from_str(text).map_err(|error| FileError::Form(error.to_string().trim_end().to_owned()))?;
    let makers = places("makers", file.maker.iter().map(|maker| &maker.id))?;
    let machines = places("machines", file.machines.iter().map(|machines| &machines.id))?;
    let mut question = Question {
        makers: file.maker.into_iter().map(|maker| Maker { id: maker.id, name: maker.name }).collect(),
        ..Question::default()
    };
    for from in file.machines {
        let at = format!("machines '{}'", from.id);
        let maker = place(&makers, &at, "the maker", &from.maker)?;
        let mut free = BTreeMap::new();
        for (text, hours) in &from.free {
            let week = week(&at, text)?;
            if free.insert(week, *hours).is_some() {
                return Err(FileError::WeekTwice { at, week });
            }
        }
        question.machines.push(Machines { id: from.id, maker, free });
    }
    for from in file.need {
        let at = format!("need '{}'", from.id);
        let mut candidates = Vec::new();
        for candidate in &from.candidates {
            let machines = place(&machines, &at, "the candidate", &candidate.machines)?;
            candidates.push(Candidate { machines, hours: candidate.hours });
        }
        question.needs.push(Need {
            title: from.title,
            value: from.value,
            region: from.region,
            from: week(&at, &from.from)?,
            to: week(&at, &from.to)?,
            most_weeks: from.most_weeks,
            candidates,
            id: from.id,
        });
    }
    Ok(question)
}

fn week(at: &str, text: &str) -> Result<IsoWeek, FileError> {
    text.parse().map_err(|_| FileError::NoWeek { at: at.to_owned(), text: text.to_owned() })
}

fn places<'a>(
    what: &'static str,
    ids: impl Iterator<Item = &'a String>,
) -> Result<BTreeMap<String, usize>, FileError> {
    let mut places = BTreeMap::new();
    for (place, id) in ids.enumerate() {
        if places.insert(id.clone(), place).is_some() {
            return Err(FileError::SameId { what, id: id.clone() });
        }
    }
    Ok(places)
}

fn place(
    places: &BTreeMap<String, usize>,
    at: &str,
    what: &'static str,
    name: &str,
) -> Result<usize, FileError> {
    places.get(name).copied().ok_or_else(|| {
        let known: BTreeSet<&str> = places.keys().map(String::as_str).take(12).collect();
        let more = if places.len() > known.len() { ", …" } else { "" };
        let known = if known.is_empty() {
            "none".to_owned()
        } else {
            known.into_iter().collect::<Vec<_>>().join(", ") + more
        };
        FileError::NotThere { at: at.to_owned(), what, name: name.to_owned(), known }
    })
}
