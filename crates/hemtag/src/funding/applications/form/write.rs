//! What is kept, as it stands in the fields of a step.

use crate::{
    funding::model::{
        application::{Application, NOBODY},
        check::Step,
        typed::{amount_typed, month_typed},
    },
    http::Typed,
};

/// The fields of a step with what is kept, and with what was typed where that cannot be read.
#[must_use]
pub fn write(application: &Application, step: Step) -> Typed {
    let mut typed = Typed::default();
    let mut set = |name: String, value: String| {
        if !value.is_empty() {
            typed.set(name, value);
        }
    };
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
    let party = |party: usize| if party == NOBODY { String::new() } else { party.to_string() };
    let year = |year: i16| if year == 0 { String::new() } else { year.to_string() };
    let amount = |amount: funding::Ore| if amount.0 == 0 { String::new() } else { amount_typed(amount) };
    match step {
        Step::About => {
            set("title".into(), application.title.clone());
            set("summary".into(), application.summary.clone());
            set("from".into(), day(application.from));
            set("to".into(), day(application.to));
        }
        Step::Parties => {
            for (at, one) in application.parties.iter().enumerate() {
                let mut set = |name: &str, value: String| set(format!("party-{at}-{name}"), value);
                set("role", one.role.code().to_owned());
                set("name", one.name.clone());
                set("number", one.organisation_number.clone());
                set("county", one.county.clone());
                set("branch", one.branch.clone());
                set("employees", one.employees.map_or_else(String::new, |people| people.to_string()));
                set("does", one.does.clone());
            }
        }
        Step::Work => {
            for (at, one) in application.packages.iter().enumerate() {
                let mut set = |name: &str, value: String| set(format!("package-{at}-{name}"), value);
                set("title", one.title.clone());
                set("from", day(one.from));
                set("to", day(one.to));
                set("does", one.does.clone());
                set("result", one.result.clone());
                set("party", party(one.party));
            }
        }
        Step::Budget => {
            for (at, one) in application.costs.iter().enumerate() {
                let mut set = |name: &str, value: String| set(format!("cost-{at}-{name}"), value);
                set("party", party(one.party));
                set("year", year(one.year));
                set("kind", one.kind.clone());
                set("amount", amount(one.amount));
                set("note", one.note.clone());
            }
            for (at, one) in application.co_funding.iter().enumerate() {
                let mut set = |name: &str, value: String| set(format!("fund-{at}-{name}"), value);
                set("party", party(one.party));
                set("year", year(one.year));
                set("amount", amount(one.amount));
                set("in_kind", if one.in_kind { "1".to_owned() } else { String::new() });
            }
            for (year, asked) in &application.requested {
                set(format!("requested-{year}"), amount_typed(*asked));
            }
            set("lowest_share".into(), application.lowest_share.map_or_else(String::new, |p| p.to_string()));
        }
        Step::Effect => {
            for (at, one) in application.contributions.iter().enumerate() {
                let mut set = |name: &str, value: String| set(format!("gives-{at}-{name}"), value);
                set("sub_goal", one.sub_goal.clone());
                set("county", one.county.clone());
                set("branch", one.branch.clone());
                set("firms", if one.firms == 0 { String::new() } else { one.firms.to_string() });
                set("why", one.why.clone());
            }
            for (code, target) in &application.targets {
                set(format!("target-{code}"), target.to_string());
            }
            for gap in &application.gaps {
                typed.push("gap", gap.to_string());
            }
        }
        Step::Answers => {
            for (code, answer) in &application.answers {
                set(format!("answer-{code}"), answer.clone());
            }
            let validated = application.validated.map_or("", |yes| if yes { "yes" } else { "no" });
            set("validated".into(), validated.to_owned());
        }
        Step::Skills => {
            let said = &application.skills;
            for (at, one) in said.groups.iter().enumerate() {
                let mut set = |name: &str, value: String| set(format!("group-{at}-{name}"), value);
                set("area", one.area.clone());
                set("people", if one.people == 0 { String::new() } else { one.people.to_string() });
                set("model", one.model.clone());
                set("other", one.other.clone());
                set("month", one.month.map_or_else(String::new, month_typed));
            }
            set("validator".into(), said.validator.clone());
            set("accreditation".into(), said.accreditation.clone());
        }
        Step::Aid => {
            for one in &application.aid.parties {
                let mut set = |name: &str, value: String| set(format!("aid-{}-{name}", one.party), value);
                set("linked", one.linked.map_or_else(String::new, |told| told.code().to_owned()));
                set("linked_firms", one.linked_firms.clone());
                set("earlier", one.earlier.map_or_else(String::new, |told| told.code().to_owned()));
                set("signed", one.signed.clone());
                set("capacity", one.capacity.clone());
            }
            for (at, one) in application.aid.supports.iter().enumerate() {
                let mut set = |name: &str, value: String| set(format!("support-{at}-{name}"), value);
                set("party", party(one.party));
                set("grantor", one.grantor.clone());
                set("on", day(one.on));
                set("amount", one.amount.map_or_else(String::new, |of| amount_typed(funding::Ore(of.minor))));
                set("currency", one.amount.map_or_else(String::new, |of| of.currency.code().to_owned()));
            }
        }
        Step::Files => {}
        Step::Check => {
            set("signatory".into(), application.signatory.clone());
            set("signatory_function".into(), application.signatory_function.clone());
            set("signatory_email".into(), application.signatory_email.clone());
        }
    }
    for (field, text) in application.unread.iter().filter(|(field, _)| Step::of_field(field) == step) {
        typed.set(field.clone(), text.clone());
    }
    typed
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::funding::{applications::form::read, examples};

    fn again(application: &Application) -> Application {
        let call = examples::call("2026-11-26T09:00:00Z".parse().unwrap());
        let mut to = application.clone();
        for step in Step::ALL {
            to = read(step, &write(&to, step), &to, &call, &BTreeSet::new());
        }
        to
    }

    #[test]
    fn what_is_kept_comes_back_from_its_fields_unchanged() {
        let call = examples::call("2026-11-26T09:00:00Z".parse().unwrap());
        for n in 0..8 {
            let mut application = examples::application(&call, n);
            application.gaps = vec![3, 9];
            application.unread.insert("cost-1-amount".into(), "massor".into());
            application.costs[1].amount = funding::Ore::ZERO;
            assert_eq!(again(&application), application, "{n}");
        }
    }

    #[test]
    fn a_party_that_is_taken_out_leaves_nobody_and_the_others_keep_their_costs() {
        let call = examples::call("2026-11-26T09:00:00Z".parse().unwrap());
        let mut application = examples::application(&call, 0);
        application.parties.push(application.parties[1].clone());
        application.costs[1].party = 2;
        let mut typed = write(&application, Step::Parties);
        typed.set("party-1-remove", "1");
        let read = read(Step::Parties, &typed, &application, &call, &BTreeSet::new());
        assert_eq!(read.parties.len(), 2);
        assert_eq!((read.costs[0].party, read.costs[1].party), (0, 1));
        assert_eq!(read.co_funding[0].party, NOBODY, "its party was taken out");
    }

    #[test]
    fn what_cannot_be_read_is_kept_as_typed_and_told() {
        let call = examples::call("2026-11-26T09:00:00Z".parse().unwrap());
        let application = examples::application(&call, 0);
        let mut typed = write(&application, Step::Budget);
        typed.set("cost-0-amount", "ungefär 1,5 mkr");
        typed.set("lowest_share", "400");
        let kept = read(Step::Budget, &typed, &application, &call, &BTreeSet::new());
        assert_eq!(kept.unread["cost-0-amount"], "ungefär 1,5 mkr");
        assert_eq!(write(&kept, Step::Budget).text("cost-0-amount"), "ungefär 1,5 mkr");
        let fields: Vec<String> = crate::funding::model::check::problems(&kept, &call)
            .into_iter()
            .filter(|one| matches!(one.wrong, crate::funding::model::check::Wrong::Unread { .. }))
            .map(|one| one.field)
            .collect();
        assert_eq!(fields, ["cost-0-amount", "lowest_share"]);
    }
}
