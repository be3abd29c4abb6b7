//! How much material there is beside each hole: to where the part ends, and to the next hole.

use std::collections::HashMap;

use super::{Distance, Hole, HowSure, cast::Tree, gap, hole::Bore};
use crate::{
    mesh::Mesh,
    reading::Surface,
    vector::{Vector, add, cross, dot, length, scale, square_to, sub, unit},
};

/// Rays for all holes of a body together, and for each the most and the fewest ways round it.
const RAYS: usize = 40_000;
const MOST_WAYS: usize = 60;
const FEWEST_WAYS: usize = 16;

/// Where along a hole the rays begin, as shares of its depth: its ends, where a slanted side comes nearest, and its middle.
const STATIONS: [f64; 3] = [0.02, 0.5, 0.98];

/// A hole's neighbours are looked at nearest first; of more than these one is between.
const NEIGHBOURS: usize = 8;

/// More holes than these are not compared with each other pair by pair.
const MOST_HOLES: usize = 3_000;

pub(super) struct Body<'a> {
    pub(super) mesh: &'a Mesh,
    pub(super) surfaces: &'a [Surface],
    pub(super) tree: &'a Tree,
    pub(super) is_exact: bool,
    /// Of a part of sheet: the surfaces that are its two sides. A hole's edge is where the sheet ends, not its side after a
    /// bend.
    pub(super) skin: &'a [bool],
}

/// Fills in the distances of `holes`, whose walls are `bores`.
pub(super) fn measure(body: &Body<'_>, holes: &mut [Hole], bores: &[Bore]) {
    let of_hole: HashMap<usize, usize> = bores
        .iter()
        .enumerate()
        .flat_map(|(hole, bore)| bore.faces.iter().map(move |f| (*f, hole)))
        .collect();
    let ways = (RAYS / (holes.len().max(1) * STATIONS.len())).clamp(FEWEST_WAYS, MOST_WAYS);
    for (number, (hole, bore)) in holes.iter_mut().zip(bores).enumerate() {
        let (edge, crosswise) = around(body, bore, number, &of_hole, ways);
        hole.to_edge = edge.map(|found| body.told(bore, found));
        let beside = beside(body, bores, number, &of_hole);
        let across = crosswise.map(|found| body.told(bore, found));
        hole.to_next_hole = match (beside, across) {
            (Some(a), Some(b)) => Some(if a.mm <= b.mm { a } else { b }),
            (a, b) => a.or(b),
        };
    }
}

/// A way out of a hole's wall into the material, and how far it goes.
#[derive(Debug, Clone, Copy)]
struct Way {
    along: f64,
    angle: f64,
    mm: f64,
    face: usize,
}

impl Body<'_> {
    fn face_of(&self, triangle: usize) -> usize {
        self.mesh.faces.get(triangle).map_or(usize::MAX, |face| *face as usize)
    }

    /// Straight out of the wall at an angle; `None` where the hole has no wall there or nothing is met.
    fn way(&self, bore: &Bore, along: f64, angle: f64) -> Option<Way> {
        let out = outward(bore.axis, angle);
        // The chords of the mesh lie nearer to the axis than the wall does, so this is in the material.
        let start = add(bore.at(along), scale(out, bore.radius));
        let hit = self.tree.first(start, out, self.tree.grain, |_| true)?;
        let leaves = dot(hit.normal, out) > 0.05;
        leaves.then(|| Way { along, angle, mm: hit.distance, face: self.face_of(hit.triangle) })
    }

    /// A chord of the mesh stands off its arc by up to 1/1600 of the size.
    fn slack(&self, mm: f64) -> f64 {
        self.tree.grain * 1e7 / 800.0 + mm * 0.02
    }

    fn told(&self, bore: &Bore, way: Way) -> Distance {
        let wall = self.surfaces.get(*bore.faces.first().unwrap_or(&usize::MAX));
        let exact = wall
            .zip(self.surfaces.get(way.face))
            .filter(|_| self.is_exact)
            .and_then(|(wall, other)| gap::exact(wall, other, way.mm, self.slack(way.mm)));
        Distance {
            mm: exact.unwrap_or(way.mm),
            at_mm: add(bore.at(way.along), scale(outward(bore.axis, way.angle), bore.radius)),
            sure: if exact.is_some() { HowSure::Exact } else { HowSure::Measured },
        }
    }
}

fn outward(axis: Vector, angle: f64) -> Vector {
    let (x, y) = square_to(axis);
    add(scale(x, angle.cos()), scale(y, angle.sin()))
}

/// The shortest way round a hole to where the part ends, and to a hole that runs another way.
fn around(
    body: &Body<'_>,
    bore: &Bore,
    number: usize,
    of_hole: &HashMap<usize, usize>,
    ways: usize,
) -> (Option<Way>, Option<Way>) {
    let (mut edge, mut crosswise): (Option<Way>, Option<Way>) = (None, None);
    let step = std::f64::consts::TAU / ways as f64;
    for station in STATIONS {
        let along = bore.from + (bore.to - bore.from) * station;
        for k in 0..ways {
            let Some(way) = body.way(bore, along, step * k as f64) else { continue };
            let kept = match of_hole.get(&way.face) {
                Some(hole) if *hole == number => continue,
                Some(_) => &mut crosswise,
                None if body.skin.get(way.face) == Some(&true) => continue,
                None => &mut edge,
            };
            if kept.is_none_or(|known| way.mm < known.mm) {
                *kept = Some(way);
            }
        }
    }
    let refined = |way: Way| {
        let mut best = way;
        let mut step = step;
        while step > 1e-4 {
            step /= 2.0;
            for angle in [best.angle - step, best.angle + step] {
                let tried = body.way(bore, best.along, angle).filter(|w| w.face == way.face);
                best = tried.filter(|w| w.mm < best.mm).unwrap_or(best);
            }
        }
        best
    };
    (edge.map(refined), crosswise.map(refined))
}

/// The nearest hole that runs the same way, past which a straight line through the material leads.
fn beside(
    body: &Body<'_>,
    bores: &[Bore],
    number: usize,
    of_hole: &HashMap<usize, usize>,
) -> Option<Distance> {
    if bores.len() > MOST_HOLES {
        return None;
    }
    let bore = &bores[number];
    let mut near: Vec<(f64, usize, f64, Vector)> = Vec::new();
    for (other, next) in bores.iter().enumerate().filter(|(other, _)| *other != number) {
        let towards = sub(next.origin, bore.origin);
        let shift = dot(towards, bore.axis);
        let across = sub(towards, scale(bore.axis, shift));
        let mm = length(across) - bore.radius - next.radius;
        let (from, to) = (bore.from.max(next.from + shift), bore.to.min(next.to + shift));
        if length(cross(bore.axis, next.axis)) < 1e-6 && mm > 0.0 && to > from {
            near.extend(unit(across).map(|line| (mm, other, (from + to) / 2.0, line)));
        }
    }
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    near.into_iter().take(NEIGHBOURS).find_map(|(mm, other, along, line)| {
        let start = add(bore.at(along), scale(line, bore.radius));
        let hit = body.tree.first(start, line, body.tree.grain, |_| true)?;
        let is_next = of_hole.get(&body.face_of(hit.triangle)) == Some(&other);
        let sure = if body.is_exact { HowSure::Exact } else { HowSure::Measured };
        is_next.then_some(Distance { mm, at_mm: start, sure })
    })
}
