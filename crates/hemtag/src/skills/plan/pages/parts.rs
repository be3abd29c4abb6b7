//! Parts of the page of the plan: what is set, what was ruled out, what is new to the firm.

use maud::{Markup, html};

use super::{Form, address};
use crate::{
    http::{
        Context,
        components::{Column, Field, FieldKind, data_table, field},
    },
    skills::{
        firm::{pages::path, words},
        plan::{keep::Room, made::Made, model::key_text, told},
    },
};

/// The form of the settings.
pub(super) fn settings(context: &Context, room: &Room, form: &Form) -> Markup {
    let errors = &form.errors;
    let whole = |name: &str, label: String, unit: &str, hint: Option<String>| {
        let unit = context.t(unit);
        field(
            errors,
            &Field {
                name,
                label,
                hint,
                value: form.typed.text(name),
                unit: Some(&unit),
                kind: FieldKind::Whole,
                ..Field::default()
            },
        )
    };
    let open = !errors.is_empty() || form.changed || !room.set.own;
    html! {
        details class="ht-section" id="settings" open[open] {
            summary { (context.t("skills-plan-settings")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&address(room.kept.organisation))) novalidate {
                input type="hidden" name="version" value=(room.version);
                p { (context.t("skills-plan-settings-text")) }
                @for year in &room.set.settings.years {
                    fieldset class="ds-fieldset" {
                        legend class="ds-label" { (year.year) }
                        (whole(&format!("budget-{}", year.year), context.ta("skills-plan-budget-of", &[("year", year.year.to_string().into())]), "skills-plan-kronor", None))
                        (whole(&format!("hours-{}", year.year), context.ta("skills-plan-hours-of", &[("year", year.year.to_string().into())]), "skills-plan-unit-hours", None))
                    }
                }
                (whole("person_hours", context.t("skills-plan-person-hours"), "skills-plan-unit-hours", Some(context.t("skills-plan-person-hours-hint"))))
                (whole("at_once_weeks", context.t("skills-plan-at-once"), "skills-plan-unit-weeks", Some(context.t("skills-plan-at-once-hint"))))
                (whole("skills_per_hire", context.t("skills-plan-per-hire"), "skills-plan-unit-skills", Some(context.t("skills-plan-per-hire-hint"))))
                p class="ht-actions" { button class="ds-button" type="submit" { (context.t("skills-firm-save")) } }
            }
        }
    }
}

/// What the firm has fixed by hand, with the way back.
pub(super) fn choice(context: &Context, room: &Room, made: &Made) -> Markup {
    let (map, l) = (&room.kept.map, context.language);
    let chosen = &room.set.settings.chosen;
    if chosen.is_empty() {
        return html! {};
    }
    let columns = [
        Column::text(context.t("skills-plan-measure")),
        Column::text(context.t("skills-plan-choose")),
        Column::text(context.t("skills-plan-change")),
    ];
    let action = context.href(&format!("{}/choose", address(room.kept.organisation)));
    let moot = made.plan.as_ref().map(|plan| plan.moot.clone()).unwrap_or_default();
    let rows: Vec<Vec<Markup>> = chosen
        .iter()
        .map(|(key, wanted)| {
            let words = told::measure(l, map, key, 1);
            let stands = if moot.contains(key) {
                "skills-plan-is-moot"
            } else if *wanted {
                "skills-plan-is-in"
            } else {
                "skills-plan-is-out"
            };
            vec![
                html! { (words) },
                html! { (context.t(stands)) },
                html! {
                    form method="post" action=(action) {
                        input type="hidden" name="measure" value=(key_text(key));
                        button class="ds-button" data-variant="secondary" type="submit" name="do" value="free" { (context.t("skills-plan-free")) span class="ds-sr-only" { ": " (words) } }
                    }
                },
            ]
        })
        .collect();
    html! { section class="ht-section" { (data_table(&context.t("skills-plan-chosen"), &columns, &rows)) } }
}

/// Skills that nobody has at any level, with the way to a recruitment profile; and what the processes of the goals usually need
/// besides, of which the map says nothing.
pub(super) fn sought(context: &Context, room: &Room, made: &Made) -> Markup {
    html! {
        @if !made.gaps.wholly_new.is_empty() { (wholly_new(context, room, made)) }
        @if !made.usual.is_empty() { (usual(context, room, made)) }
    }
}

fn usual(context: &Context, room: &Room, made: &Made) -> Markup {
    let (map, l) = (&room.kept.map, context.language);
    let goals = format!("{}/goals", path(room.kept.organisation));
    html! {
        section class="ht-section ht-stack" id="usual" {
            h2 class="ds-heading" data-size="sm" { (context.t("skills-plan-usual")) }
            p { (context.t("skills-plan-usual-note")) }
            @for one in &made.usual {
                @let (capability, skills) = told::usual(&made.names, map, one);
                details {
                    summary { (capability) ": " (l.counted("skills-plan-usual-count", skills.len() as u64)) }
                    ul { @for skill in skills { li { (skill) } } }
                    @if let Some(goal) = map.capability(one.capability).map(|one| one.goal) {
                        p { a class="ds-link" href=(context.href(&format!("{goals}/{}#usual", goal.0))) { (context.t("skills-plan-usual-see")) span class="ds-sr-only" { ": " (capability) } } }
                    }
                }
            }
        }
    }
}

fn wholly_new(context: &Context, room: &Room, made: &Made) -> Markup {
    let (map, l) = (&room.kept.map, context.language);
    let columns = [
        Column::text(context.t("skills-skill")),
        Column::text(context.t("skills-level")),
        Column::number(context.t("skills-plan-new-people")),
        Column::text(context.t("skills-required-by")),
        Column::text(context.t("skills-plan-new-known")),
        Column::text(context.t("skills-plan-profile")),
    ];
    let own = address(room.kept.organisation);
    let rows: Vec<Vec<Markup>> = made
        .gaps
        .wholly_new
        .iter()
        .map(|one| {
            let known = if one.certain { "skills-plan-new-certain" } else { "skills-plan-new-unsaid" };
            vec![
                html! { (told::skill(map, one.skill)) },
                html! { (words::level(l, &map.scale, one.level)) },
                html! { (l.whole(one.people)) },
                html! { (one.first.map_or_else(|| context.t("skills-goal-no-day"), |day| l.date(day))) },
                html! { (context.t(known)) },
                html! { @for role in &one.roles { a class="ds-link" href=(context.href(&format!("{own}/recruit/{}", role.0))) { (told::role(map, *role)) } " " } },
            ]
        })
        .collect();
    html! { section class="ht-section" { (data_table(&context.t("skills-plan-new"), &columns, &rows)) p class="ht-note" { (context.t("skills-plan-new-note")) } } }
}
