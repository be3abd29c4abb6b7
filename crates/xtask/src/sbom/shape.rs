//! What must hold of a bill of materials, whatever it is of: its form, and that everything it names is there.

use std::collections::BTreeSet;

use serde_json::Value;

use super::licence;

/// Everything that is wrong with it.
pub(super) fn findings(bill: &Value) -> Vec<String> {
    let mut findings = Vec::new();
    for (key, value) in [("bomFormat", "CycloneDX"), ("specVersion", "1.6")] {
        if bill[key] != value {
            findings.push(format!("{key} is not {value}"));
        }
    }
    let empty = Vec::new();
    let list = |value: &Value| value.as_array().unwrap_or(&empty).clone();
    let parts: Vec<Value> =
        std::iter::once(bill["metadata"]["component"].clone()).chain(list(&bill["components"])).collect();
    let mut names = BTreeSet::new();
    for part in &parts {
        let name = part["bom-ref"].as_str().unwrap_or_default();
        if name.is_empty() {
            findings.push(format!("{} has no bom-ref", part["name"]));
        } else if !names.insert(name.to_owned()) {
            findings.push(format!("{name} is told twice"));
        }
        findings.extend(of_part(name, part));
    }
    let mut told = BTreeSet::new();
    for one in list(&bill["dependencies"]) {
        let name = one["ref"].as_str().unwrap_or_default().to_owned();
        let needs: Vec<String> =
            list(&one["dependsOn"]).iter().map(|need| need.as_str().unwrap_or_default().to_owned()).collect();
        for missing in needs.iter().chain([&name]).filter(|name| !names.contains(*name)) {
            findings.push(format!("'{missing}' is needed, or needs something, and is not told"));
        }
        if needs.iter().collect::<BTreeSet<_>>().len() != needs.len() {
            findings.push(format!("{name} names something twice"));
        }
        if !told.insert(name.clone()) {
            findings.push(format!("what {name} needs is told twice"));
        }
    }
    findings.extend(names.difference(&told).map(|name| format!("what {name} needs is not told")));
    findings
}

fn of_part(name: &str, part: &Value) -> Vec<String> {
    let mut findings = Vec::new();
    for key in ["type", "name", "version"] {
        if part[key].as_str().is_none_or(str::is_empty) {
            findings.push(format!("{name} has no {key}"));
        }
    }
    if part["purl"].as_str().is_none_or(|purl| !purl.starts_with("pkg:") || !purl.contains('@')) {
        findings.push(format!("{name} has no package URL"));
    }
    if !part["licenses"][0]["expression"].as_str().is_some_and(licence::is_expression) {
        findings.push(format!("{name} has no licence"));
    }
    for hash in part["hashes"].as_array().into_iter().flatten() {
        let digits = match hash["alg"].as_str() {
            Some("SHA-256") => 64,
            Some("SHA-512") => 128,
            _ => 0,
        };
        let sum = hash["content"].as_str().unwrap_or_default();
        if sum.len() != digits || !sum.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            findings.push(format!("{name} has a sum that is none"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sbom::{Component, document};

    fn part(name: &str, needs: &[&str]) -> Component {
        Component {
            purl: format!("pkg:cargo/{name}@1.0.0"),
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT OR Apache-2.0".to_owned(),
            sum: Some(("SHA-256", "0a".repeat(32))),
            is_installed: true,
            needs: needs.iter().map(|need| format!("pkg:cargo/{need}@1.0.0")).collect(),
        }
    }

    #[test]
    fn a_whole_bill_is_passed_and_each_fault_is_named() {
        let whole = document(&part("main", &["a"]), &[part("a", &["b"]), part("b", &[])], Some(0));
        assert_eq!(findings(&whole), Vec::<String>::new());
        assert_eq!(whole["metadata"]["timestamp"], "1970-01-01T00:00:00Z");
        let broken = |change: &dyn Fn(&mut Value)| {
            let mut bill = whole.clone();
            change(&mut bill);
            findings(&bill)
        };
        let faults: [(&dyn Fn(&mut Value), &str); 9] = [
            (&|bill: &mut Value| bill["specVersion"] = "1.5".into(), "specVersion is not 1.6"),
            (
                &|bill: &mut Value| bill["components"][0]["purl"] = Value::Null,
                "pkg:cargo/a@1.0.0 has no package URL",
            ),
            (
                &|bill: &mut Value| bill["components"][1]["licenses"] = json!([]),
                "pkg:cargo/b@1.0.0 has no licence",
            ),
            (
                &|bill: &mut Value| bill["components"][1]["version"] = "".into(),
                "pkg:cargo/b@1.0.0 has no version",
            ),
            (
                &|bill: &mut Value| bill["components"][1]["hashes"][0]["content"] = "12".into(),
                "pkg:cargo/b@1.0.0 has a sum that is none",
            ),
            (
                &|bill: &mut Value| bill["components"][1] = bill["components"][0].clone(),
                "pkg:cargo/a@1.0.0 is told twice",
            ),
            (
                &|bill: &mut Value| bill["dependencies"][0]["dependsOn"] = json!(["pkg:cargo/c@1.0.0"]),
                "'pkg:cargo/c@1.0.0' is needed, or needs something, and is not told",
            ),
            (
                &|bill: &mut Value| bill["dependencies"][1] = bill["dependencies"][0].clone(),
                "what pkg:cargo/main@1.0.0 needs is told twice",
            ),
            (
                &|bill: &mut Value| {
                    bill["dependencies"].as_array_mut().expect("there are some").pop();
                },
                "what pkg:cargo/b@1.0.0 needs is not told",
            ),
        ];
        for (change, told) in faults {
            let found = broken(change);
            assert!(found.iter().any(|one| one == told), "{told}: {found:?}");
        }
    }
}
