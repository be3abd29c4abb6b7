//! The floor: character trigrams weighed by rarity, cosine, among preferred labels.

use std::collections::HashMap;

use crate::{
    LabelKind, LanguageCode, Scheme,
    words::{Gram, grams, plain},
};

#[derive(Debug)]
pub struct Floor {
    ids: Vec<String>,
    labels: usize,
    /// By piece: how rare it is, and the labels that have it with their share.
    pieces: HashMap<Gram, (f32, Vec<(u32, f32)>)>,
}

impl Floor {
    #[must_use]
    pub fn new(scheme: &Scheme, language: LanguageCode) -> Floor {
        let mut floor = Floor { ids: Vec::new(), labels: 0, pieces: HashMap::new() };
        let mut labels = Vec::new();
        for concept in &scheme.concepts {
            let is = |label: &&crate::Label| label.kind == LabelKind::Preferred && label.language == language;
            if let Some(label) = concept.labels.iter().find(is) {
                floor.ids.push(concept.id.clone());
                labels.push(grams(&plain(&label.text)));
            }
        }
        floor.labels = labels.len();
        for label in &labels {
            for (gram, _) in label {
                floor.pieces.entry(*gram).or_default().0 += 1.0;
            }
        }
        for (with, _) in floor.pieces.values_mut() {
            *with = ((1.0 + labels.len() as f32) / (1.0 + *with)).ln() + 1.0;
        }
        for (at, label) in (0..).zip(&labels) {
            let weight = |gram: &Gram, times: &u32| floor.pieces[gram].0 * *times as f32;
            let length = label.iter().map(|(gram, times)| weight(gram, times).powi(2)).sum::<f32>().sqrt();
            for (gram, times) in label {
                let (rarity, list) = floor.pieces.get_mut(gram).expect("counted above");
                list.push((at, *rarity * *times as f32 / length));
            }
        }
        floor
    }

    /// The place of the right concept among all, ties after it; None when it shares nothing with the text.
    #[must_use]
    pub fn rank(&self, text: &str, right: &str) -> Option<usize> {
        let mut scores = vec![0.0_f32; self.labels];
        for (gram, times) in grams(&plain(text)) {
            if let Some((rarity, list)) = self.pieces.get(&gram) {
                for &(label, share) in list {
                    scores[label as usize] += rarity * times as f32 * share;
                }
            }
        }
        let mine = self.ids.iter().position(|id| id == right)?;
        (scores[mine] > 0.0).then(|| scores.iter().filter(|&&score| score > scores[mine]).count())
    }
}
