//! Which words a compound is made of, by the words that the documents themselves have.

use std::collections::{HashMap, HashSet};

/// The shortest part, in letters: of a word that stands alone in the texts, and of one that a title or name has.
const SHORTEST: usize = 4;
const SHORTEST_NAMED: usize = 3;

/// The shortest word that is taken apart.
const SHORTEST_WHOLE: usize = 7;

/// Endings that are also words, or look like ones.
const NO_PARTS: [&str; 14] = [
    "ning", "ningar", "ningen", "ande", "ende", "else", "heten", "bara", "aren", "arna", "erna", "ation",
    "able", "ment",
];

/// The words that parts are known by, folded.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    words: HashSet<String>,
}

impl Dictionary {
    /// A word that stands in a text, with its stem; `is_named` when it stands in a title or name.
    pub(crate) fn learn(&mut self, folded: &str, stem: &str, is_named: bool) {
        let shortest = if is_named { SHORTEST_NAMED } else { SHORTEST };
        for word in [folded, stem] {
            let fits = word.len() >= shortest
                && word.bytes().all(|b| b.is_ascii_lowercase())
                && !NO_PARTS.contains(&word)
                && !crate::words::is_empty(word);
            if fits && !self.words.contains(word) {
                self.words.insert(word.to_owned());
            }
        }
    }

    pub(crate) fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// The parts of a compound from left to right: two, or more where the last is one itself. Empty for a word that is none.
    pub(crate) fn parts<'w>(&self, word: &'w str) -> Vec<&'w str> {
        self.split(word, 2)
    }

    fn split<'w>(&self, word: &'w str, deeper: u8) -> Vec<&'w str> {
        if word.len() < SHORTEST_WHOLE || !word.is_ascii() {
            return Vec::new();
        }
        // The longest last part first: it carries the meaning.
        for at in SHORTEST_NAMED..=word.len() - SHORTEST_NAMED {
            let (first, last) = word.split_at(at);
            if self.knows(last) && self.begins(first) {
                return vec![first, last];
            }
        }
        if deeper > 0 {
            for at in SHORTEST_NAMED..=word.len() - SHORTEST_NAMED {
                let (first, last) = word.split_at(at);
                if self.begins(first) {
                    let rest = self.split(last, deeper - 1);
                    if !rest.is_empty() {
                        return std::iter::once(first).chain(rest).collect();
                    }
                }
            }
        }
        Vec::new()
    }

    /// Can a compound begin so? A word, also with the s that joins.
    fn begins(&self, first: &str) -> bool {
        self.knows(first)
            || first.strip_suffix('s').is_some_and(|word| word.len() >= SHORTEST && self.knows(word))
    }
}

/// A part without the s that joins it to the next, when the dictionary has it only so.
pub(crate) fn plain<'p>(dictionary: &Dictionary, part: &'p str) -> &'p str {
    match part.strip_suffix('s') {
        Some(word) if !dictionary.knows(part) && dictionary.knows(word) => word,
        _ => part,
    }
}

/// The stems of the parts of every compound among some words.
pub(crate) type Parts = HashMap<String, Vec<String>>;

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary() -> Dictionary {
        let mut dictionary = Dictionary::default();
        for word in [
            "skar",
            "vatska",
            "form",
            "sprutning",
            "maskin",
            "tillverkning",
            "kostnad",
            "yta",
            "ror",
            "rost",
            "fri",
        ] {
            dictionary.learn(word, word, true);
        }
        dictionary
    }

    #[test]
    fn a_compound_is_taken_apart_by_known_words() {
        let dictionary = dictionary();
        assert_eq!(dictionary.parts("skarvatska"), ["skar", "vatska"]);
        assert_eq!(dictionary.parts("tillverkningskostnad"), ["tillverknings", "kostnad"]);
        assert_eq!(plain(&dictionary, "tillverknings"), "tillverkning");
        assert_eq!(dictionary.parts("formsprutningsmaskin"), ["form", "sprutnings", "maskin"]);
    }

    #[test]
    fn what_is_no_compound_of_known_words_stays_whole() {
        for word in ["vatska", "material", "skarpa", "formalitet", "", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa"] {
            assert!(dictionary().parts(word).is_empty(), "{word}");
        }
    }
}
