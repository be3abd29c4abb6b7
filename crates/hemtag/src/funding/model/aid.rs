//! Aid of little importance in an application: who gets how much of a grant, and what each of them states of earlier aid.

use std::collections::BTreeMap;

use funding::{
    Ore,
    aid::{Amount, Fiscal, When, Worth},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    application::Application,
    call::{AidBasis, Call},
    check::Wrong,
};
use crate::aid::{
    Stated, StatedGrant,
    model::{KeptRate, exchange_on},
    number_in,
};

/// An answer that can be "I do not know"; none given is another thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tells {
    None,
    These,
    NotKnown,
}

impl Tells {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Tells::None => "none",
            Tells::These => "these",
            Tells::NotKnown => "not_known",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Tells> {
        [Tells::None, Tells::These, Tells::NotKnown].into_iter().find(|one| one.code() == code)
    }
}

/// What a party states; `None`: not answered yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfParty {
    /// Place in the list of parties, from 0.
    pub party: usize,
    /// Whether there are firms that make up one undertaking with it, and which: a line each, with their number.
    pub linked: Option<Tells>,
    pub linked_firms: String,
    /// Whether any of them had aid of little importance.
    pub earlier: Option<Tells>,
    /// Who signs for the party, and as what. For the lead party whoever signs the application does.
    pub signed: String,
    pub capacity: String,
}

/// One earlier support that is stated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// Place in the list of parties, from 0.
    pub party: usize,
    pub grantor: String,
    /// The day on which the right to it arose; `None`: not known.
    pub on: Option<Date>,
    /// `None`: not known. Kronor become euro by the rate of the day, where the register has one.
    pub amount: Option<Amount>,
}

/// The statements of earlier aid in an application.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statements {
    pub parties: Vec<OfParty>,
    pub supports: Vec<Support>,
}

impl Statements {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty() && self.supports.is_empty()
    }

    #[must_use]
    pub fn of(&self, party: usize) -> Option<&OfParty> {
        self.parties.iter().find(|one| one.party == party)
    }
}

/// Whether a call asks for statements.
#[must_use]
pub fn asks(call: &Call) -> bool {
    call.aid == AidBasis::DeMinimis
}

/// The parties that get aid: those with costs; while nobody has any, the lead.
#[must_use]
pub fn aided(application: &Application) -> Vec<usize> {
    shares(application, Ore::ZERO).into_iter().map(|(party, _)| party).collect()
}

/// A sum spread over the parties by their costs, to the öre: what division leaves over goes to the largest remainders, the first of
/// equals first. Without costs all of it is the lead's.
#[must_use]
pub fn shares(application: &Application, sum: Ore) -> Vec<(usize, Ore)> {
    let mut costs: BTreeMap<usize, i128> = BTreeMap::new();
    let known = application.costs.iter().filter(|cost| cost.party < application.parties.len());
    for cost in known.filter(|cost| cost.amount.is_positive()) {
        *costs.entry(cost.party).or_default() += i128::from(cost.amount.0);
    }
    let all: i128 = costs.values().sum();
    if all == 0 {
        let lead = application.parties.iter().position(|party| Some(party) == application.lead());
        return lead.map(|lead| (lead, sum)).into_iter().collect();
    }
    let whole = i128::from(sum.0);
    let mut parts: Vec<(usize, i128, i128)> =
        costs.into_iter().map(|(party, cost)| (party, whole * cost / all, whole * cost % all)).collect();
    let mut over = whole - parts.iter().map(|(_, part, _)| part).sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(parts[*at].2));
    for at in order {
        if over > 0 {
            parts[at].1 += 1;
            over -= 1;
        }
    }
    parts.into_iter().map(|(party, part, _)| (party, Ore(i64::try_from(part).unwrap_or(i64::MAX)))).collect()
}

/// What of the statements lacks or contradicts itself, by field.
#[must_use]
pub fn wrong(application: &Application, call: &Call) -> Vec<(String, Wrong)> {
    if !asks(call) {
        return Vec::new();
    }
    let mut all = Vec::new();
    let aided = aided(application);
    let lead = application.parties.iter().position(|party| Some(party) == application.lead());
    for party in &aided {
        let mut add = |name: &str, wrong| all.push((format!("aid-{party}-{name}"), wrong));
        let nothing = OfParty::default();
        let of = application.aid.of(*party).unwrap_or(&nothing);
        let lines = application.aid.supports.iter().filter(|one| one.party == *party).count();
        match (of.linked, of.linked_firms.trim().is_empty()) {
            (None, _) => add("linked", Wrong::Missing),
            (Some(Tells::These), true) => add("linked_firms", Wrong::Missing),
            (Some(Tells::None), false) => add("linked_firms", Wrong::Contradicts),
            _ => {}
        }
        match (of.earlier, lines) {
            (None, _) => add("earlier", Wrong::Missing),
            (Some(Tells::These), 0) => add("earlier", Wrong::NoLines),
            (Some(Tells::None), 1..) => add("earlier", Wrong::Contradicts),
            _ => {}
        }
        if Some(*party) != lead && of.signed.trim().is_empty() {
            add("signed", Wrong::Missing);
        }
    }
    for (at, support) in application.aid.supports.iter().enumerate() {
        if !aided.contains(&support.party) {
            all.push((format!("support-{at}-party"), Wrong::NoSuchParty));
        }
        if support.grantor.trim().is_empty() {
            all.push((format!("support-{at}-grantor"), Wrong::Missing));
        }
        if support.amount.is_some_and(|amount| amount.minor <= 0) {
            all.push((format!("support-{at}-amount"), Wrong::Amount));
        }
    }
    all
}

/// What a party stated, as the check of aid takes it; `None`: it has stated nothing. `name` tells its lines apart.
#[must_use]
pub fn stated(application: &Application, party: usize, name: String, rates: &[KeptRate]) -> Option<Stated> {
    let of = application.aid.of(party)?;
    if of.linked.is_none() && of.earlier.is_none() {
        return None;
    }
    let own = application.aid.supports.iter().filter(|one| one.party == party);
    let grants = own.map(|one| StatedGrant {
        grantor: one.grantor.clone(),
        when: one.on.map_or(When::NotKnown, When::On),
        worth: one.amount.map_or(Worth::NotKnown, |amount| {
            let rate = amount.rate.or_else(|| one.on.and_then(|on| exchange_on(rates, on)));
            Worth::Stated(Amount { rate, ..amount })
        }),
    });
    Some(Stated {
        name,
        linked: of.linked_firms.lines().filter_map(number_in).collect(),
        links_known: matches!(of.linked, Some(Tells::None | Tells::These)),
        fiscal: Fiscal::NotKnown,
        grants: grants.collect(),
        grants_known: matches!(of.earlier, Some(Tells::None | Tells::These)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funding::{examples, model::application::Cost};

    fn application() -> (Call, Application) {
        let call = examples::call("2026-11-26T09:00:00Z".parse().unwrap());
        let application = examples::application(&call, 0);
        (call, application)
    }

    #[test]
    fn a_grant_is_spread_by_costs_to_the_ore() {
        let (_, mut application) = application();
        let cost = |party, amount| Cost { party, amount: Ore(amount), ..Cost::default() };
        application.costs = vec![cost(0, 100), cost(1, 100), cost(1, 100)];
        // A third of 1.00 kr is 33.33 öre; the öre that is left goes to 66.67, whose remainder is larger.
        assert_eq!(shares(&application, Ore(100)), [(0, Ore(33)), (1, Ore(67))]);
        application.costs = vec![cost(0, 1), cost(1, 1)];
        assert_eq!(shares(&application, Ore(5)), [(0, Ore(3)), (1, Ore(2))], "the first of equals first");
        application.costs.clear();
        assert_eq!(shares(&application, Ore(5)), [(0, Ore(5))]);
    }

    #[test]
    fn each_party_with_costs_states_and_what_contradicts_itself_is_told() {
        let (call, mut application) = application();
        assert_eq!(wrong(&application, &call), []);
        application.costs[1].party = 1;
        let fields = |application: &Application| -> Vec<String> {
            wrong(application, &call).into_iter().map(|(field, _)| field).collect()
        };
        assert_eq!(fields(&application), ["aid-1-linked", "aid-1-earlier", "aid-1-signed"]);
        application.aid.parties[0].earlier = Some(Tells::These);
        assert_eq!(fields(&application)[0], "aid-0-earlier", "which?");
        application.costs[1].party = 0;
        application.aid.supports.push(Support { grantor: "Region X".into(), ..Support::default() });
        assert_eq!(fields(&application), [String::new(); 0]);
        application.aid.parties[0].earlier = Some(Tells::None);
        assert_eq!(fields(&application), ["aid-0-earlier"]);
        let call = Call { aid: AidBasis::NotAid, ..call };
        assert_eq!(wrong(&application, &call), [], "what is no aid asks for no statement");
    }

    #[test]
    fn unknown_stays_unknown() {
        let (_, mut application) = application();
        let now = |application: &Application| stated(application, 0, "a".into(), &[]).unwrap();
        assert!(now(&application).grants_known);
        application.aid.parties[0].earlier = Some(Tells::NotKnown);
        assert!(!now(&application).grants_known);
        application.aid.parties.clear();
        assert_eq!(stated(&application, 0, "a".into(), &[]), None);
    }
}
