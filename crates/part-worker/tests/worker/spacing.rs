//! Distances between holes, edges and bends, and walls that are thin in one small place: solids whose values a formula
//! gives.

use part::facts::{Distance, HowSure, ShapeClass};

use crate::ask::{near, solid};

#[track_caller]
fn exactly(what: &str, found: Option<Distance>, mm: f64) {
    let found = found.unwrap_or_else(|| panic!("{what}: not measured"));
    near(what, found.mm, mm, 1e-6);
    assert_eq!(found.sure, HowSure::Exact, "{what}");
}

#[test]
fn a_plate_tells_for_each_hole_what_is_left_to_the_edge_and_to_the_next_hole() {
    let plate = solid(
        "+ box 0 0 0 100 60 5 - cylinder 12 10 -1 0 0 1 4 20 - cylinder 30 10 -1 0 0 1 3 20 \
         - cylinder 70 40 -1 0 0 1 2 20",
    );
    let [first, second, alone] = &plate.holes[..] else { panic!("{:?}", plate.holes) };
    exactly("first to the edge", first.to_edge, 10.0 - 4.0);
    exactly("second to the edge", second.to_edge, 10.0 - 3.0);
    exactly("first to second", first.to_next_hole, 18.0 - 4.0 - 3.0);
    exactly("second to first", second.to_next_hole, 18.0 - 4.0 - 3.0);
    exactly("alone to the edge", alone.to_edge, 20.0 - 2.0);
    exactly("alone to second", alone.to_next_hole, 50.0 - 2.0 - 3.0);
    let at = first.to_edge.unwrap().at_mm;
    near("where", at[1], 6.0, 1e-3);
    assert!(plate.bends.is_empty() && plate.holes.iter().all(|h| h.to_bend.is_none()));
}

#[test]
fn in_a_round_flange_the_edge_is_the_rim_and_the_bore_is_a_hole_beside() {
    let flange = solid(
        "+ cylinder 0 0 0 0 0 1 50 10 - cylinder 0 0 -1 0 0 1 20 20 - cylinder 35 0 -1 0 0 1 4 20 \
         - cylinder -35 0 -1 0 0 1 4 20",
    );
    let small = flange.holes.iter().find(|h| h.diameter_mm < 10.0).unwrap();
    exactly("to the rim", small.to_edge, 50.0 - 35.0 - 4.0);
    exactly("to the bore", small.to_next_hole, 35.0 - 4.0 - 20.0);
    near("thinnest wall", flange.wall_mm.unwrap().min, 10.0, 1e-6);
}

#[test]
fn a_slot_between_two_holes_parts_them_and_a_slanted_side_is_measured_where_it_is_nearest() {
    let parted = solid(
        "+ box 0 0 0 60 40 10 - cylinder 15 20 -1 0 0 1 3 20 - cylinder 45 20 -1 0 0 1 3 20 - box 28 5 -1 4 30 20",
    );
    for hole in &parted.holes {
        assert!(hole.to_next_hole.is_none(), "{hole:?}");
        exactly("to the slot", hole.to_edge, 13.0 - 3.0);
    }
    let blind = solid("+ box 0 0 0 40 40 30 - cylinder 20 20 20 0 0 1 4 20 - cylinder -1 20 10 1 0 0 3 60");
    // The blind hole ends 7 mm above the wall of the one across: out of its wall nothing but the sides is met.
    let upright = blind.holes.iter().find(|h| h.diameter_mm > 7.0).unwrap();
    exactly("to the side", upright.to_edge, 16.0);
    assert!(upright.to_next_hole.is_none());
}

/// A quarter of a ring of sheet about the y axis at x = z = `r + t`, and the two flanges it joins.
fn angle(t: f64, r: f64, width: f64, [a, b]: [f64; 2]) -> String {
    let outer = r + t;
    format!(
        "+ cylinder {outer} 0 {outer} 0 1 0 {outer} {width} - cylinder {outer} -1 {outer} 0 1 0 {r} {} \
         - box {outer} -1 -1 {outer} {} {} - box -1 -1 {outer} {} {} {outer} \
         + box {outer} 0 0 {} {width} {t} + box 0 0 {outer} {t} {width} {}",
        width + 2.0,
        width + 2.0,
        2.0 * outer + 2.0,
        2.0 * outer + 2.0,
        width + 2.0,
        a - outer,
        b - outer,
    )
}

#[test]
fn an_angle_bracket_has_one_bend_with_its_radius_angle_flange_and_the_way_to_its_hole() {
    let (t, r) = (2.0, 3.0);
    let recipe = format!("{} - cylinder 20 25 -1 0 0 1 2.5 10", angle(t, r, 50.0, [40.0, 25.0]));
    let bracket = solid(&recipe);
    let ring = std::f64::consts::PI / 4.0 * (25.0 - 9.0) * 50.0;
    let hole = std::f64::consts::PI * 2.5 * 2.5 * t;
    near("volume", bracket.volume_mm3, ring + (35.0 + 20.0) * 50.0 * t - hole, 1e-6);
    assert_eq!(bracket.shape.class, ShapeClass::Sheet);
    let [bend] = bracket.bends[..] else { panic!("{:?}", bracket.bends) };
    near("radius", bend.inner_radius_mm, r, 1e-9);
    near("angle", bend.angle_deg, 90.0, 1e-3);
    near("length", bend.length_mm, 50.0, 1e-6);
    near("shorter flange", bend.flange_mm.unwrap(), 25.0, 1e-4);
    assert_eq!(bend.sure, HowSure::Exact);
    // The bend begins at x = 5; the hole's wall at 17.5.
    exactly("hole to bend", bracket.holes[0].to_bend, 12.5);
    // The nearest end of the sheet is 25 mm from the axis at its sides, 20 at its end.
    exactly("hole to edge", bracket.holes[0].to_edge, 40.0 - 20.0 - 2.5);
}

#[test]
fn a_channel_has_two_bends_and_its_web_ends_where_the_other_begins() {
    // Two angles, the second mirrored: their webs meet at x = 30.
    let (t, r, outer) = (1.5, 2.0, 3.5);
    let first = angle(t, r, 60.0, [30.0, 20.0]);
    let far = 60.0 - outer;
    let second = format!(
        "+ cylinder {far} 0 {outer} 0 1 0 {outer} 60 - cylinder {far} -1 {outer} 0 1 0 {r} 62 \
         - box {} -1 {outer} {} 62 {outer} + box 29 0 0 {} 60 {t} + box {} 0 {outer} {t} 60 {}",
        far - outer,
        2.0 * outer + 1.0,
        far - 29.0,
        60.0 - t,
        20.0 - outer,
    );
    // The upper inner quarter of the second ring is cut away with its upper half; the web covers the lower inner one.
    let channel = solid(&format!("{first} {second}"));
    assert_eq!(channel.bends.len(), 2, "{:?}", channel.bends);
    for bend in &channel.bends {
        near("radius", bend.inner_radius_mm, r, 1e-9);
        near("flange", bend.flange_mm.unwrap(), 20.0, 1e-4);
        near("length", bend.length_mm, 60.0, 1e-6);
    }
}

#[test]
fn a_thin_floor_of_a_small_pocket_is_found_exactly() {
    // 2 % of one side, 0.7 % of the whole surface: far fewer than five points in a hundred fall on it.
    let plate = solid("+ box 0 0 0 100 50 10 - box 60 20 0.5 10 10 20");
    let wall = plate.wall_mm.unwrap();
    near("floor", wall.min, 0.5, 1e-6);
    assert_eq!(wall.min_sure, HowSure::Exact);
    assert!(
        (60.0..=70.0).contains(&wall.thinnest_at_mm[0]) && (20.0..=30.0).contains(&wall.thinnest_at_mm[1])
    );
    assert!(wall.p5 > 5.0, "{wall:?}");
}

#[test]
fn a_thin_rib_and_a_web_between_slots_are_found_exactly() {
    let rib = solid("+ box 0 0 0 120 80 12 + box 20 30 12 6 0.6 4");
    near("rib", rib.wall_mm.unwrap().min, 0.6, 1e-6);
    let web = solid("+ box 0 0 0 200 100 40 - box 50 30 20 20 5 30 - box 50 35.4 20 20 5 30");
    let wall = web.wall_mm.unwrap();
    near("web", wall.min, 0.4, 1e-6);
    assert_eq!(wall.min_sure, HowSure::Exact);
}

#[test]
fn an_eccentric_bore_is_thinnest_on_one_line_and_a_wedge_is_no_wall() {
    let tube = solid("+ cylinder 0 0 0 0 0 1 20 60 - cylinder 3 0 -1 0 0 1 15 70");
    let wall = tube.wall_mm.unwrap();
    near("thinnest", wall.min, 20.0 - 15.0 - 3.0, 1e-6);
    assert_eq!(wall.min_sure, HowSure::Exact);
    // Towards the edges of half a cylinder the rays get as short as one likes. Where the sides stand 20° to each other, the
    // most that counts as a wall, it is cos 20° of the radius.
    let half = solid("+ cylinder 0 0 0 1 0 0 10 40 - box -1 -20 -20 50 40 20");
    near("half round", half.wall_mm.unwrap().min, 10.0 * 20_f64.to_radians().cos(), 0.03);
}

#[test]
fn a_small_undercut_counts_for_its_area_however_few_points_fall_on_it() {
    // A groove round the inside of a box, as for a lid that snaps in: 0.4 mm deep, 1 mm high.
    let tray = solid("+ box 0 0 0 80 60 20 - box 2 2 2 76 56 30 - box 1.6 1.6 15 76.8 56.8 1");
    let along = tray.directions.iter().find(|d| d.axis[2].abs() > 0.99).unwrap();
    let outside = 80.0 * 60.0 + 2.0 * 20.0 * 140.0;
    let inside = 76.0 * 56.0 + 2.0 * 132.0 * 17.0 + 2.0 * 133.6;
    let ledge = 76.8 * 56.8 - 76.0 * 56.0;
    let rim = 80.0 * 60.0 - 76.0 * 56.0;
    let whole = outside + inside + rim + 2.0 * ledge;
    // The back of the groove and its upper and lower ledge are reached from neither side.
    let hidden = 2.0 * 133.6 + 2.0 * ledge;
    near("undercut", along.undercut_share, hidden / whole, 0.25);
}
