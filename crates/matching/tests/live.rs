//! The register of a running program: nothing that is changed during a rebuild is lost, and readers keep what they
//! hold.

mod fixture;

use fixture::random::{random_need, random_offer};
use fixture::{TODAY, register_of};
use matching::{Changes, LiveRegister, OfferId, Wish};

fn offers(ids: std::ops::Range<u32>) -> Vec<matching::Offer> {
    ids.map(|id| random_offer(id, &[u16::try_from(id * 7919 % 65_521).expect("below 65,536"); 64])).collect()
}

#[test]
fn changes_made_during_rebuilds_are_kept() {
    let live = LiveRegister::new(register_of(offers(0..2000)));
    std::thread::scope(|threads| {
        let rebuilding = threads.spawn(|| (0..20).for_each(|_| live.rebuild(TODAY)));
        for id in 2000..2400 {
            live.apply(&Changes { put: offers(id..id + 1), removed: vec![OfferId(id - 2000)] });
        }
        rebuilding.join().unwrap();
    });
    let register = live.load();
    assert_eq!(register.len(), 2000);
    let mut ids: Vec<u32> = register.offers().map(|offer| offer.id.0).collect();
    ids.sort_unstable();
    assert_eq!(ids, (400..2400).collect::<Vec<_>>());
    for offer in register.offers() {
        assert_eq!(register.stands(offer.id), Some((offer.process, offer.county, offer.position)));
    }
    assert_eq!(register.stands(OfferId(0)), None, "it went");
    let expected = register_of(offers(400..2400));
    for n in 0..50_u16 {
        let need = random_need(&[n * 1301; 64]);
        assert_eq!(register.answer(&need, &Wish::default()), expected.answer(&need, &Wish::default()));
    }
}

#[test]
fn a_rebuild_is_due_when_judging_beside_the_columns_has_cost_as_much() {
    let live = LiveRegister::new(register_of(offers(0..2000)));
    let need = random_need(&[7; 64]);
    let ask = |times: usize| (0..times).for_each(|_| drop(live.load().fits(&need)));
    ask(1000);
    assert!(!live.load().is_rebuild_due(), "nothing waits");
    live.apply(&Changes { put: offers(2000..2100), removed: Vec::new() });
    ask(500);
    assert!(!live.load().is_rebuild_due(), "a hundred were judged for each answer, and a rebuild costs more");
    ask(200);
    assert!(live.load().is_rebuild_due());
    live.rebuild(TODAY);
    assert!(!live.load().is_rebuild_due());
    live.apply(&Changes { put: offers(3000..3499), removed: Vec::new() });
    assert!(!live.load().is_rebuild_due());
    assert!(
        live.apply(&Changes { put: offers(4000..4001), removed: Vec::new() }),
        "so many make each answer slow"
    );
}

#[test]
fn a_reader_keeps_the_state_that_it_holds() {
    let live = LiveRegister::new(register_of(offers(0..10)));
    let held = live.load();
    live.apply(&Changes { put: offers(10..11), removed: Vec::new() });
    live.replace(register_of(offers(0..3)));
    assert_eq!((held.len(), live.load().len()), (10, 3));
}
