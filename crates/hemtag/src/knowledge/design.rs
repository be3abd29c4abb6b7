//! Rules of design for a process, with source: the weightiest first, the rest folded.

use maud::{Markup, html};
use part::rules::{Rule, Weight, rules};
use vocabulary::{Process, Vocabulary};

use super::show;
use crate::http::Context;

/// So many are read at once; more are a handbook.
const FIRST: usize = 7;

/// The section of a process's page: rules for it and for the groups that it stands in.
pub(super) fn section(context: &Context, process: &Process) -> Markup {
    let processes = Vocabulary::embedded().processes();
    let mut own: Vec<&Rule> =
        rules().iter().filter(|rule| processes.contains(rule.process, process.id)).collect();
    // What stops comes first, then what is surest; the order of the table among equals.
    own.sort_by_key(|rule| (rule.weight != Weight::Stops, std::cmp::Reverse(rule.confidence)));
    let (first, rest) = own.split_at(own.len().min(FIRST));
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="md" { (context.t("process-rules")) }
            @if own.is_empty() { p { (context.t("process-rules-none")) } }
            @else {
                p { (context.t("process-rules-lead")) " " a class="ds-link" href=(context.href("/parts/new")) { (context.t("process-rules-try")) } }
                ul class="ht-results" { @for rule in first { (one(context, rule)) } }
                @if !rest.is_empty() {
                    details class="ht-more" {
                        summary { (context.language.counted("process-rules-more", rest.len() as u64)) }
                        ul class="ht-results" { @for rule in rest { (one(context, rule)) } }
                    }
                }
            }
        }
    }
}

fn one(context: &Context, rule: &Rule) -> Markup {
    let l = context.language.of_terms();
    let weight = match rule.weight {
        Weight::Stops => "process-rule-stops",
        Weight::Advises => "process-rule-advises",
    };
    html! {
        li class="ht-result" {
            p { b { (rule.wording(l)) } }
            p { (rule.change(l)) " " (rule.gain(l)) }
            p class="ht-sure" {
                (context.t(weight)) " · " (show::confidence(context, rule.confidence)) " · " (show::source_text(context, &rule.source))
            }
        }
    }
}
