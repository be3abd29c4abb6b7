//! The columns of the export and what stands in them: the same names that an import reads, one row for each offer, and
//! one for a site or maker without any.

use matching::{Envelope, Newcomers, Sourcing};
use vocabulary::{IsoWeek, Language as Terms, Length, Vocabulary};

use crate::makers::{
    import::{
        column::Field,
        detail::{self, Item},
    },
    model::{CertificateHeld, CertificateNotHeld, Evidence, FactEvidence, Maker, OfferRecord, Site, Subject},
};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
}

/// The columns, in their order: every field that an import reads and that the register holds, and for people the name
/// of the process and the day of the latest change, which an import passes over.
pub fn columns() -> impl Iterator<Item = &'static str> {
    fields().into_iter().map(Field::code)
}

fn fields() -> Vec<Field> {
    Field::all()
        .filter(|field| {
            // Other registers' ways of saying what has columns of its own here.
            !matches!(
                field,
                Field::CertificateIssuer
                    | Field::CertificateNumber
                    | Field::CertificateFrom
                    | Field::CertificateUntil
                    | Field::Position
                    | Field::Largest
                    | Field::Series
                    | Field::Stages
            )
        })
        .collect()
}

/// The rows of a maker, in the order of its sites and offers.
#[must_use]
pub fn rows(maker: &Maker) -> Vec<Vec<Cell>> {
    if maker.sites.is_empty() {
        return vec![row(maker, None, None)];
    }
    let mut rows = Vec::new();
    for site in &maker.sites {
        if site.offers.is_empty() {
            rows.push(row(maker, Some(site), None));
        }
        rows.extend(site.offers.iter().map(|offer| row(maker, Some(site), Some(offer))));
    }
    rows
}

fn row(maker: &Maker, site: Option<&Site>, offer: Option<&OfferRecord>) -> Vec<Cell> {
    let mut cells = Vec::new();
    for field in fields() {
        cells.push(match field {
            Field::FactEvidence => facts(maker, site, offer),
            Field::UpdatedOn => Cell::Text(maker.updated_on.to_string()),
            _ if field.is_of_offer() || field.is_of_evidence() => {
                offer.map_or(Cell::Empty, |offer| offer_cell(field, offer))
            }
            _ if field.is_of_site() => site.map_or(Cell::Empty, |site| site_cell(field, site)),
            _ => maker_cell(field, maker),
        });
    }
    cells
}

fn maker_cell(field: Field, maker: &Maker) -> Cell {
    match field {
        Field::MakerId => Cell::Text(maker.id.to_string()),
        Field::Name => Cell::Text(maker.name.clone()),
        Field::OrganisationNumber => text(maker.public_number()),
        Field::Web => text(maker.web.as_deref()),
        Field::Sni => list(&maker.sni_codes),
        Field::OwnWords => text(maker.own_words.as_deref()),
        Field::Example => text(maker.example.then_some("yes")),
        Field::MakerAsStated => as_stated(&maker.as_stated),
        Field::Certificates => {
            let items: Vec<Item> = maker.certificates.iter().map(|held| certificate(maker, held)).collect();
            text(Some(detail::write(&items)))
        }
        Field::CertificatesNotHeld => {
            let code = |id| &Vocabulary::embedded().certificates().get(id).code;
            let item =
                |one: &CertificateNotHeld| Item::new(code(one.certificate)).with_evidence(&one.evidence);
            text(Some(detail::write(&maker.lacking().map(item).collect::<Vec<_>>())))
        }
        Field::CertificatesCompleteOn => text(maker.certificates_complete_on.map(|day| day.to_string())),
        _ => Cell::Empty,
    }
}

fn site_cell(field: Field, site: &Site) -> Cell {
    let places = Vocabulary::embedded().places();
    let kommun = site.kommun.as_deref().and_then(|code| places.kommun(code));
    match field {
        Field::SiteId => Cell::Text(site.id.to_string()),
        Field::SiteName => text(site.name.as_deref()),
        Field::Address => text(site.address.as_deref()),
        Field::PostalCode => text(site.postal_code.as_deref()),
        Field::Locality => text(site.locality.as_deref()),
        Field::Kommun => text(kommun.map(|k| k.name.as_str()).or(site.kommun.as_deref())),
        Field::County => text(kommun.map(|k| places.county_of(k).name_sv.as_str())),
        Field::Country => text(Some(site.country.as_str())),
        Field::Latitude => site.position.map_or(Cell::Empty, |p| Cell::Number(f64::from(p.lat) / 1e6)),
        Field::Longitude => site.position.map_or(Cell::Empty, |p| Cell::Number(f64::from(p.lon) / 1e6)),
        Field::Place => text(site.place_as_stated.as_deref()),
        _ => Cell::Empty,
    }
}

fn offer_cell(field: Field, offer: &OfferRecord) -> Cell {
    let vocabulary = Vocabulary::embedded();
    let number = |n: Option<u32>| n.map_or(Cell::Empty, |n| Cell::Number(f64::from(n)));
    let yes = |stated: Option<bool>| text(stated.map(|yes| if yes { "yes" } else { "no" }));
    match field {
        Field::OfferId => Cell::Text(offer.id.to_string()),
        Field::Process => Cell::Text(vocabulary.processes().get(offer.process).code.clone()),
        Field::ProcessName => text(Some(vocabulary.processes().get(offer.process).name(Terms::Sv))),
        Field::Materials => {
            let codes: Vec<&str> =
                offer.materials.iter().map(|m| vocabulary.materials().get(*m).code.as_str()).collect();
            list(&codes)
        }
        Field::LargestLength | Field::LargestWidth | Field::LargestHeight | Field::LargestDiameter => {
            side(field, offer.largest)
        }
        Field::Smallest => mm(offer.smallest),
        Field::Heaviest => offer.heaviest.map_or(Cell::Empty, |mass| Cell::Number(mass.kg())),
        Field::Tolerance => text(offer.tolerance.as_ref().map(|t| t.as_stated.as_str())),
        Field::ToleranceIt => {
            offer.tolerance.as_ref().map_or(Cell::Empty, |t| Cell::Number(f64::from(t.grade.0) / 1000.0))
        }
        Field::ThinnestWall => mm(offer.thinnest_wall),
        Field::SmallestSeries => number(offer.smallest_series),
        Field::LargestSeries => number(offer.largest_series),
        Field::Prototype => yes(offer.stages.prototype),
        Field::PilotSeries => yes(offer.stages.pilot_series),
        Field::FullScale => yes(offer.stages.full_scale),
        Field::LeadTime => number(offer.lead_time_days.map(u32::from)),
        Field::Sourcing => text(offer.sourcing.map(sourcing)),
        Field::Newcomers => text(offer.newcomers.map(newcomers)),
        Field::MachineGroup => text(offer.machine_group.clone()),
        Field::FreeWeeks => {
            let weeks = offer.free_weeks.iter().map(|week| {
                let maximum = week.maximum.map(|hours| format!("/{hours}")).unwrap_or_default();
                format!("{}={}{maximum}", IsoWeek::of(week.monday), week.actual)
            });
            list(&weeks.collect::<Vec<_>>())
        }
        Field::OfferAsStated => as_stated(&offer.as_stated),
        Field::EvidenceLevel => text(Some(offer.evidence.level.code())),
        Field::EvidenceOn => Cell::Text(offer.evidence.on.to_string()),
        Field::EvidenceBy => text(Some(offer.evidence.by.as_str())),
        _ => Cell::Empty,
    }
}

fn side(field: Field, largest: Option<Envelope>) -> Cell {
    mm(match (field, largest) {
        (Field::LargestLength, Some(Envelope::Box([a, _, _]) | Envelope::Round { length: a, .. })) => Some(a),
        (Field::LargestWidth, Some(Envelope::Box([_, b, _]))) => Some(b),
        (Field::LargestHeight, Some(Envelope::Box([_, _, c]))) => Some(c),
        (Field::LargestDiameter, Some(Envelope::Round { diameter, .. })) => Some(diameter),
        _ => None,
    })
}

/// `in_house`, `partner`, `brokered`.
#[must_use]
pub fn sourcing(sourcing: Sourcing) -> &'static str {
    match sourcing {
        Sourcing::InHouse => "in_house",
        Sourcing::Partner => "partner",
        Sourcing::Brokered => "brokered",
    }
}

/// `yes`, `with_adviser`, `no`.
#[must_use]
pub fn newcomers(newcomers: Newcomers) -> &'static str {
    match newcomers {
        Newcomers::Yes => "yes",
        Newcomers::WithAdviser => "with_adviser",
        Newcomers::No => "no",
    }
}

fn certificate(maker: &Maker, held: &CertificateHeld) -> Item {
    let sites: Vec<String> =
        held.sites.iter().filter_map(|at| maker.sites.get(*at)).map(|site| site.id.to_string()).collect();
    Item::new(&Vocabulary::embedded().certificates().get(held.certificate).code)
        .with("from", held.valid_from)
        .with("until", held.valid_until)
        .with("issuer", held.issuer.as_deref())
        .with("number", held.registration_number.as_deref())
        .with("sites", (!sites.is_empty()).then(|| sites.join(",")))
        .with_evidence(&held.evidence)
}

impl Item {
    fn with_evidence(self, evidence: &Evidence) -> Item {
        self.with("level", Some(evidence.level.code()))
            .with("on", Some(evidence.on))
            .with("by", Some(evidence.by.as_str()).filter(|by| !by.is_empty()))
    }
}

/// Evidence for single facts of the maker, the site and the offer of a row.
fn facts(maker: &Maker, site: Option<&Site>, offer: Option<&OfferRecord>) -> Cell {
    let subject = |fact: &FactEvidence| match fact.subject {
        Subject::Maker => Some("maker"),
        Subject::Site(id) => site.filter(|site| site.id == id).map(|_| "site"),
        Subject::Offer(id) => offer.filter(|offer| offer.id == id).map(|_| "offer"),
    };
    let items: Vec<Item> = maker
        .evidence
        .iter()
        .filter_map(|fact| {
            let item = Item::new(format!("{}.{}", subject(fact)?, fact.field)).with_evidence(&fact.evidence);
            Some(item.with("note", fact.note.as_deref()))
        })
        .collect();
    text(Some(detail::write(&items)))
}

fn as_stated(stated: &std::collections::BTreeMap<String, String>) -> Cell {
    let items: Vec<Item> =
        stated.iter().map(|(head, value)| Item::new(head.as_str()).with("value", Some(value))).collect();
    text(Some(detail::write(&items)))
}

fn text(text: Option<impl Into<String>>) -> Cell {
    let text = text.map(Into::into).filter(|text: &String| !text.is_empty());
    text.map_or(Cell::Empty, Cell::Text)
}

fn list<T: AsRef<str>>(items: &[T]) -> Cell {
    text(Some(items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; ")))
}

fn mm(length: Option<Length>) -> Cell {
    length.map_or(Cell::Empty, |length| Cell::Number(length.mm()))
}
