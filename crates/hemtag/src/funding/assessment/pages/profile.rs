//! What an assessor states of themselves: the form, for the assessor and for officers.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use maud::{Markup, html};
use vocabulary::{OrganisationNumber, Vocabulary};

use super::words;
use crate::{
    access::PersonId,
    app::App,
    funding::{
        FundingError,
        assessment::{
            self, Stated,
            model::profile::{Bound, COUNTS_YEARS, MOST_BOUND, Profile, Tie},
        },
        calls,
        model::call::CallState,
    },
    http::{
        Context, PageResult, Typed,
        components::{
            Choice, Choices, Field, FieldErrors, FieldKind, OptionGroup, Select, Tone, breadcrumbs, choices,
            error_summary, field, fields, notice, page_head, select,
        },
        error::again,
        page,
    },
};

/// Empty rows under those that are filled.
const MORE_ROWS: usize = 2;

/// Whose form it is.
struct Form<'f> {
    /// Where it is sent, without the language.
    path: String,
    /// The assessor's name on an officer's page.
    of: Option<&'f str>,
}

/// The sub-goals that calls name, each once, by code.
pub(super) async fn sub_goals(app: &App, context: &Context) -> PageResult<Vec<(String, String)>> {
    let mut all = std::collections::BTreeMap::new();
    for call in calls::list(app, &context.caller).await? {
        if call.state == CallState::Published {
            for goal in call.call.sub_goals {
                all.entry(goal.code).or_insert_with(|| goal.title.of(context.language).to_owned());
            }
        }
    }
    Ok(all.into_iter().collect())
}

fn shown_number(digits: &str) -> String {
    match digits.parse::<OrganisationNumber>().ok().and_then(OrganisationNumber::shown) {
        Some(shown) => shown,
        None => digits.to_owned(),
    }
}

/// A statement as its form shows it.
fn typed_of(profile: &Profile) -> Typed {
    let mut typed = Typed::default();
    for goal in &profile.sub_goals {
        typed.push("sub_goals", goal.as_str());
    }
    typed.set("branches", profile.branches.join(", "));
    typed.set("most", if profile.most == 0 { String::new() } else { profile.most.to_string() });
    for (at, bound) in profile.bound.iter().enumerate() {
        typed.set(format!("number-{at}"), shown_number(&bound.number));
        typed.set(format!("name-{at}"), bound.name.as_str());
        typed.set(format!("tie-{at}"), bound.tie.code());
        typed.set(format!("since-{at}"), bound.since.map(|day| day.to_string()).unwrap_or_default());
        typed.set(format!("until-{at}"), bound.until.map(|day| day.to_string()).unwrap_or_default());
    }
    typed
}

/// Rows with anything in them.
fn rows(typed: &Typed) -> usize {
    let is_filled = |at: &usize| {
        ["number", "name", "since", "until"]
            .iter()
            .any(|name| !typed.text(&format!("{name}-{at}")).is_empty())
    };
    (0..MOST_BOUND + MORE_ROWS).rev().find(is_filled).map_or(0, |at| at + 1)
}

/// Reads the form; what cannot be read is told at its field.
fn read(context: &Context, typed: &Typed) -> (Profile, FieldErrors) {
    let mut errors = FieldErrors::new();
    let mut branches = Vec::new();
    for word in typed.text("branches").split([',', ' ', ';']).filter(|word| !word.is_empty()) {
        match Vocabulary::embedded().sni().by_code(word) {
            Some(branch) if word.len() == 2 => branches.push(branch.code.clone()),
            _ => errors.add("branches", context.ta("assess-wrong-branch", &[("text", word.into())])),
        }
    }
    branches.sort_unstable();
    branches.dedup();
    let mut bound = Vec::new();
    for at in 0..rows(typed) {
        let text = |name: &str| typed.text(&format!("{name}-{at}"));
        if ["number", "name", "since", "until"].iter().all(|name| text(name).is_empty()) {
            continue;
        }
        let number = match text("number").parse::<OrganisationNumber>() {
            Ok(number) => number.digits(),
            Err(error) => {
                errors.add(format!("number-{at}"), number_wrong(context, &error.to_string()));
                continue;
            }
        };
        let mut day = |name: &str| match text(name) {
            "" => None,
            typed => typed
                .parse()
                .map_err(|_| {
                    errors.add(
                        format!("{name}-{at}"),
                        context.ta("assess-wrong-day", &[("text", typed.into())]),
                    );
                })
                .ok(),
        };
        let (since, until) = (day("since"), day("until"));
        let tie = Tie::parse(text("tie")).unwrap_or_default();
        bound.push(Bound { number, name: text("name").to_owned(), tie, since, until });
    }
    let profile = Profile {
        sub_goals: typed.all("sub_goals").to_vec(),
        branches,
        bound,
        most: typed.text("most").parse().unwrap_or(0),
    };
    (profile, errors)
}

fn number_wrong(context: &Context, why: &str) -> String {
    context.ta("assess-wrong-number-why", &[("why", why.into())])
}

fn view(
    context: &Context,
    form: &Form<'_>,
    goals: &[(String, String)],
    seen: &str,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let title = match form.of {
        Some(name) => context.ta("assess-statement-of", &[("name", name.into())]),
        None => context.t("assess-me-title"),
    };
    let (above, path) = match form.of {
        Some(_) => (context.t("assess-assessors"), "/funding/assessors"),
        None => (context.t("assess-mine-title"), "/funding/assessments"),
    };
    let own_goals = goals
        .iter()
        .map(|(code, words)| Choice::new(code.as_str(), words.as_str(), typed.has("sub_goals", code)));
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(above, path)], &title))
            (page_head(None, &title, Some(&context.t("assess-me-lead"))))
            @if form.of.is_none() && seen.is_empty() {
                (notice(Tone::Info, &context.t("assess-me-first"), html! { p { (context.t("assess-me-first-why")) } }))
            }
            form class="ht-form ht-stack" method="post" action=(context.href(&form.path)) novalidate {
                input type="hidden" name="seen" value=(seen);
                @if !goals.is_empty() {
                    (choices(context, errors, &Choices {
                        name: "sub_goals",
                        legend: context.t("assess-knows-goals"),
                        heading: false,
                        hint: None,
                        many: true,
                        choices: own_goals.collect(),
                        unknown: None,
                        columns: true,
                    }))
                }
                (field(errors, &Field {
                    name: "branches",
                    label: context.t("assess-knows-branches"),
                    hint: Some(context.t("assess-knows-branches-hint")),
                    value: typed.text("branches"),
                    ..Field::default()
                }))
                (field(errors, &Field {
                    name: "most",
                    label: context.t("assess-most"),
                    hint: Some(context.t("assess-most-hint")),
                    value: typed.text("most"),
                    kind: FieldKind::Whole,
                    ..Field::default()
                }))
                h2 class="ds-heading" data-size="md" id="bound" { (context.t("assess-bound")) }
                p class="ht-measure" { (context.ta("assess-bound-lead", &[("years", COUNTS_YEARS.into())])) }
                @for at in 0..(rows(typed) + MORE_ROWS).min(MOST_BOUND) { (row(context, typed, errors, at)) }
                p class="ht-soft" { (context.t("assess-bound-more")) }
                p { button class="ds-button" type="submit" { (context.t("assess-save")) } }
            }
        },
    )
}

fn row(context: &Context, typed: &Typed, errors: &FieldErrors, at: usize) -> Markup {
    let name = |of: &str| format!("{of}-{at}");
    let ties =
        Tie::ALL.iter().map(|tie| (tie.code().to_owned(), context.t(&format!("assess-tie-{}", tie.code()))));
    let input = |of: &str, kind: FieldKind| {
        let name = name(of);
        field(
            errors,
            &Field {
                name: &name,
                label: context.t(&format!("assess-bound-{of}")),
                value: typed.text(&name),
                kind,
                ..Field::default()
            },
        )
    };
    html! {
        fieldset class="ds-fieldset" {
            legend class="ds-label" { (context.ta("assess-bound-row", &[("number", (at + 1).into())])) }
            (fields(html! {
                (input("number", FieldKind::Text))
                (input("name", FieldKind::Text))
                (select(errors, &Select {
                    name: &name("tie"),
                    label: context.t("assess-bound-tie"),
                    hint: None,
                    value: typed.text(&name("tie")),
                    none: None,
                    groups: vec![OptionGroup { label: String::new(), options: ties.collect() }],
                }))
                (input("since", FieldKind::Date))
                (input("until", FieldKind::Date))
            }))
        }
    }
}

fn seen(stated_at: Option<Timestamp>) -> String {
    stated_at.map(|at| at.to_string()).unwrap_or_default()
}

/// What the use case said to a form; `Ok` when it was kept.
fn told(
    context: &Context,
    errors: &mut FieldErrors,
    result: Result<(), FundingError>,
) -> Result<bool, FundingError> {
    match result {
        Ok(()) => return Ok(true),
        Err(FundingError::Wrong(all)) => {
            for (name, key) in all {
                errors.add(name, words::wrong(context.language, key));
            }
        }
        Err(FundingError::Changed) => errors.add("most", context.t("assess-changed")),
        Err(other) => return Err(other),
    }
    Ok(false)
}

/// `GET /funding/assessments/me`
///
/// # Errors
/// When the caller is no assessor, or the database does not answer.
pub async fn ask(context: Context, State(app): State<App>) -> PageResult {
    let stated = assessment::own(&app, &context.caller).await?;
    let typed = stated.as_ref().map(|one| typed_of(&one.profile)).unwrap_or_default();
    let form = Form { path: "/funding/assessments/me".to_owned(), of: None };
    let goals = sub_goals(&app, &context).await?;
    Ok(view(&context, &form, &goals, &seen(stated.map(|one: Stated| one.at)), &typed, &FieldErrors::new()))
}

/// `POST /funding/assessments/me`
///
/// # Errors
/// When the caller is no assessor, or the database refuses.
pub async fn send(context: Context, State(app): State<App>, body: String) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let (profile, mut errors) = read(&context, &typed);
    // Whoever may not is told so, whatever stands in the form.
    assessment::own(&app, &context.caller).await?;
    if errors.is_empty() {
        let at = typed.text("seen").parse().ok();
        let kept = assessment::keep_own(&app, &context.caller, at, profile).await;
        if told(&context, &mut errors, kept)? {
            return Ok(Redirect::to(&context.href("/funding/assessments?done=stated")).into_response());
        }
    }
    let form = Form { path: "/funding/assessments/me".to_owned(), of: None };
    let goals = sub_goals(&app, &context).await?;
    Ok(again(view(&context, &form, &goals, typed.text("seen"), &typed, &errors)))
}

/// `GET /funding/assessors/{person}`
///
/// # Errors
/// When the caller is no officer, or there is no such assessor.
pub async fn ask_of(context: Context, State(app): State<App>, Path(person): Path<i64>) -> PageResult {
    let one = assessment::statement(&app, &context.caller, PersonId(person)).await?;
    let typed = one.profile.as_ref().map(typed_of).unwrap_or_default();
    let form = Form { path: format!("/funding/assessors/{person}"), of: Some(&one.name) };
    let goals = sub_goals(&app, &context).await?;
    Ok(view(&context, &form, &goals, &seen(one.stated_at), &typed, &FieldErrors::new()))
}

/// `POST /funding/assessors/{person}`
///
/// # Errors
/// When the caller is no officer, there is no such assessor, or the database refuses.
pub async fn send_of(
    context: Context,
    State(app): State<App>,
    Path(person): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let one = assessment::statement(&app, &context.caller, PersonId(person)).await?;
    let typed = Typed::of_body(&body);
    let (profile, mut errors) = read(&context, &typed);
    if errors.is_empty() {
        let at = typed.text("seen").parse().ok();
        let kept = assessment::keep_statement(&app, &context.caller, PersonId(person), at, profile).await;
        if told(&context, &mut errors, kept)? {
            return Ok(Redirect::to(&context.href("/funding/assessors?done=stated")).into_response());
        }
    }
    let form = Form { path: format!("/funding/assessors/{person}"), of: Some(&one.name) };
    let goals = sub_goals(&app, &context).await?;
    Ok(again(view(&context, &form, &goals, typed.text("seen"), &typed, &errors)))
}
