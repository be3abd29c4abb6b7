//! The linker: schemes in, then texts → candidates with their chances, and the one that is linked or none.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet, hash_map},
};

use super::{
    features::{Desk, FEATURES},
    index::{Entry, Given, Index, Rank, Sums},
    weights::{Case, Weights},
};
use crate::{ConceptKind, LabelKind, Language, LanguageCode, Scheme, words::plain};

/// The chance from which a text is linked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold(pub f64);

impl Default for Threshold {
    /// Measured in docs/skills.md.
    fn default() -> Threshold {
        Threshold(0.5)
    }
}

/// How a linker is built.
#[derive(Debug, Clone)]
pub struct Options {
    pub weights: Weights,
    pub threshold: Threshold,
    /// Labels closest by their words that are compared closely, by language.
    pub compared: usize,
    /// Candidates that are given.
    pub given: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { weights: Weights::shipped(), threshold: Threshold::default(), compared: 200, given: 10 }
    }
}

/// What a search must not see: for measuring only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hide<'t> {
    Nothing,
    /// The labels of a concept that are written so.
    Label(u32, &'t str),
    /// Every label that is not preferred, of all concepts.
    AllAlternatives,
    /// All but the preferred label of a concept.
    Alternatives(u32),
    /// Everything of a concept.
    Concept(u32),
}

impl Hide<'_> {
    pub(crate) fn hides(self, entry: &Entry) -> bool {
        match self {
            Hide::Nothing => false,
            Hide::Label(concept, text) => entry.concept == concept && entry.plain == plain(text),
            Hide::AllAlternatives => entry.rank != Rank::Preferred,
            Hide::Alternatives(concept) => entry.concept == concept && entry.rank != Rank::Preferred,
            Hide::Concept(concept) => entry.concept == concept,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Place in [`Linker::concepts`].
    pub concept: u32,
    /// The label by which it was found.
    pub found_by: String,
    /// The chance that it is meant, from 0 to 1. Those of a scheme's candidates and of none of them make one.
    pub score: f64,
    /// What was compared, by [`super::NAMES`].
    pub features: [f32; FEATURES],
}

#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The likeliest first.
    pub candidates: Vec<Candidate>,
    /// A concept, when one is likely enough.
    pub linked: Option<u32>,
}

/// A concept as the linker knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub scheme: usize,
    pub id: String,
    /// Preferred labels of both languages.
    pub labels: [Option<String>; 2],
}

impl Known {
    /// The preferred label in a language, else in the other.
    #[must_use]
    pub fn label(&self, language: Language) -> &str {
        let [swedish, english] = &self.labels;
        let (first, second) =
            if language == Language::Swedish { (swedish, english) } else { (english, swedish) };
        first.as_deref().or(second.as_deref()).unwrap_or(&self.id)
    }
}

#[derive(Debug)]
pub struct Linker {
    concepts: Vec<Known>,
    schemes: usize,
    indexes: Vec<Index>,
    options: Options,
}

thread_local! {
    static DESKS: RefCell<Vec<(Desk, Sums)>> = const { RefCell::new(Vec::new()) };
}

impl Linker {
    /// Takes in every concept that is not deprecated and no group, with its labels in Swedish and English.
    #[must_use]
    pub fn new(schemes: &[&Scheme], options: Options) -> Linker {
        Linker::with_teachers(schemes, options, |_, _| (true, true))
    }

    /// As [`Linker::new`]; `teaches` says by scheme and id whether a concept's alternative labels are taken in, and whether
    /// words that stand for each other are learned from it. For measuring.
    #[must_use]
    pub fn with_teachers(
        schemes: &[&Scheme],
        options: Options,
        teaches: impl Fn(usize, &str) -> (bool, bool),
    ) -> Linker {
        let mut concepts = Vec::new();
        let mut given: [Vec<Given<'_>>; 2] = [Vec::new(), Vec::new()];
        // What is the whole label of one concept is no part of another: "CNC-programmering" is not "…, Bosch".
        let whole: HashSet<String> = schemes
            .iter()
            .flat_map(|scheme| &scheme.concepts)
            .flat_map(|concept| &concept.labels)
            .filter(|label| label.kind == LabelKind::Preferred)
            .map(|label| plain(&label.text))
            .collect();
        for (at, scheme) in schemes.iter().enumerate() {
            for concept in &scheme.concepts {
                if concept.is_deprecated || concept.kind == ConceptKind::Group {
                    continue;
                }
                let number = u32::try_from(concepts.len()).expect("fewer than 2^32 concepts");
                let preferred = |language: LanguageCode| {
                    let is = |label: &&crate::Label| {
                        label.kind == LabelKind::Preferred && label.language == language
                    };
                    concept.labels.iter().find(is).map(|label| label.text.clone())
                };
                concepts.push(Known {
                    scheme: at,
                    id: concept.id.clone(),
                    labels: [preferred(LanguageCode::SWEDISH), preferred(LanguageCode::ENGLISH)],
                });
                let (takes, teaches) = teaches(at, &concept.id);
                for label in &concept.labels {
                    let Some(side) = side(label.language) else { continue };
                    let rank = match label.kind {
                        LabelKind::Preferred => Rank::Preferred,
                        LabelKind::Alternative | LabelKind::Hidden => Rank::Alternative,
                    };
                    if rank == Rank::Preferred || takes {
                        given[side].push(Given { concept: number, rank, text: &label.text, teaches });
                    }
                    if rank == Rank::Preferred {
                        let parts =
                            parts(&label.text).into_iter().filter(|part| !whole.contains(&plain(part)));
                        given[side].extend(parts.map(|text| Given {
                            concept: number,
                            rank: Rank::Part,
                            text,
                            teaches: false,
                        }));
                    }
                }
            }
        }
        let indexes = Language::ALL
            .iter()
            .zip(&given)
            .map(|(&language, labels)| Index::new(language, labels))
            .collect();
        Linker { concepts, schemes: schemes.len(), indexes, options }
    }

    #[must_use]
    pub fn concepts(&self) -> &[Known] {
        &self.concepts
    }

    /// With other weights: for learning them.
    pub fn weigh(&mut self, weights: Weights) {
        self.options.weights = weights;
    }

    #[cfg(test)]
    pub(crate) fn indexes(&self) -> &[Index] {
        &self.indexes
    }

    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    #[must_use]
    pub fn link(&self, text: &str) -> Link {
        self.link_hiding(text, Hide::Nothing)
    }

    /// Links with a part of the schemes out of sight: for measuring.
    #[must_use]
    pub fn link_hiding(&self, text: &str, hide: Hide<'_>) -> Link {
        let offered = self.offered(text, hide);
        let mut scored: Vec<(f64, &Found)> = Vec::with_capacity(offered.len());
        // Each scheme is a choice of its own: the same skill in two schemes is right in both.
        for scheme in 0..self.schemes {
            let mine: Vec<&Found> = offered
                .iter()
                .filter(|found| self.concepts[found.concept as usize].scheme == scheme)
                .collect();
            let utilities: Vec<f64> = mine.iter().map(|found| found.utility).collect();
            scored.extend(self.options.weights.chances(&utilities).into_iter().zip(mine));
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.concept.cmp(&b.1.concept)));
        scored.truncate(self.options.given);
        let candidates: Vec<Candidate> = scored
            .into_iter()
            .map(|(score, found)| Candidate {
                concept: found.concept,
                found_by: self.indexes[found.side].entries[found.entry as usize].plain.clone(),
                score,
                features: found.features,
            })
            .collect();
        let linked = candidates
            .first()
            .filter(|first| first.score >= self.options.threshold.0)
            .map(|first| first.concept);
        Link { candidates, linked }
    }

    /// What the weights are learned from: everything offered for a text, with the one that is right among it.
    #[must_use]
    pub fn case(&self, text: &str, hide: Hide<'_>, right: Option<u32>) -> Case {
        let offered = self.offered(text, hide);
        let right = offered.iter().position(|found| Some(found.concept) == right);
        Case { offered: offered.into_iter().map(|found| found.features).collect(), right }
    }

    /// The best label of each concept that was fetched, the best first; concepts alike in worth by their place.
    fn offered(&self, text: &str, hide: Hide<'_>) -> Vec<Found> {
        DESKS.with_borrow_mut(|desks| {
            desks.resize_with(self.indexes.len(), Default::default);
            let mut best: Vec<Found> = Vec::new();
            let mut place: HashMap<u32, usize> = HashMap::new();
            for (side, (index, (desk, sums))) in self.indexes.iter().zip(desks).enumerate() {
                let question = index.question(text);
                if question.asked.is_empty() {
                    continue;
                }
                desk.lay(index, &question);
                for entry in index.fetch(&question, self.options.compared, hide, sums) {
                    let label = &index.entries[entry as usize];
                    let features = desk.compare(index, &question, label);
                    let utility = self.options.weights.utility(&features);
                    let found = Found { concept: label.concept, side, entry, utility, features };
                    match place.entry(label.concept) {
                        hash_map::Entry::Vacant(free) => {
                            free.insert(best.len());
                            best.push(found);
                        }
                        hash_map::Entry::Occupied(taken) => {
                            let known = &mut best[*taken.get()];
                            if found.utility > known.utility {
                                *known = found;
                            }
                        }
                    }
                }
            }
            best.sort_by(|a, b| b.utility.total_cmp(&a.utility).then(a.concept.cmp(&b.concept)));
            best.truncate(OFFERED);
            best
        })
    }
}

/// Candidates that a choice is made among.
const OFFERED: usize = 30;

#[derive(Debug)]
struct Found {
    concept: u32,
    side: usize,
    entry: u32,
    utility: f64,
    features: [f32; FEATURES],
}

fn side(language: LanguageCode) -> Option<usize> {
    Language::ALL.iter().position(|known| known.code() == language)
}

/// The parts of a label by which it may be called: between slashes, before a comma that begins what it is of or for, after a
/// branch that stands before it ("Svarvning, CNC", "Automatsvetsning/Automatisk svetsning", "Elschema-ElCAD").
fn parts(label: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    for whole in label.split('/') {
        let whole = whole.trim();
        if whole.len() < label.len() {
            parts.push(whole);
        }
        if let Some((head, _)) = whole.split_once(", ") {
            parts.push(head.trim());
        }
        if let Some((branch, name)) = whole.rsplit_once('-')
            && branch.chars().count() >= 6
            && name.starts_with(char::is_uppercase)
        {
            parts.push(name);
        }
    }
    parts.retain(|part| part.chars().filter(|c| c.is_alphanumeric()).count() >= 2);
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn labels_have_parts_by_slashes_and_commas() {
        assert_eq!(parts("Svarvning, CNC"), ["Svarvning"]);
        assert_eq!(
            parts("Automatsvetsning/Automatisk svetsning"),
            ["Automatsvetsning", "Automatisk svetsning"]
        );
        assert_eq!(parts("Tillverkningsindustri-Solid Works"), ["Solid Works"]);
        assert!(parts("TIG-svetsning").is_empty());
    }
}
