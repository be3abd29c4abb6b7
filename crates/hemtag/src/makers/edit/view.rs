//! A part's form as a page: its fields with what was typed, and, when two have changed the same maker, both versions.

use maud::{Markup, html};

use super::{
    Problems, Typed,
    form::{Input, Row},
};
use crate::{
    http::{
        Context,
        components::{
            Choice, Choices, Column, Field, FieldErrors, FieldKind, Select, Tone, breadcrumbs, choices,
            data_table, error_summary, field, fields, notice, page_head, select,
        },
        page,
    },
    makers::model::Maker,
};

/// A form to show.
pub(super) struct Form<'a> {
    pub(super) maker: Option<&'a Maker>,
    pub(super) title: String,
    pub(super) lead: Option<String>,
    /// What is to be known before the fields.
    pub(super) above: Option<Markup>,
    /// Rows under a heading of their own where there are several groups.
    pub(super) sections: Vec<(Option<String>, Vec<Row>)>,
    pub(super) typed: &'a Typed,
    pub(super) errors: FieldErrors,
    /// What stands now, when somebody else was first.
    pub(super) now: Option<&'a Typed>,
    pub(super) action: String,
    pub(super) back: String,
}

pub(super) fn errors(context: &Context, problems: &Problems) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for (field, problem) in &problems.0 {
        errors.add(field.clone(), problem.sentence(context.language));
    }
    errors
}

pub(super) fn form(context: &Context, form: &Form<'_>) -> Markup {
    // Two makers' forms must be told apart in a list of tabs.
    let tab =
        form.maker.map_or_else(|| form.title.clone(), |maker| format!("{}: {}", form.title, maker.name));
    page(
        context,
        &tab,
        html! {
            (error_summary(context, &form.errors))
            @match form.maker {
                Some(maker) => {
                    @let (own, edit) = (format!("/makers/{}", maker.id), format!("/makers/{}/edit", maker.id));
                    (breadcrumbs(context, &[
                        (context.t("nav-makers"), "/makers"),
                        (maker.name.clone(), &own),
                        (context.t("edit-overview"), &edit),
                    ], &form.title))
                    (page_head(Some(&maker.name), &form.title, form.lead.as_deref()))
                }
                None => {
                    (breadcrumbs(context, &[(context.t("nav-makers"), "/makers")], &form.title))
                    (page_head(None, &form.title, form.lead.as_deref()))
                }
            }
            @if let Some(above) = &form.above { (above) }
            @if let Some(now) = form.now { (both(context, form, now)) }
            form class="ht-form ht-stack" data-gap="lg" method="post" action=(context.href(&form.action)) novalidate {
                @if let Some(maker) = form.maker { input type="hidden" name="version" value=(maker.version); }
                @for (heading, rows) in &form.sections {
                    @if let Some(heading) = heading { h2 class="ds-heading" data-size="sm" { (heading) } }
                    @for each in rows { (row(context, form, each)) }
                }
                p class="ht-actions" {
                    button class="ds-button" type="submit" { (context.t("edit-save")) }
                    " " a class="ds-link" href=(context.href(&form.back)) { (context.t("edit-cancel")) }
                }
            }
        },
    )
}

fn row(context: &Context, form: &Form<'_>, row: &Row) -> Markup {
    let value = form.typed.text(&row.name);
    let line = |kind: FieldKind| {
        field(
            &form.errors,
            &Field {
                name: &row.name,
                label: row.label.clone(),
                hint: row.hint.clone(),
                value,
                kind,
                ..Field::default()
            },
        )
    };
    match &row.input {
        Input::Text => line(FieldKind::Text),
        Input::Whole => line(FieldKind::Whole),
        // A line of text: the browser's own field for dates loses what is no date, and shows its country's form.
        Input::Date => field(
            &form.errors,
            &Field {
                name: &row.name,
                label: format!("{} ({})", row.label, context.t("edit-date-form")),
                hint: row.hint.clone(),
                value,
                ..Field::default()
            },
        ),
        Input::Lines(lines) => line(FieldKind::Lines(*lines)),
        Input::Choice { none, groups } => select(
            &form.errors,
            &Select {
                name: &row.name,
                label: row.label.clone(),
                hint: row.hint.clone(),
                value,
                none: none.clone(),
                groups: groups.clone(),
            },
        ),
        Input::Checks(options) => choices(
            context,
            &form.errors,
            &Choices {
                name: &row.name,
                legend: row.label.clone(),
                heading: false,
                hint: row.hint.clone(),
                many: true,
                choices: options
                    .iter()
                    .map(|(value, words)| Choice::new(value, words, form.typed.has(&row.name, value)))
                    .collect(),
                unknown: None,
                columns: false,
            },
        ),
        Input::Many(rows) => {
            html! { div class="ht-many" { @for each in rows { (self::row(context, form, each)) } } }
        }
        Input::Group(rows) => html! {
            fieldset class="ds-fieldset ht-group" {
                legend class="ds-label" { (row.label) }
                @if let Some(hint) = &row.hint { p data-field="description" { (hint) } }
                (fields(html! { @for each in rows { (self::row(context, form, each)) } }))
            }
        },
    }
}

/// What was typed beside what stands now, for the fields that differ. Nothing typed is lost: the form below still
/// holds it, and saving again puts it over what stands.
fn both(context: &Context, form: &Form<'_>, now: &Typed) -> Markup {
    let differing = form.typed.differences(now);
    let mut rows = Vec::new();
    for (name, label) in labels(&form.sections) {
        if differing.contains(&name) {
            let shown = |typed: &Typed| {
                let text = typed.all(&name).join("; ");
                if text.trim().is_empty() { context.t("not-stated") } else { text }
            };
            let (typed, stands) = (shown(form.typed), shown(now));
            rows.push(vec![html! { (label) }, html! { (stands) }, html! { (typed) }]);
        }
    }
    let columns = ["edit-conflict-field", "edit-conflict-now", "edit-conflict-yours"]
        .map(|key| Column::text(context.t(key)));
    notice(
        Tone::Warning,
        &context.t("edit-conflict-title"),
        html! {
            p { (context.t("edit-conflict-text")) }
            @if rows.is_empty() { p { (context.t("edit-conflict-same")) } }
            @else { (data_table(&context.t("edit-conflict-caption"), &columns, &rows)) }
        },
    )
}

fn labels(sections: &[(Option<String>, Vec<Row>)]) -> Vec<(String, String)> {
    fn of(row: &Row, over: Option<&str>, out: &mut Vec<(String, String)>) {
        match &row.input {
            Input::Group(rows) => rows.iter().for_each(|each| of(each, Some(&row.label), out)),
            Input::Many(rows) => rows.iter().for_each(|each| of(each, None, out)),
            _ => {
                let label = over.map_or_else(|| row.label.clone(), |over| format!("{over}: {}", row.label));
                out.push((row.name.clone(), label));
            }
        }
    }
    let mut out = Vec::new();
    sections.iter().flat_map(|(_, rows)| rows).for_each(|row| of(row, None, &mut out));
    out
}
