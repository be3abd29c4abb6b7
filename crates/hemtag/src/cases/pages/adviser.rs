//! Who helps: the adviser with the way to reach them, whom to name, and taking a case on.

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};

use super::{
    acts::{back, meanwhile},
    address,
    one::{Sent, view},
    whole::Whole,
    words,
};
use crate::{
    access::{Action, PersonId},
    app::App,
    cases::{
        CaseError,
        model::{CaseId, Load, suggested},
        name_adviser, take_case,
    },
    http::{
        Context, PageResult, Typed,
        components::{FieldErrors, OptionGroup, Select, facts, select},
        error::again,
    },
    people::model::Person,
    words::Language,
};

/// Whether the reader may name somebody, or take the case.
pub(super) fn may_choose(context: &Context, whole: &Whole) -> bool {
    whole.may_now(context, Action::NameAdviser) || may_take(context, whole)
}

fn may_take(context: &Context, whole: &Whole) -> bool {
    let is_free = whole.found.case.adviser.is_none() || whole.is_orphaned;
    let is_adviser = whole.loads.iter().any(|load| context.caller.person == Some(load.person.id));
    is_free && is_adviser && whole.may_now(context, Action::TakeCase)
}

pub(super) fn section(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    let case = &whole.found.case;
    let person = |id: Option<PersonId>| id.and_then(|id| whole.people.get(&id));
    let is_owner = context.caller.person == Some(case.owner);
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="adviser" aria-labelledby="adviser-title" {
            h2 class="ds-heading" data-size="md" id="adviser-title" { (context.t("case-people")) }
            @let adviser = html! {
                @match person(case.adviser) {
                    Some(adviser) => (reach(context, adviser, !is_owner)),
                    None => (context.t(if is_owner { "case-adviser-none-owner" } else { "case-adviser-none" })),
                }
            };
            @let owner = html! {
                @match person(Some(case.owner)) { Some(owner) => (reach(context, owner, false)), None => (context.t("case-person-ended")) }
            };
            (facts(&[(context.t("case-adviser"), adviser), (context.t("case-owner"), owner)]))
            @if whole.is_orphaned { p { (context.t("case-adviser-orphaned")) } }
            @if may_take(context, whole) {
                form method="post" action=(context.href(&format!("{}/take", address(case.id)))) {
                    button class="ds-button" type="submit" { (context.t("case-take")) }
                }
            }
            @if whole.may_now(context, Action::NameAdviser) { (form(context, whole, sent)) }
        }
    }
}

/// A person with the way to reach them.
fn reach(context: &Context, person: &Person, with_language: bool) -> Markup {
    if person.ended_at.is_some() {
        return html! { (context.t("case-person-ended")) };
    }
    html! {
        (person.name) ", " a class="ds-link" href={ "mailto:" (person.email) } { (person.email) }
        @if with_language && person.language != context.language.code() { " (" (context.t(&format!("case-writes-{}", person.language))) ")" }
    }
}

fn form(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    let case = &whole.found.case;
    let (county, branch) = (case.county.as_deref(), case.branch.as_deref());
    let order = suggested(&whole.loads, county, branch);
    if order.is_empty() {
        return html! { p { (context.t("case-no-advisers")) } };
    }
    let (near, far): (Vec<&Load>, Vec<&Load>) =
        order.into_iter().partition(|load| load.serves(county, branch));
    let option = |load: &&Load| (load.person.id.0.to_string(), in_words(context.language, load));
    let group = |key: &str, all: &[&Load]| OptionGroup {
        label: context.t(key),
        options: all.iter().map(option).collect(),
    };
    let groups = [group("case-name-near", &near), group("case-name-far", &far)];
    let present = case.adviser.map(|id| id.0.to_string());
    let proposed = near.first().map(|load| load.person.id.0.to_string());
    let value = sent.typed.given("person").map(str::to_owned).or(present).or(proposed).unwrap_or_default();
    html! {
        form class="ht-form ht-stack ht-noprint" method="post" action=(context.href(&format!("{}/adviser", address(case.id)))) novalidate {
            input type="hidden" name="version" value=(case.version);
            (select(&sent.errors, &Select {
                name: "person",
                label: context.t(if case.adviser.is_some() { "case-name-other" } else { "case-name" }),
                hint: Some(context.t("case-name-hint")),
                value: &value,
                none: None,
                groups: groups.into_iter().filter(|group| !group.options.is_empty()).collect(),
            }))
            p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("case-name-do")) } }
        }
    }
}

/// "Ada Ek: Jönköpings län, 3 öppna ärenden".
fn in_words(l: Language, load: &Load) -> String {
    let place = words::serves(l, load);
    format!("{}: {place}, {}", load.person.name, l.counted("case-open-cases", load.open))
}

/// `POST /cases/{id}/adviser`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn name(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let person = PersonId(typed.text("person").parse().unwrap_or(0));
    let version = typed.text("version").parse().unwrap_or(0);
    let mut errors = FieldErrors::new();
    match name_adviser(&app, &context.caller, CaseId(id), version, person).await {
        Ok(_) => return Ok(back(&context, CaseId(id), "named")),
        Err(CaseError::NoAdviser) => errors.add("person", context.t("case-name-nobody")),
        Err(CaseError::Changed) => {
            let whole = Whole::of(&app, &context, CaseId(id)).await?;
            errors.add("person", meanwhile(&context, &whole));
        }
        Err(other) => return Err(other.into()),
    }
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    Ok(again(view(&app, &context, &whole, &Sent { typed, errors }, "").await?))
}

/// `POST /cases/{id}/take`
///
/// # Errors
/// When the caller may not, or somebody else has it.
pub async fn take(context: Context, State(app): State<App>, Path(id): Path<i64>) -> PageResult<Response> {
    match take_case(&app, &context.caller, CaseId(id)).await {
        Ok(_) => Ok(back(&context, CaseId(id), "taken")),
        Err(CaseError::Changed) => {
            let whole = Whole::of(&app, &context, CaseId(id)).await?;
            let mut sent = Sent::default();
            sent.errors.add("adviser", meanwhile(&context, &whole));
            Ok(again(view(&app, &context, &whole, &sent, "").await?))
        }
        Err(other) => Err(other.into()),
    }
}
