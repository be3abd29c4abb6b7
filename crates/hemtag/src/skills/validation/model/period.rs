//! Periods for which a centre is accredited and somebody may assess there.

use jiff::civil::Date;

/// From a day to a day, both in it; without a last day as long as nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub until: Option<Date>,
}

impl Period {
    #[must_use]
    pub fn covers(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Whether one of several covers a day.
#[must_use]
pub fn covers(periods: &[Period], day: Date) -> bool {
    periods.iter().any(|period| period.covers(day))
}

/// Why somebody may not assess a person, whatever the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Nobody assesses themselves.
    Oneself,
    /// They belong to one organisation, or the assessor to the firm that asked.
    SameFirm,
}
