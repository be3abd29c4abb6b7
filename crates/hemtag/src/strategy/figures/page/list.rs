//! All figures: searched, filtered, taken away as a table, of today or of an earlier version.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use strategy::{Economics, Figure, FigureAt, FigureOf};

use super::{FOLDER, links};
use crate::{
    access::{Action, Relation, check},
    app::App,
    http::{
        Context, PageResult,
        components::{
            Column, FieldErrors, OptionGroup, Pager, Select, Tone, data_table, empty, filters, notice,
            page_head, pager, search_box, select,
        },
        download::{self, Cell, Format, Table},
        page,
    },
    strategy::figures::{keep, words},
};

const EACH_PAGE: usize = 40;

/// What the reader asks for, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    of: String,
    key: String,
    /// "estimate", "sourced" or "changed"; else all.
    kind: String,
    version: String,
    page: String,
    format: Option<Format>,
}

impl Asked {
    fn query(&self, page: Option<u32>) -> String {
        let page = page.map(|n| n.to_string()).unwrap_or_default();
        let pairs = [
            ("q", self.q.as_str()),
            ("of", &self.of),
            ("key", &self.key),
            ("kind", &self.kind),
            ("version", &self.version),
            ("page", &page),
        ];
        let given: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_html_form::to_string(given).unwrap_or_default()
    }
}

/// `GET /strategy/figures`, and its table with `?format=`
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    context: Context,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> PageResult<Response> {
    check(&context.caller, Action::ReadFigures, Relation::None)?;
    let now = app.figures.current();
    let earlier = match asked.version.trim() {
        "" => None,
        version => Some(keep::of_version(&app, version).await?),
    };
    let is_known = !matches!(earlier, Some(None));
    let economics = earlier.flatten().unwrap_or_else(|| Arc::clone(&now.economics));
    let found: Vec<(FigureAt, &Figure)> =
        economics.figures().into_iter().filter(|(at, figure)| fits(&context, &asked, at, figure)).collect();
    if let Some(format) = asked.format {
        return Ok(table(&context, &economics, &found).respond(&context, format)?);
    }
    let versions = keep::versions(&app).await?;
    let shown = Shown {
        asked: &asked,
        economics: &economics,
        found: &found,
        versions: &versions,
        left_out: &now.left_out,
        is_known,
    };
    Ok(view(&context, &shown).into_response())
}

fn fits(context: &Context, asked: &Asked, at: &FigureAt, figure: &Figure) -> bool {
    let l = context.language;
    let is_of = asked.of.is_empty() || at.of.code() == asked.of;
    let is_key = asked.key.is_empty() || at.key == asked.key;
    let is_kind = match asked.kind.as_str() {
        "estimate" => figure.is_estimate(),
        "sourced" => !figure.is_estimate(),
        "changed" => Economics::embedded().figure(at) != Some(figure),
        _ => true,
    };
    let text = asked.q.trim().to_lowercase();
    let is_found = text.is_empty() || {
        let all = format!("{} {} {}", words::whole(l, at), figure.source, at).to_lowercase();
        text.split_whitespace().all(|word| all.contains(word))
    };
    is_of && is_key && is_kind && is_found
}

struct Shown<'s> {
    asked: &'s Asked,
    economics: &'s Economics,
    found: &'s [(FigureAt, &'s Figure)],
    versions: &'s [(String, jiff::Timestamp)],
    left_out: &'s [FigureAt],
    is_known: bool,
}

fn view(context: &Context, shown: &Shown<'_>) -> Markup {
    let (l, asked) = (context.language, shown.asked);
    let title = context.t("figures-title");
    let pages = u32::try_from(shown.found.len().div_ceil(EACH_PAGE)).unwrap_or(1).max(1);
    let at_page = asked.page.parse::<u32>().unwrap_or(1).clamp(1, pages);
    let first = (at_page as usize - 1) * EACH_PAGE;
    let places: Vec<FigureAt> =
        shown.found.iter().skip(first).take(EACH_PAGE).map(|(at, _)| at.clone()).collect();
    let columns = [
        Column::text(context.t("figures-figure")),
        Column::text(context.t("figures-value")),
        Column::text(context.t("figures-source")),
        Column::text(context.t("figures-sure")),
    ];
    let keep: Vec<(&str, &str)> =
        [("of", asked.of.as_str()), ("key", &asked.key), ("kind", &asked.kind), ("version", &asked.version)]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("figures-lead"))))
            @if !shown.is_known {
                (notice(Tone::Warning, &context.t("figures-version-unknown-title"), html! {
                    p { (context.ta("figures-version-unknown", &[("version", asked.version.as_str().into())])) }
                }))
            }
            @if !shown.left_out.is_empty() {
                (notice(Tone::Warning, &context.t("figures-left-out"), html! {
                    ul { @for at in shown.left_out { li { (at.to_string()) } } }
                }))
            }
            (search_box(context, FOLDER, "q", &context.t("figures-search"), &asked.q, &keep))
            (filters(context, FOLDER, choices(context, shown)))
            p class="ht-source" {
                (l.counted("figures-count", shown.found.len() as u64)) " "
                (context.ta("figures-version", &[("version", shown.economics.version.as_str().into())]))
            }
            @if places.is_empty() {
                (empty(&context.t("figures-none"), html! { p { (context.t("figures-none-why")) } },
                    Some((&context.t("figures-all"), context.href(FOLDER)))))
            } @else {
                (data_table(&context.t("figures-caption"), &columns, &links::rows(context, shown.economics, &places)))
                (pager(context, Pager { page: at_page, per_page: EACH_PAGE as u32, total: shown.found.len() as u64 }, |n| {
                    context.href(&format!("{FOLDER}?{}", asked.query(Some(n))))
                }))
                (download::links(context, FOLDER, &asked.query(None)))
            }
        },
    )
}

fn choices(context: &Context, shown: &Shown<'_>) -> Markup {
    let (l, asked) = (context.language, shown.asked);
    let none = FieldErrors::new();
    let one = |options: Vec<(String, String)>| vec![OptionGroup { label: String::new(), options }];
    let groups = FigureOf::ALL.into_iter().map(|of| (of.code().to_owned(), words::group(l, of)));
    let kinds = ["estimate", "sourced", "changed"]
        .into_iter()
        .map(|kind| (kind.to_owned(), context.t(&format!("figures-kind-{kind}"))));
    let versions = shown
        .versions
        .iter()
        .map(|(version, since)| (version.clone(), format!("{version} ({})", l.moment(&since.to_string()))));
    let of = |name, label: &str, value, options: Vec<(String, String)>, all: &str| {
        select(
            &none,
            &Select {
                name,
                label: context.t(label),
                hint: None,
                value,
                none: Some(context.t(all)),
                groups: one(options),
            },
        )
    };
    html! {
        @if !asked.q.is_empty() { input type="hidden" name="q" value=(asked.q); }
        @if !asked.key.is_empty() { input type="hidden" name="key" value=(asked.key); }
        (of("of", "figures-filter-of", &asked.of, groups.collect(), "figures-filter-all"))
        (of("kind", "figures-filter-kind", &asked.kind, kinds.collect(), "figures-filter-all"))
        (of("version", "figures-filter-version", &asked.version, versions.collect(), "figures-version-now"))
    }
}

fn table(context: &Context, economics: &Economics, found: &[(FigureAt, &Figure)]) -> Table {
    let l = context.language;
    let row = |(at, figure): &(FigureAt, &Figure)| -> Vec<Cell> {
        vec![
            at.of.code().into(),
            at.key.clone().into(),
            at.name.clone().into(),
            words::whole(l, at).into(),
            Cell::Number(figure.range.low),
            Cell::Number(figure.range.likely),
            Cell::Number(figure.range.high),
            figure.unit.clone().into(),
            figure.source.clone().into(),
            figure.on.to_string().into(),
            figure.confidence.code().into(),
            (if Economics::embedded().figure(at) == Some(*figure) { "tables" } else { "agency" }).into(),
        ]
    };
    Table {
        name: "hemtag-strategy-figures".to_owned(),
        columns: vec![
            "of",
            "key",
            "figure",
            "name",
            "low",
            "likely",
            "high",
            "unit",
            "source",
            "on",
            "confidence",
            "stated_by",
        ],
        rows: found.iter().map(row).collect(),
        note: Some(context.ta("figures-version", &[("version", economics.version.as_str().into())])),
    }
}
