//! What was found so far, as its person and its assessor both see it: unit by unit, and step by step with what was undone.

use std::collections::HashMap;

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    access::PersonId,
    http::{
        Context,
        components::{Column, Tone, data_table, facts, notice},
    },
    skills::validation::{
        Opened,
        model::{Conclusion, Outcome, Standing},
    },
};

/// Says how far it has come, and that a mapping alone is no validation.
pub(super) fn stands(context: &Context, opened: &Opened) -> Markup {
    let standing = opened.course.standing();
    let words = super::standing(context.language, standing);
    let tone = if standing == Standing::Validated(Outcome::Award) { Tone::Success } else { Tone::Info };
    html! {
        (notice(tone, &words, html! {
            p { (super::state(context.language, opened.kept.state)) }
            @if !standing.is_validation() { p class="ht-small" { (context.t("valid-not-yet")) } }
        }))
    }
}

/// The outcome that holds.
pub(super) fn outcome(context: &Context, opened: &Opened, centre: Option<&String>) -> Markup {
    let Some(conclusion) = opened.course.in_force() else { return html! {} };
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="outcome-title" {
            h2 class="ds-heading" data-size="md" id="outcome-title" { (context.t("valid-outcome-title")) }
            (concluded(context, opened, conclusion, centre))
        }
    }
}

fn concluded(context: &Context, opened: &Opened, one: &Conclusion, centre: Option<&String>) -> Markup {
    let (l, of) = (context.language, opened.qualification());
    let name = |code: &str| of.unit(code).map_or(code.to_owned(), |unit| unit.name(l).to_owned());
    let mut rows = vec![
        (
            context.t("valid-outcome-title"),
            html! { (context.t(&format!("valid-outcome-{}", one.outcome.code()))) },
        ),
        (context.t("valid-outcome-on"), html! { (l.date(one.on)) }),
    ];
    if let Some(centre) = centre {
        rows.push((context.t("valid-centre"), html! { (centre) }));
    }
    if !one.certificate.is_empty() {
        rows.push((context.t("valid-certificate-number"), html! { (one.certificate) }));
    }
    if !one.units.is_empty() {
        rows.push((
            context.t("valid-units-met"),
            html! { ul { @for code in &one.units { li { (name(code)) } } } },
        ));
    }
    if !one.missing.is_empty() {
        let why = |why: &String| if why.is_empty() { context.t("valid-not-assessed") } else { why.clone() };
        rows.push((
            context.t("valid-units-missing"),
            html! { ul { @for (code, text) in &one.missing { li { (name(code)) ": " (why(text)) } } } },
        ));
    }
    facts(&rows)
}

/// The units: what the person says, and what was found of each last.
pub(super) fn units(context: &Context, opened: &Opened) -> Markup {
    let l = context.language;
    let columns = ["valid-unit", "valid-says", "valid-result", "valid-assessed-on"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = opened
        .qualification()
        .units
        .iter()
        .map(|unit| {
            let says = opened.course.mapping.as_ref().and_then(|mapping| mapping.units.get(&unit.code));
            let latest = opened.course.latest(&unit.code);
            vec![
                html! { (unit.name(l)) },
                html! { @if let Some(says) = says { (context.t(&format!("valid-says-{}", says.code().replace('_', "-")))) } },
                html! {
                    @match latest {
                        None => { (context.t("valid-not-assessed")) }
                        Some(one) if one.met => { (context.t("valid-met")) }
                        Some(one) => { (context.t("valid-not-met")) ": " (one.missing) }
                    }
                },
                html! { @if let Some(one) = latest { (l.date(one.on)) } },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-units")) }
            (data_table(&context.t("valid-units"), &columns, &rows))
        }
    }
}

/// Everything that was done, newest first, with what was undone and why.
pub(super) fn story(context: &Context, opened: &Opened, people: &HashMap<PersonId, String>) -> Markup {
    let (l, of, course) = (context.language, opened.qualification(), &opened.course);
    let name = |code: &str| of.unit(code).map_or(code.to_owned(), |unit| unit.name(l).to_owned());
    let by = |person: i64| {
        people
            .get(&PersonId(person))
            .filter(|name| !name.is_empty())
            .cloned()
            .unwrap_or_else(|| context.t("valid-an-assessor"))
    };
    let mut all: Vec<(Timestamp, String, String)> = Vec::new();
    if let Some(mapping) = &course.mapping {
        all.push((mapping.at, context.t("valid-did-mapped"), mapping.words.clone()));
    }
    for one in &course.depths {
        let what =
            context.ta("valid-did-deepened", &[("who", by(one.by).into()), ("on", l.date(one.on).into())]);
        all.push((one.at, what, one.words.clone()));
    }
    for one in &course.assessed {
        let key = if one.met { "valid-did-met" } else { "valid-did-not-met" };
        let args =
            [("who", by(one.by).into()), ("unit", name(&one.unit).into()), ("on", l.date(one.on).into())];
        let words = [one.how.as_str(), one.missing.as_str()];
        let words = words.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
        all.push((one.at, context.ta(key, &args), words));
        if let Some(undone) = &one.undone {
            let args = [("who", by(undone.by).into()), ("unit", name(&one.unit).into())];
            all.push((undone.at, context.ta("valid-did-undo-unit", &args), undone.why.clone()));
        }
    }
    for one in &course.conclusions {
        let said = context.t(&format!("valid-outcome-{}", one.outcome.code()));
        let args = [("who", by(one.by).into()), ("outcome", said.into())];
        all.push((one.at, context.ta("valid-did-concluded", &args), one.certificate.clone()));
        if let Some(undone) = &one.undone {
            let args = [("who", by(undone.by).into())];
            all.push((undone.at, context.ta("valid-did-undo-outcome", &args), undone.why.clone()));
        }
    }
    for appeal in &course.appeals {
        all.push((appeal.at, context.t("valid-did-appealed"), appeal.why.clone()));
        if let Some(answer) = &appeal.answered {
            let key = if answer.changed { "valid-did-changed" } else { "valid-did-upheld" };
            all.push((answer.at, context.ta(key, &[("who", by(answer.by).into())]), answer.words.clone()));
        }
    }
    all.extend(course.again.iter().map(|at| (*at, context.t("valid-did-again"), String::new())));
    all.sort_by_key(|one| std::cmp::Reverse(one.0));
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-story")) }
            @if all.is_empty() { p class="ht-soft" { (context.t("valid-story-none")) } }
            ul {
                @for (at, what, words) in &all {
                    li {
                        span class="ht-small ht-soft" { (l.moment(&at.to_string())) } " " (what)
                        @if !words.is_empty() { br; (words) }
                    }
                }
            }
        }
    }
}
