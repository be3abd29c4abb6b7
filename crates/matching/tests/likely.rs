//! Likely makers: known cases, and the fast counting against a slow and obvious one.

use std::cmp::Reverse;

use matching::{
    MakerId, Terms,
    likely::{Likely, Profile, Profiles, Reason, Rule, Share, Trait},
};
use proptest::prelude::*;
use vocabulary::{MaterialId, ProcessId, Vocabulary, tree::Shape};

const RULE: Rule = Rule { alike: 5, prior: 4, claim_at: 500 };

/// Two main groups with a group and two processes each: 0 (1 (2 3)) 4 (5 (6 7)); materials 0 (1 (2 3)).
fn small() -> Terms {
    let processes =
        Shape::from_parents(vec![None, Some(0), Some(1), Some(1), None, Some(4), Some(5), Some(5)]);
    let materials = Shape::from_parents(vec![None, Some(0), Some(1), Some(1)]);
    Terms::new(processes, materials, &[])
}

fn process(id: u16) -> Trait {
    Trait::Process(ProcessId(id))
}

fn profile(maker: u32, traits: &[Trait]) -> Profile {
    Profile { maker: MakerId(maker), traits: traits.to_vec() }
}

#[test]
fn nine_of_eleven_alike_state_it_and_so_it_is_claimed_with_its_figures() {
    let both = [process(2), Trait::Branch(25)];
    let mut all: Vec<Profile> =
        (0..9).map(|i| profile(i, &[process(2), Trait::Branch(25), process(6)])).collect();
    all.extend((9..11).map(|i| profile(i, &both)));
    all.extend((11..40).map(|i| profile(i, &[process(2)])));
    all.push(profile(100, &both));
    let profiles = Profiles::build(small(), all);
    let found = profiles.likely(&[ProcessId(6)], RULE);
    // The two others without it are as likely, by nine of eleven makers: the two others, and the nine.
    assert_eq!(found.iter().map(|one| one.maker.0).collect::<Vec<_>>(), [9, 10, 100]);
    let reason = Reason { shared: vec![Trait::Branch(25)], also: 9, of: 11 };
    assert_eq!(found[2].reason, reason, "one trait says it as well as two");
    // (9 + 4 · 9 / 40) / (11 + 4): the maker itself is none of the forty.
    assert_eq!(found[2].share.thousandths(), 660);
}

#[test]
fn few_alike_and_small_shares_claim_nothing() {
    let mut all: Vec<Profile> = (0..4).map(|i| profile(i, &[process(2), process(6)])).collect();
    all.push(profile(50, &[process(2)]));
    let profiles = Profiles::build(small(), all.clone());
    assert_eq!(profiles.likely(&[ProcessId(6)], RULE), [], "four are too few");
    all.extend((10..30).map(|i| profile(i, &[process(2)])));
    let profiles = Profiles::build(small(), all);
    assert_eq!(profiles.likely(&[ProcessId(6)], RULE), [], "four of twenty-four is a small share");
    assert_eq!(Profiles::build(small(), Vec::new()).likely(&[ProcessId(6)], RULE), []);
}

#[test]
fn whom_the_matching_asks_already_is_not_told_again() {
    let mut all: Vec<Profile> = (0..20).map(|i| profile(i, &[process(2), process(6)])).collect();
    // States the group above what is looked for: the matching asks it.
    all.push(profile(50, &[process(2), process(5)]));
    all.push(profile(51, &[process(2), process(7)]));
    let profiles = Profiles::build(small(), all);
    let found: Vec<u32> = profiles.likely(&[ProcessId(6)], RULE).iter().map(|one| one.maker.0).collect();
    assert_eq!(found, [51]);
    assert_eq!(profiles.likely(&[ProcessId(5)], RULE), [], "all state something of the group");
}

#[test]
fn a_maker_that_states_no_process_may_be_likely_but_tells_nothing_of_others() {
    let mut all: Vec<Profile> = (0..8).map(|i| profile(i, &[Trait::Branch(25), process(6)])).collect();
    all.extend((10..60).map(|i| profile(i, &[Trait::Branch(25)])));
    let profiles = Profiles::build(small(), all);
    let found = profiles.likely(&[ProcessId(6)], RULE);
    assert_eq!((found.len(), found[0].reason.also, found[0].reason.of), (50, 8, 8));
}

#[test]
fn the_embedded_vocabulary_can_be_asked() {
    let vocabulary = Vocabulary::embedded();
    let code = |code: &str| vocabulary.processes().by_code(code).unwrap().id;
    let (turning, milling) = (Trait::Process(code("3.2.04")), Trait::Process(code("3.2.01")));
    let mut all: Vec<Profile> = (0..20).map(|i| profile(i, &[turning, milling])).collect();
    all.push(profile(99, &[turning]));
    let profiles = Profiles::build(Terms::of(vocabulary), all);
    assert_eq!(profiles.likely(&[code("3.2.01")], RULE)[0].maker, MakerId(99));
}

/// The same by the book: every maker, every pair of traits, every other maker looked at.
fn slowly(terms: &Terms, all: &[Profile], wanted: &[ProcessId], rule: Rule) -> Vec<Likely> {
    let understood = |profile: &Profile| -> Vec<Trait> {
        let mut traits = Vec::new();
        for each in &profile.traits {
            traits.push(*each);
            match each {
                Trait::Process(id) => {
                    let shape = terms.processes();
                    let above = shape.ancestors(id.0).filter(|over| shape.level(*over) >= 2);
                    traits.extend(above.map(|over| Trait::Process(ProcessId(over))));
                }
                Trait::Material(id) => {
                    let shape = terms.materials();
                    let above = shape.ancestors(id.0).filter(|over| shape.level(*over) >= 2);
                    traits.extend(above.map(|over| Trait::Material(MaterialId(over))));
                }
                _ => {}
            }
        }
        traits.sort_unstable();
        traits.dedup();
        traits
    };
    let states = |profile: &Profile| {
        profile.traits.iter().any(|each| {
            let Trait::Process(id) = each else { return false };
            wanted.iter().any(|want| terms.process_within(*want, *id))
        })
    };
    let in_line = |each: &Trait| {
        let Trait::Process(id) = each else { return false };
        wanted.iter().any(|want| terms.process_within(*want, *id) || terms.process_within(*id, *want))
    };
    let tells = |profile: &Profile| profile.traits.iter().any(|each| matches!(each, Trait::Process(_)));
    let mut found = Vec::new();
    for me in all.iter().filter(|me| !me.traits.iter().any(in_line)) {
        let others: Vec<&Profile> =
            all.iter().filter(|other| other.maker != me.maker && tells(other)).collect();
        let state = others.iter().filter(|other| states(other)).count() as u32;
        let mine: Vec<Trait> = understood(me).into_iter().filter(|each| !in_line(each)).collect();
        let mut reasons = Vec::new();
        for one in &mine {
            for other in mine.iter().filter(|other| *other >= one) {
                let alike: Vec<_> = others
                    .iter()
                    .filter(|their| {
                        let their = understood(their);
                        their.contains(one) && their.contains(other)
                    })
                    .collect();
                let also = alike.iter().filter(|their| states(their)).count() as u32;
                let shared = if one == other { vec![*one] } else { vec![*one, *other] };
                reasons.push(Reason { shared, also, of: alike.len() as u32 });
            }
        }
        let makers = others.len() as u32;
        let best = reasons
            .into_iter()
            .filter(|reason| makers > 0 && reason.of >= rule.alike)
            .map(|reason| (Share::drawn(rule, reason.also, reason.of, state, makers), reason))
            .filter(|(share, _)| share.reaches(rule.claim_at))
            .max_by(|(a, one), (b, two)| {
                let rank = |of: &Reason| Reverse((of.shared.len(), Reverse(of.of), of.shared.clone()));
                a.cmp(b).then_with(|| rank(one).cmp(&rank(two)))
            });
        found.extend(best.map(|(share, reason)| Likely { maker: me.maker, share, reason }));
    }
    found.sort_by(|a, b| {
        let rank = |one: &Likely| (Reverse(one.reason.of), one.reason.shared.len(), one.maker);
        b.share.cmp(&a.share).then_with(|| rank(a).cmp(&rank(b)))
    });
    found
}

fn trait_of(number: u8) -> Trait {
    match number % 16 {
        n @ 0..8 => process(n.into()),
        n @ 8..12 => Trait::Material(MaterialId(u16::from(n - 8))),
        n @ 12..14 => Trait::Branch(n.into()),
        n => Trait::Word(n.into()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn the_fast_counting_is_the_slow_one(
        makers in prop::collection::vec(prop::collection::vec(0_u8..16, 0..6), 0..80),
        wanted in prop::collection::vec(0_u16..8, 1..3),
        (alike, prior, claim_at) in (1_u32..5, 0_u32..6, 0_u32..1000),
    ) {
        let rule = Rule { alike, prior, claim_at };
        let all: Vec<Profile> = makers
            .iter()
            .zip(0..)
            .map(|(traits, maker)| profile(maker, &traits.iter().map(|n| trait_of(*n)).collect::<Vec<_>>()))
            .collect();
        let wanted: Vec<ProcessId> = wanted.into_iter().map(ProcessId).collect();
        let terms = small();
        let slow = slowly(&terms, &all, &wanted, rule);
        let fast = Profiles::build(terms, all).likely(&wanted, rule);
        prop_assert_eq!(fast, slow);
    }

    #[test]
    fn leaving_a_process_out_is_as_if_it_had_never_been_stated(
        makers in prop::collection::vec(prop::collection::vec(0_u8..16, 1..6), 2..40),
        which in 0_usize..40,
    ) {
        let rule = Rule { alike: 1, prior: 2, claim_at: 100 };
        let mut all: Vec<Profile> = makers
            .iter()
            .zip(0..)
            .map(|(traits, maker)| profile(maker, &traits.iter().map(|n| trait_of(*n)).collect::<Vec<_>>()))
            .collect();
        let which = which % all.len();
        let Some(Trait::Process(hidden)) =
            all[which].traits.iter().copied().find(|each| matches!(each, Trait::Process(_))) else { return Ok(()) };
        let maker = all[which].maker;
        let asked = Profiles::build(small(), all.clone()).likely_without(maker, hidden, hidden, rule);
        all[which].traits.retain(|each| *each != Trait::Process(hidden));
        let never = Profiles::build(small(), all).likely(&[hidden], rule);
        prop_assert_eq!(asked, never.into_iter().find(|one| one.maker == maker));
    }
}
