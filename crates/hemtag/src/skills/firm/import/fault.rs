//! What is wrong in a file, cell by cell.

/// What is wrong in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// 0: not of one row.
    pub row: u64,
    /// The column's head, or its letter where it has none.
    pub column: String,
    pub text: String,
    pub kind: FaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    NoPerson,
    NoSkill,
    /// A column without a head holds something: what it is nobody knows.
    NoHead,
    /// A column that says something in a list only.
    NotInMatrix,
    /// Not a level of the scale.
    Level {
        highest: u8,
    },
    /// A mark that says that something is there, and not how well.
    Mark,
    Kind,
    Day,
    /// A day that lies ahead for what has been found out.
    Ahead,
    EndsBefore,
    /// It has ended, and nothing says when it began.
    Ended,
    Heads,
    /// A group has more heads with a skill than it has heads.
    MoreHeads {
        count: u32,
    },
    /// The value stands in merged cells: whose it is cannot be told.
    Merged,
    /// The same person has an earlier row.
    Twice {
        row: u64,
    },
    /// Another column to the left has the same head: whose the cells are cannot be told.
    SameHead {
        first: String,
    },
    /// An earlier row says another level or last day of the same skill, day and kind of evidence.
    Differs {
        row: u64,
    },
    /// An earlier row says another role, shift or number of the same person.
    Otherwise {
        first: String,
    },
    /// A cell that shows an error of the spreadsheet, or a formula without its value.
    Broken,
    Long,
    /// A letter that nobody sees.
    Unseen {
        letter: char,
    },
    /// The map would not be right with it, for what is not in a cell.
    Map,
    /// More rows than a map may have.
    TooLarge {
        most: usize,
    },
}

impl FaultKind {
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            FaultKind::NoPerson => "no-person",
            FaultKind::NoSkill => "no-skill",
            FaultKind::NoHead => "no-head",
            FaultKind::NotInMatrix => "not-in-matrix",
            FaultKind::Level { .. } => "level",
            FaultKind::Mark => "mark",
            FaultKind::Kind => "kind",
            FaultKind::Day => "day",
            FaultKind::Ahead => "ahead",
            FaultKind::EndsBefore => "ends-before",
            FaultKind::Ended => "ended",
            FaultKind::Heads => "heads",
            FaultKind::MoreHeads { .. } => "more-heads",
            FaultKind::Merged => "merged",
            FaultKind::Twice { .. } => "twice",
            FaultKind::SameHead { .. } => "same-head",
            FaultKind::Differs { .. } => "differs",
            FaultKind::Otherwise { .. } => "otherwise",
            FaultKind::Broken => "broken",
            FaultKind::Long => "long",
            FaultKind::Unseen { .. } => "unseen",
            FaultKind::Map => "map",
            FaultKind::TooLarge { .. } => "too-large",
        }
    }
}
