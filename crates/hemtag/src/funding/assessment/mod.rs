//! Assessing applications: who knows what and is bound to whom, who is asked, what they say, and what that comes to.
//!
//! - Nobody reads an application for assessing before they have answered the question of conflicts, and nobody who has one
//!   reads it at all: what is found is looked for at every reading, what is declared counts at once.
//! - What an assessor says stands sealed, is handed in once, and is opened again only by an officer with a reason.
//! - Assessors see neither each other's points nor how many they are before they have handed in their own.

mod answer;
mod assessors;
mod assign;
pub mod examples;
mod files;
mod finder;
mod links;
pub mod model;
pub mod pages;
mod panel;
mod propose;
mod read;
mod score;
mod store;

pub use answer::{Answer, Asked, answer, asked, mine};
pub use assessors::{Assessor, assessors, keep_own, keep_statement, own, statement};
pub use assign::{assign, remove};
pub use files::file;
pub use panel::{MOST_NOTE, add_note, close};
pub use propose::{Because, Proposal, Proposed, propose};
pub use read::{ApplicationNow, Assessed, ByAssessor, CallNow, of_applications, one, overview};
pub use score::{ToScore, hand_in, keep_scores, reopen, to_score};
pub use store::{Assigned, assessors::Stated, notes::Note};
