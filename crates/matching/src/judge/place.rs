//! Where: distance as the crow flies, and county.

use super::measures::limit;
use super::{margin, not_stated};
use crate::criterion::{Amount, Verdict};
use crate::distance::kilometres;
use crate::need::Within;
use crate::offer::Position;

pub(super) fn distance(within: Within, position: Option<Position>) -> Verdict {
    let Some(position) = position else { return not_stated() };
    let far = kilometres(within.of, position);
    let amount = Amount::Kilometres(far);
    limit(margin(within.km.into(), far.into()), amount.clone(), Some(amount))
}

pub(super) fn county(codes: &[u8], county: Option<u8>) -> Verdict {
    let Some(county) = county else { return not_stated() };
    let offered = Some(Amount::Counties(vec![county]));
    if codes.contains(&county) {
        return Verdict::Met { margin: None, offered };
    }
    Verdict::Missed { margin: None, offered, relax_to: Some(Amount::Waived) }
}
