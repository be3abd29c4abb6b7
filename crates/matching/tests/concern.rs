//! Which needs a change concerns, held against matching them all anew by the slow, obvious way.

mod fixture;

use fixture::random::{random_need, random_offer};
use fixture::{TODAY, offer, terms};
use jiff::civil::date;
use matching::concern::{Asked, OperationKey, Operations, Standing, Step};
use matching::gap::classify;
use matching::reference;
use matching::reverse::NeedId;
use matching::{
    Calendar, Gap, GapKind, Need, Needs, Newcomer, Newcomers, Offer, OfferId, Requirement, Stage, Stages,
    Wish,
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

/// How an operation stands; none where an offer meets everything.
fn standing(gap: Option<&Gap>) -> Option<Standing> {
    gap.map(|gap| if gap.kind == GapKind::Unknown { Standing::ToAsk } else { Standing::Lacking })
}

/// One change of a list of offers: another offer in the place of one, one that comes, or one that goes.
fn change(offers: &mut Vec<Offer>, (place, what, row): &(u16, u16, Vec<u16>)) -> Step {
    let at = usize::from(*place) % (offers.len() + 1);
    let id = offers.get(at).map_or(1000 + u32::from(*place), |offer| offer.id.0);
    let before = offers.iter().find(|offer| offer.id.0 == id).cloned();
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
    /// What changes do not concern has the very same gap after them, with its evidence, whether it was matched before the first of
    /// them or in between.
    #[test]
    fn who_is_not_concerned_has_the_same_gap(
        needs in rows(5),
        offers in rows(7),
        changes in prop::collection::vec((any::<u16>(), any::<u16>(), prop::collection::vec(any::<u16>(), 64)), 1..4),
    ) {
        let needs: Vec<Need> = needs.iter().map(|row| random_need(row)).collect();
        let mut offers: Vec<Offer> = (0..).zip(&offers).map(|(id, row)| random_offer(id, row)).collect();
        let gaps = |offers: &[Offer]| needs.iter().map(|need| gap(offers, need)).collect::<Vec<_>>();
        let mut matched = vec![gaps(&offers)];
        let steps: Vec<Step> = changes
            .iter()
            .map(|one| {
                let step = change(&mut offers, one);
                matched.push(gaps(&offers));
                step
            })
            .collect();
        let last = matched.pop().expect("there is a change");
        let mut operations = Operations::new(terms());
        (0..).zip(&needs).for_each(|(id, need)| operations.put(id, [(0, 0, need)]));
        let left = Needs::index(terms(), (0..).map(NeedId).zip(&needs)).left(&steps);
        let most = Wish::default().max_changes;
        for before in matched {
            for (((id, need), before), last) in (0..).zip(&needs).zip(before).zip(&last) {
                let key = OperationKey { need: id.into(), part: 0, operation: 0 };
                let is_concerned = match standing(before.as_ref()) {
                    None => left.contains(&NeedId(id)),
                    Some(standing) => {
                        // Only offers of related processes were looked at, and nothing was lost by it.
                        let alone = |step| Asked::of(need).concern(&terms(), step, most).of(standing);
                        let concerned = operations.concerned(&[(key, standing)].into(), &steps, most);
                        prop_assert_eq!(concerned.contains(&key), steps.iter().any(alone));
                        concerned.contains(&key)
                    }
                };
                if !is_concerned {
                    prop_assert_eq!(last, &before, "{:?}", need);
                }
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

/// Whether a change concerns the need where it is placed, where somebody is to be asked, and where it has another gap.
fn concern(need: &Need, before: Option<Offer>, after: Option<Offer>) -> [bool; 3] {
    let step = Step { before, after };
    let concern = Asked::of(need).concern(&terms(), &step, 3);
    let is_left = !Needs::index(terms(), [(NeedId(0), need)]).left(&[step]).is_empty();
    [is_left, concern.of(Standing::ToAsk), concern.of(Standing::Lacking)]
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
    // Whom it trusts more it asks first; how many makers a change of it gives is the same.
    let trusted = Offer { trust: to_ask.trust + 1, ..to_ask.clone() };
    check(Some(&to_ask), Some(&trusted), [false, true, false]);
    check(Some(&missing), Some(&Offer { trust: missing.trust + 1, ..missing.clone() }), nothing);
    // Nor is another line of processes.
    let elsewhere = Offer { process: ProcessId(8), ..exact.clone() };
    check(None, Some(&elsewhere), nothing);
    check(Some(&elsewhere), None, nothing);
}

#[test]
fn who_is_met_by_another_of_those_that_changed_is_not_left() {
    let needs = Needs::index(terms(), [(NeedId(3), &milled())]);
    let of = |id, heaviest| Some(Offer { id: OfferId(id), ..miller(Some(heaviest)) });
    let goes = Step { before: of(1, 60), after: None };
    let comes = Step { before: None, after: of(2, 60) };
    let goes_too = Step { before: of(2, 60), after: of(2, 40) };
    assert_eq!(needs.left(std::slice::from_ref(&goes)), [NeedId(3)]);
    assert_eq!(needs.left(&[goes.clone(), comes.clone()]), []);
    // Of each offer what it came to counts, and whoever was matched in between had it.
    assert_eq!(needs.left(&[comes.clone(), goes_too.clone()]), [NeedId(3)]);
    assert_eq!(needs.left(&[comes, goes, goes_too]), [NeedId(3)]);
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

/// Looked for among the first three that miss something: one that is merely full stands behind others once they are trusted more.
#[test]
fn who_stands_before_one_that_is_merely_full_counts() {
    let due = Some(Requirement::required(date(2026, 12, 31)));
    let newcomer = Some(Requirement::required(Newcomer::Alone));
    let need = Need { hours: Some(Requirement::required(40)), due, newcomer, ..milled() };
    let of = |id, hours, newcomers, trust| Offer {
        id: OfferId(id),
        calendar: Some(Calendar { first_week: date(2026, 11, 30), free_hours: vec![Some(hours); 5] }),
        newcomers: Some(newcomers),
        trust,
        ..miller(Some(60))
    };
    let others = (2..5).map(|id| of(id, 20, Newcomers::No, 5));
    let full = |trust| of(1, 0, Newcomers::Yes, trust);
    let kind =
        |trust| gap(&others.clone().chain([full(trust)]).collect::<Vec<_>>(), &need).map(|gap| gap.kind);
    assert_eq!((kind(6), kind(4)), (Some(GapKind::Capacity), Some(GapKind::Capability)));
    assert_eq!(concern(&need, Some(full(6)), Some(full(4))), [false, false, true]);
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
    let mut operations = Operations::new(terms());
    let need = milled();
    operations.put(7, [(0, 0, &need), (1, 0, &need)]);
    operations.put(8, [(0, 0, &need)]);
    operations.put(7, [(0, 0, &need)]);
    let step = [Step { before: None, after: Some(Offer { id: OfferId(1), ..miller(Some(60)) }) }];
    let key = |need, part| OperationKey { need, part, operation: 0 };
    let gaps = [key(7, 0), key(7, 1), key(8, 0)].map(|key| (key, Standing::Lacking)).into();
    let concerned =
        |operations: &Operations| operations.concerned(&gaps, &step, 3).into_iter().collect::<Vec<_>>();
    assert_eq!(concerned(&operations), [key(7, 0), key(8, 0)]);
    operations.remove(7);
    assert_eq!(concerned(&operations), [key(8, 0)]);
    operations.remove(8);
    assert!(operations.is_empty() && concerned(&operations).is_empty());
}
