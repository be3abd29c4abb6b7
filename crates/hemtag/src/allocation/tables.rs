//! The tables of the page: who is proposed for what, what has no place and why, and the weeks that are short.

use ::allocation::why::{Reason, Stand};
use maud::{Markup, html};

use super::{
    answer::{reason_code, weeks},
    propose::Proposal,
    read::name,
};
use crate::http::{
    Context,
    components::{Column, data_table},
};

/// Lines of each table; the files have all.
const LINES: usize = 100;
/// Makers to ask that are named for one need.
const ASKED: usize = 5;
/// Weeks that are short.
const SHORT: usize = 20;

pub(super) fn placed(context: &Context, proposal: &Proposal, shown: &dyn Fn(usize) -> bool) -> Markup {
    let question = &proposal.answer.question;
    let placements: Vec<_> =
        proposal.answer.allocated.placements.iter().filter(|placement| shown(placement.need)).collect();
    let heads = [
        Column::text(context.t("allocation-need")),
        Column::text(context.t("allocation-maker")),
        Column::text(context.t("allocation-weeks")),
        Column::number(context.t("allocation-hours")),
        Column::text(context.t("allocation-why")),
    ];
    let rows: Vec<Vec<Markup>> = placements
        .iter()
        .take(LINES)
        .map(|placement| {
            let others = question.needs[placement.need].candidates.len() - 1;
            let hours: u64 = placement.weeks.iter().map(|(_, hours)| u64::from(*hours)).sum();
            vec![
                need(context, proposal, placement.need),
                maker(context, proposal, placement.machines),
                html! {
                    @for (at, (week, hours)) in placement.weeks.iter().enumerate() {
                        @if at > 0 { ", " }
                        span class="ht-nowrap" { (week) ": " (hours) " h" }
                    }
                },
                html! { (context.language.whole(hours)) },
                html! { (context.language.counted("allocation-others", others as u64)) },
            ]
        })
        .collect();
    let title = context.t("allocation-proposed");
    html! {
        section class="ht-section ht-stack" id="placed" {
            h2 class="ds-heading" { (title) }
            @if rows.is_empty() { p { (context.t("allocation-none-placed")) } } @else {
                p class="ht-measure" { (context.t("allocation-proposed-about")) }
                (data_table(&context.language.counted("allocation-count", placements.len() as u64), &heads, &rows))
                (more_lines(context, placements.len()))
            }
        }
    }
}

pub(super) fn not_placed(context: &Context, proposal: &Proposal, shown: &dyn Fn(usize) -> bool) -> Markup {
    let mut open: Vec<_> =
        proposal.answer.not_placed().into_iter().filter(|(need, ..)| shown(*need)).collect();
    // Where an answer of a maker would help first; needs without hours are many and all alike.
    open.sort_by_key(|(_, reason, _)| *reason == Reason::HoursNotStated);
    let heads = [
        Column::text(context.t("allocation-need")),
        Column::text(context.t("allocation-why-not")),
        Column::text(context.t("allocation-next")),
    ];
    let rows: Vec<Vec<Markup>> = open
        .iter()
        .take(LINES)
        .map(|(place, reason, stands)| {
            let why = context.t(&format!("allocation-why-{}", reason_code(reason)));
            vec![need(context, proposal, *place), html! { (why) }, next(context, proposal, reason, stands)]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" id="not-placed" {
            h2 class="ds-heading" { (context.t("allocation-not-placed")) }
            @if rows.is_empty() { p { (context.t("allocation-all-placed")) } } @else {
                (data_table(&context.language.counted("allocation-count", open.len() as u64), &heads, &rows))
                (more_lines(context, open.len()))
            }
        }
    }
}

/// What would help: whom to ask, or beside whom it would stand.
fn next(context: &Context, proposal: &Proposal, reason: &Reason, stands: &[Stand]) -> Markup {
    let l = context.language;
    if *reason == Reason::HoursNotStated {
        return html! {
            (context.t("allocation-ask-owner")) " "
            (l.counted("allocation-could", stands.len() as u64))
        };
    }
    let to_ask: Vec<&Stand> = stands.iter().filter(|stand| stand.is_to_ask()).collect();
    let mut beside: Vec<usize> =
        stands.iter().filter(|stand| stand.fits_alone()).flat_map(|stand| stand.beside.clone()).collect();
    beside.sort_unstable();
    beside.dedup();
    html! {
        @if !beside.is_empty() {
            (context.t("allocation-beside")) " "
            @for (at, other) in beside.iter().take(ASKED).enumerate() {
                @if at > 0 { "; " }
                (name(context, proposal, *other))
            }
            ". "
        }
        @if !to_ask.is_empty() {
            (context.t("allocation-ask-makers")) " "
            @for (at, stand) in to_ask.iter().take(ASKED).enumerate() {
                @if at > 0 { "; " }
                (maker(context, proposal, stand.machines))
            }
            @if to_ask.len() > ASKED { " " (l.counted("allocation-and-more", (to_ask.len() - ASKED) as u64)) } @else { "." }
        }
        @if beside.is_empty() && to_ask.is_empty() { (context.t("allocation-move-day")) }
    }
}

pub(super) fn short(context: &Context, proposal: &Proposal) -> Markup {
    let all = &proposal.answer.allocated.bottlenecks;
    let heads = [
        Column::text(context.t("allocation-maker")),
        Column::text(context.t("allocation-weeks")),
        Column::number(context.t("allocation-free")),
        Column::number(context.t("allocation-price")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .take(SHORT)
        .map(|short| {
            vec![
                maker(context, proposal, short.machines),
                html! { (weeks(&short.weeks)) },
                html! { (super::text::count(context.language, short.free)) },
                html! { (context.language.number(short.price, 3)) },
            ]
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            section class="ht-section ht-stack" id="short" {
                h2 class="ds-heading" { (context.t("allocation-short")) }
                p class="ht-measure" { (context.t("allocation-short-about")) }
                (data_table(&context.language.counted("allocation-short-count", all.len() as u64), &heads, &rows))
            }
        }
    }
}

fn more_lines(context: &Context, all: usize) -> Markup {
    html! {
        @if all > LINES { p { (context.language.counted("allocation-more-lines", (all - LINES) as u64)) } }
    }
}

/// A need with where to go on with it: its case, where the caller may read it, else what may be shown of it.
fn need(context: &Context, proposal: &Proposal, place: usize) -> Markup {
    let Some(row) = proposal.rows.get(place) else { return html! { (name(context, proposal, place)) } };
    let shown = context.href(&format!("/needs/shown/{}", row.need.0));
    html! {
        a href=(shown) { (name(context, proposal, place)) }
        @if let Some(county) = &row.county { span class="ht-origin" { (context.language.county(county)) } }
        @if let Some(case) = proposal.cases.get(&row.need) {
            span class="ht-origin" { a href=(context.href(&format!("/cases/{}", case.0))) { (context.t("allocation-case")) } }
        }
    }
}

fn maker(context: &Context, proposal: &Proposal, place: usize) -> Markup {
    let (id, group) = &proposal.machines[place];
    let question = &proposal.answer.question;
    html! {
        a href=(context.href(&format!("/makers/{id}"))) { (question.makers[question.machines[place].maker].name) }
        @if let Some(group) = group { ", " (group) }
    }
}
