//! Every group of occupations that one can begin from, and a search by words in either language.

use axum::extract::{Query as Asked, State};
use maud::{Markup, html};
use serde::Deserialize;

use super::{PATH, read, sources};
use crate::{
    access::{Action, Relation, check},
    app::App,
    http::{
        Context, PageResult,
        components::{breadcrumbs, empty, page_head, search_box},
        page,
    },
    skills::{
        firm::FirmError,
        templates::{Book, Group, Names, Occupation, Ssyk},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    pub q: String,
}

/// The parts of the list: what stands first in the codes of its groups.
const PARTS: [&str; 4] = ["7", "8", "31", "21"];

/// `GET /skills/templates`
///
/// # Errors
/// When the book cannot be read.
pub async fn list(State(app): State<App>, context: Context, Asked(query): Asked<Query>) -> PageResult {
    check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    let names = Names::of(&app, context.language).await.map_err(FirmError::from)?;
    let ssyk = Ssyk::of(&app).await.map_err(FirmError::from)?;
    Ok(view(&context, read().await?, &names, &ssyk, query.q.trim()))
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, book: &Book, names: &Names, ssyk: &Ssyk, text: &str) -> Markup {
    let title = context.t("skills-templates-title");
    let found = ssyk.find(book, text, context.language);
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("skills-title"), "/skills")], &title))
            (page_head(None, &title, Some(&context.t("skills-templates-lead"))))
            (search_box(context, PATH, "q", &context.t("skills-templates-search"), text, &[]))
            @if ssyk.is_empty() { p class="ht-soft ht-small" { (context.t("skills-templates-no-ssyk")) } }
            @if !text.is_empty() { (results(context, book, names, ssyk, &found)) }
            @else {
                @for part in PARTS { (groups(context, book, names, part)) }
            }
            (sources(context))
        },
    )
}

fn results(context: &Context, book: &Book, names: &Names, ssyk: &Ssyk, found: &[&Occupation]) -> Markup {
    if found.is_empty() {
        let why = html! { p { (context.t("skills-templates-none-why")) } };
        let action = context.t("skills-templates-all");
        return empty(&context.t("skills-templates-none"), why, Some((&action, context.href(PATH))));
    }
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (context.language.counted("skills-templates-found", found.len() as u64)) }
            ul class="ht-results" {
                @for one in found {
                    li class="ht-result" {
                        h3 class="ds-heading" data-size="2xs" {
                            a class="ds-link" href=(context.href(&address(one))) { (names.occupation(one).shown(context.language)) }
                        }
                        @if let Some(group) = book.group(&one.isco) {
                            p class="ht-soft" {
                                "ISCO " (one.isco) " · " (names.group(group).shown(context.language))
                                @for group in ssyk.of_isco(&one.isco) { " · SSYK " (group.title()) }
                            }
                        }
                    }
                }
            }
            p { a class="ds-link" href=(context.href(PATH)) { (context.t("skills-templates-all")) } }
        }
    }
}

/// Groups that have a Swedish name, which all of ISCO 7 and 8 have; the others of the same part are folded.
fn groups(context: &Context, book: &Book, names: &Names, part: &str) -> Markup {
    let of: Vec<&Group> = book.groups.iter().filter(|group| group.isco.starts_with(part)).collect();
    let (first, further): (Vec<&Group>, Vec<&Group>) =
        of.into_iter().partition(|group| group.swedish.is_some());
    let items = |groups: &[&Group]| {
        html! {
            ul class="ht-columns" {
                @for group in groups {
                    li {
                        a class="ds-link" href=(context.href(&format!("{PATH}/{}", group.isco))) { (names.group(group).shown(context.language)) }
                        " " span class="ht-soft ht-small" { (group.isco) }
                    }
                }
            }
        }
    };
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (context.t(&format!("skills-templates-part-{part}"))) }
            (items(&first))
            @if !further.is_empty() {
                details { summary { (context.language.counted("skills-templates-further", further.len() as u64)) } (items(&further)) }
            }
        }
    }
}

/// Where an occupation's skills are shown.
pub(crate) fn address(one: &Occupation) -> String {
    format!("{PATH}/{}?occupation={}", one.isco, one.key)
}
