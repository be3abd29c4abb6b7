//! The bill of materials: everything that goes into a program, as CycloneDX 1.6. It is read from what Cargo and npm have resolved, so that
//! it is the same each time for the same commit.

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, bail};
use serde_json::{Value, json};

use crate::root;

mod crates;
mod faces;
mod licence;
mod shape;

/// What the deployment guide builds for.
pub(crate) const TARGET: &str = "x86_64-unknown-linux-gnu";

/// The programs that are installed, each with its file in `target`.
const PROGRAMS: [(&str, &str); 2] =
    [("hemtag", "sbom.cdx.json"), ("part-worker", "sbom-part-worker.cdx.json")];

/// One thing that goes into a program.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Component {
    /// Its package URL, by which others name it, too.
    purl: String,
    name: String,
    version: String,
    /// As an SPDX expression.
    licence: String,
    /// The algorithm and the sum as hexadecimal digits: of what was fetched, so our own crates have none.
    sum: Option<(&'static str, String)>,
    /// In what is installed; otherwise it only takes part in building it.
    is_installed: bool,
    /// The package URLs of what it needs itself.
    needs: Vec<String>,
}

/// Writes a bill for each program that is installed.
///
/// # Errors
/// When something has no licence, or what was resolved cannot be read.
pub(crate) fn write(target: &str) -> anyhow::Result<()> {
    let resolved = resolved(target)?;
    let folder = root().join("target");
    fs::create_dir_all(&folder)?;
    for (program, file) in PROGRAMS {
        let bill = bill(program, &resolved)?;
        let findings = shape::findings(&bill);
        if !findings.is_empty() {
            bail!("The bill of materials of {program} is not well formed:\n  {}", findings.join("\n  "));
        }
        let path: PathBuf = folder.join(file);
        fs::write(&path, text(&bill)?)?;
        let parts = bill["components"].as_array().map_or(0, Vec::len);
        println!("Bill of materials of {program}: {parts} parts in {}", path.display());
    }
    Ok(())
}

fn text(bill: &Value) -> anyhow::Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(bill)?))
}

/// What Cargo has resolved for a target, with the features that are built.
fn resolved(target: &str) -> anyhow::Result<Value> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", target])
        .current_dir(root())
        .stderr(Stdio::inherit())
        .output()
        .context("cargo could not be started")?;
    if !output.status.success() {
        bail!("`cargo metadata --locked` failed; see above");
    }
    serde_json::from_slice(&output.stdout).context("what cargo metadata printed could not be read")
}

fn bill(program: &str, resolved: &Value) -> anyhow::Result<Value> {
    let sums = crates::sums(&fs::read_to_string(root().join("Cargo.lock"))?);
    let (mut main, mut parts) = crates::components(program, resolved, &sums)?;
    // The pages' style and script are embedded in the server.
    if program == "hemtag" {
        let lock = fs::read_to_string(root().join("frontend/package-lock.json"))?;
        let (direct, packages) = faces::components(&serde_json::from_str(&lock)?)?;
        main.needs.extend(direct);
        main.needs.sort();
        parts.extend(packages);
    }
    Ok(document(&main, &parts, built_at()))
}

fn document(main: &Component, parts: &[Component], at: Option<u64>) -> Value {
    // In an order of their own, whatever they were read from.
    let parts: BTreeMap<&str, &Component> = parts.iter().map(|part| (part.purl.as_str(), part)).collect();
    let mut metadata = json!({
        "lifecycles": [{ "phase": "build" }],
        "tools": { "components": [{ "type": "application", "name": "cargo xtask sbom", "version": env!("CARGO_PKG_VERSION") }] },
        "component": told(main, "application"),
    });
    if let Some(at) = at {
        metadata["timestamp"] = moment(at).into();
    }
    let needs = |one: &Component| json!({ "ref": one.purl, "dependsOn": one.needs });
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": metadata,
        "components": parts.values().map(|part| told(part, "library")).collect::<Vec<_>>(),
        "dependencies": std::iter::once(main).chain(parts.values().copied()).map(needs).collect::<Vec<_>>(),
    })
}

fn told(one: &Component, kind: &str) -> Value {
    let mut told = json!({
        "type": kind,
        "bom-ref": one.purl,
        "name": one.name,
        "version": one.version,
        "purl": one.purl,
        "licenses": [{ "expression": one.licence }],
    });
    if kind == "library" {
        told["scope"] = if one.is_installed { "required" } else { "excluded" }.into();
    }
    if let Some((algorithm, sum)) = &one.sum {
        told["hashes"] = json!([{ "alg": algorithm, "content": sum }]);
    }
    told
}

/// When what is told was made, in seconds since 1970: what the build was told to say, or the commit's. Never the clock's, which would make
/// each bill another.
fn built_at() -> Option<u64> {
    if let Ok(told) = std::env::var("SOURCE_DATE_EPOCH") {
        return told.trim().parse().ok();
    }
    let output = Command::new("git")
        .args(["log", "-1", "--format=%ct"])
        .current_dir(root())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

/// A moment of universal time as ISO 8601 writes it.
fn moment(seconds: u64) -> String {
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
    jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::MAX).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn purls(bill: &Value) -> Vec<&str> {
        let parts = bill["components"].as_array().expect("there are components");
        parts.iter().map(|part| part["purl"].as_str().expect("each has a purl")).collect()
    }

    #[test]
    fn everything_that_goes_into_the_programs_is_told_and_nothing_else() {
        let resolved = resolved(TARGET).expect("cargo has resolved it");
        let bill_of = |program| bill(program, &resolved).expect("everything has a licence");
        let server = bill_of("hemtag");
        assert_eq!(shape::findings(&server), Vec::<String>::new());
        let parts = purls(&server);
        let holds = |start: &str| parts.iter().any(|purl| purl.starts_with(start));
        for there in [
            "pkg:cargo/axum@",
            "pkg:cargo/libsqlite3-sys@",
            "pkg:cargo/serde_derive@",
            "pkg:generic/hemtag/matching@",
            "pkg:generic/hemtag/vocabulary@",
            "pkg:npm/three@",
            "pkg:npm/%40digdir/designsystemet-css@",
        ] {
            assert!(holds(there), "{there}");
        }
        for elsewhere in [
            "pkg:cargo/proptest@",
            "pkg:cargo/insta@",
            "pkg:generic/hemtag/xtask@",
            "pkg:npm/esbuild@",
            "pkg:npm/axe-core@",
        ] {
            assert!(!holds(elsewhere), "{elsewhere}");
        }
        // Whatever was fetched has its sum.
        for part in server["components"].as_array().expect("there are components") {
            let own = part["purl"].as_str().expect("each has a purl").starts_with("pkg:generic/");
            assert_eq!(part.get("hashes").is_none(), own, "{part}");
        }
        // What is only built with is not in the program.
        let scope = |start: &str| {
            let parts = server["components"].as_array().expect("there are components");
            let found =
                parts.iter().find(|part| part["purl"].as_str().is_some_and(|purl| purl.starts_with(start)));
            found.map(|part| part["scope"].clone())
        };
        assert_eq!(scope("pkg:cargo/axum@"), Some("required".into()));
        assert_eq!(scope("pkg:cargo/serde_derive@"), Some("excluded".into()));
        // The same each time, without anything of the machine.
        let written = text(&server).expect("it is plain data");
        assert_eq!(written, text(&bill_of("hemtag")).expect("it is plain data"));
        assert!(!written.contains(&root().display().to_string()));

        let worker = bill_of("part-worker");
        assert_eq!(shape::findings(&worker), Vec::<String>::new());
        let parts = purls(&worker);
        assert!(parts.iter().any(|purl| purl.starts_with("pkg:generic/hemtag/part@")), "{parts:?}");
        assert!(
            !parts.iter().any(|purl| purl.starts_with("pkg:npm/") || purl.starts_with("pkg:cargo/axum@"))
        );
    }

    #[test]
    fn a_moment_is_written_by_the_calendar() {
        for (seconds, written) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_251_199, "2024-02-29T23:59:59Z"),
            (1_735_689_599, "2024-12-31T23:59:59Z"),
            (1_764_244_800, "2025-11-27T12:00:00Z"),
        ] {
            assert_eq!(moment(seconds), written);
        }
    }
}
