//! Points and directions in space.

/// x, y, z in millimetres, or a direction.
pub(crate) type Vector = [f64; 3];

pub(crate) fn add(a: Vector, b: Vector) -> Vector {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

pub(crate) fn sub(a: Vector, b: Vector) -> Vector {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

pub(crate) fn scale(a: Vector, by: f64) -> Vector {
    [a[0] * by, a[1] * by, a[2] * by]
}

pub(crate) fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub(crate) fn cross(a: Vector, b: Vector) -> Vector {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

pub(crate) fn length(a: Vector) -> f64 {
    dot(a, a).sqrt()
}

/// The direction of `a`; `None` when it has no length to speak of.
pub(crate) fn unit(a: Vector) -> Option<Vector> {
    let length = length(a);
    (length.is_finite() && length > 1e-300).then(|| scale(a, 1.0 / length))
}

/// Two directions that stand square to `axis` and to each other. `axis` has length one.
pub(crate) fn square_to(axis: Vector) -> (Vector, Vector) {
    let helper = if axis[0].abs() < 0.6 { [1.0, 0.0, 0.0] } else { [0.0, 1.0, 0.0] };
    let first = unit(cross(axis, helper)).unwrap_or([0.0, 0.0, 1.0]);
    (first, cross(axis, first))
}

/// Of `a` and its opposite the one whose first coordinate that counts is positive, so that a line has one name.
pub(crate) fn without_sign(a: Vector) -> Vector {
    let leading = a.iter().find(|x| x.abs() > 1e-6).copied().unwrap_or(1.0);
    if leading < 0.0 { scale(a, -1.0) } else { a }
}
