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

/// `count` points, each for the same area, and some more in every exact face.
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
    out.extend(of_faces(mesh, &areas, count + count / 2));
    out
}

/// Most points that only make sure that a face is looked at.
const MOST_OF_A_FACE: usize = 12;

/// Points without area, spread over the triangles of every exact face: its largest one first, then others evenly; about
/// `most` in all, and at least one for each face.
fn of_faces(mesh: &Mesh, areas: &[f64], most: usize) -> Vec<Sample> {
    let mut faces: Vec<Vec<usize>> = Vec::new();
    for (triangle, face) in mesh.faces.iter().enumerate() {
        let face = *face as usize;
        if faces.len() <= face {
            faces.resize(face + 1, Vec::new());
        }
        if areas[triangle] > 0.0 {
            faces[face].push(triangle);
        }
    }
    let most = (most / faces.len().max(1)).clamp(1, MOST_OF_A_FACE);
    let mut out = Vec::new();
    for triangles in faces {
        let largest = triangles.iter().copied().max_by(|a, b| areas[*a].total_cmp(&areas[*b]));
        out.extend(largest.and_then(|t| sample(mesh, t, 1.0 / 3.0, 0.5, 0.0)));
        let step = triangles.len().div_ceil(most).max(1);
        let others = triangles.into_iter().step_by(step).filter(|t| Some(*t) != largest);
        out.extend(others.take(most - 1).filter_map(|t| sample(mesh, t, 4.0 / 9.0, 0.5, 0.0)));
    }
    out
}

/// The same points, each for an even part of its face: so a small face counts for its area however few points fell on it.
/// For a mesh without faces they stay as they are, without those that stand for nothing.
pub(super) fn by_face(mesh: &Mesh, samples: &[Sample]) -> Vec<Sample> {
    if mesh.faces.is_empty() {
        return samples.iter().filter(|s| s.area > 0.0).copied().collect();
    }
    let face = |triangle: usize| mesh.faces.get(triangle).map_or(0, |f| *f as usize);
    let count = mesh.faces.iter().map(|f| *f as usize + 1).max().unwrap_or(0);
    let (mut areas, mut points) = (vec![0.0; count], vec![0_u32; count]);
    for triangle in 0..mesh.triangles.len() {
        areas[face(triangle)] += length(mesh.normal_doubled(triangle)) / 2.0;
    }
    for sample in samples {
        points[face(sample.triangle)] += 1;
    }
    let even = |sample: &Sample| {
        let face = face(sample.triangle);
        Sample { area: areas[face] / f64::from(points[face]), ..*sample }
    };
    samples.iter().map(even).collect()
}

fn sample(mesh: &Mesh, triangle: usize, u: f64, v: f64, area: f64) -> Option<Sample> {
    let [a, b, c] = mesh.corners(triangle);
    let root = u.sqrt();
    // Even over the triangle: a (1-√u) + b √u (1-v) + c √u v.
    let at = add(a, add(scale(sub(b, a), root * (1.0 - v)), scale(sub(c, a), root * v)));
    let normal = unit(mesh.normal_doubled(triangle))?;
    Some(Sample { at, normal, triangle, area })
}
