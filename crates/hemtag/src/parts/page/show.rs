//! The page of a part.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use part::rules;
use serde::Deserialize;
use vocabulary::{Material, ProcessId, Vocabulary};

use super::{cards::cards, figure::figure, findings::findings, solids::solids};
use crate::{
    app::App,
    http::{
        Context, PageResult,
        components::{Tone, breadcrumbs, notice, page_head},
        page,
    },
    parts::{PartFile, drawings::drawings_of, find_part, remove_part, unread_in_words},
    words::Language,
};

/// What the reader chose to see it by.
#[derive(Debug, Default, Deserialize)]
pub struct Chosen {
    /// Code of a material.
    #[serde(default)]
    material: String,
    /// Code of a process.
    #[serde(default)]
    process: String,
}

/// `GET /parts/{key}`
///
/// # Errors
/// When there is no such part.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    Query(chosen): Query<Chosen>,
) -> PageResult {
    let part = find_part(&app, &context.caller, &key).await?;
    let drawings = drawings_of(&app, &context.caller, &[part.id], &[], &[]).await?;
    let vocabulary = Vocabulary::embedded();
    let material = vocabulary.materials().by_code(&chosen.material);
    let process: Vec<ProcessId> =
        vocabulary.processes().by_code(&chosen.process).map(|p| p.id).into_iter().collect();
    let found = rules::findings(&part.facts, &process, material.map(|m| m.id));
    let facts = &part.facts;
    let unit = facts.unit_in_file.map_or_else(|| context.t("part-no-unit"), part::Unit::sign);
    let (title, lead) = (part.title(), format!("{} ({}, {unit})", part.name, facts.format));
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[(context.t("part-new-title"), "/parts/new")], &title))
            (page_head(Some(&context.t("part-over")), &title, Some(&lead)))
            (doubts(&context, &part))
            div class="ht-partlayout" {
                @if facts.solids.is_empty() { (outline(&context, &part)) } @else { (figure(&context, &part)) }
                div class="ht-stack" data-gap="lg" {
                    (use_it(&context, &part, material))
                    (choose(&context, &part, &chosen))
                }
            }
            (assembly(&context, &part))
            section class="ht-section" {
                h2 class="ds-heading" data-size="md" { (context.t("part-findings")) }
                p class="ht-prose" { (context.t("part-findings-lead")) }
                (findings(&context, &found, facts.solids.len(), !process.is_empty()))
            }
            section class="ht-section" {
                h2 class="ds-heading" data-size="md" { (context.t("part-facts")) }
                (solids(&context, facts, material))
            }
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="md" { (context.t("drawing-of-part")) }
                (cards(&context, &[], &drawings, &format!("/parts/{key}")))
                p { a href=(context.href(&format!("/parts/{key}/drawings"))) { (context.t(if drawings.is_empty() { "drawing-have-one" } else { "drawing-one-more" })) } }
            }
            p class="ht-source ht-section" {
                a href=(context.href(&format!("/parts/{key}/file"))) download { (context.t("part-download")) } " · "
                @if !facts.solids.is_empty() {
                    a href=(context.href(&format!("/parts/{key}/mesh"))) download="part.stl" { (context.t("part-download-mesh")) } " · "
                }
                a href=(context.href(&format!("/parts/{key}/remove"))) { (context.t("part-remove")) }
            }
            p class="ht-source" { (context.t("part-link")) }
        },
    ))
}

fn doubts(context: &Context, part: &PartFile) -> Markup {
    if part.facts.unread.is_empty() {
        return html! {};
    }
    notice(
        Tone::Info,
        &context.t("part-unread"),
        html! { ul { @for unread in &part.facts.unread { li { (unread_in_words(context.language, unread)) } } } },
    )
}

fn use_it(context: &Context, part: &PartFile, material: Option<&Material>) -> Markup {
    html! {
        section {
            h2 class="ds-heading" data-size="sm" { (context.t("part-use-title")) }
            p { (context.t("part-use-text")) }
            form method="post" action=(context.href("/needs/new/part")) {
                input type="hidden" name="part" value=(part.key);
                @if let Some(material) = material { input type="hidden" name="material" value=(material.code); }
                button class="ds-button" type="submit" { (context.t("part-use")) }
            }
        }
    }
}

/// Choosing a material or a process works as an address: no script, and a link that can be shared.
fn choose(context: &Context, part: &PartFile, chosen: &Chosen) -> Markup {
    let vocabulary = Vocabulary::embedded();
    let terms = context.language.of_terms();
    let mut materials: Vec<&Material> =
        vocabulary.materials().iter().filter(|m| m.facts.density.is_some()).collect();
    materials.sort_by_key(|m| m.name(terms).to_lowercase());
    let mut processes: Vec<ProcessId> = rules::rules().iter().map(|rule| rule.process).collect();
    processes.sort_unstable();
    processes.dedup();
    html! {
        section {
            h2 class="ds-heading" data-size="sm" { (context.t("part-choose-title")) }
            form class="ht-stack" method="get" action=(context.href(&format!("/parts/{}", part.key))) {
                div class="ds-field" {
                    label class="ds-label" for="material" { (context.t("part-choose-material")) }
                    select class="ds-input" id="material" name="material" {
                        option value="" { (context.t("part-choose-any")) }
                        @for material in materials {
                            option value=(material.code) selected[material.code == chosen.material] { (material.name(terms)) }
                        }
                    }
                }
                div class="ds-field" {
                    label class="ds-label" for="process" { (context.t("part-choose-process")) }
                    select class="ds-input" id="process" name="process" {
                        option value="" { (context.t("part-choose-any")) }
                        @for process in processes.iter().map(|id| vocabulary.processes().get(*id)) {
                            option value=(process.code) selected[process.code == chosen.process] { (process.name(terms)) }
                        }
                    }
                }
                div { button class="ds-button" data-variant="secondary" type="submit" { (context.t("part-choose")) } }
            }
        }
    }
}

fn outline(context: &Context, part: &PartFile) -> Markup {
    use crate::{http::components::facts_in_columns, parts::told};
    let Some(outline) = &part.facts.outline else { return html! {} };
    let language: Language = context.language;
    let [width, height] = outline.box_mm.map(|side| language.number(side, 2));
    let mut rows = vec![
        (context.t("part-size"), html! { (width) " × " (height) "\u{a0}mm" }),
        (context.t("part-cut-length"), html! { (told::mm(language, outline.cut_length_mm)) }),
        (context.t("part-outlines"), html! { (outline.outer) " + " (outline.inner) }),
    ];
    if let Some(area) = outline.area_mm2 {
        rows.push((context.t("part-area"), html! { (language.number(area, 1)) "\u{a0}mm²" }));
    }
    facts_in_columns(&rows)
}

fn assembly(context: &Context, part: &PartFile) -> Markup {
    let parts = &part.facts.assembly;
    if parts.is_empty() {
        return html! {};
    }
    fn below(parts: &[part::facts::Part], parent: Option<usize>) -> Markup {
        let mine = || parts.iter().enumerate().filter(move |(_, part)| part.parent == parent);
        html! {
            @if mine().next().is_some() {
                ul { @for (number, part) in mine() { li { (part.count) " × " (part.name) (below(parts, Some(number))) } } }
            }
        }
    }
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("part-assembly")) }
            (below(parts, None))
        }
    }
}

/// `GET /parts/{key}/remove`: asks first, since a file that is taken away is gone.
///
/// # Errors
/// When there is no such part.
pub async fn ask_to_remove(context: Context, State(app): State<App>, Path(key): Path<String>) -> PageResult {
    let part = find_part(&app, &context.caller, &key).await?;
    let title = context.ta("part-remove-title", &[("name", part.title().into())]);
    Ok(page(
        &context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("part-remove-text"))))
            form class="ht-row" method="post" action=(context.href(&format!("/parts/{key}/remove"))) {
                button class="ds-button" data-color="danger" type="submit" { (context.t("part-remove-yes")) }
                a href=(context.href(&format!("/parts/{key}"))) { (context.t("part-remove-no")) }
            }
        },
    ))
}

/// `POST /parts/{key}/remove`
///
/// # Errors
/// When there is no such part, or the database refuses.
pub async fn remove(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
) -> PageResult<Response> {
    remove_part(&app, &context.caller, &key).await?;
    Ok(Redirect::to(&context.href("/parts/new")).into_response())
}
