//! One application: what comes next and until when, what was asked and answered, what was handed in, and what happened.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use serde::Deserialize;

use super::{act, form::address, handle, receipt, rules, sections::sections, timeline};
use crate::{
    app::App,
    funding::{
        applications::{
            Next, Whole, next, told, whole,
            words::{self, moment},
        },
        model::{application::State as Stands, check::Step, due::What},
    },
    http::{
        Context, PageResult, Typed,
        components::{FieldErrors, Tone, breadcrumbs, error_summary, facts_in_columns, notice, page_head},
        page,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

/// What was sent to the page, and what was wrong with it.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub(super) typed: Typed,
    pub(super) errors: FieldErrors,
}

/// `GET /funding/applications/{id}`
///
/// # Errors
/// Not found, when there is none or the caller may not read it.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(told): Query<Told>,
) -> PageResult {
    let whole = whole(&app, &context.caller, id).await?;
    Ok(view(&app, &context, &whole, &Sent::default(), &told.done))
}

/// What the page can say was done.
const DONE: [&str; 7] = ["submitted", "asked", "answered", "judged", "day", "recipient", "withdrawn"];

pub(super) fn title(context: &Context, whole: &Whole) -> String {
    match whole.kept.application.title.as_str() {
        "" => context.t("apply-untitled"),
        title => title.to_owned(),
    }
}

pub(super) fn view(app: &App, context: &Context, whole: &Whole, sent: &Sent, done: &str) -> Markup {
    let kept = &whole.kept;
    // Shown again after a form, the page still stands at its own address: there it is read in another language.
    let own = context.path.split('?').next() == Some(&address(kept.id));
    let path = if own { context.path.clone() } else { address(kept.id) };
    let context = &Context { path, ..context.clone() };
    let l = context.language;
    let title = title(context, whole);
    let number = kept.number.clone().unwrap_or_else(|| context.t("apply-draft"));
    let above = match whole.is_own {
        true => vec![(context.t("apply-list-title"), "/funding/applications")],
        false => Vec::new(),
    };
    let now = app.clock.now();
    page(
        context,
        &format!("{number}: {title}"),
        html! {
            (error_summary(context, &sent.errors))
            (breadcrumbs(context, &above, &number))
            (page_head(Some(&number), &title, None))
            @if DONE.contains(&done) { (notice(Tone::Success, &context.t(&format!("apply-done-{done}")), told_of(context, whole, done))) }
            (next_step(context, whole, &next(whole, now)))
            (facts(context, whole))
            (handle::completions(context, whole, sent))
            @if whole.is_officer { (handle::section(context, whole, sent)) } @else if kept.state.is_written() { (rules::table(context, &whole.judgements)) }
            (receipt::versions(context, whole))
            (sections(&told::sections(l, &whole.terms.held, &kept.application, &whole.files)))
            (export(context, whole))
            (timeline::section(context, whole))
            @if whole.is_own { (act::leaving(context, whole, sent)) }
        },
    )
}

/// The receipt under what was handed in just now.
fn told_of(context: &Context, whole: &Whole, done: &str) -> Markup {
    let newest = whole.versions.first().filter(|_| done == "submitted");
    let Some(newest) = newest else { return html! {} };
    let args = [
        ("number", whole.kept.number.clone().unwrap_or_default().into()),
        ("at", moment(context.language, newest.at).into()),
    ];
    html! {
        p { (context.ta("apply-receipt", &args)) }
        p { (context.t("apply-receipt-fingerprint")) " " code class="ht-code" { (newest.fingerprint) } }
    }
}

fn next_step(context: &Context, whole: &Whole, next: &Next) -> Markup {
    let l = context.language;
    let own = address(whole.kept.id);
    let moment_of = |at: &Option<jiff::Timestamp>| at.map(|at| moment(l, at));
    let day_of = |by: &Option<jiff::civil::Date>| by.map(|by| l.date(by));
    let (key, by, to) = match next {
        Next::Write { step, closes } => ("write", moment_of(closes), Some(format!("{own}/{}", step.code()))),
        Next::HandIn { closes } => {
            ("hand-in", moment_of(closes), Some(format!("{own}/{}", Step::Check.code())))
        }
        Next::TooLate { closed } => ("too-late", moment_of(closed), None),
        Next::Answer { by, .. } => ("answer", day_of(by), Some("#completions".to_owned())),
        Next::Wait { what: What::Eligibility, by } => ("wait-eligibility", day_of(by), None),
        Next::Wait { what: What::Assess, by } => ("wait-assess", day_of(by), None),
        Next::Wait { by, .. } => ("wait-decide", day_of(by), None),
        Next::Nothing => ("nothing", None, None),
    };
    let to = to.filter(|_| whole.is_own);
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="next-title" {
            h2 class="ds-heading" data-size="md" id="next-title" { (context.t("apply-next")) }
            p class="ht-lead" { (context.t(&format!("apply-next-{key}"))) }
            @if let Some(by) = by {
                p { strong { (context.t(if key == "too-late" { "apply-closed-at" } else { "apply-until" })) } " " (by) }
            }
            @if let Some(to) = to {
                p class="ht-acts" {
                    a class="ds-button" href=(if to.starts_with('#') { to } else { context.href(&to) }) { (context.t(&format!("apply-next-{key}-do"))) }
                }
            }
        }
    }
}

fn facts(context: &Context, whole: &Whole) -> Markup {
    let l = context.language;
    let kept = &whole.kept;
    let call = context.href(&format!("/funding/calls/{}", whole.terms.call.code));
    let lead = kept.application.lead().map(|lead| lead.name.clone()).filter(|name| !name.is_empty());
    let officer = kept.officer.and_then(|id| whole.people.get(&id)).map(|person| person.name.clone());
    let nothing = || context.t("apply-nothing");
    let rows = [
        ("state", html! { span class="ds-tag" { (words::state(l, kept.state)) } }),
        ("call", html! { a class="ds-link" href=(call) { (whole.terms.held.title.of(l)) } }),
        ("lead", html! { (lead.unwrap_or_else(nothing)) }),
        ("asked", html! { (l.kronor(kept.application.asked())) }),
        ("handed-in", html! { (kept.submitted_at.map_or_else(nothing, |at| moment(l, at))) }),
        ("officer", html! { (officer.filter(|name| !name.is_empty()).unwrap_or_else(nothing)) }),
    ];
    let rows: Vec<(String, Markup)> =
        rows.into_iter().map(|(key, value)| (context.t(&format!("apply-fact-{key}")), value)).collect();
    facts_in_columns(&rows)
}

fn export(context: &Context, whole: &Whole) -> Markup {
    let own = address(whole.kept.id);
    let link = |format: &str| context.href(&format!("{own}/export/{format}"));
    html! {
        p class="ht-downloads" {
            (context.t("apply-export")) " "
            a class="ds-link" href=(link("pdf")) { "PDF" } " "
            a class="ds-link" href=(link("json")) { "JSON" }
        }
    }
}

/// Whether the applicant may still take it back.
pub(super) fn may_be_withdrawn(whole: &Whole) -> bool {
    whole.kept.state.is_open() && whole.kept.state != Stands::Draft
}
