//! One qualification: its units and what each asks, its history, its file.

use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::{
    Told,
    qualifications::{PATH, level},
    told,
};
use crate::{
    access::{Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{Column, Tone, breadcrumbs, data_table, empty, facts, notice, page_head},
        page,
    },
    skills::validation::{
        self, CentreFacts, Version,
        model::{LearningOutcome, Unit, write_toml},
    },
};

/// `GET /skills/qualifications/{code}`, and an older version with `?version=`.
///
/// # Errors
/// When there is none.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    Query(asked): Query<Told>,
) -> PageResult<Response> {
    let versions = validation::one(&app, &context.caller, &code).await?;
    let shown = match asked.version {
        Some(version) => versions.iter().find(|one| one.version == version).ok_or(PageError::NotFound)?,
        None => &versions[0],
    };
    let centres = validation::centres(&app, &context.caller).await?;
    Ok(view(&context, shown, &versions, &centres, app.clock.today(), &asked.done).into_response())
}

/// `GET /skills/qualifications/{code}/file`: as it is imported again.
///
/// # Errors
/// When there is none.
pub async fn file(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
) -> PageResult<Response> {
    let versions = validation::one(&app, &context.caller, &code).await?;
    let text = write_toml(std::slice::from_ref(&versions[0].document));
    let name = format!("attachment; filename=\"{code}.toml\"");
    let headers =
        [(header::CONTENT_TYPE, "application/toml".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, text).into_response())
}

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    shown: &Version,
    versions: &[Version],
    centres: &[CentreFacts],
    today: jiff::civil::Date,
    done: &str,
) -> Markup {
    let (l, one) = (context.language, &shown.document);
    let unknown = || context.t("not-known");
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(unknown, |day| l.date(day));
    let about = [
        (context.t("valid-owner"), html! { (one.owner.clone().unwrap_or_else(unknown)) }),
        (context.t("valid-edition"), html! { (one.edition.clone().unwrap_or_else(unknown)) }),
        (context.t("valid-seqf"), html! { (level(l, one)) }),
        (context.t("valid-from"), html! { (day(one.from)) }),
        (
            context.t("valid-until"),
            html! { (one.until.map_or_else(|| context.t("valid-no-end"), |day| l.date(day))) },
        ),
        (context.t("valid-source"), html! { (one.source) }),
    ];
    let at: Vec<&CentreFacts> = centres
        .iter()
        .filter(|centre| {
            let holds = |of: &validation::Accreditation| {
                of.withdrawn.is_none() && of.what.qualification == one.code && of.period.covers(today)
            };
            centre.accreditations.iter().any(holds)
        })
        .collect();
    let is_newest = shown.version == versions[0].version;
    let keeps = context.caller.may(Action::KeepQualifications, Relation::None);
    let missing = one.units_missing();
    page(
        context,
        one.name(l),
        html! {
            (breadcrumbs(context, &[(context.t("valid-qualifications"), PATH)], one.name(l)))
            (page_head(Some(&context.ta("valid-version", &[("version", shown.version.into())])), one.name(l), None))
            (told(context, done))
            @if !is_newest { (notice(Tone::Info, &context.t("valid-older"), html! { a class="ds-link" href=(context.href(&format!("{PATH}/{}", one.code))) { (context.t("valid-newest")) } })) }
            (facts(&about))
            p class="ht-acts" {
                @if one.is_whole() && is_newest {
                    a class="ds-button" href=(context.href(&format!("/account/skills/new?qualification={}", one.code))) { (context.t("valid-begin")) } " "
                }
                @if keeps && is_newest {
                    a class="ds-link" href=(context.href(&format!("{PATH}/{}/edit", one.code))) { (context.t("valid-edit")) } " "
                }
                a class="ds-link" href=(context.href(&format!("{PATH}/{}/file", one.code))) { (context.t("valid-file")) }
            }
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t("valid-units")) }
                @if missing > 0 {
                    (notice(Tone::Info, &context.ta("valid-missing", &[("missing", missing.into()), ("stated", one.units_stated.unwrap_or(0).into())]), html! { p { (context.t("valid-missing-about")) } }))
                } @else if one.units.is_empty() {
                    (empty(&context.t("valid-none-known"), html! { p { (context.t("valid-missing-about")) } }, None))
                }
                @for unit in &one.units { (unit_section(context, one, unit)) }
            }
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="md" { (context.t("valid-centres-of")) }
                @if at.is_empty() { p { (context.t("valid-centres-none")) } }
                ul { @for centre in &at { li { a class="ds-link" href=(context.href(&format!("/skills/centres/{}", centre.centre.id))) { (centre.name) } } } }
            }
            (history(context, &one.code, versions))
        },
    )
}

fn unit_section(context: &Context, of: &validation::model::Qualification, unit: &Unit) -> Markup {
    let l = context.language;
    let before: Vec<&str> =
        unit.after.iter().map(|code| of.unit(code).map_or(code.as_str(), |one| one.name(l))).collect();
    let columns = ["valid-kind", "valid-outcome", "valid-linked"].map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = unit
        .outcomes
        .iter()
        .map(|outcome| {
            vec![
                html! { (context.t(&format!("valid-kind-{}", outcome.kind.code()))) },
                html! { (outcome.text(l)) },
                linked(context, outcome),
            ]
        })
        .collect();
    html! {
        article class="ht-stack" data-gap="sm" id=(unit.code) {
            h3 class="ds-heading" data-size="sm" { (unit.name(l)) }
            @if !before.is_empty() { p class="ht-soft" { (context.ta("valid-after", &[("units", before.join(", ").into())])) } }
            @if rows.is_empty() { p { (context.t("valid-no-outcomes")) } } @else { (data_table(unit.name(l), &columns, &rows)) }
        }
    }
}

/// What an outcome is in other vocabularies.
fn linked(context: &Context, outcome: &LearningOutcome) -> Markup {
    let l = context.language;
    let vocabulary = Vocabulary::embedded();
    let process = outcome.process.as_ref().and_then(|code| vocabulary.processes().by_code(code));
    let certificate = outcome.certificate.as_ref().and_then(|code| vocabulary.certificates().by_code(code));
    html! {
        @if let Some(concept) = &outcome.concept {
            span { (concept.scheme.to_uppercase()) " " (concept.version) ": " }
            @if concept.id.starts_with("http") { a class="ds-link" rel="noreferrer" href=(concept.id) { (concept.id) } } @else { (concept.id) }
            br;
        }
        @if let Some(process) = process { a class="ds-link" href=(context.href(&format!("/processes/{}", process.code))) { (process.name(l.of_terms())) } br; }
        @if let Some(certificate) = certificate { (certificate.name(l.of_terms())) }
        @if outcome.concept.is_none() && process.is_none() && certificate.is_none() { span class="ht-soft" { (context.t("valid-not-linked")) } }
    }
}

fn history(context: &Context, code: &str, versions: &[Version]) -> Markup {
    let l = context.language;
    let columns = ["valid-version-column", "valid-when", "valid-origin", "valid-why"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = versions
        .iter()
        .map(|one| {
            vec![
                html! { a class="ds-link" href=(context.href(&format!("{PATH}/{code}?version={}", one.version))) { (one.version) } },
                html! { (l.moment(&one.at.to_string())) },
                html! { (context.t(&format!("valid-origin-{}", one.origin.code()))) },
                html! { (one.reason) },
            ]
        })
        .collect();
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-history")) }
            (data_table(&context.t("valid-history"), &columns, &rows))
        }
    }
}
