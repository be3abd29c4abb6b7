//! The mapping as a report to read and print: what there is, what is there twice, what is lacking, how others do it.

use axum::{
    extract::{Query as Asked, State},
    http::header,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{above, coverage, pair};
use crate::{
    app::App,
    http::{
        Context, PageResult,
        components::{
            Column, NumberFact, breadcrumbs, data_table, downloads, number_strip, page_head, source,
        },
        download::{Format, Wanted, file_name},
        page, pdf,
    },
    initiatives::{
        export, keep,
        model::{Coverage, Initiative, Kind, Status, overlaps},
        report, words,
    },
};

const HERE: &str = "/initiatives/report";

/// `GET /initiatives/report`, as a workbook with `?format=xlsx`, as data with `?format=json` or `csv`
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Asked(wanted): Asked<Wanted>,
) -> PageResult<Response> {
    let l = context.language;
    let today = app.clock.today();
    let all = keep::all(&app, &context.caller).await?;
    let everything: Vec<&Initiative> = all.iter().collect();
    match wanted.format {
        None => Ok(view(&context, &all, today).into_response()),
        Some(Format::Csv) => {
            Ok(export::register_table(l, &everything, today).respond(&context, Format::Csv)?)
        }
        Some(Format::Json) => {
            let mut whole = export::register(&everything, today);
            whole["coverage"] = export::coverage(l, &Coverage::of(&all, today.year()));
            Ok(axum::Json(whole).into_response())
        }
        Some(Format::Xlsx) => {
            let name = file_name(l, "kartlaggning", "mapping", today);
            let headers = [
                (
                    header::CONTENT_TYPE,
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned(),
                ),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.xlsx\"")),
            ];
            Ok((headers, export::report(l, &all, today)?).into_response())
        }
    }
}

/// `GET /initiatives/report.pdf`
///
/// # Errors
/// When the database does not answer, or the document cannot be typeset.
pub async fn document(State(app): State<App>, context: Context) -> PageResult<Response> {
    let (l, today) = (context.language, app.clock.today());
    let all = keep::all(&app, &context.caller).await?;
    let name = file_name(l, "kartlaggning", "mapping", today);
    let document = report::document(l, &all, today).marked(context.examples);
    pdf::hand_out(pdf::typeset(document).await, &format!("{name}.pdf"))
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, all: &[Initiative], today: Date) -> Markup {
    let l = context.language;
    let title = context.t("initiatives-report-title");
    let swedish: Vec<&Initiative> = all.iter().filter(|one| one.is_swedish()).collect();
    let abroad: Vec<&Initiative> = all.iter().filter(|one| !one.is_swedish()).collect();
    let now = Coverage::of(all, today.year());
    let pairs = overlaps(all, today);
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(Some(&l.date(today)), &title, Some(&context.t("initiatives-report-lead"))))
            div class="ht-prose ht-stack" data-gap="lg" {
                (numbers(context, all, today))
                section class="ht-section ht-stack" {
                    h2 class="ds-heading" data-size="sm" { (context.t("initiatives-report-what")) }
                    p { (context.t("initiatives-report-what-text")) }
                    p { (report::summary(l, &swedish, today)) }
                    (kinds(context, &swedish, today))
                    (shown(context, &swedish, today))
                }
                (coverage::white(context, &now))
                section class="ht-section ht-stack" {
                    h2 class="ds-heading" data-size="sm" { (context.t("initiatives-report-overlaps")) }
                    p { (l.counted("initiatives-report-overlaps-text", pairs.len() as u64)) }
                    ul class="ht-list" { @for one in &pairs { (pair(context, one, true)) } }
                }
                section class="ht-section ht-stack" {
                    h2 class="ds-heading" data-size="sm" { (context.t("initiatives-report-abroad")) }
                    p { (context.t("initiatives-report-abroad-text")) }
                    (those(context, &abroad))
                }
                (coverage::years(context, all, today))
                section class="ht-section ht-stack" {
                    h2 class="ds-heading" data-size="sm" { (context.t("initiatives-report-not-known")) }
                    p { (report::not_known(l, &swedish, today)) }
                    p { (context.t("initiatives-report-method")) }
                }
            }
            (files(context))
            (source(html! { (context.t("initiatives-report-source")) }))
        },
    )
}

fn numbers(context: &Context, all: &[Initiative], today: Date) -> Markup {
    let facts: Vec<NumberFact> = report::numbers(context.language, all, today)
        .into_iter()
        .map(|(label, value)| NumberFact { label, value, note: html! {} })
        .collect();
    number_strip(&facts)
}

fn kinds(context: &Context, swedish: &[&Initiative], today: Date) -> Markup {
    let l = context.language;
    let rows: Vec<Vec<Markup>> = Kind::ALL
        .iter()
        .map(|kind| {
            let of = |status: Status| {
                let count =
                    swedish.iter().filter(|one| one.kind == *kind && one.status(today) == status).count();
                html! { (l.whole(count as u64)) }
            };
            vec![
                html! { (words::kind(l, *kind)) },
                of(Status::Running),
                of(Status::Unknown),
                of(Status::Ended),
            ]
        })
        .collect();
    let mut columns = vec![Column::text(words::column(l, "kind"))];
    columns.extend(Status::ALL.iter().map(|status| Column::number(words::status(l, *status))));
    data_table(&context.t("initiatives-report-kinds"), &columns, &rows)
}

/// Those that show supply or demand, by name: what the assignment asks for first.
fn shown(context: &Context, swedish: &[&Initiative], today: Date) -> Markup {
    html! {
        h3 class="ds-heading" data-size="xs" { (context.t("initiatives-report-showing")) }
        (those(context, &report::showing(swedish, today)))
    }
}

fn those(context: &Context, those: &[&Initiative]) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(words::column(l, "name")),
        Column::text(words::column(l, "country")),
        Column::text(words::column(l, "shows")),
        Column::text(context.t("initiatives-report-does")),
    ];
    let rows: Vec<Vec<Markup>> = those
        .iter()
        .map(|one| {
            vec![
                html! { a href=(context.href(&super::address(&one.id))) { (one.name) } },
                html! { (words::country(l, &one.country)) },
                html! { (words::shows(l, one.shows)) },
                html! { (words::does(l, one)) },
            ]
        })
        .collect();
    data_table(&context.t("initiatives-report-those"), &columns, &rows)
}

fn files(context: &Context) -> Markup {
    let files = [("XLSX", "xlsx"), ("CSV", "csv"), ("JSON", "json")]
        .map(|(name, format)| (name, context.href(&format!("{HERE}?format={format}"))));
    let files = [[("PDF", context.href("/initiatives/report.pdf"))].as_slice(), &files].concat();
    downloads(context, &context.t("initiatives-report-download"), &files)
}
