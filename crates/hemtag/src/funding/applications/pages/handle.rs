//! What officers do with an application, and what was asked and answered, which both sides see.

use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{
    act::{back, page_again},
    form::address,
    one::Sent,
    recipients, rules,
};
use crate::{
    access::{Action, Relation, check},
    app::{App, random_key},
    funding::{
        FundingError,
        applications::{
            Asking, Completion, Found, Whole, amend_day, ask_completion, judge, one, words::moment,
        },
        due::words::reason as why,
        model::{
            application::State as Stands,
            due::{Due, Of, What},
            typed,
        },
    },
    http::{
        Context, PageResult, Typed,
        components::{Choice, Choices, Column, Field, FieldErrors, FieldKind, choices, data_table, field},
    },
};

/// Everything that was asked, with its day and its answer.
pub(super) fn completions(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    if whole.completions.is_empty() {
        return html! {};
    }
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="completions" aria-labelledby="completions-title" {
            h2 class="ds-heading" data-size="md" id="completions-title" { (context.t("apply-completions")) }
            @for one in whole.completions.iter().rev() { (completion(context, whole, one, sent)) }
        }
    }
}

fn completion(context: &Context, whole: &Whole, one: &Completion, sent: &Sent) -> Markup {
    let l = context.language;
    let days: Vec<&Due> = whole.days.iter().filter(|due| due.of == Of::Completion(one.id)).collect();
    let holds = days.iter().find(|due| due.holds);
    let is_late = holds.is_some_and(|due| match one.answered_at {
        Some(at) => crate::clock::day_in_sweden(at) > due.on,
        None => due.on < whole.today,
    });
    html! {
        article class="ht-stack" data-gap="sm" {
            h3 class="ds-heading" data-size="sm" { (context.ta("apply-asked-at", &[("at", moment(l, one.asked_at).into())])) }
            p class="ht-lines ht-measure" { (one.question) }
            @for due in &days {
                @let key = if due.holds { "apply-answer-by" } else { "apply-answer-was-by" };
                p class="ht-small" { (context.ta(key, &[("day", l.date(due.on).into()), ("reason", why(l, &due.reason).into())])) }
            }
            @if let (Some(answer), Some(at)) = (&one.answer, one.answered_at) {
                p { strong { (context.ta("apply-answered-at", &[("at", moment(l, at).into())])) }
                    @if is_late { " " span class="ds-tag" data-color="warning" { (context.t("apply-late")) } } }
                @match answer.version {
                    Some(version) => p { (context.ta("apply-answered-by-version", &[("number", version.to_string().into())])) },
                    None => p class="ht-lines ht-measure" { (answer.text) },
                }
            } @else {
                @if is_late { p { span class="ds-tag" data-color="warning" { (context.t("apply-late-still")) } } }
                @if whole.is_own && whole.kept.state == Stands::ToComplete { (answer_form(context, whole, one, sent)) }
            }
        }
    }
}

fn answer_form(context: &Context, whole: &Whole, one: &Completion, sent: &Sent) -> Markup {
    let own = address(whole.kept.id);
    let error = sent.errors.of("drop");
    html! {
        p class="ht-acts" { a class="ds-button" data-variant="secondary" href=(context.href(&format!("{own}/about"))) { (context.t("apply-answer-by-change")) } }
        form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/answer"))) {
            input type="hidden" name="completion" value=(one.id);
            (field(&sent.errors, &Field {
                name: "answer", label: context.t("apply-answer"), hint: Some(context.t("apply-answer-hint")),
                value: sent.typed.text("answer"), kind: FieldKind::Lines(5), ..Field::default()
            }))
            @if whole.is_unsent {
                div class="ds-field" data-invalid[error.is_some()] {
                    @if let Some(error) = error { p class="ds-validation-message" id="drop-error" { (error) } }
                    input class="ds-input" type="checkbox" id="drop" name="drop" value="1" aria-describedby=[error.map(|_| "drop-error")];
                    label class="ds-label" for="drop" { (context.t("apply-answer-drop")) }
                }
            }
            p { button class="ds-button" type="submit" { (context.t("apply-answer-do")) } }
        }
    }
}

/// The officer's part of the page.
pub(super) fn section(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    html! {
        (eligibility(context, whole, sent))
        (earlier(context, whole))
        (recipients::section(context, whole, sent))
        @if matches!(whole.kept.state, Stands::Submitted | Stands::InAssessment) { (ask_form(context, whole, sent)) }
        (days(context, whole, sent))
    }
}

fn eligibility(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    let l = context.language;
    if whole.kept.state != Stands::Submitted {
        return html! {
            (rules::table(context, &whole.judgements))
            (judged(context, whole))
        };
    }
    let errors = &sent.errors;
    let action = context.href(&format!("{}/eligibility", address(whole.kept.id)));
    html! {
        section class="ht-section ht-stack" id="eligibility" aria-labelledby="eligibility-title" {
            h2 class="ds-heading" data-size="md" id="eligibility-title" { (context.t("apply-judge")) }
            p class="ht-measure" { (context.t("apply-judge-about")) }
            form class="ht-form ht-stack" method="post" action=(action) novalidate {
                input type="hidden" name="version" value=(whole.kept.version);
                @for one in &whole.judgements {
                    @let (met, reason) = (format!("met-{}", one.place), format!("reason-{}", one.place));
                    @let chosen = sent.typed.text(&met);
                    div class="ht-stack" data-gap="sm" {
                        (choices(context, errors, &Choices {
                            name: &met,
                            legend: rules::sentence(context, &one.rule.rule),
                            heading: false,
                            hint: Some(context.ta("apply-rule-source", &[("source", one.rule.source.clone().into())])),
                            many: false,
                            choices: vec![
                                Choice::new("yes", context.t("apply-verdict-met"), chosen == "yes"),
                                Choice::new("no", context.t("apply-verdict-missed"), chosen == "no"),
                            ],
                            unknown: None,
                            columns: true,
                        }))
                        p { (context.t("apply-engine-says")) " " (rules::mark(context, one.verdict)) }
                        (field(errors, &Field {
                            name: &reason, label: context.t("apply-judge-why"), value: sent.typed.text(&reason),
                            kind: FieldKind::Lines(2), ..Field::default()
                        }))
                    }
                }
                p { button class="ds-button" type="submit" { (context.t("apply-judge-do")) } }
            }
            @if !whole.judged.is_empty() { p class="ht-small ht-soft" { (l.t("apply-judge-before")) } (judged(context, whole)) }
        }
    }
}

/// What was found of the rules, the newest first.
fn judged(context: &Context, whole: &Whole) -> Markup {
    let l = context.language;
    let columns =
        ["rule", "engine", "found", "why"].map(|key| Column::text(context.t(&format!("apply-judged-{key}"))));
    html! {
        @for (at, judged) in whole.judged.iter().enumerate() {
            @let rows: Vec<Vec<Markup>> = judged.rules.iter().map(|rule| {
                let known = whole.terms.held.eligibility.get(rule.rule);
                vec![
                    html! { (known.map_or_else(String::new, |known| rules::sentence(context, &known.rule))) },
                    rules::mark(context, rule.engine),
                    html! { (context.t(if rule.met { "apply-verdict-met" } else { "apply-verdict-missed" })) },
                    html! { span class="ht-lines" { (rule.reason) } },
                ]
            }).collect();
            @let key = if judged.eligible { "apply-judged-eligible" } else { "apply-judged-refusal" };
            p { strong { (context.ta(key, &[("at", moment(l, judged.at).into())])) } @if at > 0 { " " (context.t("apply-judged-old")) } }
            (data_table(&context.ta("apply-judged-caption", &[("at", moment(l, judged.at).into())]), &columns, &rows))
        }
    }
}

fn earlier(context: &Context, whole: &Whole) -> Markup {
    let l = context.language;
    let columns = ["party", "decision", "on", "sum"].map(|key| {
        let label = context.t(&format!("apply-earlier-{key}"));
        if key == "sum" { Column::number(label) } else { Column::text(label) }
    });
    let parties = &whole.kept.application.parties;
    let rows: Vec<Vec<Markup>> = whole
        .earlier
        .iter()
        .map(|one| {
            let names: Vec<&str> = one
                .parties
                .iter()
                .filter_map(|at| parties.get(*at))
                .map(|party| party.name.as_str())
                .collect();
            vec![
                html! { (names.join(", ")) },
                html! { @if one.of_bank { (context.t("bank-title")) " " } (one.decision) ": " (one.title) },
                html! { (l.date(one.on)) },
                html! { (l.kronor(one.sum)) },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="earlier-title" {
            h2 class="ds-heading" data-size="md" id="earlier-title" { (context.t("apply-earlier")) }
            p class="ht-small ht-soft" { (context.t("apply-earlier-about")) }
            @if rows.is_empty() { p { (context.t("apply-earlier-none")) } }
            @else { (data_table(&context.t("apply-earlier"), &columns, &rows)) }
        }
    }
}

fn ask_form(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    let days =
        sent.typed.given("days").map_or_else(|| whole.terms.held.completion_days.to_string(), str::to_owned);
    html! {
        section class="ht-section ht-stack ht-noprint" data-gap="sm" aria-labelledby="ask-title" {
            h2 class="ds-heading" data-size="md" id="ask-title" { (context.t("apply-ask")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/completions", address(whole.kept.id)))) novalidate {
                input type="hidden" name="version" value=(whole.kept.version);
                input type="hidden" name="once" value=(random_key());
                (field(&sent.errors, &Field {
                    name: "question", label: context.t("apply-ask-question"), hint: Some(context.t("apply-ask-hint")),
                    value: sent.typed.text("question"), kind: FieldKind::Lines(4), ..Field::default()
                }))
                (field(&sent.errors, &Field {
                    name: "days", label: context.t("apply-ask-days"), value: &days, kind: FieldKind::Whole, ..Field::default()
                }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("apply-ask-do")) } }
            }
        }
    }
}

/// The days that hold, those that were moved, and a form that moves one with a reason.
fn days(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    let l = context.language;
    let name = |due: &Due| context.t(&format!("apply-due-{}", due.what.code()));
    let columns =
        ["what", "on", "why", "done"].map(|key| Column::text(context.t(&format!("apply-days-{key}"))));
    let rows: Vec<Vec<Markup>> = whole
        .days
        .iter()
        .map(|due| {
            let done = match (due.done_at, due.holds, due.late_by(whole.today)) {
                (Some(at), ..) => moment(l, at),
                (None, false, _) => context.t("apply-days-moved"),
                (None, true, Some(days)) => context.ta("apply-days-late", &[("days", days.into())]),
                (None, true, None) => context.t("apply-days-open"),
            };
            vec![
                html! { (name(due)) },
                html! { (l.date(due.on)) },
                html! { (why(l, &due.reason)) },
                html! { (done) },
            ]
        })
        .collect();
    let open: Vec<&Due> = whole.days.iter().filter(|due| due.holds && due.done_at.is_none()).collect();
    let none = FieldErrors::new();
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="days" aria-labelledby="days-title" {
            h2 class="ds-heading" data-size="md" id="days-title" { (context.t("apply-days")) }
            @if rows.is_empty() { p { (context.t("apply-days-none")) } } @else { (data_table(&context.t("apply-days"), &columns, &rows)) }
            @for due in open {
                @let code = due.what.code();
                @let is_sent = sent.typed.text("what") == code;
                @let errors = if is_sent { &sent.errors } else { &none };
                @let typed = |field: &str| if is_sent { sent.typed.text(field).to_owned() } else { String::new() };
                @let (on, reason) = (typed(&format!("on-{code}")), typed(&format!("moved-{code}")));
                details class="ht-noprint" open[is_sent] {
                    summary { (context.ta("apply-day-move", &[("what", name(due).to_lowercase().into())])) }
                    form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/days", address(whole.kept.id)))) novalidate {
                        input type="hidden" name="what" value=(code);
                        input type="hidden" name="was" value=(due.on);
                        (field(errors, &Field { name: &format!("on-{code}"), label: context.t("apply-day-new"), value: &on, kind: FieldKind::Date, ..Field::default() }))
                        (field(errors, &Field {
                            name: &format!("moved-{code}"), label: context.t("apply-day-reason"), hint: Some(context.t("apply-day-reason-hint")),
                            value: &reason, kind: FieldKind::Lines(2), ..Field::default()
                        }))
                        p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("apply-day-do")) } }
                    }
                }
            }
        }
    }
}

/// `POST /funding/applications/{id}/completions`
///
/// # Errors
/// When the caller may not, or another request waits.
pub async fn ask(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let asking = Asking {
        seen: typed.text("version").parse().unwrap_or(0),
        question: typed.text("question"),
        days: typed::whole(typed.text("days")).unwrap_or(0),
        once: typed.text("once"),
    };
    let (field, sentence) = match ask_completion(&app, &context.caller, id, asking).await {
        Ok(_) => return Ok(back(&context, id, "asked")),
        Err(FundingError::NoReason) => ("question", context.t("apply-ask-missing")),
        Err(FundingError::TooLong(most)) => {
            ("question", context.ta("apply-too-long", &[("most", most.into())]))
        }
        Err(FundingError::WrongDay) => ("days", context.t("apply-ask-wrong-days")),
        Err(FundingError::Changed) => ("question", context.t("apply-officer-changed")),
        Err(other) => return Err(other.into()),
    };
    page_again(&app, &context, id, typed, field, sentence).await
}

/// `POST /funding/applications/{id}/eligibility`
///
/// # Errors
/// When the caller may not, or it does not wait for this.
pub async fn send_judged(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let found = |(name, _): (&String, &Vec<String>)| {
        let rule = name.strip_prefix("met-")?.parse().ok()?;
        let met = match typed.text(name) {
            "yes" => true,
            "no" => false,
            _ => return None,
        };
        Some(Found { rule, met, reason: typed.text(&format!("reason-{rule}")).to_owned() })
    };
    let found: Vec<Found> = typed.0.iter().filter_map(found).collect();
    let seen = typed.text("version").parse().unwrap_or(0);
    match judge(&app, &context.caller, id, seen, &found).await {
        Ok(_) => Ok(back(&context, id, "judged")),
        Err(FundingError::Wrong(wrong)) => {
            let whole = crate::funding::applications::whole(&app, &context.caller, id).await?;
            let mut sent = Sent { typed, ..Sent::default() };
            for (field, key) in wrong {
                sent.errors.add(field, context.t(key));
            }
            Ok(crate::http::error::again(super::one::view(&app, &context, &whole, &sent, "")))
        }
        Err(FundingError::Changed) => {
            page_again(&app, &context, id, typed, "eligibility", context.t("apply-officer-changed")).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /funding/applications/{id}/days`
///
/// # Errors
/// When the caller may not, or nothing of the kind is due.
pub async fn move_day(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    // Denied before anything is told of the form.
    one(&app, &context.caller, id).await?;
    check(&context.caller, Action::HandleApplication, Relation::None)?;
    let typed = Typed::of_body(&body);
    let code = typed.text("what").to_owned();
    let (on, reason) = (format!("on-{code}"), format!("moved-{code}"));
    let was: Option<Date> = typed.text("was").parse().ok();
    let new = typed::day(typed.text(&on));
    let done = match (What::parse(&code), was, new) {
        (Some(what), Some(was), Some(new)) => {
            amend_day(&app, &context.caller, id, what, was, new, typed.text(&reason)).await
        }
        _ => Err(FundingError::WrongDay),
    };
    let (field, sentence) = match done {
        Ok(()) => return Ok(back(&context, id, "day")),
        Err(FundingError::WrongDay) => (on, context.t("apply-day-wrong")),
        Err(FundingError::NoReason) => (reason, context.t("apply-day-no-reason")),
        Err(FundingError::Changed) => (on, context.t("apply-day-changed")),
        Err(other) => return Err(other.into()),
    };
    page_again(&app, &context, id, typed, &field, sentence).await
}
