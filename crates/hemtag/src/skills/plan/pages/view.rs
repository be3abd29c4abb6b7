//! The page of the plan.

use maud::{Markup, html};
use workforce::plan::{Fault, Plan, PlanError, Relaxed};

use super::{
    Form, address, followed,
    parts::{choice, settings, sought},
    ways::ways,
};
use crate::{
    http::{
        Context,
        components::{
            Column, NumberFact, Tone, data_table, downloads, empty, error_summary, notice, number_strip,
        },
    },
    skills::{
        firm::pages::framed,
        plan::{apply, keep::Room, made::Made, support, told},
    },
};

/// The page, from plain data.
pub(super) fn view(
    context: &Context,
    room: &Room,
    made: &Made,
    form: &Form,
    met: Option<&(usize, Relaxed)>,
) -> Markup {
    let title = context.t("skills-plan-title");
    let own = context.href(&address(room.kept.organisation));
    // The files tell of the kept plan that the page tells of.
    let (paper, file) = if room.number > 0 {
        let of = format!("baseline={}", room.number);
        (format!("{own}/pdf?{of}"), format!("{own}?{of}&format="))
    } else {
        (format!("{own}/pdf"), format!("{own}?format="))
    };
    framed(
        context,
        &room.kept,
        "/plan",
        &title,
        Some(&context.t("skills-plan-lead")),
        html! {
            (error_summary(context, &form.errors))
            @if form.changed {
                div role="status" { (notice(Tone::Warning, &context.t("skills-firm-changed-title"), html! { p { (context.t("skills-firm-changed-text")) } })) }
            }
            @if room.kept.map.required.is_empty() {
                (empty(&context.t("skills-plan-no-required"), html! { p { (context.t("skills-plan-no-required-text")) } }, None))
            }
            @if !room.set.own { (notice(Tone::Info, &context.t("skills-plan-proposal"), html! { p { (context.t("skills-plan-proposal-text")) } })) }
            @match &made.plan {
                Ok(plan) => {
                    (number_strip(&numbers(context, made, plan)))
                    (downloads(context, &context.t("skills-plan-download"), &[
                        ("PDF", paper.clone()), ("XLSX", format!("{file}xlsx")), ("CSV", format!("{file}csv")), ("JSON", format!("{file}json")),
                    ]))
                }
                Err(error) => (notice(Tone::Danger, &context.t("skills-plan-not-made"), html! { p { (context.t(not_made(error))) } })),
            }
            (gaps(context, room, made))
            @if let Ok(plan) = &made.plan {
                (ways(context, room, made))
                (measures(context, room, made, plan))
                (years(context, plan))
                (open(context, room, plan, met))
            }
            (choice(context, room, made))
            (sought(context, room, made))
            @if let Ok(plan) = &made.plan {
                @if !plan.measures.is_empty() {
                    form class="ht-section" method="post" action=(format!("{own}/keep")) {
                        h2 class="ds-heading" data-size="sm" { (context.t("skills-plan-keep")) }
                        p { (context.t("skills-plan-keep-text")) }
                        input type="hidden" name="map" value=(room.kept.version);
                        input type="hidden" name="version" value=(room.version);
                        p { button class="ds-button" type="submit" { (context.t("skills-plan-keep-do")) } }
                    }
                }
            }
            (followed::section(context, room, made, form))
            (settings(context, room, form))
            p class="ht-note" { (context.t("skills-plan-how")) }
            p class="ht-note" { (context.t("skills-firm-confidential")) }
        },
    )
}

fn not_made(error: &PlanError) -> &'static str {
    match error {
        PlanError::Chosen(_) => "skills-plan-not-chosen",
        PlanError::OutOfTime => "skills-plan-not-in-time",
        PlanError::Faults(faults)
            if faults.iter().any(|fault| matches!(fault, Fault::TooManyHeads { .. })) =>
        {
            "skills-plan-not-heads"
        }
        // Maps and settings that are kept can be planned with: it is ours, and was logged.
        PlanError::Faults(_) | PlanError::Solver(_) | PlanError::Broken(_) => "skills-plan-not-faults",
    }
}

fn numbers(context: &Context, made: &Made, plan: &Plan) -> Vec<NumberFact> {
    let l = context.language;
    let proven = plan.open.is_proven() && plan.own.is_proven();
    let hours: u64 = plan.years.iter().map(|year| u64::from(year.hours)).sum();
    vec![
        fact(context, "skills-plan-gaps", l.whole(made.gaps.gaps.len() as u64), "skills-plan-gaps-note"),
        fact(context, "skills-plan-open", l.whole(told::open(plan).len() as u64), "skills-plan-open-note"),
        fact(
            context,
            "skills-plan-own",
            told::range(l, plan.own_range),
            if proven { "skills-plan-own-note" } else { "skills-plan-own-near" },
        ),
        fact(context, "skills-plan-hours", l.whole(hours), "skills-plan-hours-note"),
    ]
}

fn fact(context: &Context, label: &str, value: String, note: &str) -> NumberFact {
    NumberFact { label: context.t(label), value, note: html! { (context.t(note)) } }
}

fn gaps(context: &Context, room: &Room, made: &Made) -> Markup {
    let (map, l) = (&room.kept.map, context.language);
    if made.gaps.gaps.is_empty() {
        return html! { section class="ht-section" { h2 class="ds-heading" data-size="sm" { (context.t("skills-plan-gaps")) } p { (context.t("skills-plan-no-gaps")) } } };
    }
    let columns = [
        Column::text(context.t("skills-plan-required")),
        Column::text(context.t("skills-required-by")),
        Column::number(context.t("skills-plan-missing")),
        Column::text(context.t("skills-plan-kinds")),
        Column::text(context.t("skills-plan-risk")),
    ];
    let rows: Vec<Vec<Markup>> = made
        .gaps
        .gaps
        .iter()
        .map(|gap| {
            let points = context.ta(
                "skills-plan-risk-points",
                &[
                    ("score", gap.risk.score.into()),
                    ("time", gap.risk.time.into()),
                    ("share", gap.risk.share.into()),
                    ("hang", gap.risk.hang.into()),
                ],
            );
            vec![
                html! { (told::requirement(l, map, gap.row)) },
                html! { (told::due(l, gap.due)) },
                html! { (context.ta("skills-plan-missing-of", &[("missing", told::heads(l, gap.missing()).into()), ("needed", l.whole(gap.covered.needed).into())])) },
                html! { ul class="ht-plain" { @for kind in told::kinds(l, &gap.kinds) { li { (kind) } } } },
                html! { (told::band(l, gap.risk.band())) " " span class="ht-soft" { (points) } },
            ]
        })
        .collect();
    html! {
        section class="ht-section" {
            (data_table(&context.t("skills-plan-gaps"), &columns, &rows))
            p class="ht-note" { (context.t("skills-plan-risk-rule")) }
            @if !made.gaps.undated.is_empty() {
                @let names: Vec<String> = made.gaps.undated.iter().filter_map(|id| map.goal(*id)).map(|goal| goal.name.clone()).collect();
                p { (context.ta("skills-plan-undated-goals", &[("goals", names.join(", ").into())])) }
            }
        }
    }
}

fn measures(context: &Context, room: &Room, made: &Made, plan: &Plan) -> Markup {
    let (map, l) = (&room.kept.map, context.language);
    if plan.measures.is_empty() {
        return html! { section class="ht-section" { h2 class="ds-heading" data-size="sm" { (context.t("skills-plan-measures")) } p { (context.t("skills-plan-no-measures")) } } };
    }
    let columns = [
        Column::text(context.t("skills-plan-measure")),
        Column::text(context.t("skills-plan-for")),
        Column::text(context.t("skills-plan-when")),
        Column::number(context.t("skills-plan-cost")),
        Column::number(context.t("skills-plan-hours")),
        Column::text(context.t("skills-support-call")),
        Column::number(context.t("skills-support-share")),
        Column::number(context.t("skills-support-sum")),
        Column::text(context.t("skills-plan-choose")),
    ];
    let action = context.href(&format!("{}/choose", address(room.kept.organisation)));
    let support = support::each(made, plan);
    let rows: Vec<Vec<Markup>> = plan
        .measures
        .iter()
        .zip(&support)
        .map(|(one, of)| {
            let [call, share, sum] = support::cells(context, of);
            let done = told::measure(l, map, &one.key, one.heads);
            let chosen = room.set.settings.chosen.get(&one.key) == Some(&true);
            vec![
                html! { (done) @if let Some(until) = one.until { " " span class="ht-soft" { (context.ta("skills-plan-ends", &[("day", l.date(until).into())])) } }
                    @if one.counts < one.heads * 1000 { " " span class="ht-soft" { (context.ta("skills-plan-counts", &[("heads", told::thousandths(l, one.counts).into())])) } } },
                html! { (told::helps_with(l, map, one)) },
                html! { (l.date(one.from)) "–" (l.date(one.done)) },
                html! { (told::range(l, one.cost)) },
                html! { (l.whole(one.hours)) },
                call,
                share,
                sum,
                html! {
                    form method="post" action=(action) {
                        input type="hidden" name="measure" value=(crate::skills::plan::model::key_text(&one.key));
                        @if chosen {
                            button class="ds-button" data-variant="secondary" type="submit" name="do" value="free" { (context.t("skills-plan-free")) span class="ds-sr-only" { ": " (done) } }
                        } @else {
                            button class="ds-button" data-variant="secondary" type="submit" name="do" value="in" { (context.t("skills-plan-in")) span class="ds-sr-only" { ": " (done) } }
                        }
                        " "
                        button class="ds-button" data-variant="secondary" type="submit" name="do" value="out" { (context.t("skills-plan-out")) span class="ds-sr-only" { ": " (done) } }
                    }
                },
            ]
        })
        .collect();
    let each = plan.measures.iter().map(|one| (one.source.clone(), l.date(one.source_on)));
    let sources: std::collections::BTreeSet<(String, String)> = each.collect();
    html! {
        section class="ht-section" {
            div class="ht-scroll" tabindex="0" role="region" aria-label=(context.t("skills-plan-measures")) { (data_table(&context.t("skills-plan-measures"), &columns, &rows)) }
            (support::note(context, &support))
            (apply::ways(context, room, &support))
            p class="ht-note" { (context.t("skills-plan-estimates")) }
            details { summary { (context.t("skills-plan-sources")) }
                ul { @for (source, on) in &sources { li { (source) " (" (on) ")" } } }
            }
        }
    }
}

fn years(context: &Context, plan: &Plan) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("skills-plan-year")),
        Column::number(context.t("skills-plan-training")),
        Column::number(context.t("skills-plan-funding")),
        Column::number(context.t("skills-plan-budget")),
        Column::number(context.t("skills-plan-cost")),
        Column::number(context.t("skills-plan-hours")),
    ];
    let rows: Vec<Vec<Markup>> = plan
        .years
        .iter()
        .map(|year| {
            vec![
                html! { (year.year) },
                html! { (told::range(l, year.training)) },
                html! { (told::kronor(l, told::paid(plan, year.year))) },
                html! { (told::kronor(l, year.budget)) },
                html! { (told::range(l, year.cost)) },
                html! { (context.ta("skills-plan-of-hours", &[("hours", l.whole(year.hours).into()), ("limit", l.whole(year.hours_limit).into())])) },
            ]
        })
        .collect();
    html! { section class="ht-section" { (data_table(&context.t("skills-plan-years"), &columns, &rows)) p class="ht-note" { (context.t("skills-plan-years-note")) } } }
}

fn open(context: &Context, room: &Room, plan: &Plan, met: Option<&(usize, Relaxed)>) -> Markup {
    let (map, l) = (&room.kept.map, context.language);
    let open = told::open(plan);
    if open.is_empty() {
        return html! {};
    }
    let columns = [
        Column::text(context.t("skills-plan-required")),
        Column::text(context.t("skills-required-by")),
        Column::number(context.t("skills-plan-open-heads")),
        Column::text(context.t("skills-plan-why")),
        Column::text(context.t("skills-plan-would")),
    ];
    let own = address(room.kept.organisation);
    let rows: Vec<Vec<Markup>> = open
        .iter()
        .map(|one| {
            let shift = one.shift.clone();
            vec![
                html! { (told::requirement(l, map, one.row)) @if let Some(shift) = shift { ", " (shift) } },
                html! { (l.date(one.day)) },
                html! { (told::open_heads(l, one)) },
                html! { (told::why(l, one)) },
                html! {
                    @match met {
                        Some((row, relaxed)) if *row == one.row => (relaxation(context, relaxed)),
                        _ => a class="ds-link" href=(context.href(&format!("{own}?meet={}#open", one.row))) { (context.t("skills-plan-ask")) span class="ds-sr-only" { ": " (told::requirement(l, map, one.row)) } },
                    }
                },
            ]
        })
        .collect();
    html! { section class="ht-section" id="open" { (data_table(&context.t("skills-plan-open"), &columns, &rows)) } }
}

fn relaxation(context: &Context, relaxed: &Relaxed) -> Markup {
    let l = context.language;
    let mut told = Vec::new();
    for (year, money) in &relaxed.money {
        told.push(context.ta(
            "skills-plan-more-money",
            &[("money", l.kronor(funding::Ore(*money)).into()), ("year", year.to_string().into())],
        ));
    }
    for (year, hours) in &relaxed.hours {
        told.push(context.ta(
            "skills-plan-more-hours",
            &[("hours", l.whole(*hours).into()), ("year", year.to_string().into())],
        ));
    }
    if let Some((money, hours)) = relaxed.both {
        told.push(context.ta(
            "skills-plan-more-both",
            &[("money", l.kronor(funding::Ore(money)).into()), ("hours", l.whole(hours).into())],
        ));
    }
    if let Some(weeks) = relaxed.later {
        told.push(l.counted("skills-plan-later", u64::from(weeks)));
    }
    html! {
        @if told.is_empty() { (context.t("skills-plan-would-nothing")) }
        @else { ul class="ht-plain" { @for one in told { li { (one) } } } }
    }
}
