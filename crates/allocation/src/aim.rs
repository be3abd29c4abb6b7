//! How fair a spread is, in whole numbers. Both measures are steps that get worse, so that moving something from where more is to
//! where less is always counts as fairer (the principle of Pigou and Dalton), step by step.

/// A region's share is looked at in so many steps.
pub const REGION_STEPS: i64 = 10;

/// A firm's load is looked at in so many steps.
pub const FIRM_STEPS: i64 = 4;

/// What it is worth that a region has got so much placed of what it asks for: a unit of value within the first tenth of its
/// own counts 10, within the second 9, and within the last 1. In tenths, so that it is whole.
#[must_use]
pub fn worth_of_share(placed: i64, asked: i64) -> i64 {
    (0..REGION_STEPS).map(|step| (REGION_STEPS - step) * within(placed * REGION_STEPS, asked, step)).sum()
}

/// What it costs that a firm has got so many of its free hours filled: an hour within the first quarter of them counts 1, within
/// the second 2, and within the last 4. In quarters, so that it is whole.
#[must_use]
pub fn cost_of_load(used: i64, free: i64) -> i64 {
    (0..FIRM_STEPS).map(|step| (step + 1) * within(used * FIRM_STEPS, free, step)).sum()
}

/// How much of an amount lies in a step of a width.
fn within(amount: i64, width: i64, step: i64) -> i64 {
    (amount - step * width).clamp(0, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_tenth_counts_ten_times_and_the_last_once() {
        assert_eq!(worth_of_share(1, 10), 100);
        assert_eq!(worth_of_share(10, 10) - worth_of_share(9, 10), 10);
        // Half to each of two is fairer than all to one.
        assert!(2 * worth_of_share(5, 10) > worth_of_share(10, 10));
    }

    #[test]
    fn an_hour_costs_more_the_fuller_the_firm_is() {
        assert_eq!(cost_of_load(10, 40), 40);
        assert_eq!(cost_of_load(40, 40) - cost_of_load(39, 40), 16);
        assert!(2 * cost_of_load(20, 40) < cost_of_load(40, 40));
    }
}
