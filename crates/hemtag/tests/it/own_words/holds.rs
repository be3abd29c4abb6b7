//! What holds for any text: no panic, quotes that stand in it, the same answer twice, nothing ticked that is denied.

use hemtag::makers::own_words::{Proposals, Quote, Sure, propose};
use proptest::prelude::*;
use vocabulary::Vocabulary;

fn quotes(proposals: &Proposals) -> Vec<&Quote> {
    let offers = proposals
        .offers
        .iter()
        .flat_map(|o| std::iter::once(&o.quote).chain(o.facts.iter().map(|f| &f.quote)));
    let certificates = proposals.certificates.iter().map(|c| &c.quote);
    let questions = proposals.questions.iter().map(|q| &q.quote);
    offers.chain(certificates).chain(questions).chain(&proposals.not_understood).collect()
}

fn holds(text: &str) {
    let proposals = propose(text, Vocabulary::embedded());
    for quote in quotes(&proposals) {
        let sentence = text.get(quote.sentence.clone()).expect("a sentence stands in the text");
        let words = text.get(quote.span.clone()).expect("words stand in the text");
        assert!(!words.is_empty() && sentence.contains(words), "{words:?} is not in {sentence:?}");
        assert!(quote.sentence.start <= quote.span.start && quote.span.end <= quote.sentence.end);
    }
    for offer in &proposals.offers {
        assert!(!(offer.sure == Sure::Denied && offer.sure.is_proposed()));
    }
    assert_eq!(proposals, propose(text, Vocabulary::embedded()), "the same text gives the same proposals");
}

/// Pieces of real language, so that the random texts reach the inner rules.
const PIECES: [&str; 48] = [
    "vi",
    "svarvar",
    "fräser",
    "inte",
    "svetsning",
    "Ø",
    "300",
    "x",
    "×",
    "1 200",
    "0,5",
    "–",
    "-",
    "mm",
    "kg",
    "ton",
    "IT6",
    "±",
    "0,01",
    "upp till",
    "från",
    "serier",
    "st",
    "veckor",
    "ledtid",
    "våra",
    "underleverantörer",
    "men",
    ",",
    ".",
    "\n",
    "\n\n",
    "ISO 9001",
    "arbetar mot",
    "planeras",
    "5-axlig",
    "stål",
    "rostfritt",
    "aluminium",
    "utan",
    "tjocklek",
    "m²",
    "”",
    "tum",
    "1.250",
    "2768",
    "h7",
    "ISO",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,200}") {
        holds(&text);
    }

    #[test]
    fn texts_of_the_trade_are_read_without_panic(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60), glue in prop::sample::select(&[" ", "", "\u{a0}", "\n"][..])) {
        holds(&pieces.join(glue));
    }
}

#[test]
fn a_text_without_an_end_is_read() {
    holds(&"vi svarvar och fräser inte Ø 300 x 600 mm ".repeat(300));
    holds(&"svarvning".repeat(2_000));
}

#[test]
fn an_empty_text_gives_nothing() {
    assert_eq!(propose("", Vocabulary::embedded()), Proposals::default());
    assert_eq!(propose(" \n\n ", Vocabulary::embedded()), Proposals::default());
}
