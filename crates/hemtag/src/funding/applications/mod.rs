//! Applications: written step by step, handed in by who may sign, completed, taken back.
//!
//! - What is typed is kept at every step, what cannot be read too; what was handed in is kept as it was, with its fingerprint.
//! - A signature is of one version of an application: a change makes it say nothing.
//! - The server's clock decides when something is handed in, at the moment the form arrives.
//! - Officers see what was handed in, never what is being written.

mod answer;
mod earlier;
mod eligible;
pub mod examples;
pub(in crate::funding) mod files;
pub mod form;
mod judge;
mod keep;
mod leave;
mod link;
mod next;
pub mod pages;
mod record;
mod sign;
pub(in crate::funding) mod store;
mod submit;
pub mod terms;
pub mod told;
mod told_skills_aid;
mod whole;
pub mod words;

pub use answer::{Asking, amend_day, answer, ask_completion};
pub use earlier::{Earlier, earlier};
pub use eligible::{Judgement, asks_for_validation, judgements};
pub use files::{AttachedFile, FileWrong, Handing, MOST_FILES, file_content, files, keep_file, remove_file};
pub use judge::{Found, judge};
pub use keep::{begin, keep_draft, mine, one, to_edit, to_read};
pub use leave::{delete_draft, withdraw};
pub use next::{Next, next};
pub use sign::{Asked, ask_to_sign, sign, signatures, signed_now, to_sign};
pub use store::{
    Kept, Listed, by_ids,
    completions::{Answer, Completion},
    eligibility::{Judged, RuleJudged},
    in_states, of_call,
    signatures::Signature,
    versions::KeptVersion,
};
pub(in crate::funding) use submit::known_by;
pub use submit::{Receipt, submit};
pub use whole::{Whole, handed_bytes, whole};

// What `assessment` does with an application: closes its assessment.
pub(in crate::funding) use keep::to_change;
pub(in crate::funding) use store::{by_id, signatures::asked_to_sign, to_change as lock, update};
