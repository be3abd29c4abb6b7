//! The rules of what is shown. No input or output.

use jiff::Timestamp;

use crate::{cases::requests::model::coded, needs::model::Confidentiality, words::Language};

coded! {
    /// How much of a need is shown, each holding those before it.
    Level {
        /// What makers are judged by: sizes, tolerances, materials, quantities. No name, no free text.
        Requirements = "requirements",
        /// Also who it is for, what it is called, and every text.
        Name = "name",
        /// Also the drawings and the files of the parts.
        Drawings = "drawings",
    }
}

impl Level {
    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Option<Level> {
        match self {
            Level::Requirements => Some(Level::Name),
            Level::Name => Some(Level::Drawings),
            Level::Drawings => None,
        }
    }
}

/// The version of the undertaking's text, which stands in the locale files under it. Another text is another version.
pub const UNDERTAKING: &str = "2026-11-26";

/// The text as it is accepted.
#[must_use]
pub fn undertaking_text(language: Language) -> String {
    language.t(&format!("undertaking-{UNDERTAKING}"))
}

/// The owner said so much for a maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub maker: i64,
    pub level: Level,
    pub at: Timestamp,
}

/// A maker's undertaking, as it was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undertaking {
    pub maker: i64,
    pub version: String,
    pub language: String,
    pub text: String,
    /// Who accepted it, and as what.
    pub name: String,
    pub function: String,
    pub at: Timestamp,
}

/// What a maker is shown now, and what waits for its undertaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disclosed {
    pub shown: Level,
    /// Shown when the undertaking is accepted.
    pub after_undertaking: Option<Level>,
}

/// What the owner said for a maker: the latest step counts.
#[must_use]
pub fn level(steps: &[Step], maker: i64) -> Level {
    steps.iter().rev().find(|step| step.maker == maker).map_or(Level::Requirements, |step| step.level)
}

/// What a maker is shown. Of an open need everybody sees name and texts; its drawings are shown as those of any other.
#[must_use]
pub fn disclosed(
    confidentiality: Confidentiality,
    steps: &[Step],
    undertakings: &[Undertaking],
    maker: i64,
) -> Disclosed {
    let anybody = match confidentiality {
        Confidentiality::Open => Level::Name,
        Confidentiality::Anonymous | Confidentiality::AdviserOnly => Level::Requirements,
    };
    let said = level(steps, maker).max(anybody);
    if said == anybody || undertakings.iter().any(|one| one.maker == maker) {
        Disclosed { shown: said, after_undertaking: None }
    } else {
        Disclosed { shown: anybody, after_undertaking: Some(said) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(maker: i64, level: Level) -> Step {
        Step { maker, level, at: Timestamp::UNIX_EPOCH }
    }

    #[test]
    fn more_than_the_requirements_is_shown_after_an_undertaking_only() {
        use Confidentiality::{AdviserOnly, Open};
        let steps = [step(1, Level::Name), step(2, Level::Drawings), step(1, Level::Drawings)];
        let given = [Undertaking {
            maker: 1,
            version: UNDERTAKING.into(),
            language: "sv".into(),
            text: String::new(),
            name: "Kim".into(),
            function: String::new(),
            at: Timestamp::UNIX_EPOCH,
        }];
        let of = |c, maker| disclosed(c, &steps, &given, maker);
        let now = |shown| Disclosed { shown, after_undertaking: None };
        assert_eq!(of(AdviserOnly, 1), now(Level::Drawings));
        assert_eq!(
            of(AdviserOnly, 2),
            Disclosed { shown: Level::Requirements, after_undertaking: Some(Level::Drawings) }
        );
        assert_eq!(of(AdviserOnly, 3), now(Level::Requirements));
        assert_eq!(of(Open, 3), now(Level::Name));
        assert_eq!(of(Open, 2), Disclosed { shown: Level::Name, after_undertaking: Some(Level::Drawings) });
    }

    #[test]
    fn the_owner_may_take_back_what_was_shown() {
        let steps = [step(1, Level::Drawings), step(1, Level::Requirements)];
        assert_eq!(level(&steps, 1), Level::Requirements);
    }

    #[test]
    fn the_text_of_the_undertaking_stands_in_both_languages() {
        for language in Language::ALL {
            assert!(undertaking_text(language).chars().count() > 400);
        }
    }
}
