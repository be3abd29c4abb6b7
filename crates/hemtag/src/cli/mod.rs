//! The terminal: `hemtag <noun or verb> …`. Every command takes `--json`; help is written to teach.
//!
//! Exit codes: 0 done; 1 a fault of the program or the machine; 2 the command was not understood; 3 the input
//! was refused or has errors (they are printed); 4 what was asked for does not exist.

use std::{io::Write, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{app::App, clock::Clock, config::Config, http};

#[derive(Debug, Parser)]
#[command(name = "hemtag", version, about, long_about = None, propagate_version = true)]
pub struct Cli {
    /// Where records are kept: a file name (SQLite) or postgres://user@host/name
    #[arg(long, global = true, env = "HEMTAG_DATABASE")]
    pub database: Option<String>,
    /// A settings file, instead of ./hemtag.toml
    #[arg(long, global = true)]
    pub config: Option<PathBuf>,
    /// Print the result as JSON, in the form that docs/json.md describes
    #[arg(long, global = true)]
    pub json: bool,
    /// Words in Swedish (sv) or English (en)
    #[arg(long, global = true, env = "HEMTAG_LANGUAGE", default_value = "sv")]
    pub language: String,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages
    Serve(ServeArguments),
}

#[derive(Debug, clap::Args)]
pub struct ServeArguments {
    /// The address to listen on
    #[arg(long)]
    pub listen: Option<std::net::SocketAddr>,
}

/// How a command ended, for scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Refused,
    NotFound,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::Refused => 3,
            Outcome::NotFound => 4,
        })
    }
}

/// Runs one command, writing its result to `out`.
///
/// # Errors
/// A sentence for the person at the keyboard.
pub async fn run(cli: Cli, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut config = Config::load(cli.config.as_deref())?;
    if let Some(database) = cli.database {
        config.database = database;
    }
    match cli.command {
        Command::Serve(arguments) => {
            if let Some(listen) = arguments.listen {
                config.listen = listen;
            }
            let app = App::start(config, Clock::system()).await?;
            let key = app.sign_in_key.clone();
            http::serve::serve(app, |address| {
                let _ = writeln!(out, "http://{address}/");
                let _ = writeln!(out, "http://{address}/sign-in/{key}");
                let _ = out.flush();
            })
            .await?;
            Ok(Outcome::Done)
        }
    }
}
