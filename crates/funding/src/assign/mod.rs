//! Who assesses what: a proposal that is optimal over all applications at once, not one after the other.
//!
//! A flow of least cost from applications to assessors. As many assessments as can be are placed; then they are spread so that
//! none has its second assessor while another could have its first; then the field counts, and the load.

mod flow;

use flow::Flow;

/// How many assessors an application needs in all, and how many it has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    pub wanted: u32,
    pub has: u32,
}

/// How many applications an assessor has already, and takes at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    pub has: u32,
    pub most: u32,
}

/// Somebody who may assess something, and how far from their field it lies: 0 (its middle) to [`FARTHEST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub application: usize,
    pub assessor: usize,
    pub distance: u32,
}

/// The largest distance from a field.
pub const FARTHEST: u32 = 100;

/// What an assessor's `n`-th application costs more than the one before, in the unit of distance: two applications of
/// difference in load outweigh 40 hundredths of the field.
const EACH_MORE: i64 = 20;

/// What comes before field and load: an application's first assessor before another's second. Far more than all the rest of one
/// assessment can cost ([`FARTHEST`] and the load of [`MOST_LOAD`] applications).
const EACH_SEAT: i64 = 100_000;

/// Beyond so many applications an assessor's load is not told apart further.
const MOST_LOAD: u32 = 1_000;

/// What an assessor's next application costs, who has `has` of them.
fn of_load(has: u32) -> i64 {
    EACH_MORE * i64::from(has.min(MOST_LOAD))
}

/// What seating the next assessor of an application costs, which has `has` of them.
fn of_seat(has: u32) -> i64 {
    EACH_SEAT * i64::from(has.min(MOST_LOAD))
}

/// What is proposed, and what it costs: the sum of seats, distances and loads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Places in the list of pairs, in its order.
    pub chosen: Vec<usize>,
    pub cost: i64,
}

/// The least cost of an assignment, told in the same way as [`propose`] does: for whoever checks it.
#[must_use]
pub fn cost(needs: &[Need], loads: &[Load], pairs: &[Pair], chosen: &[usize]) -> i64 {
    let mut seats: Vec<u32> = needs.iter().map(|need| need.has).collect();
    let mut held: Vec<u32> = loads.iter().map(|load| load.has).collect();
    let mut sum = 0;
    for pair in chosen.iter().filter_map(|at| pairs.get(*at)) {
        sum += of_seat(seats[pair.application]) + of_load(held[pair.assessor]) + i64::from(pair.distance);
        seats[pair.application] += 1;
        held[pair.assessor] += 1;
    }
    sum
}

/// Proposes who assesses what. Only the given pairs may come together: a conflict is a pair that is not there.
///
/// # Panics
/// When a pair names an application or assessor that there is none of: a fault of the caller.
#[must_use]
pub fn propose(needs: &[Need], loads: &[Load], pairs: &[Pair]) -> Assignment {
    let (source, sink) = (0, 1 + needs.len() + loads.len());
    let application = |at: usize| 1 + at;
    let assessor = |at: usize| 1 + needs.len() + at;
    let mut flow = Flow::new(sink + 1);
    for (at, need) in needs.iter().enumerate() {
        for seat in need.has..need.wanted {
            flow.edge(source, application(at), of_seat(seat));
        }
    }
    let mut edges = Vec::with_capacity(pairs.len());
    for pair in pairs {
        assert!(pair.application < needs.len() && pair.assessor < loads.len(), "a pair of something");
        edges.push(flow.edge(
            application(pair.application),
            assessor(pair.assessor),
            i64::from(pair.distance.min(FARTHEST)),
        ));
    }
    for (at, load) in loads.iter().enumerate() {
        // More than there are applications nobody can get.
        let most = load.most.min(load.has.saturating_add(u32::try_from(needs.len()).unwrap_or(u32::MAX)));
        for has in load.has..most {
            flow.edge(assessor(at), sink, of_load(has));
        }
    }
    let cost = flow.run(source, sink);
    let chosen = edges.iter().enumerate().filter(|(_, edge)| flow.is_used(**edge)).map(|(at, _)| at);
    Assignment { chosen: chosen.collect(), cost }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_for_all_is_not_the_best_for_the_first() {
        // One after the other, the first application would take the assessor whom the second cannot do without.
        let needs = [Need { wanted: 1, has: 0 }; 2];
        let loads = [Load { has: 0, most: 1 }; 2];
        let pair = |application, assessor, distance| Pair { application, assessor, distance };
        let pairs = [pair(0, 0, 0), pair(0, 1, 90), pair(1, 0, 50)];
        let found = propose(&needs, &loads, &pairs);
        assert_eq!(found.chosen, [1, 2]);
        assert_eq!(found.cost, 140);
        assert_eq!(cost(&needs, &loads, &pairs, &found.chosen), 140);
    }

    #[test]
    fn every_application_has_its_first_assessor_before_any_has_its_second() {
        let needs = [Need { wanted: 2, has: 0 }; 2];
        let loads = [Load { has: 0, most: 1 }; 2];
        let pair = |application, assessor, distance| Pair { application, assessor, distance };
        let pairs = [pair(0, 0, 0), pair(0, 1, 0), pair(1, 0, 100), pair(1, 1, 100)];
        let chosen = propose(&needs, &loads, &pairs).chosen;
        let of = |application| chosen.iter().filter(|at| pairs[**at].application == application).count();
        assert_eq!((of(0), of(1)), (1, 1));
    }

    #[test]
    fn nobody_passes_what_they_take_at_most() {
        let needs = [Need { wanted: 3, has: 0 }; 5];
        let loads = [Load { has: 1, most: 2 }, Load { has: 2, most: 2 }, Load { has: 3, most: 2 }];
        let pairs: Vec<Pair> = (0..5)
            .flat_map(|application| (0..3).map(move |assessor| Pair { application, assessor, distance: 0 }))
            .collect();
        let chosen = propose(&needs, &loads, &pairs).chosen;
        assert_eq!(chosen.len(), 1);
        assert_eq!(pairs[chosen[0]].assessor, 0);
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert_eq!(propose(&[], &[], &[]), Assignment { chosen: vec![], cost: 0 });
    }
}
