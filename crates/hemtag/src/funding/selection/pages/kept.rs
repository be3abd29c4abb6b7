//! A kept proposal: what it is worth, why each project is in or out, what each condition costs, what else is nearly as good, how
//! sure the points make it; and what a person chose.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{adds, condition, money, points, try_out::summary};
use crate::{
    access::{self, Action, Relation},
    app::App,
    funding::{
        FundingError,
        calls::{self, KeptCall, pages::address},
        reach::{self, Coverage, tables},
        selection::{
            self, KeptSelection,
            model::{Condition, Granted, Price, Why},
        },
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Cell, Column, Field, FieldErrors, FieldKind, Tone, breadcrumbs, data_table, error_summary, field,
            notice, page_head,
        },
        download::{self, Table, Wanted},
        error::again,
        page,
    },
};

/// Which of the page's tables is taken away.
#[derive(Debug, Deserialize)]
pub struct Which {
    table: Option<String>,
}

/// What was chosen, and before that what is proposed.
fn held(kept: &KeptSelection) -> &[Granted] {
    kept.choice.as_ref().map_or(&kept.proposal.granted, |choice| &choice.granted)
}

/// `GET /funding/selections/{id}`; with `format`, its projects as a table to take away.
///
/// # Errors
/// When the caller may not, there is none, or the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
    Query(which): Query<Which>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::SelectProjects, Relation::None)?;
    let kept = selection::one(&app, &context.caller, id).await?;
    if let Some(format) = wanted.format
        && which.table.as_deref() != Some("coverage")
    {
        return Ok(table(&kept).respond(&context, format)?);
    }
    let after = reach::ground(&app, &context.caller).await?.after(&adds(&kept.question, held(&kept)));
    if let Some(format) = wanted.format {
        let name = format!("selection-{}-coverage", kept.id);
        return Ok(tables::table(&context, name, &after).respond(&context, format)?);
    }
    let call = call_of(&app, &kept).await?;
    Ok(view(&context, &kept, &call, &after, &Typed::default(), &FieldErrors::new()).into_response())
}

async fn call_of(app: &App, kept: &KeptSelection) -> Result<KeptCall, PageError> {
    calls::by_id(app.db.reader(), kept.call).await?.ok_or(PageError::NotFound)
}

/// `POST /funding/selections/{id}`: records what was chosen.
///
/// # Errors
/// When the caller may not, there is none, or the database refuses.
pub async fn choose(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::SelectProjects, Relation::None)?;
    let typed = Typed::of_body(&body);
    let seen = typed.text("version").parse().map_err(|_| PageError::BadRequest)?;
    let chosen: Vec<i64> = typed.all("chosen").iter().filter_map(|id| id.parse().ok()).collect();
    let done = selection::choose(&app, &context.caller, id, seen, &chosen, typed.text("reason")).await;
    let mut errors = FieldErrors::new();
    match done {
        Ok(_) => {
            let to = format!("/funding/selections/{id}?done=chosen");
            return Ok(Redirect::to(&context.href(&to)).into_response());
        }
        Err(FundingError::NoReason) => errors.add("reason", context.t("selection-wrong-reason")),
        Err(FundingError::Changed) => errors.add("reason", context.t("selection-wrong-changed")),
        Err(error) => return Err(error.into()),
    }
    let kept = selection::one(&app, &context.caller, id).await?;
    let call = call_of(&app, &kept).await?;
    let after = reach::ground(&app, &context.caller).await?.after(&adds(&kept.question, held(&kept)));
    Ok(again(view(&context, &kept, &call, &after, &typed, &errors)))
}

/// One row for each candidate.
fn table(kept: &KeptSelection) -> Table {
    let why = kept.proposal.why.as_ref();
    let rows = kept.question.candidates.iter().map(|one| {
        let granted = kept.proposal.of(one.application);
        let chosen = kept.choice.as_ref().map(|choice| {
            choice
                .granted
                .iter()
                .find(|granted| granted.application == one.application)
                .map_or(0, |one| one.sum().0)
        });
        let kronor = |ore: i64| {
            #[expect(clippy::cast_precision_loss, reason = "kronor of one project are far below 2^53")]
            download::Cell::Number(ore as f64 / 100.0)
        };
        let price = why.and_then(|why| why.turned.iter().find(|(id, _)| *id == one.application));
        let price = match price {
            #[expect(clippy::cast_precision_loss, reason = "points are small")]
            Some((_, Price::Of { most, .. })) => download::Cell::Number(*most as f64 / 1_000.0),
            _ => download::Cell::Empty,
        };
        let often = why.and_then(|why| {
            let (_, count) = why.chosen_in.iter().find(|(id, _)| *id == one.application)?;
            u32::try_from(*count * 100 / why.draws.max(1)).ok()
        });
        vec![
            one.number.as_str().into(),
            one.title.as_str().into(),
            one.applicant.as_str().into(),
            kronor(one.requested.values().map(|ore| ore.0).sum()),
            kronor(granted.map_or(0, |granted| granted.sum().0)),
            granted.map_or(download::Cell::Empty, |granted| u32::from(granted.percent).into()),
            price,
            often.map_or(download::Cell::Empty, Into::into),
            chosen.map_or(download::Cell::Empty, kronor),
        ]
    });
    Table {
        name: format!("selection-{}", kept.id),
        columns: vec![
            "number",
            "title",
            "applicant",
            "requested_sek",
            "proposed_sek",
            "proposed_percent",
            "price_points",
            "chosen_in_percent_of_draws",
            "chosen_sek",
        ],
        rows: rows.collect(),
        note: Some(format!("{} · SHA-256 {}", kept.engine, kept.input_hash)),
    }
}

fn view(
    context: &Context,
    kept: &KeptSelection,
    call: &KeptCall,
    after: &Coverage,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let l = context.language;
    let title = context.t("selection-kept-title");
    let name = call.call.title.of(l).to_owned();
    let here = address(&call.code);
    let selection = format!("{here}/selection");
    let above = [
        (context.t("funding-title"), "/funding"),
        (name.clone(), here.as_str()),
        (context.t("selection-title"), selection.as_str()),
    ];
    let path = format!("/funding/selections/{}", kept.id);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above, &title))
            (page_head(Some(&name), &title, Some(&context.ta("selection-kept-lead", &[("at", l.in_sweden(kept.proposed_at).into())]))))
            @match context.done() {
                Some("proposed") => { (notice(Tone::Success, &context.t("selection-done-proposed"), html! {})) }
                Some("chosen") => { (notice(Tone::Success, &context.t("selection-done-chosen"), html! {})) }
                _ => {}
            }
            (summary(context, &kept.proposal, &kept.question))
            @if let Some(why) = &kept.proposal.why { (conditions(context, kept, call, why)) (nearly(context, kept, why)) }
            (chosen(context, kept, typed, errors, &path))
            (download::links(context, &path, ""))
            (money(context, call, &kept.question, held(kept)))
            (tables::section(context, after))
            (download::links(context, &path, "table=coverage"))
            p class="ht-source" { (kept.engine) " · SHA-256 " code { (kept.input_hash) } }
        },
    )
}

fn price(context: &Context, one: Price) -> String {
    match one {
        Price::Of { least, most } if least == most => points(context, most),
        Price::Of { least, most } => format!("{}–{}", points(context, least), points(context, most)),
        Price::NothingFits => context.t("selection-price-nothing"),
        Price::Unknown => context.t("selection-price-unknown"),
    }
}

fn title_of(kept: &KeptSelection, id: i64) -> String {
    let found = kept.question.candidates.iter().find(|one| one.application == id);
    found.map_or_else(|| id.to_string(), |one| one.title.clone())
}

/// Every project with its price and how sure it is, and a tick for what is chosen.
fn chosen(
    context: &Context,
    kept: &KeptSelection,
    typed: &Typed,
    errors: &FieldErrors,
    path: &str,
) -> Markup {
    let l = context.language;
    let why = kept.proposal.why.as_ref();
    let is_sent = !typed.0.is_empty();
    let is_ticked = |id: i64| {
        if is_sent {
            return typed.has("chosen", &id.to_string());
        }
        let granted = kept.choice.as_ref().map_or(&kept.proposal.granted, |choice| &choice.granted);
        granted.iter().any(|one| one.application == id)
    };
    let columns = [
        Column::text(context.t("selection-choose")),
        Column::number(context.t("selection-asked")),
        Column::number(context.t("selection-proposed")),
        Column::text(context.t("selection-price")),
        Column::number(context.t("selection-often")),
    ];
    let rows: Vec<Vec<Cell>> = kept
        .question
        .candidates
        .iter()
        .map(|one| {
            let id = format!("chosen-{}", one.application);
            let granted = kept.proposal.of(one.application);
            let turned = why.and_then(|why| why.turned.iter().find(|(of, _)| *of == one.application));
            let often = why.and_then(|why| {
                let (_, count) = why.chosen_in.iter().find(|(of, _)| *of == one.application)?;
                Some(count * 100 / why.draws.max(1))
            });
            vec![
                html! {
                    div class="ds-field" {
                        input class="ds-input" type="checkbox" id=(id) name="chosen" value=(one.application) checked[is_ticked(one.application)];
                        label class="ds-label" for=(id) { (one.title) " " span class="ht-soft" { (one.number) } }
                    }
                },
                html! { (l.kronor_bare(one.requested.values().copied().sum())) },
                html! { @if let Some(granted) = granted { (l.kronor_bare(granted.sum())) @if granted.percent < 100 { " (" (granted.percent) " %)" } } @else { "–" } },
                html! {
                    @if let Some((_, cost)) = turned {
                        (context.ta(if granted.is_some() { "selection-lost-without" } else { "selection-costs-to-add" }, &[("points", price(context, *cost).into())]))
                    }
                },
                html! { @if let Some(often) = often { (often) " %" } },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" aria-labelledby="choose" {
            h2 class="ds-heading" data-size="md" id="choose" { (context.t("selection-choose-title")) }
            @if let Some(choice) = &kept.choice {
                p {
                    (context.ta("selection-was-chosen", &[("at", kept.chosen_at.map(|at| l.in_sweden(at)).unwrap_or_default().into())]))
                    " "
                    @match choice.worth {
                        Some(worth) => { (context.ta("selection-choice-worth", &[("points", points(context, worth).into()), ("less", points(context, kept.proposal.worth - worth).into())])) }
                        None => { (context.t("selection-choice-breaks")) }
                    }
                }
                @if !kept.reason.is_empty() { blockquote { (kept.reason) } }
                p { a class="ds-link" href=(context.href("/funding/work")) { (context.t("selection-to-decisions")) } }
            }
            p class="ht-prose" { (context.t("selection-choose-text")) }
            form class="ht-stack" method="post" action=(context.href(path)) novalidate {
                input type="hidden" name="version" value=(kept.version);
                (data_table(&context.t("selection-candidates"), &columns, &rows))
                (field(errors, &Field {
                    name: "reason", label: context.t("selection-reason"), hint: Some(context.t("selection-reason-hint")),
                    value: if is_sent { typed.text("reason") } else { &kept.reason }, kind: FieldKind::Lines(3), ..Field::default()
                }))
                button class="ds-button" type="submit" { (context.t("selection-record")) }
            }
        }
    }
}

fn conditions(context: &Context, kept: &KeptSelection, call: &KeptCall, why: &Why) -> Markup {
    let columns = [
        Column::text(context.t("selection-condition")),
        Column::number(context.t("selection-condition-price")),
    ];
    let costs = |(_, cost): &&(Condition, Price)| !matches!(cost, Price::Of { most: 0, .. });
    let rows: Vec<Vec<Cell>> = why
        .priced
        .iter()
        .filter(costs)
        .map(|(one, cost)| {
            vec![condition(context, call, one, |id| title_of(kept, id)), html! { (price(context, *cost)) }]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" aria-labelledby="conditions" {
            h2 class="ds-heading" data-size="md" id="conditions" { (context.t("selection-conditions-title")) }
            @if rows.is_empty() { p { (context.t("selection-conditions-none")) } }
            @else { (data_table(&context.t("selection-conditions-caption"), &columns, &rows)) }
        }
    }
}

fn nearly(context: &Context, kept: &KeptSelection, why: &Why) -> Markup {
    let l = context.language;
    html! {
        section class="ht-section ht-stack" aria-labelledby="others" {
            h2 class="ds-heading" data-size="md" id="others" { (context.t("selection-others")) }
            p class="ht-prose" { (context.ta("selection-others-text", &[("draws", why.draws.into())])) }
            @if why.others.is_empty() { p { (context.t("selection-others-none")) } }
            ol {
                @for other in &why.others {
                    @let has = |id: i64| other.granted.iter().any(|one| one.application == id);
                    @let added: Vec<String> = other.granted.iter().map(|one| one.application).filter(|id| kept.proposal.of(*id).is_none()).map(|id| title_of(kept, id)).collect();
                    @let gone: Vec<String> = kept.proposal.granted.iter().map(|one| one.application).filter(|id| !has(*id)).map(|id| title_of(kept, id)).collect();
                    li {
                        (context.ta("selection-other", &[("points", points(context, other.worth).into()), ("less", points(context, kept.proposal.worth - other.worth).into())]))
                        @if !added.is_empty() { " " (context.ta("selection-other-added", &[("titles", l.list(&added, crate::words::And::And).into())])) }
                        @if !gone.is_empty() { " " (context.ta("selection-other-gone", &[("titles", l.list(&gone, crate::words::And::And).into())])) }
                    }
                }
            }
        }
    }
}
