//! Open Know-Where facilities, as JSON: laid out as rows of our own columns, one for each machine or process, so that
//! everything after goes the same way as for a spreadsheet. A row's number is that of its facility.
//!
//! Contacts, owners' persons, funders and reviews are not taken: they are personal data or no facts about what the
//! place can do. docs/import.md lists them.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use vocabulary::{PlaceFinding, Vocabulary};

use super::{Cell, FileProblem, Head, Row, Take, json::hand_over};
use crate::makers::import::column::Field;

/// Our columns that a facility can fill.
const COLUMNS: [Field; 34] = [
    Field::MakerId,
    Field::Name,
    Field::Web,
    Field::OwnWords,
    Field::Example,
    Field::Certificates,
    Field::SiteId,
    Field::SiteName,
    Field::Address,
    Field::PostalCode,
    Field::Locality,
    Field::Kommun,
    Field::County,
    Field::Country,
    Field::Position,
    Field::Place,
    Field::OfferId,
    Field::Process,
    Field::Materials,
    Field::LargestLength,
    Field::LargestWidth,
    Field::LargestHeight,
    Field::LargestDiameter,
    Field::Smallest,
    Field::Heaviest,
    Field::Tolerance,
    Field::ToleranceIt,
    Field::ThinnestWall,
    Field::SmallestSeries,
    Field::LargestSeries,
    Field::Series,
    Field::LeadTime,
    Field::EvidenceOn,
    Field::EvidenceBy,
];

/// Fields of a facility that have a place of their own, or are left out.
const HANDLED: [&str; 26] = [
    "id",
    "name",
    "location",
    "owner",
    "contact",
    "affiliations",
    "description",
    "equipment",
    "manufacturing_processes",
    "typical_batch_size",
    "typical_materials",
    "certifications",
    "partners_funders",
    "customer_reviews",
    "record_data",
    "x_hemtag_maker",
    "x_hemtag_site",
    "x_hemtag_site_name",
    "x_hemtag_example",
    "images",
    "social_media",
    "email",
    "phone",
    "contact_person",
    "created_by",
    "updated_by",
];

pub(super) fn read(root: Value, take: &mut dyn Take) -> Result<(), FileProblem> {
    let facilities = facilities(root).ok_or(FileProblem::NotATable { what: "JSON" })?;
    if facilities.is_empty() {
        return Err(FileProblem::NoRows);
    }
    let others: BTreeSet<String> = facilities
        .iter()
        .flat_map(|facility| {
            facility.iter().filter(|(key, value)| is_other(key, value)).map(|(key, _)| key.clone())
        })
        .collect();
    let heads = COLUMNS.iter().map(|field| field.code().to_owned());
    let columns = heads.chain(others.iter().map(|key| format!("okw.{key}"))).collect();
    take.head(Head { columns, row: 0, form: "Open Know-Where JSON".to_owned(), sheets: Vec::new() })?;
    let whole = (1..).zip(&facilities).flat_map(|(number, facility)| {
        let others = &others;
        rows(facility).into_iter().map(move |mut cells| {
            cells.extend(others.iter().map(|key| match facility.get(key) {
                Some(value) if is_other(key, value) => other(Some(value)),
                _ => Cell::Empty,
            }));
            Row { number, cells, merged: Vec::new() }
        })
    });
    hand_over(whole, take)
}

/// A list of facilities, an object that holds one, or one facility.
fn facilities(root: Value) -> Option<Vec<Map<String, Value>>> {
    let list = match root {
        Value::Array(list) => list,
        Value::Object(mut object) => {
            let list =
                ["facilities", "data", "items", "results"].iter().find_map(|key| match object.remove(*key) {
                    Some(Value::Array(list)) => Some(list),
                    _ => None,
                });
            match list {
                Some(list) => list,
                None if object.contains_key("name") => vec![Value::Object(object)],
                None => return None,
            }
        }
        _ => return None,
    };
    list.into_iter()
        .map(|facility| match facility {
            Value::Object(object) => Some(object),
            _ => None,
        })
        .collect()
}

fn is_other(key: &str, value: &Value) -> bool {
    let active = key == "facility_status" && value == "Active";
    !HANDLED.contains(&key) && !active && !other(Some(value)).is_empty()
}

/// Plain values and lists of them; what is nested deeper is not a fact that a cell can hold.
fn other(value: Option<&Value>) -> Cell {
    match value {
        Some(Value::Array(list)) if list.iter().all(|v| !v.is_object() && !v.is_array()) => {
            text_cell(list.iter().filter_map(plain).collect::<Vec<_>>().join("; "))
        }
        Some(value) => plain(value).map_or(Cell::Empty, text_cell),
        None => Cell::Empty,
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

fn text_cell(text: String) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// A row for each machine, and for each process that no machine has; one row when there are none.
fn rows(facility: &Map<String, Value>) -> Vec<Vec<Cell>> {
    let machines: Vec<&Map<String, Value>> = facility
        .get("equipment")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .collect();
    let find = |text: &str| Vocabulary::embedded().find_process(last_of_address(text)).term();
    let known: Vec<_> = machines
        .iter()
        .filter_map(|machine| machine.get("manufacturing_process")?.as_str())
        .filter_map(find)
        .collect();
    let processes = strings(facility.get("manufacturing_processes"))
        .into_iter()
        .filter(|process| find(process).is_none_or(|term| !known.contains(&term)));
    let mut rows: Vec<Vec<Cell>> =
        machines.iter().map(|machine| row(facility, Some(machine), None)).collect();
    rows.extend(processes.map(|process| row(facility, None, Some(&process))));
    if rows.is_empty() {
        rows.push(row(facility, None, None));
    }
    rows
}

fn last_of_address(text: &str) -> &str {
    if text.contains("://") { text.trim_end_matches('/').rsplit('/').next().unwrap_or(text) } else { text }
}

fn row(
    facility: &Map<String, Value>,
    machine: Option<&Map<String, Value>>,
    process: Option<&str>,
) -> Vec<Cell> {
    let at = |path: &[&str]| -> Cell {
        let mut value = Some(facility);
        for key in &path[..path.len() - 1] {
            value = value.and_then(|v| v.get(*key)).and_then(Value::as_object);
        }
        value.and_then(|v| v.get(path[path.len() - 1])).map_or(Cell::Empty, cell)
    };
    let first =
        |paths: &[&[&str]]| paths.iter().map(|path| at(path)).find(|c| !c.is_empty()).unwrap_or_default();
    let of = |key: &str| machine.and_then(|m| m.get(key)).map_or(Cell::Empty, cell);
    let has_process = machine.is_some() || process.is_some();
    COLUMNS
        .iter()
        .map(|field| match field {
            Field::MakerId => at(&["x_hemtag_maker"]),
            Field::Name => at(&["name"]),
            Field::Web => at(&["owner", "website"]),
            Field::OwnWords => at(&["description"]),
            Field::Example => at(&["x_hemtag_example"]),
            Field::Certificates => text_cell(strings(facility.get("certifications")).join("; ")),
            Field::SiteId => at(&["x_hemtag_site"]),
            Field::SiteName => at(&["x_hemtag_site_name"]),
            Field::Address => street(facility),
            Field::PostalCode => at(&["location", "address", "postcode"]),
            Field::Locality => first(&[&["location", "address", "city"], &["location", "city"]]),
            Field::Kommun => kommun(&at(&["location", "address", "district"])),
            Field::County => first(&[&["location", "address", "region"], &["location", "region"]]),
            Field::Country => first(&[&["location", "address", "country"], &["location", "country"]]),
            Field::Position => at(&["location", "gps_coordinates"]),
            Field::Place => at(&["location", "directions"]),
            Field::OfferId => of("x_hemtag_offer"),
            Field::Process => match process {
                Some(process) => text_cell(process.to_owned()),
                None => Some(of("manufacturing_process"))
                    .filter(|c| !c.is_empty())
                    .unwrap_or_else(|| of("equipment_type")),
            },
            Field::Materials if has_process => {
                let own = machine.and_then(|m| m.get("materials_worked"));
                // A machine that names its materials takes those; what names none takes what the place does.
                let list = own.or_else(|| facility.get("typical_materials").filter(|_| machine.is_none()));
                text_cell(materials(list).join("; "))
            }
            Field::LargestLength => {
                Some(of("x_travel")).filter(|c| !c.is_empty()).unwrap_or_else(|| of("x_hemtag_length_mm"))
            }
            Field::LargestWidth => of("y_travel"),
            Field::LargestHeight => of("z_travel"),
            Field::LargestDiameter => of("x_hemtag_diameter_mm"),
            Field::Smallest => of("x_hemtag_smallest_mm"),
            Field::Heaviest => of("x_hemtag_heaviest_kg"),
            Field::Tolerance => of("tolerance_class"),
            Field::ToleranceIt => of("x_hemtag_tolerance_it"),
            Field::ThinnestWall => of("x_hemtag_thinnest_wall_mm"),
            Field::SmallestSeries => of("x_hemtag_smallest_series"),
            Field::LargestSeries => of("x_hemtag_largest_series"),
            Field::Series if has_process => at(&["typical_batch_size"]),
            Field::LeadTime => of("x_hemtag_lead_time_days"),
            // Who verified a record has not seen every fact of it: its level stays the weakest.
            Field::EvidenceOn => at(&["record_data", "date_verified"]),
            Field::EvidenceBy => at(&["record_data", "verified_by", "name"]),
            _ => Cell::Empty,
        })
        .collect()
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::String(text) => text_cell(text.clone()),
        Value::Number(number) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        Value::Bool(yes) => Cell::Bool(*yes),
        _ => Cell::Empty,
    }
}

fn street(facility: &Map<String, Value>) -> Cell {
    let address = facility.get("location").and_then(|l| l.get("address"));
    // Some registers write the whole address as one text.
    if let Some(Value::String(whole)) = address {
        return text_cell(whole.clone());
    }
    let part = |key: &str| address.and_then(|a| a.get(key)).and_then(plain);
    let parts: Vec<String> = [part("street"), part("number")].into_iter().flatten().collect();
    text_cell(parts.join(" "))
}

/// A district that is a Swedish kommun is one; any other district is no kommun.
fn kommun(district: &Cell) -> Cell {
    match Vocabulary::embedded().find_kommun(&district.text()) {
        PlaceFinding::Kommun(_) => district.clone(),
        _ => Cell::Empty,
    }
}

fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(list)) => list.iter().filter_map(named).collect(),
        Some(other) => named(other).into_iter().collect(),
        None => Vec::new(),
    }
}

/// A text, or an object with a name.
fn named(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => {
            ["name", "title", "material_type"].iter().find_map(|key| object.get(*key)).and_then(plain)
        }
        other => plain(other),
    }
}

fn materials(value: Option<&Value>) -> Vec<String> {
    strings(value)
}
