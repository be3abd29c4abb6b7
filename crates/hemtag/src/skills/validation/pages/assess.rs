//! The assessor's pages: what waits at the centre, and one validation with what can be done now.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};

use super::{Told, made, told};
use crate::{
    access::PersonId,
    app::App,
    http::{
        Context, PageResult, Typed,
        components::{
            Choice, Choices, Column, Field, FieldErrors, FieldKind, OptionGroup, Select, breadcrumbs,
            choices, data_table, empty, error_summary, field, fields, page_head, select,
        },
        page,
    },
    skills::validation::{self, Assess, Line, State as Turn, model::Outcome},
};

pub(super) const PATH: &str = "/skills/validations";

/// `GET /skills/validations`
///
/// # Errors
/// When the caller assesses nowhere.
pub async fn list(State(app): State<App>, context: Context, Query(asked): Query<Told>) -> PageResult {
    let lines = validation::queue(&app, &context.caller).await?;
    Ok(list_view(&context, &lines, &asked.done))
}

/// The list, from plain data. No names: who it is stands on the page of one that the reader has.
#[must_use]
pub fn list_view(context: &Context, lines: &[Line], done: &str) -> Markup {
    let l = context.language;
    let title = context.t("valid-queue");
    let columns = ["valid-number", "valid-qualification", "valid-turn", "valid-since", "valid-do"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|one| {
            vec![
                html! { @if one.mine || one.state == Turn::Appealed { a class="ds-link" href=(context.href(&format!("{PATH}/{}", one.id))) { (one.id) } } @else { (one.id) } },
                html! { (one.qualification.document.name(l)) },
                html! { (super::state(l, one.state)) },
                html! { (l.moment(&one.since.to_string())) },
                html! {
                    @if one.may_take {
                        form method="post" action=(context.href(&format!("{PATH}/{}/take", one.id))) {
                            button class="ds-button" data-variant="secondary" data-size="sm" type="submit" { (context.t("valid-take")) span class="ds-sr-only" { " " (one.id) } }
                        }
                    } @else if one.state == Turn::Asked { (context.t("valid-bound")) }
                },
            ]
        })
        .collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("valid-queue-lead"))))
            (told(context, done))
            @if rows.is_empty() { (empty(&context.t("valid-queue-none"), html! {}, None)) } @else { (data_table(&title, &columns, &rows)) }
        },
    )
}

/// `GET /skills/validations/{id}`
///
/// # Errors
/// Not found for whoever does not assess it.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(asked): Query<Told>,
) -> PageResult {
    whole(&app, &context, id, &Typed::default(), &FieldErrors::new(), &asked.done).await
}

pub(super) async fn whole(
    app: &App,
    context: &Context,
    id: i64,
    typed: &Typed,
    errors: &FieldErrors,
    done: &str,
) -> PageResult {
    let shown = validation::to_assess(app, &context.caller, id).await?;
    Ok(view(context, &shown, app.clock.now(), typed, errors, done))
}

fn view(
    context: &Context,
    shown: &Assess,
    now: jiff::Timestamp,
    typed: &Typed,
    errors: &FieldErrors,
    done: &str,
) -> Markup {
    let l = context.language;
    let one = &shown.opened;
    let name = one.qualification().name(l);
    let own = format!("{PATH}/{}", one.kept.id);
    let mine = context.caller.person.is_some() && one.kept.assessor == context.caller.person;
    let taken = mine && one.kept.state == Turn::Taken;
    let by = context.caller.person.map_or(0, |PersonId(person)| person);
    let mut people = std::collections::HashMap::new();
    people.insert(one.kept.person, shown.name.clone());
    page(
        context,
        name,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("valid-queue"), PATH)], name))
            (page_head(Some(&shown.name), name, Some(&context.t("valid-assess-lead"))))
            (told(context, done))
            (made::stands(context, one))
            @if let Some(mapping) = one.course.mapping.as_ref().filter(|mapping| !mapping.words.is_empty()) {
                section class="ht-section ht-stack" data-gap="sm" {
                    h2 class="ds-heading" data-size="md" { (context.t("valid-own-words")) }
                    p { (mapping.words) }
                }
            }
            (made::outcome(context, one, None))
            (made::units(context, one))
            @if taken {
                (depth_form(context, &own, shown, typed, errors))
                @if !one.course.depths.is_empty() {
                    (unit_form(context, &own, shown, typed, errors))
                    (conclude_form(context, &own, shown, typed, errors))
                    (undo_unit_form(context, &own, shown, typed, errors))
                }
            }
            @if one.kept.state == Turn::Concluded && one.course.may_undo(by, now) {
                (why_form(context, &format!("{own}/undo"), shown, ("undo_why", "valid-undo-outcome", "valid-undo-outcome-do"), typed, errors))
            }
            @if shown.may_answer { (answer_form(context, &own, shown, typed, errors)) }
            (made::story(context, one, &people))
        },
    )
}

fn seen(shown: &Assess) -> Markup {
    html! { input type="hidden" name="seen" value=(shown.opened.kept.version); }
}

fn date(context: &Context, name: &str, typed: &Typed, errors: &FieldErrors) -> Markup {
    field(
        errors,
        &Field {
            name,
            label: context.t("valid-day"),
            value: typed.text(name),
            kind: FieldKind::Date,
            ..Field::default()
        },
    )
}

fn depth_form(context: &Context, own: &str, shown: &Assess, typed: &Typed, errors: &FieldErrors) -> Markup {
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-deepen")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/deepen"))) novalidate {
                (seen(shown))
                (date(context, "depth_on", typed, errors))
                (field(errors, &Field { name: "depth_words", label: context.t("valid-deepen-words"), hint: Some(context.t("valid-deepen-hint")), value: typed.text("depth_words"), kind: FieldKind::Lines(4), ..Field::default() }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("valid-deepen-do")) } }
            }
        }
    }
}

fn unit_options(context: &Context, shown: &Assess, assessed_only: bool) -> Vec<OptionGroup> {
    let l = context.language;
    let units = shown.opened.qualification().units.iter();
    let units = units.filter(|unit| !assessed_only || shown.opened.course.latest(&unit.code).is_some());
    let options = units.map(|unit| (unit.code.clone(), unit.name(l).to_owned())).collect();
    vec![OptionGroup { label: String::new(), options }]
}

fn unit_form(context: &Context, own: &str, shown: &Assess, typed: &Typed, errors: &FieldErrors) -> Markup {
    let met = |code: &str| typed.has("met", code);
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-assess-unit")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/assess"))) novalidate {
                (seen(shown))
                (fields(html! {
                    (select(errors, &Select { name: "unit", label: context.t("valid-unit"), hint: None, value: typed.text("unit"), none: None, groups: unit_options(context, shown, false) }))
                    (date(context, "on", typed, errors))
                }))
                (choices(context, errors, &Choices {
                    name: "met",
                    legend: context.t("valid-result"),
                    heading: false,
                    hint: None,
                    many: false,
                    choices: vec![Choice::new("yes", context.t("valid-met"), met("yes")), Choice::new("no", context.t("valid-not-met"), met("no"))],
                    unknown: None,
                    columns: true,
                }))
                (field(errors, &Field { name: "how", label: context.t("valid-how"), hint: Some(context.t("valid-how-hint")), value: typed.text("how"), ..Field::default() }))
                (field(errors, &Field { name: "missing", label: context.t("valid-what-missing"), hint: Some(context.t("valid-what-missing-hint")), value: typed.text("missing"), kind: FieldKind::Lines(3), ..Field::default() }))
                p { button class="ds-button" type="submit" { (context.t("valid-assess-do")) } }
            }
        }
    }
}

fn conclude_form(
    context: &Context,
    own: &str,
    shown: &Assess,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let Some((outcome, ..)) = shown.opened.course.comes_to(shown.opened.qualification()) else {
        return html! {};
    };
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-conclude")) }
            p { (context.ta("valid-comes-to", &[("outcome", context.t(&format!("valid-outcome-{}", outcome.code())).into())])) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/conclude"))) novalidate {
                (seen(shown))
                @if outcome != Outcome::None {
                    (field(errors, &Field { name: "certificate", label: context.t("valid-certificate-number"), hint: Some(context.t("valid-certificate-hint")), value: typed.text("certificate"), ..Field::default() }))
                }
                p { button class="ds-button" type="submit" { (context.t("valid-conclude-do")) } }
            }
        }
    }
}

fn undo_unit_form(
    context: &Context,
    own: &str,
    shown: &Assess,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let groups = unit_options(context, shown, true);
    if groups[0].options.is_empty() {
        return html! {};
    }
    html! {
        details class="ds-details" open[errors.of("undo_unit_why").is_some()] {
            summary { (context.t("valid-undo-unit")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/undo-unit"))) novalidate {
                (seen(shown))
                (select(errors, &Select { name: "undo_unit", label: context.t("valid-unit"), hint: None, value: typed.text("undo_unit"), none: None, groups }))
                (field(errors, &Field { name: "undo_unit_why", label: context.t("valid-why"), value: typed.text("undo_unit_why"), ..Field::default() }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("valid-undo-unit-do")) } }
            }
        }
    }
}

fn why_form(
    context: &Context,
    action: &str,
    shown: &Assess,
    (name, title, button): (&'static str, &str, &str),
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t(title)) }
            form class="ht-form ht-stack" method="post" action=(context.href(action)) novalidate {
                (seen(shown))
                (field(errors, &Field { name, label: context.t("valid-why"), hint: Some(context.t("valid-undo-hint")), value: typed.text(name), kind: FieldKind::Lines(3), ..Field::default() }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t(button)) } }
            }
        }
    }
}

fn answer_form(context: &Context, own: &str, shown: &Assess, typed: &Typed, errors: &FieldErrors) -> Markup {
    let why = shown.opened.course.open_appeal().map(|appeal| appeal.why.clone()).unwrap_or_default();
    let is = |code: &str| typed.has("changed", code);
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-answer")) }
            p { (why) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/answer"))) novalidate {
                (seen(shown))
                (choices(context, errors, &Choices {
                    name: "changed",
                    legend: context.t("valid-answer-what"),
                    heading: false,
                    hint: None,
                    many: false,
                    choices: vec![
                        Choice::new("no", context.t("valid-answer-stands"), is("no")),
                        Choice::new("yes", context.t("valid-answer-changed"), is("yes")),
                    ],
                    unknown: None,
                    columns: false,
                }))
                (field(errors, &Field { name: "answer", label: context.t("valid-answer-words"), value: typed.text("answer"), kind: FieldKind::Lines(4), ..Field::default() }))
                p { button class="ds-button" type="submit" { (context.t("valid-answer-do")) } }
            }
        }
    }
}
