//! The record of a decision, for the applicant and officers: all of it, its versions, its paper; and taking it.

use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use documents::{Block, Section};
use maud::{Markup, html};
use serde::Deserialize;

use super::{above, address, done, refusals};
use crate::{
    access::{Action, Relation, check},
    app::App,
    funding::{
        FundingError,
        decisions::{Record, Seen, Taking, begin_amendment, fingerprint, paper, record, take, words},
        model::{decision::DecisionState, handed::HandedFile},
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, Tone, breadcrumbs, checkbox, data_table, downloads, error_summary,
            facts, field, notice, page_head,
        },
        error::again,
        page,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

const DONE: [&str; 3] = ["presented", "taken", "amended"];

/// `GET /funding/decisions/{id}/record`
///
/// # Errors
/// Not found, when there is none or the caller may not read it.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(told): Query<Told>,
) -> PageResult {
    let record = record(&app, &context.caller, id).await?;
    Ok(view(&context, &record, &Typed::default(), &FieldErrors::new(), &told.done))
}

fn view(context: &Context, record: &Record, typed: &Typed, errors: &FieldErrors, was_done: &str) -> Markup {
    let l = context.language;
    let kept = &record.kept;
    // Officers see an amendment that waits before the decision that holds.
    let shown = Record {
        kept: crate::funding::decisions::Kept {
            decision: match (&kept.pending, decides(context)) {
                (Some(pending), true) => pending.decision.clone(),
                _ => kept.decision.clone(),
            },
            ..kept.clone()
        },
        ..record.clone()
    };
    let document = crate::funding::decisions::document(l, &shown);
    let title = document.title.clone();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(Some(&document.kind), &title, Some(&document.subtitle)))
            (done(context, was_done, &DONE))
            (error_summary(context, errors))
            (standing(context, record))
            (taking(context, record, typed, errors))
            div class="ht-prose ht-stack" data-gap="lg" { @for section in &document.sections { (told(section)) } }
            (super::annexes::decided(context, kept.id, &annexes(record)))
            (versions(context, record))
            (acts(context, record))
        },
    )
}

fn annexes(record: &Record) -> Vec<&HandedFile> {
    record.kept.decision.annexes.iter().map(|one| &one.file).collect()
}

fn decides(context: &Context) -> bool {
    context.caller.may(Action::DecideFunding, Relation::None)
}

/// What waits for whom.
fn standing(context: &Context, record: &Record) -> Markup {
    let kept = &record.kept;
    if !decides(context) {
        return html! {};
    }
    let Some(_) = kept.prepared() else { return html! {} };
    let key =
        if kept.presented_by.is_some() { "decision-waits-for-decider" } else { "decision-waits-for-officer" };
    html! {
        (notice(Tone::Info, &context.t(key), html! {
            @if let Some(pending) = &kept.pending {
                p { (context.ta("decision-amendment-is", &[("reason", pending.reason.as_str().into())])) }
            }
            p { a class="ds-link" href=(context.href(&format!("{}/prepare", address(kept.id)))) { (context.t("decision-to-prepare")) } }
        }))
    }
}

/// The form that takes what was presented; for whoever presented it, why it is not theirs to take.
fn taking(context: &Context, record: &Record, typed: &Typed, errors: &FieldErrors) -> Markup {
    let kept = &record.kept;
    if !decides(context) || kept.prepared().is_none() || kept.presented_by.is_none() {
        return html! {};
    }
    if kept.presented_by == context.caller.person {
        return html! { p class="ht-measure" { (context.t("decision-own-presentation")) } };
    }
    html! {
        section class="ht-section ht-stack ht-noprint" data-gap="sm" id="take" aria-labelledby="take-title" {
            h2 class="ds-heading" data-size="md" id="take-title" { (context.t("decision-take-title")) }
            p class="ht-measure" { (context.t("decision-take-text")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/take", address(kept.id)))) novalidate {
                input type="hidden" name="version" value=(kept.version);
                (field(errors, &Field {
                    name: "decider",
                    label: context.t("decision-decider-ask"),
                    hint: Some(context.t("decision-name-hint")),
                    value: typed.text("decider"),
                    ..Field::default()
                }))
                (checkbox("unbiased", "yes", &context.t("decision-unbiased-ask"), false))
                p { button class="ds-button" type="submit" { (context.t("decision-take-do")) } }
            }
        }
    }
}

/// What the paper says, as a page says it.
fn told(section: &Section) -> Markup {
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="sm" { (section.heading) }
            @for block in &section.blocks {
                @match block {
                    Block::Heading(text) => h3 class="ds-heading" data-size="xs" { (text) },
                    Block::Lead(text) => p class="ht-measure" { strong { (text) } },
                    Block::Paragraph(text) | Block::Remark(text) => p class="ht-measure" { (text) },
                    Block::List(all) | Block::Steps(all) | Block::Sources(all) => ul class="ds-list" { @for one in all { li { (one) } } },
                    Block::Definitions(all) => (facts(&all.iter().map(|(term, text)| (term.clone(), html! { (text) })).collect::<Vec<_>>())),
                    Block::Table(table) => (table_of(table)),
                    // A decision has none of these.
                    Block::Numbers(_) | Block::Notice { .. } | Block::Figure(_) | Block::Quotations(_) | Block::In(..) => {},
                }
            }
        }
    }
}

fn table_of(table: &documents::Table) -> Markup {
    let columns: Vec<Column> = table
        .columns
        .iter()
        .map(|column| match column.align {
            documents::Align::Start => Column::text(column.head.clone()),
            documents::Align::End | documents::Align::Decimal => Column::number(column.head.clone()),
        })
        .collect();
    let rows: Vec<Vec<Markup>> =
        table.rows.iter().map(|row| row.iter().map(|cell| html! { (cell.text) }).collect()).collect();
    data_table(&table.caption, &columns, &rows)
}

fn versions(context: &Context, record: &Record) -> Markup {
    let l = context.language;
    let number = record.kept.number.as_deref().unwrap_or_default();
    let columns = [
        Column::text(context.t("decision-day")),
        Column::text(context.t("decision-why")),
        Column::number(context.t("decision-sum")),
        Column::text(context.t("decision-fingerprint")),
    ];
    let rows: Vec<Vec<Markup>> = record
        .versions
        .iter()
        .map(|version| {
            let why = match version.reason.as_str() {
                "" => context.t("decision-first"),
                reason => reason.to_owned(),
            };
            vec![
                html! { (l.moment(&version.at.to_string())) },
                html! { (why) },
                html! { (l.kronor(version.decision.sum())) },
                html! { code { (fingerprint(number, &version.decision)) } },
            ]
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="sm" { (context.t("decision-versions")) }
                p class="ht-soft ht-measure" { (context.t("decision-fingerprint-text")) }
                (data_table(&context.t("decision-versions"), &columns, &rows))
            }
        }
    }
}

fn acts(context: &Context, record: &Record) -> Markup {
    let kept = &record.kept;
    let paper = format!("{}/decision.pdf", address(kept.id));
    html! {
        (downloads(context, &context.t("decision-paper-download"), &[("PDF", context.href(&paper))]))
        p class="ht-acts" {
            @if kept.state == DecisionState::Taken {
                a class="ds-link" href=(context.href(&address(kept.id))) { (context.t("decision-to-public")) }
                @if kept.is_grant() {
                    " " a class="ds-link" href=(context.href(&format!("/funding/grants/{}", kept.id))) { (context.t("decision-to-grant")) }
                }
            }
        }
        @if decides(context) && kept.is_running() && kept.pending.is_none() {
            form class="ht-noprint" method="post" action=(context.href(&format!("{}/amend", address(kept.id)))) {
                input type="hidden" name="version" value=(kept.version);
                button class="ds-button" data-variant="secondary" type="submit" { (context.t("decision-amend-do")) }
            }
        }
    }
}

/// `GET /funding/decisions/{id}/decision.pdf`
///
/// # Errors
/// Not found, when there is none or the caller may not read it.
pub async fn pdf(context: Context, State(app): State<App>, Path(id): Path<i64>) -> PageResult<Response> {
    let record = record(&app, &context.caller, id).await?;
    let pdf = paper(context.language, &record, context.examples).await.map_err(|error| {
        tracing::error!(%error, "a decision could not be written");
        PageError::Internal
    })?;
    let name = record.kept.number.as_deref().unwrap_or("forslag");
    let file = format!("attachment; filename=\"{}-{name}.pdf\"", context.t("decision-paper-file"));
    let headers = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, file)];
    Ok((headers, pdf.bytes).into_response())
}

fn led(context: &Context, id: i64, to: &str) -> Response {
    Redirect::to(&context.href(&format!("{}/{to}", address(id)))).into_response()
}

async fn refused(
    app: &App,
    context: &Context,
    id: i64,
    typed: Typed,
    error: FundingError,
) -> PageResult<Response> {
    let sentences = words::refused(context.language, &error);
    if sentences.is_empty() {
        return Err(error.into());
    }
    let mut errors = FieldErrors::new();
    refusals(&mut errors, "take", sentences);
    let record = record(app, &context.caller, id).await?;
    Ok(again(view(context, &record, &typed, &errors, "")))
}

/// `POST /funding/decisions/{id}/take`
///
/// # Errors
/// When the caller may not, or there is none.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    check(&context.caller, Action::DecideFunding, Relation::None)?;
    let typed = Typed::of_body(&body);
    let seen = Seen { id, version: typed.text("version").parse().unwrap_or(0) };
    let taking = Taking { decider: typed.text("decider"), unbiased: typed.has("unbiased", "yes") };
    match take(&app, &context.caller, seen, taking).await {
        Ok(kept) => {
            let was = if kept.decision.amendments > 0 { "amended" } else { "taken" };
            Ok(led(&context, id, &format!("record?done={was}")))
        }
        Err(error) => refused(&app, &context, id, typed, error).await,
    }
}

/// `POST /funding/decisions/{id}/amend`: begins an amendment
///
/// # Errors
/// When the caller may not, or there is none that can be amended.
pub async fn amend(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    check(&context.caller, Action::DecideFunding, Relation::None)?;
    let typed = Typed::of_body(&body);
    let seen = Seen { id, version: typed.text("version").parse().unwrap_or(0) };
    match begin_amendment(&app, &context.caller, seen).await {
        Ok(_) => Ok(led(&context, id, "prepare")),
        Err(error) => refused(&app, &context, id, typed, error).await,
    }
}
