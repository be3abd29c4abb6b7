//! The worker program that reads CAD files, built for tests.

use std::{process::Command, sync::Once};

/// Builds `hemtag-part-worker` beside the tests, where the program looks for it. Quick when nothing has changed.
///
/// # Panics
/// When it does not build.
pub fn build_part_worker() {
    static BUILT: Once = Once::new();
    BUILT.call_once(|| {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .args(["build", "--quiet", "--package", "part-worker", "--bin", "hemtag-part-worker"])
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
            .status()
            .expect("cargo starts");
        assert!(status.success(), "hemtag-part-worker does not build");
    });
}
