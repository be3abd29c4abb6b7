//! Cases, from the question that opens one to its end: through the pages, on both databases, with owner, advisers and officer
//! each in a browser of their own.

mod advisers;
mod aid;
mod calendar;
mod corrections;
mod files;
mod list;
mod many;
mod open;
pub mod people;
mod questions;
mod requests;
mod work;
