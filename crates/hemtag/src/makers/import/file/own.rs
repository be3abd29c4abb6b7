//! The register as our own export writes it in JSON: laid out as rows of our own columns, one for each offer, so that
//! everything after goes the same way as for a spreadsheet. A row's number is that of its maker in the file.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use vocabulary::Vocabulary;

use super::{Cell, FileProblem, Head, Row, Take, json::hand_over};
use crate::makers::{
    export::is_neutralised,
    import::{
        column::Field,
        detail::{self, Item},
    },
};

type Object = Map<String, Value>;

/// Our columns that the JSON fills.
const COLUMNS: [Field; 49] = [
    Field::MakerId,
    Field::Name,
    Field::OrganisationNumber,
    Field::Web,
    Field::Sni,
    Field::OwnWords,
    Field::Example,
    Field::MakerAsStated,
    Field::Certificates,
    Field::CertificatesNotHeld,
    Field::CertificatesCompleteOn,
    Field::SiteId,
    Field::SiteName,
    Field::Address,
    Field::PostalCode,
    Field::Locality,
    Field::Kommun,
    Field::County,
    Field::Country,
    Field::Latitude,
    Field::Longitude,
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
    Field::Prototype,
    Field::PilotSeries,
    Field::FullScale,
    Field::LeadTime,
    Field::Sourcing,
    Field::Newcomers,
    Field::MachineGroup,
    Field::FreeWeeks,
    Field::OfferAsStated,
    Field::EvidenceLevel,
    Field::EvidenceOn,
    Field::EvidenceBy,
    Field::FactEvidence,
];

/// Of a maker: what has a place of its own, and what is told for people only.
const HANDLED: [&str; 14] = [
    "maker",
    "name",
    "organisation_number",
    "example",
    "web",
    "sni",
    "own_words",
    "certificates",
    "certificates_not_held",
    "certificates_complete_on",
    "sites",
    "as_stated",
    "fact_evidence",
    "updated_on",
];

/// The makers of an export, known by its list of makers; the root again when it is none.
pub(super) fn makers(root: Value) -> Result<Vec<Object>, Value> {
    let Value::Object(mut object) = root else { return Err(root) };
    match object.remove("makers") {
        Some(Value::Array(list)) if list.iter().all(Value::is_object) => Ok(list
            .into_iter()
            .filter_map(|maker| if let Value::Object(maker) = maker { Some(maker) } else { None })
            .collect()),
        Some(other) => {
            object.insert("makers".to_owned(), other);
            Err(Value::Object(object))
        }
        None => Err(Value::Object(object)),
    }
}

pub(super) fn read(makers: &[Object], take: &mut dyn Take) -> Result<(), FileProblem> {
    if makers.is_empty() {
        return Err(FileProblem::NoRows);
    }
    let others: BTreeSet<&String> =
        makers.iter().flat_map(Object::keys).filter(|key| !HANDLED.contains(&key.as_str())).collect();
    let own = COLUMNS.iter().map(|field| field.code().to_owned());
    let columns = own.chain(others.iter().map(|key| format!("json.{key}"))).collect();
    take.head(Head { columns, row: 0, form: "Hemtag JSON".to_owned(), sheets: Vec::new() })?;
    let rows = (1..).zip(makers).flat_map(|(number, maker)| {
        let others = &others;
        rows(maker).into_iter().map(move |at| {
            let mut cells: Vec<Cell> = COLUMNS.iter().map(|field| at.cell(*field)).collect();
            cells.extend(others.iter().map(|key| maker.get(*key).map_or(Cell::Empty, plain)));
            Row { number, cells, merged: Vec::new() }
        })
    });
    hand_over(rows, take)
}

/// One row: a maker, and the site and offer that the row is about.
struct At<'a> {
    maker: &'a Object,
    site: Option<&'a Object>,
    offer: Option<&'a Object>,
}

/// A row for each offer, for each site without any, or for a maker without sites.
fn rows(maker: &Object) -> Vec<At<'_>> {
    let mut rows = Vec::new();
    for site in objects(maker.get("sites")) {
        let before = rows.len();
        rows.extend(objects(site.get("offers")).map(|offer| At {
            maker,
            site: Some(site),
            offer: Some(offer),
        }));
        if rows.len() == before {
            rows.push(At { maker, site: Some(site), offer: None });
        }
    }
    if rows.is_empty() {
        rows.push(At { maker, site: None, offer: None });
    }
    rows
}

impl At<'_> {
    fn cell(&self, field: Field) -> Cell {
        let of =
            |object: Option<&Object>, key: &str| object.and_then(|o| o.get(key)).map_or(Cell::Empty, plain);
        let maker = |key: &str| of(Some(self.maker), key);
        let site = |key: &str| of(self.site, key);
        let offer = |key: &str| of(self.offer, key);
        let inner = |outer: &str, key: &str| {
            of(self.offer.and_then(|o| o.get(outer)).and_then(Value::as_object), key)
        };
        match field {
            Field::MakerId => maker("maker"),
            Field::Name => maker("name"),
            Field::OrganisationNumber => maker("organisation_number"),
            Field::Web => maker("web"),
            Field::Sni => maker("sni"),
            Field::OwnWords => maker("own_words"),
            Field::Example => maker("example"),
            Field::MakerAsStated => as_stated(self.maker.get("as_stated")),
            Field::Certificates => items(objects(self.maker.get("certificates")).map(certificate).collect()),
            Field::CertificatesNotHeld => {
                items(objects(self.maker.get("certificates_not_held")).map(certificate).collect())
            }
            Field::CertificatesCompleteOn => maker("certificates_complete_on"),
            Field::SiteId => site("site"),
            Field::SiteName => site("name"),
            Field::Address => site("address"),
            Field::PostalCode => site("postal_code"),
            Field::Locality => site("locality"),
            Field::Kommun => match kommun(&site("kommun").text()) {
                Some(name) => text(name),
                None => Some(site("kommun_name")).filter(|c| !c.is_empty()).unwrap_or_else(|| site("kommun")),
            },
            Field::County => {
                let places = Vocabulary::embedded().places();
                let code = site("county");
                places.county(&code.text()).map_or(code, |county| text(county.name_sv.clone()))
            }
            Field::Country => site("country"),
            Field::Latitude => site("latitude"),
            Field::Longitude => site("longitude"),
            Field::Place => site("place_as_stated"),
            Field::OfferId => offer("offer"),
            Field::Process => offer("process"),
            Field::Materials => offer("materials"),
            Field::LargestLength => match self.side(0) {
                Cell::Empty => inner("largest", "length_mm"),
                length => length,
            },
            Field::LargestWidth => self.side(1),
            Field::LargestHeight => self.side(2),
            Field::LargestDiameter => inner("largest", "diameter_mm"),
            Field::Smallest => offer("smallest_mm"),
            Field::Heaviest => offer("heaviest_kg"),
            Field::Tolerance => inner("tolerance", "as_stated"),
            Field::ToleranceIt => inner("tolerance", "it"),
            Field::ThinnestWall => offer("thinnest_wall_mm"),
            Field::SmallestSeries => offer("smallest_series"),
            Field::LargestSeries => offer("largest_series"),
            Field::Prototype => inner("stages", "prototype"),
            Field::PilotSeries => inner("stages", "pilot_series"),
            Field::FullScale => inner("stages", "full_scale"),
            Field::LeadTime => offer("lead_time_days"),
            Field::Sourcing => offer("sourcing"),
            Field::Newcomers => offer("newcomers"),
            Field::MachineGroup => offer("machine_group"),
            Field::FreeWeeks => {
                let weeks = objects(self.offer.and_then(|o| o.get("free_weeks"))).map(week);
                text(weeks.collect::<Vec<_>>().join("; "))
            }
            Field::OfferAsStated => as_stated(self.offer.and_then(|o| o.get("as_stated"))),
            Field::EvidenceLevel => inner("evidence", "level"),
            Field::EvidenceOn => inner("evidence", "on"),
            Field::EvidenceBy => inner("evidence", "by"),
            Field::FactEvidence => {
                let of = |subject: &'static str, object: Option<&Object>| -> Vec<Item> {
                    objects(object.and_then(|o| o.get("fact_evidence")))
                        .map(|fact| fact_item(subject, fact))
                        .collect()
                };
                let all = [of("maker", Some(self.maker)), of("site", self.site), of("offer", self.offer)];
                items(all.concat())
            }
            _ => Cell::Empty,
        }
    }

    fn side(&self, at: usize) -> Cell {
        let sides = self.offer.and_then(|o| o.get("largest")).and_then(|l| l.get("box_mm"));
        sides.and_then(|sides| sides.get(at)).map_or(Cell::Empty, plain)
    }
}

fn certificate(held: &Object) -> Item {
    with_evidence(
        Item::new(said(held, "certificate").unwrap_or_default())
            .with("from", said(held, "valid_from"))
            .with("until", said(held, "valid_until"))
            .with("issuer", said(held, "issuer"))
            .with("number", said(held, "registration_number"))
            .with(
                "sites",
                held.get("sites")
                    .map(|sites| plain(sites).text().replace("; ", ","))
                    .filter(|s| !s.is_empty()),
            ),
        held,
    )
}

fn fact_item(subject: &str, fact: &Object) -> Item {
    let field = said(fact, "field").unwrap_or_default();
    with_evidence(Item::new(format!("{subject}.{field}")), fact).with("note", said(fact, "note"))
}

fn with_evidence(item: Item, of: &Object) -> Item {
    let evidence = of.get("evidence").and_then(Value::as_object);
    let said = |key: &str| evidence.and_then(|evidence| said(evidence, key));
    item.with("level", said("level")).with("on", said("on")).with("by", said("by"))
}

fn week(week: &Object) -> String {
    let most = said(week, "at_most").map(|hours| format!("/{hours}")).unwrap_or_default();
    format!("{}={}{most}", said(week, "week").unwrap_or_default(), said(week, "hours").unwrap_or_default())
}

fn as_stated(stated: Option<&Value>) -> Cell {
    let stated = stated.and_then(Value::as_object).into_iter().flatten();
    items(
        stated.map(|(head, value)| Item::new(head.as_str()).with("value", Some(plain_text(value)))).collect(),
    )
}

pub(super) fn items(items: Vec<Item>) -> Cell {
    text(detail::write(&items))
}

fn kommun(code: &str) -> Option<String> {
    Vocabulary::embedded().places().kommun(code).map(|kommun| kommun.name.clone())
}

fn objects(list: Option<&Value>) -> impl Iterator<Item = &Object> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// The text of a field; `None` when it is not stated.
fn said(object: &Object, key: &str) -> Option<String> {
    object.get(key).map(plain_text).filter(|text| !text.is_empty())
}

fn plain_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => plain(other).text(),
    }
}

/// A value as a cell holds it; of a list its values, and of what is nested deeper its JSON.
fn plain(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Empty,
        Value::Bool(yes) => Cell::Bool(*yes),
        Value::Number(number) => number.as_f64().map_or_else(|| text(number.to_string()), Cell::Number),
        Value::String(own) => text(own.clone()),
        Value::Array(list) => text(list.iter().map(plain_text).collect::<Vec<_>>().join("; ")),
        Value::Object(_) => text(value.to_string()),
    }
}

/// A text as a table of ours holds it: one apostrophe before what begins like a formula, which the import takes off.
pub(super) fn text(own: String) -> Cell {
    match own {
        own if own.trim().is_empty() => Cell::Empty,
        own if is_neutralised(&own) => Cell::Text(format!("'{own}")),
        own => Cell::Text(own),
    }
}
