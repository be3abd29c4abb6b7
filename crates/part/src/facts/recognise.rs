//! Surfaces that a file writes as splines and that are cylinders: the points of the mesh lie on the surface, so a
//! cylinder through all of them is the surface.

use crate::{
    mesh::Mesh,
    reading::{Kind, Surface},
    vector::{Vector, add, cross, dot, scale, square_to, unit},
};

/// How far a point may stand off, as a share of the radius.
const OFF: f64 = 2e-3;

/// The surfaces with cylinders named as such.
pub(super) fn recognised(mesh: &Mesh, surfaces: &[Surface]) -> Vec<Surface> {
    let mut triangles: Vec<Vec<usize>> = vec![Vec::new(); surfaces.len()];
    for (t, face) in mesh.faces.iter().enumerate() {
        if let Some(list) = triangles.get_mut(*face as usize) {
            list.push(t);
        }
    }
    let name = |(surface, triangles): (&Surface, &Vec<usize>)| {
        let unnamed =
            matches!(surface.kind, Kind::FreeForm | Kind::Revolution | Kind::Extrusion | Kind::Other);
        let found = if unnamed { cylinder(mesh, triangles, OFF) } else { None };
        match found {
            Some((origin, axis, radius_mm)) => {
                Surface { kind: Kind::Cylinder, origin, axis, radius_mm, ..surface.clone() }
            }
            None => surface.clone(),
        }
    };
    surfaces.iter().zip(&triangles).map(name).collect()
}

/// A point of the axis, the axis and the radius of a cylinder that no point stands off by more than a share of the
/// radius.
pub(super) fn cylinder(mesh: &Mesh, triangles: &[usize], off: f64) -> Option<(Vector, Vector, f64)> {
    let normals: Vec<Vector> = triangles.iter().filter_map(|&t| unit(mesh.normal_doubled(t))).collect();
    let first = *normals.first()?;
    // Normals of a cylinder lie in one plane: the axis is square to any two of them that differ.
    let far = normals.iter().copied().max_by(|a, b| square(first, *a).total_cmp(&square(first, *b)))?;
    if square(first, far) < 0.1 {
        return None;
    }
    let axis = unit(cross(first, far))?;
    let axis = unit(add(axis, correction(&normals, axis)))?;
    if normals.iter().any(|n| dot(*n, axis).abs() > 0.02) {
        return None;
    }
    let (x, y) = square_to(axis);
    let points: Vec<[f64; 2]> =
        triangles.iter().flat_map(|&t| mesh.corners(t)).map(|p| [dot(p, x), dot(p, y)]).collect();
    let ([cx, cy], radius) = circle(&points)?;
    let is_on = |p: &[f64; 2]| ((p[0] - cx).hypot(p[1] - cy) / radius - 1.0).abs() < off;
    points.iter().all(is_on).then(|| (add(scale(x, cx), scale(y, cy)), axis, radius))
}

/// What to add to an axis so that the normals stand as square to it as they can, by least squares.
fn correction(normals: &[Vector], axis: Vector) -> Vector {
    let (x, y) = square_to(axis);
    let (mut xx, mut xy, mut yy, mut xz, mut yz) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for normal in normals {
        let [u, v, w] = [dot(*normal, x), dot(*normal, y), dot(*normal, axis)];
        xx += u * u;
        xy += u * v;
        yy += v * v;
        xz += u * w;
        yz += v * w;
    }
    let det = xx * yy - xy * xy;
    if det.abs() < 1e-12 {
        return [0.0; 3];
    }
    add(scale(x, (yz * xy - xz * yy) / det), scale(y, (xz * xy - yz * xx) / det))
}

/// The sine of the angle between two directions.
fn square(a: Vector, b: Vector) -> f64 {
    crate::vector::length(cross(a, b))
}

/// The circle nearest to points, by least squares of x² + y² = 2ax + 2by + c (Kåsa, 1976).
fn circle(points: &[[f64; 2]]) -> Option<([f64; 2], f64)> {
    let count = points.len() as f64;
    let middle = [0, 1].map(|i| points.iter().map(|p| p[i]).sum::<f64>() / count);
    let (mut xx, mut xy, mut yy, mut xz, mut yz, mut z) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for point in points {
        let [x, y] = [point[0] - middle[0], point[1] - middle[1]];
        let square = x * x + y * y;
        xx += x * x;
        xy += x * y;
        yy += y * y;
        xz += x * square;
        yz += y * square;
        z += square;
    }
    let det = xx * yy - xy * xy;
    if det.abs() <= 1e-12 * (xx + yy) * (xx + yy) {
        return None;
    }
    let a = (xz * yy - yz * xy) / det / 2.0;
    let b = (yz * xx - xz * xy) / det / 2.0;
    let radius = (z / count + a * a + b * b).sqrt();
    radius.is_finite().then_some(([middle[0] + a, middle[1] + b], radius))
}
