//! The start of the room of skills: for firms, for people, for advisers, each with what to do next.

use axum::extract::State;
use maud::{Markup, html};

use crate::{
    access::{Action, Relation, check},
    app::App,
    http::{Context, PageResult, components::page_head, page},
    routes,
};

/// For whom, and where to: path and the stem of its words, the first being what to do next.
const ROOMS: [(&str, &[(&str, &str)]); 3] = [
    (
        "skills-for-firms",
        &[
            ("/skills/self-test", "skills-door-self-test"),
            ("/skills/templates", "skills-door-templates"),
            ("/skills/firm", "skills-door-firm"),
            ("/guides/map-skills", "skills-door-map"),
            ("/guides/new-skills", "skills-door-new"),
            ("/gaps?kind=skill", "skills-door-gaps"),
        ],
    ),
    (
        "skills-for-people",
        &[
            ("/guides/validate-skills", "skills-door-validate"),
            ("/skills/qualifications", "skills-door-qualifications"),
            ("/account/skills", "skills-door-own"),
        ],
    ),
    (
        "skills-for-advisers",
        &[
            ("/skills/changed", "skills-door-changed"),
            ("/skills/occupations", "skills-door-occupations"),
            ("/gaps?kind=skill", "skills-door-nearest"),
            ("/skills/validations", "skills-door-validations"),
            ("/funding", "skills-door-funding"),
        ],
    ),
];

/// `GET /skills`
///
/// # Errors
/// None that a visitor meets: everybody may read it.
pub async fn show(State(_app): State<App>, context: Context) -> PageResult {
    check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    Ok(view(&context))
}

/// The page.
#[must_use]
pub fn view(context: &Context) -> Markup {
    let title = context.t("skills-title");
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("skills-lead"))))
            p class="ht-measure" { (context.t("skills-privacy")) }
            @for (heading, doors) in ROOMS {
                section class="ht-section ht-stack" aria-labelledby=(heading) {
                    h2 class="ds-heading" data-size="md" id=(heading) { (context.t(heading)) }
                    ul class="ht-doors" {
                        @for (path, key) in doors.iter().filter(|(path, _)| is_there(path) && is_for(context, path)) {
                            li class="ht-door" {
                                h3 class="ds-heading" data-size="2xs" { a href=(context.href(path)) { (context.t(key)) } }
                                p class="ht-small" { (context.t(&format!("{key}-text"))) }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// Whoever assesses is signed in: nobody else is led to a page that says no.
fn is_for(context: &Context, path: &str) -> bool {
    path != "/skills/validations" || context.caller.person.is_some()
}

/// Whether the program has such a page: one address of the table, or one with the key of a guide.
fn is_there(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or(path);
    path.starts_with("/guides/")
        || routes::TABLE.iter().any(|(method, at, _)| *method == "GET" && *at == path)
}
