//! What things are called and how they are measured: processes, materials, certificates, stages, places,
//! SNI 2007, lengths, masses, ISO 286 grades, organisation numbers and ISO weeks.
//!
//! Nothing here opens a file, a socket or a database, or looks at a clock: the tables are data files of the
//! project, compiled into the program, each row with its source and confidence.

pub mod certificate;
pub mod country;
pub mod find;
pub mod iso2768;
pub mod iso286;
pub mod material;
pub mod measure;
pub mod money;
pub mod number;
pub mod okh;
pub mod organisation_number;
pub mod place;
pub mod process;
pub mod quantity;
pub mod sni;
pub mod stage;
mod table;
pub mod term;
pub mod terms;
pub mod tolerance;
pub mod tree;
mod vocabulary;
pub mod week;

pub use certificate::{Certificate, Certificates};
pub use country::{Countries, Country};
pub use find::{AnyTerm, Finding, How, Kind, Mention, Mentioned, PlaceFinding};
pub use material::{Material, Materials};
pub use measure::{Length, Mass, MilliGrade};
pub use money::{Currency, Money};
pub use number::{Notation, NumberError, parse_number, parse_number_in};
pub use okh::TechnologyMeaning;
pub use organisation_number::{OrganisationNumber, OrganisationNumberError};
pub use place::{County, Kommun, Places};
pub use process::{Process, Processes, ToolingClass};
pub use quantity::{
    QuantityError, parse_length, parse_length_in, parse_mass, parse_mass_in, parse_millimetres_in,
};
pub use sni::{Branch, BranchName};
pub use stage::Stage;
pub use table::TableError;
pub use term::{Confidence, Language, Term};
pub use terms::Terms;
pub use tolerance::{Tolerance, parse_tolerance, parse_tolerance_in, width_between};
pub use tree::{CertificateId, MaterialId, ProcessId, TermId};
pub use vocabulary::Vocabulary;
pub use week::{IsoWeek, WeekError};
