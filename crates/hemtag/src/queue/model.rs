//! What a job is: its kinds and states, when it is tried again, and why it came to nothing.

use jiff::SignedDuration;

/// How often a job is begun before it is given up.
pub const MOST_ATTEMPTS: i32 = 6;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A file of makers, laid over the register.
    MakersImport,
    /// A file of needs, laid over those that are there.
    NeedsImport,
    /// A large file of makers is read: what its import would do.
    MakersPreview,
    /// A large file of needs is read: what its import would do.
    NeedsPreview,
    /// Every waiting need is matched against the register.
    Matching,
    /// The files of a report to the ministry that was signed.
    ReportFiles,
}

impl Kind {
    pub const ALL: [Kind; 6] = [
        Kind::MakersImport,
        Kind::NeedsImport,
        Kind::MakersPreview,
        Kind::NeedsPreview,
        Kind::Matching,
        Kind::ReportFiles,
    ];

    /// As it stands in the database and in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Kind::MakersImport => "makers_import",
            Kind::NeedsImport => "needs_import",
            Kind::MakersPreview => "makers_preview",
            Kind::NeedsPreview => "needs_preview",
            Kind::Matching => "matching",
            Kind::ReportFiles => "report_files",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Not begun yet, or asked for anew.
    Waiting,
    /// A node works on it, or has vanished while it did.
    Taken,
    /// Was tried, and waits for its next time.
    Failed,
    Done,
    /// Not tried again unless somebody says so.
    GivenUp,
}

impl State {
    pub const ALL: [State; 5] = [State::Waiting, State::Taken, State::Failed, State::Done, State::GivenUp];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Taken => "taken",
            State::Failed => "failed",
            State::Done => "done",
            State::GivenUp => "given_up",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether the program will still work on it by itself.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, State::Waiting | State::Taken | State::Failed)
    }

    /// Whether somebody may have it tried again now.
    #[must_use]
    pub const fn may_be_tried_again(self) -> bool {
        matches!(self, State::Failed | State::GivenUp)
    }
}

/// Why a job came to nothing. A code and a sentence of ours: nothing of what it was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The database did not answer, was full or locked.
    Database,
    /// What it needs cannot be opened with the keys of this node.
    Key,
    /// What it was about is no longer there.
    Gone,
    /// The file cannot be read.
    Unreadable,
    /// Rows of the file have become wrong since somebody looked at it.
    Rows,
    /// Somebody changed what it would have changed.
    Changed,
    /// A fault of the program.
    Broken,
    /// The nodes that took it vanished, each before it came to an end.
    Vanished,
}

impl Why {
    pub const ALL: [Why; 8] = [
        Why::Database,
        Why::Key,
        Why::Gone,
        Why::Unreadable,
        Why::Rows,
        Why::Changed,
        Why::Broken,
        Why::Vanished,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Why::Database => "database",
            Why::Key => "key",
            Why::Gone => "gone",
            Why::Unreadable => "unreadable",
            Why::Rows => "rows",
            Why::Changed => "changed",
            Why::Broken => "broken",
            Why::Vanished => "vanished",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Why> {
        Why::ALL.into_iter().find(|why| why.code() == code)
    }
}

/// How far a job has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// A code of its kind's: `reading`, `keeping`.
    pub step: String,
    pub done: u64,
    pub of: Option<u64>,
}

/// How long it waits after an attempt that failed: half a minute, then twice as long each time; none when it is given up.
#[must_use]
pub fn wait_after(attempts: i32) -> Option<SignedDuration> {
    let before = u32::try_from(attempts - 1).unwrap_or(0);
    (attempts < MOST_ATTEMPTS).then(|| SignedDuration::from_secs(30 * (1_i64 << before.min(10))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_they_are_written() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.code()), Some(kind));
        }
        for state in State::ALL {
            assert_eq!(State::parse(state.code()), Some(state));
        }
        for why in Why::ALL {
            assert_eq!(Why::parse(why.code()), Some(why));
        }
    }

    #[test]
    fn waits_grow_and_end() {
        let waits: Vec<Option<i64>> =
            (1..=MOST_ATTEMPTS).map(|attempts| wait_after(attempts).map(|wait| wait.as_secs())).collect();
        assert_eq!(waits, [Some(30), Some(60), Some(120), Some(240), Some(480), None]);
    }
}
