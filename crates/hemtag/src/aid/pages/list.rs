//! The register as a list: what is published, for everybody; the whole, for staff. Narrowed by its address, taken away as files.

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{PATH, above, firm_path};
use crate::{
    access::{Action, Relation},
    aid::{
        export,
        keep::{self, Register},
        model::{Entry, Origin, query::Query},
        words,
    },
    app::App,
    http::{
        Context, PageResult,
        components::{
            Chosen, Column, Field, FieldErrors, FieldKind, OptionGroup, Pager, Select, breadcrumbs, chosen,
            data_table, empty, field, filters, list_page, page_head, pager, search_box, select,
        },
        download::{Wanted, links},
        page,
    },
};

const PER_PAGE: u32 = 50;
const PUBLIC: &str = "/aid/register";

/// `GET /aid/register`, and its table with `?format=`: what the agency granted.
///
/// # Errors
/// When the database does not answer.
pub async fn public(
    State(app): State<App>,
    context: Context,
    RawQuery(asked): RawQuery,
) -> PageResult<Response> {
    let register = keep::published(&app, &context.caller).await?;
    answer(&context, &register, &asked.unwrap_or_default(), true, app.clock.today())
}

/// `GET /aid`, and its table with `?format=`: everything, for staff.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn staff(
    State(app): State<App>,
    context: Context,
    RawQuery(asked): RawQuery,
) -> PageResult<Response> {
    let register = keep::register(&app, &context.caller).await?;
    answer(&context, &register, &asked.unwrap_or_default(), false, app.clock.today())
}

fn answer(
    context: &Context,
    register: &Register,
    asked: &str,
    public: bool,
    today: Date,
) -> PageResult<Response> {
    let query: Query = serde_html_form::from_str(asked).unwrap_or_default();
    let wanted: Wanted = serde_html_form::from_str(asked).unwrap_or_default();
    let found = export::taken(context.language, register, &query, public);
    if let Some(format) = wanted.format {
        let table = if public {
            export::public(context.language, register, &found, today)
        } else {
            export::whole(context.language, register, &found, today)
        };
        return Ok(table.respond(context, format)?);
    }
    Ok(view(context, register, &query, &found, public).into_response())
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, register: &Register, query: &Query, found: &[&Entry], public: bool) -> Markup {
    let (path, title, lead) = if public {
        (PUBLIC, "aid-public-title", "aid-public-lead")
    } else {
        (PATH, "aid-title", "aid-lead")
    };
    let title = context.t(title);
    let kept: Vec<(&str, &str)> = query.in_force().into_iter().filter(|(name, _)| *name != "q").collect();
    let last = (found.len() as u32).div_ceil(PER_PAGE).max(1);
    let at = query.page().min(last);
    let undo: Vec<Chosen> = query
        .in_force()
        .into_iter()
        .map(|(name, value)| Chosen {
            words: told(context, name, value),
            without: context.href(&with(path, &query.without(name))),
        })
        .collect();
    let shown: Vec<&Entry> =
        found.iter().skip((at - 1) as usize * PER_PAGE as usize).take(PER_PAGE as usize).copied().collect();
    let list = html! {
        (chosen(context, &undo))
        @if found.is_empty() {
            (empty(&context.t("aid-none-title"), html! { p { (context.t(if query.in_force().is_empty() { "aid-none" } else { "aid-none-filtered" })) } },
                (!query.in_force().is_empty()).then(|| (context.t("filters-clear"), context.href(path))).as_ref().map(|(words, to)| (words.as_str(), to.clone()))))
        } @else {
            (table(context, register, &shown, public, found.len()))
            (pager(context, Pager { page: at, per_page: PER_PAGE, total: found.len() as u64 }, |number| {
                let path = with(path, query);
                let join = if path.contains('?') { '&' } else { '?' };
                context.href(&format!("{path}{join}page={number}"))
            }))
            (links(context, path, &pairs(query)))
        }
    };
    page(
        context,
        &title,
        html! {
            @if public { (breadcrumbs(context, &[], &title)) } @else { (breadcrumbs(context, &[], &title)) }
            (page_head(None, &title, Some(&context.t(lead))))
            @if !public { (acts(context)) }
            (search_box(context, path, "q", &context.t("aid-search"), &query.q, &kept))
            (list_page(narrow(context, path, query, public), None, list))
            @if public { p class="ht-source" { (context.t("aid-public-about")) } }
        },
    )
}

fn acts(context: &Context) -> Markup {
    let link = |path: &str, key: &str| html! { a class="ds-link" href=(context.href(path)) { (context.t(key)) } " " };
    html! {
        p class="ht-acts" {
            @if context.caller.may(Action::KeepAid, Relation::None) {
                (link("/aid/grants/new", "aid-new-title"))
                (link("/aid/import", "aid-import-title"))
            }
            (link("/aid/rates", "aid-rates-title"))
            (link(PUBLIC, "aid-public-title"))
        }
    }
}

fn table(context: &Context, register: &Register, shown: &[&Entry], public: bool, total: usize) -> Markup {
    let l = context.language;
    let mut columns = vec![
        Column::text(context.t("aid-column-firm")),
        Column::text(context.t("aid-column-granted")),
        Column::number(context.t("aid-column-euro")),
        Column::text(context.t("aid-column-grantor")),
        Column::text(context.t("aid-column-instrument")),
        Column::text(context.t("aid-column-branch")),
    ];
    if !public {
        columns.push(Column::text(context.t("aid-column-origin")));
    }
    let rows: Vec<Vec<Markup>> = shown
        .iter()
        .map(|entry| {
            let facts = &entry.facts;
            let firm = register.firms.get(&facts.firm);
            let number = firm.and_then(|firm| firm.number).and_then(vocabulary::OrganisationNumber::shown);
            let name = html! {
                @if public { (firm.map(|firm| words::beneficiary(l, firm)).unwrap_or_default()) }
                @else { a class="ds-link" href=(context.href(&firm_path(facts.firm))) { (words::firm(&register.firms, facts.firm)) } }
                @if let Some(number) = number { br; span class="ht-soft" { (number) } }
            };
            let euro = words::span(l, facts.worth.span());
            let mut row = vec![
                name,
                html! {
                    @if public { (words::when(l, facts.when)) }
                    @else { a class="ds-link" href=(context.href(&format!("/aid/grants/{}", entry.id.0))) { (words::when(l, facts.when)) } }
                },
                html! { (euro) },
                html! { (facts.authority) },
                html! { (words::instrument(l, facts.instrument)) },
                html! { (if facts.nace.is_empty() { context.t("not-known") } else { facts.nace.clone() }) },
            ];
            if !public {
                row.push(html! {
                    (words::source(l, entry))
                    @if entry.withdrawn { " – " (context.t("aid-withdrawn")) }
                });
            }
            row
        })
        .collect();
    data_table(&l.counted("aid-found", total as u64), &columns, &rows)
}

fn narrow(context: &Context, path: &str, query: &Query, public: bool) -> Markup {
    let none = FieldErrors::new();
    let origins = Origin::ALL.iter().filter(|one| !public || **one != Origin::Stated);
    let origins = origins.map(|one| (one.code().to_owned(), words::origin(context.language, *one))).collect();
    filters(
        context,
        path,
        html! {
            @if !query.q.is_empty() { input type="hidden" name="q" value=(query.q); }
            @if !public {
                (select(&none, &Select {
                    name: "origin",
                    label: context.t("aid-column-origin"),
                    hint: None,
                    value: &query.origin,
                    none: Some(context.t("filter-any")),
                    groups: vec![OptionGroup { label: String::new(), options: origins }],
                }))
            }
            (field(&none, &Field { name: "from", label: context.t("aid-from"), value: &query.from, kind: FieldKind::Date, ..Field::default() }))
            (field(&none, &Field { name: "to", label: context.t("aid-to"), value: &query.to, kind: FieldKind::Date, ..Field::default() }))
        },
    )
}

fn pairs(query: &Query) -> String {
    let pairs = query.in_force();
    let pairs =
        pairs.iter().map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)));
    pairs.collect::<Vec<_>>().join("&")
}

fn with(path: &str, query: &Query) -> String {
    let pairs = pairs(query);
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{pairs}") }
}

/// A filter in force, in words.
fn told(context: &Context, name: &str, value: &str) -> String {
    let l = context.language;
    match name {
        "origin" => Origin::parse(value).map(|origin| words::origin(l, origin)).unwrap_or_default(),
        "from" | "to" => {
            let label = context.t(if name == "from" { "aid-from" } else { "aid-to" });
            format!("{label} {value}")
        }
        _ => format!("”{value}”"),
    }
}

/// Where a page of the register stands.
#[must_use]
pub(super) fn trail(context: &Context, title: &str) -> Markup {
    breadcrumbs(context, &above(context), title)
}
