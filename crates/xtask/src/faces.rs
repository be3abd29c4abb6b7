//! The style and script of the pages: npm packages, bundled once, embedded in the binary.

use std::{fs, path::Path, time::SystemTime};

use crate::{
    root,
    system::{NODE, require, run},
};

/// Installs the pinned packages when the lock file changed, and bundles when a source is newer than the bundle.
///
/// # Errors
/// When Node.js is missing or the bundling fails.
pub(crate) fn build() -> anyhow::Result<()> {
    require(&[&NODE])?;
    let folder = root().join("frontend");
    let installed = folder.join("node_modules/.package-lock.json");
    if changed(&installed) < changed(&folder.join("package-lock.json")) {
        run(&folder, "npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"])?;
    }
    // Written last: without it a bundling failed half way.
    let bundle = folder.join("dist/sizes.json");
    let files = ["src", "package-lock.json", "package.json", "build.mjs"];
    let sources = files.map(|name| folder.join(name));
    if sources.iter().any(|s| newest(s) > changed(&bundle)) {
        run(&folder, "npm", &["run", "--silent", "build"])?;
    }
    Ok(())
}

fn changed(file: &Path) -> SystemTime {
    fs::metadata(file).and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

fn newest(place: &Path) -> SystemTime {
    let Ok(entries) = fs::read_dir(place) else { return changed(place) };
    entries.flatten().map(|e| newest(&e.path())).max().unwrap_or(SystemTime::UNIX_EPOCH)
}
