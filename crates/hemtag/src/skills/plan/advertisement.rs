//! The draft of an advertisement: made of what a role requires, without words that say who somebody is. Words of the grounds of
//! discrimination, of an earlier holder of the work and names of the map's people are found, told beside the draft and left out
//! of it. What the occupation usually needs besides is offered. No input or output.

use std::sync::LazyLock;

use workforce::map::{Map, Role, RoleId, Who};

use super::paper::Profile;
use crate::{
    skills::{
        loop_in::who_does,
        templates::{Book, Names, Occupation, Skill},
        usual::{known, process_of},
    },
    words::Language,
};

/// Why a word does not belong in an advertisement: the seven grounds of diskrimineringslagen (2008:567), chapter 1, section 5, or
/// that it is of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Ground {
    Sex,
    GenderIdentity,
    Ethnicity,
    Religion,
    Disability,
    Orientation,
    Age,
    Person,
}

impl Ground {
    pub(super) const ALL: [Ground; 8] = [
        Ground::Sex,
        Ground::GenderIdentity,
        Ground::Ethnicity,
        Ground::Religion,
        Ground::Disability,
        Ground::Orientation,
        Ground::Age,
        Ground::Person,
    ];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Ground::Sex => "sex",
            Ground::GenderIdentity => "gender_identity",
            Ground::Ethnicity => "ethnicity",
            Ground::Religion => "religion",
            Ground::Disability => "disability",
            Ground::Orientation => "orientation",
            Ground::Age => "age",
            Ground::Person => "person",
        }
    }
}

/// A row of `data/skills/advertisement_words.csv`.
#[derive(Debug)]
struct Row {
    /// Word by word; "#" is any number, "kvinno*" what begins so.
    words: Vec<String>,
    ground: Ground,
    /// Words that make something else of it when they follow: "female thread".
    not_before: Vec<String>,
    swedish: String,
    english: String,
}

fn table() -> &'static [Row] {
    static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
        let text =
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/skills/advertisement_words.csv"));
        let row = |row: Result<[String; 8], csv::Error>| {
            let [word, _language, ground, not_before, swedish, english, _by, _on] =
                row.expect("a row has eight cells");
            let ground = Ground::ALL.into_iter().find(|one| one.code() == ground);
            let split = |c: char| c.is_whitespace() || c == '-';
            Row {
                words: word.split(split).map(str::to_owned).collect(),
                ground: ground.expect("data/skills/advertisement_words.csv: a ground of the law, or person"),
                not_before: not_before.split(';').filter(|one| !one.is_empty()).map(str::to_owned).collect(),
                swedish,
                english,
            }
        };
        csv::Reader::from_reader(text.as_bytes()).deserialize().map(row).collect()
    });
    &TABLE
}

/// A word that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The whole text that it stands in, as the firm typed it.
    pub(super) text: String,
    /// The word as it stands there.
    pub(super) word: String,
    pub(super) ground: Ground,
    swedish: &'static str,
    english: &'static str,
}

impl Found {
    /// What to write instead; nothing for a name.
    pub(super) fn suggestion(&self, language: Language) -> &'static str {
        language.pick(self.swedish, self.english)
    }
}

/// What of a text does not belong in an advertisement, in the order of the text; each place once.
pub(super) fn look_over(map: &Map, text: &str) -> Vec<Found> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|one| !one.is_empty()).collect();
    let small: Vec<String> = words.iter().map(|one| one.to_lowercase()).collect();
    let found = |at: usize, count: usize, ground: Ground, swedish: &'static str, english: &'static str| {
        Found { text: text.to_owned(), word: words[at..at + count].join(" "), ground, swedish, english }
    };
    let (mut all, mut next) = (Vec::new(), 0);
    for (at, word) in words.iter().enumerate() {
        if at < next {
            continue;
        }
        let rows = table().iter().filter(|row| stands(row, &small[at..]));
        // "native english speaker" before a shorter one that begins in the same place.
        if let Some(row) = rows.max_by_key(|row| row.words.len()) {
            next = at + row.words.len();
            all.push(found(at, row.words.len(), row.ground, &row.swedish, &row.english));
        } else if names_somebody(map, word) {
            all.push(found(at, 1, Ground::Person, "", ""));
        }
    }
    all
}

/// Whether a row's words begin a text, and what follows does not make something else of them.
fn stands(row: &Row, text: &[String]) -> bool {
    let is_word = |(wanted, word): (&String, &String)| match wanted.strip_suffix('*') {
        Some(begins) => word.starts_with(begins),
        None if wanted == "#" => word.chars().all(|c| c.is_ascii_digit()),
        None => wanted == word,
    };
    text.len() >= row.words.len()
        && row.words.iter().zip(text).all(is_word)
        && text.get(row.words.len()).is_none_or(|next| !row.not_before.contains(next))
}

/// Whether a word is a part of a name of the map's people, also as whose: "Annas".
fn names_somebody(map: &Map, word: &str) -> bool {
    if !word.chars().next().is_some_and(char::is_uppercase) {
        return false;
    }
    let word = word.to_lowercase();
    map.people.iter().any(|people| match &people.who {
        Who::Named(name) => name
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .any(|part| part.chars().count() > 1 && (word == part || word.strip_suffix('s') == Some(part))),
        Who::Heads { .. } => false,
    })
}

/// What goes into the draft, and what was left out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    /// The role's name; none, where something was found in it.
    pub(super) role: Option<String>,
    /// Skill and level.
    pub(super) skills: Vec<(String, String)>,
    pub(super) left_out: Vec<Found>,
}

/// Looks the role's name and its skills over.
pub(super) fn draft(map: &Map, profile: &Profile) -> Draft {
    let mut left_out = look_over(map, &profile.role);
    let role = left_out.is_empty().then(|| profile.role.clone());
    let mut skills = Vec::new();
    for (skill, level, _) in &profile.skills {
        let found = look_over(map, skill);
        if found.is_empty() {
            skills.push((skill.clone(), level.clone()));
        } else {
            left_out.extend(found);
        }
    }
    Draft { role, skills, left_out }
}

/// The occupations that a role is: the one of its name; else those that do the processes which it is required for, of the role's
/// code where it has one; else the only one of its code. None, where it is not clear.
pub(super) fn occupations(
    book: &'static Book,
    names: &Names,
    map: &Map,
    role: &Role,
) -> Vec<&'static Occupation> {
    let is_called = |one: &&Occupation| names.is_occupation(one, &role.name);
    if let Some(one) = book.occupations.iter().find(is_called) {
        return vec![one];
    }
    let mut found: Vec<&'static Occupation> = Vec::new();
    for required in map.required.iter().filter(|row| row.role == role.id && map.is_open(row)) {
        let process = required.capability.and_then(|id| map.capability(id)).and_then(process_of);
        let does = process.map(who_does).unwrap_or_default();
        for one in does.iter().filter_map(|one| book.occupation(one.occupation)) {
            let is_of_code = role.isco.as_ref().is_none_or(|isco| *isco == one.isco);
            if is_of_code && !found.iter().any(|known| known.key == one.key) {
                found.push(one);
            }
        }
    }
    if found.is_empty()
        && let Some(isco) = &role.isco
        && let [one] = book.of_group(isco)[..]
    {
        found.push(one);
    }
    found
}

/// What the occupations call essential and the role does not require.
pub(super) fn offered(
    book: &'static Book,
    names: &Names,
    map: &Map,
    role: RoleId,
    occupations: &[&'static Occupation],
) -> Vec<&'static Skill> {
    let is_required = |skill: &Skill| {
        known(names, map, skill).is_some_and(|known| {
            map.required.iter().any(|row| row.role == role && row.skill == known.id && map.is_open(row))
        })
    };
    let mut found: Vec<&'static Skill> = Vec::new();
    for at in occupations.iter().flat_map(|one| &one.essential) {
        let skill = &book.skills[*at];
        if !is_required(skill) && !found.iter().any(|one| one.id == skill.id) {
            found.push(skill);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use workforce::map::{People, PersonId};

    use super::*;
    use crate::skills::templates::book;

    fn with(names: &[&str]) -> Map {
        let mut map = Map::default();
        for name in names {
            let (id, who) = (PersonId(map.number()), Who::Named((*name).to_owned()));
            let (roles, shift, account, leaves) = (Vec::new(), None, None, None);
            map.people.push(People { id, who, roles, shift, account, leaves });
        }
        map
    }

    fn found(map: &Map, text: &str) -> Vec<(String, Ground)> {
        look_over(map, text).into_iter().map(|one| (one.word, one.ground)).collect()
    }

    #[test]
    fn words_of_each_ground_are_found_and_words_of_the_work_are_not() {
        let map = with(&["Anna Ek", "Bo Åström"]);
        for (text, word, ground) in [
            ("Kvinnlig svetsare", "Kvinnlig", Ground::Sex),
            ("Förman", "Förman", Ground::Sex),
            ("Welder (female)", "female", Ground::Sex),
            ("icke-binär svetsare", "icke binär", Ground::GenderIdentity),
            ("Svensk medborgare", "Svensk medborgare", Ground::Ethnicity),
            ("Native English speaker", "Native English speaker", Ground::Ethnicity),
            ("Troende lagerarbetare", "Troende", Ground::Religion),
            ("Fullt frisk operatör", "Fullt frisk", Ground::Disability),
            ("heterosexuell", "heterosexuell", Ground::Orientation),
            ("Ung CNC-operatör", "Ung", Ground::Age),
            ("Max 35 år", "Max 35 år", Ground::Age),
            ("25-åring", "åring", Ground::Age),
            ("Åströms plats", "Åströms", Ground::Person),
            ("Svetsare (efterträdare)", "efterträdare", Ground::Person),
        ] {
            assert!(
                found(&map, text).contains(&(word.to_owned(), ground)),
                "{text}: {:?}",
                found(&map, text)
            );
        }
        assert_eq!(
            found(&map, "Annas efterträdare"),
            [("Annas".to_owned(), Ground::Person), ("efterträdare".to_owned(), Ground::Person)]
        );
        for text in [
            "TIG-svetsning",
            "Female threads and male connectors",
            "Äldre maskiner",
            "Ungersk standard",
            "5 års erfarenhet",
            "ekträ",
            "Svensk standard SS-EN 1090",
            "man machine interface",
            "Åldershärdning",
        ] {
            assert!(found(&map, text).is_empty(), "{text}: {:?}", found(&map, text));
        }
        assert!(look_over(&with(&[]), "Annas plats").is_empty(), "nobody of the map is called so");
    }

    #[test]
    fn nothing_that_esco_calls_a_skill_or_occupation_of_industry_is_taken_for_one() {
        let map = Map::default();
        let mut hit: BTreeSet<String> = BTreeSet::new();
        for one in &book().occupations {
            for text in std::iter::once(&one.english).chain(&one.swedish) {
                hit.extend(found(&map, text).into_iter().map(|(word, _)| format!("{text}: {word}")));
            }
        }
        for one in &book().skills {
            for text in std::iter::once(&one.english).chain(&one.swedish) {
                hit.extend(found(&map, text).into_iter().map(|(word, _)| format!("{text}: {word}")));
            }
        }
        // These three are known; each has one word that it is hit by.
        let texts: BTreeSet<&str> = hit.iter().filter_map(|one| Some(one.rsplit_once(": ")?.0)).collect();
        let known = [
            "design space for religious needs",
            "manage removal of disabled aircraft",
            "manufacture male suits",
        ];
        assert!(texts.iter().all(|text| known.contains(text)), "{hit:#?}");
    }

    #[test]
    fn a_role_that_a_loaded_vocabulary_calls_so_is_that_occupation() {
        let welder = book().occupations.iter().find(|one| one.english == "welder").expect("welders weld");
        let skill = &book().skills[welder.essential[0]];
        let names = Names::loaded(Language::Swedish, (skill, "officiell"), (welder, "Officiell svetsare"));
        let mut map = Map::default();
        let id = RoleId(map.number());
        map.roles.push(Role { id, name: "officiell svetsare".to_owned(), ssyk: None, isco: None });
        let of = occupations(book(), &names, &map, &map.roles[0]);
        assert_eq!(of.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), [welder.key.as_str()]);
        assert!(offered(book(), &names, &map, id, &of).iter().any(|one| one.id == skill.id));
        assert!(occupations(book(), &Names::new(Language::Swedish), &map, &map.roles[0]).is_empty());
    }

    #[test]
    fn every_row_has_a_ground_and_what_to_write_instead_and_every_ground_both_languages() {
        for row in table() {
            assert!(!row.swedish.is_empty() && !row.english.is_empty(), "{row:?}");
            let is_word = |one: &String| !one.is_empty() && *one == one.to_lowercase();
            assert!(row.words.iter().all(is_word), "{row:?}");
        }
        for ground in Ground::ALL {
            assert!(table().iter().filter(|row| row.ground == ground).count() >= 4, "{ground:?}");
        }
    }
}
