//! A figure that is not known exactly: the ends between which it lies and the likely value.
//!
//! It is drawn from a triangle over these three: over their logarithms when the low end is above zero, since costs and
//! times are uncertain by a factor; over the values themselves when it is zero or below (a duty, a change of currency).

use serde::Serialize;

/// Low ≤ likely ≤ high, all finite.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Range {
    pub low: f64,
    pub likely: f64,
    pub high: f64,
}

impl Range {
    /// `None` when the three are not in order, or not numbers.
    #[must_use]
    pub fn new(low: f64, likely: f64, high: f64) -> Option<Range> {
        let in_order = low <= likely && likely <= high && low.is_finite() && high.is_finite();
        in_order.then_some(Range { low, likely, high })
    }

    /// A figure that is known.
    #[must_use]
    pub const fn exactly(value: f64) -> Range {
        Range { low: value, likely: value, high: value }
    }

    #[must_use]
    pub fn spread(self) -> Spread {
        if self.low >= self.high {
            return Spread::Fixed(self.likely);
        }
        if self.low > 0.0 {
            let [low, likely, high] = [self.low, self.likely, self.high].map(f64::ln);
            return Spread::OverLogarithms(Triangle::new(low, likely, high));
        }
        Spread::OverValues(Triangle::new(self.low, self.likely, self.high))
    }
}

/// A range made ready for drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spread {
    Fixed(f64),
    OverLogarithms(Triangle),
    OverValues(Triangle),
}

impl Spread {
    /// The value below which the share `u` (0 to 1) lies.
    #[must_use]
    pub fn at(self, u: f64) -> f64 {
        match self {
            Spread::Fixed(value) => value,
            Spread::OverLogarithms(triangle) => triangle.at(u).exp(),
            Spread::OverValues(triangle) => triangle.at(u),
        }
    }

    /// Half the draws lie below this.
    #[must_use]
    pub fn median(self) -> f64 {
        self.at(0.5)
    }
}

/// Cells of a [`Quantiles`].
const CELLS: usize = 1024;

/// A spread as a table of its values at even shares, with straight lines between: what hundreds of thousands of draws are
/// taken from. Between the hundredth and the ninety-ninth share it is within a thousandth of the exact value.
#[derive(Debug, Clone)]
pub struct Quantiles(Box<[f64; CELLS + 1]>);

impl Quantiles {
    /// The value below which the share `u` (0 to less than 1) lies.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a cell's number is from 0 to 1023"
    )]
    pub fn at(&self, u: f32) -> f64 {
        let place = f64::from(u) * CELLS as f64;
        let cell = (place as usize).min(CELLS - 1);
        let (from, to) = (self.0[cell], self.0[cell + 1]);
        from + (to - from) * (place - cell as f64)
    }
}

impl From<Spread> for Quantiles {
    #[expect(clippy::cast_precision_loss, reason = "a cell's number is from 0 to 1024")]
    fn from(spread: Spread) -> Quantiles {
        Quantiles(Box::new(std::array::from_fn(|cell| spread.at(cell as f64 / CELLS as f64))))
    }
}

/// A triangular distribution by its inverse.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Triangle {
    low: f64,
    high: f64,
    /// The share that lies below the likely value.
    below: f64,
    /// (high − low)(likely − low) and (high − low)(high − likely).
    rising: f64,
    falling: f64,
}

impl Triangle {
    fn new(low: f64, likely: f64, high: f64) -> Triangle {
        let width = high - low;
        Triangle {
            low,
            high,
            below: (likely - low) / width,
            rising: width * (likely - low),
            falling: width * (high - likely),
        }
    }

    fn at(self, u: f64) -> f64 {
        if u < self.below {
            self.low + (u * self.rising).sqrt()
        } else {
            self.high - ((1.0 - u) * self.falling).sqrt()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_ends_and_half_lies_on_each_side_of_a_symmetric_likely_value() {
        let spread = Range::new(1.0, 2.0, 4.0).unwrap().spread();
        assert!((spread.at(0.0) - 1.0).abs() < 1e-12);
        assert!((spread.at(1.0) - 4.0).abs() < 1e-12);
        assert!((spread.median() - 2.0).abs() < 1e-12);
        let about_zero = Range::new(-1.0, 0.0, 1.0).unwrap().spread();
        assert!(about_zero.median().abs() < 1e-12);
    }

    #[test]
    fn the_table_of_a_spread_is_within_a_thousandth_of_it() {
        for range in [Range::new(1.0, 3.0, 30.0), Range::new(-0.3, -0.1, 0.2), Range::new(0.0, 0.0, 5.0)] {
            let spread = range.unwrap().spread();
            let table = Quantiles::from(spread);
            for i in 10..990_u16 {
                let u = f32::from(i) / 1000.0;
                let (exact, read) = (spread.at(f64::from(u)), table.at(u));
                assert!((exact - read).abs() <= 1e-3 * exact.abs().max(0.01), "{u}: {exact} {read}");
            }
        }
    }

    #[test]
    fn a_known_figure_does_not_spread_and_disorder_is_refused() {
        assert_eq!(Range::exactly(7.0).spread().at(0.9).to_bits(), 7.0_f64.to_bits());
        assert_eq!(Range::new(2.0, 1.0, 3.0), None);
        assert_eq!(Range::new(1.0, f64::NAN, 3.0), None);
    }
}
