//! The document of a need, its rules, and what of it the matching engine is asked. No input or output.

pub mod answer;
pub mod document;
pub mod engine;
pub mod findings;
pub mod relevance;
mod requirement;
mod shown;
mod words;

pub use answer::{Answer, Origin, Word};
pub use document::{
    Asks, Confidentiality, NeedDocument, Newcomer, Operation, Owner, Part, Source, Stage, ToleranceStated,
    Unevaluated,
};
pub use engine::{EngineOperation, EnginePart, engine_parts};
pub use findings::{Field, Finding, FindingKind, TermKind, WhyNot, findings};
pub use requirement::finest;
pub use words::{question, term_name};
