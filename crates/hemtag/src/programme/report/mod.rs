//! Reports to the ministry: a draft with figures drawn in at its day and an officer's text between, comments of colleagues, a
//! check list of every duty, a signature; then frozen as PDF, spreadsheet and data.
//!
//! - What was signed never changes. A job makes its files once; they are kept with their sums and handed out as they are.
//! - Rebuilding it counts the same events anew and says whether the figures are the same; what later corrections would make of the
//!   same day stands beside it.
//! - The signed document is in Swedish. In English the same frozen facts are rendered; officers' words stay as they were written.
//! - A figure made of few things is not in a report: it leaves the agency.

mod figures;
mod files;
mod keep;
pub(crate) mod made;
mod model;
mod money;
pub mod paper;

pub use figures::{Rebuilt, drawn, rebuilt};
pub use files::{data, spreadsheet};
pub use keep::{
    Draft, SIGNED_IN, begin, comment, draft, keep, list, settle_comment, sign, signed_at, told_of,
};
pub use made::{Handed, Making, ask_again, file, fingerprint_of};
pub use model::{
    Change, Comment, DutyDone, Figure, File, Frozen, Kept, MadeFile, MoneyLine, Part, ProjectsFigure,
    Signature, Status, Value, Written, differences, lacks,
};
pub use money::{MoneyOf, MoneyRow, money_heads, money_rows};
pub use paper::{Told, document};
