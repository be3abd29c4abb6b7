//! What firms have in spreadsheets: a matrix with people as rows and skills as columns, or a list of who can do what. Every row
//! and cell is told what it would do; a file with a wrong cell is taken not at all.

mod cells;
mod fault;
mod heads;
mod plan;
mod read;

pub use fault::{Fault, FaultKind};
pub use plan::{Plan, Row, plan};
pub use read::{Read, Shape, Statement, read_file};
