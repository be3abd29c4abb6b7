//! Free hours of a machine group for one named customer as a message of Catena-X (`week_based_capacity_group` 3.0.1), and such a
//! message as the rows of an import. docs/exchange.md says what goes where. No input or output.
//!
//! Invariants:
//! - A group has the same identifier in every message to a customer.
//! - Only hours that still count are told; what is not stated is not made up.

use exchange::{
    Bpnl, Bpns, Decimal, Moment, NotUnderstood, Read, Uuid, WriteError, Written,
    capacity_group::{self, CapacityGroup, ItemUnit, Week},
};
use jiff::civil::Date;
use serde_json::Value;
use sha2::{Digest, Sha256};
use vocabulary::IsoWeek;

use super::import::{Lines, Row};
use crate::{
    clock,
    files::table::FileProblem,
    makers::model::{FreeWeek, MachineGroup, Maker, MakerId},
};

/// The format's own name, with its version.
pub const NAME: &str = "Catena-X week_based_capacity_group 3.0.1";

/// What the message demands and the register does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The maker's number.
    pub supplier: Bpnl,
    /// Whom the hours are for.
    pub customer: Bpnl,
    /// The maker's sites that deliver; may be empty.
    pub sites: Vec<Bpns>,
    /// Where no hours at most are stated, there are no more than those that are free.
    pub no_more: bool,
}

/// The groups that a message can be made of: those of which hours ahead are stated and count.
#[must_use]
pub fn to_tell(maker: &Maker, today: Date) -> Vec<MachineGroup> {
    let counts = |group: &MachineGroup| group.counts_until().is_some_and(|until| until >= today);
    maker.machine_groups().into_iter().filter(|group| group.speaks_of(today) && counts(group)).collect()
}

/// The identifier of a group's hours for a customer: a UUID of version 8 (RFC 9562, section 5.8) of the first 122 bits of SHA-256 of
/// where the service stands, the group's oldest offer and the customer. It stays when the group is given another name or another
/// offer; two customers have no identifier in common, since a message has one customer.
#[must_use]
pub fn identifier(address: &str, maker: MakerId, group: &MachineGroup, customer: &Bpnl) -> Uuid {
    let oldest = group.offers.iter().min().copied().unwrap_or_else(|| group.id());
    let whole = Sha256::digest(format!("{address}/makers/{maker}/capacity#{oldest} {customer}").as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.iter_mut().zip(whole.iter()).for_each(|(byte, of)| *byte = *of);
    Uuid::of(8, bytes)
}

/// The message about a group. `name` is what it is called, `address` where the service stands. A week of which the most is not
/// stated is left out, and told.
///
/// # Errors
/// Everything that the format does not allow.
pub fn write(
    address: &str,
    maker: MakerId,
    group: &MachineGroup,
    name: &str,
    asked: &Asked,
    today: Date,
) -> Result<Written, WriteError> {
    let hours = |hours: u16| Some(Decimal::whole(i32::from(hours)));
    let week = |week: &FreeWeek| Week {
        monday: week.monday,
        actual: hours(week.actual),
        maximum: most(week, asked.no_more).and_then(hours),
        agreed: None,
        delta_production: None,
    };
    capacity_group::write(&CapacityGroup {
        id: identifier(address, maker, group, &asked.customer),
        name: name.to_owned(),
        customer: asked.customer.clone(),
        supplier: asked.supplier.clone(),
        supplier_locations: asked.sites.clone(),
        unit: Some(ItemUnit::Hour),
        weeks: group.weeks_ahead(today).map(week).collect(),
        changed_at: changed_at(group.stated.as_ref().map_or(today, |stated| stated.on)),
        inactive: false,
        linked_demand: Vec::new(),
        linked_groups: Vec::new(),
    })
}

/// The hours at most of a week, as a message has them.
fn most(week: &FreeWeek, no_more: bool) -> Option<u16> {
    week.maximum.or_else(|| no_more.then_some(week.actual))
}

/// Whether the message has any week at all.
#[must_use]
pub fn says_something(group: &MachineGroup, no_more: bool, today: Date) -> bool {
    group.weeks_ahead(today).any(|week| most(week, no_more).is_some())
}

/// The register keeps the day, in Sweden: the moment is its beginning.
fn changed_at(day: Date) -> Moment {
    let begins = day.to_zoned(clock::stockholm()).or_else(|_| day.to_zoned(jiff::tz::TimeZone::UTC));
    Moment::from(begins.map_or(jiff::Timestamp::UNIX_EPOCH, |begins| begins.timestamp()))
}

fn note(at: &str, what: impl Into<String>) -> NotUnderstood {
    NotUnderstood { at: at.to_owned(), what: what.into() }
}

/// The rows of a file in JSON: our own table, or a message.
///
/// # Errors
/// When it is neither, the message does not count in hours, or it is said not to be kept up to date.
pub(super) fn read(text: &str) -> Result<Lines, FileProblem> {
    let root: Value =
        serde_json::from_str(text).map_err(|error| FileProblem::Broken { message: error.to_string() })?;
    let lines = match root.get("rows").and_then(Value::as_array) {
        Some(rows) => Lines { rows: own(rows), notes: Vec::new() },
        None => message(&root)?,
    };
    if lines.rows.is_empty() { Err(FileProblem::NoRows) } else { Ok(lines) }
}

/// Our own table as JSON.
fn own(rows: &[Value]) -> Vec<Row> {
    let text = |row: &Value, name: &str| match row.get(name) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    (1..)
        .zip(rows)
        .map(|(number, row)| Row {
            number,
            group: text(row, "group"),
            week: text(row, "week"),
            free: text(row, "free_hours"),
            most: text(row, "most_hours"),
        })
        .collect()
}

fn message(root: &Value) -> Result<Lines, FileProblem> {
    let Read { value: group, not_understood } =
        capacity_group::read_value(root).map_err(|error| FileProblem::of_message(NAME, error))?;
    let refused =
        |at: &str, message: String| Err(FileProblem::OtherForm { form: NAME, at: at.to_owned(), message });
    if group.unit != Some(ItemUnit::Hour) {
        let found = group.unit.map_or("no unit", ItemUnit::code);
        return refused("/unitOfMeasure", format!("expected {}, found {found}", ItemUnit::Hour.code()));
    }
    // Old hours would be stated as of today.
    if group.inactive {
        let message = "expected false, found true: the group is not kept up to date".to_owned();
        return refused("/capacityGroupIsInactive", message);
    }
    let amount = |amount: Option<Decimal>| amount.map(|amount| amount.to_string()).unwrap_or_default();
    let rows = (1..)
        .zip(&group.weeks)
        .map(|(number, week)| Row {
            number,
            group: group.name.clone(),
            week: IsoWeek::of(week.monday).to_string(),
            free: amount(week.actual),
            most: amount(week.maximum),
        })
        .collect();
    Ok(Lines { rows, notes: notes(&group, not_understood) })
}

/// What of a message the register has no place for.
fn notes(group: &CapacityGroup, not_understood: Vec<NotUnderstood>) -> Vec<NotUnderstood> {
    let customer = format!(
        "The hours are stated for {}; the register keeps them as free for anybody, without partner numbers.",
        group.customer
    );
    let mut all = vec![note("/customer", customer)];
    let any = |has: fn(&Week) -> bool| group.weeks.iter().any(has);
    let unread = [
        (!group.supplier_locations.is_empty(), "/supplierLocations", "The numbers of sites are not read."),
        (any(|week| week.agreed.is_some()), "/capacities", "The capacity that was agreed is not read."),
        (
            any(|week| week.delta_production.is_some()),
            "/capacities",
            "What is made before or after a week is not read.",
        ),
        (!group.linked_demand.is_empty(), "/linkedDemandSeries", "Demand is not read."),
        (!group.linked_groups.is_empty(), "/linkedCapacityGroups", "Groups within the group are not read."),
    ];
    all.extend(unread.into_iter().filter(|(is, ..)| *is).map(|(_, at, what)| note(at, what)));
    all.extend(not_understood);
    all
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::makers::model::{Evidence, Level, OfferId, SiteId};

    const TODAY: Date = date(2026, 11, 27);

    fn group(offers: &[i64], name: Option<&str>) -> MachineGroup {
        let week = |monday, actual, maximum| FreeWeek { monday, actual, maximum };
        MachineGroup {
            site: SiteId(1),
            name: name.map(str::to_owned),
            offers: offers.iter().copied().map(OfferId).collect(),
            weeks: vec![
                week(date(2026, 11, 16), 8, Some(9)),
                week(date(2026, 11, 23), 0, Some(40)),
                week(date(2026, 11, 30), 30, None),
            ],
            stated: Some(Evidence { level: Level::SelfDeclared, on: TODAY, by: "tillverkaren".into() }),
        }
    }

    fn asked(no_more: bool) -> Asked {
        let customer = "BPNL00000000ZZZZ".parse().unwrap();
        Asked { supplier: "BPNL0000000001AB".parse().unwrap(), customer, sites: Vec::new(), no_more }
    }

    #[test]
    fn the_identifier_stays_with_the_group_and_is_another_for_each_customer() {
        let of = |group: &MachineGroup, customer: &str| {
            identifier("https://a.example", MakerId(7), group, &customer.parse().unwrap())
        };
        let one = of(&group(&[12, 15], Some("Fräs")), "BPNL00000000ZZZZ");
        assert_eq!(one, of(&group(&[15, 20, 12], Some("Fräs 2")), "BPNL00000000ZZZZ"));
        assert_ne!(one, of(&group(&[12, 15], Some("Fräs")), "BPNL00000000YYYY"));
        assert_ne!(one, of(&group(&[13], Some("Fräs")), "BPNL00000000ZZZZ"));
        let text = one.as_str();
        assert_eq!((text.len(), &text[14..15]), (36, "8"), "version 8: {text}");
        assert!(matches!(&text[19..20], "8" | "9" | "a" | "b"), "the variant of RFC 9562: {text}");
    }

    #[test]
    fn a_week_of_which_the_most_is_not_stated_goes_along_only_when_it_is_said_that_there_is_no_more() {
        for (no_more, weeks, left) in [
            (false, vec![("2026-W48", "0", "40")], 1),
            (true, vec![("2026-W48", "0", "40"), ("2026-W49", "30", "30")], 0),
        ] {
            let written = write(
                "https://a.example",
                MakerId(7),
                &group(&[1], Some("Fräs")),
                "Fräs",
                &asked(no_more),
                TODAY,
            )
            .unwrap();
            assert_eq!(written.not_carried.len(), left);
            let lines = read(&written.text()).unwrap();
            let told: Vec<_> = lines
                .rows
                .iter()
                .map(|row| (row.week.as_str(), row.free.as_str(), row.most.as_str()))
                .collect();
            assert_eq!(told, weeks, "the week before has passed");
            assert!(lines.rows.iter().all(|row| row.group == "Fräs"));
        }
    }

    #[test]
    fn what_is_not_counted_in_hours_or_not_kept_up_to_date_is_refused_with_its_place() {
        let whole =
            write("https://a.example", MakerId(7), &group(&[1], None), "Fräs", &asked(true), TODAY).unwrap();
        for (from, to, place) in [
            ("unit:hourUnitOfTime", "unit:piece", "/unitOfMeasure"),
            (
                "\"capacityGroupIsInactive\": false",
                "\"capacityGroupIsInactive\": true",
                "/capacityGroupIsInactive",
            ),
            ("2026-11-23", "2026-11-24", "/capacities/0/pointInTime"),
        ] {
            let text = whole.text();
            assert!(text.contains(from), "{text}");
            match read(&text.replace(from, to)) {
                Err(FileProblem::OtherForm { at, .. }) => assert_eq!(at, place),
                other => panic!("{place}: {other:?}"),
            }
        }
        assert_eq!(read("{\"rows\": []}"), Err(FileProblem::NoRows));
    }
}
