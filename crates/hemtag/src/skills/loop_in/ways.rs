//! What would close a lack: `data/skills/closing.csv`, written for this project. The row for the very certificate or process
//! holds before that of its parent, and that before its area's.

use std::sync::LazyLock;

use vocabulary::{ProcessId, Vocabulary, certificate::Area};

use super::model::{Lack, Way};
use crate::words::Language;

struct Row {
    of: String,
    code: String,
    way: Way,
    sure: Sure,
}

/// How sure this project is of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    Low,
    Medium,
    High,
}

impl Sure {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Sure::Low => "low",
            Sure::Medium => "medium",
            Sure::High => "high",
        }
    }
}

fn table() -> &'static [Row] {
    static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/skills/closing.csv"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let row = |row: Result<[String; 9], csv::Error>| {
            let [of, code, way, refers, swedish, english, _by, _on, sure] =
                row.expect("a row has nine cells");
            let way = match way.as_str() {
                "develop" => Way::Develop { swedish, english },
                "validate" => Way::Validate { model: refers },
                "recruit" => Way::Recruit { occupation: refers },
                other => panic!("data/skills/closing.csv: no way {other}"),
            };
            let sure = match sure.as_str() {
                "low" => Sure::Low,
                "medium" => Sure::Medium,
                "high" => Sure::High,
                other => panic!("data/skills/closing.csv: nobody is {other} sure"),
            };
            Row { of, code, way, sure }
        };
        reader.deserialize().map(row).collect()
    });
    &TABLE
}

/// The code of an area in the table.
const fn area(area: Area) -> &'static str {
    match area {
        Area::Management => "management",
        Area::Process => "process",
        Area::Product => "product",
        Area::Personnel => "personnel",
        Area::Facility => "facility",
        Area::Security => "security",
        Area::Legal => "legal",
        Area::Rating => "rating",
    }
}

/// What a standard or model of validation is called.
#[must_use]
pub fn model_name(language: Language, code: &str) -> Option<String> {
    static NAMES: LazyLock<Vec<[String; 3]>> = LazyLock::new(|| {
        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/validation_models.csv"));
        let rows = csv::Reader::from_reader(text.as_bytes()).into_records();
        let row = rows.map(|row| row.expect("a row has as many cells as there are heads"));
        row.map(|row| [row[0].to_owned(), row[1].to_owned(), row[2].to_owned()]).collect()
    });
    let [_, swedish, english] = NAMES.iter().find(|names| names[0] == code)?;
    Some(language.pick(swedish, english).to_owned())
}

/// The ways to close a lack, in the order of the table: develop and validate what there is before recruiting.
///
/// # Panics
/// When the embedded table is wrong, which a test finds.
#[must_use]
pub fn ways(lack: Lack) -> Vec<Way> {
    let vocabulary = Vocabulary::embedded();
    // From the nearest to the most general.
    let mut places: Vec<(&str, String)> = Vec::new();
    match lack {
        Lack::Certificate(id) => {
            let certificates = vocabulary.certificates();
            let mut at = Some(id);
            while let Some(id) = at {
                let one = certificates.get(id);
                places.push(("certificate", one.code.clone()));
                at = one.parent;
            }
            places.push(("area", area(certificates.get(id).facts.area).to_owned()));
        }
        Lack::Process(id) => {
            let processes = vocabulary.processes();
            let mut at = Some(id);
            while let Some(id) = at {
                let one = processes.get(id);
                places.push(("process", one.code.clone()));
                at = one.parent;
            }
            places.push(("any", "process".to_owned()));
        }
    }
    // Of each kind, what is said nearest.
    let kind = |way: &Way| std::mem::discriminant(way);
    let mut found: Vec<&Way> = Vec::new();
    for (of, code) in &places {
        let here: Vec<&Way> =
            table().iter().filter(|row| row.of == *of && row.code == *code).map(|row| &row.way).collect();
        let known: Vec<_> = found.iter().map(|way| kind(way)).collect();
        found.extend(here.into_iter().filter(|way| !known.contains(&kind(way))));
    }
    let order = |way: &&Way| match way {
        Way::Develop { .. } => 0,
        Way::Validate { .. } => 1,
        Way::Recruit { .. } => 2,
    };
    found.sort_by_key(order);
    found.into_iter().cloned().collect()
}

/// An occupation that does a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Does {
    /// The last part of ESCO's address.
    pub occupation: &'static str,
    /// The process that the table says it of: the very one, or one that it is a kind of.
    pub of: ProcessId,
    pub sure: Sure,
}

/// Who does a process: as the row for the very process says, else that of the nearest process above it; nobody, where no
/// occupation is clear.
///
/// # Panics
/// As [`ways`].
#[must_use]
pub fn who_does(process: ProcessId) -> Vec<Does> {
    let processes = Vocabulary::embedded().processes();
    let mut at = Some(process);
    while let Some(id) = at {
        let here = processes.get(id);
        let rows = table().iter().filter(|row| row.of == "process" && row.code == here.code);
        let does = rows.filter_map(|row| match &row.way {
            Way::Recruit { occupation } => Some(Does { occupation, of: id, sure: row.sure }),
            _ => None,
        });
        let found: Vec<Does> = does.collect();
        if !found.is_empty() {
            return found;
        }
        at = here.parent;
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skills::templates::book;

    #[test]
    fn every_row_refers_to_what_there_is() {
        let vocabulary = Vocabulary::embedded();
        for row in table() {
            let known = match row.of.as_str() {
                "certificate" => vocabulary.certificates().by_code(&row.code).is_some(),
                "area" => vocabulary.certificates().iter().any(|one| area(one.facts.area) == row.code),
                "process" => vocabulary.processes().by_code(&row.code).is_some(),
                "any" => row.code == "process",
                _ => false,
            };
            assert!(known, "{} {}", row.of, row.code);
            match &row.way {
                Way::Develop { swedish, english } => assert!(!swedish.is_empty() && !english.is_empty()),
                Way::Validate { model } => {
                    assert!(model_name(Language::Swedish, model).is_some(), "{model}");
                }
                Way::Recruit { occupation } => {
                    assert!(book().occupation(occupation).is_some(), "{occupation}")
                }
            }
        }
    }

    #[test]
    fn most_processes_have_an_occupation_with_skills_and_the_nearest_row_holds() {
        let processes = Vocabulary::embedded().processes();
        let without: Vec<&str> =
            processes.iter().filter(|one| who_does(one.id).is_empty()).map(|one| one.code.as_str()).collect();
        // Where makers speak too generally, or no occupation of industry is clear.
        assert!(without.len() * 6 < processes.iter().count(), "{}: {without:?}", without.len());
        for one in processes.iter() {
            for does in who_does(one.id) {
                let occupation = book().occupation(does.occupation).unwrap();
                assert!(!occupation.essential.is_empty(), "{} {}", one.code, occupation.english);
            }
        }
        let of = |code: &str| -> Vec<&'static str> {
            let does = who_does(processes.by_code(code).unwrap().id);
            does.iter().map(|one| book().occupation(one.occupation).unwrap().english.as_str()).collect()
        };
        assert_eq!(of("4.6.02"), ["welder"], "by its parent");
        assert_eq!(of("3.1.06"), ["water jet cutter operator"]);
        assert_eq!(of("1.4.04"), ["dry press operator", "kiln firer"], "several may do it");
        assert_eq!(of("3"), [] as [&str; 0]);
    }

    #[test]
    fn every_certificate_and_process_has_a_way_and_the_nearest_row_holds() {
        let vocabulary = Vocabulary::embedded();
        for one in vocabulary.certificates().iter() {
            assert!(!ways(Lack::Certificate(one.id)).is_empty(), "{}", one.code);
        }
        for one in vocabulary.processes().iter() {
            assert!(ways(Lack::Process(one.id)).len() >= 2, "{}", one.code);
        }
        let of = |code: &str| ways(Lack::parse(code).unwrap());
        let models = |code: &str| -> Vec<String> {
            let found = of(code).into_iter();
            found
                .filter_map(|way| if let Way::Validate { model } = way { Some(model) } else { None })
                .collect()
        };
        assert_eq!(models("certificate:ISO 3834-2"), ["svets"], "by its parent");
        assert_eq!(models("certificate:ISO 14001"), [] as [&str; 0], "no person is assessed for it");
        assert_eq!(models("process:4.6.01"), ["svets"]);
        assert_eq!(models("process:3.2.01"), ["industriteknik-bas"]);
    }
}
