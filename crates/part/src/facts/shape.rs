//! Which kind of part it is by its shape: turned, sheet, prismatic, thin-walled or free-form. The thresholds are this
//! project's own, tried on the files of the tests; the confidence says how far past them a part is.

use super::{Shape, ShapeClass, SurfaceShare, Wall, cast::Tree, direction::normals, sampled::Sample, wall};
use crate::{
    mesh::Mesh,
    reading::{Kind, Surface},
    vector::{Vector, cross, dot, length, scale, square_to, sub, unit},
};

/// What is known of a body when its shape is told.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub(super) mesh: &'a Mesh,
    pub(super) surfaces: &'a [Surface],
    /// Whether the surfaces are the file's own, and not found in a mesh.
    pub(super) is_exact: bool,
    pub(super) tree: &'a Tree,
    pub(super) samples: &'a [Sample],
    pub(super) wall: Option<Wall>,
    pub(super) share: SurfaceShare,
    /// Longest first, mm.
    pub(super) oriented: [f64; 3],
    pub(super) volume: f64,
}

pub(super) fn shape(known: &Known<'_>) -> Shape {
    let lines = normals(known.mesh);
    let turned = turned(known);
    let [long, middle, short] = known.oriented;
    let median = known.wall.map(|w| w.median);
    let flat = lines.first().copied().filter(|(_, share)| *share > 0.7);

    if let Some(thickness) = median
        && thickness <= middle * 0.15
        && known.share.free_form < 0.2
    {
        let near = wall::share_near(known.tree, known.samples, thickness);
        let round = turned.is_some_and(|(_, share)| share > 0.7);
        if near > 0.7 && (flat.is_some() || !round) {
            return Shape {
                class: ShapeClass::Sheet,
                confidence: near,
                axis: lines.first().map(|(line, _)| *line),
                thickness_mm: Some(thickness),
            };
        }
    }
    if let Some((axis, share)) = turned
        && share > 0.45
    {
        let confidence = ((share - 0.4) / 0.6).clamp(0.0, 1.0);
        return Shape { class: ShapeClass::Turned, confidence, axis: Some(axis), thickness_mm: None };
    }
    let plain = |class, confidence: f64| Shape {
        class,
        confidence: confidence.clamp(0.0, 1.0),
        axis: None,
        thickness_mm: None,
    };
    // Of a mesh one cannot tell a free form from a cylinder: only what is mostly curved is called free.
    let free = if known.is_exact { known.share.free_form } else { (known.share.other - 0.5).max(0.0) * 2.0 };
    if free > 0.4 {
        return plain(ShapeClass::FreeForm, free);
    }
    let fill = known.volume / (long * middle * short).max(f64::MIN_POSITIVE);
    if let Some(thickness) = median
        && thickness < middle * 0.12
        && fill < 0.4
    {
        return plain(ShapeClass::ThinWalled, (1.0 - thickness / (middle * 0.12)) * 0.5 + (0.4 - fill));
    }
    let square = square_share(known, &lines);
    if square > 0.6 {
        return plain(ShapeClass::Prismatic, square);
    }
    plain(ShapeClass::Unclear, 0.0)
}

/// The share of the area that is flat and square to one of three lines at right angles, or a cylinder along one.
fn square_share(known: &Known<'_>, lines: &[(Vector, f64)]) -> f64 {
    let Some(&(first, _)) = lines.first() else { return 0.0 };
    let second = lines.iter().map(|l| l.0).find(|l| dot(*l, first).abs() < 0.02);
    let second = second.unwrap_or_else(|| square_to(first).0);
    let frame = [first, second, cross(first, second)];
    let along = |line: Vector| frame.iter().any(|f| dot(*f, line).abs() > 0.9994);
    let whole: f64 = known.surfaces.iter().map(|s| s.area_mm2).sum();
    let square: f64 = known
        .surfaces
        .iter()
        .filter(|s| matches!(s.kind, Kind::Plane | Kind::Cylinder | Kind::Cone) && along(s.axis))
        .map(|s| s.area_mm2)
        .sum();
    square / whole.max(f64::MIN_POSITIVE)
}

/// Teeth, splines and flats that are cut evenly round a turned blank count this much: it is turned, and another operation
/// follows.
const CUT: f64 = 0.75;

/// The axis about which most of the surface is turned, with that share of the area: each normal there lies in a plane
/// through the axis, or it is cut into the blank again and again round the axis, as teeth are. Only when the part is about
/// as wide in every direction across, and a fifth of it is round.
fn turned(known: &Known<'_>) -> Option<(Vector, f64)> {
    let mut best: Option<(Vector, f64)> = None;
    for (origin, axis) in axes(known) {
        let (mut whole, mut turned, mut round) = (0.0, 0.0, 0.0);
        let mut rest: Vec<Sample> = Vec::new();
        for sample in known.samples.iter().filter(|s| s.area > 0.0) {
            whole += sample.area;
            let from = sub(sample.at, origin);
            let across = sub(from, scale(axis, dot(from, axis)));
            let Some(around) = unit(cross(axis, across)) else { continue };
            if dot(sample.normal, around).abs() < 0.12 {
                turned += sample.area;
                if dot(sample.normal, axis).abs() < 0.95 {
                    round += sample.area;
                }
            } else {
                rest.push(*sample);
            }
        }
        if whole <= 0.0 || round < whole * 0.2 || evenness(known.mesh, axis) < 0.85 {
            continue;
        }
        let share = (turned + CUT * repeated(known, origin, axis, &rest)) / whole;
        if best.is_none_or(|(_, known)| share > known + 1e-9) {
            best = Some((axis, share));
        }
    }
    best
}

/// Fewer times round is a shape of its own, such as a square bar; more teeth than these are finer than the points tell.
const TIMES: std::ops::RangeInclusive<u32> = 5..=200;

/// So many points are turned to see whether they come to lie on the surface again.
const TURNED: usize = 60;

/// How much of the area of `rest` comes to lie on the surface again when the part is turned by an even share of a whole turn,
/// for the number of shares at which most does. Nothing when it is less than half: then it is chance.
fn repeated(known: &Known<'_>, origin: Vector, axis: Vector, rest: &[Sample]) -> f64 {
    let area: f64 = rest.iter().map(|s| s.area).sum();
    let few: Vec<&Sample> = rest.iter().step_by(rest.len().div_ceil(TURNED).max(1)).collect();
    if few.len() < 8 {
        return 0.0;
    }
    let share = |times: u32| {
        let angle = std::f64::consts::TAU / f64::from(times);
        let mut hits = 0;
        for (done, sample) in few.iter().enumerate() {
            hits += usize::from(lies_on(known, sample, origin, axis, angle));
            // Most numbers fail at once.
            if done >= 8 && hits * 2 < done {
                return 0.0;
            }
        }
        hits as f64 / few.len() as f64
    };
    let most = TIMES.map(share).fold(0.0, f64::max);
    if most > 0.5 { most * area } else { 0.0 }
}

/// Whether a point, turned about the axis, is a point of the surface that looks the same way.
fn lies_on(known: &Known<'_>, sample: &Sample, origin: Vector, axis: Vector, angle: f64) -> bool {
    let turn = |v: Vector| {
        // Rodrigues' formula.
        let (sin, cos) = angle.sin_cos();
        let along = scale(axis, dot(axis, v) * (1.0 - cos));
        let sideways = scale(cross(axis, v), sin);
        [0, 1, 2].map(|i| v[i] * cos + sideways[i] + along[i])
    };
    let moved = turn(sub(sample.at, origin));
    let at = [0, 1, 2].map(|i| origin[i] + moved[i]);
    let normal = turn(sample.normal);
    // A chord of the mesh stands off its arc by up to 1/1600 of the size.
    let off = known.tree.grain * 1e7 / 800.0;
    let above = [0, 1, 2].map(|i| at[i] + normal[i] * off);
    let hit = known.tree.first(above, scale(normal, -1.0), 0.0, |_| true);
    hit.is_some_and(|hit| hit.distance < off * 2.0 && dot(hit.normal, normal) > 0.9)
}

/// Axes to try: of the exact surfaces those with the most area; of a mesh lines through the middle of its box.
fn axes(known: &Known<'_>) -> Vec<(Vector, Vector)> {
    let mut out: Vec<(Vector, Vector)> = Vec::new();
    let mut found: Vec<(Vector, Vector, f64)> = Vec::new();
    let round = |s: &&Surface| matches!(s.kind, Kind::Cylinder | Kind::Cone | Kind::Torus | Kind::Revolution);
    for surface in known.surfaces.iter().filter(round) {
        let same = found.iter_mut().find(|(origin, axis, _)| {
            dot(*axis, surface.axis).abs() > 1.0 - 1e-6
                && length(cross(sub(surface.origin, *origin), *axis)) < known.tree.grain * 1e4
        });
        match same {
            Some((_, _, area)) => *area += surface.area_mm2,
            None => found.push((surface.origin, surface.axis, surface.area_mm2)),
        }
    }
    found.sort_by(|a, b| b.2.total_cmp(&a.2));
    out.extend(found.into_iter().take(3).map(|(origin, axis, _)| (origin, axis)));
    if let Some([low, high]) = known.mesh.bounds() {
        let middle = [0, 1, 2].map(|i| (low[i] + high[i]) / 2.0);
        let lines = normals(known.mesh);
        out.extend(lines.iter().take(3).map(|(line, _)| (middle, *line)));
        out.extend([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]].map(|axis| (middle, axis)));
    }
    out
}

/// Smallest width across the axis by the largest, over eight directions.
fn evenness(mesh: &Mesh, axis: Vector) -> f64 {
    let (x, y) = square_to(axis);
    let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
    for i in 0..8 {
        let angle = f64::from(i) * std::f64::consts::PI / 8.0;
        let line = [0, 1, 2].map(|k| x[k] * angle.cos() + y[k] * angle.sin());
        let along = mesh.vertices.iter().map(|p| dot(*p, line));
        let (low, high) = along.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        least = least.min(high - low);
        most = most.max(high - low);
    }
    if most > 0.0 { least / most } else { 0.0 }
}
