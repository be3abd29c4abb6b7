//! `/admin/jobs`: what waits in the queue, what is under way, what failed and what was given up.

use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Filter, Job, Kind, QueueError, State as Stands, list, try_again};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{
            Chosen, Column, FieldErrors, OptionGroup, Pager, Select, Tone, breadcrumbs, chosen, data_table,
            empty, filters, list_page, notice, page_head, pager, select,
        },
        download::{Cell, Table, Wanted, file_name, links},
        page,
    },
    words::Language,
};

/// Where the page is.
pub const PATH: &str = "/admin/jobs";

/// Jobs on a page, and in a file.
const PER_PAGE: u32 = 50;
const MOST_IN_A_FILE: u64 = 10_000;

impl From<QueueError> for PageError {
    fn from(error: QueueError) -> PageError {
        match error {
            QueueError::Denied(denied) => denied.into(),
            QueueError::NotFound => PageError::NotFound,
            QueueError::Key(error) => anyhow::Error::from(error).into(),
            QueueError::Database(error) => error.into(),
        }
    }
}

/// What the address asks for; words that mean nothing narrow nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    state: String,
    kind: String,
    page: String,
}

impl Asked {
    fn filter(&self) -> Filter {
        Filter { state: Stands::parse(&self.state), kind: Kind::parse(&self.kind) }
    }

    fn page(&self) -> u32 {
        self.page.parse().unwrap_or(1).max(1)
    }
}

/// The query of an address that narrows so.
fn query_of(filter: Filter) -> String {
    let state = filter.state.map(|state| format!("state={}", state.code()));
    let kind = filter.kind.map(|kind| format!("kind={}", kind.code()));
    [state, kind].into_iter().flatten().collect::<Vec<_>>().join("&")
}

fn path_of(filter: Filter) -> String {
    let query = query_of(filter);
    if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{query}") }
}

/// `GET /admin/jobs`, and its table with `?format=`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    RawQuery(asked): RawQuery,
) -> PageResult<Response> {
    let query = asked.unwrap_or_default();
    let asked: Asked = serde_html_form::from_str(&query).unwrap_or_default();
    let wanted: Wanted = serde_html_form::from_str(&query).unwrap_or_default();
    let filter = asked.filter();
    if let Some(format) = wanted.format {
        let (jobs, _) = list(&app, &context.caller, filter, 0, MOST_IN_A_FILE).await?;
        let name = file_name(context.language, "jobb", "jobs", app.clock.today());
        return Ok(table(name, &jobs).respond(&context, format)?);
    }
    let page = asked.page();
    let from = u64::from(page - 1) * u64::from(PER_PAGE);
    let (jobs, all) = list(&app, &context.caller, filter, from, u64::from(PER_PAGE)).await?;
    Ok(view(&context, filter, &jobs, Pager { page, per_page: PER_PAGE, total: all }).into_response())
}

/// `POST /admin/jobs/{id}/again`: a job that failed or was given up is tried again at once.
///
/// # Errors
/// When the caller may not, there is no such job, or the database refuses.
pub async fn again(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult<Response> {
    let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
    try_again(&app, &context.caller, id).await?;
    Ok(Redirect::to(&context.href(&format!("{PATH}?done=again"))).into_response())
}

/// A kind in words; the code of one that a newer program knows.
#[must_use]
pub fn kind(l: Language, code: &str) -> String {
    match Kind::parse(code) {
        Some(kind) => l.t(&format!("job-kind-{}", kind.code().replace('_', "-"))),
        None => code.to_owned(),
    }
}

fn stands(l: Language, state: Stands) -> String {
    l.t(&format!("job-state-{}", state.code().replace('_', "-")))
}

/// The rows as a file.
fn table(name: String, jobs: &[Job]) -> Table {
    let number = |n: i64| Cell::Text(n.to_string());
    let moment = |at: Option<jiff::Timestamp>| Cell::from(at.map(|at| at.to_string()));
    let whole = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let rows = jobs.iter().map(|job| {
        let progress = job.progress.as_ref();
        vec![
            number(job.id),
            job.kind.as_str().into(),
            job.state.code().into(),
            job.asked_by.as_str().into(),
            moment(Some(job.asked_at)),
            u32::try_from(job.attempts).unwrap_or(0).into(),
            moment(job.state.is_open().then_some(job.due_at)),
            job.node.as_deref().into(),
            moment(job.taken_at),
            progress.map(|progress| whole(progress.done)).into(),
            progress.and_then(|progress| progress.of).map(whole).into(),
            job.why.map(super::Why::code).into(),
            moment(job.ended_at),
            job.outcome.as_deref().into(),
            job.made.map(|made| made.to_string()).into(),
        ]
    });
    Table {
        name,
        columns: vec![
            "job", "kind", "state", "asked_by", "asked_at", "attempts", "due_at", "node", "taken_at", "done",
            "of", "why", "ended_at", "outcome", "made",
        ],
        rows: rows.collect(),
        note: None,
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, filter: Filter, jobs: &[Job], pages: Pager) -> Markup {
    let title = context.t("jobs-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("admin-title"), "/admin")], &title))
            (page_head(None, &title, Some(&context.t("jobs-lead"))))
            @if context.done() == Some("again") { (notice(Tone::Success, &context.t("jobs-again-done"), html! {})) }
            (list_page(narrow(context, filter), None, results(context, filter, jobs, pages)))
        },
    )
}

fn narrow(context: &Context, filter: Filter) -> Markup {
    let l = context.language;
    let none = FieldErrors::new();
    let field = |name: &'static str, label: &str, value: &str, options: Vec<(String, String)>| {
        let groups = vec![OptionGroup { label: String::new(), options }];
        let any = Some(context.t("filter-any"));
        select(&none, &Select { name, label: context.t(label), hint: None, value, none: any, groups })
    };
    let states = Stands::ALL.map(|state| (state.code().to_owned(), stands(l, state))).to_vec();
    let kinds = Kind::ALL.map(|one| (one.code().to_owned(), kind(l, one.code()))).to_vec();
    filters(
        context,
        PATH,
        html! {
            (field("state", "job-state", filter.state.map_or("", Stands::code), states))
            (field("kind", "job-kind", filter.kind.map_or("", Kind::code), kinds))
        },
    )
}

fn results(context: &Context, filter: Filter, jobs: &[Job], pages: Pager) -> Markup {
    let l = context.language;
    let mut undo = Vec::new();
    if let Some(state) = filter.state {
        let without = context.href(&path_of(Filter { state: None, ..filter }));
        undo.push(Chosen { words: stands(l, state), without });
    }
    if let Some(of) = filter.kind {
        let without = context.href(&path_of(Filter { kind: None, ..filter }));
        undo.push(Chosen { words: kind(l, of.code()), without });
    }
    let columns = ["job-number", "job-kind", "job-state", "job-asked", "job-how", "job-act"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = jobs.iter().map(|job| row(context, job)).collect();
    html! {
        (chosen(context, &undo))
        @if jobs.is_empty() {
            (empty(&context.t("jobs-none"), html! { p { (context.t(if undo.is_empty() { "jobs-none-at-all" } else { "jobs-none-so" })) } }, None))
        } @else {
            p { (l.counted("jobs-found", pages.total)) }
            (data_table(&title_of(context, filter), &columns, &rows))
            (pager(context, pages, |number| {
                let query = query_of(filter);
                let join = if query.is_empty() { "" } else { "&" };
                context.href(&format!("{PATH}?{query}{join}page={number}"))
            }))
            (links(context, PATH, &query_of(filter)))
        }
    }
}

fn title_of(context: &Context, filter: Filter) -> String {
    filter.state.map_or_else(|| context.t("jobs-title"), |state| stands(context.language, state))
}

fn row(context: &Context, job: &Job) -> Vec<Markup> {
    let l = context.language;
    let moment = |at: jiff::Timestamp| l.moment(&at.to_string());
    let how = html! {
        @if let (Some(node), Some(since), true) = (&job.node, job.taken_at, job.state == Stands::Taken) {
            p { (context.ta("job-on-node", &[("node", node.as_str().into()), ("since", moment(since).into())])) }
        }
        @if let Some(progress) = job.progress.as_ref().filter(|_| job.state == Stands::Taken) {
            p {
                @match progress.of {
                    Some(of) => (context.ta("job-done-of", &[("n", l.whole(progress.done).into()), ("of", l.whole(of).into())])),
                    None => (context.ta("job-done-so-far", &[("n", l.whole(progress.done).into())])),
                }
            }
        }
        @if let Some(why) = job.why.filter(|_| job.state != Stands::Done) { p { (context.t(&format!("job-why-{}", why.code()))) } }
        @if job.state == Stands::Failed { p { (context.ta("job-next", &[("at", moment(job.due_at).into())])) } }
        @if let Some(at) = job.ended_at { p { (context.ta("job-ended", &[("at", moment(at).into())])) } }
        @if job.attempts > 0 { p class="ht-soft" { (l.counted("job-attempts", u64::from(job.attempts.unsigned_abs()))) } }
    };
    let (role, account) =
        job.asked_by.split_once(':').map_or((job.asked_by.as_str(), None), |(r, n)| (r, Some(n)));
    let asked = html! {
        (moment(job.asked_at)) br;
        span class="ht-soft" {
            (context.t(&format!("role-{}", role.replace('_', "-"))))
            @if let Some(account) = account { ", " (context.ta("job-account", &[("number", account.into())])) }
        }
    };
    let act = html! {
        @if job.state.may_be_tried_again() {
            form method="post" action=(context.href(&format!("{PATH}/{}/again", job.id))) {
                button class="ds-button" data-variant="secondary" type="submit" {
                    (context.t("job-again")) span class="ds-sr-only" { " (" (job.id) ")" }
                }
            }
        }
    };
    vec![
        html! { (job.id) },
        html! { (kind(l, &job.kind)) },
        html! { (stands(l, job.state)) },
        asked,
        how,
        act,
    ]
}
