//! What is written, and what becomes of it when it is read again.

#![expect(clippy::unwrap_used, reason = "tests: the helpers are tests too")]

mod forms;
mod generated;
mod messages;
mod refused;
mod round_trips;
mod samples;
mod told;
