//! What was found, process by process: first those that nothing stops, then those that something does.

use std::collections::BTreeMap;

use maud::{Markup, html};
use part::rules::{Finding, Findings, Weight};
use vocabulary::{ProcessId, Vocabulary};

use crate::{
    http::{
        Context,
        components::{Tone, notice},
    },
    parts::{told, words::key},
};

/// `open` shows the advice of a process that was chosen without a click.
pub(super) fn findings(context: &Context, findings: &Findings, solids: usize, open: bool) -> Markup {
    let mut by_process: BTreeMap<ProcessId, Vec<(usize, &Finding)>> = BTreeMap::new();
    for (number, finding) in findings.found.iter().enumerate() {
        by_process.entry(finding.rule.process).or_default().push((number + 1, finding));
    }
    let is_stopped = |found: &[(usize, &Finding)]| found.iter().any(|(_, f)| f.rule.weight == Weight::Stops);
    let (stopped, advised): (Vec<_>, Vec<_>) =
        by_process.into_iter().partition(|(_, found)| is_stopped(found));
    html! {
        @if advised.is_empty() && stopped.is_empty() {
            (notice(Tone::Info, &context.t("part-findings-none"), html! { p { (context.t("part-findings-none-text")) } }))
        }
        @for (process, found) in &advised { (of_process(context, *process, found, solids, open)) }
        @if !stopped.is_empty() {
            h3 class="ds-heading ht-section" data-size="xs" { (context.language.counted("part-stopped-count", stopped.len() as u64)) }
            @for (process, found) in &stopped { (of_process(context, *process, found, solids, open)) }
        }
        @if !findings.not_judged.is_empty() {
            p class="ht-source" { (context.language.counted("part-not-judged", findings.not_judged.len() as u64)) }
        }
    }
}

fn of_process(
    context: &Context,
    process: ProcessId,
    found: &[(usize, &Finding)],
    solids: usize,
    open: bool,
) -> Markup {
    let term = Vocabulary::embedded().processes().get(process);
    let name = term.name(context.language.of_terms());
    html! {
        details class="ds-details" open[open] {
            summary { (name) " – " (context.language.counted("part-finding-count", found.len() as u64)) }
            div class="ht-stack" {
                ol class="ht-findings" { @for (number, finding) in found { (one(context, *number, finding, solids)) } }
                p { a href=(context.href(&format!("/processes/{}", term.code))) { (context.ta("part-about-process", &[("process", name.to_owned().into())])) } }
            }
        }
    }
}

fn one(context: &Context, number: usize, finding: &Finding, solids: usize) -> Markup {
    let (rule, terms) = (finding.rule, context.language.of_terms());
    let at = finding.at_mm.map(|at| at.map(|x| format!("{x:.3}")).join(","));
    let weight = if rule.weight == Weight::Stops { "stops" } else { "costs" };
    let name = context.ta(
        "part-finding-name",
        &[("number", number.into()), ("what", rule.wording(terms).to_owned().into())],
    );
    html! {
        li id={ "finding-" (number) } data-weight=(weight) data-finding=(number) data-finding-at=[at.as_deref()] data-finding-name=(name) {
            div class="ht-findings__head" {
                span class="ht-findings__number" { (number) "." }
                strong { (rule.wording(terms)) }
                @if rule.weight == Weight::Stops { span class="ds-tag" data-color="danger" { (context.t("part-weight-stops")) } }
            }
            p {
                (told::measured(context.language, finding))
                @if solids > 1 { " " (context.ta("part-finding-solid", &[("number", (finding.solid + 1).into())])) }
            }
            p { (rule.change(terms)) " " (rule.gain(terms)) }
            p class="ht-source" {
                (context.t(&key("part-confidence", &finding.confidence))) ". " (context.t("part-source")) ": " (rule.source)
            }
            @if at.is_some() {
                button class="ds-button" data-variant="tertiary" data-size="sm" type="button" data-show-finding hidden {
                    (context.t("part-show-finding"))
                }
            }
        }
    }
}
