//! The agency's bank of granted projects: what was granted before, to whom, where and under which programme.
//!
//! For everybody who asks where earlier money went; for officers who ask what an applicant was granted before; for whoever keeps
//! the map of initiatives.
//!
//! - The bank's rows come by import, each told what became of it; a changed row is a further version, and the earlier one stays.
//! - Amounts stand as the bank gives them: zero is zero, an empty cell is unknown, kronor and euro are never added up.
//! - A project of several counties is not divided between them: the bank does not say how.
//! - The bank names recipients and gives no numbers. That a recipient is an applicant is proposed by the name and said by an
//!   officer; before that it counts for nothing.
//! - What a project does may name people: staff reads it, the public does not.

pub mod examples;
mod export;
pub mod import;
mod keep;
mod likely;
pub mod model;
pub mod pages;
mod propose;
mod store;
pub mod told;
mod words;

pub use keep::{by_county, one, projects};
pub use likely::{Likely, Standing, tell};
pub use propose::{ForMap, as_initiatives, for_the_map, put_forward};
pub use store::Kept;

pub(in crate::funding) use likely::likely;
