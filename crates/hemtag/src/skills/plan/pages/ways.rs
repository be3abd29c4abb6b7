//! Every way to close each gap, whether the plan takes it or not.

use maud::{Markup, html};
use workforce::plan::Way;

use crate::{
    http::{
        Context,
        components::{Column, data_table},
    },
    skills::plan::{keep::Room, made::Made, support, told},
};

/// So many ways of a kind are shown for a gap, beside those that the plan takes; the files have all.
const SHOWN: usize = 5;

pub(super) fn ways(context: &Context, room: &Room, made: &Made) -> Markup {
    let (map, l) = (&room.kept.map, context.language);
    if made.ways.is_empty() {
        return html! {};
    }
    html! {
        section class="ht-section ht-stack" id="ways" {
            h2 class="ds-heading" data-size="sm" { (context.t("skills-plan-ways")) }
            p class="ht-note" { (context.t("skills-plan-ways-note")) }
            @for gap in &made.ways {
                @let named = told::gap(l, map, gap);
                @let shown = told::first(gap, SHOWN);
                details {
                    summary { (named) " · " (l.counted("skills-plan-ways-count", gap.ways.len() as u64)) }
                    @if !shown.is_empty() {
                        div class="ht-scroll" tabindex="0" role="region" aria-label=(named) { (table(context, room, made, &named, &shown)) }
                    }
                    @if shown.len() < gap.ways.len() {
                        p class="ht-note" { (l.counted("skills-plan-ways-more", (gap.ways.len() - shown.len()) as u64)) }
                    }
                    @if !gap.none.is_empty() {
                        ul { @for (kind, why) in &gap.none { li { (told::no_way(l, *kind, *why)) } } }
                    }
                }
            }
        }
    }
}

fn table(context: &Context, room: &Room, made: &Made, named: &str, ways: &[&Way]) -> Markup {
    let (map, l) = (&room.kept.map, context.language);
    let columns = [
        Column::text(context.t("skills-plan-way")),
        Column::number(context.t("skills-plan-cost")),
        Column::number(context.t("skills-plan-weeks")),
        Column::number(context.t("skills-plan-hours")),
        Column::text(context.t("skills-plan-funded")),
        Column::text(context.t("skills-plan-way-in-plan")),
    ];
    let rows: Vec<Vec<Markup>> = ways
        .iter()
        .map(|way| {
            let calls = support::of_way(l, made, way);
            vec![
                html! { (told::way(l, map, way)) },
                html! { (told::range(l, way.cost)) },
                html! { (l.whole(way.weeks)) },
                html! { (l.whole(way.hours)) },
                html! { @if calls.is_empty() { (context.t("skills-plan-no-call")) } @else { (calls.join("; ")) } },
                html! { (told::way_state(l, way)) },
            ]
        })
        .collect();
    data_table(named, &columns, &rows)
}
