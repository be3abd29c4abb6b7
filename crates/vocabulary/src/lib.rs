//! What things are called and how they are measured: processes, materials, certificates, stages, places,
//! SNI 2007, lengths, masses, ISO 286 grades, organisation numbers and ISO weeks.
//!
//! Nothing here opens a file, a socket or a database, or looks at a clock: the tables are data files of the
//! project, compiled into the program, each row with its source and confidence.

pub mod measure;
pub mod tree;

pub use measure::{Length, Mass, MilliGrade};
pub use tree::{CertificateId, MaterialId, ProcessId};
