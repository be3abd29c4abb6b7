//! What whoever runs the installation sees of it: whether it lives and is ready, figures for a monitoring system, and the page for
//! administrators. Counts and states only: no name, no address, no text of anybody's.

pub mod admin;
mod health;
pub mod metrics;
pub mod traces;

pub use health::{live, ready};
pub use metrics::Metrics;
pub use traces::Traces;
