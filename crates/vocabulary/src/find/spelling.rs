//! Typing errors: which wording a misspelt text can only have been, and which terms to propose when there is none.

use std::collections::HashSet;

use rapidfuzz::distance::osa;

/// One wording of a term, folded.
#[derive(Debug)]
pub(crate) struct Wording {
    /// As the table has it.
    pub(crate) text: String,
    pub(crate) key: String,
    pub(crate) words: Vec<String>,
    pub(crate) term: u16,
}

/// How many errors a word of this length may have: none under five letters, one under nine, else two.
fn allowed(length: usize) -> usize {
    match length {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    }
}

/// The words that a language's compounds are made of here: whole words, and what stands before a whole word in a
/// known compound ("induktions" in "induktionshärdning").
#[derive(Debug, Default)]
pub(crate) struct KnownWords {
    words: HashSet<String>,
    first_parts: HashSet<String>,
}

/// Parts of a compound that are shorter tell too little: "ning" is an ending, not a word.
const SHORTEST_FIRST: usize = 3;
const SHORTEST_LAST: usize = 5;

impl KnownWords {
    pub(crate) fn new(words: HashSet<String>) -> KnownWords {
        let mut first_parts = HashSet::new();
        for word in &words {
            for (first, last) in splits(word) {
                if words.contains(last) {
                    first_parts.insert(first.to_owned());
                }
            }
        }
        KnownWords { words, first_parts }
    }

    /// The ways in which a word is made of two known ones.
    fn parts<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'w str, &'w str)> {
        splits(word).filter(|(first, last)| {
            self.words.contains(*last) && (self.words.contains(*first) || self.first_parts.contains(*first))
        })
    }

    /// True for a word that is right as it stands: a known one, or two known ones together. "Laserhärdning" is no
    /// misspelt "lasermärkning", though two letters apart: it says laser and it says härdning.
    fn has(&self, word: &str) -> bool {
        self.words.contains(word) || self.parts(word).next().is_some()
    }
}

fn splits(word: &str) -> impl Iterator<Item = (&str, &str)> {
    word.char_indices()
        .map(|(at, _)| word.split_at(at))
        .filter(|(first, last)| first.len() >= SHORTEST_FIRST && last.len() >= SHORTEST_LAST)
}

/// The single wording that is nearest within the allowed errors. None when wordings of two terms are equally near.
/// A first letter is never wrong, digits are never wrong, and a word that means something as it stands is never
/// taken for another.
pub(crate) fn correct<'w>(
    wordings: &'w [Wording],
    known_words: &KnownWords,
    key: &str,
    words: &[&str],
) -> Option<&'w Wording> {
    let mut best: Option<(usize, &Wording)> = None;
    let mut is_shared = false;
    for wording in wordings {
        let Some(errors) = errors_between(wording, known_words, key, words) else { continue };
        match best {
            Some((fewest, _)) if errors > fewest => {}
            Some((fewest, known)) if errors == fewest => {
                is_shared |= known.term != wording.term && known.key != wording.key;
            }
            _ => {
                best = Some((errors, wording));
                is_shared = false;
            }
        }
    }
    best.filter(|(errors, wording)| !is_shared && !is_another_nearer(wordings, key, *errors, wording.term))
        .map(|(_, wording)| wording)
}

/// True when the text is nearer to a wording of another term that it may not be read as: "åglödning" has lost a first
/// letter ("våglödning") rather than got two wrong ("anlöpning").
fn is_another_nearer(wordings: &[Wording], key: &str, errors: usize, term: u16) -> bool {
    let Some(fewer) = errors.checked_sub(1).filter(|fewer| *fewer > 0) else { return false };
    let nearer = osa::Args::default().score_cutoff(fewer);
    wordings
        .iter()
        .filter(|other| other.term != term && other.key.len().abs_diff(key.len()) <= 2 * fewer)
        .any(|other| osa::distance_with_args(key.chars(), other.key.chars(), &nearer).is_some())
}

fn errors_between(wording: &Wording, known_words: &KnownWords, key: &str, words: &[&str]) -> Option<usize> {
    if key.len().abs_diff(wording.key.len()) > 4 {
        return None;
    }
    if words.len() == wording.words.len() {
        return words.iter().zip(&wording.words).try_fold(0, |sum, (typed, right)| {
            if typed == right { Some(sum) } else { Some(sum + word_errors(known_words, typed, right)?) }
        });
    }
    // Written together on one side and apart on the other: only where every part is long enough to be told apart.
    if wording.words.iter().all(|w| w.len() >= 5) && words.iter().all(|w| w.len() >= 5) {
        if words.iter().all(|w| known_words.has(w)) {
            return None;
        }
        return word_errors(known_words, key, &wording.key);
    }
    None
}

fn word_errors(known_words: &KnownWords, typed: &str, right: &str) -> Option<usize> {
    if typed.as_bytes().first() != right.as_bytes().first()
        || known_words.has(typed)
        || !same_digits(typed, right)
    {
        return None;
    }
    let errors = errors_within(typed, right)?;
    // In a compound each part is a word of its own: an error that is small in the whole may turn a part into
    // another word ("stumsvetsning" is no misspelt "sömsvetsning").
    let holds = |(first, last): (&str, &str)| {
        typed.char_indices().map(|(at, _)| typed.split_at(at)).any(|(typed_first, typed_last)| {
            errors_within(typed_first, first).is_some() && errors_within(typed_last, last).is_some()
        })
    };
    known_words.parts(right).all(holds).then_some(errors)
}

/// The errors between two spellings, where there are no more than a word of that length may have.
fn errors_within(typed: &str, right: &str) -> Option<usize> {
    if typed == right {
        return Some(0);
    }
    if typed.len().abs_diff(right.len()) > 2 {
        return None;
    }
    let limit = allowed(right.chars().count().min(typed.chars().count()));
    if limit == 0 {
        return None;
    }
    let errors =
        osa::distance_with_args(typed.chars(), right.chars(), &osa::Args::default().score_cutoff(limit))?;
    (errors < 2 || !is_one_wrong_syllable(typed, right)).then_some(errors)
}

/// True when all that differs are two letters side by side, both others than they should be: "glorpning" is not a
/// slip of the hand on the way to "glödgning" but another word. Letters that changed places are one error, not two.
///
/// Measured in November 2026 on 3,522 words of the tables with two random slips each (a letter doubled, dropped,
/// swapped, or its neighbour on the keyboard) and 5,000 made-up stems before the endings of real words: of the slips
/// 1,837 were still read (1,915 before), of the made-up words 36 (123 before). Longer words only, from ten letters, gave
/// 1,576 and 31; the first four letters right 1,070 and 23; a stem of six letters 1,725 and 30.
fn is_one_wrong_syllable(typed: &str, right: &str) -> bool {
    let (typed, right): (Vec<char>, Vec<char>) = (typed.chars().collect(), right.chars().collect());
    if typed.len() != right.len() {
        return false;
    }
    let differs = |at: &usize| typed[*at] != right[*at];
    let first = (0..typed.len()).find(differs);
    let last = (0..typed.len()).rfind(differs);
    first.zip(last).is_some_and(|(first, last)| last == first + 1)
}

fn same_digits(a: &str, b: &str) -> bool {
    let digits = |s: &str| s.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    digits(a) == digits(b)
}

/// Up to five terms to propose for a text that is not known, the likeliest first; only a proposal.
pub(crate) fn nearest(wordings: &[Wording], key: &str, words: &[&str]) -> Vec<u16> {
    let mut scored: Vec<(f64, usize, u16)> = Vec::new();
    for (order, wording) in wordings.iter().enumerate() {
        let shared = wording.words.iter().filter(|w| w.len() > 3 && words.contains(&w.as_str())).count();
        let likeness = osa::normalized_similarity(key.chars(), wording.key.chars());
        let within = key.len() > 4
            && wording.key.len() > 4
            && (wording.key.contains(key) || key.contains(&wording.key));
        #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
        let score =
            likeness + 0.3 * shared as f64 / words.len().max(1) as f64 + if within { 0.2 } else { 0.0 };
        if score >= 0.6 {
            scored.push((score, order, wording.term));
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut terms = Vec::new();
    for (_, _, term) in scored {
        if !terms.contains(&term) {
            terms.push(term);
        }
        if terms.len() == 5 {
            break;
        }
    }
    terms
}
