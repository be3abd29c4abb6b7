//! What it costs, who pays, and whether that is the same.

use maud::{Markup, html};

use super::{Shown, list::list};
use crate::{
    funding::model::{
        budget::{Sums, Year},
        check::share,
    },
    http::{
        Context,
        components::{Column, Field, FieldKind, Tone, data_table, field, fields as beside, notice},
    },
};

pub(super) fn fields(shown: &Shown<'_>) -> Markup {
    let (context, call) = (shown.context, &shown.terms.held);
    let l = context.language;
    let kinds =
        || call.cost_kinds.iter().map(|kind| (kind.code.clone(), kind.title.of(l).to_owned())).collect();
    let bounds = [
        ("least", l.kronor(call.least).into()),
        ("most", l.kronor(call.most).into()),
        ("percent", share(&shown.kept.application, call).into()),
    ];
    html! {
        p class="ht-measure" { (context.ta("apply-budget-bounds", &bounds)) }
        (list(shown, "cost", "costs", &[], |row| html! {
            (beside(html! {
                (row.party()) (row.year())
                (row.select("kind", kinds(), Some(shown.t("apply-choose"))))
                (row.field("amount", FieldKind::Decimal))
            }))
            (row.field("note", FieldKind::Text))
        }))
        (list(shown, "fund", "funds", &[], |row| html! {
            (beside(html! { (row.party()) (row.year()) (row.field("amount", FieldKind::Decimal)) }))
            (row.tick("in_kind"))
        }))
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="requested-title" {
            h2 class="ds-heading" data-size="md" id="requested-title" { (context.t("apply-requested")) }
            @if let Some(error) = shown.errors.of("requested") { p class="ds-validation-message" id="requested" tabindex="-1" { (error) } }
            (beside(html! { @for year in &call.years { (requested(shown, *year)) } }))
            (field(&shown.errors, &Field {
                name: "lowest_share",
                label: context.t("apply-lowest-share"),
                hint: Some(context.t("apply-lowest-share-hint")),
                value: shown.typed.text("lowest_share"),
                unit: Some("%"),
                kind: FieldKind::Whole,
                ..Field::default()
            }))
        }
        (sums(context, shown))
    }
}

fn requested(shown: &Shown<'_>, year: i16) -> Markup {
    let name = format!("requested-{year}");
    let label = shown.context.ta("apply-requested-year", &[("year", year.to_string().into())]);
    let value = shown.typed.text(&name);
    field(&shown.errors, &Field { name: &name, label, value, kind: FieldKind::Decimal, ..Field::default() })
}

/// The sums of what is kept, and in words whether costs are paid.
fn sums(context: &Context, shown: &Shown<'_>) -> Markup {
    let application = &shown.kept.application;
    let sums = Sums::of(application);
    let l = context.language;
    let number = |amount| html! { (l.kronor(amount)) };
    let row = |label: String, year: &Year| {
        vec![
            html! { (label) },
            number(year.cost),
            number(year.asked),
            number(year.money),
            number(year.in_kind),
            number(year.lacks()),
        ]
    };
    let mut rows: Vec<Vec<Markup>> =
        sums.years.iter().map(|(year, sum)| row(year_name(context, *year), sum)).collect();
    rows.push(row(context.t("apply-sum-all"), &sums.all));
    let columns = ["year", "cost", "asked", "money", "in-kind", "lacks"].map(|key| {
        let label = context.t(&format!("apply-sum-{key}"));
        if key == "year" { Column::text(label) } else { Column::number(label) }
    });
    let party = |at: usize| {
        let party = application.parties.get(at).map(|party| party.name.clone());
        party.filter(|name| !name.is_empty()).unwrap_or_else(|| context.t("apply-nobody"))
    };
    let two = |label: &str, rows: Vec<Vec<Markup>>| {
        let columns = [Column::text(context.t(label)), Column::number(context.t("apply-sum-cost"))];
        data_table(&context.t(label), &columns, &rows)
    };
    let by_party = sums.parties.iter().map(|(at, sum)| vec![html! { (party(*at)) }, number(*sum)]).collect();
    let by_kind = sums
        .kinds
        .iter()
        .map(|(code, sum)| {
            let kind = shown.terms.held.cost_kind(code);
            let name = kind.map_or_else(|| context.t("apply-nothing"), |kind| kind.title.of(l).to_owned());
            vec![html! { (name) }, number(*sum)]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" id="sums" aria-labelledby="sums-title" {
            h2 class="ds-heading" data-size="md" id="sums-title" { (context.t("apply-sums")) }
            p class="ht-small ht-soft" { (context.t("apply-sums-about")) }
            (verdict(context, &sums))
            (data_table(&context.t("apply-sums-caption"), &columns, &rows))
            (two("apply-sum-by-party", by_party))
            (two("apply-sum-by-kind", by_kind))
        }
    }
}

fn year_name(context: &Context, year: i16) -> String {
    if year == 0 { context.t("apply-nothing") } else { year.to_string() }
}

/// Whether costs are paid, with the exact difference.
fn verdict(context: &Context, sums: &Sums) -> Markup {
    let l = context.language;
    let told = |key: &str, year: String, lacks: funding::Ore| {
        let difference = funding::Ore(lacks.0.saturating_abs());
        context.ta(key, &[("year", year.into()), ("difference", l.kronor(difference).into())])
    };
    let lacks = sums.all.lacks();
    if lacks.0 != 0 {
        let key = if lacks.0 > 0 { "apply-sums-lack" } else { "apply-sums-beyond" };
        return notice(Tone::Warning, &told(key, String::new(), lacks), html! {});
    }
    let uneven: Vec<String> = sums
        .years
        .iter()
        .filter(|(_, year)| year.lacks().0 != 0)
        .map(|(year, sum)| {
            let key = if sum.lacks().0 > 0 { "apply-sums-lack-year" } else { "apply-sums-beyond-year" };
            told(key, year_name(context, *year), sum.lacks())
        })
        .collect();
    if uneven.is_empty() {
        return notice(Tone::Success, &context.t("apply-sums-right"), html! {});
    }
    notice(
        Tone::Warning,
        &context.t("apply-sums-uneven"),
        html! { ul class="ds-list" { @for one in uneven { li { (one) } } } },
    )
}
