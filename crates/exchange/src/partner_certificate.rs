//! A certificate of a business partner with its document: Catena-X `io.catenax.business_partner_certificate` 3.1.0.
//!
//! Source: `io.catenax.business_partner_certificate/3.1.0` in eclipse-tractusx/sldt-semantic-models (CC BY 4.0); what it is for
//! stands in CX-0135. Whose it is, number, days, trust and document are mandatory there and often unknown here, so they may be
//! `None`, and [`write()`] tells all that are missing. The message has no field for its own version: it travels beside it, as
//! [`SEMANTIC_ID`].

use jiff::civil::{Date, date};

use crate::outcome::{Read, ReadError, WriteError, Written};
use crate::reading::{self, Node, Object};
use crate::values::{Base64, Bpnl, Moment, SiteBpn};
use crate::writing::{Telling, filled, maybe, object};

/// What the message is to be announced as.
pub const SEMANTIC_ID: &str =
    "urn:samm:io.catenax.business_partner_certificate:3.1.0#BusinessPartnerCertificate";

/// A certificate. `None` is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PartnerCertificate {
    /// The legal entity that it was issued to. Mandatory in the message.
    pub holder: Option<Bpnl>,
    /// The standard, such as `ISO9001`. Mandatory in the message.
    pub certificate_type: String,
    /// The year or version of the standard.
    pub certificate_version: Option<String>,
    /// The number that the issuer gave it. Mandatory in the message.
    pub registration_number: Option<String>,
    /// What it holds for.
    pub area_of_application: Option<String>,
    /// Sites that it holds for as well.
    pub enclosed_sites: Vec<EnclosedSite>,
    /// Its first day. Mandatory in the message.
    pub valid_from: Option<Date>,
    /// Its end. Mandatory in the message; that none is stated does not mean that it never ends.
    pub valid_until: Option<ValidUntil>,
    /// Who issued it.
    pub issuer: Option<Issuer>,
    /// How far it is trusted. Mandatory in the message.
    pub trust_level: Option<TrustLevel>,
    /// Who looked it over.
    pub validator: Option<Validator>,
    /// Who handed it over first.
    pub uploader: Option<Bpnl>,
    /// The document itself. Mandatory in the message.
    pub document: Option<Document>,
}

/// The end of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValidUntil {
    /// Its last day.
    Day(Date),
    /// It is stated that it never ends; written as 9999-12-31.
    Never,
}

const NEVER: Date = date(9999, 12, 31);

impl From<Date> for ValidUntil {
    /// As the format says: its last day of all means never.
    fn from(day: Date) -> ValidUntil {
        if day == NEVER { ValidUntil::Never } else { ValidUntil::Day(day) }
    }
}

/// A site that a certificate covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnclosedSite {
    /// Its number.
    pub bpn: SiteBpn,
    /// What it holds for there.
    pub area_of_application: Option<String>,
}

/// Who issued a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// Its name.
    pub name: String,
    /// Its number.
    pub bpn: Option<Bpnl>,
}

/// Who looked a certificate over. At least one of the two says something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Validator {
    /// Its name.
    pub name: Option<String>,
    /// Its number.
    pub bpn: Option<Bpnl>,
}

/// How far a certificate is trusted, by who hands it over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrustLevel {
    /// Expressly not.
    None,
    /// A little.
    Low,
    /// Much.
    High,
    /// It was looked over by somebody trusted.
    Trusted,
}

impl TrustLevel {
    /// All of them, the least first.
    pub const ALL: [TrustLevel; 4] =
        [TrustLevel::None, TrustLevel::Low, TrustLevel::High, TrustLevel::Trusted];

    /// As it stands in a message.
    #[must_use]
    pub fn code(self) -> &'static str {
        TRUST.iter().find(|(one, _)| *one == self).map_or("", |(_, text)| text)
    }
}

const TRUST: [(TrustLevel, &str); 4] = [
    (TrustLevel::None, "none"),
    (TrustLevel::Low, "low"),
    (TrustLevel::High, "high"),
    (TrustLevel::Trusted, "trusted"),
];

/// The document of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// When it was made.
    pub created: Moment,
    /// Its identifier where it is kept.
    pub id: String,
    /// Its kind, such as `application/pdf`.
    pub content_type: String,
    /// Its bytes.
    pub content: Base64,
}

/// Writes the message. Everything that the source has is carried.
///
/// # Errors
/// Tells everything that the format demands and that is not known.
pub fn write(certificate: &PartnerCertificate) -> Result<Written, WriteError> {
    let mut tell = Telling::default();
    let holder = tell.known("holder", certificate.holder.as_ref(), "Ask the holder for its BPNL.");
    let kind = tell.text("certificate_type", &certificate.certificate_type);
    let number = certificate.registration_number.as_ref().filter(|text| !text.trim().is_empty());
    let number = tell.known("registration_number", number, "Read it on the certificate.");
    let from = tell.known("valid_from", certificate.valid_from.as_ref(), "Read it on the certificate.");
    let until = tell.known(
        "valid_until",
        certificate.valid_until.as_ref(),
        "Read it on the certificate; say expressly when it never ends.",
    );
    let trust = tell.known(
        "trust_level",
        certificate.trust_level.as_ref(),
        "Say whether anybody has looked it over.",
    );
    let document = tell.known("document", certificate.document.as_ref(), "Attach the certificate itself.");
    let from = from.map(|day| tell.day("valid_from", *day));
    let until = until.map(|until| match until {
        ValidUntil::Never => NEVER.to_string().into(),
        ValidUntil::Day(day) => {
            if *day == NEVER {
                tell.not_allowed(
                    "valid_until",
                    day.to_string(),
                    "days before it, since this one means never",
                );
            }
            tell.day("valid_until", *day)
        }
    });
    let document = document.map(|document| {
        object([
            ("creationDate", Some(document.created.as_str().into())),
            ("documentID", Some(tell.text("document/id", &document.id))),
            ("contentType", Some(tell.text("document/content_type", &document.content_type))),
            ("contentBase64", Some(tell.text("document/content", document.content.as_str()))),
        ])
    });
    let issuer = certificate.issuer.as_ref().map(|issuer| {
        let name = tell.text("issuer/name", &issuer.name);
        object([
            ("issuerName", Some(name)),
            ("issuerBpn", issuer.bpn.as_ref().map(|bpn| bpn.as_str().into())),
        ])
    });
    let sites = certificate.enclosed_sites.iter().map(|site| {
        object([
            ("enclosedSiteBpn", Some(site.bpn.as_str().into())),
            ("areaOfApplication", maybe(site.area_of_application.as_ref())),
        ])
    });
    let message = object([
        ("businessPartnerNumber", holder.map(|bpn| bpn.as_str().into())),
        (
            "type",
            Some(object([
                ("certificateType", Some(kind)),
                ("certificateVersion", maybe(certificate.certificate_version.as_ref())),
            ])),
        ),
        ("registrationNumber", number.map(|text| text.as_str().into())),
        ("areaOfApplication", maybe(certificate.area_of_application.as_ref())),
        ("enclosedSites", filled(sites.collect())),
        ("validFrom", from),
        ("validUntil", until),
        ("issuer", issuer),
        (
            "trustLevel",
            trust
                .and_then(|level| TRUST.iter().find(|(one, _)| one == level))
                .map(|(_, name)| (*name).into()),
        ),
        (
            "validator",
            certificate.validator.as_ref().filter(|one| **one != Validator::default()).map(|one| {
                object([
                    ("validatorName", maybe(one.name.as_ref())),
                    ("validatorBpn", one.bpn.as_ref().map(|bpn| bpn.as_str().into())),
                ])
            }),
        ),
        ("uploader", certificate.uploader.as_ref().map(|bpn| bpn.as_str().into())),
        ("document", document),
    ]);
    tell.finish(message)
}

/// Reads a message.
///
/// # Errors
/// When it is no JSON, lacks what the format demands, or holds what it does not allow.
pub fn read(text: &str) -> Result<Read<PartnerCertificate>, ReadError> {
    reading::message(text, |node| {
        let fields = node.object()?;
        let kind = fields.need("type", "an object")?.object()?;
        let certificate_type = kind.need_text("certificateType")?;
        let certificate_version = kind.maybe_text("certificateVersion")?;
        kind.done("the type of a certificate");
        let until = fields.need("validUntil", "a day such as 2026-11-27")?.date()?;
        let certificate = PartnerCertificate {
            holder: Some(fields.need_formed("businessPartnerNumber", Bpnl::FORM)?),
            certificate_type,
            certificate_version,
            registration_number: Some(fields.need_text("registrationNumber")?)
                .filter(|text| !text.is_empty()),
            area_of_application: fields.maybe_text("areaOfApplication")?,
            enclosed_sites: fields.list("enclosedSites")?.iter().map(site).collect::<Result<_, _>>()?,
            valid_from: Some(fields.need("validFrom", "a day such as 2026-11-27")?.date()?),
            valid_until: Some(until.into()),
            issuer: fields.maybe("issuer").map(|node| issuer(&node)).transpose()?,
            trust_level: Some(fields.need("trustLevel", "one of none, low, high, trusted")?.one_of(&TRUST)?),
            // One of which nothing is stated is none.
            validator: fields
                .maybe("validator")
                .map(|node| validator(&node))
                .transpose()?
                .filter(|one| *one != Validator::default()),
            uploader: fields.maybe_formed("uploader", Bpnl::FORM)?,
            document: Some(document(fields.need("document", "an object")?.object()?)?),
        };
        fields.done("a certificate");
        Ok(certificate)
    })
}

fn site(node: &Node) -> Result<EnclosedSite, ReadError> {
    let fields = node.object()?;
    let site = EnclosedSite {
        bpn: fields.need_formed("enclosedSiteBpn", SiteBpn::FORM)?,
        area_of_application: fields.maybe_text("areaOfApplication")?,
    };
    fields.done("a site");
    Ok(site)
}

fn issuer(node: &Node) -> Result<Issuer, ReadError> {
    let fields = node.object()?;
    let issuer =
        Issuer { name: fields.need_text("issuerName")?, bpn: fields.maybe_formed("issuerBpn", Bpnl::FORM)? };
    fields.done("an issuer");
    Ok(issuer)
}

fn validator(node: &Node) -> Result<Validator, ReadError> {
    let fields = node.object()?;
    let validator = Validator {
        name: fields.maybe_text("validatorName")?,
        bpn: fields.maybe_formed("validatorBpn", Bpnl::FORM)?,
    };
    fields.done("a validator");
    Ok(validator)
}

fn document(fields: Object) -> Result<Document, ReadError> {
    let document = Document {
        created: fields.need_formed("creationDate", Moment::FORM)?,
        id: fields.need_text("documentID")?,
        content_type: fields.need_text("contentType")?,
        content: fields.need_formed("contentBase64", Base64::FORM)?,
    };
    fields.done("a document");
    Ok(document)
}
