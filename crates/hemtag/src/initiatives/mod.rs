//! The map of initiatives: what shows or matches supply and demand of manufacturing capacity, or helps a firm on the way
//! from prototype to production.
//!
//! For whoever looks for help, and for the officer who must see what there is, what there is twice and what is lacking.
//!
//! - Every initiative has a source and how sure it is; what a source does not say stays empty, and whether something still
//!   runs is "not known" once nobody has seen it for three years.
//! - The rows of the program (`data/initiatives.csv`) are brought into the database at start; what the agency changes holds
//!   before them. Nothing is overwritten: each change is a version for good, with who, when and why.
//! - What the public suggests and what the agency's bank of projects may hold waits for a person, who decides with a reason.

pub mod bank;
mod base;
pub mod export;
pub mod import;
mod keep;
pub mod model;
pub mod pages;
pub mod report;
mod store;
mod suggest;
pub mod words;

pub use base::keep_base;
pub use keep::{InitiativesInMemory, Kept, NotKept, One, Version, add, all, change, one, restore, take_out};
pub use suggest::{
    Decision, Narrowed, NewSuggestion, SUGGESTIONS, Suggestion, Verdict, decide, narrowed, suggest,
    suggestion, suggestions,
};
