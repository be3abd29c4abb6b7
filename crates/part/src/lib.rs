//! A CAD file's bytes in, facts about the part out, in millimetres; and from the facts what speaks against a way of
//! making it.
//!
//! Nothing here opens a file, a socket or a database, or looks at a clock, and no text for people stands here but what
//! the table of rules carries in both languages. The readers take bytes that nobody vouches for; they are meant to be
//! called in the worker process (`part-worker`), which has limits on time and memory. STEP's boundary representation is
//! read there too, by Open CASCADE, and handed in as a [`reading::Reading`].
//!
//! The way: bytes → [`read`] → [`reading::Reading`] → [`facts::assess`] → [`Facts`] → [`rules::findings`].

pub mod conversation;
pub mod facts;
pub mod mesh;
pub mod outline;
pub mod read;
pub mod reading;
pub mod refusal;
pub mod rules;
pub mod thread;
pub mod tolerance;
pub mod unit;
pub mod unread;
mod vector;

pub use facts::{Facts, Solid};
pub use reading::Reading;
pub use refusal::Refusal;
pub use unit::Unit;
pub use unread::{Unread, What};
