//! The two commands: filling a database, and loading a server that stands on it. A test runs both, small
//! (`tests/it/load.rs`).

use std::io::Write;

use hemtag::clock::Clock;

mod ask;
mod drive;
mod fill;
mod made_up;
mod mix;
mod processes;
mod server;
mod table;
mod tally;
mod targets;
mod visit;

pub use drive::Run;
pub use fill::Fill;

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Fill an empty database, and write the file that says what to ask of it
    Fill(Fill),
    /// Ask at a given rate for a given time; write how long it took
    Run(Run),
}

/// `clock` is what the servers go by, which are loaded: what is stated is of the weeks that are to come for them.
///
/// # Errors
/// When the database refuses or holds other makers; when a server does not start, or answers otherwise than it should.
pub async fn run(command: &Command, clock: &Clock, out: &mut dyn Write) -> anyhow::Result<()> {
    match command {
        Command::Fill(options) => fill::fill(options, clock, out).await,
        Command::Run(options) => drive::run(options, clock.today(), out).await,
    }
}
