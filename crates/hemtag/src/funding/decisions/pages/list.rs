//! Every decision, for everybody: filters, tables to take away, and what each of their fields means.

use axum::{
    extract::{Query as Asked, State},
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use vocabulary::Vocabulary;

use super::{above, address};
use crate::{
    app::App,
    funding::{
        decisions::{Public, Query, giving, published, words},
        model::decision::Outcome,
    },
    http::{
        Context, PageResult,
        components::{
            Chosen, Column, FieldErrors, NumberFact, OptionGroup, Select, breadcrumbs, chosen, data_table,
            downloads, empty, facts, filters, list_page, number_strip, page_head, select, source,
        },
        download::{Cell, Format, Table, file_name},
        page,
    },
    words::Language,
};

const HERE: &str = "/funding/decisions";

/// The columns of the tables, by which they are documented.
const COLUMNS: [&str; 19] = [
    "id",
    "number",
    "decided_on",
    "outcome",
    "call",
    "title",
    "applicant",
    "organisation_number",
    "county",
    "granted_kronor",
    "granted_by_year",
    "paid_kronor",
    "share_percent",
    "project_from",
    "project_to",
    "sub_goals",
    "reasons",
    "amended",
    "closed",
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    format: String,
}

/// `GET /funding/decisions`, as a file with `?format=csv`, `xlsx`, `json` or `360giving`
///
/// # Errors
/// When the database does not answer; a bad request for a format that is none.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Asked(query): Asked<Query>,
    Asked(wanted): Asked<Wanted>,
) -> PageResult<Response> {
    let (found, all) = published(&app, &context.caller, &query).await?;
    let format = match wanted.format.as_str() {
        "" => return Ok(view(&context, &query, &found, &all).into_response()),
        "csv" => Format::Csv,
        "xlsx" => Format::Xlsx,
        "json" => Format::Json,
        "360giving" => {
            let name =
                file_name(context.language, "beslut-360giving", "decisions-360giving", app.clock.today());
            let headers = [
                (header::CONTENT_TYPE, "application/json".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.json\"")),
            ];
            let whole = serde_json::to_vec_pretty(&giving::whole(&found, &app.config.address()));
            return Ok((headers, whole.map_err(anyhow::Error::from)?).into_response());
        }
        _ => return Err(crate::http::PageError::BadRequest),
    };
    Ok(table(context.language, &found, app.clock.today()).respond(&context, format)?)
}

fn view(context: &Context, query: &Query, found: &[Public], all: &[Public]) -> Markup {
    let l = context.language;
    let title = context.t("decisions-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("decisions-lead"))))
            (sums(l, found))
            (list_page(narrow(context, HERE, query, all, &[]), None, results(context, query, found, all)))
            (source(html! { (context.t("decisions-source")) }))
        },
    )
}

fn sums(l: Language, found: &[Public]) -> Markup {
    let granted = found.iter().filter(|one| one.outcome == Outcome::Granted);
    let fact = |label: &str, value: String| NumberFact { label: l.t(label), value, note: html! {} };
    number_strip(&[
        fact("decisions-count", l.whole(found.len() as u64)),
        fact("decisions-granted-count", l.whole(granted.clone().count() as u64)),
        fact("decisions-granted-sum", l.kronor(granted.clone().map(Public::sum).sum())),
        fact("decisions-paid-sum", l.kronor(granted.map(|one| one.paid).sum())),
    ])
}

/// A field to filter by: its name, the key of its words, its values with their words.
type Choosable = (&'static str, &'static str, Vec<(String, String)>);

fn options(context: &Context, all: &[Public]) -> Vec<Choosable> {
    let l = context.language;
    let sorted = |values: Vec<(String, String)>| {
        let mut values = values;
        values.sort_by(|a, b| a.1.cmp(&b.1));
        values.dedup();
        values
    };
    let calls = all.iter().map(|one| (one.call.clone(), one.call_title.of(l).to_owned())).collect();
    let years = all.iter().map(|one| one.decided_on.year().to_string()).map(|y| (y.clone(), y)).collect();
    let counties = Vocabulary::embedded().places().counties();
    let counties = counties.iter().filter(|county| all.iter().any(|one| one.county == county.code));
    let counties = counties.map(|c| (c.code.clone(), l.pick(&c.name_sv, &c.name_en).to_owned())).collect();
    let outcomes = Outcome::ALL.iter().map(|one| (one.code().to_owned(), words::outcome(l, *one))).collect();
    vec![
        ("call", "decision-call", sorted(calls)),
        ("year", "decision-year", sorted(years)),
        ("county", "decision-county", counties),
        ("outcome", "decision-outcome", outcomes),
    ]
}

/// What a list of decisions at an address is narrowed by, without some fields.
pub(in crate::funding) fn narrow(
    context: &Context,
    here: &str,
    query: &Query,
    all: &[Public],
    without: &[&str],
) -> Markup {
    let errors = FieldErrors::default();
    let options = options(context, all).into_iter().filter(|(name, _, _)| !without.contains(name));
    filters(
        context,
        here,
        html! {
            @for (name, label, options) in options {
                (select(&errors, &Select {
                    name,
                    label: context.t(label),
                    hint: None,
                    value: query.get(name),
                    none: Some(context.t("decisions-any")),
                    groups: vec![OptionGroup { label: String::new(), options }],
                }))
            }
        },
    )
}

fn results(context: &Context, query: &Query, found: &[Public], all: &[Public]) -> Markup {
    let in_force = options(context, all).into_iter().filter_map(|(name, label, options)| {
        let value = query.get(name);
        let (_, words) = options.into_iter().find(|(code, _)| code == value)?;
        let without = context.href(&format!("{HERE}?{}", query.without(name)));
        Some(Chosen { words: format!("{}: {words}", context.t(label)), without })
    });
    let written = query.written();
    let join = if written.is_empty() { String::new() } else { format!("{written}&") };
    let files = [("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json"), ("360Giving", "360giving")]
        .map(|(name, format)| (name, context.href(&format!("{HERE}?{join}format={format}"))));
    html! {
        h2 class="ds-heading" data-size="sm" { (context.language.counted("decisions-found", found.len() as u64)) }
        (chosen(context, &in_force.collect::<Vec<_>>()))
        @if found.is_empty() {
            @if written.is_empty() {
                (empty(&context.t("decisions-none"), html! { p { (context.t("decisions-none-why")) } }, None))
            } @else {
                (empty(&context.t("decisions-hidden"), html! {}, Some((&context.t("decisions-all"), context.href(HERE)))))
            }
        } @else {
            (rows(context, found))
            (downloads(context, &context.t("download"), &files))
            p { a class="ds-link" href=(context.href("/funding/decisions/fields")) { (context.t("decisions-fields-link")) } }
        }
    }
}

/// The title, or what stands for it.
pub(super) fn title(l: Language, one: &Public) -> String {
    if one.title.trim().is_empty() { l.t("decision-untold") } else { one.title.clone() }
}

/// The applicant, or what stands for a natural person.
pub(super) fn applicant(l: Language, one: &Public) -> String {
    one.applicant.as_ref().map_or_else(|| l.t("decision-person"), |organisation| organisation.name.clone())
}

fn rows(context: &Context, found: &[Public]) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("decision-project")),
        Column::text(context.t("decision-applicant")),
        Column::text(context.t("decision-county")),
        Column::text(context.t("decision-outcome")),
        Column::text(context.t("decision-day")),
        Column::number(context.t("decision-granted")),
    ];
    let rows: Vec<Vec<Markup>> = found
        .iter()
        .map(|one| {
            vec![
                html! {
                    a class="ds-link" href=(context.href(&address(one.id))) { (title(l, one)) }
                    @if one.assignment.as_ref().is_some_and(|of| of.example) { " " span class="ds-tag" data-size="sm" { (context.t("example")) } }
                },
                html! { (applicant(l, one)) },
                html! { (l.county(&one.county)) },
                html! { (words::outcome(l, one.outcome)) },
                html! { (l.date(one.decided_on)) },
                html! { @if one.outcome == Outcome::Granted { (l.kronor(one.sum())) } @else { "–" } },
            ]
        })
        .collect();
    data_table(&context.t("decisions-caption"), &columns, &rows)
}

fn table(l: Language, found: &[Public], today: jiff::civil::Date) -> Table {
    #[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53 öre")]
    let kronor = |ore: ::funding::Ore| Cell::Number(ore.0 as f64 / 100.0);
    let rows = found.iter().map(|one| {
        let years: Vec<String> =
            one.granted.iter().map(|(year, ore)| format!("{year}: {}", ore.decimal())).collect();
        let goals: Vec<&str> = one.sub_goals.iter().map(|goal| goal.code.as_str()).collect();
        let day = |day: Option<jiff::civil::Date>| Cell::from(day.map(|day| day.to_string()));
        vec![
            u32::try_from(one.id).unwrap_or(u32::MAX).into(),
            one.number.as_str().into(),
            one.decided_on.to_string().into(),
            one.outcome.code().into(),
            one.call.as_str().into(),
            Some(one.title.clone()).filter(|text| !text.is_empty()).into(),
            one.applicant.as_ref().map(|of| of.name.clone()).into(),
            one.applicant.as_ref().map(|of| of.number.clone()).into(),
            Some(one.county.clone()).filter(|text| !text.is_empty()).into(),
            kronor(one.sum()),
            years.join("; ").into(),
            kronor(one.paid),
            u32::from(one.share_percent).into(),
            day(one.from),
            day(one.to),
            goals.join("; ").into(),
            Some(one.reasons.clone()).filter(|text| !text.is_empty()).into(),
            if one.amended { "yes" } else { "no" }.into(),
            if one.closed { "yes" } else { "no" }.into(),
        ]
    });
    let examples = found.iter().any(|one| one.assignment.as_ref().is_some_and(|of| of.example));
    let note = if examples { "decisions-note-examples" } else { "decisions-note" };
    Table {
        name: file_name(l, "beslut", "decisions", today),
        columns: COLUMNS.to_vec(),
        rows: rows.collect(),
        note: Some(l.t(note)),
    }
}

/// `GET /funding/decisions/fields`
///
/// # Errors
/// None.
pub async fn fields(context: Context) -> PageResult {
    let title = context.t("decisions-fields-title");
    let listed = |stem: &str, names: &[&str]| {
        let rows =
            names.iter().map(|name| ((*name).to_owned(), html! { (context.t(&format!("{stem}-{name}"))) }));
        facts(&rows.collect::<Vec<_>>())
    };
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &above(&context), &title))
            (page_head(None, &title, Some(&context.t("decisions-fields-lead"))))
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="sm" { (context.t("decisions-fields-table")) }
                (listed("decision-field", &COLUMNS))
            }
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="sm" { (context.t("decisions-fields-giving")) }
                p class="ht-measure" { (context.t("decisions-fields-giving-text")) }
                (listed("decision-giving", &giving::FIELDS))
            }
        },
    ))
}
