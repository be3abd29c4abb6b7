//! The page: a proposal who makes what in which weeks, how fair it is, what has no place, and what one need more would change.

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::{
    files, plots,
    propose::{AllocationRefused, Proposal, Wanted, propose},
    read::{machines, more, name},
    tables,
    text::{count, proof, sentence, told},
};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, NumberFact, OptionGroup, Select, Tone, breadcrumbs,
            data_table, downloads, empty, error_summary, field, fields, filters, notice, number_strip,
            page_head, select, source,
        },
        download::Wanted as Download,
        error::again,
        page,
    },
};

const PATH: &str = "/allocation";

impl From<AllocationRefused> for PageError {
    fn from(error: AllocationRefused) -> PageError {
        match error {
            AllocationRefused::Denied(denied) => denied.into(),
            AllocationRefused::Allocation(error) => anyhow::Error::from(error).into(),
            AllocationRefused::Database(error) => error.into(),
        }
    }
}

/// `GET /allocation`, its table with `?format=`, and with `?like=` what one need more would change.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn show(
    context: Context,
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let query = query.unwrap_or_default();
    let typed = Typed::of_body(&query);
    let (wanted, errors) = match more(context.language, &typed) {
        Ok(more) => (Wanted { more, ..Wanted::default() }, FieldErrors::new()),
        Err(errors) => (Wanted::default(), errors),
    };
    let proposal = propose(&app, &context.caller, wanted).await?;
    let county = typed.given("county").map(str::to_owned);
    let shown = |need: usize| {
        let own = proposal.rows.get(need).and_then(|row| row.county.as_deref());
        county.as_deref().is_none_or(|county| own == Some(county))
    };
    let format: Download = serde_html_form::from_str(&query).unwrap_or_default();
    if let Some(format) = format.format {
        return Ok(files::table(&context, &proposal, &shown).respond(&context, format)?);
    }
    let markup = view(&context, &proposal, &typed, &errors, &shown);
    Ok(if errors.is_empty() { markup.into_response() } else { again(markup) })
}

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    proposal: &Proposal,
    typed: &Typed,
    errors: &FieldErrors,
    shown: &dyn Fn(usize) -> bool,
) -> Markup {
    let title = context.t("allocation-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (error_summary(context, errors))
            (page_head(None, &title, Some(&context.t("allocation-lead"))))
            div class="ht-section ht-stack" data-gap="lg" {
                p class="ht-measure" { strong { (context.t("allocation-note")) } }
                @if proposal.rows.is_empty() {
                    (empty(&context.t("allocation-nothing-title"), html! { p { (context.t("allocation-nothing")) } }, None))
                    (left_out(context, proposal))
                } @else {
                    (numbers(context, proposal))
                    (filter(context, typed))
                    (tables::placed(context, proposal, shown))
                    (tables::not_placed(context, proposal, shown))
                    (left_out(context, proposal))
                    (one_more(context, proposal, typed, errors))
                    (plots::fairness(context, proposal))
                    (tables::short(context, proposal))
                    (downloads(context, &context.t("allocation-download"), &["csv", "xlsx", "json"].map(|format| {
                        let county = typed.given("county").map(|county| format!("county={county}&")).unwrap_or_default();
                        (match format { "csv" => "CSV", "xlsx" => "XLSX", _ => "JSON" }, context.href(&format!("{PATH}?{county}format={format}")))
                    })))
                }
                (how(context))
                (source(html! { (context.t("allocation-source")) }))
            }
        },
    )
}

fn numbers(context: &Context, proposal: &Proposal) -> Markup {
    let allocated = &proposal.answer.allocated;
    let number = |n: usize| context.language.whole(n as u64);
    let placed = allocated.placements.len();
    let hours: i64 = allocated.measure.firms.iter().map(|firm| firm.used).sum();
    let free: i64 = allocated.measure.firms.iter().map(|firm| firm.free).sum();
    let fact = |label: &str, value: String, note: Markup| NumberFact { label: context.t(label), value, note };
    number_strip(&[
        fact(
            "allocation-waiting",
            number(proposal.answer.needs()),
            html! { (context.t("allocation-waiting-note")) },
        ),
        fact("allocation-get-place", number(placed), html! { (proof(context.language, allocated.value)) }),
        fact(
            "allocation-without-place",
            number(proposal.answer.needs() - placed),
            html! { a href="#not-placed" { (context.t("allocation-see-why")) } },
        ),
        fact(
            "allocation-hours-used",
            count(context.language, hours),
            html! { (context.ta("allocation-hours-of", &[("free", count(context.language, free).into())])) },
        ),
    ])
}

fn filter(context: &Context, typed: &Typed) -> Markup {
    filters(
        context,
        PATH,
        counties(context, "county", "allocation-county", "allocation-all-counties", typed.text("county")),
    )
}

fn counties(context: &Context, name: &'static str, label: &str, none: &str, value: &str) -> Markup {
    let l = context.language;
    let counties = Vocabulary::embedded().places().counties().iter();
    let options = counties.map(|c| (c.code.clone(), l.pick(&c.name_sv, &c.name_en).to_owned())).collect();
    let groups = vec![OptionGroup { label: String::new(), options }];
    let none = Some(context.t(none));
    select(&FieldErrors::new(), &Select { name, label: context.t(label), hint: None, value, none, groups })
}

/// What has no part in the proposal, so that nothing disappears unsaid.
fn left_out(context: &Context, proposal: &Proposal) -> Markup {
    let left = &proposal.left_out;
    let l = context.language;
    let no_day = proposal.rows.iter().filter(|row| !row.has_day).count();
    html! {
        @if left.hidden + left.without_maker + left.too_soon + no_day > 0 {
            ul class="ht-small" {
                @if left.without_maker > 0 {
                    li { (l.counted("allocation-left-maker", left.without_maker as u64)) " " a href=(context.href("/gaps")) { (context.t("allocation-left-gaps")) } }
                }
                @if left.too_soon > 0 { li { (l.counted("allocation-left-soon", left.too_soon as u64)) } }
                @if left.hidden > 0 { li { (l.counted("allocation-left-hidden", left.hidden as u64)) } }
                @if no_day > 0 { li { (l.counted("allocation-left-no-day", no_day as u64)) } }
            }
        }
    }
}

/// The form for one need more, and what it would change.
fn one_more(context: &Context, proposal: &Proposal, typed: &Typed, errors: &FieldErrors) -> Markup {
    let mut options: Vec<(String, String)> = (0..proposal.rows.len())
        .map(|need| (proposal.answer.question.needs[need].id.clone(), name(context, proposal, need)))
        .collect();
    options.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    let text =
        |name: &'static str, label: &str, hint: Option<&str>, unit: Option<&'static str>, kind: FieldKind| {
            let hint = hint.map(|hint| context.t(hint));
            field(
                errors,
                &Field {
                    name,
                    label: context.t(label),
                    hint,
                    value: typed.text(name),
                    unit,
                    kind,
                    ..Field::default()
                },
            )
        };
    html! {
        section class="ht-section ht-stack" id="one-more" {
            h2 class="ds-heading" { (context.t("allocation-more")) }
            p class="ht-measure" { (context.t("allocation-more-about")) }
            (changed(context, proposal))
            form class="ht-stack" method="get" action={ (context.href(PATH)) "#one-more" } {
                (fields(html! {
                    (select(errors, &Select {
                        name: "like", label: context.t("allocation-more-like"), hint: Some(context.t("allocation-more-like-hint")), value: typed.text("like"),
                        none: Some(context.t("allocation-more-choose")), groups: vec![OptionGroup { label: String::new(), options }],
                    }))
                    (text("hours", "allocation-more-hours", None, Some("h"), FieldKind::Whole))
                    (text("weight", "allocation-more-weight", Some("allocation-more-weight-hint"), None, FieldKind::Whole))
                    (counties(context, "place", "allocation-more-county", "allocation-more-same", typed.text("place")))
                    (text("from", "allocation-more-from", Some("allocation-more-week-hint"), None, FieldKind::Week))
                    (text("to", "allocation-more-to", None, None, FieldKind::Week))
                }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("allocation-more-ask")) } }
            }
        }
    }
}

fn changed(context: &Context, proposal: &Proposal) -> Markup {
    let answer = &proposal.answer;
    let l = context.language;
    if proposal.like_none {
        return notice(Tone::Warning, &context.t("allocation-more-gone"), html! {});
    }
    let Some(changed) = &answer.more else { return html! {} };
    let came = answer.question.needs.len() - 1;
    let at = |place: usize| machines(proposal, place);
    let title = match changed.placements.iter().find(|placement| placement.need == came) {
        Some(placement) => l.ta(
            "allocation-more-gets",
            &[("machines", at(placement.machines).into()), ("weeks", told(&placement.weeks).into())],
        ),
        None => l.t("allocation-more-no-place"),
    };
    let rows: Vec<Vec<Markup>> = changed
        .changes
        .iter()
        .map(|change| vec![html! { (sentence(l, change, &|need| name(context, proposal, need), &at)) }])
        .collect();
    notice(
        Tone::Info,
        &title,
        html! {
            @if rows.is_empty() { p { (context.t("allocation-more-nobody")) } } @else {
                (data_table(&l.counted("allocation-more-changes", rows.len() as u64), &[Column::text(context.t("allocation-more-what"))], &rows))
                @if !changed.is_least { p { (context.t("allocation-more-perhaps-less")) } }
            }
        },
    )
}

/// How the proposal comes about, in a few sentences.
fn how(context: &Context) -> Markup {
    html! {
        section class="ht-section ht-stack" id="how" {
            h2 class="ds-heading" { (context.t("allocation-how")) }
            ul class="ht-measure" {
                @for key in ["value", "regions", "firms", "hours", "weeks"] {
                    li { (context.t(&format!("allocation-how-{key}"))) }
                }
            }
        }
    }
}
