//! How well texts are linked, measured: the split, what is learned from which part, the figures, and the floor of character
//! trigrams. Seeded, so that a run can be repeated.

mod floor;

use crate::{
    LabelKind, LanguageCode, Scheme,
    link::{Hide, Linker, Options, Weights, learn},
};

pub use floor::Floor;

/// What a concept is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its labels teach which words stand for each other.
    Words,
    /// Its labels teach the weights, while [`Part::Words`] alone has taught the words; then they teach words as well.
    Weights,
    /// Its alternative labels are neither taken in nor learned from.
    Test,
}

/// A fifth is for the test, a fifth of the rest for the weights. By a hash of the id and the seed.
#[must_use]
pub fn part(id: &str, seed: u64) -> Part {
    match hash(id, seed) % 25 {
        0..5 => Part::Test,
        5..9 => Part::Weights,
        _ => Part::Words,
    }
}

/// FNV-1a over the seed and the text, mixed once more (splitmix64).
fn hash(text: &str, seed: u64) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in seed.to_le_bytes().iter().chain(text.as_bytes()) {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// A text and the concept it was a label of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub text: String,
    /// The id of the concept.
    pub right: String,
}

/// One alternative label of each concept of a part that has any: which one, by a hash.
#[must_use]
pub fn queries(scheme: &Scheme, language: LanguageCode, seed: u64, of: Part) -> Vec<Query> {
    let mut queries = Vec::new();
    for concept in scheme.concepts.iter().filter(|concept| part(&concept.id, seed) == of) {
        let is = |label: &&crate::Label| label.kind == LabelKind::Alternative && label.language == language;
        let chosen = concept.labels.iter().filter(is).min_by_key(|label| hash(&label.text, seed));
        queries.extend(chosen.map(|label| Query { text: label.text.clone(), right: concept.id.clone() }));
    }
    queries
}

/// The weights learned from the part for weights. Each of its labels is asked about twice: once with the preferred label of
/// its concept in sight, where that concept is right, and once with the concept out of sight, where none is.
#[must_use]
pub fn learned(scheme: &Scheme, language: LanguageCode, seed: u64) -> Weights {
    let options = Options { weights: Weights::first(), ..Options::default() };
    let mut linker = Linker::with_teachers(&[scheme], options, |_, id| match part(id, seed) {
        Part::Words => (true, true),
        Part::Weights => (true, false),
        Part::Test => (false, false),
    });
    let queries = queries(scheme, language, seed, Part::Weights);
    let numbers = numbers(&linker);
    for _ in 0..2 {
        let mut cases = Vec::with_capacity(2 * queries.len());
        for (at, query) in queries.iter().enumerate() {
            let number = numbers[query.right.as_str()];
            let mut case = |hide, right| cases.push(linker.case(&query.text, hide, right));
            case(Hide::Label(number, &query.text), Some(number));
            case(Hide::Alternatives(number), Some(number));
            case(Hide::Concept(number), None);
            if at % 2 == 0 {
                case(Hide::AllAlternatives, Some(number));
            }
            case(Hide::Nothing, Some(number));
        }
        let weights = learn(&linker.options().weights.clone(), &cases);
        linker.weigh(weights);
    }
    linker.options().weights.clone()
}

/// The linker that is tested: the concepts of the test with their preferred label only, nothing learned from them.
#[must_use]
pub fn for_test(scheme: &Scheme, seed: u64, options: Options) -> Linker {
    Linker::with_teachers(&[scheme], options, |_, id| match part(id, seed) {
        Part::Words | Part::Weights => (true, true),
        Part::Test => (false, false),
    })
}

fn numbers(linker: &Linker) -> std::collections::HashMap<String, u32> {
    linker.concepts().iter().zip(0..).map(|(known, number)| (known.id.clone(), number)).collect()
}

/// How often the right concept is among the first 1, 5 and 10.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recall {
    pub queries: usize,
    pub at: [f64; 3],
}

pub const DEPTHS: [usize; 3] = [1, 5, 10];

/// Counts ranks: the place of the right one from 0, None when it was not given.
#[must_use]
pub fn recall(ranks: &[Option<usize>]) -> Recall {
    let share = |depth: usize| {
        let within = ranks.iter().filter(|rank| rank.is_some_and(|rank| rank < depth)).count();
        within as f64 / ranks.len().max(1) as f64
    };
    Recall { queries: ranks.len(), at: DEPTHS.map(share) }
}

/// What came of a text: how sure the first candidate was, and whether it was right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    pub score: f64,
    pub is_right: bool,
    /// Whether there was a right one to be found.
    pub has_right: bool,
}

/// A row of the curve of precision against abstention.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub threshold: f64,
    /// How many of all were linked.
    pub linked: usize,
    /// How many of the linked were right.
    pub right: usize,
    pub all: usize,
    /// How many had a right one.
    pub answerable: usize,
}

impl Point {
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        (self.linked > 0).then(|| self.right as f64 / self.linked as f64)
    }

    #[must_use]
    pub fn abstained(&self) -> f64 {
        1.0 - self.linked as f64 / self.all.max(1) as f64
    }

    /// How many of those that had a right one were linked to it.
    #[must_use]
    pub fn found(&self) -> f64 {
        self.right as f64 / self.answerable.max(1) as f64
    }
}

#[must_use]
pub fn curve(answers: &[Answer], thresholds: &[f64]) -> Vec<Point> {
    thresholds
        .iter()
        .map(|&threshold| {
            let linked = || answers.iter().filter(move |answer| answer.score >= threshold);
            Point {
                threshold,
                linked: linked().count(),
                right: linked().filter(|answer| answer.is_right).count(),
                all: answers.len(),
                answerable: answers.iter().filter(|answer| answer.has_right).count(),
            }
        })
        .collect()
}

/// What a tested text finds in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Preferred labels alone, of all concepts: what the floor of trigrams is asked.
    Preferred,
    /// The preferred label of its concept among all labels of the others.
    Among,
    /// All labels but itself.
    Others,
    /// Everything but its concept: nothing is right.
    Gone,
}

/// Ranks of the right concepts, and how sure the first answers were.
#[must_use]
pub fn test(linker: &Linker, queries: &[Query], sight: Sight) -> (Vec<Option<usize>>, Vec<Answer>) {
    let numbers = numbers(linker);
    queries
        .iter()
        .map(|query| {
            let right = numbers[query.right.as_str()];
            let hide = match sight {
                Sight::Preferred => Hide::AllAlternatives,
                Sight::Among => Hide::Alternatives(right),
                Sight::Others => Hide::Label(right, &query.text),
                Sight::Gone => Hide::Concept(right),
            };
            let link = linker.link_hiding(&query.text, hide);
            let first = link.candidates.first();
            let answer = Answer {
                score: first.map_or(0.0, |first| first.score),
                is_right: first.is_some_and(|first| first.concept == right),
                has_right: sight != Sight::Gone,
            };
            (link.candidates.iter().position(|candidate| candidate.concept == right), answer)
        })
        .unzip()
}
