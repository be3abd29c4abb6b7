//! The smallest box around a body in any direction.

use super::direction::normals;
use crate::{
    mesh::Mesh,
    vector::{Vector, dot, length, square_to, sub, unit},
};

/// How many directions are tried; the largest flat faces come first.
const TRIED: usize = 24;

/// Sides, longest first. One side of the box stands square to one of the tried directions (large flat faces, the axes,
/// the main axes of the points); around it the smallest rectangle is exact. The smallest box of a part without flat
/// faces may be a little smaller than this.
pub(super) fn oriented_box(mesh: &Mesh) -> [f64; 3] {
    let mut directions: Vec<Vector> = normals(mesh).into_iter().map(|(axis, _)| axis).take(TRIED).collect();
    directions.extend([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]);
    directions.extend(main_axes(mesh));
    let points = extreme(&mesh.vertices);
    let mut best = ([0.0; 3], f64::INFINITY);
    for axis in directions {
        let sides = box_along(&points, axis);
        let volume = sides[0] * sides[1] * sides[2];
        if volume < best.1 * (1.0 - 1e-9) {
            best = (sides, volume);
        }
    }
    let mut sides = best.0;
    sides.sort_by(|a, b| b.total_cmp(a));
    sides
}

/// Points that are outermost in one of some hundreds of directions are enough for large meshes; small ones are kept
/// whole.
fn extreme(points: &[Vector]) -> Vec<Vector> {
    const WHOLE: usize = 10_000;
    const DIRECTIONS: u32 = 500;
    if points.len() <= WHOLE {
        return points.to_vec();
    }
    let axes = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    // A spiral over half the sphere, by the golden angle.
    let spiral = (0..DIRECTIONS).map(|i| {
        let z = (f64::from(i) + 0.5) / f64::from(DIRECTIONS);
        let around = f64::from(i) * 2.399_963_229_728_653;
        let r = (1.0 - z * z).sqrt();
        [r * around.cos(), r * around.sin(), z]
    });
    let mut out = Vec::with_capacity(2 * DIRECTIONS as usize + 6);
    for axis in axes.into_iter().chain(spiral) {
        let (mut low, mut high) = ((f64::INFINITY, points[0]), (f64::NEG_INFINITY, points[0]));
        for &point in points {
            let along = dot(point, axis);
            if along < low.0 {
                low = (along, point);
            }
            if along > high.0 {
                high = (along, point);
            }
        }
        out.extend([low.1, high.1]);
    }
    out
}

/// Sides of the smallest box with one side square to `axis`: a smallest rectangle has a side along the hull's
/// (Freeman and Shapira, 1975).
fn box_along(points: &[Vector], axis: Vector) -> [f64; 3] {
    let (x, y) = square_to(axis);
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut flat: Vec<[f64; 2]> = Vec::with_capacity(points.len());
    for &point in points {
        let along = dot(point, axis);
        low = low.min(along);
        high = high.max(along);
        flat.push([dot(point, x), dot(point, y)]);
    }
    let hull = hull(flat);
    let edge_at = |i: usize| {
        let (a, b) = (hull[i], hull[(i + 1) % hull.len()]);
        let edge = [b[0] - a[0], b[1] - a[1]];
        (edge, edge[0].hypot(edge[1]))
    };
    let mut edges: Vec<([f64; 2], f64)> = (0..hull.len()).map(edge_at).collect();
    // A hull with more edges than this is a curve, where one edge is as good as the next.
    edges.sort_by(|a, b| b.1.total_cmp(&a.1));
    edges.truncate(48);
    let mut best = ([0.0; 2], f64::INFINITY);
    for (edge, long) in edges {
        if long <= 0.0 {
            continue;
        }
        let edge = [edge[0] / long, edge[1] / long];
        let spread = |d: [f64; 2]| {
            let along = hull.iter().map(|p| p[0] * d[0] + p[1] * d[1]);
            let (low, high) =
                along.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
            high - low
        };
        let sides = [spread(edge), spread([-edge[1], edge[0]])];
        if sides[0] * sides[1] < best.1 {
            best = (sides, sides[0] * sides[1]);
        }
    }
    [high - low, best.0[0], best.0[1]]
}

/// The convex hull, counter-clockwise (Andrew, 1979).
fn hull(mut points: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    points.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let turn =
        |a: [f64; 2], b: [f64; 2], c: [f64; 2]| (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    let half = |points: &mut dyn Iterator<Item = [f64; 2]>| {
        let mut chain: Vec<[f64; 2]> = Vec::new();
        for point in points {
            while chain.len() >= 2 && turn(chain[chain.len() - 2], chain[chain.len() - 1], point) <= 0.0 {
                chain.pop();
            }
            chain.push(point);
        }
        chain.pop();
        chain
    };
    let mut whole = half(&mut points.iter().copied());
    whole.extend(half(&mut points.iter().rev().copied()));
    whole
}

/// The axes about which the area is spread most and least, by power iteration on its covariance.
fn main_axes(mesh: &Mesh) -> Vec<Vector> {
    let (mut middle, mut weight) = ([0.0; 3], 0.0);
    let mut pieces = Vec::with_capacity(mesh.triangles.len());
    for t in 0..mesh.triangles.len() {
        let area = length(mesh.normal_doubled(t));
        let [a, b, c] = mesh.corners(t);
        let centre = [0, 1, 2].map(|i| (a[i] + b[i] + c[i]) / 3.0);
        for i in 0..3 {
            middle[i] += centre[i] * area;
        }
        weight += area;
        pieces.push((centre, area));
    }
    if weight <= 0.0 {
        return Vec::new();
    }
    let middle = middle.map(|m| m / weight);
    let mut spread = [[0.0; 3]; 3];
    for (centre, area) in pieces {
        let d = sub(centre, middle);
        for i in 0..3 {
            for j in 0..3 {
                spread[i][j] += d[i] * d[j] * area;
            }
        }
    }
    let mut axis: Vector = [0.57, 0.58, 0.582];
    for _ in 0..60 {
        let next = [0, 1, 2].map(|i| dot(spread[i], axis));
        let Some(next) = unit(next) else { return Vec::new() };
        axis = next;
    }
    // The second axis: the same within the plane square to the first.
    let (x, y) = square_to(axis);
    let s = |a: Vector, b: Vector| dot(a, [0, 1, 2].map(|i| dot(spread[i], b)));
    let angle = 0.5 * (2.0 * s(x, y)).atan2(s(x, x) - s(y, y));
    let second = [0, 1, 2].map(|i| x[i] * angle.cos() + y[i] * angle.sin());
    vec![axis, second, crate::vector::cross(axis, second)]
}
