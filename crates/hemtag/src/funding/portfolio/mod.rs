//! A selection as its file, its JSON and its text.

pub mod explained;
pub mod file;
pub mod json;
pub mod text;
pub mod words;
