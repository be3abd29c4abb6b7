//! `/programme/indicators`: every indicator with its figure as of a day, its target, and where it leads; and what projects report.

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{PATH, above, asked_day, figure};
use crate::{
    access::{Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, breadcrumbs, data_table, error_summary, field, filters,
            page_head, source,
        },
        download::{self, Cell, Table, Wanted},
        page,
    },
    programme::{
        Figures, OfProjects, PROJECTS, Row, Total, figures,
        model::{Programme, Sum, Told},
    },
};

/// `GET /programme/indicators`; with `format`, every figure of every period as a table to take away.
///
/// # Errors
/// For a programme that is not there; when the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let query = query.unwrap_or_default();
    let typed = Typed::of_body(&query);
    let programme = app.programmes.named(typed.text("programme")).ok_or(PageError::NotFound)?;
    let on = asked_day(&typed);
    let found = figures(&app, &context.caller, programme, on.clone().ok().flatten()).await?;
    let wanted: Wanted = serde_html_form::from_str(&query).unwrap_or_default();
    if let Some(format) = wanted.format {
        // A file as of another day than was asked for would be taken for that day's.
        on.map_err(|_| PageError::BadRequest)?;
        return Ok(table(&context, programme, &found.rows, &found.projects, found.whole)
            .respond(&context, format)?);
    }
    Ok(view(&context, programme, &found, &on).into_response())
}

/// The note of every file of figures.
pub(super) fn note(context: &Context, whole: bool) -> String {
    context.t(if whole { "programme-note-whole" } else { "programme-note" })
}

/// One row for each period of each indicator, and one for its whole; then what projects report, by call and indicator.
pub(super) fn table(
    context: &Context,
    programme: &Programme,
    all: &[Row<'_>],
    projects: &[OfProjects],
    whole: bool,
) -> Table {
    let mut rows = Vec::new();
    for one in all {
        let kind = one.indicator.counts.kind();
        let mut put = |period: String, since: String, sum: Option<Sum>, state: &'static str| {
            rows.push(vec![
                Cell::from(one.indicator.code.as_str()),
                Cell::from(one.indicator.unit.en.as_str()),
                Cell::from(period),
                Cell::from(since),
                sum.and_then(|sum| figure::plain(kind, sum)).map_or(Cell::Empty, Cell::Number),
                Cell::from(state),
            ]);
        };
        for (period, told) in &one.periods {
            let name = period.to_string();
            match told {
                Told::Figure { sum, since } => put(name, since.to_string(), Some(*sum), "told"),
                Told::Few => put(name.clone(), name, None, "few"),
                Told::Nothing => put(name.clone(), name, Some(Sum { value: Some(0), of: 0 }), "nothing"),
            }
        }
        match one.total {
            Total::Figure(sum) => put("total".to_owned(), String::new(), Some(sum), "told"),
            Total::Few => put("total".to_owned(), String::new(), None, "few"),
            Total::Nothing => put("total".to_owned(), String::new(), None, "nothing"),
        }
    }
    rows.extend(projects.iter().map(|one| {
        vec![
            Cell::from(one.of.key.as_str()),
            Cell::from(one.of.unit.en.as_str()),
            Cell::from("total"),
            Cell::from(""),
            Cell::Number(figure::float(one.value)),
            Cell::from("told"),
        ]
    }));
    Table {
        name: format!("programme-{}-indicators", programme.code),
        columns: vec!["indicator", "unit", "period", "counted_since", "value", "state"],
        rows,
        note: Some(note(context, whole)),
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    programme: &Programme,
    found: &Figures<'_>,
    on: &Result<Option<Date>, String>,
) -> Markup {
    let title = context.t("programme-indicators");
    let day = on.as_ref().ok().copied().flatten().map(|day| day.to_string()).unwrap_or_default();
    let mut errors = FieldErrors::new();
    if on.is_err() {
        errors.add("on", context.t("programme-wrong-on"));
    }
    let typed = on.as_ref().map_or_else(Clone::clone, |_| day.clone());
    page(
        context,
        &title,
        html! {
            (error_summary(context, &errors))
            (breadcrumbs(context, &[above(context)], &title))
            (page_head(Some(programme.title.of(context.language)), &title, Some(&context.t("programme-indicators-lead"))))
            @if context.examples { p { (context.t("loop-examples")) } }
            p { (note(context, found.whole)) }
            (filters(context, &format!("{PATH}/indicators"), html! {
                input type="hidden" name="programme" value=(programme.code);
                (field(&errors, &Field {
                    name: "on", label: context.t("programme-on"), hint: Some(context.t("programme-on-hint")), value: &typed,
                    kind: FieldKind::Date, ..Field::default()
                }))
            }))
            (list(context, programme, found, &day))
            (download::links(context, &format!("{PATH}/indicators"), &format!("programme={}&on={day}", programme.code)))
            (projects(context, programme, found, &day))
            (source(html! { (context.ta("programme-figures-source", &[
                ("moment", context.language.in_sweden(found.until).into()), ("event", found.event.to_string().into()),
            ])) }))
        },
    )
}

fn list(context: &Context, programme: &Programme, found: &Figures<'_>, day: &str) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("programme-indicator")),
        Column::number(context.t("programme-figure")),
        Column::text(context.t("programme-unit")),
        Column::text(context.t("programme-target")),
        Column::text(context.t("programme-duties-of")),
    ];
    let rows: Vec<Vec<Markup>> = found
        .rows
        .iter()
        .map(|row| {
            let one = row.indicator;
            let href = format!("{PATH}/indicators/{}?programme={}&on={day}", one.code, programme.code);
            vec![
                html! { a href=(context.href(&href)) { (one.title.of(l)) } },
                html! { b { (figure::total(l, one.counts.kind(), row.total)) } },
                html! { (one.unit.of(l)) },
                match &one.target {
                    Some(target) => html! { (figure::number(l, target.value)) " " (context.ta("programme-target-by", &[("day", target.by.to_string().into())])) },
                    None => html! { (context.t("programme-no-target")) },
                },
                html! { (one.duties.join(", ")) },
            ]
        })
        .collect();
    if rows.is_empty() {
        return html! { p { (context.t("programme-indicators-none")) } };
    }
    data_table(&context.t("programme-indicators"), &columns, &rows)
}

/// Where it is told what a figure that projects report is made of.
pub(super) fn made_of_projects(programme: &Programme, key: &str, day: &str) -> String {
    format!("{PATH}/indicators/{PROJECTS}/made-of?programme={}&key={key}&on={day}", programme.code)
}

/// What projects report of their calls' own indicators.
fn projects(context: &Context, programme: &Programme, found: &Figures<'_>, day: &str) -> Markup {
    let l = context.language;
    let may_ask = context.caller.may(Action::ReadWhatIsCounted, Relation::None);
    let title = context.t("programme-projects");
    let columns = [
        Column::text(context.t("programme-projects-call")),
        Column::text(context.t("programme-indicator")),
        Column::number(context.t("programme-figure")),
        Column::text(context.t("programme-unit")),
        Column::number(context.t("programme-projects-count")),
    ];
    let row = |one: &OfProjects| {
        vec![
            html! { (one.of.call.of(l)) },
            html! { (one.of.title.of(l)) },
            html! {
                @if may_ask { a href=(context.href(&made_of_projects(programme, &one.of.key, day))) { (figure::number(l, one.value)) } }
                @else { (figure::number(l, one.value)) }
            },
            html! { (one.of.unit.of(l)) },
            html! { (one.projects) },
        ]
    };
    let rows: Vec<Vec<Markup>> = found.projects.iter().map(row).collect();
    html! {
        section class="ht-section ht-stack" id="projects" {
            h2 class="ds-heading" data-size="md" { (title) }
            p { (context.t("programme-projects-text")) }
            @if rows.is_empty() { p { (context.t(if found.whole { "programme-projects-none" } else { "programme-projects-few" })) } } @else {
                (data_table(&title, &columns, &rows))
            }
        }
    }
}
