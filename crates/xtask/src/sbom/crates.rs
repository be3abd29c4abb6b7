//! What Cargo has resolved: the crates that a program is made of and built with, and what each needs.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, bail};
use serde_json::Value;

use super::{Component, licence};

/// The sum of each crate by name and version, as the lock file has them.
pub(super) fn sums(lock: &str) -> BTreeMap<(String, String), String> {
    let mut sums = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""))?;
            Some(line.trim_end_matches('"').to_owned())
        };
        if let (Some(name), Some(version), Some(sum)) = (value("name"), value("version"), value("checksum")) {
            sums.insert((name, version), sum);
        }
    }
    sums
}

/// A crate, and what it needs, both by the identity that Cargo gives.
struct Node<'a> {
    package: &'a Value,
    /// What it needs, and whether that goes into the program; otherwise it is only built with.
    needs: Vec<(&'a str, bool)>,
}

/// The program itself, and the crates it is made of and built with: what only tests need is left out.
///
/// # Errors
/// When there is no such program, or a crate has no licence that can be read.
pub(super) fn components(
    program: &str,
    resolved: &Value,
    sums: &BTreeMap<(String, String), String>,
) -> anyhow::Result<(Component, Vec<Component>)> {
    let nodes = nodes(resolved)?;
    let members: BTreeSet<&str> =
        list(&resolved["workspace_members"]).iter().filter_map(Value::as_str).collect();
    let is_program = |id: &&str| members.contains(id) && nodes[*id].package["name"] == program;
    let Some(main) = nodes.keys().copied().find(is_program) else {
        bail!("there is no program {program} in the workspace");
    };
    let all = reached(main, &nodes, |_| true);
    let installed = reached(main, &nodes, |is_installed| is_installed);
    let of = |id: &str| -> anyhow::Result<Component> {
        let Node { package, needs } = &nodes[id];
        let needs: BTreeSet<String> =
            needs.iter().map(|(needed, _)| purl(nodes[needed].package)).collect::<anyhow::Result<_>>()?;
        let (name, version) = (said(package, "name")?, said(package, "version")?);
        let sum = sums.get(&(name.to_owned(), version.to_owned()));
        let stated =
            package["license"].as_str().with_context(|| format!("{name} {version} states no licence"))?;
        Ok(Component {
            purl: purl(package)?,
            name: name.to_owned(),
            version: version.to_owned(),
            licence: licence::expression(stated)
                .with_context(|| format!("the licence of {name} {version}"))?,
            sum: sum.map(|sum| ("SHA-256", sum.clone())),
            is_installed: installed.contains(id),
            needs: needs.into_iter().collect(),
        })
    };
    let parts = all.iter().filter(|id| **id != main).map(|id| of(id)).collect::<anyhow::Result<_>>()?;
    Ok((of(main)?, parts))
}

fn nodes(resolved: &Value) -> anyhow::Result<BTreeMap<&str, Node<'_>>> {
    let by_id: BTreeMap<&str, &Value> = list(&resolved["packages"])
        .iter()
        .map(|package| Ok((said(package, "id")?, package)))
        .collect::<anyhow::Result<_>>()?;
    // What writes code for the compiler runs while it compiles, and so does all that it needs.
    let writes_code = |package: &Value| {
        list(&package["targets"])
            .iter()
            .any(|target| list(&target["kind"]).iter().any(|kind| kind == "proc-macro"))
    };
    list(&resolved["resolve"]["nodes"])
        .iter()
        .map(|node| {
            let id = said(node, "id")?;
            let package = *by_id.get(id).with_context(|| format!("{id} is resolved and not described"))?;
            let mut needs = Vec::new();
            for need in list(&node["deps"]) {
                let needed = said(need, "pkg")?;
                let kinds = list(&need["dep_kinds"]);
                let is_normal = kinds.iter().any(|one| one["kind"].is_null());
                if is_normal || kinds.iter().any(|one| one["kind"] == "build") {
                    needs.push((needed, is_normal && !by_id.get(needed).is_some_and(|p| writes_code(p))));
                }
            }
            Ok((id, Node { package, needs }))
        })
        .collect()
}

/// All that is reached from a crate by what `follow` allows, itself too.
fn reached<'a>(
    from: &'a str,
    nodes: &BTreeMap<&'a str, Node<'a>>,
    follow: impl Fn(bool) -> bool,
) -> BTreeSet<&'a str> {
    let (mut found, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(id) = open.pop() {
        if found.insert(id) {
            let needs = nodes.get(id).map(|node| node.needs.as_slice()).unwrap_or_default();
            open.extend(
                needs.iter().filter(|(_, is_installed)| follow(*is_installed)).map(|(needed, _)| *needed),
            );
        }
    }
    found
}

/// What names a crate everywhere. Our own are in no registry: by a registry's name they could be taken for others that are.
fn purl(package: &Value) -> anyhow::Result<String> {
    let (name, version) = (said(package, "name")?, said(package, "version")?.replace('+', "%2B"));
    match package["source"].as_str() {
        Some(source) if source.starts_with("registry+https://github.com/rust-lang/crates.io-index") => {
            Ok(format!("pkg:cargo/{name}@{version}"))
        }
        Some(source) => bail!("{name} {version} comes from {source}, and not from the registry"),
        None => Ok(format!("pkg:generic/hemtag/{name}@{version}")),
    }
}

fn said<'a>(of: &'a Value, key: &str) -> anyhow::Result<&'a str> {
    of[key].as_str().with_context(|| format!("cargo metadata does not say {key} of something"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

    fn package(name: &str, kind: &str, source: Option<&str>) -> Value {
        json!({ "id": name, "name": name, "version": "1.0.0+a", "license": "MIT/Apache-2.0", "source": source,
                "targets": [{ "kind": [kind] }] })
    }

    fn need(name: &str, kind: Option<&str>) -> Value {
        json!({ "pkg": name, "dep_kinds": [{ "kind": kind, "target": null }] })
    }

    fn workspace() -> Value {
        json!({
            "workspace_members": ["program", "engine"],
            "packages": [
                package("program", "bin", None), package("engine", "lib", None),
                package("library", "lib", Some(REGISTRY)), package("macro", "proc-macro", Some(REGISTRY)),
                package("parser", "lib", Some(REGISTRY)), package("compiler", "lib", Some(REGISTRY)),
                package("tester", "lib", Some(REGISTRY)),
            ],
            "resolve": { "nodes": [
                { "id": "program", "deps": [need("engine", None), need("macro", None), need("compiler", Some("build")), need("tester", Some("dev"))] },
                { "id": "engine", "deps": [need("library", None)] },
                { "id": "library", "deps": [] },
                { "id": "macro", "deps": [need("parser", None)] },
                { "id": "parser", "deps": [] }, { "id": "compiler", "deps": [] }, { "id": "tester", "deps": [] },
            ] },
        })
    }

    #[test]
    fn what_tests_need_is_left_out_and_what_builds_is_not_installed() {
        let lock = "version = 4\n\n[[package]]\nname = \"library\"\nversion = \"1.0.0+a\"\nsource = \"x\"\nchecksum = \"ab12\"\n";
        let (main, parts) = components("program", &workspace(), &sums(lock)).expect("it is whole");
        assert_eq!(main.purl, "pkg:generic/hemtag/program@1.0.0%2Ba");
        assert_eq!(
            main.needs,
            [
                "pkg:cargo/compiler@1.0.0%2Ba",
                "pkg:cargo/macro@1.0.0%2Ba",
                "pkg:generic/hemtag/engine@1.0.0%2Ba"
            ]
        );
        let of = |name: &str| parts.iter().find(|part| part.name == name);
        assert_eq!(parts.len(), 5);
        assert!(of("tester").is_none());
        for (name, is_installed) in
            [("engine", true), ("library", true), ("macro", false), ("parser", false), ("compiler", false)]
        {
            assert_eq!(of(name).expect(name).is_installed, is_installed, "{name}");
        }
        let library = of("library").expect("it is there");
        assert_eq!(library.sum, Some(("SHA-256", "ab12".to_owned())));
        assert_eq!(library.licence, "MIT OR Apache-2.0");
        assert_eq!(of("engine").expect("it is there").sum, None);
    }

    #[test]
    fn what_has_no_licence_or_comes_from_elsewhere_is_refused() {
        let broken = |index: usize, key: &str, value: Value| {
            let mut workspace = workspace();
            workspace["packages"][index][key] = value;
            components("program", &workspace, &BTreeMap::new())
                .map(|_| ())
                .map_err(|error| format!("{error:#}"))
        };
        assert_eq!(broken(2, "license", Value::Null), Err("library 1.0.0+a states no licence".to_owned()));
        assert!(broken(2, "license", "see file".into()).is_err());
        assert!(broken(2, "source", "git+https://example.org/x".into()).is_err());
        assert!(components("nothing", &workspace(), &BTreeMap::new()).is_err());
    }
}
