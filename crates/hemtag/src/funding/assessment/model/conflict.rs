//! Conflicts of interest: those that are found by comparing, and those that an assessor declares.
//!
//! Found is only what must not be overlooked; the assessor answers the question of the law (Förvaltningslagen 16 §) in any case.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// Why somebody must not assess an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Found: bound to an organisation that takes part.
    SameOrganisation,
    /// Found: bound to one that is linked with an organisation that takes part.
    SameGroup,
    /// Found: applies in the same call, by account or organisation.
    Applies,
    /// Found: bound to an organisation that applies in the same call together with one that takes part here.
    CoApplicant,
    /// Found: writes the application, or has the address of somebody who does.
    SamePerson,
    /// Found: has an address at the same place as whoever writes the application.
    SameDomain,
    /// Declared: is a party, or is affected by the outcome (16 § first paragraph, 1).
    Affected,
    /// Declared: somebody close is (the same).
    CloseAffected,
    /// Declared: speaks for a party, or has done so in the matter (2, 3).
    Represents,
    /// Declared: has taken part in the matter at another authority, or advised the applicant on it (4).
    TookPart,
    /// Declared: something else that makes the impartiality doubtful (5).
    Other,
}

impl Ground {
    pub const FOUND: [Ground; 6] = [
        Ground::SameOrganisation,
        Ground::SameGroup,
        Ground::Applies,
        Ground::CoApplicant,
        Ground::SamePerson,
        Ground::SameDomain,
    ];
    pub const DECLARED: [Ground; 5] =
        [Ground::Affected, Ground::CloseAffected, Ground::Represents, Ground::TookPart, Ground::Other];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Ground::SameOrganisation => "same-organisation",
            Ground::SameGroup => "same-group",
            Ground::Applies => "applies",
            Ground::CoApplicant => "co-applicant",
            Ground::SamePerson => "same-person",
            Ground::SameDomain => "same-domain",
            Ground::Affected => "affected",
            Ground::CloseAffected => "close-affected",
            Ground::Represents => "represents",
            Ground::TookPart => "took-part",
            Ground::Other => "other",
        }
    }

    /// One of those that an assessor declares.
    #[must_use]
    pub fn declared(code: &str) -> Option<Ground> {
        Ground::DECLARED.into_iter().find(|ground| ground.code() == code)
    }
}

/// A conflict with what it rests on: organisation numbers, or the assessor's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    pub ground: Ground,
    pub rests_on: String,
}

/// What is known of an assessor, for finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Knows {
    pub person: i64,
    /// Organisations that they are bound to on the day, by their own statement and by their account.
    pub numbers: BTreeSet<String>,
    /// Those that are in one group with them, by their own statement.
    pub group: BTreeSet<String>,
    /// The account belongs to these organisations of the program.
    pub organisations: BTreeSet<i64>,
    pub address: String,
}

/// What is known of an application, for finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    pub id: i64,
    pub owner: i64,
    pub organisation: Option<i64>,
    /// Of all its parties, right or mistyped.
    pub numbers: BTreeSet<String>,
    /// The owner's address and those that stand in it, whether anybody has confirmed them or not.
    pub addresses: Vec<String>,
}

/// Undertakings that are linked: each number with those beside it.
pub type Links = BTreeMap<String, BTreeSet<String>>;

/// All that are linked with any of some, over any number of steps, those themselves left out.
fn linked(numbers: &BTreeSet<String>, links: &Links) -> BTreeSet<String> {
    let mut all = numbers.clone();
    let mut open: Vec<String> = numbers.iter().cloned().collect();
    while let Some(one) = open.pop() {
        for other in links.get(&one).into_iter().flatten() {
            if all.insert(other.clone()) {
                open.push(other.clone());
            }
        }
    }
    all.difference(numbers).cloned().collect()
}

/// Places of addresses that say nothing of where somebody works.
const FOR_EVERYBODY: [&str; 12] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.se",
    "outlook.com",
    "live.se",
    "icloud.com",
    "yahoo.com",
    "yahoo.se",
    "telia.com",
    "proton.me",
    "protonmail.com",
];

/// An address as it is compared: small letters, and without what some put after a plus.
fn plain(address: &str) -> (String, String) {
    let address = address.trim().to_lowercase();
    let (name, place) = address.rsplit_once('@').unwrap_or((&address, ""));
    (name.split('+').next().unwrap_or_default().to_owned(), place.to_owned())
}

/// The conflicts that comparing finds. `all` are the applications of the same call, drafts too.
#[must_use]
pub fn found(assessor: &Knows, project: &Project, all: &[Project], links: &Links) -> Vec<Conflict> {
    let shared = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        a.intersection(b).cloned().collect::<Vec<String>>().join(", ")
    };
    let writes = |one: &Project| {
        one.owner == assessor.person
            || one.organisation.is_some_and(|organisation| assessor.organisations.contains(&organisation))
    };
    let mut conflicts = Vec::new();
    let mut add = |ground, rests_on: String| conflicts.push(Conflict { ground, rests_on });

    let same = shared(&assessor.numbers, &project.numbers);
    if !same.is_empty() {
        add(Ground::SameOrganisation, same);
    }
    let mut group = linked(&assessor.numbers, links);
    group.extend(assessor.group.iter().cloned());
    group.extend(linked(&assessor.group, links));
    let same = shared(&group, &project.numbers);
    if !same.is_empty() {
        add(Ground::SameGroup, same);
    }
    let takes_part = |one: &Project| writes(one) || !assessor.numbers.is_disjoint(&one.numbers);
    if all.iter().any(|one| one.id != project.id && takes_part(one)) {
        let with: BTreeSet<String> = all
            .iter()
            .filter(|one| one.id != project.id && takes_part(one))
            .flat_map(|one| one.numbers.difference(&assessor.numbers).cloned())
            .collect();
        let together = shared(&with, &project.numbers);
        if !together.is_empty() {
            add(Ground::CoApplicant, together);
        }
        add(Ground::Applies, String::new());
    }
    let mine = plain(&assessor.address);
    let theirs: Vec<(String, String)> = project.addresses.iter().map(|one| plain(one)).collect();
    if writes(project) || theirs.contains(&mine) {
        add(Ground::SamePerson, String::new());
    } else if !mine.1.is_empty()
        && !FOR_EVERYBODY.contains(&mine.1.as_str())
        && theirs.iter().any(|(_, place)| *place == mine.1)
    {
        add(Ground::SameDomain, mine.1);
    }
    conflicts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(all: &[&str]) -> BTreeSet<String> {
        all.iter().map(|one| (*one).to_owned()).collect()
    }

    fn grounds(assessor: &Knows, project: &Project, all: &[Project], links: &Links) -> Vec<Ground> {
        found(assessor, project, all, links).into_iter().map(|one| one.ground).collect()
    }

    #[test]
    fn each_kind_is_found_and_a_stranger_has_none() {
        let project = Project {
            id: 1,
            owner: 7,
            organisation: Some(3),
            numbers: set(&["1111111111", "2222222222"]),
            addresses: vec!["Kim@Lead.example".into()],
        };
        let other =
            Project { id: 2, owner: 8, numbers: set(&["2222222222", "3333333333"]), ..Project::default() };
        let all = [project.clone(), other];
        let none = Links::new();
        let stranger = Knows { person: 1, address: "a@gmail.com".into(), ..Knows::default() };
        let check = |assessor: Knows| grounds(&assessor, &project, &all, &none);
        assert_eq!(check(stranger.clone()), []);
        let bound = |numbers: &[&str]| Knows { numbers: set(numbers), ..stranger.clone() };
        assert_eq!(check(bound(&["1111111111"])), [Ground::SameOrganisation]);
        assert_eq!(check(Knows { group: set(&["1111111111"]), ..stranger.clone() }), [Ground::SameGroup]);
        assert_eq!(check(bound(&["3333333333"])), [Ground::CoApplicant, Ground::Applies]);
        assert_eq!(check(Knows { person: 7, ..stranger.clone() }), [Ground::SamePerson]);
        assert_eq!(check(Knows { person: 8, ..stranger.clone() }), [Ground::CoApplicant, Ground::Applies]);
        assert_eq!(check(Knows { organisations: [3].into(), ..stranger.clone() }), [Ground::SamePerson]);
        let at = |address: &str| Knows { address: address.into(), ..stranger.clone() };
        assert_eq!(
            check(at("kim+ab@lead.EXAMPLE")),
            [Ground::SamePerson],
            "whoever it is has not confirmed it"
        );
        assert_eq!(check(at("robin@lead.example")), [Ground::SameDomain]);
    }

    #[test]
    fn a_group_is_found_over_several_links_and_common_post_is_no_tie() {
        let project = Project {
            id: 1,
            numbers: set(&["3"]),
            addresses: vec!["a@gmail.com".into()],
            ..Project::default()
        };
        let links = Links::from([("1".to_owned(), set(&["2"])), ("2".to_owned(), set(&["3", "1"]))]);
        let assessor =
            Knows { person: 9, numbers: set(&["1"]), address: "b@gmail.com".into(), ..Knows::default() };
        assert_eq!(grounds(&assessor, &project, &[], &links), [Ground::SameGroup]);
    }
}
