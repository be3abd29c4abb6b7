//! A scheme of concepts in one version, with the labels of any number of languages.

use std::{collections::HashMap, fmt};

use crate::Note;

/// Two letters of ISO 639-1, such as `sv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LanguageCode([u8; 2]);

impl LanguageCode {
    pub const SWEDISH: LanguageCode = LanguageCode(*b"sv");
    pub const ENGLISH: LanguageCode = LanguageCode(*b"en");

    /// None unless it is two small Latin letters.
    #[must_use]
    pub fn new(code: &str) -> Option<LanguageCode> {
        match code.as_bytes() {
            &[a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Some(LanguageCode([a, b])),
            _ => None,
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("two ASCII letters")
    }
}

impl fmt::Display for LanguageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a label stands for its concept. The order is that of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LabelKind {
    Preferred,
    Alternative,
    /// Found by it, never shown.
    Hidden,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub language: LanguageCode,
    pub kind: LabelKind,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConceptKind {
    Skill,
    Knowledge,
    /// A group that others are narrower than; nothing is linked to it.
    Group,
    /// The scheme does not say.
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// As the scheme writes it: the address of ESCO, or the short id of the Swedish taxonomy.
    pub id: String,
    pub kind: ConceptKind,
    /// Given up by the scheme in this version or before; kept, and not linked to.
    pub is_deprecated: bool,
    /// In the order of the files; at most one preferred label a language.
    pub labels: Vec<Label>,
    /// What it means, by language.
    pub descriptions: Vec<(LanguageCode, String)>,
    /// Ids of the concepts it is narrower than.
    pub broader: Vec<String>,
}

impl Concept {
    /// The preferred label of a language, else of the first that has one, else any label.
    #[must_use]
    pub fn label(&self, language: LanguageCode) -> &str {
        let preferred = |label: &&Label| label.kind == LabelKind::Preferred;
        self.labels
            .iter()
            .filter(preferred)
            .find(|label| label.language == language)
            .or_else(|| self.labels.iter().find(preferred))
            .or_else(|| self.labels.first())
            .map_or(self.id.as_str(), |label| label.text.as_str())
    }
}

/// Must whoever works in an occupation know it?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strength {
    Essential,
    Optional,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The id of a concept of the scheme; where a file names it by its label only, that concept's id.
    pub skill: String,
    pub strength: Strength,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occupation {
    pub id: String,
    pub labels: Vec<Label>,
    /// ISCO-08: ESCO gives every occupation exactly one; an SSYK group may have several.
    pub isco: Vec<String>,
    /// SSYK 2012, four digits.
    pub ssyk: Option<String>,
    pub is_deprecated: bool,
    pub requirements: Vec<Requirement>,
}

/// Everything of one scheme in one version. Versions stand side by side: each is a `Scheme` of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Such as `esco` or `taxonomy`.
    pub name: String,
    /// As its publisher writes it, such as `1.2.0`; None when the files do not say and nobody did.
    pub version: Option<String>,
    pub concepts: Vec<Concept>,
    pub occupations: Vec<Occupation>,
    /// Groups of SSYK 2012 with four digits and what they are called, where the files tell it.
    pub ssyk: Vec<(String, String)>,
    /// What a reader should know and what stops nothing, such as requirements of skills that the files do not have.
    pub notes: Vec<Note>,
}

impl Scheme {
    /// The place of each concept by its id.
    #[must_use]
    pub fn by_id(&self) -> HashMap<&str, usize> {
        self.concepts.iter().enumerate().map(|(at, concept)| (concept.id.as_str(), at)).collect()
    }

    /// Such as `esco 1.2.0`.
    #[must_use]
    pub fn title(&self) -> String {
        self.version.as_ref().map_or_else(|| self.name.clone(), |version| format!("{} {version}", self.name))
    }
}
