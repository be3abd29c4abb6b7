//! The firm's list of skills: what each is in a shared vocabulary, and what must come before it.

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use vocabulary::Vocabulary;
use workforce::map::{Concept, Skill, SkillId};

use super::{Form, framed, keep, path, remove};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Choice, Choices, Column, Field, OptionGroup, Select, choices, data_table, empty, field, select,
        },
    },
    skills::{
        firm::{
            FirmError, Kept, Linked,
            edit::{concept_value, fill_skill, remove_skill, take_skill},
            label, link,
            model::Change,
            open,
        },
        kept::{self, Lacking},
    },
};

const HERE: &str = "/skills";

/// `GET /skills/firm/{id}/skills`
///
/// # Errors
/// When the caller is not of the firm.
pub async fn list(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let kept = open(&app, &context.caller, id).await?;
    let lacking = kept::lacking(&app).await.map_err(FirmError::from)?;
    Ok(list_view(&context, &kept, &lacking))
}

/// The list, from plain data.
#[must_use]
pub fn list_view(context: &Context, kept: &Kept, lacking: &[Lacking]) -> Markup {
    let own = path(kept.organisation);
    let l = context.language;
    let columns = [
        Column::text(context.t("skills-skill")),
        Column::text(context.t("skills-concept")),
        Column::number(context.t("skills-skill-required")),
        Column::number(context.t("skills-skill-held")),
    ];
    let row = |skill: &Skill| {
        let required: u32 =
            kept.map.required.iter().filter(|one| one.skill == skill.id).map(|one| one.people).sum();
        let mut held: Vec<_> =
            kept.map.held.iter().filter(|one| one.skill == skill.id && one.level.0 > 0).collect();
        held.sort_by_key(|one| one.person);
        held.dedup_by_key(|one| one.person);
        let held: u32 = held.iter().map(|one| one.heads).sum();
        vec![
            html! { a class="ds-link" href=(context.href(&format!("{own}{HERE}/{}", skill.id.0))) { (skill.name) } },
            html! {
                @match (&skill.concept, &skill.certificate) {
                    (Some(concept), _) => { (concept.scheme) " " (concept.version) }
                    (None, Some(code)) => (certificate(context, code)),
                    (None, None) => (context.t("skills-concept-none")),
                }
            },
            html! { (l.whole(required)) },
            html! { (l.whole(held)) },
        ]
    };
    let mut all: Vec<&Skill> = kept.map.skills.iter().collect();
    all.sort_by_key(|skill| skill.name.to_lowercase());
    let is_unlinked = all.iter().any(|skill| skill.concept.is_none() && skill.certificate.is_none());
    let all: Vec<Vec<Markup>> = all.into_iter().map(row).collect();
    framed(
        context,
        kept,
        HERE,
        &context.t("skills-firm-skills"),
        Some(&context.t("skills-skills-lead")),
        html! {
            @if all.is_empty() {
                (empty(&context.t("skills-skills-empty"), html! { p { (context.t("skills-skills-empty-text")) } }, None))
            } @else {
                (data_table(&context.t("skills-firm-skills"), &columns, &all))
                @if is_unlinked && !lacking.is_empty() { (told_lacking(context, lacking)) }
            }
        },
    )
}

/// Which vocabularies are not in use here, and who takes them in.
fn told_lacking(context: &Context, lacking: &[Lacking]) -> Markup {
    html! {
        section class="ht-section ht-stack" {
            p { (context.t("kept-lacking")) }
            ul { @for one in lacking { li { (context.t(one.key())) } } }
            p { (context.t("kept-lacking-who")) }
        }
    }
}

fn certificate(context: &Context, code: &str) -> String {
    let certificates = Vocabulary::embedded().certificates();
    certificates
        .by_code(code)
        .map(|term| term.name(context.language.of_terms()).to_owned())
        .unwrap_or_default()
}

/// `GET /skills/firm/{id}/skills/{skill}`
///
/// # Errors
/// When the caller is not of the firm, or it has no such skill.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path((id, skill)): Path<(i64, u32)>,
) -> PageResult {
    let kept = open(&app, &context.caller, id).await?;
    let typed = fill_skill(&kept.map, SkillId(skill)).ok_or(PageError::NotFound)?;
    let offered = link(&app, context.language, typed.text("name")).await?;
    let called = called(&app, &context, &kept, SkillId(skill)).await?;
    Ok(form_view(&context, &kept, SkillId(skill), &offered, &called, &Form::of(&typed)))
}

/// `POST /skills/firm/{id}/skills/{skill}`
///
/// # Errors
/// As [`show`].
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path((id, skill)): Path<(i64, u32)>,
    body: String,
) -> PageResult<Response> {
    let kept = open(&app, &context.caller, id).await?;
    let skill = SkillId(skill);
    let known = kept.map.skill(skill).ok_or(PageError::NotFound)?;
    let typed = Typed::of_body(&body);
    let offered = link(&app, context.language, &known.name).await?;
    let called = called(&app, &context, &kept, skill).await?;
    let mut map = kept.map.clone();
    let taken = if typed.has("do", "remove") {
        remove_skill(&mut map, skill);
        Ok(map)
    } else {
        let concepts: Vec<Concept> = offered.candidates.iter().map(|one| one.0.clone()).collect();
        take_skill(&mut map, skill, &typed, &concepts).map(|()| map)
    };
    let to = format!("{HERE}?done=skills");
    keep(&app, &context, &kept, &typed, (Change::Skills, taken), &to, |kept, form| {
        form_view(&context, kept, skill, &offered, &called, &form)
    })
    .await
}

/// What the skill's concept is called: by its label, or by what is known of it.
async fn called(app: &App, context: &Context, kept: &Kept, id: SkillId) -> PageResult<String> {
    let Some(concept) = kept.map.skill(id).and_then(|skill| skill.concept.as_ref()) else {
        return Ok(String::new());
    };
    let found = label(app, context.language, concept).await?;
    Ok(found.unwrap_or_else(|| format!("{} {}", concept.scheme, concept.version)))
}

fn form_view(
    context: &Context,
    kept: &Kept,
    id: SkillId,
    offered: &Linked,
    called: &str,
    form: &Form<'_>,
) -> Markup {
    let title = kept.map.skill(id).map(|skill| skill.name.clone()).unwrap_or_default();
    let action = format!("{}{HERE}/{}", path(kept.organisation), id.0);
    let errors = form.problems.errors(context.language);
    let chosen = form.typed.text("concept");
    let mut concepts: Vec<Choice> = offered
        .candidates
        .iter()
        .map(|(concept, label, score)| {
            let value = concept_value(concept);
            let is = value == chosen;
            let hint = context.ta(
                "skills-concept-likely",
                &[
                    ("percent", context.language.number(score * 100.0, 0).into()),
                    ("scheme", format!("{} {}", concept.scheme, concept.version).into()),
                ],
            );
            Choice::new(value, label.clone(), is).hint(hint)
        })
        .collect();
    let known = kept.map.skill(id).and_then(|skill| skill.concept.as_ref());
    if let Some(known) = known
        && !concepts.iter().any(|choice| choice.value == concept_value(known))
    {
        let is = chosen == concept_value(known);
        concepts.push(Choice::new(concept_value(known), called, is));
    }
    concepts.push(Choice::new("", context.t("skills-concept-none"), chosen.is_empty()));
    let certificates = Vocabulary::embedded().certificates();
    let certificates = certificates
        .iter()
        .map(|term| (term.code.clone(), term.name(context.language.of_terms()).to_owned()));
    let others: Vec<Choice> = kept
        .map
        .skills
        .iter()
        .filter(|one| one.id != id)
        .map(|one| {
            Choice::new(
                one.id.0.to_string(),
                one.name.clone(),
                form.typed.has("after", &one.id.0.to_string()),
            )
        })
        .collect();
    framed(
        context,
        kept,
        HERE,
        &title,
        None,
        html! {
            (form.head(context))
            form class="ht-form ht-stack" data-gap="lg" method="post" action=(context.href(&action)) novalidate {
                input type="hidden" name="version" value=(kept.version);
                (field(&errors, &Field { name: "name", label: context.t("skills-skill"), value: form.typed.text("name"), ..Field::default() }))
                (choices(context, &errors, &Choices { name: "concept", legend: context.t("skills-concept"), heading: false, hint: Some(context.t("skills-concept-hint")), many: false, choices: concepts, unknown: None, columns: false }))
                (select(&errors, &Select { name: "certificate", label: context.t("skills-skill-certificate"), hint: Some(context.t("skills-skill-certificate-hint")), value: form.typed.text("certificate"), none: Some(context.t("skills-skill-certificate-none")), groups: vec![OptionGroup { label: String::new(), options: certificates.collect() }] }))
                @if !others.is_empty() {
                    (choices(context, &errors, &Choices { name: "after", legend: context.t("skills-skill-after"), heading: false, hint: Some(context.t("skills-skill-after-hint")), many: true, choices: others, unknown: None, columns: true }))
                }
                p class="ht-actions" {
                    button class="ds-button" type="submit" { (context.t("skills-firm-save")) } " "
                    a class="ds-link" href=(context.href(&format!("{}{HERE}", path(kept.organisation)))) { (context.t("edit-cancel")) }
                }
            }
            (remove(context, &action, kept.version, &context.t("skills-skill-remove")))
        },
    )
}
