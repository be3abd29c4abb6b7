//! Offers as cards, each with its proof.

use matching::{
    Amount, Band, Candidate, Judgement, Verdict,
    ask::{Ask, Question},
};
use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::{Shown, maker_link};
use crate::{
    http::{
        Context,
        components::{Gauge, Icon, Mark, OfferCard, ProofRow, offer_list, proof_table},
    },
    matches::{directory::Directory, model::tally, sentences, wording},
};

/// The cards of one list; the first proof stands open where the list is the answer's first.
pub(super) fn cards(
    context: &Context,
    shown: &Shown<'_>,
    asks: &[Ask],
    candidates: &[&Candidate],
    first_open: bool,
) -> Markup {
    let cards: Vec<OfferCard> = candidates
        .iter()
        .enumerate()
        .map(|(i, candidate)| card(context, shown, asks, candidate, first_open && i == 0))
        .collect();
    offer_list(context, &cards)
}

fn card(context: &Context, shown: &Shown<'_>, asks: &[Ask], candidate: &Candidate, open: bool) -> OfferCard {
    let language = context.language;
    let facts = Directory::offer(shown.snapshot, candidate);
    let (href, maker) = maker_link(context, shown.snapshot, candidate);
    let mut short: Vec<Markup> = Vec::new();
    if let Some(facts) = &facts {
        short.extend(facts.place.as_ref().map(|place| html! { (place) }));
    }
    short.extend(candidate.distance_km.map(|km| html! { (language.kilometres(km)) }));
    if facts.as_ref().is_some_and(|f| f.example) {
        short.push(html! { (context.t("text-example")) });
    }
    let what = facts.as_ref().map_or_else(String::new, |f| {
        Vocabulary::embedded().processes().get(f.process).name(language.of_terms()).to_owned()
    });
    let verdicts = candidate
        .judgements
        .iter()
        .map(|j| (wording::criterion(language, j.criterion), Mark::from(&j.verdict)))
        .collect();
    OfferCard {
        maker: maker.clone(),
        href,
        what,
        facts: short,
        verdicts,
        sum: sentences::sum(language, candidate),
        next: next(context, asks, candidate),
        proof: proof(context, asks, candidate, &maker),
        open,
    }
}

/// The first thing to do about the offer.
fn next(context: &Context, asks: &[Ask], candidate: &Candidate) -> Option<(Icon, Markup)> {
    let language = context.language;
    let (_, tally) = tally(candidate);
    let told = |wanted: fn(&Verdict) -> bool| {
        candidate
            .judgements
            .iter()
            .filter(|j| j.strength == matching::Strength::Required && wanted(&j.verdict))
            .filter_map(|j| {
                let ask = asks.iter().find(|ask| ask.criterion() == j.criterion)?;
                Some(wording::tell(language, ask, j).remark)
            })
            .collect::<Vec<String>>()
            .join(" ")
    };
    match tally.band() {
        Band::Exact => None,
        Band::Ask => Some((Icon::Ask, html! { (told(Verdict::is_unknown)) })),
        Band::Near => Some((Icon::Design, html! { (told(Verdict::is_missed)) })),
    }
}

fn proof(context: &Context, asks: &[Ask], candidate: &Candidate, maker: &str) -> Markup {
    let language = context.language;
    let rows: Vec<ProofRow> = candidate
        .judgements
        .iter()
        .filter_map(|judgement| {
            let ask = asks.iter().find(|ask| ask.criterion() == judgement.criterion)?;
            let told = wording::tell(language, ask, judgement);
            Some(ProofRow {
                criterion: told.criterion,
                preferred: told.preferred,
                asked: told.asked,
                offered: told.offered,
                verdict: Mark::from(&judgement.verdict),
                remark: html! { (told.remark) },
                gauge: gauge(ask, judgement),
            })
        })
        .collect();
    proof_table(context, &context.ta("proof-of", &[("maker", maker.into())]), &rows)
}

/// What is asked, drawn on what is offered, where both are one number.
fn gauge(ask: &Ask, judgement: &Judgement) -> Option<Gauge> {
    let (Verdict::Met { offered, .. } | Verdict::Missed { offered, .. }) = &judgement.verdict else {
        return None;
    };
    let (range, asked) = match (&ask.question, offered.as_ref()?) {
        (Question::Quantity(asked), Amount::Series { smallest, largest }) => {
            ((smallest.map(f64::from), largest.map(f64::from)), f64::from(*asked))
        }
        (Question::Mass(asked), Amount::Mass(heaviest)) => ((None, Some(heaviest.kg())), asked.kg()),
        (Question::Wall(asked), Amount::Length(thinnest)) => ((Some(thinnest.mm()), None), asked.mm()),
        (Question::Tolerance(asked), Amount::Tolerance { grade, .. }) => {
            ((Some(f64::from(grade.0)), None), f64::from(asked.grade.0))
        }
        _ => return None,
    };
    Gauge::logarithmic(range, asked)
}
