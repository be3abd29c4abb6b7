//! One initiative, and whether it still runs.

use jiff::civil::Date;
use vocabulary::{Stage, term::Confidence};

use super::When;

/// A closed set of words, each with its code in files, addresses and keys of words.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$of])* $variant),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            pub const CODES: &'static [&'static str] = &[$($code),+];

            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }

            #[must_use]
            pub fn parse(code: &str) -> Option<$name> {
                match code { $($code => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// What of manufacturing capacity an initiative makes visible.
    Shows {
        /// Who can make.
        Supply = "supply",
        /// What somebody wants made.
        Demand = "demand",
        /// Both, or brings the two together.
        Both = "both",
        /// Neither: it helps on the way from an idea to production.
        Help = "help",
    }
}

words! {
    Kind {
        Directory = "directory",
        Marketplace = "marketplace",
        Fair = "fair",
        Network = "network",
        Adviser = "adviser",
        Hub = "hub",
        Lab = "lab",
        Programme = "programme",
        Tool = "tool",
    }
}

words! {
    /// Branch or technology.
    Branch {
        /// Any manufacturing.
        Any = "any",
        Metal = "metal",
        Plastics = "plastics",
        Wood = "wood",
        Textile = "textile",
        Electronics = "electronics",
        Additive = "additive",
        Automation = "automation",
        Digital = "digital",
        Vehicles = "vehicles",
        Energy = "energy",
        LifeScience = "life_science",
        Process = "process",
        Food = "food",
        ResearchFacilities = "research_facilities",
    }
}

words! {
    /// Whether it runs, as far as the sources say.
    Status {
        Running = "running",
        Unknown = "unknown",
        Ended = "ended",
    }
}

words! {
    /// What one gets, whatever it is called: kinds that a firm may take for one another.
    Offer {
        /// Search and be found.
        Meeting = "meeting",
        /// Advice and contacts.
        Advice = "advice",
        /// Machines and places to try.
        Workshop = "workshop",
        /// Money and measures for a time.
        Programme = "programme",
        /// Something to use by oneself.
        Tool = "tool",
    }
}

impl Kind {
    #[must_use]
    pub const fn offer(self) -> Offer {
        match self {
            Kind::Directory | Kind::Marketplace | Kind::Fair => Offer::Meeting,
            Kind::Network | Kind::Adviser | Kind::Hub => Offer::Advice,
            Kind::Lab => Offer::Workshop,
            Kind::Programme => Offer::Programme,
            Kind::Tool => Offer::Tool,
        }
    }
}

/// For whom within the country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Not stated, or outside Sweden.
    Unknown,
    WholeCountry,
    /// Codes of counties, in order.
    Counties(Vec<String>),
}

/// What shows or matches supply and demand of manufacturing capacity, or helps on the way. What is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initiative {
    /// A name for addresses: small letters, digits and hyphens.
    pub id: String,
    pub name: String,
    pub operator: String,
    /// ISO 3166-1, or `EU`; empty when not known.
    pub country: String,
    pub reach: Reach,
    pub shows: Shows,
    /// In order; empty when not known.
    pub stages: Vec<Stage>,
    pub branches: Vec<Branch>,
    pub kind: Kind,
    /// Who pays, in Swedish, parted by semicolons.
    pub payer: String,
    pub since: Option<When>,
    pub until: Option<When>,
    pub web: String,
    pub does_sv: String,
    pub does_en: String,
    /// Addresses, at least one.
    pub sources: Vec<String>,
    /// The newest day that a source speaks of.
    pub source_date: Option<When>,
    pub confidence: Confidence,
}

/// So many years after a source saw it at work, an initiative without a known end still counts as running.
pub const SEEN_FOR_YEARS: i16 = 3;

impl Initiative {
    /// Whether it runs on a day: ended when a source gave the end; running when a source saw it at most three years
    /// before, or gives an end that lies ahead; else not known.
    #[must_use]
    pub fn status(&self, today: Date) -> Status {
        match self.until {
            Some(until) if until.last() < today => Status::Ended,
            Some(_) => Status::Running,
            None if self.source_date.is_some_and(|seen| today.year() - seen.year() <= SEEN_FOR_YEARS) => {
                Status::Running
            }
            None => Status::Unknown,
        }
    }

    #[must_use]
    pub fn is_in(&self, county: &str) -> bool {
        matches!(&self.reach, Reach::Counties(codes) if codes.iter().any(|code| code == county))
    }

    #[must_use]
    pub fn counties(&self) -> &[String] {
        match &self.reach {
            Reach::Counties(codes) => codes,
            Reach::Unknown | Reach::WholeCountry => &[],
        }
    }

    #[must_use]
    pub fn is_swedish(&self) -> bool {
        self.country == "SE"
    }
}
