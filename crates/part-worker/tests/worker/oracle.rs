//! Real files against what Open CASCADE measures of them, and against what their makers weighed.

use std::{io::Read, path::Path};

use part::{What, facts::HowSure, read::Format, tolerance::Kind};

use crate::ask::{ask, near, nist};

#[derive(Debug, serde::Deserialize)]
struct Row {
    folder: String,
    file: String,
    ok: u8,
    solids: Option<usize>,
    faces: Option<usize>,
    volume_mm3: Option<f64>,
    area_mm2: Option<f64>,
    x_mm: Option<f64>,
    y_mm: Option<f64>,
    z_mm: Option<f64>,
}

fn data() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data"))
}

/// A file of ours, or of the folder that `HEMTAG_STEP_FILES` names; `None` when it is in neither.
fn bytes(folder: &str, file: &str) -> Option<Vec<u8>> {
    let ours = match folder {
        "odri_actuator" => return std::fs::read(data().join("odri").join(file)).ok(),
        "step/mfcad" => data().join("mfcad").join(format!("{file}.gz")),
        "step/nist" => data().join("nist").join(format!("{file}.gz")),
        _ => {
            let elsewhere = std::env::var_os("HEMTAG_STEP_FILES")?;
            return std::fs::read(Path::new(&elsewhere).join(folder).join(file)).ok();
        }
    };
    let mut out = Vec::new();
    flate2::read::GzDecoder::new(std::fs::File::open(ours).ok()?).read_to_end(&mut out).ok()?;
    Some(out)
}

#[test]
fn facts_agree_with_the_oracle() {
    let mut looked_at = 0;
    for row in csv::Reader::from_path(data().join("oracle.csv")).unwrap().deserialize::<Row>() {
        let row = row.unwrap();
        let name = &row.file;
        let Some(bytes) = bytes(&row.folder, name) else { continue };
        let facts = ask(&bytes);
        if row.ok == 0 {
            // Open CASCADE finds nothing in triangles; they are read here, and that is said.
            match facts {
                Ok(facts) => assert!(facts.unread.iter().any(|u| u.what == What::TessellatedOnly), "{name}"),
                Err(refusal) => println!("{name}: {refusal}"),
            }
            continue;
        }
        let facts = facts.unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let drawn = facts.drawn.unwrap_or_else(|| panic!("{name}: measured as a whole"));
        let sum = |of: fn(&part::Solid) -> f64| facts.solids.iter().map(of).sum::<f64>();
        assert_eq!(Some(facts.solids.len()), row.solids, "{name}: solids");
        assert_eq!(Some(drawn.faces), row.faces, "{name}: faces");
        // The oracle adds up what two loose surfaces of this part would bound with the origin, which means nothing; the
        // file itself states its solid's volume as a validation property, and that is kept.
        let volume =
            if name == "nist_ctc_02_asme1_ap242-e2.stp" { 47_106_788.03 } else { row.volume_mm3.unwrap() };
        near(&format!("{name}: volume"), sum(|s| s.volume_mm3), volume, 1e-3);
        near(&format!("{name}: area"), drawn.area_mm2, row.area_mm2.unwrap(), 1e-3);
        for (found, expected) in drawn.box_mm.into_iter().zip([row.x_mm, row.y_mm, row.z_mm]) {
            let expected = expected.unwrap();
            assert!(
                (found - expected).abs() <= 0.1 + expected * 1e-3,
                "{name}: box {found}, expected {expected}"
            );
        }
        if !facts.unread.iter().any(|u| u.what == What::LooseFaces) {
            near(&format!("{name}: area of the solids"), sum(|s| s.area_mm2), row.area_mm2.unwrap(), 1e-3);
        }
        looked_at += 1;
    }
    assert!(looked_at >= 50, "only {looked_at} files were looked at");
}

#[test]
fn volume_and_density_give_the_mass_that_was_weighed() {
    #[derive(serde::Deserialize)]
    struct Weighed {
        file: String,
        material: String,
        measured_mass_g: f64,
    }
    let materials = vocabulary::Vocabulary::embedded().materials();
    let mut weighed = 0;
    for row in csv::Reader::from_path(data().join("odri/facts.csv")).unwrap().deserialize::<Weighed>() {
        let row = row.unwrap();
        let code = if row.material.contains("1.4301") { "1.4301" } else { "7075" };
        let material =
            materials.iter().find(|m| m.facts.designation.as_deref().is_some_and(|d| d.contains(code)));
        let (low, high) = material.and_then(|m| m.facts.density).expect("the vocabulary has its density");
        let solid = &ask(&bytes("odri_actuator", &row.file).unwrap()).unwrap().solids[0];
        let grams = solid.mass_kg(f64::from(low + high) / 2.0) * 1000.0;
        near(&row.file, grams, row.measured_mass_g, 0.1);
        weighed += 1;
    }
    assert_eq!(weighed, 3);
}

#[test]
fn tolerances_and_datums_of_ap242_are_read_in_millimetres() {
    let facts = ask(&nist("nist_ftc_06_asme1_ap242-e2.stp")).unwrap();
    let solid = &facts.solids[0];
    // Perpendicularity.1 states 0.012 in to datum A.
    let square = solid.tolerances.iter().find(|t| t.name == "perpendicularity").unwrap();
    assert_eq!(square.kind, Kind::Geometric);
    assert_eq!(square.datums, ["A"]);
    near("perpendicularity", square.width_mm, 0.012 * 25.4, 1e-6);
    // 12 in ± 0.01 in.
    let long =
        solid.tolerances.iter().find(|t| t.nominal_mm.is_some_and(|n| (n - 304.8).abs() < 1e-3)).unwrap();
    assert_eq!(long.kind, Kind::Linear);
    near("width", long.width_mm, 0.02 * 25.4, 1e-6);
    near("finest", solid.finest_tolerance_mm.unwrap(), 0.01 * 25.4, 1e-6);
    assert_eq!(facts.datums, ["A", "B", "C", "D", "E", "F", "G", "H", "J", "K"]);
    assert!(facts.tolerances.is_empty(), "one solid has them all");
}

#[test]
fn angles_fits_and_threads_are_told_as_the_files_state_them() {
    // 60° ± 0.5°.
    let angle = &ask(&nist("nist_ctc_01_asme1_ap242-e1.stp")).unwrap().solids[0].angular_tolerances;
    near("nominal", angle[0].nominal_deg.unwrap(), 60.0, 1e-6);
    near("width", angle[0].width_deg, 1.0, 1e-6);

    // Three holes of 3.5 mm to G6: 8 µm, by ISO 286-1 for 3 to 6 mm.
    let facts = ask(&nist("nist_ftc_10_asme1_ap242-e2.stp")).unwrap();
    let fits: Vec<_> = facts.solids[0].tolerances.iter().filter(|t| t.fit.is_some()).collect();
    assert_eq!(fits.len(), 3);
    assert_eq!(fits[0].fit.as_deref(), Some("G6 hole"));
    near("width of the fit", fits[0].width_mm, 0.008, 1e-9);
    near("finest", facts.solids[0].finest_tolerance_mm.unwrap(), 0.008, 1e-9);
    // It draws threads without saying which.
    assert_eq!((facts.threads.stated.len(), facts.threads.sure), (0, HowSure::Unsure));
    assert_eq!(facts.threads.drawn, 18);

    let threads = ask(&nist("nist_ctc_04_asme1_ap242-e1.stp")).unwrap().threads;
    let [thread] = &threads.stated[..] else { panic!("{threads:?}") };
    assert_eq!((thread.designation.as_str(), thread.count), ("M12x1.75-6H", Some(4)));
    near("pitch", thread.pitch_mm.unwrap(), 1.75, 1e-9);
    assert_eq!(threads.sure, HowSure::Stated);

    // A hole of the right size is no thread.
    let plain = ask(&nist("nist_ctc_03_asme1_ap242-e2.stp")).unwrap();
    assert_eq!((plain.threads.stated.len(), plain.threads.sure), (0, HowSure::NotKnown));
    assert!(plain.general_tolerances.is_empty());
}

#[test]
fn a_general_tolerance_is_read_from_a_note_of_the_file() {
    let step = part_worker::occ::sample("+ box 0 0 0 40 30 20", "MM").unwrap();
    let note = |text: &str| {
        let step = String::from_utf8(step.clone()).unwrap();
        let item =
            format!("#99999=DESCRIPTIVE_REPRESENTATION_ITEM('note','{text}');\nENDSEC;\nEND-ISO-10303-21;");
        let at = step.rfind("ENDSEC;").unwrap();
        ask(format!("{}{item}\n", &step[..at]).as_bytes()).unwrap().general_tolerances
    };
    assert_eq!(note("General tolerances ISO 2768-mK"), ["ISO 2768-mK"]);
    assert_eq!(note("Tolerans enligt SS-ISO 2768-1 f om inget annat anges"), ["ISO 2768-f"]);
    assert_eq!(note("Order 2768-mK, drawing ISO 128"), Vec::<String>::new());
}

#[test]
fn pulleys_are_turned_blanks_with_teeth() {
    for file in ["transmission_pulley_at3_t10_center.STEP", "transmission_pulley_at3_t10_motor.STEP"] {
        let shape = ask(&bytes("odri_actuator", file).unwrap()).unwrap().solids[0].shape;
        assert_eq!(shape.class, part::facts::ShapeClass::Turned, "{file}");
        assert!((0.7..0.9).contains(&shape.confidence), "{file}: {shape:?}");
    }
}

#[test]
fn triangles_without_exact_surfaces_are_read_as_a_mesh_and_that_is_said() {
    let facts = ask(&nist("nist_ftc_08_asme1_ap242-e1-tg.stp")).unwrap();
    assert_eq!(facts.format, Format::Step);
    assert_eq!(facts.solids.len(), 1);
    assert!(facts.unread.iter().any(|u| u.what == What::TessellatedOnly));
    assert_eq!(facts.solids[0].faces, None);
    assert_ne!(facts.solids[0].sure.holes, HowSure::Exact);
    assert!(facts.solids[0].volume_mm3 > 100_000.0);
}

#[test]
fn a_sheet_part_of_nist_is_known_as_sheet_with_its_thickness() {
    let solid = &ask(&nist("nist_ctc_03_asme1_ap242-e2.stp")).unwrap().solids[0];
    assert_eq!(solid.shape.class, part::facts::ShapeClass::Sheet);
    near("thickness", solid.shape.thickness_mm.unwrap(), 1.9075, 0.01);
    assert!(solid.holes.iter().all(|h| h.through));
}
