//! The tables of a report's page: figures beside those of the report before, money, and the check list.

use maud::{Markup, html};

use super::{PATH, indicators::made_of_projects};
use crate::{
    access::{Action, Relation},
    http::{
        Context,
        components::{Column, data_table},
    },
    programme::{
        model::{Indicator, Whose},
        report::{ProjectsFigure, Told, Value, money_heads, money_rows, paper},
    },
};

/// The figures, beside baseline, target and those of the report before. Officers are led to what each is made of at the same day.
pub(super) fn figures(context: &Context, told: &Told<'_>) -> Markup {
    let l = context.language;
    let mut columns = vec![
        Column::text(context.t("programme-indicator")),
        Column::number(context.t("programme-figure")),
        Column::text(context.t("programme-unit")),
        Column::text(context.t("programme-baseline")),
        Column::text(context.t("programme-target")),
    ];
    if told.before.is_some() {
        columns.push(Column::number(context.t("report-before-column")));
    }
    let rows: Vec<Vec<Markup>> = told
        .figures
        .iter()
        .filter_map(|figure| {
            let one = told.programme.indicator(&figure.indicator)?;
            let mut row = vec![
                html! { (one.title.of(l)) },
                made_of(context, told, one, &paper::value(l, one, figure.value)),
                html! { (one.unit.of(l)) },
                html! { (paper::baseline(l, one)) },
                html! { (paper::target(l, one)) },
            ];
            if let Some((_, _, before)) = told.before {
                let then = before.iter().find(|then| then.indicator == figure.indicator);
                row.push(html! { (paper::value(l, one, then.map_or(Value::None, |then| then.value))) });
            }
            Some(row)
        })
        .collect();
    let title = context.t("report-indicators");
    html! {
        section class="ht-section ht-stack" id="figures" {
            h2 class="ds-heading" data-size="md" { (title) }
            p { (context.t("report-basis-few")) }
            (data_table(&title, &columns, &rows))
            (projects(context, told))
        }
    }
}

/// What projects of the assignment's calls report.
fn projects(context: &Context, told: &Told<'_>) -> Markup {
    let l = context.language;
    let may_ask = context.caller.may(Action::ReadWhatIsCounted, Relation::None);
    let columns = [
        Column::text(context.t("programme-projects-call")),
        Column::text(context.t("programme-indicator")),
        Column::number(context.t("programme-figure")),
        Column::text(context.t("programme-unit")),
    ];
    let row = |one: &ProjectsFigure| {
        let figure = paper::of_projects(l, one);
        let href = made_of_projects(told.programme, &one.key, &told.day.to_string());
        vec![
            html! { (one.call.of(l)) },
            html! { (one.title.of(l)) },
            html! { @if may_ask { a href=(context.href(&href)) { (figure) } } @else { (figure) } },
            html! { (one.unit.of(l)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = told.projects.iter().map(row).collect();
    html! {
        @if !rows.is_empty() { (data_table(&context.t("programme-projects"), &columns, &rows)) }
    }
}

/// A figure, with the way to the things that it is made of for those who may ask.
fn made_of(context: &Context, told: &Told<'_>, one: &Indicator, figure: &str) -> Markup {
    let may_ask = context.caller.may(Action::ReadWhatIsCounted, Relation::None);
    let (code, programme, day) = (&one.code, &told.programme.code, told.day);
    let href = format!("{PATH}/indicators/{code}/made-of?programme={programme}&on={day}");
    html! {
        @if may_ask && one.counts.whose() == Whose::Shown { a href=(context.href(&href)) { (figure) } } @else { (figure) }
    }
}

/// The money by year and in all.
pub(super) fn money(context: &Context, told: &Told<'_>) -> Markup {
    let l = context.language;
    let has_before = !told.money_before.is_empty();
    let columns: Vec<Column> = money_heads(l, has_before)
        .into_iter()
        .enumerate()
        .map(|(at, head)| if at == 0 { Column::text(head) } else { Column::number(head) })
        .collect();
    let rows: Vec<Vec<Markup>> = money_rows(told.given, told.money, told.money_before)
        .iter()
        .map(|row| row.cells(l, has_before).into_iter().map(|cell| html! { (cell) }).collect())
        .collect();
    let title = context.t("report-money");
    html! {
        section class="ht-section ht-stack" id="money" {
            h2 class="ds-heading" data-size="md" { (title) }
            (data_table(&title, &columns, &rows))
        }
    }
}

/// Every duty with what became of it, for who does not write.
pub(super) fn check_list(context: &Context, told: &Told<'_>) -> Markup {
    let l = context.language;
    let columns = ["report-duty", "report-status", "report-done"].map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = told
        .programme
        .duties
        .iter()
        .map(|duty| {
            let said = told.written.duty(&duty.code);
            vec![
                html! { b { (duty.code) } " " (duty.title.of(l)) },
                html! { (paper::status(l, said)) },
                html! { (said.map_or("", |said| said.words.as_str())) },
            ]
        })
        .collect();
    let title = context.t("report-check-list");
    html! {
        section class="ht-section ht-stack" id="check-list" {
            h2 class="ds-heading" data-size="md" { (title) }
            (data_table(&title, &columns, &rows))
        }
    }
}
