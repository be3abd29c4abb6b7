//! Which words stand for each other, learned from labels of the same concept: "oversee" for "manage", "prison" for
//! "correctional". IBM's model 1 (Brown et al. 1993): how likely is each word of one label as the rendering of each word of
//! the other, by expectation and maximisation.

use std::collections::HashMap;

/// Rounds of expectation and maximisation. More change little and fit the pairs too closely.
const ROUNDS: usize = 5;
/// A rendering rarer than this is not kept.
pub(crate) const RAREST: f32 = 0.004;

/// Where a word was seen in few pairs, it counts as kept so often, as if seen in so many.
const KEPT: f32 = 0.8;
const DOUBTS: f32 = 4.0;

/// Pairs of labels as numbers of words: what is rendered, and the rendering.
pub(crate) type Pair = (Vec<u32>, Vec<u32>);

/// `renderings[word]`: the words that render it, each with its chance, the likeliest first.
#[derive(Debug, Default)]
pub(crate) struct Associations {
    pub(crate) renderings: Vec<Vec<(u32, f32)>>,
}

impl Associations {
    pub(crate) fn learn(words: usize, pairs: &[Pair]) -> Associations {
        // The chances of a word's renderings, in the order of first meeting, so that sums are the same every time.
        let mut places: Vec<HashMap<u32, u32>> = vec![HashMap::new(); words];
        let mut chances: Vec<Vec<(u32, f32)>> = vec![Vec::new(); words];
        for (from, to) in pairs {
            for &source in from {
                for &target in to {
                    let list = &mut chances[source as usize];
                    places[source as usize].entry(target).or_insert_with(|| {
                        list.push((target, 1.0));
                        u32::try_from(list.len() - 1).expect("fewer renderings than words")
                    });
                }
            }
        }
        for _ in 0..ROUNDS {
            let mut counts: Vec<Vec<f32>> = chances.iter().map(|list| vec![0.0; list.len()]).collect();
            for (from, to) in pairs {
                for &target in to {
                    let at = |source: u32| places[source as usize][&target] as usize;
                    let sum: f32 = from.iter().map(|&source| chances[source as usize][at(source)].1).sum();
                    for &source in from {
                        let place = at(source);
                        counts[source as usize][place] += chances[source as usize][place].1 / sum;
                    }
                }
            }
            for (list, counts) in chances.iter_mut().zip(&counts) {
                let sum: f32 = counts.iter().sum();
                for ((_, chance), count) in list.iter_mut().zip(counts) {
                    *chance = (count / sum).max(1e-9);
                }
            }
        }
        for list in &mut chances {
            list.retain(|(_, chance)| *chance >= RAREST);
            list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        Associations { renderings: chances }
    }

    /// By word, the chance that another label of the concept says it too, by itself or by what stands for it: low for
    /// "perform", high for "roof". Drawn to `KEPT` where there are few pairs.
    pub(crate) fn kept(&self, words: usize, pairs: &[Pair]) -> Vec<f32> {
        let mut seen = vec![DOUBTS; words];
        let mut kept = vec![DOUBTS * KEPT; words];
        for (from, to) in pairs {
            for &source in from {
                let itself = self.as_itself(source);
                let share = |target: u32| {
                    let list = &self.renderings[source as usize];
                    let chance = list.iter().find(|(to, _)| *to == target).map_or(0.0, |(_, chance)| *chance);
                    if target == source { 1.0 } else { (chance / itself).min(0.9) }
                };
                seen[source as usize] += 1.0;
                kept[source as usize] += to.iter().map(|&target| share(target)).fold(0.0, f32::max);
            }
        }
        kept.iter().zip(&seen).map(|(kept, seen)| (kept / seen).clamp(0.02, 0.98)).collect()
    }

    /// The chance that `word` is rendered as itself; one for a word that was never seen in a pair.
    pub(crate) fn as_itself(&self, word: u32) -> f32 {
        self.renderings
            .get(word as usize)
            .filter(|list| !list.is_empty())
            .map_or(1.0, |list| list.iter().find(|(to, _)| *to == word).map_or(RAREST, |(_, chance)| *chance))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_renders_a_word_is_learned_from_pairs() {
        // 0 manage, 1 oversee, 2 staff, 3 money: "manage staff" ~ "oversee staff", "manage money" ~ "oversee money".
        let pairs = vec![(vec![0, 2], vec![1, 2]), (vec![0, 3], vec![1, 3]), (vec![2, 3], vec![2, 3])];
        let learned = Associations::learn(5, &pairs);
        assert_eq!(learned.renderings[0][0].0, 1);
        assert!(learned.renderings[0][0].1 > 0.5, "{:?}", learned.renderings);
        assert!(learned.as_itself(2) > 0.5);
        assert!((learned.as_itself(4) - 1.0).abs() < f32::EPSILON);
    }
}
