//! The embedded tables hold what the rest of the program counts on.

use vocabulary::{Language, Length, MilliGrade, Vocabulary, iso286, iso2768};

fn mm(millimetres: f64) -> Length {
    Length::from_mm(millimetres).expect("a test length")
}

#[test]
fn there_are_enough_terms_to_describe_swedish_manufacturing() {
    let v = Vocabulary::embedded();
    assert!(v.processes().leaves().count() >= 215, "{}", v.processes().leaves().count());
    assert!(v.materials().leaves().count() >= 95, "{}", v.materials().leaves().count());
    assert!(v.certificates().len() >= 40);
    assert_eq!(v.places().counties().len(), 21);
    assert_eq!(v.places().kommuner().len(), 290);
    assert_eq!(v.sni().branches().len(), 1817);
    // 21 sections, 88 divisions, 272 groups and 615 classes of NACE Rev. 2 have English names, and nothing else.
    let english = v.sni().branches().iter().filter(|branch| branch.name_en.is_some());
    assert!(english.clone().all(|branch| branch.code.len() < 5));
    assert_eq!(english.count(), 21 + 88 + 272 + 615);
    let english = |code| v.sni().name(v.sni().by_code(code).unwrap(), Language::En);
    assert_eq!((english("C").name, english("25.62").name), ("Manufacturing", "Machining"));
    // The fifth level is Swedish: the class above it, and its own name where that says more.
    assert_eq!((english("25620").name, english("25620").swedish), ("Machining", None));
    assert_eq!(english("01491").swedish, Some("Renskötsel"));
}

#[test]
fn a_certificate_gives_what_it_is_built_on_and_nothing_else() {
    let certificates = Vocabulary::embedded().certificates();
    let id = |code: &str| certificates.by_code(code).unwrap_or_else(|| panic!("{code}")).id;
    assert!(certificates.covers(id("IATF 16949"), id("ISO 9001")));
    assert!(certificates.covers(id("EN 9100"), id("ISO 9001")));
    assert!(!certificates.covers(id("ISO 13485"), id("ISO 9001")));
    assert!(!certificates.covers(id("ISO 9001"), id("IATF 16949")));
    assert!(certificates.covers(id("EN 1090 EXC3"), id("EN 1090 EXC1")));
    assert!(certificates.covers(id("EN 1090 EXC1"), id("EN 1090")));
    assert!(!certificates.covers(id("EN 1090"), id("EN 1090 EXC1")));
    assert!(certificates.covers(id("ISO 3834-2"), id("ISO 3834-4")));
}

#[test]
fn whole_grades_are_exact_at_every_size_of_the_table() {
    for nominal in
        [1.0, 3.0, 3.001, 10.0, 18.0, 25.0, 50.0, 100.0, 180.0, 500.0, 1000.0, 3150.0, 9000.0, 20_000.0]
    {
        for grade in 5..=18_u16 {
            let position = MilliGrade(grade * 1000);
            let width = iso286::width_at(position, mm(nominal));
            assert_eq!(
                iso286::grade_position(width, mm(nominal)),
                position,
                "IT{grade} at {nominal} mm: {width:?}"
            );
        }
    }
    assert_eq!(iso286::width_at(MilliGrade(7000), mm(100.0)).um(), 35);
    assert_eq!(iso286::width_at(MilliGrade(11_000), mm(30.0)).um(), 130);
}

#[test]
fn between_grades_the_ratio_counts() {
    // 43.5 µm is about halfway by ratio between IT7 (35) and IT8 (54) at 100 mm.
    let position = iso286::grade_position(Length::from_um(43), mm(100.0)).0;
    assert!((7450..7520).contains(&position), "{position}");
    // Ten times finer than IT5 is five grades finer; ten times coarser than IT18 is IT23.
    assert_eq!(iso286::grade_position(Length::from_um(540_000 / 100), mm(100.0)).0, 18_000);
    assert_eq!(iso286::grade_position(Length::from_um(54_000), mm(100.0)).0, 23_000);
    assert_eq!(iso286::grade_position(Length::from_um(0), mm(100.0)).0, 0);
}

#[test]
fn general_tolerances_follow_the_dimension() {
    use iso2768::Class;
    assert_eq!(Class::parse("ISO 2768-mK"), Some(Class::Medium));
    assert_eq!(Class::parse("SS-ISO 2768-1 f"), Some(Class::Fine));
    assert_eq!(Class::parse("ISO 2768"), None);
    assert_eq!(Class::parse("ISO 2768-metal"), None);
    assert_eq!(Class::Medium.deviation(mm(30.0)), Some(mm(0.2)));
    assert_eq!(Class::Medium.deviation(mm(30.001)), Some(mm(0.3)));
    assert_eq!(Class::Medium.deviation(mm(0.5)), Some(mm(0.1)));
    assert_eq!(Class::Medium.deviation(mm(0.4)), None);
    assert_eq!(Class::Fine.deviation(mm(2001.0)), None);
    assert_eq!(Class::VeryCoarse.width(mm(100.0)), Some(mm(3.0)));
}

#[test]
fn a_postal_code_tells_the_kommun() {
    let places = Vocabulary::embedded().places();
    let code = places.postal_code("100 04").unwrap();
    assert_eq!((code.locality.as_str(), code.kommun.as_str()), ("Stockholm", "0180"));
    assert!(places.postal_code("000 00").is_none());
}
