//! `/funding/portfolio`: what was granted, as plots that are tables, with what there is before and after.

use std::collections::BTreeMap;

use axum::{
    extract::{Query as Asked, State},
    response::{IntoResponse, Response},
};
use funding::Ore;
use maud::{Markup, html};
use serde::Deserialize;

use super::{Portfolio, portfolio};
use crate::{
    app::App,
    funding::{
        decisions::{Query, pages::list::narrow},
        reach::{
            self, Adds, Coverage,
            bars::{self, branch, county},
            shared, tables,
        },
    },
    http::{
        Context, PageResult,
        components::{NumberFact, breadcrumbs, empty, list_page, number_strip, page_head},
        download::{self, Cell, Format, Table, file_name},
        page,
    },
    words::Language,
};

const HERE: &str = "/funding/portfolio";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    format: Option<Format>,
    table: String,
}

/// `GET /funding/portfolio`, with `format` the money as a table, with `table=coverage` what there is before and after.
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Asked(query): Asked<Query>,
    Asked(wanted): Asked<Wanted>,
) -> PageResult<Response> {
    let found = portfolio(&app, &context.caller, &query).await?;
    let adds: Vec<Adds> = found.projects.iter().map(super::Granted::adds).collect();
    let name = |sv: &str, en: &str| file_name(context.language, sv, en, app.clock.today());
    if let Some(format) = wanted.format
        && wanted.table != "coverage"
    {
        return Ok(money_table(&context, name("portfolj", "portfolio"), &adds).respond(&context, format)?);
    }
    let after = reach::ground(&app, &context.caller).await?.after(&adds);
    if let Some(format) = wanted.format {
        let name = name("fore-och-efter", "before-and-after");
        return Ok(tables::table(&context, name, &after).respond(&context, format)?);
    }
    Ok(view(&context, &query, &found, &adds, &after).into_response())
}

fn view(context: &Context, query: &Query, found: &Portfolio, adds: &[Adds<'_>], after: &Coverage) -> Markup {
    let title = context.t("granted-title");
    let written = query.written();
    let l = context.language;
    let goals: BTreeMap<String, (String, Option<Ore>)> = found
        .projects
        .iter()
        .flat_map(|one| &one.decision.sub_goals)
        .map(|goal| (goal.code.clone(), (goal.title.of(l).to_owned(), None)))
        .collect();
    let results = html! {
        @if found.projects.is_empty() {
            @if written.is_empty() {
                (empty(&context.t("granted-none"), html! { p { (context.t("granted-none-why")) } }, None))
            } @else {
                (empty(&context.t("granted-hidden"), html! {}, Some((&context.t("granted-all"), context.href(HERE)))))
            }
        } @else {
            (sums(l, found))
            p { a class="ds-link" href=(context.href(&format!("/funding/decisions?{}", Query { outcome: "granted".to_owned(), ..query.clone() }.written()))) { (context.t("granted-each")) } }
            p { a class="ds-link" href=(context.href("/funding/bank/sums")) { (context.t("granted-earlier")) } }
            (bars::money(context, adds, &found.frames, &goals))
            (download::links(context, HERE, &written))
            (tables::section(context, after))
            (download::links(context, HERE, &with_coverage(&written)))
        }
    };
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("funding-title"), "/funding")], &title))
            (page_head(None, &title, Some(&context.t("granted-lead"))))
            (list_page(narrow(context, HERE, query, &found.all, &["outcome"]), None, results))
        },
    )
}

fn with_coverage(written: &str) -> String {
    let join = if written.is_empty() { "" } else { "&" };
    format!("{written}{join}table=coverage")
}

fn sums(l: Language, found: &Portfolio) -> Markup {
    let granted: Ore = found.projects.iter().map(|one| one.decision.sum()).sum();
    let paid: Ore = found.projects.iter().map(|one| one.decision.paid).sum();
    let fact = |label: &str, value: String| NumberFact { label: l.t(label), value, note: html! {} };
    number_strip(&[
        fact("granted-projects", l.whole(found.projects.len() as u64)),
        fact("decisions-granted-sum", l.kronor(granted)),
        fact("decisions-paid-sum", l.kronor(paid)),
        fact(
            "granted-firms",
            l.whole(
                found
                    .projects
                    .iter()
                    .flat_map(|one| &one.reaches)
                    .map(|reach| u64::from(reach.3))
                    .sum::<u64>(),
            ),
        ),
    ])
}

/// A line for each year, sub-goal, county and branch.
fn money_table(context: &Context, name: String, adds: &[Adds<'_>]) -> Table {
    #[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53 öre")]
    let kronor = |ore: Ore| Cell::Number(ore.0 as f64 / 100.0);
    let mut by_year: BTreeMap<String, Ore> = BTreeMap::new();
    for (year, amount) in adds.iter().flat_map(|one| one.amounts) {
        let sum = by_year.entry(year.to_string()).or_default();
        *sum = sum.plus(*amount);
    }
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (year, sum) in by_year {
        rows.push(vec!["year".into(), year.as_str().into(), year.as_str().into(), kronor(sum)]);
    }
    for (code, sum) in shared(adds, |reach| &reach.0) {
        rows.push(vec!["sub_goal".into(), code.as_str().into(), code.as_str().into(), kronor(sum)]);
    }
    for (code, sum) in shared(adds, |reach| &reach.1) {
        rows.push(vec!["county".into(), code.as_str().into(), county(context, code).into(), kronor(sum)]);
    }
    for (code, sum) in shared(adds, |reach| &reach.2) {
        rows.push(vec!["branch".into(), code.as_str().into(), branch(context, code).into(), kronor(sum)]);
    }
    Table {
        name,
        columns: vec!["by", "code", "name", "granted_sek"],
        rows,
        note: Some(context.t("selection-money-text")),
    }
}
