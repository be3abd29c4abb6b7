//! Cases: a need that its owner does not handle alone. One named adviser, a next step, tasks, notes, files, and the statement
//! of earlier aid before advice starts.
//!
//! For product owners who want somebody to talk to, and for the advisers who help them. Asking makers and what came of it
//! (`requests`), and who is shown how much (`disclosure`), are rooms of their own in here.
//!
//! - A case belongs to one need, and to the account that opened it: somebody must be reachable.
//! - A next step always stands: a rule says it where nobody did ([`model::next`]).
//! - Advice begins when the statement of earlier aid is accepted, and that only when the sum is known and has room
//!   ([`model::aid`]).
//! - Notes, files, titles of tasks and own next steps are sealed. Nothing of a case stands in a letter or a calendar but its number and what kind of thing waits.
//! - Who may do what stands in `access.rs`; what somebody is to a case, in [`model::Case::relations`].

mod aid;
mod calendar;
mod change_case;
pub mod disclosure;
mod error;
pub mod examples;
mod files;
mod find_case;
mod keep;
mod list_cases;
pub mod model;
mod name_adviser;
mod notes;
mod open_case;
pub mod pages;
pub mod questions;
mod remind;
pub mod requests;
mod seal;
pub mod store;
mod tasks;
mod timeline;

pub use aid::{MOST_SUPPORTS, accept_aid, check_aid, compare_aid, return_aid, state_aid, statement};
pub use calendar::{calendar, calendar_token, end_calendar, renew_calendar};
pub use change_case::{LONGEST_STEP, close_case, qualify, reopen_case, set_about, set_step};
pub use error::CaseError;
pub use files::{CaseFile, Handed, file_content, files, keep_file, remove_file};
pub use find_case::{Found, case_by_id, case_of_need, of_need, of_needs};
pub use keep::Change;
pub use list_cases::{Line, PER_PAGE, Query, case_lines, list_cases, loads, own_cases};
pub use name_adviser::{name_adviser, take_case};
pub use notes::{Note, add_note, notes, sees_inner};
pub use open_case::{Opening, open_case};
pub use remind::{follow, remind_due};
pub use seal::seal_old;
pub use tasks::{NewTask, TaskChange, add_task, change_task};
pub use timeline::{Timeline, timeline};
