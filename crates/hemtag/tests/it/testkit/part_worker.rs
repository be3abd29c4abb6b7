//! The worker program that reads CAD files, built for tests.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::Once,
    time::SystemTime,
};

/// What it is built from.
const SOURCES: [&str; 5] = [
    "crates/part-worker/src",
    "crates/part-worker/shim",
    "crates/part-worker/build.rs",
    "crates/part/src",
    "Cargo.lock",
];

/// Sees to it that `hemtag-part-worker` stands beside the tests, where the program looks for it: a run of the whole workspace has
/// built it, else it is built here.
///
/// # Panics
/// When it does not build.
pub fn build_part_worker() {
    static BUILT: Once = Once::new();
    BUILT.call_once(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        if is_newer(&root) {
            return;
        }
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .args(["build", "--quiet", "--package", "part-worker", "--bin", "hemtag-part-worker"])
            .current_dir(root)
            .status()
            .expect("cargo starts");
        assert!(status.success(), "hemtag-part-worker does not build");
    });
}

/// Whether it is there, and nothing that it is built from is newer.
fn is_newer(root: &Path) -> bool {
    // target/debug/deps/test → target/debug
    let Some(folder) =
        std::env::current_exe().ok().and_then(|test| Some(test.parent()?.parent()?.to_owned()))
    else {
        return false;
    };
    let Some(built) = changed(&folder.join("hemtag-part-worker")) else { return false };
    let newest = SOURCES.iter().filter_map(|source| newest(&root.join(source))).max();
    newest.is_some_and(|newest| newest <= built)
}

/// When the newest file of a folder was changed, or the file itself.
fn newest(path: &Path) -> Option<SystemTime> {
    let Ok(inside) = std::fs::read_dir(path) else { return changed(path) };
    let files: Vec<PathBuf> = inside.flatten().map(|one| one.path()).collect();
    files.iter().filter_map(|one| newest(one)).max()
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}
