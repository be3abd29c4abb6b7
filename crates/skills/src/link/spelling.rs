//! Words that are spelled alike: "toxicology" and "toxicological", "aluminium" and "aluminum".

use std::collections::HashMap;

use crate::words::{Gram, grams};

/// The words of an index by their three-letter pieces.
#[derive(Debug, Default)]
pub(crate) struct Spelling {
    words_with: HashMap<Gram, Vec<u32>>,
    /// How many pieces a word has.
    sizes: Vec<u32>,
}

/// How alike two words must be: the share of their pieces that they share (Dice).
const ALIKE: f32 = 0.55;
/// Shorter words are never read as others.
const SHORTEST: usize = 4;

impl Spelling {
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Spelling {
        let mut spelling = Spelling::default();
        for (at, word) in words.enumerate() {
            let pieces = grams(word);
            spelling.sizes.push(u32::try_from(pieces.len()).expect("words are short"));
            if is_readable(word) {
                for (gram, _) in pieces {
                    spelling
                        .words_with
                        .entry(gram)
                        .or_default()
                        .push(u32::try_from(at).expect("fewer than 2^32 words"));
                }
            }
        }
        spelling
    }

    /// The words spelled like this one, with how alike they are, from `ALIKE` to one.
    pub(crate) fn like(&self, word: &str) -> Vec<(u32, f32)> {
        if !is_readable(word) {
            return Vec::new();
        }
        let pieces = grams(word);
        let mut shared: Vec<u8> = vec![0; self.sizes.len()];
        let mut met: Vec<u32> = Vec::new();
        for (gram, _) in &pieces {
            for &other in self.words_with.get(gram).into_iter().flatten() {
                let count = &mut shared[other as usize];
                if *count == 0 {
                    met.push(other);
                }
                *count = count.saturating_add(1);
            }
        }
        let mut alike: Vec<(u32, f32)> = met
            .into_iter()
            .map(|other| (other, shared[other as usize]))
            .map(|(other, shared)| {
                let all = pieces.len() as f32 + self.sizes[other as usize] as f32;
                (other, 2.0 * f32::from(shared) / all)
            })
            .filter(|(_, alike)| *alike >= ALIKE)
            .collect();
        alike.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        alike.truncate(8);
        alike
    }
}

/// Numbers and short names are told apart by a single sign.
fn is_readable(word: &str) -> bool {
    word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic)
}
