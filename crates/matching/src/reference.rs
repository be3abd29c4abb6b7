//! The slow, obvious way to an answer: every offer is judged, every set of changes is tried. What is fast must
//! give the same, byte for byte.

use std::collections::BTreeMap;

use crate::answer::{
    Answer, Candidate, Counts, CriterionCount, Gives, Goal, RELAXATIONS, Relaxation, Scope, Wish,
};
use crate::ask::{Ask, Question, asks};
use crate::criterion::{Amount, Criterion, Verdict};
use crate::distance::kilometres;
use crate::judge::{judge_asks, verdict};
use crate::need::Need;
use crate::offer::Offer;
use crate::rank::{Band, RankKey, Tally};
use crate::register::Fit;
use crate::relax::{Step, Weight, change, step, word_steps};
use crate::terms::Terms;

/// The answer, offer by offer.
#[must_use]
pub fn answer(terms: &Terms, offers: &[Offer], need: &Need, wish: &Wish) -> Answer {
    let asks = asks(need);
    let mut lists: BTreeMap<Band, Vec<(RankKey, Candidate)>> = BTreeMap::new();
    for offer in offers {
        let judgements = judge_asks(terms, &asks, offer);
        let distance_km = distance(need, offer);
        let key = RankKey::of(&judgements, offer.trust, distance_km, offer.id);
        let band = key.tally.band();
        if band == Band::Near && wish.scope == Scope::Related && unrelated(terms, &asks, offer) {
            continue;
        }
        let candidate =
            Candidate { offer: offer.id, site: offer.site, maker: offer.maker, distance_km, judgements };
        lists.entry(band).or_default().push((key, candidate));
    }
    let mut top = |band| {
        let mut list = lists.remove(&band).unwrap_or_default();
        list.sort_by_key(|(key, _)| *key);
        list.into_iter().take(wish.top).map(|(_, candidate)| candidate).collect()
    };
    Answer {
        exact: top(Band::Exact),
        ask: top(Band::Ask),
        near: top(Band::Near),
        relaxations: relaxations(terms, offers, need, &asks, wish),
        counts: counts(terms, offers, &asks),
    }
}

/// Every offer that misses nothing required, by id.
#[must_use]
pub fn fits(terms: &Terms, offers: &[Offer], need: &Need) -> Vec<Fit> {
    let asks = asks(need);
    let fit = |offer: &Offer| {
        let band = Tally::of(&judge_asks(terms, &asks, offer)).band();
        let Offer { id, site, maker, .. } = *offer;
        let fit = Fit { offer: id, site, maker, distance_km: distance(need, offer), ask: band == Band::Ask };
        (band != Band::Near).then_some(fit)
    };
    offers.iter().filter_map(fit).collect()
}

fn distance(need: &Need, offer: &Offer) -> Option<u16> {
    Some(kilometres(need.position?, offer.position?))
}

/// A required process is missed, and no relative of it is offered.
fn unrelated(terms: &Terms, asks: &[Ask], offer: &Offer) -> bool {
    asks.iter().any(|ask| {
        let unrelated = Some(Verdict::Missed { margin: None, offered: None, relax_to: None });
        let mut verdict = verdict(terms, &ask.question, offer);
        if let Some(Verdict::Missed { offered, .. }) = &mut verdict {
            *offered = None;
        }
        ask.is_required() && ask.criterion() == Criterion::Process && verdict == unrelated
    })
}

fn counts(terms: &Terms, offers: &[Offer], asks: &[Ask]) -> Counts {
    let judged: Vec<_> = offers.iter().map(|offer| judge_asks(terms, asks, offer)).collect();
    let count = |keep: &dyn Fn(&[crate::Judgement]) -> bool| {
        u32::try_from(judged.iter().filter(|judgements| keep(judgements)).count())
            .expect("offers have 32-bit ids")
    };
    let of = |criterion, judgements: &[crate::Judgement], is: fn(&Verdict) -> bool| {
        judgements.iter().any(|j| j.criterion == criterion && is(&j.verdict))
    };
    Counts {
        offers: count(&|_| true),
        exact: count(&|judgements| Tally::of(judgements).band() == Band::Exact),
        ask: count(&|judgements| Tally::of(judgements).band() == Band::Ask),
        criteria: asks
            .iter()
            .map(|ask| {
                let criterion = ask.criterion();
                let missed = |judgements: &[crate::Judgement]| of(criterion, judgements, Verdict::is_missed);
                CriterionCount {
                    criterion,
                    missed: count(&missed),
                    unknown: count(&|judgements| of(criterion, judgements, Verdict::is_unknown)),
                    alone: count(&|judgements| {
                        ask.is_required() && missed(judgements) && Tally::of(judgements).required_missed == 1
                    }),
                }
            })
            .collect(),
    }
}

fn relaxations(terms: &Terms, offers: &[Offer], need: &Need, asks: &[Ask], wish: &Wish) -> Vec<Relaxation> {
    let required: Vec<Question> =
        asks.iter().filter(|a| a.is_required()).map(|a| a.question.clone()).collect();
    let now = |goal| reached(terms, offers, &required.iter().map(Some).collect::<Vec<_>>(), goal);
    if now(Goal::Exact) >= wish.k {
        return Vec::new();
    }
    for wanted in (1..=wish.k).rev() {
        for goal in [Goal::Exact, Goal::Possible] {
            if now(goal) >= wanted {
                continue;
            }
            let found = minimal_sets(terms, offers, &required, wanted, goal, wish.max_changes);
            if !found.is_empty() {
                let told = |found: Found| tell(terms, offers, need, &required, wanted, goal, found);
                return found.into_iter().take(RELAXATIONS).map(told).collect();
            }
        }
    }
    Vec::new()
}

/// A set of changes: which questions, and the step for each.
struct Found {
    set: Vec<usize>,
    steps: Vec<Step>,
}

impl Found {
    fn key(&self) -> (u64, Vec<Weight>, Vec<Amount>) {
        let effort = self.steps.iter().map(|step| step.weight.effort).sum();
        let weights = self.steps.iter().map(|step| step.weight).collect();
        (effort, weights, self.steps.iter().map(|step| step.to.clone()).collect())
    }
}

fn minimal_sets(
    terms: &Terms,
    offers: &[Offer],
    required: &[Question],
    wanted: u32,
    goal: Goal,
    max_changes: usize,
) -> Vec<Found> {
    let choices = |question| word_steps(terms, question).unwrap_or_else(|| steps(terms, offers, question));
    let choices: Vec<Vec<Step>> = required.iter().map(choices).collect();
    let mut found: Vec<Found> = Vec::new();
    for size in 1..=max_changes {
        let mut of_size = Vec::new();
        for set in combinations(required.len(), size) {
            if found.iter().any(|smaller| smaller.set.iter().all(|i| set.contains(i))) {
                continue;
            }
            of_size.extend(best(terms, offers, required, &choices, &set, wanted, goal));
        }
        of_size.sort_by(|a, b| (a.key().0, &a.set).cmp(&(b.key().0, &b.set)));
        found.extend(of_size);
    }
    found
}

/// Every step that some offer asks for, once.
fn steps(terms: &Terms, offers: &[Offer], question: &Question) -> Vec<Step> {
    let mut steps: Vec<Step> = offers.iter().filter_map(|offer| step(terms, question, offer)).collect();
    steps.sort_by(|a, b| (a.weight, &a.to).cmp(&(b.weight, &b.to)));
    steps.dedup();
    steps
}

/// The smallest steps for the questions of `set` that together reach the number wanted.
fn best(
    terms: &Terms,
    offers: &[Offer],
    required: &[Question],
    choices: &[Vec<Step>],
    set: &[usize],
    wanted: u32,
    goal: Goal,
) -> Option<Found> {
    let mut picked: Vec<Vec<Step>> = vec![Vec::new()];
    for &i in set {
        let extend = |some: &Vec<Step>| {
            let some = some.clone();
            choices[i].iter().map(move |step| some.iter().cloned().chain([step.clone()]).collect())
        };
        picked = picked.iter().flat_map(extend).collect();
    }
    let found = picked.into_iter().map(|steps| Found { set: set.to_vec(), steps });
    let enough = |found: &Found| reached(terms, offers, &changed(required, found), goal) >= wanted;
    found.filter(enough).min_by_key(Found::key)
}

/// The required questions with the changes made; `None` where one is given up.
fn changed<'a>(required: &'a [Question], found: &'a Found) -> Vec<Option<&'a Question>> {
    let mut questions: Vec<Option<&Question>> = required.iter().map(Some).collect();
    for (&i, step) in found.set.iter().zip(&found.steps) {
        questions[i] = step.question.as_ref();
    }
    questions
}

fn reached(terms: &Terms, offers: &[Offer], questions: &[Option<&Question>], goal: Goal) -> u32 {
    let hits = offers.iter().filter(|offer| goal.counts(band(terms, questions, offer))).count();
    u32::try_from(hits).expect("offers have 32-bit ids")
}

fn band(terms: &Terms, questions: &[Option<&Question>], offer: &Offer) -> Band {
    let verdicts = questions.iter().flatten().filter_map(|question| verdict(terms, question, offer));
    verdicts.map(|verdict| Band::of(&verdict)).max().unwrap_or(Band::Exact)
}

fn tell(
    terms: &Terms,
    offers: &[Offer],
    need: &Need,
    required: &[Question],
    wanted: u32,
    goal: Goal,
    found: Found,
) -> Relaxation {
    let questions = changed(required, &found);
    let mut gives = Gives { exact: 0, ask: 0, within_100_km: need.position.map(|_| 0) };
    for offer in offers {
        let band = band(terms, &questions, offer);
        gives.exact += u32::from(band == Band::Exact);
        gives.ask += u32::from(band == Band::Ask);
        if let Some(near) = &mut gives.within_100_km {
            let within = distance(need, offer).is_some_and(|km| km <= 100);
            *near += u32::from(goal.counts(band) && within);
        }
    }
    let effort = found.key().0;
    let changes = found.set.iter().zip(found.steps).map(|(&i, step)| change(&required[i], step.to)).collect();
    Relaxation { changes, goal, wanted, effort, gives }
}

/// Every choice of `size` of `count` things, in lexicographic order.
fn combinations(count: usize, size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for rest in combinations(count, size - 1) {
        let first_free = rest.last().map_or(0, |&last| last + 1);
        all.extend((first_free..count).map(|next| rest.iter().copied().chain([next]).collect::<Vec<_>>()));
    }
    all
}
