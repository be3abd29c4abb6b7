//! `/open-data/{code}`: what one table holds, column by column, and where it is had.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use super::{
    PATH,
    list::{files, licence},
};
use crate::{
    access::{self, Action, Relation},
    http::{
        Context, PageError, PageResult,
        components::{breadcrumbs, data_table, facts, page_head},
        page,
    },
    open_data::model::{self, Column, Dataset, FORMATS},
};

/// `GET /open-data/{code}`
///
/// # Errors
/// For a code that is none.
pub async fn show(context: Context, Path(code): Path<String>) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    let dataset = model::named(&code).ok_or(PageError::NotFound)?;
    Ok(view(&context, dataset).into_response())
}

fn view(context: &Context, one: &Dataset) -> Markup {
    use crate::http::components::Column as Head;
    let l = context.language;
    let title = one.title.of(l);
    let heads =
        ["column", "meaning", "type", "values"].map(|key| Head::text(context.t(&format!("open-data-{key}"))));
    let rows: Vec<Vec<Markup>> = one.columns.iter().map(|column| row(context, column)).collect();
    let told = [
        (context.t("open-data-files"), files(context, one)),
        (
            context.t("open-data-page"),
            html! { a class="ds-link" href=(context.href(&one.page)) { (context.href(&one.page)) } },
        ),
        (
            context.t("open-data-changes"),
            html! { (context.t(&format!("open-data-frequency-{}", one.frequency.to_lowercase()))) },
        ),
        (context.t("open-data-licence"), licence(context, one)),
        (
            context.t("open-data-beside"),
            html! {
                a class="ds-link" href=(format!("{PATH}/{}/csvw", one.code)) { "CSVW" } " "
                a class="ds-link" href=(context.href("/api")) { "OpenAPI" }
            },
        ),
    ];
    page(
        context,
        title,
        html! {
            (breadcrumbs(context, &[(context.t("open-data-title"), PATH)], title))
            (page_head(Some(&context.t("open-data-title")), title, Some(one.description.of(l))))
            (facts(&told))
            @for (end, ..) in FORMATS { span id=(end) {} }
            @for (end, ..) in one.others() { span id=(end) {} }
            @if !one.filters.is_empty() { (narrowing(context, one)) }
            (data_table(&context.t("open-data-columns"), &heads, &rows))
            @if one.json != "rows" { p class="ht-source" { (context.t("open-data-json-is-a-document")) } }
        },
    )
}

/// What the address of the files takes.
fn narrowing(context: &Context, one: &Dataset) -> Markup {
    use crate::http::components::Column as Head;
    let heads = ["filter", "meaning", "values"].map(|key| Head::text(context.t(&format!("open-data-{key}"))));
    let rows: Vec<Vec<Markup>> = one
        .filters
        .iter()
        .map(|filter| {
            vec![
                html! { code { (filter.name) } },
                html! { (filter.meaning(context.language)) },
                codes(&filter.one_of),
            ]
        })
        .collect();
    data_table(&context.t("open-data-filters"), &heads, &rows)
}

fn codes(all: &[String]) -> Markup {
    html! {
        @if all.is_empty() { "–" }
        @else { @for (i, value) in all.iter().enumerate() { @if i > 0 { ", " } code { (value) } } }
    }
}

fn row(context: &Context, column: &Column) -> Vec<Markup> {
    let kind = context.t(&format!("open-data-type-{}", column.kind.code()));
    vec![
        html! { code { (column.name) } },
        html! {
            (column.meaning(context.language))
            @if let Some(unit) = &column.unit { " " (context.ta("open-data-unit", &[("unit", unit.as_str().into())])) }
        },
        html! {
            (kind)
            @if let Some(separator) = &column.separator {
                ", " (context.ta("open-data-several", &[("separator", separator.trim().into())]))
            }
            @if column.optional { ", " (context.t("open-data-may-be-empty")) }
        },
        codes(&column.one_of),
    ]
}
