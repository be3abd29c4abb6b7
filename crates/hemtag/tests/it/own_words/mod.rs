//! What is proposed from a maker's own words: texts with what an engineer reads out of them, and what holds for any
//! text.

mod golden;
mod holds;
