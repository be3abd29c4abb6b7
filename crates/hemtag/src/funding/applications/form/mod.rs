//! The form of an application: what was typed on a step turned into what is kept, and back. No input or output.

mod read;
mod rows;
mod write;

pub use read::read;
pub use rows::rows;
pub use write::write;
