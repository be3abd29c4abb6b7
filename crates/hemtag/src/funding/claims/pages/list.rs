//! The grants of whoever asks; for officers all.

use axum::extract::State;
use maud::{Markup, html};

use super::address;
use crate::{
    access::{Action, Relation},
    app::App,
    funding::claims::{Grant, grants, words},
    http::{
        Context, PageResult,
        components::{Column, breadcrumbs, data_table, empty, page_head},
        page,
    },
};

/// `GET /funding/grants`
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn show(context: Context, State(app): State<App>) -> PageResult {
    let all = grants(&app, &context.caller).await?;
    Ok(view(&context, &all))
}

fn view(context: &Context, all: &[Grant]) -> Markup {
    let l = context.language;
    let title = context.t("grants-title");
    let columns = [
        Column::text(context.t("decision-project")),
        Column::text(context.t("claim-next")),
        Column::text(context.t("claim-by")),
        Column::text(context.t("claim-waits")),
        Column::number(context.t("decision-granted")),
        Column::number(context.t("decision-paid")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|one| {
            let next = one.next();
            vec![
                html! { a class="ds-link" href=(context.href(&address(one.decision.id))) { (one.decision.decision.title) } },
                html! { (words::step(l, next.step)) },
                html! { @match next.on { Some(on) => (l.date(on)), None => "–" } },
                html! { (words::waits_for(l, next.waits_for)) },
                html! { (l.kronor(one.standing.granted())) },
                html! { (l.kronor(one.standing.paid_sum())) },
            ]
        })
        .collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("grants-lead"))))
            @if context.caller.may(Action::PayFunding, Relation::None) {
                p class="ht-acts" { a class="ds-link" href=(context.href("/funding/payments")) { (context.t("payments-title")) } }
            }
            @if rows.is_empty() { (empty(&context.t("grants-none"), html! { p { (context.t("grants-none-why")) } }, None)) }
            @else { (data_table(&title, &columns, &rows)) }
        },
    )
}
