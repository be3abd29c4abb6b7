//! Preparing a decision: the form with its list of what a decision must have, kept, renewed or presented.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{above, address, done, form, refusals};
use crate::{
    access::{Action, Relation, check},
    app::App,
    funding::{
        FundingError,
        decisions::{Ahead, Record, Seen, ahead, check_list, keep, present, record, renew, words},
        model::decision::{Decision, DecisionState},
        pages::looked,
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, Tone, breadcrumbs, checkbox, data_table, error_summary, field,
            notice, page_head,
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

async fn prepared(app: &App, context: &Context, id: i64) -> PageResult<(Record, Decision, Vec<Ahead>)> {
    check(&context.caller, Action::DecideFunding, Relation::None)?;
    let record = record(app, &context.caller, id).await?;
    let decision = record.kept.prepared().cloned().ok_or(PageError::Conflict)?;
    let ahead = ahead(app, &context.caller, &record.application, &decision).await?;
    Ok((record, decision, ahead))
}

/// `GET /funding/decisions/{id}/prepare`
///
/// # Errors
/// When the caller may not, there is none, or nothing is being prepared.
pub async fn ask(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(told): Query<Told>,
) -> PageResult {
    let (record, decision, ahead) = prepared(&app, &context, id).await?;
    let reason = record.kept.pending.as_ref().map_or("", |pending| pending.reason.as_str());
    let typed = form::filled(&context, &record.call, &decision, reason);
    let of = (&record, &decision, ahead.as_slice());
    Ok(view(&context, of, &typed, &FieldErrors::new(), &told.done))
}

fn view(
    context: &Context,
    (record, decision, ahead): (&Record, &Decision, &[Ahead]),
    typed: &Typed,
    errors: &FieldErrors,
    was_done: &str,
) -> Markup {
    let kept = &record.kept;
    let is_amendment = kept.state == DecisionState::Taken;
    let title = context.t(if is_amendment { "decision-amend-title" } else { "decision-prepare-title" });
    let path = format!("{}/prepare", address(kept.id));
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(Some(&decision.case_number), &title, Some(&format!("{} – {}", decision.title, decision.applicant))))
            (done(context, was_done, &["kept", "renewed"]))
            (error_summary(context, errors))
            @if kept.presented_by.is_some() {
                (notice(Tone::Info, &context.t("decision-is-presented"), html! {
                    p { (context.t("decision-is-presented-text")) }
                    p { a class="ds-link" href=(context.href(&format!("{}/record", address(kept.id)))) { (context.t("decision-to-record")) } }
                }))
            }
            (parts(context, record, decision))
            (super::aid::section(context, ahead))
            p { a class="ds-link" href=(context.href(&format!("{}/files", address(kept.id)))) { (context.t("annex-to")) } }
            form class="ht-form ht-stack" method="post" action=(context.href(&path)) novalidate {
                input type="hidden" name="version" value=(typed.given("version").map_or_else(|| kept.version.to_string(), str::to_owned));
                (form::view(context, &record.call, decision, typed, errors, is_amendment))
                p class="ht-acts" {
                    button class="ds-button" data-variant="secondary" type="submit" name="act" value="keep" { (context.t("decision-keep")) }
                    @if !is_amendment {
                        button class="ds-button" data-variant="tertiary" type="submit" name="act" value="renew" { (context.t("decision-renew")) }
                    }
                }
                section class="ht-section ht-stack" data-gap="sm" id="present" {
                    h2 class="ds-heading" data-size="sm" { (context.t("decision-present-title")) }
                    p class="ht-measure" { (context.t("decision-present-text")) }
                    (field(errors, &Field {
                        name: "presenter",
                        label: context.t("decision-presenter-ask"),
                        hint: Some(context.t("decision-name-hint")),
                        value: typed.text("presenter"),
                        ..Field::default()
                    }))
                    (checkbox("unbiased", "yes", &context.t("decision-unbiased-ask"), false))
                    p { button class="ds-button" type="submit" name="act" value="present" { (context.t("decision-present-do")) } }
                }
            }
        },
    )
}

/// The list of what a decision must have, with what asks for it and whether it stands there.
fn parts(context: &Context, record: &Record, decision: &Decision) -> Markup {
    let l = context.language;
    let (parts, wrong) = check_list(decision, &record.call, record.kept.state == DecisionState::Taken);
    let lacking = parts.iter().filter(|(part, has)| !has && !part.is_of_taking()).count() + wrong.len();
    let columns = [
        Column::text(context.t("decision-check-part")),
        Column::text(context.t("decision-check-source")),
        Column::text(context.t("decision-check-has")),
    ];
    let rows: Vec<Vec<Markup>> = parts
        .into_iter()
        .map(|(part, has)| {
            let key = match (has, part.is_of_taking(), part.is_of_presenting()) {
                (true, _, _) => "decision-check-yes",
                (false, true, _) => "decision-check-when-taken",
                (false, _, true) => "decision-check-when-presented",
                (false, false, false) => "decision-check-no",
            };
            vec![
                html! { (words::part(l, part)) },
                html! { (words::source(l, part.source())) },
                html! { @if has { (context.t(key)) } @else { strong { (context.t(key)) } } },
            ]
        })
        .collect();
    html! {
        details class="ds-details" open[lacking > 0] {
            summary { (l.counted("decision-check-lacking", lacking as u64)) }
            (data_table(&context.t("decision-check-caption"), &columns, &rows))
            @if !wrong.is_empty() { ul class="ds-list" { @for one in &wrong { li { (words::lack(l, one)) } } } }
            p class="ht-soft ht-measure" { (context.t("decision-check-four-eyes")) }
        }
    }
}

/// `POST /funding/decisions/{id}/prepare`
///
/// # Errors
/// When the caller may not, there is none, or nothing is being prepared.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let (record, before, seen_ahead) = prepared(&app, &context, id).await?;
    let mut typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let seen = Seen { id, version: typed.text("version").parse().unwrap_or(0) };
    let led = |to: &str| Redirect::to(&context.href(&format!("{}/{to}", address(id)))).into_response();
    let result = match typed.text("act") {
        "renew" => renew(&app, &context.caller, seen).await.map(|_| "prepare?done=renewed"),
        act => match form::read(&context, &record.call, &before, &typed, &mut errors) {
            None => {
                let of = (&record, &before, seen_ahead.as_slice());
                return Ok(again(view(&context, of, &typed, &errors, "")));
            }
            Some(written) => {
                let kept = keep(&app, &context.caller, seen, written, typed.text("reason")).await;
                match kept {
                    Ok(kept) if act == "present" => {
                        // What was written is kept even where it cannot be presented yet.
                        typed.set("version", kept.version.to_string());
                        let seen = Seen { id, version: kept.version };
                        let unbiased = typed.has("unbiased", "yes");
                        present(&app, &context.caller, seen, typed.text("presenter"), unbiased)
                            .await
                            .map(|_| "record?done=presented")
                    }
                    kept => kept.map(|_| "prepare?done=kept"),
                }
            }
        },
    };
    match result {
        Ok(to) => Ok(led(to)),
        Err(FundingError::Domestic(found)) => {
            looked::tell(&context, &mut typed, &mut errors, &found);
            let (record, decision, ahead) = prepared(&app, &context, id).await?;
            let of = (&record, &decision, ahead.as_slice());
            Ok(again(view(&context, of, &typed, &errors, "")))
        }
        Err(error) => {
            let sentences = words::refused(context.language, &error);
            if sentences.is_empty() {
                return Err(error.into());
            }
            let at = if matches!(error, FundingError::NoReason) { "reason" } else { "present" };
            refusals(&mut errors, at, sentences);
            let (record, decision, ahead) = prepared(&app, &context, id).await?;
            let of = (&record, &decision, ahead.as_slice());
            Ok(again(view(&context, of, &typed, &errors, "")))
        }
    }
}
