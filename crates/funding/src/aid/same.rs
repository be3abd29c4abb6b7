//! Two entries that may be the same aid: what a firm states and what the register holds. A person decides.

use super::reckon::{Grant, When};

/// Whether two entries have the same grantor, day and worth, as far as both are known. The grantor is compared by its letters and
/// digits alone.
#[must_use]
pub fn may_be_same(one: &Grant, other: &Grant) -> bool {
    let day = |grant: &Grant| match grant.when {
        When::On(day) => Some(day),
        When::Between(..) | When::NotKnown => None,
    };
    let (Some(a), Some(b)) = (day(one), day(other)) else { return false };
    let (x, y) = (one.worth.span(), other.worth.span());
    a == b && x == y && x.most.is_some() && plain(&one.grantor) == plain(&other.grantor)
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
