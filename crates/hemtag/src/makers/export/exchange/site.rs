//! A site and its offers in the words that the formats of capabilities share. docs/exchange.md has the table.

use std::collections::{BTreeMap, BTreeSet};

use exchange::{
    Capability, Decimal, Facility, HeldCertificate, OtherProperty, OtherValue, Quantity, Range, Role, Stage,
    Texts,
};
use jiff::civil::Date;
use matching::Envelope;
use vocabulary::{Length, Vocabulary, find::Kind, term::Term};

use super::{Lost, term};
use crate::{
    makers::model::{Maker, OfferRecord, Site},
    words::Language,
};

/// The meaning of the property that says that an offer is made up.
pub const EXAMPLE: &str = "urn:hemtag:concept:Example:1";

/// The facility, and what of the maker, the site and its offers is not in it.
pub(super) fn facility(maker: &Maker, site: &Site, address: &str, today: Date) -> (Facility, BTreeSet<Lost>) {
    let mut lost = of_maker(maker, site);
    let certificates = certificates(maker, site, today, &mut lost);
    let capabilities = site
        .offers
        .iter()
        .map(|offer| Capability {
            certificates: certificates.clone(),
            other: maker.example.then(example).into_iter().collect(),
            ..capability(offer, &mut lost)
        })
        .collect();
    let id = format!("{address}/makers/{}#site-{}", maker.id, site.id);
    (Facility { id: Some(id), name: Some(maker.name.clone()), capabilities }, lost)
}

fn of_maker(maker: &Maker, site: &Site) -> BTreeSet<Lost> {
    let somewhere = site.name.is_some()
        || site.address.is_some()
        || site.postal_code.is_some()
        || site.locality.is_some()
        || site.kommun.is_some()
        || site.position.is_some()
        || site.place_as_stated.is_some();
    [
        (maker.public_number().is_some(), Lost::OrganisationNumber),
        (maker.web.is_some(), Lost::Web),
        (!maker.sni_codes.is_empty(), Lost::Branches),
        (maker.own_words.is_some(), Lost::OwnWords),
        (somewhere, Lost::Place),
        (maker.lacking().next().is_some(), Lost::CertificatesNotHeld),
        (maker.certificates_complete_on.is_some(), Lost::CertificatesComplete),
        (!maker.as_stated.is_empty(), Lost::AsStated),
        // Every offer and certificate is somebody's word.
        (true, Lost::Evidence),
    ]
    .into_iter()
    .filter_map(|(stated, what)| stated.then_some(what))
    .collect()
}

/// Those that hold here today.
fn certificates(maker: &Maker, site: &Site, today: Date, lost: &mut BTreeSet<Lost>) -> Vec<HeldCertificate> {
    let terms = Vocabulary::embedded().certificates();
    let at = maker.sites.iter().position(|one| one.id == site.id);
    let here = maker
        .certificates
        .iter()
        .filter(|held| held.sites.is_empty() || at.is_some_and(|at| held.sites.contains(&at)));
    let mut all: Vec<HeldCertificate> = Vec::new();
    for held in here {
        if held.valid_until.is_some_and(|until| until < today) {
            lost.insert(Lost::CertificatesRunOut);
            continue;
        }
        if held.issuer.is_some() || held.registration_number.is_some() || held.valid_from.is_some() {
            lost.insert(Lost::CertificateDetails);
        }
        let certificate = named(Kind::Certificate, terms.get(held.certificate));
        all.push(HeldCertificate { certificate, valid_until: held.valid_until });
    }
    all
}

fn example() -> OtherProperty {
    let names = Language::ALL.map(|language| (language.code().to_owned(), language.t("maker-example")));
    OtherProperty {
        meaning: Some(EXAMPLE.to_owned()),
        names: Texts::from(names),
        value: OtherValue::Text("true".to_owned()),
    }
}

fn named<I, F>(kind: Kind, term: &Term<I, F>) -> exchange::Term {
    let names = [("sv", &term.name_sv), ("en", &term.name_en)];
    exchange::Term {
        id: Some(term::id(kind, &term.code)),
        names: names.into_iter().map(|(language, name)| (language.to_owned(), name.clone())).collect(),
    }
}

fn capability(offer: &OfferRecord, lost: &mut BTreeSet<Lost>) -> Capability {
    let vocabulary = Vocabulary::embedded();
    let unsaid = [
        (offer.sourcing.is_some(), Lost::Sourcing),
        (offer.newcomers.is_some(), Lost::Newcomers),
        (offer.machine_group.is_some(), Lost::MachineGroup),
        (!offer.free_weeks.is_empty(), Lost::FreeWeeks),
        (!offer.as_stated.is_empty(), Lost::AsStated),
    ];
    lost.extend(unsaid.into_iter().filter_map(|(stated, what)| stated.then_some(what)));
    let stages = [
        (Stage::Prototype, offer.stages.prototype),
        (Stage::PilotSeries, offer.stages.pilot_series),
        (Stage::FullScale, offer.stages.full_scale),
    ];
    Capability {
        id: format!("offer_{}", offer.id),
        role: Some(Role::Offered),
        process: named(Kind::Process, vocabulary.processes().get(offer.process)),
        comment: Texts::new(),
        materials: offer
            .materials
            .iter()
            .map(|id| named(Kind::Material, vocabulary.materials().get(*id)))
            .collect(),
        limits: limits(offer, lost),
        stages: stages.into_iter().filter_map(|(stage, yes)| Some((stage, yes?))).collect(),
        certificates: Vec::new(),
        other: Vec::new(),
    }
}

fn limits(offer: &OfferRecord, lost: &mut BTreeSet<Lost>) -> BTreeMap<Quantity, Range> {
    let sides = match offer.largest {
        Some(Envelope::Box(mut sides)) => {
            sides.sort_unstable_by(|one, other| other.cmp(one));
            sides.map(Some)
        }
        _ => [None; 3],
    };
    let round = match offer.largest {
        Some(Envelope::Round { diameter, length }) => Some((diameter, length)),
        _ => None,
    };
    let grade = offer.tolerance.as_ref().map(|tolerance| {
        let grade = f64::from(tolerance.grade.0) / 1000.0;
        if tolerance.as_stated != format!("IT{grade}") {
            lost.insert(Lost::Tolerance);
        }
        decimal(u64::from(tolerance.grade.0), 3)
    });
    let whole = |number: Option<u32>| number.map(|number| decimal(u64::from(number), 0));
    let all = [
        (Quantity::LongestSide, offer.smallest.map(mm), sides[0].map(mm)),
        (Quantity::MiddleSide, None, sides[1].map(mm)),
        (Quantity::ShortestSide, None, sides[2].map(mm)),
        (Quantity::Diameter, None, round.map(|(diameter, _)| mm(diameter))),
        (Quantity::Length, None, round.map(|(_, length)| mm(length))),
        (Quantity::Mass, None, offer.heaviest.map(|mass| decimal(mass.mg(), 6))),
        (Quantity::WallThickness, offer.thinnest_wall.map(mm), None),
        (Quantity::ToleranceGrade, grade, None),
        (Quantity::BatchSize, whole(offer.smallest_series), whole(offer.largest_series)),
        (Quantity::LeadTime, None, whole(offer.lead_time_days.map(u32::from))),
    ];
    let mut limits = BTreeMap::new();
    for (quantity, min, max) in all {
        let range = Range { min: min.flatten(), max: max.flatten() };
        if range.says_something() {
            limits.insert(quantity, range);
        } else if min.is_some() || max.is_some() {
            lost.insert(Lost::Contradiction);
        }
    }
    limits
}

fn mm(length: Length) -> Option<Decimal> {
    decimal(u64::from(length.um()), 3)
}

/// Exactly; `None` for a number of more digits than the formats keep.
fn decimal(parts: u64, places: u32) -> Option<Decimal> {
    let unit = 10_u64.pow(places);
    let width = places as usize;
    format!("{}.{:0width$}", parts / unit, parts % unit).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_exact() {
        let text = |parts, places| decimal(parts, places).map(|number| number.to_string());
        assert_eq!(text(600_000, 3).as_deref(), Some("600"));
        assert_eq!(text(1, 3).as_deref(), Some("0.001"));
        assert_eq!(text(40_500_000, 6).as_deref(), Some("40.5"));
        assert_eq!(text(5000, 0).as_deref(), Some("5000"));
    }
}
