//! What else could be: an officer puts projects in or out, changes budget and floors, and sees at once what it gives. Nothing is
//! kept until a proposal is made of it; what is set stands in the address.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use funding::Ore;
use maud::{Markup, html};

use super::{adds, condition, money, points, rules};
use crate::{
    access::{self, Action, Relation},
    app::App,
    funding::{
        calls::pages::address,
        reach::{self, Ground, tables},
        selection::{
            self, Gathered, KeptSelection,
            keep::{Proposed, gather, propose, try_out},
            model::{Found, Proposal, Question, Settings, Step},
        },
    },
    http::{
        Context, PageResult, Typed,
        components::{
            Cell, Column, Field, FieldErrors, FieldKind, NumberFact, Tone, breadcrumbs, data_table, empty,
            error_summary, field, fields, notice, number_strip, page_head,
        },
        error::again,
        page,
    },
    values::money::kronor,
};

/// `GET /funding/calls/{code}/selection`
///
/// # Errors
/// When the caller may not, there is none, or the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::SelectProjects, Relation::None)?;
    let gathered = gather(&app, &context.caller, &code).await?;
    let kept = selection::of_call(&app, &context.caller, gathered.call.id).await?;
    let query = context.path.split_once('?').map_or("", |(_, query)| query);
    let typed =
        if query.contains("budget-") { Typed::of_body(query) } else { typed_of(&context, &usual(&gathered)) };
    let (settings, errors) = read(&context, &gathered, &typed);
    let question = gathered.question(settings);
    let found = if gathered.candidates.is_empty() || !errors.is_empty() {
        None
    } else {
        Some(try_out(question.clone()).await)
    };
    let shown = match found {
        Some(Ok(found)) => Some(found),
        Some(Err(error)) => {
            tracing::error!(%error, "a selection has no answer");
            Some(Found::NotInTime)
        }
        None => None,
    };
    let ground = reach::ground(&app, &context.caller).await?;
    let markup = view(
        &context,
        &gathered,
        &kept,
        &typed,
        &errors,
        &question,
        shown.as_ref().map(|found| (found, Some(&ground))),
    );
    Ok(if errors.is_empty() { markup.into_response() } else { again(markup) })
}

/// `POST /funding/calls/{code}/selection`: makes a proposal of what is set, with its reasons.
///
/// # Errors
/// When the caller may not, there is none, or the database refuses.
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::SelectProjects, Relation::None)?;
    let gathered = gather(&app, &context.caller, &code).await?;
    let typed = Typed::of_body(&body);
    let (settings, errors) = read(&context, &gathered, &typed);
    let kept = selection::of_call(&app, &context.caller, gathered.call.id).await?;
    let question = gathered.question(settings.clone());
    if !errors.is_empty() {
        return Ok(again(view(&context, &gathered, &kept, &typed, &errors, &question, None)));
    }
    match propose(&app, &context.caller, &code, settings).await? {
        Proposed::Kept(id) => {
            Ok(Redirect::to(&context.href(&format!("/funding/selections/{id}?done=proposed")))
                .into_response())
        }
        Proposed::Nothing(found) => {
            Ok(again(view(&context, &gathered, &kept, &typed, &errors, &question, Some((&found, None)))))
        }
        Proposed::NoAnswer(error) => {
            tracing::error!(%error, "a selection has no answer");
            Ok(again(view(
                &context,
                &gathered,
                &kept,
                &typed,
                &errors,
                &question,
                Some((&Found::NotInTime, None)),
            )))
        }
    }
}

fn usual(gathered: &Gathered) -> Settings {
    Settings::usual(gathered.left.clone())
}

/// The fields of settings.
fn typed_of(context: &Context, settings: &Settings) -> Typed {
    let l = context.language;
    let mut typed = Typed::default();
    for (year, amount) in &settings.budget {
        typed.set(format!("budget-{year}"), l.kronor_bare(*amount));
    }
    for (at, step) in settings.steps.iter().enumerate() {
        typed.set(format!("step-{at}-firms"), step.firms.to_string());
        typed.set(format!("step-{at}-worth"), l.number(f64::from(step.worth) / 1_000.0, 3));
    }
    typed.set("gap_worth", l.number(f64::from(settings.gap_worth) / 1_000.0, 3));
    typed
}

/// Settings as they were set; what cannot be read is an error at its field.
fn read(context: &Context, gathered: &Gathered, typed: &Typed) -> (Settings, FieldErrors) {
    let mut errors = FieldErrors::new();
    let amount = |name: &str, errors: &mut FieldErrors| -> Option<Ore> {
        let text = typed.given(name)?;
        let read = kronor(text, context.language);
        if read.is_none() {
            errors.add(name, context.t("money-wrong-amount"));
        }
        read
    };
    let mut settings = usual(gathered);
    for (year, left) in &gathered.left {
        let name = format!("budget-{year}");
        let budget = amount(&name, &mut errors).unwrap_or(*left);
        if budget > *left {
            let args = [("amount", context.language.kronor(*left).into())];
            errors.add(name, context.ta("money-refused-frame", &args));
        }
        settings.budget.insert(*year, budget);
    }
    for goal in &gathered.call.call.sub_goals {
        if let Some(floor) = amount(&format!("floor-{}", goal.code), &mut errors) {
            settings.floors.insert(goal.code.clone(), floor);
        }
    }
    settings.applicant_most = amount("applicant_most", &mut errors);
    settings.county_most = amount("county_most", &mut errors);
    let mut steps = Vec::new();
    for at in 0..3 {
        let firms = typed.text(&format!("step-{at}-firms")).parse::<u32>();
        let worth = thousandths(typed.text(&format!("step-{at}-worth")));
        match (firms, worth) {
            (Ok(firms), Some(worth)) if firms <= 100_000 => steps.push(Step { firms, worth }),
            _ => errors.add(format!("step-{at}-firms"), context.t("selection-wrong-step")),
        }
    }
    if steps.windows(2).any(|pair| pair[1].worth > pair[0].worth) {
        errors.add("step-0-firms", context.t("selection-wrong-steps"));
    } else if errors.is_empty() {
        settings.steps = steps;
    }
    match thousandths(typed.text("gap_worth")) {
        Some(worth) => settings.gap_worth = worth,
        None => errors.add("gap_worth", context.t("selection-wrong-points")),
    }
    let fixed =
        gathered.candidates.iter().filter_map(|one| match typed.text(&format!("fix-{}", one.application)) {
            "in" => Some((one.application, true)),
            "out" => Some((one.application, false)),
            _ => None,
        });
    settings.fixed = fixed.collect::<BTreeMap<_, _>>();
    settings.rules = rules::read(context, gathered, typed, &mut errors);
    (settings, errors)
}

/// Points with at most three decimals, in thousandths; at most a thousand points.
fn thousandths(text: &str) -> Option<u32> {
    let text = text.trim().replace(',', ".");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) || fraction.len() > 3 || whole.len() > 4
    {
        return None;
    }
    format!("{whole}{fraction:0<3}").parse().ok().filter(|worth| *worth <= 1_000_000)
}

fn view(
    context: &Context,
    gathered: &Gathered,
    kept: &[KeptSelection],
    typed: &Typed,
    errors: &FieldErrors,
    question: &Question,
    found: Option<(&Found, Option<&Ground>)>,
) -> Markup {
    let (found, ground) = found.map_or((None, None), |(found, ground)| (Some(found), ground));
    let title = context.t("selection-title");
    let name = gathered.call.call.title.of(context.language).to_owned();
    let here = address(&gathered.call.code);
    let above = [(context.t("funding-title"), "/funding"), (name.clone(), here.as_str())];
    let path = context.href(&format!("{here}/selection"));
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above, &title))
            (page_head(Some(&name), &title, Some(&context.t("selection-lead"))))
            @if gathered.candidates.is_empty() {
                (empty(&context.t("selection-none"), html! { p { (context.t("selection-none-text")) } },
                    Some((&context.t("call-applications"), context.href(&format!("{here}/applications"))))))
            } @else {
                @match found {
                    Some(Found::Portfolio(proposal)) => { (summary(context, proposal, question)) }
                    Some(Found::Clash(clash)) => {
                        (notice(Tone::Warning, &context.t("selection-clash"), html! {
                            p { (context.t("selection-clash-text")) }
                            ul { @for one in clash { li { (condition(context, &gathered.call, one, |id| title_of(question, id))) } } }
                        }))
                    }
                    Some(Found::NotInTime) => { (notice(Tone::Warning, &context.t("selection-not-in-time"), html! { p { (context.t("selection-not-in-time-text")) } })) }
                    None => {}
                }
                form class="ht-stack ht-section" method="get" action=(path) novalidate {
                    (projects(context, typed, question, found))
                    (conditions(context, gathered, typed, errors))
                    div class="ht-acts" {
                        button class="ds-button" type="submit" { (context.t("selection-try")) }
                        " " button class="ds-button" data-variant="secondary" type="submit" formmethod="post" { (context.t("selection-propose")) }
                    }
                    p class="ht-soft" { (context.t("selection-propose-text")) }
                }
                @if let Some(Found::Portfolio(proposal)) = found {
                    (money(context, &gathered.call, question, &proposal.granted))
                    @if let Some(ground) = ground { (tables::section(context, &ground.after(&adds(question, &proposal.granted)))) }
                }
            }
            (others(context, gathered, kept))
        },
    )
}

fn title_of(question: &Question, id: i64) -> String {
    question
        .candidates
        .iter()
        .find(|one| one.application == id)
        .map_or_else(|| id.to_string(), |one| one.title.clone())
}

pub(super) fn summary(context: &Context, proposal: &Proposal, question: &Question) -> Markup {
    let l = context.language;
    let budget: Ore = question.settings.budget.values().copied().sum();
    let fact = |key: &str, value: String, note: Markup| NumberFact { label: context.t(key), value, note };
    let proof = if proposal.proven {
        html! { (context.t("selection-proven")) }
    } else {
        html! { (context.ta("selection-bound", &[("points", points(context, proposal.bound).into())])) }
    };
    number_strip(&[
        fact(
            "selection-projects",
            format!("{} / {}", proposal.granted.len(), question.candidates.len()),
            html! {},
        ),
        fact(
            "selection-sum",
            l.kronor(proposal.sum()),
            html! { (context.ta("selection-of-budget", &[("amount", l.kronor(budget).into())])) },
        ),
        fact("selection-worth", points(context, proposal.worth), proof),
        fact(
            "selection-parts",
            points(context, proposal.by_scores),
            html! {
                (context.ta("selection-parts-note", &[("reach", points(context, proposal.by_reach).into()), ("gaps", points(context, proposal.by_gaps).into())]))
            },
        ),
    ])
}

/// Every candidate, in or out, with the choice to fix it.
fn projects(context: &Context, typed: &Typed, question: &Question, found: Option<&Found>) -> Markup {
    let l = context.language;
    let proposal = match found {
        Some(Found::Portfolio(proposal)) => Some(proposal),
        _ => None,
    };
    let columns = [
        Column::text(context.t("selection-project")),
        Column::number(context.t("selection-asked")),
        Column::text(context.t("selection-in")),
        Column::number(context.t("selection-granted")),
        Column::text(context.t("selection-fix")),
    ];
    let rows: Vec<Vec<Cell>> = question
        .candidates
        .iter()
        .map(|one| {
            let name = format!("fix-{}", one.application);
            let granted = proposal.and_then(|proposal| proposal.of(one.application));
            vec![
                html! { a class="ds-link" href=(context.href(&format!("/funding/applications/{}", one.application))) { (one.title) } " " span class="ht-soft" { (one.number) } },
                html! { (l.kronor_bare(one.requested.values().copied().sum())) },
                html! { @if proposal.is_some() { (context.t(if granted.is_some() { "selection-yes" } else { "selection-no" })) } },
                html! { @if let Some(granted) = granted { (l.kronor_bare(granted.sum())) @if granted.percent < 100 { " (" (granted.percent) " %)" } } },
                html! {
                    label class="ds-sr-only" for=(name) { (context.t("selection-fix")) ": " (one.title) }
                    select class="ds-input" id=(name) name=(name) {
                        @for (value, key) in [("", "selection-free"), ("in", "selection-fix-in"), ("out", "selection-fix-out")] {
                            option value=(value) selected[typed.text(&name) == value] { (context.t(key)) }
                        }
                    }
                },
            ]
        })
        .collect();
    data_table(&context.t("selection-candidates"), &columns, &rows)
}

fn conditions(context: &Context, gathered: &Gathered, typed: &Typed, errors: &FieldErrors) -> Markup {
    let one = |name: &str,
               label: String,
               kind: FieldKind,
               unit: Option<&'static str>,
               hint: Option<String>| {
        field(errors, &Field { name, label, hint, value: typed.text(name), unit, kind, ..Field::default() })
    };
    let amount = |name: &str, label: String, hint: Option<String>| {
        one(name, label, FieldKind::Decimal, Some("kr"), hint)
    };
    html! {
        details class="ht-section" open[!errors.is_empty()] {
            summary { (context.t("selection-conditions")) }
            div class="ht-stack" {
                (fields(html! { @for year in gathered.left.keys() {
                    (amount(&format!("budget-{year}"), context.ta("selection-budget", &[("year", year.to_string().into())]), None))
                } }))
                (fields(html! { @for goal in &gathered.call.call.sub_goals {
                    (amount(&format!("floor-{}", goal.code), context.ta("selection-floor", &[("goal", goal.title.of(context.language).into())]), None))
                } }))
                (fields(html! {
                    (amount("applicant_most", context.t("selection-applicant-most"), None))
                    (amount("county_most", context.t("selection-county-most"), None))
                }))
                (rules::fields(context, typed, errors))
                p class="ht-prose" { (context.t("selection-steps-text")) }
                @for at in 0..3 {
                    @let (firms, worth) = (format!("step-{at}-firms"), format!("step-{at}-worth"));
                    @let args = [("n", (at + 1).into())];
                    (fields(html! {
                        (one(&firms, context.ta("selection-step-firms", &args), FieldKind::Whole, None, None))
                        (one(&worth, context.ta("selection-step-worth", &args), FieldKind::Decimal, None, None))
                    }))
                }
                (one("gap_worth", context.t("selection-gap-worth"), FieldKind::Decimal, None, Some(context.t("selection-gap-worth-hint"))))
            }
        }
    }
}

/// What is not chosen from, and the proposals made before.
fn others(context: &Context, gathered: &Gathered, kept: &[KeptSelection]) -> Markup {
    let l = context.language;
    html! {
        @if !gathered.left_out.is_empty() {
            section class="ht-section ht-stack" aria-labelledby="left-out" {
                h2 class="ds-heading" data-size="md" id="left-out" { (context.t("selection-left-out")) }
                ul { @for (id, title, state) in &gathered.left_out {
                    li { a class="ds-link" href=(context.href(&format!("/funding/applications/{id}"))) { (title) } ": " (crate::funding::applications::words::state(context.language, *state)) }
                } }
            }
        }
        @if !kept.is_empty() {
            section class="ht-section ht-stack" aria-labelledby="kept" {
                h2 class="ds-heading" data-size="md" id="kept" { (context.t("selection-kept")) }
                ul { @for one in kept {
                    li {
                        a class="ds-link" href=(context.href(&format!("/funding/selections/{}", one.id))) { (l.in_sweden(one.proposed_at)) }
                        ": " (context.ta("selection-kept-line", &[
                            ("count", one.proposal.granted.len().into()), ("amount", l.kronor(one.proposal.sum()).into()),
                        ]))
                        @if one.choice.is_some() { " · " (context.t("selection-chosen")) }
                    }
                } }
            }
        }
    }
}
