//! What is counted.

use matching::GapKind;

use crate::{gaps::model::KINDS, matches::sentences::gap_stem};

/// One figure a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Needs stated: `need.stated`.
    Stated,
    /// Needs with nothing lacking for the first time: a day after they were stated when no `gap.opened` came within it, else at
    /// the `gap.closed` by an offer that left none open.
    Placed,
    /// Needs with a first offer of a price: `request.answered` of kind `quote` with the verdict `yes`, or a `need.outcome` of `quoted` or `made`.
    Quoted,
    /// Needs that were made: `need.outcome` of `made`.
    Made,
    /// Gaps opened, by their kind then: the list `opened` of `gap.opened`, `gap.closed` and `gap.changed`.
    Opened(GapKind),
    /// Gaps closed by an offer without a change of the need, by their last kind.
    ClosedByMakers(GapKind),
    /// Gaps closed by an offer within a minute of a `need.changed`: the owner changed what is asked.
    ClosedByChange(GapKind),
    /// Gaps closed without an offer: the need was closed, or does not ask for the operation any more.
    Withdrawn(GapKind),
    /// Makers added to the register: `maker.added`, and the new ones of `makers.imported`.
    Makers,
    /// Changes of what makers state: `maker.changed`, and the changed ones of `makers.imported`.
    Profiles,
    /// Free hours stated or confirmed: `capacity.stated`, `capacity.confirmed`.
    Hours,
    /// Statements of free hours that became too old: `capacity.faded`.
    Faded,
}

/// The parts of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    Way,
    Opened,
    Closed,
    Capacity,
}

impl Section {
    pub const ALL: [Section; 4] = [Section::Way, Section::Opened, Section::Closed, Section::Capacity];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Section::Way => "way",
            Section::Opened => "opened",
            Section::Closed => "closed",
            Section::Capacity => "capacity",
        }
    }

    /// Its measures, in order.
    #[must_use]
    pub fn measures(self) -> Vec<Measure> {
        match self {
            Section::Way => vec![Measure::Stated, Measure::Placed, Measure::Quoted, Measure::Made],
            Section::Opened => KINDS.map(Measure::Opened).to_vec(),
            Section::Closed => KINDS
                .iter()
                .flat_map(|kind| {
                    [
                        Measure::ClosedByMakers(*kind),
                        Measure::ClosedByChange(*kind),
                        Measure::Withdrawn(*kind),
                    ]
                })
                .collect(),
            Section::Capacity => vec![Measure::Makers, Measure::Profiles, Measure::Hours, Measure::Faded],
        }
    }
}

impl Measure {
    /// The stem of its words and of its definition: `closed-by-makers`.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        match self {
            Measure::Stated => "stated",
            Measure::Placed => "placed",
            Measure::Quoted => "quoted",
            Measure::Made => "made",
            Measure::Opened(_) => "opened",
            Measure::ClosedByMakers(_) => "closed-by-makers",
            Measure::ClosedByChange(_) => "closed-by-change",
            Measure::Withdrawn(_) => "withdrawn",
            Measure::Makers => "makers",
            Measure::Profiles => "profiles",
            Measure::Hours => "hours",
            Measure::Faded => "faded",
        }
    }

    #[must_use]
    pub const fn kind(self) -> Option<GapKind> {
        match self {
            Measure::Opened(kind)
            | Measure::ClosedByMakers(kind)
            | Measure::ClosedByChange(kind)
            | Measure::Withdrawn(kind) => Some(kind),
            _ => None,
        }
    }

    /// Its name in files: `opened.capacity`.
    #[must_use]
    pub fn code(self) -> String {
        let stem = self.stem().replace('-', "_");
        match self.kind() {
            Some(kind) => format!("{stem}.{}", gap_stem(kind)),
            None => stem,
        }
    }

    /// The stems of all definitions, in the page's order.
    pub const STEMS: [&'static str; 12] = [
        "stated",
        "placed",
        "quoted",
        "made",
        "opened",
        "closed-by-makers",
        "closed-by-change",
        "withdrawn",
        "makers",
        "profiles",
        "hours",
        "faded",
    ];
}
