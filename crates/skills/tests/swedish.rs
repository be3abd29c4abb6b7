//! What a Swedish firm writes, linked with nothing but what is shipped: words of the trades, and what is no skill.

use skills::{
    Language,
    link::{Linker, Options},
    shipped,
};

#[test]
fn swedish_words_of_the_trades_are_linked_as_shipped_and_what_means_nothing_is_not() {
    let esco = shipped::esco();
    let linker = Linker::new(&[&esco], Options::default());
    let english = |concept: u32| linker.concepts()[concept as usize].label(Language::English).to_owned();
    let mut wrong = Vec::new();
    for (text, meant) in [
        ("svetsa", "welding techniques"),
        ("svetsning", "welding techniques"),
        ("TIG-svetsning", "perform tungsten inert gas welding"),
        ("MIG/MAG-svetsning", "perform metal active gas welding"),
        ("läsa ritningar", "read standard blueprints"),
        ("ritningsläsning", "read standard blueprints"),
        ("CNC-svarvning", "tend computer numerical control lathe machine"),
        ("god vana av CNC-svarvning", "tend computer numerical control lathe machine"),
        ("fräsning", "milling machines"),
        ("kantpressning", "use metal bending techniques"),
        ("truckkort", "operate forklift"),
        ("mätteknik", "metrology"),
        ("felsökning", "troubleshoot"),
        ("CNC-programmering", "program a CNC controller"),
        ("formsprutning", "tend injection moulding machine"),
        ("erfarenhet av kvalitetskontroll", "inspect quality of products"),
    ] {
        let link = linker.link(text);
        if link.linked.map(english).as_deref() != Some(meant) {
            let near = link.candidates.iter().take(3);
            let near: Vec<_> = near.map(|one| (english(one.concept), one.score)).collect();
            wrong.push(format!("{text}: {near:?}"));
        }
    }
    for text in [
        "god kamrat",
        "god man",
        "trevlig kollega",
        "god vana",
        "friskvårdsbidrag",
        "vi är ett familjeföretag",
        "B-körkort",
        "Zebrasvetsning",
        "Glorpning",
        "skvabb och annat",
        "körkort",
        "we are a family-owned company",
    ] {
        let link = linker.link(text);
        if let Some(concept) = link.linked {
            wrong.push(format!("{text} is linked to {}", english(concept)));
        }
    }
    // What looks like a word of the other language is no candidate of weight.
    for candidate in linker.link("god vana av glorpning").candidates {
        if candidate.score >= 0.2 {
            wrong.push(format!("glorpning: {} {}", english(candidate.concept), candidate.score));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
