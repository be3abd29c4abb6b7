//! Certificates and approvals, and which of them imply others.

use std::collections::BTreeSet;

use crate::table::{Row, TableError};
use crate::term::Term;
use crate::terms::Terms;
use crate::tree::CertificateId;

pub type Certificate = Term<CertificateId, CertificateFacts>;

/// What a certificate is about and who gives it.
#[derive(Debug, Clone)]
pub struct CertificateFacts {
    pub area: Area,
    pub issuer: Issuer,
    pub scope_sv: String,
    pub scope_en: String,
    /// Codes of certificates that a holder of this one has as well.
    pub implies: Vec<String>,
}

/// What a certificate certifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    Management,
    Process,
    Product,
    Personnel,
    Facility,
    Security,
    Rating,
    Legal,
}

/// Who gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Issuer {
    AccreditedBody,
    AccreditationBody,
    NotifiedBody,
    IndustryProgramme,
    Authority,
    Rater,
    /// The firm itself: a declaration, not a certificate.
    Self_,
}

impl CertificateFacts {
    pub(crate) fn read(row: &Row<'_>) -> Result<CertificateFacts, TableError> {
        let area = match row.text("area")? {
            "management" => Area::Management,
            "process" => Area::Process,
            "product" => Area::Product,
            "personnel" => Area::Personnel,
            "facility" => Area::Facility,
            "security" => Area::Security,
            "rating" => Area::Rating,
            "legal" => Area::Legal,
            other => return Err(row.error("area", format!("'{other}' is no area"))),
        };
        let issuer = match row.text("issuer")? {
            "accredited_body" => Issuer::AccreditedBody,
            "accreditation_body" => Issuer::AccreditationBody,
            "notified_body" => Issuer::NotifiedBody,
            "industry_programme" => Issuer::IndustryProgramme,
            "authority" => Issuer::Authority,
            "rating" => Issuer::Rater,
            "self_declared" => Issuer::Self_,
            other => return Err(row.error("issuer", format!("'{other}' is no issuer"))),
        };
        Ok(CertificateFacts {
            area,
            issuer,
            scope_sv: row.required("scope_sv")?,
            scope_en: row.required("scope_en")?,
            implies: row.list("implies")?,
        })
    }
}

/// The certificates with their implications worked out.
#[derive(Debug)]
pub struct Certificates {
    terms: Terms<CertificateId, CertificateFacts>,
    gives: Vec<Vec<CertificateId>>,
}

impl std::ops::Deref for Certificates {
    type Target = Terms<CertificateId, CertificateFacts>;

    fn deref(&self) -> &Self::Target {
        &self.terms
    }
}

impl Certificates {
    /// `Err` names the code of an implied certificate that no row has.
    pub(crate) fn new(terms: Terms<CertificateId, CertificateFacts>) -> Result<Certificates, String> {
        let mut gives = Vec::with_capacity(terms.len());
        for term in terms.iter() {
            let mut held = BTreeSet::new();
            let mut open = vec![term.id];
            while let Some(id) = open.pop() {
                if !held.insert(id) {
                    continue;
                }
                open.extend(terms.get(id).parent);
                for code in &terms.get(id).facts.implies {
                    open.push(terms.by_code(code).ok_or_else(|| code.clone())?.id);
                }
            }
            gives.push(held.into_iter().collect());
        }
        Ok(Certificates { terms, gives })
    }

    /// Every certificate that a holder of `held` can show: itself, what it is a class of, and what it implies,
    /// step by step. IATF 16949 gives ISO 9001; ISO 13485 does not. In order of id.
    #[must_use]
    pub fn gives(&self, held: CertificateId) -> &[CertificateId] {
        &self.gives[usize::from(held.0)]
    }

    /// True when holding `held` is enough where `wanted` is asked for.
    #[must_use]
    pub fn covers(&self, held: CertificateId, wanted: CertificateId) -> bool {
        self.gives(held).binary_search(&wanted).is_ok()
    }
}
