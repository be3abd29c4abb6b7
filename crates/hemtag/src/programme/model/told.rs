//! What of a row of figures everybody may see. A figure that is made of few things is told together with the periods after it, as
//! soon as they are enough between them, as the loop's page tells its own: what was shown once never changes, figures do not
//! overlap, and none can be had by subtracting others.

use super::{AsKnown, Fact, Kind, Period, Sum, fact::sum};

/// What is told of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The figure of this period and those since `since`.
    Figure { sum: Sum, since: Period },
    /// A few, told with a later period.
    Few,
    /// Nothing happened, and nothing waits to be told.
    Nothing,
}

/// The row of a count: every period by itself where `least` is 0, else by the rule above. Periods follow on each other.
#[must_use]
pub fn tell(facts: &[&Fact], kind: Kind, periods: &[Period], least: u32) -> Vec<(Period, Told)> {
    let mut waiting: Option<Period> = None;
    let row = periods.iter().map(|period| {
        let since = waiting.unwrap_or(*period);
        let of = |from: Period| {
            sum(facts.iter().copied(), kind, Some(from.begins()), period.ends(), AsKnown::Then)
        };
        let happened = facts.iter().any(|fact| fact.at >= since.begins() && fact.at < period.ends());
        let whole = of(since);
        let told = if !happened {
            Told::Nothing
        } else if whole.of < least {
            waiting = Some(since);
            Told::Few
        } else {
            waiting = None;
            Told::Figure { sum: whole, since }
        };
        (*period, told)
    });
    row.collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::programme::model::{Counted, Frequency};

    fn facts(by_month: &[i64]) -> Vec<Fact> {
        let month = |at: usize| -> Timestamp { format!("2019-{:02}-15T12:00:00Z", at + 1).parse().unwrap() };
        let many = |(at, count): (usize, &i64)| {
            let one = Fact {
                counted: Counted::NeedsMade,
                at: month(at),
                dated: month(at),
                event: 1,
                amount: count.signum(),
                key: None,
                about: None,
                corrects: None,
            };
            vec![one; usize::try_from(count.abs()).unwrap()]
        };
        by_month.iter().enumerate().flat_map(many).collect()
    }

    fn told(by_month: &[i64], least: u32) -> Vec<String> {
        let all = facts(by_month);
        let all: Vec<&Fact> = all.iter().collect();
        let first = Period::at(Frequency::Month, "2019-01-15T12:00:00Z".parse().unwrap());
        let periods: Vec<Period> =
            std::iter::successors(Some(first), |period| Some(period.next())).take(by_month.len()).collect();
        let words = |(_, told): (Period, Told)| match told {
            Told::Figure { sum, since } => format!("{} since {since}", sum.value.unwrap()),
            Told::Few => "few".to_owned(),
            Told::Nothing => "-".to_owned(),
        };
        tell(&all, Kind::Count, &periods, least).into_iter().map(words).collect()
    }

    #[test]
    fn few_are_told_with_the_periods_after_them() {
        assert_eq!(
            told(&[0, 7, 2, 0, 4, 1], 5),
            ["-", "7 since 2019-02", "few", "few", "6 since 2019-03", "few"]
        );
        assert_eq!(told(&[0, 2, 0], 0), ["-", "2 since 2019-02", "-"]);
    }

    #[test]
    fn what_was_told_once_stays_and_no_figure_is_of_fewer_than_the_rule_says() {
        for number in 0..4_i64.pow(5) {
            let counts: Vec<i64> =
                (0..5).map(|at| number / 4_i64.pow(at) % 4 * 2 - i64::from(at == 4)).collect();
            let whole = told(&counts, 5);
            for end in 0..counts.len() {
                assert_eq!(told(&counts[..end], 5), whole[..end]);
            }
            let figures = whole.iter().filter_map(|text| text.split_once(" since "));
            assert!(
                figures.map(|(count, _)| count.parse::<i64>().unwrap()).all(|count| count >= 5),
                "{whole:?}"
            );
        }
    }
}
