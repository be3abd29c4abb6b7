//! The page where a word is looked up.

use axum::extract::Query;
use maud::{Markup, html};
use serde::Deserialize;
use vocabulary::find::{AnyTerm, How};

use super::look_up::{KINDS, Meaning, look_up, shown};
use crate::{
    access::{self, Action, Relation},
    http::{
        Context, PageResult,
        components::{Tone, breadcrumbs, notice, page_head, search_box},
        page,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    kind: String,
}

/// `GET /terms?q=`
pub async fn terms(context: Context, Query(asked): Query<Asked>) -> PageResult {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    let title = context.t("terms-title");
    let text = asked.q.trim();
    let kind = KINDS.iter().find(|(name, _)| *name == asked.kind).map(|(_, kind)| *kind);
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[(context.t("processes-title"), "/processes")], &title))
            (page_head(None, &title, Some(&context.t("terms-lead"))))
            div class="ht-section ht-stack" data-gap="lg" {
                (search_box(&context, "/terms", "q", &context.t("terms-label"), &asked.q, &[]))
                @if !text.is_empty() { (answer(&context, text, &look_up(kind, text))) }
            }
        },
    ))
}

fn answer(context: &Context, text: &str, meaning: &Meaning) -> Markup {
    let quoted = |key: &str| context.ta(key, &[("text", text.into())]);
    match meaning {
        Meaning::Found(found) => html! {
            h2 class="ds-heading" data-size="md" { (quoted("terms-found")) }
            ul {
                @for (term, how) in found {
                    li {
                        (link(context, *term))
                        @if let How::Spelling { read_as } = how {
                            " – " (context.ta("terms-read-as", &[("read", read_as.as_str().into())]))
                        }
                    }
                }
            }
        },
        Meaning::Several(meanings) => notice(
            Tone::Info,
            &quoted("terms-several"),
            html! { p { (context.t("terms-several-which")) } ul { @for &term in meanings { li { (link(context, term)) } } } },
        ),
        Meaning::Nothing(nearest) => notice(
            Tone::Warning,
            &quoted("terms-nothing"),
            html! {
                p { (context.t("terms-nothing-text")) }
                @if !nearest.is_empty() {
                    p { (context.t("terms-nearest")) }
                    ul { @for &term in nearest { li { (link(context, term)) } } }
                }
            },
        ),
    }
}

fn link(context: &Context, term: AnyTerm) -> Markup {
    let shown = shown(term);
    html! {
        a href=(context.href(&shown.path)) { (shown.name(context.language)) }
        " (" (context.t(&format!("terms-kind-{}", shown.kind))) ")"
    }
}
