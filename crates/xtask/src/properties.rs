//! Properties of the engines, tried with other inputs each time. CI tries them with one seed, so that a change is judged by itself and not
//! by chance; this tries as many seeds as there is time for.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

use crate::root;

/// What proptest begins with.
const SEED: &str = "PROPTEST_RNG_SEED";

/// Runs the tests of every engine with one seed after another.
///
/// # Errors
/// At the first seed with which a test fails; the error says how to try that seed again.
pub(crate) fn properties(minutes: u64, seed: Option<u64>) -> anyhow::Result<()> {
    let begun = Instant::now();
    let first = seed.unwrap_or_else(|| u64::from(std::process::id()));
    let mut tried = 0_u64;
    loop {
        let seed = first + tried;
        println!("Seed {seed}");
        let status = Command::new("cargo")
            .args([
                "nextest",
                "run",
                "--workspace",
                "--exclude",
                "hemtag",
                "--exclude",
                "xtask",
                "--no-fail-fast",
            ])
            .env(SEED, seed.to_string())
            .current_dir(root())
            .status()
            .context("cargo-nextest could not be started")?;
        if !status.success() {
            bail!(
                "a test failed with the seed {seed}; again with: cargo xtask properties --minutes 0 --seed {seed}"
            );
        }
        tried += 1;
        if begun.elapsed() >= Duration::from_secs(60 * minutes) {
            println!("{tried} seeds tried, from {first} to {seed}: every property held.");
            return Ok(());
        }
    }
}
