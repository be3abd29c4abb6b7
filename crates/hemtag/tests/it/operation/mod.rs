//! What whoever runs it sees: health, figures for a monitoring system, the log.

mod admin;
mod figures;
mod logs;
