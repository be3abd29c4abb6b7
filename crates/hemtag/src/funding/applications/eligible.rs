//! A call's rules on who may apply, judged on what an application says. What is not known stays unknown; a person decides.

use jiff::civil::Date;

use super::earlier::Earlier;
use crate::funding::model::{
    application::Application,
    call::Call,
    eligibility::{Eligibility, Known, Rule, Verdict, judge},
};

/// A rule that holds, with what the engine says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The place of the rule in the call's list, from 0.
    pub place: usize,
    pub rule: Eligibility,
    pub verdict: Verdict,
}

/// The call asks whether a validation of skills has been done.
#[must_use]
pub fn asks_for_validation(call: &Call) -> bool {
    call.validated_share_percent.is_some()
        || call.eligibility.iter().any(|one| matches!(one.rule, Rule::Validated))
}

/// What is known of the lead party.
fn known(application: &Application, earlier: &[Earlier]) -> Known {
    let place = application.parties.iter().position(|party| Some(party) == application.lead());
    let lead = application.lead();
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let own = earlier.iter().filter(|one| place.is_some_and(|place| one.parties.contains(&place)));
    Known {
        branch: lead.and_then(|lead| said(&lead.branch)),
        employees: lead.and_then(|lead| lead.employees),
        county: lead.and_then(|lead| said(&lead.county)),
        earlier: Some(own.map(|one| (one.on, one.sum)).collect()),
        validated: application.validated,
    }
}

/// Every rule of the call that holds on a day. Earlier grants that this register knows can be too much; that they are little
/// enough it cannot say, for there may be others.
#[must_use]
pub fn judgements(call: &Call, application: &Application, earlier: &[Earlier], day: Date) -> Vec<Judgement> {
    let known = known(application, earlier);
    let holding = call.eligibility.iter().enumerate().filter(|(_, rule)| rule.holds_on(day));
    holding
        .map(|(place, rule)| {
            let verdict = match (&rule.rule, judge(&rule.rule, &known, day)) {
                (Rule::EarlierAtMost { .. }, Verdict::Met) => Verdict::Unknown,
                (_, verdict) => verdict,
            };
            Judgement { place, rule: rule.clone(), verdict }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use funding::Ore;

    use super::*;
    use crate::funding::examples;

    #[test]
    fn what_nobody_knows_is_unknown_and_too_much_support_is_missed() {
        let mut call = examples::call("2026-11-26T09:00:00Z".parse().unwrap());
        let rule = Rule::EarlierAtMost { ore: Ore::kronor(100), years: 3 };
        call.eligibility.push(Eligibility { rule, from: None, to: None, source: "x".into() });
        let mut application = examples::application(&call, 0);
        let day = "2026-11-26".parse().unwrap();
        let verdicts = |application: &Application, earlier: &[Earlier]| {
            judgements(&call, application, earlier, day).iter().map(|one| one.verdict).collect::<Vec<_>>()
        };
        assert_eq!(verdicts(&application, &[]), [Verdict::Met, Verdict::Unknown, Verdict::Unknown]);
        let grant = Earlier {
            parties: vec![0],
            decision: "B-1".into(),
            of_bank: false,
            title: "Förra".into(),
            on: "2025-01-01".parse().unwrap(),
            sum: Ore::kronor(101),
        };
        application.parties[0].employees = None;
        assert_eq!(
            verdicts(&application, std::slice::from_ref(&grant)),
            [Verdict::Unknown, Verdict::Unknown, Verdict::Missed]
        );
        let of_partner = Earlier { parties: vec![1], ..grant };
        assert_eq!(verdicts(&application, &[of_partner])[2], Verdict::Unknown, "the lead applies");
    }
}
