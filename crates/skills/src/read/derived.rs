//! Two lists of ESCO's labels as the shared folder has them: `id, preferred_xx` and `id, alt_xx`; occupations with the skills
//! they ask for by their English labels.

use std::collections::HashMap;

use super::table::Table;
use crate::{
    Concept, ConceptKind, Fault, Faults, Label, LabelKind, LanguageCode, Note, Occupation, Problem,
    Requirement, Scheme, Strength,
};

/// ESCO's ids stand without their address in these lists.
const ADDRESS: &str = "http://data.europa.eu/esco/skill/";

/// `id, preferred_xx`: one row a concept.
pub(super) fn preferred(
    file: &str,
    bytes: &[u8],
    language: LanguageCode,
    concepts: &mut Vec<Concept>,
) -> Result<(), Faults> {
    let head = format!("preferred_{language}");
    let table = Table::read(file, bytes, &["id", &head])?;
    let mut faults = Vec::new();
    let mut rows: HashMap<String, u64> = HashMap::new();
    for row in table.rows() {
        let (Some(id), Some(text)) = (row.needed("id", &mut faults), row.needed(&head, &mut faults)) else {
            continue;
        };
        if let Some(first) = rows.insert(id.to_owned(), row.number) {
            faults.push(row.fault("id", Problem::Twice { text: id.to_owned(), row: first }));
            continue;
        }
        concepts.push(Concept {
            id: format!("{ADDRESS}{id}"),
            kind: ConceptKind::Unknown,
            is_deprecated: false,
            labels: vec![Label { language, kind: LabelKind::Preferred, text: text.to_owned() }],
            descriptions: Vec::new(),
            broader: Vec::new(),
        });
    }
    if faults.is_empty() { Ok(()) } else { Err(Faults(faults)) }
}

/// `id, alt_xx`: any number of rows a concept.
pub(super) fn alternative(
    file: &str,
    bytes: &[u8],
    language: LanguageCode,
    concepts: &mut [Concept],
) -> Result<(), Faults> {
    let head = format!("alt_{language}");
    let table = Table::read(file, bytes, &["id", &head])?;
    let mut faults = Vec::new();
    let places: HashMap<String, usize> =
        concepts.iter().enumerate().map(|(at, concept)| (concept.id.clone(), at)).collect();
    for row in table.rows() {
        let (Some(id), Some(text)) = (row.needed("id", &mut faults), row.needed(&head, &mut faults)) else {
            continue;
        };
        match places.get(&format!("{ADDRESS}{id}")) {
            Some(&at) => concepts[at].labels.push(Label {
                language,
                kind: LabelKind::Alternative,
                text: text.to_owned(),
            }),
            None => faults.push(row.fault("id", Problem::NotPreferred { id: id.to_owned() })),
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Faults(faults)) }
}

/// `uri, name_en, isco, isco_en, essential, optional`: skills by label, parted by |.
pub(super) fn occupations(file: &str, bytes: &[u8], scheme: &mut Scheme) -> Result<(), Faults> {
    let table = Table::read(file, bytes, &["uri", "name_en", "isco", "essential", "optional"])?;
    let mut faults: Vec<Fault> = Vec::new();
    let mut by_label: HashMap<String, &str> = HashMap::new();
    for kind in [LabelKind::Preferred, LabelKind::Alternative] {
        for concept in &scheme.concepts {
            for label in concept.labels.iter().filter(|label| label.kind == kind) {
                by_label.entry(label.text.to_lowercase()).or_insert(&concept.id);
            }
        }
    }
    let mut rows: HashMap<&str, u64> = HashMap::new();
    let (mut named, mut missing) = (0_usize, 0_usize);
    let mut occupations = Vec::new();
    for row in table.rows() {
        let needed = ["uri", "name_en", "isco"].map(|head| row.needed(head, &mut faults));
        let [Some(uri), Some(name), Some(isco)] = needed else { continue };
        if let Some(first) = rows.insert(uri, row.number) {
            faults.push(row.fault("uri", Problem::Twice { text: uri.to_owned(), row: first }));
            continue;
        }
        if !super::esco::is_isco(isco) {
            faults.push(row.fault("isco", Problem::NoIsco { text: isco.to_owned() }));
        }
        let mut requirements = Vec::new();
        for (head, strength) in [("essential", Strength::Essential), ("optional", Strength::Optional)] {
            for label in row.cell(head).split('|').map(str::trim).filter(|label| !label.is_empty()) {
                named += 1;
                match by_label.get(&label.to_lowercase()) {
                    Some(id) => requirements.push(Requirement { skill: (*id).to_owned(), strength }),
                    None => missing += 1,
                }
            }
        }
        occupations.push(Occupation {
            id: uri.to_owned(),
            labels: vec![Label {
                language: LanguageCode::ENGLISH,
                kind: LabelKind::Preferred,
                text: name.to_owned(),
            }],
            isco: vec![isco.to_owned()],
            ssyk: None,
            is_deprecated: false,
            requirements,
        });
    }
    if !faults.is_empty() {
        return Err(Faults(faults));
    }
    if missing > 0 {
        scheme.notes.push(Note::SkillsLeftOut { file: file.to_owned(), missing, named });
    }
    scheme.occupations = occupations;
    Ok(())
}
