//! What an import did.

use axum::extract::{Path, State};
use maud::{Markup, html};

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
    makers::model::OfferRecord,
};

/// `GET /makers/imports/{id}`
///
/// # Errors
/// When the caller may not, or there is no such import.
pub async fn result(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult {
    access::check(&context.caller, Action::ImportMakers, Relation::None)?;
    let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
    let kept = store::find(app.db.reader(), What::Makers, id).await?.ok_or(PageError::NotFound)?;
    Ok(view(&context, &kept))
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, kept: &Kept) -> Markup {
    let l = context.language;
    let title = context.t("import-done-title");
    let count = |key: &str| kept.counts[key].as_u64().unwrap_or(0);
    let fact = |key: &str, n: u64| NumberFact {
        label: context.t(key),
        value: l.whole(n),
        note: html! { (context.t(&format!("{key}-note"))) },
    };
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers"), (context.t("import-title"), "/makers/import")], &title))
            (page_head(Some(&kept.file_name), &title, None))
            (notice(Tone::Success, &l.counted("import-done", count("new") + count("updated")), html! {
                @if count("rejected") > 0 { p { (l.counted("import-done-rejected", count("rejected"))) } }
            }))
            (number_strip(&[
                fact("import-rows", count("rows")),
                fact("import-accepted", count("accepted")),
                fact("import-new", count("new")),
                fact("import-updated", count("updated")),
                fact("import-unchanged", count("unchanged")),
            ]))
            ul class="ds-list" {
                li { a class="ds-link" href=(context.href("/makers")) { (context.t("import-to-makers")) } }
                @if count("without_process") > 0 {
                    li { a class="ds-link" href=(context.href("/makers?unknown=1")) { (l.counted("import-to-unknown", count("without_process"))) } }
                }
                li { a class="ds-link" href=(context.href("/makers/import")) { (context.t("import-another")) } }
            }
        },
    )
}

/// The register already held all that the file says.
pub(super) fn nothing_new(context: &Context, file: &str) -> Markup {
    let title = context.t("import-nothing-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers"), (context.t("import-title"), "/makers/import")], &title))
            (page_head(Some(file), &title, Some(&context.t("import-nothing-text"))))
            p { a class="ds-button" data-variant="secondary" href=(context.href("/makers")) { (context.t("import-to-makers")) } }
        },
    )
}

/// What an offer says, in a line.
pub(super) fn in_short(context: &Context, offer: &OfferRecord) -> String {
    let l = context.language;
    let materials = vocabulary::Vocabulary::embedded().materials();
    let mut parts = Vec::new();
    let names: Vec<String> =
        offer.materials.iter().map(|id| materials.get(*id).name(l.of_terms()).to_owned()).collect();
    if !names.is_empty() {
        parts.push(names.join(", "));
    }
    match offer.largest {
        Some(matching::Envelope::Box(sides)) => parts.push(l.sides(sides)),
        Some(matching::Envelope::Round { diameter, length }) => parts.push(l.round(diameter, length)),
        None => {}
    }
    parts.extend(offer.tolerance.as_ref().map(|t| t.as_stated.clone()));
    parts.extend(offer.lead_time_days.map(|days| l.days(days.into())));
    if parts.is_empty() { context.t("not-stated") } else { parts.join(" · ") }
}
