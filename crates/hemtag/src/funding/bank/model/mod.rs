//! A project as the agency's bank tells of it, and what is read out of it.

mod layout;
mod mend;
pub mod place;
mod query;
mod read;
mod same;
mod sums;

use funding::Ore;
use jiff::civil::Date;

pub use layout::{Column, HEADS_2007, HEADS_2014, Layout, knows};
pub use mend::{Mended, mended};
pub use place::Place;
pub use query::Query;
pub use read::{Cells, MOST_EURO, MOST_KRONOR, Note, Problem, Read, read};
pub use same::plain;
pub use sums::{Cell, Money, Sums, by_year};

/// The periods of the structural funds of which the bank tells, each with columns of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    From2007,
    From2014,
}

impl Period {
    pub const ALL: [Period; 2] = [Period::From2007, Period::From2014];

    /// The word in addresses, files and the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Period::From2007 => "2007-2013",
            Period::From2014 => "2014-2020",
        }
    }

    /// The same as people write it.
    #[must_use]
    pub const fn shown(self) -> &'static str {
        match self {
            Period::From2007 => "2007–2013",
            Period::From2014 => "2014–2020",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Period> {
        Period::ALL.into_iter().find(|period| period.code() == code)
    }
}

/// Who paid along with the programme, as the bank names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Financier {
    pub name: String,
    /// Hundredths, in the project's currency; `None` where the bank gives no amount.
    pub amount: Option<i64>,
}

/// A granted project. An empty text: the bank says nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    pub period: Period,
    /// The bank's own number (ärende-ID), digits.
    pub number: String,
    pub name: String,
    pub recipient: String,
    /// The goal over the programmes ("Målprogram"); said of the first period only.
    pub goal: String,
    /// The programme, which both periods name by its region ("Område").
    pub programme: String,
    /// "Insatsområde".
    pub priority: String,
    /// "Tematiskt mål"; said of the second period only.
    pub theme: String,
    pub starts: Option<Date>,
    pub ends: Option<Date>,
    /// As the bank gives them: a zero is a zero, `None` an empty cell.
    pub kronor: Option<Ore>,
    /// Cents.
    pub euro: Option<i64>,
    pub places: Vec<Place>,
    /// Kommuner as the bank writes them.
    pub kommuner: String,
    pub financiers: Vec<Financier>,
    /// What the project does. May name people: for staff only.
    pub summary: String,
    /// The day on which the bank's table was made.
    pub as_of: Option<Date>,
}

/// What the bank says was granted. It has a column for each currency and writes zero in the one that was not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Granted {
    Kronor(Ore),
    /// Cents.
    Euro(i64),
    /// Both columns say zero.
    Zero,
    /// In kronor and in cents: the bank gives both.
    Both(Ore, i64),
    Unknown,
}

impl Project {
    #[must_use]
    pub fn granted(&self) -> Granted {
        match (self.kronor.filter(|one| one.0 != 0), self.euro.filter(|one| *one != 0)) {
            (Some(kronor), None) => Granted::Kronor(kronor),
            (None, Some(euro)) => Granted::Euro(euro),
            (Some(kronor), Some(euro)) => Granted::Both(kronor, euro),
            // An empty cell beside a zero may be the currency that was used.
            (None, None) if self.kronor.is_none() || self.euro.is_none() => Granted::Unknown,
            (None, None) => Granted::Zero,
        }
    }

    /// Names exactly one place: what was granted is that place's alone.
    #[must_use]
    pub fn is_of_one_place(&self) -> bool {
        self.places.len() == 1
    }

    /// The fields in which two tell differently, by the columns of the files.
    #[must_use]
    pub fn differs(&self, other: &Project) -> Vec<Column> {
        let all = [
            (Column::Name, self.name == other.name),
            (Column::Recipient, self.recipient == other.recipient),
            (Column::Goal, self.goal == other.goal),
            (Column::Programme, self.programme == other.programme),
            (Column::Priority, self.priority == other.priority),
            (Column::Theme, self.theme == other.theme),
            (Column::Starts, self.starts == other.starts),
            (Column::Ends, self.ends == other.ends),
            (Column::Kronor, self.kronor == other.kronor),
            (Column::Euro, self.euro == other.euro),
            (Column::Counties, self.places == other.places),
            (Column::Kommuner, self.kommuner == other.kommuner),
            (Column::Financiers, self.financiers == other.financiers),
            (Column::Summary, self.summary == other.summary),
        ];
        all.into_iter().filter_map(|(column, same)| (!same).then_some(column)).collect()
    }

    /// Another number for what may be the same project: name, recipient and first day are the same.
    #[must_use]
    pub fn twin_key(&self) -> (String, String, Option<Date>) {
        (plain(&self.name), plain(&self.recipient), self.starts)
    }
}
