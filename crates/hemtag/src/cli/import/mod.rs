//! `hemtag import makers | needs | project-bank`: what other registers and files hold, with a dry run first.

mod makers;
mod needs;
mod project_bank;

pub(super) use makers::{run as makers, template};
pub(super) use needs::run as needs;
pub(super) use project_bank::run as project_bank;

#[derive(Debug, clap::Subcommand)]
pub enum ImportCommand {
    /// Makers from CSV, XLSX or Open Know-Where (JSON)
    Makers(makers::MakersArguments),
    /// Needs from files or folders: our TOML or JSON, Open Know-How manifests, JSON lists, CSV with one need a row.
    /// Ends with 3 when something was rejected
    Needs(needs::ImportNeedsArguments),
    /// The agency's bank of granted projects, told row by row. Ends with 3 when a row was refused
    ProjectBank(project_bank::ProjectBankArguments),
    /// Write a mapping to fill in: every field that a column may say, with the words that are known for it
    Template,
}
