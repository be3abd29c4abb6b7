//! The clock, handed in: a test or a rebuilt report sets its own day.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Tells the time. Cloning is cheap.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

impl Clock {
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
