//! The program: reads the command line, runs one command, tells how it ended.

use std::{process::ExitCode, time::Duration};

use clap::Parser;
use hemtag::config::{Config, LogFormat, Sources};

/// For what is written in C as well. Holds half as much memory of a large register as the system's own (decision 0077).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Sent to a program that writes beyond the size that its user may give to a file; the same number on Linux, macOS and the BSDs.
#[cfg(unix)]
const SIGXFSZ: i32 = 25;

/// So long what is still being computed may take once the command has ended. Nothing is kept by it: whatever a computation was for has
/// been given back by then, or nobody waits for it.
const COMPUTING: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    keep_to_small_pages();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            use std::io::Write;
            let _ = writeln!(anstream::stderr(), "hemtag: The system gives no threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    let ended = runtime.block_on(run());
    // A server that was told to stop must not go on for the minutes that comparing a large register may take.
    runtime.shutdown_timeout(COMPUTING);
    ended
}

/// Memory that is given back is given back in pages of the usual size. In pages of two megabytes, for which the allocator asks, some of each
/// stays in use, and the system fills the rest up again: a large server grew for as long as it ran (decision 0077).
fn keep_to_small_pages() {
    // Refused by some sandboxes: then it holds more memory.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

async fn run() -> ExitCode {
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
