//! Texts of made-up makers for measuring the search: a name, and what each makes, of what and where, in both languages.

use vocabulary::Vocabulary;

use crate::random::Stream;

/// What is told of one maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakerText {
    pub name: String,
    pub swedish: String,
    pub english: String,
}

const FIRST: [&str; 24] = [
    "Alm", "Berg", "Dal", "Ek", "Fors", "Gran", "Hag", "Kvarn", "Lind", "Mo", "Norr", "Ormen", "Rönn",
    "Sand", "Sten", "Strand", "Sund", "Säter", "Torp", "Vik", "Väster", "Ås", "Äng", "Öster",
];
const SECOND: [&str; 12] =
    ["anäs", "by", "fors", "hult", "köping", "lunda", "myra", "näs", "sjö", "stad", "torpa", "ås"];
const KIND: [&str; 10] = [
    "Mekaniska",
    "Plåt",
    "Plast",
    "Verktyg",
    "Industri",
    "Precision",
    "Smide",
    "Teknik",
    "Svets",
    "Produktion",
];

/// So many makers, the same for the same seed.
#[must_use]
pub fn maker_texts(seed: u64, count: usize) -> Vec<MakerText> {
    let mut stream = Stream::of(seed, "texts of makers");
    let vocabulary = Vocabulary::embedded();
    let processes: Vec<_> = vocabulary.processes().leaves().collect();
    let materials: Vec<_> = vocabulary.materials().iter().collect();
    let kommuner = vocabulary.places().kommuner();
    (0..count)
        .map(|number| {
            let name = format!(
                "{}{} {} AB {number}",
                FIRST[stream.below(FIRST.len())],
                SECOND[stream.below(SECOND.len())],
                KIND[stream.below(KIND.len())],
            );
            let place = &kommuner[stream.below(kommuner.len())];
            let (mut swedish, mut english) = (Vec::new(), Vec::new());
            for _ in 0..1 + stream.below(6) {
                let process = processes[stream.below(processes.len())];
                let material = materials[stream.below(materials.len())];
                swedish.push(format!("{} i {}", process.name_sv, material.name_sv));
                english.push(format!("{} of {}", process.name_en, material.name_en));
            }
            let years = 3 + stream.below(90);
            MakerText {
                name,
                swedish: format!(
                    "Vi är {years} anställda i {} och arbetar med {}. Korta ledtider, egna verktyg och mätrum.",
                    place.name,
                    swedish.join(", ")
                ),
                english: format!(
                    "We are {years} people in {} and work with {}. Short lead times, tools of our own and a measuring room.",
                    place.name,
                    english.join(", ")
                ),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_texts() {
        assert_eq!(maker_texts(2026, 50), maker_texts(2026, 50));
        assert_ne!(maker_texts(2026, 50), maker_texts(2027, 50));
    }
}
