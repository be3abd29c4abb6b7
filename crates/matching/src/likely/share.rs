//! A share as a fraction of whole numbers.

use std::cmp::Ordering;

use super::Rule;

/// `have` of `all`, compared exactly. `all` is above zero.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    have: u64,
    all: u64,
}

impl Share {
    /// The share of a process among `of` makers of whom `also` state it, drawn towards that among `makers` of whom `state` do.
    /// `makers` is above zero; all are below 2^31.
    #[must_use]
    pub fn drawn(rule: Rule, also: u32, of: u32, state: u32, makers: u32) -> Share {
        let (also, of, state, makers) = (u64::from(also), u64::from(of), u64::from(state), u64::from(makers));
        let prior = u64::from(rule.prior);
        // (also + prior · state / makers) / (of + prior), without the inner fraction.
        Share { have: also * makers + prior * state, all: ((of + prior) * makers).max(1) }
    }

    /// In thousandths, rounded down.
    #[must_use]
    pub fn thousandths(self) -> u32 {
        u32::try_from(u128::from(self.have) * 1000 / u128::from(self.all)).unwrap_or(u32::MAX)
    }

    /// Whether it is as large as so many thousandths.
    #[must_use]
    pub fn reaches(self, thousandths: u32) -> bool {
        u128::from(self.have) * 1000 >= u128::from(thousandths) * u128::from(self.all)
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Share) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Share {}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Share) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Share) -> Ordering {
        let crosswise = |a: u64, b: u64| u128::from(a) * u128::from(b);
        crosswise(self.have, other.all).cmp(&crosswise(other.have, self.all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_drawn_towards_that_among_all() {
        let rule = Rule { alike: 1, prior: 10, claim_at: 500 };
        // (9 + 10 · 20 / 100) / (11 + 10) = 11 / 21.
        let share = Share::drawn(rule, 9, 11, 20, 100);
        assert_eq!(share.thousandths(), 523);
        assert!(share.reaches(523) && !share.reaches(524));
        assert_eq!(share, Share { have: 11, all: 21 });
        assert!(share > Share::drawn(rule, 1, 1, 20, 100), "one of one says little");
        let none = Rule { prior: 0, ..rule };
        assert_eq!(Share::drawn(none, 0, 0, 0, 1).thousandths(), 0);
    }
}
