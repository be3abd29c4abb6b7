//! The pages of a selection: trying what else could be, and a kept proposal with its reasons and what was chosen.

pub mod kept;
mod rules;
pub mod try_out;

use maud::{Markup, html};

use super::model::{Condition, Granted, Question};
use crate::{
    funding::{
        calls::KeptCall,
        reach::{
            Adds,
            bars::{self, county},
        },
    },
    http::Context,
};

/// Points as people write them: thousandths with at most one decimal.
#[expect(clippy::cast_precision_loss, reason = "to show it")]
fn points(context: &Context, thousandths: i64) -> String {
    context.language.number(thousandths as f64 / 1_000.0, 1)
}

fn goal(context: &Context, call: &KeptCall, code: &str) -> String {
    let named = call.call.sub_goal(code).map(|goal| goal.title.of(context.language).to_owned());
    named.unwrap_or_else(|| code.to_owned())
}

/// A condition in words; a project that is fixed by its title.
fn condition(context: &Context, call: &KeptCall, one: &Condition, title: impl Fn(i64) -> String) -> Markup {
    let words = match one {
        Condition::Budget(year) => {
            context.ta("selection-condition-budget", &[("year", year.to_string().into())])
        }
        Condition::Floor(code) => {
            context.ta("selection-condition-floor", &[("goal", goal(context, call, code).into())])
        }
        Condition::ApplicantMost(number) => {
            context.ta("selection-condition-applicant", &[("number", number.as_str().into())])
        }
        Condition::CountyMost(code) => {
            context.ta("selection-condition-county", &[("county", county(context, code).into())])
        }
        Condition::Rule(rule) => rules::words(context, rule, title),
        Condition::Fixed(id) => context.ta("selection-condition-fixed", &[("title", title(*id).into())]),
    };
    html! { (words) }
}

/// What chosen projects add.
fn adds<'a>(question: &'a Question, granted: &'a [Granted]) -> Vec<Adds<'a>> {
    let of = |one: &'a Granted| {
        let candidate = question.candidates.iter().find(|other| other.application == one.application)?;
        Some(Adds { amounts: &one.amounts, reaches: &candidate.reaches, gaps: &candidate.gaps })
    };
    granted.iter().filter_map(of).collect()
}

/// Where their money goes.
fn money(context: &Context, call: &KeptCall, question: &Question, granted: &[Granted]) -> Markup {
    let settings = &question.settings;
    let goals = call.call.sub_goals.iter().map(|goal| {
        let name = goal.title.of(context.language).to_owned();
        (goal.code.clone(), (name, settings.floors.get(&goal.code).copied()))
    });
    bars::money(context, &adds(question, granted), &settings.budget, &goals.collect())
}
