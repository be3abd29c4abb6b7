//! An entry: written anew, or seen with its versions and corrected.

use std::collections::HashMap;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use funding::aid::{FirmId, When, Worth};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{fields, firm_path, list::trail};
use crate::{
    access::{self, Action, Relation},
    aid::{
        AidError, Recipient,
        keep::{self, Correction},
        model::{Entry, EntryId, Facts, Firm, Instrument, KeptRate, Origin, hour_on},
        rates, words,
    },
    app::{App, random_key},
    http::{
        Context, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, OptionGroup, Select, Tone, checkbox, data_table,
            error_summary, facts, field, fields as row, notice, page_head, select,
        },
        error::again,
        page,
    },
};

/// `GET /aid/grants/new`
///
/// # Errors
/// When the caller may not.
pub async fn new(State(app): State<App>, context: Context) -> PageResult {
    access::check(&context.caller, Action::KeepAid, Relation::None)?;
    let mut typed = Typed::default();
    typed.set("once", random_key());
    typed.set("authority", words::agency(&app));
    typed.set("own", "yes");
    Ok(new_view(&context, &typed, &FieldErrors::new()))
}

/// `POST /aid/grants/new`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send_new(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepAid, Relation::None)?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let number = fields::number(&context, &typed, "number", &mut errors);
    let name = typed.text("firm").chars().take(200).collect::<String>();
    if name.is_empty() {
        errors.add("firm", context.t("case-aid-no-firm"));
    }
    let rates = rates(&app, &context.caller).await?;
    let read = read(&context, &typed, &rates, app.clock.today(), &mut errors);
    let Some(facts) = read.filter(|_| errors.is_empty()) else {
        return Ok(again(new_view(&context, &typed, &errors)));
    };
    let recipient = Recipient { number, name, nace: facts.nace.clone() };
    let id = keep::write(&app, &context.caller, &recipient, &facts, typed.text("once")).await?;
    Ok(Redirect::to(&context.href(&format!("/aid/grants/{}?done=written", id.0))).into_response())
}

/// `GET /aid/grants/{id}`
///
/// # Errors
/// Not found when there is none; when the caller may not.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    axum::extract::Query(told): axum::extract::Query<super::Told>,
) -> PageResult {
    let (versions, firms) = keep::entry(&app, &context.caller, EntryId(id)).await?;
    let typed = begun(&context, &versions[0], &firms);
    Ok(view(&context, &versions, &firms, &typed, &FieldErrors::new(), &told.done))
}

/// `POST /aid/grants/{id}`: corrects or withdraws it.
///
/// # Errors
/// As [`show`].
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepAid, Relation::None)?;
    let typed = Typed::of_body(&body);
    let id = EntryId(id);
    let (versions, firms) = keep::entry(&app, &context.caller, id).await?;
    let mut errors = FieldErrors::new();
    let withdrawn = typed.has("do", "withdraw");
    let rates = rates(&app, &context.caller).await?;
    let facts = if withdrawn {
        Some(versions[0].facts.clone())
    } else {
        read(&context, &typed, &rates, app.clock.today(), &mut errors)
    };
    let used = fields::firms(typed.text("used")).into_iter().next().map(|(recipient, _)| recipient);
    let stands = versions[0].facts.used_by.and_then(|id| firms.get(&id));
    let stands =
        stands.map(|firm| Recipient { number: firm.number, name: firm.name.clone(), nace: String::new() });
    let used_by = if withdrawn { stands } else { used };
    if let Some(mut facts) = facts.filter(|_| errors.is_empty()) {
        // What the form does not show stays as it is.
        if !withdrawn && !typed.has("shown", "worth") {
            facts.worth = versions[0].facts.worth;
        }
        if typed.given("on").is_none() && matches!(versions[0].facts.when, When::Between(..)) {
            facts.when = versions[0].facts.when;
        }
        let seen = typed.text("seen").parse().unwrap_or(0);
        let correction = Correction {
            seen,
            facts: &facts,
            used_by: used_by.as_ref(),
            withdrawn,
            reason: typed.text("reason"),
        };
        match keep::correct(&app, &context.caller, id, &correction).await {
            Ok(()) => {
                let to = format!("/aid/grants/{}?done=corrected", id.0);
                return Ok(Redirect::to(&context.href(&to)).into_response());
            }
            Err(AidError::NoReason) => errors.add("reason", context.t("aid-wrong-reason")),
            Err(AidError::Nothing) => errors.add("reason", context.t("aid-wrong-nothing")),
            Err(AidError::Changed) => errors.add("reason", context.t("aid-wrong-meanwhile")),
            Err(other) => return Err(other.into()),
        }
    }
    Ok(again(view(&context, &versions, &firms, &typed, &errors, "")))
}

/// What an entry's fields say, without its firm; or what is wrong at them.
fn read(
    context: &Context,
    typed: &Typed,
    rates: &[KeptRate],
    today: Date,
    errors: &mut FieldErrors,
) -> Option<Facts> {
    let on = fields::day(context, typed, "on", errors);
    if let Some(day) = on.filter(|day| *day > today) {
        errors.add("on", context.ta("aid-wrong-future", &[("day", context.language.date(day).into())]));
    }
    let day = on.unwrap_or(today);
    let amount = fields::amount(context, typed, "amount", day, rates, errors);
    let hours = typed.given("hours").and_then(|text| {
        let read = fields::units(context.language, text, 2).filter(|hours| *hours > 0);
        if read.is_none() {
            errors.add("hours", context.ta("case-aid-wrong-amount", &[("text", text.into())]));
        }
        read
    });
    let worth = match (amount, hours) {
        (Some(amount), _) => Worth::Stated(amount),
        (None, Some(hundredths)) => match hour_on(rates, day) {
            Some(rate) => Worth::Hours { hundredths, rate },
            None => {
                errors.add("hours", context.t("aid-wrong-no-hour"));
                Worth::NotKnown
            }
        },
        (None, None) => Worth::NotKnown,
    };
    let authority = typed.text("authority").chars().take(200).collect::<String>();
    if authority.is_empty() {
        errors.add("authority", context.t("case-aid-no-grantor"));
    }
    let nace = fields::branch(context, typed, "nace", errors);
    let own = typed.has("own", "yes");
    let stated = typed.text("origin") == Origin::Stated.code();
    Some(Facts {
        firm: FirmId(0),
        origin: if stated { Origin::Stated } else { Origin::Written },
        reference: typed.text("reference").chars().take(200).collect(),
        authority,
        own: own && !stated,
        instrument: Instrument::parse(typed.text("instrument")).unwrap_or(Instrument::Grant),
        nace,
        rules: String::new(),
        worth,
        when: on.map_or(When::NotKnown, When::On),
        used_by: None,
    })
    .filter(|_| errors.is_empty())
}

fn begun(context: &Context, entry: &Entry, firms: &HashMap<FirmId, Firm>) -> Typed {
    let mut typed = Typed::default();
    let facts = &entry.facts;
    typed.set("seen", entry.version.to_string());
    if let Some(day) = super::super::model::day_of(facts.when) {
        typed.set("on", day.to_string());
    }
    match facts.worth {
        Worth::Stated(amount) => {
            fields::set_amount(context.language, &mut typed, "amount", amount);
            typed.set("shown", "worth");
        }
        Worth::NotKnown => typed.set("shown", "worth"),
        Worth::Hours { .. } | Worth::Between { .. } => {}
    }
    if let Some(firm) = facts.used_by.and_then(|id| firms.get(&id)) {
        let number = firm.number.and_then(vocabulary::OrganisationNumber::shown);
        typed.set("used", number.unwrap_or_else(|| firm.name.clone()));
    }
    typed.set("authority", facts.authority.as_str());
    typed.set("instrument", facts.instrument.code());
    typed.set("nace", facts.nace.as_str());
    if facts.own {
        typed.set("own", "yes");
    }
    typed
}

fn shared(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let instruments =
        Instrument::ALL.iter().map(|one| (one.code().to_owned(), words::instrument(l, *one))).collect();
    html! {
        (row(html! {
            (field(errors, &Field { name: "authority", label: context.t("aid-column-grantor"), value: typed.text("authority"), ..Field::default() }))
            (field(errors, &Field { name: "on", label: context.t("aid-column-granted"), hint: Some(context.t("aid-on-hint")), value: typed.text("on"), kind: FieldKind::Date, ..Field::default() }))
        }))
        (checkbox("own", "yes", &context.t("aid-own"), typed.has("own", "yes")))
        (fields::amount_fields(context, typed, errors, "amount", &context.t("aid-amount"), Some(context.t("aid-amount-hint"))))
        (row(html! {
            (select(errors, &Select {
                name: "instrument",
                label: context.t("aid-column-instrument"),
                hint: None,
                value: typed.text("instrument"),
                none: None,
                groups: vec![OptionGroup { label: String::new(), options: instruments }],
            }))
            (field(errors, &Field { name: "nace", label: context.t("aid-column-branch"), hint: Some(context.t("aid-branch-hint")), value: typed.text("nace"), ..Field::default() }))
        }))
    }
}

/// The form of a new entry, from plain data.
#[must_use]
pub fn new_view(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    let title = context.t("aid-new-title");
    let origins = [Origin::Written, Origin::Stated]
        .map(|one| (one.code().to_owned(), words::origin(context.language, one)));
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (trail(context, &title))
            (page_head(None, &title, Some(&context.t("aid-new-lead"))))
            form class="ht-form ht-stack" method="post" action=(context.href("/aid/grants/new")) novalidate {
                input type="hidden" name="once" value=(typed.text("once"));
                (row(html! {
                    (field(errors, &Field { name: "firm", label: context.t("case-aid-firm"), value: typed.text("firm"), ..Field::default() }))
                    (field(errors, &Field { name: "number", label: context.t("case-aid-number"), value: typed.text("number"), ..Field::default() }))
                }))
                (select(errors, &Select {
                    name: "origin",
                    label: context.t("aid-column-origin"),
                    hint: None,
                    value: typed.text("origin"),
                    none: None,
                    groups: vec![OptionGroup { label: String::new(), options: origins.to_vec() }],
                }))
                (shared(context, typed, errors))
                (field(errors, &Field { name: "hours", label: context.t("aid-hours-field"), hint: Some(context.t("aid-hours-hint")), value: typed.text("hours"), kind: FieldKind::Decimal, ..Field::default() }))
                (field(errors, &Field { name: "reference", label: context.t("aid-reference"), value: typed.text("reference"), ..Field::default() }))
                p { button class="ds-button" type="submit" { (context.t("aid-save")) } }
            }
        },
    )
}

/// An entry with its versions and the form that corrects it, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    versions: &[Entry],
    firms: &HashMap<FirmId, Firm>,
    typed: &Typed,
    errors: &FieldErrors,
    done: &str,
) -> Markup {
    let l = context.language;
    let now = &versions[0];
    let of = &now.facts;
    let title = context.ta("aid-entry-title", &[("number", now.id.0.into())]);
    let rules = funding::aid::rules_of(&of.rules)
        .map_or_else(|| context.t("not-known"), |rules| rules.regulation.clone());
    let told = |yes: bool| context.t(if yes { "aid-yes" } else { "aid-no" });
    let known = |text: &str| if text.is_empty() { context.t("not-known") } else { text.to_owned() };
    let rows = [
        (
            context.t("aid-column-firm"),
            html! { a class="ds-link" href=(context.href(&firm_path(of.firm))) { (words::firm(firms, of.firm)) } },
        ),
        (context.t("aid-column-granted"), html! { (words::when(l, of.when)) }),
        (context.t("aid-amount"), html! { (words::worth(l, of.worth)) }),
        (context.t("aid-column-euro"), html! { (words::span(l, of.worth.span())) }),
        (context.t("aid-column-grantor"), html! { (of.authority) }),
        (context.t("aid-column-instrument"), html! { (words::instrument(l, of.instrument)) }),
        (context.t("aid-column-branch"), html! { (known(&of.nace)) }),
        (context.t("aid-column-rules"), html! { (rules) }),
        (context.t("aid-column-origin"), html! { (words::source(l, now)) }),
        (context.t("aid-published"), html! { (told(now.is_public())) }),
    ];
    let columns = [
        Column::number(context.t("aid-version")),
        Column::text(context.t("aid-version-at")),
        Column::text(context.t("aid-column-granted")),
        Column::text(context.t("aid-amount")),
        Column::text(context.t("aid-column-grantor")),
        Column::text(context.t("aid-reason")),
    ];
    let history: Vec<Vec<Markup>> = versions
        .iter()
        .map(|one| {
            vec![
                html! { (one.version) },
                html! { (l.date(one.at.to_zoned(jiff::tz::TimeZone::UTC).date())) },
                html! { (words::when(l, one.facts.when)) },
                html! { (words::worth(l, one.facts.worth)) },
                html! { (one.facts.authority) },
                html! { @if one.withdrawn { (context.t("aid-withdrawn")) ": " } (one.reason) },
            ]
        })
        .collect();
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (trail(context, &title))
            (page_head(Some(&words::firm(firms, of.firm)), &title, None))
            @if !done.is_empty() { (notice(Tone::Success, &context.t("aid-saved"), html! {})) }
            @if now.withdrawn { (notice(Tone::Warning, &context.t("aid-withdrawn"), html! { p { (now.reason) } })) }
            (facts(&rows))
            section class="ht-section" {
                h2 class="ds-heading" data-size="md" { (context.t("aid-versions")) }
                (data_table(&context.t("aid-versions"), &columns, &history))
            }
            @if context.caller.may(Action::KeepAid, Relation::None) {
                section class="ht-section ht-stack ht-noprint" {
                    h2 class="ds-heading" data-size="md" { (context.t("aid-correct")) }
                    form class="ht-form ht-stack" method="post" action=(context.href(&format!("/aid/grants/{}", now.id.0))) novalidate {
                        input type="hidden" name="seen" value=(typed.text("seen"));
                        @if typed.has("shown", "worth") { input type="hidden" name="shown" value="worth"; }
                        (shared(context, typed, errors))
                        (field(errors, &Field { name: "used", label: context.t("aid-used-by"), hint: Some(context.t("aid-used-by-hint")), value: typed.text("used"), ..Field::default() }))
                        (field(errors, &Field { name: "reason", label: context.t("aid-reason"), hint: Some(context.t("aid-reason-hint")), value: typed.text("reason"), ..Field::default() }))
                        p class="ht-actions" {
                            button class="ds-button" type="submit" name="do" value="correct" { (context.t("aid-correct")) }
                            @if !now.withdrawn {
                                button class="ds-button" data-variant="secondary" type="submit" name="do" value="withdraw" { (context.t("aid-withdraw")) }
                            }
                        }
                    }
                }
            }
        },
    )
}
