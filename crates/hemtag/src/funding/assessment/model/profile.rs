//! What an assessor says of themselves: what they know, what they are bound to, how many applications they take.

use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};
use vocabulary::OrganisationNumber;

/// How somebody is bound to an organisation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    #[default]
    Employment,
    Ownership,
    Board,
    /// Belongs to the same group (linked undertakings) as an organisation that one is bound to.
    Group,
    /// Somebody close works there, owns it or sits on its board.
    Close,
    Other,
}

impl Tie {
    pub const ALL: [Tie; 6] =
        [Tie::Employment, Tie::Ownership, Tie::Board, Tie::Group, Tie::Close, Tie::Other];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Tie::Employment => "employment",
            Tie::Ownership => "ownership",
            Tie::Board => "board",
            Tie::Group => "group",
            Tie::Close => "close",
            Tie::Other => "other",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Tie> {
        Tie::ALL.into_iter().find(|tie| tie.code() == code)
    }
}

/// A tie counts for so many years after it ended. A rule of this program, of which the law says nothing: interests last longer
/// than contracts.
pub const COUNTS_YEARS: i16 = 2;

/// An organisation that somebody is or was bound to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// Ten digits.
    pub number: String,
    pub name: String,
    pub tie: Tie,
    /// `None`: not said; it counts from always.
    pub since: Option<Date>,
    /// `None`: it lasts.
    pub until: Option<Date>,
}

impl Bound {
    /// Whether it counts on a day: from its beginning until [`COUNTS_YEARS`] after its end.
    #[must_use]
    pub fn counts(&self, day: Date) -> bool {
        let ends = |until: Date| until.saturating_add(Span::new().years(COUNTS_YEARS));
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= ends(until))
    }
}

/// What an assessor has stated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Codes of calls' sub-goals.
    pub sub_goals: Vec<String>,
    /// Branches (SNI, two digits).
    pub branches: Vec<String>,
    pub bound: Vec<Bound>,
    /// Takes so many applications at once at most.
    pub most: u16,
}

/// Applications that one person takes at most, whatever they say.
pub const MOST: u16 = 200;
/// Organisations that one person names at most.
pub const MOST_BOUND: usize = 50;

/// A number as it is compared: ten digits, whatever stands around them, and right or not: a slip hides no conflict.
#[must_use]
pub fn compared(number: &str) -> Option<String> {
    if let Ok(number) = number.parse::<OrganisationNumber>() {
        return Some(number.digits());
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        10 => Some(digits),
        12 => Some(digits[2..].to_owned()),
        _ => None,
    }
}

/// What is wrong with a statement: the field and the key of its sentence.
#[must_use]
pub fn problems(profile: &Profile) -> Vec<(String, &'static str)> {
    let mut wrong = Vec::new();
    if profile.most == 0 || profile.most > MOST {
        wrong.push(("most".to_owned(), "assess-wrong-most"));
    }
    if profile.bound.len() > MOST_BOUND {
        wrong.push(("bound".to_owned(), "assess-wrong-many"));
    }
    for (at, bound) in profile.bound.iter().enumerate() {
        if bound.number.parse::<OrganisationNumber>().is_err() {
            wrong.push((format!("number-{at}"), "assess-wrong-number"));
        }
        if bound.name.chars().count() > 200 {
            wrong.push((format!("name-{at}"), "assess-wrong-long"));
        }
        if bound.since.zip(bound.until).is_some_and(|(since, until)| until < since) {
            wrong.push((format!("until-{at}"), "assess-wrong-days"));
        }
    }
    wrong
}

/// How far an application lies from what somebody knows, 0 to 100 (`funding::assign`): of its sub-goals 60, of its branches 40;
/// what neither says anything of counts as half as far.
#[must_use]
pub fn distance(profile: &Profile, sub_goals: &[String], branches: &[String]) -> u32 {
    let far = |known: &[String], asked: &[String], weight: u32| {
        if asked.is_empty() || known.is_empty() {
            return weight / 2;
        }
        let missing = asked.iter().filter(|one| !known.contains(one)).count();
        let share = f64::from(u32::try_from(missing).unwrap_or(u32::MAX))
            / f64::from(u32::try_from(asked.len()).unwrap_or(u32::MAX));
        // At most the weight: it fits.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the weight")]
        let far = (share * f64::from(weight)).round() as u32;
        far
    };
    far(&profile.sub_goals, sub_goals, 60) + far(&profile.branches, branches, 40)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_counts_from_its_beginning_until_two_years_after_its_end() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let bound =
            Bound { since: Some(day("2020-03-01")), until: Some(day("2024-02-29")), ..Bound::default() };
        assert!(!bound.counts(day("2020-02-29")));
        assert!(bound.counts(day("2020-03-01")) && bound.counts(day("2026-02-28")));
        assert!(!bound.counts(day("2026-03-01")));
        assert!(Bound::default().counts(day("1900-01-01")), "what is not said counts");
    }

    #[test]
    fn a_mistyped_number_is_compared_all_the_same() {
        assert_eq!(compared("559999-9900"), compared("16 5599999900"));
        assert_eq!(compared("556000-0009").as_deref(), Some("5560000009"), "a wrong check digit");
        assert_eq!(compared("55600"), None);
    }

    #[test]
    fn the_field_is_near_far_or_not_known() {
        let all = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<String>>();
        let knows = Profile { sub_goals: all(&["advice"]), branches: all(&["25"]), ..Profile::default() };
        assert_eq!(distance(&knows, &all(&["advice"]), &all(&["25"])), 0);
        assert_eq!(distance(&knows, &all(&["matching"]), &all(&["28"])), 100);
        assert_eq!(distance(&knows, &all(&["advice", "matching"]), &all(&["25"])), 30);
        assert_eq!(distance(&Profile::default(), &all(&["advice"]), &[]), 50);
    }
}
