//! The parts of a need whose files are kept, and where the need says something else than they do.

use maud::{Markup, html};

use crate::{
    http::{
        Context,
        components::{Tone, notice},
    },
    needs::{Need, part_file},
    parts::PartFile,
};

pub(super) fn list(context: &Context, parts: &[PartFile]) -> Markup {
    html! {
        @if !parts.is_empty() {
            section class="ht-section" {
                h2 class="ds-heading" data-size="sm" { (context.t("need-parts-title")) }
                ul class="ht-partcards" {
                    @for part in parts {
                        li {
                            a href=(context.href(&format!("/parts/{}", part.key))) {
                                @if !part.facts.solids.is_empty() {
                                    img src=(context.href(&format!("/parts/{}/picture", part.key))) alt="" width="240" height="180" loading="lazy";
                                }
                                span { (part.title()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A conflict is shown, never settled in silence: the need counts until its owner changes it.
pub(super) fn differences(context: &Context, need: &Need, parts: &[PartFile]) -> Markup {
    let language = context.language;
    let found: Vec<_> = parts
        .iter()
        .flat_map(|part| part_file::differences(language, &need.document, &part_file::document(part, None)))
        .collect();
    if found.is_empty() || need.closed_at.is_some() {
        return html! {};
    }
    notice(
        Tone::Warning,
        &context.t("need-parts-differ"),
        html! {
            ul {
                @for difference in &found {
                    @let of = difference.part.filter(|_| need.document.parts.len() > 1);
                    li {
                        @if let Some(part) = of.and_then(|part| need.document.parts.get(part)) { (part.name) ". " }
                        (context.ta("need-parts-differ-row", &[
                            ("field", difference.field.name(language).into()),
                            ("need", difference.need.as_str().into()),
                            ("file", difference.file.as_str().into()),
                        ]))
                    }
                }
            }
            p {
                (context.t("need-parts-differ-text")) " "
                a href=(context.href(&format!("/needs/{}/edit", need.key))) { (context.t("need-page-edit")) }
            }
        },
    )
}
