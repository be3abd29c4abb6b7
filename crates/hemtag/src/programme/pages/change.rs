//! `/programme/change`: the theory of change of a year: which activity leads to which output and outcome, with the measured figure
//! beside each arrow.

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use super::{PATH, above, figure};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, FieldErrors, OptionGroup, Select, breadcrumbs, data_table, filters, page_head, select,
            source,
        },
        download::{self, Cell, Table, Wanted},
        page,
    },
    programme::{
        Figures, Row, figures,
        model::{Arrow, Kind, Programme, Sum, Told},
    },
};

/// `GET /programme/change`; with `format`, the arrows as a table to take away.
///
/// # Errors
/// For a programme that is not there, and for a year of which nothing can be told; when the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let query = query.unwrap_or_default();
    let typed = Typed::of_body(&query);
    let programme = app.programmes.named(typed.text("programme")).ok_or(PageError::NotFound)?;
    let found = figures(&app, &context.caller, programme, None).await?;
    let this = app.clock.today().year();
    let year = match typed.given("year") {
        None => this,
        Some(year) => year.parse().map_err(|_| PageError::BadRequest)?,
    };
    if !years(programme, &found, this).contains(&year) {
        return Err(PageError::NotFound);
    }
    let wanted: Wanted = serde_html_form::from_str(&query).unwrap_or_default();
    if let Some(format) = wanted.format {
        return Ok(table(&context, programme, &found, year).respond(&context, format)?);
    }
    Ok(view(&context, programme, &found, year, this).into_response())
}

/// The years of which something may be told: from the first money or the first period on, up to this year.
fn years(programme: &Programme, found: &Figures<'_>, this: i16) -> std::ops::RangeInclusive<i16> {
    let money = programme.earlier_money.iter().flat_map(|money| money.years.iter().copied());
    let periods =
        found.rows.iter().filter_map(|row| row.periods.first()).map(|(period, _)| period.first.year());
    money.chain(periods).min().unwrap_or(this).min(this)..=this
}

/// What is told of a year: the sum of its periods as they are told, so that it gives nothing away that they do not. A median has
/// no sum: it is that of the newest period that is told.
fn of_year(row: &Row<'_>, year: i16) -> Option<Sum> {
    let told = row.periods.iter().filter(|(period, _)| period.first.year() == year);
    let mut told = told.filter_map(|(_, told)| match told {
        Told::Figure { sum, .. } => Some(*sum),
        Told::Few | Told::Nothing => None,
    });
    match row.indicator.counts.kind() {
        Kind::MedianSpan => told.next_back(),
        Kind::Count | Kind::Money => told.reduce(|one, other| Sum {
            value: one.value.zip(other.value).map(|(one, other)| one + other),
            of: one.of.saturating_add(other.of),
        }),
    }
}

fn measured<'f>(found: &'f Figures<'_>, arrow: &Arrow, year: i16) -> Option<(&'f Row<'f>, Option<Sum>)> {
    let row = found.rows.iter().find(|row| row.indicator.code == arrow.indicator)?;
    Some((row, of_year(row, year)))
}

fn table(context: &Context, programme: &Programme, found: &Figures<'_>, year: i16) -> Table {
    let rows = programme.arrows.iter().filter_map(|arrow| {
        let (row, sum) = measured(found, arrow, year)?;
        let value = sum.and_then(|sum| figure::plain(row.indicator.counts.kind(), sum));
        Some(vec![
            Cell::from(year.to_string()),
            Cell::from(arrow.from.as_str()),
            Cell::from(arrow.to.as_str()),
            Cell::from(arrow.indicator.as_str()),
            value.map_or(Cell::Empty, Cell::Number),
            Cell::from(row.indicator.unit.en.as_str()),
        ])
    });
    Table {
        name: format!("programme-{}-change-{year}", programme.code),
        columns: vec!["year", "from", "to", "indicator", "value", "unit"],
        rows: rows.collect(),
        note: Some(super::indicators::note(context, found.whole)),
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, programme: &Programme, found: &Figures<'_>, year: i16, this: i16) -> Markup {
    let l = context.language;
    let title = context.t("change-title");
    let years =
        years(programme, found, this).rev().map(|year| (year.to_string(), year.to_string())).collect();
    let step = |code: &str| {
        let step = programme.step(code);
        html! {
            @if let Some(step) = step {
                span class="ht-soft" { (context.t(&format!("change-{}", step.kind.code()))) } br; (step.title.of(l))
            }
        }
    };
    let columns = ["from", "figure", "to"].map(|key| Column::text(context.t(&format!("change-{key}"))));
    let rows: Vec<Vec<Markup>> = programme
        .arrows
        .iter()
        .filter_map(|arrow| {
            let (row, sum) = measured(found, arrow, year)?;
            let one = row.indicator;
            let href = format!("{PATH}/indicators/{}?programme={}", one.code, programme.code);
            Some(vec![
                step(&arrow.from),
                html! {
                    b { (sum.map_or_else(|| context.t("change-nothing"), |sum| figure::value(l, one.counts.kind(), sum))) }
                    " " a href=(context.href(&href)) { (one.title.of(l)) }
                    " (" (one.unit.of(l)) ") " span aria-hidden="true" { "→" }
                },
                step(&arrow.to),
            ])
        })
        .collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[above(context)], &title))
            (page_head(Some(programme.title.of(l)), &title, Some(&context.t("change-lead"))))
            @if context.examples { p { (context.t("loop-examples")) } }
            p { (super::indicators::note(context, found.whole)) }
            (filters(context, &format!("{PATH}/change"), html! {
                input type="hidden" name="programme" value=(programme.code);
                (select(&FieldErrors::new(), &Select {
                    name: "year", label: context.t("programme-year"), hint: None, value: &year.to_string(), none: None,
                    groups: vec![OptionGroup { label: String::new(), options: years }],
                }))
            }))
            @if rows.is_empty() { p { (context.t("change-none")) } } @else {
                (data_table(&format!("{title}, {year}"), &columns, &rows))
                (download::links(context, &format!("{PATH}/change"), &format!("programme={}&year={year}", programme.code)))
            }
            p class="ht-soft" { (context.t("change-caution")) }
            (source(html! { (context.ta("programme-figures-source", &[
                ("moment", l.in_sweden(found.until).into()), ("event", found.event.to_string().into()),
            ])) }))
        },
    )
}
