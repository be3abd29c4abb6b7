//! A linked text for the terminal.

use skills::{
    Scheme,
    link::{Link, Linker},
};

use super::json::words_of;
use crate::words::Language;

/// Candidates that are shown to a reader; JSON has all.
const SHOWN: usize = 5;
/// Less likely ones are noise to a reader.
const LEAST: f64 = 0.01;

/// What is linked, or that nothing is, and what else came near.
#[must_use]
pub fn shown(language: Language, schemes: &[Scheme], linker: &Linker, text: &str, link: &Link) -> String {
    let mut lines = Vec::new();
    let name = |concept: u32| linker.concepts()[concept as usize].label(words_of(language)).to_owned();
    lines.push(match link.linked {
        Some(concept) => {
            language.ta("skills-linked", &[("text", text.into()), ("label", name(concept).into())])
        }
        None => language.ta("skills-not-linked", &[("text", text.into())]),
    });
    for candidate in link.candidates.iter().filter(|candidate| candidate.score >= LEAST).take(SHOWN) {
        let concept = &linker.concepts()[candidate.concept as usize];
        let score = language.number(candidate.score, 2);
        let label = name(candidate.concept);
        lines.push(format!("  {score:>5}  {label}  ({}: {})", schemes[concept.scheme].title(), concept.id));
    }
    lines.join("\n") + "\n"
}
