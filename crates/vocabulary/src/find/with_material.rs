//! A process named together with a material: "aluminiumfräsning", "fräsning i aluminium", "plastic milling".
//!
//! The material is left out, and only where the process is usual for it: "träborrning" is not drilling of metal.

use super::{Finding, How, fold};
use crate::tree::{MaterialId, ProcessId};
use crate::vocabulary::Vocabulary;

/// The shortest process word that is looked for at the end of a compound.
const SHORTEST: usize = 4;

/// The process of a text that names a process and a material and nothing else.
pub(crate) fn find(vocabulary: &Vocabulary, text: &str) -> Option<Finding<ProcessId>> {
    let words: Vec<String> = fold::tokens(text).into_iter().map(|t| t.word).collect();
    let process = |text: &str| vocabulary.known_process(text);
    let material = |text: &str| vocabulary.known_material(text);
    let fits = |p: ProcessId, m: MaterialId| {
        let materials = vocabulary.materials();
        vocabulary
            .processes()
            .subtree(p)
            .flat_map(|t| &t.facts.materials)
            .any(|&usual| materials.contains(usual, m) || materials.contains(m, usual))
    };
    let accept = |first: &str, last: &str| -> Option<Finding<ProcessId>> {
        let term = match (process(first).zip(material(last)), material(first).zip(process(last))) {
            (Some((p, m)), None) | (None, Some((m, p))) => fits(p, m).then_some(p)?,
            _ => return None,
        };
        Some(Finding::Found { term, how: How::Compound })
    };
    if let [word] = words.as_slice() {
        let ends = word
            .char_indices()
            .map(|(at, _)| at)
            .filter(|at| (2..=word.len() - SHORTEST.min(word.len())).contains(at));
        return ends.rev().find_map(|at| accept(&word[..at], &word[at..]));
    }
    (1..words.len()).find_map(|at| {
        let last = words[at..].iter().filter(|w| !fold::OF_WORDS.contains(&w.as_str()));
        accept(&words[..at].join(" "), &last.cloned().collect::<Vec<_>>().join(" "))
    })
}
