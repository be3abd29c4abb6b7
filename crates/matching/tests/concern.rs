//! Which needs a change concerns, held against matching them all anew by the slow, obvious way.

mod fixture;

use fixture::random::{random_need, random_offer};
use fixture::{TODAY, offer, terms};
use jiff::civil::date;
use matching::concern::{Asked, OperationKey, Standing, Step, Waiting};
use matching::gap::classify;
use matching::reference;
use matching::{
    Calendar, Gap, GapKind, Need, Newcomer, Newcomers, Offer, OfferId, Requirement, Stage, Stages, Wish,
};
use proptest::prelude::*;
use vocabulary::{Mass, ProcessId};

/// The gap as it is kept: of the three best of each list, and of the smallest changes that give one maker.
fn gap(offers: &[Offer], need: &Need) -> Option<Gap> {
    let terms = terms();
    let wish = Wish { top: 3, ..Wish::default() };
    let mut answer = reference::answer(&terms, offers, need, &Wish { k: 0, ..wish });
    answer.relaxations = reference::answer(&terms, offers, need, &Wish { k: 1, top: 0, ..wish }).relaxations;
    classify(need, &answer)
}

fn standing(gap: Option<&Gap>) -> Standing {
    match gap {
        None => Standing::Placed,
        Some(gap) if gap.kind == GapKind::Unknown => Standing::ToAsk,
        Some(_) => Standing::Lacking,
    }
}

/// One change of a list of offers: another offer in the place of one, one that comes, or one that goes.
fn change(offers: &mut Vec<Offer>, (place, what, row): &(u16, u16, Vec<u16>)) -> Step {
    let at = usize::from(*place) % (offers.len() + 1);
    let before = offers.get(at).cloned();
    let id = before.as_ref().map_or(1000 + u32::from(*place), |offer| offer.id.0);
    let after = match what % 8 {
        0 => None,
        // What a maker changes is mostly one thing.
        1 => before.clone().map(|offer| Offer { heaviest: random_offer(id, row).heaviest, ..offer }),
        // Whoever states hours says so today, and is trusted as of today.
        2 => before.clone().map(|offer| {
            let Offer { calendar, trust, .. } = random_offer(id, row);
            Offer { calendar, trust, ..offer }
        }),
        3 => before.clone().map(|offer| Offer { stages: random_offer(id, row).stages, ..offer }),
        4 => before.clone().map(|offer| {
            let Offer { smallest_series, largest_series, .. } = random_offer(id, row);
            Offer { smallest_series, largest_series, ..offer }
        }),
        5 => before.clone().map(|offer| Offer { newcomers: random_offer(id, row).newcomers, ..offer }),
        6 => before.clone().map(|offer| Offer { materials: random_offer(id, row).materials, ..offer }),
        _ => Some(random_offer(id, row)),
    };
    offers.retain(|offer| offer.id.0 != id);
    offers.extend(after.clone());
    offers.sort_by_key(|offer| offer.id);
    Step { before, after }
}

fn rows(most: usize) -> impl Strategy<Value = Vec<Vec<u16>>> {
    prop::collection::vec(prop::collection::vec(any::<u16>(), 64), 0..most)
}

proptest! {
    /// What a change does not concern has the very same gap after it, with its evidence.
    #[test]
    fn who_is_not_concerned_has_the_same_gap(
        needs in rows(5),
        offers in rows(7),
        changes in prop::collection::vec((any::<u16>(), any::<u16>(), prop::collection::vec(any::<u16>(), 64)), 1..4),
    ) {
        let needs: Vec<Need> = needs.iter().map(|row| random_need(row)).collect();
        let mut offers: Vec<Offer> = (0..).zip(&offers).map(|(id, row)| random_offer(id, row)).collect();
        let before: Vec<Option<Gap>> = needs.iter().map(|need| gap(&offers, need)).collect();
        let mut waiting = Waiting::new(terms());
        for (id, need) in (0..).zip(&needs) {
            waiting.put(id, [(0, 0, need)]);
        }
        let steps: Vec<Step> = changes.iter().map(|one| change(&mut offers, one)).collect();
        let concerned = waiting.concerned(&steps, Wish::default().max_changes);
        for ((id, need), before) in (0..).zip(&needs).zip(before) {
            let key = OperationKey { need: id, part: 0, operation: 0 };
            let concern = concerned.get(&key).copied().unwrap_or_default();
            // Only offers of related processes were looked at, and nothing was lost by it.
            let one_by_one = steps.iter().fold(matching::concern::Concern::default(), |all, step| {
                all.and(Asked::of(need).concern(&terms(), step, Wish::default().max_changes))
            });
            prop_assert_eq!(concern, one_by_one);
            if !concern.of(standing(before.as_ref())) {
                prop_assert_eq!(gap(&offers, need), before, "{:?}", need);
            }
        }
    }
}

fn milled() -> Need {
    let processes = Some(Requirement::required(vec![ProcessId(4)]));
    Need { processes, mass: Some(Requirement::required(Mass::from_mg(50))), ..Need::asked(TODAY) }
}

fn miller(heaviest: Option<u64>) -> Offer {
    Offer { process: ProcessId(4), heaviest: heaviest.map(Mass::from_mg), ..offer() }
}

fn concern(need: &Need, before: Option<Offer>, after: Option<Offer>) -> [bool; 3] {
    let concern = Asked::of(need).concern(&terms(), &Step { before, after }, 3);
    [Standing::Placed, Standing::ToAsk, Standing::Lacking].map(|standing| concern.of(standing))
}

#[test]
fn a_change_concerns_those_for_whom_it_may_matter_and_no_others() {
    let need = milled();
    let (nothing, asked_and_lacking) = ([false; 3], [false, true, true]);
    let (exact, to_ask, missing) = (miller(Some(60)), miller(None), miller(Some(40)));
    let check = |before: Option<&Offer>, after: Option<&Offer>, expect| {
        assert_eq!(concern(&need, before.cloned(), after.cloned()), expect, "{before:?} → {after:?}");
    };
    // A need that has a maker is concerned only when that one goes.
    check(None, Some(&exact), asked_and_lacking);
    check(Some(&exact), None, [true; 3]);
    check(Some(&exact), Some(&missing), [true; 3]);
    check(
        Some(&exact),
        Some(&Offer { heaviest: Some(Mass::from_mg(70)), ..exact.clone() }),
        asked_and_lacking,
    );
    // Whom to ask is another list than what a change of the need would give.
    check(None, Some(&to_ask), asked_and_lacking);
    check(None, Some(&missing), [false, false, true]);
    // What the need does not ask about is nothing to it.
    let newcomers = Offer { newcomers: Some(Newcomers::Yes), ..to_ask.clone() };
    check(Some(&to_ask), Some(&newcomers), nothing);
    // Nor is another line of processes.
    let elsewhere = Offer { process: ProcessId(8), ..exact.clone() };
    check(None, Some(&elsewhere), nothing);
    check(Some(&elsewhere), None, nothing);
}

#[test]
fn hours_count_by_their_sum_until_the_day() {
    let due = Some(Requirement::required(date(2026, 12, 31)));
    let need = Need { hours: Some(Requirement::required(40)), due, ..milled() };
    let calendar = |hours: [u16; 4]| {
        let free_hours = hours.map(Some).to_vec();
        Some(Offer {
            calendar: Some(Calendar { first_week: date(2026, 11, 30), free_hours }),
            lead_time_days: Some(3),
            ..miller(Some(60))
        })
    };
    let (low, moved, enough) = (calendar([5, 5, 5, 5]), calendar([10, 0, 10, 0]), calendar([20, 20, 5, 5]));
    assert_eq!(concern(&need, low.clone(), moved), [false; 3]);
    assert_eq!(concern(&need, low, enough), [false, true, true]);
}

#[test]
fn an_offer_that_misses_more_than_may_be_changed_concerns_nobody() {
    let stage = Some(Requirement::required(Stage::FullScale));
    let newcomer = Some(Requirement::required(Newcomer::Alone));
    let quantity = Some(Requirement::required(1000));
    let need = Need { stage, newcomer, quantity, ..milled() };
    let three = Offer {
        stages: Stages { full_scale: Some(false), prototype: Some(true), ..Stages::default() },
        newcomers: Some(Newcomers::WithAdviser),
        largest_series: Some(10),
        ..miller(Some(60))
    };
    assert_eq!(concern(&need, None, Some(three.clone())), [false, false, true]);
    let four = Offer { heaviest: Some(Mass::from_mg(1)), ..three.clone() };
    assert_eq!(concern(&need, None, Some(four.clone())), [false; 3]);
    assert_eq!(concern(&need, Some(four), Some(three.clone())), [false, false, true]);
    // Who takes no newcomers at all is reached by no change, unless that is all that is missed.
    let none = Offer { newcomers: Some(Newcomers::No), ..three };
    assert_eq!(concern(&need, None, Some(none)), [false; 3]);
}

#[test]
fn a_need_that_is_taken_in_anew_or_removed_leaves_nothing_behind() {
    let mut waiting = Waiting::new(terms());
    let need = milled();
    waiting.put(7, [(0, 0, &need), (1, 0, &need)]);
    waiting.put(7, [(0, 0, &need)]);
    let step = [Step { before: None, after: Some(Offer { id: OfferId(1), ..miller(Some(60)) }) }];
    let keys: Vec<OperationKey> = waiting.concerned(&step, 3).into_keys().collect();
    assert_eq!(keys, [OperationKey { need: 7, part: 0, operation: 0 }]);
    assert_eq!(waiting.len(), 1);
    waiting.remove(7);
    assert!(waiting.is_empty() && waiting.concerned(&step, 3).is_empty());
}
