//! From which number one process is cheaper than another: N* = (F_B − F_A) / (v_A − v_B), draw by draw.
//!
//! F is what is paid whatever the number, v what each piece adds. Within the first batch and the first tool the formula
//! holds as it stands; beyond, batches and tools come in proportion, which bends each line at most twice, and the formula
//! is used between the bends. (Costs at a number count whole batches and whole tools; a break-even does not, since steps
//! would cross to and fro.)

use vocabulary::ProcessId;

use crate::cost::{Lines, Percentiles, percentiles};

/// Beyond this nobody asks.
pub const FARTHEST: f64 = 1e7;

/// When to go from one process to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct BreakEven {
    pub from: ProcessId,
    pub to: ProcessId,
    /// Share of the draws in which `to` is never cheaper, up to ten million pieces.
    pub p_none: f64,
    /// Share in which it is cheaper from the first piece.
    pub p_from_first: f64,
    /// Pieces, over the draws in which there is a break-even beyond the first piece; `None` when there is none.
    pub pieces: Option<Percentiles>,
}

/// Where `b` becomes cheaper than `a` in one draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Crossing {
    Never,
    FromTheFirst,
    At(f64),
}

/// The break-even of two processes with the cavities that each has where they meet.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "there are at most 65,536 draws")]
pub fn break_even(from: (ProcessId, &[Lines], f64), to: (ProcessId, &[Lines], f64)) -> BreakEven {
    let (mut never, mut first) = (0_u32, 0_u32);
    let mut pieces = Vec::with_capacity(from.1.len());
    for (a, b) in from.1.iter().zip(to.1) {
        match crossing((a, from.2), (b, to.2)) {
            Crossing::Never => never += 1,
            Crossing::FromTheFirst => first += 1,
            Crossing::At(n) => pieces.push(n),
        }
    }
    let share = |n: u32| f64::from(n) / (from.1.len().max(1) as f64);
    BreakEven {
        from: from.0,
        to: to.0,
        p_none: share(never),
        p_from_first: share(first),
        pieces: percentiles(&pieces),
    }
}

/// The smallest number from which `b` is cheaper.
#[must_use]
pub fn crossing(a: (&Lines, f64), b: (&Lines, f64)) -> Crossing {
    let mut ends = [a.0.bends(a.1)[0], a.0.bends(a.1)[1], b.0.bends(b.1)[0], b.0.bends(b.1)[1], FARTHEST];
    ends.sort_unstable_by(f64::total_cmp);
    let mut start = 1.0;
    for end in ends {
        let end = end.min(FARTHEST);
        if end <= start {
            continue;
        }
        let ((fixed_a, slope_a), (fixed_b, slope_b)) = (a.0.line_at(start, a.1), b.0.line_at(start, b.1));
        let ahead = |n: f64| (fixed_a + slope_a * n) - (fixed_b + slope_b * n);
        if ahead(start) > 0.0 {
            return if start > 1.0 { Crossing::At(start) } else { Crossing::FromTheFirst };
        }
        let meets = (fixed_b - fixed_a) / (slope_a - slope_b);
        if slope_a > slope_b && meets < end {
            return Crossing::At(meets.max(start));
        }
        start = end;
    }
    Crossing::Never
}
