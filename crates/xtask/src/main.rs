//! What developers run: `cargo xtask demo | test | properties | fuzz | lint | sbom | tidy | evaluate | compare | load`. Kept small and with few dependencies, since it
//! is built before anything else.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use std::path::PathBuf;

use clap::{Parser, Subcommand};

mod advisories;
mod asvs;
mod compare;
mod faces;
mod fuzz;
mod load;
mod properties;
mod sbom;
mod steps;
mod system;
mod tidy;
mod use_cases;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything and open a populated demo on the embedded database
    Demo {
        /// Arguments for `hemtag demo`, such as --listen 127.0.0.1:8090
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
    /// Run every test: units, both databases, the pages in a browser
    Test {
        /// Leave the browser out
        #[arg(long)]
        without_browser: bool,
    },
    /// Try the properties of the engines with one seed after another
    Properties {
        /// No new seed is begun after so long; 0: one seed
        #[arg(long, default_value_t = 10)]
        minutes: u64,
        /// The first seed; the others follow it. Without it the number of this process
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Give readers of foreign bytes what is likely to break them, guided by what it reaches
    Fuzz {
        /// Which; without a name those that need little to be built
        targets: Vec<String>,
        /// All of them
        #[arg(long, conflicts_with = "targets")]
        all: bool,
        /// How long each; 0: only what was found before and what is begun with
        #[arg(long, default_value_t = 60)]
        seconds: u64,
    },
    /// Run the lints: rustfmt, clippy, cargo-deny when it is installed; write the bill of materials
    Lint,
    /// Write what goes into the programs, as CycloneDX: target/sbom.cdx.json, and target/sbom-part-worker.cdx.json
    Sbom {
        /// What the programs are built for
        #[arg(long, default_value = sbom::TARGET)]
        target: String,
    },
    /// Check the rules of the house that the compiler cannot see
    Tidy,
    /// Build the style and script of the pages
    Faces,
    /// Measure what can be right or wrong: `likely`, makers that do not name a process; `skills`, texts and what they mean
    Evaluate {
        what: steps::Evaluation,
        /// Such as the number of makers
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
    /// Measure matching beside DuckDB, PostgreSQL and SQLite
    Compare {
        /// Such as --offers 1000000 --json; --help lists them
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
    /// Fill a database with made-up makers, needs and accounts; ask a server on it for pages, answers and saves at a given rate
    Load {
        /// fill or run, such as fill --database load.sqlite; --help lists the rest
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Demo { rest } => steps::demo(&rest),
        Command::Test { without_browser } => steps::test(!without_browser),
        Command::Properties { minutes, seed } => properties::properties(minutes, seed),
        Command::Fuzz { targets, all, seconds } => fuzz::fuzz(&targets, all, seconds),
        Command::Lint => steps::lint(),
        Command::Sbom { target } => sbom::write(&target),
        Command::Tidy => tidy::check(),
        Command::Faces => faces::build(),
        Command::Evaluate { what, rest } => steps::evaluate(what, &rest),
        Command::Compare { rest } => compare::compare(&rest),
        Command::Load { rest } => load::load(&rest),
    }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("xtask stands in crates/xtask")
}
