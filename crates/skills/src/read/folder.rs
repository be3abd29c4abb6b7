//! Which file is what, and what belongs together.

use std::collections::{HashMap, HashSet};

use super::{derived, esco, taxonomy};
use crate::{Concept, Fault, Faults, LanguageCode, Occupation, Problem, Scheme};

/// A file as it was found: its name without folders, and its bytes.
#[derive(Debug, Clone)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What a folder held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    pub schemes: Vec<Scheme>,
    /// Files that are none of those known here.
    pub unread: Vec<String>,
}

/// What a file is, by its name and its heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Concepts(LanguageCode),
    Occupations(LanguageCode),
    Requirements,
    Broader,
    /// Lists of labels of ESCO, and occupations with labels of skills.
    Preferred(LanguageCode),
    Alternative(LanguageCode),
    OccupationsByLabel,
    SwedishSkills,
    SwedishOccupations,
    SwedishToIsco,
    SwedishGroups,
}

/// Reads every file that is known: ESCO's own, lists of its labels, and the Swedish taxonomy. `version` is what the caller
/// knows of ESCO's; ESCO's files do not say it themselves.
///
/// # Errors
/// Every fault with file, row and column; then nothing of the folder is taken.
pub fn folder(files: &[File], version: Option<&str>) -> Result<Folder, Faults> {
    let mut known: Vec<(What, &File)> = Vec::new();
    let mut unread = Vec::new();
    for file in files {
        match what(file) {
            Some(what) => known.push((what, file)),
            None => unread.push(file.name.clone()),
        }
    }
    let mut names: HashSet<&str> = HashSet::new();
    if let Some((_, twice)) = known.iter().find(|(_, file)| !names.insert(&file.name)) {
        return Err(Faults(vec![Fault {
            file: Some(twice.name.clone()),
            row: None,
            column: None,
            problem: Problem::SameName,
        }]));
    }
    // Those that others refer to first, whatever the order of the folder; English first among languages.
    known.sort_by_key(|(what, file)| {
        let language = match what {
            What::Concepts(l) | What::Occupations(l) | What::Preferred(l) | What::Alternative(l) => Some(*l),
            _ => None,
        };
        (language != Some(LanguageCode::ENGLISH), file.name.clone())
    });
    let mut schemes = Vec::new();
    let (own, derived) = (own_files(&known, version)?, lists(&known, version)?);
    if own.is_some() && derived.is_some() {
        let name = known
            .iter()
            .find(|(what, _)| matches!(what, What::Preferred(_)))
            .map(|(_, file)| file.name.clone());
        return Err(Faults(vec![Fault { file: name, row: None, column: None, problem: Problem::TwoKinds }]));
    }
    schemes.extend(own.or(derived));
    schemes.extend(swedish(&known)?);
    if schemes.is_empty() {
        let problem = Problem::NothingKnown { files: unread.iter().take(5).cloned().collect() };
        return Err(Faults(vec![Fault { file: None, row: None, column: None, problem }]));
    }
    Ok(Folder { schemes, unread })
}

/// The version that a folder's name tells, as ESCO names its downloads: "ESCO dataset - v1.2.0 - classification - en - csv".
#[must_use]
pub fn version_in(name: &str) -> Option<String> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_')).find_map(|word| {
        let number = word.strip_prefix('v')?;
        let parts: Vec<&str> = number.split('.').collect();
        let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        (parts.len() >= 2 && parts.iter().all(is_number)).then(|| number.to_owned())
    })
}

fn what(file: &File) -> Option<What> {
    let stem = file.name.strip_suffix(".csv")?;
    let line = file.bytes.split(|&b| b == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let has = |head: &str| {
        line.trim_start_matches('\u{feff}').trim().split(',').any(|there| there.trim_matches('"') == head)
    };
    match stem {
        "occupations_industry" => return Some(What::OccupationsByLabel),
        "ssyk_isco" => return Some(What::SwedishToIsco),
        "ssyk2012" if has("label_sv") => return Some(What::SwedishGroups),
        "skills_sv" if has("label_sv") => return Some(What::SwedishSkills),
        "occupations_sv" if has("label_sv") => return Some(What::SwedishOccupations),
        _ => {}
    }
    let (name, language) = stem.rsplit_once('_')?;
    let language = LanguageCode::new(language)?;
    Some(match name {
        "skills" if has("id") => What::Preferred(language),
        "skills_alt" => What::Alternative(language),
        "skills" | "skillGroups" => What::Concepts(language),
        "occupations" => What::Occupations(language),
        "occupationSkillRelations" => What::Requirements,
        "broaderRelationsSkillPillar" => What::Broader,
        _ => return None,
    })
}

fn of(known: &[(What, &File)], is: impl Fn(What) -> bool) -> Vec<(What, File)> {
    known.iter().filter(|(what, _)| is(*what)).map(|(what, file)| (*what, (*file).clone())).collect()
}

/// ESCO's own files as one scheme; the same relations stand in each language's download and are read once each.
fn own_files(known: &[(What, &File)], version: Option<&str>) -> Result<Option<Scheme>, Faults> {
    let files = of(known, |what| matches!(what, What::Concepts(_)));
    if files.is_empty() {
        return Ok(None);
    }
    let mut concepts: Vec<Concept> = Vec::new();
    // Groups and skills stand in files of their own: each kind is merged over the languages by itself.
    for groups in [false, true] {
        let mut merged: Vec<Concept> = Vec::new();
        let mut of_whom = "";
        for (what, file) in files.iter().filter(|(_, file)| file.name.starts_with("skillGroups") == groups) {
            let What::Concepts(language) = *what else { continue };
            let read = esco::concepts(&file.name, &file.bytes, language)?;
            if of_whom.is_empty() {
                of_whom = &file.name;
                merged = read.into_iter().map(|(_, concept)| concept).collect();
            } else {
                merge(
                    &mut merged,
                    read,
                    &file.name,
                    of_whom,
                    |concept| &concept.id,
                    |known, more| {
                        known.labels.extend(more.labels);
                        known.descriptions.extend(more.descriptions);
                        known.is_deprecated |= more.is_deprecated;
                    },
                )?;
            }
        }
        concepts.extend(merged);
    }
    let mut seen: HashSet<&str> = HashSet::new();
    if let Some(twice) = concepts.iter().find(|concept| !seen.insert(&concept.id)) {
        return Err(Faults(vec![Fault {
            file: Some(files[0].1.name.clone()),
            row: None,
            column: Some("conceptUri".to_owned()),
            problem: Problem::SkillAndGroup { address: twice.id.clone() },
        }]));
    }
    let mut occupations: Vec<Occupation> = Vec::new();
    let mut of_whom = String::new();
    for (what, file) in of(known, |what| matches!(what, What::Occupations(_))) {
        let What::Occupations(language) = what else { continue };
        let read = esco::occupations(&file.name, &file.bytes, language)?;
        if of_whom.is_empty() {
            of_whom = file.name;
            occupations = read.into_iter().map(|(_, occupation)| occupation).collect();
        } else {
            merge(
                &mut occupations,
                read,
                &file.name,
                &of_whom,
                |occupation| &occupation.id,
                |known, more| {
                    known.labels.extend(more.labels);
                },
            )?;
        }
    }
    for (_, file) in of(known, |what| what == What::Requirements) {
        esco::requirements(&file.name, &file.bytes, &concepts, &mut occupations)?;
    }
    if let Some((_, file)) = of(known, |what| what == What::Broader).first() {
        esco::broader(&file.name, &file.bytes, &mut concepts)?;
    }
    Ok(Some(Scheme {
        name: "esco".to_owned(),
        version: version.map(str::to_owned),
        concepts,
        occupations,
        ssyk: Vec::new(),
        notes: Vec::new(),
    }))
}

/// Adds a language to what another's file gave. Both must have the same ids: else they are of different versions.
fn merge<T>(
    known: &mut [T],
    more: Vec<(u64, T)>,
    file: &str,
    of_whom: &str,
    id: impl Fn(&T) -> &String,
    mut join: impl FnMut(&mut T, T),
) -> Result<(), Faults> {
    let places: HashMap<String, usize> =
        known.iter().zip(0..).map(|(one, at)| (id(one).clone(), at)).collect();
    let mut faults = Vec::new();
    let mut met: HashSet<usize> = HashSet::new();
    let fault = |row, problem| Fault {
        file: Some(file.to_owned()),
        row,
        column: Some("conceptUri".to_owned()),
        problem,
    };
    for (row, one) in more {
        match places.get(id(&one)) {
            Some(&at) => {
                met.insert(at);
                join(&mut known[at], one);
            }
            None => faults.push(fault(
                Some(row),
                Problem::NotInOther { address: id(&one).clone(), other: of_whom.to_owned() },
            )),
        }
    }
    let missing: Vec<&T> =
        known.iter().enumerate().filter(|(at, _)| !met.contains(at)).map(|(_, one)| one).collect();
    if let Some(first) = missing.first() {
        faults.push(fault(
            None,
            Problem::MissingHere {
                missing: missing.len(),
                other: of_whom.to_owned(),
                example: id(first).clone(),
            },
        ));
    }
    if faults.is_empty() { Ok(()) } else { Err(Faults(faults)) }
}

/// Lists of ESCO's labels.
fn lists(known: &[(What, &File)], version: Option<&str>) -> Result<Option<Scheme>, Faults> {
    let preferred = of(known, |what| matches!(what, What::Preferred(_)));
    let mut scheme = Scheme {
        name: "esco".to_owned(),
        version: version.map(str::to_owned),
        concepts: Vec::new(),
        occupations: Vec::new(),
        ssyk: Vec::new(),
        notes: Vec::new(),
    };
    for (at, (what, file)) in preferred.iter().enumerate() {
        let What::Preferred(language) = *what else { continue };
        let mut read = Vec::new();
        derived::preferred(&file.name, &file.bytes, language, &mut read)?;
        if at == 0 {
            scheme.concepts = read;
        } else {
            let rows = (2..).zip(read).collect();
            merge(
                &mut scheme.concepts,
                rows,
                &file.name,
                &preferred[0].1.name,
                |concept| &concept.id,
                |known, more| {
                    known.labels.extend(more.labels);
                },
            )?;
        }
    }
    if preferred.is_empty() {
        return Ok(None);
    }
    for (what, file) in of(known, |what| matches!(what, What::Alternative(_))) {
        let What::Alternative(language) = what else { continue };
        derived::alternative(&file.name, &file.bytes, language, &mut scheme.concepts)?;
    }
    for (_, file) in of(known, |what| what == What::OccupationsByLabel) {
        derived::occupations(&file.name, &file.bytes, &mut scheme)?;
    }
    Ok(Some(scheme))
}

/// The Swedish taxonomy. Its files tell no version.
fn swedish(known: &[(What, &File)]) -> Result<Option<Scheme>, Faults> {
    let Some((_, skills)) = of(known, |what| what == What::SwedishSkills).pop() else { return Ok(None) };
    let mut isco = HashMap::new();
    if let Some((_, file)) = of(known, |what| what == What::SwedishToIsco).pop() {
        isco = taxonomy::ssyk_to_isco(&file.name, &file.bytes)?;
    }
    let occupations = match of(known, |what| what == What::SwedishOccupations).pop() {
        Some((_, file)) => taxonomy::occupations(&file.name, &file.bytes, &isco)?,
        None => Vec::new(),
    };
    let ssyk = match of(known, |what| what == What::SwedishGroups).pop() {
        Some((_, file)) => taxonomy::groups(&file.name, &file.bytes)?,
        None => Vec::new(),
    };
    Ok(Some(Scheme {
        name: "taxonomy".to_owned(),
        version: None,
        concepts: taxonomy::skills(&skills.name, &skills.bytes)?,
        occupations,
        ssyk,
        notes: Vec::new(),
    }))
}
