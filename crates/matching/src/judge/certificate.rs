//! Certificates: held, still valid on the day, or covered by a stronger one.

use jiff::civil::Date;
use vocabulary::CertificateId;

use super::not_stated;
use crate::criterion::{Amount, Unstated, Verdict};
use crate::offer::Offer;
use crate::rank::Band;
use crate::terms::Terms;

/// Held and valid on the day: met. Held but running out before it: unknown, since most are renewed. Not listed:
/// missed only when the maker says that it does not hold it, or that its list is complete.
pub(super) fn certificate(terms: &Terms, asked: CertificateId, on: Date, offer: &Offer) -> Verdict {
    match held_until(terms, asked, offer) {
        Some(until) if until >= on => {
            Verdict::Met { margin: None, offered: Some(Amount::Certificate(asked)) }
        }
        Some(until) => Verdict::Unknown { why: Unstated::RunsOut(until) },
        None if is_known_not_held(asked, offer) => {
            Verdict::Missed { margin: None, offered: None, relax_to: Some(Amount::Waived) }
        }
        None => not_stated(),
    }
}

/// The list alone.
pub(super) fn band(terms: &Terms, asked: CertificateId, on: Date, offer: &Offer) -> Band {
    match held_until(terms, asked, offer) {
        Some(until) if until >= on => Band::Exact,
        Some(_) => Band::Ask,
        None if is_known_not_held(asked, offer) => Band::Near,
        None => Band::Ask,
    }
}

/// The last day of what is held and covers what is asked; no stated end counts as the last day there is.
fn held_until(terms: &Terms, asked: CertificateId, offer: &Offer) -> Option<Date> {
    let held = offer.certificates.iter().filter(|held| terms.covers(held.certificate, asked));
    held.map(|held| held.valid_until.unwrap_or(Date::MAX)).max()
}

fn is_known_not_held(asked: CertificateId, offer: &Offer) -> bool {
    offer.certificates_complete || offer.certificates_not_held.contains(&asked)
}
