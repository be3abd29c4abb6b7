//! What is searched.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    Swedish,
    English,
}

/// The texts of a document in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    pub title: String,
    /// Other names of it: found nearly as the title is, never shown as excerpt.
    pub names: String,
    /// What is told of it; excerpts come from here.
    pub body: String,
}

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What sort of thing it is, by the caller's own numbers from 0 to 15.
    pub kind: u8,
    /// Multiplies the score; 1 for most.
    pub weight: f32,
    pub swedish: Text,
    /// Empty where it is the same as the Swedish.
    pub english: Text,
}

impl Document {
    /// The texts to show in a language.
    #[must_use]
    pub fn text(&self, language: Language) -> &Text {
        match language {
            Language::English if !self.english.title.is_empty() => &self.english,
            _ => &self.swedish,
        }
    }
}
