//! The rule book: one offer against one need.

use crate::{Judgement, Need, Offer};

/// Every criterion that the need asks about, in order, with its verdict.
#[must_use]
pub fn judge(_need: &Need, _offer: &Offer) -> Vec<Judgement> {
    Vec::new()
}
