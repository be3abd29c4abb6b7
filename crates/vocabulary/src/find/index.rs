//! The wordings of one vocabulary, folded, and the stages in which a text is looked up in them.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::fold::{self, Token};
use super::spelling::{self, KnownWords, Wording};
use super::{Finding, How};
use crate::terms::Terms;
use crate::tree::TermId;

/// What a folded wording means: one term, or several that a person must choose from.
#[derive(Debug, Clone)]
pub(crate) struct Meaning {
    pub(crate) terms: BTreeSet<u16>,
    /// A name or code of its term, not a synonym.
    pub(crate) is_name: bool,
    /// To be confirmed even when there is one term.
    pub(crate) is_asked: bool,
}

/// Every wording of one vocabulary.
#[derive(Debug)]
pub(crate) struct Index<I> {
    codes: HashMap<String, u16>,
    /// Words run together.
    exact: HashMap<String, Meaning>,
    /// The same with foreign keyboards' spelling of å, ä and ö.
    loose: HashMap<String, Meaning>,
    /// Words in any order, without endings.
    stems: HashMap<String, Meaning>,
    wordings: Vec<Wording>,
    /// Words that are right as they stand and are never taken for a misspelling of another.
    known_words: KnownWords,
    kind: std::marker::PhantomData<I>,
}

impl<I: TermId> Index<I> {
    /// `ambiguous` lists texts that mean several terms; `other_words` are words of the language that look like
    /// terms and are not.
    pub(crate) fn new<F>(
        terms: &Terms<I, F>,
        ambiguous: &[(String, Vec<I>)],
        other_words: &[String],
    ) -> Index<I> {
        let mut index = Index {
            codes: terms.iter().map(|t| (t.code.clone(), t.id.index())).collect(),
            exact: HashMap::new(),
            loose: HashMap::new(),
            stems: HashMap::new(),
            wordings: Vec::new(),
            known_words: KnownWords::default(),
            kind: std::marker::PhantomData,
        };
        let mut words: HashSet<String> = other_words.iter().map(|w| fold::fold_word(w)).collect();
        let contains = |above: u16, below: u16| terms.shape().contains(above, below);
        let asked: HashSet<String> = ambiguous.iter().map(|(text, _)| folded_key(text)).collect();
        for term in terms.iter() {
            let id = term.id.index();
            for name in [&term.name_sv, &term.name_en] {
                index.insert(name, id, true, false, &asked, &contains);
                if let Some((short, _)) = name.split_once(" (") {
                    index.insert(short, id, true, false, &asked, &contains);
                }
            }
            for synonym in term.synonyms_sv.iter().chain(&term.synonyms_en) {
                index.insert(synonym, id, false, false, &asked, &contains);
            }
            for near in &term.approximate {
                index.insert(near, id, false, true, &asked, &contains);
            }
        }
        for (text, meanings) in ambiguous {
            for meaning in meanings {
                index.insert(text, meaning.index(), false, true, &HashSet::new(), &|_, _| false);
            }
        }
        words.extend(index.wordings.iter().flat_map(|wording| wording.words.iter().cloned()));
        index.known_words = KnownWords::new(words);
        index
    }

    /// Adds what a term is called that its names do not say, such as the number in a standard.
    pub(crate) fn add_designation(&mut self, text: &str, term: I) {
        self.insert(text, term.index(), false, false, &HashSet::new(), &|above, below| above == below);
    }

    fn insert(
        &mut self,
        text: &str,
        id: u16,
        is_name: bool,
        is_asked: bool,
        asked: &HashSet<String>,
        contains: &dyn Fn(u16, u16) -> bool,
    ) {
        let tokens = fold::tokens(text);
        let key = key_of(&tokens);
        if key.is_empty() || asked.contains(&key) {
            return;
        }
        add(&mut self.loose, fold::loosen(&key), id, is_name, is_asked, contains);
        for stems in stem_keys(&tokens) {
            add(&mut self.stems, stems, id, is_name, is_asked, contains);
        }
        let words = tokens.iter().filter(|t| !fold::is_empty_word(&t.word)).map(|t| t.word.clone()).collect();
        self.wordings.push(Wording { text: text.to_owned(), key: key.clone(), words, term: id });
        add(&mut self.exact, key, id, is_name, is_asked, contains);
    }

    /// What a text means without any guess at its spelling.
    pub(crate) fn known(&self, text: &str) -> Option<Finding<I>> {
        if let Some(&id) = self.codes.get(text.trim()) {
            return Some(Finding::Found { term: I::from_index(id), how: How::Exact });
        }
        let tokens = fold::tokens(text);
        let key = key_of(&tokens);
        if key.is_empty() {
            return Some(Finding::Unknown { nearest: Vec::new() });
        }
        if let Some(meaning) = self.exact.get(&key).or_else(|| self.loose.get(&fold::loosen(&key))) {
            return Some(answer(meaning, if meaning.is_name { How::Exact } else { How::Synonym }));
        }
        let meaning = stem_keys(&tokens).iter().find_map(|stems| self.stems.get(stems))?;
        Some(answer(meaning, How::Compound))
    }

    /// The single term that a misspelt text can only have meant, else the nearest to propose.
    pub(crate) fn corrected(&self, text: &str) -> Finding<I> {
        let tokens = fold::tokens(text);
        let key = key_of(&tokens);
        let words: Vec<&str> =
            tokens.iter().map(|t| t.word.as_str()).filter(|w| !fold::is_empty_word(w)).collect();
        let corrected = spelling::correct(&self.wordings, &self.known_words, &key, &words);
        let corrected =
            corrected.and_then(|wording| Some((self.exact.get(&wording.key)?.single()?, wording)));
        match corrected {
            Some((term, wording)) => {
                let how = How::Spelling { read_as: wording.text.clone() };
                Finding::Found { term: I::from_index(term), how }
            }
            None => Finding::Unknown {
                nearest: spelling::nearest(&self.wordings, &key, &words)
                    .into_iter()
                    .map(I::from_index)
                    .collect(),
            },
        }
    }

    pub(crate) fn find(&self, text: &str) -> Finding<I> {
        self.known(text).unwrap_or_else(|| self.corrected(text))
    }

    /// Every exact key with its meaning, for the scanner of running text.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (&str, &Meaning)> {
        self.exact.iter().map(|(key, meaning)| (key.as_str(), meaning))
    }

    /// The meaning of a single word by its stem, for running text.
    pub(crate) fn stemmed(&self) -> impl Iterator<Item = (&str, &Meaning)> {
        self.stems.iter().map(|(key, meaning)| (key.as_str(), meaning))
    }
}

impl Meaning {
    /// The one term that is meant, when nobody needs to be asked.
    fn single(&self) -> Option<u16> {
        self.terms.first().copied().filter(|_| self.terms.len() == 1 && !self.is_asked)
    }
}

fn answer<I: TermId>(meaning: &Meaning, how: How) -> Finding<I> {
    match meaning.single() {
        Some(term) => Finding::Found { term: I::from_index(term), how },
        None => Finding::Ambiguous { meanings: meaning.terms.iter().map(|&id| I::from_index(id)).collect() },
    }
}

/// Two terms under one wording: the more general when one stands above the other (saying less is never wrong),
/// else both, to be asked about. A plain wording displaces a mere near equivalent.
fn add(
    map: &mut HashMap<String, Meaning>,
    key: String,
    id: u16,
    is_name: bool,
    is_asked: bool,
    contains: &dyn Fn(u16, u16) -> bool,
) {
    let meaning =
        map.entry(key).or_insert_with(|| Meaning { terms: BTreeSet::from([id]), is_name, is_asked });
    if meaning.is_asked && !is_asked {
        *meaning = Meaning { terms: BTreeSet::from([id]), is_name, is_asked };
        return;
    }
    if is_asked && !meaning.is_asked {
        return;
    }
    if meaning.terms.iter().any(|&known| contains(known, id)) {
        meaning.is_name |= is_name && meaning.terms.contains(&id);
        return;
    }
    meaning.terms.retain(|&known| !contains(id, known));
    meaning.is_name = is_name;
    meaning.terms.insert(id);
}

fn folded_key(text: &str) -> String {
    key_of(&fold::tokens(text))
}

fn key_of(tokens: &[Token]) -> String {
    fold::key(tokens.iter().map(|t| t.word.as_str()))
}

/// Keys without endings: the words as they stand, in alphabetical order, and "X av Y" turned to "YX".
fn stem_keys(tokens: &[Token]) -> Vec<String> {
    let words: Vec<&str> = tokens.iter().map(|t| t.word.as_str()).collect();
    let kept: Vec<&str> = words.iter().copied().filter(|w| !fold::is_empty_word(w)).map(fold::stem).collect();
    let mut sorted = kept.clone();
    sorted.sort_unstable();
    // A compound takes an ending only at its end, so the last word alone is stemmed for the run-together form.
    let run_together = |parts: &[&str]| -> Option<String> {
        let (last, first) = parts.split_last()?;
        Some(format!("{}{}", first.concat(), fold::stem(last)))
    };
    let plain: Vec<&str> = words.iter().copied().filter(|w| !fold::is_empty_word(w)).collect();
    let mut keys = vec![format!("={}", sorted.join(" "))];
    keys.extend(run_together(&plain));
    if let Some(at) = words.iter().position(|w| fold::OF_WORDS.contains(w)) {
        let turned: Vec<&str> = words[at + 1..].iter().chain(&words[..at]).copied().collect();
        let turned: Vec<&str> = turned.into_iter().filter(|w| !fold::is_empty_word(w)).collect();
        keys.extend(run_together(&turned));
    }
    keys
}
