//! The officers' one list: everything that waits, for whom, since when, till when, how late.
//!
//! - What has a day stands with it; whose turn it is without one stands too.
//! - A day is moved here with a reason, and the earlier days stay to be read.
//! - Whoever must do something by a day gets one letter before it.

mod calendar;
mod item;
mod list;
mod moved;
pub mod pages;
mod remind;
mod store;

pub use calendar::calendar;
pub use item::{Item, Kind};
pub use list::{Found, PER_PAGE, Query, read_list};
pub use moved::{Day, day, move_day};
pub use remind::{REMIND_DAYS, follow, remind_due};
