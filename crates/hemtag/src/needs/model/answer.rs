//! One answer in a need: said, not known, unclear or not given, and where it came from.

use matching::{Requirement, Strength};
use serde::{Deserialize, Serialize};

/// Where an answer was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    #[default]
    Form,
    /// Our own TOML or JSON.
    File,
    /// An Open Know-How manifest.
    Manifest,
    /// A row of a spreadsheet.
    Sheet,
    /// The file of a part: STEP, STL, 3MF, DXF.
    PartFile,
    /// A drawing that a person read it from.
    Drawing,
}

impl Origin {
    pub const ALL: [Origin; 6] =
        [Origin::File, Origin::Form, Origin::Manifest, Origin::Sheet, Origin::PartFile, Origin::Drawing];

    /// The word in files, and with a dash the end of its words' key.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Origin::Form => "form",
            Origin::File => "file",
            Origin::Manifest => "manifest",
            Origin::Sheet => "sheet",
            Origin::PartFile => "part_file",
            Origin::Drawing => "drawing",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Origin> {
        Origin::ALL.into_iter().find(|origin| origin.code() == code)
    }

    /// The end of the key of its words.
    #[must_use]
    pub fn key(self) -> String {
        self.code().replace('_', "-")
    }
}

/// An answer to one question of the need.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Answer<T> {
    /// Nobody asked, or nothing was written.
    #[default]
    NotGiven,
    /// "I don't know": makers of every kind stay in the answer, and it says that it is wide.
    NotKnown { from: Origin },
    /// Something was stated that could not be read. It is kept and asked about, and judges nobody.
    Unclear { stated: String, from: Origin },
    /// Stated and understood.
    Said {
        value: T,
        #[serde(default)]
        strength: Strength,
        from: Origin,
        /// The text as it was written, where it was text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stated: Option<String>,
    },
}

impl<T> Answer<T> {
    #[must_use]
    pub fn said(value: T, from: Origin) -> Answer<T> {
        Answer::Said { value, strength: Strength::Required, from, stated: None }
    }

    #[must_use]
    pub fn stated(value: T, strength: Strength, from: Origin, stated: &str) -> Answer<T> {
        Answer::Said { value, strength, from, stated: Some(stated.to_owned()) }
    }

    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Answer::Said { value, .. } => Some(value),
            _ => None,
        }
    }

    #[must_use]
    pub fn strength(&self) -> Option<Strength> {
        match self {
            Answer::Said { strength, .. } => Some(*strength),
            _ => None,
        }
    }

    /// The text as stated, read or not.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Answer::Said { stated, .. } => stated.as_deref(),
            Answer::Unclear { stated, .. } => Some(stated),
            Answer::NotGiven | Answer::NotKnown { .. } => None,
        }
    }

    /// Where it was read; `None` when it was not given.
    #[must_use]
    pub fn origin(&self) -> Option<Origin> {
        match self {
            Answer::NotGiven => None,
            Answer::NotKnown { from } | Answer::Unclear { from, .. } | Answer::Said { from, .. } => {
                Some(*from)
            }
        }
    }

    /// Says that the answer stands on the drawing, or that it no longer does; that nothing is known stands nowhere.
    pub fn on_drawing(&mut self, is_on: bool) {
        if let Answer::Unclear { from, .. } | Answer::Said { from, .. } = self {
            match (is_on, *from) {
                (true, _) => *from = Origin::Drawing,
                (false, Origin::Drawing) => *from = Origin::Form,
                (false, _) => {}
            }
        }
    }

    #[must_use]
    pub fn is_said(&self) -> bool {
        matches!(self, Answer::Said { .. })
    }

    #[must_use]
    pub fn is_given(&self) -> bool {
        !matches!(self, Answer::NotGiven)
    }

    /// The value as the engine wants it, with its strength.
    pub(crate) fn requirement<U>(&self, convert: impl FnOnce(&T) -> Option<U>) -> Option<Requirement<U>> {
        match self {
            Answer::Said { value, strength, .. } => {
                convert(value).map(|value| Requirement { value, strength: *strength })
            }
            _ => None,
        }
    }
}

/// A word of a vocabulary as it was stated, and the term that it was understood as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    pub stated: String,
    /// The term's code; `None` when the word is not understood or means several things.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

impl Word {
    #[must_use]
    pub fn understood(stated: &str, code: &str) -> Word {
        Word { stated: stated.to_owned(), code: Some(code.to_owned()) }
    }

    #[must_use]
    pub fn not_understood(stated: &str) -> Word {
        Word { stated: stated.to_owned(), code: None }
    }
}
