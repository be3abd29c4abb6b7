//! Terms in running text: what a maker's own page names, where it stands, and whether it is denied there.

use std::collections::HashMap;
use std::ops::Range;

use super::index::{Index, Meaning};
use super::{AnyTerm, fold};
use crate::place::Places;
use crate::tree::TermId;

/// The longest term in words that is looked for.
const LONGEST: usize = 6;

/// How many words before a term a "no" reaches.
const DENIAL_REACH: usize = 4;

const DENIALS: [&str; 12] =
    ["inte", "ej", "icke", "aldrig", "ingen", "inga", "inget", "utan", "no", "not", "without", "never"];

/// Kommuner whose names are ordinary words or first names; they count only in the middle of a sentence.
const EVERYDAY_NAMES: [&str; 12] =
    ["ale", "mark", "vara", "nora", "eda", "sala", "lund", "habo", "mora", "falun", "bro", "tierp"];

/// A term that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// Bytes of the sentence or line around it, to show where it came from.
    pub sentence: Range<usize>,
    pub what: Mentioned,
    /// A word like "inte" or "no" stands shortly before it: probably not offered.
    pub negated: bool,
}

/// What is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mentioned {
    Term(AnyTerm),
    /// The word means several things, or (one meaning) must be confirmed.
    Ambiguous(Vec<AnyTerm>),
    /// Code of a kommun.
    Kommun(String),
}

#[derive(Debug, Clone)]
enum Entry {
    Terms { kind: super::Kind, terms: Vec<u16>, is_asked: bool, is_capitals_only: bool },
    Kommun(String),
}

/// Every wording that is looked for in running text, by its words run together.
#[derive(Debug, Default)]
pub(crate) struct MentionIndex {
    by_key: HashMap<String, Vec<Entry>>,
}

impl MentionIndex {
    pub(crate) fn add<I: TermId>(&mut self, kind: super::Kind, index: &Index<I>) {
        for (key, meaning) in index.keys() {
            self.add_meaning(kind, key, meaning);
        }
        for (key, meaning) in index.stemmed() {
            // Only single long words: "fräsningen", "svetsningar". A stem marked "=" is a bag of words.
            if key.starts_with('=') || key.len() < 6 || meaning.is_asked || meaning.terms.len() > 1 {
                continue;
            }
            for ending in ["en", "ar", "er", "ningen", "ningar", "et", "s"] {
                let inflected = format!("{key}{ending}");
                if !self.by_key.contains_key(&inflected) {
                    self.add_meaning(kind, &inflected, meaning);
                }
            }
        }
    }

    fn add_meaning(&mut self, kind: super::Kind, key: &str, meaning: &Meaning) {
        let letters = key.chars().filter(|c| c.is_alphabetic()).count();
        // A bare number or two letters say nothing in a sentence ("304", "PE").
        if key.len() < 3 || letters == 0 {
            return;
        }
        let terms = meaning.terms.iter().copied().collect();
        let is_asked = meaning.is_asked || meaning.terms.len() > 1;
        let entry =
            Entry::Terms { kind, terms, is_asked, is_capitals_only: key.len() <= 3 && letters == key.len() };
        self.by_key.entry(key.to_owned()).or_default().push(entry);
    }

    pub(crate) fn add_places(&mut self, places: &Places) {
        for kommun in places.kommuner() {
            for name in std::iter::once(&kommun.name).chain([&kommun.full_name]).chain(&kommun.synonyms) {
                let key = super::key(super::tokens(name).iter().map(|t| t.word.as_str()));
                self.by_key.entry(key).or_default().push(Entry::Kommun(kommun.code.clone()));
            }
        }
    }

    /// The terms of `text`, in order; where several begin at one word, the longest.
    pub(crate) fn scan(&self, text: &str) -> Vec<Mention> {
        let tokens = fold::tokens(text);
        let mut found = Vec::new();
        let mut at = 0;
        let mut key = String::new();
        while at < tokens.len() {
            key.clear();
            let mut longest: Option<(usize, &[Entry])> = None;
            for last in at..tokens.len().min(at + LONGEST) {
                if last > at && breaks(text, tokens[last - 1].span.end, tokens[last].span.start) {
                    break;
                }
                if last == at || !fold::is_empty_word(&tokens[last].word) {
                    key.push_str(&tokens[last].word);
                } else {
                    continue;
                }
                if let Some(entries) = self.by_key.get(&key) {
                    longest = Some((last, entries));
                }
            }
            let Some((last, entries)) = longest else {
                at += 1;
                continue;
            };
            // "EN" is an empty word in Swedish; before a designation it belongs to it.
            let is_standard = at > 0
                && text[tokens[at - 1].span.clone()].eq("EN")
                && tokens[at - 1].span.end + 1 == tokens[at].span.start;
            let first = if is_standard { at - 1 } else { at };
            let span = tokens[first].span.start..tokens[last].span.end;
            let sentence = sentence_around(text, &span);
            let before = &tokens[at.saturating_sub(DENIAL_REACH)..at];
            let negated =
                before.iter().any(|t| t.span.start >= sentence.start && DENIALS.contains(&t.word.as_str()));
            let is_first = tokens[..at].last().is_none_or(|t| t.span.start < sentence.start);
            let written = &text[span.clone()];
            let before_count = found.len();
            for entry in entries {
                if let Some(what) = entry.mentioned(written, is_first) {
                    found.push(Mention { span: span.clone(), sentence: sentence.clone(), what, negated });
                }
            }
            at = if found.len() > before_count { last + 1 } else { at + 1 };
        }
        found
    }
}

impl Entry {
    fn mentioned(&self, written: &str, is_first_word: bool) -> Option<Mentioned> {
        match self {
            Entry::Kommun(code) => {
                let is_name = written.starts_with(char::is_uppercase);
                let is_everyday = EVERYDAY_NAMES.contains(&fold::fold_word(written).as_str());
                (is_name && !(is_everyday && is_first_word)).then(|| Mentioned::Kommun(code.clone()))
            }
            Entry::Terms { kind, terms, is_asked, is_capitals_only } => {
                if *is_capitals_only && written.chars().any(char::is_lowercase) {
                    return None;
                }
                let term = |id: &u16| match kind {
                    super::Kind::Process => AnyTerm::Process(TermId::from_index(*id)),
                    super::Kind::Material => AnyTerm::Material(TermId::from_index(*id)),
                    super::Kind::Certificate => AnyTerm::Certificate(TermId::from_index(*id)),
                };
                match terms.as_slice() {
                    [only] if !is_asked => Some(Mentioned::Term(term(only))),
                    several => Some(Mentioned::Ambiguous(several.iter().map(term).collect())),
                }
            }
        }
    }
}

/// True when what stands between two words ends a phrase.
fn breaks(text: &str, from: usize, to: usize) -> bool {
    text[from..to].contains(['.', ',', ';', ':', '!', '?', '\n', '(', ')', '|', '•', '"'])
        && !text[from..to].eq(".")
}

fn sentence_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let is_end = |at: usize, c: char| match c {
        '\n' | '•' | '|' => true,
        '.' | '!' | '?' => text[at + c.len_utf8()..].starts_with(char::is_whitespace),
        _ => false,
    };
    let start = text[..span.start].char_indices().rev().find(|&(at, c)| is_end(at, c));
    let start = start.map_or(0, |(at, c)| at + c.len_utf8());
    let end = text[span.end..].char_indices().find(|&(at, c)| is_end(span.end + at, c));
    let end = end.map_or(text.len(), |(at, c)| span.end + at + if c == '\n' { 0 } else { c.len_utf8() });
    let blanks = text[start..span.start].len() - text[start..span.start].trim_start().len();
    start + blanks..end
}
