//! Bends of a part of sheet: two cylinders about one axis, a thickness apart.

use super::{Bend, Distance, Hole, HowSure, cast::Tree, hole::Bore};
use crate::{
    mesh::Mesh,
    reading::{Kind, Surface},
    vector::{Vector, add, cross, dot, length, scale, square_to, sub, unit},
};

/// How far the outer radius may be from the inner one and the thickness, as a share of the thickness.
const OFF: f64 = 0.1;

/// The sheet that bends are looked for in.
pub(super) struct Sheet<'a> {
    pub(super) mesh: &'a Mesh,
    pub(super) surfaces: &'a [Surface],
    /// The triangles of each surface.
    pub(super) triangles: &'a [Vec<usize>],
    pub(super) tree: &'a Tree,
    pub(super) thickness: f64,
    pub(super) is_exact: bool,
}

/// A bend, and the two flat pieces it lies between.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) bend: Bend,
    origin: Vector,
    from: f64,
    to: f64,
    /// For each of the two: away from the bend along the sheet, and outward from the axis square to it.
    flats: [(Vector, Vector); 2],
}

/// Surfaces that are one of the two sides of the sheet: a thickness further in there is the other.
pub(super) fn skin(sheet: &Sheet<'_>) -> Vec<bool> {
    let is_side = |triangles: &Vec<usize>| {
        let size = |t: &usize| length(sheet.mesh.normal_doubled(*t));
        let largest = triangles.iter().copied().max_by(|a, b| size(a).total_cmp(&size(b)));
        let Some((normal, t)) = largest.and_then(|t| Some((unit(sheet.mesh.normal_doubled(t))?, t))) else {
            return false;
        };
        let [a, b, c] = sheet.mesh.corners(t);
        let at = scale(add(a, add(b, c)), 1.0 / 3.0);
        let hit =
            sheet.tree.first(at, scale(normal, -1.0), sheet.tree.grain, |hit| dot(hit.normal, normal) < 0.0);
        hit.is_some_and(|hit| (hit.distance / sheet.thickness - 1.0).abs() < OFF)
    };
    sheet.triangles.iter().map(is_side).collect()
}

/// Longest first. `partial` are the concave cylinders that are no holes.
pub(super) fn bends(sheet: &Sheet<'_>, partial: &[Bore]) -> Vec<Found> {
    let mut out: Vec<Found> = partial.iter().filter_map(|inner| bend(sheet, inner)).collect();
    // The flat piece between two bends ends where the other begins.
    let ends: Vec<(Vector, Vector)> = out.iter().map(|f| (f.origin, f.bend.axis)).collect();
    for (number, found) in out.iter_mut().enumerate() {
        found.bend.flange_mm = flange(sheet, found, number, &ends);
    }
    out.sort_by(|a, b| b.bend.length_mm.total_cmp(&a.bend.length_mm));
    out
}

fn bend(sheet: &Sheet<'_>, inner: &Bore) -> Option<Found> {
    let t = sheet.thickness;
    let outer = inner.radius + t;
    let has_outer = sheet.surfaces.iter().any(|s| {
        s.kind == Kind::Cylinder
            && (s.radius_mm - outer).abs() < t * OFF
            && dot(s.axis, inner.axis).abs() > 1.0 - 1e-5
            && length(cross(sub(s.origin, inner.origin), inner.axis)) < t * OFF
    });
    let length_mm = inner.to - inner.from;
    // A rounded corner of the outline has an axis through the sheet, and is as long as the sheet is thick.
    if !has_outer || (length_mm / t - 1.0).abs() < 0.01 {
        return None;
    }
    let (start, turn) = covered(sheet, inner)?;
    let (x, y) = square_to(inner.axis);
    let at = |angle: f64| add(scale(x, angle.cos()), scale(y, angle.sin()));
    let forward = |angle: f64| at(angle + std::f64::consts::FRAC_PI_2);
    let end = start + turn;
    let flats = [(scale(forward(start), -1.0), at(start)), (forward(end), at(end))];
    let middle = add(inner.at((inner.from + inner.to) / 2.0), scale(at(start + turn / 2.0), inner.radius));
    Some(Found {
        bend: Bend {
            inner_radius_mm: inner.radius,
            angle_deg: turn.to_degrees(),
            length_mm,
            flange_mm: None,
            at_mm: middle,
            axis: inner.axis,
            sure: if sheet.is_exact { HowSure::Exact } else { HowSure::Measured },
        },
        origin: inner.origin,
        from: inner.from,
        to: inner.to,
        flats,
    })
}

/// The angle at which the cylinder's wall begins and how far round it goes: all but the widest gap between its points.
fn covered(sheet: &Sheet<'_>, inner: &Bore) -> Option<(f64, f64)> {
    let (x, y) = square_to(inner.axis);
    let mut angles: Vec<f64> = inner
        .faces
        .iter()
        .filter_map(|face| sheet.triangles.get(*face))
        .flatten()
        .flat_map(|t| sheet.mesh.corners(*t))
        .map(|corner| {
            let from = sub(corner, inner.origin);
            dot(from, y).atan2(dot(from, x))
        })
        .collect();
    angles.sort_by(f64::total_cmp);
    let (first, last) = (*angles.first()?, *angles.last()?);
    let whole = std::f64::consts::TAU;
    let (mut gap, mut start) = (first + whole - last, first);
    for pair in angles.windows(2) {
        if pair[1] - pair[0] > gap {
            (gap, start) = (pair[1] - pair[0], pair[1]);
        }
    }
    Some((start, whole - gap))
}

/// Rays along the middle of the sheet, at places along the bend: past holes and notches the longest counts.
fn flange(sheet: &Sheet<'_>, found: &Found, number: usize, ends: &[(Vector, Vector)]) -> Option<f64> {
    let Bend { inner_radius_mm, angle_deg, axis, .. } = found.bend;
    let middle = inner_radius_mm + sheet.thickness / 2.0;
    let flat = |(away, out): (Vector, Vector)| {
        let lengths = [0.1, 0.3, 0.5, 0.7, 0.9].into_iter().filter_map(|share| {
            let along = found.from + (found.to - found.from) * share;
            let start = add(add(found.origin, scale(axis, along)), scale(out, middle));
            let start = add(start, scale(away, sheet.tree.grain * 10.0));
            sheet.tree.first(start, away, 0.0, |hit| dot(hit.normal, away) > 0.05).map(|hit| hit.distance)
        });
        let to_end = lengths.max_by(f64::total_cmp)?;
        let to_bend = ends
            .iter()
            .enumerate()
            .filter(|(other, (_, line))| *other != number && dot(*line, axis).abs() > 1.0 - 1e-5)
            .map(|(_, (origin, _))| dot(sub(*origin, found.origin), away))
            // Where the next bend begins; the ray goes on into it and out of its side.
            .filter(|mm| *mm > 0.0 && *mm <= to_end && *mm > to_end - inner_radius_mm - 2.0 * sheet.thickness)
            .min_by(f64::total_cmp);
        Some(to_bend.unwrap_or(to_end))
    };
    let shortest = found.flats.into_iter().filter_map(flat).min_by(f64::total_cmp)?;
    // To where the outer sides would meet; a bend of half a turn has no such line.
    let outer = inner_radius_mm + sheet.thickness;
    let corner = if angle_deg < 150.0 { outer * (angle_deg.to_radians() / 2.0).tan() } else { outer };
    Some(shortest + corner)
}

/// From the hole's wall along its flat piece to where the nearest bend begins.
pub(super) fn distance(found: &[Found], thickness: f64, hole: &Hole) -> Option<Distance> {
    let radius = hole.diameter_mm / 2.0;
    let to = |f: &Found| {
        let from = sub(hole.at_mm, f.origin);
        let along = dot(from, f.bend.axis);
        let is_beside = (f.from - radius..=f.to + radius).contains(&along);
        let reach = |(away, out): &(Vector, Vector)| {
            let height = dot(from, *out);
            let (low, high) = (f.bend.inner_radius_mm, f.bend.inner_radius_mm + thickness);
            let slack = thickness * OFF;
            let is_in_it =
                dot(hole.axis, *out).abs() > 0.999 && (low - slack..=high + slack).contains(&height);
            let mm = dot(from, *away) - radius;
            // A hole that runs into the bend is at no distance from it; one on the other side is on another piece.
            (is_in_it && mm > -2.0 * radius).then(|| Distance {
                mm: mm.max(0.0),
                at_mm: sub(hole.at_mm, scale(*away, radius)),
                sure: f.bend.sure,
            })
        };
        is_beside.then(|| f.flats.iter().filter_map(reach).min_by(|a, b| a.mm.total_cmp(&b.mm))).flatten()
    };
    found.iter().filter_map(to).min_by(|a, b| a.mm.total_cmp(&b.mm))
}
