//! What the program can count for an indicator, and by which events. A file of a programme names one of these; it cannot make
//! one up.

use serde::{Deserialize, Serialize};

/// How the things of a count become one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// So many, or so much.
    Count,
    /// Öre.
    Money,
    /// The middle one of spans of seconds.
    MedianSpan,
}

macro_rules! counted {
    ($($(#[$doc:meta])* $variant:ident: $kind:ident, $whose:ident, [$($action:literal),+];)+) => {
        /// What is counted.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Counted { $($(#[$doc])* $variant,)+ }

        impl Counted {
            pub const ALL: &[Counted] = &[$(Counted::$variant,)+];

            #[must_use]
            pub const fn kind(self) -> Kind {
                match self { $(Counted::$variant => Kind::$kind,)+ }
            }

            /// Whose things it counts: what may be shown of them one by one.
            #[must_use]
            pub const fn whose(self) -> Whose {
                match self { $(Counted::$variant => Whose::$whose,)+ }
            }

            /// The events that it is counted from, in the words of the log.
            #[must_use]
            pub const fn events(self) -> &'static [&'static str] {
                match self { $(Counted::$variant => &[$($action),+],)+ }
            }
        }
    };
}

/// Whose things are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Needs with their cases, decisions, and what the agency does: officers may ask which.
    Shown,
    /// People's validations and firms' own maps: nobody may ask which.
    Nobodys,
}

counted! {
    /// Needs that were stated.
    NeedsReached: Count, Shown, ["need.stated"];
    /// Needs that an adviser found fit to be made, or that came further.
    NeedsStudied: Count, Shown, ["case.opened", "case.qualified", "case.qualification_withdrawn", "request.answered", "need.outcome"];
    /// Needs that a maker said yes to, or that came further.
    NeedsMatched: Count, Shown, ["request.answered", "need.outcome"];
    /// Needs with a quotation, or that came further.
    NeedsQuoted: Count, Shown, ["request.answered", "need.outcome"];
    /// Needs that were made.
    NeedsMade: Count, Shown, ["need.outcome"];
    /// Needs that lacked nothing for the first time, as the loop's page counts them.
    NeedsPlaced: Count, Shown, ["need.stated", "gap.opened", "gap.changed", "gap.closed"];
    GapsOpened: Count, Shown, ["gap.opened", "gap.changed", "gap.closed"];
    /// Gaps that an offer closed, with or without a change of the need.
    GapsClosed: Count, Shown, ["gap.opened", "gap.changed", "gap.closed"];
    /// From the first request that was sent about a need to the first answer.
    TimeToFirstAnswer: MedianSpan, Shown, ["request.made", "request.agreed", "request.answered"];
    CasesOpened: Count, Shown, ["case.opened"];
    /// Counties in which a case was opened, each once.
    CountiesCovered: Count, Shown, ["case.opened"];
    MakersAdded: Count, Shown, ["maker.added", "makers.imported"];
    GuidesPublished: Count, Shown, ["guide.base_kept", "guide.added", "guide.changed", "guide.restored"];
    InitiativesMapped: Count, Shown, ["initiative.base_kept", "initiative.added", "initiative.imported"];
    ProjectsGranted: Count, Shown, ["decision.taken"];
    FundsDecided: Money, Shown, ["decision.taken"];
    /// Less what was paid back.
    FundsPaid: Money, Shown, ["claim.paid", "grant.paid_back"];
    ValidationsBegun: Count, Nobodys, ["validation.begun"];
    ValidationsConcluded: Count, Nobodys, ["validation.concluded", "validation.outcome_undone"];
    FirmsMapped: Count, Nobodys, ["skills.map_kept"];
    FirmsWithPlan: Count, Nobodys, ["skills.plan_kept"];
    ChangesReleased: Count, Shown, ["skills.released"];
    /// What projects report of their call's own indicators, as it stood in claims that were decided. Counted by indicator: no
    /// file asks for their sum.
    ReportedByProjects: Count, Shown, ["claim.decided"];
}

impl Counted {
    /// Every event that anything is counted from, each once.
    #[must_use]
    pub fn all_events() -> Vec<&'static str> {
        let mut all: Vec<&str> = Counted::ALL.iter().flat_map(|one| one.events()).copied().collect();
        // What the loop's page reads of needs, so that both count gaps alike; and that a report was signed, which says when the log
        // stood where it did: nothing that comes later counts for the days before.
        all.extend(["need.changed", "need.change_undone", "programme.report_signed"]);
        all.sort_unstable();
        all.dedup();
        all
    }
}
