//! What a maker states and a message of capabilities has no place for.

use crate::words::Language;

/// One kind of statement that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// Whose capabilities they are.
    Maker,
    /// A name that is longer than the format takes.
    LongName,
    OrganisationNumber,
    Web,
    Branches,
    OwnWords,
    Place,
    Tolerance,
    Sourcing,
    Newcomers,
    MachineGroup,
    FreeWeeks,
    /// Issuer, number and first day.
    CertificateDetails,
    /// The last day.
    CertificateEnd,
    /// Certificates that have run out.
    CertificatesRunOut,
    /// Those that the maker says it does not hold.
    CertificatesNotHeld,
    /// The day on which the list of certificates was said to be complete.
    CertificatesComplete,
    /// Whose word each statement is, and of which day.
    Evidence,
    /// Texts that were never understood.
    AsStated,
    /// Limits of which the least is above the most.
    Contradiction,
    Other,
}

impl Lost {
    /// Stays the same for ever.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Lost::Maker => "maker",
            Lost::LongName => "long-name",
            Lost::OrganisationNumber => "organisation-number",
            Lost::Web => "web",
            Lost::Branches => "branches",
            Lost::OwnWords => "own-words",
            Lost::Place => "place",
            Lost::Tolerance => "tolerance",
            Lost::Sourcing => "sourcing",
            Lost::Newcomers => "newcomers",
            Lost::MachineGroup => "machine-group",
            Lost::FreeWeeks => "free-weeks",
            Lost::CertificateDetails => "certificate-details",
            Lost::CertificateEnd => "certificate-end",
            Lost::CertificatesRunOut => "certificates-run-out",
            Lost::CertificatesNotHeld => "certificates-not-held",
            Lost::CertificatesComplete => "certificates-complete",
            Lost::Evidence => "evidence",
            Lost::AsStated => "as-stated",
            Lost::Contradiction => "contradiction",
            Lost::Other => "other",
        }
    }

    /// For people.
    #[must_use]
    pub fn sentence(self, language: Language) -> String {
        language.t(&format!("exchange-lost-{}", self.code()))
    }

    /// What the writer of the format says was left out, by its field.
    pub(super) fn of_field(field: &str) -> Lost {
        match field {
            "id" | "name" => Lost::Maker,
            _ if field.starts_with("name/") => Lost::LongName,
            _ if field.ends_with("/valid_until") => Lost::CertificateEnd,
            _ => Lost::Other,
        }
    }
}
