//! The table of addresses out of its parts.

use super::Row;

/// Two tables as one.
pub(super) const fn joined<const LENGTH: usize>(one: &[Row], other: &[Row]) -> [Row; LENGTH] {
    let mut all = [("", "", None); LENGTH];
    let mut at = 0;
    while at < LENGTH {
        all[at] = if at < one.len() { one[at] } else { other[at - one.len()] };
        at += 1;
    }
    all
}
