//! Dated rates with their sources, and the form that enters one. Nothing is filled in beforehand.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use funding::aid::Currency;
use maud::{Markup, html};

use super::{fields, list::trail};
use crate::{
    access::{self, Action, Relation},
    aid::{
        AidError, NewRate, keep_rate,
        model::{KeptRate, RateKind},
        rates, withdraw_rate, words,
    },
    app::{App, random_key},
    http::{
        Context, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, OptionGroup, Select, data_table, error_summary, field,
            fields as row, page_head, select,
        },
        error::again,
        page,
    },
};

const HERE: &str = "/aid/rates";

/// `GET /aid/rates`
///
/// # Errors
/// When the caller may not.
pub async fn list(State(app): State<App>, context: Context) -> PageResult {
    let all = rates(&app, &context.caller).await?;
    let mut typed = Typed::default();
    typed.set("once", random_key());
    Ok(view(&context, &all, &typed, &FieldErrors::new()))
}

/// `POST /aid/rates`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepAid, Relation::None)?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let kind = RateKind::parse(typed.text("kind")).unwrap_or(RateKind::Exchange);
    let on = fields::day(&context, &typed, "on", &mut errors);
    if typed.given("on").is_none() {
        errors.add("on", context.t("aid-rate-no-day"));
    }
    let decimals = if kind == RateKind::Exchange { 4 } else { 2 };
    let value = fields::units(context.language, typed.text("value"), decimals).filter(|value| *value > 0);
    if value.is_none() {
        errors.add("value", context.ta("case-aid-wrong-rate", &[("text", typed.text("value").into())]));
    }
    let source = typed.text("source").to_owned();
    let currency = Currency::parse(typed.text("currency")).unwrap_or(Currency::Sek);
    if let (Some(on), Some(value)) = (on, value)
        && errors.is_empty()
    {
        let new = NewRate { kind, on, value, currency, source, once: typed.text("once").to_owned() };
        match keep_rate(&app, &context.caller, &new).await {
            Ok(()) => return Ok(Redirect::to(&context.href(HERE)).into_response()),
            Err(AidError::NoSource) => errors.add("source", context.t("aid-rate-no-source")),
            Err(other) => return Err(other.into()),
        }
    } else if source.is_empty() {
        errors.add("source", context.t("aid-rate-no-source"));
    }
    let all = rates(&app, &context.caller).await?;
    Ok(again(view(&context, &all, &typed, &errors)))
}

/// `POST /aid/rates/{id}/withdraw`
///
/// # Errors
/// Not found when there is none that holds; when the caller may not.
pub async fn withdraw(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult<Response> {
    withdraw_rate(&app, &context.caller, id).await?;
    Ok(Redirect::to(&context.href(HERE)).into_response())
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, all: &[KeptRate], typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let title = context.t("aid-rates-title");
    let keeps = context.caller.may(Action::KeepAid, Relation::None);
    let kind = |kind: RateKind| context.t(&format!("aid-rate-{}", kind.code()));
    let columns = [
        Column::text(context.t("aid-rate-on")),
        Column::text(context.t("aid-rate-kind")),
        Column::text(context.t("aid-rate-value")),
        Column::text(context.t("aid-source")),
        Column::text(context.t("aid-rate-stands")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|rate| {
            let value = match rate.kind {
                RateKind::Exchange => words::rate(l, rate.value),
                RateKind::Hour => format!("{} {}", l.hundredths(rate.value), rate.currency.code()),
            };
            vec![
                html! { (l.date(rate.on)) },
                html! { (kind(rate.kind)) },
                html! { (value) },
                html! { (rate.source) },
                html! {
                    @if rate.withdrawn_at.is_some() { (context.t("aid-withdrawn")) }
                    @else if keeps {
                        form method="post" action=(context.href(&format!("{HERE}/{}/withdraw", rate.id))) {
                            button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" {
                                (context.t("aid-withdraw")) span class="ds-sr-only" { " " (l.date(rate.on)) }
                            }
                        }
                    }
                },
            ]
        })
        .collect();
    let kinds = RateKind::ALL.map(|one| (one.code().to_owned(), kind(one)));
    let currencies = [Currency::Sek, Currency::Eur].map(|c| (c.code().to_owned(), c.code().to_owned()));
    let choose = |name: &'static str, label: String, options: Vec<(String, String)>| {
        let groups = vec![OptionGroup { label: String::new(), options }];
        select(errors, &Select { name, label, hint: None, value: typed.text(name), none: None, groups })
    };
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (trail(context, &title))
            (page_head(None, &title, Some(&context.t("aid-rates-lead"))))
            @if rows.is_empty() { p { (context.t("aid-rates-none")) } }
            @else { (data_table(&title, &columns, &rows)) }
            @if keeps {
                section class="ht-section ht-stack ht-noprint" {
                    h2 class="ds-heading" data-size="md" { (context.t("aid-rate-new")) }
                    form class="ht-form ht-stack" method="post" action=(context.href(HERE)) novalidate {
                        input type="hidden" name="once" value=(typed.text("once"));
                        (row(html! {
                            (choose("kind", context.t("aid-rate-kind"), kinds.to_vec()))
                            (field(errors, &Field { name: "on", label: context.t("aid-rate-on"), hint: Some(context.t("aid-rate-on-hint")), value: typed.text("on"), kind: FieldKind::Date, ..Field::default() }))
                        }))
                        (row(html! {
                            (field(errors, &Field { name: "value", label: context.t("aid-rate-value"), hint: Some(context.t("aid-rate-value-hint")), value: typed.text("value"), kind: FieldKind::Decimal, ..Field::default() }))
                            (choose("currency", context.t("aid-rate-currency"), currencies.to_vec()))
                        }))
                        (field(errors, &Field { name: "source", label: context.t("aid-source"), hint: Some(context.t("aid-source-hint")), value: typed.text("source"), ..Field::default() }))
                        p { button class="ds-button" type="submit" { (context.t("aid-save")) } }
                    }
                }
            }
        },
    )
}
