//! SSYK 2012 beside ISCO-08, as the Swedish taxonomy in use says. Nothing of it is shipped: without the taxonomy it is empty.

use std::collections::BTreeMap;

use skills::{LabelKind, LanguageCode, Scheme};

use super::{Book, Occupation};
use crate::{
    app::App,
    skills::kept::{self, KeptError},
    words::Language,
};

/// A group of SSYK 2012, four digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SsykGroup {
    pub code: String,
    /// Where the taxonomy's files hold the names of groups.
    pub name: Option<String>,
    /// Its groups of ISCO-08.
    pub isco: Vec<String>,
    /// What occupations of it are called, in small letters.
    occupations: Vec<String>,
}

impl SsykGroup {
    /// Code and name.
    #[must_use]
    pub fn title(&self) -> String {
        self.name.as_ref().map_or_else(|| self.code.clone(), |name| format!("{} {name}", self.code))
    }
}

/// The groups by their codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ssyk(Vec<SsykGroup>);

/// A shorter word is part of too many names.
const SHORTEST: usize = 4;
/// Occupations that are added by what their group of SSYK is called.
const MOST_ADDED: usize = 40;

impl Ssyk {
    /// What the taxonomy in use says; empty where none is.
    ///
    /// # Errors
    /// When the vocabularies in use cannot be read.
    pub async fn of(app: &App) -> Result<Ssyk, KeptError> {
        let in_use = kept::store::in_use(app.db.reader()).await?;
        if in_use.iter().all(|one| one.scheme != "taxonomy") {
            return Ok(Ssyk::default());
        }
        Ok(Ssyk::new(&kept::linker(app).await?.schemes))
    }

    #[must_use]
    pub fn new(schemes: &[Scheme]) -> Ssyk {
        let mut groups: BTreeMap<&str, SsykGroup> = BTreeMap::new();
        for scheme in schemes {
            for occupation in &scheme.occupations {
                let Some(code) = occupation.ssyk.as_deref() else { continue };
                let group = groups.entry(code).or_insert_with(|| SsykGroup {
                    code: code.to_owned(),
                    name: None,
                    isco: Vec::new(),
                    occupations: Vec::new(),
                });
                for isco in &occupation.isco {
                    if !group.isco.contains(isco) {
                        group.isco.push(isco.clone());
                    }
                }
                let is_name = |label: &&skills::Label| {
                    label.language == LanguageCode::SWEDISH && label.kind == LabelKind::Preferred
                };
                let names = occupation.labels.iter().filter(is_name);
                group.occupations.extend(names.map(|label| label.text.to_lowercase()));
            }
            for (code, name) in &scheme.ssyk {
                if let Some(group) = groups.get_mut(code.as_str()) {
                    group.name = Some(name.clone());
                }
            }
        }
        Ssyk(groups.into_values().collect())
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The groups that belong to a group of ISCO-08.
    #[must_use]
    pub fn of_isco(&self, isco: &str) -> Vec<&SsykGroup> {
        self.0.iter().filter(|group| group.isco.iter().any(|code| code == isco)).collect()
    }

    /// What a role of an occupation gets: the code that was chosen, where it is one of the occupation's; the only one, where
    /// nothing was chosen and there is one.
    #[must_use]
    pub fn code(&self, isco: &str, chosen: Option<&str>) -> Option<String> {
        let of = self.of_isco(isco);
        match chosen {
            Some(code) => of.into_iter().find(|group| group.code == code).map(|group| group.code.clone()),
            None => match of.as_slice() {
                [only] => Some(only.code.clone()),
                _ => None,
            },
        }
    }

    /// Occupations of the book by words or a code: what the book finds, and those of groups of SSYK that have this code or are,
    /// or have an occupation, called so.
    #[must_use]
    pub fn find<'b>(&self, book: &'b Book, text: &str, language: Language) -> Vec<&'b Occupation> {
        let mut found = book.find(text, language);
        let text = text.trim().to_lowercase();
        let is_code = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        if !is_code && text.chars().count() < SHORTEST {
            return found;
        }
        let is_called = |group: &&SsykGroup| {
            if is_code {
                return group.code == text;
            }
            let is_in = |name: &String| name.to_lowercase().contains(&text);
            group.name.iter().chain(&group.occupations).any(is_in)
        };
        let mut isco: Vec<&String> = Vec::new();
        for code in self.0.iter().filter(is_called).flat_map(|group| &group.isco) {
            if !isco.contains(&code) {
                isco.push(code);
            }
        }
        let most = found.len() + MOST_ADDED;
        for one in isco.into_iter().flat_map(|code| book.of_group(code)) {
            if found.len() < most && found.iter().all(|known| known.key != one.key) {
                found.push(one);
            }
        }
        found
    }
}

#[cfg(test)]
fn example() -> Ssyk {
    let file = |name: &str, text: &str| skills::read::File {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let files = [
        file("skills_sv.csv", "id,label_sv\na1_b2_d1,Gjutning\n"),
        file(
            "occupations_sv.csv",
            "id,label_sv,ssyk4\na1_b2_c1,Plåtbyggare,7212\na1_b2_c2,Möbelpolerare,7522\na1_b2_c3,Rörläggare,7126\n",
        ),
        file("ssyk_isco.csv", "ssyk4,isco\n7212,7212\n7522,7522\n7522,7523\n7126,7212\n"),
        file(
            "ssyk2012.csv",
            "code,label_sv,level\n7,Hantverk,1\n7212,Svetsare och gasskärare,4\n7522,Finsnickare,4\n",
        ),
    ];
    Ssyk::new(&skills::read::folder(&files, Some("1")).expect("the files are right").schemes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skills::templates::book;

    #[test]
    fn occupations_are_found_by_code_and_names_of_ssyk_and_a_role_gets_the_code_that_is_clear() {
        let ssyk = example();
        let isco = |text: &str| -> Vec<String> {
            let mut all: Vec<String> =
                ssyk.find(book(), text, Language::Swedish).iter().map(|one| one.isco.clone()).collect();
            all.dedup();
            all
        };
        assert!(isco("7522").contains(&"7523".to_owned()), "a group of SSYK has all its groups of ISCO");
        assert!(isco("plåtbyggare").contains(&"7212".to_owned()), "what the taxonomy calls an occupation");
        assert!(isco("gasskärare").contains(&"7212".to_owned()), "what the group is called");
        // Without the taxonomy it finds what the book finds, and something.
        for text in ["möbelpolerare", "svetsare", "7212"] {
            let keys = |all: Vec<&Occupation>| all.into_iter().map(|one| one.key.clone()).collect::<Vec<_>>();
            let found = keys(Ssyk::default().find(book(), text, Language::Swedish));
            assert_eq!(found, keys(book().find(text, Language::Swedish)), "{text}");
        }
        assert!(!Ssyk::default().find(book(), "svetsare", Language::Swedish).is_empty());
        assert_eq!(ssyk.of_isco("7523")[0].title(), "7522 Finsnickare");
        assert_eq!(ssyk.code("7523", None).as_deref(), Some("7522"), "the only one");
        assert_eq!(ssyk.code("7212", None), None, "of two nobody has chosen");
        assert_eq!(ssyk.code("7212", Some("7126")).as_deref(), Some("7126"));
        assert_eq!(ssyk.code("7212", Some("7522")), None, "not one of its groups");
        assert_eq!(Ssyk::default().code("7212", Some("7212")), None);
    }
}
