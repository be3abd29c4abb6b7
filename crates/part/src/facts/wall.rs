//! How thick the wall is: from points of the surface straight inward to the other side.

use std::{cmp::Ordering, collections::HashMap};

use super::{HowSure, Wall, cast::Tree, gap, sampled::Sample};
use crate::{
    mesh::Mesh,
    reading::Surface,
    vector::{Vector, add, dot, scale, square_to, unit},
};

/// A body whose walls are sought.
pub(super) struct Body<'a> {
    pub(super) mesh: &'a Mesh,
    pub(super) surfaces: &'a [Surface],
    pub(super) tree: &'a Tree,
    pub(super) samples: &'a [Sample],
    /// Whether the surfaces are the file's own, and not found in a mesh.
    pub(super) is_exact: bool,
}

/// So many pairs of surfaces, those with the thinnest rays between them, are looked at more closely.
const PAIRS: usize = 24;

/// Sides of a wall stand along each other to within 20°: this is the cosine. Where they meet at more, the ray gets as short
/// as one likes towards the edge, and that is no wall.
const ALONG: f64 = 0.94;

/// `None` when no ray meets another side.
pub(super) fn wall(body: &Body<'_>) -> Option<Wall> {
    let Body { tree, samples, .. } = *body;
    let found: Vec<(Ray, &Sample)> = samples
        .iter()
        .filter_map(|sample| Some((inward(tree, sample.at, sample.normal, sample.triangle)?, sample)))
        .collect();
    let counted = || found.iter().filter(|(_, sample)| sample.area > 0.0);
    let mut along: Vec<(f64, f64)> = counted().map(|(ray, sample)| (ray.thickness, sample.area)).collect();
    let mut local: Vec<(f64, f64)> =
        counted().map(|(ray, sample)| (through(tree, sample, ray.thickness), sample.area)).collect();
    along.sort_by(|a, b| a.0.total_cmp(&b.0));
    local.sort_by(|a, b| a.0.total_cmp(&b.0));
    let whole: f64 = along.iter().map(|f| f.1).sum();
    let quantile = |sorted: &[(f64, f64)], share: f64| {
        let mut passed = 0.0;
        for (thickness, area) in sorted {
            passed += area;
            if passed >= whole * share && *area > 0.0 {
                return *thickness;
            }
        }
        sorted.last().map_or(0.0, |f| f.0)
    };
    let (p5, median) = (quantile(&along, 0.05), quantile(&along, 0.5));
    let rays: Vec<Ray> = found.iter().map(|(ray, _)| *ray).collect();
    // Of a cone or a wedge no two sides stand along each other: then the distribution is all there is.
    let thinnest = thinnest(body, &rays).or_else(|| {
        let ray = rays.iter().min_by(|a, b| a.thickness.total_cmp(&b.thickness))?;
        Some((p5.max(ray.thickness), HowSure::Sampled, ray.at))
    });
    let (min, min_sure, thinnest_at_mm) = thinnest?;
    // Rays between chords of the mesh are a little short; of the same wall the surfaces know better.
    let not_under = |mm: f64| if mm < min && mm > min * 0.98 { min } else { mm };
    let (p5, median) = (not_under(p5), not_under(median));
    Some(Wall { min, min_sure, p5, median, p95: quantile(&local, 0.95), thinnest_at_mm })
}

/// A ray from the surface to the other side.
#[derive(Debug, Clone, Copy)]
struct Ray {
    at: Vector,
    /// Outward, where it begins.
    normal: Vector,
    triangle: usize,
    other: usize,
    thickness: f64,
    is_wall: bool,
}

/// The thinnest place, how sure, and where: from the thinnest rays between each two surfaces downhill over the surface, and
/// exactly where the two are surfaces whose distance is known.
fn thinnest(body: &Body<'_>, rays: &[Ray]) -> Option<(f64, HowSure, Vector)> {
    let face = |triangle: usize| body.mesh.faces.get(triangle).map_or(u32::MAX, |face| *face);
    let mut pairs: HashMap<(u32, u32), Ray> = HashMap::new();
    for ray in rays {
        // A ray that begins in a wedge may go downhill into a wall.
        let (one, other) = (face(ray.triangle), face(ray.other));
        let known = pairs.entry((one.min(other), one.max(other))).or_insert(*ray);
        let better = (ray.is_wall, -ray.thickness) > (known.is_wall, -known.thickness);
        if better {
            *known = *ray;
        }
    }
    let mut pairs: Vec<((u32, u32), Ray)> = pairs.into_iter().collect();
    pairs.sort_by(|a, b| a.1.thickness.total_cmp(&b.1.thickness).then(a.0.cmp(&b.0)));
    // Wedges come first by thickness and must not crowd out the walls.
    let (walls, wedges): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(_, ray)| ray.is_wall);
    let area: f64 = body.samples.iter().map(|sample| sample.area).sum();
    let reach = (area / body.samples.len().max(1) as f64).sqrt();
    let looked_at = walls.into_iter().take(PAIRS).chain(wedges.into_iter().take(PAIRS / 3));
    // Where the way leads to nothing the sides run out into an edge.
    let downhill = looked_at.filter_map(|(_, ray)| {
        let end = downhill(body, ray, reach);
        (end.is_wall && end.thickness > ray.thickness * 0.01).then_some(end)
    });
    downhill
        .map(|ray| match known(body, &ray) {
            Some(exact) => (exact, HowSure::Exact, ray.at),
            None => (ray.thickness, HowSure::Measured, ray.at),
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
}

fn known(body: &Body<'_>, ray: &Ray) -> Option<f64> {
    let surface = |triangle: usize| body.surfaces.get(*body.mesh.faces.get(triangle)? as usize);
    let (one, other) = (surface(ray.triangle)?, surface(ray.other)?);
    // A chord of the mesh stands off its arc by up to 1/1600 of the size, on either side.
    let slack = body.tree.grain * 1e7 / 800.0 + ray.thickness * 1e-3;
    body.is_exact.then(|| gap::exact(one, other, ray.thickness, slack)).flatten()
}

/// From where a ray begins over the surface to where it is shortest, by steps that get smaller (Hooke and Jeeves, 1961).
fn downhill(body: &Body<'_>, mut best: Ray, reach: f64) -> Ray {
    let mut step = reach;
    // Far finer than the mesh is nothing to be found.
    let finest = (body.tree.grain * 1e3).max(best.thickness * 1e-4);
    for _ in 0..60 {
        if step < finest {
            break;
        }
        let (x, y) = square_to(best.normal);
        let half = std::f64::consts::FRAC_1_SQRT_2;
        let (up, down) = (add(scale(x, half), scale(y, half)), add(scale(x, half), scale(y, -half)));
        let ways = [x, y, up, down].into_iter().flat_map(|way| [way, scale(way, -1.0)]);
        let from = best;
        let tried = ways
            .filter_map(|way| beside(body, &from, scale(way, step)))
            .filter(|ray| ray.is_wall >= from.is_wall)
            .min_by(|a, b| {
                (!a.is_wall, a.thickness).partial_cmp(&(!b.is_wall, b.thickness)).unwrap_or(Ordering::Equal)
            });
        match tried {
            Some(ray) if (ray.is_wall, -ray.thickness) > (from.is_wall, -from.thickness * (1.0 - 1e-9)) => {
                best = ray;
            }
            _ => step /= 2.0,
        }
    }
    best
}

/// The ray from the surface a step to the side; `None` where the surface goes no further.
fn beside(body: &Body<'_>, ray: &Ray, step: Vector) -> Option<Ray> {
    let lift = crate::vector::length(step) * 0.3;
    let above = add(add(ray.at, step), scale(ray.normal, lift));
    let hit =
        body.tree.first(above, scale(ray.normal, -1.0), 0.0, |hit| dot(hit.normal, ray.normal) > 0.5)?;
    if (hit.distance - lift).abs() > lift * 2.0 {
        return None;
    }
    let at = add(above, scale(ray.normal, -hit.distance));
    inward(body.tree, at, hit.normal, hit.triangle)
}

/// Straight inward from a point of the surface to the other side.
fn inward(tree: &Tree, at: Vector, normal: Vector, triangle: usize) -> Option<Ray> {
    // Only a side that looks the other way (within 60°) is the other side of a wall: near the edge of a wedge or a
    // rounding the ray meets a neighbour, which is no thin wall.
    let hit = tree.first(at, scale(normal, -1.0), tree.grain, |hit| dot(hit.normal, normal) < 0.1)?;
    let opposite = -dot(hit.normal, normal);
    (opposite > 0.5).then_some(Ray {
        at,
        normal,
        triangle,
        other: hit.triangle,
        thickness: hit.distance,
        is_wall: opposite > ALONG,
    })
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
        let ray = inward(&tree, middle, unit(mesh.normal_doubled(triangle))?, triangle)?;
        Some(ray.thickness as f32)
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
    for sample in samples.iter().filter(|s| s.area > 0.0) {
        whole += sample.area;
        let hit = tree.first(sample.at, scale(sample.normal, -1.0), tree.grain, |_| true);
        if hit.is_some_and(|h| (h.distance / thickness - 1.0).abs() < 0.1) {
            near += sample.area;
        }
    }
    if whole > 0.0 { near / whole } else { 0.0 }
}
