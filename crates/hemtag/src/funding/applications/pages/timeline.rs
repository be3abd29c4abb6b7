//! What happened to an application, out of the event log; many changes of a draft in a row are told as one.

use maud::{Markup, html};

use crate::{
    access::Role,
    events::Happened,
    funding::applications::{Whole, words::moment},
    http::Context,
};

pub(super) fn section(context: &Context, whole: &Whole) -> Markup {
    let l = context.language;
    let mut lines: Vec<(&Happened, usize)> = Vec::new();
    for line in &whole.happened {
        match lines.last_mut() {
            Some((last, count)) if last.action == "application.kept" && line.action == last.action => {
                *count += 1;
            }
            _ => lines.push((line, 1)),
        }
    }
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="timeline" aria-labelledby="timeline-title" {
            h2 class="ds-heading" data-size="md" id="timeline-title" { (context.t("apply-timeline")) }
            ol class="ht-timeline" {
                @for (line, count) in &lines {
                    li {
                        span class="ht-small ht-soft" { (moment(l, line.at)) }
                        span {
                            (sentence(context, line, *count)) " "
                            span class="ht-small ht-soft" { (who(context, whole, line)) }
                        }
                    }
                }
            }
        }
    }
}

/// What happened, in words. What has none yet is told by its code: nothing is left out.
fn sentence(context: &Context, line: &Happened, count: usize) -> String {
    let text = |key: &str| line.data.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let number = |key: &str| line.data.get(key).and_then(serde_json::Value::as_i64);
    let what = crate::funding::model::due::What::parse(&text("what"));
    let what = what.map_or_else(String::new, |what| context.t(&format!("apply-due-{}", what.code())));
    let late = number("late_by");
    let args = [
        ("number", text("number").into()),
        ("by", text("by").into()),
        ("what", what.to_lowercase().into()),
        ("was", text("was").into()),
        ("on", text("on").into()),
        ("count", count.into()),
        ("is_late", if late.is_some() { "yes" } else { "no" }.into()),
        ("late", late.unwrap_or(0).into()),
        ("eligible", if line.data.get("eligible") == Some(&true.into()) { "yes" } else { "no" }.into()),
    ];
    let told = context.ta(&format!("happened-{}", line.action.replace(['.', '_'], "-")), &args);
    if told.starts_with('⟦') {
        context.ta("happened-other", &[("what", line.action.clone().into())])
    } else {
        told
    }
}

/// Who did it: by name where the account still has one, else as what.
fn who(context: &Context, whole: &Whole, line: &Happened) -> String {
    if line.action == "application.signed" {
        return context.t("apply-who-signatory");
    }
    let role = if line.person == Some(whole.kept.owner) {
        context.t("apply-who-applicant")
    } else {
        let role = Role::parse(&line.role).unwrap_or(Role::Visitor);
        context.t(&format!("role-{}", role.code().replace('_', "-")))
    };
    let person = line.person.and_then(|id| whole.people.get(&id)).map(|person| person.name.as_str());
    match person.filter(|name| !name.is_empty()) {
        Some(name) => format!("{name}, {}", role.to_lowercase()),
        None => role,
    }
}
