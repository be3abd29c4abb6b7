//! The bank as a list: narrowed by its address, taken away as files.

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use super::{PATH, above, acts, address};
use crate::{
    access::{Action, Relation},
    app::App,
    funding::bank::{
        export, keep,
        model::{Period, Place, Query, Sums},
        store::Kept,
        words,
    },
    http::{
        Context, PageResult,
        components::{
            Chosen, Column, Field, FieldErrors, FieldKind, NumberFact, OptionGroup, Pager, Select,
            breadcrumbs, chosen, data_table, empty, field, filters, list_page, number_strip, page_head,
            pager, search_box, select, source,
        },
        download::{Wanted, links},
        page,
    },
};

const PER_PAGE: u32 = 30;

/// `GET /funding/bank`, and its table with `?format=`
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    State(app): State<App>,
    context: Context,
    RawQuery(asked): RawQuery,
) -> PageResult<Response> {
    let asked = asked.unwrap_or_default();
    let query: Query = serde_html_form::from_str(&asked).unwrap_or_default();
    let wanted: Wanted = serde_html_form::from_str(&asked).unwrap_or_default();
    let all = keep::projects(&app, &context.caller, !query.q.trim().is_empty()).await?;
    let found: Vec<&Kept> = all.iter().filter(|kept| query.takes(&kept.project)).collect();
    match wanted.format {
        Some(format) => {
            Ok(export::projects(context.language, &found, app.clock.today()).respond(&context, format)?)
        }
        None => Ok(view(&context, &query, &all, &found).into_response()),
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, query: &Query, all: &[Kept], found: &[&Kept]) -> Markup {
    let title = context.t("bank-title");
    let kept: Vec<(&str, &str)> = query.in_force().into_iter().filter(|(name, _)| *name != "q").collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context)[..1], &title))
            (page_head(None, &title, Some(&context.t("bank-lead"))))
            (acts(context, PATH))
            @if all.is_empty() { (nothing_there(context)) } @else {
                (search_box(context, PATH, "q", &context.t("bank-search"), &query.q, &kept))
                (list_page(narrow(context, query, all), None, results(context, query, found)))
                (source(html! { (context.t("bank-source")) " " (as_of(context, all)) }))
            }
        },
    )
}

/// What to do where nothing was imported.
pub(super) fn nothing_there(context: &Context) -> Markup {
    let may = context.caller.may(Action::KeepBank, Relation::None);
    let action = context.t("bank-import-title");
    let import = may.then(|| (action.as_str(), context.href("/funding/bank/import")));
    empty(
        &context.t("bank-empty"),
        html! { p { (context.t(if may { "bank-empty-officer" } else { "bank-empty-text" })) } },
        import,
    )
}

/// The days of the tables that it is from.
fn as_of(context: &Context, all: &[Kept]) -> String {
    let newest = |period: Period| {
        all.iter().filter(|kept| kept.project.period == period).filter_map(|kept| kept.project.as_of).max()
    };
    let parts: Vec<String> = Period::ALL
        .into_iter()
        .filter_map(|period| {
            let day = context.language.date(newest(period)?);
            Some(context.ta("bank-as-of", &[("period", period.shown().into()), ("day", day.into())]))
        })
        .collect();
    parts.join(" ")
}

fn narrow(context: &Context, query: &Query, all: &[Kept]) -> Markup {
    let none = FieldErrors::new();
    let field_of = |name: &'static str, label: &str, value: &str, groups: Vec<OptionGroup>| {
        let any = Some(context.t("filter-any"));
        select(&none, &Select { name, label: context.t(label), hint: None, value, none: any, groups })
    };
    let year = |name: &'static str, label: &str, value: &str| {
        field(
            &none,
            &Field { name, label: context.t(label), value, kind: FieldKind::Whole, ..Field::default() },
        )
    };
    let plain = |options| vec![OptionGroup { label: String::new(), options }];
    let periods = Period::ALL.iter().map(|one| (one.code().to_owned(), one.shown().to_owned())).collect();
    let amounts = ["kronor", "euro", "zero", "unknown"]
        .map(|code| (code.to_owned(), context.t(&format!("bank-amount-is-{code}"))))
        .to_vec();
    filters(
        context,
        PATH,
        html! {
            @if !query.q.is_empty() { input type="hidden" name="q" value=(query.q); }
            (field_of("period", "bank-period", &query.period, plain(periods)))
            (field_of("programme", "bank-column-programme", &query.programme, programmes(all)))
            (field_of("county", "criterion-county", &query.county, places(context, all)))
            (year("from", "bank-from", &query.from))
            (year("to", "bank-to", &query.to))
            (field_of("amount", "bank-granted", &query.amount, plain(amounts)))
            (field(&none, &Field {
                name: "recipient", label: context.t("bank-column-recipient"), hint: Some(context.t("bank-recipient-hint")),
                value: &query.recipient, ..Field::default()
            }))
        },
    )
}

/// The programmes of each period, by name.
fn programmes(all: &[Kept]) -> Vec<OptionGroup> {
    Period::ALL
        .into_iter()
        .map(|period| {
            let of = all.iter().filter(|kept| kept.project.period == period);
            let mut names: Vec<&str> = of.map(|kept| kept.project.programme.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            let options = names.into_iter().filter(|name| !name.is_empty());
            OptionGroup {
                label: period.shown().to_owned(),
                options: options.map(|name| (name.to_owned(), name.to_owned())).collect(),
            }
        })
        .filter(|group| !group.options.is_empty())
        .collect()
}

/// The counties, then regions abroad, then none.
fn places(context: &Context, all: &[Kept]) -> Vec<OptionGroup> {
    let l = context.language;
    let mut places: Vec<&Place> = all.iter().flat_map(|kept| &kept.project.places).collect();
    places.sort_unstable();
    places.dedup();
    let (counties, abroad): (Vec<&Place>, Vec<&Place>) =
        places.into_iter().partition(|place| place.county().is_some());
    let options = |of: Vec<&Place>| {
        of.into_iter().map(|place| (place.code().to_owned(), words::place(l, place))).collect()
    };
    let none = vec![("none".to_owned(), context.t("bank-no-place"))];
    [("bank-counties", options(counties)), ("bank-regions-abroad", options(abroad)), ("bank-other", none)]
        .into_iter()
        .map(|(label, options)| OptionGroup { label: context.t(label), options })
        .filter(|group: &OptionGroup| !group.options.is_empty())
        .collect()
}

/// A filter in force, in words.
fn told(context: &Context, name: &str, value: &str) -> String {
    match name {
        "q" => format!("”{value}”"),
        "county" => words::place_of(context.language, value),
        "period" => Period::parse(value).map_or_else(|| value.to_owned(), |period| period.shown().to_owned()),
        "from" => context.ta("bank-told-from", &[("year", value.into())]),
        "to" => context.ta("bank-told-to", &[("year", value.into())]),
        "amount" if ["kronor", "euro", "zero", "unknown"].contains(&value) => {
            context.t(&format!("bank-amount-is-{value}"))
        }
        _ => value.to_owned(),
    }
}

fn results(context: &Context, query: &Query, found: &[&Kept]) -> Markup {
    let l = context.language;
    let undo: Vec<Chosen> = query
        .in_force()
        .into_iter()
        .map(|(name, value)| Chosen {
            words: told(context, name, value),
            without: context.href(&format!("{PATH}?{}", query.without(name))),
        })
        .collect();
    let last = u32::try_from(found.len()).unwrap_or(u32::MAX).div_ceil(PER_PAGE).max(1);
    let at = query.page().min(last);
    let written = query.written();
    let join = if written.is_empty() { String::new() } else { format!("{written}&") };
    html! {
        h2 class="ds-heading" data-size="sm" { (l.counted("bank-found", found.len() as u64)) }
        (chosen(context, &undo))
        @if found.is_empty() {
            (empty(&context.t("bank-hidden"), html! {}, Some((&context.t("filters-clear"), context.href(PATH)))))
        } @else {
            (strip(context, found))
            (table(context, &found[(at - 1) as usize * PER_PAGE as usize..]))
            (pager(context, Pager { page: at, per_page: PER_PAGE, total: found.len() as u64 }, |number| {
                context.href(&format!("{PATH}?{join}page={number}"))
            }))
            (links(context, PATH, &written))
            p { a class="ds-link" href=(context.href(&format!("{PATH}/sums?{written}"))) { (context.t("bank-sums-of-these")) } }
        }
    }
}

/// What was found in all, each currency by itself.
fn strip(context: &Context, found: &[&Kept]) -> Markup {
    let l = context.language;
    let sums = Sums::of(found.iter().map(|kept| &kept.project));
    let fact = |key: &str, value: String| NumberFact { label: context.t(key), value, note: html! {} };
    let mut facts = vec![fact("bank-sum-kronor", l.kronor(sums.all.kronor))];
    if sums.all.euro != 0 {
        facts.push(fact("bank-sum-euro", words::euro(l, sums.all.euro)));
    }
    if sums.all.unknown > 0 {
        facts.push(fact("bank-sum-unknown", l.whole(u64::from(sums.all.unknown))));
    }
    number_strip(&facts)
}

fn table(context: &Context, from_here: &[&Kept]) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("bank-column-name")),
        Column::text(context.t("bank-column-recipient")),
        Column::text(context.t("bank-column-programme")),
        Column::text(context.t("criterion-county")),
        Column::text(context.t("bank-days")),
        Column::number(context.t("bank-granted")),
    ];
    let rows: Vec<Vec<Markup>> = from_here
        .iter()
        .take(PER_PAGE as usize)
        .map(|kept| {
            let one = &kept.project;
            vec![
                html! { a class="ds-link" href=(context.href(&address(one))) { (one.name) } },
                html! { (one.recipient) },
                html! { (one.programme) ", " span class="ht-nowrap" { (one.period.shown()) } },
                html! { (words::places(l, one)) },
                html! { @for part in words::days(l, one).split_inclusive("– ") { span class="ht-nowrap" { (part.trim_end()) } " " } },
                html! { (words::granted(l, one)) },
            ]
        })
        .collect();
    data_table(&context.t("bank-table"), &columns, &rows)
}
