//! What a word of a question may stand for among the words of the documents.

use std::collections::{BTreeMap, BTreeSet};

use levenshtein_automata::{Distance, LevenshteinAutomatonBuilder};

use crate::{
    Language,
    compounds::{Dictionary, plain},
    words::{self, Stems, Word},
};

/// How a word was read when it was not found as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub typed: String,
    pub read_as: String,
}

/// One way to read a word: every group must be found, any stem of a group will do.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Way {
    pub(crate) groups: Vec<BTreeSet<String>>,
    pub(crate) weight: f32,
}

/// What a word may stand for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Meant {
    pub(crate) ways: Vec<Way>,
    pub(crate) reading: Option<Reading>,
}

/// Every folded word of the documents, with how many documents have it and its spelling in small letters.
pub(crate) type Known = BTreeMap<String, (u32, String)>;

/// Letters of each half of a compound, at least.
const SHORTEST_HALF: usize = 4;

/// Words that a beginning or an end may stand for, at most.
const MOST_AFFIXED: usize = 60;

pub(crate) struct Expander<'e> {
    pub(crate) stems: &'e Stems,
    pub(crate) dictionary: &'e Dictionary,
    pub(crate) known: &'e Known,
    pub(crate) known_stems: &'e BTreeSet<String>,
    pub(crate) automata: &'e [LevenshteinAutomatonBuilder; 2],
}

impl Expander<'_> {
    pub(crate) fn expand(&self, word: &Word) -> Meant {
        let mut meant = Meant::default();
        let own = self.stems_of(&word.lower);
        if own.iter().any(|stem| self.known_stems.contains(stem)) {
            meant.ways.push(Way { groups: vec![own], weight: 1.0 });
        }
        if let Some(parts) = self.by_parts(&word.folded) {
            meant.ways.push(Way { groups: parts, weight: 0.4 });
        }
        if meant.ways.is_empty()
            && let Some(halves) = self.by_stems(&word.lower)
        {
            meant.ways.push(Way { groups: halves, weight: 0.4 });
        }
        if meant.ways.is_empty() {
            let affixed = self.by_affix(&word.folded);
            if !affixed.is_empty() {
                meant.ways.push(Way { groups: vec![affixed], weight: 0.6 });
            }
        }
        if meant.ways.is_empty() {
            meant = self.by_spelling(word);
        }
        meant
    }

    /// The stems in both languages.
    fn stems_of(&self, lower: &str) -> BTreeSet<String> {
        [Language::Swedish, Language::English].map(|language| self.stems.indexed(language, lower)).into()
    }

    /// The parts of a compound, where all of them are known.
    fn by_parts(&self, folded: &str) -> Option<Vec<BTreeSet<String>>> {
        let parts = self.dictionary.parts(folded);
        (parts.len() > 1)
            .then(|| parts.iter().map(|part| self.stems_of(plain(self.dictionary, part))).collect::<Vec<_>>())
            .filter(|groups| {
                groups.iter().all(|group| group.iter().any(|stem| self.known_stems.contains(stem)))
            })
    }

    /// The two halves of a compound whose first stands in other forms only: "underleverantörsmässa" where there are
    /// "underleverantörer" and a "mässa". The first that fits, the longer last half first.
    fn by_stems(&self, lower: &str) -> Option<Vec<BTreeSet<String>>> {
        let known = |part: &str| {
            let stems: BTreeSet<String> =
                self.stems_of(part).into_iter().filter(|stem| self.known_stems.contains(stem)).collect();
            (part.chars().count() >= SHORTEST_HALF && !stems.is_empty()).then_some(stems)
        };
        lower.char_indices().find_map(|(at, _)| {
            let (first, last) = lower.split_at(at);
            let last = self.known.contains_key(&words::fold(last)).then(|| known(last))??;
            let first = known(first).or_else(|| known(first.strip_suffix('s')?))?;
            Some(vec![first, last])
        })
    }

    /// Words that begin or end so: "vätska" where only "skärvätska" stands, "formsprutn" while it is written.
    fn by_affix(&self, folded: &str) -> BTreeSet<String> {
        if folded.chars().count() < 4 {
            return BTreeSet::new();
        }
        let fits = |known: &str| {
            known.len() > folded.len() && (known.starts_with(folded) || known.ends_with(folded))
        };
        let mut found: Vec<(&String, &(u32, String))> =
            self.known.iter().filter(|(known, _)| fits(known)).collect();
        found.sort_by_key(|(known, (count, _))| (std::cmp::Reverse(*count), known.len()));
        found.truncate(MOST_AFFIXED);
        found.into_iter().flat_map(|(_, (_, lower))| self.stems_of(lower)).collect()
    }

    /// The nearest words in letters: one change in a short word, two in a long one.
    fn by_spelling(&self, word: &Word) -> Meant {
        if let Some((read, group)) = self.nearest(&word.folded) {
            let reading = Reading { typed: word.lower.clone(), read_as: read };
            return Meant { ways: vec![Way { groups: vec![group], weight: 0.5 }], reading: Some(reading) };
        }
        // A compound with one part misspelt.
        let folded = word.folded.as_str();
        if folded.is_ascii() && (8..=40).contains(&folded.len()) {
            for at in 4..=folded.len() - 4 {
                let (first, last) = folded.split_at(at);
                let read = if self.dictionary.knows(last) {
                    self.nearest(first)
                        .map(|(read, group)| (format!("{read}{last}"), [group, self.stems_of(last)]))
                } else if self.dictionary.knows(first) {
                    self.nearest(last)
                        .map(|(read, group)| (format!("{first}{read}"), [self.stems_of(first), group]))
                } else {
                    None
                };
                if let Some((read_as, groups)) = read {
                    let reading = Reading { typed: word.lower.clone(), read_as };
                    return Meant {
                        ways: vec![Way { groups: groups.into(), weight: 0.4 }],
                        reading: Some(reading),
                    };
                }
            }
        }
        Meant::default()
    }

    /// The commonest of the nearest words as it is read, and the stems of all that are as near.
    fn nearest(&self, folded: &str) -> Option<(String, BTreeSet<String>)> {
        let letters = folded.chars().count();
        // A number or a designation is never another one.
        if !(4..=40).contains(&letters) || folded.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        let most: u8 = if letters >= 8 { 2 } else { 1 };
        let dfa = self.automata[usize::from(most) - 1].build_dfa(folded);
        let mut best: Option<u8> = None;
        let mut found: Vec<(&str, u32, &str)> = Vec::new();
        for (known, (count, lower)) in self.known {
            if known.len().abs_diff(folded.len()) > 4 || known.len() < 3 {
                continue;
            }
            let Distance::Exact(distance) = dfa.eval(known.as_bytes()) else { continue };
            if best.is_none_or(|best| distance < best) {
                best = Some(distance);
                found.clear();
            }
            if best == Some(distance) {
                found.push((known, *count, lower));
            }
        }
        // What begins alike is more likely meant.
        let first = folded.chars().next();
        found.sort_by_key(|(known, count, _)| {
            (known.chars().next() != first, std::cmp::Reverse(*count), known.len())
        });
        let read = found.first()?.2.to_owned();
        let group = found.iter().take(5).flat_map(|(_, _, lower)| self.stems_of(lower)).collect();
        Some((read, group))
    }
}

/// The words of a question that are looked for: the first of each, without those that carry no meaning, unless that is all.
pub(crate) fn asked(text: &str) -> Vec<Word> {
    let mut end = text.len().min(crate::MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut seen = BTreeSet::new();
    let all: Vec<Word> = words::words(&text[..end]).filter(|word| seen.insert(word.folded.clone())).collect();
    let full: Vec<Word> = all.iter().filter(|word| !words::is_empty(&word.folded)).cloned().collect();
    let mut asked = if full.is_empty() { all } else { full };
    asked.truncate(crate::MOST_WORDS);
    asked
}
