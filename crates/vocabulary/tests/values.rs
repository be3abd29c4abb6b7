//! Values as people write them, and what is said when they cannot be read.

use proptest::prelude::*;
use vocabulary::{
    IsoWeek, Length, Notation, NumberError, OrganisationNumber, OrganisationNumberError, PlaceFinding,
    QuantityError, Stage, Tolerance, Vocabulary, iso286, iso2768, parse_length, parse_length_in, parse_mass,
    parse_number, parse_number_in, parse_tolerance,
};

#[test]
fn numbers_are_read_in_both_notations() {
    for (text, value) in [
        ("1250", 1250.0),
        ("1 250", 1250.0),
        ("1\u{a0}250", 1250.0),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("0,125", 0.125),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1 234,5", 1234.5),
        ("1,234,567", 1_234_567.0),
        ("-3", -3.0),
        ("−3,5", -3.5),
        (",5", 0.5),
        ("1234.567", 1234.567),
    ] {
        assert_eq!(parse_number(text), Ok(value), "{text}");
    }
    assert_eq!(parse_number_in(Notation::Swedish, "1,250"), Ok(1.25));
    assert_eq!(parse_number_in(Notation::English, "1,250"), Ok(1250.0));
    assert_eq!(parse_number_in(Notation::English, "1.250"), Ok(1.25));
}

#[test]
fn a_number_that_may_be_two_is_asked_about() {
    for text in ["1.234", "1,234"] {
        let expected = NumberError::Ambiguous { text: text.to_owned(), decimal: 1.234, whole: 1234.0 };
        assert_eq!(parse_number(text), Err(expected), "{text}");
    }
    assert_eq!(parse_number(" "), Err(NumberError::Empty));
    for text in ["1 2", "12a", "1,2,3", "=1+1", "1.23.456", "NaN", "inf", "--1"] {
        assert!(matches!(parse_number(text), Err(NumberError::NotANumber { .. })), "{text}");
    }
}

#[test]
fn lengths_and_masses_are_read_with_their_units() {
    for (text, um) in [
        ("12 mm", 12_000),
        ("12mm", 12_000),
        ("0,5 tum", 12_700),
        ("0.5\"", 12_700),
        ("1 250", 1_250_000),
        ("3.2 cm", 32_000),
        ("25 µm", 25),
        ("25um", 25),
        ("1,2 m", 1_200_000),
        ("2 dm", 200_000),
    ] {
        assert_eq!(parse_length(text), Ok(Length::from_um(um)), "{text}");
    }
    assert_eq!(parse_mass("2,5 kg").map(vocabulary::Mass::mg), Ok(2_500_000));
    assert_eq!(parse_mass("300 g").map(vocabulary::Mass::mg), Ok(300_000));
    assert_eq!(parse_mass("1,5 ton").map(vocabulary::Mass::mg), Ok(1_500_000_000));
    assert!(matches!(parse_length("5 kg"), Err(QuantityError::Unit { unit, .. }) if unit == "kg"));
    assert!(matches!(parse_length("-5 mm"), Err(QuantityError::Negative { .. })));
    assert!(matches!(parse_length("5000 m"), Err(QuantityError::TooLarge { .. })));
    assert!(matches!(parse_length("stor"), Err(QuantityError::Number(NumberError::NotANumber { .. }))));
    assert!(matches!(parse_length("1.250 mm"), Err(QuantityError::Number(NumberError::Ambiguous { .. }))));
}

#[test]
fn tolerances_keep_what_was_stated() {
    let um = Length::from_um;
    let grade = |n| iso286::Grade::new(n).expect("a grade");
    for (text, expected) in [
        ("±0,05", Tolerance::PlusMinus { width: um(100) }),
        // Doubled before it is rounded, and never looser than stated.
        ("±0,0165", Tolerance::PlusMinus { width: um(33) }),
        ("±0,0168", Tolerance::PlusMinus { width: um(33) }),
        ("+0,0165/-0,0165", Tolerance::Limits { width: um(33) }),
        ("0,0165", Tolerance::Unsigned { width: um(33) }),
        ("+/- 0.05 mm", Tolerance::PlusMinus { width: um(100) }),
        ("0.05", Tolerance::Unsigned { width: um(100) }),
        ("20 µm", Tolerance::Unsigned { width: um(40) }),
        ("IT7", Tolerance::Grade(grade(7))),
        ("h9", Tolerance::Fit(grade(9))),
        ("H7", Tolerance::Fit(grade(7))),
        ("js6", Tolerance::Fit(grade(6))),
        ("ISO 2768-m", Tolerance::General(iso2768::Class::Medium)),
        ("ISO 2768-mK", Tolerance::General(iso2768::Class::Medium)),
        ("+0,1/-0,05", Tolerance::Limits { width: um(150) }),
        ("+0.02/+0.01", Tolerance::Limits { width: um(10) }),
    ] {
        assert_eq!(parse_tolerance(text), Ok(expected), "{text}");
    }
    for text in ["IT19", "ISO 2768", "fin", "", "h19"] {
        assert!(parse_tolerance(text).is_err(), "{text}");
    }
    let at_100 = um(100_000);
    assert_eq!(Tolerance::Fit(grade(7)).width(at_100), Some(um(35)));
    assert_eq!(Tolerance::PlusMinus { width: um(100) }.width(at_100), Some(um(100)));
    assert_eq!(Tolerance::General(iso2768::Class::Fine).width(um(3_000_000)), None);
}

#[test]
fn organisation_numbers_are_checked_and_persons_are_hidden() {
    let parse = str::parse::<OrganisationNumber>;
    for text in
        ["556036-0793", "5560360793", "165560360793", "16556036-0793", " 556036 0793 ", "SE556036079301"]
    {
        assert_eq!(parse(text).expect(text).shown().as_deref(), Some("556036-0793"), "{text}");
    }
    assert!(parse("212000-0142").is_ok() && parse("212000-1355").is_ok());
    assert_eq!(parse("556036-0794"), Err(OrganisationNumberError::CheckDigit { expected: 3 }));
    assert_eq!(parse("55603607"), Err(OrganisationNumberError::Length { digits: 8 }));
    assert_eq!(parse(""), Err(OrganisationNumberError::Empty));
    assert_eq!(parse("556036-079X"), Err(OrganisationNumberError::Character { found: 'X' }));
    assert_eq!(parse("195560360793"), Err(OrganisationNumberError::Prefix { found: "19".to_owned() }));
    // The tax agency's published example of a personal identity number.
    let person = parse("811228-9874").expect("a right number");
    assert!(person.is_personal());
    assert_eq!(person.shown(), None);
    assert_eq!(format!("{person:?}"), "personal");
    assert_eq!(parse("19811228-9874"), Ok(person));
    assert_eq!(parse("810028-9874"), Err(OrganisationNumberError::NotADate));
}

#[test]
fn weeks_begin_on_monday_and_know_long_years() {
    let week: IsoWeek = "2026-W48".parse().expect("a week");
    assert_eq!(week.monday().to_string(), "2026-11-23");
    assert_eq!(IsoWeek::of(jiff::civil::date(2027, 1, 3)).to_string(), "2026-W53");
    assert_eq!("2026 v. 48".parse(), Ok(week));
    assert_eq!("2026v48".parse(), Ok(week));
    assert!(IsoWeek::new(2025, 53).is_err());
    for text in ["", "48", "2026", "2026-W60", "2026-Wx", "år 48"] {
        assert!(text.parse::<IsoWeek>().is_err(), "{text}");
    }
}

#[test]
fn places_are_found_by_name_code_postal_code_and_post_town() {
    let v = Vocabulary::embedded();
    let kommun = |text: &str| match v.find_place(text) {
        PlaceFinding::Kommun(k) => k.code.clone(),
        PlaceFinding::County(c) => format!("län {}", c.code),
        PlaceFinding::Ambiguous { .. } => "asked".to_owned(),
        PlaceFinding::Unknown { .. } => "unknown".to_owned(),
    };
    for (text, expected) in [
        ("Gnosjö", "0617"),
        ("gnosjo", "0617"),
        ("Gnosjö kommun", "0617"),
        ("0617", "0617"),
        ("Göteborg", "1480"),
        ("Gothenburg", "1480"),
        ("Stockholm", "asked"),
        ("Stockholms län", "län 01"),
        ("Stockholms kommun", "0180"),
        ("01", "län 01"),
        ("Skåne", "län 12"),
        ("Habo", "0643"),
        ("Håbo", "0305"),
        ("10004", "0180"),
        ("Atlantis", "unknown"),
        ("", "unknown"),
    ] {
        assert_eq!(kommun(text), expected, "{text}");
    }
    assert!(matches!(v.find_kommun("Stockholm"), PlaceFinding::Kommun(k) if k.code == "0180"));
    let PlaceFinding::Unknown { nearest } = v.find_kommun("Gnosjjö") else { panic!("misspelt") };
    assert_eq!(nearest[0].code, "0617");
}

#[test]
fn stages_are_read_by_code_and_name() {
    for stage in Stage::ALL {
        assert_eq!(Stage::parse(stage.code()), Some(stage));
        assert_eq!(Stage::parse(stage.name(vocabulary::Language::Sv)), Some(stage));
        assert_eq!(Stage::parse(stage.name(vocabulary::Language::En)), Some(stage));
    }
    assert_eq!(Stage::parse("ett par stycken"), None);
}

#[test]
fn a_technology_code_that_says_no_process_is_asked_about() {
    use vocabulary::TechnologyMeaning as M;
    let v = Vocabulary::embedded();
    let process = |code: &str| v.processes().by_code(code).expect(code).id;
    let material = |code: &str| v.materials().by_code(code).map(|m| m.id);
    assert_eq!(v.okh_process("3DP", None), M::Process(process("A")));
    assert_eq!(v.okh_process("MEC", None), M::Ask(vec![]));
    assert_eq!(v.okh_process("CNC", None), M::Ask(vec![process("3.2"), process("W.1.01")]));
    assert_eq!(v.okh_process("CNC", material("WD")), M::Process(process("W.1.01")));
    assert_eq!(v.okh_process("CNC", material("AL.13")), M::Process(process("3.2")));
    assert_eq!(v.okh_process("ZZZ", None), M::Unknown);
}

proptest! {
    #[test]
    fn a_length_survives_being_written_and_read(um in 0..4_000_000_000_u32) {
        let length = Length::from_um(um);
        prop_assert_eq!(parse_length_in(Notation::English, &format!("{} mm", length.mm())), Ok(length));
        let swedish = format!("{}", length.mm()).replace('.', ",");
        prop_assert_eq!(parse_length_in(Notation::Swedish, &swedish), Ok(length));
    }

    #[test]
    fn every_day_lies_in_the_week_of_its_monday(days in -40_000..60_000_i64) {
        let day = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).expect("in range");
        let week = IsoWeek::of(day);
        let after = (day - week.monday()).get_days();
        prop_assert!((0..7).contains(&after));
        prop_assert_eq!(week.to_string().parse(), Ok(week));
        prop_assert!(week < week.next().expect("in range"));
    }

    #[test]
    fn a_wrong_digit_is_always_seen(digits in proptest::array::uniform9(0..10_u8), at in 0..10_usize, by in 1..10_u8) {
        let head: String = digits.iter().map(|d| char::from(b'0' + d)).collect();
        let right = (0..10).find_map(|last| format!("{head}{last}").parse::<OrganisationNumber>().ok());
        prop_assume!(right.is_some_and(|n| !n.is_personal()));
        let mut wrong: Vec<u8> = right.expect("assumed").digits().bytes().collect();
        wrong[at] = b'0' + (wrong[at] - b'0' + by) % 10;
        let wrong = String::from_utf8(wrong).expect("digits");
        prop_assert!(wrong.parse::<OrganisationNumber>().is_err(), "{}", wrong);
    }

    #[test]
    fn a_wider_tolerance_is_never_finer(um in 1..1_000_000_u32, more in 0..1_000_u32, nominal in 1..12_000_000_u32) {
        let nominal = Length::from_um(nominal);
        let position = iso286::grade_position(Length::from_um(um), nominal);
        prop_assert!(position <= iso286::grade_position(Length::from_um(um + more), nominal));
        // The narrowest width of that grade is no wider than the width it came from.
        prop_assert!(iso286::width_at(position, nominal).um() <= um);
    }

    #[test]
    fn reading_never_fails_but_with_a_sentence(text in "\\PC{0,30}") {
        let _ = (parse_number(&text), parse_length(&text), parse_mass(&text), parse_tolerance(&text));
        let _ = (text.parse::<OrganisationNumber>(), text.parse::<IsoWeek>(), Stage::parse(&text));
        let _ = (Vocabulary::embedded().find_place(&text), iso286::Grade::parse(&text), iso2768::Class::parse(&text));
    }
}

#[test]
fn money_is_exact_and_told_without_needless_zeros() {
    use vocabulary::{Currency, Money};
    let kronor = |amount: f64| Money::from_estimate(amount, Currency::SEK);
    assert_eq!(kronor(12.5).unwrap().decimal(), "12.5");
    assert_eq!(kronor(0.043_26).unwrap().decimal(), "0.0433");
    assert_eq!(kronor(-0.0375).unwrap().decimal(), "-0.0375");
    assert_eq!(kronor(-0.000_01).unwrap().decimal(), "0");
    assert_eq!(kronor(1_000_000.0).unwrap().to_string(), "1000000 SEK");
    assert_eq!(kronor(f64::NAN), None);
    assert_eq!(kronor(1e18), None);
    assert_eq!(Currency::parse(" sek "), Some(Currency::SEK));
    assert_eq!(Currency::parse("kr"), None);
    assert_eq!(Currency::parse("S€K"), None);
}
