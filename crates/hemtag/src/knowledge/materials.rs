//! The tree of materials, and a page for each.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use vocabulary::{Material, Process, Vocabulary};

use super::{ask, economy, makers_of, makers_of::Makes, processes, show, tables};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult,
        download::{self, Wanted},
        page,
    },
};

pub(super) const FOLDER: &str = "/materials";

/// `GET /materials`, and its table with `?format=`
pub async fn materials(
    context: Context,
    State(app): State<App>,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    Ok(match wanted.format {
        Some(format) => tables::materials(&context, app.clock.today()).respond(&context, format)?,
        None => tree(&context).into_response(),
    })
}

fn tree(context: &Context) -> Markup {
    let materials = Vocabulary::embedded().materials();
    page(
        context,
        &context.t("materials-title"),
        html! {
            h1 { (context.t("materials-title")) }
            p class="ht-lead" { (context.t("materials-lead")) }
            (show::search(context, ""))
            ul class="ht-tree" {
                @for family in materials.roots() {
                    li {
                        @if materials.shape().is_leaf(family.id.0) {
                            div class="ht-tree__row" { (row(context, family)) }
                        } @else {
                            details {
                                summary {
                                    b { (show::name(context, family)) }
                                    span class="ht-tree__count" {
                                        (context.language.counted("materials-count", materials.children(family.id).count() as u64))
                                    }
                                }
                                ul {
                                    li { div class="ht-tree__row" { a class="ds-link" href=(context.href(&show::address(family, FOLDER))) {
                                        (context.ta("processes-about-group", &[("group", show::name(context, family).into())]))
                                    } } }
                                    @for material in materials.subtree(family.id).skip(1) {
                                        li { div class="ht-tree__row" { (row(context, material)) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            (download::links(context, FOLDER, ""))
        },
    )
}

fn row(context: &Context, material: &Material) -> Markup {
    html! {
        (show::link(context, material, FOLDER))
        @if let Some(designation) = &material.facts.designation {
            span class="ht-tree__count" { (designation) }
        }
    }
}

/// `GET /materials/{code}`
pub async fn material(context: Context, State(app): State<App>, Path(code): Path<String>) -> PageResult {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    let materials = Vocabulary::embedded().materials();
    let material = materials.by_code(&code).ok_or(PageError::NotFound)?;
    let title = show::name(&context, material);
    let children: Vec<_> = materials.children(material.id).collect();
    let worked: Vec<&Process> = worked_by(material).collect();
    let families: Vec<&str> =
        std::iter::once(material).chain(materials.ancestors(material.id)).map(|m| m.code.as_str()).collect();
    Ok(page(
        &context,
        title,
        html! {
            (show::way_up(&context, materials, material, FOLDER, "materials-title"))
            h1 { (title) }
            (facts(&context, material))
            @if !children.is_empty() {
                section class="ht-section ht-stack" {
                    h2 { (context.t("material-kinds")) }
                    ul { @for child in &children { li { (row(&context, child)) } } }
                }
            }
            section class="ht-section ht-stack" {
                h2 { (context.t("process-names")) }
                (show::names(&context, material))
            }
            section class="ht-section ht-stack" {
                h2 { (context.t("material-processes")) }
                p { (context.t("material-processes-note")) }
                @if worked.is_empty() { p { (context.t("material-processes-none")) } }
                ul class="ht-columns" { @for process in worked { li { (show::link(&context, process, processes::FOLDER)) } } }
            }
            (economy::of_material(&context, &app.figures.economics(), &families))
            (makers_of::section(&context, &app, Makes::Material(material.id)))
            (ask::section(&context, &app))
            section class="ht-section ht-stack" {
                h2 { (context.t("process-next")) }
                ul {
                    li { a class="ds-link" href=(context.href(&format!("/needs/new?material={code}"))) { (context.t("material-next-need")) } }
                    li { a class="ds-link" href=(context.href(&format!("/makers?material={code}"))) { (context.t("material-next-makers")) } }
                }
            }
            (show::source(&context, material))
        },
    ))
}

fn facts(context: &Context, material: &Material) -> Markup {
    let facts = &material.facts;
    let density = facts.density.map(|(low, high)| {
        let figure = match (low, high) {
            (low, high) if low == high => context.language.whole(low),
            (low, high) => format!("{}–{}", context.language.whole(low), context.language.whole(high)),
        };
        format!("{figure}\u{a0}kg/m³")
    });
    let rows = [
        ("material-designation", facts.designation.clone()),
        ("material-standard", facts.standard.clone()),
        ("material-density", density),
        ("material-property", facts.typical_property.clone()),
    ];
    html! {
        @if rows.iter().any(|(_, value)| value.is_some()) {
            dl class="ht-facts" {
                @for (label, value) in rows {
                    @if let Some(value) = value { div { dt { (context.t(label)) } dd { (value) } } }
                }
            }
        }
    }
}

/// The processes whose row names the material, its family, or something of it.
fn worked_by(material: &Material) -> impl Iterator<Item = &'static Process> {
    let materials = Vocabulary::embedded().materials();
    let id = material.id;
    Vocabulary::embedded().processes().leaves().filter(move |process| {
        process.facts.materials.iter().any(|&m| materials.contains(m, id) || materials.contains(id, m))
    })
}
