//! Needs and offers as the files write them, turned into what the engine takes.

use jiff::civil::Date;
use matching::{
    Calendar, Envelope, HeldCertificate, MakerId, Newcomer, Newcomers, OfferId, PartSize, Position,
    Requirement, SiteId, Sourcing, Stage, Stages, Strength, Tolerance, Within,
};
use serde::Deserialize;
use vocabulary::{
    CertificateId, Length, Mass, MaterialId, MilliGrade, ProcessId, Vocabulary, iso286, iso2768::Class,
};

const TODAY: Date = jiff::civil::date(2026, 11, 24);

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Need {
    process: Vec<String>,
    material: Vec<String>,
    /// "200 x 100 x 30" or "Ø80 x 200", millimetres.
    size: Option<String>,
    mass_kg: Option<f64>,
    /// "IT7", "±0.02 at 30" or "ISO 2768-m at 200".
    tolerance: Option<String>,
    wall_mm: Option<f64>,
    quantity: Option<u32>,
    stage: Option<String>,
    certificates: Vec<String>,
    due: Option<String>,
    hours: Option<u16>,
    /// Degrees north and east.
    at: Option<[f64; 2]>,
    within_km: Option<u16>,
    counties: Vec<u8>,
    in_house: bool,
    newcomer: Option<String>,
    /// Criteria that are wishes, by their names.
    preferred: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Offer {
    process: String,
    materials: Vec<String>,
    largest: Option<String>,
    smallest_mm: Option<f64>,
    heaviest_kg: Option<f64>,
    tolerance: Option<String>,
    wall_mm: Option<f64>,
    /// "10-5000", "10-" or "-5000".
    series: Option<String>,
    /// Stages that are made, and those that are not.
    stages: Vec<String>,
    no_stages: Vec<String>,
    /// "ISO 9001" or "ISO 9001 until 2027-03-01".
    certificates: Vec<String>,
    certificates_complete: bool,
    /// Codes of those that the maker says it does not hold.
    no_certificates: Vec<String>,
    lead_time_days: Option<u16>,
    /// The Monday of the first week, and the free hours of each; -1 where nothing is stated.
    free_from: Option<String>,
    free_hours: Vec<i32>,
    at: Option<[f64; 2]>,
    county: Option<u8>,
    sourcing: Option<String>,
    newcomers: Option<String>,
    trust: u16,
    maker: Option<u32>,
}

impl Need {
    pub fn engine(&self) -> matching::Need {
        let strength = |name: &str| {
            if self.preferred.iter().any(|p| p == name) { Strength::Preferred } else { Strength::Required }
        };
        let mut need = matching::Need::asked(TODAY);
        let ids: Vec<ProcessId> = self.process.iter().map(|code| process(code)).collect();
        need.processes = (!ids.is_empty()).then(|| Requirement { value: ids, strength: strength("process") });
        let ids: Vec<MaterialId> = self.material.iter().map(|code| material(code)).collect();
        need.materials =
            (!ids.is_empty()).then(|| Requirement { value: ids, strength: strength("material") });
        need.size =
            self.size.as_deref().map(|text| Requirement { value: part(text), strength: strength("size") });
        need.mass = self.mass_kg.map(|kg| Requirement { value: mass(kg), strength: strength("mass") });
        need.tolerance = self.tolerance.as_deref().map(|text| {
            let (grade, at) = grade(text);
            Requirement { value: Tolerance { grade, at }, strength: strength("tolerance") }
        });
        need.wall = self.wall_mm.map(|mm| Requirement { value: length(mm), strength: strength("wall") });
        need.quantity = self.quantity.map(|value| Requirement { value, strength: strength("quantity") });
        need.stage =
            self.stage.as_deref().map(|s| Requirement { value: stage(s), strength: strength("stage") });
        need.certificates = self
            .certificates
            .iter()
            .map(|code| Requirement { value: certificate(code), strength: strength(code) })
            .collect();
        need.due =
            self.due.as_deref().map(|day| Requirement { value: date(day), strength: strength("lead_time") });
        need.hours = self.hours.map(|value| Requirement { value, strength: strength("capacity") });
        need.position = self.at.map(position);
        need.within = self.within_km.map(|km| {
            let of = need.position.expect("a distance has a place to count from");
            Requirement { value: Within { of, km }, strength: strength("distance") }
        });
        need.counties = (!self.counties.is_empty())
            .then(|| Requirement { value: self.counties.clone(), strength: strength("county") });
        need.in_house = self.in_house.then(|| strength("in_house"));
        need.newcomer = self.newcomer.as_deref().map(|word| {
            let value = match word {
                "alone" => Newcomer::Alone,
                "with an adviser" => Newcomer::WithAdviser,
                other => panic!("'{other}' is no way to come"),
            };
            Requirement { value, strength: strength("newcomer") }
        });
        need
    }
}

impl Offer {
    pub fn engine(&self, id: u32) -> matching::Offer {
        let maker = self.maker.unwrap_or(id);
        let (smallest_series, largest_series) = self.series.as_deref().map_or((None, None), |text| {
            let (from, to) = text.split_once('-').expect("a series has a dash");
            (from.parse().ok(), to.parse().ok())
        });
        let made = |stage: &str| {
            let in_list = |list: &[String]| list.iter().any(|s| s == stage);
            match (in_list(&self.stages), in_list(&self.no_stages)) {
                (true, _) => Some(true),
                (false, true) => Some(false),
                (false, false) => None,
            }
        };
        matching::Offer {
            id: OfferId(id),
            site: SiteId(maker),
            maker: MakerId(maker),
            process: process(&self.process),
            materials: self.materials.iter().map(|code| material(code)).collect(),
            largest: self.largest.as_deref().map(|text| match part(text) {
                PartSize::Box(sides) => Envelope::Box(sides),
                PartSize::Round { diameter, length } => Envelope::Round { diameter, length },
            }),
            smallest: self.smallest_mm.map(length),
            heaviest: self.heaviest_kg.map(mass),
            finest_tolerance: self.tolerance.as_deref().map(|text| grade(text).0),
            thinnest_wall: self.wall_mm.map(length),
            smallest_series,
            largest_series,
            stages: Stages {
                prototype: made("prototype"),
                pilot_series: made("pilot series"),
                full_scale: made("full scale"),
            },
            certificates: self.certificates.iter().map(|text| held(text)).collect(),
            certificates_complete: self.certificates_complete,
            certificates_not_held: self.no_certificates.iter().map(|code| certificate(code)).collect(),
            lead_time_days: self.lead_time_days,
            calendar: self.free_from.as_deref().map(|day| Calendar {
                first_week: date(day),
                free_hours: self.free_hours.iter().map(|h| u16::try_from(*h).ok()).collect(),
            }),
            position: self.at.map(position),
            county: self.county,
            sourcing: self.sourcing.as_deref().map(|word| match word {
                "in house" => Sourcing::InHouse,
                "partner" => Sourcing::Partner,
                "brokered" => Sourcing::Brokered,
                other => panic!("'{other}' is no way to work"),
            }),
            newcomers: self.newcomers.as_deref().map(|word| match word {
                "yes" => Newcomers::Yes,
                "with an adviser" => Newcomers::WithAdviser,
                "no" => Newcomers::No,
                other => panic!("'{other}' is no welcome"),
            }),
            trust: self.trust,
        }
    }
}

fn process(code: &str) -> ProcessId {
    Vocabulary::embedded().processes().by_code(code).unwrap_or_else(|| panic!("no process '{code}'")).id
}

fn material(code: &str) -> MaterialId {
    Vocabulary::embedded().materials().by_code(code).unwrap_or_else(|| panic!("no material '{code}'")).id
}

fn certificate(code: &str) -> CertificateId {
    Vocabulary::embedded()
        .certificates()
        .by_code(code)
        .unwrap_or_else(|| panic!("no certificate '{code}'"))
        .id
}

fn held(text: &str) -> HeldCertificate {
    let (code, until) =
        text.split_once(" until ").map_or((text, None), |(code, day)| (code, Some(date(day))));
    HeldCertificate { certificate: certificate(code), valid_until: until }
}

fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("'{text}' is no day"))
}

fn length(mm: f64) -> Length {
    Length::from_mm(mm).expect("a length")
}

fn mass(kg: f64) -> Mass {
    Mass::from_kg(kg).expect("a mass")
}

#[expect(clippy::cast_possible_truncation, reason = "degrees in a test file")]
fn position([north, east]: [f64; 2]) -> Position {
    Position { lat: (north * 1e6).round() as i32, lon: (east * 1e6).round() as i32 }
}

fn stage(word: &str) -> Stage {
    match word {
        "prototype" => Stage::Prototype,
        "pilot series" => Stage::PilotSeries,
        "full scale" => Stage::FullScale,
        other => panic!("'{other}' is no stage"),
    }
}

fn part(text: &str) -> PartSize {
    let mm = |text: &str| length(text.trim().parse().unwrap_or_else(|_| panic!("'{text}' is no length")));
    let sides: Vec<&str> = text.trim_start_matches('Ø').split('x').collect();
    match (text.starts_with('Ø'), sides.as_slice()) {
        (true, [diameter, along]) => PartSize::Round { diameter: mm(diameter), length: mm(along) },
        (false, [a, b, c]) => PartSize::Box([mm(a), mm(b), mm(c)]),
        _ => panic!("'{text}' is no size"),
    }
}

/// The grade, and the dimension it was stated at (30 mm where none is).
fn grade(text: &str) -> (MilliGrade, Length) {
    let (what, at) = text.split_once(" at ").map_or((text, None), |(what, at)| {
        (what, Some(length(at.parse().unwrap_or_else(|_| panic!("'{at}' is no dimension")))))
    });
    let nominal = at.unwrap_or(length(30.0));
    if let Some(number) = what.strip_prefix("IT") {
        let number: u16 = number.parse().unwrap_or_else(|_| panic!("'{what}' is no grade"));
        return (MilliGrade(number * 1000), nominal);
    }
    let width = if let Some(deviation) = what.strip_prefix('±') {
        let deviation: f64 = deviation.parse().unwrap_or_else(|_| panic!("'{what}' is no deviation"));
        length(2.0 * deviation)
    } else {
        let class = Class::parse(what);
        let class = class.unwrap_or_else(|| panic!("'{what}' is no tolerance"));
        class.width(nominal).expect("the dimension is within the standard")
    };
    (iso286::grade_position(width, nominal), nominal)
}
