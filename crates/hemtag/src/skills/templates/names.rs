//! What a skill, an occupation or a group is called in a language, and who says so.

use std::collections::HashMap;

use maud::{Markup, html};
use skills::{LabelKind, LanguageCode, Scheme};
use workforce::map::plain;

use super::{Book, Group, Occupation, Skill};
use crate::{
    app::App,
    skills::kept::{self, KeptError},
    words::Language,
};

/// Whose name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The vocabulary's own, in the reader's language.
    Vocabulary,
    /// This project's.
    Ours,
    /// The vocabulary's, in English for want of another.
    English,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub text: String,
    pub whose: Whose,
}

/// Names in one language: those of a vocabulary that was loaded come before ours.
#[derive(Debug, Clone)]
pub struct Names {
    language: Language,
    /// ESCO's address to its preferred label in that language.
    loaded: HashMap<String, String>,
    /// The same for occupations, by the last part of the address.
    occupations: HashMap<String, String>,
}

impl Names {
    #[must_use]
    pub fn new(language: Language) -> Names {
        Names { language, loaded: HashMap::new(), occupations: HashMap::new() }
    }

    /// With a label of a skill and one of an occupation that were loaded.
    #[cfg(test)]
    pub(in crate::skills) fn loaded(
        language: Language,
        (skill, called): (&Skill, &str),
        (occupation, done_by): (&Occupation, &str),
    ) -> Names {
        let mut names = Names::new(language);
        names.loaded.insert(skill.id.clone(), called.to_owned());
        names.occupations.insert(occupation.key.clone(), done_by.to_owned());
        names
    }

    /// With the labels of the version of ESCO in use, where it was loaded and is not what is shipped.
    ///
    /// # Errors
    /// When the vocabularies in use cannot be read.
    pub async fn of(app: &App, language: Language) -> Result<Names, KeptError> {
        let in_use = kept::store::in_use(app.db.reader()).await?;
        // The version that is shipped may have been loaded too, with labels of its own.
        if in_use.iter().all(|one| one.scheme != "esco" || one.files.is_none()) {
            return Ok(Names::new(language));
        }
        let linked = kept::linker(app).await?;
        Ok(linked.schemes.iter().fold(Names::new(language), Names::with))
    }

    /// With the labels of a version of ESCO that was loaded in the reader's language.
    #[must_use]
    pub fn with(mut self, scheme: &Scheme) -> Names {
        let code = match self.language {
            Language::Swedish => LanguageCode::SWEDISH,
            Language::English => LanguageCode::ENGLISH,
        };
        for concept in scheme.concepts.iter().filter(|_| scheme.name == "esco") {
            let mut labels = concept.labels.iter();
            if let Some(label) = labels.find(|one| one.language == code && one.kind == LabelKind::Preferred) {
                self.loaded.insert(concept.id.clone(), label.text.clone());
            }
        }
        for occupation in scheme.occupations.iter().filter(|_| scheme.name == "esco") {
            let mut labels = occupation.labels.iter();
            if let Some(label) = labels.find(|one| one.language == code && one.kind == LabelKind::Preferred) {
                let key = occupation.id.rsplit('/').next().unwrap_or_default();
                self.occupations.insert(key.to_owned(), label.text.clone());
            }
        }
        self
    }

    #[must_use]
    pub fn skill(&self, skill: &Skill) -> Named {
        match self.loaded.get(&skill.id) {
            // Vocabularies in memory carry this project's names where they have none of their own.
            Some(text) if skill.swedish.as_ref() != Some(text) => {
                Named { text: text.clone(), whose: Whose::Vocabulary }
            }
            _ => self.named(skill.swedish.as_ref(), &skill.english),
        }
    }

    #[must_use]
    pub fn occupation(&self, occupation: &Occupation) -> Named {
        match self.occupations.get(&occupation.key) {
            Some(text) => Named { text: text.clone(), whose: Whose::Vocabulary },
            None => self.named(occupation.swedish.as_ref(), &occupation.english),
        }
    }

    /// Whether a skill is called so: by the name that was loaded, or in either language of what is shipped.
    #[must_use]
    pub fn is_skill(&self, skill: &Skill, name: &str) -> bool {
        let name = plain(name);
        let own = self.loaded.get(&skill.id).into_iter().chain(&skill.swedish);
        own.chain([&skill.english]).any(|text| plain(text) == name)
    }

    /// The same of an occupation.
    #[must_use]
    pub fn is_occupation(&self, occupation: &Occupation, name: &str) -> bool {
        let name = plain(name);
        let own = self.occupations.get(&occupation.key).into_iter().chain(&occupation.swedish);
        own.chain([&occupation.english]).any(|text| plain(text) == name)
    }

    /// How many of some skills have no name in the reader's language yet.
    #[must_use]
    pub fn unnamed(&self, book: &Book, skills: &[usize]) -> usize {
        skills.iter().filter(|at| self.skill(&book.skills[**at]).whose == Whose::English).count()
    }

    #[must_use]
    pub fn group(&self, group: &Group) -> Named {
        self.named(group.swedish.as_ref(), &group.english)
    }

    fn named(&self, swedish: Option<&String>, english: &str) -> Named {
        match (self.language, swedish) {
            (Language::English, _) => Named { text: english.to_owned(), whose: Whose::Vocabulary },
            (Language::Swedish, Some(text)) => Named { text: text.clone(), whose: Whose::Ours },
            (Language::Swedish, None) => Named { text: english.to_owned(), whose: Whose::English },
        }
    }
}

impl Named {
    /// As it stands on a page: English on a Swedish page says that it is English.
    #[must_use]
    pub fn shown(&self, language: Language) -> Markup {
        html! {
            @if self.whose == Whose::English && language == Language::Swedish {
                span lang="en" { (self.text) } " " span class="ht-soft ht-small" { "(" (language.t("skills-templates-in-english")) ")" }
            } @else { (self.text) }
        }
    }
}
