//! A call's rules on who may apply, in words, with what the engine says of each.

use maud::{Markup, html};

use crate::{
    funding::{
        applications::Judgement,
        model::eligibility::{Rule, Verdict},
    },
    http::{
        Context,
        components::{Column, Mark, data_table, mark as mark_of},
    },
};

/// What a rule asks, in words.
pub(super) fn sentence(context: &Context, rule: &Rule) -> String {
    let l = context.language;
    let list = |codes: &[String]| codes.join(", ");
    match rule {
        Rule::Branch { any, but } if but.is_empty() => {
            context.ta("apply-rule-branch", &[("any", list(any).into())])
        }
        Rule::Branch { any, but } => {
            context.ta("apply-rule-branch-but", &[("any", list(any).into()), ("but", list(but).into())])
        }
        Rule::EmployeesAtMost { people } => context.ta("apply-rule-at-most", &[("people", (*people).into())]),
        Rule::EmployeesAtLeast { people } => {
            context.ta("apply-rule-at-least", &[("people", (*people).into())])
        }
        Rule::County { any } => {
            let names: Vec<String> = any.iter().map(|code| l.county(code)).collect();
            context.ta("apply-rule-county", &[("any", names.join(", ").into())])
        }
        Rule::EarlierAtMost { ore, years } => {
            context.ta("apply-rule-earlier", &[("most", l.kronor(*ore).into()), ("years", (*years).into())])
        }
        Rule::Validated => context.t("apply-rule-validated"),
        Rule::Judged { question } => question.of(l).to_owned(),
    }
}

pub(super) fn mark(context: &Context, found: Verdict) -> Markup {
    let (shape, key) = match found {
        Verdict::Met => (Mark::Met, "apply-verdict-met"),
        Verdict::Missed => (Mark::Missed, "apply-verdict-missed"),
        Verdict::Unknown => (Mark::Unknown, "apply-verdict-unknown"),
    };
    html! { span class="ht-verdict" data-verdict=(shape.code()) { (mark_of(shape)) (context.t(key)) } }
}

/// The rules with their verdicts, for the applicant.
pub(super) fn table(context: &Context, judgements: &[Judgement]) -> Markup {
    let columns =
        ["rule", "verdict", "source"].map(|key| Column::text(context.t(&format!("apply-rules-{key}"))));
    let rows: Vec<Vec<Markup>> = judgements
        .iter()
        .map(|one| {
            vec![
                html! { (sentence(context, &one.rule.rule)) },
                mark(context, one.verdict),
                html! { (one.rule.source) },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="rules" aria-labelledby="rules-title" {
            h2 class="ds-heading" data-size="md" id="rules-title" { (context.t("apply-rules")) }
            @if rows.is_empty() { p { (context.t("apply-rules-none")) } } @else {
                p class="ht-measure" { (context.t("apply-rules-about")) }
                (data_table(&context.t("apply-rules"), &columns, &rows))
            }
        }
    }
}
