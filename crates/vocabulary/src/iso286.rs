//! ISO 286 tolerance grades as a function: how fine a tolerance is, whatever the size of the dimension.
//!
//! At the values of the table a grade is exact. Between two grades it goes by ratio (logarithm), below IT5 and
//! above IT18 by the standard's own rule of a factor ten for five grades. Logarithms are computed in whole
//! numbers, so that every machine gives the same answer.

use std::sync::OnceLock;

use crate::measure::{Length, MilliGrade};
use crate::table;
use crate::vocabulary::data;

const FINEST: u8 = 5;
const COARSEST: u8 = 18;
const GRADES: usize = (COARSEST - FINEST + 1) as usize;

/// A whole ISO 286 grade, IT0 to IT18 (IT01 is not used in practice and not held).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grade(u8);

impl Grade {
    /// `None` above 18.
    #[must_use]
    pub const fn new(number: u8) -> Option<Grade> {
        if number <= COARSEST { Some(Grade(number)) } else { None }
    }

    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Reads "IT7", "it 7" or "IT07".
    #[must_use]
    pub fn parse(text: &str) -> Option<Grade> {
        let text = text.trim();
        let digits = text.get(..2).filter(|p| p.eq_ignore_ascii_case("it")).map(|_| text[2..].trim())?;
        Grade::new(digits.parse().ok()?)
    }
}

impl std::fmt::Display for Grade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "IT{}", self.0)
    }
}

impl From<Grade> for MilliGrade {
    fn from(grade: Grade) -> MilliGrade {
        MilliGrade(u16::from(grade.0) * 1000)
    }
}

struct SizeRange {
    /// Upper end of the nominal size, inclusive.
    up_to: Length,
    /// Widths in micrometres, IT5 first.
    widths: [u32; GRADES],
    /// Their logarithms ([`log2`]).
    logarithms: [u32; GRADES],
}

fn ranges() -> &'static [SizeRange] {
    static RANGES: OnceLock<Vec<SizeRange>> = OnceLock::new();
    RANGES.get_or_init(|| {
        let columns: [&str; GRADES] = [
            "IT5", "IT6", "IT7", "IT8", "IT9", "IT10", "IT11", "IT12", "IT13", "IT14", "IT15", "IT16",
            "IT17", "IT18",
        ];
        let read = table::rows("it_grades.csv", data!("it_grades.csv"), |row| {
            let up_to: u32 = row.required("up_to_mm")?;
            let mut widths = [0; GRADES];
            for (width, column) in widths.iter_mut().zip(columns) {
                *width = row.required(column)?;
            }
            Ok(SizeRange { up_to: Length::from_um(up_to * 1000), widths, logarithms: widths.map(log2) })
        });
        match read {
            Ok(ranges) => ranges,
            Err(mistake) => panic!("{mistake}"),
        }
    })
}

/// The row for a nominal size; beyond 10 m, where no table reaches, the last row holds.
fn range_of(nominal: Length) -> &'static SizeRange {
    let ranges = ranges();
    let index = ranges.partition_point(|r| r.up_to < nominal).min(ranges.len() - 1);
    &ranges[index]
}

/// Where a tolerance of total `width` (upper minus lower limit) on a dimension of size `nominal` stands on the
/// scale of grades, rounded down to a thousandth of a grade. A width of nothing is 0, finer than any process.
#[must_use]
pub fn grade_position(width: Length, nominal: Length) -> MilliGrade {
    let SizeRange { widths, logarithms, .. } = range_of(nominal);
    let w = width.um();
    if w == 0 {
        return MilliGrade(0);
    }
    let logarithm = log2(w);
    if w < widths[0] {
        // Five grades finer for every factor of ten; rounded away from IT5 so that finer is always less.
        let below = (5000 * u64::from(logarithms[0] - logarithm)).div_ceil(u64::from(LOG2_10));
        return MilliGrade(u16::try_from(5000_u64.saturating_sub(below)).unwrap_or(0));
    }
    let index = widths.partition_point(|&known| known <= w) - 1;
    let base = u64::from(FINEST) * 1000 + index as u64 * 1000;
    let above = u64::from(logarithm - logarithms[index]);
    let beyond = match logarithms.get(index + 1) {
        Some(&next) => 1000 * above / u64::from(next - logarithms[index]),
        None => 5000 * above / u64::from(LOG2_10),
    };
    let beyond = if index + 1 < GRADES { beyond.min(999) } else { beyond };
    MilliGrade(u16::try_from(base + beyond).unwrap_or(u16::MAX))
}

/// The narrowest total width on a dimension of size `nominal` that is no finer than `position`: what a need must
/// allow for a maker of that grade. At whole grades from IT5 to IT18 it is the table's value.
#[must_use]
pub fn width_at(position: MilliGrade, nominal: Length) -> Length {
    let reached = |width: u32| grade_position(Length::from_um(width), nominal) >= position;
    // Starts from a guess and goes both ways in growing steps: what is found is checked, whatever the guess.
    let guess = guessed_width(position, nominal);
    let (mut low, mut high, mut step) = (0, u32::MAX, 1_u32);
    if reached(guess) {
        high = guess;
        while low < high {
            let probe = high.saturating_sub(step);
            if !reached(probe) {
                low = probe + 1;
                break;
            }
            (high, step) = (probe, step.saturating_mul(2));
        }
    } else {
        low = guess.saturating_add(1);
        while low < high {
            let probe = low.saturating_add(step - 1);
            if reached(probe) {
                high = probe;
                break;
            }
            (low, step) = (probe.saturating_add(1), step.saturating_mul(2));
        }
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if reached(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Length::from_um(low)
}

/// About [`width_at`], in floating point.
fn guessed_width(position: MilliGrade, nominal: Length) -> u32 {
    let widths = &range_of(nominal).widths;
    let grades = (f64::from(position.0) - f64::from(FINEST) * 1000.0) / 1000.0;
    let index = usize::from(position.0 / 1000).saturating_sub(usize::from(FINEST)).min(GRADES - 1);
    let from = f64::from(widths[index]);
    // Between two grades by their ratio; outside the table five grades for every factor of ten.
    let ratio = widths
        .get(index + 1)
        .filter(|_| grades >= 0.0)
        .map_or(10_f64.powf(0.2), |&next| f64::from(next) / from);
    let beyond = grades - f64::from(u16::try_from(index).expect("there are few grades"));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is clamped")]
    let width = (from * ratio.powf(beyond)).ceil().clamp(0.0, f64::from(u32::MAX - 1)) as u32;
    width
}

/// 10 in the fixed point of [`log2`].
const LOG2_10: u32 = 445_861_641;

/// Logarithm to base two with 27 binary places, by repeated squaring of the mantissa: whole numbers only.
fn log2(n: u32) -> u32 {
    debug_assert!(n > 0, "only positive widths are asked for");
    let whole = n.ilog2();
    let mut mantissa = u64::from(n) << (31 - whole);
    let mut places = 0_u32;
    for _ in 0..27 {
        mantissa = (mantissa * mantissa) >> 31;
        places <<= 1;
        if mantissa >= 1 << 32 {
            mantissa >>= 1;
            places |= 1;
        }
    }
    (whole << 27) | places
}
