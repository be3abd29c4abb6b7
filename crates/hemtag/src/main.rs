//! The program: reads the command line, runs one command, tells how it ended.

use std::process::ExitCode;

use clap::Parser;

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("HEMTAG_LOG").unwrap_or_else(|_| "warn".into()),
        )
        .init();
    let cli = hemtag::cli::Cli::parse();
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

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}
