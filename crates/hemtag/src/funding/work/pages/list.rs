//! The one list as a page, a file or a calendar.

use axum::{
    extract::{Query as Asked, State},
    http::header,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::{
    app::App,
    funding::{
        assessment::pages::words::day,
        model::application::WaitsFor,
        work::{self, Found, Item, Kind, PER_PAGE, Query},
    },
    http::{
        Context, PageResult,
        components::{
            Chosen, Column, FieldErrors, OptionGroup, Pager, Select, breadcrumbs, checkbox, chosen,
            data_table, downloads, empty, filters, list_page, page_head, pager, select,
        },
        download::{Table, Wanted, file_name, links},
        page,
    },
    words::Language,
};

pub(super) const PATH: &str = "/funding/work";

/// `GET /funding/work`
///
/// # Errors
/// When the caller is no officer, or the database does not answer.
pub async fn list(
    context: Context,
    State(app): State<App>,
    Asked(query): Asked<Query>,
    Asked(wanted): Asked<Wanted>,
) -> PageResult<Response> {
    let found = work::read_list(&app, &context.caller, &query, wanted.format.is_some()).await?;
    let today = app.clock.today();
    if let Some(format) = wanted.format {
        return Ok(table(context.language, &found, today).respond(&context, format)?);
    }
    Ok(view(&context, &query, &found, today).into_response())
}

/// `GET /funding/work/calendar`: the same days for a calendar.
///
/// # Errors
/// When the caller is no officer, or the database does not answer.
pub async fn calendar(
    context: Context,
    State(app): State<App>,
    Asked(query): Asked<Query>,
) -> PageResult<Response> {
    let text = work::calendar(&app, &context.caller, context.language, &query).await?;
    let head = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"hemtag-work.ics\""),
    ];
    Ok((head, text).into_response())
}

fn view(context: &Context, query: &Query, found: &Found, today: Date) -> Markup {
    let title = context.t("work-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("work-lead"))))
            p class="ht-acts" { a class="ds-link" href=(context.href("/funding/assessors")) { (context.t("assess-assessors")) } }
            (list_page(narrow(context, query, found), None, results(context, query, found, today)))
        },
    )
}

fn with(query: &str) -> String {
    if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{query}") }
}

fn results(context: &Context, query: &Query, found: &Found, today: Date) -> Markup {
    let l = context.language;
    let whole = query.on_page(0).written("");
    let calendar = format!("{PATH}/calendar?{whole}");
    html! {
        h2 class="ds-heading" data-size="sm" {
            (l.counted("work-found", found.total as u64))
            @if found.late > 0 { ", " (l.counted("work-found-late", found.late as u64)) }
        }
        (chosen(context, &in_force(context, query, found)))
        @if found.items.is_empty() && !whole.is_empty() {
            (empty(&context.t("work-hidden"), html! {}, Some((&context.t("work-all"), context.href(PATH)))))
        } @else if found.items.is_empty() {
            (empty(&context.t("work-none"), html! { p { (context.t("work-none-why")) } }, None))
        } @else {
            (rows(context, found, today))
            (pager(context, Pager { page: query.page.max(1), per_page: PER_PAGE, total: found.total as u64 }, |page| {
                context.href(&with(&query.on_page(page).written("")))
            }))
            (links(context, PATH, &whole))
            (downloads(context, &context.t("work-calendar"), &[("iCalendar", context.href(&calendar))]))
        }
    }
}

/// What it is, in words.
pub(super) fn kind(l: Language, kind: Kind) -> String {
    l.t(&format!("work-kind-{}", kind.code()))
}

/// Whom it waits for: the person where it is one.
fn waits_for(l: Language, found: &Found, item: &Item) -> String {
    let who = l.t(&format!("work-waits-{}", item.waits_for.code()));
    let person = item.person.or(match item.waits_for {
        WaitsFor::Officer | WaitsFor::Decider => item.officer,
        _ => None,
    });
    match person.and_then(|id| found.names.get(&id)) {
        Some(name) if !name.is_empty() => format!("{who}: {name}"),
        _ => who,
    }
}

fn rows(context: &Context, found: &Found, today: Date) -> Markup {
    let l = context.language;
    let columns = ["work-what", "work-application", "work-waits-for", "work-since", "work-till"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = found
        .items
        .iter()
        .map(|item| {
            let title = found.titles.get(&item.application).cloned().unwrap_or_default();
            vec![
                html! { (kind(l, item.kind)) },
                html! {
                    a class="ds-link" href=(context.href(&item.path())) { (title) }
                    @if let Some(number) = &item.number { " " span class="ht-soft ht-nowrap" { (number) } }
                },
                html! { (waits_for(l, found, item)) },
                html! { span class="ht-nowrap" { (day(item.since)) } },
                html! {
                    @match &item.due {
                        None => (context.t("work-no-day")),
                        Some(due) => {
                            a class="ds-link ht-nowrap" href=(context.href(&format!("{PATH}/days/{}", due.id))) { (l.date(due.on)) }
                            @if let Some(late) = item.late_by(today) {
                                " " strong { (l.counted("work-late-by", u64::try_from(late).unwrap_or(0))) }
                            }
                        },
                    }
                },
            ]
        })
        .collect();
    data_table(&context.t("work-caption"), &columns, &rows)
}

type Choosable = (&'static str, &'static str, Vec<(String, String)>);

fn options(context: &Context, found: &Found) -> Vec<Choosable> {
    let l = context.language;
    let kinds = Kind::all().map(|one| (one.code().to_owned(), kind(l, one)));
    let calls = found.calls.iter().map(|call| (call.code.clone(), call.call.title.of(l).to_owned()));
    let waits = WaitsFor::ALL
        .iter()
        .filter(|one| **one != WaitsFor::Nobody)
        .map(|one| (one.code().to_owned(), context.t(&format!("work-waits-{}", one.code()))));
    vec![
        ("kind", "work-what", kinds.collect()),
        ("call", "work-call", calls.collect()),
        ("waits_for", "work-waits-for", waits.collect()),
    ]
}

fn narrow(context: &Context, query: &Query, found: &Found) -> Markup {
    let errors = FieldErrors::new();
    filters(
        context,
        PATH,
        html! {
            @if context.caller.person.is_some() {
                (checkbox("mine", "yes", &context.t("work-mine"), !query.mine.is_empty()))
            }
            (checkbox("late", "yes", &context.t("work-late"), !query.late.is_empty()))
            @for (name, words, options) in options(context, found) {
                (select(&errors, &Select {
                    name,
                    label: context.t(words),
                    hint: None,
                    value: query.get(name),
                    none: Some(context.t("work-any")),
                    groups: vec![OptionGroup { label: String::new(), options }],
                }))
            }
        },
    )
}

fn in_force(context: &Context, query: &Query, found: &Found) -> Vec<Chosen> {
    let whole = query.on_page(0);
    let mut all = Vec::new();
    for (name, label) in [("mine", "work-mine"), ("late", "work-late")] {
        if !query.get(name).is_empty() {
            all.push(Chosen { words: context.t(label), without: context.href(&with(&whole.written(name))) });
        }
    }
    for (name, label, options) in options(context, found) {
        if let Some((_, words)) = options.into_iter().find(|(code, _)| code == query.get(name)) {
            let without = context.href(&with(&whole.written(name)));
            all.push(Chosen { words: format!("{}: {words}", context.t(label)), without });
        }
    }
    all
}

fn table(l: Language, found: &Found, today: Date) -> Table {
    let row = |item: &Item| {
        let name = |id: Option<crate::access::PersonId>| id.and_then(|id| found.names.get(&id)).cloned();
        let late = item.late_by(today).and_then(|days| u32::try_from(days).ok());
        let call = found.calls.iter().find(|call| call.id == item.call);
        vec![
            kind(l, item.kind).into(),
            item.number.clone().into(),
            found.titles.get(&item.application).cloned().into(),
            call.map(|call| call.call.title.of(l).to_owned()).into(),
            l.t(&format!("work-waits-{}", item.waits_for.code())).into(),
            name(item.person).into(),
            name(item.officer).into(),
            day(item.since).into(),
            item.on().map(|on| on.to_string()).into(),
            late.into(),
        ]
    };
    Table {
        name: file_name(l, "vantar", "waiting", today),
        columns: vec![
            "what",
            "number",
            "title",
            "call",
            "waits_for",
            "person",
            "officer",
            "since",
            "till",
            "days_late",
        ],
        rows: found.items.iter().map(row).collect(),
        note: None,
    }
}
