//! Hours into weeks when they may be spread freely: a flow, and the weeks that are too few where there is none (Hall's
//! condition: any needs whose weeks all lie in some weeks cannot take more hours than those have).

use std::collections::VecDeque;

use super::ready::Weeks;

/// Hours that want to be placed, in any of their weeks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    pub(crate) hours: i64,
    pub(crate) usable: Weeks,
}

/// For each load its hours by week, or the weeks that do not suffice for the loads that have no others.
pub(crate) fn spread(loads: &[Load], free: &[i64]) -> Result<Vec<Vec<i64>>, Weeks> {
    let mut used = vec![vec![0_i64; free.len()]; loads.len()];
    let mut left = free.to_vec();
    // Those that must be done first come first, so that most need no second thought.
    let mut order: Vec<usize> = (0..loads.len()).collect();
    order.sort_by_key(|load| (Weeks::BITS - loads[*load].usable.leading_zeros(), *load));
    for load in order {
        let mut open = loads[load].hours;
        for week in weeks_of(loads[load].usable) {
            let here = open.min(left[week]);
            used[load][week] += here;
            left[week] -= here;
            open -= here;
        }
        while open > 0 {
            open -= push(load, open, loads, &mut used, &mut left)?;
        }
    }
    Ok(used)
}

/// Moves hours of other loads out of the way, along the shortest chain. Says how many hours that placed.
fn push(
    from: usize,
    open: i64,
    loads: &[Load],
    used: &mut [Vec<i64>],
    left: &mut [i64],
) -> Result<i64, Weeks> {
    // By which load a week was reached, and from which week that load's hours would be moved.
    let mut by: Vec<Option<usize>> = vec![None; left.len()];
    let mut out_of: Vec<Option<usize>> = vec![None; loads.len()];
    let mut seen = vec![false; loads.len()];
    seen[from] = true;
    let mut queue = VecDeque::from([from]);
    let mut reached: Weeks = 0;
    while let Some(load) = queue.pop_front() {
        for week in weeks_of(loads[load].usable) {
            if reached >> week & 1 == 1 {
                continue;
            }
            reached |= 1 << week;
            by[week] = Some(load);
            if left[week] > 0 {
                return Ok(along(week, open, from, &by, &out_of, used, left));
            }
            for other in 0..loads.len() {
                if !seen[other] && used[other][week] > 0 {
                    seen[other] = true;
                    out_of[other] = Some(week);
                    queue.push_back(other);
                }
            }
        }
    }
    Err(reached)
}

fn along(
    last: usize,
    open: i64,
    from: usize,
    by: &[Option<usize>],
    out_of: &[Option<usize>],
    used: &mut [Vec<i64>],
    left: &mut [i64],
) -> i64 {
    let mut steps = Vec::new();
    let mut most = open.min(left[last]);
    let mut week = last;
    while let Some(load) = by[week] {
        let before = out_of[load];
        steps.push((load, week, before));
        if load == from {
            break;
        }
        let Some(earlier) = before else { break };
        most = most.min(used[load][earlier]);
        week = earlier;
    }
    left[last] -= most;
    for (load, to, earlier) in steps {
        used[load][to] += most;
        if let Some(earlier) = earlier.filter(|_| load != from) {
            used[load][earlier] -= most;
        }
    }
    most
}

/// The places of the weeks, earliest first.
pub(crate) fn weeks_of(mut weeks: Weeks) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        if weeks == 0 {
            return None;
        }
        let week = weeks.trailing_zeros() as usize;
        weeks &= weeks - 1;
        Some(week)
    })
}
