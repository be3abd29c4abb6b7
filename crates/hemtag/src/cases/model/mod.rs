//! The rules of cases: what a case is, who somebody is to it, its tasks, what comes next, and what earlier aid leaves room
//! for. No input or output.

pub mod aid;
pub mod case;
mod file_kind;
mod load;
pub mod next;
pub mod task;

mod words;

pub use case::{Case, CaseId, Next, OwnStep, Party, State, Triage};
pub use file_kind::{NotKept, kind_of};
pub use load::{Load, suggested};
pub use next::{AidStanding, Asking, Seen, Step, next_step};
pub use task::{Task, TaskKind, TaskState};
pub use words::Words;
