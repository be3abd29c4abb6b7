//! A case, and what somebody is to it.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{next::Step, words::Words};
use crate::{
    access::{Caller, PersonId, Relation, Role},
    needs::NeedId,
};

/// A case's number. Not secret: it opens nothing by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseId(pub i64);

/// What an owner comes for: the three kinds of need that the agency's own conclusions name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Triage {
    /// Somebody who makes it.
    Find,
    /// How it is best made.
    Choose,
    /// To be ready for production: a design that is cheap to make.
    Prepare,
}

impl Triage {
    pub const ALL: [Triage; 3] = [Triage::Find, Triage::Choose, Triage::Prepare];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Triage::Find => "find",
            Triage::Choose => "choose",
            Triage::Prepare => "prepare",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Triage> {
        Triage::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    Owner,
    Adviser,
    /// Whoever names advisers.
    Office,
    Maker,
    /// Somebody else, by name.
    Other,
    Nobody,
}

impl Party {
    pub const ALL: [Party; 6] =
        [Party::Owner, Party::Adviser, Party::Office, Party::Maker, Party::Other, Party::Nobody];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Party::Owner => "owner",
            Party::Adviser => "adviser",
            Party::Office => "office",
            Party::Maker => "maker",
            Party::Other => "other",
            Party::Nobody => "nobody",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Party> {
        Party::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody is named yet.
    New,
    /// An adviser works on it.
    Working,
    /// The owner comes back on a day.
    Resting,
    Closed,
}

impl State {
    pub const ALL: [State; 4] = [State::New, State::Working, State::Resting, State::Closed];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            State::New => "new",
            State::Working => "working",
            State::Resting => "resting",
            State::Closed => "closed",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A need that somebody works with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub id: CaseId,
    pub need: NeedId,
    /// The account that opened it, and can be reached.
    pub owner: PersonId,
    /// What the owner comes for; `None` while the owner said "not now".
    pub triage: Option<Triage>,
    /// The day on which the owner comes back; the case rests until then.
    pub come_back_on: Option<Date>,
    /// The owner was reminded of that day.
    pub reminded_at: Option<Timestamp>,
    /// Code of the county, where the need says it.
    pub county: Option<String>,
    /// SNI, two digits, where somebody said it.
    pub branch: Option<String>,
    pub adviser: Option<PersonId>,
    pub named_at: Option<Timestamp>,
    pub own_step: Option<OwnStep>,
    /// The next step as [`super::next_step`] gave it when the case was last touched.
    pub next: Next,
    pub opened_at: Timestamp,
    pub updated_at: Timestamp,
    /// An adviser found the need fit to be shown to makers.
    pub qualified_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    /// Rises with each change of the case itself; an editor whose version is older is told what changed.
    pub version: i64,
}

/// A next step in somebody's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnStep {
    pub text: Words,
    pub by: Party,
    pub on: Option<Date>,
}

/// What comes next, whom it waits for and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    pub step: Step,
    /// The task that it is about.
    pub task: Option<i64>,
    pub waits_for: Party,
    pub waits_since: Timestamp,
    /// By when, or on which day.
    pub on: Option<Date>,
}

impl Case {
    #[must_use]
    pub fn state(&self, today: Date) -> State {
        if self.closed_at.is_some() {
            State::Closed
        } else if self.come_back_on.is_some_and(|day| day > today) {
            State::Resting
        } else if self.adviser.is_none() {
            State::New
        } else {
            State::Working
        }
    }

    /// Everything that the caller is to the case.
    #[must_use]
    pub fn relations(&self, caller: &Caller) -> Vec<Relation> {
        let mut all = Vec::new();
        if caller.person == Some(self.owner) {
            all.push(Relation::Owner);
        }
        if caller.person.is_some() && caller.person == self.adviser {
            all.push(Relation::Named);
        }
        let advisers = || caller.held.iter().filter(|held| held.role == Role::Adviser);
        let serves = advisers().any(|held| held.serves(self.county.as_deref(), self.branch.as_deref()));
        if serves || (self.adviser.is_none() && advisers().next().is_some()) {
            all.push(Relation::Within);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Held;

    fn case() -> Case {
        let at: Timestamp = "2026-11-24T11:00:00Z".parse().unwrap();
        Case {
            id: CaseId(7),
            need: NeedId(3),
            owner: PersonId(1),
            triage: Some(Triage::Find),
            come_back_on: None,
            reminded_at: None,
            county: Some("06".into()),
            branch: None,
            adviser: None,
            named_at: None,
            own_step: None,
            next: Next {
                step: Step::NameAdviser,
                task: None,
                waits_for: Party::Office,
                waits_since: at,
                on: None,
            },
            opened_at: at,
            updated_at: at,
            qualified_at: None,
            closed_at: None,
            version: 1,
        }
    }

    fn adviser(person: i64, counties: &[&str], branches: &[&str]) -> Caller {
        let words = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        let held =
            Held { counties: words(counties), branches: words(branches), ..Held::everywhere(Role::Adviser) };
        Caller { held: vec![held], person: Some(PersonId(person)), need_keys: Vec::new() }
    }

    #[test]
    fn advisers_reach_the_cases_of_their_counties_and_those_without_an_adviser() {
        let own = adviser(5, &["06"], &[]);
        let other = adviser(6, &["12"], &[]);
        let everywhere = adviser(7, &[], &["25"]);
        assert_eq!(case().relations(&own), [Relation::Within]);
        assert_eq!(case().relations(&other), [Relation::Within], "nobody is named: anybody may take it");
        let named = Case { adviser: Some(PersonId(5)), ..case() };
        assert_eq!(named.relations(&own), [Relation::Named, Relation::Within]);
        assert_eq!(named.relations(&other), []);
        assert_eq!(
            named.relations(&everywhere),
            [Relation::Within],
            "a branch that is not known leaves nobody out"
        );
        let of_wood = Case { branch: Some("16".into()), ..named };
        assert_eq!(of_wood.relations(&everywhere), []);
    }

    #[test]
    fn the_owner_is_the_account_and_nobody_without_one() {
        let owner = Caller { person: Some(PersonId(1)), ..Caller::visitor() };
        assert_eq!(case().relations(&owner), [Relation::Owner]);
        assert_eq!(case().relations(&Caller::visitor()), []);
        assert_eq!(case().relations(&Caller::acting_as(Role::Officer)), []);
    }

    #[test]
    fn a_case_rests_until_the_day_comes() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let resting = Case { come_back_on: Some(day("2027-01-10")), ..case() };
        assert_eq!(resting.state(day("2027-01-09")), State::Resting);
        assert_eq!(resting.state(day("2027-01-10")), State::New);
        assert_eq!(Case { adviser: Some(PersonId(5)), ..case() }.state(day("2027-01-10")), State::Working);
        assert_eq!(
            Case { closed_at: Some(case().opened_at), ..resting }.state(day("2027-01-09")),
            State::Closed
        );
    }
}
