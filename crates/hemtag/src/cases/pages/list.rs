//! The list of cases, for staff: filters, what waits longest first, as a page or a file; and the advisers with their load.

use axum::{
    extract::{Query as Asked, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::{address, words};
use crate::{
    access::{Action, Relation, check},
    app::App,
    cases::{
        Line, PER_PAGE, Query, case_lines, list_cases, loads,
        model::{Load, Party, State as CaseState, Triage},
    },
    http::{
        Context, PageResult,
        components::{
            Chosen, Column, Field, FieldErrors, FieldKind, OptionGroup, Pager, Select, breadcrumbs, chosen,
            data_table, empty, field, filters, list_page, page_head, pager, search_box, select,
        },
        download::{Cell, Table, Wanted, file_name, links},
        page,
    },
    words::Language,
};

/// Lines of one file.
const MOST: u64 = 100_000;

/// `GET /cases`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list(
    context: Context,
    State(app): State<App>,
    Asked(query): Asked<Query>,
    Asked(wanted): Asked<Wanted>,
) -> PageResult<Response> {
    check(&context.caller, Action::ListCases, Relation::None)?;
    if let Some(format) = wanted.format {
        let (lines, _) = case_lines(&app, &context.caller, &query, 0, MOST).await?;
        let today = app.clock.today();
        return Ok(table(context.language, &lines, today).respond(&context, format)?);
    }
    let (lines, count) = list_cases(&app, &context.caller, &query).await?;
    let loads = loads(&app, &context.caller).await?;
    Ok(view(&context, &query, &lines, count, &loads).into_response())
}

fn view(context: &Context, query: &Query, lines: &[Line], count: u64, loads: &[Load]) -> Markup {
    let title = context.t("cases-title");
    let keep = [
        ("adviser", query.adviser.as_str()),
        ("county", &query.county),
        ("triage", &query.triage),
        ("state", &query.state),
        ("waits_for", &query.waits_for),
        ("since", &query.since),
    ];
    let keep: Vec<(&str, &str)> = keep.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("cases-lead"))))
            p class="ht-acts" { a class="ds-link" href=(context.href("/cases/advisers")) { (context.t("cases-advisers")) } " " a class="ds-link" href=(context.href("/allocation")) { (context.t("allocation-title")) } }
            (search_box(context, "/cases", "q", &context.t("cases-search"), &query.q, &keep))
            (list_page(narrow(context, query, loads), None, results(context, query, lines, count, loads)))
        },
    )
}

fn results(context: &Context, query: &Query, lines: &[Line], count: u64, loads: &[Load]) -> Markup {
    html! {
        h2 class="ds-heading" data-size="sm" { (context.language.counted("cases-found", count)) }
        (chosen(context, &in_force(context, query, loads)))
        @if lines.is_empty() {
            @if query.narrows() {
                (empty(&context.t("cases-hidden"), html! {}, Some((&context.t("cases-all"), context.href("/cases")))))
            } @else {
                (empty(&context.t("cases-none"), html! { p { (context.t("cases-none-why")) } }, None))
            }
        } @else {
            (rows(context, lines))
            (pager(context, Pager { page: query.page.max(1), per_page: PER_PAGE, total: count }, |p| {
                context.href(&query.on_page(p).path())
            }))
            (links(context, "/cases", &query.on_page(1).written()))
        }
    }
}

fn day(l: Language, at: jiff::Timestamp) -> String {
    l.date(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}

fn rows(context: &Context, lines: &[Line]) -> Markup {
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
            vec![
                html! {
                    a class="ds-link" href=(context.href(&address(case.id))) { (words::line_title(l, line)) }
                    @if line.example { " " span class="ds-tag" data-size="sm" { (context.t("example")) } }
                },
                html! { (words::step_of_line(l, line)) @if let Some(on) = case.next.on { " (" (l.date(on)) ")" } },
                html! { (words::party(l, case.next.waits_for)) },
                html! { (day(l, case.next.waits_since)) },
                html! { @match &line.adviser { Some(name) => (name), None => (context.t("case-adviser-none")) } },
                html! { (words::county(l, case.county.as_deref())) },
            ]
        })
        .collect();
    data_table(&context.t("cases-caption"), &columns, &rows)
}

/// Each filter as a list of values with their words.
/// A field to filter by: its name, the key of its words, its values with their words.
type Choosable = (&'static str, &'static str, Vec<(String, String)>);

fn options(context: &Context, loads: &[Load]) -> Vec<Choosable> {
    let l = context.language;
    let mut advisers = vec![("none".to_owned(), context.t("case-adviser-none"))];
    if context.caller.person.is_some() {
        advisers.insert(0, ("me".to_owned(), context.t("cases-mine")));
    }
    advisers.extend(loads.iter().map(|load| (load.person.id.0.to_string(), load.person.name.clone())));
    let counties = Vocabulary::embedded().places().counties();
    let counties = counties.iter().map(|c| (c.code.clone(), l.pick(&c.name_sv, &c.name_en).to_owned()));
    let triages = Triage::ALL.iter().map(|t| (t.code().to_owned(), words::triage(l, Some(*t))));
    let states = CaseState::ALL.iter().map(|s| (s.code().to_owned(), words::state(l, *s)));
    let parties = Party::ALL.iter().map(|p| (p.code().to_owned(), words::party(l, *p)));
    vec![
        ("adviser", "case-adviser", advisers),
        ("county", "case-county", counties.collect()),
        ("triage", "case-triage", triages.collect()),
        ("state", "case-state", states.collect()),
        ("waits_for", "case-waits-for", parties.collect()),
    ]
}

fn narrow(context: &Context, query: &Query, loads: &[Load]) -> Markup {
    let errors = FieldErrors::default();
    filters(
        context,
        "/cases",
        html! {
            @if !query.q.is_empty() { input type="hidden" name="q" value=(query.q); }
            @for (name, words, options) in options(context, loads) {
                @let none = context.t(if name == "state" { "cases-open" } else { "cases-any" });
                (select(&errors, &Select {
                    name,
                    label: context.t(words),
                    hint: None,
                    value: query.get(name),
                    none: Some(none),
                    groups: vec![OptionGroup { label: String::new(), options }],
                }))
            }
            (field(&errors, &Field {
                name: "since",
                label: context.t("cases-since"),
                value: &query.since,
                kind: FieldKind::Date,
                ..Field::default()
            }))
        },
    )
}

fn in_force(context: &Context, query: &Query, loads: &[Load]) -> Vec<Chosen> {
    let mut all = Vec::new();
    let mut add = |name: &str, words: String| {
        all.push(Chosen { words, without: context.href(&query.without(name).path()) });
    };
    if !query.q.is_empty() {
        add("q", query.q.clone());
    }
    for (name, label, options) in options(context, loads) {
        let value = query.get(name);
        if let Some((_, words)) = options.into_iter().find(|(code, _)| code == value) {
            add(name, format!("{}: {}", context.t(label), words));
        }
    }
    if !query.since.is_empty() {
        add("since", format!("{}: {}", context.t("cases-since"), query.since));
    }
    all
}

/// The list as a file. A free text that a spreadsheet would take for a formula is told as text there.
fn table(l: Language, lines: &[Line], today: jiff::civil::Date) -> Table {
    let cells = |line: &Line| -> Vec<Cell> {
        let case = &line.case;
        vec![
            case.id.0.to_string().into(),
            line.title.clone().into(),
            words::state(l, case.state(today)).into(),
            words::triage(l, case.triage).into(),
            case.county.as_deref().map(|code| words::county(l, Some(code))).into(),
            case.branch.clone().into(),
            line.adviser.clone().into(),
            words::step_of_line(l, line).into(),
            words::party(l, case.next.waits_for).into(),
            day(l, case.next.waits_since).into(),
            case.next.on.map(|on| l.date(on)).into(),
            day(l, case.opened_at).into(),
            case.qualified_at.map(|at| day(l, at)).into(),
            case.closed_at.map(|at| day(l, at)).into(),
        ]
    };
    Table {
        name: file_name(l, "arenden", "cases", today),
        columns: vec![
            "case",
            "title",
            "state",
            "about",
            "county",
            "branch",
            "adviser",
            "next_step",
            "waits_for",
            "waits_since",
            "by",
            "opened",
            "fit_for_makers",
            "closed",
        ],
        rows: lines.iter().map(cells).collect(),
        note: None,
    }
}

/// `GET /cases/advisers`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn advisers(context: Context, State(app): State<App>) -> PageResult {
    let l = context.language;
    let loads = loads(&app, &context.caller).await?;
    let title = context.t("cases-advisers");
    let columns = [
        Column::text(context.t("case-adviser")),
        Column::text(context.t("cases-serves")),
        Column::number(context.t("cases-load-open")),
        Column::number(context.t("cases-load-waiting")),
    ];
    let rows: Vec<Vec<Markup>> = loads
        .iter()
        .map(|load| {
            let list = context.href(&format!("/cases?adviser={}", load.person.id.0));
            vec![
                html! { a class="ds-link" href=(list) { (load.person.name) } },
                html! { (words::serves(l, load)) },
                html! { (l.whole(load.open)) },
                html! { (l.whole(load.waiting)) },
            ]
        })
        .collect();
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[(context.t("cases-title"), "/cases")], &title))
            (page_head(None, &title, Some(&context.t("cases-advisers-lead"))))
            @if rows.is_empty() { (empty(&context.t("case-no-advisers"), html! {}, None)) }
            @else { (data_table(&title, &columns, &rows)) }
        },
    ))
}
