//! What people type, read into a map: each form changes its own part and leaves the rest. Nothing is kept here.

mod goal;
mod person;
mod role;
mod settings;
mod skill;

pub use goal::{fill_goal, remove_goal, state_code, take_goal};
pub use person::{fill_person, remove_person, take_person};
pub use role::{fill_role, remove_role, take_role};
pub use settings::{fill_settings, take_settings};
pub use skill::{concept_value, fill_skill, remove_skill, take_skill};

use jiff::civil::Date;
use workforce::map::{Concept, Map, Skill, SkillId, one_line, unseen};

use crate::{
    http::{Typed, components::FieldErrors},
    values::{self, ValueProblem},
    words::Language,
};

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A sentence of this room's.
    Own(&'static str),
    Value(ValueProblem),
    Line(LineProblem),
    /// A level beyond the scale.
    Level {
        highest: u8,
    },
}

impl Problem {
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Problem::Own(key) => language.t(key),
            Problem::Value(problem) => problem.sentence(language),
            Problem::Line(LineProblem::Long) => language.t("skills-firm-problem-long"),
            Problem::Line(LineProblem::Unseen(letter)) => {
                language.ta("skills-firm-problem-unseen", &[("letter", code_point(*letter).into())])
            }
            Problem::Level { highest } => {
                language.ta("skills-firm-problem-level", &[("highest", (*highest).into())])
            }
        }
    }
}

impl From<ValueProblem> for Problem {
    fn from(problem: ValueProblem) -> Problem {
        Problem::Value(problem)
    }
}

impl From<LineProblem> for Problem {
    fn from(problem: LineProblem) -> Problem {
        Problem::Line(problem)
    }
}

/// What is wrong with a text on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineProblem {
    Long,
    /// A letter that nobody sees.
    Unseen(char),
}

/// "U+202E".
#[must_use]
pub fn code_point(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

/// What is wrong with a form, field by field. While there is anything, nothing of it is taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems(pub Vec<(String, Problem)>);

impl Problems {
    pub fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.0.push((field.into(), problem));
    }

    /// The value, or the problem noted.
    pub fn take<T>(&mut self, field: impl Into<String>, read: Result<T, Problem>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(problem) => {
                self.add(field, problem);
                None
            }
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As sentences at their fields.
    #[must_use]
    pub fn errors(&self, language: Language) -> FieldErrors {
        let mut errors = FieldErrors::new();
        for (field, problem) in &self.0 {
            errors.add(field.clone(), problem.sentence(language));
        }
        errors
    }
}

/// The longest name, in characters.
const LONGEST: usize = 200;

/// A text on one line, which may be empty: controls are spaces, and letters are composed, so that a name is the same however
/// it was typed.
///
/// # Errors
/// When it is longer than a name, or has a letter that nobody sees.
pub fn line(text: &str) -> Result<String, LineProblem> {
    let text = one_line(text);
    match unseen(&text) {
        Some(letter) => Err(LineProblem::Unseen(letter)),
        None if text.chars().count() > LONGEST => Err(LineProblem::Long),
        None => Ok(text),
    }
}

/// A name on one line. All of Unicode is a name; control characters and letters that nobody sees are not.
///
/// # Errors
/// When it is empty, longer than a name, or has a letter that nobody sees.
pub fn name(text: &str) -> Result<String, Problem> {
    match line(text)? {
        text if text.is_empty() => Err(Problem::Own("skills-firm-problem-name")),
        text => Ok(text),
    }
}

/// A day, or the last day of a year, month or week; nothing when empty or "vet ej".
///
/// # Errors
/// When it is none of them.
pub fn day(text: &str) -> Result<Option<Date>, Problem> {
    let text = text.trim();
    if text.is_empty() || values::is_unknown(text) {
        return Ok(None);
    }
    if text.len() == 4
        && let Ok(year @ 1900..=2200) = text.parse::<i16>()
    {
        return Ok(Some(jiff::civil::date(year, 12, 31)));
    }
    Ok(Some(values::date(text)?))
}

/// A day that has come.
///
/// # Errors
/// When it is none, or lies ahead.
pub fn past_day(text: &str, today: Date) -> Result<Option<Date>, Problem> {
    let Some(found) = day(text)? else { return Ok(None) };
    // This month or year, as far as it has come.
    let begun = (text.trim().len() == 7 && found.first_of_month() <= today)
        || (text.trim().len() == 4 && found.first_of_year() <= today);
    match found > today {
        true if begun => Ok(Some(today)),
        true => Err(Problem::Own("skills-firm-problem-ahead")),
        false => Ok(Some(found)),
    }
}

/// A whole number of people, from 1.
///
/// # Errors
/// When it is none.
pub fn people(text: &str) -> Result<u32, Problem> {
    match values::whole(text, 100_000)? {
        0 => Err(Problem::Own("skills-firm-problem-nobody")),
        number => Ok(number),
    }
}

/// The firm's skill of this name, whatever its capitals, or a new one that is linked by `link`.
pub fn skill_called(map: &mut Map, called: &str, link: &dyn Fn(&str) -> Option<Concept>) -> SkillId {
    if let Some(skill) = map.skill_called(called) {
        return skill.id;
    }
    new_skill(map, called, link)
}

/// A skill that the map does not have: linked by `link`, and a certificate where its name says so.
pub fn new_skill(map: &mut Map, called: &str, link: &dyn Fn(&str) -> Option<Concept>) -> SkillId {
    let id = SkillId(map.number());
    map.skills.push(Skill {
        id,
        name: called.to_owned(),
        concept: link(called),
        certificate: certificate_of(called),
        after: Vec::new(),
    });
    id
}

/// The code of the certificate that a name is, when it is one without a doubt.
#[must_use]
pub fn certificate_of(name: &str) -> Option<String> {
    let vocabulary = vocabulary::Vocabulary::embedded();
    let id = vocabulary.find_certificate(name).term()?;
    Some(vocabulary.certificates().get(id).code.clone())
}

/// The numbers of what is ticked.
fn ticked(typed: &Typed, field: &str) -> Vec<u32> {
    typed.all(field).iter().filter_map(|text| text.parse().ok()).collect()
}

fn shown_day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
