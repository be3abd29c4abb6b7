//! The engine of rules, on facts made up for the purpose.

use part::{
    Facts, Solid,
    facts::{Direction, HowSure, Shape, ShapeClass, Sure, SurfaceShare, Wall},
    read::Format,
    rules::{findings, rules},
};
use vocabulary::{Confidence, Vocabulary};

/// A tray that can be moulded: 2 mm walls, draft, no undercut.
fn tray() -> Solid {
    let exact = HowSure::Exact;
    Solid {
        name: None,
        part: None,
        same_as: None,
        volume_mm3: 30_000.0,
        area_mm2: 30_000.0,
        box_mm: [100.0, 60.0, 20.0],
        at_mm: [0.0; 3],
        oriented_box_mm: [100.0, 60.0, 20.0],
        faces: Some(30),
        triangles: 100,
        surface_share: SurfaceShare { plane: 1.0, ..SurfaceShare::default() },
        wall_mm: Some(Wall {
            min: 2.0,
            min_sure: exact,
            p5: 2.0,
            median: 2.0,
            p95: 2.2,
            thinnest_at_mm: [1.0, 2.0, 3.0],
        }),
        holes: Vec::new(),
        inner_radii: Vec::new(),
        directions: vec![Direction {
            axis: [0.0, 0.0, 1.0],
            square_share: 0.6,
            parallel_share: 0.0,
            reach_from: 0.6,
            reach_against: 0.6,
            undercut_share: 0.0,
            undercut_at_mm: None,
        }],
        hidden_share: 0.0,
        shape: Shape { class: ShapeClass::ThinWalled, confidence: 0.8, axis: None, thickness_mm: None },
        bends: Vec::new(),
        tolerances: Vec::new(),
        angular_tolerances: Vec::new(),
        finest_tolerance_mm: None,
        sure: Sure {
            volume: exact,
            size: exact,
            wall: exact,
            holes: exact,
            surfaces: exact,
            directions: exact,
        },
    }
}

fn facts(solid: Solid) -> Facts {
    Facts {
        format: Format::Step,
        unit_in_file: None,
        solids: vec![solid],
        assembly: Vec::new(),
        box_mm: None,
        drawn: None,
        outline: None,
        tolerances: Vec::new(),
        angular_tolerances: Vec::new(),
        general_tolerances: Vec::new(),
        threads: part::thread::Threads::default(),
        datums: Vec::new(),
        unread: Vec::new(),
    }
}

/// The rules that a part does not keep for a process.
fn broken(solid: Solid, process: &str, material: Option<&str>) -> Vec<&'static str> {
    let vocabulary = Vocabulary::embedded();
    let process = vocabulary.processes().by_code(process).unwrap().id;
    let material = material.map(|code| vocabulary.materials().by_code(code).unwrap().id);
    findings(&facts(solid), &[process], material).found.iter().map(|f| f.rule.id.as_str()).collect()
}

#[test]
fn a_part_that_keeps_the_rules_gives_no_finding_and_one_that_does_not_gives_the_rule() {
    assert_eq!(broken(tray(), "1.2.01", None), Vec::<&str>::new());

    let mut undercut = tray();
    undercut.directions[0].undercut_share = 0.1;
    undercut.directions[0].undercut_at_mm = Some([5.0, 6.0, 7.0]);
    assert_eq!(broken(undercut.clone(), "1.2.01", None), ["im-undercut"]);
    let at = findings(&facts(undercut), &[], None)
        .found
        .iter()
        .find(|f| f.rule.id == "im-undercut")
        .unwrap()
        .at_mm;
    assert_eq!(at, Some([5.0, 6.0, 7.0]));

    let mut upright = tray();
    upright.directions[0].parallel_share = 0.4;
    assert_eq!(broken(upright, "1.2.01", None), ["im-draft"]);

    let mut thick = tray();
    thick.wall_mm = thick.wall_mm.map(|w| Wall { p95: 6.0, ..w });
    assert_eq!(broken(thick, "1.2.01", None), ["im-wall-thick", "im-uniform"]);
}

#[test]
fn a_rule_for_a_process_holds_for_those_below_it_and_not_above() {
    assert_eq!(broken(tray(), "3.2.04", None), ["turn-shape"], "the rule of turning holds for CNC turning");
    assert_eq!(broken(tray(), "3.2", None), Vec::<&str>::new(), "not for machining as a whole");
}

#[test]
fn a_rule_for_a_material_holds_for_those_below_it() {
    let mut thin = tray();
    thin.wall_mm = thin.wall_mm.map(|w| Wall { min: 1.0, ..w });
    assert_eq!(broken(thin.clone(), "3.2.01", Some("SS.1")), Vec::<&str>::new());
    assert_eq!(broken(thin.clone(), "3.2.01", Some("PLAST")), ["mill-wall-plastic"]);
    assert_eq!(broken(thin, "3.2.01", None), ["mill-wall-plastic"], "without a material every rule is told");
}

#[test]
fn what_is_not_known_is_not_judged() {
    let mut unknown = tray();
    unknown.wall_mm = None;
    let found = findings(&facts(unknown), &[], None);
    assert!(found.found.iter().all(|f| !f.rule.id.contains("wall")));
    assert!(found.not_judged.iter().any(|(_, rule)| rule.id == "im-wall-thin"));
    // Every rule said something, or is said to be silent.
    assert!(found.found.len() + found.not_judged.len() <= rules().len());
}

#[test]
fn a_faulty_file_gives_findings_of_low_confidence() {
    let mut open = tray();
    open.wall_mm = open.wall_mm.map(|w| Wall { min: 0.2, ..w });
    open.sure.wall = HowSure::Unsure;
    let found = findings(&facts(open), &[], None);
    assert!(!found.found.is_empty());
    assert!(found.found.iter().all(|f| f.confidence == Confidence::Low));
}

#[test]
fn a_value_at_the_limit_keeps_the_rule() {
    let rule = rules().iter().find(|r| r.id == "mill-wall-metal").unwrap();
    assert!(rule.is_kept_by(0.8) && rule.is_kept_by(0.799_999_9) && !rule.is_kept_by(0.79));
}
