//! What is not known, what is cheapest from which number on, the path, and what is excluded by which rule.

use maud::{Markup, html};
use strategy::{Feasible, ProcessAdvice};

use super::process;
use crate::{
    http::{
        Context,
        components::{Column, Tone, data_table, notice},
    },
    needs::Need,
    strategy::{
        NeedStrategy, reasons,
        told::{band_of, kronor, name, percent},
    },
    words::Language,
};

pub(super) fn unknowns(context: &Context, need: &Need, advised: &NeedStrategy) -> Markup {
    if advised.answer.unknowns.is_empty() {
        return html! {};
    }
    notice(
        Tone::Info,
        &context.t("strategy-unknown-title"),
        html! {
            ul { @for unknown in &advised.answer.unknowns { li { (reasons::unknown(context.language, *unknown)) } } }
            @if need.closed_at.is_none() {
                p { a href=(context.href(&format!("/needs/{}/edit", need.key))) { (context.t("need-page-edit")) } }
            }
        },
    )
}

/// What was asked for and cannot be: the reasons stand first, not among the others that are excluded.
pub(super) fn asked_for_in_vain(
    context: &Context,
    advised: &NeedStrategy,
    base: &str,
    query: &str,
) -> Markup {
    let l = context.language;
    let in_vain = in_vain(advised);
    if in_vain.is_empty() {
        return html! {};
    }
    notice(
        Tone::Warning,
        &context.t("strategy-in-vain-title"),
        html! {
            ul {
                @for process in in_vain {
                    li {
                        a class="ds-link" href=(context.href(&process::address(base, process, query))) { (name(l, process.process)) } ": "
                        (process.excluded_by.iter().map(|r| reasons::reason(l, r)).collect::<Vec<_>>().join(" "))
                    }
                }
            }
            p { (context.t("strategy-in-vain")) }
        },
    )
}

/// The processes that were asked for, where none of them can make the part.
pub(in crate::strategy) fn in_vain(advised: &NeedStrategy) -> Vec<&ProcessAdvice> {
    let mut asked: Vec<&ProcessAdvice> = advised.answer.processes.iter().filter(|p| p.asked_for).collect();
    if asked.iter().any(|p| p.feasible != Feasible::No) {
        asked.clear();
    }
    asked.truncate(MOST_IN_VAIN);
    asked
}

/// Processes that are told when none of those asked for can make the part: a family may hold many.
const MOST_IN_VAIN: usize = 5;

/// A process's name, leading to how its cost comes together and to its figures.
fn named(
    context: &Context,
    advised: &NeedStrategy,
    of: vocabulary::ProcessId,
    base: &str,
    query: &str,
) -> Markup {
    let words = name(context.language, of);
    match advised.answer.processes.iter().find(|p| p.process == of) {
        Some(found) => {
            html! { a class="ds-link" href=(context.href(&process::address(base, found, query))) { (words) } }
        }
        None => html! { (words) },
    }
}

pub(super) fn cheapest(context: &Context, advised: &NeedStrategy, base: &str, query: &str) -> Markup {
    let (l, answer) = (context.language, &advised.answer);
    if answer.cheapest.is_empty() {
        return html! {};
    }
    let row = |(quantity, process): &(u32, vocabulary::ProcessId)| {
        let of: Option<&ProcessAdvice> = answer.processes.iter().find(|p| p.process == *process);
        let cost = of.and_then(|p| p.unit_cost.iter().find(|c| c.quantity == *quantity))?;
        Some(vec![
            html! { (l.pieces(*quantity)) },
            named(context, advised, *process, base, query),
            html! { (kronor(l, cost.p50)) },
            html! { (percent(l, cost.p_cheapest)) },
        ])
    };
    let rows: Vec<Vec<Markup>> = answer.cheapest.iter().filter_map(row).collect();
    let columns = [
        Column::text(context.t("strategy-plot-pieces")),
        Column::text(context.t("strategy-process")),
        Column::number(context.t("strategy-each")),
        Column::number(context.t("strategy-share")),
    ];
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("strategy-cheapest-title")) }
            (data_table(&context.t("strategy-cheapest-caption"), &columns, &rows))
            @if !answer.break_evens.is_empty() {
                h3 class="ds-heading ht-section" data-size="xs" { (context.t("strategy-break-even-title")) }
                ul { @for found in &answer.break_evens { li { (break_even(l, found)) } } }
            }
        }
    }
}

pub(in crate::strategy) fn break_even(l: Language, found: &strategy::BreakEven) -> String {
    let whole = |n: f64| l.number(n.ceil(), 0);
    let mut args = vec![
        ("from", name(l, found.from).into()),
        ("to", name(l, found.to).into()),
        ("none", percent(l, found.p_none).into()),
    ];
    match found.pieces {
        Some(pieces) => {
            args.push(("middle", whole(pieces.p50).into()));
            args.push(("low", whole(pieces.p10).into()));
            args.push(("high", whole(pieces.p90).into()));
            l.ta("strategy-break-even", &args)
        }
        None => l.ta("strategy-no-break-even", &args),
    }
}

/// The stages with what the register has for each: a stage that nobody can do is the gap.
pub(super) fn path(
    context: &Context,
    need: &Need,
    advised: &NeedStrategy,
    base: &str,
    query: &str,
) -> Markup {
    let l = context.language;
    let Some(path) = &advised.answer.path else { return html! {} };
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.ta("strategy-path-title", &[("share", percent(l, path.p_cheapest).into())])) }
            ol class="ht-path" {
                @for (step, makers) in path.steps.iter().zip(&advised.makers) {
                    @let gap = makers.is_gap();
                    li data-gap[gap == Some(true)] {
                        p { strong { (step.stage.name(l.of_terms())) } ", " (l.pieces(step.pieces)) }
                        p { (named(context, advised, step.process, base, query)) @if step.enters { ", " (context.t("strategy-enters")) } }
                        p { (band_of(l, step.cost)) }
                        p {
                            @match gap {
                                None => (context.t("strategy-makers-unknown")),
                                Some(true) => (context.t("strategy-makers-none")),
                                Some(false) => a href=(context.href(&format!("/needs/{}", need.key))) {
                                    (context.ta("strategy-makers", &[("exact", l.whole(makers.exact).into()), ("ask", l.whole(makers.ask).into())]))
                                },
                            }
                        }
                        @if let Some(days) = days(context, advised, step) { p class="ht-sure" { (days) } }
                    }
                }
            }
            p { (context.ta("strategy-path-cost", &[("cost", band_of(l, path.cost).into())])) }
        }
    }
}

fn days(context: &Context, advised: &NeedStrategy, step: &strategy::Step) -> Option<String> {
    let l = context.language;
    let process = advised.answer.processes.iter().find(|p| p.process == step.process)?;
    let days = process.days_to_first.filter(|_| step.enters)?;
    let whole = |n: f64| l.number(n.round(), 0);
    let args = [
        ("middle", whole(days.p50).into()),
        ("low", whole(days.p10).into()),
        ("high", whole(days.p90).into()),
    ];
    Some(l.ta("strategy-days", &args))
}

pub(super) fn excluded(context: &Context, advised: &NeedStrategy, base: &str, query: &str) -> Markup {
    let l = context.language;
    let excluded: Vec<&ProcessAdvice> =
        advised.answer.processes.iter().filter(|p| p.feasible == Feasible::No).collect();
    html! {
        @if !excluded.is_empty() {
            details class="ds-details ht-section" {
                summary { (l.counted("strategy-excluded-title", excluded.len() as u64)) }
                div {
                    dl class="ht-facts" {
                        @for process in excluded {
                            div {
                                dt { a class="ds-link" href=(context.href(&process::address(base, process, query))) { (name(l, process.process)) } }
                                dd { (process.excluded_by.iter().map(|r| reasons::reason(l, r)).collect::<Vec<_>>().join(" ")) }
                            }
                        }
                    }
                }
            }
        }
    }
}
