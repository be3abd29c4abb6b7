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

/// The single wording that is nearest within the allowed errors. None when wordings of two terms are equally near.
/// A first letter is never wrong, digits are never wrong, and a word that means something as it stands is never
/// taken for another.
pub(crate) fn correct<'w>(
    wordings: &'w [Wording],
    known_words: &HashSet<String>,
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
    best.filter(|_| !is_shared).map(|(_, wording)| wording)
}

fn errors_between(
    wording: &Wording,
    known_words: &HashSet<String>,
    key: &str,
    words: &[&str],
) -> Option<usize> {
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
        if words.iter().all(|w| known_words.contains(*w)) {
            return None;
        }
        return word_errors(known_words, key, &wording.key);
    }
    None
}

fn word_errors(known_words: &HashSet<String>, typed: &str, right: &str) -> Option<usize> {
    let limit = allowed(right.chars().count().min(typed.chars().count() + 1));
    if limit == 0
        || typed.len().abs_diff(right.len()) > 2
        || typed.as_bytes().first() != right.as_bytes().first()
    {
        return None;
    }
    if known_words.contains(typed) || !same_digits(typed, right) {
        return None;
    }
    osa::distance_with_args(typed.chars(), right.chars(), &osa::Args::default().score_cutoff(limit))
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
