//! `hemtag export makers | needs`: everything can be taken out again.

use std::io::Write;

use super::Outcome;
use crate::{app::App, words::Language};

mod makers;
mod needs;

#[derive(Debug, clap::Subcommand)]
pub enum ExportCommand {
    /// Makers with all their offers: one row for each offer
    Makers(makers::MakersArguments),
    /// Needs, closed ones too, each with its level; they can be imported again as JSON
    Needs(needs::ExportNeedsArguments),
}

pub(super) async fn run(
    app: &App,
    language: Language,
    command: ExportCommand,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    match command {
        ExportCommand::Makers(arguments) => makers::run(app, language, arguments, as_json, out).await,
        ExportCommand::Needs(arguments) => needs::run(app, language, arguments, out).await,
    }
}
