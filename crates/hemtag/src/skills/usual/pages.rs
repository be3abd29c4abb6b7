//! On the page of a goal: what its processes usually need, what the map says of it, and the way to take it as required.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use vocabulary::Vocabulary;
use workforce::{
    cover::Cover,
    map::{Capability, CapabilityId, GoalId, RoleId},
};

use super::{Standing, Usual, UsualSkill, of_capability, take};
use crate::{
    app::App,
    http::{Context, PageError, PageResult, Typed, components::FieldErrors, error::again},
    skills::{
        firm::{
            FirmError, Kept, edit,
            model::Change,
            open,
            pages::{goals, path},
            save,
        },
        templates::{
            Book, Names, Ssyk,
            pages::{address, read, sources},
            state_ssyk,
        },
    },
};

/// What the sections are made of besides the map.
#[derive(Debug)]
pub struct Shelf {
    pub book: &'static Book,
    pub names: Names,
    pub today: Date,
}

/// The book and the names in the reader's language.
///
/// # Errors
/// When the vocabularies in use cannot be read.
pub async fn shelf(app: &App, context: &Context) -> PageResult<Shelf> {
    let names = Names::of(app, context.language).await.map_err(FirmError::from)?;
    Ok(Shelf { book: read().await?, names, today: app.clock.today() })
}

/// What was chosen of one capability's skills, with what is wrong with it.
#[derive(Debug, Default)]
pub struct Choice {
    pub typed: Typed,
    pub errors: FieldErrors,
}

/// The `id` of a field of a capability's form: several stand on a page.
fn field(capability: CapabilityId, name: &str) -> String {
    format!("usual-{}-{name}", capability.0)
}

/// `POST /skills/firm/{id}/goals/{goal}/usual`: what was ticked becomes required for the capability. It adds to the map as it stands
/// and changes nothing else; twice is as once.
///
/// # Errors
/// When the caller is not of the firm, or it has no such goal, capability or role.
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path((id, goal)): Path<(i64, u32)>,
    body: String,
) -> PageResult<Response> {
    let kept = open(&app, &context.caller, id).await?;
    let goal = GoalId(goal);
    if kept.map.goal(goal).is_none() {
        return Err(PageError::NotFound);
    }
    let typed = Typed::of_body(&body);
    let shelf = shelf(&app, &context).await?;
    let capability = typed.text("capability").parse().ok().map(CapabilityId);
    let capability = capability.and_then(|one| kept.map.capability(one)).filter(|one| one.goal == goal);
    let capability = capability.ok_or(PageError::BadRequest)?;
    let role = match typed.given("role") {
        None => None,
        Some(text) => {
            let role = text.parse().ok().map(RoleId).filter(|role| kept.map.role(*role).is_some());
            Some(role.ok_or(PageError::BadRequest)?)
        }
    };
    let usual = of_capability(shelf.book, &shelf.names, &Cover::new(&kept.map, shelf.today), capability);
    let usual = usual.ok_or(PageError::BadRequest)?;
    let mut errors = FieldErrors::new();
    let chosen = typed.all("skill");
    if !usual.skills.iter().any(|one| chosen.iter().any(|key| key == one.skill.key())) {
        errors.add(field(capability.id, "skills"), context.t("skills-usual-nothing"));
    }
    let people = match edit::people(typed.text("people")) {
        Ok(people) => people,
        Err(problem) => {
            errors.add(field(capability.id, "people"), problem.sentence(context.language));
            0
        }
    };
    if !errors.is_empty() {
        return Ok(again(goals::of_goal(&context, &kept, goal, &shelf, &Choice { typed, errors })?));
    }
    let mut map = kept.map.clone();
    let taken = take(&shelf.names, &usual, chosen, role, people, &mut map).ok_or(PageError::BadRequest)?;
    // The role of an occupation gets the code that is clear, as from a template; one that was chosen keeps what it says.
    if let (None, Some(by)) = (role, usual.by.first()) {
        let ssyk = Ssyk::of(&app).await.map_err(FirmError::from)?;
        state_ssyk(&mut map, taken.role, ssyk.code(&by.occupation.isco, None));
    }
    save(&app, &context.caller, id, kept.version, Change::Goals, &map).await?;
    let to = format!("{}/goals/{}?done=usual", path(id), goal.0);
    Ok(Redirect::to(&context.href(&to)).into_response())
}

/// What each capability of a goal usually needs.
pub(in crate::skills) fn section(
    context: &Context,
    kept: &Kept,
    goal: GoalId,
    shelf: &Shelf,
    choice: &Choice,
) -> Markup {
    let now = Cover::new(&kept.map, shelf.today);
    let capabilities: Vec<&Capability> =
        kept.map.capabilities.iter().filter(|one| one.goal == goal).collect();
    html! {
        @if !capabilities.is_empty() {
            section class="ht-section ht-stack" id="usual" {
                h2 class="ds-heading" data-size="sm" { (context.t("skills-usual-title")) }
                p class="ht-measure" { (context.t("skills-usual-lead")) }
                @for capability in capabilities {
                    h3 class="ds-heading" data-size="2xs" { (capability.name) }
                    @match of_capability(shelf.book, &shelf.names, &now, capability) {
                        None => p { (context.t("skills-usual-no-process")) },
                        Some(usual) if usual.skills.is_empty() => p { (context.t("skills-usual-no-occupation")) },
                        Some(usual) => (of_process(context, kept, goal, shelf, &usual, choice)),
                    }
                }
                (sources(context))
            }
        }
    }
}

fn of_process(
    context: &Context,
    kept: &Kept,
    goal: GoalId,
    shelf: &Shelf,
    usual: &Usual,
    choice: &Choice,
) -> Markup {
    let action = format!("{}/goals/{}/usual", path(kept.organisation), goal.0);
    let is_sent = choice.typed.text("capability") == usual.capability.0.to_string();
    let typed = |name: &str| if is_sent { choice.typed.text(name) } else { "" };
    let error = |name: &str| choice.errors.of(&field(usual.capability, name));
    let ticked = |key: &str| is_sent && choice.typed.has("skill", key);
    let (role, people) = (field(usual.capability, "role"), field(usual.capability, "people"));
    let first = usual.by.first().map(|one| shelf.names.occupation(one.occupation).text).unwrap_or_default();
    html! {
        (by(context, shelf, usual))
        form class="ht-form ht-stack" method="post" action=(context.href(&action)) novalidate {
            input type="hidden" name="capability" value=(usual.capability.0);
            fieldset class="ds-fieldset" id=(field(usual.capability, "skills")) tabindex="-1" {
                legend class="ds-label" { (context.language.counted("skills-usual-skills", usual.skills.len() as u64)) }
                @if let Some(error) = error("skills") { p class="ds-validation-message" data-color="danger" { (error) } }
                @for one in &usual.skills {
                    @let id = field(usual.capability, one.skill.key());
                    div class="ds-field" {
                        input class="ds-input" type="checkbox" id=(id) name="skill" value=(one.skill.key()) checked[ticked(one.skill.key())];
                        label class="ds-label" for=(id) {
                            (shelf.names.skill(one.skill).shown(context.language)) " "
                            span class="ht-soft ht-small" { (standing(context, one)) }
                        }
                    }
                }
            }
            div class="ds-field" {
                label class="ds-label" for=(role) { (context.t("skills-usual-role")) }
                select class="ds-input" id=(role) name="role" {
                    option value="" { (context.ta("skills-usual-role-of", &[("occupation", first.into())])) }
                    @for one in &kept.map.roles {
                        option value=(one.id.0) selected[typed("role") == one.id.0.to_string()] { (one.name) }
                    }
                }
            }
            div class="ds-field" {
                label class="ds-label" for=(people) { (context.t("skills-required-people")) }
                input class="ds-input" type="text" inputmode="numeric" id=(people) name="people" value=(if is_sent { typed("people") } else { "1" })
                    aria-invalid=[error("people").map(|_| "true")];
                @if let Some(error) = error("people") { p class="ds-validation-message" data-color="danger" { (error) } }
            }
            p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("skills-usual-take")) } }
        }
    }
}

/// The occupations that it is from, and how sure that is.
fn by(context: &Context, shelf: &Shelf, usual: &Usual) -> Markup {
    let processes = Vocabulary::embedded().processes();
    html! {
        ul class="ht-plain" {
            @for one in &usual.by {
                li {
                    (context.t("skills-usual-by")) " "
                    a class="ds-link" href=(context.href(&address(one.occupation))) { (shelf.names.occupation(one.occupation).shown(context.language)) }
                    @if one.of != usual.process {
                        ", " (context.ta("skills-usual-of", &[("process", processes.get(one.of).name(context.language.of_terms()).to_owned().into())]))
                    }
                    ". " (context.t(&format!("skills-usual-sure-{}", one.sure.code())))
                }
            }
        }
    }
}

/// What the map says of a skill.
fn standing(context: &Context, one: &UsualSkill) -> String {
    let l = context.language;
    let Standing::InMap { people, required } = one.standing else {
        return context.t("skills-usual-not-in-map");
    };
    let may = people.unsure() - people.unsaid;
    let known = people.below + people.expired;
    let mut told = if people.sure > 0 {
        l.counted("skills-usual-have", u64::from(people.sure))
    } else if may > 0 {
        l.counted("skills-usual-may", u64::from(may))
    } else if known == 0 {
        context.t("skills-usual-not-stated")
    } else if people.unsaid > 0 {
        l.counted("skills-usual-nobody-said", u64::from(people.unsaid))
    } else {
        context.t("skills-usual-nobody")
    };
    if required {
        told.push_str("; ");
        told.push_str(&context.t("skills-usual-required"));
    }
    told
}
