//! Where the part looks, and what a straight tool reaches along those lines.

use std::collections::HashMap;

use super::{Direction, cast::Tree, sampled::Sample};
use crate::{
    mesh::Mesh,
    vector::{Vector, add, cross, dot, length, scale, square_to, unit, without_sign},
};

/// Lines that the surface stands square to, with their share of the area: the largest first. Opposite directions are
/// one line; lines within about two degrees are one.
pub(super) fn normals(mesh: &Mesh) -> Vec<(Vector, f64)> {
    let mut bins: HashMap<[i32; 3], (Vector, f64)> = HashMap::new();
    let mut whole = 0.0;
    for t in 0..mesh.triangles.len() {
        let doubled = mesh.normal_doubled(t);
        let area = length(doubled) / 2.0;
        let Some(normal) = unit(doubled) else { continue };
        let line = without_sign(normal);
        whole += area;
        let bin = bins.entry(line.map(|x| (x * 1000.0).round() as i32)).or_insert(([0.0; 3], 0.0));
        bin.0 = add(bin.0, scale(line, area));
        bin.1 += area;
    }
    let mut sorted: Vec<([i32; 3], Vector, f64)> =
        bins.into_iter().filter_map(|(key, (sum, area))| Some((key, unit(sum)?, area))).collect();
    sorted.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    let mut lines: Vec<(Vector, f64)> = Vec::new();
    // What comes after some hundreds of kinds of small facets is of a curve, not a direction.
    for (_, line, area) in sorted.into_iter().take(600) {
        match lines.iter_mut().find(|(known, _)| dot(*known, line).abs() > 0.9994) {
            Some(known) => known.1 += area,
            None => lines.push((line, area)),
        }
    }
    lines.sort_by(|a, b| b.1.total_cmp(&a.1));
    lines.into_iter().map(|(line, area)| (line, area / whole)).collect()
}

/// Up to three lines that stand square to each other: the one most area looks along, the next that is square to it, and
/// the third. `axis` comes first when the part has one.
pub(super) fn main_lines(mesh: &Mesh, axis: Option<Vector>) -> Vec<(Vector, f64)> {
    let lines = normals(mesh);
    let share =
        |line: Vector| lines.iter().filter(|(l, _)| dot(*l, line).abs() > 0.9994).map(|(_, s)| s).sum();
    let Some(first) = axis.or_else(|| lines.first().map(|(line, _)| *line)) else { return Vec::new() };
    let second = lines
        .iter()
        .map(|(line, _)| *line)
        .find(|line| dot(*line, first).abs() < 0.02)
        .unwrap_or_else(|| square_to(first).0);
    let third = unit(cross(first, second)).unwrap_or([0.0, 0.0, 1.0]);
    [first, second, third].map(|line| (without_sign(line), share(line))).to_vec()
}

/// What is reached along each line, and the share of the area that is reached along none. A point is reached when its
/// surface does not look away and nothing stands in the way of a straight line to it.
pub(super) fn directions(tree: &Tree, samples: &[Sample], lines: &[(Vector, f64)]) -> (Vec<Direction>, f64) {
    let whole: f64 = samples.iter().map(|s| s.area).sum();
    let share = |area: f64| if whole > 0.0 { area / whole } else { 0.0 };
    let mut reached = vec![false; samples.len()];
    let mut out = Vec::with_capacity(lines.len());
    for &(axis, square_share) in lines {
        let (mut from, mut against, mut under, mut parallel) = (0.0, 0.0, 0.0, 0.0);
        let mut undercut_at_mm = None;
        for (sample, reached) in samples.iter().zip(&mut reached) {
            let (one, other) = (is_seen(tree, sample, axis), is_seen(tree, sample, scale(axis, -1.0)));
            from += if one { sample.area } else { 0.0 };
            against += if other { sample.area } else { 0.0 };
            if dot(sample.normal, axis).abs() < 0.0087 {
                parallel += sample.area;
            }
            if one || other {
                *reached = true;
            } else {
                under += sample.area;
                undercut_at_mm.get_or_insert(sample.at);
            }
        }
        out.push(Direction {
            axis,
            square_share,
            parallel_share: share(parallel),
            reach_from: share(from),
            reach_against: share(against),
            undercut_share: share(under),
            undercut_at_mm,
        });
    }
    let hidden: f64 = samples.iter().zip(&reached).filter(|(_, r)| !**r).map(|(s, _)| s.area).sum();
    (out, share(hidden))
}

fn is_seen(tree: &Tree, sample: &Sample, towards: Vector) -> bool {
    dot(sample.normal, towards) > -1e-3
        && tree
            .first(lifted(tree, sample), towards, tree.grain, |hit| {
                // A wall that the line only slides along is no obstacle.
                hit.triangle != sample.triangle && dot(hit.normal, towards).abs() > 2e-3
            })
            .is_none()
}

/// A little off the surface, so that facets of the same curve do not shadow each other: a chord of the mesh stands off
/// its arc by up to 1/1600 of the size.
fn lifted(tree: &Tree, sample: &Sample) -> Vector {
    let off = tree.grain * 1e7 * 1e-3;
    [0, 1, 2].map(|i| sample.at[i] + sample.normal[i] * off)
}
