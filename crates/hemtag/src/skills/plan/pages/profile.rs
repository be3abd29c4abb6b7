//! What somebody in a role is sought with, and a draft of the advertisement.

use maud::{Markup, html};
use workforce::map::{Role, RoleId};

use super::{address, people};
use crate::{
    http::{
        Context, Typed,
        components::{Tone, notice},
    },
    skills::{
        firm::{pages::framed, words},
        plan::{
            advertisement::{Draft, draft, occupations, offered},
            keep::Room,
            paper::Profile,
        },
        statistics::Where,
        templates::{Book, Names, Occupation, Skill, on_scale, pages, proposed},
    },
};

/// What the page is made of.
#[derive(Debug)]
pub(super) struct Shown<'s> {
    pub(super) room: &'s Room,
    pub(super) profile: &'s Profile,
    pub(super) role: &'s Role,
    pub(super) people: &'s Where,
    pub(super) book: &'static Book,
    pub(super) names: &'s Names,
    /// What was ticked of what the occupation usually needs: `with`.
    pub(super) typed: &'s Typed,
}

pub(super) fn view(context: &Context, shown: &Shown<'_>) -> Markup {
    let Shown { room, profile, role, people, book, .. } = *shown;
    let map = &room.kept.map;
    let title = context.ta("skills-plan-profile-title", &[("role", profile.role.clone().into())]);
    let draft = draft(map, profile);
    let of = occupations(book, shown.names, map, role);
    let more = offered(book, shown.names, map, role.id, &of);
    let ticked: Vec<&Skill> =
        more.iter().copied().filter(|skill| shown.typed.has("with", skill.key())).collect();
    let text = advertisement(context, shown, &draft, &of, &ticked);
    framed(
        context,
        &room.kept,
        "/plan/recruit",
        &title,
        Some(&context.t("skills-plan-profile-lead")),
        html! {
            section class="ht-section" {
                h2 class="ds-heading" data-size="sm" { (context.t("skills-plan-profile")) }
                dl class="ht-facts" {
                    dt { (context.t("skills-role-name")) } dd { (profile.role) }
                    @if let Some(ssyk) = &profile.ssyk { dt { "SSYK 2012" } dd { (ssyk) } }
                    @if let Some(isco) = &profile.isco { dt { "ISCO-08" } dd { (isco) } }
                    @if profile.ssyk.is_none() && profile.isco.is_none() { dt { (context.t("skills-plan-profile-code")) } dd { (context.t("not-stated")) } }
                }
                @if profile.skills.is_empty() { p { (context.t("skills-plan-profile-empty")) } }
                ul {
                    @for (skill, level, new) in &profile.skills {
                        li { (skill) ", " (level) @if *new { " (" (context.t("skills-plan-profile-new")) ")" } }
                    }
                }
            }
            section class="ht-section ht-stack" id="advertisement" {
                h2 class="ds-heading" data-size="sm" { (context.t("skills-plan-advertisement")) }
                p { (context.t("skills-plan-advertisement-text")) }
                (left_out(context, &draft))
                textarea class="ds-input" rows="16" readonly aria-label=(context.t("skills-plan-advertisement")) { (text) }
                (essential(context, shown, &of, &more))
            }
            (people::section(context, room, people))
            p { a class="ds-link" href=(context.href(&address(room.kept.organisation))) { (context.t("skills-plan-back")) } }
        },
    )
}

/// What was found in the role's name and skills and is not in the draft: why, and what to write instead.
fn left_out(context: &Context, draft: &Draft) -> Markup {
    html! {
        @if !draft.left_out.is_empty() {
            (notice(Tone::Warning, &context.t("skills-plan-ad-left-out"), html! {
                ul {
                    @for one in &draft.left_out {
                        li {
                            (context.ta("skills-plan-ad-found", &[("word", one.word.clone().into()), ("text", one.text.clone().into())])) " "
                            (context.t(&format!("skills-plan-ad-ground-{}", one.ground.code()))) " "
                            (one.suggestion(context.language))
                        }
                    }
                }
                p { (context.t("skills-plan-ad-left-out-note")) }
            }))
        }
    }
}

/// What the occupation usually needs and the role does not require, to be ticked into the draft.
fn essential(context: &Context, shown: &Shown<'_>, of: &[&Occupation], more: &[&Skill]) -> Markup {
    let action = recruit(shown.room.kept.organisation, shown.role.id);
    let templates = shown.role.isco.as_ref().filter(|isco| shown.book.group(isco).is_some());
    html! {
        h3 class="ds-heading" data-size="2xs" { (context.t("skills-plan-ad-essential")) }
        @if of.is_empty() {
            p { (context.t("skills-plan-ad-no-occupation")) }
            @let to = templates.map_or_else(|| pages::PATH.to_owned(), |isco| format!("{}/{isco}", pages::PATH));
            p { a class="ds-link" href=(context.href(&to)) { (context.t("skills-role-template")) } }
        } @else {
            p {
                (context.t("skills-usual-by")) " "
                @for (at, one) in of.iter().enumerate() {
                    @if at > 0 { ", " }
                    a class="ds-link" href=(context.href(&pages::address(one))) { (shown.names.occupation(one).shown(context.language)) }
                }
                ". " (context.t(if more.is_empty() { "skills-plan-ad-essential-all" } else { "skills-plan-ad-essential-note" }))
            }
            @if !more.is_empty() {
                form class="ht-form ht-stack ht-noprint" method="get" action=(context.href(&action)) {
                    fieldset class="ds-fieldset" {
                        legend class="ds-label" { (context.t("skills-plan-ad-essential-with")) }
                        @for skill in more {
                            @let id = format!("with-{}", skill.key());
                            div class="ds-field" {
                                input class="ds-input" type="checkbox" id=(id) name="with" value=(skill.key()) checked[shown.typed.has("with", skill.key())];
                                label class="ds-label" for=(id) { (shown.names.skill(skill).shown(context.language)) }
                            }
                        }
                    }
                    p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("skills-plan-ad-essential-add")) } }
                }
            }
            (pages::sources(context))
        }
    }
}

fn recruit(organisation: i64, role: RoleId) -> String {
    format!("{}/recruit/{}", address(organisation), role.0)
}

/// A draft made of the role alone: what is done and what one must be able to do, and nothing of who one is.
fn advertisement(
    context: &Context,
    shown: &Shown<'_>,
    draft: &Draft,
    of: &[&Occupation],
    ticked: &[&Skill],
) -> String {
    let scale = &shown.room.kept.map.scale;
    // Where the role's name cannot stand, the occupation's.
    let role = draft.role.clone().or_else(|| Some(shown.names.occupation(of.first()?).text));
    let role = role.unwrap_or_else(|| context.t("skills-plan-ad-role"));
    let firm = shown.room.kept.name.clone();
    let mut lines = vec![
        context.ta("skills-plan-ad-head", &[("role", role.into()), ("firm", firm.into())]),
        String::new(),
        context.t("skills-plan-ad-work"),
        String::new(),
        context.t("skills-plan-ad-can"),
    ];
    let level = on_scale(proposed(skills::Strength::Essential), scale.highest());
    let level = words::level(context.language, scale, level);
    let more = ticked.iter().map(|skill| (shown.names.skill(skill).text, level.clone()));
    for (skill, level) in draft.skills.iter().cloned().chain(more) {
        // "3 – on one's own": the advertisement says the words, the number is the firm's.
        let words = level.split_once(" – ").map_or(level.as_str(), |(_, words)| words);
        lines.push(format!("– {skill} ({words})"));
    }
    lines.extend([
        String::new(),
        context.t("skills-plan-ad-otherwise"),
        String::new(),
        context.t("skills-plan-ad-apply"),
    ]);
    lines.join("\n")
}
