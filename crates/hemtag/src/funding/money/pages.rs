//! How the money stands: by assignment and year, entry by entry; and for officers, the frames of the years.

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use funding::{
    Ore,
    ledger::{Account, Refused},
};
use maud::{Markup, html};

use super::{Assignment, LedgerNow, add_assignment, frame, ledger};
use crate::{
    access::{self, Action, Relation},
    app::App,
    funding::{FundingError, model::call::Both},
    http::{
        Context, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, Tone, breadcrumbs, data_table, error_summary, field,
            notice, page_head,
        },
        download::{self, Cell, Table, Wanted},
        error::again,
        page,
    },
    values::money::kronor,
};

pub const PATH: &str = "/funding/money";

/// `GET /funding/money`; with `format`, every entry as a table to take away.
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    let now = ledger(&app, &context.caller).await?;
    match wanted.format {
        Some(format) => Ok(entries(&now).respond(&context, format)?),
        None => Ok(view(&context, &now, &Typed::default(), &FieldErrors::new()).into_response()),
    }
}

/// `POST /funding/money/frames`: sets the frame of a year.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn set_frame(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepMoney, Relation::None)?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let account = typed.text("account").split_once('-').and_then(|(assignment, year)| {
        Some(Account { assignment: assignment.parse().ok()?, year: year.parse().ok()? })
    });
    let amount = kronor(typed.text("amount"), context.language);
    if account.is_none() {
        errors.add("account", context.t("money-wrong-account"));
    }
    if amount.is_none() {
        errors.add("amount", context.t("money-wrong-amount"));
    }
    if let (Some(account), Some(amount)) = (account, amount) {
        match frame(&app, &context.caller, account, amount, typed.text("reason")).await {
            Ok(()) => {
                return Ok(Redirect::to(&context.href(&format!("{PATH}?done=frame"))).into_response());
            }
            Err(FundingError::NoReason) => errors.add("reason", context.t("money-wrong-reason")),
            Err(FundingError::Money(why)) => errors.add("amount", refused(&context, why)),
            Err(error) => return Err(error.into()),
        }
    }
    let now = ledger(&app, &context.caller).await?;
    Ok(again(view(&context, &now, &typed, &errors)))
}

/// `POST /funding/money/assignments`: adds an assignment.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn add(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepMoney, Relation::None)?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let years = typed.text("years").split([' ', ',']).filter(|year| !year.is_empty());
    let new = Assignment {
        id: 0,
        code: String::new(),
        number: typed.text("number").to_owned(),
        title: Both::new(typed.text("title_sv"), typed.text("title_en")),
        given_by: typed.text("given_by").to_owned(),
        given_to: String::new(),
        total: kronor(typed.text("total"), context.language).unwrap_or_default(),
        years: years.map(|year| year.parse().unwrap_or(0)).collect(),
        source: typed.text("source").to_owned(),
        confidence: "high".to_owned(),
        example: context.examples,
    };
    match add_assignment(&app, &context.caller, new).await {
        Ok(_) => return Ok(Redirect::to(&context.href(&format!("{PATH}?done=assignment"))).into_response()),
        Err(FundingError::Wrong(wrong)) => {
            wrong.into_iter().for_each(|(field, key)| errors.add(field, context.t(key)));
        }
        Err(error) => return Err(error.into()),
    }
    let now = ledger(&app, &context.caller).await?;
    Ok(again(view(&context, &now, &typed, &errors)))
}

/// Every entry, oldest first.
fn entries(now: &LedgerNow) -> Table {
    let title = |id: i64| now.assignments.iter().find(|one| one.id == id).map_or("", |one| one.code.as_str());
    let number = |id: Option<i64>| id.map_or(Cell::Empty, |id| Cell::from(id.to_string()));
    let rows = now.lines.iter().map(|line| {
        vec![
            Cell::from(line.on.to_string()),
            Cell::from(title(line.entry.account.assignment)),
            Cell::from(line.entry.account.year.to_string()),
            Cell::from(line.entry.kind.code()),
            number(line.origin.decision),
            number(line.origin.claim),
            Cell::from(line.entry.amount.decimal()),
        ]
    });
    Table {
        name: "funding-entries".to_owned(),
        columns: vec!["on", "assignment", "year", "kind", "decision", "claim", "amount_sek"],
        rows: rows.collect(),
        note: None,
    }
}

/// Why the ledger says no, in the reader's words.
#[must_use]
pub fn refused(context: &Context, why: Refused) -> String {
    let with =
        |key: &str, amount: Ore| context.ta(key, &[("amount", context.language.kronor(amount).into())]);
    match why {
        Refused::NoAssignment => context.t("money-refused-no-assignment"),
        Refused::NotItsYear => context.t("money-refused-not-its-year"),
        Refused::Amount => context.t("money-wrong-amount"),
        Refused::PassesTotal { left } => with("money-refused-total", left),
        Refused::BelowCommitted { committed } => with("money-refused-committed", committed),
        Refused::PassesFrame { left } => with("money-refused-frame", left),
        Refused::PassesCommitment { left } => with("money-refused-commitment", left),
        Refused::PassesPaid { paid } => with("money-refused-paid", paid),
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, now: &LedgerNow, typed: &Typed, errors: &FieldErrors) -> Markup {
    let title = context.t("money-title");
    let may_keep = context.caller.may(Action::KeepMoney, Relation::None);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("funding-title"), "/funding")], &title))
            (page_head(None, &title, Some(&context.t("money-lead"))))
            @if context.done() == Some("frame") { (notice(Tone::Success, &context.t("money-done-frame"), html! {})) }
            @if context.done() == Some("assignment") { (notice(Tone::Success, &context.t("money-done-assignment"), html! {})) }
            @for assignment in &now.assignments { (one(context, now, assignment)) }
            p class="ht-soft" { (context.t("money-rules")) }
            (download::links(context, PATH, ""))
            @if may_keep {
                (frame_form(context, now, typed, errors))
                (assignment_form(context, typed, errors))
            }
        },
    )
}

/// An assignment with its years: bars, and the same as a table.
fn one(context: &Context, now: &LedgerNow, assignment: &Assignment) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("money-year")),
        Column::number(context.t("money-frame")),
        Column::number(context.t("money-committed")),
        Column::number(context.t("money-paid")),
        Column::number(context.t("money-recovered")),
        Column::number(context.t("money-left")),
    ];
    let rows: Vec<Vec<Markup>> = assignment
        .years
        .iter()
        .map(|year| {
            let sums = now.ledger.year(Account { assignment: assignment.id, year: *year });
            let cell = |amount: Ore| html! { (l.kronor_bare(amount)) };
            vec![
                html! { (year) },
                cell(sums.frame),
                cell(sums.committed),
                cell(sums.paid),
                cell(sums.recovered),
                html! { b { (l.kronor_bare(sums.left())) } },
            ]
        })
        .collect();
    let title = assignment.title.of(l);
    let not_spread = now.ledger.not_spread(assignment.id).unwrap_or_default();
    html! {
        section class="ht-section ht-stack" aria-labelledby={ "assignment-" (assignment.id) } {
            h2 class="ds-heading" data-size="md" id={ "assignment-" (assignment.id) } { (title) }
            p {
                (context.ta("money-total", &[("amount", l.kronor(assignment.total).into()), ("by", assignment.given_by.as_str().into())]))
                @if !assignment.number.is_empty() { " " (context.ta("money-number", &[("number", assignment.number.as_str().into())])) }
            }
            @if not_spread.is_positive() {
                p { (context.ta("money-not-spread", &[("amount", l.kronor(not_spread).into())])) }
            }
            (data_table(&context.ta("money-caption", &[("title", title.into())]), &columns, &rows))
            p class="ht-source" { (context.t("money-source")) " " (assignment.source) }
        }
    }
}

fn frame_form(context: &Context, now: &LedgerNow, typed: &Typed, errors: &FieldErrors) -> Markup {
    use crate::http::components::{OptionGroup, Select, select};
    let groups = now
        .assignments
        .iter()
        .map(|one| OptionGroup {
            label: one.title.of(context.language).to_owned(),
            options: one.years.iter().map(|year| (format!("{}-{year}", one.id), year.to_string())).collect(),
        })
        .collect();
    html! {
        section class="ht-section ht-stack" aria-labelledby="frame" {
            h2 class="ds-heading" data-size="md" id="frame" { (context.t("money-frame-title")) }
            p class="ht-prose" { (context.t("money-frame-text")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{PATH}/frames"))) novalidate {
                (select(errors, &Select {
                    name: "account", label: context.t("money-account"), hint: None, value: typed.text("account"),
                    none: Some(context.t("money-choose")), groups,
                }))
                (field(errors, &Field {
                    name: "amount", label: context.t("money-amount"), hint: Some(context.t("money-amount-hint")), value: typed.text("amount"),
                    unit: Some("kr"), kind: FieldKind::Decimal, ..Field::default()
                }))
                (field(errors, &Field {
                    name: "reason", label: context.t("money-reason"), hint: Some(context.t("money-reason-hint")), value: typed.text("reason"),
                    kind: FieldKind::Lines(2), ..Field::default()
                }))
                button class="ds-button" type="submit" { (context.t("money-frame-set")) }
            }
        }
    }
}

fn assignment_form(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    let text = |name: &'static str, kind: FieldKind, hint: Option<&str>| {
        field(
            errors,
            &Field {
                name,
                label: context.t(&format!("money-assignment-{}", name.replace('_', "-"))),
                hint: hint.map(|key| context.t(key)),
                value: typed.text(name),
                kind,
                ..Field::default()
            },
        )
    };
    let is_open = !errors.is_empty() && !typed.text("title_sv").is_empty() || errors.of("title_sv").is_some();
    html! {
        details class="ht-section" open[is_open] {
            summary { (context.t("money-assignment-title")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{PATH}/assignments"))) novalidate {
                (text("title_sv", FieldKind::Text, None))
                (text("title_en", FieldKind::Text, None))
                (text("number", FieldKind::Text, None))
                (text("given_by", FieldKind::Text, None))
                (text("total", FieldKind::Decimal, None))
                (text("years", FieldKind::Text, Some("money-assignment-years-hint")))
                (text("source", FieldKind::Text, Some("money-assignment-source-hint")))
                button class="ds-button" type="submit" { (context.t("money-assignment-add")) }
            }
        }
    }
}
