//! Random sequences of entries: refused or posted, the sums never break, and agree with a ledger that reckons everything anew.

use funding::{
    Ore,
    ledger::{Account, Entry, Kind, Ledger, Refused},
};
use proptest::prelude::*;

const TOTALS: [(i64, Ore, [i16; 2]); 2] = [(1, Ore(2_000), [2018, 2019]), (2, Ore(1_000), [2018, 2019])];

fn opened() -> Ledger {
    let mut ledger = Ledger::default();
    for (assignment, total, years) in TOTALS {
        ledger.open(assignment, total, &years);
    }
    ledger
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let one = (1_i64..=3, 2017_i16..=2019, 0_usize..5, 0_i64..4, -20_i64..900).prop_map(
        |(assignment, year, kind, decision, amount)| Entry {
            account: Account { assignment, year },
            kind: Kind::ALL[kind],
            decision,
            amount: Ore(amount),
        },
    );
    proptest::collection::vec(one, 0..120)
}

/// The slow and obvious reference: the sum of a kind over everything posted.
fn sum(posted: &[Entry], kind: Kind, of: impl Fn(&Entry) -> bool) -> i64 {
    posted.iter().filter(|entry| entry.kind == kind && of(entry)).map(|entry| entry.amount.0).sum()
}

fn frame(posted: &[Entry], account: Account) -> i64 {
    let set = posted.iter().rev().find(|entry| entry.kind == Kind::Frame && entry.account == account);
    set.map_or(0, |entry| entry.amount.0)
}

/// Whether the rules of the book hold of a list of entries, told from the list alone.
fn holds(posted: &[Entry]) -> bool {
    TOTALS.iter().all(|&(assignment, total, years)| {
        let accounts = years.map(|year| Account { assignment, year });
        let frames: i64 = accounts.iter().map(|account| frame(posted, *account)).sum();
        frames <= total.0
            && accounts.iter().all(|account| {
                let here = |entry: &Entry| entry.account == *account;
                let committed = sum(posted, Kind::Commit, here) - sum(posted, Kind::Release, here);
                committed <= frame(posted, *account)
                    && (0..4).all(|decision| {
                        let of = |entry: &Entry| here(entry) && entry.decision == decision;
                        let committed = sum(posted, Kind::Commit, of) - sum(posted, Kind::Release, of);
                        let (paid, back) = (sum(posted, Kind::Pay, of), sum(posted, Kind::Recover, of));
                        committed >= paid && paid >= back && back >= 0
                    })
            })
    }) && posted.iter().all(|entry| {
        let least = i64::from(entry.kind != Kind::Frame);
        TOTALS
            .iter()
            .any(|(of, _, years)| *of == entry.account.assignment && years.contains(&entry.account.year))
            && entry.amount.0 >= least
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn an_entry_is_refused_just_when_it_would_break_a_rule(all in entries()) {
        let mut ledger = opened();
        let mut posted: Vec<Entry> = Vec::new();
        for entry in all {
            let before = ledger.clone();
            let mut with = posted.clone();
            with.push(entry);
            match ledger.post(&entry) {
                Ok(()) => {
                    prop_assert!(holds(&with), "{entry:?} breaks a rule after {posted:?}");
                    posted = with;
                }
                Err(why) => {
                    prop_assert!(!holds(&with), "{entry:?} is refused ({why}) after {posted:?}");
                    prop_assert_eq!(&before, &ledger, "what is refused changes nothing");
                }
            }
        }
        for (assignment, total, years) in TOTALS {
            let mut frames = 0;
            for year in years {
                let account = Account { assignment, year };
                let here = |entry: &Entry| entry.account == account;
                let balance = ledger.year(account);
                frames += balance.frame.0;
                prop_assert_eq!(balance.frame.0, frame(&posted, account));
                prop_assert_eq!(balance.committed.0, sum(&posted, Kind::Commit, here) - sum(&posted, Kind::Release, here));
                prop_assert_eq!(balance.paid.0, sum(&posted, Kind::Pay, here));
                prop_assert_eq!(balance.recovered.0, sum(&posted, Kind::Recover, here));
                let each: i64 = (0..4).map(|decision| ledger.decision(decision, account).committed.0).sum();
                prop_assert_eq!(each, balance.committed.0, "decisions sum to their year");
            }
            prop_assert_eq!(ledger.not_spread(assignment), Some(Ore(total.0 - frames)));
        }
        // Read again from the kept entries, it is the same ledger.
        let mut again = opened();
        prop_assert_eq!(again.post_all(&posted), Ok(()));
        prop_assert_eq!(again, ledger);
    }
}

#[test]
fn a_refusal_says_what_there_is() {
    let mut ledger = opened();
    let account = Account { assignment: 1, year: 2018 };
    let entry = |kind, amount| Entry { account, kind, decision: 7, amount: Ore(amount) };
    assert_eq!(ledger.post(&entry(Kind::Commit, 1)), Err(Refused::PassesFrame { left: Ore(0) }));
    assert_eq!(ledger.post(&entry(Kind::Frame, 2_001)), Err(Refused::PassesTotal { left: Ore(2_000) }));
    ledger.post(&entry(Kind::Frame, 1_500)).unwrap();
    ledger.post(&entry(Kind::Commit, 1_000)).unwrap();
    assert_eq!(ledger.post(&entry(Kind::Frame, 999)), Err(Refused::BelowCommitted { committed: Ore(1_000) }));
    assert_eq!(ledger.post(&entry(Kind::Commit, 501)), Err(Refused::PassesFrame { left: Ore(500) }));
    ledger.post(&entry(Kind::Pay, 600)).unwrap();
    assert_eq!(ledger.post(&entry(Kind::Pay, 401)), Err(Refused::PassesCommitment { left: Ore(400) }));
    assert_eq!(ledger.post(&entry(Kind::Release, 401)), Err(Refused::PassesCommitment { left: Ore(400) }));
    ledger.post(&entry(Kind::Recover, 100)).unwrap();
    assert_eq!(ledger.post(&entry(Kind::Recover, 501)), Err(Refused::PassesPaid { paid: Ore(500) }));
    assert_eq!(ledger.decision(7, account).left(), Ore(400), "what came back is not paid out again");
    let elsewhere = Entry { account: Account { assignment: 1, year: 2020 }, ..entry(Kind::Frame, 1) };
    assert_eq!(ledger.post(&elsewhere), Err(Refused::NotItsYear));
    let unknown = Entry { account: Account { assignment: 9, year: 2018 }, ..entry(Kind::Frame, 1) };
    assert_eq!(ledger.post(&unknown), Err(Refused::NoAssignment));
    assert_eq!(ledger.post(&entry(Kind::Pay, -1)), Err(Refused::Amount));
}
