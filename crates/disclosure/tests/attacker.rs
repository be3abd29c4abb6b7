//! An attacker who was written by itself: tries every table of whole numbers that are not negative, keeps those that agree with all
//! that is told, and looks at what a hidden cell can be in them. Small tables only.

use std::collections::BTreeSet;

use disclosure::{
    Effort, Method, ProtectError, Told, protect,
    series::{Before, Now, Series, State, Within},
    table::{Dimension, Table},
};
use proptest::prelude::*;

const FIVE: i64 = 5;
/// Further than any count of the tables tried can have to move.
const MOST: i64 = 12;

/// A table of rows × columns with all its totals; the last row and the last column are totals.
fn with_totals(counts: &[Vec<i64>]) -> Vec<Vec<i64>> {
    let mut table: Vec<Vec<i64>> = counts
        .iter()
        .map(|row| row.iter().copied().chain(std::iter::once(row.iter().sum())).collect())
        .collect();
    table.push((0..table[0].len()).map(|at| table.iter().map(|row| row[at]).sum()).collect());
    table
}

/// Every table that agrees with what is told (None: hidden, and then it holds something), as sets of what each cell can be.
fn possible(told: &[Vec<Option<i64>>]) -> Vec<Vec<BTreeSet<i64>>> {
    let (rows, columns) = (told.len() - 1, told[0].len() - 1);
    let mut seen = vec![vec![BTreeSet::new(); columns + 1]; rows + 1];
    let mut counts = vec![vec![0; columns]; rows];
    fn fits(told: Option<i64>, value: i64) -> bool {
        told.map_or(value > 0, |told| told == value)
    }
    fn go(at: usize, counts: &mut Vec<Vec<i64>>, told: &[Vec<Option<i64>>], seen: &mut [Vec<BTreeSet<i64>>]) {
        let (rows, columns) = (counts.len(), counts[0].len());
        if at == rows * columns {
            let whole = with_totals(counts);
            let all = whole.iter().zip(told).all(|(a, b)| a.iter().zip(b).all(|(v, t)| fits(*t, *v)));
            if all {
                for (row, cells) in whole.iter().enumerate() {
                    for (column, value) in cells.iter().enumerate() {
                        seen[row][column].insert(*value);
                    }
                }
            }
            return;
        }
        let (row, column) = (at / columns, at % columns);
        if column == 0 && row > 0 {
            let sum: i64 = counts[row - 1].iter().sum();
            if !fits(told[row - 1][columns], sum) {
                return;
            }
        }
        let tried = match told[row][column] {
            Some(value) => value..=value,
            None => 1..=MOST,
        };
        for value in tried {
            counts[row][column] = value;
            go(at + 1, counts, told, seen);
        }
    }
    go(0, &mut counts, told, &mut seen);
    seen
}

/// How the engine tells a table, as the attacker reads it.
fn told(counts: &[Vec<i64>], effort: Effort) -> (Vec<Vec<Option<i64>>>, Method, Table, Vec<bool>) {
    let dimensions = [Dimension::flat(counts.len()), Dimension::flat(counts[0].len())];
    let leaves = counts.iter().enumerate().flat_map(|(row, cells)| {
        cells
            .iter()
            .enumerate()
            .map(move |(column, count)| (vec![row + 1, column + 1], u32::try_from(*count).unwrap()))
    });
    let table = Table::of(&dimensions, leaves, FIVE);
    let found = protect(&table.problem, effort).unwrap();
    let shown = shown(counts, &table, &found.hidden);
    (shown, found.method, table, found.hidden)
}

fn shown(counts: &[Vec<i64>], table: &Table, hidden: &[bool]) -> Vec<Vec<Option<i64>>> {
    let mut shown: Vec<Vec<Option<i64>>> =
        with_totals(counts).into_iter().map(|row| row.into_iter().map(Some).collect()).collect();
    let (rows, columns) = (counts.len(), counts[0].len());
    for (cell, unknown) in table.cells.iter().zip(&table.problem.scenarios[0].unknowns) {
        let is_hidden = match unknown.told {
            Told::Hidden => true,
            Told::Unless { choice, .. } => hidden[choice],
            Told::Between(..) => false,
        };
        if is_hidden {
            let row = if cell[0] == 0 { rows } else { cell[0] - 1 };
            let column = if cell[1] == 0 { columns } else { cell[1] - 1 };
            shown[row][column] = None;
        }
    }
    shown
}

/// The small cells of which the attacker knows that they are small.
fn given_away(counts: &[Vec<i64>], shown: &[Vec<Option<i64>>]) -> Vec<(usize, usize)> {
    let possible = possible(shown);
    let mut given = Vec::new();
    for (row, cells) in with_totals(counts).iter().enumerate() {
        for (column, value) in cells.iter().enumerate() {
            if (1..FIVE).contains(value) {
                assert!(possible[row][column].contains(value), "the true table agrees with what is told");
                if possible[row][column].last().is_none_or(|most| *most < FIVE) {
                    given.push((row, column));
                }
            }
        }
    }
    given
}

fn tables() -> impl Strategy<Value = Vec<Vec<i64>>> {
    let count = prop_oneof![2 => Just(0_i64), 3 => 1..5_i64, 3 => 5..8_i64];
    (2..=2_usize, 2..=3_usize).prop_flat_map(move |(rows, columns)| {
        prop::collection::vec(prop::collection::vec(count.clone(), columns), rows)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn no_small_count_is_found_by_trying_every_table(counts in tables(), exact in any::<bool>()) {
        let effort = Effort { exact_up_to: if exact { 4000 } else { 0 }, again: 500 };
        let (shown, method, table, hidden) = told(&counts, effort);
        prop_assert_eq!(given_away(&counts, &shown), Vec::new(), "{:?}", shown);
        // Nothing is hidden that could be told alone.
        for choice in (0..hidden.len()).filter(|choice| hidden[*choice]) {
            let mut more = hidden.clone();
            more[choice] = false;
            let shown = self::shown(&counts, &table, &more);
            prop_assert!(!given_away(&counts, &shown).is_empty(), "{method:?}: {choice} need not be hidden: {shown:?}");
        }
    }

    #[test]
    fn steps_hide_seldom_much_more_than_the_least(counts in tables()) {
        let cost = |exact_up_to| {
            let dimensions = [Dimension::flat(counts.len()), Dimension::flat(counts[0].len())];
            let leaves = counts.iter().enumerate().flat_map(|(row, cells)| {
                cells.iter().enumerate().map(move |(column, count)| (vec![row + 1, column + 1], u32::try_from(*count).unwrap()))
            });
            protect(&Table::of(&dimensions, leaves, FIVE).problem, Effort { exact_up_to, again: 500 }).unwrap()
        };
        let (least, near) = (cost(4000), cost(0));
        prop_assert_eq!(least.method, Method::Exact);
        prop_assert!(least.weight <= near.weight);
        prop_assert!(near.weight <= least.weight * 2 + 250, "{least:?} {near:?}");
    }
}

/// A row of a total and its counts as it is told: every row that agrees. That a hidden cell holds something is known.
fn agree(states: &[State], whole: &[i64]) -> Vec<Vec<i64>> {
    let fits = |at: usize, value: i64| match states[at] {
        State::Counted(count) => count == value,
        State::Since { count, .. } => (count - value).abs() < FIVE,
        State::Hidden => value >= i64::from(whole[at] > 0),
    };
    let mut rows: Vec<Vec<i64>> = vec![Vec::new()];
    for at in 1..states.len() {
        rows = rows
            .into_iter()
            .flat_map(|row| {
                (0..=MOST + 8).filter(|value| fits(at, *value)).map(move |value| {
                    let mut row = row.clone();
                    row.push(value);
                    row
                })
            })
            .collect();
    }
    rows.into_iter()
        .filter_map(|row| {
            let total: i64 = row.iter().sum();
            fits(0, total).then(|| std::iter::once(total).chain(row).collect())
        })
        .collect()
}

/// The total and the counts.
fn whole(counts: &[i64]) -> Vec<i64> {
    std::iter::once(counts.iter().sum()).chain(counts.iter().copied()).collect()
}

/// Tells counts by date as they come, each with all that was told before; none for a date of which nothing can be told.
fn series(counts: &[Vec<i64>]) -> Vec<Option<Vec<State>>> {
    let rows = vec![std::iter::once((0, -1)).chain((1..=counts[0].len()).map(|at| (at, 1))).collect()];
    let mut series = Series { rows, ..Series::default() };
    let mut told = Vec::new();
    for whole in counts.iter().map(|row| whole(row)) {
        series.now =
            whole.iter().map(|value| Now { value: *value, group_hidden: false, high: None }).collect();
        let states = match series.tell(FIVE, Effort::default()) {
            Ok(telling) => Some(telling.states),
            Err(ProtectError::Impossible { .. }) => None,
            Err(error) => panic!("{error}"),
        };
        if let Some(states) = &states {
            let before = whole.iter().zip(states);
            series.before.push(
                before
                    .map(|(value, state)| Before { value: *value, group_hidden: false, state: *state })
                    .collect(),
            );
        }
        told.push(states);
    }
    told
}

/// A cell and its date of which whoever knows what was told at two dates, and which cells are as they were, knows that it holds a few.
fn few(wholes: &[Vec<i64>; 2], rows: &[Vec<Vec<i64>>; 2]) -> Option<(usize, usize)> {
    let cells = wholes[0].len();
    let same: Vec<usize> = (0..cells).filter(|at| wholes[0][*at] == wholes[1][*at]).collect();
    let key = |row: &Vec<i64>| same.iter().map(|at| row[*at]).collect::<Vec<i64>>();
    let keys = rows.each_ref().map(|rows| rows.iter().map(key).collect::<BTreeSet<Vec<i64>>>());
    (0..2).flat_map(|date| (0..cells).map(move |at| (date, at))).find(|(date, at)| {
        let of_pairs = rows[*date].iter().filter(|row| keys[1 - date].contains(&key(row)));
        (1..FIVE).contains(&wholes[*date][*at]) && of_pairs.map(|row| row[*at]).max() < Some(FIVE)
    })
}

/// A change of one to four of a cell that whoever knows nothing but what was told at two dates knows of.
fn few_moved(wholes: &[Vec<i64>; 2], rows: &[Vec<Vec<i64>>; 2]) -> Option<usize> {
    (0..wholes[0].len()).find(|at| {
        let change = wholes[1][*at] - wholes[0][*at];
        let [before, now] =
            rows.each_ref().map(|rows| rows.iter().map(|row| row[*at]).collect::<BTreeSet<i64>>());
        let is_open = || before.iter().any(|b| now.iter().any(|n| n == b || (n - b).abs() >= FIVE));
        change != 0 && change.abs() < FIVE && !is_open()
    })
}

fn two_dates() -> impl Strategy<Value = Vec<Vec<i64>>> {
    let count = prop_oneof![1 => Just(0_i64), 3 => 1..5_i64, 4 => 5..10_i64];
    let change = prop_oneof![3 => Just(0_i64), 3 => -4..5_i64, 1 => 5..8_i64];
    prop::collection::vec((count, change), 3).prop_map(|cells| {
        let first: Vec<i64> = cells.iter().map(|(count, _)| *count).collect();
        let second = cells.iter().map(|(count, change)| (count + change).max(0)).collect();
        vec![first, second]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, ..ProptestConfig::default() })]

    #[test]
    fn two_dates_together_give_no_small_count_and_no_small_change_away(counts in two_dates()) {
        prop_assume!(counts.iter().all(|row| row.iter().sum::<i64>() >= FIVE));
        let told = series(&counts);
        let wholes = [whole(&counts[0]), whole(&counts[1])];
        let first = told[0].as_ref().expect("alone, a table with everything hidden gives nothing away");
        let hidden = vec![State::Hidden; first.len()];
        let rows = [agree(first, &wholes[0]), agree(told[1].as_ref().unwrap_or(&hidden), &wholes[1])];
        let (few, few_moved) = (few(&wholes, &rows), few_moved(&wholes, &rows));
        if told[1].is_some() {
            prop_assert_eq!(few, None, "date and cell: {:?} of {:?}", told, counts);
            prop_assert_eq!(few_moved, None, "cell: {:?} of {:?}", told, counts);
        } else {
            // Nothing is told only where not even saying which cells hold anything is safe.
            prop_assert!(few.is_some() || few_moved.is_some(), "{told:?} of {counts:?} could be told");
        }
    }
}

#[test]
fn a_cell_that_is_known_not_to_have_changed_does_not_give_another_away() {
    // 4 and 8 are hidden at first: together 12. Then the 4 becomes 6 and the 8 stays: told, it would give the 4 away.
    let told = series(&[vec![4, 8, 20], vec![9, 8, 20]]);
    let [Some(first), Some(second)] = &told[..] else { panic!("{told:?}") };
    assert_eq!(first[1..3], [State::Hidden, State::Hidden]);
    assert_eq!(second[2], State::Hidden, "{told:?}");
}

#[test]
fn nothing_is_told_where_it_would_be_known_that_all_are_a_few() {
    // Five were told in all. Still five, over three cells: whoever knows that they are as many as they were knows that each holds
    // less than five, whatever is hidden.
    let told = series(&[vec![5, 0, 0], vec![1, 2, 2]]);
    assert!(told[0].is_some());
    assert_eq!(told[1], None);
}

#[test]
fn what_changed_little_is_told_as_it_was() {
    let told = series(&[vec![10, 20, 30], vec![12, 20, 36]]);
    let [Some(first), Some(second)] = &told[..] else { panic!("{told:?}") };
    assert_eq!(first[..], [State::Counted(60), State::Counted(10), State::Counted(20), State::Counted(30)]);
    assert_eq!(second[2], State::Since { date: 0, count: 20 });
    assert!(!second.contains(&State::Counted(12)), "{told:?}");
}

/// A table and what it is part of, each told with the dates before in sight: by date how the whole and the part are told, or none
/// where nothing can be told of the part.
type ToldOfBoth = Vec<(Vec<State>, Option<Vec<State>>)>;

fn both(wholes: &[Vec<i64>], parts: &[Vec<i64>]) -> ToldOfBoth {
    let rows = vec![std::iter::once((0, -1)).chain((1..=wholes[0].len()).map(|at| (at, 1))).collect()];
    let before = |values: &[i64], states: &[State], hidden: &[bool]| -> Vec<Before> {
        let cells = values.iter().zip(states).zip(hidden);
        cells
            .map(|((value, state), hidden)| Before { value: *value, group_hidden: *hidden, state: *state })
            .collect()
    };
    let mut whole_series = Series { rows, ..Series::default() };
    let mut part_series = Series { within: vec![Within::default()], ..whole_series.clone() };
    let mut told = Vec::new();
    for (of_whole, of_part) in wholes.iter().zip(parts) {
        let (of_whole, of_part) = (whole(of_whole), whole(of_part));
        let open = |value: &i64| Now { value: *value, group_hidden: false, high: None };
        whole_series.now = of_whole.iter().map(open).collect();
        let states = whole_series.tell(FIVE, Effort::default()).expect("a total of five and more").states;
        let hidden: Vec<bool> = states.iter().map(|state| *state == State::Hidden).collect();
        let now = before(&of_whole, &states, &vec![false; states.len()]);
        whole_series.before.push(now.clone());
        part_series.now = of_part
            .iter()
            .zip(&hidden)
            .map(|(value, hidden)| Now { value: *value, group_hidden: *hidden, high: None })
            .collect();
        part_series.within[0].now.clone_from(&now);
        let of = match part_series.tell(FIVE, Effort::default()) {
            Ok(telling) => Some(telling.states),
            Err(ProtectError::Impossible { .. }) => None,
            Err(error) => panic!("{error}"),
        };
        if let Some(of) = &of {
            part_series.before.push(before(&of_part, of, &hidden));
            part_series.within[0].before.push(now);
        }
        told.push((states, of));
    }
    told
}

/// Every pair of rows that agrees with how both are told: the whole, and what is of it and not of the part.
fn pairs(told: &(Vec<State>, Option<Vec<State>>), of: [&[i64]; 2]) -> Vec<[Vec<i64>; 3]> {
    let nothing = vec![State::Hidden; of[0].len()];
    let states = told.1.as_ref().unwrap_or(&nothing);
    // Of a part none is hidden too where its whole is, and where nothing is told of it.
    let holds: Vec<i64> = of[1]
        .iter()
        .zip(&told.0)
        .map(|(value, whole)| if told.1.is_none() || *whole == State::Hidden { 0 } else { *value })
        .collect();
    let parts = agree(states, &holds);
    agree(&told.0, of[0])
        .into_iter()
        .flat_map(|whole| {
            parts.iter().filter_map(move |part| {
                let rest: Vec<i64> = whole.iter().zip(part).map(|(whole, part)| whole - part).collect();
                rest.iter().all(|count| *count >= 0).then(|| [whole.clone(), part.clone(), rest])
            })
        })
        .collect()
}

/// The first count of a few that is given away: whether of the part (1) or of what is left (2), its date and its cell.
fn few_of_both(told: &ToldOfBoth, wholes: &[Vec<i64>], parts: &[Vec<i64>]) -> Option<(usize, usize, usize)> {
    let truth: Vec<[Vec<i64>; 3]> = wholes
        .iter()
        .zip(parts)
        .map(|(of, part)| {
            let (of, part) = (whole(of), whole(part));
            let rest = of.iter().zip(&part).map(|(of, part)| of - part).collect();
            [of, part, rest]
        })
        .collect();
    let mut agreeing: Vec<Vec<[Vec<i64>; 3]>> =
        told.iter().zip(&truth).map(|(told, truth)| pairs(told, [&truth[0], &truth[1]])).collect();
    for (truth, agreeing) in truth.iter().zip(&agreeing) {
        assert!(agreeing.contains(truth), "what is told is true: {told:?} of {truth:?}");
    }
    // Which cells are as they were is known: of the whole, and of the part where it is told at both dates.
    let tables = if told.iter().all(|(_, part)| part.is_some()) { 2 } else { 1 };
    if let [first, second] = &truth[..] {
        let same: Vec<(usize, usize)> = (0..tables)
            .flat_map(|table| (0..first[0].len()).map(move |at| (table, at)))
            .filter(|(table, at)| first[*table][*at] == second[*table][*at])
            .collect();
        let key = |tables: &[Vec<i64>; 3]| -> Vec<i64> {
            same.iter().map(|(table, at)| tables[*table][*at]).collect()
        };
        let keys: Vec<BTreeSet<Vec<i64>>> =
            agreeing.iter().map(|all| all.iter().map(key).collect()).collect();
        for (date, all) in agreeing.iter_mut().enumerate() {
            all.retain(|tables| keys[1 - date].contains(&key(tables)));
        }
    }
    let cells = truth[0][0].len();
    (0..told.len())
        .filter(|date| told[*date].1.is_some())
        .flat_map(|date| (1..3).flat_map(move |table| (0..cells).map(move |at| (table, date, at))))
        .find(|(table, date, at)| {
            let value = truth[*date][*table][*at];
            // Of a whole of five of which something is known to be in the part no five can be left.
            let room = match told[*date].0[*at] {
                State::Counted(count) => count - i64::from(truth[*date][3 - table][*at] > 0),
                _ => FIVE,
            };
            let most = agreeing[*date].iter().map(|tables| tables[*table][*at]).max();
            (1..FIVE.min(room)).contains(&value) && most < Some(FIVE.min(room))
        })
}

fn wholes_and_parts(dates: usize) -> impl Strategy<Value = (Vec<Vec<i64>>, Vec<Vec<i64>>)> {
    let cell = prop_oneof![1 => 1..5_i64, 4 => 5..10_i64].prop_flat_map(|of| (Just(of), 0..=of));
    prop::collection::vec(prop::collection::vec(cell, 2), dates).prop_map(|dates| {
        let take =
            |pick: fn(&(i64, i64)) -> i64| dates.iter().map(|row| row.iter().map(pick).collect()).collect();
        (take(|cell| cell.0), take(|cell| cell.1))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn what_is_left_of_a_whole_is_kept_as_its_part_is((wholes, parts) in wholes_and_parts(1)) {
        prop_assume!([&wholes[0], &parts[0]].iter().all(|row| row.iter().sum::<i64>() >= FIVE));
        let told = both(&wholes, &parts);
        prop_assert_eq!(few_of_both(&told, &wholes, &parts), None, "{:?} of {:?} in {:?}", told, parts, wholes);
    }

    #[test]
    fn what_is_left_of_a_whole_is_kept_over_two_dates((wholes, parts) in wholes_and_parts(2)) {
        prop_assume!(wholes.iter().chain(&parts).all(|row| row.iter().sum::<i64>() >= FIVE));
        let told = both(&wholes, &parts);
        prop_assert_eq!(few_of_both(&told, &wholes, &parts), None, "{:?} of {:?} in {:?}", told, parts, wholes);
    }
}

#[test]
fn all_but_a_few_is_not_told() {
    // 20 firms of which 17 lack it: three have it for sure.
    let told = both(&[vec![12, 8]], &[vec![10, 7]]);
    let [(firms, Some(lacking))] = &told[..] else { panic!("{told:?}") };
    assert_eq!(firms[0], State::Counted(20));
    assert_eq!(lacking[..], [State::Hidden; 3], "three, two and one are left");
    // All of them are told, and half of them.
    let told = both(&[vec![12, 8]], &[vec![12, 8]]);
    assert_eq!(told[0].1.as_ref().map(|states| states[0]), Some(State::Counted(20)), "{told:?}");
    let told = both(&[vec![20, 20]], &[vec![10, 12]]);
    let all = [State::Counted(22), State::Counted(10), State::Counted(12)];
    assert_eq!(told[0].1.as_deref(), Some(&all[..]));
}
