//! Certificates: held, still valid on the day, or covered by a stronger one.

use jiff::civil::Date;
use vocabulary::CertificateId;

use super::not_stated;
use crate::criterion::{Amount, Unstated, Verdict};
use crate::offer::Offer;
use crate::terms::Terms;

/// Held and valid on the day: met. Held but running out before it: unknown, since most are renewed. Not listed:
/// missed only when the maker says that it does not hold it, or that its list is complete.
pub(super) fn certificate(terms: &Terms, asked: CertificateId, on: Date, offer: &Offer) -> Verdict {
    let held = offer.certificates.iter().filter(|held| terms.covers(held.certificate, asked));
    // No stated end counts as the last day there is.
    match held.map(|held| held.valid_until.unwrap_or(Date::MAX)).max() {
        Some(until) if until >= on => {
            Verdict::Met { margin: None, offered: Some(Amount::Certificate(asked)) }
        }
        Some(until) => Verdict::Unknown { why: Unstated::RunsOut(until) },
        None if offer.certificates_complete || offer.certificates_not_held.contains(&asked) => {
            Verdict::Missed { margin: None, offered: None, relax_to: Some(Amount::Waived) }
        }
        None => not_stated(),
    }
}
