//! One process: what it is, when it fits, of what, and where it stands among the others.

use axum::extract::{Path, State};
use maud::{Markup, html};
use vocabulary::{Length, Process, ToolingClass, Vocabulary, iso286};

use super::{ask, design, economy, makers_of, makers_of::Makes, neighbours, processes::FOLDER, show};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{Context, PageError, PageResult, page},
    words::Language,
};

/// `GET /processes/{code}`
pub async fn process(context: Context, State(app): State<App>, Path(code): Path<String>) -> PageResult {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    let processes = Vocabulary::embedded().processes();
    let process = processes.by_code(&code).ok_or(PageError::NotFound)?;
    let title = show::name(&context, process);
    let children: Vec<&Process> = processes.children(process.id).collect();
    let economics = app.figures.economics();
    Ok(page(
        &context,
        title,
        html! {
            (show::way_up(&context, processes, process, FOLDER, "processes-title"))
            h1 { (title) }
            p class="ht-lead" { (what(&context, process)) }
            @if children.is_empty() {
                (figures(&context, process))
                (fits(&context, process))
            } @else {
                section class="ht-section ht-stack" {
                    h2 { (context.t("process-kinds")) }
                    ul { @for child in &children { li { (show::link(&context, child, FOLDER)) } } }
                }
            }
            section class="ht-section ht-stack" {
                h2 { (context.t("process-names")) }
                (show::names(&context, process))
            }
            @if children.is_empty() { (economy::of_process(&context, &economics, &process.code)) }
            (design::section(&context, process))
            (materials(&context, process))
            @if children.is_empty() { (neighbours::section(&context, &economics, process)) }
            (relatives(&context, process))
            (makers_of::section(&context, &app, Makes::Process(process.id)))
            (ask::section(&context, &app))
            section class="ht-section ht-stack" {
                h2 { (context.t("process-next")) }
                ul {
                    li { a class="ds-link" href=(context.href(&format!("/needs/new?process={code}"))) { (context.t("process-next-need")) } }
                    li { a class="ds-link" href=(context.href(&format!("/makers?process={code}"))) { (context.t("process-next-makers")) } }
                    li { a class="ds-link" href=(context.href(&format!("/gaps?process={code}"))) { (context.t("process-next-gaps")) } }
                }
            }
            (show::source(&context, process))
        },
    ))
}

/// One sentence that places the process: its kind, and the standard's number where there is one.
fn what(context: &Context, process: &Process) -> String {
    let processes = Vocabulary::embedded().processes();
    let parent = process.parent.map(|id| show::name(context, processes.get(id)).to_owned());
    let mut text = match parent {
        Some(parent) => context.ta("process-what-kind", &[("parent", parent.into())]),
        None => context.t("process-what-main"),
    };
    if let Some(group) = &process.facts.din_8580 {
        text.push(' ');
        text.push_str(&context.ta("process-what-din", &[("group", group.as_str().into())]));
    }
    if let Some(category) = &process.facts.iso_astm_52900 {
        text.push(' ');
        text.push_str(&context.ta("process-what-astm", &[("category", category.as_str().into())]));
    }
    if process.facts.round {
        text.push(' ');
        text.push_str(&context.t("process-what-round"));
    }
    text
}

/// Rules of thumb side by side, each with how sure it is.
fn figures(context: &Context, process: &Process) -> Markup {
    let facts = &process.facts;
    let Some(confidence) = facts.confidence else {
        return html! { p { (context.t("process-no-figures")) } };
    };
    let language = context.language;
    let sure = context.ta("process-rule-of-thumb", &[("sure", show::confidence(context, confidence).into())]);
    let mut strip: Vec<(&str, String, String)> = Vec::new();
    if let Some((low, high)) = facts.quantity {
        strip.push(("process-series", range(language, low, high), context.t("process-series-unit")));
    }
    if let Some((low, high)) = facts.size {
        strip.push(("process-size", lengths(language, low, high), context.t("process-size-unit")));
    }
    if let Some(grade) = facts.grade {
        let at = Length::from_um(100_000);
        let width = |number: u8| {
            iso286::Grade::new(number)
                .map_or_else(String::new, |g| language.deviation(iso286::width_at(g.into(), at)))
        };
        strip.push((
            "process-tolerance",
            format!("IT{}", grade.typical),
            context.ta(
                "process-tolerance-note",
                &[
                    ("typical", width(grade.typical).into()),
                    ("best", format!("IT{}", grade.best).into()),
                    ("width", width(grade.best).into()),
                ],
            ),
        ));
    }
    if let Some(tooling) = facts.tooling {
        let (bound, cost) = tooling_keys(tooling);
        strip.push(("process-tooling", context.t(bound), context.t(cost)));
    }
    html! {
        dl class="ht-strip" {
            @for (label, figure, note) in strip {
                div {
                    dt { (context.t(label)) }
                    dd { b { (figure) } (note) span class="ht-sure" { (sure) } }
                }
            }
        }
    }
}

fn tooling_keys(tooling: ToolingClass) -> (&'static str, &'static str) {
    match tooling {
        ToolingClass::None => ("tooling-free", "tooling-cost-none"),
        ToolingClass::Under10k => ("tooling-bound", "tooling-cost-10k"),
        ToolingClass::Under100k => ("tooling-bound", "tooling-cost-100k"),
        ToolingClass::Under500k => ("tooling-bound", "tooling-cost-500k"),
        ToolingClass::Under2M => ("tooling-bound", "tooling-cost-2m"),
        ToolingClass::Over2M => ("tooling-bound", "tooling-cost-over"),
    }
}

/// When to choose it and when another is usually better, with the others that the same figures point to.
fn fits(context: &Context, process: &Process) -> Markup {
    let facts = &process.facts;
    let language = context.language;
    let (mut yes, mut no): (Vec<String>, Vec<Markup>) = (Vec::new(), Vec::new());
    if let Some((low, high)) = facts.quantity {
        yes.push(context.ta("process-fits-series", &[("range", range(language, low, high).into())]));
        if low > 1 {
            let smaller = others(process, |f| f.quantity.is_some_and(|(l, h)| l < low && h >= low));
            no.push(unless(context, "process-not-below", &language.pieces(low), &smaller));
        }
        let larger = others(process, |f| f.quantity.is_some_and(|(l, h)| h > high && l <= high));
        no.push(unless(context, "process-not-above", &language.pieces(high), &larger));
    }
    if let Some((low, high)) = facts.size {
        yes.push(context.ta("process-fits-size", &[("range", lengths(language, low, high).into())]));
    }
    if let Some(grade) = facts.grade {
        yes.push(context.ta("process-fits-tolerance", &[("grade", u32::from(grade.typical).into())]));
        let finer = others(process, |f| f.grade.is_some_and(|g| g.best < grade.best));
        no.push(unless(context, "process-not-finer", &format!("IT{}", grade.best), &finer));
    }
    match facts.tooling {
        Some(ToolingClass::None) => yes.push(context.t("process-fits-changes")),
        Some(class) if class >= ToolingClass::Under100k => {
            no.push(html! { (context.t("process-not-changing")) });
        }
        _ => {}
    }
    if yes.is_empty() && no.is_empty() {
        return html! {};
    }
    html! {
        div class="ht-two ht-section" data-even {
            section class="ht-stack" { h2 { (context.t("process-fits")) } ul { @for line in yes { li { (line) } } } }
            section class="ht-stack" { h2 { (context.t("process-fits-not")) } ul { @for line in no { li { (line) } } } }
        }
    }
}

fn unless(context: &Context, key: &'static str, limit: &str, instead: &[&Process]) -> Markup {
    html! {
        (context.ta(key, &[("limit", limit.into())]))
        @if !instead.is_empty() {
            " " (context.t("process-look-at")) " "
            @for (i, other) in instead.iter().enumerate() {
                @if i > 0 { ", " }
                (show::link(context, other, FOLDER))
            }
            "."
        }
    }
}

/// Up to four processes of the same group of which `which` holds and which work in a common material.
fn others(
    process: &Process,
    which: impl Fn(&vocabulary::process::ProcessFacts) -> bool,
) -> Vec<&'static Process> {
    let processes = Vocabulary::embedded().processes();
    let Some(parent) = process.parent else { return Vec::new() };
    processes
        .children(parent)
        .filter(|other| other.id != process.id && which(&other.facts) && share_a_material(process, other))
        .take(4)
        .collect()
}

/// True when a material is usual for both, or one of them does not say.
fn share_a_material(one: &Process, other: &Process) -> bool {
    let materials = Vocabulary::embedded().materials();
    let (a, b) = (&one.facts.materials, &other.facts.materials);
    a.is_empty()
        || b.is_empty()
        || a.iter().any(|&m| b.iter().any(|&n| materials.contains(m, n) || materials.contains(n, m)))
}

fn materials(context: &Context, process: &Process) -> Markup {
    let materials = Vocabulary::embedded().materials();
    html! {
        section class="ht-section ht-stack" {
            h2 { (context.t("process-materials")) }
            @if process.facts.materials.is_empty() {
                p { (context.t("process-materials-unstated")) }
            } @else {
                ul class="ht-tags" {
                    @for &id in &process.facts.materials {
                        li { (show::link(context, materials.get(id), super::materials::FOLDER)) }
                    }
                }
            }
        }
    }
}

/// The others of the same group.
fn relatives(context: &Context, process: &Process) -> Markup {
    let processes = Vocabulary::embedded().processes();
    let Some(parent) = process.parent.map(|id| processes.get(id)) else { return html! {} };
    let siblings: Vec<_> = processes.children(parent.id).filter(|p| p.id != process.id).collect();
    if siblings.is_empty() {
        return html! {};
    }
    html! {
        section class="ht-section ht-stack" {
            h2 { (context.ta("process-related", &[("group", show::name(context, parent).into())])) }
            ul { @for sibling in siblings { li { (show::link(context, sibling, FOLDER)) } } }
        }
    }
}

fn range(language: Language, low: u32, high: u32) -> String {
    format!("{}–{}", language.whole(low), language.whole(high))
}

fn lengths(language: Language, low: Length, high: Length) -> String {
    format!("{}–{}", language.number(low.mm(), 1), language.length(high))
}
