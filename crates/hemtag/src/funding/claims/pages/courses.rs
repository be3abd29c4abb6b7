//! What was done for whom, course by course, in a claim for development: the fields, and the reckoning of what a validation shows.

use funding::Ore;
use maud::{Markup, html};

use crate::{
    funding::{
        claims::{Grant, Kept, words},
        model::{
            call::CallKind,
            claim::Claim,
            skills::{self, Course, models},
            typed::whole,
        },
    },
    http::{
        Context, Typed,
        components::{
            Column, ColumnKind, FieldErrors, FieldKind, RowColumn, Tone, data_table, filled_rows, notice,
            row_field, rows,
        },
    },
    values::money::kronor,
};

const LIST: &str = "course";

/// Columns that say nothing by themselves.
const PICKED: [&str; 3] = ["kind", "year", "model"];

pub(super) fn set(context: &Context, typed: &mut Typed, claim: &Claim) {
    let l = context.language;
    for (row, one) in claim.courses.iter().enumerate() {
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        for (column, value) in [
            ("name", one.name.clone()),
            ("kind", one.kind.clone()),
            ("year", one.year.to_string()),
            ("amount", l.kronor_bare(one.amount)),
            ("took_part", number(one.took_part)),
            ("validated", number(one.validated)),
            ("by", one.by.clone()),
            ("on", one.on.map(|on| on.to_string()).unwrap_or_default()),
            ("model", one.model.clone()),
            ("other", one.other.clone()),
        ] {
            typed.set(row_field(LIST, row, column), value);
        }
    }
}

pub(super) fn read(context: &Context, typed: &Typed, claim: &mut Claim, errors: &mut FieldErrors) {
    let mut number = |name: String| -> Option<u32> {
        let text = typed.given(&name)?;
        let read = whole(text);
        if read.is_none() {
            errors.add(name, context.ta("decision-no-number-typed", &[("text", text.into())]));
        }
        read
    };
    let mut courses = Vec::new();
    for row in filled_rows(typed, LIST, &PICKED) {
        let text = |column: &str| typed.text(&row_field(LIST, row, column)).to_owned();
        courses.push((
            row,
            Course {
                name: text("name"),
                kind: text("kind"),
                year: text("year").parse().unwrap_or(0),
                amount: Ore::ZERO,
                took_part: number(row_field(LIST, row, "took_part")),
                validated: number(row_field(LIST, row, "validated")),
                by: text("by"),
                on: None,
                model: text("model"),
                other: text("other"),
            },
        ));
    }
    claim.courses = Vec::new();
    for (row, mut course) in courses {
        let (amount, on) = (row_field(LIST, row, "amount"), row_field(LIST, row, "on"));
        if let Some(text) = typed.given(&amount) {
            match kronor(text, context.language) {
                Some(ore) if ore.0 >= 0 => course.amount = ore,
                _ => errors.add(amount, context.ta("decision-no-amount", &[("text", text.into())])),
            }
        }
        if let Some(text) = typed.given(&on) {
            course.on = text.parse().ok();
            if course.on.is_none() {
                errors.add(on, context.ta("decision-no-day-typed", &[("text", text.into())]));
            }
        }
        claim.courses.push(course);
    }
}

pub(super) fn fields(context: &Context, grant: &Grant, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let label = |name: &str| context.t(&format!("claim-course-{}", name.replace('_', "-")));
    let field = |name: &'static str, kind| RowColumn::new(name, label(name), ColumnKind::Field(kind));
    let pick = |name: &'static str, options| RowColumn::new(name, label(name), ColumnKind::Pick(options));
    let kinds = grant.call.call.cost_kinds.iter();
    let kinds = kinds.map(|one| (one.code.clone(), one.title.of(l).to_owned())).collect();
    let years = grant.decision.decision.granted.keys().map(|year| (year.to_string(), year.to_string()));
    let none = (String::new(), context.t("claim-course-no-model"));
    let named = models().iter().map(|one| (one.code.clone(), one.name(l).to_owned()));
    let columns = [
        field("name", FieldKind::Text),
        pick("kind", kinds),
        pick("year", years.collect()),
        field("amount", FieldKind::Decimal),
        field("took_part", FieldKind::Whole),
        field("validated", FieldKind::Whole),
        field("by", FieldKind::Text),
        field("on", FieldKind::Date),
        pick("model", std::iter::once(none).chain(named).collect()),
        field("other", FieldKind::Text),
    ];
    html! {
        p class="ht-measure" { (context.t("claim-courses-text")) }
        (notice(Tone::Info, &context.t("apply-skills-private"), html! { p { (context.t("claim-courses-private")) } }))
        (rows(context, errors, typed, LIST, &columns, 2, |n| context.ta("claim-course-row", &[("n", n.into())])))
    }
}

/// What a validation shows of each course, and what is cut of it.
pub(super) fn reckoning(context: &Context, grant: &Grant, claim: &Kept) -> Markup {
    let l = context.language;
    if grant.call.call.kind != CallKind::Development || claim.claim.courses.is_empty() {
        return html! {};
    }
    let number = |n: Option<u32>| n.map_or_else(|| l.t("not-known"), |n| n.to_string());
    let text = |key: &str| Column::text(context.t(&format!("claim-course-{key}")));
    let figure = |key: &str| Column::number(context.t(&format!("claim-course-{key}")));
    let columns = [
        text("name"),
        text("kind"),
        figure("took-part"),
        figure("validated"),
        text("validation"),
        figure("amount"),
        figure("shown"),
        figure("cut"),
    ];
    let mut table: Vec<Vec<Markup>> = Vec::new();
    let (mut cost, mut shown) = (Ore::ZERO, Ore::ZERO);
    for one in &claim.claim.courses {
        let counts = one.shown();
        (cost, shown) = (cost.plus(one.amount), shown.plus(counts));
        table.push(vec![
            html! { (one.name) },
            html! { (words::cost_kind(l, grant, &one.kind)) " " (one.year) },
            html! { (number(one.took_part)) },
            html! { (number(one.validated)) },
            html! { (validation(context, one)) },
            html! { (l.kronor(one.amount)) },
            html! { (l.kronor(counts)) },
            html! { (l.kronor(one.amount.minus(counts))) },
        ]);
    }
    let sum = |ore: Ore| html! { strong { (l.kronor(ore)) } };
    table.push(vec![
        html! { strong { (context.t("decision-sum")) } },
        html! {},
        html! {},
        html! {},
        html! {},
        sum(cost),
        sum(shown),
        sum(cost.minus(shown)),
    ]);
    let share = grant.decision.decision.share_percent.to_string();
    html! {
        section class="ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="xs" { (context.t("claim-courses")) }
            p class="ht-measure" { (context.ta("claim-courses-rule", &[("share", share.into())])) }
            (data_table(&context.t("claim-courses"), &columns, &table))
        }
    }
}

fn validation(context: &Context, course: &Course) -> String {
    if course.validated.unwrap_or(0) == 0 {
        return context.t("claim-course-no-validation");
    }
    let l = context.language;
    let standard = match skills::model(&course.model) {
        Some(model) if model.code == skills::OTHER => course.other.clone(),
        Some(model) => model.name(l).to_owned(),
        None => context.t("not-known"),
    };
    let on = course.on.map_or_else(|| context.t("not-known"), |on| l.date(on));
    let by = if course.by.trim().is_empty() { context.t("not-known") } else { course.by.clone() };
    format!("{standard}, {by}, {on}")
}
