//! The least that would meet a requirement which a plan leaves open, while nothing else gets worse: each found by solving, and
//! each proved by planning again with it.

use jiff::{ToSpan, civil::Date};
use solver::{Answer, Range};

use super::{
    Effort, PlanError,
    answer::Plan,
    items::{Offers, after, day},
    programme::{HALF_ORE, Programme, float},
    question::Question,
    whole,
};
use crate::gap::Due;

/// What would meet a requirement on all its shifts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Relaxed {
    /// So much more training budget in one year, in whole kronor (öre, a multiple of 100).
    pub money: Vec<(i16, i64)>,
    /// So many more hours away from production in one year.
    pub hours: Vec<(i16, u32)>,
    /// More of both, over all years: the least money, and with it the least hours. Only where neither alone is enough.
    pub both: Option<(i64, u32)>,
    /// The day so many weeks later.
    pub later: Option<u32>,
}

impl Relaxed {
    /// Nothing of this kind would meet it.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.money.is_empty() && self.hours.is_empty() && self.both.is_none() && self.later.is_none()
    }
}

/// Days that are tried at the most for a later goal.
const MOST_DAYS: usize = 40;

/// What would meet a requirement, by its row in the map.
///
/// # Errors
/// As [`super::plan`].
pub fn relax(question: Question<'_>, plan: &Plan, row: usize, effort: Effort) -> Result<Relaxed, PlanError> {
    let mut relaxed = Relaxed::default();
    // What the other requirements may leave open: as the plan does.
    let others: i64 = plan
        .requirements
        .iter()
        .filter(|met| met.row != row)
        .map(|met| met.left() * i64::from(met.weight))
        .sum();
    let ask = Ask { row, others, effort };
    let settings = question.settings;
    for (place, year) in settings.years.iter().enumerate() {
        if let Some((money, _)) = ask.least(question, &[place], &[])? {
            let mut more = settings.clone();
            more.years[place].budget += money;
            if money > 0 && ask.is_met(Question { settings: &more, ..question })? {
                relaxed.money.push((year.year, money));
            }
        }
        if let Some((_, hours)) = ask.least(question, &[], &[place])? {
            let mut more = settings.clone();
            more.years[place].hours = more.years[place].hours.saturating_add(hours);
            if hours > 0 && ask.is_met(Question { settings: &more, ..question })? {
                relaxed.hours.push((year.year, hours));
            }
        }
    }
    if relaxed.money.is_empty() && relaxed.hours.is_empty() {
        let all: Vec<usize> = (0..settings.years.len()).collect();
        relaxed.both = ask.least(question, &all, &all)?.filter(|(money, hours)| *money > 0 || *hours > 0);
    }
    relaxed.later = ask.later(question)?;
    Ok(relaxed)
}

struct Ask {
    row: usize,
    others: i64,
    effort: Effort,
}

impl Ask {
    fn search(&self) -> solver::Effort {
        solver::Effort {
            seconds: self.effort.seconds,
            gap: 1e-9,
            distance: 4e-6,
            branches: self.effort.branches,
            brief: false,
        }
    }

    /// The programme in which the requirement is met and the others are no worse.
    fn programme(&self, offers: &Offers<'_>) -> Programme {
        let mut programme = Programme::new(offers);
        let weighted = programme.weighted(offers);
        let mut of_others = Vec::new();
        for (open, unit) in programme.open.clone().into_iter().zip(&offers.units) {
            if unit.row == self.row {
                programme.problem.fix(open, 0.0);
            }
        }
        for (place, variable, weight) in weighted {
            if offers.units[place].row != self.row {
                of_others.push((variable, weight));
            }
        }
        if !of_others.is_empty() {
            let _ = programme.problem.row(Range::at_most(float(self.others) / 2000.0 + 2e-4), of_others);
        }
        programme
    }

    fn is_met(&self, question: Question<'_>) -> Result<bool, PlanError> {
        let offers = Offers::new(question);
        let programme = self.programme(&offers);
        Ok(matches!(programme.problem.solve(self.search(), None)?, Answer::Solved(_)))
    }

    /// The least money in these years, and with it the least hours in those; none: no amount is enough.
    fn least(
        &self,
        question: Question<'_>,
        money: &[usize],
        hours: &[usize],
    ) -> Result<Option<(i64, u32)>, PlanError> {
        let offers = Offers::new(question);
        let mut programme = self.programme(&offers);
        let most_money: f64 = offers.items.iter().map(|i| float(i.cost.high) * f64::from(i.most)).sum();
        let most_hours: f64 = offers.items.iter().map(|i| f64::from(i.hours) * f64::from(i.most)).sum();
        for place in money {
            let more = programme.more_money[*place];
            // Whole kronor would make the search harder; the sum is rounded up after it.
            programme.problem.set_bounds(more, 0.0..=most_money * 2.0 / HALF_ORE);
            programme.problem.set_gain(more, -1.0);
        }
        for place in hours {
            programme.problem.set_bounds(programme.more_hours[*place], 0.0..=most_hours);
            if money.is_empty() {
                programme.problem.set_gain(programme.more_hours[*place], -1.0);
            }
        }
        let Answer::Solved(first) = programme.problem.solve(self.search(), None)? else { return Ok(None) };
        let of = |values: &[f64], more: &[solver::Variable], places: &[usize]| -> f64 {
            places.iter().map(|place| values[more[*place].index()]).sum()
        };
        let needed = of(&first.values, &programme.more_money, money);
        let mut values = first.values;
        if !money.is_empty() && !hours.is_empty() {
            programme.problem.forget_gains();
            let spent = money.iter().map(|place| (programme.more_money[*place], 1.0));
            let _ = programme.problem.row(Range::at_most(needed + 1e-5), spent.collect::<Vec<_>>());
            for place in hours {
                programme.problem.set_gain(programme.more_hours[*place], -1.0);
            }
            let Answer::Solved(second) = programme.problem.solve(self.search(), None)? else {
                return Ok(None);
            };
            values = second.values;
        }
        let more_hours = of(&values, &programme.more_hours, hours);
        let ore = whole((needed * HALF_ORE / 200.0 - 1e-4).ceil()) * 100;
        Ok(Some((ore, u32::try_from(whole((more_hours - 1e-4).ceil())).unwrap_or(u32::MAX))))
    }

    /// The fewest weeks by which the requirement must be later. Only days on which a measure ends can change the answer.
    fn later(&self, question: Question<'_>) -> Result<Option<u32>, PlanError> {
        let required = &question.map.required[self.row];
        let due = Due::of(question.map, required, question.today);
        let now = day(&question, due);
        if due == Due::Undated {
            return Ok(None);
        }
        let ends = question.ends();
        let mut map = question.map.clone();
        let mut weeks: Vec<u32> = {
            // What there would be with the most time.
            map.required[self.row].by = Some(after(ends, 104));
            let offers = Offers::new(Question { map: &map, ..question });
            let days = offers
                .items
                .iter()
                .filter(|item| offers.rows.get(&item.key).is_some_and(|rows| rows.contains(&self.row)))
                .map(|item| item.done);
            days.filter(|done| *done > now).map(|done| weeks(now, done)).collect()
        };
        // Whatever takes its time before the day counts from today.
        weeks.extend(question.figures.iter().map(|figure| weeks_from(question.today, figure.weeks, now)));
        weeks.retain(|weeks| *weeks > 0);
        weeks.sort_unstable();
        weeks.dedup();
        for later in weeks.into_iter().take(MOST_DAYS) {
            map.required[self.row].by = Some(now.saturating_add((7 * i64::from(later)).days()));
            if self.is_met(Question { map: &map, ..question })? {
                return Ok(Some(later));
            }
        }
        Ok(None)
    }
}

/// Weeks begun from a day to a later one.
fn weeks(from: Date, to: Date) -> u32 {
    u32::try_from((crate::gap::days(from, to) + 6).div_euclid(7).max(0)).unwrap_or(0)
}

fn weeks_from(today: Date, takes: u32, now: Date) -> u32 {
    weeks(now, after(today, takes))
}
