//! What npm has resolved: the packages whose style, script and fonts are bundled into the pages. They are the `dependencies` of
//! `frontend/package.json`; what only bundles or tests stands among its `devDependencies`.

use std::collections::BTreeSet;

use anyhow::{Context, bail};
use data_encoding::{BASE64, HEXLOWER};
use serde_json::Value;

use super::{Component, licence};

const FOLDER: &str = "node_modules/";

/// What the pages need by name, and all packages that are bundled.
///
/// # Errors
/// When a package has no licence or no sum, or the lock file has another form.
pub(super) fn components(lock: &Value) -> anyhow::Result<(Vec<String>, Vec<Component>)> {
    if lock["lockfileVersion"] != 3 {
        bail!("frontend/package-lock.json is not of version 3");
    }
    let (mut found, mut open) = (BTreeSet::new(), Vec::new());
    let direct = needs(lock, "")?;
    open.extend(direct.iter().cloned());
    while let Some(place) = open.pop() {
        if found.insert(place.clone()) {
            open.extend(needs(lock, &place)?);
        }
    }
    let purls = |places: &[String]| -> anyhow::Result<Vec<String>> {
        let purls: BTreeSet<String> =
            places.iter().map(|place| purl(lock, place)).collect::<anyhow::Result<_>>()?;
        Ok(purls.into_iter().collect())
    };
    let parts = found.iter().map(|place| -> anyhow::Result<Component> {
        let package = &lock["packages"][place];
        let stated = package["license"].as_str().with_context(|| format!("{place} states no licence"))?;
        Ok(Component {
            purl: purl(lock, place)?,
            name: name(place).to_owned(),
            version: version(lock, place)?.to_owned(),
            licence: licence::expression(stated).with_context(|| format!("the licence of {place}"))?,
            sum: Some(sum(package["integrity"].as_str().unwrap_or_default()).with_context(|| place.clone())?),
            is_installed: true,
            needs: purls(&needs(lock, place)?)?,
        })
    });
    let parts = parts.collect::<anyhow::Result<_>>()?;
    Ok((purls(&direct)?, parts))
}

/// Where the packages stand that one needs: within itself, or else in the nearest folder above.
fn needs(lock: &Value, place: &str) -> anyhow::Result<Vec<String>> {
    let Some(named) = lock["packages"][place]["dependencies"].as_object() else { return Ok(Vec::new()) };
    let find = |name: &String| -> anyhow::Result<String> {
        let mut from = place;
        loop {
            let there =
                if from.is_empty() { format!("{FOLDER}{name}") } else { format!("{from}/{FOLDER}{name}") };
            if lock["packages"].get(&there).is_some() {
                return Ok(there);
            }
            if from.is_empty() {
                bail!("{place} needs {name}, which frontend/package-lock.json does not have");
            }
            from = from.rsplit_once(FOLDER).map_or("", |(above, _)| above.trim_end_matches('/'));
        }
    };
    named.keys().map(find).collect()
}

fn name(place: &str) -> &str {
    place.rsplit_once(FOLDER).map_or(place, |(_, name)| name)
}

fn version<'a>(lock: &'a Value, place: &str) -> anyhow::Result<&'a str> {
    lock["packages"][place]["version"].as_str().with_context(|| format!("{place} has no version"))
}

fn purl(lock: &Value, place: &str) -> anyhow::Result<String> {
    let version = version(lock, place)?.replace('+', "%2B");
    Ok(format!("pkg:npm/{}@{version}", name(place).replace('@', "%40")))
}

/// The sum as npm writes it, as hexadecimal digits.
fn sum(integrity: &str) -> anyhow::Result<(&'static str, String)> {
    let encoded = integrity.strip_prefix("sha512-").context("it has no sum by SHA-512")?;
    let bytes = BASE64.decode(encoded.as_bytes()).context("its sum cannot be read")?;
    Ok(("SHA-512", HEXLOWER.encode(&bytes)))
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use serde_json::json;

    use super::*;
    use crate::root;

    #[test]
    fn what_is_bundled_is_told_and_what_bundles_is_not() {
        let one = |needs: Value| json!({ "version": "1.0.0", "license": "MIT", "integrity": "sha512-AQI=", "dependencies": needs });
        let lock = json!({ "lockfileVersion": 3, "packages": {
            "": { "dependencies": { "@a/css": "^1" }, "devDependencies": { "bundler": "^1" } },
            "node_modules/@a/css": one(json!({ "types": "^1", "plain": "^1" })),
            "node_modules/@a/css/node_modules/types": one(json!({ "plain": "^1" })),
            "node_modules/types": one(json!({})),
            "node_modules/plain": one(json!({})),
            "node_modules/bundler": { "version": "1.0.0", "dev": true },
        } });
        let (direct, parts) = components(&lock).expect("it is whole");
        assert_eq!(direct, ["pkg:npm/%40a/css@1.0.0"]);
        let mut purls: Vec<&str> = parts.iter().map(|part| part.purl.as_str()).collect();
        purls.sort_unstable();
        assert_eq!(purls, ["pkg:npm/%40a/css@1.0.0", "pkg:npm/plain@1.0.0", "pkg:npm/types@1.0.0"]);
        let css = parts.iter().find(|part| part.name == "@a/css").expect("it is there");
        assert_eq!(css.needs, ["pkg:npm/plain@1.0.0", "pkg:npm/types@1.0.0"]);
        assert_eq!(css.sum, Some(("SHA-512", "0102".to_owned())));
        for (key, value) in
            [("license", Value::Null), ("integrity", Value::Null), ("integrity", "sha1-AQI=".into())]
        {
            let mut broken = lock.clone();
            broken["packages"]["node_modules/plain"][key] = value;
            assert!(components(&broken).is_err(), "{key}");
        }
    }

    /// Every package that a source of the pages imports is among those that are told.
    #[test]
    fn what_the_pages_import_is_among_the_dependencies() {
        let manifest = fs::read_to_string(root().join("frontend/package.json")).expect("it is there");
        let manifest: Value = serde_json::from_str(&manifest).expect("it is JSON");
        let told: BTreeSet<&str> = manifest["dependencies"]
            .as_object()
            .expect("there are some")
            .keys()
            .map(String::as_str)
            .collect();
        let mut imported = BTreeSet::new();
        collect(&root().join("frontend/src"), &mut imported);
        assert!(imported.contains("three"), "{imported:?}");
        assert_eq!(imported.iter().map(String::as_str).collect::<BTreeSet<_>>(), told);
    }

    fn collect(folder: &Path, imported: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
            let path = entry.path();
            let is_source =
                path.extension().is_some_and(|kind| kind == "css" || kind == "js" || kind == "ts");
            if path.is_dir() {
                collect(&path, imported);
            } else if is_source {
                let text = fs::read_to_string(&path).expect("it is text");
                imported.extend(text.lines().filter_map(package));
            }
        }
    }

    /// The package that a line imports from.
    fn package(line: &str) -> Option<String> {
        let line = line.trim_start();
        let is_import = line.starts_with("import ")
            || line.starts_with("@import ")
            || line.starts_with("} from ")
            || line.contains(" import(")
            || line.contains("url(\"@");
        let from = line.split('"').nth(1).filter(|_| is_import)?;
        if from.starts_with('.') || from.starts_with('/') || from.contains(':') {
            return None;
        }
        let parts = if from.starts_with('@') { 2 } else { 1 };
        Some(from.split('/').take(parts).collect::<Vec<_>>().join("/"))
    }
}
