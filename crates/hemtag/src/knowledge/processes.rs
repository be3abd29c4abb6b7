//! The tree of processes, as a page and as a table to take away.

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use vocabulary::{Process, Vocabulary};

use super::show;
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageResult,
        download::{self, Cell, Table, Wanted},
        page,
    },
    words::Language,
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
        Some(format) => table(&context, app.clock.today()).respond(format)?,
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

fn table(context: &Context, day: jiff::civil::Date) -> Table {
    let processes = Vocabulary::embedded().processes();
    let materials = Vocabulary::embedded().materials();
    let rows = processes.iter().map(|p| {
        let f = &p.facts;
        let joined = |names: &[String]| Cell::from(names.join("; "));
        vec![
            p.code.as_str().into(),
            p.parent.map(|id| processes.get(id).code.clone()).into(),
            p.name_sv.as_str().into(),
            p.name_en.as_str().into(),
            joined(&p.synonyms_sv),
            joined(&p.synonyms_en),
            f.quantity.map(|q| q.0).into(),
            f.quantity.map(|q| q.1).into(),
            f.size.map_or(Cell::Empty, |s| Cell::Number(s.0.mm())),
            f.size.map_or(Cell::Empty, |s| Cell::Number(s.1.mm())),
            f.grade.map(|g| u32::from(g.best)).into(),
            f.grade.map(|g| u32::from(g.typical)).into(),
            f.tooling.map(|t| u32::from(t.number())).into(),
            joined(&f.materials.iter().map(|&m| materials.get(m).code.clone()).collect::<Vec<_>>()),
            f.confidence.map(|c| format!("{c:?}")).into(),
            p.source.as_str().into(),
        ]
    });
    Table {
        name: download::file_name(Language::English, "", "processes", day),
        columns: vec![
            "code",
            "parent",
            "name_sv",
            "name_en",
            "synonyms_sv",
            "synonyms_en",
            "series_from",
            "series_to",
            "size_from_mm",
            "size_to_mm",
            "it_best",
            "it_usual",
            "tooling_class",
            "materials",
            "figures_confidence",
            "source",
        ],
        rows: rows.collect(),
        note: Some(context.t("processes-table-note")),
    }
}
