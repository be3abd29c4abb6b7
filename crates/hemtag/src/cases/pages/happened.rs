//! The timeline of a case: each event in words, with who did it.

use maud::{Markup, html};

use super::{address, whole::Whole, words};
use crate::{
    access::{PersonId, Role},
    cases::model::{Party, TaskKind, Triage},
    events::Happened,
    http::Context,
};

pub(super) fn section(context: &Context, whole: &Whole) -> Markup {
    let l = context.language;
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="timeline" aria-labelledby="timeline-title" {
            h2 class="ds-heading" data-size="md" id="timeline-title" { (context.t("case-timeline")) }
            p class="ht-small ht-soft" { (context.t("case-timeline-about")) }
            ol class="ht-timeline" {
                @for line in &whole.timeline.lines {
                    li {
                        span class="ht-small ht-soft" { (l.moment(&line.at.to_string())) }
                        span { (sentence(context, whole, line)) " " span class="ht-small ht-soft" { (who(context, whole, line)) } }
                    }
                }
            }
            @if let Some(before) = whole.timeline.more_before {
                p { a class="ds-link" href={ (context.href(&format!("{}?before={before}", address(whole.found.case.id)))) "#timeline" } { (context.t("case-timeline-before")) } }
            }
        }
    }
}

/// Who did it: by name where the account still has one, else as what.
pub(super) fn who(context: &Context, whole: &Whole, line: &Happened) -> String {
    let role = Role::parse(&line.role).unwrap_or(Role::Visitor);
    let is_owner = line.person == Some(whole.found.case.owner);
    let role = context
        .t(&format!("role-{}", if is_owner { Role::ProductOwner } else { role }.code().replace('_', "-")));
    match line.person.map(|id| name(context, whole, id)) {
        Some(name) => format!("{name}, {}", role.to_lowercase()),
        None => role,
    }
}

fn name(context: &Context, whole: &Whole, id: PersonId) -> String {
    let person = whole.timeline.people.get(&id).or_else(|| whole.people.get(&id));
    let name = person.map(|person| person.name.clone()).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| context.ta("case-account-number", &[("number", id.0.to_string().into())]))
}

/// What happened, in words. What has none yet is told by its code: nothing is left out.
pub(super) fn sentence(context: &Context, whole: &Whole, line: &Happened) -> String {
    let l = context.language;
    let told =
        l.ta(&format!("happened-{}", line.action.replace(['.', '_'], "-")), &args(context, whole, line));
    if told.starts_with('⟦') {
        l.ta("happened-other", &[("what", line.action.clone().into())])
    } else {
        told
    }
}

type Args = Vec<(&'static str, fluent_templates::fluent_bundle::FluentValue<'static>)>;

fn args(context: &Context, whole: &Whole, line: &Happened) -> Args {
    let l = context.language;
    let text = |key: &str| line.data.get(key).and_then(|value| value.as_str()).unwrap_or_default();
    let number = |key: &str| line.data.get(key).and_then(serde_json::Value::as_i64);
    let person = |key: &str| number(key).map(|id| name(context, whole, PersonId(id)));
    let task = number("task").and_then(|id| whole.found.tasks.iter().find(|task| task.id == id));
    let task = match (task, TaskKind::parse(text("kind"))) {
        (Some(task), _) => words::task(l, task),
        (None, Some(kind)) => words::kind(l, kind),
        (None, None) => String::new(),
    };
    let waits_for = Party::parse(text("waits_for"));
    let state = match (text("state"), waits_for) {
        ("", _) => String::new(),
        ("waiting", Some(party)) => {
            l.ta("case-task-waits", &[("who", words::party(l, party).to_lowercase().into())])
        }
        (code, _) => words::task_state(l, code),
    };
    let euro = |key: &str| number(key).map(|cents| crate::aid::words::euro(l, cents)).unwrap_or_default();
    let was_named = number("before").is_some();
    vec![
        ("task", task.into()),
        ("state", state.to_lowercase().into()),
        ("adviser", person("adviser").unwrap_or_default().into()),
        ("before", if was_named { person("before").unwrap_or_default() } else { String::new() }.into()),
        ("has_before", if was_named { "yes" } else { "no" }.into()),
        ("triage", words::triage(l, Triage::parse(text("triage"))).to_lowercase().into()),
        ("day", first(&[text("come_back_on"), text("on"), text("due_on")]).to_owned().into()),
        ("has_day", if text("come_back_on").is_empty() { "no" } else { "yes" }.into()),
        ("sum", euro("sum_cents").into()),
        ("value", euro("value_cents").into()),
        ("ceiling", euro("ceiling_cents").into()),
        ("kind", text("kind").to_owned().into()),
        ("own", if line.data.get("own") == Some(&true.into()) { "yes" } else { "no" }.into()),
        ("inner", if line.data.get("inner") == Some(&true.into()) { "yes" } else { "no" }.into()),
    ]
}

fn first<'a>(texts: &[&'a str]) -> &'a str {
    texts.iter().find(|text| !text.is_empty()).copied().unwrap_or_default()
}
