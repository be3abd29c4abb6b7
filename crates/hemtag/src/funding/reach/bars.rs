//! Where the money of projects goes: each as bars with their figures, so that the plot is its table.

use std::collections::BTreeMap;

use funding::Ore;
use maud::{Markup, html};

use super::{Adds, shared};
use crate::http::{
    Context,
    components::{BarRow, FullWidth, bar_table},
};

struct Row {
    label: String,
    amount: Ore,
    /// What it is measured against, where there is something.
    of: Option<Ore>,
}

fn bars(context: &Context, caption: &str, rows: &[Row]) -> Markup {
    let l = context.language;
    let with_of = rows.iter().any(|row| row.of.is_some());
    let heads = ["selection-bar-what", "selection-bar-granted", "selection-bar-of"];
    let heads: Vec<String> = heads.iter().take(2 + usize::from(with_of)).map(|key| context.t(key)).collect();
    let row = |row: &Row| {
        let mut figures = vec![l.kronor_bare(row.amount)];
        if with_of {
            figures.push(row.of.map(|of| l.kronor_bare(of)).unwrap_or_default());
        }
        BarRow {
            label: html! { (row.label) },
            figures,
            dark: row.amount.0,
            pale: row.of.unwrap_or_default().0,
        }
    };
    bar_table(caption, &heads, &rows.iter().map(row).collect::<Vec<_>>(), FullWidth::Largest)
}

/// Money by year against what it is measured against, by sub-goal, by county, by branch. `goals` are the sub-goals' names and what
/// each must have at least.
pub(in crate::funding) fn money(
    context: &Context,
    projects: &[Adds<'_>],
    years: &BTreeMap<i16, Ore>,
    goals: &BTreeMap<String, (String, Option<Ore>)>,
) -> Markup {
    let granted = |year: i16| projects.iter().filter_map(|one| one.amounts.get(&year).copied()).sum();
    let years: Vec<Row> = years
        .iter()
        .map(|(year, of)| Row { label: year.to_string(), amount: granted(*year), of: Some(*of) })
        .collect();
    let goals: Vec<Row> = shared(projects, |reach| &reach.0)
        .into_iter()
        .map(|(code, amount)| {
            let (label, of) = goals.get(code).cloned().unwrap_or_else(|| (code.clone(), None));
            Row { label, amount, of }
        })
        .collect();
    let counties: Vec<Row> = shared(projects, |reach| &reach.1)
        .into_iter()
        .map(|(code, amount)| Row { label: county(context, code), amount, of: None })
        .collect();
    let branches: Vec<Row> = shared(projects, |reach| &reach.2)
        .into_iter()
        .map(|(code, amount)| Row { label: branch(context, code), amount, of: None })
        .collect();
    html! {
        section class="ht-section ht-stack" aria-labelledby="where" {
            h2 class="ds-heading" data-size="md" id="where" { (context.t("selection-money")) }
            p class="ht-soft" { (context.t("selection-money-text")) }
            (bars(context, &context.t("selection-by-year"), &years))
            (bars(context, &context.t("selection-by-goal"), &goals))
            (bars(context, &context.t("selection-by-county"), &counties))
            (bars(context, &context.t("selection-by-branch"), &branches))
        }
    }
}

pub(in crate::funding) fn county(context: &Context, code: &str) -> String {
    if code.is_empty() {
        return context.t("selection-anywhere");
    }
    context.language.county(code)
}

pub(in crate::funding) fn branch(context: &Context, code: &str) -> String {
    if code.is_empty() { context.t("selection-any-branch") } else { format!("SNI {code}") }
}
