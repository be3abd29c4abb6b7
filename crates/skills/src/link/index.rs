//! The labels of one language, by the words in them, and the fetching of those that have most in common with a text.
//!
//! Scores are whole numbers, so that they do not depend on the order in which they are added up.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    sync::OnceLock,
};

use super::{
    associations::{Associations, Pair, RAREST},
    linker::Hide,
    senses::Senses,
    spelling::Spelling,
};
use crate::{
    Language,
    words::{Gram, Words, grams, plain},
};

/// What a label of the index is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    Preferred,
    Alternative,
    /// A part of a label of the Swedish taxonomy: what stands before the comma, or between slashes.
    Part,
}

#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) concept: u32,
    pub(crate) rank: Rank,
    /// Its words, each once, in the order of the label.
    pub(crate) terms: Vec<u32>,
    /// The label but for marks and case.
    pub(crate) plain: String,
    /// The length of its vector of words.
    inverse_norm: u32,
    pub(crate) grams: Vec<(u32, f32)>,
    pub(crate) point: Vec<f32>,
}

/// One word of a text and what it may stand for in the index.
#[derive(Debug)]
pub(crate) struct Asked {
    /// How much the word says: `ln(1 + concepts / concepts with it)`.
    pub(crate) weight: f32,
    pub(crate) kept: f32,
    pub(crate) readings: Vec<Reading>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reading {
    pub(crate) word: u32,
    /// From 0 to 1; 1 is the word itself.
    pub(crate) alike: f32,
    /// Chance that the label's word is rendered as the text's, and the other way round.
    pub(crate) rendered: f32,
    pub(crate) renders: f32,
}

/// A text as the index sees it.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) asked: Vec<Asked>,
    pub(crate) plain: String,
    pub(crate) grams: Vec<(u32, f32)>,
    pub(crate) point: Vec<f32>,
}

/// Working space of a search: a sum for each label, all 0 between searches, and the labels met.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    scores: Vec<u32>,
    touched: Vec<u32>,
}

#[derive(Debug)]
pub(crate) struct Index {
    words: Words,
    numbers: HashMap<String, u32>,
    /// By word.
    pub(crate) weights: Vec<f32>,
    postings: Vec<Vec<u32>>,
    pub(crate) entries: Vec<Entry>,
    /// The entries of each concept.
    gram_numbers: HashMap<Gram, u32>,
    gram_weights: Vec<f32>,
    spelling: Spelling,
    senses: Senses,
    associations: Associations,
    concepts_with: Vec<u32>,
    /// By word: how often other labels of a concept say it too.
    pub(crate) kept: Vec<f32>,
    backwards: HashMap<(u32, u32), f32>,
    /// By word: those that are rendered as it.
    rendered_as: Vec<Vec<(u32, f32)>>,
    /// By word: what it may be read as, worked out when it is first asked for.
    readings: Vec<OnceLock<Box<[Reading]>>>,
    concepts: usize,
}

/// A label to be taken in.
pub(crate) struct Given<'t> {
    pub(crate) concept: u32,
    pub(crate) rank: Rank,
    pub(crate) text: &'t str,
    /// May words that stand for each other be learned from it?
    pub(crate) teaches: bool,
}

/// A label without words of its own weighs this at least.
const LEAST_NORM: f32 = 0.5;
/// A rendering is followed when it is at least this alike.
const LEAST_ALIKE: f32 = 0.12;
/// How often a word that no label has would be kept.
const STRANGE: f32 = 0.9;
/// A vocabulary of so many concepts is large.
const LARGE: usize = 10_000;
/// At most so many readings of a word.
const READINGS: usize = 24;

impl Index {
    pub(crate) fn new(language: Language, labels: &[Given<'_>]) -> Index {
        let mut words = Words::new(language);
        labels.iter().for_each(|label| words.learn(label.text));
        words.settle();
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut in_order: Vec<String> = Vec::new();
        let mut gram_numbers: HashMap<Gram, u32> = HashMap::new();
        let mut gram_counts: Vec<u32> = Vec::new();
        let mut rows = Vec::with_capacity(labels.len());
        for label in labels {
            let mut terms: Vec<u32> = Vec::new();
            for term in words.terms(label.text) {
                let next = u32::try_from(in_order.len()).expect("fewer than 2^32 words");
                let number = *numbers.entry(term).or_insert_with_key(|term| {
                    in_order.push(term.clone());
                    next
                });
                if !terms.contains(&number) {
                    terms.push(number);
                }
            }
            let plain = plain(label.text);
            let pieces: Vec<(u32, u32)> = grams(&plain)
                .into_iter()
                .map(|(gram, times)| {
                    let next = u32::try_from(gram_counts.len()).expect("fewer than 2^32 pieces");
                    let number = *gram_numbers.entry(gram).or_insert(next);
                    if number == next {
                        gram_counts.push(0);
                    }
                    gram_counts[number as usize] += 1;
                    (number, times)
                })
                .collect();
            rows.push((terms, plain, pieces));
        }
        // How many concepts have a word: a word that all labels of one concept repeat says no less for it.
        let mut concepts_with: Vec<u32> = vec![0; in_order.len()];
        let mut last: Vec<Option<u32>> = vec![None; in_order.len()];
        let mut concepts: Vec<u32> = labels.iter().map(|label| label.concept).collect();
        let mut by_concept: Vec<usize> = (0..labels.len()).collect();
        by_concept.sort_by_key(|&at| labels[at].concept);
        for at in by_concept {
            for &term in &rows[at].0 {
                if last[term as usize] != Some(labels[at].concept) {
                    last[term as usize] = Some(labels[at].concept);
                    concepts_with[term as usize] += 1;
                }
            }
        }
        concepts.sort_unstable();
        concepts.dedup();
        let weights: Vec<f32> =
            concepts_with.iter().map(|&with| weight(concepts.len(), with as usize)).collect();
        let gram_weights: Vec<f32> =
            gram_counts.iter().map(|&with| weight(labels.len(), with as usize)).collect();
        let mut entries = Vec::with_capacity(labels.len());
        let mut postings = vec![Vec::new(); in_order.len()];
        let mut of_concept: HashMap<u32, Vec<u32>> = HashMap::new();
        for (at, (label, (terms, plain, pieces))) in labels.iter().zip(rows).enumerate() {
            let at = u32::try_from(at).expect("fewer than 2^32 labels");
            terms.iter().for_each(|&term| postings[term as usize].push(at));
            of_concept.entry(label.concept).or_default().push(at);
            let mut grams: Vec<(u32, f32)> = pieces
                .iter()
                .map(|&(gram, times)| (gram, gram_weights[gram as usize] * times as f32))
                .collect();
            unit(&mut grams);
            entries.push(Entry {
                concept: label.concept,
                rank: label.rank,
                terms,
                plain,
                inverse_norm: 0,
                grams,
                point: Vec::new(),
            });
        }
        let mut rows: Vec<Vec<(u32, f32)>> = Vec::with_capacity(of_concept.len());
        for concept in &concepts {
            let mine = &of_concept[concept];
            let mut row: Vec<(u32, f32)> = Vec::new();
            for &at in mine {
                let label = &labels[at as usize];
                if !label.teaches && label.rank != Rank::Preferred {
                    continue;
                }
                for &term in &entries[at as usize].terms {
                    match row.iter_mut().find(|(word, _)| *word == term) {
                        Some((_, weight)) => *weight += 1.0,
                        None => row.push((term, 1.0)),
                    }
                }
            }
            row.iter_mut()
                .for_each(|(word, weight)| *weight = (1.0 + *weight).ln() * weights[*word as usize]);
            unit(&mut row);
            rows.push(row);
        }
        let senses = Senses::learn(in_order.len(), &rows);
        for entry in &mut entries {
            entry.point = senses.text(entry.terms.iter().map(|&term| (term, weights[term as usize])));
        }
        let pairs = pairs(labels, &entries, &of_concept);
        let associations = Associations::learn(in_order.len(), &pairs);
        let kept = associations.kept(in_order.len(), &pairs);
        for entry in &mut entries {
            let part = |&term: &u32| (weights[term as usize] * kept[term as usize]).powi(2);
            let norm = entry.terms.iter().map(part).sum::<f32>().sqrt();
            entry.inverse_norm = (65536.0 / norm.max(LEAST_NORM)) as u32;
        }
        let mut backwards = HashMap::new();
        let mut rendered_as = vec![Vec::new(); in_order.len()];
        for (from, list) in associations.renderings.iter().enumerate() {
            for &(to, chance) in list {
                backwards.insert((from as u32, to), chance);
                rendered_as[to as usize].push((from as u32, chance));
            }
        }
        let spelling = Spelling::new(in_order.iter().map(String::as_str));
        Index {
            words,
            numbers,
            weights,
            postings,
            entries,
            gram_numbers,
            gram_weights,
            spelling,
            senses,
            associations,
            concepts_with,
            kept,
            backwards,
            rendered_as,
            readings: std::iter::repeat_with(OnceLock::new).take(in_order.len()).collect(),
            concepts: concepts.len(),
        }
    }

    pub(crate) fn question(&self, text: &str) -> Question {
        let mut seen: Vec<String> = Vec::new();
        let mut asked = Vec::new();
        for term in self.words.terms_of_any(text, |term| self.numbers.contains_key(term)) {
            if !seen.contains(&term) {
                asked.push(self.asked(&term));
                seen.push(term);
            }
        }
        let plain = plain(text);
        let mut pieces: Vec<(u32, f32)> = Vec::new();
        let mut strange = 0.0;
        for (gram, times) in grams(&plain) {
            match self.gram_numbers.get(&gram) {
                Some(&number) => pieces.push((number, self.gram_weights[number as usize] * times as f32)),
                // What no label has makes the text longer.
                None => strange += (weight(self.entries.len(), 0) * times as f32).powi(2),
            }
        }
        pieces.sort_unstable_by_key(|(gram, _)| *gram);
        let length = (pieces.iter().map(|(_, weight)| weight * weight).sum::<f32>() + strange).sqrt();
        if length > 0.0 {
            pieces.iter_mut().for_each(|(_, weight)| *weight /= length);
        }
        {
            let point = self.senses.text(asked.iter().filter_map(|word: &Asked| {
                let itself = word.readings.iter().find(|reading| reading.alike >= 0.6)?;
                Some((itself.word, word.weight * itself.alike))
            }));
            Question { asked, plain, grams: pieces, point }
        }
    }

    fn asked(&self, term: &str) -> Asked {
        match self.numbers.get(term) {
            Some(&number) => Asked {
                weight: self.weights[number as usize],
                kept: self.kept[number as usize],
                readings: self.readings[number as usize]
                    .get_or_init(|| self.readings(term, Some(number)).into_boxed_slice())
                    .to_vec(),
            },
            None => {
                Asked { weight: weight(self.concepts, 0), kept: STRANGE, readings: self.readings(term, None) }
            }
        }
    }

    /// What a word may be read as: itself, what stands for it, what is spelled like it; the likest first.
    fn readings(&self, term: &str, number: Option<u32>) -> Vec<Reading> {
        let mut alike: HashMap<u32, f32> = HashMap::new();
        for (word, how) in self.spelling.like(term) {
            alike.insert(word, how * how);
        }
        if let Some(number) = number {
            let itself = self.associations.as_itself(number);
            let forth = self.associations.renderings[number as usize].iter();
            for &(word, _) in forth.chain(&self.rendered_as[number as usize]) {
                let how = self.alike(number, itself, word);
                if how >= LEAST_ALIKE {
                    let known = alike.entry(word).or_insert(how);
                    *known = known.max(how);
                }
            }
            alike.insert(number, 1.0);
        }
        let mut readings: Vec<Reading> = alike
            .into_iter()
            .map(|(word, alike)| {
                let chance = |from, to| self.backwards.get(&(from, to)).copied().unwrap_or(0.0);
                let (rendered, renders) = match number {
                    // A word renders itself, also when it was never seen in a pair.
                    Some(number) if number == word => {
                        let itself = self.associations.as_itself(word);
                        (itself, itself)
                    }
                    Some(number) => (chance(word, number), chance(number, word)),
                    None => (0.0, 0.0),
                };
                Reading { word, alike, rendered, renders }
            })
            .collect();
        readings.sort_by(|a, b| b.alike.total_cmp(&a.alike).then(a.word.cmp(&b.word)));
        readings.truncate(READINGS);
        readings
    }

    /// How well two words stand for each other, both ways, less where few concepts tell of it.
    fn alike(&self, one: u32, itself: f32, other: u32) -> f32 {
        let chance = |from: u32, to: u32| self.backwards.get(&(from, to)).copied().unwrap_or(RAREST);
        let forth = (chance(one, other) / itself).min(1.0);
        let back = (chance(other, one) / self.associations.as_itself(other)).min(1.0);
        let rarer = self.concepts_with[one as usize].min(self.concepts_with[other as usize]) as f32;
        (forth * back).powf(0.35) * 0.95 * rarer / (rarer + 1.0)
    }

    /// The labels with most in common with a text, the best first, at most `most`.
    pub(crate) fn fetch(
        &self,
        question: &Question,
        most: usize,
        hide: Hide<'_>,
        sums: &mut Sums,
    ) -> Vec<u32> {
        let Sums { scores, touched } = sums;
        scores.resize(self.entries.len(), 0);
        for asked in &question.asked {
            for reading in &asked.readings {
                let share = share(
                    asked,
                    reading,
                    self.weights[reading.word as usize] * self.kept[reading.word as usize],
                );
                for &entry in &self.postings[reading.word as usize] {
                    let score = &mut scores[entry as usize];
                    if *score == 0 {
                        touched.push(entry);
                    }
                    *score += share;
                }
            }
        }
        let mut best: BinaryHeap<Reverse<(u64, Reverse<u32>)>> = BinaryHeap::with_capacity(most + 1);
        for entry in touched.drain(..) {
            let label = &self.entries[entry as usize];
            let sum = std::mem::take(&mut scores[entry as usize]);
            let score = u64::from(sum) * u64::from(label.inverse_norm);
            let found = Reverse((score, Reverse(entry)));
            if best.len() == most && best.peek().is_some_and(|worst| found >= *worst) {
                continue;
            }
            if hide.hides(label) {
                continue;
            }
            best.push(found);
            if best.len() > most {
                best.pop();
            }
        }
        let mut found: Vec<(u64, Reverse<u32>)> = best.into_iter().map(|Reverse(found)| found).collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.into_iter().map(|(_, Reverse(entry))| entry).collect()
    }
}

/// What a word of a text adds to a label with one of its readings, in thousandths; at least one, so that it counts as met.
fn share(asked: &Asked, reading: &Reading, weight: f32) -> u32 {
    ((asked.weight * asked.kept * weight * reading.alike * 1000.0) as u32).max(1)
}

/// How much a word says that so many of all have. The words of a small vocabulary count as if it were part of a large one,
/// so that scores mean the same in both.
fn weight(all: usize, with: usize) -> f32 {
    (1.0 + all.max(LARGE) as f32 / (with as f32 + 0.5)).ln()
}

fn unit(pieces: &mut [(u32, f32)]) {
    pieces.sort_unstable_by_key(|(gram, _)| *gram);
    let length = pieces.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    if length > 0.0 {
        pieces.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
}

/// Preferred and alternative labels of a concept, both ways.
fn pairs(labels: &[Given<'_>], entries: &[Entry], of_concept: &HashMap<u32, Vec<u32>>) -> Vec<Pair> {
    let mut concepts: Vec<&u32> = of_concept.keys().collect();
    concepts.sort_unstable();
    let mut pairs = Vec::new();
    for concept in concepts {
        let mine: Vec<usize> =
            of_concept[concept].iter().map(|&at| at as usize).filter(|&at| labels[at].teaches).collect();
        let called = |rank: Rank| mine.iter().copied().filter(move |&at| entries[at].rank == rank);
        let alternatives: Vec<usize> = called(Rank::Alternative).collect();
        let mut pair = |one: usize, other: usize| {
            let (a, b) = (&entries[one].terms, &entries[other].terms);
            if !a.is_empty() && !b.is_empty() {
                pairs.push((a.clone(), b.clone()));
                pairs.push((b.clone(), a.clone()));
            }
        };
        for preferred in called(Rank::Preferred) {
            alternatives.iter().for_each(|&other| pair(preferred, other));
        }
        // Each alternative with the one that stands farthest in the list: near ones differ by a letter.
        let half = alternatives.len() / 2;
        alternatives
            .iter()
            .zip(alternatives.iter().skip(half))
            .filter(|(a, b)| a != b)
            .for_each(|(&a, &b)| pair(a, b));
    }
    pairs
}
