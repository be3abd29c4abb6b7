//! The search as slow and obvious loops, and tests that the index gives the same candidates with the same scores.

use proptest::prelude::*;

use super::{
    FEATURES, Hide, Linker, Options, Weights,
    index::{Entry, Index, Question, Rank},
};
use crate::{Concept, ConceptKind, Label, LabelKind, LanguageCode, Scheme};

/// What a label and a text have in common by whole numbers: every word of the text, every reading, every word of the label.
fn in_common(index: &Index, question: &Question, entry: &Entry) -> u64 {
    let mut sum = 0_u64;
    for asked in &question.asked {
        for reading in &asked.readings {
            for &term in &entry.terms {
                if term == reading.word {
                    let label = index.weights[term as usize] * index.kept[term as usize];
                    let share = asked.weight * asked.kept * label * reading.alike * 1000.0;
                    sum += u64::from((share as u32).max(1));
                }
            }
        }
    }
    let norm: f32 = entry
        .terms
        .iter()
        .map(|&term| (index.weights[term as usize] * index.kept[term as usize]).powi(2))
        .sum::<f32>()
        .sqrt();
    sum * u64::from((65536.0 / norm.max(0.5)) as u32)
}

/// How well the text's word is met by the label's, by any reading; 0 when it is not.
fn met(question: &Question, word: usize, term: u32) -> (f32, f32, f32) {
    question.asked[word]
        .readings
        .iter()
        .find(|reading| reading.word == term)
        .map_or((0.0, 0.0, 0.0), |reading| (reading.alike, reading.rendered, reading.renders))
}

fn best(values: impl Iterator<Item = f32>) -> f32 {
    values.fold(0.0, f32::max)
}

/// The comparisons, one after another from their definitions.
fn features(index: &Index, question: &Question, entry: &Entry) -> [f32; FEATURES] {
    let texts = 0..question.asked.len();
    let terms = &entry.terms;
    let alike = |word: usize, term: u32| met(question, word, term).0;
    let is_same = |word: usize, term: u32| if alike(word, term) >= 1.0 { 1.0 } else { 0.0 };
    let chance = |chance: f32, alike: f32| if chance == 0.0 { alike * 0.3 } else { chance };
    let text_weight = |word: usize| question.asked[word].weight * question.asked[word].kept;
    let label_weight = |term: u32| index.weights[term as usize] * index.kept[term as usize];
    let said = |chance: f32, weight: f32| (1.0 + 0.7 * chance / (0.3 * (-weight).exp())).ln();
    let odds = |read: f32, kept: f32, weight: f32| (kept * read * read * weight.exp() + 1.0 - kept).ln();

    let text_read = |word: usize| best(terms.iter().map(|&term| alike(word, term)));
    let label_read = |term: u32| best(texts.clone().map(|word| alike(word, term)));
    let text_same = |word: usize| best(terms.iter().map(|&term| is_same(word, term)));
    let label_same = |term: u32| best(texts.clone().map(|word| is_same(word, term)));
    let share = |part: f32, all: f32| if all > 0.0 { part / all } else { 0.0 };
    let text_all: f32 = texts.clone().map(text_weight).sum();
    let label_all: f32 = terms.iter().map(|&term| label_weight(term)).sum();
    let over_text =
        |value: &dyn Fn(usize) -> f32| texts.clone().map(|word| text_weight(word) * value(word)).sum::<f32>();
    let over_label =
        |value: &dyn Fn(u32) -> f32| terms.iter().map(|&term| label_weight(term) * value(term)).sum::<f32>();

    let text_in_label = share(over_text(&text_same), text_all);
    let label_in_text = share(over_label(&label_same), label_all);
    let text_in_label_read = share(over_text(&text_read), text_all);
    let label_in_text_read = share(over_label(&label_read), label_all);
    let rendered = |word: usize| {
        let sum: f32 = terms
            .iter()
            .map(|&term| {
                let (alike, rendered, _) = met(question, word, term);
                chance(rendered, alike)
            })
            .sum();
        said(sum / terms.len().max(1) as f32, question.asked[word].weight)
    };
    let renders = |term: u32| {
        let sum: f32 = texts
            .clone()
            .map(|word| {
                let (alike, _, renders) = met(question, word, term);
                chance(renders, alike)
            })
            .sum();
        said(sum / texts.len().max(1) as f32, label_weight(term))
    };
    let most_text: f32 = texts.clone().map(|word| said(1.0, question.asked[word].weight)).sum();
    let most_label: f32 = terms.iter().map(|&term| said(1.0, label_weight(term))).sum();
    let mut spelling = 0.0;
    for (gram, weight) in &question.grams {
        for (other, share) in &entry.grams {
            if gram == other {
                spelling += weight * share;
            }
        }
    }
    let sense = question.point.iter().zip(&entry.point).map(|(a, b)| a * b).sum::<f32>().max(0.0);
    let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
    [
        text_in_label,
        label_in_text,
        text_in_label_read,
        label_in_text_read,
        text_in_label_read * label_in_text_read,
        share(texts.clone().map(rendered).sum(), most_text),
        share(terms.iter().map(|&term| renders(term)).sum(), most_label),
        spelling,
        flag(entry.rank == Rank::Preferred),
        flag(entry.rank == Rank::Part),
        flag(text_in_label > 0.9999 && label_in_text > 0.9999),
        flag(question.plain == entry.plain),
        text_in_label_read.min(label_in_text_read),
        (over_text(&|word| 1.0 - text_read(word)) / 20.0).min(1.0),
        (over_label(&|term| 1.0 - label_read(term)) / 20.0).min(1.0),
        texts.clone().next_back().map_or(0.0, text_read),
        terms.last().map_or(0.0, |&term| label_read(term)),
        texts.clone().next().map_or(0.0, text_read),
        terms.first().map_or(0.0, |&term| label_read(term)),
        spelling * spelling,
        sense,
        sense * sense,
        texts
            .clone()
            .map(|word| odds(text_read(word), question.asked[word].kept, question.asked[word].weight))
            .sum::<f32>()
            / 20.0,
        terms
            .iter()
            .map(|&term| odds(label_read(term), index.kept[term as usize], index.weights[term as usize]))
            .sum::<f32>()
            / 20.0,
    ]
}

/// Concepts with their chances, the likeliest first, for a linker of one scheme.
fn slow(linker: &Linker, text: &str) -> Vec<(u32, f64)> {
    let options = linker.options();
    let mut offered: Vec<(u32, f64)> = Vec::new();
    for index in linker.indexes() {
        let question = index.question(text);
        let mut common: Vec<(u64, usize)> = (0..index.entries.len())
            .map(|at| (in_common(index, &question, &index.entries[at]), at))
            .filter(|(common, _)| *common > 0)
            .collect();
        common.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        common.truncate(options.compared);
        for (_, at) in common {
            let entry = &index.entries[at];
            let worth = options.weights.utility(&features(index, &question, entry));
            match offered.iter_mut().find(|(concept, _)| *concept == entry.concept) {
                Some((_, best)) => *best = best.max(worth),
                None => offered.push((entry.concept, worth)),
            }
        }
    }
    offered.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    offered.truncate(30);
    let all = options.weights.none.exp() + offered.iter().map(|(_, worth)| worth.exp()).sum::<f64>();
    offered.into_iter().map(|(concept, worth)| (concept, worth.exp() / all)).take(options.given).collect()
}

fn scheme(labels: &[Vec<String>], language: LanguageCode) -> Scheme {
    let concept = |(at, labels): (usize, &Vec<String>)| Concept {
        id: format!("c{at}"),
        kind: ConceptKind::Skill,
        is_deprecated: false,
        labels: labels
            .iter()
            .zip([LabelKind::Preferred].into_iter().chain(std::iter::repeat(LabelKind::Alternative)))
            .map(|(text, kind)| Label { language, kind, text: text.clone() })
            .collect(),
        descriptions: Vec::new(),
        broader: Vec::new(),
    };
    Scheme {
        name: "made up".to_owned(),
        version: None,
        concepts: labels.iter().enumerate().map(concept).collect(),
        occupations: Vec::new(),
        ssyk: Vec::new(),
        notes: Vec::new(),
    }
}

const WORDS: [&str; 24] = [
    "manage",
    "oversee",
    "direct",
    "staff",
    "money",
    "weld",
    "welding",
    "metal",
    "repair",
    "roofs",
    "CNC",
    "svetsning",
    "robotsvetsning",
    "robot",
    "underhåll",
    "maskin",
    "maskinunderhåll",
    "plåt",
    "läsning,",
    "ritningsläsning",
    "Å/ä",
    "toxicology",
    "toxicological",
    "5S",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS.as_slice()), 0..5).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_index_finds_what_loops_find(
        labels in prop::collection::vec(prop::collection::vec(text(), 1..4), 1..12),
        asked in prop::collection::vec(text(), 1..4),
        compared in 1_usize..20,
        is_swedish in any::<bool>(),
    ) {
        let language = if is_swedish { LanguageCode::SWEDISH } else { LanguageCode::ENGLISH };
        let scheme = scheme(&labels, language);
        let options = Options { compared, ..Options::default() };
        let linker = Linker::new(&[&scheme], options);
        for text in &asked {
            let quick: Vec<(u32, f64)> =
                linker.link(text).candidates.iter().map(|candidate| (candidate.concept, candidate.score)).collect();
            let slow = slow(&linker, text);
            prop_assert_eq!(quick.len(), slow.len(), "{}", text);
            for (quick, slow) in quick.iter().zip(&slow) {
                prop_assert!((quick.1 - slow.1).abs() < 1e-4, "{}: {:?} and {:?}", text, quick, slow);
                // Concepts whose worth differs by rounding alone may change places.
                let is_there = slow.0 == quick.0 || (quick.1 - slow.1).abs() < 1e-4;
                prop_assert!(is_there, "{}: {:?} and {:?}", text, quick, slow);
            }
        }
    }

    #[test]
    fn any_text_is_answered_the_same_twice(text in "\\PC{0,60}") {
        let scheme = scheme(&[vec!["weld metal".to_owned(), "join metal".to_owned()]], LanguageCode::ENGLISH);
        let linker = Linker::new(&[&scheme], Options { weights: Weights::shipped(), ..Options::default() });
        let link = linker.link(&text);
        prop_assert!(link.candidates.iter().all(|candidate| (0.0..=1.0).contains(&candidate.score)));
        prop_assert_eq!(&link, &linker.link_hiding(&text, Hide::Nothing));
    }
}

#[test]
fn a_label_is_linked_to_its_concept_and_what_is_none_to_nothing() {
    let labels = [vec!["weld metal"], vec!["operate lathe", "turn metal on a lathe"], vec!["manage staff"]];
    let labels = labels.map(|list| list.into_iter().map(str::to_owned).collect::<Vec<_>>());
    let scheme = scheme(&labels, LanguageCode::ENGLISH);
    let linker = Linker::new(&[&scheme], Options::default());
    assert_eq!(linker.link("Weld metal").linked, Some(0));
    assert_eq!(linker.link("Operating a lathe").linked, Some(1));
    for text in ["a great place to work", "driving licence", "", "–", "\u{0}"] {
        assert_eq!(linker.link(text).linked, None, "{text}");
    }
}
