//! One grant: what is granted, paid and left, one next step with its day, its claims, what is claimed back, what happened.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use jiff::Timestamp;
use maud::{Markup, html};

use super::{Told, address, claim_address, done, led, refusals};
use crate::{
    access::{Action, Relation, check},
    app::{App, random_key},
    funding::{
        FundingError,
        claims::{Demand, Grant, NextStep, begin, close, demand, grant, received, words},
        due,
        model::{claim::ClaimKind, due::Of},
    },
    http::{
        Context, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, NumberFact, OptionGroup, Select, Tone, breadcrumbs,
            data_table, error_summary, field, fields, notice, number_strip, page_head, select,
        },
        error::again,
        page,
    },
    values::money::kronor,
};

/// `GET /funding/grants/{id}`
///
/// # Errors
/// Not found, when there is none or the caller may not read it.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(told): Query<Told>,
) -> PageResult {
    let grant = grant(&app, &context.caller, id).await?;
    Ok(view(&context, &app, &grant, &Typed::default(), &FieldErrors::new(), &told))
}

fn pays(context: &Context) -> bool {
    context.caller.may(Action::PayFunding, Relation::None)
}

fn is_applicant(context: &Context, grant: &Grant) -> bool {
    !grant.application.relations(&context.caller).is_empty()
}

fn view(
    context: &Context,
    app: &App,
    grant: &Grant,
    typed: &Typed,
    errors: &FieldErrors,
    told: &Told,
) -> Markup {
    let l = context.language;
    let decision = &grant.decision.decision;
    let title = decision.title.clone();
    let number = grant.decision.number.clone().unwrap_or_default();
    let sum = |of: fn(&crate::funding::claims::OfYear) -> ::funding::Ore| grant.years.iter().map(of).sum();
    let fact = |key: &str, value| NumberFact { label: l.t(key), value: l.kronor(value), note: html! {} };
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("grants-title"), "/funding/grants")], &title))
            (page_head(Some(&number), &title, Some(&decision.applicant)))
            (done(context, told))
            (error_summary(context, errors))
            (next_step(context, app, grant))
            div class="ht-stack" data-gap="lg" {
                (number_strip(&[
                    fact("decision-granted", sum(|year| year.granted)),
                    fact("decision-paid", sum(|year| year.paid)),
                    fact("claim-left", sum(|year| year.left)),
                ]))
                (years(context, grant))
                (claims(context, grant))
                (recoveries(context, grant, typed, errors))
                (days(context, grant))
                (timeline(context, grant))
                p class="ht-acts" {
                    a class="ds-link" href=(context.href(&format!("/funding/decisions/{}/record", grant.decision.id))) { (context.t("decision-to-record")) }
                }
            }
        },
    )
}

/// One next step, one deadline, and what does it.
fn next_step(context: &Context, app: &App, grant: &Grant) -> Markup {
    let l = context.language;
    let next = grant.next();
    let (id, own) = (grant.decision.id, is_applicant(context, grant));
    let late = next.on.is_some_and(|on| on < app.clock.today());
    html! {
        (notice(if late { Tone::Warning } else { Tone::Info }, &words::step(l, next.step), html! {
            @if let Some(on) = next.on {
                p { strong { (context.ta(if late { "claim-late" } else { "claim-by-day" }, &[("day", l.date(on).into())])) } }
            }
            @if next.step != NextStep::Nothing {
                p { (context.ta("claim-waits-for", &[("who", words::waits_for(l, next.waits_for).into())])) }
            }
            @match (next.claim, next.step) {
                (Some(claim), NextStep::HandIn | NextStep::Complete) if own => p {
                    a class="ds-button" href=(context.href(&format!("{}/costs", claim_address(id, claim)))) { (context.t("claim-go-on")) }
                },
                (Some(claim), _) => p { a class="ds-link" href=(context.href(&claim_address(id, claim))) { (context.t("claim-to-claim")) } },
                _ => {},
            }
            @if own && matches!(next.step, NextStep::Claim | NextStep::FinalReport) { (begin_form(context, grant)) }
            @if pays(context) && next.step == NextStep::Close {
                form id="close" method="post" action=(context.href(&format!("{}/close", address(id)))) {
                    p { (context.t("claim-close-text")) }
                    button class="ds-button" type="submit" { (context.t("claim-close-do")) }
                }
            }
        }))
    }
}

/// The kinds of claim that can be begun now, each a button.
fn begin_form(context: &Context, grant: &Grant) -> Markup {
    let terms = &grant.decision.decision.payment;
    let left = crate::funding::model::reckon::advance_left(&grant.standing, terms);
    html! {
        form class="ht-row" id="begin" method="post" action=(context.href(&format!("{}/claims", address(grant.decision.id)))) {
            button class="ds-button" type="submit" name="kind" value="period" { (context.t("claim-begin-period")) }
            button class="ds-button" data-variant="secondary" type="submit" name="kind" value="final" { (context.t("claim-begin-final")) }
            @if left.is_positive() {
                button class="ds-button" data-variant="secondary" type="submit" name="kind" value="advance" { (context.t("claim-begin-advance")) }
            }
        }
    }
}

fn years(context: &Context, grant: &Grant) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("decision-year")),
        Column::number(context.t("decision-granted")),
        Column::number(context.t("decision-paid")),
        Column::number(context.t("claim-back")),
        Column::number(context.t("claim-left")),
    ];
    let rows: Vec<Vec<Markup>> = grant
        .years
        .iter()
        .map(|year| {
            let cell = |ore| html! { (l.kronor(ore)) };
            vec![
                html! { (year.year) },
                cell(year.granted),
                cell(year.paid),
                cell(year.recovered),
                cell(year.left),
            ]
        })
        .collect();
    data_table(&context.t("claim-years"), &columns, &rows)
}

fn claims(context: &Context, grant: &Grant) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("claim-claim")),
        Column::text(context.t("claim-period")),
        Column::text(context.t("claim-state")),
        Column::number(context.t("claim-stated")),
        Column::number(context.t("claim-approved")),
    ];
    let rows: Vec<Vec<Markup>> = grant
        .claims
        .iter()
        .map(|claim| {
            vec![
                html! { a class="ds-link" href=(context.href(&claim_address(grant.decision.id, claim.id))) { (words::kind(l, claim.kind)) } },
                html! { @match (claim.from, claim.to) { (Some(from), Some(to)) => { (l.date(from)) " – " (l.date(to)) }, _ => "–" } },
                html! { (words::state(l, claim.state)) },
                html! { (l.kronor(claim.stated())) },
                html! { @if claim.decided_at.is_some() { (l.kronor(claim.claim.approved_sum())) } @else { "–" } },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="sm" { (context.t("claim-claims")) }
            @if rows.is_empty() { p class="ht-soft" { (context.t("claim-none")) } }
            @else { (data_table(&context.t("claim-claims"), &columns, &rows)) }
        }
    }
}

fn recoveries(context: &Context, grant: &Grant, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let may = pays(context) && grant.decision.closed_at.is_none() && grant.standing.paid_sum().is_positive();
    if grant.recoveries.is_empty() && !may {
        return html! {};
    }
    let columns = [
        Column::text(context.t("decision-year")),
        Column::text(context.t("decision-why")),
        Column::number(context.t("decision-amount")),
        Column::text(context.t("claim-state")),
    ];
    let rows: Vec<Vec<Markup>> = grant
        .recoveries
        .iter()
        .map(|one| {
            vec![
                html! { (one.year) },
                html! { (one.reason) },
                html! { (l.kronor(one.amount)) },
                html! {
                    @match one.received_at {
                        Some(at) => (context.ta("claim-is-back", &[("day", l.moment(&at.to_string()).into())])),
                        None if pays(context) => form method="post" action=(context.href(&format!("{}/recoveries/{}", address(grant.decision.id), one.id))) {
                            button class="ds-button" data-size="sm" data-variant="secondary" type="submit" { (context.t("claim-received-do")) }
                        },
                        None => (context.t("claim-waits-back")),
                    }
                },
            ]
        })
        .collect();
    let options: Vec<(String, String)> = grant
        .years
        .iter()
        .filter(|year| year.paid.minus(year.recovered).is_positive())
        .map(|year| (year.year.to_string(), year.year.to_string()))
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="sm" { (context.t("claim-recoveries")) }
            @if !rows.is_empty() { (data_table(&context.t("claim-recoveries"), &columns, &rows)) }
            @if may {
                details class="ds-details ht-noprint" open[typed.given("once").is_some()] {
                    summary { (context.t("claim-demand-title")) }
                    form class="ht-form ht-stack" id="demand" method="post" action=(context.href(&format!("{}/recoveries", address(grant.decision.id)))) novalidate {
                        input type="hidden" name="once" value=(typed.given("once").map_or_else(random_key, str::to_owned));
                        (fields(html! {
                            (select(errors, &Select {
                                name: "year",
                                label: context.t("decision-year"),
                                hint: None,
                                value: typed.text("year"),
                                none: None,
                                groups: vec![OptionGroup { label: String::new(), options }],
                            }))
                            (field(errors, &Field { name: "amount", label: context.t("decision-amount"), value: typed.text("amount"), kind: FieldKind::Decimal, unit: Some("kr"), ..Field::default() }))
                            (field(errors, &Field { name: "by", label: context.t("claim-by"), value: typed.text("by"), kind: FieldKind::Date, ..Field::default() }))
                        }))
                        (field(errors, &Field { name: "why", label: context.t("decision-why"), hint: Some(context.t("claim-demand-why-hint")), value: typed.text("why"), kind: FieldKind::Lines(2), ..Field::default() }))
                        p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("claim-demand-do")) } }
                    }
                }
            }
        }
    }
}

/// The days that hold of the grant, those that are done too.
fn days(context: &Context, grant: &Grant) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("claim-by")),
        Column::text(context.t("claim-what")),
        Column::text(context.t("claim-state")),
        Column::text(context.t("decision-why")),
    ];
    let mut dues: Vec<_> =
        grant.dues.iter().filter(|due| matches!(due.of, Of::Decision(_)) || due.done_at.is_none()).collect();
    dues.sort_by_key(|due| (due.on, due.id));
    let rows: Vec<Vec<Markup>> = dues
        .into_iter()
        .map(|due| {
            vec![
                html! { (l.date(due.on)) },
                html! { (context.t(&format!("claim-due-{}", due.what.code()))) },
                html! { (context.t(if due.done_at.is_some() { "claim-due-done" } else { "claim-due-open" })) },
                html! { (due::words::reason(l, &due.reason)) },
            ]
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="sm" { (context.t("claim-days")) }
                p class="ht-soft ht-measure" { (context.t("claim-days-text")) }
                (data_table(&context.t("claim-days"), &columns, &rows))
            }
        }
    }
}

fn timeline(context: &Context, grant: &Grant) -> Markup {
    let l = context.language;
    let mut lines: Vec<(Timestamp, String)> = Vec::new();
    for version in &grant.versions {
        let text = match version.reason.as_str() {
            "" => context.t("claim-happened-decided"),
            reason => context.ta("claim-happened-amended", &[("reason", reason.into())]),
        };
        lines.push((version.at, text));
    }
    for claim in &grant.claims {
        let kind = words::kind(l, claim.kind);
        let told = |key: &str| context.ta(key, &[("kind", kind.as_str().into())]);
        if let Some(at) = claim.submitted_at {
            lines.push((at, told("claim-happened-handed-in")));
        }
        if let Some(at) = claim.decided_at {
            let sum = l.kronor(claim.claim.approved_sum());
            let args = [("kind", kind.as_str().into()), ("sum", sum.as_str().into())];
            lines.push((at, context.ta("claim-happened-approved", &args)));
            if let Some(on) = claim.claim.paid_on {
                let args = [("sum", sum.into()), ("day", l.date(on).into())];
                lines.push((claim.updated_at, context.ta("claim-happened-paid", &args)));
            }
        }
    }
    for one in &grant.recoveries {
        let args = [("sum", l.kronor(one.amount).into())];
        lines.push((one.demanded_at, context.ta("claim-happened-demanded", &args)));
        lines.extend(one.received_at.map(|at| (at, context.ta("claim-happened-back", &args))));
    }
    lines.extend(grant.decision.closed_at.map(|at| (at, context.t("claim-happened-closed"))));
    lines.sort_by_key(|line| std::cmp::Reverse(line.0));
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="sm" { (context.t("claim-timeline")) }
            ol class="ht-list" { @for (at, text) in &lines { li { span class="ht-soft" { (l.moment(&at.to_string())) } " " (text) } } }
        }
    }
}

/// The page again with what was refused.
async fn refused(
    app: &App,
    context: &Context,
    id: i64,
    (typed, at): (Typed, &str),
    error: FundingError,
) -> PageResult<Response> {
    let sentences = words::refused(context.language, &error);
    if sentences.is_empty() {
        return Err(error.into());
    }
    let mut errors = FieldErrors::new();
    refusals(&mut errors, at, sentences);
    let grant = grant(app, &context.caller, id).await?;
    Ok(again(view(context, app, &grant, &typed, &errors, &Told::default())))
}

/// `POST /funding/grants/{id}/claims`: begins a claim, or goes on with the open one
///
/// # Errors
/// When the caller may not, or there is no such grant.
pub async fn begin_claim(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let kind = ClaimKind::parse(typed.text("kind")).unwrap_or(ClaimKind::Period);
    match begin(&app, &context.caller, id, kind).await {
        Ok(claim) if claim.is_written() => {
            Ok(led(&context, &format!("{}/costs", claim_address(id, claim.id))))
        }
        Ok(claim) => Ok(led(&context, &claim_address(id, claim.id))),
        Err(error) => refused(&app, &context, id, (typed, "begin"), error).await,
    }
}

/// `POST /funding/grants/{id}/recoveries`: claims money back
///
/// # Errors
/// When the caller may not, or there is no such grant.
pub async fn demand_back(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    check(&context.caller, Action::PayFunding, Relation::None)?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let amount = kronor(typed.text("amount"), context.language);
    if amount.is_none() {
        errors.add("amount", context.ta("decision-no-amount", &[("text", typed.text("amount").into())]));
    }
    let by = typed.text("by").parse().ok();
    if by.is_none() {
        errors.add("by", context.ta("decision-no-day-typed", &[("text", typed.text("by").into())]));
    }
    let year = typed.text("year").parse().unwrap_or(0);
    let Some((amount, by)) = amount.zip(by) else {
        let grant = grant(&app, &context.caller, id).await?;
        return Ok(again(view(&context, &app, &grant, &typed, &errors, &Told::default())));
    };
    let asked = Demand { year, amount, reason: typed.text("why"), by, once: typed.text("once") };
    match demand(&app, &context.caller, id, asked).await {
        Ok(()) => Ok(led(&context, &format!("{}?done=demanded", address(id)))),
        Err(error) => {
            let at = match &error {
                FundingError::NoReason => "why",
                FundingError::WrongDay => "by",
                _ => "amount",
            };
            refused(&app, &context, id, (typed.clone(), at), error).await
        }
    }
}

/// `POST /funding/grants/{id}/recoveries/{recovery}`: notes that it came
///
/// # Errors
/// When the caller may not, or there is no such demand.
pub async fn received_back(
    context: Context,
    State(app): State<App>,
    Path((id, recovery)): Path<(i64, i64)>,
) -> PageResult<Response> {
    check(&context.caller, Action::PayFunding, Relation::None)?;
    match received(&app, &context.caller, id, recovery).await {
        Ok(()) => Ok(led(&context, &format!("{}?done=received", address(id)))),
        Err(error) => refused(&app, &context, id, (Typed::default(), "demand"), error).await,
    }
}

/// `POST /funding/grants/{id}/close`
///
/// # Errors
/// When the caller may not, or there is no such grant.
pub async fn end(context: Context, State(app): State<App>, Path(id): Path<i64>) -> PageResult<Response> {
    check(&context.caller, Action::PayFunding, Relation::None)?;
    match close(&app, &context.caller, id).await {
        Ok(_) => Ok(led(&context, &format!("{}?done=closed", address(id)))),
        Err(error) => refused(&app, &context, id, (Typed::default(), "close"), error).await,
    }
}
