//! Whatever decisions, amendments, claims, payments and recoveries come in whatever order: the ledger of the database sums, and
//! never passes a frame, a commitment or a payment.

use std::collections::BTreeMap;

use crate::testkit::{Databases, TestApp};
use ::funding::{Ore, ledger::Kind};
use hemtag::{
    app::App,
    funding::{
        FundingError,
        calls::KeptCall,
        claims::{self, Demand},
        decisions::{self, Kept, take},
        model::claim::ClaimKind,
        money,
    },
};

use crate::funding::{
    claimants::{advance, costs, cut, paid},
    deciders::{TAKING, amended, assessed, officer_of, presented, seen},
    world::{assignment, call, officer},
};

/// A stream of numbers from a seed (xorshift, 64 bits).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    fn kronor(&mut self, most: i64) -> i64 {
        i64::try_from(self.below(u64::try_from(most).unwrap())).unwrap() + 1
    }
}

/// Summed here entry by entry, with nothing of the ledger's own.
async fn sums(app: &App) {
    let now = money::ledger(app, &officer()).await.unwrap();
    let (mut frames, mut committed) = (BTreeMap::new(), BTreeMap::new());
    let mut of: BTreeMap<(i64, i64, i16), [i64; 3]> = BTreeMap::new();
    for line in &now.lines {
        let (entry, year) = (line.entry, (line.entry.account.assignment, line.entry.account.year));
        let sums = of.entry((entry.decision, year.0, year.1)).or_default();
        let amount = entry.amount.0;
        match entry.kind {
            Kind::Frame => drop(frames.insert(year, amount)),
            Kind::Commit => sums[0] += amount,
            Kind::Release => sums[0] -= amount,
            Kind::Pay => sums[1] += amount,
            Kind::Recover => sums[2] += amount,
        }
        assert!(sums[2] <= sums[1] && sums[1] <= sums[0], "{line:?} {sums:?}");
        match entry.kind {
            Kind::Commit => *committed.entry(year).or_insert(0) += amount,
            Kind::Release => *committed.entry(year).or_insert(0) -= amount,
            _ => {}
        }
        assert!(committed.get(&year).unwrap_or(&0) <= frames.get(&year).unwrap_or(&0), "{line:?}");
    }
    // The register of aid says what the ledger says: granted and not given up, less what came back.
    let mut stands: BTreeMap<i64, i64> = BTreeMap::new();
    for ((decision, ..), [committed, _, recovered]) in of {
        if decision != 0 {
            *stands.entry(decision).or_default() += committed - recovered;
        }
    }
    stands.retain(|_, ore| *ore != 0);
    assert_eq!(register(app).await, stands);
}

/// What the register of aid has of each decision, in öre.
pub(crate) async fn register(app: &App) -> BTreeMap<i64, i64> {
    let mut all = BTreeMap::new();
    let register = hemtag::aid::keep::register(app, &officer()).await.unwrap();
    for entry in register.entries.iter().filter(|entry| !entry.withdrawn) {
        if let Some(number) = entry.facts.reference.strip_prefix("decision ") {
            *all.entry(number.parse().unwrap()).or_default() += hemtag::aid::kronor_of(entry).unwrap();
        }
    }
    all
}

async fn one(
    app: &App,
    call: &KeptCall,
    numbers: &mut Numbers,
    all: &mut Vec<Kept>,
) -> Result<(), FundingError> {
    let years = [call.call.years[0], call.call.years[1]];
    let two = |numbers: &mut Numbers, most: i64| {
        years.map(|year| (year, numbers.kronor(most))).into_iter().collect::<Vec<(i16, i64)>>()
    };
    let ore =
        |two: Vec<(i16, i64)>| two.into_iter().map(|(year, kronor)| (year, Ore::kronor(kronor))).collect();
    if all.is_empty() || numbers.below(8) == 0 {
        let application = assessed(app, call, 77, all.len(), |application| {
            for cost in &mut application.costs {
                cost.amount = Ore::kronor(3_000_000);
            }
        })
        .await;
        let granted = ore(two(numbers, 1_700_000));
        let kept = presented(app, application.id, |decision| decision.granted = granted).await;
        all.push(take(app, &officer_of(9_002), seen(&kept), TAKING).await?);
        return Ok(());
    }
    let at = usize::try_from(numbers.below(all.len() as u64)).unwrap();
    // As it is now: an amendment may be begun, or the grant closed.
    let now = claims::grant(app, &officer(), all[at].id).await?;
    let kept = now.decision.clone();
    match numbers.below(10) {
        0 | 1 => {
            let granted = ore(two(numbers, 1_700_000));
            all[at] = match kept.pending.clone() {
                None => amended(app, &kept, |decision| decision.granted = granted).await?,
                // One that was refused before is tried again with other amounts.
                Some(pending) => {
                    let decision = hemtag::funding::model::decision::Decision { granted, ..pending.decision };
                    let kept = decisions::keep(app, &officer(), seen(&kept), decision, "Igen.").await?;
                    let kept = decisions::present(app, &officer(), seen(&kept), "Robin Al", true).await?;
                    take(app, &officer_of(9_002), seen(&kept), TAKING).await?
                }
            };
        }
        2 => {
            let asked = two(numbers, 300_000);
            paid(app, &kept, ClaimKind::Advance, advance(&asked), Vec::new()).await?;
        }
        3..=6 => {
            let stated = two(numbers, 900_000);
            let cuts = match numbers.below(2) {
                0 => Vec::new(),
                _ => vec![cut(years[0], Ore::kronor(numbers.kronor(stated[0].1)), "Avdrag.")],
            };
            paid(app, &kept, ClaimKind::Period, costs(&stated), cuts).await?;
        }
        7 => {
            let asked = Demand {
                year: years[usize::from(numbers.below(2) == 0)],
                amount: Ore::kronor(numbers.kronor(200_000)),
                reason: "Återkrav.",
                by: "2027-06-30".parse().unwrap(),
                once: "",
            };
            claims::demand(app, &officer(), kept.id, asked).await?;
        }
        8 => {
            let waiting = now.recoveries.iter().find(|one| one.received_at.is_none());
            if let Some(waiting) = waiting {
                claims::received(app, &officer(), kept.id, waiting.id).await?;
            }
        }
        _ => {
            if numbers.below(4) == 0 {
                paid(app, &kept, ClaimKind::Final, costs(&[(years[1], 500_000)]), Vec::new()).await?;
            }
            claims::close(app, &officer(), kept.id).await?;
        }
    }
    Ok(())
}

async fn sequence(kind: Databases, seed: u64, steps: usize) -> [usize; 2] {
    let test = TestApp::start(kind).await;
    let app = &test.app;
    let call = call(app, &assignment(app).await, |call| {
        call.most = Ore::kronor(9_000_000);
        call.payment.advance_percent = 20;
        call.payment.retention_percent = 10;
    })
    .await;
    let (mut numbers, mut all) = (Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1), Vec::new());
    let [mut done, mut refused] = [0, 0];
    for step in 0..steps {
        match one(app, &call, &mut numbers, &mut all).await {
            Ok(()) => done += 1,
            Err(
                FundingError::Money(_)
                | FundingError::ClaimWrong(_)
                | FundingError::Lacks(_)
                | FundingError::NotNow
                | FundingError::Changed,
            ) => refused += 1,
            Err(other) => panic!("seed {seed}, step {step}: {other:?}"),
        }
        sums(app).await;
    }
    [done, refused]
}

#[tokio::test]
async fn the_ledger_sums_whatever_comes_on_sqlite() {
    let mut all = [0, 0];
    for seed in 1..=6 {
        let [done, refused] = sequence(Databases::Sqlite, seed, 40).await;
        all = [all[0] + done, all[1] + refused];
    }
    assert!(all[0] > 60 && all[1] > 10, "both happen: {all:?}");
}

#[tokio::test]
async fn the_ledger_sums_whatever_comes_on_postgresql() {
    let [done, refused] = sequence(Databases::Postgres, 7, 40).await;
    assert!(done > 10 && done + refused == 40, "{done} {refused}");
}
