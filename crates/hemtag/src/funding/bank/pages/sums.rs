//! Where the bank's money went, by year, place and programme, beside what is granted here.

use std::collections::BTreeMap;

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use funding::Ore;
use maud::{Markup, html};

use super::{PATH, above, acts, list::nothing_there};
use crate::{
    app::App,
    funding::{
        bank::{
            export, keep,
            model::{Cell, Money, Place, Query, Sums, by_year},
            store::Kept,
            words,
        },
        decisions,
        model::decision::Outcome,
    },
    http::{
        Context, PageResult,
        components::{
            BarRow, Chosen, FullWidth, MapPoint, bar_table, breadcrumbs, chosen, map_block, page_head, source,
        },
        download::{Wanted, links},
        page,
    },
    initiatives::pages::middle,
};

const HERE: &str = "/funding/bank/sums";

/// What is granted here: kronor by the year of the decision, and by county. Empty code: no county said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Here {
    pub by_year: BTreeMap<i16, Ore>,
    pub by_county: BTreeMap<String, Ore>,
}

impl Here {
    fn of(all: &[decisions::Public]) -> Here {
        let mut here = Here::default();
        for one in all.iter().filter(|one| one.outcome == Outcome::Granted) {
            for (key, sum) in [
                (here.by_year.entry(one.decided_on.year()).or_default(), one.sum()),
                (here.by_county.entry(one.county.clone()).or_default(), one.sum()),
            ] {
                *key = key.plus(sum);
            }
        }
        here
    }
}

/// `GET /funding/bank/sums`, and its table with `?format=`
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    RawQuery(asked): RawQuery,
) -> PageResult<Response> {
    let asked = asked.unwrap_or_default();
    let query: Query = serde_html_form::from_str(&asked).unwrap_or_default();
    let wanted: Wanted = serde_html_form::from_str(&asked).unwrap_or_default();
    let all = keep::projects(&app, &context.caller, !query.q.trim().is_empty()).await?;
    let found: Vec<&Kept> = all.iter().filter(|kept| query.takes(&kept.project)).collect();
    let sums = Sums::of(found.iter().map(|kept| &kept.project));
    if let Some(format) = wanted.format {
        return Ok(export::sums(context.language, &sums, app.clock.today()).respond(&context, format)?);
    }
    let (granted, _) = decisions::published(&app, &context.caller, &decisions::Query::default()).await?;
    let years = by_year(found.iter().map(|kept| &kept.project));
    Ok(view(&context, &query, &sums, &years, &Here::of(&granted)).into_response())
}

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    query: &Query,
    sums: &Sums,
    years: &BTreeMap<Option<i16>, Money>,
    here: &Here,
) -> Markup {
    let title = context.t("bank-sums-title");
    let undo: Vec<Chosen> = query
        .in_force()
        .into_iter()
        .map(|(name, value)| Chosen {
            words: if name == "county" { words::place_of(context.language, value) } else { value.to_owned() },
            without: context.href(&format!("{HERE}?{}", query.without(name))),
        })
        .collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("bank-sums-lead"))))
            (acts(context, HERE))
            (chosen(context, &undo))
            @if sums.all.projects == 0 { (nothing_there(context)) } @else {
                (whole(context, query, sums))
                (by_years(context, years, here))
                (by_places(context, query, sums, here))
                (by_programmes(context, query, sums))
                (links(context, HERE, &query.written()))
                (source(html! { (context.t("bank-source")) }))
            }
        },
    )
}

/// Dark is what is the row's alone, pale what it shares.
fn bars(caption: &str, heads: &[String], rows: &[BarRow]) -> Markup {
    bar_table(caption, heads, rows, FullWidth::Largest)
}

/// The list narrowed to a place.
fn narrowed(context: &Context, query: &Query, code: &str) -> String {
    let narrowed = Query { county: code.to_owned(), ..query.clone() };
    context.href(&format!("{PATH}?{}", narrowed.written()))
}

/// The counties with how many projects touch them.
fn points(context: &Context, query: &Query, sums: &Sums) -> Vec<MapPoint> {
    let l = context.language;
    let point = |(place, cell): (&Place, &Cell)| {
        let (latitude, longitude) = middle(place.county()?)?;
        let count = cell.touches.projects;
        Some(MapPoint {
            latitude,
            longitude,
            mark: None,
            number: Some(count),
            title: format!("{}: {}", words::place(l, place), l.counted("bank-found", u64::from(count))),
            href: Some(narrowed(context, query, place.code())),
        })
    };
    sums.by_place.iter().filter_map(point).collect()
}

/// The map, with everything together beside it.
fn whole(context: &Context, query: &Query, sums: &Sums) -> Markup {
    let l = context.language;
    let row = |key: &str, money: &Money| BarRow {
        label: html! { (context.t(key)) },
        figures: vec![
            l.whole(u64::from(money.projects)),
            l.kronor_bare(money.kronor),
            l.hundredths(money.euro),
            l.whole(u64::from(money.unknown)),
        ],
        dark: money.kronor.0,
        pale: 0,
    };
    let rows = [
        row("bank-of-one", &sums.of_one),
        row("bank-of-several", &sums.of_several),
        row("bank-of-none", &sums.of_none),
        row("bank-of-all", &sums.all),
    ];
    let heads = ["bank-what", "bank-projects", "bank-kronor", "bank-euros", "bank-unknown"];
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (context.t("bank-sums-whole")) }
            (map_block(context, &points(context, query, sums), None, None, html! {
                p class="ht-measure" { (context.t("bank-sums-how")) }
                (bars(&context.t("bank-sums-whole"), &heads.map(|key| context.t(key)), &rows))
                p class="ht-soft ht-measure" { (context.t("bank-on-the-map")) }
            }))
        }
    }
}

fn by_years(context: &Context, years: &BTreeMap<Option<i16>, Money>, here: &Here) -> Markup {
    let l = context.language;
    let mut all: Vec<Option<i16>> =
        years.keys().copied().chain(here.by_year.keys().map(|year| Some(*year))).collect();
    all.sort_unstable();
    all.dedup();
    let row = |year: &Option<i16>| {
        let money = years.get(year).copied().unwrap_or_default();
        let granted = year.and_then(|year| here.by_year.get(&year)).copied();
        BarRow {
            label: html! { @match year { Some(year) => (year), None => (context.t("bank-days-unknown")) } },
            figures: vec![
                l.whole(u64::from(money.projects)),
                l.kronor_bare(money.kronor),
                l.hundredths(money.euro),
                granted.map_or_else(|| "–".to_owned(), |sum| l.kronor_bare(sum)),
            ],
            dark: money.kronor.0,
            pale: granted.unwrap_or_default().0,
        }
    };
    let rows: Vec<BarRow> = all.iter().map(row).collect();
    let heads = ["bank-year", "bank-projects", "bank-kronor", "bank-euros", "bank-here"];
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (context.t("bank-by-year")) }
            p class="ht-measure" { (context.t("bank-by-year-text")) }
            (bars(&context.t("bank-by-year"), &heads.map(|key| context.t(key)), &rows))
        }
    }
}

fn by_places(context: &Context, query: &Query, sums: &Sums, here: &Here) -> Markup {
    let l = context.language;
    let mut rows = Vec::new();
    let mut places: Vec<(Place, Cell)> =
        sums.by_place.iter().map(|(place, cell)| (place.clone(), *cell)).collect();
    for code in here.by_county.keys() {
        let place = Place::County(code.clone());
        if !code.is_empty() && !sums.by_place.contains_key(&place) {
            places.push((place, Cell::default()));
        }
    }
    places.sort_by(|a, b| a.0.cmp(&b.0));
    for (place, cell) in &places {
        let name = words::place(l, place);
        let granted = place.county().and_then(|code| here.by_county.get(code)).copied();
        rows.push(BarRow {
            label: html! { a class="ds-link" href=(narrowed(context, query, place.code())) { (name) } },
            figures: vec![
                l.whole(u64::from(cell.touches.projects)),
                words::sum(l, &cell.touches),
                l.whole(u64::from(cell.alone.projects)),
                words::sum(l, &cell.alone),
                granted.map_or_else(|| "–".to_owned(), |sum| l.kronor(sum)),
            ],
            dark: cell.alone.kronor.0,
            pale: cell.touches.kronor.0,
        });
    }
    let heads = [
        "criterion-county",
        "bank-touches-projects",
        "bank-touches",
        "bank-alone-projects",
        "bank-alone",
        "bank-here",
    ];
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (context.t("bank-by-place")) }
            p class="ht-measure" { (context.t("bank-by-place-text")) }
            (bars(&context.t("bank-by-place"), &heads.map(|key| context.t(key)), &rows))
        }
    }
}

fn by_programmes(context: &Context, query: &Query, sums: &Sums) -> Markup {
    let l = context.language;
    let rows: Vec<BarRow> = sums
        .by_programme
        .iter()
        .map(|((period, programme), money)| {
            let narrowed = Query {
                period: period.code().to_owned(),
                programme: programme.clone(),
                ..query.clone()
            };
            let href = context.href(&format!("{PATH}?{}", narrowed.written()));
            let name = if programme.is_empty() { context.t("bank-not-said") } else { programme.clone() };
            BarRow {
                label: html! { a class="ds-link" href=(href) { (name) } span class="ht-by ht-soft" { (period.shown()) } },
                figures: vec![
                    l.whole(u64::from(money.projects)),
                    l.kronor_bare(money.kronor),
                    l.hundredths(money.euro),
                ],
                dark: money.kronor.0,
                pale: 0,
            }
        })
        .collect();
    let heads = ["bank-column-programme", "bank-projects", "bank-kronor", "bank-euros"];
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (context.t("bank-by-programme")) }
            p class="ht-measure" { (context.t("bank-by-programme-text")) }
            (bars(&context.t("bank-by-programme"), &heads.map(|key| context.t(key)), &rows))
        }
    }
}
