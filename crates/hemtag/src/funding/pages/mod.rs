//! Funding as a whole: what is open, what was decided, how the money stands, and where each goes on.

pub(in crate::funding) mod looked;

use axum::extract::State;
use funding::{
    Ore,
    ledger::{Account, Balance},
};
use jiff::Timestamp;
use maud::{Markup, html};

use super::{
    calls::{self, KeptCall, pages as call_pages},
    model::call::CallState,
    money::{self, Assignment, LedgerNow},
};
use crate::{
    access::{Action, Relation, Role},
    app::App,
    http::{
        Context, PageResult,
        components::{Cell, Column, data_table, empty, page_head},
        page,
    },
};

/// `GET /funding`
///
/// # Errors
/// When the database does not answer.
pub async fn show(State(app): State<App>, context: Context) -> PageResult {
    let all = calls::list(&app, &context.caller).await?;
    let now = money::ledger(&app, &context.caller).await?;
    Ok(view(&context, &all, &now, app.clock.now()))
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, all: &[KeptCall], money: &LedgerNow, now: Timestamp) -> Markup {
    let title = context.t("funding-title");
    let may_edit = context.caller.may(Action::EditCall, Relation::None);
    let of = |wanted: fn(&KeptCall, Timestamp) -> bool| -> Vec<&KeptCall> {
        all.iter().filter(|call| wanted(call, now)).collect()
    };
    let open = of(KeptCall::is_open);
    let coming = of(|call, now| {
        call.state == CallState::Published && call.call.opens_at.is_some_and(|opens| now < opens)
    });
    let closed = of(|call, now| {
        call.state == CallState::Published && call.call.closes_at.is_some_and(|closes| closes <= now)
    });
    let drafts = of(|call, _| call.state == CallState::Draft);
    let withdrawn = of(|call, _| call.state == CallState::Withdrawn);
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("funding-lead"))))
            (ways(context))
            section class="ht-section ht-stack" aria-labelledby="open" {
                h2 class="ds-heading" data-size="md" id="open" { (context.t("funding-open")) }
                @if open.is_empty() {
                    (empty(&context.t("funding-none-open"), html! { p { (context.t("funding-none-open-text")) } }, None))
                } @else { (list(context, &open, now)) }
            }
            @for (key, calls) in [("funding-coming", &coming), ("funding-drafts", &drafts), ("funding-closed", &closed), ("funding-withdrawn", &withdrawn)] {
                @if !calls.is_empty() {
                    section class="ht-section ht-stack" {
                        h2 class="ds-heading" data-size="md" { (context.t(key)) }
                        (list(context, calls, now))
                    }
                }
            }
            @if may_edit { p class="ht-acts ht-section" { a class="ds-button" data-variant="secondary" href=(context.href("/funding/calls/new")) { (context.t("call-new-title")) } } }
            (sums(context, money))
        },
    )
}

/// Where each goes on: applicants, assessors, officers, the public.
fn ways(context: &Context) -> Markup {
    let holds = |role: Role| context.caller.held.iter().any(|held| held.role == role);
    let mut all = vec![
        ("/funding/decisions", "funding-to-decisions"),
        ("/funding/portfolio", "funding-to-granted"),
        ("/funding/money", "funding-to-money"),
        ("/funding/bank", "bank-title"),
    ];
    if context.caller.person.is_some() {
        all.insert(0, ("/funding/applications", "funding-to-applications"));
    }
    if holds(Role::Assessor) {
        all.push(("/funding/assessments", "funding-to-assessments"));
    }
    if context.caller.may(Action::HandleApplication, Relation::None) {
        all.push(("/funding/work", "funding-to-work"));
    }
    html! {
        nav class="ht-section" aria-label=(context.t("funding-ways")) {
            ul class="ht-tabs" { @for (path, key) in all { li { a class="ds-link" href=(context.href(path)) { (context.t(key)) } } } }
        }
    }
}

fn list(context: &Context, calls: &[&KeptCall], now: Timestamp) -> Markup {
    html! {
        ul class="ht-results" {
            @for kept in calls {
                li class="ht-result" {
                    p class="ht-kicker" { (context.t(&format!("call-kind-{}", kept.call.kind.code()))) }
                    h3 class="ds-heading" data-size="2xs" {
                        a class="ds-link" href=(context.href(&call_pages::address(&kept.code))) { (kept.call.title.of(context.language)) }
                    }
                    p { (call_pages::one::standing(context, kept, now)) }
                }
            }
        }
    }
}

/// Each assignment's money by itself: money never moves between them.
fn sums(context: &Context, money: &LedgerNow) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("money-sum-assignment")),
        Column::number(context.t("money-sum-total")),
        Column::number(context.t("money-sum-granted")),
        Column::number(context.t("money-sum-paid")),
        Column::number(context.t("money-sum-back")),
    ];
    let row = |one: &Assignment| -> Vec<Cell> {
        let years =
            one.years.iter().map(|year| money.ledger.year(Account { assignment: one.id, year: *year }));
        let years: Vec<Balance> = years.collect();
        let sum = |of: fn(&Balance) -> Ore| html! { (l.kronor(years.iter().map(of).sum())) };
        vec![
            html! { (one.title.of(l)) },
            html! { (l.kronor(one.total)) },
            sum(|year| year.committed),
            sum(|year| year.paid),
            sum(|year| year.recovered),
        ]
    };
    let rows: Vec<Vec<Cell>> = money.assignments.iter().map(row).collect();
    html! {
        section class="ht-section ht-stack" aria-labelledby="sums" {
            h2 class="ds-heading" data-size="md" id="sums" { (context.t("money-title")) }
            (data_table(&context.t("money-sum-note"), &columns, &rows))
        }
    }
}
