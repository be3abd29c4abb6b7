//! Public profiles as Open Know-Where facilities: one for each site. What the form has no place for is named in the
//! file itself; docs/import.md says what goes where.

use matching::Envelope;
use serde_json::{Map, Value, json};
use vocabulary::{Language as Terms, Vocabulary};

use super::{About, sheet::notes};
use crate::makers::model::{Maker, OfferRecord, Site};

/// Fields of the register that Open Know-Where has no place for.
pub const NOT_CARRIED: [&str; 14] = [
    "organisation_number",
    "sni",
    "certificates.valid_from",
    "certificates.valid_until",
    "certificates.issuer",
    "certificates.registration_number",
    "certificates.sites",
    "newcomers",
    "machine_group",
    "sourcing",
    "free_weeks",
    "stages",
    "as_stated",
    "evidence (level, on, by)",
];

/// What stands before the facilities, and the name of their list.
#[must_use]
pub fn head(about: About) -> (Value, &'static str) {
    let head = json!({
        "standard": "Open Know-Where 1.0", "exported_on": about.day, "note": notes(about, false).join(" "),
        "not_carried": NOT_CARRIED,
    });
    (head, "facilities")
}

/// The facilities of a maker; one without a place for a maker that states no site.
#[must_use]
pub fn facilities(maker: &Maker) -> Value {
    if maker.sites.is_empty() {
        return Value::Array(vec![facility(maker, None)]);
    }
    Value::Array(maker.sites.iter().map(|site| facility(maker, Some(site))).collect())
}

fn facility(maker: &Maker, site: Option<&Site>) -> Value {
    let offers = site.map_or(&[][..], |site| &site.offers);
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        let empty = value.is_null()
            || value.as_array().is_some_and(Vec::is_empty)
            || value.as_object().is_some_and(Map::is_empty);
        if !empty {
            out.insert(key.to_owned(), value);
        }
    };
    put("name", json!(maker.name));
    // A register does not know of every closure: it lists makers that take orders.
    put("facility_status", json!("Active"));
    put("owner", json!({ "name": maker.name, "website": maker.web }));
    put("description", json!(maker.own_words));
    put("manufacturing_processes", json!(processes(offers)));
    put("equipment", json!(offers.iter().map(equipment).collect::<Vec<_>>()));
    put("typical_materials", json!(materials(offers.iter())));
    let certificates = Vocabulary::embedded().certificates();
    let held: Vec<&str> =
        maker.certificates.iter().map(|held| certificates.get(held.certificate).code.as_str()).collect();
    put("certifications", json!(held));
    put("record_data", json!({ "last_updated": maker.updated_on }));
    // Beyond the standard, which allows more fields: an example must not lose its mark, nor two sites their maker.
    put("x_hemtag_maker", json!(maker.id.to_string()));
    put("x_hemtag_site", json!(site.map(|site| site.id.to_string())));
    put("x_hemtag_site_name", json!(site.and_then(|site| site.name.as_deref())));
    if maker.example {
        put("x_hemtag_example", json!(true));
    }
    // Mandatory, and empty where no place is stated.
    out.insert("location".to_owned(), site.map_or_else(|| json!({}), location));
    Value::Object(out)
}

fn location(site: &Site) -> Value {
    let places = Vocabulary::embedded().places();
    let kommun = site.kommun.as_deref().and_then(|code| places.kommun(code));
    let mut address = Map::new();
    for (key, text) in [
        ("street", site.address.as_deref()),
        ("postcode", site.postal_code.as_deref()),
        ("city", site.locality.as_deref()),
        ("district", kommun.map(|k| k.name.as_str())),
        ("region", kommun.map(|k| places.county_of(k).name_sv.as_str())),
    ] {
        if let Some(text) = text {
            address.insert(key.to_owned(), json!(text));
        }
    }
    address.insert("country".to_owned(), json!(site.country));
    let mut out = Map::from_iter([("address".to_owned(), Value::Object(address))]);
    if let Some(position) = site.position {
        let degrees = |millionths: i32| f64::from(millionths) / 1e6;
        let text = format!("{}, {}", degrees(position.lat), degrees(position.lon));
        out.insert("gps_coordinates".to_owned(), json!(text));
    }
    if let Some(text) = &site.place_as_stated {
        out.insert("directions".to_owned(), json!(text));
    }
    Value::Object(out)
}

fn processes(offers: &[OfferRecord]) -> Vec<&'static str> {
    let terms = Vocabulary::embedded().processes();
    let mut names: Vec<&str> = offers.iter().map(|offer| terms.get(offer.process).name(Terms::En)).collect();
    names.dedup();
    names
}

fn materials<'a>(offers: impl Iterator<Item = &'a OfferRecord>) -> Vec<Value> {
    let terms = Vocabulary::embedded().materials();
    let mut ids: Vec<_> = offers.flat_map(|offer| offer.materials.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(|id| json!({ "material_type": terms.get(id).code })).collect()
}

/// An offer as the equipment behind it: the form knows machines, and what they do, take and hold.
fn equipment(offer: &OfferRecord) -> Value {
    let process = Vocabulary::embedded().processes().get(offer.process);
    let mut out = Map::new();
    out.insert("equipment_type".to_owned(), json!(process.name(Terms::En)));
    out.insert("manufacturing_process".to_owned(), json!(process.code));
    out.insert("x_hemtag_offer".to_owned(), json!(offer.id.to_string()));
    let worked = materials(std::iter::once(offer));
    if !worked.is_empty() {
        out.insert("materials_worked".to_owned(), json!(worked));
    }
    match offer.largest {
        Some(Envelope::Box([x, y, z])) => {
            for (key, length) in [("x_travel", x), ("y_travel", y), ("z_travel", z)] {
                out.insert(key.to_owned(), json!(length.mm()));
            }
        }
        Some(Envelope::Round { diameter, length }) => {
            out.insert("x_hemtag_diameter_mm".to_owned(), json!(diameter.mm()));
            out.insert("x_hemtag_length_mm".to_owned(), json!(length.mm()));
        }
        None => {}
    }
    let more: [(&str, Option<Value>); 7] = [
        ("tolerance_class", offer.tolerance.as_ref().map(|t| json!(t.as_stated))),
        ("x_hemtag_tolerance_it", offer.tolerance.as_ref().map(|t| json!(f64::from(t.grade.0) / 1000.0))),
        ("x_hemtag_heaviest_kg", offer.heaviest.map(|mass| json!(mass.kg()))),
        ("x_hemtag_thinnest_wall_mm", offer.thinnest_wall.map(|wall| json!(wall.mm()))),
        ("x_hemtag_smallest_series", offer.smallest_series.map(|n| json!(n))),
        ("x_hemtag_largest_series", offer.largest_series.map(|n| json!(n))),
        ("x_hemtag_lead_time_days", offer.lead_time_days.map(|n| json!(n))),
    ];
    for (key, value) in more {
        if let Some(value) = value {
            out.insert(key.to_owned(), value);
        }
    }
    if let Some(smallest) = offer.smallest {
        out.insert("x_hemtag_smallest_mm".to_owned(), json!(smallest.mm()));
    }
    Value::Object(out)
}
