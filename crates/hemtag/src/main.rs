//! The program: reads the command line, runs one command, tells how it ended.

use std::process::ExitCode;

use clap::Parser;
use hemtag::config::{Config, LogFormat, Sources};

/// Sent to a program that writes beyond the size that its user may give to a file; the same number on Linux, macOS and the BSDs.
#[cfg(unix)]
const SIGXFSZ: i32 = 25;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = hemtag::cli::Cli::parse();
    begin_log(&cli);
    // A file that may not grow further is an error like a full disk, not the end of the program.
    #[cfg(unix)]
    let _beyond = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::from_raw(SIGXFSZ));
    match hemtag::cli::run(cli, &mut anstream::stdout().lock()).await {
        Ok(outcome) => outcome.into(),
        // The reader of our output has seen enough (`hemtag … | head`): that is no fault.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            use std::io::Write;
            let _ = writeln!(anstream::stderr(), "hemtag: {}", hemtag::cli::told(error));
            ExitCode::FAILURE
        }
    }
}

/// How much is logged says the environment, in which form the settings: those that cannot be read are told by the command itself.
fn begin_log(cli: &hemtag::cli::Cli) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("HEMTAG_LOG").unwrap_or_else(|_| "warn".into());
    let log = tracing_subscriber::fmt().with_writer(std::io::stderr).with_env_filter(filter);
    let sources = Sources { file: cli.config.as_deref(), given: &cli.given };
    match Config::load(sources).map(|config| config.log_format) {
        Ok(LogFormat::Json) => log.json().flatten_event(true).init(),
        _ => log.init(),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}
