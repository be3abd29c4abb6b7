//! Single cases by hand, and what is refused.

use allocation::{
    AllocationError, Candidate, Change, Effort, Machines, Maker, Need, Placement, Question, allocate, check,
    check::Violation, file, one_more, valid::Fault, why,
};
use vocabulary::IsoWeek;

use crate::generate::week;

fn machines(id: &str, maker: usize, free: &[(usize, u32)]) -> Machines {
    Machines {
        id: id.to_owned(),
        maker,
        free: free.iter().map(|(nth, hours)| (week(*nth), *hours)).collect(),
    }
}

fn need(id: &str, region: &str, value: i64, candidates: &[(usize, u32)]) -> Need {
    Need {
        id: id.to_owned(),
        title: String::new(),
        value,
        region: Some(region.to_owned()),
        from: week(0),
        to: week(1),
        most_weeks: None,
        candidates: candidates
            .iter()
            .map(|(machines, hours)| Candidate { machines: *machines, hours: Some(*hours) })
            .collect(),
    }
}

fn question(machines: Vec<Machines>, needs: Vec<Need>) -> Question {
    let makers = ["A", "B"].map(|id| Maker { id: id.to_owned(), name: String::new() }).to_vec();
    Question { makers, machines, needs }
}

fn done(question: &Question) -> allocation::Allocated {
    allocate(question, Effort::default()).expect("a sound question")
}

#[test]
fn one_large_need_gives_way_to_two_that_are_worth_more_together() {
    let needs = vec![
        need("N1", "06", 5, &[(0, 40)]),
        need("N2", "06", 3, &[(0, 20)]),
        need("N3", "06", 3, &[(0, 20)]),
    ];
    let question = question(vec![machines("M", 0, &[(0, 30), (1, 10)])], needs);
    let allocated = done(&question);
    let placed: Vec<usize> = allocated.placements.iter().map(|placement| placement.need).collect();
    assert_eq!(placed, [1, 2]);
    assert_eq!(why::reason(&question, &allocated.placements, 0), why::Reason::Outcompeted);
    assert_eq!(why::stands(&question, &allocated.placements, 0)[0].beside, [1, 2]);
    let weeks: Vec<IsoWeek> = allocated.bottlenecks[0].weeks.clone();
    assert_eq!((allocated.bottlenecks[0].machines, weeks), (0, vec![week(0), week(1)]));
}

#[test]
fn of_equal_values_the_region_that_got_less_is_placed() {
    // Two of the same region and one of another want two places.
    let needs = vec![
        need("N1", "06", 2, &[(0, 10)]),
        need("N2", "06", 2, &[(0, 10)]),
        need("N3", "14", 2, &[(0, 10)]),
    ];
    let question = question(vec![machines("M", 0, &[(0, 20)])], needs);
    let allocated = done(&question);
    let shares: Vec<(i64, i64)> = allocated.measure.regions.iter().map(|r| (r.placed, r.asked)).collect();
    assert_eq!(shares, [(2, 4), (2, 2)]);
}

#[test]
fn of_equal_spreads_the_firms_share_the_work() {
    let needs = vec![need("N1", "06", 1, &[(0, 10), (1, 10)]), need("N2", "06", 1, &[(0, 10), (1, 10)])];
    let question = question(vec![machines("M", 0, &[(0, 40)]), machines("O", 1, &[(0, 40)])], needs);
    let used: Vec<i64> = done(&question).measure.firms.iter().map(|firm| firm.used).collect();
    assert_eq!(used, [10, 10]);
}

#[test]
fn hours_that_nobody_has_stated_are_asked_about_and_never_used() {
    let question = question(vec![machines("M", 0, &[(1, 5)])], vec![need("N1", "06", 1, &[(0, 10)])]);
    let allocated = done(&question);
    assert_eq!(allocated.placements, []);
    assert_eq!(why::reason(&question, &[], 0), why::Reason::Ask);
    assert_eq!(why::stands(&question, &[], 0)[0].unknown, [week(0)]);
}

#[test]
fn who_would_move_is_named() {
    // N1 could be made at both; N2 only where N1 is.
    let machines = vec![machines("M", 0, &[(0, 10)]), machines("O", 1, &[(0, 10)])];
    let needs = vec![need("N1", "06", 2, &[(0, 10), (1, 10)]), need("N2", "06", 1, &[(0, 10)])];
    let question = question(machines, needs);
    let before = vec![Placement { need: 0, machines: 0, weeks: vec![(week(0), 10)] }];
    let changed = one_more(&question, &before, 1, Effort::default()).expect("sound");
    assert_eq!(changed.changes, [Change::Moved { need: 0, from: 0, to: 1 }]);
    assert_eq!(changed.placements.len(), 2);
}

#[test]
fn one_more_of_no_more_worth_displaces_nobody() {
    let needs = vec![need("N1", "06", 2, &[(0, 10)]), need("N2", "14", 2, &[(0, 10)])];
    let question = question(vec![machines("M", 0, &[(0, 10)])], needs);
    let before = vec![Placement { need: 0, machines: 0, weeks: vec![(week(0), 10)] }];
    let changed = one_more(&question, &before, 1, Effort::default()).expect("sound");
    assert_eq!((changed.changes, changed.placements), (vec![], before));
}

#[test]
fn an_allocation_that_was_tampered_with_is_refused() {
    let mut asked = need("N1", "06", 1, &[(0, 10)]);
    asked.most_weeks = Some(1);
    let question = question(vec![machines("M", 0, &[(0, 10), (1, 4)])], vec![asked]);
    let at = |weeks: &[(usize, u32)]| {
        let weeks = weeks.iter().map(|(nth, hours)| (week(*nth), *hours)).collect();
        check(&question, &[Placement { need: 0, machines: 0, weeks }])
    };
    assert!(at(&[(0, 10)]).is_ok());
    assert_eq!(at(&[(0, 6), (1, 4)]), Err(vec![Violation::TooManyWeeks { need: 0, weeks: 2 }]));
    assert_eq!(at(&[(0, 9)]), Err(vec![Violation::OtherHours { need: 0, hours: 9 }]));
    let over = Violation::Overbooked { machines: 0, week: week(1), used: 10, free: 4 };
    assert_eq!(at(&[(1, 10)]), Err(vec![over]));
    let outside = Violation::OutsideItsWeeks { need: 0, week: week(2) };
    let unknown = Violation::Overbooked { machines: 0, week: week(2), used: 10, free: 0 };
    assert_eq!(at(&[(2, 10)]), Err(vec![outside, unknown]));
}

#[test]
fn what_cannot_be_computed_with_is_told_all_at_once() {
    let mut wrong = need("N1", "06", 0, &[(0, 0), (0, 1)]);
    wrong.to = week(0);
    wrong.from = week(1);
    let question = question(vec![machines("M", 0, &[])], vec![wrong]);
    let Err(AllocationError::Faults(faults)) = allocate(&question, Effort::default()) else {
        panic!("refused")
    };
    assert_eq!(faults.len(), 4, "{faults:?}");
    assert!(faults.iter().any(|fault| matches!(fault, Fault::WeeksReversed { .. })));
}

#[test]
fn a_file_says_where_it_is_wrong() {
    let says = |text: &str| file::read(text).expect_err("refused").to_string();
    assert_eq!(
        says("[[machines]]\nid = 'M'\nmaker = 'B'\n[[maker]]\nid = 'A'\n"),
        "machines 'M': the maker 'B' is not there. Known are: A."
    );
    assert_eq!(
        says("[[need]]\nid = 'N'\nfrom = 'v 48'\nto = '2026-W50'\n"),
        "need 'N': 'v 48' is not a week. Write year and week, for example 2026-W48."
    );
    assert!(says("[[need]]\nid = 'N'\nhours = 3\n").contains("line 3"));
}
