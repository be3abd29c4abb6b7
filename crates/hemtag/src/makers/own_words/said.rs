//! What is proposed from a text, and how sure that is. Plain data.

use std::ops::Range;

use vocabulary::{AnyTerm, CertificateId, ProcessId};

/// Where something stands in the text. Bytes, always at the edges of characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The very words.
    pub span: Range<usize>,
    /// The sentence around them.
    pub sentence: Range<usize>,
}

/// How sure a proposal is, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sure {
    /// The sentence says it of this very process.
    Stated,
    /// It stands under the same heading or in the same paragraph.
    Likely,
    /// Said of the whole firm, or of no process in particular.
    General,
    /// Hoped for, planned, or in the words of somebody else.
    Hedged,
    /// The text says that it is not done.
    Denied,
}

impl Sure {
    /// Stable text for files and programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Sure::Stated => "stated",
            Sure::Likely => "likely",
            Sure::General => "general",
            Sure::Hedged => "hedged",
            Sure::Denied => "denied",
        }
    }

    /// Whether it is ticked before anybody has looked.
    #[must_use]
    pub const fn is_proposed(self) -> bool {
        matches!(self, Sure::Stated | Sure::Likely)
    }
}

/// A fact of an offer that a text can state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Material,
    Largest,
    Smallest,
    Heaviest,
    Tolerance,
    Wall,
    SmallestSeries,
    LargestSeries,
    Stage,
    LeadTime,
    Sourcing,
    Newcomers,
}

impl Field {
    pub const ALL: [Field; 12] = [
        Field::Material,
        Field::Largest,
        Field::Smallest,
        Field::Heaviest,
        Field::Tolerance,
        Field::Wall,
        Field::SmallestSeries,
        Field::LargestSeries,
        Field::Stage,
        Field::LeadTime,
        Field::Sourcing,
        Field::Newcomers,
    ];

    /// Stable text for files and programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Field::Material => "material",
            Field::Largest => "largest",
            Field::Smallest => "smallest",
            Field::Heaviest => "heaviest",
            Field::Tolerance => "tolerance",
            Field::Wall => "wall",
            Field::SmallestSeries => "smallest_series",
            Field::LargestSeries => "largest_series",
            Field::Stage => "stage",
            Field::LeadTime => "lead_time",
            Field::Sourcing => "sourcing",
            Field::Newcomers => "newcomers",
        }
    }
}

/// One fact, as it would be typed into the form of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedFact {
    pub field: Field,
    /// "Ø 300 x 600 mm", "IT6", "1200 kg", a material's code, a stage's code ("not prototype" when denied), days.
    pub value: String,
    /// False when something is missing before it can be compared: a third side, the dimension of a tolerance.
    pub complete: bool,
    pub quote: Quote,
    pub sure: Sure,
}

/// One process, with what the text says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedOffer {
    pub process: ProcessId,
    pub quote: Quote,
    pub sure: Sure,
    pub facts: Vec<ProposedFact>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedCertificate {
    pub certificate: CertificateId,
    pub quote: Quote,
    pub sure: Sure,
}

/// A word that means several things, or one that must be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub quote: Quote,
    pub meanings: Vec<AnyTerm>,
}

/// All that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposals {
    pub offers: Vec<ProposedOffer>,
    pub certificates: Vec<ProposedCertificate>,
    pub questions: Vec<Question>,
    /// Measures that belong to no process that the text names, or that can be read in two ways.
    pub not_understood: Vec<Quote>,
}
