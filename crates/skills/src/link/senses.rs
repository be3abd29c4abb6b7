//! What words mean by the company they keep: each word as a point, near those that stand in labels of the same concepts
//! (latent semantic analysis, Deerwester et al. 1990; the leading directions by randomised subspace iteration, Halko,
//! Martinsson and Tropp 2011). Seeded: the same labels give the same points.

/// Directions that are kept.
pub(crate) const DIRECTIONS: usize = 128;
const ROUNDS: usize = 4;

/// By word, `DIRECTIONS` numbers, of length one, or all zero for a word without company.
#[derive(Debug, Default)]
pub(crate) struct Senses {
    points: Vec<f32>,
}

impl Senses {
    /// `rows[concept]` names the words of a concept's labels with their weight; the words are numbered from 0 below `words`.
    pub(crate) fn learn(words: usize, rows: &[Vec<(u32, f32)>]) -> Senses {
        let mut seed = 0x5eed_u64;
        let mut points: Vec<f32> = (0..words * DIRECTIONS)
            .map(|_| {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                (seed >> 40) as f32 / 8_388_608.0 - 1.0
            })
            .collect();
        let mut met = [0.0_f32; DIRECTIONS];
        for _ in 0..ROUNDS {
            // points ← A Aᵀ points, concept by concept.
            let mut next = vec![0.0_f32; points.len()];
            for row in rows {
                met.fill(0.0);
                for &(word, weight) in row {
                    let point = &points[word as usize * DIRECTIONS..][..DIRECTIONS];
                    met.iter_mut().zip(point).for_each(|(sum, x)| *sum += weight * x);
                }
                for &(word, weight) in row {
                    let point = &mut next[word as usize * DIRECTIONS..][..DIRECTIONS];
                    point.iter_mut().zip(&met).for_each(|(sum, x)| *sum += weight * x);
                }
            }
            points = next;
            straighten(&mut points);
        }
        for point in points.chunks_exact_mut(DIRECTIONS) {
            unit(point);
        }
        Senses { points }
    }

    pub(crate) fn point(&self, word: u32) -> &[f32] {
        &self.points[word as usize * DIRECTIONS..][..DIRECTIONS]
    }

    /// The point of a text: its words' points, each by its weight, of length one.
    pub(crate) fn text(&self, words: impl Iterator<Item = (u32, f32)>) -> Vec<f32> {
        let mut sum = vec![0.0; DIRECTIONS];
        for (word, weight) in words {
            sum.iter_mut().zip(self.point(word)).for_each(|(sum, x)| *sum += weight * x);
        }
        unit(&mut sum);
        sum
    }
}

pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn unit(point: &mut [f32]) {
    let length = dot(point, point).sqrt();
    if length > 1e-12 {
        point.iter_mut().for_each(|x| *x /= length);
    }
}

/// Makes the directions stand at right angles to each other, each of length one (modified Gram-Schmidt).
fn straighten(points: &mut [f32]) {
    let words = points.len() / DIRECTIONS;
    // By direction, so that the sums run over what lies together.
    let mut columns: Vec<Vec<f32>> =
        (0..DIRECTIONS).map(|at| (0..words).map(|word| points[word * DIRECTIONS + at]).collect()).collect();
    for at in 0..DIRECTIONS {
        let (before, rest) = columns.split_at_mut(at);
        let mine = &mut rest[0];
        for other in before {
            let shared = dot(mine, other);
            mine.iter_mut().zip(other.iter()).for_each(|(x, y)| *x -= shared * y);
        }
        unit(mine);
    }
    for (at, column) in columns.iter().enumerate() {
        for (word, x) in column.iter().enumerate() {
            points[word * DIRECTIONS + at] = *x;
        }
    }
}
