//! Guides: what an innovative firm reads on the way from an idea to a series, and what a maker reads to be found.
//!
//! For everybody to read; officers and administrators write, in Markdown, both languages side by side.
//!
//! - Nothing is overwritten: each change is a version for good, with who (by number), when and why, and can be brought back.
//! - The texts of the program (`data/guides/`) are brought into the database at start; what an editor wrote holds before
//!   them, and a newer text of the program is shown to the editor beside it.
//! - Every guide names its sources with the day they were read, and a day by which somebody must look at it again; past it,
//!   the reader is told, the editor sees it in a list, and whoever edited it last gets a letter, at most one a month.
//! - What stands in Markdown is words: raw HTML is shown as text, and a link leads to https or within the service.

mod base;
mod keep;
pub mod markdown;
mod model;
pub mod pages;
mod remind;
mod store;

pub use base::keep_base;
pub use keep::{Kept, NotKept, One, add, all, change, one, restore, take_out};
pub use model::{Audience, Guide, MOST_BODY, Problem, Source, Text, Write};
pub use remind::{follow, remind_due};
pub use store::{Origin, Version};
