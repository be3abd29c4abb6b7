//! A firm: what it was granted, the sum with the years that count and the room left, the firms that it is one with, and the forms
//! that keep what is known of it.

use axum::extract::{Path, Query, State};
use funding::aid::{ChangeKind, Control, FirmId, Fiscal};
use maud::{Markup, html};

use super::{Told, fields, firm_path, list::trail, reckoned::reckoned};
use crate::{
    aid::{
        keep::{self, FirmPage},
        model::{KeptChange, KeptLink, Size},
        words,
    },
    app::{App, random_key},
    http::{
        Context, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, OptionGroup, Select, Tone, data_table, error_summary,
            facts, field, fields as row, notice, page_head, select,
        },
        page,
    },
};

/// `GET /aid/firms/{id}`
///
/// # Errors
/// Not found when there is none; when the caller may not.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(told): Query<Told>,
) -> PageResult {
    let shown = keep::firm(&app, &context.caller, FirmId(id)).await?;
    let typed = begun(&shown);
    Ok(view(&context, &shown, &typed, &FieldErrors::new(), &told.done))
}

/// The forms as they begin.
pub(super) fn begun(shown: &FirmPage) -> Typed {
    let mut typed = Typed::default();
    let firm = &shown.firm;
    typed.set("once", random_key());
    typed.set("version", firm.version.to_string());
    typed.set("name", firm.name.as_str());
    typed.set("number", firm.number.and_then(vocabulary::OrganisationNumber::shown).unwrap_or_default());
    typed.set("nace", firm.nace.as_str());
    typed.set("size", firm.size.map(Size::code).unwrap_or_default());
    match &firm.fiscal {
        Fiscal::NotKnown => {}
        Fiscal::Month(month) => typed.set("month", month.to_string()),
        Fiscal::Begins(days) => {
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            typed.set("begins", days.join("\n"));
        }
    }
    typed
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, shown: &FirmPage, typed: &Typed, errors: &FieldErrors, done: &str) -> Markup {
    let l = context.language;
    let firm = &shown.firm;
    let known = |text: &str| if text.is_empty() { context.t("not-known") } else { text.to_owned() };
    let rows = [
        (context.t("case-aid-number"), html! { (words::number(l, firm)) }),
        (context.t("aid-column-branch"), html! { (known(&firm.nace)) }),
        (
            context.t("aid-size"),
            html! { (firm.size.map_or_else(|| context.t("not-known"), |size| context.t(&format!("aid-size-{}", size.code())))) },
        ),
        (context.t("aid-fiscal"), html! { (fiscal(context, &firm.fiscal)) }),
    ];
    page(
        context,
        &firm.name,
        html! {
            (error_summary(context, errors))
            (trail(context, &firm.name))
            (page_head(Some(&context.t("aid-title")), &firm.name, None))
            @if !done.is_empty() { (notice(Tone::Success, &context.t("aid-saved"), html! {})) }
            @if firm.is_person() { p class="ht-small" { (context.t("aid-person-about")) } }
            (facts(&rows))
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t("aid-has-had")) }
                p { (context.t("aid-register-alone")) }
                (reckoned(context, &shown.checked, shown.may_keep))
            }
            (links(context, shown))
            (changes(context, shown))
            @if shown.may_keep {
                div class="ht-noprint" {
                    (about_form(context, shown, typed, errors))
                    (link_form(context, shown, typed, errors))
                    (change_form(context, shown, typed, errors))
                }
            }
        },
    )
}

fn fiscal(context: &Context, fiscal: &Fiscal) -> String {
    match fiscal {
        Fiscal::NotKnown => context.t("not-known"),
        Fiscal::Month(month) => {
            context.ta("aid-fiscal-month", &[("month", context.t(&format!("month-{month}")).into())])
        }
        Fiscal::Begins(days) => {
            let days: Vec<String> = days.iter().map(|day| context.language.date(*day)).collect();
            context.ta("aid-fiscal-begins", &[("days", days.join(", ").into())])
        }
    }
}

fn withdraw(context: &Context, to: &str, of: &str, withdrawn: bool, may: bool) -> Markup {
    html! {
        @if withdrawn { (context.t("aid-withdrawn")) }
        @else if may {
            form method="post" action=(context.href(to)) {
                button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" aria-label=(format!("{} {of}", context.t("aid-withdraw"))) { (context.t("aid-withdraw")) }
            }
        }
    }
}

fn links(context: &Context, shown: &FirmPage) -> Markup {
    let l = context.language;
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "–".to_owned(), |day| l.date(day));
    let columns = [
        Column::text(context.t("aid-link-over")),
        Column::text(context.t("aid-link-under")),
        Column::text(context.t("aid-link-how")),
        Column::text(context.t("aid-link-from")),
        Column::text(context.t("aid-link-to")),
        Column::text(context.t("aid-source")),
        Column::text(context.t("aid-rate-stands")),
    ];
    let one = |kept: &KeptLink| {
        let link = &kept.link;
        let firm = |id: FirmId| html! { a class="ds-link" href=(context.href(&firm_path(id))) { (words::firm(&shown.firms, id)) } };
        let to = format!("{}/links/{}", firm_path(shown.firm.id), kept.id);
        let other = if link.over == shown.firm.id { link.under } else { link.over };
        vec![
            firm(link.over),
            firm(link.under),
            html! { (context.t(&format!("aid-control-{}", link.control.code()))) },
            html! { (day(link.from)) },
            html! { (day(link.to)) },
            html! { (kept.source) },
            withdraw(
                context,
                &to,
                &words::firm(&shown.firms, other),
                kept.withdrawn_at.is_some(),
                shown.may_keep,
            ),
        ]
    };
    let rows: Vec<Vec<Markup>> = shown.links.iter().map(one).collect();
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="md" { (context.t("aid-links")) }
            @if rows.is_empty() { p { (context.t("aid-links-none")) } }
            @else { (data_table(&context.t("aid-links"), &columns, &rows)) }
        }
    }
}

fn changes(context: &Context, shown: &FirmPage) -> Markup {
    let l = context.language;
    let name = |id: &FirmId| words::firm(&shown.firms, *id);
    let told = |kept: &KeptChange| match &kept.change.kind {
        ChangeKind::Merger { firms, into } => context.ta(
            "aid-change-merger",
            &[
                ("firms", firms.iter().map(name).collect::<Vec<_>>().join(", ").into()),
                ("into", name(into).into()),
            ],
        ),
        ChangeKind::Split { firm, parts } => {
            let part = |part: &funding::aid::Part| {
                let equity = part
                    .equity
                    .map_or_else(|| context.t("not-known"), |equity| l.whole(equity.unsigned_abs()));
                format!("{} ({equity})", name(&part.firm))
            };
            context.ta(
                "aid-change-split",
                &[
                    ("firm", name(firm).into()),
                    ("parts", parts.iter().map(part).collect::<Vec<_>>().join(", ").into()),
                ],
            )
        }
    };
    let columns = [
        Column::text(context.t("aid-change-on")),
        Column::text(context.t("aid-change-what")),
        Column::text(context.t("aid-source")),
        Column::text(context.t("aid-rate-stands")),
    ];
    let rows: Vec<Vec<Markup>> = shown
        .changes
        .iter()
        .map(|kept| {
            let to = format!("{}/changes/{}", firm_path(shown.firm.id), kept.id);
            vec![
                html! { (l.date(kept.change.on)) },
                html! { (told(kept)) },
                html! { (kept.source) },
                withdraw(context, &to, &l.date(kept.change.on), kept.withdrawn_at.is_some(), shown.may_keep),
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="md" { (context.t("aid-changes")) }
            @if rows.is_empty() { p { (context.t("aid-changes-none")) } }
            @else { (data_table(&context.t("aid-changes"), &columns, &rows)) }
        }
    }
}

fn choose(
    errors: &FieldErrors,
    name: &'static str,
    label: String,
    value: &str,
    none: Option<String>,
    options: Vec<(String, String)>,
) -> Markup {
    let groups = vec![OptionGroup { label: String::new(), options }];
    select(errors, &Select { name, label, hint: None, value, none, groups })
}

fn about_form(context: &Context, shown: &FirmPage, typed: &Typed, errors: &FieldErrors) -> Markup {
    let months = (1..=12).map(|month| (month.to_string(), context.t(&format!("month-{month}")))).collect();
    let sizes =
        Size::ALL.map(|size| (size.code().to_owned(), context.t(&format!("aid-size-{}", size.code()))));
    let unknown = || Some(context.t("not-known"));
    html! {
        details class="ds-details ht-section" open[!errors.is_empty() && typed.has("form", "about")] {
            summary { (context.t("aid-firm-change")) }
            div {
                form class="ht-form ht-stack" method="post" action=(context.href(&firm_path(shown.firm.id))) novalidate {
                    input type="hidden" name="form" value="about";
                    input type="hidden" name="version" value=(typed.text("version"));
                    (row(html! {
                        (field(errors, &Field { name: "name", label: context.t("case-aid-firm"), value: typed.text("name"), ..Field::default() }))
                        @if !shown.firm.is_person() {
                            (field(errors, &Field { name: "number", label: context.t("case-aid-number"), value: typed.text("number"), ..Field::default() }))
                        }
                    }))
                    (row(html! {
                        (field(errors, &Field { name: "nace", label: context.t("aid-column-branch"), hint: Some(context.t("aid-branch-hint")), value: typed.text("nace"), ..Field::default() }))
                        (choose(errors, "size", context.t("aid-size"), typed.text("size"), unknown(), sizes.to_vec()))
                    }))
                    (choose(errors, "month", context.t("case-aid-fiscal"), typed.text("month"), unknown(), months))
                    (field(errors, &Field { name: "begins", label: context.t("aid-begins"), hint: Some(context.t("aid-begins-hint")), value: typed.text("begins"), kind: FieldKind::Lines(4), ..Field::default() }))
                    p { button class="ds-button" type="submit" { (context.t("aid-save")) } }
                }
            }
        }
    }
}

fn link_form(context: &Context, shown: &FirmPage, typed: &Typed, errors: &FieldErrors) -> Markup {
    let controls = Control::ALL
        .map(|one| (one.code().to_owned(), context.t(&format!("aid-control-{}", one.code()))))
        .to_vec();
    let ways = ["over", "under"]
        .map(|code| {
            let words =
                context.ta(&format!("aid-link-{code}-is"), &[("firm", shown.firm.name.as_str().into())]);
            (code.to_owned(), words)
        })
        .to_vec();
    html! {
        details class="ds-details ht-section" open[!errors.is_empty() && typed.has("form", "link")] {
            summary { (context.t("aid-link-new")) }
            div {
                form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/links", firm_path(shown.firm.id)))) novalidate {
                    input type="hidden" name="form" value="link";
                    input type="hidden" name="once" value=(typed.text("once"));
                    (field(errors, &Field { name: "other", label: context.t("aid-link-other"), hint: Some(context.t("aid-firm-hint")), value: typed.text("other"), ..Field::default() }))
                    (row(html! {
                        (choose(errors, "way", context.t("aid-link-way"), typed.text("way"), None, ways))
                        (choose(errors, "control", context.t("aid-link-how"), typed.text("control"), None, controls))
                    }))
                    (row(html! {
                        (field(errors, &Field { name: "from", label: context.t("aid-link-from"), hint: Some(context.t("aid-link-from-hint")), value: typed.text("from"), kind: FieldKind::Date, ..Field::default() }))
                        (field(errors, &Field { name: "to", label: context.t("aid-link-to"), hint: Some(context.t("aid-link-to-hint")), value: typed.text("to"), kind: FieldKind::Date, ..Field::default() }))
                    }))
                    (field(errors, &Field { name: "link-source", label: context.t("aid-source"), hint: Some(context.t("aid-source-hint")), value: typed.text("link-source"), ..Field::default() }))
                    p { button class="ds-button" type="submit" { (context.t("aid-save")) } }
                }
            }
        }
    }
}

fn change_form(context: &Context, shown: &FirmPage, typed: &Typed, errors: &FieldErrors) -> Markup {
    let kinds = ["took", "went", "divided"]
        .map(|code| {
            let words =
                context.ta(&format!("aid-change-{code}"), &[("firm", shown.firm.name.as_str().into())]);
            (code.to_owned(), words)
        })
        .to_vec();
    html! {
        details class="ds-details ht-section" open[!errors.is_empty() && typed.has("form", "change")] {
            summary { (context.t("aid-change-new")) }
            div {
                form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/changes", firm_path(shown.firm.id)))) novalidate {
                    input type="hidden" name="form" value="change";
                    input type="hidden" name="once" value=(typed.text("once"));
                    (row(html! {
                        (choose(errors, "kind", context.t("aid-change-what"), typed.text("kind"), None, kinds))
                        (field(errors, &Field { name: "change-on", label: context.t("aid-change-on"), value: typed.text("change-on"), kind: FieldKind::Date, ..Field::default() }))
                    }))
                    (field(errors, &Field { name: "firms", label: context.t("aid-change-firms"), hint: Some(context.t("aid-change-firms-hint")), value: typed.text("firms"), kind: FieldKind::Lines(4), ..Field::default() }))
                    (field(errors, &Field { name: "change-source", label: context.t("aid-source"), hint: Some(context.t("aid-source-hint")), value: typed.text("change-source"), ..Field::default() }))
                    p { button class="ds-button" type="submit" { (context.t("aid-save")) } }
                }
            }
        }
    }
}

/// The equity after a semicolon, in whole kronor; `None` when it cannot be read.
pub(super) fn equity(context: &Context, text: &str) -> Option<i64> {
    fields::units(context.language, text, 0)
}
