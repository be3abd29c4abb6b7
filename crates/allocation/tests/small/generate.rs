//! Questions small enough to try every allocation: unknown weeks, weeks without hours, needs without candidates, hours that
//! nobody knows, windows of one week and of all, needs that may not be spread and that may.

use allocation::{Candidate, Machines, Maker, Need, Question};
use jiff::{ToSpan, civil::date};
use proptest::{collection::vec, option, prelude::*};
use vocabulary::IsoWeek;

/// The weeks that questions speak of; the year ends among them.
pub fn week(nth: usize) -> IsoWeek {
    let days = i64::try_from(nth).expect("small") * 7;
    IsoWeek::of(date(2026, 12, 21).checked_add(days.days()).expect("a day"))
}

fn machines(nth: usize) -> impl Strategy<Value = Machines> {
    let free = vec(option::weighted(0.8, prop_oneof![Just(0), 1_u32..7]), 3);
    (0_usize..2, free).prop_map(move |(maker, free)| Machines {
        id: format!("M{nth}"),
        maker,
        free: free.into_iter().enumerate().filter_map(|(nth, hours)| Some((week(nth), hours?))).collect(),
    })
}

fn need(nth: usize) -> impl Strategy<Value = Need> {
    let candidate = (0_usize..3, option::weighted(0.9, 1_u32..7));
    let asked = (1_i64..5, option::weighted(0.8, prop::sample::select(vec!["06", "14"])));
    let weeks = (0_usize..3, 0_usize..3, option::weighted(0.6, 1_u32..3));
    (asked, weeks, vec(candidate, 0..4)).prop_map(
        move |((value, region), (one, other, most_weeks), candidates)| {
            let mut candidates: Vec<Candidate> =
                candidates.into_iter().map(|(machines, hours)| Candidate { machines, hours }).collect();
            candidates.sort_by_key(|candidate| candidate.machines);
            candidates.dedup_by_key(|candidate| candidate.machines);
            Need {
                id: format!("N{nth}"),
                title: String::new(),
                value,
                region: region.map(str::to_owned),
                from: week(one.min(other)),
                to: week(one.max(other)),
                most_weeks,
                candidates,
            }
        },
    )
}

pub fn question() -> impl Strategy<Value = Question> {
    (0_usize..6).prop_flat_map(|count| {
        let machines: Vec<_> = (0..3).map(machines).collect();
        let needs: Vec<_> = (0..count).map(need).collect();
        (machines, needs).prop_map(|(machines, needs)| Question {
            makers: ["A", "B"].map(|id| Maker { id: id.to_owned(), name: String::new() }).to_vec(),
            machines,
            needs,
        })
    })
}
