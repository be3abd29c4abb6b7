//! Builds the comparison, which stands apart from the workspace because of what it links, and runs it.

use std::process::Command;

use anyhow::{Result, bail};

use crate::root;
use crate::system::{NODE, POSTGRESQL, require, run};

/// # Errors
/// When something it needs is missing, the build fails, or an engine cannot be asked.
pub(crate) fn compare(rest: &[String]) -> Result<()> {
    require(&[&NODE, &POSTGRESQL])?;
    let folder = root().join("crates/compare");
    let duckdb = folder.join("duckdb");
    if !duckdb.join("node_modules").is_dir() {
        run(&duckdb, "npm", &["ci", "--silent", "--no-audit", "--no-fund"])?;
    }
    let target = root().join("target/compare").display().to_string();
    let root = root().display().to_string();
    let mut arguments =
        vec!["run", "--quiet", "--release", "--locked", "--target-dir", &target, "--", "--root", &root];
    arguments.extend(rest.iter().map(String::as_str));
    // Nothing but the comparison's own lines on the output: --json is for programs.
    let status = Command::new("cargo").args(&arguments).current_dir(&folder).status()?;
    if !status.success() {
        bail!("the comparison failed; see above");
    }
    Ok(())
}
