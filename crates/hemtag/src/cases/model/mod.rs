//! The rules of cases: what a case is, who somebody is to it, its tasks, what comes next, and what earlier aid leaves room
//! for. No input or output.

pub mod case;
pub mod next;
pub mod task;

pub use case::{Case, CaseId, Next, OwnStep, Party, State, Triage};
pub use next::{AidStanding, Seen, Step, next_step};
pub use task::{Task, TaskKind, TaskState};
