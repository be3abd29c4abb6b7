//! A call as everybody reads it; for officers also what lacks, how far it has come, and what was changed.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use maud::{Markup, html};
use serde_json::json;

use super::{address, edit::lacking, read::Part};
use crate::{
    access::{Action, Relation},
    app::App,
    funding::{
        calls::{self, CallVersion, KeptCall},
        model::{
            call::{Both, CallKind, CallState},
            eligibility::{Eligibility, Rule},
        },
    },
    http::{
        Context, PageResult,
        components::{
            Cell, Column, Field, FieldErrors, FieldKind, Tone, breadcrumbs, data_table, facts, field, notice,
            page_head,
        },
        page,
    },
};

/// `GET /funding/calls/{code}`
///
/// # Errors
/// When there is none, or the database does not answer.
pub async fn show(State(app): State<App>, context: Context, Path(code): Path<String>) -> PageResult {
    let kept = calls::by_code(&app, &context.caller, &code).await?;
    let versions = calls::versions(&app, &context.caller, &kept).await?;
    let lacks =
        if kept.state == CallState::Draft { lacking(&app, &context, &kept).await? } else { Vec::new() };
    Ok(view(&context, &kept, &versions, &lacks, app.clock.now()))
}

/// `GET /funding/calls/{code}/json`: the same for programs.
///
/// # Errors
/// As [`show`].
pub async fn document(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
) -> PageResult<Response> {
    let kept = calls::by_code(&app, &context.caller, &code).await?;
    let document =
        json!({ "code": kept.code, "state": kept.state, "version": kept.version, "call": kept.call });
    Ok(axum::Json(document).into_response())
}

/// The page, from plain data.
fn view(
    context: &Context,
    kept: &KeptCall,
    versions: &[CallVersion],
    lacks: &[(Part, String, String)],
    now: Timestamp,
) -> Markup {
    let l = context.language;
    let call = &kept.call;
    let title = call.title.of(l).to_owned();
    let here = address(&kept.code);
    let may_edit = context.caller.may(Action::EditCall, Relation::None);
    let done = context
        .done()
        .filter(|done| matches!(*done, "kept" | "published" | "not-published" | "withdrawn" | "no-reason"));
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("funding-title"), "/funding")], &title))
            (page_head(Some(&context.t(&format!("call-kind-{}", call.kind.code()))), &title, Some(&standing(context, kept, now))))
            @if let Some(done) = done {
                @let tone = if matches!(done, "not-published" | "no-reason") { Tone::Warning } else { Tone::Success };
                (notice(tone, &context.t(&format!("call-done-{done}")), html! {}))
            }
            @if may_edit { (for_officers(context, kept, lacks)) }
            @if kept.is_open(now) {
                form class="ht-section" method="post" action=(context.href(&format!("{here}/apply"))) {
                    button class="ds-button" type="submit" { (context.t("call-apply")) }
                    p class="ht-soft" { (context.t("call-apply-text")) }
                }
            }
            section class="ht-section ht-prose" {
                @for paragraph in call.purpose.of(l).split("\n\n").filter(|text| !text.trim().is_empty()) { p { (paragraph) } }
            }
            (terms(context, kept))
            (judged(context, kept))
            (who(context, kept))
            (asked(context, kept))
            (history(context, versions))
            p class="ht-soft" { a class="ds-link" href=(context.href(&format!("{here}/json"))) { (context.t("call-json")) } }
        },
    )
}

/// Where it stands, with its days.
#[must_use]
pub fn standing(context: &Context, kept: &KeptCall, now: Timestamp) -> String {
    let day = |at: Option<Timestamp>| {
        at.map_or_else(|| context.t("not-known"), |at| context.language.in_sweden(at))
    };
    let args = [("opens", day(kept.call.opens_at).into()), ("closes", day(kept.call.closes_at).into())];
    let key = match kept.state {
        CallState::Draft => "call-is-draft",
        CallState::Withdrawn => "call-is-withdrawn",
        CallState::Published if kept.is_open(now) => "call-is-open",
        CallState::Published if kept.call.opens_at.is_some_and(|opens| now < opens) => "call-opens",
        CallState::Published => "call-is-closed",
    };
    context.ta(key, &args)
}

fn for_officers(context: &Context, kept: &KeptCall, lacks: &[(Part, String, String)]) -> Markup {
    let here = address(&kept.code);
    let version = html! { input type="hidden" name="version" value=(kept.version); };
    html! {
        section class="ht-section ht-stack ht-panel" aria-labelledby="officers" {
            h2 class="ds-heading" data-size="sm" id="officers" { (context.t("call-for-officers")) }
            ul class="ht-tabs" {
                @for part in Part::ALL {
                    li { a class="ds-link" href=(context.href(&format!("{here}/edit/{}", part.code()))) { (context.t(&format!("call-part-{}", part.code()))) } }
                }
            }
            @if kept.state == CallState::Draft {
                @if lacks.is_empty() {
                    p { (context.t("call-may-publish")) }
                    form method="post" action=(context.href(&format!("{here}/publish"))) {
                        (version) button class="ds-button" type="submit" { (context.t("call-publish")) }
                    }
                } @else {
                    p { (context.t("call-lacks")) }
                    ul { @for (part, field, sentence) in lacks {
                        li { a class="ds-link" href=(context.href(&format!("{here}/edit/{}", part.code()))) { (field) } ": " (sentence) }
                    } }
                }
            } @else if kept.state == CallState::Published {
                p { (context.t("call-amend-text")) }
                p class="ht-acts" {
                    a class="ds-link" href=(context.href(&format!("{here}/applications"))) { (context.t("call-applications")) }
                    " · " a class="ds-link" href=(context.href(&format!("{here}/selection"))) { (context.t("call-selection")) }
                }
                details {
                    summary { (context.t("call-withdraw")) }
                    form class="ht-form ht-stack" method="post" action=(context.href(&format!("{here}/withdraw"))) {
                        (version)
                        (field(&FieldErrors::new(), &Field {
                            name: "reason", label: context.t("call-amend-reason"), hint: Some(context.t("call-withdraw-text")),
                            kind: FieldKind::Lines(2), ..Field::default()
                        }))
                        button class="ds-button" data-color="danger" type="submit" { (context.t("call-withdraw")) }
                    }
                }
            }
        }
    }
}

fn terms(context: &Context, kept: &KeptCall) -> Markup {
    let l = context.language;
    let call = &kept.call;
    let years: Vec<String> = call.years.iter().map(ToString::to_string).collect();
    let mut rows = vec![
        (
            context.t("call-term-sum"),
            html! { (context.ta("call-sum", &[("least", l.kronor(call.least).into()), ("most", l.kronor(call.most).into())])) },
        ),
        (
            context.t("call-term-share"),
            html! {
                (context.ta("call-share", &[("percent", i64::from(call.share_percent).into())]))
                @if let Some(percent) = call.validated_share_percent { " " (context.ta("call-share-validated", &[("percent", i64::from(percent).into())])) }
                " " (context.t(if call.in_kind_counts { "call-in-kind-counts" } else { "call-in-kind-not" }))
            },
        ),
        (context.t("call-term-years"), html! { (years.join(", ")) }),
    ];
    if let (Some(from), Some(to)) = (call.project_from, call.project_to) {
        rows.push((context.t("call-term-period"), html! { (l.date(from)) "–" (l.date(to)) }));
    }
    rows.push((
        context.t("call-term-costs"),
        html! { (names(context, call.cost_kinds.iter().map(|one| &one.title))) },
    ));
    let pay = &call.payment;
    rows.push((context.t("call-term-payment"), html! {
        (context.ta("call-payment", &[("first", i64::from(pay.first_claim_months).into()), ("each", i64::from(pay.claim_months).into())]))
        @if pay.advance_percent > 0 { " " (context.ta("call-advance", &[("percent", i64::from(pay.advance_percent).into())])) }
        @if pay.retention_percent > 0 { " " (context.ta("call-retention", &[("percent", i64::from(pay.retention_percent).into())])) }
        " " (context.ta("call-papers", &[("years", i64::from(pay.kept_years).into())]))
    }));
    rows.push((context.t("call-term-aid"), html! { (context.t(&format!("call-aid-{}", call.aid.code()))) }));
    rows.push((context.t("call-term-basis"), html! { (call.legal_basis) }));
    rows.push((context.t("call-term-handling"), html! {
        (context.ta("call-handling", &[("complete", i64::from(call.completion_days).into()), ("decide", i64::from(call.decision_days).into())]))
    }));
    html! {
        section class="ht-section ht-stack" aria-labelledby="terms" {
            h2 class="ds-heading" data-size="md" id="terms" { (context.t("call-terms")) }
            (facts(&rows))
        }
    }
}

fn names<'b>(context: &Context, all: impl Iterator<Item = &'b Both>) -> String {
    all.map(|one| one.of(context.language).to_owned()).collect::<Vec<_>>().join(", ")
}

fn judged(context: &Context, kept: &KeptCall) -> Markup {
    let l = context.language;
    let call = &kept.call;
    let all: u32 = call.criteria.iter().map(|one| u32::from(one.weight)).sum();
    let rows: Vec<Vec<Cell>> = call
        .criteria
        .iter()
        .map(|one| {
            let percent = f64::from(one.weight) * 100.0 / f64::from(all.max(1));
            vec![
                html! { (one.title.of(l)) },
                html! { (one.help.of(l)) },
                html! { "0–" (one.most) },
                html! { (l.number(percent, 1)) " %" },
            ]
        })
        .collect();
    let columns = [
        Column::text(context.t("call-criterion")),
        Column::text(context.t("call-criterion-help")),
        Column::text(context.t("call-criterion-scale")),
        Column::number(context.t("call-criterion-weight")),
    ];
    html! {
        section class="ht-section ht-stack" aria-labelledby="judged" {
            h2 class="ds-heading" data-size="md" id="judged" { (context.t("call-judged")) }
            @if call.kind == CallKind::Projects {
                p class="ht-prose" { (context.t("call-together")) }
                ul { @for goal in &call.sub_goals { li { (goal.title.of(l)) } } }
            }
            (data_table(&context.t("call-judged-caption"), &columns, &rows))
        }
    }
}

fn who(context: &Context, kept: &KeptCall) -> Markup {
    html! {
        section class="ht-section ht-stack" aria-labelledby="who" {
            h2 class="ds-heading" data-size="md" id="who" { (context.t("call-who")) }
            @if kept.call.eligibility.is_empty() { p { (context.t("call-who-all")) } }
            ul { @for one in &kept.call.eligibility { li { (rule(context, one)) } } }
        }
    }
}

/// A rule of eligibility in words, with its days and source.
#[must_use]
pub fn rule(context: &Context, one: &Eligibility) -> Markup {
    let l = context.language;
    let words = match &one.rule {
        Rule::Branch { any, but } if but.is_empty() => {
            context.ta("call-rule-says-branch", &[("any", any.join(", ").into())])
        }
        Rule::Branch { any, but } => context.ta(
            "call-rule-says-branch-but",
            &[("any", any.join(", ").into()), ("but", but.join(", ").into())],
        ),
        Rule::EmployeesAtMost { people } => {
            context.ta("call-rule-says-at-most", &[("people", (*people).into())])
        }
        Rule::EmployeesAtLeast { people } => {
            context.ta("call-rule-says-at-least", &[("people", (*people).into())])
        }
        Rule::County { any } => {
            let named = any.iter().map(|code| l.county(code));
            context.ta("call-rule-says-county", &[("any", named.collect::<Vec<_>>().join(", ").into())])
        }
        Rule::EarlierAtMost { ore, years } => context.ta(
            "call-rule-says-earlier",
            &[("amount", l.kronor(*ore).into()), ("years", i64::from(*years).into())],
        ),
        Rule::Validated => context.t("call-rule-says-validated"),
        Rule::Judged { question } => question.of(l).to_owned(),
    };
    html! {
        (words)
        @if let Some(from) = one.from { " " (context.ta("call-rule-from", &[("day", l.date(from).into())])) }
        @if let Some(to) = one.to { " " (context.ta("call-rule-to", &[("day", l.date(to).into())])) }
        " " span class="ht-source" { "(" (one.source) ")" }
    }
}

fn asked(context: &Context, kept: &KeptCall) -> Markup {
    let l = context.language;
    let call = &kept.call;
    let required = |is: bool| if is { context.t("call-required") } else { String::new() };
    html! {
        @if !(call.indicators.is_empty() && call.questions.is_empty() && call.conditions.is_empty()) {
            section class="ht-section ht-stack" aria-labelledby="asked" {
                h2 class="ds-heading" data-size="md" id="asked" { (context.t("call-asked")) }
                @if !call.questions.is_empty() {
                    h3 class="ds-heading" data-size="xs" { (context.t("call-list-questions")) }
                    ul { @for one in &call.questions { li { (one.title.of(l)) " " span class="ht-soft" { (required(one.required)) } } } }
                }
                @if !call.indicators.is_empty() {
                    h3 class="ds-heading" data-size="xs" { (context.t("call-list-indicators")) }
                    ul { @for one in &call.indicators { li { (one.title.of(l)) " (" (one.unit.of(l)) ") " span class="ht-soft" { (required(one.required)) } } } }
                }
                @if !call.conditions.is_empty() {
                    h3 class="ds-heading" data-size="xs" { (context.t("call-list-conditions")) }
                    ul { @for one in &call.conditions { li { (one.text.of(l)) } } }
                }
            }
        }
    }
}

fn history(context: &Context, versions: &[CallVersion]) -> Markup {
    html! {
        @if !versions.is_empty() {
            section class="ht-section ht-stack" aria-labelledby="history" {
                h2 class="ds-heading" data-size="md" id="history" { (context.t("call-history")) }
                ol reversed {
                    @for version in versions {
                        li {
                            (context.language.in_sweden(version.at)) ": "
                            @if version.reason.is_empty() { (context.t("call-was-published")) } @else { (version.reason) }
                        }
                    }
                }
            }
        }
    }
}
