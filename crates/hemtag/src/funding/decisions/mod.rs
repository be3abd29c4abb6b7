//! Decisions on applications: prepared by one person, taken by another, amended with a reason, published.
//!
//! - Whoever presents does not decide. Förvaltningslagen 31 § asks that both be named; that they are two is a rule of the house
//!   (four eyes), held by [`take`].
//! - A decision is taken on the application that it was prepared on: a changed one is refused with what changed.
//! - Taking it is one transaction: the ledger, the application's state, the days, the number, the event, the letter.
//! - What holds is the newest version; every version stays to be read, with its reason and its fingerprint.

pub(in crate::funding) mod aid_room;
mod amend;
mod annexes;
mod draft;
pub mod examples;
mod fingerprint;
pub mod giving;
mod keep;
pub mod pages;
mod paper;
mod public;
mod record;
pub(in crate::funding) mod store;
mod take;
pub mod words;

pub use aid_room::{Ahead, ahead};
pub use amend::begin_amendment;
pub use annexes::{attach, attached_to, detach, file, is_frozen};
pub use fingerprint::fingerprint;
pub use keep::{Seen, Waiting, begin, check_list, keep, present, propose, renew, to_decide};
pub use paper::{document, paper};
pub use public::{Public, Query, Taken, one as public_one, published, taken};
pub use record::{Record, record};
pub use store::{Kept, KeptVersion, Pending};
pub use take::{Taking, take};
