//! How fair the proposal is: what each region got of what it asks for, and how full each firm is; as bars beside their figures.

use maud::{Markup, html};

use super::{
    propose::Proposal,
    text::{count, spread},
};
use crate::http::{
    Context,
    components::{BarRow, FullWidth, bar_table},
};

/// Firms shown; the fullest come first.
const FIRMS: usize = 40;

pub(super) fn fairness(context: &Context, proposal: &Proposal) -> Markup {
    let allocated = &proposal.answer.allocated;
    let question = &proposal.answer.question;
    let l = context.language;
    let regions: Vec<Bar> = allocated
        .measure
        .regions
        .iter()
        .map(|region| Bar {
            name: match &region.name {
                Some(code) => l.county(code),
                None => context.t("allocation-no-region"),
            },
            part: region.placed,
            whole: region.asked,
        })
        .collect();
    let mut firms: Vec<Bar> = allocated
        .measure
        .firms
        .iter()
        .zip(&question.makers)
        .filter(|(firm, _)| firm.free > 0)
        .map(|(firm, maker)| Bar { name: maker.name.clone(), part: firm.used, whole: firm.free })
        .collect();
    // The fullest first, by what is used of what is free.
    firms.sort_by(|a, b| (b.part * a.whole).cmp(&(a.part * b.whole)).then(a.name.cmp(&b.name)));
    let idle = firms.iter().filter(|firm| firm.part == 0).count();
    firms.retain(|firm| firm.part > 0);
    let hidden = firms.len().saturating_sub(FIRMS);
    firms.truncate(FIRMS);
    html! {
        section class="ht-section ht-stack" id="fair" {
            h2 class="ds-heading" { (context.t("allocation-fair")) }
            p class="ht-measure" { (context.t("allocation-fair-about")) }
            (bars(context, &context.t("allocation-regions"), [&context.t("allocation-region"), &context.t("allocation-got"), &context.t("allocation-asked")], &regions))
            p class="ht-small ht-soft" { (spread(l, "allocation-spread", allocated.spread)) }
            @if firms.is_empty() { p { (context.t("allocation-no-firms")) } } @else {
                (bars(context, &context.t("allocation-firms"), [&context.t("allocation-firm"), &context.t("allocation-used"), &context.t("allocation-free")], &firms))
            }
            p class="ht-small ht-soft" {
                (spread(l, "allocation-load", allocated.load)) " "
                @if idle > 0 { (l.counted("allocation-idle", idle as u64)) " " }
                @if hidden > 0 { (l.counted("allocation-firms-hidden", hidden as u64)) }
            }
        }
    }
}

struct Bar {
    name: String,
    part: i64,
    whole: i64,
}

/// How much of each whole its part is.
fn bars(context: &Context, caption: &str, heads: [&str; 3], rows: &[Bar]) -> Markup {
    let row = |row: &Bar| BarRow {
        label: html! { (row.name) },
        figures: [row.part, row.whole].map(|n| count(context.language, n)).to_vec(),
        dark: row.part,
        pale: row.whole,
    };
    let heads = heads.map(str::to_owned);
    bar_table(caption, &heads, &rows.iter().map(row).collect::<Vec<_>>(), FullWidth::Own)
}
