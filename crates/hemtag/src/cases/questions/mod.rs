//! Questions to makers about their profiles: what a waiting need hangs on and a profile does not say. The first lever of the
//! loop: a gap of the kind "unknown" closes when somebody answers.
//!
//! - Nothing of a need is told but what is asked for ("do you hold IT7 in milling?"), and only for needs whose owners show
//!   their requirements to everybody.
//! - At most one letter a week goes to a maker, with at most [`model::MOST_IN_A_LETTER`] questions, those first that most needs
//!   hang on; one link turns them off; nothing is asked twice within [`model::REST_DAYS`] days.
//! - The answer is a value in the profile, dated and by the maker's own word. "We would rather not say" is an answer.

mod answer;
mod collect;
pub mod model;
pub mod page;
mod send;
mod store;

pub use answer::{Answered, Opened, answer, open};
pub use collect::{Wanted, collect};
pub use send::{follow, send_questions, token};
