//! The answer to one operation, from its counts down to its gap.

use matching::{Candidate, ask::asks};
use maud::{Markup, html};

use super::{
    Shown, anchor, candidates::cards, filters::controls, likely::likely, maker_link, places::places, possible,
};
use crate::{
    http::{
        Context,
        components::{
            Band, Column, CountRow, GapCard, GapKind, Mark, RelaxationCard, SummaryItem, Tone,
            answer_summary, band, count_bars, data_table, empty, gap_card, notice, relaxations,
        },
    },
    matches::{
        model::{OperationAnswer, Reason},
        sentences,
        view::View,
        what_if::WhatIf,
        wording,
    },
};

/// One list of the answer as the filters leave it.
pub(super) struct List<'a> {
    pub(super) shown: Vec<&'a Candidate>,
    pub(super) hidden: usize,
}

/// How many offers a list shows.
const SHOWN: usize = 20;

pub(super) fn operation(
    context: &Context,
    shown: &Shown<'_>,
    part: usize,
    number: usize,
    operation: &OperationAnswer,
) -> Markup {
    let asks = asks(&operation.need);
    let answer = &operation.answer;
    let list = |candidates: &'static str| -> List<'_> {
        let all = match candidates {
            "exact" => &answer.exact,
            "ask" => &answer.ask,
            _ => &answer.near,
        };
        let (kept, hidden): (Vec<&Candidate>, Vec<&Candidate>) =
            all.iter().partition(|c| shown.view.shows(&shown.snapshot.register, shown.snapshot, c));
        List { shown: kept.into_iter().take(SHOWN).collect(), hidden: hidden.len() }
    };
    let (exact, ask, near) = (list("exact"), list("ask"), list("near"));
    let hidden = exact.hidden + ask.hidden + near.hidden;
    let id = |name: &str| format!("{}-{name}", anchor(part, number));
    let first = if !exact.shown.is_empty() {
        "exact"
    } else if !ask.shown.is_empty() {
        "ask"
    } else {
        "near"
    };
    html! {
        p class="ht-lead" { (sentences::reason(context.language, operation)) }
        @if operation.reason == Reason::NothingAsked { (choose_process(context, shown, part)) } @else {
        (summary(context, operation, &near, &id))
        (gap(context, operation))
        @if operation.process_not_stated() { (choose_process(context, shown, part)) }
        (controls(context, shown, hidden))
        @for (name, list, mark, count) in [
            ("exact", &exact, Mark::Met, answer.counts.exact),
            ("ask", &ask, Mark::Unknown, answer.counts.ask),
            ("near", &near, Mark::Missed, 0),
        ] {
            @if !list.shown.is_empty() {
                (band(&Band {
                    id: &id(name),
                    mark: Some(mark),
                    title: context.t(&format!("band-{name}")),
                    count: Some(counted(context, list, count)),
                    lead: Some(context.t(&format!("band-{name}-lead"))),
                }, cards(context, shown, &asks, &list.shown, name == first)))
            }
            @if name == "ask" { (likely(context, shown, part, number)) }
        }
        @if exact.shown.is_empty() && ask.shown.is_empty() && near.shown.is_empty() {
            (nothing_listed(context, shown, operation, hidden))
        }
        (questions(context, shown, operation, &ask, &id))
        (changes(context, shown, part, number, operation, &id))
        (counts(context, operation, &id))
        (places(context, shown, operation, [(&exact, Mark::Met), (&ask, Mark::Unknown), (&near, Mark::Missed)], &id))
        }
    }
}

fn counted(context: &Context, list: &List<'_>, count: u32) -> String {
    let shown = list.shown.len() as u64;
    let count = u64::from(count).saturating_sub(list.hidden as u64);
    if count > shown {
        let n = |n: u64| context.language.whole(n).into();
        context.ta("text-shown-of", &[("shown", n(shown)), ("n", n(count))])
    } else {
        context.language.counted("offers-count", shown)
    }
}

fn summary(
    context: &Context,
    operation: &OperationAnswer,
    near: &List<'_>,
    id: &dyn Fn(&str) -> String,
) -> Markup {
    let answer = &operation.answer;
    let item = |mark, n: u64, label: &str, to: &str| SummaryItem {
        mark,
        number: context.language.whole(n),
        label: context.t(label),
        href: (n > 0).then(|| format!("#{}", id(to))),
    };
    answer_summary(&[
        item(Some(Mark::Met), answer.counts.exact.into(), "summary-exact", "exact"),
        item(Some(Mark::Unknown), answer.counts.ask.into(), "summary-ask", "ask"),
        item(Some(Mark::Missed), near.shown.len() as u64, "summary-near", "near"),
        item(None, answer.relaxations.len() as u64, "summary-change", "change"),
    ])
}

/// Makers of every kind are in the answer: choose a process.
fn choose_process(context: &Context, shown: &Shown<'_>, part: usize) -> Markup {
    let page = if part == 0 { "process".to_owned() } else { format!("process-{}", part + 1) };
    notice(
        Tone::Warning,
        &context.t("choose-process-title"),
        html! {
            p { (context.t("reason-process-not-stated")) }
            ul {
                @if let Some(edit) = shown.edit {
                    li { a href=(context.href(&format!("{edit}/{page}"))) { (context.t("choose-process-edit")) } }
                }
                li { a href=(context.href("/processes")) { (context.t("choose-process-read")) } }
            }
        },
    )
}

/// Says whether nothing exists or the filters hide it, with the control that changes it.
fn nothing_listed(
    context: &Context,
    shown: &Shown<'_>,
    operation: &OperationAnswer,
    hidden: usize,
) -> Markup {
    let all = View { changes: shown.view.changes.clone(), ..View::default() };
    let clear = context.href(&all.address(shown.path));
    if hidden > 0 {
        let why = html! { p { (context.language.counted("reason-filter-hides", hidden as u64)) } };
        return empty(&context.t("empty-filtered"), why, Some((&context.t("filters-clear"), clear)));
    }
    let why = html! { p { (sentences::reason(context.language, operation)) } };
    let edit = context.t("choose-edit");
    empty(&context.t("empty-nothing"), why, shown.edit.map(|path| (edit.as_str(), context.href(path))))
}

fn changes(
    context: &Context,
    shown: &Shown<'_>,
    part: usize,
    number: usize,
    operation: &OperationAnswer,
    id: &dyn Fn(&str) -> String,
) -> Markup {
    let language = context.language;
    let answer = &operation.answer;
    let cards: Vec<RelaxationCard> = answer
        .relaxations
        .iter()
        .map(|relaxation| {
            let proposal = sentences::proposal(language, relaxation, &answer.counts);
            let tried = relaxation.changes.iter().map(|change| WhatIf {
                part,
                operation: number,
                criterion: change.criterion,
                to: change.to.clone(),
            });
            let named = |change: &matching::Change| {
                let from = wording::amount(language, &change.from);
                let to = wording::amount(language, &change.to);
                (format!("{}: {from}", wording::criterion(language, change.criterion)), to)
            };
            RelaxationCard {
                title: proposal.title,
                changes: relaxation.changes.iter().map(named).collect(),
                gives: (language.whole(proposal.more.0), proposal.more.1),
                notes: proposal.near.into_iter().chain(proposal.ask).collect(),
                try_href: Some(context.href(&shown.view.with(tried).address(shown.path))),
            }
        })
        .collect();
    if cards.is_empty() {
        return html! {};
    }
    let lead = if possible(operation) { "band-change-more" } else { "band-change-lead" };
    let whole = Band {
        id: &id("change"),
        mark: None,
        title: context.t("band-change"),
        count: None,
        lead: Some(context.t(lead)),
    };
    band(&whole, relaxations(context, &cards))
}

/// Whom to ask what, maker by maker, to be copied into a letter.
fn questions(
    context: &Context,
    shown: &Shown<'_>,
    operation: &OperationAnswer,
    ask: &List<'_>,
    id: &dyn Fn(&str) -> String,
) -> Markup {
    if ask.shown.is_empty() {
        return html! {};
    }
    let asks = asks(&operation.need);
    let rows: Vec<Vec<Markup>> = ask
        .shown
        .iter()
        .map(|candidate| {
            let (href, maker) = maker_link(context, shown.snapshot, candidate);
            let questions = sentences::questions(context.language, &asks, candidate);
            vec![
                html! { a href=(href) { (maker) } },
                html! { ul { @for (_, question) in questions { li { (question) } } } },
            ]
        })
        .collect();
    let columns = [Column::text(context.t("questions-maker")), Column::text(context.t("questions-what"))];
    let whole = Band {
        id: &id("questions"),
        mark: None,
        title: context.t("questions-title"),
        count: None,
        lead: Some(context.t("questions-lead")),
    };
    let fold = context.language.counted("questions-fold", rows.len() as u64);
    let table = data_table(&context.t("questions-caption"), &columns, &rows);
    band(&whole, html! { details class="ht-more" { summary { (fold) } (table) } })
}

fn counts(context: &Context, operation: &OperationAnswer, id: &dyn Fn(&str) -> String) -> Markup {
    let counts = &operation.answer.counts;
    let rows: Vec<CountRow> = counts
        .criteria
        .iter()
        .filter(|count| count.missed > 0 || count.unknown > 0)
        .map(|count| CountRow {
            label: wording::criterion(context.language, count.criterion),
            missed: count.missed,
            unknown: count.unknown,
            alone: Some(count.alone),
        })
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    let whole = Band {
        id: &id("counts"),
        mark: None,
        title: context.t("counts-title"),
        count: None,
        lead: Some(context.t("counts-lead")),
    };
    let n = context.language.whole(counts.offers);
    let caption = context.ta("counts-caption", &[("n", n.into())]);
    band(&whole, count_bars(context, &caption, counts.offers, &rows))
}

fn gap(context: &Context, operation: &OperationAnswer) -> Markup {
    let Some(gap) = &operation.gap else { return html! {} };
    let language = context.language;
    let card = GapCard {
        kind: card_kind(gap.kind),
        title: sentences::gap_is(language, gap.kind),
        href: Some(context.href(&format!("/gaps?kind={}", sentences::gap_stem(gap.kind)))),
        lines: vec![html! { (sentences::gap_evidence(language, operation, gap)) }],
        lever: sentences::gap_next(language, gap.kind),
        closed: None,
    };
    html! {
        section class="ht-stack" {
            h2 class="ds-heading" data-size="md" { (context.t("gap-title")) }
            ul class="ht-gaps" { (gap_card(context, &card)) }
        }
    }
}

/// The kind as its card draws it.
#[must_use]
pub(crate) const fn card_kind(kind: matching::GapKind) -> GapKind {
    match kind {
        matching::GapKind::Unknown => GapKind::Unknown,
        matching::GapKind::Design => GapKind::Design,
        matching::GapKind::Skill => GapKind::Certificate,
        matching::GapKind::Capacity => GapKind::Capacity,
        matching::GapKind::Place => GapKind::Place,
        matching::GapKind::Capability => GapKind::Capability,
    }
}
