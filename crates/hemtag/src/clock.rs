//! The clock, handed in: a test or a rebuilt report sets its own day.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

/// Tells the time. Cloning is cheap.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

impl Clock {
    /// Whether it is that clock, and not another that shows the same.
    #[must_use]
    pub fn is(&self, other: &Clock) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The machine's own clock.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
    pub fn system() -> Clock {
        Clock(Arc::new(Timestamp::now))
    }

    /// A clock that stands still.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Clock {
        Clock(Arc::new(move || at))
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }

    /// The day in Sweden.
    #[must_use]
    pub fn today(&self) -> Date {
        day_in_sweden(self.now())
    }
}

/// Whether the clock has gone on as time did since the program began. What is deleted by its age is deleted for good: a clock that
/// was set a year ahead by mistake must not do it.
#[derive(Debug, Clone, Copy)]
pub struct Steadiness {
    began_at: Timestamp,
    began: Instant,
}

/// A clock that is put right by more than this was wrong, or is wrong now.
const JUMP: SignedDuration = SignedDuration::from_hours(1);

impl Steadiness {
    #[must_use]
    pub fn begin(clock: &Clock) -> Steadiness {
        Steadiness { began_at: clock.now(), began: Instant::now() }
    }

    /// How far the clock has jumped since the program began; zero while it goes on as it should.
    #[must_use]
    pub fn jump(&self, clock: &Clock) -> SignedDuration {
        self.jump_after(clock.now(), self.began.elapsed())
    }

    /// The same, with the time that went by handed in.
    #[must_use]
    pub fn jump_after(&self, now: Timestamp, went_by: Duration) -> SignedDuration {
        let went_by = SignedDuration::try_from(went_by).unwrap_or(SignedDuration::MAX);
        let jump = now.duration_since(self.began_at).saturating_sub(went_by);
        if jump.abs() < JUMP { SignedDuration::ZERO } else { jump }
    }
}

/// The time of the country that the service is for.
#[must_use]
pub fn stockholm() -> TimeZone {
    TimeZone::get("Europe/Stockholm").unwrap_or(TimeZone::UTC)
}

/// The day in Sweden at a moment.
#[must_use]
pub fn day_in_sweden(at: Timestamp) -> Date {
    at.to_zoned(stockholm()).date()
}
