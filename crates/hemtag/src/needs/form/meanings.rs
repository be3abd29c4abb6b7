//! Words that mean several things, or that we do not know: asked about with the choices, never guessed.

use crate::needs::{
    drafts::Typed,
    model::{FindingKind, TermKind, Word, question},
};

/// A word that somebody must say the meaning of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    pub word: String,
    /// Codes of the terms that it may mean; of what looks like it when it is not known.
    pub candidates: Vec<String>,
    /// It is in none of our lists.
    pub unknown: bool,
}

/// The choice that keeps a word as it was written: it becomes a question of the answer.
pub const KEEP: &str = "keep";

/// The words of a field, in order. Several are set apart by semicolons or lines.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|word| !word.is_empty())
}

/// The field's words as they are understood, with the meanings that were chosen. None when it is answered "not known".
#[must_use]
pub fn words(typed: &Typed, scope: &str, field: &str, kind: TermKind) -> Vec<Word> {
    if !typed.text(&format!("{scope}{field}-unknown")).is_empty() {
        return Vec::new();
    }
    split(typed.text(&format!("{scope}{field}")))
        .map(|word| match chosen(typed, scope, field, word) {
            Some(code) if code != KEEP => Word::understood(word, &code),
            _ => Word::read(kind, word),
        })
        .collect()
}

/// The meaning that was chosen for a word: a code, or [`KEEP`].
#[must_use]
pub fn chosen(typed: &Typed, scope: &str, field: &str, word: &str) -> Option<String> {
    (0..)
        .map(|i| (format!("{scope}{field}-word-{i}"), format!("{scope}{field}-meaning-{i}")))
        .take_while(|(name, _)| !typed.all(name).is_empty())
        .find(|(name, _)| typed.text(name) == word)
        .map(|(_, meaning)| typed.text(&meaning).to_owned())
        .filter(|meaning| !meaning.is_empty())
}

/// The words that have no meaning yet, whether or not one was chosen: they are what the page asks about.
#[must_use]
pub fn open(typed: &Typed, scope: &str, field: &str, kind: TermKind) -> Vec<Open> {
    if !typed.text(&format!("{scope}{field}-unknown")).is_empty() {
        return Vec::new();
    }
    split(typed.text(&format!("{scope}{field}")))
        .filter_map(|word| match question(kind, &Word::read(kind, word))? {
            FindingKind::UnknownTerm { stated, nearest, .. } => {
                Some(Open { word: stated, candidates: nearest, unknown: true })
            }
            FindingKind::AmbiguousTerm { stated, candidates, .. } => {
                Some(Open { word: stated, candidates, unknown: false })
            }
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_several_meanings_stays_open_until_one_is_chosen() {
        let mut typed = Typed::default();
        typed.set("1.process", "svarvning; tryckgjutning och sånt; pressning");
        let asked = open(&typed, "1.", "process", TermKind::Process);
        assert!(asked.iter().any(|o| o.word == "pressning" && o.candidates.len() > 1), "{asked:?}");
        assert_eq!(words(&typed, "1.", "process", TermKind::Process)[2].code, None);
        typed.set("1.process-word-0", "pressning");
        let code = asked.last().unwrap().candidates[0].clone();
        typed.set("1.process-meaning-0", code.clone());
        assert_eq!(words(&typed, "1.", "process", TermKind::Process)[2].code, Some(code));
    }
}
