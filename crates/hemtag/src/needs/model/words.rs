//! Words of the vocabularies in a need: which are understood, and what to ask about the others.

use vocabulary::Vocabulary;

use super::{Word, findings::FindingKind, findings::TermKind};

pub(super) fn process(word: &Word) -> Option<FindingKind> {
    let known = word.code.as_deref().is_some_and(|c| Vocabulary::embedded().processes().by_code(c).is_some());
    question(known, TermKind::Process, word)
}

pub(super) fn material(word: &Word) -> Option<FindingKind> {
    let known = word.code.as_deref().is_some_and(|c| Vocabulary::embedded().materials().by_code(c).is_some());
    question(known, TermKind::Material, word)
}

pub(super) fn certificate(word: &Word) -> Option<FindingKind> {
    let known =
        word.code.as_deref().is_some_and(|c| Vocabulary::embedded().certificates().by_code(c).is_some());
    question(known, TermKind::Certificate, word)
}

fn question(known: bool, term: TermKind, word: &Word) -> Option<FindingKind> {
    (!known).then(|| FindingKind::UnknownTerm { term, stated: word.stated.clone(), nearest: Vec::new() })
}
