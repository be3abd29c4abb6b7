//! How many cases each adviser has, and whom to suggest for one.

use crate::people::model::{Membership, Person};

/// An adviser with what they serve and how many open cases they have.
#[derive(Debug, Clone)]
pub struct Load {
    pub person: Person,
    pub held: Vec<Membership>,
    /// Not closed, those that rest too.
    pub open: u64,
    /// Of these, those in which it is the adviser's turn.
    pub waiting: u64,
}

impl Load {
    /// Whether what lies in a county and a branch is served: what is not known leaves nobody out.
    #[must_use]
    pub fn serves(&self, county: Option<&str>, branch: Option<&str>) -> bool {
        self.held.iter().any(|held| held.as_held().serves(county, branch))
    }

    /// Serves the county by name, not as one of all.
    fn names_county(&self, county: Option<&str>) -> bool {
        county.is_some_and(|county| self.held.iter().any(|held| held.counties.iter().any(|c| c == county)))
    }
}

/// Advisers in the order in which to think of them: those who serve county and branch, of these those who name the county, then
/// those with the fewest open cases, by name. People choose.
#[must_use]
pub fn suggested<'a>(loads: &'a [Load], county: Option<&str>, branch: Option<&str>) -> Vec<&'a Load> {
    let mut all: Vec<&Load> = loads.iter().collect();
    all.sort_by_key(|load| {
        let serves = load.serves(county, branch);
        (!serves, !(serves && load.names_county(county)), load.open, load.person.name.clone(), load.person.id)
    });
    all
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::access::{PersonId, Role};

    fn load(id: i64, counties: &[&str], branches: &[&str], open: u64) -> Load {
        let words = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        let person = Person {
            id: PersonId(id),
            email: String::new(),
            name: format!("Adviser {id}"),
            language: "sv".into(),
            has_password: true,
            made_at: Timestamp::UNIX_EPOCH,
            ended_at: None,
        };
        let held = Membership {
            id,
            person: person.id,
            role: Role::Adviser,
            organisation: None,
            counties: words(counties),
            branches: words(branches),
            since: Timestamp::UNIX_EPOCH,
        };
        Load { person, held: vec![held], open, waiting: 0 }
    }

    #[test]
    fn who_serves_the_county_and_has_least_to_do_comes_first() {
        let loads = [
            load(1, &["12"], &[], 0),
            load(2, &["06"], &[], 9),
            load(3, &["06", "12"], &[], 2),
            load(4, &[], &[], 0),
            load(5, &["06"], &["16"], 0),
        ];
        let order = |county, branch| -> Vec<i64> {
            suggested(&loads, county, branch).iter().map(|load| load.person.id.0).collect()
        };
        assert_eq!(order(Some("06"), Some("25")), [3, 2, 4, 1, 5]);
        assert_eq!(order(Some("06"), None), [5, 3, 2, 4, 1], "a branch that is not known leaves nobody out");
        assert_eq!(order(None, None), [1, 4, 5, 3, 2]);
    }
}
