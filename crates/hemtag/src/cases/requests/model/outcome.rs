//! What came of a need: how far it reached, and why not further. Asked for afterwards, also when nothing came of it.

use jiff::{SignedDuration, Timestamp};

use super::coded;

coded! {
    /// How far a need came, each step holding those before it.
    Reached {
        /// Somebody stated it.
        Reached = "reached",
        /// An adviser or the owner went through it.
        Studied = "studied",
        /// A maker said that it can.
        Matched = "matched",
        /// A maker gave a price.
        Quoted = "quoted",
        /// It was ordered and made.
        Made = "made",
    }
}

coded! {
    /// Why it came no further.
    WhyNot {
        Price = "price",
        LeadTime = "lead_time",
        Quality = "quality",
        NoAnswer = "no_answer",
        NobodyCould = "nobody_could",
        NotNow = "not_now",
        NoMoney = "no_money",
        Abroad = "abroad",
        Changed = "changed",
        Other = "other",
    }
}

/// One statement of the outcome; the latest counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub need: i64,
    pub reached: Reached,
    /// Needed unless it was made.
    pub why_not: Option<WhyNot>,
    /// Who made it, where it is known.
    pub maker: Option<i64>,
    pub words: String,
    pub at: Timestamp,
}

/// Days after the first request was sent for which nobody is asked about the outcome, and between two asks.
pub const ASK_AFTER_DAYS: i64 = 60;
const ASK_AGAIN_AFTER_DAYS: i64 = 90;
/// So many times the owner is asked.
pub const MOST_ASKS: i32 = 3;

/// When an owner who has not told what came of it is asked (again): sixty days after the first maker was asked, then every
/// ninety, three times at most. `None`: not again.
#[must_use]
pub fn next_ask(first_sent: Timestamp, asked: Option<(Timestamp, i32)>) -> Option<Timestamp> {
    let after = |at: Timestamp, days: i64| at.checked_add(SignedDuration::from_hours(24 * days)).ok();
    match asked {
        None => after(first_sent, ASK_AFTER_DAYS),
        Some((_, times)) if times >= MOST_ASKS => None,
        Some((last, _)) => after(last, ASK_AGAIN_AFTER_DAYS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_is_asked_three_times_at_most() {
        let day = |text: &str| format!("{text}T08:00:00Z").parse::<Timestamp>().unwrap();
        let sent = day("2026-01-01");
        assert_eq!(next_ask(sent, None), Some(day("2026-03-02")));
        assert_eq!(next_ask(sent, Some((day("2026-03-02"), 1))), Some(day("2026-05-31")));
        assert_eq!(next_ask(sent, Some((day("2026-03-02"), 3))), None);
    }
}
