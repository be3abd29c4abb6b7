//! Words of the vocabularies in a need: which are understood, and what to ask about the others.

use vocabulary::{
    TermId, Terms, Vocabulary,
    find::{AnyTerm, Finding, Mentioned},
    okh::TechnologyMeaning,
};

use super::{Answer, Word, findings::FindingKind, findings::TermKind};

impl Word {
    /// Looks a word up. What means several things or is not known stays without a code, to be asked about.
    #[must_use]
    pub fn read(kind: TermKind, stated: &str) -> Word {
        let v = Vocabulary::embedded();
        let stated = stated.trim();
        let code = match kind {
            TermKind::Process => v.find_process(stated).term().map(|id| v.processes().get(id).code.clone()),
            TermKind::Material => v.find_material(stated).term().map(|id| v.materials().get(id).code.clone()),
            TermKind::Certificate => {
                v.find_certificate(stated).term().map(|id| v.certificates().get(id).code.clone())
            }
        };
        Word { stated: stated.to_owned(), code }
    }

    /// The term's name in a language, else the word as it was stated.
    #[must_use]
    pub fn name(&self, kind: TermKind, language: vocabulary::Language) -> String {
        self.code
            .as_deref()
            .and_then(|code| term_name(kind, code, language))
            .unwrap_or_else(|| self.stated.clone())
    }
}

/// The name of a term by its code; `None` when this version of the tables has no such code.
#[must_use]
pub fn term_name(kind: TermKind, code: &str, language: vocabulary::Language) -> Option<String> {
    let v = Vocabulary::embedded();
    Some(match kind {
        TermKind::Process => v.processes().by_code(code)?.name(language).to_owned(),
        TermKind::Material => v.materials().by_code(code)?.name(language).to_owned(),
        TermKind::Certificate => v.certificates().by_code(code)?.name(language).to_owned(),
    })
}

/// What to ask about each word of an answer.
pub(super) fn questions(kind: TermKind, answer: &Answer<Vec<Word>>) -> Vec<FindingKind> {
    answer.value().into_iter().flatten().filter_map(|word| question(kind, word)).collect()
}

/// What to ask about a word; nothing when it is understood.
#[must_use]
pub fn question(kind: TermKind, word: &Word) -> Option<FindingKind> {
    let v = Vocabulary::embedded();
    match kind {
        TermKind::Process => {
            let asked = ask(kind, word, v.processes(), |text| v.find_process(text))?;
            Some(technology(&word.stated).unwrap_or(asked))
        }
        TermKind::Material => ask(kind, word, v.materials(), |text| v.find_material(text)),
        TermKind::Certificate => ask(kind, word, v.certificates(), |text| v.find_certificate(text)),
    }
}

fn ask<I: TermId, F>(
    kind: TermKind,
    word: &Word,
    terms: &Terms<I, F>,
    find: impl Fn(&str) -> Finding<I>,
) -> Option<FindingKind> {
    if word.code.as_deref().is_some_and(|code| terms.by_code(code).is_some()) {
        return None;
    }
    let codes = |ids: Vec<I>| ids.into_iter().map(|id| terms.get(id).code.clone()).collect();
    let stated = word.stated.clone();
    Some(match find(&word.stated) {
        Finding::Unknown { nearest } => {
            FindingKind::UnknownTerm { term: kind, stated, nearest: codes(nearest) }
        }
        Finding::Ambiguous { meanings } => {
            FindingKind::AmbiguousTerm { term: kind, stated, candidates: codes(meanings) }
        }
        Finding::Found { term, .. } => {
            FindingKind::AmbiguousTerm { term: kind, stated, candidates: codes(vec![term]) }
        }
    })
}

/// Processes that running text names without saying no to them, each once, at most three.
pub(super) fn mentioned(text: &str) -> Vec<FindingKind> {
    let v = Vocabulary::embedded();
    let mut seen: Vec<FindingKind> = Vec::new();
    for mention in v.mentions(text).into_iter().filter(|m| !m.negated) {
        let Mentioned::Term(AnyTerm::Process(id)) = mention.what else { continue };
        let process = v.processes().get(id).code.clone();
        let stated = text[mention.span].to_owned();
        let known = |k: &FindingKind| matches!(k, FindingKind::Mentioned { process: p, .. } if *p == process);
        if seen.len() < 3 && !seen.iter().any(known) {
            seen.push(FindingKind::Mentioned { process, stated });
        }
    }
    seen
}

/// A technology code of a manifest that is too wide to be one process: its meanings to choose from.
fn technology(stated: &str) -> Option<FindingKind> {
    let v = Vocabulary::embedded();
    let TechnologyMeaning::Ask(meanings) = v.okh_process(stated, None) else { return None };
    let candidates: Vec<String> = meanings.into_iter().map(|id| v.processes().get(id).code.clone()).collect();
    let (term, stated) = (TermKind::Process, stated.to_owned());
    Some(if candidates.is_empty() {
        FindingKind::UnknownTerm { term, stated, nearest: candidates }
    } else {
        FindingKind::AmbiguousTerm { term, stated, candidates }
    })
}
