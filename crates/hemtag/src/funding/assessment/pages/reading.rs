//! An application as an assessor reads it: everything on one page, in the order of the form.

use maud::{Markup, html};

use crate::{
    funding::model::{application::Application, call::Call},
    http::{
        Context,
        components::{Column, data_table, facts},
    },
};

fn days(from: Option<jiff::civil::Date>, to: Option<jiff::civil::Date>) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    format!("{}–{}", day(from), day(to))
}

pub(super) fn shown(context: &Context, application: &Application, call: &Call) -> Markup {
    let l = context.language;
    let party = |at: usize| application.parties.get(at).map(|one| one.name.clone()).unwrap_or_default();
    let sums = vec![
        (context.t("assess-read-when"), html! { (days(application.from, application.to)) }),
        (context.t("assess-read-cost"), html! { (l.kronor(application.cost())) }),
        (context.t("assess-read-asked"), html! { (l.kronor(application.asked())) }),
        (context.t("assess-read-co-funded"), html! { (l.kronor(application.co_funded())) }),
    ];
    html! {
        p class="ht-measure" { (application.summary) }
        (facts(&sums))
        (parties(context, application))
        h3 class="ds-heading" data-size="sm" { (context.t("assess-read-work")) }
        @for one in &application.packages {
            h4 class="ds-heading" data-size="xs" { (one.title) " " span class="ht-soft" { (days(one.from, one.to)) ", " (party(one.party)) } }
            p class="ht-measure" { (one.does) }
            p class="ht-measure" { strong { (context.t("assess-read-result")) } " " (one.result) }
        }
        (budget(context, application, call))
        h3 class="ds-heading" data-size="sm" { (context.t("assess-read-effect")) }
        @for one in &application.contributions {
            p class="ht-measure" {
                strong { (call.sub_goal(&one.sub_goal).map_or(one.sub_goal.as_str(), |goal| goal.title.of(l))) }
                ", " (context.ta("assess-read-firms", &[("count", one.firms.into())])) ". " (one.why)
            }
        }
        @if !application.targets.is_empty() {
            (facts(&call.indicators.iter().filter_map(|one| {
                let target = application.targets.get(&one.code)?;
                Some((one.title.of(l).to_owned(), html! { (target) " " (one.unit.of(l)) }))
            }).collect::<Vec<_>>()))
        }
        @for question in &call.questions {
            @if let Some(answer) = application.answers.get(&question.code) {
                h3 class="ds-heading" data-size="sm" { (question.title.of(l)) }
                p class="ht-measure" { (answer) }
            }
        }
    }
}

fn parties(context: &Context, application: &Application) -> Markup {
    let columns =
        ["assess-read-party", "assess-read-role", "assess-read-does"].map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = application
        .parties
        .iter()
        .map(|one| {
            let role = context.t(&format!("assess-role-{}", one.role.code()));
            vec![html! { (one.name) }, html! { (role) }, html! { (one.does) }]
        })
        .collect();
    data_table(&context.t("assess-read-parties"), &columns, &rows)
}

fn budget(context: &Context, application: &Application, call: &Call) -> Markup {
    let l = context.language;
    let party = |at: usize| application.parties.get(at).map(|one| one.name.clone()).unwrap_or_default();
    let columns = [
        Column::text(context.t("assess-read-kind")),
        Column::text(context.t("assess-read-party")),
        Column::number(context.t("assess-read-year")),
        Column::number(context.t("assess-read-amount")),
        Column::text(context.t("assess-read-note")),
    ];
    let kind = |code: &str| call.cost_kind(code).map_or(code.to_owned(), |kind| kind.title.of(l).to_owned());
    let mut rows: Vec<Vec<Markup>> = Vec::new();
    for one in &application.costs {
        rows.push(vec![
            html! { (kind(&one.kind)) },
            html! { (party(one.party)) },
            html! { (one.year) },
            html! { (l.kronor(one.amount)) },
            html! { (one.note) },
        ]);
    }
    for one in &application.co_funding {
        let key = if one.in_kind { "assess-read-in-kind" } else { "assess-read-money" };
        rows.push(vec![
            html! { (context.t("assess-read-co-funding")) },
            html! { (party(one.party)) },
            html! { (one.year) },
            html! { (l.kronor(one.amount)) },
            html! { (context.t(key)) },
        ]);
    }
    data_table(&context.t("assess-read-budget"), &columns, &rows)
}
