//! What an import of needs did.

use axum::extract::{Path, State};
use maud::{Markup, html};

use super::{PATH, path};
use crate::{
    access::{self, Action, Relation},
    app::App,
    files::{
        What,
        store::{self, Kept},
    },
    http::{
        Context, PageError, PageResult,
        components::{NumberFact, Tone, breadcrumbs, notice, number_strip, page_head},
        page,
    },
};

/// `GET /needs/imports/{id}`
///
/// # Errors
/// When the caller may not, or there is no such import.
pub async fn result(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult {
    access::check(&context.caller, Action::ImportNeeds, Relation::None)?;
    let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
    let kept = store::find(app.db.reader(), What::Needs, id).await?.ok_or(PageError::NotFound)?;
    Ok(view(&context, &kept))
}

fn view(context: &Context, kept: &Kept) -> Markup {
    let l = context.language;
    let title = context.t("needs-import-done-title");
    let count = |key: &str| kept.counts[key].as_u64().unwrap_or(0);
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &path(context), &title))
            (page_head(Some(&kept.file_name), &title, None))
            (notice(Tone::Success, &l.counted("needs-import-done", count("written")), html! {
                p { (context.t("needs-import-done-next")) }
                @if count("rejected") > 0 { p { (l.counted("needs-import-left", count("rejected"))) } }
            }))
            (numbers(context, &count))
            ul class="ds-list" {
                li { a class="ds-link" href=(context.href("/needs")) { (context.t("needs-import-to-needs")) } }
                li { a class="ds-link" href=(context.href("/gaps")) { (context.t("needs-import-to-gaps")) } }
                li { a class="ds-link" href=(context.href(PATH)) { (context.t("import-another")) } }
            }
        },
    )
}

/// The file says nothing that is not there already, or nothing that can be kept.
pub(super) fn nothing_new(context: &Context, file: &str) -> Markup {
    let title = context.t("import-nothing-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &path(context), &title))
            (page_head(Some(file), &title, Some(&context.t("needs-import-nothing"))))
            p { a class="ds-button" data-variant="secondary" href=(context.href("/needs")) { (context.t("needs-import-to-needs")) } }
        },
    )
}

/// How many of each fate.
pub(super) fn numbers(context: &Context, count: &dyn Fn(&str) -> u64) -> Markup {
    let facts: Vec<NumberFact> = ["rows", "new", "changed", "known", "doubtful", "rejected"]
        .into_iter()
        .map(|code| NumberFact {
            label: context.t(&format!("needs-import-{code}")),
            value: context.language.whole(count(code)),
            note: html! { (context.t(&format!("needs-import-{code}-note"))) },
        })
        .collect();
    number_strip(&facts)
}
