//! Needs as others see them: the list of those that wait, one of them, and the card that both are made of.

use std::collections::HashMap;

use axum::{
    Json,
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    Need, NeedId, export, list_needs,
    model::{Field, NeedDocument},
    own_needs, shown_need,
    summary::{Row, Said, rows},
    traced,
};
use crate::{
    access::{Action, Relation},
    app::App,
    http::{
        Context, PageResult,
        components::{Pager, breadcrumbs, empty, facts, page_head, pager},
        download::{Format, links},
        page,
    },
    parts::page::thumbnail,
};

/// What a maker sees of a need that was made ready to be shown ([`NeedDocument::shown`]).
#[must_use]
pub fn card(context: &Context, shown: &NeedDocument) -> Markup {
    let title = title(context, shown);
    html! {
        div class="ht-shown ht-stack" data-gap="sm" {
            p class="ht-shown__title" { strong { (title) } }
            (facts(&facts_of(context, shown)))
        }
    }
}

fn title(context: &Context, shown: &NeedDocument) -> String {
    if shown.title.is_empty() { context.t("need-shown-anonymous") } else { shown.title.clone() }
}

fn facts_of(context: &Context, shown: &NeedDocument) -> Vec<(String, Markup)> {
    rows(context.language, shown)
        .into_iter()
        .filter(|row| row.field != Field::Title)
        .filter_map(|row| {
            let label = label(context, shown, &row);
            match row.said {
                Said::Value(text) => Some((label, html! { (text) })),
                Said::NotKnown => Some((label, html! { (context.t("not-known")) })),
                Said::Unclear(text) => Some((label, html! { (text) })),
                Said::NotGiven => None,
            }
        })
        .collect()
}

/// The field's name, with the part's where there are several.
pub(super) fn label(context: &Context, need: &NeedDocument, row: &Row) -> String {
    let field = row.field.name(context.language);
    let step =
        row.step.filter(|s| *s > 0).map(|s| context.ta("need-step-number", &[("number", (s + 1).into())]));
    let part =
        row.part.filter(|_| need.parts.len() > 1).map(|i| match need.parts.get(i).map(|p| p.name.as_str()) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => context.ta("need-part-number", &[("number", (i + 1).into())]),
        });
    let place: Vec<String> = part.into_iter().chain(step).collect();
    if place.is_empty() { field } else { format!("{} ({})", field, place.join(", ")) }
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    page: Option<u32>,
    format: Option<Format>,
}

const A_PAGE: u32 = 20;

/// `GET /needs`: what waits for a maker, as far as its owners let it be seen.
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    State(app): State<App>,
    context: Context,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    if let Some(format) = wanted.format {
        let needs = export::needs(&app, &context.caller, false).await?;
        return Ok(match format {
            Format::Json => Json(export::whole(&needs)).into_response(),
            Format::Csv | Format::Xlsx => {
                export::table(context.language, &needs, app.clock.today()).respond(&context, format)?
            }
        });
    }
    let number = wanted.page.unwrap_or(1).clamp(1, 1_000_000);
    let (needs, count) =
        list_needs(&app, &context.caller, u64::from(number - 1) * u64::from(A_PAGE), u64::from(A_PAGE))
            .await?;
    let mine = own_needs(&app, &context.caller).await?;
    // A picture shows the part itself: to who holds the need's key, and to who may read every need. No level of
    // confidentiality opens a file to anybody else.
    let mut ids: Vec<i64> = mine.iter().map(|(need, _)| need.id.0).collect();
    if context.caller.may(Action::ReadPart, Relation::None) {
        ids.extend(needs.iter().map(|need| need.id.0));
    }
    let pictures = traced::pictures(&app, &context.caller, &ids).await;
    let title = context.t("needs-title");
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[], &title))
            (page_head(None, &title, Some(&context.t("needs-lead"))))
            @if context.caller.may(Action::ImportNeeds, Relation::None) {
                p class="ht-acts" { a class="ds-link" href=(context.href("/needs/import")) { (context.t("needs-import-title")) } }
            }
            (own(&context, &mine, &pictures))
            @if needs.is_empty() {
                (empty(&context.t("needs-none"), html! {}, Some((&context.t("nav-need"), context.href("/needs/new")))))
            }
            ul class="ht-shown__list" {
                @for need in &needs {
                    @let picture = pictures.get(&need.id.0).filter(|_| !need.key.is_empty());
                    li {
                      div class=[picture.map(|_| "ht-withthumb")] {
                        (thumbnail(&context, picture.map(String::as_str)))
                        div {
                        h2 class="ds-heading" data-size="xs" {
                            a href=(context.href(&address(need))) { (heading(&context, &need.document)) }
                        }
                        p class="ht-small ht-soft" { (short(&context, need)) }
                        }
                      }
                    }
                }
            }
            (pager(
                &context,
                Pager { page: number, per_page: A_PAGE, total: count },
                |page| context.href(&format!("/needs?page={page}")),
            ))
            (links(&context, "/needs", ""))
        },
    )
    .into_response())
}

/// The reader's own, by account and as far as this browser remembers them, with what is new about each.
fn own(context: &Context, mine: &[(Need, usize)], pictures: &HashMap<i64, String>) -> Markup {
    if mine.is_empty() {
        return html! {};
    }
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="own" {
            h2 class="ds-heading" data-size="md" id="own" { (context.t("needs-own")) }
            p class="ht-small ht-soft" {
                (context.t("needs-own-about"))
                @if context.caller.person.is_none() {
                    " " a class="ds-link" href=(context.href("/account/sign-in?to=%2Faccount%2Fneeds")) { (context.t("needs-own-sign-in")) }
                }
            }
            (own_list(context, mine, pictures))
        }
        h2 class="ds-heading ht-section" data-size="md" { (context.t("needs-all")) }
    }
}

/// One's own needs, each with a link by its key.
pub(super) fn own_list(context: &Context, mine: &[(Need, usize)], pictures: &HashMap<i64, String>) -> Markup {
    html! {
        @if !mine.is_empty() {
            ul class="ht-shown__list" {
                @for (need, news) in mine {
                    @let picture = pictures.get(&need.id.0);
                    li {
                      div class=[picture.map(|_| "ht-withthumb")] {
                        (thumbnail(context, picture.map(String::as_str)))
                        div {
                        h3 class="ds-heading" data-size="xs" {
                            a href=(context.href(&format!("/needs/{}", need.key))) { (title(context, &need.document)) }
                        }
                        @if *news > 0 { p { strong { (context.language.counted("need-news", *news as u64)) } } }
                        @if need.closed_at.is_some() { p class="ht-small ht-soft" { (context.t("need-page-closed")) } }
                        }
                      }
                    }
                }
            }
        }
    }
}

/// An anonymous need is told apart by how it is to be made.
fn heading(context: &Context, shown: &NeedDocument) -> String {
    if !shown.title.is_empty() {
        return shown.title.clone();
    }
    let process = rows(context.language, shown).into_iter().find_map(|row| match (row.field, row.said) {
        (Field::Process, Said::Value(text)) => Some(text),
        _ => None,
    });
    let anonymous = context.t("need-shown-anonymous");
    process.map_or_else(|| anonymous.clone(), |process| format!("{anonymous}: {process}"))
}

/// An administrator, who is handed the keys, comes to the need itself.
fn address(need: &Need) -> String {
    match need.key.as_str() {
        "" => format!("/needs/shown/{}", need.id.0),
        key => format!("/needs/{key}"),
    }
}

fn short(context: &Context, need: &Need) -> String {
    let shown = &need.document;
    let wanted = [Field::Process, Field::Material, Field::FirstSeries, Field::Kommun];
    let mut seen = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for row in rows(context.language, shown) {
        if let (true, Said::Value(text)) =
            (wanted.contains(&row.field) && !seen.contains(&row.field), row.said)
        {
            seen.push(row.field);
            texts.push(text);
        }
    }
    if texts.is_empty()
        && let Some(function) = &shown.function
    {
        let short: String = function.chars().take(140).collect();
        texts.push(if short.len() < function.len() { format!("{}…", short.trim_end()) } else { short });
    }
    if !need.key.is_empty() {
        let level = shown.confidentiality.code().replace('_', "-");
        texts.push(context.t(&format!("need-ask-confidentiality-{level}")));
    }
    if need.example {
        texts.push(context.t("text-example"));
    }
    texts.join(" · ")
}

/// `GET /needs/shown/{id}`: one need, as far as its owner lets it be seen.
///
/// # Errors
/// Not found for what is closed or confidential, as for what never was.
pub async fn one(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let need = shown_need(&app, &context.caller, NeedId(id)).await?;
    let title = heading(&context, &need.document);
    let list = context.t("needs-title");
    let over = need.example.then(|| context.t("need-shown-example"));
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[(list, "/needs")], &title))
            (page_head(over.as_deref(), &title, need.document.function.as_deref()))
            (facts(&facts_of(&context, &NeedDocument { function: None, ..need.document.clone() })))
            @if let Some(source) = &need.document.source { (source_line(&context, source)) }
        },
    ))
}

fn source_line(context: &Context, source: &super::model::Source) -> Markup {
    let web = |address: &&String| address.starts_with("https://") || address.starts_with("http://");
    let licensor = [source.licensor.as_deref(), source.licence.as_deref()];
    let licensor: Vec<&str> = licensor.into_iter().flatten().collect();
    html! {
        p class="ht-source" {
            (context.ta("need-shown-source", &[("format", source.format.as_str().into())])) " "
            @if !licensor.is_empty() { (licensor.join(", ")) ". " }
            @if let Some(address) = source.address.as_ref().filter(web) { a href=(address) rel="noopener nofollow" { (address) } }
        }
    }
}
