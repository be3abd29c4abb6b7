//! Matches: the answer to a need, with its proof.
//!
//! The comparison itself is the crate `matching`; here a need's document becomes its questions and the answer
//! becomes a page, JSON or text.
