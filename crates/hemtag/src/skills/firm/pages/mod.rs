//! The pages of a firm's map: what stands in it, its parts as forms, files in and out, what was before.

pub mod goals;
pub mod history;
pub mod import;
pub mod overview;
pub mod people;
pub mod roles;
pub mod settings;
pub mod skills;
pub mod template;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{FirmError, Kept, edit::Problems, keep::save, model::Change};
use crate::{
    access::{Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{Tone, breadcrumbs, error_summary, notice, page_head},
        error::{again, explained},
        page,
    },
    skills::kept::KeptError,
};

impl From<FirmError> for PageError {
    fn from(error: FirmError) -> PageError {
        match error {
            // That a firm has a map is confidential too.
            FirmError::Denied(_) | FirmError::NotFound => PageError::NotFound,
            FirmError::Changed(_) | FirmError::TiedAlready => PageError::Conflict,
            FirmError::Faults(_) | FirmError::Names => PageError::BadRequest,
            FirmError::TooLarge => PageError::TooLarge,
            FirmError::Vocabulary(KeptError::Database(error)) => error.into(),
            FirmError::Vocabulary(error) => {
                tracing::error!(%error, "the vocabularies in use cannot be read");
                PageError::Internal
            }
            FirmError::Database(error) => error.into(),
        }
    }
}

/// The address of a firm's map.
#[must_use]
pub fn path(organisation: i64) -> String {
    format!("/skills/firm/{organisation}")
}

/// Where else one goes in the map; the one that is shown is marked.
const TABS: [(&str, &str); 8] = [
    ("", "skills-firm-overview"),
    ("/goals", "skills-firm-goals"),
    ("/roles", "skills-firm-roles"),
    ("/people", "skills-firm-people"),
    ("/skills", "skills-firm-skills"),
    ("/plan", "skills-firm-plan"),
    ("/import", "skills-firm-import"),
    ("/settings", "skills-firm-settings"),
];

/// A page of the map: where it stands, the way to the others, what was done.
pub(in crate::skills) fn framed(
    context: &Context,
    kept: &Kept,
    here: &str,
    title: &str,
    lead: Option<&str>,
    content: Markup,
) -> Markup {
    let own = path(kept.organisation);
    let above: Vec<(String, &str)> = if here.is_empty() {
        vec![(context.t("skills-title"), "/skills/firm")]
    } else {
        vec![(context.t("skills-title"), "/skills/firm"), (kept.name.clone(), own.as_str())]
    };
    let done = context.done().and_then(|code| context.language.find(&format!("skills-firm-done-{code}")));
    page(
        context,
        &format!("{title}: {}", kept.name),
        html! {
            (breadcrumbs(context, &above, title))
            (page_head(Some(&kept.name), title, lead))
            nav class="ht-noprint" aria-label=(context.t("skills-firm-parts")) {
                ul class="ht-tabs" {
                    @for (end, key) in TABS {
                        li { a class="ds-link" href=(context.href(&format!("{own}{end}"))) aria-current=[(end == here).then_some("page")] { (context.t(key)) } }
                    }
                }
            }
            @if let Some(done) = done {
                div role="status" { (notice(Tone::Success, &done, html! {
                    p { a class="ds-link" href=(context.href(&format!("{own}/history"))) { (context.t("skills-firm-undo")) } }
                })) }
            }
            (content)
        },
    )
}

/// What is shown of a form: what was typed, what is wrong with it, and the version that is changed.
#[derive(Debug)]
pub(super) struct Form<'a> {
    pub(super) typed: &'a Typed,
    pub(super) problems: Problems,
    /// Somebody else changed the map meanwhile.
    pub(super) changed: bool,
}

impl<'a> Form<'a> {
    pub(super) fn of(typed: &'a Typed) -> Form<'a> {
        Form { typed, problems: Problems::default(), changed: false }
    }

    /// What stands above a form: its errors, and that somebody else was first.
    pub(super) fn head(&self, context: &Context) -> Markup {
        html! {
            (error_summary(context, &self.problems.errors(context.language)))
            @if self.changed {
                div role="status" { (notice(Tone::Warning, &context.t("skills-firm-changed-title"), html! { p { (context.t("skills-firm-changed-text")) } })) }
            }
        }
    }
}

/// The version that a form was made of.
pub(super) fn version(typed: &Typed) -> i32 {
    typed.text("version").parse().unwrap_or(-1)
}

/// Keeps what a form changed, or shows it again: `show` gives the page of the form.
pub(super) async fn keep(
    app: &App,
    context: &Context,
    kept: &Kept,
    typed: &Typed,
    (change, taken): (Change, Result<workforce::map::Map, Problems>),
    to: &str,
    show: impl Fn(&Kept, Form<'_>) -> Markup,
) -> PageResult<Response> {
    let map = match taken {
        Ok(map) => map,
        Err(problems) => {
            return Ok(again(show(kept, Form { problems, ..Form::of(typed) })));
        }
    };
    match save(app, &context.caller, kept.organisation, version(typed), change, &map).await {
        Ok(_) => Ok(Redirect::to(&context.href(&format!("{}{to}", path(kept.organisation)))).into_response()),
        Err(FirmError::Changed(now)) => {
            let page = show(&now, Form { changed: true, ..Form::of(typed) });
            Ok(explained(StatusCode::CONFLICT, page))
        }
        Err(other) => Err(other.into()),
    }
}

/// The names of skills in a list of a form that the map does not have.
pub(super) fn new_names(kept: &Kept, typed: &Typed, list: &str) -> Vec<String> {
    crate::http::components::filled_rows(typed, list, &[])
        .into_iter()
        .map(|row| typed.text(&crate::http::components::row_field(list, row, "skill")).trim().to_owned())
        .filter(|name| !name.is_empty() && kept.map.skill_called(name).is_none())
        .collect()
}

/// The skills of the firm, as words that the browser offers.
pub(super) fn skill_words(kept: &Kept) -> Markup {
    html! { datalist id="skills-known" { @for skill in &kept.map.skills { option value=(skill.name) {} } } }
}

/// A button that takes the shown part out, in a form of its own.
pub(super) fn remove(context: &Context, action: &str, version: i32, words: &str) -> Markup {
    html! {
        form class="ht-section" method="post" action=(context.href(action)) {
            input type="hidden" name="version" value=(version);
            button class="ds-button" data-variant="secondary" type="submit" name="do" value="remove" { (words) }
            p class="ht-note" { (context.t("skills-firm-remove-note")) }
        }
    }
}

/// Whether the caller has a firm whose map they keep.
#[must_use]
pub fn keeps_any(context: &Context) -> bool {
    context.caller.may(Action::KeepSkills, Relation::Member)
}
