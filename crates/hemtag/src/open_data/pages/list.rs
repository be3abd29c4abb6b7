//! `/open-data`: every table that the public may take away, what it holds, and the catalogue of them.

use axum::{
    extract::{Query as Asked, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::PATH;
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageResult,
        components::{
            Column, Tone, breadcrumbs, data_table, downloads, empty, notice, page_head, search_box,
        },
        download::{Cell, Format, Table, file_name, links},
        page,
    },
    open_data::{
        catalogue::{self, Form},
        model::{Dataset, FORMATS, all},
    },
    words::Language,
};

/// What the list is narrowed by, and the form it is wanted in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    q: String,
    format: Option<Format>,
}

impl Query {
    /// Whether every word that was asked for stands in what is said of a data set.
    fn finds(&self, l: Language, one: &Dataset) -> bool {
        let text = format!(
            "{} {} {} {}",
            one.code,
            one.title.of(l),
            one.description.of(l),
            one.keywords.of(l).join(" ")
        )
        .to_lowercase();
        self.q.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// `GET /open-data`, and the list as a table with `?format=`
///
/// # Errors
/// When the caller may not.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Asked(query): Asked<Query>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    let l = context.language;
    let found: Vec<&Dataset> = all().iter().filter(|one| query.finds(l, one)).collect();
    if let Some(format) = query.format {
        return Ok(table(l, &found, &app).respond(&context, format)?);
    }
    let lacks = catalogue::lacks(&app.config);
    Ok(view(&context, &query.q, &found, &lacks).into_response())
}

fn view(context: &Context, q: &str, found: &[&Dataset], lacks: &[&str]) -> Markup {
    let title = context.t("open-data-title");
    let rows: Vec<Vec<Markup>> = found.iter().map(|one| row(context, one)).collect();
    let columns = ["what", "files", "changes", "licence"]
        .map(|key| Column::text(context.t(&format!("open-data-{key}"))));
    let query =
        if q.is_empty() { String::new() } else { serde_html_form::to_string([("q", q)]).unwrap_or_default() };
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("open-data-lead"))))
            p class="ht-acts" {
                a class="ds-link" href=(context.href("/api")) { (context.t("api-title")) } " "
                a class="ds-link" href=(context.href("/about-the-data")) { (context.t("nav-about")) } " "
                a class="ds-link" href=(context.href("/feed")) { (context.t("feed-title")) }
            }
            (search_box(context, PATH, "q", &context.t("open-data-search"), q, &[]))
            @if found.is_empty() {
                (empty(&context.t("open-data-none"), html! { p { (context.t("open-data-none-text")) } }, Some((&context.t("open-data-all"), context.href(PATH)))))
            }
            @else {
                (data_table(&context.ta("open-data-count", &[("n", found.len().into())]), &columns, &rows))
                (links(context, PATH, &query))
            }
            section class="ht-section ht-prose" id="catalogue" {
                h2 class="ds-heading" data-size="md" { (context.t("open-data-catalogue")) }
                p { (context.t("open-data-catalogue-text")) }
                @if !lacks.is_empty() {
                    (notice(Tone::Warning, &context.t("open-data-lacks"), html! {
                        p { (context.ta("open-data-lacks-text", &[("settings", lacks.join(", ").into())])) }
                    }))
                }
                (downloads(context, &context.t("open-data-catalogue"), &Form::ALL.map(|form| {
                    (form.name(), format!("{PATH}/catalogue/{}", form.code()))
                })))
            }
        },
    )
}

fn row(context: &Context, one: &Dataset) -> Vec<Markup> {
    let l = context.language;
    vec![
        html! {
            a class="ds-link" href=(context.href(&format!("{PATH}/{}", one.code))) { (one.title.of(l)) }
        },
        html! { (files(context, one)) },
        html! { (context.t(&format!("open-data-frequency-{}", one.frequency.to_lowercase()))) },
        html! { (licence(context, one)) },
    ]
}

/// A link for each file.
pub(super) fn files(context: &Context, one: &Dataset) -> Markup {
    let title = one.title.of(context.language);
    let every = FORMATS.map(|(end, _, name)| (name, one.file(end)));
    let others = one.others().into_iter().map(|(_, _, name, address)| (name, address));
    html! {
        span {
            @for (name, address) in every.into_iter().chain(others) {
                a class="ds-link" href=(context.href(&address)) download { (name) span class="ds-sr-only" { ", " (title) } } " "
            }
        }
    }
}

pub(super) fn licence(context: &Context, one: &Dataset) -> Markup {
    html! {
        @match (&one.licence, one.licence_address()) {
            (Some(name), Some(address)) => a class="ds-link" href=(address) rel="license" { (name) },
            (Some(name), None) => (name),
            (None, _) => (context.t("open-data-licence-none")),
        }
    }
}

fn table(l: Language, found: &[&Dataset], app: &App) -> Table {
    let address = app.config.address();
    Table {
        name: file_name(l, "oppna-data", "open-data", app.clock.today()),
        columns: vec!["code", "title_sv", "title_en", "page", "csv", "frequency", "theme", "licence"],
        rows: found
            .iter()
            .map(|one| {
                vec![
                    one.code.as_str().into(),
                    one.title.sv.as_str().into(),
                    one.title.en.as_str().into(),
                    format!("{address}{}", one.page).into(),
                    format!("{address}{}", one.file("csv")).into(),
                    one.frequency.as_str().into(),
                    one.theme.as_str().into(),
                    one.licence.as_deref().map_or(Cell::Empty, Cell::from),
                ]
            })
            .collect(),
        note: None,
    }
}
