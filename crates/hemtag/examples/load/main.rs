//! Fills a database with made-up makers, needs and accounts, and asks a server for pages, answers and saves at a given rate
//! (docs/performance.md):
//!
//! ```sh
//! cargo xtask load fill --database load.sqlite
//! cargo xtask load run --database load.sqlite
//! ```
//!
//! Everything goes by the program's own use cases and stores, so that what it keeps is whole (`hemtag verify`).

use clap::Parser;
use hemtag::clock::Clock;

mod tool;

#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask load",
    about = "Fills a database with made-up records, and loads a server on it"
)]
struct Cli {
    #[command(subcommand)]
    command: tool::Command,
}

// One thread: the server has the rest of the machine.
#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    tool::run(&Cli::parse().command, &Clock::system(), &mut std::io::stdout()).await
}
