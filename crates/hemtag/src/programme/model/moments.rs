//! When something came into a log, as far as the log itself can tell.

use jiff::{SignedDuration, Timestamp};

/// A clock that was ahead by more than this was wrong then, not now: what came after it is dated by its own time again.
const AHEAD: SignedDuration = SignedDuration::from_hours(31 * 24);

/// The moments of a log's rows in the order in which they were written. A clock may be set back; what is written after that did not
/// stand in the log when earlier moments were told of, so it counts from the newest moment that the log had reached. What was told
/// of a past day thus stays as it was told.
#[derive(Debug, Clone, Copy, Default)]
pub struct Moments(Option<Timestamp>);

impl Moments {
    /// From when the next row counts, by the time that it bears.
    pub fn next(&mut self, at: Timestamp) -> Timestamp {
        let reached = self.0.filter(|reached| reached.duration_since(at) <= AHEAD);
        let from = reached.map_or(at, |reached| reached.max(at));
        self.0 = Some(from);
        from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_back_changes_no_past_day_and_one_that_was_far_ahead_holds_nothing_up() {
        let mut moments = Moments::default();
        let told: Vec<String> = [
            "2026-03-01T08:00:00Z",
            "2026-03-02T08:00:00Z",
            // Set back by two days.
            "2026-02-28T08:00:00Z",
            "2026-03-03T08:00:00Z",
            // A year ahead for a while.
            "2027-03-03T08:00:00Z",
            "2026-03-03T09:00:00Z",
        ]
        .into_iter()
        .map(|at| moments.next(at.parse().unwrap()).to_string())
        .collect();
        assert_eq!(
            told,
            [
                "2026-03-01T08:00:00Z",
                "2026-03-02T08:00:00Z",
                "2026-03-02T08:00:00Z",
                "2026-03-03T08:00:00Z",
                "2027-03-03T08:00:00Z",
                "2026-03-03T09:00:00Z",
            ]
        );
    }
}
