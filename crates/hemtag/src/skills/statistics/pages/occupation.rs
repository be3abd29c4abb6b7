//! How many work in an occupation in each county.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use super::{OCCUPATIONS, PATH, address, named, number, percent, source_of, source_text};
use crate::{
    access::{Action, Relation, check},
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{Column, breadcrumbs, data_table, empty, page_head},
        download::{Cell, Table, Wanted, links},
        page,
    },
    skills::statistics::{
        in_occupation,
        model::{InCounty, InOccupation},
        read::{COUNTRY, is_occupation},
    },
};

/// `GET /skills/occupations/{ssyk}`, and as a file with `?format=`
///
/// # Errors
/// When it is no code of SSYK 2012, or the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(ssyk): Path<String>,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    if !is_occupation(&ssyk) {
        return Err(PageError::NotFound);
    }
    let told = in_occupation(&app, &context.caller, &ssyk).await?;
    match (wanted.format, &told) {
        (Some(format), Some(told)) => Ok(table(&context, told).respond(&context, format)?),
        (Some(_), None) => Err(PageError::NotFound),
        (None, _) => Ok(view(&context, &ssyk, told.as_ref()).into_response()),
    }
}

/// As it is kept: a row for each county and year, the country with them.
fn table(context: &Context, told: &InOccupation) -> Table {
    let rows = told.figures.iter().map(|one| {
        vec![
            one.ssyk.as_str().into(),
            told.label.clone().into(),
            one.county.as_str().into(),
            place(context, &one.county).into(),
            Cell::Number(f64::from(one.year)),
            one.number.into(),
        ]
    });
    Table {
        name: format!("hemtag-ssyk-{}", told.ssyk),
        columns: vec!["ssyk", "occupation", "county_code", "county", "year", "people"],
        rows: rows.collect(),
        note: Some(source_text(context.language, &told.import)),
    }
}

fn place(context: &Context, code: &str) -> String {
    if code == COUNTRY { context.t("statistics-country") } else { context.language.county(code) }
}

/// The page, from plain data; without figures where nothing is in use.
#[must_use]
pub fn view(context: &Context, ssyk: &str, told: Option<&InOccupation>) -> Markup {
    let name = told.map_or_else(
        || context.ta("statistics-occupation-unnamed", &[("code", ssyk.into())]),
        |told| named(context.language, told),
    );
    let title = context.ta("statistics-where-title", &[("occupation", name.into())]);
    let above =
        [(context.t("skills-title"), "/skills"), (context.t("statistics-occupations-title"), OCCUPATIONS)];
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above, &title))
            (page_head(None, &title, Some(&context.t("statistics-where-lead"))))
            div class="ht-section ht-stack" {
                @match told {
                    None => (nothing_in_use(context)),
                    Some(told) if told.year.is_none() => {
                        (empty(&context.t("statistics-lacks"), html! { p { (context.t("statistics-lacks-why")) } },
                            Some((&context.t("statistics-occupations-title"), context.href(OCCUPATIONS)))))
                        (source_of(context, &told.import))
                    }
                    Some(told) => {
                        (counties(context, told))
                        p class="ht-note" { (context.t("statistics-not-known-note")) @if told.is_summed { " " (context.t("statistics-summed-note")) } }
                        (links(context, &address(ssyk), ""))
                        (source_of(context, &told.import))
                    }
                }
            }
        },
    )
}

/// That nothing is in use, with the way for whoever can change it.
pub(super) fn nothing_in_use(context: &Context) -> Markup {
    let may = context.caller.may(Action::KeepVocabulary, Relation::None);
    let words = context.t("statistics-title");
    let action = may.then(|| (words.as_str(), context.href(PATH)));
    empty(&context.t("statistics-none"), html! { p { (context.t("statistics-none-here")) } }, action)
}

fn counties(context: &Context, told: &InOccupation) -> Markup {
    let year = |year: Option<i16>| year.map(|year| year.to_string()).unwrap_or_default();
    let mut columns = vec![Column::text(context.t("statistics-county")), Column::number(year(told.year))];
    if told.before.is_some() {
        columns.push(Column::number(year(told.before)));
    }
    columns.push(Column::number(context.t("statistics-share")));
    let row = |one: &InCounty| {
        let mut cells = vec![html! { (place(context, &one.code)) }, number(context, one.now)];
        if told.before.is_some() {
            cells.push(number(context, one.before));
        }
        cells.push(percent(context, one.share));
        cells
    };
    let rows: Vec<Vec<Markup>> = told.counties.iter().chain([&told.country]).map(row).collect();
    let caption = context.ta("statistics-where-caption", &[("counted", told.import.title.as_str().into())]);
    data_table(&caption, &columns, &rows)
}
