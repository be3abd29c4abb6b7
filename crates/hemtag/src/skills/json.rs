//! A linked text as JSON (docs/json.md).

use serde_json::{Value, json};
use skills::{
    Language as Words, Scheme,
    link::{Link, Linker},
};

use crate::words::Language;

/// The form of `hemtag skills link --json`.
pub const VERSION: u32 = 1;

/// In which of the linker's languages a reader is shown labels.
#[must_use]
pub fn words_of(language: Language) -> Words {
    match language {
        Language::Swedish => Words::Swedish,
        Language::English => Words::English,
    }
}

/// `text`, `candidates[]` and `linked`; scores with three decimals.
#[must_use]
pub fn link(language: Language, schemes: &[Scheme], linker: &Linker, text: &str, link: &Link) -> Value {
    let known = |concept: u32| &linker.concepts()[concept as usize];
    let candidates: Vec<Value> = link
        .candidates
        .iter()
        .map(|candidate| {
            let concept = known(candidate.concept);
            json!({
                "id": concept.id,
                "label": concept.label(words_of(language)),
                "score": (candidate.score * 1000.0).round() / 1000.0,
                "scheme": schemes[concept.scheme].title(),
                "found_by": candidate.found_by,
            })
        })
        .collect();
    json!({
        "version": VERSION,
        "text": text,
        "candidates": candidates,
        "linked": link.linked.map(|concept| known(concept).id.as_str()),
    })
}
