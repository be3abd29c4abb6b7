//! The self-test: twelve questions to a firm about its skills, five minutes. It says where the firm stands and why, and ends in
//! one next step and somebody to talk to.
//!
//! - "Do not know" is an answer, and is never read as no.
//! - Nothing is kept: the answers stand in the page's address, on the visitor's own device, and say nothing of any person.

pub mod model;
pub mod pages;
