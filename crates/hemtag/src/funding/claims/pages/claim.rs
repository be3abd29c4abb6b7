//! One claim: what it says, what was decided; for officers the acts that decide and pay it.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::{Markup, html};

use super::{Told, address, claim_address, done, led, refusals};
use crate::{
    access::{Action, Relation, check},
    app::App,
    funding::{
        FundingError,
        claims::{Deciding, Grant, Kept, Seen, ask_completion, decide, grant, pay, reckoned, words},
        model::{
            claim::{ADVANCE, Claim, ClaimKind, ClaimState, Cut},
            skills::rule_cuts,
        },
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, Tone, breadcrumbs, data_table, error_summary,
            facts_in_columns, field, fields, notice, page_head,
        },
        error::again,
        page,
    },
    values::money::kronor,
};

pub(super) async fn found(
    app: &App,
    context: &Context,
    (id, claim): (i64, i64),
) -> PageResult<(Grant, Kept)> {
    let grant = grant(app, &context.caller, id).await?;
    let found = grant.claims.iter().find(|one| one.id == claim).cloned().ok_or(PageError::NotFound)?;
    // What is being written is the applicant's own.
    let own = !grant.application.relations(&context.caller).is_empty();
    if found.submitted_at.is_none() && !own { Err(PageError::NotFound) } else { Ok((grant, found)) }
}

/// `GET /funding/grants/{id}/claims/{claim}`
///
/// # Errors
/// Not found, when there is none or the caller may not read it.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(path): Path<(i64, i64)>,
    Query(told): Query<Told>,
) -> PageResult {
    let (grant, claim) = found(&app, &context, path).await?;
    let mut typed = Typed::default();
    typed.set("on", app.clock.today().to_string());
    Ok(view(&context, &grant, &claim, &typed, &FieldErrors::new(), &told))
}

fn view(
    context: &Context,
    grant: &Grant,
    claim: &Kept,
    typed: &Typed,
    errors: &FieldErrors,
    told: &Told,
) -> Markup {
    let l = context.language;
    let kind = words::kind(l, claim.kind);
    let id = grant.decision.id;
    let above = [
        (context.t("grants-title"), "/funding/grants"),
        (grant.decision.decision.title.clone(), &*address(id)),
    ];
    let own = !grant.application.relations(&context.caller).is_empty();
    page(
        context,
        &format!("{kind} {}", claim.id),
        html! {
            (breadcrumbs(context, &above, &kind))
            (page_head(Some(&grant.decision.decision.title), &kind, Some(&words::state(l, claim.state))))
            (done(context, told))
            (error_summary(context, errors))
            @if claim.state == ClaimState::ToComplete {
                (notice(Tone::Warning, &context.t("claim-asked"), html! { p { (claim.claim.to_complete) } }))
            }
            @if own && claim.is_written() {
                p { a class="ds-button" href=(context.href(&format!("{}/costs", claim_address(id, claim.id)))) { (context.t("claim-go-on")) } }
            }
            div class="ht-stack" data-gap="lg" {
                (stated(context, grant, claim))
                (super::files::handed(context, id, claim))
                (decided(context, grant, claim))
                @if context.caller.may(Action::PayFunding, Relation::None) { (acts(context, grant, claim, typed, errors)) }
            }
        },
    )
}

/// What the claim says.
pub(super) fn stated(context: &Context, grant: &Grant, claim: &Kept) -> Markup {
    let l = context.language;
    let said = &claim.claim;
    let mut rows = Vec::new();
    if let (Some(from), Some(to)) = (claim.from, claim.to) {
        rows.push((context.t("claim-period"), html! { (l.date(from)) " – " (l.date(to)) }));
    }
    rows.push((context.t("claim-stated"), html! { (l.kronor(claim.stated())) }));
    if !said.signatory.is_empty() {
        rows.push((context.t("claim-signatory"), html! { (said.signatory) ", " (said.signatory_function) }));
    }
    let costs: Vec<Vec<Markup>> = match claim.kind {
        ClaimKind::Advance => said
            .advance
            .iter()
            .map(|(year, ore)| {
                vec![
                    html! { (context.t("claim-kind-advance")) },
                    html! { (year) },
                    html! { (l.kronor(*ore)) },
                    html! {},
                ]
            })
            .collect(),
        _ => said
            .costs
            .iter()
            .map(|line| {
                vec![
                    html! { (words::cost_kind(l, grant, &line.kind)) },
                    html! { (line.year) },
                    html! { (l.kronor(line.amount)) },
                    html! { (line.note) },
                ]
            })
            .collect(),
    };
    let columns = [
        Column::text(context.t("decision-kind")),
        Column::text(context.t("decision-year")),
        Column::number(context.t("decision-amount")),
        Column::text(context.t("claim-note")),
    ];
    let texts = [
        ("claim-report-done", &said.done),
        ("claim-report-differs", &said.differs),
        ("claim-report-next", &said.next),
    ];
    html! {
        (facts_in_columns(&rows))
        @if !costs.is_empty() { (data_table(&context.t("claim-costs"), &columns, &costs)) }
        (super::courses::reckoning(context, grant, claim))
        @if claim.kind != ClaimKind::Advance {
            (indicators(context, grant, claim))
            @for (key, text) in texts {
                @if !text.trim().is_empty() {
                    section class="ht-stack" data-gap="sm" {
                        h2 class="ds-heading" data-size="xs" { (context.t(key)) }
                        @for line in text.lines() { p class="ht-measure" { (line) } }
                    }
                }
            }
        }
    }
}

fn indicators(context: &Context, grant: &Grant, claim: &Kept) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("claim-indicator")),
        Column::number(context.t("claim-target")),
        Column::number(context.t("claim-reached")),
    ];
    let number = |value: Option<&i64>| value.map_or_else(|| l.t("not-known"), ToString::to_string);
    let rows: Vec<Vec<Markup>> = grant
        .call
        .call
        .indicators
        .iter()
        .map(|one| {
            vec![
                html! { (one.title.of(l)) " (" (one.unit.of(l)) ")" },
                html! { (number(grant.decision.decision.targets.get(&one.code))) },
                html! { (number(claim.claim.indicators.get(&one.code))) },
            ]
        })
        .collect();
    html! { @if !rows.is_empty() { (data_table(&context.t("claim-indicators"), &columns, &rows)) } }
}

/// What was decided: cuts with their reasons, what is paid of each year.
fn decided(context: &Context, grant: &Grant, claim: &Kept) -> Markup {
    if claim.decided_at.is_none() {
        return html! {};
    }
    let l = context.language;
    let said = &claim.claim;
    let columns = [
        Column::text(context.t("decision-kind")),
        Column::text(context.t("decision-year")),
        Column::number(context.t("claim-cut")),
        Column::text(context.t("decision-why")),
    ];
    let cuts: Vec<Vec<Markup>> = said
        .cuts
        .iter()
        .map(|cut| {
            vec![
                html! { (words::cost_kind(l, grant, &cut.kind)) },
                html! { (cut.year) },
                html! { (l.kronor(cut.amount)) },
                html! { (words::cut_reason(l, cut)) },
            ]
        })
        .collect();
    let years: Vec<(String, Markup)> =
        said.approved.iter().map(|(year, ore)| (year.to_string(), html! { (l.kronor(*ore)) })).collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="sm" { (context.t("claim-decided")) }
            p { strong { (context.ta("claim-decided-sum", &[("sum", l.kronor(said.approved_sum()).into())])) } }
            (facts_in_columns(&years))
            @if !cuts.is_empty() { (data_table(&context.t("claim-cuts"), &columns, &cuts)) }
            @for line in said.reasons.lines() { p class="ht-measure" { (line) } }
            @if let Some(on) = said.paid_on { p { (context.ta("claim-paid-on", &[("day", l.date(on).into())])) } }
        }
    }
}

/// The costs, or years of an advance, that may be cut: kind, year, words.
fn cuttable(context: &Context, grant: &Grant, claim: &Kept) -> Vec<(String, i16, String)> {
    let l = context.language;
    let named = |kind: &str, year: i16| format!("{} {year}", words::cost_kind(l, grant, kind));
    if claim.kind == ClaimKind::Advance {
        let years = claim.claim.advance.keys();
        return years.map(|year| (ADVANCE.to_owned(), *year, named(ADVANCE, *year))).collect();
    }
    let mut all: Vec<(String, i16)> =
        claim.claim.costs.iter().map(|line| (line.kind.clone(), line.year)).collect();
    all.sort();
    all.dedup();
    all.into_iter().map(|(kind, year)| (kind.clone(), year, named(&kind, year))).collect()
}

fn acts(context: &Context, grant: &Grant, claim: &Kept, typed: &Typed, errors: &FieldErrors) -> Markup {
    let path = context.href(&claim_address(grant.decision.id, claim.id));
    match claim.state {
        ClaimState::Submitted => deciding(context, grant, claim, typed, errors, &path),
        ClaimState::Decided if claim.is_open() => html! {
            section class="ht-section ht-stack ht-noprint" data-gap="sm" id="pay" {
                h2 class="ds-heading" data-size="sm" { (context.t("claim-pay-title")) }
                p class="ht-measure" { (context.t("claim-pay-text")) }
                form class="ht-form ht-stack" method="post" action=(path) novalidate {
                    input type="hidden" name="version" value=(claim.version);
                    (field(errors, &Field { name: "on", label: context.t("claim-pay-on"), value: typed.text("on"), kind: FieldKind::Date, ..Field::default() }))
                    p { button class="ds-button" type="submit" name="act" value="pay" { (context.t("claim-pay-do")) } }
                }
            }
        },
        _ => html! {},
    }
}

fn deciding(
    context: &Context,
    grant: &Grant,
    claim: &Kept,
    typed: &Typed,
    errors: &FieldErrors,
    path: &str,
) -> Markup {
    let l = context.language;
    let by_rule = Claim { cuts: rule_cuts(grant.call.call.kind, &claim.claim), ..claim.claim.clone() };
    let (uncut, _) = reckoned(claim.kind, &by_rule, &grant.standing, &grant.decision.decision);
    let uncut = uncut.values().copied().sum();
    html! {
        section class="ht-section ht-stack ht-noprint" data-gap="sm" id="decide" {
            h2 class="ds-heading" data-size="sm" { (context.t("claim-decide-title")) }
            p class="ht-measure" { (context.ta("claim-decide-text", &[("sum", l.kronor(uncut).into())])) }
            form class="ht-form ht-stack" method="post" action=(path) novalidate {
                input type="hidden" name="version" value=(claim.version);
                @for (kind, year, named) in cuttable(context, grant, claim) {
                    @let (cut, why) = (format!("cut-{kind}-{year}"), format!("why-{kind}-{year}"));
                    fieldset class="ds-fieldset" {
                        legend class="ds-label" { (named) }
                        (fields(html! {
                            (field(errors, &Field { name: &cut, label: context.t("claim-cut"), value: typed.text(&cut), kind: FieldKind::Decimal, unit: Some("kr"), ..Field::default() }))
                            (field(errors, &Field { name: &why, label: context.t("claim-cut-why"), value: typed.text(&why), ..Field::default() }))
                        }))
                    }
                }
                (field(errors, &Field { name: "reasons", label: context.t("claim-reasons"), hint: Some(context.t("claim-reasons-hint")), value: typed.text("reasons"), kind: FieldKind::Lines(3), ..Field::default() }))
                p { button class="ds-button" type="submit" name="act" value="decide" { (context.t("claim-decide-do")) } }
                (field(errors, &Field { name: "ask", label: context.t("claim-ask"), hint: Some(context.t("claim-ask-hint")), value: typed.text("ask"), kind: FieldKind::Lines(3), ..Field::default() }))
                p { button class="ds-button" data-variant="secondary" type="submit" name="act" value="ask" { (context.t("claim-ask-do")) } }
            }
        }
    }
}

/// `POST /funding/grants/{id}/claims/{claim}`: asks for completion, decides or pays
///
/// # Errors
/// When the caller may not, or there is no such claim.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path((id, number)): Path<(i64, i64)>,
    body: String,
) -> PageResult<Response> {
    check(&context.caller, Action::PayFunding, Relation::None)?;
    let typed = Typed::of_body(&body);
    let (grant, claim) = found(&app, &context, (id, number)).await?;
    let seen = Seen { grant: id, claim: number, version: typed.text("version").parse().unwrap_or(0) };
    let mut errors = FieldErrors::new();
    let (result, was, at) = match typed.text("act") {
        "ask" => (ask_completion(&app, &context.caller, seen, typed.text("ask")).await, "asked", "ask"),
        "pay" => match typed.text("on").parse() {
            Ok(on) => (pay(&app, &context.caller, seen, on).await, "paid", "on"),
            Err(_) => (Err(FundingError::WrongDay), "paid", "on"),
        },
        _ => match cuts(&context, &grant, &claim, &typed, &mut errors) {
            None => {
                let page = view(&context, &grant, &claim, &typed, &errors, &Told::default());
                return Ok(again(page));
            }
            Some(cuts) => {
                let deciding = Deciding { cuts, reasons: typed.text("reasons").to_owned() };
                (decide(&app, &context.caller, seen, deciding).await, "decided", "decide")
            }
        },
    };
    match result {
        Ok(_) => Ok(led(&context, &format!("{}?done={was}", claim_address(id, number)))),
        Err(error) => {
            let sentences = words::refused(context.language, &error);
            if sentences.is_empty() {
                return Err(error.into());
            }
            refusals(&mut errors, at, sentences);
            let (grant, claim) = found(&app, &context, (id, number)).await?;
            Ok(again(view(&context, &grant, &claim, &typed, &errors, &Told::default())))
        }
    }
}

fn cuts(
    context: &Context,
    grant: &Grant,
    claim: &Kept,
    typed: &Typed,
    errors: &mut FieldErrors,
) -> Option<Vec<Cut>> {
    let mut cuts = Vec::new();
    for (kind, year, _) in cuttable(context, grant, claim) {
        let name = format!("cut-{kind}-{year}");
        let Some(text) = typed.given(&name) else { continue };
        match kronor(text, context.language) {
            Some(amount) if amount.is_positive() => {
                let reason = typed.text(&format!("why-{kind}-{year}")).to_owned();
                if reason.is_empty() {
                    errors.add(format!("why-{kind}-{year}"), context.t("claim-cut-no-reason"));
                }
                cuts.push(Cut { kind, year, amount, reason, rule: None });
            }
            Some(_) => {}
            None => errors.add(name, context.ta("decision-no-amount", &[("text", text.into())])),
        }
    }
    errors.is_empty().then_some(cuts)
}
