//! STL, 3MF and DXF, written here byte by byte.

use std::io::{Cursor, Write};

use part::{Refusal, Unit, What, conversation::Request, facts::HowSure, read::Format};
use zip::write::SimpleFileOptions;

use crate::ask::{ask, ask_for, near};

type Triangle = [[f64; 3]; 3];

/// A box by its smallest corner and its sides.
pub fn cube(at: [f64; 3], sides: [f64; 3]) -> Vec<Triangle> {
    let p = |i: usize| [0, 1, 2].map(|k| at[k] + if i >> k & 1 == 1 { sides[k] } else { 0.0 });
    // Each side by its four corners, counter-clockwise from outside.
    [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]]
        .into_iter()
        .flat_map(|[a, b, c, d]| [[p(a), p(b), p(c)], [p(a), p(c), p(d)]])
        .collect()
}

/// A ball by its middle and radius, of `n` rings of `2n` squares; its poles are open by a hair.
pub fn ball(middle: [f64; 3], radius: f64, n: u32, out: &mut Vec<Triangle>) {
    let point = |ring: u32, step: u32| {
        let (down, round) = (
            std::f64::consts::PI * f64::from(ring) / f64::from(n),
            std::f64::consts::PI * f64::from(step) / f64::from(n),
        );
        let off = [down.sin() * round.cos(), down.sin() * round.sin(), down.cos()];
        [0, 1, 2].map(|i| middle[i] + radius * off[i])
    };
    for ring in 0..n {
        for step in 0..2 * n {
            let [a, b, c, d] =
                [point(ring, step), point(ring + 1, step), point(ring + 1, step + 1), point(ring, step + 1)];
            out.extend([[a, b, c], [a, c, d]]);
        }
    }
}

pub fn binary(triangles: &[Triangle]) -> Vec<u8> {
    let mut out = vec![0; 80];
    out.extend(u32::try_from(triangles.len()).unwrap().to_le_bytes());
    for triangle in triangles {
        out.extend([0; 12]);
        out.extend(triangle.iter().flatten().flat_map(|x| (*x as f32).to_le_bytes()));
        out.extend([0; 2]);
    }
    out
}

pub fn text(triangles: &[Triangle]) -> Vec<u8> {
    let mut out = String::from("solid part\n");
    for triangle in triangles {
        out.push_str("facet normal 0 0 0\nouter loop\n");
        for [x, y, z] in triangle {
            out.push_str(&format!("vertex {x} {y} {z}\n"));
        }
        out.push_str("endloop\nendfacet\n");
    }
    out.push_str("endsolid part\n");
    out.into_bytes()
}

#[test]
fn both_kinds_of_stl_give_the_same_closed_body_and_ask_for_the_unit() {
    let triangles = cube([5.0, 0.0, 0.0], [40.0, 30.0, 20.0]);
    let mut begins_with_solid = binary(&triangles);
    begins_with_solid[..5].copy_from_slice(b"solid");
    for bytes in [text(&triangles), binary(&triangles), begins_with_solid] {
        let facts = ask(&bytes).unwrap();
        assert_eq!(facts.format, Format::Stl);
        assert_eq!(facts.unit_in_file, None);
        assert!(facts.unread.iter().any(|u| u.what == What::NoUnit));
        let solid = &facts.solids[0];
        near("volume", solid.volume_mm3, 24_000.0, 1e-6);
        assert_eq!(solid.sure.volume, HowSure::Measured);
        assert_eq!(solid.sure.holes, HowSure::Measured);
        assert!(solid.holes.is_empty());
        assert_eq!(solid.faces, None);
        near("wall", solid.wall_mm.unwrap().min, 20.0, 1e-6);
        near("plane", solid.surface_share.plane, 1.0, 1e-6);
    }
}

#[test]
fn a_mesh_with_a_gap_or_a_flipped_triangle_gives_an_unsure_volume() {
    let mut gap = cube([0.0; 3], [10.0; 3]);
    gap.pop();
    let facts = ask(&binary(&gap)).unwrap();
    assert_eq!(facts.solids[0].sure.volume, HowSure::Unsure);
    assert_eq!(facts.solids[0].sure.wall, HowSure::Unsure);
    let open = facts.unread.iter().find(|u| u.what == What::OpenMesh).unwrap();
    assert_eq!((open.solid, open.count), (Some(0), Some(3)));

    let mut flipped = cube([0.0; 3], [10.0; 3]);
    flipped[4].swap(0, 1);
    let facts = ask(&binary(&flipped)).unwrap();
    assert_eq!(facts.solids[0].sure.volume, HowSure::Unsure);
    assert!(facts.unread.iter().any(|u| u.what == What::FlippedTriangles && u.count == Some(3)));

    let mut inside_out = cube([0.0; 3], [10.0; 3]);
    inside_out.iter_mut().for_each(|t| t.swap(0, 1));
    let facts = ask(&binary(&inside_out)).unwrap();
    assert_eq!(facts.solids[0].sure.volume, HowSure::Measured);
    near("turned", facts.solids[0].volume_mm3, 1000.0, 1e-6);
    assert!(facts.unread.iter().any(|u| u.what == What::InsideOut));
}

#[test]
fn bodies_that_do_not_touch_are_solids_of_their_own_and_a_hollow_stays_with_its_body() {
    let mut two = cube([0.0; 3], [10.0; 3]);
    two.extend(cube([20.0, 0.0, 0.0], [5.0; 3]));
    let facts = ask(&binary(&two)).unwrap();
    let volumes: Vec<f64> = facts.solids.iter().map(|s| s.volume_mm3.round()).collect();
    assert_eq!(volumes, [1000.0, 125.0]);

    let mut hollow = cube([0.0; 3], [10.0; 3]);
    let mut inner = cube([2.0; 3], [6.0; 3]);
    inner.iter_mut().for_each(|t| t.swap(0, 1));
    hollow.extend(inner);
    let facts = ask(&binary(&hollow)).unwrap();
    assert_eq!(facts.solids.len(), 1);
    near("volume", facts.solids[0].volume_mm3, 1000.0 - 216.0, 1e-6);
    near("wall", facts.solids[0].wall_mm.unwrap().min, 2.0, 1e-6);
}

#[test]
fn thousands_of_solids_are_read_one_by_one() {
    let many: Vec<Triangle> =
        (0..3_000).flat_map(|i| cube([f64::from(i) * 3.0, 0.0, 0.0], [1.0, 2.0, 2.0])).collect();
    let facts = ask(&binary(&many)).unwrap();
    assert_eq!(facts.solids.len(), 3_000);
    near("whole", facts.solids.iter().map(|s| s.volume_mm3).sum(), 12_000.0, 1e-3);
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Target="/3D/3dmodel.model" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/>
</Relationships>"#;

fn package(model: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("3D/3dmodel.model", model),
    ];
    for (name, content) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A cube of one unit, put twice: once by an item that moves it, once through components.
fn model(unit: &str) -> String {
    let triangles = cube([0.0; 3], [1.0; 3]);
    let points: Vec<[f64; 3]> = triangles.iter().flatten().copied().collect();
    let vertices: String =
        points.iter().map(|[x, y, z]| format!(r#"<vertex x="{x}" y="{y}" z="{z}"/>"#)).collect();
    let triangles: String = (0..triangles.len())
        .map(|t| format!(r#"<triangle v1="{}" v2="{}" v3="{}"/>"#, 3 * t, 3 * t + 1, 3 * t + 2))
        .collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<model unit="{unit}" xml:lang="en-US" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">
<resources><object id="1" name="tärning" type="model"><mesh><vertices>{vertices}</vertices><triangles>{triangles}</triangles></mesh></object>
<object id="2" type="model"><components><component objectid="1" transform="1 0 0 0 1 0 0 0 1 10 0 0"/></components></object></resources>
<build><item objectid="1"/><item objectid="2" transform="2 0 0 0 2 0 0 0 2 0 0 0"/></build></model>"#
    )
}

#[test]
fn a_package_is_read_with_its_unit_its_components_and_their_places() {
    let facts = ask(&package(model("inch").as_bytes())).unwrap();
    assert_eq!(facts.format, Format::ThreeMf);
    assert_eq!(facts.unit_in_file, Some(Unit::Inch));
    assert_eq!(facts.solids.len(), 2);
    let inch = 25.4_f64.powi(3);
    near("first", facts.solids[0].volume_mm3, inch, 1e-6);
    near("second, twice as large", facts.solids[1].volume_mm3, 8.0 * inch, 1e-6);
    near("moved, then scaled", facts.solids[1].at_mm[0], 20.0 * 25.4, 1e-6);
    assert_eq!(facts.solids[0].name.as_deref(), Some("tärning"));
}

#[test]
fn a_package_that_unpacks_to_hundreds_of_megabytes_is_refused() {
    let refusal = ask(&package(&vec![b' '; 310 * 1024 * 1024])).unwrap_err();
    assert!(matches!(refusal, Refusal::Bomb { .. }), "{refusal:?}");
    let whole = package(model("inch").as_bytes());
    let cut = ask(&whole[..whole.len() - 40]).unwrap_err();
    assert_eq!(cut, Refusal::CutOff { format: Format::ThreeMf });
    let broken = ask(&package(b"<model><resources>")).unwrap_err();
    assert!(matches!(broken, Refusal::Damaged { format: Format::ThreeMf, .. }), "{broken:?}");
}

#[test]
fn outlines_of_a_drawing_give_area_length_and_holes() {
    // A plate of 100 × 50 with a round hole of 10 and a rounded end of a slot left open.
    let line = |x1: f64, y1: f64, x2: f64, y2: f64| {
        format!("0\nLINE\n8\n0\n10\n{x1}\n20\n{y1}\n11\n{x2}\n21\n{y2}\n")
    };
    let drawing = |units: u8| {
        format!(
            "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1015\n9\n$INSUNITS\n70\n{units}\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n{}{}{}{}\
             0\nCIRCLE\n8\n0\n10\n50\n20\n25\n40\n5\n0\nTEXT\n8\n0\n10\n0\n20\n0\n40\n3\n1\nPlåt\n0\nENDSEC\n0\nEOF\n",
            line(0.0, 0.0, 100.0, 0.0),
            line(100.0, 0.0, 100.0, 50.0),
            line(0.0, 50.0, 100.0, 50.0),
            line(0.0, 50.0, 0.0, 0.0),
        )
    };
    let facts = ask(drawing(4).as_bytes()).unwrap();
    assert_eq!((facts.format, facts.unit_in_file), (Format::Dxf, Some(Unit::Millimetre)));
    let outline = facts.outline.unwrap();
    assert_eq!((outline.outer, outline.inner), (1, 1));
    near("area", outline.area_mm2.unwrap(), 5_000.0 - std::f64::consts::PI * 25.0, 1e-3);
    near("cut", outline.cut_length_mm, 300.0 + std::f64::consts::PI * 10.0, 1e-6);
    assert_eq!(outline.round_holes_mm, [10.0]);
    assert!(facts.unread.iter().any(|u| u.what == What::DrawingEntities && u.count == Some(1)));
    assert!(facts.unread.iter().any(|u| u.what == What::NoThickness));

    let inches = ask(drawing(1).as_bytes()).unwrap().outline.unwrap();
    near("inches", inches.box_mm[0], 2540.0, 1e-9);
}

#[test]
fn holes_and_corners_are_found_in_a_mesh_too() {
    let step = part_worker::occ::sample(
        "+ box 0 0 0 100 60 8 - cylinder 10 10 -1 0 0 1 3.3 20 - cylinder 90 50 3 0 0 1 5 20 \
         - box 40 20 4 20 20 9 - cylinder 40 30 4 0 0 1 10 9 - cylinder 60 30 4 0 0 1 10 9",
        "MM",
    )
    .unwrap();
    let mesh = &ask_for(&step, Request { mesh: true }).unwrap().meshes[0];
    let point = |i: &u32| [0, 1, 2].map(|k| f64::from(mesh.positions[*i as usize * 3 + k]));
    let triangles: Vec<Triangle> =
        mesh.triangles.chunks_exact(3).map(|t| [point(&t[0]), point(&t[1]), point(&t[2])]).collect();
    let facts = ask(&binary(&triangles)).unwrap();
    let solid = &facts.solids[0];
    assert_eq!(solid.holes.len(), 2, "{:?}", solid.holes);
    near("blind hole", solid.holes[0].diameter_mm, 10.0, 0.005);
    near("its depth", solid.holes[0].depth_mm, 5.0, 0.005);
    assert!(!solid.holes[0].through);
    near("through hole", solid.holes[1].diameter_mm, 6.6, 0.005);
    assert!(solid.holes[1].through);
    near("ends of the slot", solid.inner_radii[0].radius_mm, 10.0, 0.005);
    let exact = &ask(&step).unwrap().solids[0];
    near("plane", solid.surface_share.plane, exact.surface_share.plane, 0.02);
    near("cylinder", solid.surface_share.cylinder, exact.surface_share.cylinder, 0.05);
    assert_eq!(solid.shape.class, exact.shape.class);
}
