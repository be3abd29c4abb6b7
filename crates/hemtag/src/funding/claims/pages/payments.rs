//! What is decided and waits to be paid, and the file from which the agency's accounting pays it.

use axum::{
    extract::{Query as Asked, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use super::claim_address;
use crate::{
    access::{Action, Relation, check},
    app::App,
    funding::claims::{ToPay, to_pay},
    http::{
        Context, PageResult,
        components::{Column, breadcrumbs, data_table, empty, page_head},
        download::{Table, Wanted, file_name, links},
        page,
    },
    words::Language,
};

const HERE: &str = "/funding/payments";

/// `GET /funding/payments`, as a file with `?format=csv`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Asked(wanted): Asked<Wanted>,
) -> PageResult<Response> {
    check(&context.caller, Action::PayFunding, Relation::None)?;
    let all = to_pay(&app, &context.caller).await?;
    match wanted.format {
        Some(format) => Ok(table(context.language, &all, app.clock.today()).respond(&context, format)?),
        None => Ok(view(&context, &all).into_response()),
    }
}

fn view(context: &Context, all: &[ToPay]) -> Markup {
    let l = context.language;
    let title = context.t("payments-title");
    let columns = [
        Column::text(context.t("payments-id")),
        Column::text(context.t("decision-applicant")),
        Column::text(context.t("decision-year")),
        Column::number(context.t("decision-amount")),
        Column::text(context.t("payments-decided")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|one| {
            vec![
                html! { a class="ds-link" href=(context.href(&claim_address(one.grant, one.claim))) { (one.id) } },
                html! { (one.recipient) },
                html! { (one.year) },
                html! { (l.kronor(one.amount)) },
                html! { @match one.decided_on { Some(on) => (l.date(on)), None => "–" } },
            ]
        })
        .collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("grants-title"), "/funding/grants")], &title))
            (page_head(None, &title, Some(&context.t("payments-lead"))))
            @if rows.is_empty() { (empty(&context.t("payments-none"), html! {}, None)) }
            @else {
                (data_table(&title, &columns, &rows))
                (links(context, HERE, ""))
            }
        },
    )
}

/// A row is a payment. `payment_id` stays the same for good, so that a payment is never keyed or paid twice.
fn table(l: Language, all: &[ToPay], today: jiff::civil::Date) -> Table {
    let rows = all.iter().map(|one| {
        vec![
            one.id.as_str().into(),
            one.decision.as_str().into(),
            one.claim.to_string().into(),
            one.organisation_number.as_str().into(),
            one.recipient.as_str().into(),
            one.assignment.as_str().into(),
            one.assignment_number.as_str().into(),
            u32::from(one.year.unsigned_abs()).into(),
            one.amount.decimal().into(),
            "SEK".into(),
            one.decided_on.map(|on| on.to_string()).into(),
        ]
    });
    Table {
        name: file_name(l, "utbetalningar", "payments", today),
        columns: vec![
            "payment_id",
            "decision_number",
            "claim_id",
            "organisation_number",
            "recipient",
            "assignment",
            "assignment_number",
            "year",
            "amount",
            "currency",
            "decided_on",
        ],
        rows: rows.collect(),
        note: Some(l.t("payments-note")),
    }
}
