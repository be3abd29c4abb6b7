//! What things are called and how they are measured: processes, materials, certificates, stages, places,
//! SNI 2007, lengths, masses, ISO 286 grades, organisation numbers and ISO weeks.
//!
//! Nothing here opens a file, a socket or a database, or looks at a clock: the tables are data files of the
//! project, compiled into the program, each row with its source and confidence.

pub mod certificate;
pub mod find;
pub mod iso2768;
pub mod iso286;
pub mod material;
pub mod measure;
pub mod okh;
pub mod place;
pub mod process;
pub mod sni;
pub mod stage;
mod table;
pub mod term;
pub mod terms;
pub mod tree;
mod vocabulary;

pub use certificate::{Certificate, Certificates};
pub use find::{AnyTerm, Finding, How, Kind, Mention, Mentioned};
pub use material::{Material, Materials};
pub use measure::{Length, Mass, MilliGrade};
pub use okh::TechnologyMeaning;
pub use place::{County, Kommun, Places};
pub use process::{Process, Processes, ToolingClass};
pub use stage::Stage;
pub use table::TableError;
pub use term::{Confidence, Language, Term};
pub use terms::Terms;
pub use tree::{CertificateId, MaterialId, ProcessId, TermId};
pub use vocabulary::Vocabulary;
