//! Import of makers from what other registers hand over: CSV, XLSX and Open Know-Where.
//!
//! A file is read row by row (`file`), its columns are mapped (`column`, `mapping`), each row becomes what it states
//! (`row`, `values`, `place`, `terms`), the rows of one maker are joined (`join`), and laid over what the register holds
//! (`merge`), all in one transaction with one event (`run`). A large file waits in the queue for that (`queued`).
//!
//! Invariants:
//! - Nothing is guessed: a number or a word with two meanings is told, never chosen.
//! - Nothing is lost: what is not understood is kept with the maker as it was stated, and told.
//! - All or nothing, unless the good rows alone are asked for.
//! - A second import of the same file changes nothing, and an import never takes anything away.

pub mod column;
pub mod detail;
pub mod file;
pub mod join;
pub mod mapping;
mod merge;
pub mod pages;
mod place;
pub mod problem;
pub mod queued;
pub mod report;
mod row;
mod run;
pub mod stated;
pub mod terms;
mod values;

pub use file::FileProblem;
pub use mapping::{Mapping, MappingFile};
pub use report::Report;
pub use run::{Choice, ImportError, Input, Progress, import_makers, preview_import};
