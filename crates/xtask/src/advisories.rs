//! Whether a part that is built in is known to be vulnerable: the list of RustSec, by cargo-deny. Where the list cannot be fetched that
//! is said loudly, and nothing fails of it: a change is not wrong because a network is out.

use std::{
    io::Write,
    process::Command,
    time::{Duration, Instant},
};

use crate::{root, system::run};

/// A list that does not come within this time does not come.
const PATIENCE: Duration = Duration::from_secs(120);

/// How often it is looked whether it has come.
const LOOK_EACH: Duration = Duration::from_millis(200);

/// # Errors
/// When a part is vulnerable, and `deny.toml` has no reason why that does not matter.
pub(crate) fn check() -> anyhow::Result<()> {
    let fetched = within(Command::new("cargo").args(["deny", "fetch", "db"]).current_dir(root()), PATIENCE);
    let ask = || run(&root(), "cargo", &["deny", "check", "--disable-fetch", "advisories"]);
    judged(fetched, ask, &mut std::io::stdout())
}

/// Asks the list that was fetched; says so where it was not.
fn judged(
    fetched: Result<(), String>,
    ask: impl FnOnce() -> anyhow::Result<()>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let Err(why) = fetched else { return ask() };
    let line = "!".repeat(78);
    writeln!(
        out,
        "{line}\nNOT CHECKED: whether parts are known to be vulnerable. The list of advisories could not be fetched ({why}).\n\
         Run `cargo deny check advisories` where https://github.com/RustSec/advisory-db can be reached.\n{line}"
    )?;
    Ok(())
}

/// Runs a program to its end, or ends it after so long.
fn within(command: &mut Command, patience: Duration) -> Result<(), String> {
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(status.to_string()),
            Ok(None) if begun.elapsed() < patience => std::thread::sleep(LOOK_EACH),
            Ok(None) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("no answer within {} s", patience.as_secs()));
            }
            Err(error) => return Err(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn what_could_not_be_asked_is_told_and_stops_nothing() {
        let mut told = Vec::new();
        judged(Err("no network".into()), || bail!("it is not asked"), &mut told).unwrap();
        let told = String::from_utf8(told).unwrap();
        assert!(told.contains("NOT CHECKED") && told.contains("no network"), "{told}");
    }

    #[test]
    fn what_is_found_stops_the_run() {
        let mut told = Vec::new();
        assert!(judged(Ok(()), || bail!("a part is vulnerable"), &mut told).is_err());
        assert!(judged(Ok(()), || Ok(()), &mut told).is_ok());
        assert!(told.is_empty());
    }

    #[test]
    fn a_list_that_does_not_come_is_not_waited_for() {
        assert_eq!(within(&mut Command::new("true"), PATIENCE), Ok(()));
        assert!(within(&mut Command::new("false"), PATIENCE).is_err());
        let late = within(Command::new("sleep").arg("60"), Duration::from_millis(300));
        assert!(late.unwrap_err().contains("no answer"));
    }
}
