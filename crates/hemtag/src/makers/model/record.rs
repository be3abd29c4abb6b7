//! A maker, its sites, offers and certificates, as the register keeps them. `None` is *not stated*.

use std::collections::BTreeMap;

use jiff::civil::Date;
use matching::{Envelope, Newcomers, Position, Sourcing, Stages};
use serde::{Deserialize, Serialize};
use vocabulary::{CertificateId, Length, Mass, MaterialId, MilliGrade, ProcessId, Vocabulary};

use super::Evidence;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// A maker in the register.
    MakerId
);
id!(
    /// A site of a maker.
    SiteId
);
id!(
    /// An offer of a site.
    OfferId
);

/// An organisation that makes things for others. Ids are 0 before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maker {
    pub id: MakerId,
    /// Ten digits with a dash. A sole trader's is a personal number: kept to tell duplicates, never shown.
    pub organisation_number: Option<String>,
    pub personal_number: bool,
    pub name: String,
    pub web: Option<String>,
    /// SNI 2007 codes, the main one first.
    pub sni_codes: Vec<String>,
    /// What the maker wrote of itself, as pasted.
    pub own_words: Option<String>,
    /// Made up for the demo.
    pub example: bool,
    pub sites: Vec<Site>,
    pub certificates: Vec<CertificateHeld>,
    /// Those that the maker says it does not hold; see [`Maker::lacking`].
    pub certificates_not_held: Vec<CertificateNotHeld>,
    /// The day the maker said that its list of certificates is complete.
    pub certificates_complete_on: Option<Date>,
    /// Evidence for single facts, where it is another than the offer's own.
    pub evidence: Vec<FactEvidence>,
    /// Texts of an import that were not understood, by column: kept as they were.
    pub as_stated: BTreeMap<String, String>,
    /// The day of the latest change.
    pub updated_on: Date,
    /// Raised by one at every change; a change made on an older version is refused.
    pub version: i64,
}

/// What a list tells of a maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedMaker {
    pub id: MakerId,
    pub name: String,
    /// Made up for the demo.
    pub example: bool,
    /// Without their offers.
    pub sites: Vec<Site>,
    /// Each once, in the order of the tree; none where the maker says nothing.
    pub processes: Vec<ProcessId>,
}

/// A place where the maker works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    pub id: SiteId,
    pub name: Option<String>,
    pub address: Option<String>,
    pub postal_code: Option<String>,
    pub locality: Option<String>,
    /// Four digits, such as 0662 for Gislaved.
    pub kommun: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub position: Option<Position>,
    pub place_as_stated: Option<String>,
    pub offers: Vec<OfferRecord>,
}

/// One capability of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRecord {
    pub id: OfferId,
    pub process: ProcessId,
    pub materials: Vec<MaterialId>,
    pub largest: Option<Envelope>,
    pub smallest: Option<Length>,
    pub heaviest: Option<Mass>,
    pub tolerance: Option<ToleranceStated>,
    pub thinnest_wall: Option<Length>,
    pub smallest_series: Option<u32>,
    pub largest_series: Option<u32>,
    pub stages: Stages,
    pub lead_time_days: Option<u16>,
    pub sourcing: Option<Sourcing>,
    pub newcomers: Option<Newcomers>,
    /// What its free hours are hours of: offers of one site with the same name share machines. `None` is machines of
    /// its own.
    pub machine_group: Option<String>,
    pub free_weeks: Vec<FreeWeek>,
    pub as_stated: BTreeMap<String, String>,
    /// Of every fact of the offer that has none of its own.
    pub evidence: Evidence,
}

/// The finest tolerance held: the grade compared, and the words it was stated in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToleranceStated {
    pub grade: MilliGrade,
    pub as_stated: String,
}

/// Free hours in one ISO week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeWeek {
    /// The Monday of the week.
    pub monday: Date,
    /// Free as planned today.
    pub actual: u16,
    /// Free at most, with overtime or another shift.
    pub maximum: Option<u16>,
}

/// A certificate, where and how long it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateHeld {
    pub certificate: CertificateId,
    pub issuer: Option<String>,
    pub registration_number: Option<String>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    /// The sites it covers, as indices into the maker's sites; empty for all of them.
    pub sites: Vec<usize>,
    pub evidence: Evidence,
}

/// A certificate that the maker says it does not hold: not the same as one of which nothing is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateNotHeld {
    pub certificate: CertificateId,
    pub evidence: Evidence,
}

/// Evidence for one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactEvidence {
    pub subject: Subject,
    /// The field's name, such as `tolerance`.
    pub field: String,
    pub evidence: Evidence,
    pub note: Option<String>,
}

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Maker,
    Site(SiteId),
    Offer(OfferId),
}

impl Site {
    /// Where it is on the map, and where distances are counted from: its position, else the point that stands for its
    /// kommun, as for whoever states a need.
    #[must_use]
    pub fn point(&self) -> Option<Position> {
        self.position.or_else(|| {
            Vocabulary::embedded().places().kommun(self.kommun.as_deref()?).map(Position::of_kommun)
        })
    }
}

impl Maker {
    /// The evidence for a fact of an offer: its own, else the offer's.
    #[must_use]
    pub fn evidence_for<'a>(&'a self, offer: &'a OfferRecord, field: &str) -> &'a Evidence {
        self.evidence
            .iter()
            .filter(|e| e.subject == Subject::Offer(offer.id) && e.field == field)
            .map(|e| &e.evidence)
            .max_by_key(|e| (e.level, e.on))
            .unwrap_or(&offer.evidence)
    }

    /// What the maker says it does not hold, but for what was entered as held since: that counts.
    pub fn lacking(&self) -> impl Iterator<Item = &CertificateNotHeld> {
        let is_held = |id| self.certificates.iter().any(|held| held.certificate == id);
        self.certificates_not_held.iter().filter(move |one| !is_held(one.certificate))
    }

    /// The maker says that it does not hold a certificate. Where the profile said that it did, that goes, with what showed it.
    pub fn does_not_hold(&mut self, certificate: CertificateId, evidence: Evidence) {
        self.certificates.retain(|held| held.certificate != certificate);
        self.forget_evidence(Subject::Maker, &certificate_field(certificate));
        self.certificates_not_held.retain(|one| one.certificate != certificate);
        self.certificates_not_held.push(CertificateNotHeld { certificate, evidence });
    }

    /// The organisation number where it may be shown.
    #[must_use]
    pub fn public_number(&self) -> Option<&str> {
        self.organisation_number.as_deref().filter(|_| !self.personal_number)
    }

    /// All offers with their sites.
    pub fn offers(&self) -> impl Iterator<Item = (&Site, &OfferRecord)> {
        self.sites.iter().flat_map(|site| site.offers.iter().map(move |offer| (site, offer)))
    }

    /// True when nothing says what the maker can do.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.offers().next().is_none()
    }
}

/// The name that evidence for a certificate is kept under, at the maker: `certificate ISO 9001`.
#[must_use]
pub fn certificate_field(certificate: CertificateId) -> String {
    format!("certificate {}", Vocabulary::embedded().certificates().get(certificate).code)
}

/// The name as duplicates are told by: lower case, letters and digits only, without the form of the company.
#[must_use]
pub fn name_key(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<String> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            !matches!(
                *word,
                "" | "ab" | "aktiebolag" | "aktiebolaget" | "hb" | "kb" | "publ" | "ltd" | "gmbh"
            )
        })
        .map(str::to_owned)
        .collect();
    words.concat()
}

/// What two makers of one name are told by: the kommun in Sweden, else the country and the place in letters and
/// digits; empty where nothing is stated.
#[must_use]
pub fn place_key(kommun: Option<&str>, place: Option<&str>, country: &str) -> String {
    if let Some(kommun) = kommun {
        return kommun.to_owned();
    }
    let text: String =
        place.unwrap_or_default().to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let country = if country.is_empty() { "SE" } else { country };
    if text.is_empty() { String::new() } else { format!("{country} {text}") }
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn a_firm_is_the_same_with_and_without_its_form() {
        assert_eq!(name_key("Exempel Mekaniska AB"), name_key("AB Exempel-Mekaniska (publ)"));
        assert_ne!(name_key("Exempel Mekaniska"), name_key("Exempel Elektronik"));
    }
}
