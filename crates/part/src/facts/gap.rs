//! Exact distances between two surfaces of a file, for places that rays on the triangles have found.

use crate::{
    reading::{Kind, Surface},
    vector::{cross, dot, length, sub},
};

/// Directions count as the same to within this: the sine of the angle.
const PARALLEL: f64 = 1e-6;

/// The distance between planes that run along each other, a plane and a cylinder along it, or two cylinders side by side or
/// in each other, when it is the one that was `measured` to within `slack`. `None` for other surfaces.
pub(super) fn exact(one: &Surface, other: &Surface, measured: f64, slack: f64) -> Option<f64> {
    let between = sub(other.origin, one.origin);
    let is_parallel = length(cross(one.axis, other.axis)) < PARALLEL;
    let possible: Vec<f64> = match (one.kind, other.kind) {
        (Kind::Plane, Kind::Plane) if is_parallel => vec![dot(between, one.axis)],
        (Kind::Plane, Kind::Cylinder) | (Kind::Cylinder, Kind::Plane)
            if dot(one.axis, other.axis).abs() < PARALLEL =>
        {
            let (plane, cylinder) = if one.kind == Kind::Plane { (one, other) } else { (other, one) };
            let off = dot(between, plane.axis).abs();
            vec![off - cylinder.radius_mm, off + cylinder.radius_mm]
        }
        (Kind::Cylinder, Kind::Cylinder) if is_parallel => {
            let off = length(cross(between, one.axis));
            let (a, b) = (one.radius_mm, other.radius_mm);
            vec![off - a - b, off + a - b, off + b - a, off + a + b]
        }
        _ => return None,
    };
    let nearest = possible.into_iter().map(f64::abs).min_by(|a, b| {
        let off = |mm: &f64| (mm - measured).abs();
        off(a).total_cmp(&off(b))
    })?;
    ((nearest - measured).abs() <= slack).then_some(nearest)
}
