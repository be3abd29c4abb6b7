//! What several assessors' points say together: the mean, and how far they lie apart. Few assessors agree little; an application
//! is shown as an interval, and those whose intervals overlap are not told apart by the points.

use std::collections::BTreeMap;

use crate::funding::model::call::Criterion;

/// Mean and spread of some values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    pub count: usize,
    pub mean: f64,
    /// The deviation of the sample (divided by one less than the count); `None` for one value, of which it is not known.
    pub deviation: Option<f64>,
    pub least: f64,
    pub most: f64,
}

impl Spread {
    /// `None` of nothing.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Spread> {
        let count = values.len();
        let number = f64::from(u32::try_from(count).ok()?);
        let least = values.iter().copied().reduce(f64::min)?;
        let most = values.iter().copied().reduce(f64::max)?;
        let mean = values.iter().sum::<f64>() / number;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let deviation = (count > 1).then(|| (squares / (number - 1.0)).sqrt());
        Some(Spread { count, mean, deviation, least, most })
    }

    /// One deviation to each side of the mean; the mean alone where the spread is not known.
    #[must_use]
    pub fn interval(&self) -> (f64, f64) {
        let side = self.deviation.unwrap_or(0.0);
        (self.mean - side, self.mean + side)
    }

    /// Whether the points do not tell two apart. One of which the spread is not known is told apart from nothing.
    #[must_use]
    pub fn overlaps(&self, other: &Spread) -> bool {
        if self.deviation.is_none() || other.deviation.is_none() {
            return true;
        }
        let ((from, to), (other_from, other_to)) = (self.interval(), other.interval());
        from <= other_to && other_from <= to
    }
}

/// One assessor's points by criterion; `None` where it does not apply.
pub type Points = BTreeMap<String, Option<u8>>;

/// One assessor's total, 0 to 100: the share of the most points by the criteria's weights, without those that do not apply.
/// `None` where nothing is weighed.
#[must_use]
pub fn total(points: &Points, criteria: &[Criterion]) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for criterion in criteria.iter().filter(|one| one.most > 0) {
        if let Some(Some(given)) = points.get(&criterion.code) {
            let weight = f64::from(criterion.weight);
            sum += weight * f64::from(*given) / f64::from(criterion.most);
            weights += weight;
        }
    }
    (weights > 0.0).then(|| sum / weights * 100.0)
}

/// The totals of several together.
#[must_use]
pub fn totals<'p>(all: impl IntoIterator<Item = &'p Points>, criteria: &[Criterion]) -> Option<Spread> {
    let values: Vec<f64> = all.into_iter().filter_map(|points| total(points, criteria)).collect();
    Spread::of(&values)
}

/// One criterion's points together, in points.
#[must_use]
pub fn of_criterion<'p>(all: impl IntoIterator<Item = &'p Points>, code: &str) -> Option<Spread> {
    let values: Vec<f64> =
        all.into_iter().filter_map(|points| points.get(code).copied().flatten()).map(f64::from).collect();
    Spread::of(&values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criterion(code: &str, most: u8, weight: u16) -> Criterion {
        Criterion { code: code.into(), most, weight, ..Criterion::default() }
    }

    fn points(all: &[(&str, Option<u8>)]) -> Points {
        all.iter().map(|(code, points)| ((*code).to_owned(), *points)).collect()
    }

    #[test]
    fn the_total_is_a_share_by_weights_and_leaves_out_what_does_not_apply() {
        let criteria = [criterion("a", 5, 40), criterion("b", 10, 40), criterion("c", 4, 20)];
        let close = |a: Option<f64>, b: f64| a.is_some_and(|a| (a - b).abs() < 1e-9);
        // 40·3/5 + 40·5/10 + 20·4/4 = 24 + 20 + 20 of 100.
        assert!(close(total(&points(&[("a", Some(3)), ("b", Some(5)), ("c", Some(4))]), &criteria), 64.0));
        // (24 + 20) of 80.
        assert!(close(total(&points(&[("a", Some(3)), ("b", Some(5)), ("c", None)]), &criteria), 55.0));
        assert_eq!(total(&points(&[("c", None)]), &criteria), None);
    }

    #[test]
    fn mean_and_spread_by_hand() {
        let spread = Spread::of(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]).unwrap();
        assert!((spread.mean - 5.0).abs() < 1e-12);
        // Squares sum to 32; 32 / 7.
        assert!((spread.deviation.unwrap() - (32.0_f64 / 7.0).sqrt()).abs() < 1e-12);
        assert_eq!((spread.least, spread.most, spread.count), (2.0, 9.0, 8));
        assert_eq!(Spread::of(&[]), None);
    }

    #[test]
    fn one_assessor_tells_nothing_apart() {
        let one = Spread::of(&[90.0]).unwrap();
        let low = Spread::of(&[10.0, 12.0]).unwrap();
        let high = Spread::of(&[80.0, 90.0]).unwrap();
        assert!(one.overlaps(&low) && low.overlaps(&one));
        assert!(!low.overlaps(&high) && high.overlaps(&high));
    }
}
