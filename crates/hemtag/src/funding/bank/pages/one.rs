//! One project of the bank: what it was granted, where and by whom; for staff what it does, and a way into the map of initiatives.

use axum::extract::{Path, State};
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{PATH, above};
use crate::{
    access::{Action, Relation},
    app::App,
    funding::bank::{
        keep,
        model::{Granted, Period, Project},
        store::Kept,
        words,
    },
    http::{
        Context, PageError, PageResult,
        components::{Column, breadcrumbs, data_table, facts_in_columns, page_head, source},
        page,
    },
};

/// `GET /funding/bank/{period}/{number}`
///
/// # Errors
/// When there is none, or the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path((period, number)): Path<(String, String)>,
) -> PageResult {
    let period = Period::parse(&period).ok_or(PageError::NotFound)?;
    let versions = keep::one(&app, &context.caller, period, &number).await?;
    Ok(view(&context, &versions))
}

/// The page, from plain data: the first version holds.
#[must_use]
pub fn view(context: &Context, versions: &[Kept]) -> Markup {
    let Some(kept) = versions.first() else { return html! {} };
    let one = &kept.project;
    let number = context.ta("bank-number", &[("number", one.number.as_str().into())]);
    page(
        context,
        &one.name,
        html! {
            (breadcrumbs(context, &above(context), &one.name))
            (page_head(Some(&number), &one.name, None))
            (facts_in_columns(&told(context, one)))
            (financiers(context, one))
            (summary(context, one))
            (earlier(context, versions))
            (source(html! { (from(context, kept)) }))
        },
    )
}

fn told(context: &Context, one: &Project) -> Vec<(String, Markup)> {
    let l = context.language;
    let recipient = utf8_percent_encode(&one.recipient, NON_ALPHANUMERIC).to_string();
    let of_recipient = context.href(&format!("{PATH}?recipient={recipient}"));
    let granted = html! {
        (words::granted(l, one))
        @match one.granted() {
            Granted::Zero => span class="ht-by ht-soft" { (context.t("bank-note-zero")) },
            Granted::Both(..) => span class="ht-by ht-soft" { (context.t("bank-note-both")) },
            _ => {}
        }
    };
    let places = html! {
        (words::places(l, one))
        @if one.places.len() > 1 { span class="ht-by ht-soft" { (context.t("bank-not-divided")) } }
    };
    let said = |text: &str| html! { @if text.is_empty() { (context.t("bank-not-said")) } @else { (text) } };
    let mut all = vec![
        (context.t("bank-granted"), granted),
        (
            context.t("bank-column-recipient"),
            html! { @if one.recipient.is_empty() { (context.t("bank-not-said")) } @else { a class="ds-link" href=(of_recipient) { (one.recipient) } } },
        ),
        (context.t("bank-days"), html! { (words::days(l, one)) }),
        (context.t("bank-period"), html! { (one.period.shown()) }),
        (context.t("bank-column-programme"), said(&one.programme)),
        (context.t("bank-column-priority"), said(&one.priority)),
        (context.t("criterion-county"), places),
    ];
    for (key, text) in [
        ("bank-column-goal", &one.goal),
        ("bank-column-theme", &one.theme),
        ("bank-column-kommuner", &one.kommuner),
    ] {
        if !text.is_empty() {
            all.push((context.t(key), html! { (text) }));
        }
    }
    all
}

fn financiers(context: &Context, one: &Project) -> Markup {
    let l = context.language;
    if one.financiers.is_empty() {
        return html! {};
    }
    let is_euro = matches!(one.granted(), Granted::Euro(_));
    let columns = [Column::text(context.t("bank-column-financiers")), Column::number(context.t("bank-pays"))];
    let amount = |amount: Option<i64>| match amount {
        None => context.t("bank-amount-unknown"),
        Some(cents) if is_euro => words::euro(l, cents),
        Some(ore) => l.kronor(funding::Ore(ore)),
    };
    let rows: Vec<Vec<Markup>> = one
        .financiers
        .iter()
        .map(|financier| vec![html! { (financier.name) }, html! { (amount(financier.amount)) }])
        .collect();
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (context.t("bank-financiers")) }
            p class="ht-soft ht-measure" { (context.t(if is_euro { "bank-financiers-euro" } else { "bank-financiers-kronor" })) }
            (data_table(&context.t("bank-financiers"), &columns, &rows))
        }
    }
}

fn summary(context: &Context, one: &Project) -> Markup {
    let may = |action| context.caller.may(action, Relation::None);
    if !may(Action::ReadBankTexts) {
        return html! {};
    }
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (context.t("bank-summary")) }
            p class="ht-soft" { (context.t("bank-summary-staff")) }
            p class="ht-lines ht-measure" { @if one.summary.is_empty() { (context.t("bank-not-said")) } @else { (one.summary) } }
        }
        @if may(Action::EditInitiative) {
            form class="ht-section ht-stack ht-noprint" data-gap="sm" method="post" action=(context.href("/funding/bank/proposals")) {
                h2 class="ds-heading" data-size="sm" { (context.t("bank-put-forward-title")) }
                p class="ht-measure" { (context.t("bank-put-forward-text")) }
                input type="hidden" name="period" value=(one.period.code());
                input type="hidden" name="number" value=(one.number);
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("bank-put-forward")) } }
            }
        }
    }
}

/// What the bank said before, and in which columns it differs from what followed.
fn earlier(context: &Context, versions: &[Kept]) -> Markup {
    let l = context.language;
    let columns =
        ["bank-version", "bank-version-at", "bank-version-differs"].map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = versions
        .windows(2)
        .map(|pair| {
            let differs: Vec<String> = pair[1]
                .project
                .differs(&pair[0].project)
                .into_iter()
                .map(|column| words::column(l, column))
                .collect();
            vec![
                html! { (pair[1].version) },
                html! { (l.date(crate::clock::day_in_sweden(pair[1].at))) },
                html! { (differs.join(", ")) ". " (words::granted(l, &pair[1].project)) ", " (words::days(l, &pair[1].project)) },
            ]
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="sm" { (context.t("bank-versions")) }
                (data_table(&context.t("bank-versions"), &columns, &rows))
            }
        }
    }
}

fn from(context: &Context, kept: &Kept) -> String {
    let l = context.language;
    let day = kept.project.as_of.map_or_else(|| context.t("bank-not-said"), |day| l.date(day));
    let imported = l.date(crate::clock::day_in_sweden(kept.at));
    context
        .ta("bank-from-row", &[("row", kept.row.into()), ("day", day.into()), ("imported", imported.into())])
}
