//! Does the part go in? Boxes are compared sorted, since a part can be turned round; round parts by diameter and
//! length along their axis.

use vocabulary::Length;

use super::{margin, not_stated};
use crate::ask::size_amount;
use crate::criterion::{Amount, Verdict};
use crate::need::PartSize;
use crate::offer::Envelope;

/// Does the part go in at `asked` thousandths of its size?
pub(super) fn size(part: PartSize, asked: u32, largest: Option<Envelope>) -> Verdict {
    let Some(largest) = largest else { return not_stated() };
    let offered = Some(match largest {
        Envelope::Box(sides) => Amount::Box(descending(sides)),
        Envelope::Round { diameter, length } => Amount::Round { diameter, length },
    });
    let fits = scale_that_fits(part, largest);
    let margin = Some(margin(fits.into(), asked.into()));
    if fits >= asked {
        return Verdict::Met { margin, offered };
    }
    let relax_to = (fits > 0).then(|| size_amount(scaled(part, fits)));
    Verdict::Missed { margin, offered, relax_to }
}

/// The largest scale, in thousandths and at most 100,000, at which the part goes in; 1000 or more means that it
/// goes in as it is. Monotone in every measure of the envelope.
#[must_use]
pub fn scale_that_fits(part: PartSize, largest: Envelope) -> u32 {
    match (part, largest) {
        (PartSize::Box(part), Envelope::Box(room)) => box_in_box(descending(part), descending(room)),
        (PartSize::Round { diameter, length }, Envelope::Box(room)) => {
            box_in_box(descending([diameter, diameter, length]), descending(room))
        }
        (PartSize::Round { diameter, length }, Envelope::Round { diameter: room, length: along }) => {
            ratio(room, diameter).min(ratio(along, length))
        }
        (PartSize::Box(part), Envelope::Round { diameter, length }) => {
            // Along each side in turn: the circle round the other two must go into the diameter.
            let [a, b, c] = descending(part);
            let along = |axis: Length, one: Length, other: Length| {
                ratio(length, axis).min(circle_ratio(diameter, one, other))
            };
            along(a, b, c).max(along(b, a, c)).max(along(c, a, b))
        }
    }
}

/// Scales above this are not told apart: a part that could be a hundred times larger simply fits.
const SCALE_CAP: u32 = 100_000;

/// The part at a scale in thousandths, each measure rounded down to a micrometre.
#[must_use]
pub fn scaled(part: PartSize, scale: u32) -> PartSize {
    let at = |length: Length| {
        let um = u64::from(length.um()) * u64::from(scale) / 1000;
        Length::from_um(u32::try_from(um).unwrap_or(u32::MAX))
    };
    match part {
        PartSize::Box(sides) => PartSize::Box(sides.map(at)),
        PartSize::Round { diameter, length } => {
            PartSize::Round { diameter: at(diameter), length: at(length) }
        }
    }
}

fn box_in_box(part: [Length; 3], room: [Length; 3]) -> u32 {
    ratio(room[0], part[0]).min(ratio(room[1], part[1])).min(ratio(room[2], part[2]))
}

/// `room / part` in thousandths, rounded down.
fn ratio(room: Length, part: Length) -> u32 {
    let thousandths = u64::from(room.um()) * 1000 / u64::from(part.um().max(1));
    u32::try_from(thousandths).unwrap_or(u32::MAX).min(SCALE_CAP)
}

/// The diameter over the diagonal of two sides, in thousandths, rounded down: the largest `s` with
/// `s² · (one² + other²) <= (1000 · diameter)²`.
fn circle_ratio(diameter: Length, one: Length, other: Length) -> u32 {
    let square = |length: Length| u128::from(length.um()) * u128::from(length.um());
    let diagonal = (square(one) + square(other)).max(1);
    let thousandths = (square(diameter) * 1_000_000 / diagonal).isqrt();
    u32::try_from(thousandths).unwrap_or(u32::MAX).min(SCALE_CAP)
}

/// The smallest diameter whose [`circle_ratio`] for two sides is at least `scale`, in micrometres.
pub(crate) fn circle_needed(scale: u32, one: Length, other: Length) -> u128 {
    let square = |n: u32| u128::from(n) * u128::from(n);
    let diagonal = (square(one.um()) + square(other.um())).max(1);
    // The ratio is the whole root of the whole quotient diameter² · 10⁶ / diagonal².
    let squared = (square(scale) * diagonal).div_ceil(1_000_000);
    let root = squared.isqrt();
    if root * root < squared { root + 1 } else { root }
}

/// Longest first.
pub(crate) fn descending(mut sides: [Length; 3]) -> [Length; 3] {
    sides.sort_unstable_by(|a, b| b.cmp(a));
    sides
}
