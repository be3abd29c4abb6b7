//! How old evidence may be. A certificate has its own last day; of the rest nobody has set one, so the firm does: the months
//! given here are this project's proposal, and what is older is shown as old and counted as "may be", never as held or lost.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Evidence, EvidenceKind};

/// Months for which evidence of each kind is taken as it is; 0: for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ageing {
    pub self_assessed: u32,
    pub leader_assessed: u32,
    pub delivered_work: u32,
    pub certificate: u32,
    pub validated: u32,
}

/// Months of each kind, in the order of [`EvidenceKind::ALL`].
pub type EvidenceYears = [u32; 5];

impl Default for Ageing {
    fn default() -> Ageing {
        Ageing { self_assessed: 12, leader_assessed: 18, delivered_work: 24, certificate: 0, validated: 60 }
    }
}

impl Ageing {
    #[must_use]
    pub fn months(&self, kind: EvidenceKind) -> u32 {
        match kind {
            EvidenceKind::SelfAssessed => self.self_assessed,
            EvidenceKind::LeaderAssessed => self.leader_assessed,
            EvidenceKind::DeliveredWork => self.delivered_work,
            EvidenceKind::Certificate => self.certificate,
            EvidenceKind::Validated => self.validated,
        }
    }

    #[must_use]
    pub fn all(&self) -> EvidenceYears {
        EvidenceKind::ALL.map(|kind| self.months(kind))
    }

    /// The last day for which evidence is taken as it is; none: no day ends it, or its own day is not known.
    #[must_use]
    pub fn good_until(&self, evidence: &Evidence) -> Option<Date> {
        let months = self.months(evidence.kind);
        let aged = match (evidence.on, months) {
            (Some(on), 1..) => Some(on.saturating_add(i64::from(months).min(12_000).months())),
            _ => None,
        };
        [evidence.until, aged].into_iter().flatten().min()
    }

    /// How evidence stands on a day.
    #[must_use]
    pub fn on(&self, evidence: &Evidence, day: Date) -> Age {
        if evidence.on.is_some_and(|on| on > day) {
            return Age::NotYet;
        }
        if evidence.until.is_some_and(|until| until < day) {
            return Age::Expired;
        }
        match (evidence.on, self.months(evidence.kind)) {
            // Of unknown age, where age counts.
            (None, 1..) => Age::Unknown,
            _ if self.good_until(evidence).is_some_and(|until| until < day) => Age::Old,
            _ => Age::Good,
        }
    }
}

/// How evidence stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// From a later day.
    NotYet,
    /// Its own last day has passed.
    Expired,
    /// Older than the firm takes as it is: it may hold still.
    Old,
    /// Nobody said when it was found out.
    Unknown,
    Good,
}
