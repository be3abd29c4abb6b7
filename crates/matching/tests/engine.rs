//! The fast engine gives what the slow, obvious reference gives, byte for byte.
//!
//! `PROPTEST_CASES=10000 cargo test -p matching --test engine` tries more than the usual 256 cases of each.

mod fixture;

use fixture::random::{random_need, random_offer};
use fixture::{TODAY, register_of, terms};
use matching::rank::{RankKey, Tally};
use matching::{
    Answer, Changes, Exact, Goal, Need, Offer, OfferId, Register, Scope, Strength, Wish, judge, reference,
};
use proptest::prelude::*;

fn numbers() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 64)
}

fn offers(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Offer>> {
    prop::collection::vec(numbers(), count)
        .prop_map(|rows| rows.iter().zip(0..).map(|(row, id)| random_offer(id * 3 % 101, row)).collect())
}

fn wish() -> impl Strategy<Value = Wish> {
    (0..8_usize, 0..5_u32, 1..4_usize, any::<bool>()).prop_map(|(top, k, max_changes, whole)| Wish {
        top,
        k,
        max_changes,
        scope: if whole { Scope::Whole } else { Scope::Related },
    })
}

/// What an answer says of the offers that meet everything.
fn exact_of(answer: &Answer) -> Exact {
    Exact { list: answer.exact.clone(), exact: answer.counts.exact, ask: answer.counts.ask }
}

/// What the reference says to the offers that the register holds.
fn slow(register: &Register, need: &Need, wish: &Wish) -> Answer {
    let mut offers: Vec<Offer> = register.offers().collect();
    offers.sort_by_key(|offer| offer.id);
    reference::answer(register.terms(), &offers, need, wish)
}

/// A calendar of which the last week that is kept says nothing, and one whose hours can be counted once its first week has passed.
#[test]
fn a_rebuild_counts_long_and_full_calendars_anew() {
    let mut long = vec![Some(40); 300];
    long[259] = None;
    let full = vec![Some(60_000), Some(10_000), Some(1)];
    let offer = |(id, free_hours): (u32, Vec<Option<u16>>)| Offer {
        calendar: Some(matching::Calendar { first_week: TODAY, free_hours }),
        ..random_offer(id, &[0; 64])
    };
    let register = register_of(
        [long, full, vec![Some(5)]].into_iter().zip(1..).map(|(hours, id)| offer((id, hours))).collect(),
    );
    for weeks in 0..4 {
        let first_week = TODAY.checked_add(jiff::Span::new().weeks(weeks)).expect("in this century");
        let of_offers = Register::build(terms(), register.offers().collect(), first_week);
        assert_eq!(
            format!("{:?}", register.rebuilt(first_week)),
            format!("{of_offers:?}"),
            "{weeks} weeks later"
        );
    }
}

proptest! {
    #[test]
    fn the_engine_says_what_the_reference_says(
        offers in offers(0..30), need in numbers().prop_map(|row| random_need(&row)), wish in wish(),
    ) {
        let register = register_of(offers);
        let answer = register.answer(&need, &wish);
        prop_assert_eq!(&answer, &slow(&register, &need, &wish));
        prop_assert_eq!(exact_of(&answer), register.exact(&need, wish.top));
    }

    #[test]
    fn changes_count_at_once(
        before in offers(0..14),
        rounds in prop::collection::vec((prop::collection::vec((0..110_u32, numbers()), 0..4), prop::collection::vec(0..110_u32, 0..3)), 1..4),
        need in numbers().prop_map(|row| random_need(&row)),
        wish in wish(),
    ) {
        let mut register = register_of(before);
        for (put, removed) in rounds {
            let put = put.iter().map(|(id, row)| random_offer(*id, row)).collect();
            register = register.changed(&Changes { put, removed: removed.into_iter().map(OfferId).collect() });
        }
        let answer = register.answer(&need, &wish);
        prop_assert_eq!(&answer, &slow(&register, &need, &wish));
        prop_assert_eq!(exact_of(&answer), register.exact(&need, wish.top));
        prop_assert_eq!(register.rebuilt(TODAY).answer(&need, &wish), answer);
        let mut slow_fits = reference::fits(register.terms(), &register.offers().collect::<Vec<_>>(), &need);
        slow_fits.sort_unstable();
        prop_assert_eq!(register.fits(&need), slow_fits);
    }

    /// Columns read from columns are those that would be made of the offers, to the last bit; also weeks later, and when the clock
    /// was set back.
    #[test]
    fn a_rebuild_makes_what_the_offers_would(
        before in offers(0..30),
        put in prop::collection::vec((0..110_u32, numbers()), 0..6),
        removed in prop::collection::vec(0..110_u32, 0..6),
        weeks in prop_oneof![Just(0_i64), 0..6_i64, 0..300_i64, -5..0_i64],
    ) {
        let put = put.iter().map(|(id, row)| random_offer(*id, row)).collect();
        let changes = Changes { put, removed: removed.into_iter().map(OfferId).collect() };
        let register = register_of(before).changed(&changes);
        let first_week = TODAY.checked_add(jiff::Span::new().weeks(weeks)).expect("in this century");
        let of_offers = Register::build(terms(), register.offers().collect(), first_week);
        let rebuilt = register.rebuilt(first_week);
        prop_assert_eq!(format!("{rebuilt:?}"), format!("{of_offers:?}"));
        // And once more, of columns that were made of columns.
        let later = first_week.checked_add(jiff::Span::new().weeks(1)).expect("in this century");
        prop_assert_eq!(
            format!("{:?}", rebuilt.rebuilt(later)),
            format!("{:?}", Register::build(terms(), of_offers.offers().collect(), later))
        );
    }

    #[test]
    fn the_register_gives_back_what_it_was_given(offers in offers(0..30)) {
        let register = register_of(offers);
        let again = register_of(register.offers().collect());
        for offer in register.offers() {
            prop_assert_eq!(again.offer(offer.id), Some(offer));
        }
        prop_assert_eq!(register.len(), register.offers().count());
    }

    /// Band and rank follow from the proof that is shown, and from nothing else.
    #[test]
    fn the_verdict_is_the_fold_of_its_proof(
        offers in offers(0..30), need in numbers().prop_map(|row| random_need(&row)),
    ) {
        let register = register_of(offers);
        let answer = register.answer(&need, &Wish { scope: Scope::Whole, ..Wish::default() });
        let folded = |required: bool, is: fn(&matching::Verdict) -> bool, list: &[matching::Judgement]| {
            list.iter().filter(|j| (j.strength == Strength::Required) == required && is(&j.verdict)).count()
        };
        for (list, exact, possible) in [(&answer.exact, true, true), (&answer.ask, false, true), (&answer.near, false, false)] {
            let mut last: Option<RankKey> = None;
            for candidate in list {
                let offer = register.offer(candidate.offer).expect("it is listed");
                prop_assert_eq!(&candidate.judgements, &judge(&terms(), &need, &offer));
                let missed = folded(true, matching::Verdict::is_missed, &candidate.judgements);
                let unknown = folded(true, matching::Verdict::is_unknown, &candidate.judgements);
                prop_assert_eq!((missed == 0 && unknown == 0, missed == 0), (exact, possible));
                prop_assert_eq!(usize::from(Tally::of(&candidate.judgements).required_missed), missed);
                let key = RankKey::of(&candidate.judgements, offer.trust, candidate.distance_km, offer.id);
                prop_assert!(last.is_none_or(|last| last < key));
                last = Some(key);
            }
        }
    }

    /// A proposed change, made, gives what it promises. Changes that move other questions with them are left out.
    #[test]
    fn a_relaxation_keeps_its_promise(
        offers in offers(0..30), need in numbers().prop_map(|row| random_need(&row)),
    ) {
        use matching::Criterion::{LeadTime, Size, SmallestPart};
        let register = register_of(offers);
        for relaxation in register.answer(&need, &Wish::default()).relaxations {
            let gives = relaxation.gives;
            let counted = if relaxation.goal == Goal::Exact { gives.exact } else { gives.exact + gives.ask };
            prop_assert!(gives.within_100_km.is_none_or(|near| near <= counted));
            let moves_others = |change: &matching::Change| matches!(change.criterion, LeadTime | Size | SmallestPart);
            if relaxation.changes.iter().any(moves_others) {
                continue;
            }
            let terms = terms();
            let changed = relaxation.changes.iter().fold(need.clone(), |need, change| matching::relax::apply(&terms, &need, change));
            let counts = register.answer(&changed, &Wish::default()).counts;
            prop_assert_eq!((counts.exact, counts.ask), (relaxation.gives.exact, relaxation.gives.ask));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Registers of many words, with stored prefixes and cells of the map in play. Relaxations would take the
    /// reference hours here.
    #[test]
    fn a_large_register_is_no_different(seed in numbers(), rows in prop::collection::vec(numbers(), 1..30), top in 0..60_usize, whole in any::<bool>()) {
        let mix = |row: &[u16], i: u32| -> Vec<u16> {
            let salt = i.wrapping_mul(2_654_435_761);
            row.iter().zip(0_u32..).map(|(&n, j)| {
                let mixed = (salt ^ j.wrapping_mul(40_503)).wrapping_mul(2_246_822_519);
                n ^ u16::try_from(mixed >> 16).expect("half of it")
            }).collect()
        };
        let offers = (0..6000).map(|i| random_offer(i, &mix(&rows[i as usize % rows.len()], i))).collect();
        let register = register_of(offers);
        let scope = if whole { Scope::Whole } else { Scope::Related };
        let wish = Wish { top, k: 0, max_changes: 3, scope };
        for salt in 0..6 {
            let need = random_need(&mix(&seed, salt));
            let answer = register.answer(&need, &wish);
            prop_assert_eq!(&answer, &slow(&register, &need, &wish));
            prop_assert_eq!(exact_of(&answer), register.exact(&need, wish.top));
            let fits = register.fits(&need);
            let asked = fits.iter().filter(|fit| fit.ask).count();
            let counts = (answer.counts.exact as usize, answer.counts.ask as usize);
            prop_assert_eq!((fits.len() - asked, asked), counts);
        }
    }

    #[test]
    fn a_batch_gives_each_need_its_answer(
        offers in offers(0..30), rows in prop::collection::vec(numbers(), 0..6), wish in wish(), threads in 0..4_usize,
    ) {
        let register = register_of(offers);
        let needs: Vec<Need> = rows.iter().map(|row| random_need(row)).collect();
        let one_by_one: Vec<Answer> = needs.iter().map(|need| register.answer(need, &wish)).collect();
        prop_assert_eq!(register.answer_all(&needs, &wish, threads), one_by_one);
    }
}
