//! What somebody in a role is sought with, and a draft of the advertisement.

use maud::{Markup, html};

use super::{address, people};
use crate::{
    http::Context,
    skills::{
        firm::pages::framed,
        plan::{keep::Room, paper::Profile},
        statistics::Where,
    },
};

pub(super) fn view(context: &Context, room: &Room, profile: &Profile, people: &Where) -> Markup {
    let title = context.ta("skills-plan-profile-title", &[("role", profile.role.clone().into())]);
    let text = advertisement(context, room, profile);
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
            section class="ht-section" {
                h2 class="ds-heading" data-size="sm" { (context.t("skills-plan-advertisement")) }
                p { (context.t("skills-plan-advertisement-text")) }
                textarea class="ds-input" rows="16" readonly aria-label=(context.t("skills-plan-advertisement")) { (text) }
            }
            (people::section(context, room, people))
            p { a class="ds-link" href=(context.href(&address(room.kept.organisation))) { (context.t("skills-plan-back")) } }
        },
    )
}

/// A draft made of the role alone: what is done and what one must be able to do, and nothing of who one is.
fn advertisement(context: &Context, room: &Room, profile: &Profile) -> String {
    let role = || ("role", profile.role.clone().into());
    let mut lines = vec![
        context.ta("skills-plan-ad-head", &[role(), ("firm", room.kept.name.clone().into())]),
        String::new(),
        context.t("skills-plan-ad-work"),
        String::new(),
        context.t("skills-plan-ad-can"),
    ];
    for (skill, level, _) in &profile.skills {
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
