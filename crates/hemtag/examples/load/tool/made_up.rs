//! Made-up makers and needs in the program's own form, from the generator's columns. All say that they are made up.

use std::collections::BTreeMap;

use generator::MakerText;
use hemtag::makers::model::{
    CertificateHeld, Evidence, FreeWeek, Level, Maker, MakerId, OfferId, OfferRecord, Site, SiteId,
    ToleranceStated,
};
use jiff::{ToSpan, civil::Date};
use matching::{Calendar, Need, Newcomers, Offer, PartSize, Position, Sourcing};
use serde_json::{Value, json};
use vocabulary::{IsoWeek, Kommun, Length, MilliGrade, Vocabulary};

/// The weeks of a statement of free hours, as the form has them.
const WEEKS: usize = 26;
/// The most free hours of a week: more than a key may state would be refused when they are stated again.
const MOST_HOURS: u16 = 120;
/// Machine groups of a maker.
const GROUPS: [&str; 3] = ["Grupp A", "Grupp B", "Grupp C"];
const BRANCHES: [&str; 4] = ["25620", "25110", "22290", "25990"];

/// The domain of a made-up maker's pages. It never leads anywhere (RFC 2606).
pub(super) fn domain(number: usize) -> String {
    format!("verkstad-{number}.invalid")
}

/// A maker with one site and some of the generator's offers.
pub(super) fn maker(number: usize, text: &MakerText, offers: &[Offer], today: Date) -> Maker {
    let mut maker = Maker {
        id: MakerId(0),
        organisation_number: None,
        personal_number: false,
        name: format!("{} (exempel)", text.name),
        web: Some(format!("https://{}", domain(number))),
        sni_codes: vec![BRANCHES[number % BRANCHES.len()].to_owned()],
        own_words: Some(text.swedish.clone()),
        example: true,
        sites: vec![site(number, offers, today)],
        certificates: certificates(number, offers, today),
        certificates_not_held: Vec::new(),
        certificates_complete_on: offers
            .first()
            .is_some_and(|offer| offer.certificates_complete)
            .then_some(today),
        evidence: Vec::new(),
        as_stated: BTreeMap::new(),
        updated_on: today,
        version: 1,
    };
    // The offers of a group share its machines: their hours are the same hours, stated today.
    let stated = Evidence { level: Level::SelfDeclared, on: today, by: by(Level::SelfDeclared).to_owned() };
    for group in maker.machine_groups() {
        maker.state_weeks(&group.offers, &group.weeks, &stated);
    }
    maker
}

fn site(number: usize, offers: &[Offer], today: Date) -> Site {
    let position = offers.first().and_then(|offer| offer.position);
    let kommun = position.map(nearest);
    Site {
        id: SiteId(0),
        name: None,
        address: Some(format!("Industrigatan {} (exempel)", number % 90 + 1)),
        postal_code: None,
        locality: kommun.map(|kommun| kommun.name.clone()),
        kommun: kommun.map(|kommun| kommun.code.clone()),
        country: "SE".to_owned(),
        position,
        place_as_stated: None,
        offers: offers.iter().enumerate().map(|(at, offer)| record(number, at, offer, today)).collect(),
    }
}

fn record(number: usize, at: usize, offer: &Offer, today: Date) -> OfferRecord {
    let group = at % GROUPS.len();
    // The first of a group says how many hours the group has; half of them say nothing.
    let calendar = offer.calendar.as_ref().filter(|_| at < GROUPS.len());
    OfferRecord {
        // Below zero, each another: the store gives them their numbers.
        id: OfferId(-1 - i64::try_from(at).unwrap_or(0)),
        process: offer.process,
        materials: offer.materials.clone(),
        largest: offer.largest,
        smallest: offer.smallest,
        heaviest: offer.heaviest,
        tolerance: offer.finest_tolerance.map(tolerance),
        thinnest_wall: offer.thinnest_wall,
        smallest_series: offer.smallest_series,
        largest_series: offer.largest_series,
        stages: offer.stages,
        lead_time_days: offer.lead_time_days,
        sourcing: match (number + at) % 5 {
            0..3 => Some(Sourcing::InHouse),
            3 => Some(Sourcing::Partner),
            _ => None,
        },
        newcomers: match number % 4 {
            0 => Some(Newcomers::Yes),
            1 => Some(Newcomers::WithAdviser),
            2 => Some(Newcomers::No),
            _ => None,
        },
        machine_group: Some(GROUPS[group].to_owned()),
        free_weeks: calendar.map(|calendar| weeks(calendar, today)).unwrap_or_default(),
        as_stated: BTreeMap::new(),
        evidence: evidence(number + at, today),
    }
}

/// A whole grade, in the words that it is stated in.
fn tolerance(grade: MilliGrade) -> ToleranceStated {
    let whole = whole_grade(grade);
    ToleranceStated { grade: MilliGrade(whole * 1000), as_stated: format!("IT{whole}") }
}

fn whole_grade(grade: MilliGrade) -> u16 {
    ((grade.0 + 500) / 1000).clamp(1, 18)
}

/// The generator's free hours, from this week on.
fn weeks(calendar: &Calendar, today: Date) -> Vec<FreeWeek> {
    let first = IsoWeek::of(today).monday();
    calendar
        .free_hours
        .iter()
        .take(WEEKS)
        .zip(0_i64..)
        .filter_map(|(hours, week)| {
            let monday = first.checked_add(week.weeks()).ok()?;
            Some(FreeWeek { monday, actual: (*hours)?.min(MOST_HOURS), maximum: None })
        })
        .collect()
}

fn certificates(number: usize, offers: &[Offer], today: Date) -> Vec<CertificateHeld> {
    let held = offers.first().map(|offer| offer.certificates.as_slice()).unwrap_or_default();
    // One in ten has run out.
    let left = i64::try_from(number * 37 % 1000).unwrap_or(0) - 100;
    held.iter()
        .map(|held| CertificateHeld {
            certificate: held.certificate,
            issuer: Some("Certifieringsorgan (exempel)".to_owned()),
            registration_number: None,
            valid_from: None,
            valid_until: today.checked_add(left.days()).ok(),
            sites: Vec::new(),
            evidence: evidence(number, today),
        })
        .collect()
}

/// Mostly the maker's own word, some of it old.
fn evidence(number: usize, today: Date) -> Evidence {
    let level = match number % 20 {
        0..14 => Level::SelfDeclared,
        14..18 => Level::AdviserSeen,
        18 => Level::Document,
        _ => Level::Delivered,
    };
    let days = i64::try_from(number * 31 % 900).unwrap_or(0);
    Evidence { level, on: today.checked_sub(days.days()).unwrap_or(today), by: by(level).to_owned() }
}

fn by(level: Level) -> &'static str {
    match level {
        Level::SelfDeclared => "tillverkaren (exempel)",
        Level::AdviserSeen => "rådgivare (exempel)",
        Level::Document => "dokument (exempel)",
        Level::Delivered => "kund (exempel)",
    }
}

fn nearest(position: Position) -> &'static Kommun {
    let (lat, lon) = (f64::from(position.lat) / 1e6, f64::from(position.lon) / 1e6);
    let narrower = lat.to_radians().cos();
    let off = |kommun: &Kommun| (kommun.lat - lat).powi(2) + ((kommun.lon - lon) * narrower).powi(2);
    let kommuner = Vocabulary::embedded().places().kommuner();
    kommuner.iter().min_by(|a, b| off(a).total_cmp(&off(b))).expect("there are kommuner")
}

/// A need of the generator's as a file of our own form (docs/need-file.md), of one part.
pub(super) fn need(number: usize, need: &Need, confidentiality: &str, today: Date) -> String {
    let vocabulary = Vocabulary::embedded();
    // By their codes, so that no name must be unambiguous.
    let term = |code: &str, name: &str| json!({ "term": code, "stated": name });
    let processes: Vec<Value> = need
        .processes
        .iter()
        .flat_map(|asked| &asked.value)
        .map(|id| vocabulary.processes().get(*id))
        .map(|process| term(&process.code, &process.name_sv))
        .collect();
    let materials: Vec<Value> = need
        .materials
        .iter()
        .flat_map(|asked| &asked.value)
        .map(|id| vocabulary.materials().get(*id))
        .map(|material| term(&material.code, &material.name_sv))
        .collect();
    let certificates: Vec<&str> = need
        .certificates
        .iter()
        .map(|asked| vocabulary.certificates().get(asked.value).code.as_str())
        .collect();
    let kommun = need.position.map_or("Gislaved", |position| nearest(position).name.as_str());
    let mut part = json!({ "name": format!("Del {number}"), "process": processes, "material": materials });
    let mut ask = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            part[key] = value;
        }
    };
    ask("size", need.size.map(|asked| size(asked.value).into()));
    ask("tolerance", need.tolerance.map(|asked| format!("IT{}", whole_grade(asked.value.grade)).into()));
    ask("wall", need.wall.map(|asked| format!("{:.1} mm", asked.value.mm().max(0.1)).into()));
    ask("hours", need.hours.map(|asked| asked.value.into()));
    let mut document = json!({
        "title": format!("Påhittad detalj {number} (exempel)"),
        "function": "Påhittad för en mätning; ingen har beställt den.",
        "confidentiality": confidentiality,
        "certificates": certificates,
        "owner": { "organisation": format!("Påhittad beställare i {kommun} (exempel)"), "kommun": kommun },
        "part": [part],
    });
    if let Some(pieces) = need.quantity {
        document["first_series"] = pieces.value.into();
    }
    if let Some(due) = need.due {
        let days = generator::TODAY.until(due.value).map_or(30, |span| i64::from(span.get_days()));
        document["due"] = today.checked_add(days.days()).unwrap_or(today).to_string().into();
    }
    if let Some(within) = need.within {
        document["within_km"] = json!({ "value": within.value.km, "preferred": true });
    }
    document.to_string()
}

/// In whole millimetres.
fn size(size: PartSize) -> String {
    let mm = |length: Length| length.mm().round().max(1.0);
    match size {
        PartSize::Box([a, b, c]) => format!("{} x {} x {} mm", mm(a), mm(b), mm(c)),
        PartSize::Round { diameter, length } => format!("Ø {} x {} mm", mm(diameter), mm(length)),
    }
}
