//! Who says so, since when, and what that is worth today.
//!
//! There is no badge for a maker: every fact has its own evidence, and evidence fades.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How a fact is known, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The maker says so, or a register that copied it.
    SelfDeclared,
    /// An adviser has been there and seen it.
    AdviserSeen,
    /// A document shows it: a certificate, a measuring protocol.
    Document,
    /// It was delivered, and the customer confirmed it.
    Delivered,
}

impl Level {
    pub const ALL: [Level; 4] = [Level::SelfDeclared, Level::AdviserSeen, Level::Document, Level::Delivered];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Level::SelfDeclared => "self_declared",
            Level::AdviserSeen => "adviser_seen",
            Level::Document => "document",
            Level::Delivered => "delivered",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.code() == code)
    }

    /// What the level is worth on its day, in thousandths, and the days in which that halves.
    ///
    /// Hemtag's own rule, set on 2026-11-24 without data on outcomes: it orders equals and decides nothing. To be
    /// calibrated when deliveries have been followed up.
    const fn worth(self) -> (u16, u32) {
        match self {
            Level::SelfDeclared => (400, 365),
            Level::AdviserSeen => (700, 730),
            Level::Document => (850, 730),
            Level::Delivered => (1000, 1095),
        }
    }
}

/// Evidence for one fact, or for all facts of an offer that have none of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub level: Level,
    pub on: Date,
    /// A role or an organisation ("the maker", "IUC Småland"), never a private person.
    pub by: String,
}

/// What evidence is worth on a day, in thousandths: its level's worth, halved for every half-life since, straight
/// lines between. Whole numbers, so that it is the same everywhere. Evidence from the future counts as of today.
#[must_use]
pub fn trust(evidence: &Evidence, today: Date) -> u16 {
    let days = evidence.on.until(today).map_or(0, |span| span.get_days().max(0));
    let days = u32::try_from(days).unwrap_or(0);
    let (worth, half_life) = evidence.level.worth();
    let halved = u32::from(worth) >> (days / half_life).min(16);
    let into = days % half_life;
    u16::try_from(halved - halved * into / (2 * half_life)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn evidence(level: Level, on: Date) -> Evidence {
        Evidence { level, on, by: "the maker".into() }
    }

    #[test]
    fn trust_halves_in_the_half_life_of_its_level() {
        let today = date(2026, 11, 24);
        let fresh = evidence(Level::SelfDeclared, today);
        assert_eq!(trust(&fresh, today), 400);
        assert_eq!(trust(&evidence(Level::SelfDeclared, date(2025, 11, 24)), today), 200);
        assert_eq!(trust(&evidence(Level::SelfDeclared, date(2024, 11, 24)), today), 100);
        assert_eq!(trust(&evidence(Level::Delivered, date(2023, 11, 25)), today), 500);
    }

    #[test]
    fn trust_never_rises_with_age() {
        let today = date(2026, 11, 24);
        for level in Level::ALL {
            let mut before = u16::MAX;
            for days in 0..3000 {
                let on = today.checked_sub(jiff::Span::new().days(days)).unwrap();
                let now = trust(&evidence(level, on), today);
                assert!(now <= before, "{level:?} after {days} days");
                before = now;
            }
        }
    }

    #[test]
    fn evidence_dated_ahead_counts_as_of_today() {
        let ahead = evidence(Level::Document, date(2027, 1, 1));
        assert_eq!(trust(&ahead, date(2026, 11, 24)), 850);
    }
}
