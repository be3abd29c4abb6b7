//! A certificate of a maker as a message of Catena-X (`business_partner_certificate` 3.1.0), and such a message as the form of a new
//! certificate. docs/exchange.md says what goes where.
//!
//! A message is read into a form, not into the register: it says whose it is by a number that the register does not keep, so
//! that a person has to see that it is this maker's.
//!
//! Invariants:
//! - The message and the document in it are not kept.
//! - What a message says that the register has no place for is told; a standard that is not known is not replaced by another.

mod file;
mod page;

use exchange::{
    NotUnderstood, Read, WriteError,
    partner_certificate::{self, PartnerCertificate, ValidUntil},
};
use jiff::civil::Date;
use serde_json::json;
use vocabulary::{CertificateId, Finding, How, Vocabulary};

pub use file::{ask_file, read_file};
pub use page::{ask, send};

use super::{Problem, Problems, SaveError, certificate};
use crate::{
    access::{self, Action, Caller},
    app::App,
    events::{self, Event, Subject},
    http::Typed,
    makers::{
        model::{Level, MakerId},
        store,
    },
};

/// The format's own name, with its version.
pub const NAME: &str = "Catena-X business_partner_certificate 3.1.0";

#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    #[error(transparent)]
    Save(#[from] SaveError),
    /// What the format demands is missing.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl From<sea_orm::DbErr> for MakeError {
    fn from(error: sea_orm::DbErr) -> MakeError {
        MakeError::Save(SaveError::Database(error))
    }
}

/// Makes the message about a maker's certificate, named by its place. The event does not say what stands in it.
///
/// # Errors
/// When the caller may not edit the maker, it has no such certificate, or the format does not allow what is stated; then nothing is
/// kept.
pub async fn make(
    app: &App,
    caller: &Caller,
    id: MakerId,
    at: usize,
    stated: &PartnerCertificate,
) -> Result<String, MakeError> {
    access::check(caller, Action::EditMaker, caller.to_maker(id.0)).map_err(SaveError::from)?;
    let transaction = app.db.write().await?;
    let maker = store::find(&transaction, id).await?.ok_or(SaveError::NotFound)?;
    let held = maker.certificates.get(at).ok_or(SaveError::NotFound)?;
    let written = partner_certificate::write(stated)?;
    let code = &Vocabulary::embedded().certificates().get(held.certificate).code;
    let data = json!({ "certificate": code });
    let event = Event { action: "maker.certificate_exchanged", subject: Subject::Maker(id.0), data };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(written.text())
}

/// What a message calls a standard: our code without blanks, as other systems write it, where that is found again.
fn type_of(certificate: CertificateId) -> String {
    let vocabulary = Vocabulary::embedded();
    let code = &vocabulary.certificates().get(certificate).code;
    let short = code.replace(' ', "");
    if named(&short) == Some(certificate) { short } else { code.clone() }
}

/// A certificate by one of its names. A name that is only like one of them is not taken: ISO 9002 is not ISO 9001.
fn named(text: &str) -> Option<CertificateId> {
    match Vocabulary::embedded().find_certificate(text) {
        Finding::Found { term, how: How::Exact | How::Synonym } => Some(term),
        _ => None,
    }
}

/// A message as the form of a new certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Filled {
    typed: Typed,
    /// What a person has to choose.
    problems: Problems,
    /// What of the message is not in the form.
    notes: Vec<NotUnderstood>,
}

/// Fills in the form. A document shows it, since the message demands one.
fn filled(read: Read<PartnerCertificate>, today: Date) -> Filled {
    let Read { value: stated, not_understood } = read;
    let mut typed = certificate::begun(today);
    let mut problems = Problems::default();
    typed.set("level", Level::Document.code());
    let kind = stated.certificate_type.trim();
    // A part or class of a standard may stand as its version: "EN 1090" and "EXC2".
    let whole = stated.certificate_version.as_ref().and_then(|version| named(&format!("{kind} {version}")));
    match whole.or_else(|| named(kind)) {
        Some(id) => typed.set("certificate", &Vocabulary::embedded().certificates().get(id).code),
        None => {
            let stated = vec![("stated", kind.to_owned())];
            problems.add("certificate", Problem::Own("certificate-exchange-not-known", stated));
        }
    }
    let mut say = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            typed.set(name, value);
        }
    };
    say("issuer", stated.issuer.as_ref().map(|issuer| issuer.name.clone()));
    say("registration", stated.registration_number.clone());
    say("valid_from", stated.valid_from.map(|day| day.to_string()));
    if let Some(ValidUntil::Day(day)) = stated.valid_until {
        say("valid_until", Some(day.to_string()));
    }
    let mut notes = notes(&stated);
    notes.extend(not_understood);
    Filled { typed, problems, notes }
}

/// What the form of a certificate has no field for.
fn notes(stated: &PartnerCertificate) -> Vec<NotUnderstood> {
    let mut all = Vec::new();
    let mut note = |at: &str, what: String| all.push(NotUnderstood { at: at.to_owned(), what });
    if let Some(holder) = &stated.holder {
        note(
            "/businessPartnerNumber",
            format!("It was issued to {holder}. The number is not kept: see that it is this maker's."),
        );
    }
    if let Some(version) = &stated.certificate_version {
        note("/type/certificateVersion", format!("The version of the standard, {version:?}, is not kept."));
    }
    if stated.valid_until == Some(ValidUntil::Never) {
        note("/validUntil", "It is said never to end; the last day is left empty.".to_owned());
    }
    if let Some(area) = &stated.area_of_application {
        note("/areaOfApplication", format!("What it holds for, {area:?}, is not kept."));
    }
    if !stated.enclosed_sites.is_empty() {
        let sites: Vec<&str> = stated.enclosed_sites.iter().map(|site| site.bpn.as_str()).collect();
        note(
            "/enclosedSites",
            format!("It holds at {}; tick the sites, since their numbers are not kept.", sites.join(", ")),
        );
    }
    if let Some(trust) = stated.trust_level {
        note(
            "/trustLevel",
            format!("The sender's trust, {}, is not kept: say yourself how it is known.", trust.code()),
        );
    }
    let partners = [
        (stated.issuer.as_ref().is_some_and(|issuer| issuer.bpn.is_some()), "/issuer/issuerBpn"),
        (stated.validator.is_some(), "/validator"),
        (stated.uploader.is_some(), "/uploader"),
    ];
    for (_, at) in partners.into_iter().filter(|(is, _)| *is) {
        note(at, "It is not kept.".to_owned());
    }
    if let Some(document) = &stated.document {
        note("/document", format!("The document itself ({}) is not kept.", document.content_type));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_certificate_is_found_again_by_what_a_message_calls_it() {
        for one in Vocabulary::embedded().certificates().iter() {
            assert_eq!(named(&type_of(one.id)), Some(one.id), "{}", one.code);
        }
        assert_eq!(named("ISO 9002"), None);
        assert_eq!(named("ISO9001"), Vocabulary::embedded().certificates().by_code("ISO 9001").map(|c| c.id));
    }
}
