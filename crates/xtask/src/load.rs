//! Builds the server and what fills a database and loads a server on it, both for release, and runs the latter.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use crate::root;
use crate::system::{SOLVER, require, run};

/// # Errors
/// When something the build needs is missing, the build fails, or what runs says so.
pub(crate) fn load(rest: &[String]) -> Result<()> {
    require(&[&SOLVER])?;
    // Together, so that both have the same dependencies and these are built once.
    let build =
        ["build", "--quiet", "--release", "--package", "hemtag", "--bin", "hemtag", "--example", "load"];
    run(&root(), "cargo", &build)?;
    // In the folder of whoever calls: files are named from there. It finds the server beside itself.
    let status = Command::new(target().join("release/examples/load")).args(rest).status()?;
    if !status.success() {
        bail!("the load failed; see above");
    }
    Ok(())
}

/// Where cargo builds: this program stands in a folder of it.
fn target() -> PathBuf {
    let own = std::env::current_exe().ok();
    let above = own.as_deref().and_then(|own| own.parent()?.parent()).map(Path::to_path_buf);
    above.unwrap_or_else(|| root().join("target"))
}
