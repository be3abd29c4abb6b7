//! Solids whose facts a formula gives.

use std::f64::consts::PI;

use part::{
    conversation::Request,
    facts::{HowSure, ShapeClass},
};

use crate::ask::{ask_for, near, sample, solid};

#[test]
fn a_plate_with_four_holes() {
    let plate = solid(
        "+ box 0 0 0 100 60 8 - cylinder 10 10 -1 0 0 1 3.3 20 - cylinder 90 10 -1 0 0 1 3.3 20 \
         - cylinder 10 50 -1 0 0 1 3.3 20 - cylinder 90 50 -1 0 0 1 3.3 20",
    );
    near("volume", plate.volume_mm3, 48_000.0 - 4.0 * PI * 3.3 * 3.3 * 8.0, 1e-6);
    let faces = 2.0 * (6_000.0 - 4.0 * PI * 3.3 * 3.3) + 2.0 * 8.0 * 160.0 + 4.0 * 2.0 * PI * 3.3 * 8.0;
    near("area", plate.area_mm2, faces, 1e-6);
    assert_eq!(plate.holes.len(), 4);
    for hole in &plate.holes {
        near("diameter", hole.diameter_mm, 6.6, 1e-9);
        near("depth", hole.depth_mm, 8.0, 1e-6);
        assert!(hole.through && !hole.stepped);
    }
    let wall = plate.wall_mm.unwrap();
    near("median wall", wall.median, 8.0, 1e-6);
    // Between the hole and the edge of the plate.
    near("thinnest wall", wall.min, 10.0 - 3.3, 0.02);
    assert_eq!(plate.shape.class, ShapeClass::Sheet);
    near("thickness", plate.shape.thickness_mm.unwrap(), 8.0, 1e-6);
    assert_eq!(plate.sure.volume, HowSure::Exact);
    let share = plate.surface_share;
    near("shares", share.plane + share.cylinder, 1.0, 1e-9);
}

#[test]
fn a_tube_is_turned_with_a_bore_and_an_even_wall() {
    let tube = solid("+ cylinder 0 0 0 0 0 1 20 80 - cylinder 0 0 -1 0 0 1 16 90");
    near("volume", tube.volume_mm3, PI * (400.0 - 256.0) * 80.0, 1e-6);
    assert_eq!(tube.shape.class, ShapeClass::Turned);
    assert!(tube.shape.confidence > 0.9);
    near("wall", tube.wall_mm.unwrap().median, 4.0, 0.01);
    assert_eq!(tube.holes.len(), 1);
    near("bore", tube.holes[0].diameter_mm, 32.0, 1e-9);
    assert!(tube.holes[0].through);
    for (found, expected) in tube.oriented_box_mm.into_iter().zip([80.0, 40.0, 40.0]) {
        near("smallest box", found, expected, 2e-3);
    }
}

#[test]
fn a_stepped_shaft_is_turned_about_its_axis_and_has_no_holes() {
    let shaft =
        solid("+ cylinder 0 0 0 1 0 0 10 30 + cylinder 30 0 0 1 0 0 15 20 + cylinder 50 0 0 1 0 0 8 25");
    near("volume", shaft.volume_mm3, PI * (100.0 * 30.0 + 225.0 * 20.0 + 64.0 * 25.0), 1e-6);
    assert_eq!(shaft.shape.class, ShapeClass::Turned);
    near("axis", shaft.shape.axis.unwrap()[0].abs(), 1.0, 1e-6);
    assert!(shaft.holes.is_empty() && shaft.inner_radii.is_empty());
    near("length", shaft.box_mm[0], 75.0, 1e-6);
    near("diameter", shaft.box_mm[1], 30.0, 1e-6);
}

#[test]
fn blind_and_stepped_holes_are_told_apart_from_through_ones() {
    let blind = solid("+ box 0 0 0 40 30 20 - cylinder 20 15 8 0 0 1 4 20");
    assert_eq!(blind.holes.len(), 1);
    near("depth", blind.holes[0].depth_mm, 12.0, 1e-6);
    assert!(!blind.holes[0].through);

    let stepped = solid("+ box 0 0 0 40 40 20 - cylinder 20 20 15 0 0 1 6 9 - cylinder 20 20 -1 0 0 1 3 30");
    assert_eq!(stepped.holes.len(), 2);
    assert!(stepped.holes.iter().all(|h| h.through && h.stepped));
    near("wide part", stepped.holes[0].depth_mm, 5.0, 1e-6);
    near("narrow part", stepped.holes[1].depth_mm, 15.0, 1e-6);

    // Across a tube: a hole in either wall, not one through the bore.
    let crossed =
        solid("+ cylinder 0 0 0 0 0 1 20 60 - cylinder 0 0 -1 0 0 1 15 70 - cylinder -30 0 30 1 0 0 3 60");
    let small: Vec<_> = crossed.holes.iter().filter(|h| h.diameter_mm < 10.0).collect();
    assert_eq!(small.len(), 2, "{:?}", crossed.holes);
    assert!(small.iter().all(|h| h.through));
}

#[test]
fn a_box_with_ribs_is_thin_walled_and_can_be_pulled_from_a_mould() {
    let tray =
        solid("+ box 0 0 0 100 60 20 - box 2 2 2 96 56 30 + box 30 2 2 1.5 56 15 + box 65 2 2 1.5 56 15");
    near("volume", tray.volume_mm3, 120_000.0 - 96.0 * 56.0 * 18.0 + 2.0 * 1.5 * 56.0 * 15.0, 1e-6);
    let wall = tray.wall_mm.unwrap();
    near("rib", wall.min, 1.5, 1e-6);
    near("wall", wall.median, 2.0, 1e-6);
    assert!(matches!(tray.shape.class, ShapeClass::ThinWalled | ShapeClass::Sheet), "{:?}", tray.shape);
    let least = tray.directions.iter().map(|d| d.undercut_share).fold(1.0, f64::min);
    assert!(least < 0.01, "{:?}", tray.directions);
}

#[test]
fn a_slot_that_widens_is_an_undercut_from_above_and_open_from_the_end() {
    let slotted = solid("+ box 0 0 0 60 40 30 - box 25 -1 20 10 50 20 - box 18 -1 10 24 50 10");
    let along = |axis: usize| slotted.directions.iter().find(|d| d.axis[axis].abs() > 0.99).unwrap();
    assert!(along(2).undercut_share > 0.02, "{:?}", along(2));
    assert!(along(1).undercut_share < 0.005, "{:?}", along(1));
    assert!(slotted.hidden_share < 0.005);
}

#[test]
fn a_hollow_that_is_closed_is_reached_from_nowhere() {
    let hollow = solid("+ box 0 0 0 30 30 30 - sphere 15 15 15 8");
    near("volume", hollow.volume_mm3, 27_000.0 - 4.0 / 3.0 * PI * 512.0, 1e-6);
    let sphere = 4.0 * PI * 64.0;
    near("hidden", hollow.hidden_share, sphere / (5_400.0 + sphere), 0.05);
    assert!(hollow.holes.is_empty());
}

#[test]
fn a_bent_sheet_is_sheet() {
    let bracket = solid("+ box 0 0 0 60 40 3 + box 0 0 0 3 40 50");
    assert_eq!(bracket.shape.class, ShapeClass::Sheet);
    near("thickness", bracket.shape.thickness_mm.unwrap(), 3.0, 1e-6);
}

#[test]
fn a_rounded_box_has_its_volume_and_a_pocket_its_corner_radii() {
    let (a, b, c, r) = (40.0, 30.0, 20.0, 3.0);
    let (x, y, z) = (a - 2.0 * r, b - 2.0 * r, c - 2.0 * r);
    let rounded = solid("+ box 0 0 0 40 30 20 fillet 3");
    let volume =
        x * y * z + 2.0 * r * (x * y + y * z + z * x) + PI * r * r * (x + y + z) + 4.0 / 3.0 * PI * r * r * r;
    near("volume", rounded.volume_mm3, volume, 1e-6);
    assert!(rounded.inner_radii.is_empty(), "outer roundings are no inner radii");

    // A slot: two half cylinders, 5 mm in radius, and no hole.
    let slot = solid(
        "+ box 0 0 0 60 40 20 - box 20 15 10 20 10 20 - cylinder 20 20 10 0 0 1 5 20 - cylinder 40 20 10 0 0 1 5 20",
    );
    assert!(slot.holes.is_empty(), "{:?}", slot.holes);
    assert_eq!(slot.inner_radii.len(), 1);
    near("radius", slot.inner_radii[0].radius_mm, 5.0, 1e-9);
    assert_eq!(slot.inner_radii[0].count, 2);
}

#[test]
fn a_rod_that_lies_askew_has_a_small_box_in_its_own_direction() {
    let rod = solid("+ cylinder 0 0 0 1 1 0 5 100");
    for (found, expected) in rod.oriented_box_mm.into_iter().zip([100.0, 10.0, 10.0]) {
        near("smallest box", found, expected, 5e-3);
    }
    near("box", rod.box_mm[0], (100.0 + 10.0) / 2.0_f64.sqrt(), 1e-3);
}

#[test]
fn copies_of_a_part_are_counted_and_looked_at_once() {
    let facts = sample("+ box 0 0 0 10 10 10 - cylinder 5 5 -1 0 0 1 2 20 copies 12 25", "MM");
    assert_eq!(facts.solids.len(), 12);
    assert!(facts.solids[1..].iter().all(|s| s.same_as == Some(0)));
    near("first", facts.solids[0].at_mm[0].abs(), 0.0, 1.0);
    near("last", facts.solids.iter().map(|s| s.at_mm[0]).fold(0.0, f64::max), 275.0, 1e-6);
    near("whole", facts.box_mm.unwrap()[0], 285.0, 1e-6);
    // The hole goes along with its solid.
    let holes: Vec<f64> = facts.solids.iter().map(|s| s.holes[0].at_mm[0] - s.at_mm[0]).collect();
    assert!(holes.iter().all(|x| (x - 5.0).abs() < 1e-6), "{holes:?}");
}

#[test]
fn the_mesh_to_show_is_the_solid() {
    let step = part_worker::occ::sample("+ cylinder 0 0 0 0 0 1 20 80 copies 2 50", "MM").unwrap();
    let reply = ask_for(&step, Request { mesh: true }).unwrap();
    assert_eq!(reply.meshes.len(), 1, "one shape, put twice");
    let mesh = &reply.meshes[0];
    assert_eq!(mesh.placed.iter().map(|(solid, _)| *solid).collect::<Vec<_>>(), [0, 1]);
    near("second", mesh.placed[1].1[0][3], 50.0, 1e-9);
    let point = |i: u32| [0, 1, 2].map(|k| f64::from(mesh.positions[i as usize * 3 + k]));
    let volume: f64 = mesh
        .triangles
        .chunks_exact(3)
        .map(|t| {
            let [a, b, c] = [point(t[0]), point(t[1]), point(t[2])];
            let cross = [b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]];
            (a[0] * cross[0] + a[1] * cross[1] + a[2] * cross[2]) / 6.0
        })
        .sum();
    near("volume of the mesh", volume, PI * 400.0 * 80.0, 0.01);
    assert!(ask_for(&step, Request::default()).unwrap().meshes.is_empty(), "only when it is asked for");
}

/// Grooves cut along a turned blank, an even share of a turn apart, and one flat.
fn toothed(grooves: &[f64]) -> String {
    let cuts = grooves.iter().map(|degrees| {
        let (sin, cos) = degrees.to_radians().sin_cos();
        format!(" - cylinder {} {} -1 0 0 1 3.2 40", 20.0 * cos, 20.0 * sin)
    });
    format!("+ cylinder 0 0 0 0 0 1 20 30 - cylinder 0 0 -1 0 0 1 5 40{}", cuts.collect::<String>())
}

#[test]
fn teeth_cut_evenly_round_a_blank_are_turned_and_grooves_at_odd_places_are_less_so() {
    let even: Vec<f64> = (0..12).map(|i| f64::from(i) * 30.0).collect();
    let even = solid(&toothed(&even));
    assert_eq!(even.shape.class, ShapeClass::Turned);
    let odd: Vec<f64> =
        [0.0, 27.0, 61.0, 88.0, 124.0, 151.0, 178.0, 211.0, 242.0, 267.0, 301.0, 332.0].to_vec();
    let odd = solid(&toothed(&odd));
    let of_turned =
        |s: &part::Solid| if s.shape.class == ShapeClass::Turned { s.shape.confidence } else { 0.0 };
    assert!(
        of_turned(&even) > 0.75 && of_turned(&even) > of_turned(&odd) + 0.15,
        "{:?} {:?}",
        even.shape,
        odd.shape
    );
    // A square bar with a bore repeats four times and is no turned part.
    let bar = solid("+ box -15 -15 0 30 30 80 - cylinder 0 0 -1 0 0 1 5 90");
    assert_ne!(bar.shape.class, ShapeClass::Turned);
}
