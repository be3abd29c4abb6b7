//! The pages of the open data and of the API, and the documents that programs read.

pub mod api;
pub mod files;
pub mod list;
pub mod one;

pub(super) use super::catalogue::PATH;
