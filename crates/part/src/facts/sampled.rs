//! Points spread over a surface, the same ones every time.

use crate::{
    mesh::Mesh,
    vector::{Vector, add, length, scale, sub, unit},
};

#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    pub(super) at: Vector,
    /// Outward, of length one.
    pub(super) normal: Vector,
    pub(super) triangle: usize,
    /// The area it stands for, mm²; none for a point that only makes sure that its face is looked at.
    pub(super) area: f64,
}

/// `count` points, each for the same area, and one more in the largest triangle of every exact face.
pub(super) fn samples(mesh: &Mesh, count: usize) -> Vec<Sample> {
    let areas: Vec<f64> = (0..mesh.triangles.len()).map(|t| length(mesh.normal_doubled(t)) / 2.0).collect();
    let whole: f64 = areas.iter().sum();
    let mut out = Vec::with_capacity(count + 64);
    if whole <= 0.0 || !whole.is_finite() {
        return out;
    }
    let step = whole / count as f64;
    let (mut passed, mut next) = (0.0, step / 2.0);
    for (triangle, area) in areas.iter().enumerate() {
        passed += area;
        while next < passed && out.len() < count {
            let number = out.len() as f64;
            // Additive recurrence with the plastic number (Roberts, 2018): evenly spread, no clumps.
            let (u, v) =
                ((number * 0.754_877_666_246_692_7).fract(), (number * 0.569_840_290_998_053_2).fract());
            out.extend(sample(mesh, triangle, u, v, step));
            next += step;
        }
    }
    let mut largest: Vec<(f64, usize)> = Vec::new();
    for (triangle, face) in mesh.faces.iter().enumerate() {
        let face = *face as usize;
        if largest.len() <= face {
            largest.resize(face + 1, (0.0, usize::MAX));
        }
        if areas[triangle] > largest[face].0 {
            largest[face] = (areas[triangle], triangle);
        }
    }
    for (_, triangle) in largest.into_iter().filter(|(area, _)| *area > 0.0) {
        out.extend(sample(mesh, triangle, 1.0 / 3.0, 0.5, 0.0));
    }
    out
}

fn sample(mesh: &Mesh, triangle: usize, u: f64, v: f64, area: f64) -> Option<Sample> {
    let [a, b, c] = mesh.corners(triangle);
    let root = u.sqrt();
    // Even over the triangle: a (1-√u) + b √u (1-v) + c √u v.
    let at = add(a, add(scale(sub(b, a), root * (1.0 - v)), scale(sub(c, a), root * v)));
    let normal = unit(mesh.normal_doubled(triangle))?;
    Some(Sample { at, normal, triangle, area })
}
