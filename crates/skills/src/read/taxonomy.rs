//! The Swedish taxonomy as the shared folder has it: `skills_sv.csv` (id, label_sv), `occupations_sv.csv` (id, label_sv,
//! ssyk4), `ssyk_isco.csv` (ssyk4, isco), `ssyk2012.csv` (code, label_sv, level).

use std::collections::HashMap;

use super::table::Table;
use crate::{Concept, ConceptKind, Faults, Label, LabelKind, LanguageCode, Occupation, Problem};

fn label(text: &str) -> Label {
    Label { language: LanguageCode::SWEDISH, kind: LabelKind::Preferred, text: text.to_owned() }
}

pub(super) fn skills(file: &str, bytes: &[u8]) -> Result<Vec<Concept>, Faults> {
    let table = Table::read(file, bytes, &["id", "label_sv"])?;
    let mut faults = Vec::new();
    let mut first: HashMap<&str, u64> = HashMap::new();
    let mut concepts = Vec::new();
    for row in table.rows() {
        let (Some(id), Some(text)) = (row.needed("id", &mut faults), row.needed("label_sv", &mut faults))
        else {
            continue;
        };
        if let Some(before) = first.insert(id, row.number) {
            faults.push(row.fault("id", Problem::Twice { text: id.to_owned(), row: before }));
            continue;
        }
        concepts.push(Concept {
            id: id.to_owned(),
            kind: ConceptKind::Unknown,
            is_deprecated: false,
            labels: vec![label(text)],
            descriptions: Vec::new(),
            broader: Vec::new(),
        });
    }
    if faults.is_empty() { Ok(concepts) } else { Err(Faults(faults)) }
}

/// SSYK group → its ISCO-08 groups.
pub(super) fn ssyk_to_isco(file: &str, bytes: &[u8]) -> Result<HashMap<String, Vec<String>>, Faults> {
    let table = Table::read(file, bytes, &["ssyk4", "isco"])?;
    let mut faults = Vec::new();
    let mut groups: HashMap<String, Vec<String>> = HashMap::new();
    for row in table.rows() {
        let (Some(ssyk), Some(isco)) = (row.needed("ssyk4", &mut faults), row.needed("isco", &mut faults))
        else {
            continue;
        };
        for (head, code) in [("ssyk4", ssyk), ("isco", isco)] {
            if code.len() != 4 || !code.bytes().all(|b| b.is_ascii_digit()) {
                faults.push(row.fault(head, Problem::NoFourDigits { text: code.to_owned() }));
            }
        }
        let list = groups.entry(ssyk.to_owned()).or_default();
        if !list.iter().any(|known| known == isco) {
            list.push(isco.to_owned());
        }
    }
    if faults.is_empty() { Ok(groups) } else { Err(Faults(faults)) }
}

/// Names of occupations under their SSYK group; with its ISCO-08 groups where they are known.
pub(super) fn occupations(
    file: &str,
    bytes: &[u8],
    isco: &HashMap<String, Vec<String>>,
) -> Result<Vec<Occupation>, Faults> {
    let table = Table::read(file, bytes, &["id", "label_sv", "ssyk4"])?;
    let mut faults = Vec::new();
    let mut first: HashMap<&str, u64> = HashMap::new();
    let mut occupations = Vec::new();
    for row in table.rows() {
        let cells = ["id", "label_sv", "ssyk4"].map(|head| row.needed(head, &mut faults));
        let [Some(id), Some(text), Some(ssyk)] = cells else { continue };
        if let Some(before) = first.insert(id, row.number) {
            faults.push(row.fault("id", Problem::Twice { text: id.to_owned(), row: before }));
            continue;
        }
        if ssyk.len() != 4 || !ssyk.bytes().all(|b| b.is_ascii_digit()) {
            faults.push(row.fault("ssyk4", Problem::NoSsyk { text: ssyk.to_owned() }));
        } else if !isco.is_empty() && !isco.contains_key(ssyk) {
            faults.push(row.fault("ssyk4", Problem::UnknownSsyk { group: ssyk.to_owned() }));
        }
        occupations.push(Occupation {
            id: id.to_owned(),
            labels: vec![label(text)],
            isco: isco.get(ssyk).cloned().unwrap_or_default(),
            ssyk: Some(ssyk.to_owned()),
            is_deprecated: false,
            requirements: Vec::new(),
        });
    }
    if faults.is_empty() { Ok(occupations) } else { Err(Faults(faults)) }
}

/// The groups of SSYK 2012 with four digits, by code: code and name. Those above them are passed over.
pub(super) fn groups(file: &str, bytes: &[u8]) -> Result<Vec<(String, String)>, Faults> {
    let table = Table::read(file, bytes, &["code", "label_sv", "level"])?;
    let mut faults = Vec::new();
    let mut first: HashMap<&str, u64> = HashMap::new();
    let mut groups = Vec::new();
    for row in table.rows() {
        let cells = ["code", "label_sv", "level"].map(|head| row.needed(head, &mut faults));
        let [Some(code), Some(name), Some(level)] = cells else { continue };
        if let Some(before) = first.insert(code, row.number) {
            faults.push(row.fault("code", Problem::Twice { text: code.to_owned(), row: before }));
            continue;
        }
        if code.len().to_string() != level || !code.bytes().all(|b| b.is_ascii_digit()) {
            let problem = Problem::NotOfLevel { text: code.to_owned(), level: level.to_owned() };
            faults.push(row.fault("code", problem));
            continue;
        }
        if code.len() == 4 {
            groups.push((code.to_owned(), name.to_owned()));
        }
    }
    groups.sort();
    if faults.is_empty() { Ok(groups) } else { Err(Faults(faults)) }
}
