//! ESCO's own files, as its download names them and their columns, in any version and language.

use std::collections::HashMap;

use super::table::{Row, Table};
use crate::{
    Concept, ConceptKind, Fault, Faults, Label, LabelKind, LanguageCode, Occupation, Problem, Requirement,
    Strength,
};

/// ISCO-08 codes have one to four digits; ESCO sometimes writes them with a C before.
pub(super) fn is_isco(code: &str) -> bool {
    (1..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit())
}

/// `skills_xx.csv` and `skillGroups_xx.csv`: what both have in common is needed.
pub(super) fn concepts(
    file: &str,
    bytes: &[u8],
    language: LanguageCode,
) -> Result<Vec<(u64, Concept)>, Faults> {
    let table =
        Table::read(file, bytes, &["conceptType", "conceptUri", "preferredLabel", "altLabels", "status"])?;
    let mut faults = Vec::new();
    let mut first: HashMap<&str, u64> = HashMap::new();
    let mut concepts = Vec::new();
    for row in table.rows() {
        let Some(id) = own_address(row, &mut first, &mut faults) else { continue };
        let kind = match (row.cell("conceptType"), row.cell("skillType")) {
            ("SkillGroup", _) => ConceptKind::Group,
            (_, "skill/competence") => ConceptKind::Skill,
            (_, "knowledge") => ConceptKind::Knowledge,
            ("KnowledgeSkillCompetence", _) => ConceptKind::Unknown,
            (other, _) => {
                faults.push(row.fault("conceptType", Problem::NoKind { text: other.to_owned() }));
                continue;
            }
        };
        let is_deprecated = is_deprecated(row, &mut faults);
        let labels = labels(row, language, &mut faults);
        let text =
            [row.cell("description"), row.cell("definition")].into_iter().find(|text| !text.is_empty());
        concepts.push((
            row.number,
            Concept {
                id: id.to_owned(),
                kind,
                is_deprecated,
                labels,
                descriptions: text.map(|text| (language, text.to_owned())).into_iter().collect(),
                broader: Vec::new(),
            },
        ));
    }
    done(concepts, faults)
}

/// The address of what a row is about; one that stood in a row before is a fault.
fn own_address<'r>(
    row: Row<'r>,
    first: &mut HashMap<&'r str, u64>,
    faults: &mut Vec<Fault>,
) -> Option<&'r str> {
    let id = address(row, "conceptUri", faults)?;
    let Some(before) = first.insert(id, row.number) else { return Some(id) };
    faults.push(row.fault("conceptUri", Problem::Twice { text: id.to_owned(), row: before }));
    None
}

/// `occupations_xx.csv`.
pub(super) fn occupations(
    file: &str,
    bytes: &[u8],
    language: LanguageCode,
) -> Result<Vec<(u64, Occupation)>, Faults> {
    let table =
        Table::read(file, bytes, &["conceptUri", "iscoGroup", "preferredLabel", "altLabels", "status"])?;
    let mut faults = Vec::new();
    let mut first: HashMap<&str, u64> = HashMap::new();
    let mut occupations = Vec::new();
    for row in table.rows() {
        let Some(id) = own_address(row, &mut first, &mut faults) else { continue };
        let Some(isco) = row.needed("iscoGroup", &mut faults) else { continue };
        let isco = isco.trim_start_matches('C');
        if !is_isco(isco) {
            faults.push(row.fault("iscoGroup", Problem::NoIsco { text: isco.to_owned() }));
        }
        let is_deprecated = is_deprecated(row, &mut faults);
        occupations.push((
            row.number,
            Occupation {
                id: id.to_owned(),
                labels: labels(row, language, &mut faults),
                isco: vec![isco.to_owned()],
                ssyk: None,
                is_deprecated,
                requirements: Vec::new(),
            },
        ));
    }
    done(occupations, faults)
}

/// `occupationSkillRelations_xx.csv`.
pub(super) fn requirements(
    file: &str,
    bytes: &[u8],
    concepts: &[Concept],
    occupations: &mut [Occupation],
) -> Result<(), Faults> {
    let table = Table::read(file, bytes, &["occupationUri", "relationType", "skillUri"])?;
    let skills: HashMap<&str, usize> = concepts.iter().zip(0..).map(|(c, at)| (c.id.as_str(), at)).collect();
    let places: HashMap<String, usize> =
        occupations.iter().zip(0..).map(|(o, at)| (o.id.clone(), at)).collect();
    let mut faults = Vec::new();
    for row in table.rows() {
        let (Some(occupation), Some(skill)) =
            (address(row, "occupationUri", &mut faults), address(row, "skillUri", &mut faults))
        else {
            continue;
        };
        let strength = match row.cell("relationType") {
            "essential" => Strength::Essential,
            "optional" => Strength::Optional,
            other => {
                faults.push(row.fault("relationType", Problem::NoStrength { text: other.to_owned() }));
                continue;
            }
        };
        match (places.get(occupation), skills.get(skill)) {
            (None, _) => faults.push(row.fault("occupationUri", Problem::UnknownOccupation)),
            (_, None) => faults.push(row.fault("skillUri", Problem::UnknownSkill)),
            (Some(&at), Some(_)) => {
                let known = occupations[at].requirements.iter().find(|known| known.skill == skill);
                match known {
                    None => {
                        occupations[at].requirements.push(Requirement { skill: skill.to_owned(), strength });
                    }
                    Some(known) if known.strength == strength => {}
                    Some(_) => faults.push(row.fault("relationType", Problem::OtherStrength)),
                }
            }
        }
    }
    done((), faults)
}

/// `broaderRelationsSkillPillar_xx.csv`: what is narrower than what, with the rows they stand in.
pub(super) fn broader(file: &str, bytes: &[u8], concepts: &mut [Concept]) -> Result<(), Faults> {
    let table = Table::read(file, bytes, &["conceptUri", "broaderUri"])?;
    let places: HashMap<String, usize> = concepts.iter().zip(0..).map(|(c, at)| (c.id.clone(), at)).collect();
    let mut faults = Vec::new();
    let mut rows: HashMap<(usize, usize), u64> = HashMap::new();
    for row in table.rows() {
        let (Some(narrow), Some(broad)) =
            (address(row, "conceptUri", &mut faults), address(row, "broaderUri", &mut faults))
        else {
            continue;
        };
        let mut place = |head: &str, id: &str| {
            let found = places.get(id).copied();
            if found.is_none() {
                faults.push(row.fault(head, Problem::UnknownConcept { address: id.to_owned() }));
            }
            found
        };
        if let (Some(narrow), Some(broad)) = (place("conceptUri", narrow), place("broaderUri", broad))
            && rows.insert((narrow, broad), row.number).is_none()
        {
            let id = concepts[broad].id.clone();
            concepts[narrow].broader.push(id);
        }
    }
    if faults.is_empty()
        && let Some(circle) = super::hierarchy::circle(concepts.len(), rows.keys().copied())
    {
        let name = |at: usize| concepts[at].label(LanguageCode::ENGLISH).to_owned();
        let last = (circle[circle.len() - 1], circle[0]);
        faults.push(Fault {
            file: Some(file.to_owned()),
            row: rows.get(&last).copied(),
            column: Some("broaderUri".to_owned()),
            problem: Problem::Circle { names: circle.iter().map(|&at| name(at)).collect() },
        });
    }
    done((), faults)
}

fn done<T>(value: T, faults: Vec<Fault>) -> Result<T, Faults> {
    if faults.is_empty() { Ok(value) } else { Err(Faults(faults)) }
}

fn address<'t>(row: Row<'t>, head: &str, faults: &mut Vec<Fault>) -> Option<&'t str> {
    let cell = row.needed(head, faults)?;
    if cell.starts_with("http://") || cell.starts_with("https://") {
        return Some(cell);
    }
    faults.push(row.fault(head, Problem::NoAddress { text: cell.to_owned() }));
    None
}

fn is_deprecated(row: Row<'_>, faults: &mut Vec<Fault>) -> bool {
    match row.cell("status") {
        "released" | "" => false,
        // What ESCO gave up is kept, so that links made before still say what they meant.
        "deprecated" | "obsolete" => true,
        other => {
            faults.push(row.fault("status", Problem::NoStatus { text: other.to_owned() }));
            false
        }
    }
}

/// The preferred label and each alternative and hidden one once.
fn labels(row: Row<'_>, language: LanguageCode, faults: &mut Vec<Fault>) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let preferred = row.needed("preferredLabel", faults).into_iter().map(|text| (LabelKind::Preferred, text));
    let others = row.lines("altLabels").map(|text| (LabelKind::Alternative, text));
    let hidden = row.lines("hiddenLabels").map(|text| (LabelKind::Hidden, text));
    for (kind, text) in preferred.chain(others).chain(hidden) {
        if labels.iter().all(|label| label.text != text) {
            labels.push(Label { language, kind, text: text.to_owned() });
        }
    }
    labels
}
