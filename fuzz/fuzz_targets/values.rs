//! Values as people and messages write them: numbers, lengths, masses, tolerances, weeks, organisation numbers, decimals, ranges, moments.
//! What is read and written is read again as it was.
#![no_main]

use std::{
    fmt::{Debug, Display},
    str::FromStr,
};

use exchange::{
    Decimal, Moment, Range, Uuid, Version,
    capacity_group::{self, CapacityGroup, Week},
};
use libfuzzer_sys::fuzz_target;
use vocabulary::{
    Currency, IsoWeek, Length, Mass, Notation, OrganisationNumber, Stage, iso286::Grade, parse_number_in,
    parse_tolerance_in, quantity,
};

const NOTATIONS: [Notation; 3] = [Notation::Unknown, Notation::Swedish, Notation::English];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for notation in NOTATIONS {
        numbers(notation, &text);
    }
    again::<IsoWeek>(&text);
    again::<Decimal>(&text);
    again::<Range>(&text);
    again::<Moment>(&text);
    again::<Uuid>(&text);
    again::<Version>(&text);
    if let Ok(number) = text.parse::<OrganisationNumber>() {
        assert_eq!(number.digits().parse(), Ok(number));
        assert_eq!(number.shown().is_none(), number.is_personal());
    }
    if let Ok(week) = text.parse::<IsoWeek>() {
        assert_eq!(IsoWeek::of(week.monday()), week);
        assert!(week.next().is_none_or(|next| next > week));
    }
    if let Ok(decimal) = text.parse::<Decimal>() {
        in_a_message(decimal);
    }
    let _ = Currency::parse(&text);
    let _ = Stage::parse(&text);
    let _ = Grade::parse(&text);
});

/// What is shown of a value is that value.
fn again<T: FromStr<Err: Debug> + Display + Debug + PartialEq>(text: &str) {
    if let Ok(value) = text.parse::<T>() {
        let shown = value.to_string();
        let read: T = shown.parse().unwrap_or_else(|error| panic!("{shown}: {error:?}"));
        assert_eq!(read, value);
    }
}

fn numbers(notation: Notation, text: &str) {
    match parse_number_in(notation, text) {
        Ok(number) => assert!(number.is_finite(), "{number}"),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(length) = quantity::parse_length_in(notation, text) {
        assert_eq!(Length::from_mm(length.mm()), Some(length));
        let shown = format!("{} mm", length.mm());
        assert_eq!(quantity::parse_length_in(Notation::English, &shown), Ok(length), "{shown}");
    }
    if let Ok(mass) = quantity::parse_mass_in(notation, text) {
        assert_eq!(Mass::from_kg(mass.kg()), Some(mass));
    }
    match parse_tolerance_in(notation, text) {
        Ok(tolerance) => {
            for nominal in [0, 1, 3_000, 120_000, 4_000_000, u32::MAX] {
                let _ = tolerance.grade_position(Length::from_um(nominal));
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// A number comes through a message as it is.
fn in_a_message(number: Decimal) {
    let partner = "BPNL0000000001AB".parse().expect("a number of a partner");
    let customer = "BPNL00000000ZZZZ".parse().expect("a number of a partner");
    let week = Week {
        monday: jiff::civil::date(2026, 11, 30),
        actual: Some(Decimal::whole(1)),
        maximum: Some(Decimal::whole(1)),
        agreed: None,
        delta_production: Some(number),
    };
    let group = CapacityGroup {
        id: "3b4edc05-e214-47a1-b0c2-1d831cdd9ba9".parse().expect("an identifier"),
        name: "x".to_owned(),
        customer,
        supplier: partner,
        supplier_locations: Vec::new(),
        unit: None,
        weeks: vec![week],
        changed_at: "2026-11-27T09:00:00Z".parse().expect("a moment"),
        inactive: false,
        linked_demand: Vec::new(),
        linked_groups: Vec::new(),
    };
    let written = capacity_group::write(&group).expect("all is there").text();
    let read = capacity_group::read(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
    assert_eq!(read.value, group);
}
