//! How thick the wall is: from points of the surface straight inward to the other side.

use super::{Wall, cast::Tree, sampled::Sample};
use crate::{
    mesh::Mesh,
    vector::{Vector, add, dot, scale, square_to, unit},
};

/// `None` when no ray meets another side.
pub(super) fn wall(tree: &Tree, samples: &[Sample]) -> Option<Wall> {
    let mut found: Vec<(f64, f64, usize)> = Vec::with_capacity(samples.len());
    for (index, sample) in samples.iter().enumerate() {
        if let Some(thickness) = thickness(tree, sample.at, sample.normal) {
            found.push((thickness, sample.area, index));
        }
    }
    let mut local: Vec<(f64, f64)> = found
        .iter()
        .map(|&(thickness, area, index)| (through(tree, &samples[index], thickness), area))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
    let &(min, _, thinnest) = found.first()?;
    let whole: f64 = found.iter().map(|f| f.1).sum();
    let along: Vec<(f64, f64)> = found.iter().map(|f| (f.0, f.1)).collect();
    local.sort_by(|a, b| a.0.total_cmp(&b.0));
    let quantile = |sorted: &[(f64, f64)], share: f64| {
        let mut passed = 0.0;
        for (thickness, area) in sorted {
            passed += area;
            if passed >= whole * share && *area > 0.0 {
                return *thickness;
            }
        }
        sorted.last().map_or(min, |f| f.0)
    };
    Some(Wall {
        min,
        p5: quantile(&along, 0.05),
        median: quantile(&along, 0.5),
        p95: quantile(&local, 0.95),
        thinnest_at_mm: samples[thinnest].at,
    })
}

/// Straight inward from a point of the surface to the other side.
fn thickness(tree: &Tree, at: Vector, normal: Vector) -> Option<f64> {
    // Only a side that looks the other way (within 60°) is the other side of a wall: near the edge of a wedge or a
    // rounding the ray meets a neighbour, which is no thin wall.
    let hit = tree.first(at, scale(normal, -1.0), tree.grain, |hit| dot(hit.normal, normal) < 0.1)?;
    (dot(hit.normal, normal) < -0.5).then_some(hit.distance)
}

/// A mesh of more triangles than this is shown without its walls.
const MOST_TRIANGLES: usize = 300_000;

/// The wall at the middle of each triangle, mm, to colour it by; `None` where there is no other side. Empty for a mesh of
/// very many triangles.
#[must_use]
pub fn walls(mesh: &Mesh) -> Vec<Option<f32>> {
    if mesh.triangles.len() > MOST_TRIANGLES {
        return Vec::new();
    }
    let tree = Tree::new(mesh);
    let of_triangle = |triangle: usize| {
        let [a, b, c] = mesh.corners(triangle);
        let middle = scale(add(a, add(b, c)), 1.0 / 3.0);
        let thickness = thickness(&tree, middle, unit(mesh.normal_doubled(triangle))?)?;
        Some(thickness as f32)
    };
    (0..mesh.triangles.len()).map(of_triangle).collect()
}

/// The thinnest way through the middle of an inward ray: along it, or in one of four directions across it.
fn through(tree: &Tree, sample: &Sample, thickness: f64) -> f64 {
    let middle = add(sample.at, scale(sample.normal, -thickness / 2.0));
    let (x, y) = square_to(sample.normal);
    let half = std::f64::consts::FRAC_1_SQRT_2;
    let across = [x, y, add(scale(x, half), scale(y, half)), add(scale(x, half), scale(y, -half))];
    let to_wall =
        |towards: Vector| tree.first(middle, towards, 0.0, |_| true).map_or(f64::INFINITY, |h| h.distance);
    across.into_iter().map(|d| to_wall(d) + to_wall(scale(d, -1.0))).fold(thickness, f64::min)
}

/// The share of the area whose wall is within a tenth of `thickness`.
pub(super) fn share_near(tree: &Tree, samples: &[Sample], thickness: f64) -> f64 {
    let (mut near, mut whole) = (0.0, 0.0);
    for sample in samples {
        whole += sample.area;
        let hit = tree.first(sample.at, scale(sample.normal, -1.0), tree.grain, |_| true);
        if hit.is_some_and(|h| (h.distance / thickness - 1.0).abs() < 0.1) {
            near += sample.area;
        }
    }
    if whole > 0.0 { near / whole } else { 0.0 }
}
