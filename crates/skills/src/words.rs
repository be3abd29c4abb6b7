//! Words of a label or a text: split, folded as far as the language allows, stemmed, compounds taken apart.

use std::collections::{HashMap, HashSet};

use frostem::{Algorithm, Stemmer};

use crate::Language;

/// Words that say that something is known or wanted, and not what. Left out on both sides, unless nothing else is there.
const FILLERS_SV: &str = "a alla allt andra annan annat arbeta arbetar arbetat arbete att av avslutad bland bra bred breda \
    bör de den det dig din dina ditt dokumenterad du där e ej eller en enklare er erfaren erfarenhet erfarenheter ert ett eventuella eventuellt \
    flera flytande flytande för från förmåga genomföra genomförd ha han har hos i in inkl inklusive innehar inom inte \
    jobba jobbar jobbat kan kompetens krav kravet kunna kunnande kunnig kunskap kunskaper med meriterande mycket måste \
    ni några något och olika om på relevant rätt samt ser sin sina skall ska som stor så till tidigare typ under upp ut \
    utföra utför van vana vara vi vid viss vissa vårt våra väl är är år även god goda gott gärna grundläggande \
    gedigen hög höga färdighet färdigheter";
const FILLERS_EN: &str = "a an and are as at be been by experience experienced for from good have having in into is \
    its knowledge of on or our proven required skills solid some strong such the their to understanding using various \
    with within years you your ability able familiar familiarity proficient";

/// The shortest part of a Swedish compound, in letters.
const SHORTEST_PART: usize = 4;
/// The shortest word that is taken apart.
const SHORTEST_WHOLE: usize = 8;

/// What ends compounds with so many different beginnings is a word.
const OFTEN: usize = 3;

/// Endings and beginnings that look like words and are none here.
const NO_PARTS: [&str; 22] = [
    "ande", "ende", "else", "heten", "bara", "aren", "arna", "erna", "ation", "ning", "ningar", "ningen",
    "iska", "ering", "erings", "lighet", "sion", "tion", "inga", "inter", "kation", "ning",
];

/// The words of one language: how they are cut down, and which parts compounds have.
pub(crate) struct Words {
    language: Language,
    stemmer: Stemmer,
    fillers: HashSet<&'static str>,
    /// Those of the other language that are none in this.
    foreign: HashSet<&'static str>,
    /// Swedish only: words that stand alone in labels, or end several compounds, by which compounds are known.
    alone: HashSet<String>,
    /// Every word of labels, until [`Words::settle`].
    met: HashSet<String>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Words {
    pub(crate) fn new(language: Language) -> Words {
        let (algorithm, fillers, others) = match language {
            Language::Swedish => (Algorithm::Swedish, FILLERS_SV, FILLERS_EN),
            Language::English => (Algorithm::English, FILLERS_EN, FILLERS_SV),
        };
        let fillers: HashSet<&str> = fillers.split_whitespace().collect();
        Words {
            language,
            stemmer: Stemmer::new(algorithm),
            foreign: others.split_whitespace().filter(|word| !fillers.contains(word)).collect(),
            fillers,
            alone: HashSet::new(),
            met: HashSet::new(),
        }
    }

    /// Takes up the words of a label as parts that compounds may have.
    pub(crate) fn learn(&mut self, label: &str) {
        if self.language != Language::Swedish {
            return;
        }
        for word in split(label) {
            let length = word.chars().count();
            if length >= SHORTEST_PART && word.chars().all(char::is_alphabetic) && !self.is_filler(&word) {
                for form in [word.clone(), self.stem(&word)] {
                    if form.chars().count() >= SHORTEST_PART && !NO_PARTS.contains(&form.as_str()) {
                        self.alone.insert(form);
                    }
                }
                self.met.insert(word);
            }
        }
    }

    /// Takes up what ends several compounds though it never stands alone: "läsning" of "ritningsläsning" and "kartläsning".
    /// After the last [`Words::learn`].
    pub(crate) fn settle(&mut self) {
        let mut beginnings: HashMap<&str, HashSet<&str>> = HashMap::new();
        for word in &self.met {
            for (at, _) in word.char_indices() {
                let (first, last) = word.split_at(at);
                if last.chars().count() >= SHORTEST_PART
                    && !NO_PARTS.contains(&last)
                    && let Some(first) = self.beginning(first)
                {
                    beginnings.entry(last).or_default().insert(first);
                }
            }
        }
        let ends: Vec<String> = beginnings
            .into_iter()
            .filter(|(_, firsts)| firsts.len() >= OFTEN)
            .map(|(last, _)| last.to_owned())
            .collect();
        self.alone.extend(ends);
        self.met = HashSet::new();
    }

    fn is_filler(&self, word: &str) -> bool {
        self.fillers.contains(word)
    }

    /// The terms of a text, in its order: stems, compounds as their parts, fillers left out unless there is nothing else.
    pub(crate) fn terms(&self, text: &str) -> Vec<String> {
        let words = split(text);
        let mut terms = Vec::with_capacity(words.len());
        for word in words.iter().filter(|word| !self.is_filler(word)) {
            self.push(word, &mut terms);
        }
        if terms.is_empty() {
            words.iter().for_each(|word| self.push(word, &mut terms));
        }
        terms
    }

    /// The terms of a text that may be in the other language. It is, when one of that language's words that say nothing is no
    /// word here (`knows` tells what is); then all of those are left out, also where one looks like a word of this language:
    /// "god vana av" is no god. When nothing else is there, nothing is asked.
    pub(crate) fn terms_of_any(&self, text: &str, knows: impl Fn(&str) -> bool) -> Vec<String> {
        let words = split(text);
        let is_foreign = |word: &String| self.foreign.contains(word.as_str());
        if !words.iter().any(|word| is_foreign(word) && !knows(&self.stem(word))) {
            return self.terms(text);
        }
        let mut terms = Vec::with_capacity(words.len());
        for word in words.iter().filter(|word| !self.is_filler(word) && !is_foreign(word)) {
            self.push(word, &mut terms);
        }
        terms
    }

    fn push(&self, word: &str, terms: &mut Vec<String>) {
        let parts = self.parts(word, 2);
        if parts.is_empty() {
            terms.push(self.stem(word));
        } else {
            terms.extend(parts.iter().map(|part| self.stem(part)));
        }
    }

    fn stem(&self, word: &str) -> String {
        if word.chars().any(|c| c.is_ascii_digit()) || word.chars().count() < 4 {
            return word.to_owned();
        }
        let stem = self.stemmer.stem(word).into_owned();
        match self.language {
            Language::English => stem,
            // The stemmer keeps the noun of a verb and its doer apart from the verb: "svetsning", "svetsare", "svetsa".
            Language::Swedish => {
                for end in ["ning", "ingar", "are"] {
                    if let Some(verb) = stem.strip_suffix(end)
                        && verb.chars().count() >= 3
                    {
                        return verb.to_owned();
                    }
                }
                stem
            }
        }
    }

    /// The parts of a compound from left to right; empty for a word that is none.
    fn parts<'w>(&self, word: &'w str, deeper: u8) -> Vec<&'w str> {
        if self.alone.is_empty() || word.chars().count() < SHORTEST_WHOLE {
            return Vec::new();
        }
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let inner = SHORTEST_PART..=cuts.len().saturating_sub(SHORTEST_PART);
        // The longest last part first: it carries the meaning.
        for cut in inner.clone() {
            let (first, last) = word.split_at(cuts[cut]);
            if self.stands(last)
                && let Some(first) = self.beginning(first)
            {
                return vec![first, last];
            }
        }
        if deeper > 0 {
            for cut in inner {
                let (first, last) = word.split_at(cuts[cut]);
                if let Some(first) = self.beginning(first) {
                    let rest = self.parts(last, deeper - 1);
                    if !rest.is_empty() {
                        return std::iter::once(first).chain(rest).collect();
                    }
                }
            }
        }
        Vec::new()
    }

    fn stands(&self, part: &str) -> bool {
        self.alone.contains(part) || {
            let stem = self.stem(part);
            stem.chars().count() >= SHORTEST_PART && self.alone.contains(&stem)
        }
    }

    /// What a compound begins with, without the s that joins.
    fn beginning<'w>(&self, first: &'w str) -> Option<&'w str> {
        if self.alone.contains(first) {
            return Some(first);
        }
        let plain = first.strip_suffix('s')?;
        (plain.chars().count() >= SHORTEST_PART && self.alone.contains(plain)).then_some(plain)
    }
}

/// The words of a text in small letters. Marks part words; `c++`, `c#` and `.net` stay words.
pub(crate) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match fold(c) {
            Some(c) => word.push(c),
            None if matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}') => {}
            None if matches!(c, '+' | '#') && !word.is_empty() && word.len() <= 3 => word.push(c),
            // Of possession: "workers' rights", "customer's".
            None if matches!(c, '\'' | '’') && !word.is_empty() => {}
            None if !word.is_empty() => words.push(std::mem::take(&mut word)),
            None => {}
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// A letter or digit as it is compared; å, ä and ö are letters of their own. None for what parts words.
fn fold(c: char) -> Option<char> {
    Some(match c {
        'á' | 'à' | 'â' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'æ' => 'ä',
        'ø' => 'ö',
        'ç' => 'c',
        'ñ' => 'n',
        c if c.is_alphanumeric() => c,
        _ => return None,
    })
}

/// The text as its words with one blank between: what two texts share that are written the same but for marks and case.
pub(crate) fn plain(text: &str) -> String {
    split(text).join(" ")
}

/// Three letters in one number: the lowest 16 bits of each.
pub(crate) type Gram = u64;

/// The three-letter pieces of a plain text with a blank at either end, sorted, each with its number of times.
pub(crate) fn grams(plain: &str) -> Vec<(Gram, u32)> {
    let letters: Vec<u64> = std::iter::once(' ')
        .chain(plain.chars())
        .chain(std::iter::once(' '))
        .map(|c| u64::from(u32::from(c)) & 0xffff)
        .collect();
    let mut counted: HashMap<Gram, u32> = HashMap::new();
    for three in letters.windows(3) {
        *counted.entry(three[0] << 32 | three[1] << 16 | three[2]).or_default() += 1;
    }
    let mut grams: Vec<(Gram, u32)> = counted.into_iter().collect();
    grams.sort_unstable();
    grams
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swedish() -> Words {
        let mut words = Words::new(Language::Swedish);
        for label in [
            "Robot",
            "Svetsning",
            "Underhåll",
            "Plåtslageri",
            "Maskin",
            "Formsprutning",
            "Ritning",
            "Läsning",
        ] {
            words.learn(label);
        }
        words
    }

    #[test]
    fn forms_and_compounds_of_a_swedish_word_meet() {
        let words = swedish();
        let robot = words.terms("robotsvetsning");
        assert_eq!(robot, words.terms("Robot-svetsare"));
        assert_eq!(robot.len(), 2);
        assert_eq!(
            words.terms("Erfarenhet av maskinunderhåll"),
            words.terms("underhåll maskiner").into_iter().rev().collect::<Vec<_>>()
        );
        assert_eq!(words.terms("Ritningsläsning").len(), 2);
    }

    #[test]
    fn fillers_stay_when_there_is_nothing_else() {
        assert_eq!(swedish().terms("god vana").len(), 2);
        assert!(swedish().terms("– ! \u{0}").is_empty());
    }

    #[test]
    fn what_says_nothing_in_swedish_is_no_english_word_of_a_swedish_text() {
        let words = Words::new(Language::English);
        let knows = |term: &str| ["god", "in", "man"].contains(&term);
        assert_eq!(words.terms_of_any("god vana av CNC-svarvning", knows), words.terms("CNC-svarvning"));
        assert_eq!(
            words.terms_of_any("god", knows),
            ["god"],
            "one word that both languages have says nothing of which"
        );
        assert_eq!(words.terms_of_any("god and man", knows), words.terms("god man"));
        assert!(words.terms_of_any("god vana", knows).is_empty());
    }

    #[test]
    fn swedish_letters_are_kept_and_marks_part_words() {
        assert_eq!(split("Räka–raka, Café  (C++) C# ’tis"), ["räka", "raka", "cafe", "c++", "c#", "tis"]);
    }
}
