//! What the agency's bank says of recipients with the names of the parties: perhaps the same, until an officer has said so.

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};

use super::{
    act::{back, page_again},
    form::address,
    one::Sent,
};
use crate::{
    access::{Action, Relation, check},
    app::App,
    funding::{
        FundingError,
        applications::{Whole, one},
        bank::{self, Likely, Standing, told::granted},
    },
    http::{
        Context, PageResult, Typed,
        components::{Choice, Choices, Column, Field, FieldErrors, FieldKind, choices, data_table, field},
    },
};

/// The officer's part of the page: each party with a name that the bank knows.
pub(super) fn section(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="recipients" aria-labelledby="recipients-title" {
            h2 class="ds-heading" data-size="md" id="recipients-title" { (context.t("bank-likely")) }
            p class="ht-small ht-soft ht-measure" { (context.t("bank-likely-about")) }
            @if whole.likely.is_empty() { p { (context.t("bank-likely-none")) } }
            @for likely in &whole.likely { (of_party(context, whole, likely, sent)) }
        }
    }
}

fn of_party(context: &Context, whole: &Whole, likely: &Likely, sent: &Sent) -> Markup {
    let l = context.language;
    let name = whole.kept.application.parties.get(likely.party).map_or("", |party| party.name.as_str());
    let columns = [
        Column::text(context.t("bank-column-name")),
        Column::text(context.t("bank-column-recipient")),
        Column::text(context.t("bank-days")),
        Column::number(context.t("bank-granted")),
    ];
    let rows: Vec<Vec<Markup>> = likely
        .projects
        .iter()
        .map(|kept| {
            let one = &kept.project;
            vec![
                html! { a class="ds-link" href=(context.href(&bank::pages::address(one))) { (one.name) } },
                html! { (one.recipient) },
                html! { (bank::told::days(l, one)) },
                html! { (granted(l, one)) },
            ]
        })
        .collect();
    let found = |key: &str, reason: &str, at| {
        let day = l.date(crate::clock::day_in_sweden(at));
        context.ta(key, &[("day", day.into()), ("reason", reason.to_owned().into())])
    };
    let sentence = match &likely.standing {
        Standing::Perhaps => context.t("bank-likely-perhaps"),
        Standing::NoNumber => context.t("bank-likely-no-number"),
        Standing::Same { reason, at } => found("bank-likely-same", reason, *at),
        Standing::Another { reason, at } => found("bank-likely-another", reason, *at),
    };
    html! {
        article class="ht-stack" data-gap="sm" {
            h3 class="ds-heading" data-size="sm" { (name) }
            p { strong { (sentence) } }
            (data_table(&context.ta("bank-likely-of", &[("name", name.to_owned().into())]), &columns, &rows))
            @if likely.standing != Standing::NoNumber { (tell_form(context, whole, likely, sent)) }
        }
    }
}

fn tell_form(context: &Context, whole: &Whole, likely: &Likely, sent: &Sent) -> Markup {
    let party = likely.party.to_string();
    let is_sent = sent.typed.text("party") == party;
    let none = FieldErrors::new();
    let errors = if is_sent { &sent.errors } else { &none };
    let typed = |name: &str| if is_sent { sent.typed.text(name) } else { "" };
    // Names of fields of their own, so that an error leads to its form.
    let (same, reason) = (format!("same-{party}"), format!("why-{party}"));
    let chosen = typed(&same);
    html! {
        details class="ht-noprint" open[is_sent] {
            summary { (context.t(if likely.standing == Standing::Perhaps { "bank-likely-tell" } else { "bank-likely-tell-again" })) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/recipients", address(whole.kept.id)))) novalidate {
                input type="hidden" name="party" value=(party);
                (choices(context, errors, &Choices {
                    name: &same,
                    legend: context.t("bank-likely-question"),
                    heading: false,
                    hint: Some(context.t("bank-likely-hint")),
                    many: false,
                    choices: vec![
                        Choice::new("yes", context.t("bank-likely-yes"), chosen == "yes"),
                        Choice::new("no", context.t("bank-likely-no"), chosen == "no"),
                    ],
                    unknown: None,
                    columns: true,
                }))
                (field(errors, &Field {
                    name: &reason, label: context.t("bank-likely-why"), hint: Some(context.t("bank-likely-why-hint")),
                    value: typed(&reason), kind: FieldKind::Lines(2), ..Field::default()
                }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("bank-likely-do")) } }
            }
        }
    }
}

/// `POST /funding/applications/{id}/recipients`
///
/// # Errors
/// When the caller may not, or there is no such party.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    // Denied before anything is told of the form.
    one(&app, &context.caller, id).await?;
    check(&context.caller, Action::KeepBank, Relation::None)?;
    let typed = Typed::of_body(&body);
    let party = typed.text("party").to_owned();
    let place: usize = party.parse().map_err(|_| FundingError::NotFound)?;
    let (same, why) = (format!("same-{party}"), format!("why-{party}"));
    let found = match typed.text(&same) {
        "yes" => true,
        "no" => false,
        _ => {
            return page_again(&app, &context, id, typed, &same, context.t("bank-likely-choose")).await;
        }
    };
    match bank::tell(&app, &context.caller, id, place, found, typed.text(&why)).await {
        Ok(()) => Ok(back(&context, id, "recipient")),
        Err(FundingError::NoReason) => {
            page_again(&app, &context, id, typed, &why, context.t("bank-likely-no-reason")).await
        }
        Err(other) => Err(other.into()),
    }
}
