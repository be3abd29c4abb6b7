//! The list of cases, for staff: filters, what waits longest first.

use axum::extract::{Query as Asked, State};
use maud::{Markup, html};

use super::{address, words};
use crate::{
    app::App,
    cases::{Line, PER_PAGE, Query, list_cases},
    http::{
        Context, PageResult,
        components::{Column, Pager, breadcrumbs, data_table, empty, page_head, pager},
        page,
    },
};

/// `GET /cases`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list(context: Context, State(app): State<App>, Asked(query): Asked<Query>) -> PageResult {
    let (lines, count) = list_cases(&app, &context.caller, &query).await?;
    let title = context.t("cases-title");
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[], &title))
            (page_head(None, &title, Some(&context.t("cases-lead"))))
            @if lines.is_empty() { (empty(&context.t("cases-none"), html! {}, None)) }
            @else { (table(&context, &lines)) }
            (pager(&context, Pager { page: query.page.max(1), per_page: PER_PAGE, total: count }, |p| {
                context.href(&query.on_page(p).path())
            }))
        },
    ))
}

fn table(context: &Context, lines: &[Line]) -> Markup {
    let l = context.language;
    let columns = [
        "case-column-case",
        "case-next",
        "case-waits-for",
        "case-waits-since",
        "case-adviser",
        "case-county",
    ]
    .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            let case = &line.case;
            let title = if line.title.is_empty() { context.t("need-page-untitled") } else { line.title.clone() };
            vec![
                html! { a class="ds-link" href=(context.href(&address(case.id))) { (case.id.0) " " (title) } },
                html! { (words::step_named(l, case, "")) },
                html! { (words::party(l, case.next.waits_for)) },
                html! { (l.date(case.next.waits_since.to_zoned(jiff::tz::TimeZone::UTC).date())) },
                html! { @match &line.adviser { Some(name) => (name), None => (context.t("case-adviser-none")) } },
                html! { (words::county(l, case.county.as_deref())) },
            ]
        })
        .collect();
    data_table(&context.t("cases-title"), &columns, &rows)
}
