//! The occupations that one can begin from, with the skills they ask for: what is shipped of ESCO, and the Swedish names that
//! were written for this project. Read once, when somebody first asks.

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use ::search::{Document, Index, Question, Text};
use skills::{LanguageCode, Strength, shipped};

/// A group of ISCO-08, four digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub isco: String,
    pub english: String,
    /// This project's own name; all of ISCO 7 and 8 have one.
    pub swedish: Option<String>,
}

/// A skill that some occupation asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    /// ESCO's address of the concept.
    pub id: String,
    pub english: String,
    /// This project's own name.
    pub swedish: Option<String>,
}

impl Skill {
    /// The last part of the address: what forms and addresses carry.
    #[must_use]
    pub fn key(&self) -> &str {
        last_part(&self.id)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occupation {
    /// The last part of ESCO's address.
    pub key: String,
    pub isco: String,
    pub english: String,
    /// This project's own name.
    pub swedish: Option<String>,
    /// What else it is called in Swedish.
    also: String,
    /// Places in [`Book::skills`], in ESCO's order.
    pub essential: Vec<usize>,
    pub optional: Vec<usize>,
}

/// All of it.
#[derive(Debug)]
pub struct Book {
    /// In the order of their codes.
    pub groups: Vec<Group>,
    /// In the order of group and English name.
    pub occupations: Vec<Occupation>,
    pub skills: Vec<Skill>,
    by_key: HashMap<String, usize>,
    index: Index,
}

/// So many occupations are shown as found.
const MOST_FOUND: usize = 40;

/// The book. Reads what is shipped when it is first asked for, which takes a part of a second: ask from where waiting is fine.
///
/// # Panics
/// When an embedded file is wrong, which a test finds.
pub fn book() -> &'static Book {
    static BOOK: LazyLock<Book> = LazyLock::new(read);
    &BOOK
}

impl Book {
    #[must_use]
    pub fn group(&self, isco: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.isco == isco)
    }

    /// The occupations of a group: those with a Swedish name first, and of them those most of whose essential skills have one.
    #[must_use]
    pub fn of_group(&self, isco: &str) -> Vec<&Occupation> {
        let mut of: Vec<&Occupation> = self.occupations.iter().filter(|one| one.isco == isco).collect();
        of.sort_by_key(|one| {
            let unnamed = one.essential.iter().filter(|at| self.skills[**at].swedish.is_none()).count();
            (one.swedish.is_none(), 1_000 * unnamed / one.essential.len().max(1))
        });
        of
    }

    #[must_use]
    pub fn occupation(&self, key: &str) -> Option<&Occupation> {
        self.occupations.iter().find(|one| one.key == key)
    }

    /// A skill by its whole address or the last part of it.
    #[must_use]
    pub fn skill(&self, id: &str) -> Option<&Skill> {
        self.by_key.get(last_part(id)).map(|at| &self.skills[*at])
    }

    /// Occupations by words in either language, best first; none when nothing was typed that can be searched for.
    #[must_use]
    pub fn find(&self, text: &str, language: crate::words::Language) -> Vec<&Occupation> {
        let text = text.trim();
        if text.is_empty() || text.len() > ::search::MOST_BYTES {
            return Vec::new();
        }
        if self.group(text).is_some() {
            return self.of_group(text);
        }
        let language = match language {
            crate::words::Language::Swedish => ::search::Language::Swedish,
            crate::words::Language::English => ::search::Language::English,
        };
        let hits = self.index.answer(Question { text, language }).hits;
        hits.into_iter().take(MOST_FOUND).filter_map(|hit| self.occupations.get(hit.document)).collect()
    }
}

fn last_part(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// A table of ours: rows of cells by head.
fn table(text: &str, heads: &[&str]) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let found: Vec<String> = reader.headers().expect("a table has heads").iter().map(str::to_owned).collect();
    let at: Vec<usize> = heads
        .iter()
        .map(|head| found.iter().position(|one| one == head).unwrap_or_else(|| panic!("no column {head}")))
        .collect();
    let row = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.expect("a row has as many cells as there are heads");
        at.iter().map(|at| row[*at].trim().to_owned()).collect()
    };
    reader.records().map(row).collect()
}

macro_rules! ours {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/skills/", $name))
    };
}

fn stated(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn read() -> Book {
    let esco = shipped::esco();
    let groups: Vec<Group> = table(ours!("isco_groups.csv"), &["isco", "label_en", "label_sv"])
        .into_iter()
        .map(|row| Group { isco: row[0].clone(), english: row[1].clone(), swedish: stated(&row[2]) })
        .collect();
    let named: HashMap<String, (String, String)> =
        table(ours!("occupations_sv.csv"), &["id", "label_sv", "also_sv"])
            .into_iter()
            .map(|row| (row[0].clone(), (row[1].clone(), row[2].clone())))
            .collect();
    let by_id = esco.by_id();
    let mut skills: Vec<Skill> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    let mut occupations: Vec<Occupation> = Vec::with_capacity(esco.occupations.len());
    for one in &esco.occupations {
        let (mut essential, mut optional) = (Vec::new(), Vec::new());
        for requirement in &one.requirements {
            let key = last_part(&requirement.skill);
            let at = *by_key.entry(key.to_owned()).or_insert_with(|| {
                let concept = &esco.concepts[by_id[requirement.skill.as_str()]];
                skills.push(Skill {
                    id: concept.id.clone(),
                    english: concept.label(LanguageCode::ENGLISH).to_owned(),
                    swedish: shipped::own_swedish().get(key).map(|own| own.name.clone()),
                });
                skills.len() - 1
            });
            let list = match requirement.strength {
                Strength::Essential => &mut essential,
                Strength::Optional => &mut optional,
            };
            if !list.contains(&at) {
                list.push(at);
            }
        }
        optional.retain(|at| !essential.contains(at));
        let key = last_part(&one.id).to_owned();
        let (name, also) = named.get(&key).cloned().unwrap_or_default();
        occupations.push(Occupation {
            key,
            isco: one.isco.first().cloned().unwrap_or_default(),
            english: one.labels.first().map(|label| label.text.clone()).unwrap_or_default(),
            swedish: stated(&name),
            also,
            essential,
            optional,
        });
    }
    occupations.sort_by(|a, b| (&a.isco, &a.english).cmp(&(&b.isco, &b.english)));
    let of_group: BTreeMap<&str, &Group> = groups.iter().map(|group| (group.isco.as_str(), group)).collect();
    let index = Index::build(occupations.iter().map(|one| document(one, &of_group)).collect())
        .expect("the index of occupations has room");
    Book { groups, occupations, skills, by_key, index }
}

/// Found by its names in either language, and by those of its group.
fn document(one: &Occupation, groups: &BTreeMap<&str, &Group>) -> Document {
    let group = groups.get(one.isco.as_str());
    let in_swedish = Text {
        title: one.swedish.clone().unwrap_or_default(),
        names: one.also.clone(),
        body: group.and_then(|group| group.swedish.clone()).unwrap_or_default(),
    };
    let in_english = Text {
        title: one.english.clone(),
        names: String::new(),
        body: group.map(|group| group.english.clone()).unwrap_or_default(),
    };
    // What has a Swedish name is what Swedish industry asks for most.
    let weight = if one.swedish.is_some() { 1.2 } else { 1.0 };
    Document { kind: 0, weight, swedish: in_swedish, english: in_english }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// What is ours must name what it says it names: the id, and the English label beside it.
    #[test]
    fn every_name_of_ours_stands_beside_the_label_that_esco_gives_the_same_concept() {
        let esco = shipped::esco();
        let english: HashMap<&str, &str> = esco
            .concepts
            .iter()
            .map(|concept| (last_part(&concept.id), concept.label(LanguageCode::ENGLISH)))
            .collect();
        let mut names = HashSet::new();
        let labels = table(ours!("labels_sv.csv"), &["id", "label_en", "label_sv", "by"]);
        assert!(labels.len() >= 1_000, "{}", labels.len());
        for row in &labels {
            assert_eq!(english.get(row[0].as_str()), Some(&row[1].as_str()), "{row:?}");
            assert!(!row[2].is_empty() && row[3] == "ours", "{row:?}");
            assert!(names.insert(row[2].to_lowercase()), "two skills are called {}", row[2]);
        }
        let book = book();
        for row in table(ours!("occupations_sv.csv"), &["id", "label_en", "label_sv", "by"]) {
            let one = book.occupation(&row[0]).unwrap_or_else(|| panic!("no occupation {row:?}"));
            assert_eq!((one.english.as_str(), row[3].as_str()), (row[1].as_str(), "ours"));
        }
        for group in &book.groups {
            assert!(!book.of_group(&group.isco).is_empty(), "{group:?} has no occupation");
        }
        let known: HashSet<&str> = book.groups.iter().map(|group| group.isco.as_str()).collect();
        let lost: Vec<&Occupation> =
            book.occupations.iter().filter(|one| !known.contains(one.isco.as_str())).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn an_occupation_is_found_by_swedish_and_english_words_and_by_its_code() {
        use crate::words::Language::{English, Swedish};
        let first =
            |text: &str, language| book().find(text, language).first().map(|one| one.english.as_str());
        assert_eq!(first("svetsare", Swedish), Some("welder"));
        assert_eq!(first("CNC-operatör", Swedish), Some("computer numerical control machine operator"));
        assert_eq!(first("formsprutare", Swedish), Some("injection moulding operator"));
        assert_eq!(first("industrial electrician", English), Some("industrial electrician"));
        assert_eq!(first("welder", Swedish), Some("welder"), "English words serve Swedish readers too");
        let by_code = book().find("7212", Swedish);
        assert!(!by_code.is_empty() && by_code.iter().all(|one| one.isco == "7212"));
        assert!(book().find("zzzzqq", Swedish).is_empty() && book().find("  ", Swedish).is_empty());
    }
}
