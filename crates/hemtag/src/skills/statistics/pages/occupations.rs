//! The occupations of the statistics in use, with a search by code and name.

use axum::{
    extract::{Query as Asked, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{OCCUPATIONS, address, named, number, occupation::nothing_in_use, source_of, source_text};
use crate::{
    app::App,
    http::{
        Context, PageResult,
        components::{Column, breadcrumbs, data_table, empty, page_head, search_box},
        download::{Format, Table, links},
        page,
    },
    skills::statistics::{
        model::{Import, InOccupation},
        occupations,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    pub q: String,
    pub format: Option<Format>,
}

/// `GET /skills/occupations`, and as a file with `?format=`
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    State(app): State<App>,
    context: Context,
    Asked(query): Asked<Query>,
) -> PageResult<Response> {
    let told = occupations(&app, &context.caller).await?;
    let asked = query.q.trim().to_lowercase();
    let found = told.map(|(import, all)| {
        let has = |text: &str| text.to_lowercase().contains(&asked);
        let fits = |one: &InOccupation| {
            one.ssyk.starts_with(&asked) || one.label.as_deref().is_some_and(has) || asked.is_empty()
        };
        (import, all.into_iter().filter(fits).collect::<Vec<_>>())
    });
    match (query.format, &found) {
        (Some(format), Some((import, found))) => {
            Ok(table(&context, import, found).respond(&context, format)?)
        }
        _ => Ok(view(&context, query.q.trim(), found.as_ref()).into_response()),
    }
}

fn table(context: &Context, import: &Import, found: &[InOccupation]) -> Table {
    let year = import.newest().map(|year| u32::from(year.unsigned_abs()));
    let rows = found.iter().map(|one| {
        vec![one.ssyk.as_str().into(), one.label.clone().into(), year.into(), one.country.now.into()]
    });
    Table {
        name: "hemtag-ssyk".to_owned(),
        columns: vec!["ssyk", "occupation", "year", "people"],
        rows: rows.collect(),
        note: Some(source_text(context.language, import)),
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, text: &str, found: Option<&(Import, Vec<InOccupation>)>) -> Markup {
    let title = context.t("statistics-occupations-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("skills-title"), "/skills")], &title))
            (page_head(None, &title, Some(&context.t("statistics-occupations-lead"))))
            @match found {
                None => div class="ht-section ht-stack" { (nothing_in_use(context)) },
                Some((import, found)) => {
                    (search_box(context, OCCUPATIONS, "q", &context.t("statistics-occupations-search"), text, &[]))
                    div class="ht-section ht-stack" {
                        @if found.is_empty() {
                            (empty(&context.t("statistics-occupations-none"), html! { p { (context.t("statistics-occupations-none-why")) } },
                                Some((&context.t("statistics-occupations-all"), context.href(OCCUPATIONS)))))
                        } @else {
                            (rows(context, import, found))
                            (links(context, OCCUPATIONS, &query(text)))
                        }
                        (source_of(context, import))
                    }
                }
            }
        },
    )
}

fn query(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("q={}", percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC))
}

fn rows(context: &Context, import: &Import, found: &[InOccupation]) -> Markup {
    let year = import.newest().map(|year| year.to_string()).unwrap_or_default();
    let columns = [
        Column::text(context.t("statistics-occupation")),
        Column::number(context.ta("statistics-country-year", &[("year", year.into())])),
    ];
    let rows: Vec<Vec<Markup>> = found
        .iter()
        .map(|one| {
            let name = named(context.language, one);
            vec![
                html! { a class="ds-link" href=(context.href(&address(&one.ssyk))) { (name) } },
                number(context, one.country.now),
            ]
        })
        .collect();
    data_table(&context.t("statistics-occupations-title"), &columns, &rows)
}
