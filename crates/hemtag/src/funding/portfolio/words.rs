//! The conditions of a call in a reader's words.

use funding::portfolio::{
    Call,
    call::{Bound, Condition, Fixed, Limit, Rule, Scope},
    check::Violation,
};

use super::text::money;
use crate::words::Language;

/// A condition, said so that it can be found.
#[must_use]
pub fn condition(language: Language, call: &Call, condition: Condition) -> String {
    let id = |place: usize| call.projects[place].id.clone();
    match condition {
        Condition::Appropriation(year) => {
            let amount = money(language, call, call.years[year].appropriation);
            let year = call.years[year].name.clone();
            language
                .ta("portfolio-condition-appropriation", &[("year", year.into()), ("amount", amount.into())])
        }
        Condition::Limit(place) => limit(language, call, &call.limits[place]),
        Condition::Rule(place) => match &call.rules[place] {
            Rule::Excludes { one, other } => language.ta(
                "portfolio-condition-excludes",
                &[("one", id(*one).into()), ("other", id(*other).into())],
            ),
            Rule::Needs { project, needs } => language.ta(
                "portfolio-condition-needs",
                &[("one", id(*project).into()), ("other", id(*needs).into())],
            ),
            Rule::AtMost { name, most, .. } => language.ta(
                "portfolio-condition-at-most",
                &[("most", most.to_string().into()), ("name", name.clone().into())],
            ),
        },
        Condition::Fixed(place) => {
            let key = match call.projects[place].fixed {
                Some(Fixed::Out) => "portfolio-condition-out",
                Some(Fixed::In) | None => "portfolio-condition-in",
            };
            language.ta(key, &[("one", id(place).into())])
        }
    }
}

fn limit(language: Language, call: &Call, limit: &Limit) -> String {
    let (key, amount) = match limit.bound {
        Bound::AtLeast(amount) => ("portfolio-condition-floor", amount),
        Bound::AtMost(amount) => ("portfolio-condition-cap", amount),
    };
    let named = |key: &str, name: &String| language.ta(key, &[("name", name.clone().into())]);
    let scope = match &limit.scope {
        Scope::Everything => language.t("portfolio-scope-everything"),
        Scope::SubGoal(name) => named("portfolio-scope-sub-goal", name),
        Scope::Region(name) => named("portfolio-scope-region", name),
        Scope::Applicant(name) => named("portfolio-scope-applicant", name),
        Scope::Group(name) => named("portfolio-scope-group", name),
    };
    let year =
        limit.year.map_or_else(|| language.t("portfolio-all-years"), |year| call.years[year].name.clone());
    let amount = money(language, call, amount);
    language.ta(key, &[("amount", amount.into()), ("scope", scope.into()), ("year", year.into())])
}

/// What a method could not keep.
#[must_use]
pub fn violation(language: Language, call: &Call, violation: &Violation) -> String {
    match violation {
        Violation::Appropriation { year, .. } => condition(language, call, Condition::Appropriation(*year)),
        Violation::Limit { limit, .. } => condition(language, call, Condition::Limit(*limit)),
        Violation::Rule(rule) => condition(language, call, Condition::Rule(*rule)),
        Violation::FixedIn(project) | Violation::FixedOut(project) => {
            condition(language, call, Condition::Fixed(*project))
        }
        Violation::NoSuchProject(place)
        | Violation::OutOfOrder(place)
        | Violation::ShareOutside { project: place, .. }
        | Violation::OtherAmounts { project: place } => {
            call.projects.get(*place).map_or_else(|| place.to_string(), |project| project.id.clone())
        }
    }
}
