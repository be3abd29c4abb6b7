//! Messages of capabilities, an asset administration shell or Catena-X, laid out as rows of our own columns, one for each
//! capability, so that everything after goes the same way as for a spreadsheet. A row's number is that of its capability.
//! docs/exchange.md says what goes where.

use std::collections::BTreeSet;

use exchange::{
    Capability, Decimal, Facility, NotUnderstood, OtherValue, Quantity, Range, Read, Role, Stage, Term,
    Texts, administration_shell, manufacturing_capability,
};
use serde_json::Value;
use vocabulary::{Kind, Vocabulary};

use super::{
    Cell, FileProblem, Head, Row, Take,
    json::hand_over,
    own::{items, text},
};
use crate::makers::{
    export::exchange::{EXAMPLE, Format, term},
    import::{column::Field, detail::Item},
};

/// Our columns that a capability can fill.
const COLUMNS: [Field; 21] = [
    Field::Name,
    Field::Example,
    Field::Certificates,
    Field::OfferId,
    Field::Process,
    Field::Materials,
    Field::LargestLength,
    Field::LargestWidth,
    Field::LargestHeight,
    Field::LargestDiameter,
    Field::Smallest,
    Field::Heaviest,
    Field::ToleranceIt,
    Field::ThinnestWall,
    Field::SmallestSeries,
    Field::LargestSeries,
    Field::Prototype,
    Field::PilotSeries,
    Field::FullScale,
    Field::LeadTime,
    Field::OfferAsStated,
];

/// Sides of limits that a column holds: the least and the most.
const SIDES: [(Quantity, bool, bool); 10] = [
    (Quantity::LongestSide, true, true),
    (Quantity::MiddleSide, false, true),
    (Quantity::ShortestSide, false, true),
    (Quantity::Diameter, false, true),
    (Quantity::Length, false, true),
    (Quantity::Mass, false, true),
    (Quantity::WallThickness, true, false),
    (Quantity::ToleranceGrade, true, false),
    (Quantity::BatchSize, true, true),
    (Quantity::LeadTime, false, true),
];

/// The format of a file, by lists that only it has.
pub(super) fn recognise(root: &Value) -> Option<Format> {
    let list = |name: &str| root.get(name).is_some_and(Value::is_array);
    if list("submodels") || list("assetAdministrationShells") {
        Some(Format::Aas)
    } else if list("capabilities") && list("machineTools") {
        Some(Format::CxCapability)
    } else {
        None
    }
}

pub(super) fn read(format: Format, root: &Value, take: &mut dyn Take) -> Result<(), FileProblem> {
    let read = match format {
        Format::Aas => administration_shell::read_value(root),
        Format::CxCapability => manufacturing_capability::read_value(root),
    };
    let Read { value: facility, not_understood } =
        read.map_err(|error| FileProblem::of_message(format.name(), error))?;
    let head = Head {
        columns: COLUMNS.iter().map(|field| field.code().to_owned()).collect(),
        row: 0,
        form: format.name().to_owned(),
        sheets: Vec::new(),
    };
    take.head(head)?;
    for NotUnderstood { at, what } in not_understood {
        take.note(0, at, what);
    }
    let mut rows = Vec::new();
    for (number, capability) in (1..).zip(&facility.capabilities) {
        if let Some(Role::Required | Role::NotAssigned) = capability.role {
            take.note(number, place(capability), "The capability is not offered; it is not read.".to_owned());
            continue;
        }
        for what in unused(capability) {
            take.note(number, place(capability), what);
        }
        let cells = COLUMNS.iter().map(|field| cell(*field, &facility, capability)).collect();
        rows.push(Row { number, cells, merged: Vec::new() });
    }
    if rows.is_empty() {
        return Err(FileProblem::NoRows);
    }
    hand_over(rows.into_iter(), take)
}

fn place(capability: &Capability) -> String {
    format!("capabilities/{}", capability.id)
}

/// What was read of a capability and no column holds.
fn unused(capability: &Capability) -> Vec<String> {
    let mut all = Vec::new();
    for (quantity, range) in &capability.limits {
        let (_, least, most) =
            SIDES.iter().find(|(one, ..)| one == quantity).copied().unwrap_or((*quantity, false, false));
        if range.min.is_some() && !least {
            all.push(format!("The least of {quantity:?} has no place in the register; it is not read."));
        }
        if range.max.is_some() && !most {
            all.push(format!("The most of {quantity:?} has no place in the register; it is not read."));
        }
    }
    let is_box = capability.limits.contains_key(&Quantity::MiddleSide);
    if is_box && is_round(capability) {
        all.push("Both a box and a diameter are stated; the diameter counts.".to_owned());
    }
    all
}

fn is_round(capability: &Capability) -> bool {
    most(capability, Quantity::Diameter).is_some()
}

fn most(capability: &Capability, quantity: Quantity) -> Option<Decimal> {
    side(capability, quantity, |range| range.max)
}

fn least(capability: &Capability, quantity: Quantity) -> Option<Decimal> {
    side(capability, quantity, |range| range.min)
}

fn side(capability: &Capability, quantity: Quantity, of: fn(&Range) -> Option<Decimal>) -> Option<Decimal> {
    capability.limits.get(&quantity).and_then(of)
}

fn cell(field: Field, facility: &Facility, capability: &Capability) -> Cell {
    let largest = |quantity| number(most(capability, quantity));
    let smallest = |quantity| number(least(capability, quantity));
    let stage = |stage| capability.stages.get(&stage).map_or(Cell::Empty, |yes| Cell::Bool(*yes));
    let of_box = |quantity| if is_round(capability) { Cell::Empty } else { largest(quantity) };
    match field {
        Field::Name => facility.name.clone().map_or(Cell::Empty, text),
        Field::Example => {
            let marked = capability.other.iter().any(|one| one.meaning.as_deref() == Some(EXAMPLE));
            if marked { Cell::Bool(true) } else { Cell::Empty }
        }
        Field::Certificates => items(certificates(capability)),
        Field::OfferId => text(capability.id.clone()),
        Field::Process => text(words(Kind::Process, &capability.process)),
        Field::Materials => {
            let all: Vec<String> =
                capability.materials.iter().map(|term| words(Kind::Material, term)).collect();
            text(all.join("; "))
        }
        Field::LargestLength if is_round(capability) => largest(Quantity::Length),
        Field::LargestLength => largest(Quantity::LongestSide),
        Field::LargestWidth => of_box(Quantity::MiddleSide),
        Field::LargestHeight => of_box(Quantity::ShortestSide),
        Field::LargestDiameter => largest(Quantity::Diameter),
        Field::Smallest => smallest(Quantity::LongestSide),
        Field::Heaviest => largest(Quantity::Mass),
        Field::ToleranceIt => smallest(Quantity::ToleranceGrade),
        Field::ThinnestWall => smallest(Quantity::WallThickness),
        Field::SmallestSeries => smallest(Quantity::BatchSize),
        Field::LargestSeries => largest(Quantity::BatchSize),
        Field::Prototype => stage(Stage::Prototype),
        Field::PilotSeries => stage(Stage::PilotSeries),
        Field::FullScale => stage(Stage::FullScale),
        Field::LeadTime => largest(Quantity::LeadTime),
        Field::OfferAsStated => items(as_stated(capability)),
        _ => Cell::Empty,
    }
}

/// As a number of a spreadsheet: no question of decimal comma.
fn number(number: Option<Decimal>) -> Cell {
    number.and_then(|number| number.to_string().parse().ok()).map_or(Cell::Empty, Cell::Number)
}

/// What a term is looked up by: our own code, else the first of its names that the vocabulary knows, else any name.
fn words(kind: Kind, of: &Term) -> String {
    if let Some(code) = of.id.as_deref().and_then(|id| term::code(kind, id)) {
        return code;
    }
    let find = |name: &&String| Vocabulary::embedded().find(kind, name).term().is_some();
    let in_order = ["sv", "en"].iter().filter_map(|language| of.names.get(*language));
    let name = in_order.chain(of.names.values()).find(find).or_else(|| one(&of.names)).or(of.id.as_ref());
    name.cloned().unwrap_or_default()
}

/// A text in our first language, else in English, else in any.
fn one(texts: &Texts) -> Option<&String> {
    texts.get("sv").or_else(|| texts.get("en")).or_else(|| texts.values().next())
}

fn certificates(capability: &Capability) -> Vec<Item> {
    let held = capability.certificates.iter();
    held.map(|held| Item::new(words(Kind::Certificate, &held.certificate)).with("until", held.valid_until))
        .collect()
}

/// Words for people and properties without a meaning that we know, kept as they were written.
fn as_stated(capability: &Capability) -> Vec<Item> {
    let mut all = Vec::new();
    let mut used = BTreeSet::new();
    let mut keep = |head: String, value: String| {
        let mut named = head.clone();
        let mut number = 1;
        while !used.insert(named.clone()) {
            number += 1;
            named = format!("{head} ({number})");
        }
        all.push(Item::new(named).with("value", Some(value)));
    };
    if let Some(words) = one(&capability.comment) {
        keep("CapabilityComment".to_owned(), words.clone());
    }
    for other in capability.other.iter().filter(|other| other.meaning.as_deref() != Some(EXAMPLE)) {
        let head = one(&other.names).or(other.meaning.as_ref()).cloned().unwrap_or_default();
        let value = match &other.value {
            OtherValue::Range(range) => range.to_string(),
            OtherValue::Text(text) => text.clone(),
            OtherValue::List(all) => all.join(", "),
        };
        keep(if head.trim().is_empty() { "?".to_owned() } else { head }, value);
    }
    all
}
