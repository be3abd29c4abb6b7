//! From the plan to an application: it begins with how many people learn or are validated in which skill, and for how many hours. No
//! name and no level goes over.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maud::{Markup, html};
use workforce::{
    map::{Map, PersonId, SkillId},
    plan::{Key, Plan},
};

use super::{
    keep::Room,
    made::Made,
    pages::address,
    support::{Support, each},
    told,
};
use crate::{
    access::Caller,
    app::App,
    funding::{FundingError, applications, calls::KeptCall, model::skills::Group},
    http::Context,
    words::Language,
};

/// What of a plan an application under a call is about.
#[derive(Debug, Default, PartialEq, Eq)]
struct Carried {
    groups: Vec<Group>,
    /// Each person once.
    people: u32,
    hours: u32,
}

fn carried(map: &Map, plan: &Plan, support: &[Vec<Support<'_>>], code: &str) -> Carried {
    let mut skills: BTreeMap<SkillId, (BTreeMap<PersonId, u32>, Date)> = BTreeMap::new();
    let mut people: BTreeMap<PersonId, u32> = BTreeMap::new();
    let mut hours = 0_u32;
    for (measure, of) in plan.measures.iter().zip(support) {
        if !of.iter().any(|one| one.call.code == code && one.sum.is_some()) {
            continue;
        }
        let (Key::Develop { person, skill, .. } | Key::Validate { person, skill, .. }) = &measure.key else {
            continue;
        };
        let (heads, from) =
            skills.entry(*skill).or_insert_with(|| (BTreeMap::new(), measure.from.first_of_month()));
        *from = (*from).min(measure.from.first_of_month());
        for all in [heads, &mut people] {
            let known = all.entry(*person).or_default();
            *known = (*known).max(measure.heads);
        }
        hours = hours.saturating_add(measure.hours);
    }
    let count = |heads: &BTreeMap<PersonId, u32>| heads.values().copied().fold(0, u32::saturating_add);
    let group = |(skill, (heads, from)): (SkillId, (BTreeMap<PersonId, u32>, Date))| Group {
        area: told::skill(map, skill),
        people: count(&heads),
        month: Some(from),
        ..Group::default()
    };
    let people = count(&people);
    Carried { groups: skills.into_iter().map(group).collect(), people, hours }
}

/// What became of it, with the number of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begun {
    /// With what the plan knows, or with what was written in it before.
    Filled(i64),
    /// With nothing of the plan: something in it looks like a number or an address of somebody.
    LeftOut(i64),
    /// The plan counts on no money of the call.
    NotCounted,
}

/// Begins an application under a call that the plan counts on, or goes on with the one that is begun, and fills in what the plan knows
/// where nothing is written yet.
///
/// # Errors
/// When the caller may not apply, or the call is not open.
pub(super) async fn begin_from(
    app: &App,
    caller: &Caller,
    (room, made): (&Room, &Made),
    code: &str,
    l: Language,
) -> Result<Begun, FundingError> {
    let Ok(plan) = &made.plan else { return Ok(Begun::NotCounted) };
    let support = each(made, plan);
    let counts = |one: &Support<'_>| one.call.code == code && one.sum.is_some_and(|sum| sum > 0);
    if !support.iter().flatten().any(counts) {
        return Ok(Begun::NotCounted);
    }
    let kept = applications::begin(app, caller, code, Some(room.kept.organisation)).await?;
    let mut application = kept.application.clone();
    if !application.skills.is_empty() || !kept.state.is_written() {
        return Ok(Begun::Filled(kept.id));
    }
    let carried = carried(&room.kept.map, plan, &support, code);
    if application.summary.trim().is_empty() && carried.people > 0 {
        let numbers = [("people", l.whole(carried.people).into()), ("hours", l.whole(carried.hours).into())];
        application.summary = l.ta("skills-apply-summary", &numbers);
    }
    application.skills.groups = carried.groups;
    match applications::keep_draft(app, caller, kept.id, kept.version, application).await {
        Ok(_) => Ok(Begun::Filled(kept.id)),
        // A skill whose name looks like somebody's number or address is not carried over; nor is anything else then.
        Err(FundingError::Personal(_)) => Ok(Begun::LeftOut(kept.id)),
        Err(error) => Err(error),
    }
}

/// The calls that the plan counts on, each with the way to an application, and what it asks for at least.
pub(super) fn ways(context: &Context, room: &Room, support: &[Vec<Support<'_>>]) -> Markup {
    let mut calls: BTreeMap<&str, (&KeptCall, i64)> = BTreeMap::new();
    for one in support.iter().flatten() {
        if let Some(sum) = one.sum.filter(|sum| *sum > 0) {
            calls.entry(&one.call.code).or_insert((one.call, 0)).1 += sum;
        }
    }
    if calls.is_empty() {
        return html! {};
    }
    let l = context.language;
    let action = context.href(&format!("{}/apply", address(room.kept.organisation)));
    html! {
        h3 class="ds-heading" data-size="xs" { (context.t("skills-apply-title")) }
        p { (context.t("skills-apply-text")) }
        @for (code, (kept, sum)) in &calls {
            @let least = kept.call.least;
            form class="ht-form" method="post" action=(action) {
                input type="hidden" name="call" value=(code);
                @if *sum < least.0 {
                    p { (context.ta("skills-apply-least", &[("call", kept.call.title.of(l).to_owned().into()), ("least", l.kronor(least).into())])) }
                }
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.ta("skills-apply-do", &[("call", kept.call.title.of(l).to_owned().into())])) } }
            }
        }
    }
}
