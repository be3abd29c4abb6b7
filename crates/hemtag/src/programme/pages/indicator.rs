//! `/programme/indicators/{code}`: one indicator by its periods, what it means, and for officers the things that it is made of.

use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{PATH, above, asked_day, figure, indicators};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            BarRow, Column, FullWidth, bar_table, breadcrumbs, data_table, facts, page_head, source,
        },
        download::{self, Cell, Table, Wanted},
        page,
    },
    programme::{
        Figures, Made, PROJECTS, Row, Total, figures, made_of,
        model::{Counted, Indicator, Kind, Period, Programme, Told, Whose, end_of},
        reported_by_projects,
    },
};

/// Things shown on one page; the file has them all.
const MOST: usize = 500;

/// `GET /programme/indicators/{code}`; with `format`, its periods as a table to take away.
///
/// # Errors
/// For an indicator that is not there; when the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let query = query.unwrap_or_default();
    let typed = Typed::of_body(&query);
    let programme = app.programmes.named(typed.text("programme")).ok_or(PageError::NotFound)?;
    let on = asked_day(&typed).map_err(|_| PageError::BadRequest)?;
    let found = figures(&app, &context.caller, programme, on).await?;
    let row = found.rows.iter().find(|row| row.indicator.code == code).ok_or(PageError::NotFound)?;
    let wanted: Wanted = serde_html_form::from_str(&query).unwrap_or_default();
    if let Some(format) = wanted.format {
        let mut table = indicators::table(&context, programme, std::slice::from_ref(row), &[], found.whole);
        table.name = format!("programme-{code}");
        return Ok(table.respond(&context, format)?);
    }
    Ok(view(&context, programme, &found, row).into_response())
}

/// `GET /programme/indicators/{code}/made-of`: which things the figure is made of, down to the event; with the code `projects` and a
/// `key`, a call's and an indicator's, what projects report of it.
///
/// # Errors
/// For an indicator that is not there; when the caller may not, or nobody may.
pub async fn things(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadWhatIsCounted, Relation::None)?;
    let query = query.unwrap_or_default();
    let typed = Typed::of_body(&query);
    let programme = app.programmes.named(typed.text("programme")).ok_or(PageError::NotFound)?;
    let key = typed.given("key").filter(|_| code == PROJECTS);
    let reported = match key {
        Some(key) => reported_by_projects(&app, &context.caller, programme, key).await?,
        None => None,
    };
    let indicator = if key.is_some() { reported.as_ref() } else { programme.indicator(&code) };
    let indicator = indicator.ok_or(PageError::NotFound)?;
    let on = asked_day(&typed).map_err(|_| PageError::BadRequest)?;
    let until = on.map_or_else(|| app.clock.now(), end_of);
    let found = figures(&app, &context.caller, programme, None).await?;
    let periods = found.rows.iter().find(|row| row.indicator.code == code).map(|row| &row.periods);
    let named = |name: &str| {
        periods.into_iter().flatten().map(|(period, _)| *period).find(|period| period.to_string() == name)
    };
    let chosen = match typed.given("period") {
        None => None,
        Some(name) => Some(named(name).ok_or(PageError::NotFound)?),
    };
    let (from, until) = match chosen {
        Some(period) => (Some(period.begins()), period.ends().min(until)),
        None => (None, until),
    };
    let made = made_of(&app, &context.caller, indicator, from, until).await?;
    let wanted: Wanted = serde_html_form::from_str(&query).unwrap_or_default();
    if let Some(format) = wanted.format {
        return Ok(things_table(&context, indicator, &made).respond(&context, format)?);
    }
    Ok(view_things(&context, programme, indicator, chosen, &made, typed.text("on")).into_response())
}

fn things_table(context: &Context, indicator: &Indicator, made: &[Made]) -> Table {
    let rows = made.iter().map(|one| {
        let about = one.about.map(|(of, id)| format!("{of} {id}"));
        vec![
            Cell::from(one.at.to_string()),
            Cell::from(one.event.to_string()),
            Cell::from(one.action.as_str()),
            about.map_or(Cell::Empty, Cell::from),
            Cell::Number(figure::float(one.amount)),
            one.corrects.map_or(Cell::Empty, |at| Cell::from(at.to_string())),
            Cell::from(one.hash.as_str()),
        ]
    });
    Table {
        name: format!("programme-{}-made-of", indicator.code),
        columns: vec!["at", "event", "action", "about", "amount", "corrects", "hash"],
        rows: rows.collect(),
        note: Some(context.t("programme-made-of-note")),
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, programme: &Programme, found: &Figures<'_>, row: &Row<'_>) -> Markup {
    let l = context.language;
    let one = row.indicator;
    let title = one.title.of(l);
    let may_ask = context.caller.may(Action::ReadWhatIsCounted, Relation::None);
    let made_of = format!("{PATH}/indicators/{}/made-of?programme={}", one.code, programme.code);
    page(
        context,
        title,
        html! {
            (breadcrumbs(context, &[above(context), (context.t("programme-indicators"), "/programme/indicators")], title))
            (page_head(Some(programme.title.of(l)), title, Some(one.definition.of(l))))
            @if context.examples { p { (context.t("loop-examples")) } }
            p { (indicators::note(context, found.whole)) }
            p {
                b { (figure::total(l, one.counts.kind(), row.total)) } " " (one.unit.of(l)) ". "
                @if may_ask && one.counts.whose() == Whose::Shown {
                    a href=(context.href(&made_of)) { (context.t("programme-which")) }
                }
                @if one.counts.whose() == Whose::Nobodys { (context.t("programme-which-nobody")) }
            }
            (periods(context, row, may_ask.then_some(made_of.as_str())))
            (against(context, row))
            (download::links(context, &format!("{PATH}/indicators/{}", one.code), &format!("programme={}", programme.code)))
            (meaning(context, one))
            (source(html! { (context.ta("programme-figures-source", &[
                ("moment", l.in_sweden(found.until).into()), ("event", found.event.to_string().into()),
            ])) }))
        },
    )
}

/// Bars by period with their figures: the plot is its table.
fn periods(context: &Context, row: &Row<'_>, made_of: Option<&str>) -> Markup {
    let l = context.language;
    let one = row.indicator;
    let kind = one.counts.kind();
    let heads = [context.t("programme-period"), one.unit.of(l).to_owned()];
    let may_ask = made_of.filter(|_| one.counts.whose() == Whose::Shown);
    let bars: Vec<BarRow> = row
        .periods
        .iter()
        .map(|(period, told)| {
            let name = period.to_string();
            let dark = match told {
                Told::Figure { sum, .. } => sum.value.unwrap_or(0).max(0),
                Told::Few | Told::Nothing => 0,
            };
            let label = match may_ask {
                Some(path) => html! { a href=(context.href(&format!("{path}&period={name}"))) { (name) } },
                None => html! { (name) },
            };
            BarRow { label, figures: vec![figure::told(l, kind, *told, &name)], dark, pale: 0 }
        })
        .collect();
    let caption = context.ta("programme-periods", &[("title", one.title.of(l).into())]);
    html! {
        @if bars.is_empty() { p { (context.t("programme-periods-none")) } } @else {
            (bar_table(&caption, &heads, &bars, FullWidth::Largest))
        }
    }
}

/// The figure so far between its baseline and its target, where sources state them: the plot is its table.
fn against(context: &Context, row: &Row<'_>) -> Markup {
    let l = context.language;
    let one = row.indicator;
    let kind = one.counts.kind();
    // As it is counted: öre and seconds.
    let counted = |value: i64| match kind {
        Kind::Count => value,
        Kind::Money => value.saturating_mul(100),
        Kind::MedianSpan => value.saturating_mul(3600),
    };
    let stated = |key: &str, value: i64, on: Date| BarRow {
        label: html! { (context.t(key)) " (" (on) ")" },
        figures: vec![figure::number(l, value)],
        dark: 0,
        pale: counted(value).max(0),
    };
    let so_far = match row.total {
        Total::Figure(sum) => sum.value.unwrap_or(0).max(0),
        Total::Few | Total::Nothing => 0,
    };
    let mut bars: Vec<BarRow> = Vec::new();
    bars.extend(one.baseline.as_ref().map(|base| stated("programme-baseline", base.value, base.on)));
    bars.push(BarRow {
        label: html! { (context.t("programme-so-far")) },
        figures: vec![figure::total(l, kind, row.total)],
        dark: so_far,
        pale: 0,
    });
    bars.extend(one.target.as_ref().map(|target| stated("programme-target", target.value, target.by)));
    let heads = [context.t("programme-figure"), one.unit.of(l).to_owned()];
    html! {
        @if bars.len() > 1 {
            (bar_table(&context.t("programme-against"), &heads, &bars, FullWidth::Largest))
        }
    }
}

/// What the figure means: events, frequency, rule of small counts, baseline and target.
fn meaning(context: &Context, one: &Indicator) -> Markup {
    let l = context.language;
    let mut rows = vec![
        (context.t("programme-events"), html! { code { (one.events.join(", ")) } }),
        (
            context.t("programme-frequency"),
            html! { (context.t(&format!("programme-frequency-{}", one.frequency.code()))) },
        ),
        (
            context.t("programme-small"),
            html! {
                @if one.small_cell == 0 { (context.t("programme-small-none")) } @else {
                    (context.ta("programme-small-rule", &[("least", one.small_cell.into())]))
                }
            },
        ),
    ];
    rows.push((
        context.t("programme-baseline"),
        match &one.baseline {
            Some(base) => html! { (figure::number(l, base.value)) " (" (base.on) "). " (base.source) },
            None => html! { (context.t("programme-no-baseline")) },
        },
    ));
    rows.push((context.t("programme-target"), match &one.target {
        Some(target) => html! {
            (figure::number(l, target.value)) " " (context.ta("programme-target-by", &[("day", target.by.to_string().into())])) ". " (target.source)
        },
        None => html! { (context.t("programme-no-target")) },
    }));
    rows.push((
        context.t("programme-duties-of"),
        html! {
            @for duty in &one.duties { a href={ (context.href(PATH)) "#duty-" (duty) } { (duty) } " " }
        },
    ));
    html! {
        section class="ht-section ht-stack" id="meaning" {
            h2 class="ds-heading" data-size="md" { (context.t("programme-meaning")) }
            (facts(&rows))
        }
    }
}

/// The things, from plain data.
#[must_use]
pub fn view_things(
    context: &Context,
    programme: &Programme,
    indicator: &Indicator,
    period: Option<Period>,
    made: &[Made],
    on: &str,
) -> Markup {
    let l = context.language;
    let title = context.t("programme-made-of");
    let name = indicator.title.of(l);
    let name = period.map_or(name.to_owned(), |period| format!("{name}, {period}"));
    let columns = ["when", "about", "what", "amount", "event"]
        .map(|key| Column::text(context.t(&format!("programme-made-of-{key}"))));
    let rows: Vec<Vec<Markup>> = made.iter().take(MOST).map(|one| thing(context, indicator, one)).collect();
    let path = format!("{PATH}/indicators/{}", indicator.code);
    let key = indicator.assignment.as_deref().filter(|_| indicator.counts == Counted::ReportedByProjects);
    let above_it = key.map_or_else(
        || path.clone(),
        |_| format!("{PATH}/indicators?programme={}#{PROJECTS}", programme.code),
    );
    let key = key.map(|key| format!("&key={key}")).unwrap_or_default();
    let period = period.map(|period| period.to_string()).unwrap_or_default();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[above(context), (context.t("programme-indicators"), "/programme/indicators")], &title))
            (page_head(Some(&name), &title, Some(&context.t("programme-made-of-lead"))))
            p { a href=(context.href(&above_it)) { (indicator.title.of(l)) } }
            @if made.is_empty() { p { (context.t("programme-made-of-none")) } } @else {
                p { (l.counted("programme-made-of-count", made.len() as u64)) }
                @if made.len() > MOST { p { (context.ta("programme-made-of-most", &[("most", MOST.into())])) } }
                (data_table(&name, &columns, &rows))
                (download::links(context, &format!("{path}/made-of"), &format!("programme={}&period={period}&on={on}{key}", programme.code)))
            }
        },
    )
}

fn thing(context: &Context, indicator: &Indicator, one: &Made) -> Vec<Markup> {
    let l = context.language;
    let about = one.about.map(|(of, id)| (context.t(&format!("programme-about-{of}")), id));
    vec![
        html! { (l.in_sweden(one.at)) },
        html! {
            @match (&about, &one.path) {
                (Some((of, id)), Some(path)) => a href=(context.href(path)) { (of) " " (id) },
                (Some((of, id)), None) => { (of) " " (id) },
                (None, _) => (context.t("programme-about-none")),
            }
            @if let Some(county) = &one.key { " (" (l.county(county)) ")" }
        },
        html! {
            code { (one.action) }
            @if let Some(at) = one.corrects { " " (context.ta("programme-corrects", &[("moment", l.in_sweden(at).into())])) }
        },
        html! {
            @match indicator.counts.kind() {
                Kind::Count => (figure::number(l, one.amount)),
                Kind::Money => (l.kronor_bare(funding::Ore(one.amount))),
                Kind::MedianSpan => { (figure::number(l, one.amount / 60)) " min" },
            }
        },
        html! { (one.event) " " span class="ht-soft ht-break" title=(one.hash) { (one.hash.get(..12).unwrap_or_default()) "…" } },
    ]
}
