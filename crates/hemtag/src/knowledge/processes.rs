//! The tree of processes.

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use vocabulary::{Process, Vocabulary};

use super::{show, tables};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageResult,
        download::{self, Wanted},
        page,
    },
};

pub(super) const FOLDER: &str = "/processes";

/// `GET /processes`, and its table with `?format=`
pub async fn processes(
    context: Context,
    State(app): State<App>,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    Ok(match wanted.format {
        Some(format) => tables::processes(&context, app.clock.today()).respond(&context, format)?,
        None => tree(&context).into_response(),
    })
}

fn tree(context: &Context) -> Markup {
    let processes = Vocabulary::embedded().processes();
    let leaves = processes.leaves().count();
    page(
        context,
        &context.t("processes-title"),
        html! {
            h1 { (context.t("processes-title")) }
            p class="ht-lead" {
                (context.ta("processes-lead", &[("n", context.language.whole(leaves as u64).into())]))
            }
            (show::search(context, ""))
            p {
                a class="ds-link" href=(context.href("/materials")) { (context.t("materials-title")) } " · "
                a class="ds-link" href=(context.href("/certificates")) { (context.t("certificates-title")) }
            }
            ul class="ht-tree" {
                @for main in processes.roots() { li { (branch(context, main)) } }
            }
            (download::links(context, FOLDER, ""))
        },
    )
}

fn branch(context: &Context, process: &Process) -> Markup {
    let processes = Vocabulary::embedded().processes();
    let mut children = processes.children(process.id).peekable();
    if children.peek().is_none() {
        return html! {
            div class="ht-tree__row" {
                (show::link(context, process, FOLDER))
                @if let Some((low, high)) = process.facts.quantity {
                    span class="ht-tree__count" {
                        (context.language.whole(low)) "–" (context.language.pieces(high))
                    }
                }
            }
        };
    }
    let leaves = processes.subtree(process.id).filter(|p| processes.shape().is_leaf(p.id.0)).count();
    html! {
        details {
            summary {
                b { (show::name(context, process)) }
                span class="ht-tree__count" { (context.language.counted("processes-count", leaves as u64)) }
            }
            ul {
                li { div class="ht-tree__row" { a class="ds-link" href=(context.href(&show::address(process, FOLDER))) {
                    (context.ta("processes-about-group", &[("group", show::name(context, process).into())]))
                } } }
                @for child in children { li { (branch(context, child)) } }
            }
        }
    }
}
