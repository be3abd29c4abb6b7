//! What a guide is, how it is read from what was written, and what differs between two versions. No input or output.

mod changes;
mod file;
mod guide;
mod write;

pub use changes::{Change, Line, changes};
pub use file::read_file;
pub use guide::{Audience, Guide, Source, Text};
pub use write::{MOST_BODY, Problem, Write};
