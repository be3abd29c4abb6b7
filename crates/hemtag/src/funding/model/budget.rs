//! What a project costs and who pays, summed.

use std::collections::BTreeMap;

use funding::Ore;

use super::application::Application;

/// One year: what it costs, what is asked for, what others pay in money and in kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Year {
    pub cost: Ore,
    pub asked: Ore,
    pub money: Ore,
    pub in_kind: Ore,
}

impl Year {
    /// What costs lack in payment; below zero: what is paid beyond them.
    #[must_use]
    pub const fn lacks(&self) -> Ore {
        self.cost.minus(self.asked).minus(self.money).minus(self.in_kind)
    }
}

/// A budget's sums.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    pub years: BTreeMap<i16, Year>,
    pub all: Year,
    /// Costs by the place of the party in the list.
    pub parties: BTreeMap<usize, Ore>,
    /// Costs by the code of the kind.
    pub kinds: BTreeMap<String, Ore>,
}

impl Sums {
    #[must_use]
    pub fn of(application: &Application) -> Sums {
        let mut sums = Sums::default();
        for cost in &application.costs {
            let year = sums.years.entry(cost.year).or_default();
            year.cost = year.cost.plus(cost.amount);
            let party = sums.parties.entry(cost.party).or_default();
            *party = party.plus(cost.amount);
            let kind = sums.kinds.entry(cost.kind.clone()).or_default();
            *kind = kind.plus(cost.amount);
        }
        for one in &application.co_funding {
            let year = sums.years.entry(one.year).or_default();
            let to = if one.in_kind { &mut year.in_kind } else { &mut year.money };
            *to = to.plus(one.amount);
        }
        for (year, asked) in &application.requested {
            let year = sums.years.entry(*year).or_default();
            year.asked = year.asked.plus(*asked);
        }
        for year in sums.years.values() {
            sums.all = Year {
                cost: sums.all.cost.plus(year.cost),
                asked: sums.all.asked.plus(year.asked),
                money: sums.all.money.plus(year.money),
                in_kind: sums.all.in_kind.plus(year.in_kind),
            };
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funding::examples;

    #[test]
    fn a_budget_that_sums_lacks_nothing_in_any_year() {
        let call = examples::call("2026-11-26T09:00:00Z".parse().unwrap());
        let mut application = examples::application(&call, 1);
        let sums = Sums::of(&application);
        assert!(sums.years.values().all(|year| year.lacks() == Ore::ZERO));
        assert_eq!(sums.all.cost, application.cost());
        assert_eq!(sums.parties.values().copied().sum::<Ore>(), application.cost());
        application.costs[0].amount = application.costs[0].amount.plus(Ore(1));
        assert_eq!(Sums::of(&application).all.lacks(), Ore(1), "to the öre");
    }
}
