//! What whoever runs it sees: health, figures for a monitoring system, the log, traces.

mod admin;
mod figures;
mod logs;
mod traces;
