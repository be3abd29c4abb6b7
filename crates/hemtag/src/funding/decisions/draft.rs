//! A decision as it begins: what the application and the call say, to be read and changed by an officer.

use std::collections::BTreeMap;

use funding::Ore;

use crate::funding::{
    applications,
    calls::KeptCall,
    model::{
        application::{PartyRole, State},
        check::share,
        decision::{Appeal, Decision, Outcome},
        domestic,
    },
};

/// The outcome that an application's state leads to, where it leads to one.
pub(super) const fn outcome_of(state: State) -> Outcome {
    match state {
        State::Withdrawn => Outcome::Withdrawn,
        State::Assessed | State::Granted => Outcome::Granted,
        _ => Outcome::Refused,
    }
}

/// `granted` is what a selection chose, by year; without one it is what is asked for.
pub(super) fn draft(
    call: &KeptCall,
    application: &applications::Kept,
    of_version: i32,
    granted: Option<BTreeMap<i16, Ore>>,
    reasons: &str,
) -> Decision {
    let said = &application.application;
    let terms = &call.call;
    let lead = said.lead();
    let lines = |all: Vec<String>| {
        all.into_iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
    };
    let mut budget: BTreeMap<String, Ore> = BTreeMap::new();
    for cost in &said.costs {
        let sum = budget.entry(cost.kind.clone()).or_default();
        *sum = sum.plus(cost.amount);
    }
    let mut sub_goals: Vec<String> = said.contributions.iter().map(|one| one.sub_goal.clone()).collect();
    sub_goals.sort();
    sub_goals.dedup();
    let goals = said.contributions.iter().map(|one| {
        let title = terms.sub_goal(&one.sub_goal).map_or(one.sub_goal.as_str(), |goal| &goal.title.sv);
        format!("{title}: {} företag. {}", one.firms, one.why)
    });
    let groups = said.skills.groups.iter();
    let groups = groups.map(|group| format!("{}: {} personer.", group.area, group.people));
    let goals = goals.chain(groups);
    let for_whom = said.parties.iter().filter(|party| party.role == PartyRole::Beneficiary);
    let share = share(said, terms);
    Decision {
        outcome: outcome_of(application.state),
        of_version,
        case_number: application.number.clone().unwrap_or_default(),
        title: said.title.clone(),
        applicant: lead.map(|lead| lead.name.clone()).unwrap_or_default(),
        organisation_number: lead.map(|lead| lead.organisation_number.clone()).unwrap_or_default(),
        county: lead.map(|lead| lead.county.clone()).unwrap_or_default(),
        sub_goals,
        legal_basis: terms.legal_basis.clone(),
        aid: terms.aid,
        reasons: reasons.to_owned(),
        public_reasons: String::new(),
        granted: granted.unwrap_or_else(|| said.requested.clone()),
        share_percent: share,
        approved_costs: said.cost(),
        budget,
        project_from: said.from,
        project_to: said.to,
        description: said.summary.clone(),
        goals: lines(goals.collect()),
        target_group: lines(for_whom.map(|party| party.name.clone()).collect()),
        expected_results: lines(said.packages.iter().map(|one| one.result.clone()).collect()),
        activities: lines(said.packages.iter().map(|one| format!("{}: {}", one.title, one.does)).collect()),
        targets: said.targets.clone(),
        conditions: terms.conditions.clone(),
        looked: domestic::still(&domestic::of_conditions(terms.aid, &terms.conditions), terms.looked.clone()),
        payment: terms.payment.clone(),
        appeal: Appeal::default(),
        took_part: String::new(),
        decider: String::new(),
        presenter: String::new(),
        officer: String::new(),
        presenter_unbiased: false,
        decider_unbiased: false,
        aid_checked: None,
        aid_firms: Vec::new(),
        annexes: Vec::new(),
        amendments: 0,
    }
}
