//! How the cost of one process comes together, and every figure that it rests on with its source.

use axum::extract::{Path, RawQuery, State};
use maud::{Markup, html};
use strategy::{
    FigureAt, ProcessAdvice, UnitCost,
    advice::MADE_OF,
    used::{UsedFor, used_for},
};
use vocabulary::Vocabulary;

use super::{Told, asked::Asked, told};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{Column, breadcrumbs, data_table, page_head},
        page,
    },
    strategy::{
        figures::links,
        reasons,
        told::{amount, name},
    },
};

/// Where it is shown, from the address of the strategy.
pub(super) fn address(base: &str, process: &ProcessAdvice, query: &str) -> String {
    let code = &Vocabulary::embedded().processes().get(process.process).code;
    format!("{base}/processes/{code}{}{query}", if query.is_empty() { "" } else { "?" })
}

/// `GET /needs/{key}/strategy/processes/{code}`
///
/// # Errors
/// Not found, when there is no such need, part or process.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path((key, code)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> PageResult {
    let asked = Asked::of_query(query.as_deref());
    let told = told(&context, &app, &key, &asked).await?;
    let process = Vocabulary::embedded().processes().by_code(&code).ok_or(PageError::NotFound)?;
    let advice = told.advised.answer.processes.iter().find(|p| p.process == process.id);
    Ok(view(&context, &told, &asked, advice.ok_or(PageError::NotFound)?))
}

fn view(context: &Context, told: &Told, asked: &Asked, process: &ProcessAdvice) -> Markup {
    let (l, advised) = (context.language, &told.advised);
    let of_need = told.need_name(context);
    let base = format!("/needs/{}", told.need.key);
    let strategy = format!("{base}/strategy?{}", asked.query());
    let title = name(l, process.process);
    let used = used_for(&advised.question.part, process, &advised.figures);
    let code = &Vocabulary::embedded().processes().get(process.process).code;
    page(
        context,
        &format!("{title}: {of_need}"),
        html! {
            (breadcrumbs(context, &[(of_need.clone(), &base), (context.t("strategy-page-title"), &strategy)], &title))
            (page_head(Some(&of_need), &title, Some(&context.t("strategy-process-lead"))))
            p { a class="ds-link" href=(context.href(&format!("/processes/{code}"))) { (context.t("strategy-process-about")) } }
            @for reason in &process.excluded_by { p { (reasons::reason(l, reason)) } }
            @if !process.depends_on.is_empty() {
                @let on: Vec<String> = process.depends_on.iter().map(|u| reasons::unknown(l, *u)).collect();
                p { (context.ta("strategy-depends", &[("on", on.join("; ").into())])) }
            }
            (made_of(context, process))
            @for what in [UsedFor::Cost, UsedFor::Start, UsedFor::Limits] {
                (figures(context, told, &used, what))
            }
            p class="ht-source ht-section" {
                (context.ta("figures-version", &[("version", advised.answer.data_version.as_str().into())]))
            }
        },
    )
}

/// What a piece is made of at each number, at the likely values.
fn made_of(context: &Context, process: &ProcessAdvice) -> Markup {
    let l = context.language;
    if process.unit_cost.is_empty() {
        return html! {};
    }
    let mut columns = vec![Column::text(context.t("strategy-plot-pieces"))];
    columns.extend(
        MADE_OF.map(|of| Column::number(context.t(&format!("strategy-of-{}", of.replace('_', "-"))))),
    );
    columns.push(Column::number(context.t("strategy-of-all")));
    columns.push(Column::number(context.t("strategy-of-middle")));
    let row = |cost: &UnitCost| -> Vec<Markup> {
        let sum = cost.at_likely.iter().fold(0_i64, |sum, money| sum.saturating_add(money.ten_thousandths));
        let sum = vocabulary::Money { ten_thousandths: sum, ..cost.p50 };
        let mut cells = vec![html! { (l.pieces(cost.quantity)) }];
        cells.extend(cost.at_likely.map(|money| html! { (amount(l, money)) }));
        cells.push(html! { strong { (amount(l, sum)) } });
        cells.push(html! { div { (amount(l, cost.p50)) br; span class="ht-sure" { (amount(l, cost.p10)) "–" (amount(l, cost.p90)) } } });
        cells
    };
    let rows: Vec<Vec<Markup>> = process.unit_cost.iter().map(row).collect();
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("strategy-made-of-title")) }
            p class="ht-prose" { (context.t("strategy-made-of-lead")) }
            (data_table(&context.t("strategy-made-of-caption"), &columns, &rows))
        }
    }
}

fn figures(context: &Context, told: &Told, used: &[(UsedFor, FigureAt)], what: UsedFor) -> Markup {
    let places: Vec<FigureAt> = used.iter().filter(|(of, _)| *of == what).map(|(_, at)| at.clone()).collect();
    if places.is_empty() {
        return html! {};
    }
    let key = match what {
        UsedFor::Limits => "limits",
        UsedFor::Cost => "cost",
        UsedFor::Start => "start",
    };
    let columns = [
        Column::text(context.t("figures-figure")),
        Column::text(context.t("figures-value")),
        Column::text(context.t("figures-source")),
        Column::text(context.t("figures-sure")),
    ];
    let title = context.t(&format!("strategy-used-{key}"));
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (title) }
            (data_table(&title, &columns, &links::rows(context, &told.advised.figures, &places)))
        }
    }
}
