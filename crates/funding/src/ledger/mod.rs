//! Appropriations by assignment and year, and what commitments, payments and recoveries leave of them.
//!
//! The ledger is a list of entries that is only added to. An entry is posted against one [`Account`], an assignment's frame of
//! one year, and is refused when it would break a rule:
//!
//! 1. The frames of an assignment's years together never pass its total. How a total is spread over its years is a decision of
//!    its own where the assignment does not say it.
//! 2. What is committed in a year never passes its frame.
//! 3. What is paid to a decision in a year, less what came back, never passes what is committed to it for that year.
//! 4. What is released was committed and not paid. What is recovered was paid.
//!
//! Money that came back is counted by itself. It does not open the commitment again, nor the frame: whether it may be used once
//! more hangs on the year and on the agency's own terms, and a wrong yes spends money that is not there.

mod balance;
mod entry;

pub use balance::{Balance, Ledger, OfDecision};
pub use entry::{Account, Entry, Kind, Refused};
