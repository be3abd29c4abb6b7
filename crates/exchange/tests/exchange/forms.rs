//! The forms of values, at their edges.

use std::fmt::Debug;
use std::str::FromStr;

use exchange::capacity_group::{DemandCategory, ItemUnit};
use exchange::{Base64, Bpnl, Bpns, Decimal, Moment, Range, SiteBpn, UnitReference, Uuid, Version};

fn of<T: FromStr<Err: Debug> + ToString>(right: &[&str], wrong: &[&str]) {
    for text in right {
        assert_eq!(text.parse::<T>().unwrap().to_string(), *text);
    }
    for text in wrong {
        assert!(text.parse::<T>().is_err(), "{text} is taken");
    }
}

#[test]
fn numbers_of_partners() {
    of::<Bpnl>(
        &["BPNL00000000EX01", "BPNLaBc456789012"],
        &[
            "",
            "BPNL",
            "BPNL00000000EX0",
            "BPNL00000000EX012",
            "BPNS00000000EX01",
            "bpnl00000000EX01",
            "BPNL00000000EX0å",
        ],
    );
    of::<Bpns>(&["BPNS00000000EX01"], &["BPNL00000000EX01", "BPNA00000000EX01", " BPNS00000000EX01"]);
    of::<SiteBpn>(&["BPNS00000000EX01", "BPNA00000000EX01"], &["BPNL00000000EX01"]);
}

#[test]
fn identifiers_units_and_versions() {
    of::<Uuid>(
        &["0157ba42-d2a8-4e28-8565-7b07830c3456", "urn:uuid:0157BA42-d2a8-4e28-8565-7b07830c3456"],
        &[
            "",
            "0157ba42d2a84e2885657b07830c3456",
            "0157ba42-d2a8-4e28-8565-7b07830c345g",
            "uuid:0157ba42-d2a8-4e28-8565-7b07830c3456",
        ],
    );
    of::<UnitReference>(&["unit:piece", ":piece"], &["piece", "unit:", "unit:m2", "unit:a:b"]);
    of::<Version>(&["0.0.1", "1.0.0-rc.1"], &["1", "1.0", "01.0.0", "1.0.0-", "1.0.0.0", "v1.0.0"]);
    of::<Base64>(&["", "QQ==", "QUI=", "QUJD"], &["QQ", "Q===", "QU I", "QUJ\n", "QU-_"]);
}

#[test]
fn moments() {
    of::<Moment>(
        &["2026-11-27T09:00:00Z", "2026-11-27T09:00:00.123+01:00", "2026-11-27T09:00:00"],
        &[
            "2026-11-27",
            "2026-11-27T09:00Z",
            "2026-11-27 09:00:00Z",
            "2026-02-30T09:00:00Z",
            "2026-11-27T09:00:00[UTC]",
            "2026-11-27T25:00:00",
        ],
    );
    assert!("2026-11-27T09:00:00".parse::<Moment>().unwrap().timestamp().is_none());
    let moment = "2026-11-27T09:00:00+01:00".parse::<Moment>().unwrap().timestamp().unwrap();
    assert_eq!(Moment::from(moment).as_str(), "2026-11-27T08:00:00Z");
}

#[test]
fn numbers_and_ranges() {
    of::<Decimal>(
        &["0", "-1", "12.5", "0.001", "999999999999999", "0.00000000000001"],
        &["", "-", ".", "1,5", "1e3", "1.2.3", "NaN", "1000000000000000", "1 000"],
    );
    for (text, same) in [("007", "7"), ("1.500", "1.5"), ("-0", "0"), ("+2", "2"), (".5", "0.5"), ("5.", "5")]
    {
        assert_eq!(text.parse::<Decimal>().unwrap().to_string(), same);
    }
    of::<Range>(
        &["[1, 2]", "[, 2]", "[1,]", "[1, 1]"],
        &["", "[]", "[,]", "[2, 1]", "1, 2", "[1, 2] mm", "[a, 2]"],
    );
    assert_eq!(
        "1 mm".parse::<Decimal>().unwrap_err().to_string(),
        "expected a decimal number of at most 15 digits such as 12.5, found \"1 mm\""
    );
}

#[test]
fn enumerations_have_the_size_of_the_models() {
    assert_eq!((ItemUnit::all().count(), DemandCategory::all().count()), (35, 8));
    assert_eq!((ItemUnit::Hour.code(), DemandCategory::PhaseOut.code()), ("unit:hourUnitOfTime", "PO01"));
}
