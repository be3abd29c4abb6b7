//! What says that an application was handed in: its number, when, and the fingerprint of what it was.

use maud::{Markup, html};

use super::form::address;
use crate::{
    funding::applications::{Whole, words::moment},
    http::{
        Context,
        components::{Column, data_table},
    },
};

/// The versions that were handed in, newest first.
pub(super) fn versions(context: &Context, whole: &Whole) -> Markup {
    let l = context.language;
    if whole.versions.is_empty() {
        return html! {};
    }
    let columns = ["version", "at", "signed", "fingerprint", "download"]
        .map(|key| Column::text(context.t(&format!("apply-version-{key}"))));
    let own = address(whole.kept.id);
    let rows: Vec<Vec<Markup>> = whole
        .versions
        .iter()
        .map(|one| {
            let link = |format: &str| context.href(&format!("{own}/versions/{}/{format}", one.number));
            let number = one.number.to_string();
            vec![
                html! { (context.ta(&format!("apply-version-{}", one.why), &[("number", number.clone().into())])) },
                html! { (moment(l, one.at)) },
                html! { (one.signed.name) ", " (one.signed.function) },
                html! { code class="ht-code" { (one.fingerprint) } },
                html! {
                    a class="ds-link" href=(link("pdf")) { "PDF" span class="ds-sr-only" { " " (number) } } " "
                    a class="ds-link" href=(link("json")) { "JSON" span class="ds-sr-only" { " " (number) } }
                },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="versions" aria-labelledby="versions-title" {
            h2 class="ds-heading" data-size="md" id="versions-title" { (context.t("apply-versions")) }
            p class="ht-measure" { (context.t("apply-versions-about")) }
            (data_table(&context.t("apply-versions"), &columns, &rows))
        }
    }
}
