//! From a reading to facts.

use super::{
    Facts, HowSure, ShapeClass, Solid, SurfaceShare, Wall, assembly, bend,
    cast::Tree,
    direction, hole, oriented, recognise, sampled, segment,
    shape::{self, Known},
    spacing, wall,
};
use crate::{
    mesh::{Mesh, placed},
    reading::{Body, Kind, Placed, Reading, Surface},
    thread::Threads,
    tolerance::{AngularTolerance, Tolerance},
    unread::{Unread, What},
    vector::{Vector, sub},
};

/// Points for the walls of one body. A file of very many bodies gets fewer for each, so that it still ends in time.
const SAMPLES: usize = 4_000;
const SAMPLES_IN_ALL: usize = 120_000;
const FEWEST_SAMPLES: usize = 120;

/// Parts smaller or larger than this are asked about: the file may be in another unit. Largest side, mm.
const SMALL_MM: f64 = 0.1;
const LARGE_MM: f64 = 50_000.0;

/// Finds everything out. The same reading gives the same facts.
#[must_use]
pub fn assess(reading: &Reading) -> Facts {
    let (mut parts, of_node) = assembly::parts(reading);
    let count = (SAMPLES_IN_ALL / reading.bodies.len().max(1)).clamp(FEWEST_SAMPLES, SAMPLES);
    let bodies: Vec<Solid> = reading.bodies.iter().map(|body| of_body(body, count)).collect();
    let mut unread = reading.unread.clone();
    let mut first: Vec<Option<usize>> = vec![None; bodies.len()];
    let mut solids = Vec::with_capacity(reading.placed.len());
    for (number, put) in reading.placed.iter().enumerate() {
        let mut solid = placed_solid(&bodies[put.body], put, &reading.bodies[put.body].mesh);
        solid.part = put.node.and_then(|n| of_node[n]);
        let part_name = solid.part.map(|p| parts[p].name.clone()).filter(|n| !n.is_empty());
        solid.name = put.name.clone().or(part_name);
        match first[put.body] {
            Some(known) => solid.same_as = Some(known),
            None => first[put.body] = Some(number),
        }
        unsure(&solid, number, &reading.bodies[put.body], &mut unread);
        solids.push(solid);
    }
    let (tolerances, angular_tolerances) = give_tolerances(reading, &mut solids, &mut unread);
    let stated = &reading.stated;
    let threads = Threads {
        stated: stated.threads.clone(),
        drawn: stated.drawn_threads,
        sure: match (stated.threads.is_empty(), stated.drawn_threads) {
            (false, _) => HowSure::Stated,
            (true, 0) => HowSure::NotKnown,
            // A thread is shown, and which one is not said.
            (true, _) => HowSure::Unsure,
        },
    };
    let box_mm = whole_box(&solids).or_else(|| flat_box(reading));
    if let Some(largest) = box_mm.map(|b| b.into_iter().fold(0.0, f64::max)) {
        if largest < SMALL_MM {
            unread.push(Unread::of_file(What::VerySmall, None));
        } else if largest > LARGE_MM {
            unread.push(Unread::of_file(What::VeryLarge, None));
        }
    }
    // One solid is no assembly, however deep the file wraps it.
    if solids.len() == 1 {
        parts.clear();
        solids[0].part = None;
    }
    Facts {
        format: reading.format,
        unit_in_file: reading.unit,
        solids,
        assembly: parts,
        box_mm,
        drawn: reading.drawn.map(|drawn| super::Drawn {
            area_mm2: drawn.area_mm2,
            box_mm: sub(drawn.bounds[1], drawn.bounds[0]).map(rounded),
            faces: drawn.faces,
        }),
        outline: reading.outline.clone(),
        tolerances,
        angular_tolerances,
        general_tolerances: stated.general.clone(),
        threads,
        datums: stated.datums.clone(),
        unread,
    }
}

/// The facts of a body in its own place.
fn of_body(body: &Body, samples: usize) -> Solid {
    // A mesh without exact surfaces gets those that can be found in it.
    let mut labelled = None;
    let surfaces = match &body.exact {
        Some(exact) => recognise::recognised(&body.mesh, &exact.surfaces),
        None => segment::surfaces(labelled.insert(body.mesh.clone())),
    };
    let mesh = labelled.as_ref().unwrap_or(&body.mesh);
    let exact = body.exact.as_ref();
    let tree = Tree::new(mesh);
    let samples = sampled::samples(mesh, samples);
    let closed = exact.is_some() || mesh.closure().is_closed();
    let volume = exact.map_or_else(|| mesh.volume().abs(), |e| e.volume_mm3.abs());
    let oriented_box_mm = oriented::oriented_box(mesh);
    let is_exact = exact.is_some();
    let mut wall_mm =
        wall::wall(&wall::Body { mesh, surfaces: &surfaces, tree: &tree, samples: &samples, is_exact });
    let surface_share = shares(&surfaces);
    let shape = shape::shape(&Known {
        mesh,
        surfaces: &surfaces,
        is_exact,
        tree: &tree,
        samples: &samples,
        wall: wall_mm,
        share: surface_share,
        oriented: oriented_box_mm,
        volume,
    });
    let triangles = hole::by_face(mesh, surfaces.len());
    let hole::Holes { mut holes, bores, partial, radii: inner_radii } =
        hole::holes(mesh, &surfaces, &triangles, &tree);
    let (mut bends, mut skin) = (Vec::new(), Vec::new());
    if let (ShapeClass::Sheet, Some(thickness)) = (shape.class, shape.thickness_mm) {
        let sheet = bend::Sheet {
            mesh,
            surfaces: &surfaces,
            triangles: &triangles,
            tree: &tree,
            thickness,
            is_exact,
        };
        let found = bend::bends(&sheet, &partial);
        holes.iter_mut().for_each(|hole| hole.to_bend = bend::distance(&found, thickness, hole));
        bends = found.into_iter().map(|found| found.bend).collect();
        skin = bend::skin(&sheet);
    }
    let body = spacing::Body { mesh, surfaces: &surfaces, tree: &tree, is_exact, skin: &skin };
    spacing::measure(&body, &mut holes, &bores);
    if let Some(wall) = &mut wall_mm {
        beside_holes(wall, &holes);
    }
    let lines = direction::main_lines(mesh, shape.axis);
    // Every third of the points that stand for an area is enough for shares; each face keeps those of its own.
    let few = samples.iter().enumerate().filter(|(i, s)| s.area <= 0.0 || i % 3 == 0).map(|(_, s)| *s);
    let few = sampled::by_face(mesh, &few.collect::<Vec<_>>());
    let (directions, hidden_share) = direction::directions(&tree, &few, &lines);
    let sure = super::Sure {
        volume: match (exact.is_some(), closed) {
            (true, _) => HowSure::Exact,
            (false, true) => HowSure::Measured,
            (false, false) => HowSure::Unsure,
        },
        size: if exact.is_some() { HowSure::Exact } else { HowSure::Measured },
        wall: match (&wall_mm, closed) {
            (None, _) => HowSure::NotKnown,
            (Some(_), true) => HowSure::Sampled,
            (Some(_), false) => HowSure::Unsure,
        },
        holes: match (exact.is_some(), closed) {
            (true, _) => HowSure::Exact,
            (false, true) => HowSure::Measured,
            (false, false) => HowSure::Unsure,
        },
        surfaces: if exact.is_some() { HowSure::Exact } else { HowSure::Measured },
        directions: if closed { HowSure::Sampled } else { HowSure::Unsure },
    };
    Solid {
        name: None,
        part: None,
        same_as: None,
        volume_mm3: volume,
        area_mm2: exact.map_or_else(|| mesh.area(), |e| e.area_mm2),
        box_mm: [0.0; 3],
        at_mm: [0.0; 3],
        oriented_box_mm,
        faces: exact.map(|e| e.surfaces.len()),
        triangles: mesh.triangles.len(),
        surface_share,
        wall_mm,
        holes,
        inner_radii,
        directions,
        hidden_share,
        shape,
        bends,
        tolerances: Vec::new(),
        angular_tolerances: Vec::new(),
        finest_tolerance_mm: None,
        sure,
    }
}

/// What is left between holes, and between a hole and a side, is a wall too, and is known better than by rays.
fn beside_holes(wall: &mut Wall, holes: &[super::Hole]) {
    for distance in holes.iter().flat_map(|hole| [hole.to_edge, hole.to_next_hole]).flatten() {
        if distance.mm > 0.0 && distance.mm < wall.min * (1.0 + 1e-3) {
            (wall.min, wall.min_sure, wall.thinnest_at_mm) = (distance.mm, distance.sure, distance.at_mm);
        }
    }
}

fn shares(surfaces: &[Surface]) -> SurfaceShare {
    let whole: f64 = surfaces.iter().map(|s| s.area_mm2).sum();
    let mut share = SurfaceShare::default();
    for surface in surfaces {
        let part = match surface.kind {
            Kind::Plane => &mut share.plane,
            Kind::Cylinder => &mut share.cylinder,
            Kind::Cone => &mut share.cone,
            Kind::Sphere => &mut share.sphere,
            Kind::Torus => &mut share.torus,
            Kind::FreeForm => &mut share.free_form,
            Kind::Revolution | Kind::Extrusion | Kind::Other => &mut share.other,
        };
        *part += surface.area_mm2 / whole.max(f64::MIN_POSITIVE);
    }
    share
}

/// The same facts where the solid is put.
fn placed_solid(body: &Solid, put: &Placed, mesh: &Mesh) -> Solid {
    let mut solid = body.clone();
    let [low, high] = put.exact_box.unwrap_or_else(|| {
        let mut mesh = mesh.clone();
        mesh.place(&put.transform);
        mesh.bounds().unwrap_or_default()
    });
    solid.at_mm = low.map(rounded);
    solid.box_mm = sub(high, low).map(rounded);
    if put.transform == crate::reading::IN_PLACE {
        return solid;
    }
    let point = |p: &mut Vector| *p = placed(&put.transform, *p);
    let turn = |d: &mut Vector| *d = sub(placed(&put.transform, *d), placed(&put.transform, [0.0; 3]));
    if let Some(wall) = &mut solid.wall_mm {
        point(&mut wall.thinnest_at_mm);
    }
    for hole in &mut solid.holes {
        point(&mut hole.at_mm);
        turn(&mut hole.axis);
        for distance in [&mut hole.to_edge, &mut hole.to_next_hole, &mut hole.to_bend].into_iter().flatten() {
            point(&mut distance.at_mm);
        }
    }
    for bend in &mut solid.bends {
        point(&mut bend.at_mm);
        turn(&mut bend.axis);
    }
    for radius in &mut solid.inner_radii {
        point(&mut radius.at_mm);
    }
    for direction in &mut solid.directions {
        turn(&mut direction.axis);
        direction.undercut_at_mm.iter_mut().for_each(point);
    }
    solid.shape.axis.iter_mut().for_each(turn);
    solid
}

/// To a millionth of a millimetre, without a negative nothing: readers of boxes add some ten millionths.
fn rounded(mm: f64) -> f64 {
    (mm * 1e6).round() / 1e6 + 0.0
}

fn unsure(solid: &Solid, number: usize, body: &Body, unread: &mut Vec<Unread>) {
    if solid.same_as.is_some() || body.exact.is_some() {
        return;
    }
    let closure = body.mesh.closure();
    if closure.open_edges > 0 {
        unread.push(Unread::of_solid(What::OpenMesh, number, Some(closure.open_edges)));
    }
    if closure.flipped_edges > 0 {
        unread.push(Unread::of_solid(What::FlippedTriangles, number, Some(closure.flipped_edges)));
    }
}

/// A tolerance goes to the solids of the part it names; with one solid there is no doubt. Returns those left over.
fn give_tolerances(
    reading: &Reading,
    solids: &mut [Solid],
    unread: &mut Vec<Unread>,
) -> (Vec<Tolerance>, Vec<AngularTolerance>) {
    let one = solids.iter().filter(|s| s.same_as.is_none()).count() == 1;
    let stated = &reading.stated;
    let left = give(&stated.tolerances, solids, one, |solid| &mut solid.tolerances);
    let left_angular = give(&stated.angular, solids, one, |solid| &mut solid.angular_tolerances);
    for solid in solids {
        let widths = solid.tolerances.iter().map(|t| t.width_mm).filter(|w| *w > 0.0);
        solid.finest_tolerance_mm = widths.min_by(f64::total_cmp);
    }
    let count = left.len() + left_angular.len();
    if count > 0 && reading.placed.len() > 1 {
        unread.push(Unread::of_file(What::TolerancesOfWhich, Some(count as u64)));
    }
    (left, left_angular)
}

fn give<T: Clone>(
    stated: &[(Option<String>, T)],
    solids: &mut [Solid],
    one: bool,
    of: impl Fn(&mut Solid) -> &mut Vec<T>,
) -> Vec<T> {
    let mut left = Vec::new();
    for (part, tolerance) in stated {
        let mut given = false;
        for solid in solids.iter_mut() {
            if one || part.is_some() && solid.name == *part {
                of(solid).push(tolerance.clone());
                given = true;
            }
        }
        if !given {
            left.push(tolerance.clone());
        }
    }
    left
}

fn whole_box(solids: &[Solid]) -> Option<[f64; 3]> {
    let first = solids.first()?;
    let high = |s: &Solid| [0, 1, 2].map(|i| s.at_mm[i] + s.box_mm[i]);
    let mut bounds = [first.at_mm, high(first)];
    for solid in solids {
        let top = high(solid);
        for i in 0..3 {
            bounds[0][i] = bounds[0][i].min(solid.at_mm[i]);
            bounds[1][i] = bounds[1][i].max(top[i]);
        }
    }
    Some(sub(bounds[1], bounds[0]))
}

fn flat_box(reading: &Reading) -> Option<[f64; 3]> {
    reading.outline.as_ref().map(|o| [o.box_mm[0], o.box_mm[1], 0.0])
}
