//! Numbers at the edges of what a file can write: the reading that comes out can be said in JSON and read there, and takes no longer than
//! others.

use std::io::{Cursor, Write};

use part::{
    Facts, Refusal,
    conversation::{Answer, Reply},
    facts, read,
};
use zip::write::SimpleFileOptions;

fn facts_of(bytes: &[u8]) -> Result<Facts, Refusal> {
    let none = |_: &[u8]| Err(Refusal::NothingInIt { format: read::Format::Step });
    let facts = facts::assess(&read::read(bytes, none)?);
    let said =
        serde_json::to_string(&Answer::Read(Box::new(Reply { facts, meshes: Vec::new() }))).expect("said");
    match serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}")) {
        Answer::Read(reply) => Ok(reply.facts),
        Answer::Refused(refusal) => Err(refusal),
    }
}

fn drawing(entities: &str) -> String {
    format!("0\nSECTION\n2\nENTITIES\n{entities}0\nENDSEC\n0\nEOF\n")
}

#[test]
fn a_bulge_next_to_nothing_is_a_straight_line() {
    let corners: String = [(0, 0), (30, 0), (30, 20), (0, 20)]
        .iter()
        .map(|(x, y)| format!("10\n{x}\n20\n{y}\n42\n1e-300\n"))
        .collect();
    let text = drawing(&format!("0\nLWPOLYLINE\n8\n0\n90\n4\n70\n1\n{corners}"));
    let outline = facts_of(text.as_bytes()).expect("read").outline.expect("an outline");
    assert_eq!((outline.outer, outline.box_mm, outline.smallest_arc_mm), (1, [30.0, 20.0], None));
    assert!((outline.cut_length_mm - 100.0).abs() < 1e-9, "{}", outline.cut_length_mm);
}

#[test]
fn an_arc_goes_once_round_at_the_most_and_has_a_radius_above_nought() {
    let arc = |radius: &str, from: &str, to: &str| {
        format!("0\nARC\n8\n0\n10\n0\n20\n0\n40\n{radius}\n50\n{from}\n51\n{to}\n")
    };
    let line = "0\nLINE\n8\n0\n10\n0\n20\n0\n11\n10\n21\n0\n";
    let outline = |text: String| facts_of(text.as_bytes()).expect("read").outline.expect("an outline");
    let whole = outline(drawing(&arc("5", "0", "360")));
    assert!((whole.cut_length_mm - 10.0 * std::f64::consts::PI).abs() < 1e-6, "{}", whole.cut_length_mm);
    let round = outline(drawing(&arc("5", "350", "20")));
    assert!((round.cut_length_mm - 5.0 * 30.0_f64.to_radians()).abs() < 1e-6, "{}", round.cut_length_mm);
    let far = outline(drawing(&arc("5", "-1e300", "1e300")));
    assert!(far.cut_length_mm <= 10.0 * std::f64::consts::PI + 1e-6, "{}", far.cut_length_mm);
    let below = outline(drawing(&format!("{line}{}", arc("-3", "0", "90"))));
    assert_eq!(below.smallest_arc_mm, None);
}

fn package(model: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let types = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>"#;
    let relations = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Target="/3D/3dmodel.model" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></Relationships>"#;
    for (name, text) in
        [("[Content_Types].xml", types), ("_rels/.rels", relations), ("3D/3dmodel.model", model)]
    {
        zip.start_file(name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(text.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn model(objects: &str, item: usize) -> Vec<u8> {
    package(&format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><model unit="millimeter" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02"><resources>{objects}</resources><build><item objectid="{item}"/></build></model>"#
    ))
}

fn wedge(id: usize, size: &str) -> String {
    format!(
        r#"<object id="{id}" type="model"><mesh><vertices><vertex x="0" y="0" z="0"/><vertex x="0" y="{size}" z="0"/><vertex x="{size}" y="0" z="0"/><vertex x="0" y="0" z="{size}"/></vertices><triangles><triangle v1="0" v2="1" v3="2"/><triangle v1="0" v2="2" v3="3"/><triangle v1="0" v2="3" v3="1"/><triangle v1="2" v2="1" v3="3"/></triangles></mesh></object>"#
    )
}

#[test]
fn points_that_are_too_far_off_are_left_out() {
    assert_eq!(facts_of(&model(&wedge(1, "10"), 1)).expect("read").solids.len(), 1);
    for size in ["1e100", "1e308", "-1e200"] {
        let refusal = facts_of(&model(&wedge(1, size), 1)).expect_err("nothing is left");
        assert_eq!(refusal, Refusal::NothingInIt { format: read::Format::ThreeMf }, "{size}");
    }
}

#[test]
fn a_transform_without_twelve_numbers_is_told() {
    let put = |transform: &str| {
        let objects = wedge(1, "10");
        let components = format!(r#"<component objectid="1" transform="{transform}"/>"#);
        model(&format!(r#"{objects}<object id="2"><components>{components}</components></object>"#), 2)
    };
    assert_eq!(facts_of(&put("1 0 0 0 1 0 0 0 1 10 0 0")).expect("read").solids.len(), 1);
    for transform in
        ["", "1 0 0 0 1 0 0 0 1 10 0", "1 0 0 0 1 0 0 0 1 10 0 0 0", "1&#32;2 0 0 0 1 0 0 0 1 10 0 0"]
    {
        let refusal = facts_of(&put(transform)).expect_err("damaged");
        assert!(matches!(refusal, Refusal::Damaged { .. }), "{transform}: {refusal:?}");
    }
}

#[test]
fn components_that_multiply_are_gone_through_only_so_often() {
    // Sixteen levels of ten: 10^15 objects, of which none is a mesh; without a bound this would not end.
    let mut objects = wedge(1, "10");
    for level in 2..17 {
        let below = if level == 2 { 99 } else { level - 1 };
        let components = format!(r#"<component objectid="{below}"/>"#).repeat(10);
        objects.push_str(&format!(r#"<object id="{level}"><components>{components}</components></object>"#));
    }
    let begun = std::time::Instant::now();
    let refusal = facts_of(&model(&objects, 16)).expect_err("nothing is put");
    assert_eq!(refusal, Refusal::NothingInIt { format: read::Format::ThreeMf });
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

/// Found by fuzzing: triangles all of whose corners are one point came out as a reading in which nothing was read.
#[test]
fn triangles_whose_corners_fall_together_are_nothing_in_it() {
    let text = |coordinates: &str| {
        format!(
            "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('','',(''),(''),'','','');\n\
             FILE_SCHEMA(('AP242_MANAGED_MODEL_BASED_3D_ENGINEERING_MIM_LF'));\nENDSEC;\nDATA;\n\
             #1=TESSELLATED_SOLID('',(#2),$);\n#2=TRIANGULATED_FACE('',#3,4,(),$,(),((1,2,3),(1,3,4),(1,4,2),(2,4,3)));\n\
             #3=COORDINATES_LIST('',4,({coordinates}));\nENDSEC;\nEND-ISO-10303-21;\n"
        )
    };
    let solid = text("(0.,0.,0.),(10.,0.,0.),(0.,10.,0.),(0.,0.,10.)");
    assert_eq!(facts_of(solid.as_bytes()).expect("read").solids.len(), 1);
    let point = text("(1.,1.,1.),(1.,1.,1.),(1.,1.,1.),(1.,1.,1.)");
    assert_eq!(facts_of(point.as_bytes()), Err(Refusal::NothingInIt { format: read::Format::Step }));
    let found = include_bytes!("../../../fuzz/found/step/triangles_without_area.step");
    assert_eq!(facts_of(found), Err(Refusal::NothingInIt { format: read::Format::Step }));
}
