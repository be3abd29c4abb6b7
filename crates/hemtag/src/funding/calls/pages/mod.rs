//! The pages of calls: what everybody reads, and the form by which officers write one, part by part.

pub mod begin;
pub mod edit;
mod form;
pub mod one;
mod read;

/// The address of a call.
#[must_use]
pub fn address(code: &str) -> String {
    format!("/funding/calls/{code}")
}
