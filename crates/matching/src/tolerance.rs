//! ISO 286 widths at a dimension, for showing what a grade means on the part at hand.

use vocabulary::{Length, MilliGrade};

/// The upper end of each range of nominal sizes in mm, and the width of IT7 in it in micrometres (ISO 286-1).
const IT7: [(u32, u32); 21] = [
    (3, 10),
    (6, 12),
    (10, 15),
    (18, 18),
    (30, 21),
    (50, 25),
    (80, 30),
    (120, 35),
    (180, 40),
    (250, 46),
    (315, 52),
    (400, 57),
    (500, 63),
    (630, 70),
    (800, 80),
    (1000, 90),
    (1250, 105),
    (1600, 125),
    (2000, 150),
    (2500, 175),
    (3150, 210),
];

/// Tolerance units of IT5 to IT18 (ISO 286-1, table 1).
const UNITS: [u32; 14] = [7, 10, 16, 25, 40, 64, 100, 160, 250, 400, 640, 1000, 1600, 2500];

/// The width of a grade at a dimension, to the nearest micrometre.
#[must_use]
pub fn width_at(grade: MilliGrade, at: Length) -> Length {
    let mm = at.um().div_ceil(1000);
    let it7 = IT7.iter().find(|&&(end, _)| mm <= end).unwrap_or(&IT7[IT7.len() - 1]).1;
    let above_it5 = u32::from(grade.0).clamp(5000, 18_000) - 5000;
    let (step, part) = ((above_it5 / 1000) as usize, u64::from(above_it5 % 1000));
    let low = u64::from(UNITS[step]);
    let high = u64::from(*UNITS.get(step + 1).unwrap_or(&UNITS[step]));
    let milli_units = low * 1000 + (high - low) * part;
    let width = (milli_units * u64::from(it7) + 8000) / 16_000;
    Length::from_um(u32::try_from(width).expect("the widest grade is below 40 mm"))
}
