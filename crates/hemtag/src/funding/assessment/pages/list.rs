//! All applications of a call with how their assessment stands: filtered, as a page or a file. Intervals, not one ranked line.

use axum::{
    extract::{Path, Query as Asked, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    assessors::Done,
    plot::{Line, intervals},
    words,
};
use crate::{
    app::App,
    funding::{
        assessment::{self, CallNow, model::spread::of_criterion},
        calls::{self, KeptCall},
        model::application::State as ApplicationState,
    },
    http::{
        Context, PageResult,
        components::{
            Chosen, Column, FieldErrors, OptionGroup, Select, breadcrumbs, chosen, data_table, empty,
            filters, list_page, page_head, select,
        },
        download::{Cell, Table, Wanted, file_name, links},
        page,
    },
    words::Language,
};

/// What the list is narrowed to.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    pub state: String,
    pub goal: String,
    /// `waiting`: something is left to do; `none`: nobody is asked; `done`: all have handed in.
    pub assessment: String,
}

const ASSESSMENT: [&str; 3] = ["none", "waiting", "done"];

impl Query {
    fn written(&self, without: &str) -> String {
        let pairs = [("state", &self.state), ("goal", &self.goal), ("assessment", &self.assessment)];
        let given: Vec<(&str, &String)> =
            pairs.into_iter().filter(|(name, value)| !value.is_empty() && *name != without).collect();
        serde_html_form::to_string(&given).unwrap_or_default()
    }

    fn holds(&self, line: &CallNow) -> bool {
        let state = ApplicationState::parse(&self.state).is_none_or(|state| line.kept.state == state);
        let goal = self.goal.is_empty()
            || line.kept.application.contributions.iter().any(|one| one.sub_goal == self.goal);
        let assessment = match self.assessment.as_str() {
            "none" => line.asked == 0,
            "waiting" => line.handed_in < line.asked,
            "done" => line.asked > 0 && line.handed_in == line.asked,
            _ => true,
        };
        state && goal && assessment
    }
}

fn address(call: &KeptCall) -> String {
    format!("/funding/calls/{}/applications", call.code)
}

/// `GET /funding/calls/{code}/applications`
///
/// # Errors
/// When the caller is no officer, there is no such call, or the database does not answer.
pub async fn list(
    context: Context,
    State(app): State<App>,
    Path(code): Path<String>,
    Asked(query): Asked<Query>,
    Asked(wanted): Asked<Wanted>,
    Asked(done): Asked<Done>,
) -> PageResult<Response> {
    let call = calls::by_code(&app, &context.caller, &code).await?;
    let mut all = assessment::overview(&app, &context.caller, &call).await?;
    let count = all.len();
    all.retain(|line| query.holds(line));
    if let Some(format) = wanted.format {
        let name = file_name(context.language, "ansokningar", "applications", app.clock.today());
        return Ok(table(context.language, &call, &all, name).respond(&context, format)?);
    }
    Ok(view(&context, &call, &query, &all, count, &done.told(&context)).into_response())
}

fn view(
    context: &Context,
    call: &KeptCall,
    query: &Query,
    lines: &[CallNow],
    count: usize,
    told: &Markup,
) -> Markup {
    let l = context.language;
    let title = context.t("assess-applications");
    let path = format!("/funding/calls/{}", call.code);
    let own = address(call);
    page(
        context,
        &title,
        html! {
            (told)
            (breadcrumbs(context, &[(call.call.title.of(l).to_owned(), &path)], &title))
            (page_head(Some(call.call.title.of(l)), &title, Some(&context.t("assess-applications-lead"))))
            p class="ht-acts" {
                a class="ds-link" href=(context.href(&format!("/funding/calls/{}/assessors", call.code))) { (context.t("assess-propose-title")) }
                " " a class="ds-link" href=(context.href("/funding/work")) { (context.t("work-title")) }
            }
            (list_page(narrow(context, call, query), None, html! {
                h2 class="ds-heading" data-size="sm" { (l.counted("assess-found", lines.len() as u64)) }
                (chosen(context, &in_force(context, call, query)))
                @if lines.is_empty() && count > 0 {
                    (empty(&context.t("assess-hidden"), html! {}, Some((&context.t("assess-all"), context.href(&own)))))
                } @else if lines.is_empty() {
                    (empty(&context.t("assess-applications-none"), html! {}, None))
                } @else {
                    (plotted(context, lines))
                    (rows(context, lines))
                    p class="ht-source" { (context.t("assess-points-source")) }
                    (links(context, &own, &query.written("")))
                }
            }))
        },
    )
}

fn plotted(context: &Context, lines: &[CallNow]) -> Markup {
    let with: Vec<Line> = lines
        .iter()
        .filter_map(|line| Some(Line { label: line.kept.application.title.clone(), spread: line.total? }))
        .collect();
    intervals(100.0, &with, &context.t("assess-plot-key-call"))
}

/// With how many others the points do not tell an application apart.
fn overlapping(lines: &[CallNow], one: &CallNow) -> Option<usize> {
    let own = one.total?;
    let others = lines.iter().filter(|line| line.kept.id != one.kept.id);
    Some(others.filter_map(|line| line.total).filter(|total| own.overlaps(total)).count())
}

fn rows(context: &Context, lines: &[CallNow]) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("assess-application")),
        Column::text(context.t("assess-stands")),
        Column::number(context.t("assess-read-asked")),
        Column::number(context.t("assess-handed-in-of")),
        Column::number(context.t("assess-total")),
        Column::number(context.t("assess-overlaps")),
    ];
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            let path = format!("/funding/assessments/of/{}", line.kept.id);
            vec![
                html! {
                    a class="ds-link" href=(context.href(&path)) { (line.kept.application.title) }
                    @if let Some(number) = &line.kept.number { " " span class="ht-soft" { (number) } }
                },
                html! { (crate::funding::applications::words::state(l, line.kept.state)) },
                html! { (l.kronor(line.kept.application.asked())) },
                html! {
                    (context.ta("assess-handed-of", &[("handed", line.handed_in.into()), ("asked", line.asked.into())]))
                    @if line.conflicts > 0 { ", " (l.counted("assess-conflicts", line.conflicts as u64)) }
                },
                html! { (words::spread(l, line.total.as_ref())) },
                html! { @match overlapping(lines, line) { Some(count) => (count), None => (context.t("assess-not-known")) } },
            ]
        })
        .collect();
    data_table(&context.t("assess-applications"), &columns, &rows)
}

type Choosable = (&'static str, &'static str, Vec<(String, String)>);

fn options(context: &Context, call: &KeptCall) -> Vec<Choosable> {
    let l = context.language;
    let states = ApplicationState::ALL
        .into_iter()
        .filter(|state| *state != ApplicationState::Draft)
        .map(|state| (state.code().to_owned(), crate::funding::applications::words::state(l, state)));
    let goals = call.call.sub_goals.iter().map(|goal| (goal.code.clone(), goal.title.of(l).to_owned()));
    let assessment =
        ASSESSMENT.iter().map(|code| ((*code).to_owned(), context.t(&format!("assess-filter-{code}"))));
    vec![
        ("state", "assess-stands", states.collect()),
        ("goal", "assess-goal", goals.collect()),
        ("assessment", "assess-assessment", assessment.collect()),
    ]
}

fn value<'q>(query: &'q Query, name: &str) -> &'q str {
    match name {
        "state" => &query.state,
        "goal" => &query.goal,
        _ => &query.assessment,
    }
}

fn narrow(context: &Context, call: &KeptCall, query: &Query) -> Markup {
    let errors = FieldErrors::new();
    filters(
        context,
        &address(call),
        html! {
            @for (name, words, options) in options(context, call) {
                (select(&errors, &Select {
                    name,
                    label: context.t(words),
                    hint: None,
                    value: value(query, name),
                    none: Some(context.t("assess-any")),
                    groups: vec![OptionGroup { label: String::new(), options }],
                }))
            }
        },
    )
}

fn in_force(context: &Context, call: &KeptCall, query: &Query) -> Vec<Chosen> {
    let mut all = Vec::new();
    for (name, label, options) in options(context, call) {
        if let Some((_, words)) = options.into_iter().find(|(code, _)| code == value(query, name)) {
            let rest = query.written(name);
            let path = if rest.is_empty() { address(call) } else { format!("{}?{rest}", address(call)) };
            all.push(Chosen {
                words: format!("{}: {words}", context.t(label)),
                without: context.href(&path),
            });
        }
    }
    all
}

fn table(l: Language, call: &KeptCall, lines: &[CallNow], name: String) -> Table {
    let number = |value: f64| Cell::Number((value * 1000.0).round() / 1000.0);
    let mut rows = Vec::new();
    for line in lines {
        let application = &line.kept.application;
        let lead = application.lead();
        let row = |criterion: &str, spread: Option<assessment::model::spread::Spread>| -> Vec<Cell> {
            vec![
                line.kept.number.clone().into(),
                application.title.clone().into(),
                lead.map(|lead| lead.name.clone()).into(),
                crate::funding::applications::words::state(l, line.kept.state).into(),
                #[expect(clippy::cast_precision_loss, reason = "kronor far below what a float holds")]
                Cell::Number(application.asked().0 as f64 / 100.0),
                u32::try_from(line.asked).unwrap_or(u32::MAX).into(),
                u32::try_from(line.handed_in).unwrap_or(u32::MAX).into(),
                criterion.into(),
                spread.map_or(Cell::Empty, |spread| number(spread.mean)),
                spread.and_then(|spread| spread.deviation).map_or(Cell::Empty, number),
                spread.map_or(Cell::Empty, |spread| number(spread.least)),
                spread.map_or(Cell::Empty, |spread| number(spread.most)),
            ]
        };
        rows.push(row("total", line.total));
        for criterion in &call.call.criteria {
            rows.push(row(&criterion.code, of_criterion(&line.points, &criterion.code)));
        }
    }
    Table {
        name,
        columns: vec![
            "number",
            "title",
            "applicant",
            "state",
            "requested_sek",
            "assessors",
            "handed_in",
            "criterion",
            "mean",
            "deviation",
            "least",
            "most",
        ],
        rows,
        note: Some(l.t("assess-points-source")),
    }
}
