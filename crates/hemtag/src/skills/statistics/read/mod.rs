//! A table of Statistics Sweden's database as a file: people employed by region, occupation (SSYK 2012, four digits), sex and
//! year. It comes wide (a column a year) or long (a column with the year), as text or as a workbook, with code and label in one
//! cell or in two.

mod cells;
mod columns;
mod take;

use std::collections::BTreeMap;

pub(crate) use cells::is_occupation;

use crate::{
    files::table::{self, FileProblem, Options},
    words::Language,
};

/// The first year whose statistics are by SSYK 2012.
pub const FIRST_YEAR: i16 = 2014;

/// The whole country, where a county's code may stand.
pub const COUNTRY: &str = "00";

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read {
    /// What is counted, in the file's own words; none where it only names years.
    pub counted: Option<String>,
    /// In order.
    pub years: Vec<i16>,
    /// The label of each occupation of four digits; empty where the file has none.
    pub occupations: BTreeMap<String, String>,
    /// By occupation, county (or [`COUNTRY`]) and year, over both sexes; none: the source does not tell, or does not tell a part.
    pub figures: BTreeMap<(String, String, i16), Option<u32>>,
    /// Rows of the table under its heads.
    pub rows: u64,
    pub passed_over: PassedOver,
}

/// Rows that are right and not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PassedOver {
    /// Of municipalities: only counties and the country are kept.
    pub municipalities: u64,
    /// Of people whose county is not known.
    pub no_county: u64,
    /// Of people whose occupation is not known, and of all occupations together.
    pub no_occupation: u64,
}

/// Why nothing of a file is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    File(FileProblem),
    Table(Refusal),
    /// What is wrong in cells; never empty.
    Faults(Vec<Fault>),
}

/// A table that is another than the one that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    NoRegion,
    NoOccupation,
    NoYear,
    /// The column is of the occupations of SSYK 96.
    OldOccupations {
        column: String,
    },
    /// A year stands over two columns: two things are counted.
    TwiceTheYear {
        column: String,
    },
    /// Two columns that may both be the number.
    TwoNumbers {
        first: String,
        second: String,
    },
    /// The table is parted by something more; with two of its values.
    Dimension {
        column: String,
        first: String,
        second: String,
    },
    OneSex,
    NothingToKeep,
}

/// What is wrong in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub row: u64,
    /// The column's head, or its letter where it has none.
    pub column: String,
    pub text: String,
    pub kind: FaultKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    Empty,
    Region,
    /// An occupation without its code.
    NoCode,
    /// A code of fewer or more than four digits.
    Digits,
    /// A code in none of the groups of SSYK 2012.
    Occupation,
    Sex,
    Year,
    Number,
    /// The same county, occupation, sex and year stands in an earlier row.
    Twice {
        row: u64,
    },
}

impl FaultKind {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            FaultKind::Empty => "empty",
            FaultKind::Region => "region",
            FaultKind::NoCode => "no-code",
            FaultKind::Digits => "digits",
            FaultKind::Occupation => "occupation",
            FaultKind::Sex => "sex",
            FaultKind::Year => "year",
            FaultKind::Number => "number",
            FaultKind::Twice { .. } => "twice",
        }
    }

    /// What is wrong and what to do.
    #[must_use]
    pub fn sentence(self, l: Language) -> String {
        let row = match self {
            FaultKind::Twice { row } => row,
            _ => 0,
        };
        l.ta(
            &format!("statistics-fault-{}", self.code()),
            &[("row", row.to_string().into()), ("first", FIRST_YEAR.to_string().into())],
        )
    }
}

impl Refusal {
    /// What is wrong and what to do.
    #[must_use]
    pub fn sentence(&self, l: Language) -> String {
        match self {
            Refusal::NoRegion => l.t("statistics-refusal-no-region"),
            Refusal::NoOccupation => l.t("statistics-refusal-no-occupation"),
            Refusal::NoYear => l.t("statistics-refusal-no-year"),
            Refusal::OldOccupations { column } => {
                l.ta("statistics-refusal-old-occupations", &[("column", column.as_str().into())])
            }
            Refusal::TwiceTheYear { column } => {
                l.ta("statistics-refusal-twice-the-year", &[("column", column.as_str().into())])
            }
            Refusal::TwoNumbers { first, second } => l.ta(
                "statistics-refusal-two-numbers",
                &[("first", first.as_str().into()), ("second", second.as_str().into())],
            ),
            Refusal::Dimension { column, first, second } => l.ta(
                "statistics-refusal-dimension",
                &[
                    ("column", column.as_str().into()),
                    ("first", first.as_str().into()),
                    ("second", second.as_str().into()),
                ],
            ),
            Refusal::OneSex => l.t("statistics-refusal-one-sex"),
            Refusal::NothingToKeep => l.t("statistics-refusal-nothing"),
        }
    }
}

impl Problem {
    /// What is wrong and what to do; of cells, that it stands with each of them.
    #[must_use]
    pub fn sentence(&self, l: Language) -> String {
        match self {
            Problem::File(problem) => problem.sentence(l),
            Problem::Table(refusal) => refusal.sentence(l),
            Problem::Faults(faults) => l.counted("statistics-faults-are", faults.len() as u64),
        }
    }

    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        match self {
            Problem::Faults(faults) => faults,
            _ => &[],
        }
    }
}

/// Reads a file; `this_year` is the last that statistics may be of.
///
/// # Errors
/// When it is no such table, or anything in it is wrong.
pub fn read_file(content: &[u8], limit: u64, this_year: i16) -> Result<Read, Problem> {
    let options = Options { sheet: None, limit, knows: columns::is_head };
    let mut taker = take::Taker::default();
    table::read(std::io::Cursor::new(content), &options, &mut taker).map_err(Problem::File)?;
    taker.read(this_year)
}
