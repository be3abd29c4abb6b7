//! What is wrong with something typed: at which field, and a sentence that says what to write.

use crate::{values::ValueProblem, words::Language};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A number, a size, a day: told as everywhere.
    Value(ValueProblem),
    /// A sentence of this slice by its key, with what it names.
    Own(&'static str, Vec<(&'static str, String)>),
}

impl Problem {
    #[must_use]
    pub fn own(key: &'static str) -> Problem {
        Problem::Own(key, Vec::new())
    }

    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Problem::Value(kind) => kind.sentence(language),
            Problem::Own(key, named) => {
                let args: Vec<_> = named.iter().map(|(name, text)| (*name, text.as_str().into())).collect();
                language.ta(key, &args)
            }
        }
    }
}

impl From<ValueProblem> for Problem {
    fn from(kind: ValueProblem) -> Problem {
        Problem::Value(kind)
    }
}

/// All that is wrong with a form, field by field, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems(pub Vec<(String, Problem)>);

impl Problems {
    pub fn add(&mut self, field: impl Into<String>, problem: impl Into<Problem>) {
        self.0.push((field.into(), problem.into()));
    }

    /// The value of a field, or its problem noted.
    pub fn take<T>(&mut self, field: &str, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|problem| self.add(field, problem)).ok()
    }

    /// # Errors
    /// When anything is wrong.
    pub fn or<T>(self, value: T) -> Result<T, Problems> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}
