//! What a maker's profile says of it, for telling who is like whom: processes, materials, branches, and words for machines in
//! what it wrote of itself.

use matching::likely::Trait;

use super::Maker;

/// Beginnings of words for machines, in Swedish and English, each a trait by its place: add at the end only. General
/// knowledge of what stands in workshops; a word tells likeness and nothing else.
pub const MACHINE_WORDS: [&str; 32] = [
    "fleroperation",
    "kantpress",
    "stansmaskin",
    "fiberlaser",
    "formsprut",
    "gradsax",
    "svetsrobot",
    "mätmaskin",
    "trådgnist",
    "sänkgnist",
    "arborrverk",
    "karusellsvarv",
    "längdsvarv",
    "rundslip",
    "planslip",
    "excenterpress",
    "rörbock",
    "vattenskär",
    "plasmaskär",
    "pulverbox",
    "ytmonter",
    "våglöd",
    "reflow",
    "extruder",
    "vakuumform",
    "gängrull",
    "härdugn",
    "glödugn",
    "industrirobot",
    "machining cent",
    "press brake",
    "coordinate measuring",
];

/// The maker's traits over all its sites, sorted, each once.
#[must_use]
pub fn traits(maker: &Maker) -> Vec<Trait> {
    let mut all: Vec<Trait> = Vec::new();
    for (_, offer) in maker.offers() {
        all.push(Trait::Process(offer.process));
        all.extend(offer.materials.iter().map(|material| Trait::Material(*material)));
    }
    all.extend(maker.sni_codes.iter().filter_map(|code| branch(code)).map(Trait::Branch));
    if let Some(text) = &maker.own_words {
        let text = text.to_lowercase();
        let said = MACHINE_WORDS.iter().zip(0..).filter(|(word, _)| begins_a_word(&text, word));
        all.extend(said.map(|(_, number)| Trait::Word(number)));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The class of a branch, its first four digits: firms of one trade differ in the fifth.
fn branch(code: &str) -> Option<u32> {
    let digits: String = code.chars().filter(char::is_ascii_digit).take(4).collect();
    if digits.len() == 4 { digits.parse().ok() } else { None }
}

fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_are_told_by_how_their_words_begin() {
        assert!(
            begins_a_word("våra kantpressar", "kantpress") && !begins_a_word("minikantpress", "kantpress")
        );
        assert_eq!(branch("25.620"), Some(2562));
        assert_eq!(branch("25"), None);
    }
}
