//! Groups of makers against trying every group; gaps; and the way back from an offer to needs.

mod fixture;

use std::collections::BTreeSet;

use fixture::random::{random_need, random_offer};
use fixture::{offer, register_of, terms};
use jiff::civil::date;
use matching::ask::{Ask, asks};
use matching::gap::classify;
use matching::judge::{band, verdict};
use matching::product::{Part, Product, answer};
use matching::rank::{Band, Tally};
use matching::reverse::{NeedId, Needs};
use matching::{GapKind, MakerId, Need, Newcomers, Offer, OfferId, Position, Requirement, Wish, judge};
use proptest::prelude::*;
use vocabulary::{CertificateId, ProcessId};

const HOME: Position = Position { lat: 58_000_000, lon: 15_000_000 };

fn operation(process: u16) -> Need {
    let processes = Some(Requirement::required(vec![ProcessId(process)]));
    Need { processes, position: Some(HOME), ..Need::asked(date(2026, 11, 24)) }
}

fn product(operations: &[u16]) -> Product {
    let part = |(i, &process): (usize, &u16)| Part {
        name: format!("part {i}"),
        operations: vec![operation(process)],
    };
    Product { parts: operations.iter().enumerate().map(part).collect() }
}

/// An offer of a maker for a process, some kilometres north of home.
fn placed(id: u32, maker: u32, process: u16, km: i32) -> Offer {
    let position = Some(Position { lat: HOME.lat + km * 9000, lon: HOME.lon });
    Offer { id: OfferId(id), maker: MakerId(maker), process: ProcessId(process), position, ..offer() }
}

/// The best (makers, to ask, kilometres, ids) by trying every group.
fn brute(offers: &[Offer], operations: &[u16]) -> Option<(usize, u32, u32, Vec<MakerId>)> {
    let register = register_of(offers.to_vec());
    let fits: Vec<_> = operations.iter().map(|&process| register.fits(&operation(process))).collect();
    let makers: Vec<MakerId> = offers.iter().map(|o| o.maker).collect::<BTreeSet<_>>().into_iter().collect();
    let group = |bits: u32| {
        let group: Vec<_> =
            makers.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1).map(|(_, &m)| m).collect();
        let mut cost = (0, 0);
        for fits in &fits {
            let mine = fits.iter().filter(|fit| group.contains(&fit.maker));
            let (ask, km) = mine
                .map(|fit| (u32::from(fit.ask), u32::from(fit.distance_km.expect("all are placed"))))
                .min()?;
            cost = (cost.0 + ask, cost.1 + km);
        }
        Some((group.len(), cost.0, cost.1, group))
    };
    (0..1_u32 << makers.len()).filter_map(group).min()
}

proptest! {
    #[test]
    fn the_group_found_is_the_best_of_all_groups(
        rows in prop::collection::vec((0..7_u32, prop::sample::select(vec![2_u16, 3, 4, 5, 7, 8]), 0..300_i32), 1..20),
        operations in prop::collection::vec(prop::sample::select(vec![3_u16, 4, 5, 8]), 1..5),
    ) {
        let offers: Vec<Offer> =
            rows.iter().zip(0..).map(|(&(maker, process, km), id)| placed(id, maker, process, km)).collect();
        let found = answer(&register_of(offers.clone()), &product(&operations), &Wish::default());
        let best = found.consortia.first().map(|c| (c.makers.len(), c.to_ask, c.total_km, c.makers.clone()));
        prop_assert_eq!(&best, &brute(&offers, &operations));
        // Then what others would do without one of its makers, each group once, four in all.
        let mut listed: Vec<_> = best.into_iter().collect();
        for maker in listed.first().map(|(_, _, _, makers)| makers.clone()).unwrap_or_default() {
            let others: Vec<Offer> = offers.iter().filter(|offer| offer.maker != maker).cloned().collect();
            let without = brute(&others, &operations).filter(|group| !listed.contains(group));
            listed.extend(without.filter(|_| listed.len() < 4));
        }
        let told: Vec<_> =
            found.consortia.iter().map(|c| (c.makers.len(), c.to_ask, c.total_km, c.makers.clone())).collect();
        prop_assert_eq!(told, listed);
        prop_assert!(found.consortia.iter().all(|c| c.proven && c.makers.contains(&c.lead)));
        prop_assert_eq!(found.consortia.is_empty(), !found.broken_by.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    /// The way back agrees with the rule book: a need is closed by an offer exactly when it misses nothing of it.
    #[test]
    fn an_offer_closes_the_needs_that_the_rule_book_says(
        needs in prop::collection::vec(prop::collection::vec(any::<u16>(), 64), 0..12),
        offers in prop::collection::vec(prop::collection::vec(any::<u16>(), 64), 1..6),
        removed in prop::collection::vec(0..12_u32, 0..4),
    ) {
        let needs: Vec<Need> = needs.iter().map(|row| random_need(row)).collect();
        let ids = || (0_u32..).map(NeedId).zip(&needs);
        let mut index = Needs::index(terms(), ids());
        // Taken in twice is taken in once; what is removed is gone.
        ids().for_each(|(id, need)| index.put(id, need));
        removed.iter().for_each(|&id| index.remove(NeedId(id)));
        let offers: Vec<Offer> = (0..).zip(&offers).map(|(id, row)| random_offer(id, row)).collect();
        let listed = |need: &Need, offer: &Offer| Tally::of(&judge(&terms(), need, offer)).band();
        let waiting = || ids().filter(|(id, _)| !removed.contains(&id.0));
        // One by one, and all together: then the best of them counts.
        let together = std::iter::once(offers.as_slice());
        for some in offers.chunks(1).chain(together) {
            let closed = index.closed_by(some);
            for list in [Band::Exact, Band::Ask] {
                let best = |need: &Need| some.iter().map(|offer| listed(need, offer)).min();
                let expected: Vec<NeedId> =
                    waiting().filter(|(_, need)| best(need) == Some(list)).map(|(id, _)| id).collect();
                prop_assert_eq!(closed.of(list).collect::<Vec<_>>(), expected.clone());
                prop_assert!(expected.iter().all(|id| closed.list_of(*id) == list));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    /// The list that is asked without its margin and its amounts is that of the verdict.
    #[test]
    fn the_list_by_one_question_is_that_of_its_verdict(
        need in prop::collection::vec(any::<u16>(), 64),
        offer in prop::collection::vec(any::<u16>(), 64),
    ) {
        let (need, offer) = (random_need(&need), random_offer(1, &offer));
        for Ask { question, .. } in asks(&need) {
            let by_verdict = verdict(&terms(), &question, &offer).as_ref().map(Band::of);
            prop_assert_eq!(band(&terms(), &question, &offer), by_verdict, "{:?}", question);
        }
    }
}

#[test]
fn the_operation_that_nobody_covers_is_named() {
    let offers = vec![placed(1, 1, 4, 10), placed(2, 2, 5, 10)];
    let found = answer(&register_of(offers), &product(&[4, 8, 5]), &Wish::default());
    let broken: Vec<_> = found.broken_by.iter().map(|id| (id.part, id.operation)).collect();
    assert_eq!(broken, [(1, 0)]);
    assert!(found.consortia.is_empty());
}

#[test]
fn one_maker_of_all_beats_two_that_are_nearer_and_others_are_listed_too() {
    let offers = vec![placed(1, 1, 4, 10), placed(2, 2, 5, 10), placed(3, 3, 4, 200), placed(4, 3, 5, 200)];
    let found = answer(&register_of(offers), &product(&[4, 5]), &Wish::default());
    assert_eq!(found.consortia[0].makers, [MakerId(3)]);
    assert_eq!(found.consortia[1].makers, [MakerId(1), MakerId(2)]);
}

#[test]
fn an_offer_shows_the_waiting_needs_that_it_closes() {
    let asks_newcomer =
        Need { newcomer: Some(Requirement::required(matching::Newcomer::Alone)), ..operation(2) };
    let waiting = [operation(3), operation(4), operation(8), asks_newcomer, Need::asked(date(2026, 11, 24))];
    let mut needs =
        Needs::index(terms(), waiting.iter().enumerate().map(|(i, need)| (NeedId(i as u32), need)));
    let lists = |needs: &Needs, offers: &[Offer]| {
        let closed = needs.closed_by(offers);
        [Band::Exact, Band::Ask].map(|list| closed.of(list).map(|id| id.0).collect::<Vec<_>>())
    };
    let plain = placed(1, 1, 4, 0);
    assert_eq!(lists(&needs, std::slice::from_ref(&plain)), [vec![1, 4], vec![3]]);
    let welcoming = Offer { newcomers: Some(Newcomers::Yes), ..placed(1, 1, 2, 0) };
    assert_eq!(lists(&needs, std::slice::from_ref(&welcoming)), [vec![3, 4], vec![0, 1]]);
    // Each need stands in the best list that one of the offers gives it.
    assert_eq!(lists(&needs, &[plain, welcoming.clone()]), [vec![1, 3, 4], vec![0]]);
    needs.remove(NeedId(3));
    assert_eq!(lists(&needs, &[welcoming]), [vec![4], vec![0, 1]]);
}

#[test]
fn a_gap_has_the_kind_of_its_cheapest_way_out() {
    let check = |offers: Vec<Offer>, need: &Need, expect: Option<GapKind>| {
        let answer = register_of(offers).answer(need, &Wish::default());
        assert_eq!(classify(need, &answer).map(|gap| gap.kind), expect);
    };
    let certified = Need { certificates: vec![Requirement::required(CertificateId(0))], ..operation(4) };
    let uncertified = Offer { certificates_complete: true, ..placed(1, 1, 4, 0) };
    check(vec![placed(1, 1, 4, 0)], &operation(4), None);
    check(vec![placed(1, 1, 4, 0)], &certified, Some(GapKind::Unknown));
    check(vec![uncertified.clone()], &certified, Some(GapKind::Skill));
    check(vec![placed(1, 1, 3, 0)], &operation(4), Some(GapKind::Skill));
    check(vec![placed(1, 1, 8, 0)], &operation(4), Some(GapKind::Capability));
    check(vec![], &operation(4), Some(GapKind::Capability));
    let thin =
        Need { wall: Some(Requirement::required(vocabulary::Length::from_um(500))), ..certified.clone() };
    let thick = Offer { thinnest_wall: Some(vocabulary::Length::from_um(900)), ..uncertified.clone() };
    check(vec![thick.clone()], &Need { certificates: vec![], ..thin.clone() }, Some(GapKind::Design));
    check(vec![thick], &thin, Some(GapKind::Skill));
    let soon = Need { due: Some(Requirement::required(date(2026, 12, 1))), ..operation(4) };
    check(vec![Offer { lead_time_days: Some(20), ..placed(1, 1, 4, 0) }], &soon, Some(GapKind::Capacity));
    let near = matching::Within { of: HOME, km: 50 };
    let local = Need { within: Some(Requirement::required(near)), ..operation(4) };
    check(vec![placed(1, 1, 4, 200)], &local, Some(GapKind::Place));
}
