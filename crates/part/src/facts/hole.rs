//! Holes and concave roundings, from the exact cylinders, tori and spheres of a solid.

use super::{Hole, InnerRadius, cast::Tree};
use crate::{
    mesh::Mesh,
    reading::{Kind, Surface},
    vector::{Vector, add, cross, dot, length, scale, square_to, sub, without_sign},
};

/// A cylinder that covers at least this much of its way round, on the inside, is a hole: less is the end of a slot or
/// the corner of a pocket. Notches and holes that cross take some away.
const ROUND: f64 = 0.7;

/// A concave cylinder: one or more faces on the same axis with the same radius, over one stretch of the axis.
#[derive(Debug, Clone)]
pub(super) struct Bore {
    pub(super) origin: Vector,
    pub(super) axis: Vector,
    pub(super) radius: f64,
    /// Where it begins and ends along the axis, from the origin.
    pub(super) from: f64,
    pub(super) to: f64,
    area: f64,
    /// Numbers of its surfaces.
    pub(super) faces: Vec<usize>,
}

/// What was found of holes and roundings.
#[derive(Debug, Default)]
pub(super) struct Holes {
    /// Thickest first.
    pub(super) holes: Vec<Hole>,
    /// The wall of each hole, in the same order.
    pub(super) bores: Vec<Bore>,
    /// Concave cylinders that are no holes: ends of slots, corners, the inside of bends.
    pub(super) partial: Vec<Bore>,
    /// Smallest first.
    pub(super) radii: Vec<InnerRadius>,
}

impl Bore {
    fn round(&self) -> f64 {
        self.area / (std::f64::consts::TAU * self.radius * (self.to - self.from))
    }

    pub(super) fn at(&self, along: f64) -> Vector {
        add(self.origin, scale(self.axis, along))
    }

    /// On the same line, to within half a hundredth of the radius: surfaces that a spline stood for are not exact.
    fn is_on_axis_of(&self, other: &Bore) -> bool {
        let off = sub(self.origin, other.origin);
        dot(self.axis, other.axis).abs() > 1.0 - 1e-5
            && length(cross(off, other.axis)) < 5e-3 * self.radius.max(other.radius)
    }
}

/// The triangles of each surface.
pub(super) fn by_face(mesh: &Mesh, faces: usize) -> Vec<Vec<usize>> {
    let mut triangles: Vec<Vec<usize>> = vec![Vec::new(); faces];
    for (t, face) in mesh.faces.iter().enumerate() {
        if let Some(list) = triangles.get_mut(*face as usize) {
            list.push(t);
        }
    }
    triangles
}

/// Holes, and concave roundings.
pub(super) fn holes(mesh: &Mesh, surfaces: &[Surface], triangles: &[Vec<usize>], tree: &Tree) -> Holes {
    let mut radii: Vec<InnerRadius> = Vec::new();
    let mut bores: Vec<Bore> = Vec::new();
    for (number, (surface, triangles)) in surfaces.iter().zip(triangles).enumerate() {
        if triangles.is_empty() || !is_concave(mesh, surface, triangles) {
            continue;
        }
        match surface.kind {
            Kind::Cylinder => bores.push(bore(mesh, surface, triangles, number)),
            Kind::Torus => note(&mut radii, surface.tube_radius_mm, mesh.corners(triangles[0])[0], 1),
            Kind::Sphere => note(&mut radii, surface.radius_mm, mesh.corners(triangles[0])[0], 1),
            _ => {}
        }
    }
    let bores = joined(bores);
    let (round, partial): (Vec<Bore>, Vec<Bore>) = bores.into_iter().partition(|b| b.round() >= ROUND);
    for bore in &partial {
        note(&mut radii, bore.radius, bore.at((bore.from + bore.to) / 2.0), bore.faces.len());
    }
    radii.sort_by(|a, b| a.radius_mm.total_cmp(&b.radius_mm));
    let mut found: Vec<(Hole, usize)> =
        chains(&round).iter().flat_map(|chain| of_chain(chain, &round, tree)).collect();
    let place = |h: &Hole| (h.at_mm[0], h.at_mm[1], h.at_mm[2]);
    found.sort_by(|(a, _), (b, _)| {
        b.diameter_mm
            .total_cmp(&a.diameter_mm)
            .then(place(a).partial_cmp(&place(b)).unwrap_or(std::cmp::Ordering::Equal))
    });
    Holes {
        bores: found.iter().map(|(_, bore)| round[*bore].clone()).collect(),
        holes: found.into_iter().map(|(hole, _)| hole).collect(),
        partial,
        radii,
    }
}

/// Does the surface look towards its axis, or the middle of its tube?
pub(super) fn is_concave(mesh: &Mesh, surface: &Surface, triangles: &[usize]) -> bool {
    let inward: f64 = triangles
        .iter()
        .map(|&t| {
            let [a, b, c] = mesh.corners(t);
            let at = [0, 1, 2].map(|i| (a[i] + b[i] + c[i]) / 3.0);
            let from_origin = sub(at, surface.origin);
            let across = sub(from_origin, scale(surface.axis, dot(from_origin, surface.axis)));
            let towards = match surface.kind {
                Kind::Sphere => scale(from_origin, -1.0),
                Kind::Torus => {
                    let long = length(across);
                    let middle = scale(across, if long > 0.0 { surface.radius_mm / long } else { 0.0 });
                    sub(middle, from_origin)
                }
                _ => scale(across, -1.0),
            };
            dot(mesh.normal_doubled(t), towards)
        })
        .sum();
    inward > 0.0
}

fn bore(mesh: &Mesh, surface: &Surface, triangles: &[usize], number: usize) -> Bore {
    // One name for the line: opposite axes would count its stretches the other way round.
    let axis = without_sign(surface.axis);
    let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
    for corner in triangles.iter().flat_map(|&t| mesh.corners(t)) {
        let along = dot(sub(corner, surface.origin), axis);
        from = from.min(along);
        to = to.max(along);
    }
    Bore {
        origin: surface.origin,
        axis,
        radius: surface.radius_mm,
        from,
        to,
        area: surface.area_mm2,
        faces: vec![number],
    }
}

/// A hole is often written as two halves, or as several rings.
fn joined(bores: Vec<Bore>) -> Vec<Bore> {
    let mut out: Vec<Bore> = Vec::new();
    for mut bore in bores {
        // Joining may bridge two that were apart: start again with the longer one.
        loop {
            let near = out.iter().position(|known| {
                let shift = dot(sub(bore.origin, known.origin), known.axis);
                let gap = 1e-3 * bore.radius;
                bore.is_on_axis_of(known)
                    && (bore.radius / known.radius - 1.0).abs() < 1e-3
                    && bore.from + shift <= known.to + gap
                    && bore.to + shift >= known.from - gap
            });
            let Some(near) = near else { break };
            let mut known = out.swap_remove(near);
            let shift = dot(sub(bore.origin, known.origin), known.axis);
            known.from = known.from.min(bore.from + shift);
            known.to = known.to.max(bore.to + shift);
            known.area += bore.area;
            known.faces.append(&mut bore.faces);
            bore = known;
        }
        out.push(bore);
    }
    out.retain(|b| b.to > b.from && b.radius > 0.0);
    out
}

/// Bores on one axis that follow each other without a gap longer than a diameter (a cone or a rounding may lie between).
fn chains(bores: &[Bore]) -> Vec<Vec<usize>> {
    let mut left: Vec<usize> = (0..bores.len()).collect();
    let mut out = Vec::new();
    while let Some(first) = left.first().copied() {
        let lead = &bores[first];
        let (mut on_axis, rest): (Vec<usize>, Vec<usize>) =
            left.into_iter().partition(|&b| bores[b].is_on_axis_of(lead));
        left = rest;
        let start = |b: usize| bores[b].from + dot(sub(bores[b].origin, lead.origin), lead.axis);
        let end = |b: usize| bores[b].to + dot(sub(bores[b].origin, lead.origin), lead.axis);
        on_axis.sort_by(|&a, &b| start(a).total_cmp(&start(b)));
        let mut chain: Vec<usize> = Vec::new();
        for b in on_axis {
            if let Some(&before) = chain.last()
                && (start(b) - end(before) > bores[b].radius.min(bores[before].radius)
                    || (bores[b].radius / bores[before].radius - 1.0).abs() < 1e-3)
            {
                out.push(std::mem::take(&mut chain));
            }
            chain.push(b);
        }
        out.push(chain);
    }
    out
}

fn of_chain(chain: &[usize], bores: &[Bore], tree: &Tree) -> Vec<(Hole, usize)> {
    let (Some(&first), Some(&last)) = (chain.first(), chain.last()) else { return Vec::new() };
    let through = is_open(&bores[first], bores[first].from, -1.0, tree)
        && is_open(&bores[last], bores[last].to, 1.0, tree);
    chain
        .iter()
        .map(|&b| {
            let bore = &bores[b];
            let hole = Hole {
                diameter_mm: bore.radius * 2.0,
                depth_mm: bore.to - bore.from,
                through,
                at_mm: bore.at((bore.from + bore.to) / 2.0),
                axis: bore.axis,
                stepped: chain.len() > 1,
                to_edge: None,
                to_next_hole: None,
                to_bend: None,
            };
            (hole, b)
        })
        .collect()
}

/// Whether the hole goes on past its end: near its wall nothing stands in the way for a third of the radius. A flat
/// bottom stands right there, the cone of a drill begins there; a wall further off is not its bottom.
fn is_open(bore: &Bore, end: f64, sign: f64, tree: &Tree) -> bool {
    let (x, y) = square_to(bore.axis);
    let inside = (bore.to - bore.from) * 0.01;
    let rays = 8;
    let free = (0..rays)
        .filter(|i| {
            let angle = f64::from(*i) * std::f64::consts::TAU / f64::from(rays) + 0.3;
            let across = add(scale(x, angle.cos()), scale(y, angle.sin()));
            let start = add(bore.at(end - sign * inside), scale(across, bore.radius * 0.94));
            let hit = tree.first(start, scale(bore.axis, sign), tree.grain, |hit| {
                dot(hit.normal, bore.axis).abs() > 0.05
            });
            hit.is_none_or(|hit| hit.distance - inside > bore.radius * 0.35)
        })
        .count();
    free * 2 > rays as usize
}

fn note(radii: &mut Vec<InnerRadius>, radius_mm: f64, at_mm: Vector, count: usize) {
    match radii.iter_mut().find(|r| (r.radius_mm / radius_mm - 1.0).abs() < 1e-3) {
        Some(known) => known.count += count,
        None => radii.push(InnerRadius { radius_mm, count, at_mm }),
    }
}
